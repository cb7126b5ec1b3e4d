//! An arm with its hand: upper arm, forearm and the posed hand as one field, wherever shoulder, elbow and palm are.
//!
//! In come a shoulder, an elbow and a hand in its pose and place; out comes the distance to the arm's skin, millimetres.
//! Lengths between joint centres: shoulder to elbow 300 mm, elbow to wrist 257 mm, mean of men and women (ANSUR II); girths
//! a little under its means, relaxed and slender. The left arm is the mirror image of a right one. It knows no torso.

use glam::{DAffine3, DMat3, DVec3};
use serde::Serialize;

use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::{Op, add, below, ellipsoid, finer_tube, keep, loft};
use crate::sculpt::field::smooth::{rise, soft_min};
use crate::sculpt::hand::flesh::Group;
use crate::sculpt::hand::skeleton::Angle;
use crate::sculpt::hand::tint::Tint;
use crate::sculpt::hand::{Angles, Bone, HandField};

/// From shoulder to elbow, mm.
pub(crate) const UPPER_ARM: f64 = 300.0;
/// From elbow to wrist, mm.
pub(crate) const FOREARM: f64 = 257.0;
/// How softly forearm and upper arm flow together.
const ELBOW: f64 = 20.0;
/// No part of upper arm or forearm is farther from the line between its joints, mm.
const UPPER_BALL: f64 = 62.0;
/// A ball about the hand in the palm's frame.
const HAND_BALL: (DVec3, f64) = (DVec3::new(5.0, 80.0, 8.0), 125.0);

/// The forearm, in its own frame: y runs up to the wrist, z to the palm's side.
pub(crate) fn forearm() -> Vec<Op> {
    let sections = loft(&[
        //  y    front  back   half  widest exponents
        [-262.0, 32.0, -34.0, 36.0, 0.0, 2.1, 2.1],
        [-235.0, 36.0, -36.0, 40.5, 0.0, 2.05, 2.1],
        [-205.0, 37.0, -36.5, 42.0, 0.0, 2.05, 2.1],
        [-172.0, 35.0, -35.0, 41.0, 0.0, 2.05, 2.1],
        [-140.0, 31.5, -31.5, 38.2, 0.0, 2.1, 2.1],
        [-110.0, 27.6, -27.4, 34.8, 0.0, 2.15, 2.15],
        [-82.0, 24.4, -23.6, 32.4, 0.0, 2.2, 2.2],
        [-54.0, 22.2, -20.8, 30.6, 0.0, 2.25, 2.25],
        [-28.0, 20.8, -19.2, 29.4, 0.0, 2.3, 2.3],
        [10.0, 19.4, -18.0, 28.4, 0.0, 2.4, 2.4],
    ]);
    vec![add(sections, 0.0), keep(below([0.0, -268.0, 0.0], [0.0, -1.0, 0.0]), 40.0)]
}

/// From where to where, along the forearm, the hand's own wrist gives way to the forearm, mm.
const WRIST: [f64; 2] = [-72.0, -22.0];
/// How softly palm and forearm flow together, and a digit into the palm: elsewhere, at its root; how far that reaches.
const HAND_BLENDS: [f64; 3] = [9.0, 0.6, 7.5];
const ROOTS: [f64; 2] = [20.0, 39.0];

/// A posed hand on a forearm that goes on to the elbow: slimmer than the hand's own, which is made to be faded out.
#[derive(Debug)]
pub(crate) struct HandAndForearm {
    pub(crate) hand: HandField,
    forearm: Field,
}

impl HandAndForearm {
    pub(crate) fn posed(angles: &Angles) -> Self {
        Self { hand: HandField::posed(angles), forearm: Field::plain(&forearm()) }
    }

    /// Millimetres from a point of the palm's frame to the skin; `relief` lifts the skin of the forearm, in its frame.
    pub(crate) fn distance(&self, p: DVec3, relief: impl Fn(DVec3) -> f64) -> f64 {
        let q = self.hand.local(Bone::Forearm, p);
        let own = rise(WRIST[0], WRIST[1], q.y);
        let forearm = |hand: f64| {
            let mut d = hand;
            if own < 1.0 {
                d = own * hand + (1.0 - own) * self.forearm.distance(q);
            }
            if d.abs() < 8.0 { d - relief(q) } else { d }
        };
        if own == 0.0 && p.distance(HAND_BALL.0) > HAND_BALL.1 {
            return forearm(0.0);
        }
        let groups = self.hand.groups(p);
        let trunk = soft_min(groups[Group::Palm as usize], forearm(groups[Group::Forearm as usize]), HAND_BLENDS[0]);
        Group::ALL.into_iter().filter_map(|group| Some((group, group.root()?))).fold(trunk, |d, (group, root)| {
            let near = 1.0 - rise(ROOTS[0], ROOTS[1], p.distance(self.hand.bones()[root.index()].translation));
            soft_min(d, groups[group as usize], HAND_BLENDS[1] + HAND_BLENDS[2] * near)
        })
    }
}

