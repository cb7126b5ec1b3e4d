//! One step, with its words and questions.

use super::Reader;
use super::action::action;
use super::fields::Fields;
use crate::atlas::Atlas;
use crate::atlas::vocabulary::{FirstUse, Grip, Laterality, Sides, Technique, Weight};
use crate::routine::codes::fields::E0302;
use crate::routine::codes::names::E0401;
use crate::routine::diagnostic::{Diagnostic, Span, nearest};
use crate::routine::model::{Breath, Check, Instead, Line, Step};
use crate::routine::places::OWN;
use crate::routine::seconds::Seconds;
use crate::routine::syntax::value::Value;

const FIELDS: &[&str] = &[
    "id",
    "on",
    "do",
    "side",
    "pressure",
    "seconds",
    "least",
    "most",
    "weight",
    "breath",
    "press_on",
    "say",
    "check",
    "new_block",
    "hand",
    "when",
    "unless",
    "first_use",
    "instead",
    "position",
    "ball",
];

/// Reads a step; `number` is its position from 1. None when place, action, side or pressure are missing or wrong; false
/// when anything else was, and then a plain value stands in for it.
pub(super) fn step(reader: &mut Reader<'_>, value: Value<'_>, number: usize) -> (Option<Step>, bool) {
    let Some(fields) = Fields::open(reader, value, "a step", FIELDS) else { return (None, false) };
    let id = match fields.get("id") {
        Some(value) => reader.text(value),
        None => Some(format!("s{number}")),
    };
    let on = fields.need(reader, "on", "\"gb20_fengchi\"").and_then(|value| name_of_place(reader, value));
    let place = on.as_ref().and_then(|on| reader.atlas.place(on));
    let first_grip = place.and_then(|place| place.grips.first().copied());
    let action = fields.need(reader, "do", "Hold").and_then(|value| action(reader, value, first_grip));
    let side = side(reader, &fields, place.map(|place| place.laterality));
    let pressure = pressure(reader, &fields, action.as_ref().map(|action| action.technique), place.is_some());
    let seconds = fields.need(reader, "seconds", "40").and_then(|value| reader.seconds(&value, true));
    let least = fields.get("least").map_or(seconds, |value| reader.seconds(&value, true));
    let most = fields.get("most").map_or(seconds, |value| reader.seconds(&value, true));
    order(reader, fields.head(), least, seconds, most);
    let weight = fields.get("weight").map_or(Some(Weight::Core), |value| reader.word(&value));
    let breath = fields.get("breath").map(|value| breath(reader, value));
    let press_on = fields.get("press_on").map(|value| reader.word(&value));
    let say = fields.get("say").map(|value| reader.list(value, "[(text: \"…\")]", line)).unwrap_or_default();
    let check = fields.get("check").map(|value| reader.list(value, "[(at: 20, ask: Pressure)]", check));
    let new_block = fields.get("new_block").map_or(Some(false), |value| reader.truth(&value));
    let hand = fields.get("hand").map(|value| reader.word(&value));
    let when = fields.get("when").map(|value| reader.words(value)).unwrap_or_default();
    let unless = fields.get("unless").map(|value| reader.words(value)).unwrap_or_default();
    let first_use_stop =
        fields.get("first_use").map_or(Some(false), |value| reader.word::<FirstUse>(&value).map(|_| true));
    let instead = fields.get("instead").map(|value| insteads(reader, value, first_grip)).unwrap_or_default();
    let position = fields.get("position").map(|value| reader.word(&value));
    let ball = fields.get("ball").map_or(Some(false), |value| reader.truth(&value));
    let breath = breath.map_or(Some(None), |breath| breath.map(Some));
    let good = id.is_some() && seconds.is_some() && least.is_some() && most.is_some() && weight.is_some();
    let good = good && breath.is_some() && new_block.is_some() && first_use_stop.is_some() && ball.is_some();
    let (Some(on), Some(action), Some(side), Some(pressure)) = (on, action, side, pressure) else {
        return (None, false);
    };
    let step = Step {
        id: id.unwrap_or_else(|| format!("s{number}")),
        span: value.span(),
        on,
        action,
        side,
        pressure,
        seconds: seconds.unwrap_or_default(),
        least: least.unwrap_or_default(),
        most: most.unwrap_or_default(),
        weight: weight.unwrap_or(Weight::Core),
        breath: breath.flatten(),
        press_on: press_on.flatten(),
        say,
        check: check.unwrap_or_default(),
        new_block: new_block.unwrap_or_default(),
        hand: hand.flatten(),
        when,
        unless,
        first_use_stop: first_use_stop.unwrap_or_default(),
        instead,
        position: position.flatten(),
        ball: ball.unwrap_or_default(),
    };
    (Some(step), good)
}

/// The id of a place or a move; an unknown one is reported with the nearest.
fn name_of_place(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let name = reader.text(value)?;
    let atlas = reader.atlas;
    if atlas.place(&name).is_none() && atlas.move_named(&name).is_none() {
        let wrong = Diagnostic::new(E0401, value.span(), format!("the atlas has no place or move `{name}`"));
        reader.wrong(match nearest(&name, ids(atlas)) {
            Some(id) => wrong.hint(format!("did you mean \"{id}\"?")),
            None if name.starts_with(OWN) => wrong.hint("write the place in places.ron, beside the routine"),
            None => wrong.hint("use an id of the atlas, or \"none\""),
        });
        return None;
    }
    Some(name)
}

