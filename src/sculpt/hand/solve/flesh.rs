//! The hand's flesh, roughly: a few round cones for each bone, felt for with points of their skin.
//!
//! In come the measures of the bones, out come points of the skin with the bone that each follows, spheres that fill the
//! flesh, and the contacts of a grip as points of the skin. All in the bones' frames, millimetres.

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::bones::{Bone, Finger, THUMB};
use crate::sculpt::hand::grips::contacts;
use crate::sculpt::hand::poses::Touch;

/// A cone with round ends on a bone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cone {
    pub(super) bone: Bone,
    pub(super) from: DVec3,
    pub(super) to: DVec3,
    pub(super) radii: [f64; 2],
}

/// A point of the skin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub(super) bone: Bone,
    pub(super) at: DVec3,
}

/// A part of the flesh.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ball {
    pub(super) bone: Bone,
    pub(super) at: DVec3,
    pub(super) radius: f64,
}

/// The cones of the whole hand.
pub(super) fn cones() -> Vec<Cone> {
    let cone = |bone, from: [f64; 3], to: [f64; 3], radii| Cone { bone, from: from.into(), to: to.into(), radii };
    let mut cones = vec![
        cone(Bone::Forearm, [12.0, -88.0, 0.0], [10.0, -4.0, 0.0], [25.0, 18.5]),
        cone(Bone::Forearm, [-12.0, -88.0, 0.0], [-10.0, -4.0, 0.0], [25.0, 18.5]),
        cone(Bone::Palm, [12.0, 6.0, 0.5], [26.0, 80.0, -1.5], [16.5, 11.0]),
        cone(Bone::Palm, [2.0, 6.0, 0.5], [4.5, 83.0, -3.5], [17.0, 11.5]),
        cone(Bone::UlnarPalm, [-8.0, 8.0, 0.5], [-15.0, 78.0, -2.5], [17.0, 11.5]),
        cone(Bone::UlnarPalm, [-15.0, 10.0, 3.0], [-32.0, 70.0, 1.0], [16.0, 11.0]),
        cone(Bone::ThumbMetacarpal, [0.0, 10.0, 1.0], [0.0, 42.0, 0.5], [13.0, 10.8]),
        cone(Bone::ThumbProximal, [0.0, 3.0, 0.0], [0.0, THUMB[1] - 3.0, 0.0], [10.0, 9.4]),
        cone(Bone::ThumbDistal, [0.0, 3.0, 0.0], [0.0, THUMB[2] * 0.55, 0.8], [9.0, 9.2]),
        cone(Bone::ThumbDistal, [0.0, THUMB[2] * 0.55, 0.8], [0.0, THUMB[2] - 6.6, 0.6], [9.2, 6.4]),
    ];
    for finger in Finger::ALL {
        let ([proximal, middle, distal], build) = (finger.phalanges(), finger.build());
        let ([a, b, c], r) = (build.lengths, build.radii);
        cones.push(cone(proximal, [0.0, 3.0, 0.0], [0.0, a - 3.0, 0.0], [r[0] - 0.6, r[2]]));
        cones.push(cone(middle, [0.0, 3.0, 0.0], [0.0, b - 2.5, 0.0], [r[2], r[4]]));
        cones.push(cone(distal, [0.0, 2.5, 0.0], [0.0, c * 0.5, 0.3], [r[4], r[4] - 0.2]));
        cones.push(cone(distal, [0.0, c * 0.5, 0.3], [0.0, c - r[5], 0.5], [r[4] - 0.2, r[5]]));
    }
    cones
}

/// Points of the skin, about `apart` mm from each other.
pub(super) fn samples(cones: &[Cone], apart: f64) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (i, cone) in cones.iter().enumerate() {
        let ends = cones.get(i + 1).is_none_or(|next| next.bone != cone.bone);
        let axis = (cone.to - cone.from).normalize_or(DVec3::Y);
        let (side, up) = axis.any_orthonormal_pair();
        let length = (cone.to - cone.from).length();
        let rows = whole((length / apart).max(1.0));
        let ring = |centre: DVec3, radius: f64, turn: f64, into: &mut Vec<Sample>| {
            let count = whole((radius * std::f64::consts::TAU / apart).max(4.0));
            for k in 0..count {
                let angle = (fraction(k, count) + turn / fraction(count, 1)) * std::f64::consts::TAU;
                let at = centre + (side * angle.cos() + up * angle.sin()) * radius;
                into.push(Sample { bone: cone.bone, at });
            }
        };
        for row in 0..=rows {
            let part = fraction(row, rows);
            let radius = cone.radii[0] + (cone.radii[1] - cone.radii[0]) * part;
            ring(cone.from.lerp(cone.to, part), radius, if row % 2 == 0 { 0.0 } else { 0.5 }, &mut samples);
        }
        if ends {
            // The round end: a tip, or a joint's outside when it is bent.
            let radius = cone.radii[1];
            for k in 1..3 {
                let angle = fraction(k, 3) * std::f64::consts::FRAC_PI_2;
                ring(cone.to + axis * (radius * angle.sin()), radius * angle.cos(), 0.25, &mut samples);
            }
            samples.push(Sample { bone: cone.bone, at: cone.to + axis * radius });
        }
    }
    samples
}

/// Spheres in the flesh, a few for each cone.
pub(super) fn balls(cones: &[Cone]) -> Vec<Ball> {
    let ball = |cone: &Cone, part: f64| Ball {
        bone: cone.bone,
        at: cone.from.lerp(cone.to, part),
        radius: cone.radii[0] + (cone.radii[1] - cone.radii[0]) * part,
    };
    cones.iter().flat_map(|cone| [0.0, 0.5, 1.0].map(|part| ball(cone, part))).collect()
}

/// Where a grip touches.
pub(super) fn touches(grip: Grip) -> Vec<Touch> {
    let reach = |bone: Bone, from: DVec3| match bone {
        Bone::ThumbDistal => 9.8,
        Bone::Palm if from.y > 60.0 => 11.0,
        Bone::Palm => 14.5,
        Bone::IndexProximal | Bone::MiddleProximal | Bone::RingProximal | Bone::LittleProximal => 9.4,
        Bone::IndexMiddle | Bone::MiddleMiddle | Bone::RingMiddle | Bone::LittleMiddle => 8.5,
        _ => 8.0,
    };
    contacts(grip)
        .into_iter()
        .map(|contact| Touch {
            bone: contact.bone,
            at: contact.from + contact.ray * reach(contact.bone, contact.from),
            normal: contact.ray,
            weight: contact.weight,
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small counts")]
fn whole(count: f64) -> usize {
    count.round() as usize
}
