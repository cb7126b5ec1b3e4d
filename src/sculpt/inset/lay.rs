//! How an open hand comes to rest on a body: the palm settles on three of its cushions, then each finger bends till it touches.
//!
//! In come a body, the hand's pose in the air, where its palm should lie and where its fingers point; out come its joints and
//! its frame. What touches sinks by [`DEPTH`]; the same input gives the same numbers. It moves no arm.

use glam::{DAffine3, DMat3, DVec3};
use serde::Serialize;

use crate::sculpt::hand::skeleton::{Angle, frames};
use crate::sculpt::hand::{Angles, Bone, Finger, HandField};
use crate::sculpt::mesh::Surface;

use super::skin::{normal, project, slope};

/// How deep what touches lies in the skin, mm.
const DEPTH: f64 = 0.9;
/// The cushions of the palm, in its frame: the balls of little finger and thumb, and below the fingers.
const CUSHIONS: [DVec3; 4] = [
    DVec3::new(-24.0, 30.0, 4.0),
    DVec3::new(17.0, 28.0, 6.0),
    DVec3::new(14.0, 78.0, 0.0),
    DVec3::new(-20.0, 74.0, 0.0),
];
/// The part of the palm that lies at the place.
const MIDDLE: DVec3 = DVec3::new(0.0, 60.0, 0.0);
/// How far knuckle, middle joint and thumb may bend to touch, degrees.
const BENDS: [[f64; 2]; 3] = [[-12.0, 34.0], [3.0, 40.0], [-20.0, 26.0]];
/// Rounds of settling, of bending, and of halving.
const ROUNDS: [usize; 3] = [10, 2, 18];

/// What laying is made of, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    (DEPTH, CUSHIONS, MIDDLE, BENDS, ROUNDS)
}

/// Where a hand should lie.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Wish {
    /// Near the place of the skin on which the palm's middle lies, mm.
    pub(crate) at: DVec3,
    /// The way the fingers point.
    pub(crate) fingers: DVec3,
    /// Whether it is a left hand.
    pub(crate) left: bool,
}

/// A place of the skin of the hand, in the frame of its bone.
#[derive(Clone, Copy, Debug)]
struct Pad {
    bone: Bone,
    at: DVec3,
}

/// The pad over a point of a bone.
fn pad(hand: &HandField, bone: Bone, from: DVec3) -> Pad {
    let frame = &hand.bones()[bone.index()];
    let (start, way) = (frame.transform_point3(from), frame.transform_vector3(DVec3::Z));
    let out = hand.way_out(start, way, 34.0).map_or(start, |p| hand.project(p, 3, 0.3));
    Pad { bone, at: frame.inverse().transform_point3(out) }
}

/// The hand laid on a body: its joints, and its palm's frame (mirrored for a left hand).
pub(crate) fn lay(angles: &Angles, wish: &Wish, on: &impl Surface) -> (Angles, DAffine3) {
    let hand = HandField::posed(angles);
    let cushions = CUSHIONS.map(|from| pad(&hand, Bone::Palm, from).at);
    let frame = settled(wish, pad(&hand, Bone::Palm, MIDDLE).at, &cushions, on);
    let mut angles = *angles;
    for _ in 0..ROUNDS[1] {
        for finger in Finger::ALL {
            let lengths = finger.build().lengths;
            let [a, b, c] = finger.phalanges();
            let at = |bone: Bone, length: f64, part: f64| pad(&hand, bone, DVec3::Y * (length * part));
            let root = [at(a, lengths[0], 0.75), at(b, lengths[1], 0.5)];
            let tip = [at(b, lengths[1], 0.8), at(c, lengths[2], 0.55)];
            let first = finger.first_angle();
            angles = bent(angles, first, BENDS[0], &root, &frame, on);
            angles = bent(angles, first + 2, BENDS[1], &tip, &frame, on);
        }
        let thumb = [
            pad(&hand, Bone::ThumbProximal, DVec3::Y * 18.0),
            pad(&hand, Bone::ThumbDistal, DVec3::Y * 15.0),
            pad(&hand, Bone::ThumbDistal, DVec3::new(-4.0, 15.0, 0.0)),
        ];
        angles = bent(angles, Angle::ThumbFlexion as usize, BENDS[2], &thumb, &frame, on);
    }
    (angles, frame)
}

