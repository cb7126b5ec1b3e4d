//! The finished hand: one skin with its weights and what each grip corrects.

use crate::atlas::vocabulary::Grip;

/// The right hand in the pose [`super::skin::REST`]: metres, in the palm's frame.
///
/// A vertex is shown at `Σ weight · move · (position + share · corrective)`, with the moves of [`super::skin::moves`] and each
/// grip's share of the pose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandMesh {
    /// Where the vertices are.
    pub positions: Vec<[f32; 3]>,
    /// The way out at each vertex, 1 long.
    pub normals: Vec<[f32; 3]>,
    /// Red, green and blue by which the skin's own colour is multiplied, and how much of the open is seen at rest.
    pub colours: Vec<[f32; 4]>,
    /// The four bones that each vertex goes with, in the order of [`super::Bone`].
    pub joints: Vec<[u8; 4]>,
    /// How much it goes with each; they sum to 1.
    pub weights: Vec<[f32; 4]>,
    /// Three vertices for each triangle, anticlockwise from outside.
    pub indices: Vec<u32>,
    /// For each grip with a hand the offsets of all vertices in the resting pose; most are zero.
    pub correctives: Vec<(Grip, Vec<[f32; 3]>)>,
    /// For the same grips what is added to the normals at rest, before the bones turn them.
    pub turns: Vec<(Grip, Vec<[f32; 3]>)>,
}

impl HandMesh {
    /// How many triangles there are.
    #[must_use]
    pub fn triangles(&self) -> usize {
        self.indices.len() / 3
    }
}
