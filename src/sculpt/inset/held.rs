//! The two torsos: one palm on the breastbone and one below the ribs; arms crossed, each palm on the other upper arm.
//!
//! A [`Hold`] says where the hands lie, where the shoulders are and where the elbows would like to be; [`Figure`] is torso
//! and arms as one field. Arms grow out of the torso at the shoulder only: where they lie on it they stay apart.

use glam::{DAffine3, DVec3};
use serde::Serialize;

use crate::sculpt::field::Field;
use crate::sculpt::field::smooth::{rise, soft_min};
use crate::sculpt::hand::Angles;
use crate::sculpt::mesh::Surface;
use crate::sculpt::mesh::grid::Fine;

use super::arm::{Arm, Part};
use super::bake::{Inset, InsetDetail, baked};
use super::lay::{Wish, lay};
use super::skin::ray;
use super::torso::{ENDS, torso};
use super::{IDS, InsetMesh};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// A hand on the chest, a hand on the belly.
    Breath,
    /// Arms crossed, a hand on each upper arm.
    Hug,
}

/// How one arm is held.
#[derive(Clone, Copy, Debug, Serialize)]
struct Held {
    shoulder: DVec3,
    elbow: DVec3,
    hand: Wish,
}

/// The open hand before it is laid down.
const OPEN: Angles = Angles::degrees([
    0.0, 0.0, 2.0, -10.0, -14.0, -4.0, 4.0, 6.0, //
    6.0, -4.0, 10.0, 5.0, //
    6.0, 0.5, 11.0, 5.0, //
    7.0, 4.0, 12.0, 6.0, //
    9.0, 8.5, 13.0, 6.0,
]);
/// How softly an arm grows out of the torso: elsewhere, and at the shoulder; and how far from the joint that reaches.
const BLENDS: [f64; 2] = [3.0, 34.0];
const NEAR: [f64; 2] = [80.0, 190.0];
/// The middle of what is to be seen, mm.
const MIDDLE: DVec3 = DVec3::new(0.0, -360.0, 0.0);
/// Where small triangles are wanted besides the hands: about the navel, and where arms cross; how much, how far.
const SPOTS: [(DVec3, f64, f64); 2] =
    [(DVec3::new(0.0, -543.0, 78.0), 1.0, 40.0), (DVec3::new(-20.0, -392.0, 120.0), 0.4, 110.0)];
/// Where the place of a palm lies: over the middle of the back of the hand, in its frame.
const BACK: DVec3 = DVec3::new(1.0, 56.0, -60.0);

impl Hold {
    const fn id(self) -> &'static str {
        match self {
            Self::Breath => IDS[2],
            Self::Hug => IDS[3],
        }
    }

    /// The atlas's place.
    const fn place(self) -> &'static str {
        match self {
            Self::Breath => "hold_sternum_belly",
            Self::Hug => "hold_shoulder_hug",
        }
    }

    /// Right arm and left arm; in the hug the right one lies under the left.
    const fn arms(self) -> [Held; 2] {
        match self {
            Self::Breath => [
                Held {
                    shoulder: DVec3::new(-170.0, -208.0, -44.0),
                    elbow: DVec3::new(-330.0, -520.0, -30.0),
                    hand: Wish { at: DVec3::new(2.0, -262.0, 62.0), fingers: DVec3::new(0.86, 0.51, 0.0), left: false },
                },
                Held {
                    shoulder: DVec3::new(170.0, -208.0, -44.0),
                    elbow: DVec3::new(300.0, -570.0, -90.0),
                    hand: Wish {
                        at: DVec3::new(-12.0, -452.0, 78.0),
                        fingers: DVec3::new(-0.98, 0.16, 0.0),
                        left: true,
                    },
                },
            ],
            Self::Hug => [
                Held {
                    shoulder: DVec3::new(-160.0, -206.0, -26.0),
                    elbow: DVec3::new(-190.0, -560.0, 160.0),
                    hand: Wish {
                        at: DVec3::new(150.0, -300.0, 84.0),
                        fingers: DVec3::new(0.74, 0.62, -0.25),
                        left: false,
                    },
                },
                Held {
                    shoulder: DVec3::new(160.0, -206.0, -26.0),
                    elbow: DVec3::new(190.0, -560.0, 240.0),
                    hand: Wish {
                        at: DVec3::new(-166.0, -296.0, 76.0),
                        fingers: DVec3::new(-0.80, 0.52, -0.32),
                        left: true,
                    },
                },
            ],
        }
    }
}

