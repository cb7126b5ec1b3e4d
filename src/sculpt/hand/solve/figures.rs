//! How good a pose is, in figures that a person can judge.

use glam::DVec3;

use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::skeleton::Angle;
use crate::sculpt::hand::solve::arm::Arm;
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::problem::Goal;
use crate::sculpt::hand::solve::search::Solved;

/// Figures of one pose, millimetres and degrees.
#[derive(Clone, Debug)]
pub struct Figures {
    /// How deep each contact lies under the skin.
    pub depths: Vec<f64>,
    /// How far the contacts are from where they should be, along the skin.
    pub off: f64,
    /// The deepest point of the skin within 9 mm of a contact, and of the rest.
    pub deepest: [f64; 2],
    /// Wrist flexion and deviation.
    pub wrist: [f64; 2],
    /// Turn of the forearm.
    pub pronation: f64,
    /// The elbow.
    pub elbow: DVec3,
    /// From elbow to shoulder joint.
    pub upper: f64,
    /// The bone whose skin is deepest away from the contacts.
    pub deepest_bone: Bone,
    /// How far the hand reaches to the left.
    pub x: f64,
    /// What the solver thought of it.
    pub cost: f64,
}

impl Figures {
    /// Whether any part that should touch does, or hangs over a hollow by a few millimetres.
    pub(super) fn touches(&self) -> bool {
        self.depths.iter().any(|depth| *depth > -6.0)
    }
}

/// The figures of a pose.
pub(super) fn figures(feel: &Feel, bust: &Lattice, solved: &Solved) -> Figures {
    let Solved { pose, girdle, cost, goal, spot, .. } = solved;
    let bones = pose.bones();
    let touch: Vec<DVec3> = feel.touches.iter().map(|t| bones[t.bone.index()].transform_point3(t.at)).collect();
    let mut deepest = [0.0_f64; 2];
    let mut x = f64::MIN;
    let mut worst = Bone::Palm;
    for (bone, samples) in feel.samples.iter().enumerate() {
        for sample in samples {
            let p = sample.posed(&bones, bone);
            let elsewhere = usize::from(!sample.near);
            let depth = -bust.distance(p);
            if elsewhere == 1 && depth > deepest[1] {
                worst = Bone::ALL[bone];
            }
            deepest[elsewhere] = deepest[elsewhere].max(depth);
            x = x.max(p.x);
        }
    }
    let weights: f64 = feel.touches.iter().map(|t| t.weight).sum();
    let off = match goal {
        Goal::Mean => {
            let mean: DVec3 = touch.iter().zip(&feel.touches).map(|(p, t)| *p * (t.weight / weights)).sum();
            (mean - spot.at).reject_from_normalized(spot.normal).length()
        }
        Goal::Each(spots) => {
            let each = spots.iter().map(|(i, at)| (touch[*i] - at).reject_from_normalized(spot.normal).length());
            each.fold(0.0, f64::max)
        }
        Goal::Fold(sides) => touch[0].distance(sides[0]).max(touch[1].distance(sides[1])),
        Goal::Hover => 0.0,
    };
    let arm = Arm::behind(&bones[Bone::Forearm.index()], *girdle);
    Figures {
        depths: touch.iter().map(|p| -bust.distance(*p)).collect(),
        off,
        deepest,
        wrist: [Angle::WristFlexion, Angle::WristDeviation].map(|a| pose.angles.get(a).to_degrees()),
        pronation: arm.pronation(),
        elbow: arm.elbow,
        upper: (arm.elbow - arm.shoulder).length(),
        deepest_bone: worst,
        x,
        cost: *cost,
    }
}
