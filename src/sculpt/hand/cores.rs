//! A capsule for the flesh of each bone: which bone a place of the skin goes with.
//!
//! In come points, out come distances to the capsules in millimetres. They are coarse on purpose: weights and the nearest
//! bone are found by them, the skin itself is in [`super::flesh`].

use glam::{DAffine3, DVec3};
use serde::Serialize;

use crate::sculpt::hand::bones::{BONES, Bone, FINGERS, Finger};

/// A capsule in a bone's frame: two ends with their radii.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Core {
    from: DVec3,
    to: DVec3,
    radii: [f64; 2],
}

impl Core {
    const fn new(from: [f64; 3], to: [f64; 3], radii: [f64; 2]) -> Self {
        Self { from: DVec3::from_array(from), to: DVec3::from_array(to), radii }
    }

    /// Distance to it, in the bone's frame.
    fn distance(&self, p: DVec3) -> f64 {
        let along = self.to - self.from;
        let h = ((p - self.from).dot(along) / along.length_squared()).clamp(0.0, 1.0);
        (p - self.from - along * h).length() - (self.radii[0] + h * (self.radii[1] - self.radii[0]))
    }
}

/// The capsule of every bone, in order.
pub(crate) fn cores() -> [Core; BONES] {
    let mut cores = [Core::new([0.0, 8.0, 0.0], [8.0, 78.0, 0.0], [19.0, 17.0]); BONES];
    cores[Bone::Forearm.index()] = Core::new([0.0, -120.0, 0.0], [0.0, -4.0, 0.0], [32.0, 19.0]);
    cores[Bone::UlnarPalm.index()] = Core::new([-16.0, 12.0, 2.0], [-27.0, 66.0, 0.0], [16.0, 15.0]);
    cores[Bone::ThumbMetacarpal.index()] = Core::new([0.0, 10.0, 0.0], [0.0, 42.0, 0.0], [13.0, 11.0]);
    cores[Bone::ThumbProximal.index()] = Core::new([0.0, 3.0, 0.0], [0.0, 30.0, 0.0], [10.0, 9.4]);
    cores[Bone::ThumbDistal.index()] = Core::new([0.0, 3.0, 0.0], [0.0, 22.0, 0.0], [9.0, 7.0]);
    for finger in Finger::ALL {
        let [a, b, c] = finger.phalanges().map(Bone::index);
        let build = &FINGERS[finger as usize];
        let ([l0, l1, l2], [base, _, joint, _, end, tip]) = (build.lengths, build.radii);
        cores[a] = Core::new([0.0, 3.0, 0.0], [0.0, l0 - 3.0, 0.0], [base, joint]);
        cores[b] = Core::new([0.0, 3.0, 0.0], [0.0, l1 - 2.5, 0.0], [joint, end]);
        cores[c] = Core::new([0.0, 2.5, 0.0], [0.0, l2 - 5.0, 0.0], [end, tip]);
    }
    cores
}

/// Distances from a point of the palm's frame to the capsule of every bone; `inverse` takes the point into each bone's frame.
pub(crate) fn away(cores: &[Core; BONES], inverse: &[DAffine3; BONES], p: DVec3) -> [f64; BONES] {
    std::array::from_fn(|i| cores[i].distance(inverse[i].transform_point3(p)))
}

/// The bone whose capsule is nearest.
pub(crate) fn nearest(inverse: &[DAffine3; BONES], p: DVec3) -> Bone {
    let away = away(&cores(), inverse, p);
    Bone::ALL.into_iter().min_by(|a, b| away[a.index()].total_cmp(&away[b.index()])).unwrap_or(Bone::Palm)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::grips::RELAXED;
    use crate::sculpt::hand::skeleton::frames;

    #[test]
    fn the_middle_of_a_phalanx_goes_with_it() {
        let bones = frames(&RELAXED);
        let inverse = bones.map(|bone| bone.inverse());
        for bone in Bone::ALL.into_iter().filter(|bone| *bone >= Bone::ThumbProximal && *bone < Bone::UlnarPalm) {
            assert_eq!(nearest(&inverse, bones[bone.index()].transform_point3(DVec3::new(0.0, 11.0, 6.0))), bone);
        }
    }
}
