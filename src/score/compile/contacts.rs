//! What touches the body in a half: which hand, where, moving how.

use crate::atlas::place::Place;
use crate::atlas::vocabulary::{Grip, Laterality, Region, Side, Technique};
use crate::routine::model::Hand;

use super::layout::{LIFT, ramp};
use super::plan::Planned;
use super::timeline::Placed;
use crate::score::time::{Frame, whole};
use crate::score::types::{Contact, Motion, Score};

/// The hand begins to come near so long before the touch.
const APPROACH: Frame = whole(2);

/// Whether hands are on the body in a step.
pub(super) fn touches(step: &Planned<'_>) -> bool {
    let still = matches!(step.action.technique, Technique::Rest | Technique::Move | Technique::SetUp);
    step.place.is_some() && step.action.grip != Grip::None && !still
}

/// Repetitions for one side: written, or following from the rate.
pub(super) fn repeats(step: &Planned<'_>) -> Option<u32> {
    if let Some(count) = step.action.count {
        return Some(count);
    }
    if let Some(each) = step.action.each
        && each.hundredths > 0
    {
        return Some((step.seconds.hundredths / each.hundredths).max(1));
    }
    let counted = step.action.per_minute.map(|rate| rate * step.seconds.as_f64() / 60.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a count holds")]
    Some((counted + 0.5).floor().clamp(1.0, 100_000.0) as u32)
}

/// Adds the contacts of one half.
pub(super) fn contacts(score: &mut Score, half: u16, at: &Placed, step: &Planned<'_>) {
    let Some(place) = step.place.filter(|_| touches(step)) else { return };
    let ramp = ramp(at.touch, at.lift);
    let pressure = f32::from(step.pressure);
    for (hand, side, node) in hands(place, step, at.turn.side) {
        score.contacts.push(Contact {
            half,
            hand,
            side,
            midline: place.laterality == Laterality::Middle,
            place: place.id.clone(),
            node,
            grip: step.action.grip,
            motion: motion(step),
            over: at.lift - at.touch,
            approach: at.touch.saturating_sub(APPROACH).max(at.start),
            touch: at.touch,
            lift: at.lift,
            away: at.lift + LIFT,
            pressure: vec![(at.touch, 0.0), (at.touch + ramp, pressure), (at.lift - ramp, pressure), (at.lift, 0.0)],
            press_on: step.step.press_on,
        });
    }
}

fn motion(step: &Planned<'_>) -> Motion {
    let repeats = repeats(step).unwrap_or(1).max(1);
    match step.action.technique {
        Technique::Circles => Motion::Circles { repeats },
        Technique::Stroke => Motion::Glide { repeats },
        Technique::Knead => Motion::Knead { repeats },
        Technique::Shear => Motion::Shear { repeats },
        Technique::Traction => Motion::Traction,
        _ => Motion::Still,
    }
}

/// Which hand is on which side at which of the place's positions.
///
/// A path has one contact a side, which follows its line; anything else with several positions is touched at all of
/// them together. On the midline two positions are one hand's each.
fn hands(place: &Place, step: &Planned<'_>, side: Option<Side>) -> Vec<(Side, Side, Option<u8>)> {
    let is_path = place.kind == crate::atlas::vocabulary::PlaceKind::Path;
    let count = u8::try_from(place.nodes.len()).unwrap_or(u8::MAX);
    let nodes: Vec<Option<u8>> = match (is_path, count, place.inset.is_some()) {
        (true, _, _) | (false, 0, false) => vec![None],
        // Two hands on the inset: chest and belly, or the two upper arms.
        (false, 0, true) => {
            if step.action.grip == Grip::Palm {
                vec![Some(0), Some(1)]
            } else {
                vec![Some(0)]
            }
        }
        (false, count, _) => (0..count).map(Some).collect(),
    };
    let both_sides = place.laterality == Laterality::Pair && side.is_none();
    let mut hands = Vec::new();
    if both_sides && place.inset.is_none() {
        for side in [Side::Left, Side::Right] {
            hands.extend(nodes.iter().map(|node| (side, side, *node)));
        }
    } else if place.laterality == Laterality::Middle || place.inset.is_some() {
        let alone = nodes.len() == 1;
        for (index, node) in nodes.iter().enumerate() {
            let hand = if alone || index % 2 == 1 { Side::Right } else { Side::Left };
            hands.push((hand, side.unwrap_or(Side::Left), *node));
        }
    } else {
        let side = side.unwrap_or(Side::Left);
        for hand in working_hands(place, step, side) {
            hands.extend(nodes.iter().map(|node| (hand, side, *node)));
        }
    }
    hands.truncate(crate::score::moment::MOST_CONTACTS);
    hands
}

/// The hand that works on one side: as written, else the opposite one where it reaches across the chest.
fn working_hands(place: &Place, step: &Planned<'_>, side: Side) -> Vec<Side> {
    match step.step.hand {
        Some(Hand::Same) => vec![side],
        Some(Hand::Opposite) => vec![side.other()],
        Some(Hand::Both) => vec![side, side.other()],
        None => {
            let across = matches!(place.region, Region::Shoulder | Region::NeckFront | Region::Nape);
            vec![if across { side.other() } else { side }]
        }
    }
}
