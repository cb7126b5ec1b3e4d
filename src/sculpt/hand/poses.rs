//! The solved hands: for each place, grip and hand a pose, along a path a row of them.
//!
//! [`solve`](super::solve) fills a [`HandPoses`], [`write()`] and [`read`] bring it to a file and back, and whoever shows
//! hands asks [`HandPoses::find`] and [`Placed::at`]. All poses are of a right hand, millimetres in the frame of the head,
//! solved for places of the left side or the midline: the hand of the same side as its mirror image on the right side,
//! the opposite one where the place lies.

use glam::{DQuat, DVec3};
use serde::{Deserialize, Serialize};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::Bone;
pub use crate::sculpt::hand::poses_file::{PosesError, read, write};
use crate::sculpt::hand::skeleton::{HandPose, frames};
use crate::sculpt::hand::touch::Touch;

/// What touches and what else presses of one hand, at most.
pub const MOST_PADS: usize = 16;

/// Which hand works on a side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The hand of the same side; on the midline, which counts as left, the left hand.
    Same,
    /// The hand of the other side; on the midline the right hand.
    Opposite,
}

/// All solved poses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandPoses {
    /// The stamp of what they were solved from.
    pub recipe: String,
    /// What of the hand touches in each grip.
    pub touches: Vec<(Grip, Vec<Touch>)>,
    /// Sorted by place, grip and relation.
    pub placed: Vec<Placed>,
}

/// The poses of one hand in one grip at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Id of the place.
    pub place: String,
    /// The grip.
    pub grip: Grip,
    /// Whose hand it is.
    pub relation: Relation,
    /// Parts of the hand that press besides those that should touch: the skin gives way to them too.
    pub yields: Vec<Touch>,
    /// One step, or a row of them evenly along a path.
    pub steps: Vec<Step>,
}

/// One solved pose.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The hand.
    pub pose: HandPose,
    /// How deep each touching part lies under the skin at rest, below 0 where it hangs over it; mm.
    pub depths: Vec<f64>,
    /// How far the skin gives way under each touching part, and under each of [`Placed::yields`]; mm.
    pub dips: Vec<f64>,
    /// The way out, and the way in backwards, 1 long.
    pub way: DVec3,
    /// Off a path: the hand when its pads are [`CIRCLE`] away, up, aside, down and to the other side, as [`circle_axes`] has
    /// it; none for hands that do not go round.
    pub around: Vec<HandPose>,
    /// The dips in each of these.
    pub around_dips: Vec<Vec<f64>>,
    /// The part of a full circle that the hand goes without being in its own way, 0 to 1.
    pub freedom: f64,
    /// How much deeper than this the hand may sink, below 0 if it had better stay out a little; mm.
    pub sink: f64,
}

impl Step {
    /// How far the skin gives way under what presses, [`Placed::yields`] after what touches, with the pads moved in the skin
    /// as [`Placed::moved`] has it; mm, below 0 where nothing presses.
    #[must_use]
    pub fn dip(&self, [up, aside]: [f64; 2], index: usize) -> f64 {
        let dip = self.dips.get(index).copied().unwrap_or(0.0);
        let [above, right, below, left] = self.around_dips.as_slice() else { return dip };
        let more = [(up, above, below), (aside, right, left)].map(|(part, one, other)| {
            let to = if part < 0.0 { other } else { one };
            part.abs() * (to.get(index).copied().unwrap_or(dip) - dip)
        });
        dip + more[0] + more[1]
    }
}

impl HandPoses {
    /// The hand for a place, if one was solved.
    #[must_use]
    pub fn find(&self, place: &str, grip: Grip, relation: Relation) -> Option<&Placed> {
        let key = (place, grip, relation);
        let index = self.placed.binary_search_by(|placed| placed.key().cmp(&key)).ok()?;
        self.placed.get(index)
    }

    /// What touches in a grip; nothing if it has no hand.
    #[must_use]
    pub fn touches(&self, grip: Grip) -> &[Touch] {
        self.touches.iter().find(|(of, _)| *of == grip).map_or(&[], |(_, touches)| touches)
    }
}

