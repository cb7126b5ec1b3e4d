//! The resting hand and how its skin follows the bones: movements, correctives, samples.
//!
//! The skin is made once, in the pose [`REST`] (half open); [`moves`] says where each bone takes it. What that gets wrong in
//! a grip is made good by an offset for each vertex, added in the resting pose before the bones move it: [`corrective`].

use glam::{DAffine3, DVec3};

use crate::sculpt::field::smooth::rise;
use crate::sculpt::hand::bones::{BONES, Bone};
use crate::sculpt::hand::posed::HandField;
use crate::sculpt::hand::skeleton::{Angles, frames};
use crate::sculpt::hand::weights::{Pull, weights};
use crate::sculpt::mesh::grid::Grid;
use crate::sculpt::mesh::march::march;
use crate::sculpt::threads::each;

/// The pose in which the skin is made: half open, nothing touches.
pub const REST: Angles = Angles::degrees([
    0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 8.0, 8.0, //
    14.0, 3.0, 16.0, 8.0, //
    14.0, 0.0, 16.0, 8.0, //
    14.0, -3.0, 16.0, 8.0, //
    14.0, -6.0, 16.0, 8.0,
]);

/// The farthest that a corrective moves a vertex, mm.
const FARTHEST: f64 = 6.0;
/// Shorter offsets are left out, mm.
const LEAST: f64 = 0.2;
/// The grid of the samples, mm.
const SAMPLE_STEP: f64 = 5.0;

/// Where each bone takes the skin of the resting hand when the joints have these angles, in the palm's frame, mm.
#[must_use]
pub fn moves(angles: &Angles) -> [DAffine3; BONES] {
    let (rest, posed) = (frames(&REST), frames(angles));
    std::array::from_fn(|i| posed[i] * rest[i].inverse())
}

/// One place of the resting skin, for whoever places the hand on the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Where it is in the resting hand, mm in the palm's frame.
    pub at: DVec3,
    /// The bones it goes with.
    pub pull: Pull,
    /// The bone whose flesh it is.
    pub bone: Bone,
}

/// Some 3000 places, evenly over the skin of the resting hand.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let rest = HandField::posed(&REST);
    let skin = march(&rest, &Grid::even(rest.reach(), SAMPLE_STEP));
    let points = each(&skin.points, |p| rest.project(*p, 5, 1.5));
    let pulls = weights(&rest, &points, &skin.faces);
    points.iter().zip(pulls).map(|(at, pull)| Sample { at: *at, pull, bone: rest.nearest_bone(*at) }).collect()
}

/// The offsets, in the resting pose, that bring each vertex onto the skin of the hand posed with these angles, mm.
pub(crate) fn corrective(angles: &Angles, points: &[DVec3], pulls: &[Pull]) -> Vec<DVec3> {
    let (field, moves) = (HandField::posed(angles), moves(angles));
    let pairs: Vec<(DVec3, Pull)> = points.iter().copied().zip(pulls.iter().copied()).collect();
    each(&pairs, |(p, pull)| {
        let own = pull.blend(&moves);
        let skinned = own.transform_point3(*p);
        let shift = (field.project(skinned, 8, 1.2) - skinned).clamp_length_max(FARTHEST);
        // Where the bones' movements nearly cancel, a small step at rest would be a large one in the pose.
        if shift.length() < LEAST || own.matrix3.determinant() < 0.05 {
            return DVec3::ZERO;
        }
        let offset = own.matrix3.inverse() * shift;
        offset * (1.0 - rise(FARTHEST, 3.0 * FARTHEST, offset.length()))
    })
}