/// The upper arm: y runs from the elbow (0) to the shoulder (300), z to the side that the forearm bends to, x across.
pub(crate) fn upper() -> Vec<Op> {
    vec![
        add(
            finer_tube(
                &[
                    [0.0, 4.0, -2.0, 35.0],
                    [0.0, 45.0, 0.0, 37.5],
                    [0.0, 110.0, 2.0, 42.0],
                    [0.0, 170.0, 2.0, 44.5],
                    [0.0, 225.0, 1.0, 47.0],
                    [0.0, 285.0, -1.0, 46.5],
                ],
                12,
            ),
            0.0,
        ),
        // Biceps, triceps, the point of the elbow and its two knobs.
        add(ellipsoid([0.0, 135.0, 19.0], [27.0, 74.0, 27.0]), 18.0),
        add(ellipsoid([0.0, 150.0, -16.0], [31.0, 88.0, 29.0]), 18.0),
        add(ellipsoid([0.0, 0.0, -20.0], [15.0, 22.0, 17.0]), 16.0),
        add(ellipsoid([0.0, 8.0, -2.0], [38.0, 17.0, 17.0]), 16.0),
    ]
}

/// What arms are made of, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    (UPPER_ARM, FOREARM, ELBOW, HAND_BALL, WRIST, HAND_BLENDS, ROOTS, forearm(), upper())
}

/// An arm in its place.
pub(crate) struct Arm {
    /// Where its joints are.
    pub(crate) shoulder: DVec3,
    pub(crate) elbow: DVec3,
    wrist: DVec3,
    hand: HandAndForearm,
    to_hand: DAffine3,
    upper: Field,
    to_upper: DAffine3,
}

/// Which part of an arm is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    All,
    /// Upper arm and elbow without forearm and hand.
    Upper,
}

impl Arm {
    /// The arm that carries a hand with these angles at `palm` (its frame; mirrored for the left hand), from `shoulder`,
    /// its elbow on the side of `wish`. The wrist bends as the elbow wants.
    pub(crate) fn new(angles: &Angles, palm: DAffine3, shoulder: DVec3, wish: DVec3) -> Self {
        let wrist = palm.translation;
        let elbow = elbow(shoulder, wrist, wish);
        let to_hand = palm.inverse();
        let back = to_hand.transform_vector3(elbow - wrist).normalize();
        let angles = angles.with(Angle::WristFlexion, back.z.asin()).with(Angle::WristDeviation, back.x.atan2(-back.y));
        let hand = HandAndForearm::posed(&angles);
        let along = (shoulder - elbow).normalize();
        let bend = (wrist - elbow).reject_from(along).normalize_or(DVec3::Z);
        let upper = DAffine3::from_mat3_translation(DMat3::from_cols(along.cross(bend), along, bend), elbow);
        Self { shoulder, elbow, wrist, hand, to_hand, upper: Field::plain(&self::upper()), to_upper: upper.inverse() }
    }

    /// Surely no more than the distance from `p` to the arm's skin, and quickly told.
    pub(crate) fn at_least(&self, p: DVec3, part: Part) -> f64 {
        let upper = beside(self.shoulder, self.elbow, p) - UPPER_BALL;
        if part == Part::Upper {
            return upper;
        }
        let hand = self.to_hand.transform_point3(p).distance(HAND_BALL.0) - HAND_BALL.1;
        upper.min(beside(self.elbow, self.wrist, p) - UPPER_BALL).min(hand)
    }

    /// Millimetres from `p` to the skin of a part of the arm.
    pub(crate) fn distance(&self, p: DVec3, part: Part) -> f64 {
        let upper = self.upper.distance(self.to_upper.transform_point3(p));
        if part == Part::Upper {
            return upper;
        }
        let q = self.to_hand.transform_point3(p);
        soft_min(upper, self.hand.distance(q, |_| 0.0), ELBOW)
    }