impl Reader<'_> {
    /// The id of a place.
    pub(super) fn place(&mut self, value: Value<'_>) -> Option<String> {
        let name = self.text(value)?;
        let atlas = self.atlas;
        if atlas.place(&name).is_some() {
            return Some(name);
        }
        let wrong = Diagnostic::new(E0401, value.span(), format!("the atlas has no place `{name}`"));
        self.wrong(match nearest(&name, atlas.places().iter().map(|place| place.id.as_str())) {
            Some(id) => wrong.hint(format!("did you mean \"{id}\"?")),
            None => wrong.hint("use the id of a place of the atlas"),
        });
        None
    }
}

/// Every id that a step can work on.
fn ids(atlas: &Atlas) -> impl Iterator<Item = &str> {
    atlas
        .places()
        .iter()
        .map(|place| place.id.as_str())
        .chain(atlas.moves().iter().map(|movement| movement.id.as_str()))
}

/// The sides; a midline place and a step without a place are in the middle unless something else is written.
fn side(reader: &mut Reader<'_>, fields: &Fields<'_>, laterality: Option<Laterality>) -> Option<Sides> {
    if let Some(value) = fields.get("side") {
        return reader.word(&value);
    }
    if laterality == Some(Laterality::Pair) {
        return fields.need(reader, "side", "Both").and(None);
    }
    Some(Sides::Middle)
}

/// The pressure; hands-on work at a place has to say it.
fn pressure(reader: &mut Reader<'_>, fields: &Fields<'_>, technique: Option<Technique>, place: bool) -> Option<u8> {
    let value = match fields.get("pressure") {
        Some(value) => value,
        None if place && technique.is_some_and(hands_on) => return fields.need(reader, "pressure", "3").and(None),
        None => return Some(0),
    };
    reader.whole(&value, 0, 10).and_then(|pressure| u8::try_from(pressure).ok())
}

/// Whether a technique presses or moves tissue, so that its pressure has to be written.
const fn hands_on(technique: Technique) -> bool {
    use Technique::{Circles, Hold, Knead, Pinch, Shear, Stroke, Traction};
    matches!(technique, Hold | Pinch | Circles | Stroke | Knead | Shear | Traction)
}

fn order(reader: &mut Reader<'_>, at: Span, least: Option<Seconds>, seconds: Option<Seconds>, most: Option<Seconds>) {
    let (Some(least), Some(seconds), Some(most)) = (least, seconds, most) else { return };
    if least > seconds || seconds > most {
        let sentence = format!("least {least}, seconds {seconds} and most {most} are not in order");
        reader.wrong(Diagnostic::new(E0302, at, sentence).hint("least is at most seconds, and seconds at most most"));
    }
}

fn breath(reader: &mut Reader<'_>, value: Value<'_>) -> Option<Breath> {
    let fields = Fields::open(reader, value, "a breath", &["in", "out"])?;
    let mut half = |name: &str, example: &str| {
        let value = fields.need(reader, name, example)?;
        let seconds = reader.seconds(&value, true)?;
        if seconds > Seconds::whole(20) {
            let sentence = format!("a breath of {seconds} s is too long to follow");
            reader.wrong(Diagnostic::new(E0302, value.span(), sentence).hint("at most 20 s in and 20 s out"));
            return None;
        }
        Some(seconds)
    };
    let (inward, outward) = (half("in", "4"), half("out", "6"));
    Some(Breath { inward: inward?, outward: outward? })
}

fn line(reader: &mut Reader<'_>, value: Value<'_>) -> Option<Line> {
    let fields = Fields::open(reader, value, "a line", &["at", "text", "short"])?;
    let at = fields.get("at").map(|value| reader.seconds(&value, false));
    let text = fields.need(reader, "text", "\"Let the shoulder drop.\"").and_then(|value| reader.text(value));
    let short = fields.get("short").and_then(|value| reader.text(value));
    Some(Line { at: at.map_or(Some(None), |at| at.map(Some))?, text: text?, short })
}

fn check(reader: &mut Reader<'_>, value: Value<'_>) -> Option<Check> {
    let fields = Fields::open(reader, value, "a check", &["at", "ask", "each"])?;
    let at = fields.need(reader, "at", "20").and_then(|value| reader.seconds(&value, false));
    let ask = fields.need(reader, "ask", "Pressure").and_then(|value| reader.word(&value));
    let each = fields.get("each").map_or(Some(false), |value| reader.truth(&value));
    Some(Check { at: at?, ask: ask?, each: each? })
}

/// One `(level: …, do: …)`, or a list of them.
fn insteads(reader: &mut Reader<'_>, value: Value<'_>, grip: Option<Grip>) -> Vec<Instead> {
    let one = |reader: &mut Reader<'_>, value: Value<'_>| {
        let fields = Fields::open(reader, value, "an instead", &["level", "do"])?;
        let level = fields.need(reader, "level", "Gentle").and_then(|value| reader.word(&value));
        let action = fields.need(reader, "do", "Hold").and_then(|value| action(reader, value, grip));
        Some(Instead { level: level?, action: action? })
    };
    if value.as_list().is_some() {
        reader.list(value, "[(level: Gentle, do: Hold)]", one)
    } else {
        one(reader, value).into_iter().collect()
    }
}
