//! The Gentle level's substitutions (clinical sheet 0.4): softer work in place of what it does not allow.
//!
//! Time that a substitute does not use becomes rest with slow breath right after it, so that the timeline is as
//! long at every level. The words said instead are the atlas's own.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{Grip, Level, Region, Technique};
use crate::routine::model::Line;
use crate::routine::seconds::Seconds;

use super::plan::{Planned, rest_after};
use crate::atlas::level::{Authored, Becomes, Substitution};
use crate::score::changes::{Change, What, Why};

/// Substitutes in place; gives the rest that fills the freed time, if any.
pub(super) fn substitute<'a>(
    entry: &mut Planned<'a>,
    atlas: &Atlas,
    level: Level,
    changes: &mut Vec<Change>,
) -> Option<Planned<'a>> {
    if entry.step.ball && level != Level::Firm {
        first_grip(entry);
    }
    if level > Level::Gentle {
        return None;
    }
    let rule = atlas.levels().substitutions.iter().find(|rule| applies(rule.authored, entry))?;
    let authored = entry.action.technique;
    let freed = entry.seconds - most(rule, entry.seconds);
    entry.seconds = entry.seconds - freed;
    entry.pressure = entry.pressure.min(rule.cap);
    entry.cap = entry.cap.min(rule.cap);
    match rule.becomes {
        Becomes::Hold | Becomes::HoldSameGrip | Becomes::StillHold => still(entry, Technique::Hold),
        Becomes::SlowStroke { grip, most_per_minute } => {
            let rate = entry.action.per_minute.unwrap_or(f64::from(most_per_minute)).min(f64::from(most_per_minute));
            entry.action.technique = Technique::Stroke;
            entry.action.grip = grip;
            entry.action.per_minute = Some(rate);
            entry.action.count = None;
        }
        Becomes::Rest => still(entry, Technique::Rest),
        Becomes::FirstGrip => first_grip(entry),
    }
    let said = rule.words.as_deref().unwrap_or_default();
    if !said.is_empty() && entry.seconds > Seconds::ZERO {
        let during = entry.say.iter().filter(|line| line.at.is_some()).cloned();
        entry.say = std::iter::once(Line { at: None, text: said.to_owned(), short: None }).chain(during).collect();
    }
    if entry.action.technique != authored {
        let what = What::Became { from: authored, to: entry.action.technique };
        changes.push(Change { step: entry.id.clone(), what, why: Why::Level });
    }
    let words = if entry.seconds > Seconds::ZERO { "" } else { said };
    (freed > Seconds::ZERO).then(|| rest_after(entry, freed, words))
}

fn applies(authored: Authored, entry: &Planned<'_>) -> bool {
    let neck_front = entry.place.is_some_and(|place| place.region == Region::NeckFront);
    let technique = entry.action.technique;
    let at_trigger_point =
        entry.place.is_some_and(|place| place.kind == crate::atlas::vocabulary::PlaceKind::TriggerPoint);
    match authored {
        Authored::NeckFront => neck_front,
        Authored::TriggerHold => !neck_front && technique == Technique::Hold && at_trigger_point,
        Authored::PinchOffNeckFront => !neck_front && technique == Technique::Pinch,
        Authored::Knead => !neck_front && technique == Technique::Knead,
        Authored::Shear => !neck_front && technique == Technique::Shear,
        Authored::Isometric => technique == Technique::Isometric,
        Authored::SoftBall => entry.step.ball,
    }
}

/// The seconds that the substitute keeps.
fn most(rule: &Substitution, seconds: Seconds) -> Seconds {
    rule.most_seconds.map_or(seconds, |most| seconds.min(Seconds::whole(u32::from(most))))
}

fn still(entry: &mut Planned<'_>, technique: Technique) {
    entry.action.technique = technique;
    entry.action.per_minute = None;
    entry.action.count = None;
    entry.action.each = None;
    entry.action.with = None;
    if technique == Technique::Rest {
        entry.action.grip = Grip::None;
    }
}

fn first_grip(entry: &mut Planned<'_>) {
    if let Some(grip) = entry.place.and_then(|place| place.grips.first()) {
        entry.action.grip = *grip;
    }
}