    /// How the wrist bends: flexion and deviation, radians.
    #[cfg(test)]
    pub(crate) fn wrist_bend(&self) -> [f64; 2] {
        let back = self.to_hand.transform_vector3(self.elbow - self.wrist).normalize();
        [back.z.asin(), back.x.atan2(-back.y)]
    }

    /// Millimetres from `p` to the skin of the hand alone.
    #[cfg(test)]
    pub(crate) fn hand_distance(&self, p: DVec3) -> f64 {
        self.hand.hand.distance(self.to_hand.transform_point3(p))
    }

    /// A place of the palm's frame in the torso's.
    pub(crate) fn out_of_palm(&self, p: DVec3) -> DVec3 {
        self.to_hand.inverse().transform_point3(p)
    }

    /// The tint of the hand's skin at a place.
    pub(crate) fn tint(&self, p: DVec3) -> [f64; 3] {
        Tint::new(&self.hand.hand).at(self.to_hand.transform_point3(p))
    }

    /// How near a place is to the hand, 1 at it and 0 from `far` mm on, by a box; and how far along it, mm.
    pub(crate) fn near_hand(&self, p: DVec3, far: f64) -> (f64, f64) {
        let q = self.to_hand.transform_point3(p);
        let (middle, half) = (DVec3::new(8.0, 88.0, 2.0), DVec3::new(50.0, 100.0, 22.0));
        let away = ((q - middle).abs() - half).max(DVec3::ZERO).length();
        (1.0 - rise(0.0, far, away), q.y)
    }

    /// Whether a place of the skin is the hand's own.
    pub(crate) fn is_hand(&self, p: DVec3) -> bool {
        let q = self.to_hand.transform_point3(p);
        q.distance(HAND_BALL.0) < HAND_BALL.1 && self.hand.hand.distance(q) < 0.5
    }

    /// A box round forearm and hand.
    pub(crate) fn hand_reach(&self) -> [DVec3; 2] {
        let [low, high] = self.hand.hand.reach();
        let low = DVec3::new(low.x, -40.0, low.z);
        let out = self.to_hand.inverse();
        let mut reach = [DVec3::splat(1e9), DVec3::splat(-1e9)];
        for i in 0..8 {
            let pick = |bit: usize, a: f64, b: f64| if i >> bit & 1 == 0 { a } else { b };
            let corner = DVec3::new(pick(0, low.x, high.x), pick(1, low.y, high.y), pick(2, low.z, high.z));
            let corner = out.transform_point3(corner);
            reach = [reach[0].min(corner), reach[1].max(corner)];
        }
        reach
    }
}

/// How far `p` is from the line between two points.
fn beside(a: DVec3, b: DVec3, p: DVec3) -> f64 {
    let along = b - a;
    let h = ((p - a).dot(along) / along.length_squared()).clamp(0.0, 1.0);
    p.distance(a + along * h)
}

/// Where the elbow is between shoulder and wrist, turned to the side of `wish`.
fn elbow(shoulder: DVec3, wrist: DVec3, wish: DVec3) -> DVec3 {
    let way = wrist - shoulder;
    let far = way.length().clamp(60.0, UPPER_ARM + FOREARM - 2.0);
    let along = way.normalize_or(DVec3::NEG_Y);
    let part = (UPPER_ARM * UPPER_ARM - FOREARM * FOREARM + far * far) / (2.0 * far);
    let out = (UPPER_ARM * UPPER_ARM - part * part).max(0.0).sqrt();
    let middle = shoulder + along * part;
    middle + (wish - middle).reject_from(along).normalize_or(DVec3::NEG_Y) * out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::grips::RELAXED;

    #[test]
    fn joints_are_as_far_apart_as_they_should_be_and_lie_in_the_flesh() {
        let palm = DAffine3::from_translation(DVec3::new(-60.0, -280.0, 110.0));
        let arm = Arm::new(&RELAXED, palm, DVec3::new(-168.0, -205.0, -48.0), DVec3::new(-300.0, -500.0, 0.0));
        assert!((arm.elbow.distance(arm.shoulder) - UPPER_ARM).abs() < 1e-6);
        assert!((arm.elbow.distance(arm.wrist) - FOREARM).abs() < 1e-6);
        for joint in [arm.elbow, arm.wrist] {
            assert!(arm.distance(joint, Part::All) < -12.0);
        }
        // Half-way down each bone the skin goes on.
        assert!(arm.distance(arm.elbow.midpoint(arm.shoulder), Part::Upper) < -30.0);
        assert!(arm.distance(arm.elbow.midpoint(arm.wrist), Part::All) < -25.0);
    }
}
