//! The lenses through which the worked muscles are seen: one on each side that is worked.
//!
//! In: a score, a half, the skin, the pads of the moment. Out: where each lens lies, how wide it is, how clear. It stays where
//! it is while a half lasts, over everything that the half touches on its side. There is none in quiet comfort, and none
//! where no muscle of the atlas is worked.

use glam::Vec3;

use super::contact::Pad;
use super::{Manner, Skin};
use crate::atlas::vocabulary::Side;
use crate::score::moment::Moment;
use crate::score::types::{Contact, Score};

/// How far a lens reaches past what is touched, metres.
const PAST: f32 = 0.030;
/// The least and the greatest radius, metres.
const RADIUS: [f32; 2] = [0.040, 0.078];

/// One lens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// The side whose muscles it shows; both where it lies on the midline.
    pub side: Option<Side>,
    /// Its middle on the skin, metres.
    pub at: Vec3,
    /// Its radius, metres.
    pub radius: f32,
    /// How clear it is, 0 to 1.
    pub clear: f32,
}

/// The lenses of a moment.
#[must_use]
pub fn lenses_at(
    score: &Score,
    moment: &Moment<'_>,
    skin: &Skin<'_>,
    pads: &[Pad],
    manner: Manner,
) -> [Option<Lens>; 2] {
    if manner.quiet || moment.step.muscles.is_empty() {
        return [None; 2];
    }
    let half = moment.half_index;
    [Side::Left, Side::Right].map(|side| {
        let own = |contact: &&Contact| usize::from(contact.half) == half && contact.side == side;
        let own = || score.contacts.iter().filter(own);
        let spots = own().flat_map(|contact| [0.0, 0.5, 1.0].map(|along| skin.spot(contact, along))).flatten();
        let (mut low, mut high) = (Vec3::INFINITY, Vec3::NEG_INFINITY);
        for spot in spots {
            (low, high) = (low.min(spot.at), high.max(spot.at));
        }
        if !low.is_finite() {
            return None;
        }
        let clear = pads.iter().filter(|pad| pad.side == side).map(|pad| pad.glow).fold(0.0, f32::max);
        let midline = own().all(|contact| contact.midline);
        Some(Lens {
            side: (!midline).then_some(side),
            at: (low + high) / 2.0,
            radius: ((high - low).length() / 2.0 + PAST).clamp(RADIUS[0], RADIUS[1]),
            clear,
        })
    })
}
