//! The resting hand and how its skin follows the bones: movements, correctives, samples.
//!
//! The skin is made once, in the pose [`REST`] (half open); [`moves`] says where each bone takes it. What that gets wrong in
//! a grip is made good by an offset for each vertex, added in the resting pose before the bones move it: [`corrective`].

use glam::{DAffine3, DVec3};

use crate::sculpt::field::smooth::rise;
use crate::sculpt::hand::bones::{BONES, Bone};
use crate::sculpt::hand::flesh::Group;
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
const FARTHEST: f64 = 14.0;
/// Offsets shorter than the first are left out, those longer than the second kept whole, mm.
const LEAST: [f64; 2] = [0.12, 0.4];
/// How often folded skin is evened out, and how many rings of neighbours round the folds.
const ROUNDS: usize = 8;
const RINGS: usize = 2;
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

/// What a grip corrects: for each vertex, in the resting pose, an offset in millimetres and what is added to its normal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corrective {
    pub(crate) offsets: Vec<DVec3>,
    pub(crate) turns: Vec<DVec3>,
}

/// What brings each vertex onto the skin of the hand posed with these angles.
pub(crate) fn corrective(
    angles: &Angles,
    resting: &[(DVec3, DVec3)],
    pulls: &[Pull],
    faces: &[[u32; 3]],
) -> Corrective {
    let (field, moves) = (HandField::posed(angles), moves(angles));
    let own: Vec<DAffine3> = pulls.iter().map(|pull| pull.blend(&moves)).collect();
    let skinned: Vec<DVec3> = resting.iter().zip(&own).map(|((p, _), own)| own.transform_point3(*p)).collect();
    let rest = HandField::posed(&REST);
    // Each vertex goes to the skin of its own digit, even where another one presses against it.
    let groups = each(resting, |(p, _)| rest.group(*p));
    let paired: Vec<_> = skinned.iter().copied().zip(groups.iter().copied()).collect();
    let mut points = each(&paired, |(p, group)| field.project_of(*group, *p, 8, 1.2));
    for _ in 0..ROUNDS {
        let folded = folded(&field, &points, &groups, faces);
        points = relaxed(&field, &points, &groups, &folded, faces);
    }
    let parts: Vec<_> = (0..points.len()).map(|i| (points[i], skinned[i], own[i], resting[i].1, groups[i])).collect();
    let corrected = each(&parts, |(p, from, own, normal, group)| {
        let shift = (*p - *from).clamp_length_max(FARTHEST);
        // Where the bones' movements nearly cancel, a small step at rest would be a large one in the pose.
        if shift.length() < LEAST[0] || own.matrix3.determinant() < 0.05 {
            return (DVec3::ZERO, DVec3::ZERO);
        }
        let back = own.matrix3.inverse();
        let offset = back * shift;
        let kept = rise(LEAST[0], LEAST[1], shift.length()) * (1.0 - rise(FARTHEST, 3.0 * FARTHEST, offset.length()));
        let turn = (back * field.slope_of(*group, *from + shift)).normalize_or(*normal) - *normal;
        (offset * kept, turn * kept)
    });
    let (offsets, turns) = corrected.into_iter().unzip();
    Corrective { offsets, turns }
}

/// Which points lie at a triangle that is turned over, or next to one: there skin was pushed together.
fn folded(field: &HandField, points: &[DVec3], groups: &[Group], faces: &[[u32; 3]]) -> Vec<bool> {
    let tilted = each(faces, |face| {
        let [a, b, c] = face.map(|i| points[i as usize]);
        let normal = (b - a).cross(c - a);
        normal.dot(field.slope_of(groups[face[0] as usize], (a + b + c) / 3.0)) < 0.35 * normal.length()
    });
    let mut folded = vec![false; points.len()];
    let mark = |folded: &mut Vec<bool>, face: &[u32; 3]| face.iter().for_each(|i| folded[*i as usize] = true);
    faces.iter().zip(&tilted).filter(|(_, tilted)| **tilted).for_each(|(face, _)| mark(&mut folded, face));
    for _ in 0..RINGS {
        let before = folded.clone();
        let near = faces.iter().filter(|face| face.iter().any(|i| before[*i as usize]));
        near.for_each(|face| mark(&mut folded, face));
    }
    folded
}

/// The loose points drawn towards the middle of their neighbours, and back onto the skin.
fn relaxed(field: &HandField, points: &[DVec3], groups: &[Group], loose: &[bool], faces: &[[u32; 3]]) -> Vec<DVec3> {
    let mut sums = vec![(DVec3::ZERO, 0.0); points.len()];
    for face in faces {
        for k in 0..3 {
            let (a, b) = (face[k] as usize, face[(k + 1) % 3] as usize);
            for (v, other) in [(a, b), (b, a)] {
                sums[v] = (sums[v].0 + points[other], sums[v].1 + 1.0);
            }
        }
    }
    let parts: Vec<_> = (0..points.len()).map(|i| (points[i], groups[i], loose[i], sums[i])).collect();
    each(&parts, |(p, group, loose, (sum, count))| {
        if !loose || *count == 0.0 {
            return *p;
        }
        field.project_of(*group, p.lerp(*sum / *count, 0.5), 3, 0.8)
    })
}