/// What the torsos are made of besides torso and arm, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    (OPEN, BLENDS, NEAR, MIDDLE, SPOTS, BACK, Hold::Breath.arms(), Hold::Hug.arms())
}

/// Torso and arms.
struct Figure {
    torso: Field,
    arms: [Arm; 2],
}

/// The torso with one upper arm: what the other hand is laid on.
struct Bare<'a> {
    torso: &'a Field,
    arm: Option<&'a Arm>,
}

impl Surface for Bare<'_> {
    fn distance(&self, p: DVec3) -> f64 {
        let d = self.torso.distance(p);
        self.arm.map_or(d, |arm| joined(d, arm, Part::Upper, p))
    }
}

/// An arm put on what is there.
fn joined(d: f64, arm: &Arm, part: Part, p: DVec3) -> f64 {
    let near = 1.0 - rise(NEAR[0], NEAR[1], p.distance(arm.shoulder));
    let blend = BLENDS[0] + (BLENDS[1] - BLENDS[0]) * near;
    if arm.at_least(p, part) > d + blend { d } else { soft_min(d, arm.distance(p, part), blend) }
}

impl Figure {
    fn new(hold: Hold) -> Self {
        let torso = Field::mirrored(&torso());
        let wanted = hold.arms();
        let arm = |i: usize, other: Option<&Arm>| {
            let (angles, palm) = lay(&OPEN, &wanted[i].hand, &Bare { torso: &torso, arm: other });
            Arm::new(&angles, palm, wanted[i].shoulder, wanted[i].elbow)
        };
        let mut arms = [0, 1].map(|i| arm(i, None));
        if hold == Hold::Hug {
            // Each hand lies on the other arm, which follows its own hand: a few rounds till both rest.
            for _ in 0..4 {
                arms = [arm(0, Some(&arms[1])), arm(1, Some(&arms[0]))];
            }
        }
        Self { torso, arms }
    }
}

impl Surface for Figure {
    fn distance(&self, p: DVec3) -> f64 {
        self.arms.iter().fold(self.torso.distance(p), |d, arm| joined(d, arm, Part::All, p))
    }
}

impl Inset for Figure {
    fn reach(&self) -> [DVec3; 2] {
        let mut reach = [DVec3::new(-250.0, ENDS[1] - 5.0, -150.0), DVec3::new(250.0, ENDS[0] + 5.0, 110.0)];
        for arm in &self.arms {
            let [low, high] = arm.hand_reach();
            let low = low.min(arm.elbow - 62.0);
            let high = high.max(arm.elbow + 62.0);
            reach = [reach[0].min(low), reach[1].max(high)];
        }
        reach
    }

    fn fine(&self, detail: &InsetDetail) -> Option<[Vec<Fine>; 3]> {
        let step = detail.steps[1];
        let reaches = self.arms.each_ref().map(Arm::hand_reach);
        Some(std::array::from_fn(|k| {
            reaches.iter().map(|[low, high]| (low.to_array()[k], high.to_array()[k], step)).collect()
        }))
    }

    fn worth(&self, p: DVec3) -> f64 {
        let front = 0.005 + 0.995 * rise(-90.0, -45.0, p.z);
        let ends = 0.1 + 0.9 * rise(ENDS[1] + 0.5, ENDS[1] + 2.0, p.y);
        let hand = self.arms.iter().map(|arm| {
            let (near, along) = arm.near_hand(p, 30.0);
            near * (1.0 + 4.0 * rise(55.0, 95.0, along))
        });
        front * ends * (0.45 + hand.fold(0.0, f64::max))
    }