impl Placed {
    pub(super) fn key(&self) -> (&str, Grip, Relation) {
        (&self.place, self.grip, self.relation)
    }

    /// The steps on either side of a part of the way, 0 to 1, and how far it is from the first to the second.
    fn around(&self, along: f64) -> Option<(&Step, &Step, f64)> {
        let last = self.steps.len().checked_sub(1)?;
        let at = along.clamp(0.0, 1.0) * count(last);
        let before = floor(at).min(last.saturating_sub(1));
        Some((self.steps.get(before)?, self.steps.get(before + 1).or(self.steps.last())?, at - count(before)))
    }

    /// The hand at a part of the way, 0 to 1; the only pose there is off a path. The middle of what touches goes straight
    /// from pose to pose, whatever the turn of the palm.
    #[must_use]
    pub fn at(&self, along: f64, touches: &[Touch]) -> Option<HandPose> {
        let (a, b, part) = self.around(along)?;
        let mut pose = HandPose {
            rotation: a.pose.rotation.slerp(b.pose.rotation, part),
            origin: a.pose.origin.lerp(b.pose.origin, part),
            angles: a.pose.angles.lerp(&b.pose.angles, part),
        };
        let wanted = middle(&a.pose, touches).lerp(middle(&b.pose, touches), part);
        pose.origin += wanted - middle(&pose, touches);
        Some(pose)
    }

    /// The way out at a part of the way along.
    #[must_use]
    pub fn way_out(&self, along: f64) -> DVec3 {
        let Some((a, b, part)) = self.around(along) else { return DVec3::Y };
        a.way.lerp(b.way, part).normalize_or(DVec3::Y)
    }

    /// How deep the touching part `index` lies at a part of the way, mm.
    #[must_use]
    pub fn depth(&self, along: f64, index: usize) -> f64 {
        self.between(along, |step| step.depths.get(index).copied().unwrap_or(0.0))
    }

    /// [`Step::dip`] at a part of the way, mm.
    #[must_use]
    pub fn dip(&self, along: f64, circle: [f64; 2], index: usize) -> f64 {
        self.between(along, |step| step.dip(circle, index))
    }

    fn between(&self, along: f64, of: impl Fn(&Step) -> f64) -> f64 {
        self.around(along).map_or(0.0, |(a, b, part)| of(a) + (of(b) - of(a)) * part)
    }

    /// How much deeper than in the solved pose the hand may sink at a part of the way, mm.
    #[must_use]
    pub fn sink(&self, along: f64) -> f64 {
        self.between(along, |step| step.sink)
    }

    /// The part of a full circle that the hand can go, 0 to 1.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        self.steps.first().map_or(1.0, |step| step.freedom)
    }

    /// The hand with its pads moved in the skin, in parts of [`CIRCLE`]: up and aside, where the skin faces `normal`. It
    /// follows the skin in and out; the way along the plane is for whoever asks. None where no circle was solved.
    #[must_use]
    pub fn moved(&self, pose: &HandPose, [up, aside]: [f64; 2], normal: DVec3, touches: &[Touch]) -> Option<HandPose> {
        let [Step { pose: base, around, .. }] = self.steps.as_slice() else { return None };
        let [above, right, below, left] = around.as_slice() else { return None };
        let (mut turn, mut moved, mut out) = (DQuat::IDENTITY, *pose, 0.0);
        for (part, one, other) in [(up, above, below), (aside, right, left)] {
            let to = if part < 0.0 { other } else { one };
            let share = part.abs();
            // A round body falls away with the square of the way.
            out += share * share * (middle(to, touches) - middle(base, touches)).dot(normal);
            turn *= DQuat::IDENTITY.slerp(shortest(to.rotation * base.rotation.inverse()), share);
            for (angle, (to, from)) in moved.angles.0.iter_mut().zip(to.angles.0.iter().zip(base.angles.0)) {
                *angle += share * (to - from);
            }
        }
        moved.rotation = (turn * pose.rotation).normalize();
        moved.origin += middle(pose, touches) - middle(&moved, touches) + normal * out;
        Some(moved)
    }
}

