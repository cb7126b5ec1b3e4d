//! What a step does: a technique's name, alone or with fields.

use super::Reader;
use super::fields::Fields;
use crate::atlas::vocabulary::{Grip, Technique};
use crate::routine::codes::fields::{E0203, E0204, E0302, E0305};
use crate::routine::codes::names::E0401;
use crate::routine::diagnostic::{Diagnostic, nearest};
use crate::routine::model::Action;
use crate::routine::syntax::value::Value;

const FIELDS: &[&str] = &["grip", "per_minute", "count", "each", "with"];

/// Fastest and slowest rate, a minute.
const RATES: std::ops::RangeInclusive<f64> = 0.5..=60.0;

/// Reads `Hold`, `Hold(grip: Pinch)` and the like; the grip is the place's first when none is written.
pub(super) fn action(reader: &mut Reader<'_>, value: Value<'_>, first_grip: Option<Grip>) -> Option<Action> {
    if value.is_wrong() {
        return None;
    }
    let Some((name, span)) = value.name() else {
        let sentence = format!("here belongs what is done, not {}", value.in_words());
        reader
            .wrong(Diagnostic::new(E0203, value.span(), sentence).hint("write it like Hold or Stroke(per_minute: 12)"));
        return None;
    };
    let technique = Technique::parse(name);
    if technique.is_none() {
        let wrong = Diagnostic::new(E0204, span, format!("`{name}` is not something to do"));
        let names = || Technique::ALL.iter().map(|technique| technique.name());
        reader.wrong(match nearest(name, names()) {
            Some(name) => wrong.hint(format!("did you mean {name}?")),
            None => wrong.hint(format!("the words are {}", names().collect::<Vec<_>>().join(", "))),
        });
    }
    let mut action = Action {
        technique: technique.unwrap_or(Technique::Rest),
        grip: first_grip.unwrap_or(Grip::None),
        per_minute: None,
        count: None,
        each: None,
        with: None,
    };
    if value.as_ident().is_none() {
        let fields = Fields::open(reader, value, "what is done", FIELDS)?;
        if let Some(value) = fields.get("grip") {
            action.grip = reader.word(&value)?;
        }
        if let Some(value) = fields.get("per_minute") {
            action.per_minute = Some(rate(reader, value)?);
        }
        if let Some(value) = fields.get("count") {
            action.count = Some(reader.whole(&value, 1, 1000)?);
        }
        if let Some(value) = fields.get("each") {
            action.each = Some(reader.seconds(&value, true)?);
        }
        if let Some(value) = fields.get("with") {
            action.with = Some(moves(reader, value)?);
        }
        let rates = [fields.has("per_minute"), fields.has("count"), fields.has("each")];
        if rates.iter().filter(|written| **written).count() > 1 {
            let sentence = "only one of per_minute, count and each can be written; seconds give the others";
            reader.wrong(Diagnostic::new(E0305, span, sentence).hint("keep one of them"));
        }
    }
    technique.map(|_| action)
}

fn rate(reader: &mut Reader<'_>, value: Value<'_>) -> Option<f64> {
    let number = reader.number(&value)?;
    if !RATES.contains(&number.value) {
        let sentence = format!("{} a minute is not from {} to {}", number.text, RATES.start(), RATES.end());
        reader.wrong(Diagnostic::new(E0302, number.span, sentence));
        return None;
    }
    Some(number.value)
}

fn moves(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let name = reader.text(value)?;
    let atlas = reader.atlas;
    if atlas.move_named(&name).is_none() {
        let wrong = Diagnostic::new(E0401, value.span(), format!("the atlas has no move `{name}`"));
        reader.wrong(match nearest(&name, atlas.moves().iter().map(|movement| movement.id.as_str())) {
            Some(id) => wrong.hint(format!("did you mean \"{id}\"?")),
            None => wrong.hint("use the id of a move of the atlas"),
        });
        return None;
    }
    Some(name)
}
