//! The meshes of the stage: the bust as it was baked, the pads, a sheet.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

use crate::score::moment::MOST_CONTACTS;
use crate::sculpt;

/// Segments round a pad.
const ROUND: u16 = 20;
/// Rings on the tip, and along the finger.
const TIP_RINGS: u16 = 7;
const FINGER_RINGS: u16 = 7;

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

/// Sixteen pads in one mesh, placed by the shader. Positions are directions on a half ball with its pole at the tip;
/// the normal's x is how far back along the finger a vertex lies, its y which pad it belongs to.
pub(super) fn pads() -> Mesh {
    let (mut directions, mut places, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    let rings = TIP_RINGS + FINGER_RINGS;
    for pad in 0..u16::try_from(MOST_CONTACTS).unwrap_or(u16::MAX) {
        let first = u32::try_from(directions.len()).unwrap_or(u32::MAX);
        for ring in 0..=rings {
            let down = (f32::from(ring.min(TIP_RINGS)) / f32::from(TIP_RINGS)) * std::f32::consts::FRAC_PI_2;
            let along = f32::from(ring.saturating_sub(TIP_RINGS)) / f32::from(FINGER_RINGS);
            for step in 0..ROUND {
                let turn = f32::from(step) / f32::from(ROUND) * std::f32::consts::TAU;
                directions.push([down.sin() * turn.cos(), down.sin() * turn.sin(), down.cos()]);
                places.push([along, f32::from(pad), 0.0]);
            }
        }
        for ring in 0..u32::from(rings) {
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
