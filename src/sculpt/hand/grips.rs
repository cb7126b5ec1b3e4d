//! How the hand is held in each grip of the atlas, and with which parts of its skin it touches.
//!
//! In comes a grip, out come joint angles to start from (whoever places the hand on the body moves each by some degrees)
//! and the contacts: for each a bone and a ray from it; where the ray leaves the flesh is the point of the skin, and the
//! ray's direction is the way that the skin should face there. Weights say how much a contact matters beside the others.
//! Grips without a hand (a ball, no contact) have neither.

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::skeleton::{Angles, Bone, Finger, THUMB};

/// One part of the skin that touches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// The bone it goes with.
    pub bone: Bone,
    /// Where the ray starts, in the bone's frame, mm.
    pub from: DVec3,
    /// Where it goes, in the bone's frame, 1 long: the wanted outward normal of the skin that touches. Pads lean 15 degrees to the tip.
    pub ray: DVec3,
    /// How much it matters, 0 to 1.
    pub weight: f64,
}

/// A hand at rest in the lap: what it is on its way to the skin and back.
pub const RELAXED: Angles =
    Held { wrist: [-10.0, 0.0], thumb: [8.0, 8.0, -5.0], thumb_ends: [12.0, 18.0], ..LOOSE }.angles();

/// The grips that a hand makes, in the atlas's order.
pub fn hand_grips() -> impl Iterator<Item = Grip> {
    Grip::ALL.iter().copied().filter(|grip| pose(*grip).is_some())
}

/// The joints of a grip, or none if it has no hand.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table of twelve grips")]
pub const fn pose(grip: Grip) -> Option<Angles> {
    let held = match grip {
        Grip::ThumbPad => Held {
            thumb: [4.0, 24.0, -8.0],
            thumb_ends: [6.0, 6.0],
            fingers: [
                [34.0, 2.0, 42.0, 20.0],
                [36.0, 0.0, 46.0, 22.0],
                [40.0, -2.0, 50.0, 24.0],
                [42.0, -4.0, 48.0, 22.0],
            ],
            ..LOOSE
        },
        Grip::IndexMiddlePads => Held {
            thumb: [10.0, 14.0, -10.0],
            thumb_ends: [12.0, 20.0],
            fingers: [
                [32.0, -1.0, 30.0, 6.0],
                [30.0, 1.0, 38.0, 8.0],
                [58.0, -2.0, 66.0, 34.0],
                [62.0, -3.0, 64.0, 32.0],
            ],
            ..LOOSE
        },
        Grip::ThreePads => Held {
            thumb: [10.0, 16.0, -8.0],
            thumb_ends: [12.0, 18.0],
            fingers: [
                [32.0, -1.0, 26.0, 6.0],
                [29.0, 0.0, 37.0, 8.0],
                [33.0, 1.0, 32.0, 7.0],
                [36.0, -2.0, 38.0, 14.0],
            ],
            ..LOOSE
        },
        Grip::FlatFingers => Held {
            cup: 1.0,
            thumb: [-4.0, -22.0, -4.0],
            thumb_ends: [4.0, 4.0],
            fingers: [[9.0, -2.0, 7.0, 3.0], [9.0, 0.0, 8.0, 3.0], [9.0, 2.0, 8.0, 3.0], [9.0, 5.0, 8.0, 4.0]],
            ..LOOSE
        },
        Grip::Palm => Held {
            cup: 2.0,
            thumb: [-10.0, -18.0, -4.0],
            thumb_ends: [4.0, 4.0],
            fingers: [[6.0, 3.0, 10.0, 4.0], [6.0, 0.0, 11.0, 4.0], [7.0, -2.0, 12.0, 5.0], [9.0, -4.0, 13.0, 5.0]],
            ..LOOSE
        },
        // Thumb and index stand pad to pad, 14 mm apart.
        Grip::Pinch => Held {
            thumb: [31.8, 22.0, -67.9],
            thumb_ends: [11.1, 0.0],
            fingers: [
                [60.4, 0.0, 34.0, 10.0],
                [60.0, 0.0, 50.0, 16.0],
                [64.0, -2.0, 58.0, 24.0],
                [66.0, -3.0, 60.0, 28.0],
            ],
            ..LOOSE
        },
        Grip::Knuckle => Held {
            thumb: [18.0, 6.0, -12.0],
            thumb_ends: [16.0, 30.0],
            fingers: [
                [52.0, 0.0, 98.0, 40.0],
                [54.0, 0.0, 100.0, 42.0],
                [60.0, -1.0, 98.0, 42.0],
                [62.0, -2.0, 96.0, 42.0],
            ],
            ..LOOSE
        },
        Grip::Cupped => Held {
            cup: 14.0,
            thumb: [2.0, -16.0, -8.0],
            thumb_ends: [8.0, 8.0],
            fingers: [[26.0, -3.0, 14.0, 6.0], [25.0, 0.0, 16.0, 7.0], [24.0, 3.0, 18.0, 8.0], [24.0, 7.0, 20.0, 9.0]],
            ..LOOSE
        },
        // The wrist bent back, the fingers off the skin.
        Grip::Heel => Held {
            wrist: [-38.0, 0.0],
            thumb: [-6.0, -6.0, -4.0],
            thumb_ends: [8.0, 12.0],
            fingers: [[6.0, 3.0, 18.0, 8.0], [6.0, 0.0, 19.0, 9.0], [8.0, -2.0, 20.0, 10.0], [10.0, -5.0, 20.0, 10.0]],
            ..LOOSE
        },
        Grip::FingertipsRow => Held {
            cup: 8.0,
            thumb: [10.0, 30.0, -10.0],
            thumb_ends: [14.0, 22.0],
            fingers: [
                [34.0, 7.0, 42.0, 16.0],
                [36.0, 1.0, 46.0, 17.0],
                [38.0, -5.0, 44.0, 16.0],
                [40.0, -10.0, 40.0, 14.0],
            ],
            ..LOOSE
        },
        // A wide pinch, 22 mm, the root of the ear between thumb and index; the others lie behind the ear.
        Grip::EarHold => Held {
            thumb: [26.8, 23.7, -57.6],
            thumb_ends: [12.5, 3.8],
            fingers: [
                [54.7, 0.0, 37.0, 11.0],
                [60.0, 0.0, 46.0, 16.0],
                [64.0, -2.0, 54.0, 24.0],
                [66.0, -3.0, 56.0, 28.0],
            ],
            ..LOOSE
        },
        // The knuckles nearly straight, the two other joints bent: the pads look back at the palm.
        Grip::Hook => Held {
            thumb: [8.0, 2.0, -8.0],
            thumb_ends: [12.0, 22.0],
            fingers: [
                [16.0, -1.0, 72.0, 36.0],
                [14.0, 1.0, 78.0, 38.0],
                [40.0, -1.0, 86.0, 44.0],
                [46.0, -2.0, 84.0, 42.0],
            ],
            ..LOOSE
        },
        Grip::TwoBalls | Grip::None => return None,
    };
    Some(held.angles())
}

