//! The meshes of the stage: bust, hand and muscles as they were baked, the balls, a sheet.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, MeshVertexAttribute, PrimitiveTopology, VertexAttributeValues, VertexFormat};
use bevy::prelude::*;

use crate::atlas::vocabulary::Grip;
use crate::score::moment::MOST_CONTACTS;
use crate::sculpt;
use crate::sculpt::hand::HandMesh;

/// Segments round a ball, and rings from pole to pole.
const ROUND: u16 = 24;
const RINGS: u16 = 14;
/// What a grip takes from or adds to the resting hand, metres, before the bones move it.
pub(super) const CORRECTION: MeshVertexAttribute =
    MeshVertexAttribute::new("Vertex_Correction", 0x5719_0001, VertexFormat::Float32x3);
/// What is added to its normal in that grip.
pub(super) const TURN: MeshVertexAttribute =
    MeshVertexAttribute::new("Vertex_Turn", 0x5719_0004, VertexFormat::Float32x3);
/// The bones that a vertex of the hand goes with, and how much: our own names, for the engine's would want its own bones.
pub(super) const BONES: MeshVertexAttribute =
    MeshVertexAttribute::new("Vertex_Bones", 0x5719_0002, VertexFormat::Uint16x4);
pub(super) const PULLS: MeshVertexAttribute =
    MeshVertexAttribute::new("Vertex_Pulls", 0x5719_0003, VertexFormat::Float32x4);

fn triangles(positions: Vec<[f32; 3]>, indices: Vec<u32>) -> Mesh {
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_indices(Indices::U32(indices))
}

/// The bust.
pub(super) fn bust(mesh: &sculpt::Mesh) -> Mesh {
    triangles(mesh.positions.clone(), mesh.indices.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, mesh.normals.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, mesh.colours.clone())
}

/// The hand with what one grip corrects.
pub(super) fn hand(mesh: &HandMesh, grip: Grip) -> Mesh {
    let of_grip = |all: &[(Grip, Vec<[f32; 3]>)]| {
        let found = all.iter().find(|(of, _)| *of == grip).map(|(_, offsets)| offsets.clone());
        found.unwrap_or_else(|| vec![[0.0; 3]; mesh.positions.len()])
    };
    let joints = mesh.joints.iter().map(|joints| joints.map(u16::from)).collect();
    triangles(mesh.positions.clone(), mesh.indices.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, mesh.normals.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, mesh.colours.clone())
        .with_inserted_attribute(BONES, VertexAttributeValues::Uint16x4(joints))
        .with_inserted_attribute(PULLS, mesh.weights.clone())
        .with_inserted_attribute(CORRECTION, of_grip(&mesh.correctives))
        .with_inserted_attribute(TURN, of_grip(&mesh.turns))
}

/// A muscle.
pub(super) fn muscle(mesh: &sculpt::MuscleMesh) -> Mesh {
    triangles(mesh.positions.clone(), mesh.indices.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, mesh.normals.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, mesh.uv.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, mesh.colours.clone())
}

/// A ball for each contact in one mesh, placed by the shader. Positions are directions; the normal's y is which contact.
pub(super) fn balls() -> Mesh {
    let (mut directions, mut places, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for ball in 0..u16::try_from(MOST_CONTACTS).unwrap_or(u16::MAX) {
        let first = u32::try_from(directions.len()).unwrap_or(u32::MAX);
        for ring in 0..=RINGS {
            let down = f32::from(ring) / f32::from(RINGS) * std::f32::consts::PI;
            for step in 0..ROUND {
                let turn = f32::from(step) / f32::from(ROUND) * std::f32::consts::TAU;
                directions.push([down.sin() * turn.cos(), down.sin() * turn.sin(), down.cos()]);
                places.push([0.0, f32::from(ball), 0.0]);
            }
        }
        for ring in 0..u32::from(RINGS) {
            for step in 0..u32::from(ROUND) {
                let next = (step + 1) % u32::from(ROUND);
                let corner = |ring: u32, step: u32| first + ring * u32::from(ROUND) + step;
                let [a, b, c, d] =
                    [corner(ring, step), corner(ring, next), corner(ring + 1, step), corner(ring + 1, next)];
                indices.extend([a, c, b, b, c, d]);
            }
        }
    }
    triangles(directions, indices).with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, places)
}

/// A sheet over the whole picture, in a grid.
pub(super) fn sheet() -> Mesh {
    const COLUMNS: u16 = 32;
    const ROWS: u16 = 24;
    let (mut positions, mut indices) = (Vec::new(), Vec::new());
    for row in 0..=ROWS {
        for column in 0..=COLUMNS {
            let share = |at: u16, of: u16| 2.0 * f32::from(at) / f32::from(of) - 1.0;
            positions.push([share(column, COLUMNS), share(row, ROWS), 0.0]);
            if row < ROWS && column < COLUMNS {
                let corner = u32::from(row) * u32::from(COLUMNS + 1) + u32::from(column);
                let above = corner + u32::from(COLUMNS + 1);
                indices.extend([corner, corner + 1, above, above, corner + 1, above + 1]);
            }
        }
    }
    triangles(positions, indices)
}
