//! The hand's flesh, roughly: spheres along the bones, for what need not be exact (fingers among each other, eyes, ears).
//!
//! In come the measures of the bones, out come spheres with the bone that each follows, in its frame, millimetres.

use glam::DVec3;

use crate::sculpt::hand::bones::{Bone, Finger, THUMB};

/// A cone with round ends on a bone.
#[derive(Clone, Copy, Debug)]
struct Cone {
    bone: Bone,
    from: DVec3,
    to: DVec3,
    radii: [f64; 2],
}

/// A part of the flesh.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ball {
    pub(super) bone: Bone,
    pub(super) at: DVec3,
    pub(super) radius: f64,
}

/// The cones of the whole hand.
fn cones() -> Vec<Cone> {
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

/// Spheres in the flesh, a few for each cone.
pub(super) fn balls() -> Vec<Ball> {
    let ball = |cone: &Cone, part: f64| Ball {
        bone: cone.bone,
        at: cone.from.lerp(cone.to, part),
        radius: cone.radii[0] + (cone.radii[1] - cone.radii[0]) * part,
    };
    cones().iter().flat_map(|cone| [0.0, 0.5, 1.0].map(|part| ball(cone, part))).collect()
}
