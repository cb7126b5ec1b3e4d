//! What is wrong with a file, so that its author can mend it: every mistake at once, each at its place, in plain words.
//!
//! In: spans and sentences from the parser, the reader and the rules. Out: a [`Report`], in the order of the text, which
//! [`show`] turns into lines for people or JSON for tools.
//!
//! A [`Diagnostic`] has a code that never changes, one lower-case sentence, and, where we can tell, what to write instead.
//! [`Checked`] carries a value beside its report, so that nothing stops at the first mistake.
//!
//! It knows neither files nor rules: names and texts come with the source, reasons from [`codes`](super::codes).

pub mod place;
pub mod show;

use std::ops::Range;

use serde::Serialize;

use super::codes::Code;
pub use place::{LineIndex, Place};

/// A stretch of a text, in bytes from its start; `end` is not part of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The span of no width at `at`.
    #[must_use]
    pub const fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// The same as a range, to slice a text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The routine cannot be used.
    Error,
    /// The routine can be used; its author should look.
    Warning,
}

/// One mistake, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which mistake it is; the severity follows from it.
    pub code: Code,
    /// Where it is.
    pub span: Span,
    /// What is wrong: one plain sentence, lower case, without a full stop.
    pub sentence: String,
    /// What to write instead.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// A mistake without a hint.
    pub fn new(code: Code, span: Span, sentence: impl Into<String>) -> Self {
        Self { code, span, sentence: sentence.into(), hint: None }
    }

    /// The same mistake with what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Error or warning, by the letter of the code.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.code.is_warning() { Severity::Warning } else { Severity::Error }
    }
}

/// All that is wrong with one text, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// A report with nothing in it.
    #[must_use]
    pub const fn new() -> Self {
        Self { diagnostics: Vec::new() }
    }

    /// Adds a mistake at its place; among those of one place the first added comes first.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let at = self.diagnostics.partition_point(|other| other.span.start <= diagnostic.span.start);
        self.diagnostics.insert(at, diagnostic);
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Diagnostic>) {
        self.diagnostics.extend(other);
        self.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start);
    }

    /// The mistakes, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether one of them makes the routine unusable.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        let mut report = Self::new();
        report.extend(diagnostics);
        report
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

/// A value, if there could be one, and all that is wrong with its text.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// The value; it may be there although the report has errors.
    pub value: Option<T>,
    /// The mistakes.
    pub report: Report,
}

/// The candidate most like `name`, if one is like enough to be what was meant: at most a third of its letters apart.
#[must_use]
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // An absurdly long name is no slip of the pen, and comparing it would take long.
    if name.len() > 64 {
        return None;
    }
    let wanted = name.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= wanted.len().max(candidate.len()).div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routine::codes::grammar::{E0101, E0102};

    #[test]
    fn a_report_is_in_the_order_of_the_text_whatever_the_order_of_finding() {
        let mut report = Report::new();
        report.push(Diagnostic::new(E0101, Span::at(9), "third"));
        report.push(Diagnostic::new(E0102, Span::at(2), "first"));
        report.push(Diagnostic::new(E0101, Span::at(2), "second"));
        let order: Vec<_> = report.diagnostics().iter().map(|d| d.sentence.as_str()).collect();
        assert_eq!(order, ["first", "second", "third"]);
    }

    #[test]
    fn the_nearest_name_is_offered_only_if_it_is_near() {
        assert_eq!(nearest("secnds", ["pressure", "seconds", "side"]), Some("seconds"));
        assert_eq!(nearest("Esch", ["Each", "Both"]), Some("Each"));
        assert_eq!(nearest("colour", ["pressure", "seconds"]), None);
        assert_eq!(nearest(&"s".repeat(100_000), ["seconds"]), None);
    }
}
