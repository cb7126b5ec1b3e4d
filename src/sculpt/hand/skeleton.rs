//! The bones of the right hand: where each lies when the joints are bent.
//!
//! In come 24 joint angles, out come the frames of 18 bones in the palm's own frame: origin at the middle of the wrist,
//! +Y towards the fingers, +Z out of the palm, +X to the thumb's side, millimetres. In a bone's frame y runs along the bone
//! to its far end and z to the side of the pad. [`HandPose`] sets the whole hand into the frame of the head. The left hand
//! is the mirror image of the right one.
//!
//! Angles are radians; the tables here are typed in degrees. Bending is positive, moving a finger or the wrist to the
//! thumb's side is positive, a negative turn of the thumb opposes it to the fingers.
//! Lengths are in [`super::bones`], whose names are given on from here.

use glam::{DAffine3, DMat3, DQuat, DVec3};
use serde::{Deserialize, Serialize};

pub use crate::sculpt::hand::bones::{BONES, Bone, FINGERS, Finger, FingerBuild, THUMB};

/// How many angles there are.
pub const ANGLES: usize = 24;

/// The angles, in the order of [`Angles`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it: joint and movement")]
pub enum Angle {
    WristFlexion,
    WristDeviation,
    /// How far the little finger's side of the palm folds in.
    Cup,
    ThumbFlexion,
    ThumbAbduction,
    ThumbRotation,
    ThumbKnuckle,
    ThumbEnd,
    IndexKnuckle,
    IndexSpread,
    IndexMiddle,
    IndexEnd,
    MiddleKnuckle,
    MiddleSpread,
    MiddleMiddle,
    MiddleEnd,
    RingKnuckle,
    RingSpread,
    RingMiddle,
    RingEnd,
    LittleKnuckle,
    LittleSpread,
    LittleMiddle,
    LittleEnd,
}

/// The angles of all joints, radians, in the order of [`Angle`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Angles(pub [f64; ANGLES]);

impl Angles {
    /// The angles from a table in degrees.
    #[must_use]
    pub const fn degrees(table: [f64; ANGLES]) -> Self {
        let mut angles = table;
        let mut i = 0;
        while i < ANGLES {
            angles[i] = table[i].to_radians();
            i += 1;
        }
        Self(angles)
    }

    /// One angle, radians.
    #[must_use]
    pub const fn get(&self, angle: Angle) -> f64 {
        self.0[angle as usize]
    }

    /// The same with one angle changed, radians.
    #[must_use]
    pub const fn with(mut self, angle: Angle, radians: f64) -> Self {
        self.0[angle as usize] = radians;
        self
    }

    /// The angles held inside [`LIMITS`].
    #[must_use]
    pub fn held(&self) -> Self {
        Self(std::array::from_fn(|i| self.0[i].clamp(LIMITS[i][0], LIMITS[i][1])))
    }

    /// The part `t` of the way to other angles, joint by joint.
    #[must_use]
    pub fn lerp(&self, other: &Self, t: f64) -> Self {
        Self(std::array::from_fn(|i| self.0[i] + (other.0[i] - self.0[i]) * t))
    }
}

/// How far each joint goes, radians, least and most; typed from general anatomy.
pub const LIMITS: [[f64; 2]; ANGLES] = {
    const FINGER: [[f64; 2]; 4] = [[-20.0, 88.0], [-15.0, 15.0], [0.0, 108.0], [-8.0, 70.0]];
    let first = [
        [-65.0, 70.0],
        [-30.0, 20.0],
        [0.0, 16.0],
        [-20.0, 45.0],
        [-25.0, 50.0],
        [-70.0, 20.0],
        [-8.0, 55.0],
        [-20.0, 75.0],
    ];
    let mut limits = [[0.0; 2]; ANGLES];
    let mut i = 0;
    while i < ANGLES {
        let [least, most] = if i < 8 { first[i] } else { FINGER[i % 4] };
        limits[i] = [f64::to_radians(least), f64::to_radians(most)];
        i += 1;
    }
    limits
};