/// The parts that touch in a grip; none if it has no hand.
#[must_use]
pub fn contacts(grip: Grip) -> Vec<Contact> {
    use Finger::{Index, Little, Middle, Ring};
    match grip {
        Grip::ThumbPad => vec![thumb_pad()],
        Grip::IndexMiddlePads | Grip::Hook => vec![pad(Index), pad(Middle)],
        Grip::ThreePads => vec![pad(Index), pad(Middle), pad(Ring)],
        Grip::FlatFingers => [Index, Middle, Ring]
            .into_iter()
            .flat_map(|finger| [pulp(finger, 2, 1.0), pulp(finger, 1, 0.5)])
            .chain([pulp(Little, 2, 0.6)])
            .collect(),
        Grip::Palm => vec![
            on(Bone::Palm, [2.0, 76.0, 0.0], DVec3::Z, 1.0),
            on(Bone::Palm, [-22.0, 30.0, 4.0], DVec3::Z, 1.0),
            on(Bone::Palm, [18.0, 28.0, 6.0], DVec3::Z, 0.6),
            pulp(Index, 1, 0.7),
            pulp(Middle, 1, 0.7),
            pulp(Ring, 1, 0.7),
            pulp(Index, 2, 0.6),
            pulp(Middle, 2, 0.6),
            pulp(Ring, 2, 0.6),
        ],
        Grip::Pinch | Grip::EarHold => vec![thumb_pad(), pad(Index)],
        Grip::Knuckle => {
            let back = DVec3::new(0.0, -0.1, -1.0);
            vec![
                on(Bone::IndexMiddle, [0.0, 10.0, 0.0], back, 1.0),
                on(Bone::MiddleMiddle, [0.0, 11.0, 0.0], back, 1.0),
            ]
        }
        Grip::Cupped => vec![
            on(Bone::Palm, [-26.0, 20.0, 6.0], DVec3::Z, 1.0),
            on(Bone::Palm, [20.0, 18.0, 8.0], DVec3::Z, 1.0),
            pulp(Index, 1, 0.5),
            pulp(Middle, 1, 0.5),
            pulp(Ring, 1, 0.5),
        ],
        Grip::Heel => {
            let back = DVec3::new(0.0, -0.25, 1.0);
            vec![on(Bone::Palm, [-20.0, 18.0, 4.0], back, 1.0), on(Bone::Palm, [15.0, 17.0, 6.0], back, 1.0)]
        }
        Grip::FingertipsRow => Finger::ALL.map(pad).to_vec(),
        Grip::TwoBalls | Grip::None => Vec::new(),
    }
}

