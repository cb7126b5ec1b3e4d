//! Shows a report: as lines for people, as JSON for tools.
//!
//! In: a [`Report`], the name and the text of its file. Out: for people the file, line and column, the line itself with
//! carets under the mistake, and the hint; for tools a list of [`Entry`].
//!
//! The same report gives the same text on every machine; there is no colour unless it is asked for.
//!
//! It does not print: the command line does.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, LineIndex, Report, Severity};

/// Whether the text may carry the signs that colour a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Plain,
    /// ANSI colours.
    Ansi,
}

/// The longest line that is shown, in bytes; a longer one is a hostile file, and only its place is told.
const LONGEST_SHOWN: usize = 1_000;

/// The report for people: one paragraph for each mistake, with a blank line between; empty if nothing is wrong.
#[must_use]
pub fn text(report: &Report, name: &str, text: &str, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Plain => Renderer::plain(),
        Colour::Ansi => Renderer::styled(),
    };
    let index = LineIndex::new(text);
    let mut out = String::new();
    for diagnostic in report.diagnostics() {
        if !out.is_empty() {
            out.push('\n');
        }
        paragraph(&mut out, &renderer, diagnostic, name, text, &index);
    }
    out
}

fn paragraph(out: &mut String, renderer: &Renderer, wrong: &Diagnostic, name: &str, text: &str, index: &LineIndex) {
    let level = match wrong.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = index.place(text, wrong.span.start);
    let from = index.line_start(place.line);
    let line = text[from..].lines().next().unwrap_or_default();
    let title = level.primary_title(wrong.sentence.as_str()).id(wrong.code.as_str());
    let mut group = if line.len() <= LONGEST_SHOWN {
        // Only the line in question is handed over: the renderer would else walk the whole file for each mistake.
        let start = line.floor_char_boundary(wrong.span.start.saturating_sub(from));
        let end = line.ceil_char_boundary(wrong.span.end.saturating_sub(from).min(line.len())).max(start);
        title.element(
            Snippet::source(line)
                .path(name)
                .line_start(place.line)
                .annotation(AnnotationKind::Primary.span(start..end)),
        )
    } else {
        title.element(annotate_snippets::Origin::path(name).line(place.line).char_column(place.column))
    };
    if let Some(hint) = &wrong.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    out.push_str(&renderer.render(&[group]));
    out.push('\n');
}

/// One mistake, as tools read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry<'r> {
    /// The code, such as `E0102`.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: Severity,
    /// The name of the file.
    pub file: &'r str,
    /// The line of its start, from 1.
    pub line: usize,
    /// The column of its start in characters, from 1.
    pub column: usize,
    /// The line of its end.
    pub end_line: usize,
    /// The column of its end; the character there is not part of it.
    pub end_column: usize,
    /// What is wrong.
    pub sentence: &'r str,
    /// What to write instead, or null.
    pub hint: Option<&'r str>,
}

/// The report for tools.
#[must_use]
pub fn entries<'r>(report: &'r Report, name: &'r str, text: &str) -> Vec<Entry<'r>> {
    let index = LineIndex::new(text);
    let entry = |wrong: &'r Diagnostic| {
        let (start, end) = (index.place(text, wrong.span.start), index.place(text, wrong.span.end));
        Entry {
            code: wrong.code.as_str(),
            severity: wrong.severity(),
            file: name,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            sentence: &wrong.sentence,
            hint: wrong.hint.as_deref(),
        }
    };
    report.diagnostics().iter().map(entry).collect()
}