/// The same turn the short way round.
fn shortest(turn: DQuat) -> DQuat {
    if turn.w < 0.0 { -turn } else { turn }
}

/// The weighted middle of what touches, in the frame of the head; the wrist if nothing does.
#[must_use]
pub fn middle(pose: &HandPose, touches: &[Touch]) -> DVec3 {
    let bones = frames(&pose.angles);
    let weights: f64 = touches.iter().map(|t| t.weight).sum();
    let sum: DVec3 = touches.iter().map(|t| bones[t.bone.index()].transform_point3(t.at) * t.weight).sum();
    pose.palm().transform_point3(sum / weights.max(1e-6))
}

/// How far the dip under a touching part of the hand spreads: it is as deep as exp(-r²/2 spread²) of its middle, mm.
#[must_use]
pub const fn dip_spread(bone: Bone) -> f64 {
    match bone {
        Bone::ThumbDistal | Bone::IndexDistal | Bone::MiddleDistal | Bone::RingDistal | Bone::LittleDistal => 10.5,
        Bone::Palm | Bone::UlnarPalm | Bone::Forearm | Bone::ThumbMetacarpal => 17.0,
        _ => 11.5,
    }
}

/// How far the pads are from the middle of a circle in [`Step::around`], mm.
pub const CIRCLE: f64 = 7.0;

/// Up and aside in a skin with this normal: what a circle is measured along.
#[must_use]
pub fn circle_axes(normal: DVec3) -> [DVec3; 2] {
    let flat = DVec3::Y.reject_from_normalized(normal);
    let up = flat.normalize_or(DVec3::Z.reject_from_normalized(normal).normalize_or(DVec3::X));
    [up, normal.cross(up)]
}

#[expect(clippy::cast_precision_loss, reason = "steps of a path are few")]
const fn count(steps: usize) -> f64 {
    steps as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step of a path, not below 0")]
const fn floor(at: f64) -> usize {
    at as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::grips::RELAXED;

    fn hand(turn: f64, x: f64) -> Step {
        Step {
            pose: HandPose { rotation: DQuat::from_rotation_z(turn), origin: DVec3::X * x, angles: RELAXED },
            depths: vec![x],
            dips: vec![1.0, 0.5],
            way: DVec3::Z,
            around: Vec::new(),
            around_dips: Vec::new(),
            freedom: 1.0,
            sink: 0.5,
        }
    }

    fn placed(steps: Vec<Step>) -> Placed {
        Placed { place: "a".into(), grip: Grip::Pinch, relation: Relation::Same, yields: Vec::new(), steps }
    }

    #[test]
    fn what_touches_goes_straight_from_pose_to_pose() {
        let path = placed(vec![hand(0.0, 0.0), hand(0.4, 8.0), hand(0.8, 12.0)]);
        let touch = Touch { bone: Bone::IndexDistal, at: DVec3::new(0.0, 12.0, 8.0), normal: DVec3::Z, weight: 0.5 };
        let at = |along: f64| middle(&path.at(along, &[touch]).unwrap(), &[touch]);
        let (from, to) = (at(0.0), at(0.5));
        for i in 0..=10 {
            let part = f64::from(i) / 10.0;
            assert!(at(part * 0.5).distance(from.lerp(to, part)) < 1e-6);
        }
        assert!(at(1.0).distance(at(7.0)) < 1e-9);
        assert!((path.depth(0.75, 0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn dips_change_with_the_side_to_which_the_pads_go() {
        let mut step = hand(0.0, 0.0);
        step.around_dips = vec![vec![2.0, 0.5], vec![1.0, 2.5], vec![0.0, 0.5], vec![1.0, -0.5]];
        let place = placed(vec![step]);
        for (circle, dips) in [([0.0, 0.0], [1.0, 0.5]), ([0.5, 0.0], [1.5, 0.5]), ([-0.5, 0.5], [0.5, 1.5])] {
            for (index, dip) in dips.into_iter().enumerate() {
                assert!((place.dip(0.3, circle, index) - dip).abs() < 1e-9, "{circle:?}");
            }
        }
    }
}
