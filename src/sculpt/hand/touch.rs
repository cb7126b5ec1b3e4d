//! Where the skin of the posed hand touches in a grip.

use glam::{DAffine3, DVec3};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::grips::contacts;
use crate::sculpt::hand::posed::HandField;
use crate::sculpt::hand::skeleton::Angles;

/// How far a ray from a bone looks for the skin, mm.
const FAR: f64 = 32.0;

/// A place of the skin that touches, in the frame of its bone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Touch {
    /// The bone it goes with.
    pub bone: Bone,
    /// Where it is on the skin, mm.
    pub at: DVec3,
    /// The way out of the skin there, 1 long.
    pub normal: DVec3,
    /// How much it matters, 0 to 1; 0 for what presses but need not touch.
    pub weight: f64,
}

impl Touch {
    /// Which way the body's skin gives way under it, outwards, when its bone lies so and the place's skin faces `normal`: half
    /// between the two for what should touch, its own way for what only presses (its weight is 0).
    #[must_use]
    pub fn facing(&self, bone: &DAffine3, normal: DVec3) -> DVec3 {
        let own = -bone.transform_vector3(self.normal);
        if self.weight > 0.0 { (normal + own).normalize_or(normal) } else { own.normalize_or(normal) }
    }

    /// How much deeper it lies for each millimetre that the hand sinks in against `normal`.
    #[must_use]
    pub fn sinks(&self, bone: &DAffine3, normal: DVec3) -> f64 {
        bone.transform_vector3(-self.normal).dot(normal).clamp(0.0, 1.0)
    }
}

/// The places that touch in a grip when the joints have these angles.
#[must_use]
pub fn contact_points(grip: Grip, angles: &Angles) -> Vec<Touch> {
    let field = HandField::posed(angles);
    contacts(grip)
        .into_iter()
        .filter_map(|contact| {
            let bone = &field.bones()[contact.bone.index()];
            let from = bone.transform_point3(contact.from);
            let out = field.way_out(from, bone.transform_vector3(contact.ray), FAR)?;
            let at = field.project(out, 3, 0.3);
            let back = bone.inverse();
            Some(Touch {
                bone: contact.bone,
                at: back.transform_point3(at),
                normal: back.transform_vector3(field.normal(at)),
                weight: contact.weight,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::grips::{hand_grips, pose};

    #[test]
    fn every_contact_finds_its_skin_facing_the_way_it_should() {
        for grip in hand_grips() {
            let touches = contact_points(grip, &pose(grip).unwrap());
            assert_eq!(touches.len(), contacts(grip).len(), "{grip}");
            for (touch, contact) in touches.iter().zip(contacts(grip)) {
                let off = touch.normal.dot(contact.ray).acos().to_degrees();
                assert!(off < 30.0, "{grip} {:?}: {off}", touch.bone);
            }
        }
    }

    #[test]
    fn flat_fingers_touch_a_plane_with_all_their_pads() {
        let angles = pose(Grip::FlatFingers).unwrap();
        let bones = *HandField::posed(&angles).bones();
        let at: Vec<DVec3> = contact_points(Grip::FlatFingers, &angles)
            .iter()
            .map(|touch| bones[touch.bone.index()].transform_point3(touch.at))
            .collect();
        let (low, high) = at
            .iter()
            .fold((f64::MAX, f64::MIN), |(low, high), p| (low.min(p.z - 0.12 * p.y), high.max(p.z - 0.12 * p.y)));
        assert!(high - low < 9.0, "{at:?}");
    }
}