/// The palm's frame with its cushions on the skin.
fn settled(wish: &Wish, middle: DVec3, cushions: &[DVec3], on: &impl Surface) -> DAffine3 {
    let at = project(on, wish.at, 30, 4.0);
    let out = normal(on, at);
    let y = wish.fingers.reject_from(out).normalize_or(DVec3::X);
    let x = y.cross(-out);
    let turn = DMat3::from_cols(if wish.left { -x } else { x }, y, -out);
    let mut frame = DAffine3::from_mat3_translation(turn, at - turn * middle);
    for _ in 0..ROUNDS[0] {
        // A shift along the way out, and turns about the palm's two axes, by least squares.
        let (mut square, mut right) = (DMat3::from_diagonal(DVec3::new(1e-3, 30.0, 30.0)), DVec3::ZERO);
        let out = -frame.matrix3.z_axis;
        for cushion in cushions {
            let p = frame.transform_point3(*cushion);
            let (gap, steep) = (on.distance(p) + DEPTH, slope(on, p));
            let arm = p - at;
            let row = DVec3::new(
                steep.dot(out),
                steep.dot(frame.matrix3.x_axis.cross(arm)),
                steep.dot(frame.matrix3.y_axis.cross(arm)),
            );
            square += DMat3::from_cols(row * row.x, row * row.y, row * row.z);
            right -= row * gap;
        }
        let step = square.inverse() * right;
        let axis = frame.matrix3.x_axis * step.y + frame.matrix3.y_axis * step.z;
        let turn = DMat3::from_axis_angle(axis.normalize_or(DVec3::X), axis.length().min(0.2));
        let moved = at + turn * (frame.translation - at) + out * step.x.clamp(-8.0, 8.0);
        frame = DAffine3::from_mat3_translation(turn * frame.matrix3, moved);
    }
    frame
}

/// The joints with one bent till the first of these pads touches.
fn bent(
    angles: Angles,
    joint: usize,
    [least, most]: [f64; 2],
    pads: &[Pad],
    frame: &DAffine3,
    on: &impl Surface,
) -> Angles {
    let with = |angle: f64| {
        let mut next = angles;
        next.0[joint] = angle;
        next
    };
    let gap = |angle: f64| {
        let bones = frames(&with(angle));
        let near = pads
            .iter()
            .map(|pad| on.distance(frame.transform_point3(bones[pad.bone.index()].transform_point3(pad.at))));
        near.fold(f64::MAX, f64::min) + DEPTH
    };
    let (mut low, mut high) = (least.to_radians(), most.to_radians());
    for _ in 0..ROUNDS[2] {
        let middle = f64::midpoint(low, high);
        if gap(middle) > 0.0 { low = middle } else { high = middle }
    }
    with(f64::midpoint(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::vocabulary::Grip;
    use crate::sculpt::field::Field;
    use crate::sculpt::field::recipe::{add, ellipsoid};
    use crate::sculpt::hand::grips::pose;

    #[test]
    fn a_hand_laid_on_a_large_ball_touches_with_palm_and_fingers() {
        let ball = Field::plain(&[add(ellipsoid([0.0; 3], [200.0; 3]), 0.0)]);
        for left in [false, true] {
            let wish = Wish { at: DVec3::new(10.0, 0.0, 190.0), fingers: DVec3::new(0.9, 0.3, 0.0), left };
            let (angles, frame) = lay(&pose(Grip::Palm).unwrap(), &wish, &ball);
            assert!((frame.matrix3.determinant() - if left { -1.0 } else { 1.0 }).abs() < 1e-9);
            assert!(frame.matrix3.z_axis.dot(DVec3::NEG_Z) > 0.9);
            let hand = HandField::posed(&angles);
            for finger in Finger::ALL {
                let tip = pad(&hand, finger.phalanges()[2], DVec3::Y * (finger.build().lengths[2] * 0.55));
                let p = frame.transform_point3(hand.bones()[tip.bone.index()].transform_point3(tip.at));
                assert!(ball.distance(p).abs() < 3.0, "{finger:?}: {}", ball.distance(p));
            }
            for cushion in CUSHIONS {
                let p = frame.transform_point3(pad(&hand, Bone::Palm, cushion).at);
                assert!(ball.distance(p).abs() < 4.0, "{cushion}: {}", ball.distance(p));
            }
        }
    }
}
