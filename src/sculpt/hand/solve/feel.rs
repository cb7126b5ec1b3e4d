//! The hand as the solver feels it in one grip: points of its skin, what touches, spheres in its flesh.
//!
//! In come the grip and the samples of the resting skin, out comes a [`Feel`], made once for all places. A sample goes with
//! the two bones that pull it most; those who judge the outcome use all four.

use glam::{DAffine3, DVec3};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::bones::{BONES, Bone, Finger};
use crate::sculpt::hand::grips::pose;
use crate::sculpt::hand::skeleton::{ANGLES, Angles, frames};
use crate::sculpt::hand::skin::{REST, Sample};
use crate::sculpt::hand::solve::flesh::{Ball, balls};
use crate::sculpt::hand::solve::recipe::Weights;
use crate::sculpt::hand::touch::{Touch, contact_points};

/// How near a contact the skin may sink in with it, millimetres.
pub(super) const NEAR: f64 = 9.0;
/// From here on it stays clear of the body, millimetres.
const FAR: f64 = 28.0;
/// A second bone that pulls less than this does not count.
const LOOSE: f64 = 0.08;
/// Every so many samples are felt away from the fingertips.
const COARSE: usize = 2;
const COARSE_PART: f64 = 2.0;
/// The weight of flesh is for so many samples on the whole hand.
const SAMPLED: f64 = 4500.0;

/// The hand as the solver feels it, for one grip.
#[derive(Debug)]
pub(super) struct Feel {
    pub(super) samples: Vec<Vec<Felt>>,
    /// The middle of each bone's samples, and how far they lie from it.
    pub(super) bounds: [(DVec3, f64); BONES],
    pub(super) balls: Vec<Ball>,
    /// Which balls belong to which digit, thumb first.
    pub(super) digits: [Vec<Ball>; 5],
    pub(super) touches: Vec<Touch>,
    /// Whether the palm touches, and the fingers with it.
    pub(super) drapes: bool,
    pub(super) start: Angles,
    /// Other ways to hold the fingers at first: a hook may have to open before it fits over what it hooks.
    pub(super) other_start: Option<Angles>,
    /// How far each joint may easily differ from the grip's, radians.
    pub(super) sigma: [f64; ANGLES],
}

/// A point of the skin, and how deep it may sink in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Felt {
    /// Where it is, in the frame of its bone.
    at: DVec3,
    /// The other bone that pulls it, where it is in that one's frame, and how much that one pulls.
    other: (usize, DVec3, f64),
    pub(super) allow: f64,
    /// Whether it is at a contact.
    pub(super) near: bool,
    pub(super) weight: f64,
}

impl Felt {
    /// Where it is when the bones lie so and `bone` is its own.
    pub(super) fn posed(&self, bones: &[DAffine3; BONES], bone: usize) -> DVec3 {
        let own = bones[bone].transform_point3(self.at);
        let (other, at, part) = self.other;
        if part > 0.0 { own.lerp(bones[other].transform_point3(at), part) } else { own }
    }
}

impl Feel {
    /// The hand in a grip; none if the grip has no hand.
    pub(super) fn of(grip: Grip, skin: &[Sample], weights: &Weights) -> Option<Self> {
        let start = pose(grip)?;
        let touches = contact_points(grip, &start);
        let (bones, rest) = (frames(&start), frames(&REST));
        let spots: Vec<DVec3> = touches.iter().map(|t| bones[t.bone.index()].transform_point3(t.at)).collect();
        let pinching = matches!(grip, Grip::Pinch | Grip::EarHold);
        let idle = |bone: Bone| pinching && Finger::ALL[1..].iter().any(|finger| finger.phalanges().contains(&bone));
        let mut sorted = vec![Vec::new(); BONES];
        // Away from the fingertips half the samples tell enough.
        let fine =
            |bone: Bone| bone == Bone::ThumbDistal || Finger::ALL.iter().any(|finger| finger.phalanges()[2] == bone);
        for (i, sample) in skin.iter().enumerate() {
            let bone = Bone::ALL[usize::from(sample.pull.bones[0])];
            if !fine(bone) && i % COARSE != 0 {
                continue;
            }
            let at = rest[bone.index()].inverse().transform_point3(sample.at);
            let other = usize::from(sample.pull.bones[1]);
            let [first, second, ..] = sample.pull.weights;
            let part = second / (first + second).max(1e-9);
            let other =
                (other, rest[other].inverse().transform_point3(sample.at), if part > LOOSE { part } else { 0.0 });
            let posed = bones[bone.index()].transform_point3(at);
            let away = spots.iter().map(|spot| spot.distance(posed)).fold(f64::MAX, f64::min);
            let near = away < NEAR;
            let [mut clear, beside, at_contact] = weights.allowed;
            // The fingers that do not pinch stay clear of the skin, so that they still do when the hand kneads.
            if idle(bone) {
                clear -= weights.idle;
            }
            let far = ((away - NEAR) / (FAR - NEAR)).clamp(0.0, 1.0);
            let allow = if near { at_contact } else { beside + (clear - beside) * far };
            let part = if fine(bone) { 1.0 } else { COARSE_PART };
            let weight = weights.flesh * (SAMPLED / fraction(skin.len(), 1) * part).sqrt();
            sorted[bone.index()].push(Felt { at, other, allow, near, weight });
        }
        let bounds = std::array::from_fn(|bone: usize| {
            let mine: &[Felt] = &sorted[bone];
            let (low, high) = mine.iter().fold((DVec3::MAX, DVec3::MIN), |(l, h), s| (l.min(s.at), h.max(s.at)));
            let middle = (low + high) / 2.0;
            (middle, mine.iter().map(|s| s.at.distance(middle)).fold(0.0, f64::max))
        });
        let balls = balls();
        let digits = std::array::from_fn(|digit| {
            let mine = |bone: Bone| match digit.checked_sub(1) {
                None => matches!(bone, Bone::ThumbProximal | Bone::ThumbDistal),
                Some(finger) => Finger::ALL[finger].phalanges().contains(&bone),
            };
            balls.iter().copied().filter(|ball| mine(ball.bone)).collect()
        });
        let used = |finger: Finger| touches.iter().any(|t| finger.phalanges().contains(&t.bone));
        let mut sigma = [10.0_f64; ANGLES];
        // A palm hollows itself to lie on what is round.
        sigma[..3].copy_from_slice(&[30.0, 15.0, if grip == Grip::Palm { 8.0 } else { 3.0 }]);
        for finger in Finger::ALL {
            let first = finger.first_angle();
            let own = if used(finger) { [14.0, 4.0, 16.0, 7.0] } else { [16.0, 4.0, 16.0, 8.0] };
            sigma[first..first + 4].copy_from_slice(&own);
        }
        let sigma = sigma.map(f64::to_radians);
        let other_start = (grip == Grip::Hook).then(|| pose(Grip::IndexMiddlePads)).flatten();
        let drapes = touches.iter().any(|t| t.bone == Bone::Palm) && touches.iter().any(|t| t.bone != Bone::Palm);
        Some(Self { samples: sorted, bounds, balls, digits, touches, drapes, start, other_start, sigma })
    }
}