    fn crowd(&self, p: DVec3) -> f64 {
        let spots = SPOTS.iter().map(|(at, share, far)| share * (1.0 - rise(0.3 * far, *far, p.distance(*at))));
        let front = 0.1 * rise(-70.0, -30.0, p.z);
        let rim = 0.3 * (1.0 - rise(6.0, 14.0, p.y - ENDS[1])).max(1.0 - rise(6.0, 14.0, ENDS[0] - p.y));
        let hands = self.arms.iter().map(|arm| 0.6 * arm.near_hand(p, 30.0).0);
        spots.chain(hands).fold(front.max(rim * rise(-70.0, -30.0, p.z)), f64::max)
    }

    fn tint(&self, p: DVec3) -> [f64; 3] {
        self.arms.iter().find(|arm| arm.is_hand(p)).map_or([1.0; 3], |arm| arm.tint(p))
    }

    fn shown(&self) -> DAffine3 {
        DAffine3::from_translation(-MIDDLE)
    }
}

/// The mesh and its places: over the middle of each hand, the right one first.
pub(super) fn bake(hold: Hold, detail: &InsetDetail) -> InsetMesh {
    let figure = Figure::new(hold);
    let places: Vec<_> = figure
        .arms
        .iter()
        .filter_map(|arm| {
            let (from, to) = (arm.out_of_palm(BACK), arm.out_of_palm(DVec3::new(BACK.x, BACK.y, 0.0)));
            Some((hold.place(), ray(&figure, from, (to - from).normalize(), 70.0)?))
        })
        .collect();
    baked(hold.id(), &figure, &places, detail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::skeleton::{Angle, LIMITS};

    #[test]
    fn the_hands_rest_and_the_wrists_bend_no_further_than_wrists_do() {
        for hold in [Hold::Breath, Hold::Hug] {
            let figure = Figure::new(hold);
            for (i, arm) in figure.arms.iter().enumerate() {
                for (angle, joint) in arm.wrist_bend().into_iter().zip([Angle::WristFlexion, Angle::WristDeviation]) {
                    let [least, most] = LIMITS[joint as usize];
                    assert!((least..=most).contains(&angle), "{hold:?} {i} {joint:?}: {}", angle.to_degrees());
                }
                // What the palm lies on, and how near its skin is to it.
                let other = (hold == Hold::Hug).then(|| &figure.arms[1 - i]);
                let bare = Bare { torso: &figure.torso, arm: other };
                for at in [[-24.0, 30.0], [17.0, 28.0], [0.0, 80.0]] {
                    let inside = arm.out_of_palm(DVec3::new(at[0], at[1], 4.0));
                    let out = (arm.out_of_palm(DVec3::new(at[0], at[1], 40.0)) - inside).normalize();
                    let gap = (0..80).map(|k| f64::from(k) * 0.5).find(|t| bare.distance(inside + out * *t) < 0.0);
                    let skin = (0..80).map(|k| f64::from(k) * 0.5).find(|t| arm.hand_distance(inside + out * *t) > 0.0);
                    let (gap, skin) = (gap.unwrap(), skin.unwrap());
                    assert!((gap - skin).abs() < 9.0, "{hold:?} {i} at {at:?}: {gap} and {skin}");
                }
            }
        }
    }

    #[test]
    fn arms_and_torso_stay_apart_where_they_only_lie_on_each_other() {
        let figure = Figure::new(Hold::Breath);
        // Between the left upper arm and the ribs there is air.
        assert!(figure.distance(DVec3::new(158.0, -400.0, -30.0)) > 0.0);
        // The shoulder is whole.
        assert!(figure.distance(DVec3::new(165.0, -230.0, -45.0)) < -20.0);
    }
}
