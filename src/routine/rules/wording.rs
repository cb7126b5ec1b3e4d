//! Words: every step has some, and none of them promises anything about an illness.

use crate::routine::codes::words::{E0601, E0602};
use crate::routine::diagnostic::{Diagnostic, Span};
use crate::routine::model::{Routine, Step};

/// Beginnings of words that promise an effect on an illness (clinical sheet 4.6).
const PROMISES: &[&str] = &[
    "cure",
    "curing",
    "heal",
    "treat",
    "prevent",
    "reliev",
    "relief from",
    "remedy",
    "fewer attacks",
    "reduce attacks",
    "stops migraine",
];

/// A step without words, and promises in its words.
pub(super) fn check_step(step: &Step) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if step.instruction().is_none() {
        let sentence = format!("the step `{}` says nothing", step.id);
        let hint = "write say: [(text: \"…\")], the words that lead into it";
        found.push(Diagnostic::new(E0601, step.head(), sentence).hint(hint));
    }
    for line in &step.say {
        found.extend(promise(&line.text, step.head()));
        found.extend(line.short.as_deref().and_then(|short| promise(short, step.head())));
    }
    found
}

/// Promises in title and summary.
pub(super) fn check_header(routine: &Routine) -> Vec<Diagnostic> {
    [&routine.title, &routine.summary].into_iter().filter_map(|text| promise(text, Span::new(0, 1))).collect()
}

/// The promise in a text, if it makes one.
pub(in crate::routine) fn promise(text: &str, span: Span) -> Option<Diagnostic> {
    let lower = text.to_lowercase();
    let begins_word = |at: usize| lower[..at].chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
    let word = PROMISES.iter().find(|word| lower.match_indices(**word).any(|(at, _)| begins_word(at)))?;
    let sentence = format!("the words promise something: `{word}`");
    Some(
        Diagnostic::new(E0602, span, sentence)
            .hint("say what to do and what it feels like, not what it does to an illness"),
    )
}