/// The saddle joint at the base of the thumb, in the palm's frame, mm.
const SADDLE: DVec3 = DVec3::new(21.0, 17.0, 8.0);
/// A point of the axis along y about which the little finger's side of the palm folds in, mm.
const FOLD: DVec3 = DVec3::new(-4.0, 0.0, -2.0);

/// The directions of the thumb's neutral frame: along it, and its pad's side.
fn thumb_neutral() -> DMat3 {
    let y = DVec3::new(0.62, 0.71, 0.31).normalize();
    let pad = DVec3::new(-0.72, 0.28, 0.62);
    let z = (pad - y * pad.dot(y)).normalize();
    DMat3::from_cols(y.cross(z), y, z)
}

/// The frame of every bone in the palm's frame, millimetres, in the order of [`Bone`].
#[must_use]
pub fn frames(angles: &Angles) -> [DAffine3; BONES] {
    let turned = |matrix: DMat3, origin: DVec3| DAffine3::from_mat3_translation(matrix, origin);
    let bend = DMat3::from_rotation_x;
    let mut bones = [DAffine3::IDENTITY; BONES];
    let get = |angle| angles.get(angle);
    let wrist = bend(get(Angle::WristFlexion)) * DMat3::from_rotation_z(-get(Angle::WristDeviation));
    bones[Bone::Forearm.index()] = turned(wrist.transpose(), DVec3::ZERO);
    let cup = DMat3::from_rotation_y(get(Angle::Cup));
    let ulnar = turned(cup, FOLD - cup * FOLD);
    bones[Bone::UlnarPalm.index()] = ulnar;
    let saddle = DMat3::from_rotation_z(-get(Angle::ThumbAbduction))
        * bend(get(Angle::ThumbFlexion))
        * DMat3::from_rotation_y(get(Angle::ThumbRotation));
    let next = |bone: &DAffine3, length: f64, angle: f64| *bone * turned(bend(angle), DVec3::Y * length);
    let metacarpal = turned(thumb_neutral() * saddle, SADDLE);
    let proximal = next(&metacarpal, THUMB[0], get(Angle::ThumbKnuckle));
    bones[Bone::ThumbMetacarpal.index()] = metacarpal;
    bones[Bone::ThumbProximal.index()] = proximal;
    bones[Bone::ThumbDistal.index()] = next(&proximal, THUMB[1], get(Angle::ThumbEnd));
    for finger in Finger::ALL {
        let build = finger.build();
        let [knuckle, spread, middle, end] = std::array::from_fn(|k| angles.0[finger.first_angle() + k]);
        let neutral = DMat3::from_rotation_z(-build.fan.to_radians()) * DMat3::from_rotation_y(build.roll.to_radians());
        let root = neutral * DMat3::from_rotation_z(-spread) * bend(knuckle);
        let on = if finger >= Finger::Ring { ulnar } else { DAffine3::IDENTITY };
        let first = on * turned(root, DVec3::from(build.knuckle));
        let second = next(&first, build.lengths[0], middle);
        let [a, b, c] = finger.phalanges();
        bones[a.index()] = first;
        bones[b.index()] = second;
        bones[c.index()] = next(&second, build.lengths[1], end);
    }
    bones
}

/// The 21 joints in the palm's frame, mm: wrist; thumb saddle, knuckle, end joint, tip; then each finger's knuckle, middle
/// joint, end joint, tip.
#[must_use]
pub fn joints(angles: &Angles) -> [DVec3; 21] {
    let bones = frames(angles);
    let at = |bone: Bone, along: f64| bones[bone.index()].transform_point3(DVec3::Y * along);
    let mut joints = [DVec3::ZERO; 21];
    joints[1] = at(Bone::ThumbMetacarpal, 0.0);
    joints[2] = at(Bone::ThumbProximal, 0.0);
    joints[3] = at(Bone::ThumbDistal, 0.0);
    joints[4] = at(Bone::ThumbDistal, THUMB[2]);
    for finger in Finger::ALL {
        let first = 5 + 4 * finger as usize;
        let [a, b, c] = finger.phalanges();
        joints[first] = at(a, 0.0);
        joints[first + 1] = at(b, 0.0);
        joints[first + 2] = at(c, 0.0);
        joints[first + 3] = at(c, finger.build().lengths[2]);
    }
    joints
}

