//! A finished mesh: both halves, in metres, with normals and colours.
//!
//! [`Mesh`] is what is written to and read from a .glb. [`mirrored`] makes it from the left half: the right one is its
//! exact mirror image, the midline's vertices are shared.

pub(crate) mod decimate;
pub(crate) mod even;
pub mod glb;
pub(crate) mod grid;
pub(crate) mod march;
pub(crate) mod occlusion;
pub mod parts;

use glam::DVec3;

use crate::sculpt::field::Field;
use crate::sculpt::mesh::march::{Half, index};

/// What triangles can be made of: something with a distance at every point, negative inside.
pub(crate) trait Surface: Sync {
    /// Millimetres from `p` to the skin.
    fn distance(&self, p: DVec3) -> f64;
}

impl Surface for Field {
    fn distance(&self, p: DVec3) -> f64 {
        self.distance(p)
    }
}

/// Triangles with a normal and a colour at each vertex. Metres; +Y up, +Z forward, +X the subject's left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    /// Where the vertices are, metres.
    pub positions: Vec<[f32; 3]>,
    /// The way out at each vertex, 1 long.
    pub normals: Vec<[f32; 3]>,
    /// Red, green and blue by which the stone's own colour is multiplied, and how much of the sky is seen (1 all, 0 none).
    pub colours: Vec<[f32; 4]>,
    /// Three vertices for each triangle, anticlockwise from outside.
    pub indices: Vec<u32>,
}

/// What belongs to one vertex of the left half besides its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(crate) normal: DVec3,
    pub(crate) colour: [f32; 4],
}

/// The whole mesh from its left half, which is in millimetres.
pub(crate) fn mirrored(half: &Half, looks: &[Look]) -> Mesh {
    let mut mesh = Mesh::default();
    let mut other = Vec::with_capacity(half.points.len());
    for (point, look) in half.points.iter().zip(looks) {
        mesh.push(*point, look.normal, look.colour);
    }
    let flip = DVec3::new(-1.0, 1.0, 1.0);
    for (i, (point, look)) in half.points.iter().zip(looks).enumerate() {
        if point.x == 0.0 {
            other.push(index(i));
        } else {
            other.push(index(mesh.positions.len()));
            mesh.push(*point * flip, look.normal * flip, look.colour);
        }
    }
    for face in &half.faces {
        mesh.indices.extend(face);
    }
    for face in &half.faces {
        mesh.indices.extend([face[0], face[2], face[1]].map(|v| other[v as usize]));
    }
    mesh
}

impl Mesh {
    fn push(&mut self, point: DVec3, normal: DVec3, colour: [f32; 4]) {
        self.positions.push((point * 1e-3).as_vec3().to_array());
        self.normals.push(normal.as_vec3().to_array());
        self.colours.push(colour);
    }

    /// How many triangles there are.
    #[must_use]
    pub fn triangles(&self) -> usize {
        self.indices.len() / 3
    }
}
