//! Reads a prescription: text → tree → file, with every mistake at its place.

use super::fields::Fields;
use super::{Reader, hash, header};
use crate::atlas::Atlas;
use crate::routine::codes::fields::E0203;
use crate::routine::codes::prescriptions::{E0706, E0707};
use crate::routine::diagnostic::{Checked, Diagnostic, Span};
use crate::routine::prescription::{PrescribedRoutine, PrescribedStep, Prescription, PrescriptionFile};
use crate::routine::source::Source;
use crate::routine::syntax::{self, Value};
use crate::routine::{rules, seconds::Seconds};

const FIELDS: &[&str] = &[
    "format",
    "routine",
    "ceiling",
    "minutes",
    "level",
    "steps",
    "taught",
    "frequency",
    "from",
    "until",
    "note",
    "key_point",
    "stop_rule",
];

/// Id of a routine that is written out inside a prescription.
const INLINE: &str = "prescribed";

/// Reads a prescription. What it asks of its routine is judged by [`PrescriptionFile::check`].
#[must_use]
pub fn prescription(source: &Source, atlas: &Atlas) -> Checked<PrescriptionFile> {
    let tree = syntax::parse(source.text());
    let mut reader = Reader { atlas, report: tree.report().clone(), doubtful: Vec::new() };
    let value = tree.root().and_then(|value| file(&mut reader, value, source.text()));
    if let Some(PrescribedRoutine::Inline(routine)) = value.as_ref().map(|file| &file.routine) {
        rules::check(routine, atlas, &mut reader.report);
    }
    for (step, good) in &reader.doubtful {
        rules::check_step(step, *good, atlas, &mut reader.report);
    }
    Checked { value, report: reader.report }
}

fn file(reader: &mut Reader<'_>, value: Value<'_>, text: &str) -> Option<PrescriptionFile> {
    if let Some((name, span)) = value.name()
        && name != "Prescription"
    {
        let sentence = format!("the file holds a `{name}`, not a Prescription");
        reader.wrong(Diagnostic::new(E0203, span, sentence).hint("begin with Prescription("));
    }
    let fields = Fields::open(reader, value, "a prescription", FIELDS)?;
    header::format(reader, &fields);
    let example = "(id: \"suboccipital_release\", hash: \"…\")";
    let routine = fields.need(reader, "routine", example).and_then(|value| routine(reader, value, text));
    let mut number = |name: &str, most: u32| {
        let value = fields.get(name)?;
        reader.whole(&value, u32::from(name == "minutes"), most)
    };
    let (ceiling, minutes) = (number("ceiling", 6), number("minutes", 120));
    let level = fields.get("level").and_then(|value| reader.word(&value));
    let mut spans = Vec::new();
    let steps = fields.get("steps").map(|value| {
        reader.list(value, "[(id: \"hollows\", pressure: 3)]", |reader, entry| {
            let step = step(reader, entry)?;
            spans.push(Span::new(entry.span().start, entry.span().start + 1));
            Some(step)
        })
    });
    let taught = fields.get("taught").map(|value| reader.list(value, "[\"te17_yifeng\"]", Reader::place));
    let mut words = |name: &str| fields.get(name).and_then(|value| reader.text(value));
    let (frequency, note) = (words("frequency"), words("note"));
    let (key_point, stop_rule) = (words("key_point"), words("stop_rule"));
    let from = fields.get("from").and_then(|value| date(reader, value));
    let until = fields.get("until").and_then(|value| date(reader, value));
    if let (Some(from), Some(until)) = (&from, &until)
        && until < from
    {
        let sentence = format!("the last day {until} is before the first, {from}");
        reader.wrong(Diagnostic::new(E0707, fields.head(), sentence).hint("write the later date as until"));
    }
    let changes = Prescription {
        ceiling: ceiling.and_then(|ceiling| u8::try_from(ceiling).ok()),
        minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        level,
        steps: steps.unwrap_or_default(),
        taught: taught.unwrap_or_default(),
    };
    let routine = routine?;
    Some(PrescriptionFile { routine, changes, spans, frequency, from, until, note, key_point, stop_rule })
}

/// A routine by id and hash, or written out as `Routine(…)` with two to four steps.
fn routine(reader: &mut Reader<'_>, value: Value<'_>, text: &str) -> Option<PrescribedRoutine> {
    if value.name().is_some_and(|(name, _)| name == "Routine") {
        let inner = hash(&text[value.span().range()]);
        let routine = header::routine(reader, value, INLINE, inner)?;
        if !(2..=4).contains(&routine.steps.len()) {
            let sentence = format!("the routine that is written out has {} steps", routine.steps.len());
            reader.wrong(Diagnostic::new(E0706, value.span(), sentence).hint("write two to four"));
        }
        return Some(PrescribedRoutine::Inline(Box::new(routine)));
    }
    let fields = Fields::open(reader, value, "a prescribed routine", &["id", "hash"])?;
    let id = fields.need(reader, "id", "\"suboccipital_release\"").and_then(|value| reader.text(value));
    let hash = fields.need(reader, "hash", "\"…\"").and_then(|value| reader.text(value));
    Some(PrescribedRoutine::Known { id: id?, hash: hash? })
}

fn step(reader: &mut Reader<'_>, value: Value<'_>) -> Option<PrescribedStep> {
    let fields = Fields::open(reader, value, "a prescribed step", &["id", "seconds", "pressure", "side", "skip"])?;
    let id = fields.need(reader, "id", "\"hollows\"").and_then(|value| reader.text(value));
    let seconds: Option<Seconds> = fields.get("seconds").and_then(|value| reader.seconds(&value, true));
    let pressure = fields.get("pressure").and_then(|value| reader.whole(&value, 0, 6));
    let side = fields.get("side").and_then(|value| reader.word(&value));
    let skip = fields.get("skip").map_or(Some(false), |value| reader.truth(&value));
    Some(PrescribedStep {
        id: id?,
        seconds,
        pressure: pressure.and_then(|pressure| u8::try_from(pressure).ok()),
        side,
        skip: skip?,
    })
}

/// A day as `YYYY-MM-DD`: the form and the ranges; the calendar is the reader's.
fn date(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, digits: usize| {
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u16>().ok())
            .flatten()
    };
    let good = match parts.as_slice() {
        [year, month, day] => {
            let (month, day) = (number(month, 2), number(day, 2));
            number(year, 4).is_some()
                && month.is_some_and(|month| (1..=12).contains(&month))
                && day.is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    };
    if !good {
        let wrong = Diagnostic::new(E0707, value.span(), format!("`{text}` is not a date"));
        reader.wrong(wrong.hint("write it as \"2027-03-01\""));
        return None;
    }
    Some(text)
}
