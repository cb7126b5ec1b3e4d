//! What of the hand is which part, and how near it comes to ears and face: small questions that the solver asks often.
//!
//! In come bones, spheres of the hand's flesh and points, right and left alike; out come yes or no, and how deep a sphere is in
//! what a hand keeps clear of. How much that costs is for [`problem`](super::problem).

use glam::DVec3;

use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::solve::flesh::Ball;

/// The space before the face: from the middle aside, low, high, and from the ears to the front, millimetres.
const FACE: [f64; 4] = [65.0, -70.0, 60.0, 60.0];
/// The ear as one smooth body, and how far it reaches from its middle, millimetres.
const EAR: [DVec3; 2] = [DVec3::new(76.0, 3.0, -14.0), DVec3::new(13.0, 32.0, 19.0)];

/// Whether a ball sits on a proximal phalanx.
pub(super) fn is_base(ball: &Ball) -> bool {
    matches!(ball.bone, Bone::IndexProximal | Bone::MiddleProximal | Bone::RingProximal | Bone::LittleProximal)
}

/// Whether a bone is the palm's.
pub(super) const fn is_palm(bone: Bone) -> bool {
    matches!(bone, Bone::Palm | Bone::UlnarPalm)
}

/// Whether a bone is the last of a finger.
pub(super) const fn is_tip(bone: Bone) -> bool {
    matches!(bone, Bone::IndexDistal | Bone::MiddleDistal | Bone::RingDistal | Bone::LittleDistal)
}

/// How far a sphere reaches into the space before the face, millimetres; 0 outside.
pub(super) fn face_nearness(p: DVec3, radius: f64) -> f64 {
    let [aside, low, high, front] = FACE;
    let ways = [aside - p.x.abs(), p.y - low, high - p.y, p.z - front];
    (ways.into_iter().fold(f64::MAX, f64::min) + radius).max(0.0)
}

/// How deep a sphere is in one of the ears, in parts of the ear; 0 outside.
pub(super) fn ear_nearness(p: DVec3, radius: f64) -> f64 {
    let q = (DVec3::new(p.x.abs(), p.y, p.z) - EAR[0]) / (EAR[1] + radius * 0.8);
    (1.0 - q.length()).max(0.0)
}
