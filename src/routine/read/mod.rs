//! Reads a routine: text → tree → model, with every mistake at its place.
//!
//! In: a [`Source`] and the atlas. Out: a [`Checked`] routine. [`fields`] opens bracketed fields and values, the other
//! files here read one part each; a wrong part is reported and passed over, so that the rest of the file is still
//! read. When there is a model, the [`rules`] judge it; when fields were wrong there is none.
//!
//! It promises that nothing stops at the first mistake and that no input panics. It does not judge what is wise: the
//! rules do.

mod action;
mod fields;
mod header;
mod kind;
mod places;
mod prescription;
mod step;
mod values;

pub use kind::{Kind, kind};
pub use places::places;
pub use prescription::prescription;
use sha2::{Digest, Sha256};

use crate::atlas::Atlas;

use super::codes::fields::E0302;
use super::codes::names::E0407;
use super::diagnostic::{Checked, Diagnostic, Report, Span};
use super::model::{Routine, Step};
use super::seconds::Seconds;
use super::source::Source;
use super::{rules, syntax};

/// Most steps of a routine.
pub const MOST_STEPS: usize = 500;

/// Longest practice time of a routine: two hours.
pub const LONGEST: Seconds = Seconds::whole(7200);

/// What readers need and where they report.
pub(super) struct Reader<'a> {
    /// The atlas, for names.
    pub(super) atlas: &'a Atlas,
    /// Every mistake so far.
    pub(super) report: Report,
    /// Steps of a file that has mistakes, so that the rules still look at them; true where the step itself has none.
    pub(super) doubtful: Vec<(Step, bool)>,
}

impl Reader<'_> {
    /// Reports a mistake.
    pub(super) fn wrong(&mut self, diagnostic: Diagnostic) {
        self.report.push(diagnostic);
    }
}

/// Reads and checks a routine. Its id is the source's name without folders and `.ron`.
#[must_use]
pub fn read(source: &Source, atlas: &Atlas) -> Checked<Routine> {
    let tree = syntax::parse(source.text());
    let mut reader = Reader { atlas, report: tree.report().clone(), doubtful: Vec::new() };
    let id = id_of(source.name());
    if !is_id(id) {
        let sentence = format!("the file's name `{id}` is not an id");
        let hint = "name the file with small letters, digits and _, at most 40 of them, and .ron";
        reader.wrong(Diagnostic::new(E0407, Span::at(0), sentence).hint(hint));
    }
    let routine = tree.root().and_then(|value| header::routine(&mut reader, value, id, hash(source.text())));
    if let Some(routine) = &routine {
        let practice: Seconds = routine.steps.iter().map(|step| step.seconds * step.plays()).sum();
        if practice > LONGEST {
            let sentence = format!("the routine takes {practice} s of practice; at most {LONGEST} are allowed");
            reader.wrong(Diagnostic::new(E0302, Span::at(0), sentence).hint("split it into several routines"));
        }
        rules::check(routine, atlas, &mut reader.report);
    }
    for (step, good) in &reader.doubtful {
        rules::check_step(step, *good, atlas, &mut reader.report);
    }
    Checked { value: routine, report: reader.report }
}

/// The id that a file's name gives.
fn id_of(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".ron").unwrap_or(file)
}

/// Whether a text can be an id: `[a-z0-9_]{1,40}`.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    letters && (1..=40).contains(&text.len())
}

/// The content hash that prescriptions name a routine by.
#[must_use]
pub fn hash(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
