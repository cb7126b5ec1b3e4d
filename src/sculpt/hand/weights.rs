//! How much each place of the skin goes with each bone.
//!
//! In come places of the resting hand, out come at most four bones with their weights, which sum to 1. The nearer a bone's
//! own flesh (its capsule), the more it pulls; the skin of a digit follows its own chain only, so that no finger drags its
//! neighbour; a little smoothing over the mesh takes the steps out.

use glam::{DAffine3, DVec3};
use serde::Serialize;

use crate::sculpt::hand::bones::{BONES, Bone, Finger};
use crate::sculpt::hand::cores::{away, cores};
use crate::sculpt::hand::flesh::Group;
use crate::sculpt::hand::posed::HandField;
use crate::sculpt::threads::each;

/// Over how many millimetres of distance a bone's pull falls to a third: in the digits, and in palm and forearm.
const SOFTNESS: [f64; 2] = [2.0, 3.2];
/// By how many millimetres a digit's first bone is held off from the palm's skin.
const HELD_OFF: f64 = 1.5;
/// Rounds of smoothing over the mesh, and the share of the neighbours in each.
const ROUNDS: usize = 3;
const SHARE: f64 = 0.6;

/// The numbers that weights are made of, for the stamp.
pub(crate) fn recipe() -> impl Serialize {
    (SOFTNESS, HELD_OFF, ROUNDS, SHARE, cores())
}

/// The four bones that a place goes with, and how much; unused ones have weight 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// Indices of bones, in the order of [`Bone`].
    pub bones: [u8; 4],
    /// Their weights, which sum to 1.
    pub weights: [f64; 4],
}

impl Pull {
    /// The four strongest of all weights, made to sum to 1.
    fn strongest(all: &[f64; BONES]) -> Self {
        let mut order: [usize; BONES] = std::array::from_fn(|i| i);
        order.sort_by(|a, b| all[*b].total_cmp(&all[*a]).then(a.cmp(b)));
        let sum: f64 = order[..4].iter().map(|i| all[*i]).sum();
        let weights = std::array::from_fn(|k| all[order[k]] / sum);
        let bones = std::array::from_fn(|k| if all[order[k]] > 0.0 { u8::try_from(order[k]).unwrap_or(0) } else { 0 });
        Self { bones, weights }
    }

    /// The movement of a place that goes with these bones, given the movement of every bone.
    #[must_use]
    pub fn blend(&self, moves: &[DAffine3; BONES]) -> DAffine3 {
        let mut sum = DAffine3::ZERO;
        for (bone, weight) in self.bones.iter().zip(self.weights) {
            let part = &moves[usize::from(*bone)];
            sum.matrix3 += part.matrix3 * weight;
            sum.translation += part.translation * weight;
        }
        sum
    }
}

/// The weights of places on the skin of the resting hand, joined by `faces` (which may be none).
pub(crate) fn weights(rest: &HandField, points: &[DVec3], faces: &[[u32; 3]]) -> Vec<Pull> {
    let cores = cores();
    let inverse = rest.bones().map(|bone| bone.inverse());
    let mut all = each(points, |p| softened(rest.group(*p), away(&cores, &inverse, *p)));
    for _ in 0..ROUNDS {
        all = smoothed(&all, faces);
    }
    all.iter().map(Pull::strongest).collect()
}

/// The bones that the skin of a group may follow.
fn allowed(group: Group) -> Vec<Bone> {
    let of = |finger: Finger, palm: Bone| {
        let [a, b, c] = finger.phalanges();
        vec![palm, a, b, c]
    };
    match group {
        Group::Thumb => vec![Bone::ThumbMetacarpal, Bone::ThumbProximal, Bone::ThumbDistal],
        Group::Index => of(Finger::Index, Bone::Palm),
        Group::Middle => of(Finger::Middle, Bone::Palm),
        Group::Ring => of(Finger::Ring, Bone::UlnarPalm),
        Group::Little => of(Finger::Little, Bone::UlnarPalm),
        Group::Palm | Group::Forearm => vec![
            Bone::Forearm,
            Bone::Palm,
            Bone::ThumbMetacarpal,
            Bone::UlnarPalm,
            Bone::ThumbProximal,
            Bone::IndexProximal,
            Bone::MiddleProximal,
            Bone::RingProximal,
            Bone::LittleProximal,
        ],
    }
}

/// Weights from distances.
fn softened(group: Group, away: [f64; BONES]) -> [f64; BONES] {
    let trunk = matches!(group, Group::Palm | Group::Forearm);
    let mut far = [f64::INFINITY; BONES];
    for bone in allowed(group) {
        let digit = (Bone::ThumbProximal..=Bone::LittleDistal).contains(&bone);
        far[bone.index()] = away[bone.index()] + if trunk && digit { HELD_OFF } else { 0.0 };
    }
    let least = far.iter().copied().fold(f64::INFINITY, f64::min);
    let softness = SOFTNESS[usize::from(trunk)];
    let raw = far.map(|d| (-(d - least) / softness).exp());
    let sum: f64 = raw.iter().sum();
    raw.map(|w| w / sum)
}

/// Weights drawn towards those of the neighbours.
fn smoothed(all: &[[f64; BONES]], faces: &[[u32; 3]]) -> Vec<[f64; BONES]> {
    let mut sums = vec![([0.0; BONES], 0.0); all.len()];
    for face in faces {
        for k in 0..3 {
            let (a, b) = (face[k] as usize, face[(k + 1) % 3] as usize);
            for (v, other) in [(a, b), (b, a)] {
                for (slot, weight) in sums[v].0.iter_mut().zip(all[other]) {
                    *slot += weight;
                }
                sums[v].1 += 1.0;
            }
        }
    }
    all.iter()
        .zip(sums)
        .map(|(own, (sum, count))| {
            if count == 0.0 {
                return *own;
            }
            std::array::from_fn(|i| (1.0 - SHARE) * own[i] + SHARE * sum[i] / count)
        })
        .collect()
}
