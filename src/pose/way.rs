//! The ways that the strokes of a step go: lines along the skin, shown before the hand moves and while it does.

use arrayvec::ArrayVec;
use glam::Vec3;

use super::Skin;
use super::ease::{lasting, share, smooth};
use crate::score::moment::Moment;
use crate::score::types::{Contact, Motion, Score};

/// Points of one way.
pub const POINTS: usize = 20;
/// Ways at a time: one for each hand.
pub const WAYS: usize = 2;

/// One way, from where the stroke begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// Its points, evenly along the skin, metres.
    pub points: [Vec3; POINTS],
    /// How visible it is, 0 to 1.
    pub strength: f32,
    /// How far along it the hand is, 0 to 1.
    pub hand: f32,
}

/// The ways of a moment.
pub type Ways = ArrayVec<Way, WAYS>;

/// The ways of the moment's half.
#[must_use]
pub fn ways_at(score: &Score, moment: &Moment<'_>, skin: &Skin<'_>) -> Ways {
    let fade = lasting(0.8);
    let coming = smooth(share(moment.frame, moment.half.start, fade));
    let going = smooth(share(moment.half.lift.saturating_sub(moment.frame), 0, fade));
    let strength = coming * going;
    let mine = score.contacts.iter().filter(|contact| usize::from(contact.half) == moment.half_index);
    mine.filter(|contact| strokes(contact))
        .filter_map(|contact| way(contact, strength, moment, skin))
        .take(WAYS)
        .collect()
}

const fn strokes(contact: &Contact) -> bool {
    matches!(contact.motion, Motion::Glide { .. } | Motion::Knead { .. } | Motion::Shear { .. })
        && contact.node.is_none()
}

fn way(contact: &Contact, strength: f32, moment: &Moment<'_>, skin: &Skin<'_>) -> Option<Way> {
    let (first, last) = (skin.spot(contact, 0.0)?, skin.spot(contact, 1.0)?);
    if first.at.distance(last.at) < 0.005 {
        return None;
    }
    let mut points = [Vec3::ZERO; POINTS];
    for (index, point) in points.iter_mut().enumerate() {
        *point = skin.spot(contact, along(index))?.at;
    }
    let now = moment.contacts().find(|now| std::ptr::eq(now.contact, contact));
    Some(Way { points, strength, hand: now.map_or(0.0, |now| now.along) })
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
const fn along(index: usize) -> f32 {
    index as f32 / (POINTS - 1) as f32
}
