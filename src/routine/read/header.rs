//! The routine itself: title, what it is for, what it rests on, and its steps.

use super::fields::Fields;
use super::{MOST_STEPS, Reader, is_id, step};
use crate::atlas::vocabulary::Word;
use crate::routine::codes::fields::{E0202, E0203, E0302};
use crate::routine::codes::names::{E0402, E0403, E0404, E0405, E0406};
use crate::routine::diagnostic::{Diagnostic, Span, nearest};
use crate::routine::model::{Basis, Routine, Step, Strength};
use crate::routine::syntax::value::Value;

/// The format this reader reads.
const FORMAT: u32 = 1;

const FIELDS: &[&str] = &[
    "format",
    "language",
    "title",
    "summary",
    "modality",
    "phases",
    "levels",
    "positions",
    "basis",
    "attack_most_pain",
    "attack_needs",
    "steps",
];

/// Reads the whole routine; none when a field that has to be there is missing or wrong.
pub(super) fn routine(reader: &mut Reader<'_>, value: Value<'_>, id: &str, hash: String) -> Option<Routine> {
    if let Some((name, span)) = value.name()
        && name != "Routine"
    {
        let sentence = format!("the file holds a `{name}`, not a Routine");
        reader.wrong(Diagnostic::new(E0203, span, sentence).hint("begin with Routine("));
    }
    let fields = Fields::open(reader, value, "a routine", FIELDS)?;
    format(reader, &fields);
    let language = fields.need(reader, "language", "\"en\"").and_then(|value| language(reader, value));
    let title = fields.need(reader, "title", "\"…\"").and_then(|value| reader.text(value));
    let summary = fields.need(reader, "summary", "\"…\"").and_then(|value| reader.text(value));
    let modality = needed_words(reader, &fields, "modality", "[Neuromuscular]");
    let phases = needed_words(reader, &fields, "phases", "[Between]");
    let levels = needed_words(reader, &fields, "levels", "[Gentle, Usual, Firm]");
    let positions = needed_words(reader, &fields, "positions", "[Seated]");
    let basis = match fields.need(reader, "basis", "[(source: \"HOU02\", strength: Trial)]") {
        Some(value) => reader.list(value, "[(source: \"HOU02\", strength: Trial)]", basis),
        None => Vec::new(),
    };
    let attack_most_pain = fields.get("attack_most_pain").and_then(|value| reader.whole(&value, 0, 10));
    let attack_needs = fields.get("attack_needs").map(|value| reader.words(value)).unwrap_or_default();
    let steps = steps(reader, &fields);
    Some(Routine {
        id: id.to_owned(),
        hash,
        language: language?,
        title: title?,
        summary: summary?,
        modality: modality?,
        phases: phases?,
        levels: levels?,
        positions: positions?,
        basis,
        attack_most_pain: attack_most_pain.and_then(|pain| u8::try_from(pain).ok()),
        attack_needs,
        steps: steps?,
    })
}

pub(super) fn format(reader: &mut Reader<'_>, fields: &Fields<'_>) {
    let Some(value) = fields.need(reader, "format", "1") else { return };
    let Some(number) = reader.number(&value) else { return };
    if (number.value - f64::from(FORMAT)).abs() > f64::EPSILON {
        let sentence = format!("this program reads format {FORMAT}, not {}", number.text);
        let hint = "write format: 1, or open the file with a newer Stillpoint";
        reader.wrong(Diagnostic::new(E0403, number.span, sentence).hint(hint));
    }
}

fn language(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    let parts =
        text.split('-').all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !parts {
        let sentence = format!("`{text}` is not a language tag");
        reader.wrong(Diagnostic::new(E0404, value.span(), sentence).hint("write \"en\", \"de\" or \"pt-BR\""));
        return None;
    }
    Some(text)
}

/// A list of words that has to be there and not be empty.
fn needed_words<W: Word>(
    reader: &mut Reader<'_>,
    fields: &Fields<'_>,
    name: &'static str,
    example: &str,
) -> Option<Vec<W>> {
    let value = fields.need(reader, name, example)?;
    let before = reader.report.diagnostics().len();
    let words = reader.words(value);
    if words.is_empty() {
        if reader.report.diagnostics().len() == before {
            let sentence = format!("`{name}` is empty");
            reader.wrong(Diagnostic::new(E0202, value.span(), sentence).hint(format!("write {name}: {example},")));
        }
        return None;
    }
    Some(words)
}

fn basis(reader: &mut Reader<'_>, value: Value<'_>) -> Option<Basis> {
    let fields = Fields::open(reader, value, "a basis", &["source", "strength"])?;
    let source = fields.need(reader, "source", "\"HOU02\"");
    let strength = fields.need(reader, "strength", "Trial").and_then(|value| reader.word::<Strength>(&value));
    let source_value = source?;
    let source = reader.text(source_value)?;
    if reader.atlas.source(&source).is_none() {
        let wrong = Diagnostic::new(E0402, source_value.span(), format!("the atlas has no source `{source}`"));
        let atlas = reader.atlas;
        reader.wrong(
            match nearest(&source, atlas.sources().iter().flat_map(|source| source.keys.iter().map(String::as_str))) {
                Some(key) => wrong.hint(format!("did you mean \"{key}\"?")),
                None => wrong.hint("use a key of assets/atlas/sources.ron"),
            },
        );
    }
    Some(Basis { source, strength: strength? })
}

/// The steps; none when there is none, or when any was wrong: then they are kept as doubtful ones for the rules.
fn steps(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<Vec<Step>> {
    let value =
        fields.need(reader, "steps", "[(id: \"rest\", on: \"none\", do: Rest, seconds: 30, say: [(text: \"…\")])]")?;
    let mut number = 0;
    let mut all_good = true;
    let steps = reader.list(value, "[(…), (…)]", |reader, entry| {
        number += 1;
        let (step, good) = step::step(reader, entry, number);
        all_good &= good && step.is_some();
        step.map(|step| (step, good))
    });
    if number == 0 && value.as_list().is_some() {
        let hint = "write at least one step";
        reader.wrong(Diagnostic::new(E0202, value.span(), "the routine has no steps").hint(hint));
    }
    if number > MOST_STEPS {
        let sentence = format!("the routine has {number} steps; at most {MOST_STEPS} are allowed");
        reader.wrong(Diagnostic::new(E0302, value.span(), sentence));
        return None;
    }
    for (index, (step, _)) in steps.iter().enumerate() {
        if !is_id(&step.id) {
            let sentence = format!("`{}` is not an id", step.id);
            let hint = "use small letters, digits and _, at most 40";
            reader.wrong(Diagnostic::new(E0405, step.span, sentence).hint(hint));
        } else if steps[..index].iter().any(|(other, _)| other.id == step.id) {
            let sentence = format!("two steps have the id `{}`", step.id);
            let hint = "give each step an id of its own";
            reader.wrong(Diagnostic::new(E0406, head(step.span), sentence).hint(hint));
        }
    }
    if all_good && !steps.is_empty() {
        return Some(steps.into_iter().map(|(step, _)| step).collect());
    }
    reader.doubtful = steps;
    None
}

/// The first letter of a step, where the whole would be too much to show.
const fn head(span: Span) -> Span {
    Span { start: span.start, end: span.start + 1 }
}