/// A hand as it is typed, in degrees; each finger: knuckle, spread, middle joint, end joint.
struct Held {
    wrist: [f64; 2],
    cup: f64,
    /// Bending, abduction and turn of the saddle joint.
    thumb: [f64; 3],
    thumb_ends: [f64; 2],
    fingers: [[f64; 4]; 4],
}

/// What a grip has unless it says otherwise.
const LOOSE: Held = Held {
    wrist: [0.0, 0.0],
    cup: 3.0,
    thumb: [0.0, 0.0, 0.0],
    thumb_ends: [8.0, 10.0],
    fingers: [[20.0, 2.0, 25.0, 12.0], [22.0, 0.0, 28.0, 13.0], [26.0, -2.0, 32.0, 15.0], [30.0, -4.0, 34.0, 15.0]],
};

impl Held {
    const fn angles(&self) -> Angles {
        let ([flexion, deviation], [bend, abduction, turn], [knuckle, end]) = (self.wrist, self.thumb, self.thumb_ends);
        let mut table = [0.0; 24];
        let first = [flexion, deviation, self.cup, bend, abduction, turn, knuckle, end];
        let mut i = 0;
        while i < 24 {
            table[i] = if i < 8 { first[i] } else { self.fingers[(i - 8) / 4][i % 4] };
            i += 1;
        }
        Angles::degrees(table)
    }
}

fn on(bone: Bone, from: [f64; 3], ray: DVec3, weight: f64) -> Contact {
    Contact { bone, from: DVec3::from(from), ray: ray.normalize(), weight }
}

/// The pulp of the thumb.
fn thumb_pad() -> Contact {
    on(Bone::ThumbDistal, [0.0, 0.56 * THUMB[2], 0.0], DVec3::new(0.0, 0.25, 1.0), 1.0)
}

/// The pulp of a fingertip.
fn pad(finger: Finger) -> Contact {
    let [_, _, distal] = finger.phalanges();
    on(distal, [0.0, 0.56 * finger.build().lengths[2], 0.0], DVec3::new(0.0, 0.28, 1.0), 1.0)
}

/// The palmar side of one phalanx, 0 to 2, lying flat.
fn pulp(finger: Finger, phalanx: usize, weight: f64) -> Contact {
    on(finger.phalanges()[phalanx], [0.0, 0.55 * finger.build().lengths[phalanx], 0.0], DVec3::Z, weight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::skeleton::{LIMITS, frames};

    #[test]
    fn every_grip_with_a_hand_is_within_the_joints_limits_and_touches() {
        assert_eq!(hand_grips().count(), 12);
        for angles in hand_grips().filter_map(pose).chain([RELAXED]) {
            for (angle, [least, most]) in angles.0.into_iter().zip(LIMITS) {
                assert!(angle >= least - 1e-9 && angle <= most + 1e-9);
            }
        }
        for grip in Grip::ALL {
            assert_eq!(pose(*grip).is_some(), !contacts(*grip).is_empty(), "{grip}");
            for contact in contacts(*grip) {
                assert!((contact.ray.length() - 1.0).abs() < 1e-12);
                assert!(contact.weight > 0.0 && contact.weight <= 1.0);
            }
        }
    }

    #[test]
    fn thumb_and_index_face_each_other_in_a_pinch_and_an_ear_hold() {
        for (grip, gap) in [(Grip::Pinch, 14.0), (Grip::EarHold, 22.0)] {
            let bones = frames(&pose(grip).unwrap());
            // A pad lies some 9 mm before the middle of its bone.
            let [(a, na), (b, nb)] = [0, 1].map(|i| {
                let contact = contacts(grip)[i];
                let bone = bones[contact.bone.index()];
                (bone.transform_point3(contact.from + DVec3::Z * 8.6), bone.transform_vector3(contact.ray))
            });
            assert!((a.distance(b) - gap).abs() < 3.0, "{grip}: {}", a.distance(b));
            assert!(na.dot(nb) < -0.6, "{grip}: {}", na.dot(nb));
        }
    }

    #[test]
    fn a_hook_looks_back_at_the_wrist() {
        let bones = frames(&pose(Grip::Hook).unwrap());
        for contact in contacts(Grip::Hook) {
            assert!(bones[contact.bone.index()].transform_vector3(contact.ray).y < -0.4);
        }
    }
}