/// A right hand somewhere in the frame of the head.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandPose {
    /// How the palm's frame is turned into the head's.
    pub rotation: DQuat,
    /// The middle of the wrist in the head's frame, mm.
    pub origin: DVec3,
    /// The joints.
    pub angles: Angles,
}

impl HandPose {
    /// The palm's frame in the head's.
    #[must_use]
    pub fn palm(&self) -> DAffine3 {
        DAffine3::from_rotation_translation(self.rotation, self.origin)
    }

    /// The frame of every bone in the head's frame, mm, in the order of [`Bone`].
    #[must_use]
    pub fn bones(&self) -> [DAffine3; BONES] {
        let palm = self.palm();
        frames(&self.angles).map(|bone| palm * bone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRAIGHT: Angles = Angles([0.0; ANGLES]);

    #[test]
    fn a_straight_hand_is_as_long_as_the_norm() {
        // Stylion to the tip of the middle finger; ANSUR II, mean of the means of men and women.
        let tip = joints(&STRAIGHT)[12];
        assert!((tip.y - 187.2).abs() < 2.0, "{tip}");
        assert!(tip.x.abs() < 10.0 && tip.z.abs() < 5.0);
    }

    #[test]
    fn bending_brings_the_tips_to_the_palm_and_the_thumb_opposes() {
        let fist = Angles::degrees(std::array::from_fn(|i| if i >= 8 && i % 4 != 1 { 60.0 } else { 0.0 }));
        let (open, shut) = (joints(&STRAIGHT), joints(&fist));
        for tip in [8, 12, 16, 20] {
            assert!(shut[tip].z > 25.0 && shut[tip].y < open[tip].y - 60.0);
        }
        let opposed = joints(&STRAIGHT.with(Angle::ThumbFlexion, 0.5).with(Angle::ThumbRotation, -1.0));
        assert!(opposed[4].distance(open[8]) < open[4].distance(open[8]) + 10.0);
        assert!(opposed[4].x < open[4].x);
    }

    #[test]
    fn bones_keep_their_lengths_whatever_the_pose() {
        let pose = Angles(LIMITS.map(|[least, most]| f64::midpoint(least, most) + 0.2 * (most - least)));
        let (a, b) = (joints(&STRAIGHT), joints(&pose));
        for (from, to) in [(1, 2), (2, 3), (3, 4), (5, 6), (6, 7), (7, 8), (17, 18), (19, 20)] {
            assert!((a[from].distance(a[to]) - b[from].distance(b[to])).abs() < 1e-9);
        }
    }

    #[test]
    fn every_bone_hangs_on_the_palm_and_frames_are_not_mirrored() {
        for bone in Bone::ALL {
            let mut at = bone;
            for _ in 0..5 {
                at = at.parent().unwrap_or(Bone::Palm);
            }
            assert_eq!(at, Bone::Palm);
            assert_eq!(Bone::ALL[bone.index()], bone);
        }
        for frame in frames(&STRAIGHT) {
            assert!((frame.matrix3.determinant() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_pose_carries_the_palm_to_its_origin() {
        let pose = HandPose {
            rotation: DQuat::from_rotation_z(std::f64::consts::FRAC_PI_2),
            origin: DVec3::new(1.0, 2.0, 3.0),
            angles: STRAIGHT,
        };
        let bones = pose.bones();
        assert!((bones[Bone::Palm.index()].translation - pose.origin).length() < 1e-12);
        let tip = bones[Bone::MiddleDistal.index()].transform_point3(DVec3::Y * 22.5);
        assert!(tip.x < -180.0 && (tip.y - 2.0).abs() < 10.0);
    }
}
