//! A therapist's changes to a routine: lower, shorter or left out, never more.
//!
//! A prescription is a second file beside a routine. [`Prescription`] is the part that the compiler obeys;
//! [`PrescriptionFile`] has the rest that people read. [`super::read::prescription`] makes it from text, and
//! [`PrescriptionFile::check`] holds it against the routine: it may only lower, skip, or stay inside `least…most`. It
//! cannot name a check-in, a caution or a gate, so it can remove none.

use serde::{Deserialize, Serialize};

use super::codes::prescriptions::{E0701, E0702, E0703, E0704, E0705};
use super::diagnostic::{Diagnostic, Report, Span, nearest};
use super::model::{Routine, Step};
use super::seconds::Seconds;
use crate::atlas::vocabulary::{Level, Side, Sides};

/// What a therapist prescribes on top of a routine, as the compiler needs it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    /// Greatest applied pressure anywhere, 0 to 6.
    pub ceiling: Option<u8>,
    /// Session minutes.
    pub minutes: Option<u16>,
    /// Level; only gentler than chosen counts.
    pub level: Option<Level>,
    /// Changes to single steps.
    pub steps: Vec<PrescribedStep>,
    /// Ids of places that need teaching and have been taught.
    pub taught: Vec<String>,
}

/// A change to one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrescribedStep {
    /// Id of the step.
    pub id: String,
    /// Hands-on seconds for one side, inside the step's least and most.
    pub seconds: Option<Seconds>,
    /// Applied pressure, at most the authored one.
    pub pressure: Option<u8>,
    /// One side only.
    pub side: Option<Side>,
    /// Leave it out.
    pub skip: bool,
}

/// A whole prescription file.
#[derive(Clone, Debug, PartialEq)]
pub struct PrescriptionFile {
    /// The routine it is for.
    pub routine: PrescribedRoutine,
    /// What it changes.
    pub changes: Prescription,
    /// Where each of the changed steps stands in the file.
    pub spans: Vec<Span>,
    /// How often, in words.
    pub frequency: Option<String>,
    /// First day, as `YYYY-MM-DD`.
    pub from: Option<String>,
    /// Last day, as `YYYY-MM-DD`.
    pub until: Option<String>,
    /// What the therapist writes to the person.
    pub note: Option<String>,
    /// The one thing to remember.
    pub key_point: Option<String>,
    /// When to stop and call, beside the stop words that are always said.
    pub stop_rule: Option<String>,
}

/// The routine that is prescribed.
#[derive(Clone, Debug, PartialEq)]
pub enum PrescribedRoutine {
    /// One that the person has, by its id and the hash of its content.
    Known {
        /// Its id.
        id: String,
        /// SHA-256 of its file, lower-case hex.
        hash: String,
    },
    /// Two to four techniques of the therapist's own, written out.
    Inline(Box<Routine>),
}

impl PrescriptionFile {
    /// Everything in which the prescription asks for more than `routine` allows.
    #[must_use]
    pub fn check(&self, routine: &Routine) -> Report {
        let mut report = Report::new();
        if let PrescribedRoutine::Known { id, hash } = &self.routine
            && (*id != routine.id || *hash != routine.hash)
        {
            let sentence = format!("the prescription is for another text of `{id}` than the one here");
            let hint = "open the routine as it is now and write the prescription anew";
            report.push(Diagnostic::new(E0701, Span::at(0), sentence).hint(hint));
        }
        for (change, span) in self.changes.steps.iter().zip(&self.spans) {
            if let Some(step) = routine.steps.iter().find(|step| step.id == change.id) {
                report.extend(more_than(change, step, *span));
            } else {
                let wrong = Diagnostic::new(E0702, *span, format!("the routine has no step `{}`", change.id));
                let near = nearest(&change.id, routine.steps.iter().map(|step| step.id.as_str()));
                report.push(match near {
                    Some(id) => wrong.hint(format!("did you mean \"{id}\"?")),
                    None => wrong,
                });
            }
        }
        report
    }
}

/// In what a change asks for more than its step.
fn more_than(change: &PrescribedStep, step: &Step, span: Span) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Some(pressure) = change.pressure.filter(|pressure| *pressure > step.pressure) {
        let sentence = format!("pressure {pressure} is more than the routine's {} at `{}`", step.pressure, step.id);
        found.push(Diagnostic::new(E0703, span, sentence).hint("a prescription can only lower pressure"));
    }
    if let Some(seconds) = change.seconds.filter(|seconds| *seconds < step.least || *seconds > step.most) {
        let sentence = format!("{seconds} s are not from {} to {} s at `{}`", step.least, step.most, step.id);
        found.push(Diagnostic::new(E0704, span, sentence).hint("stay inside the step's least and most"));
    }
    if change.side.is_some() && !matches!(step.side, Sides::Both | Sides::Each) {
        let sentence = format!("`{}` is not done on both sides, so one of them cannot be chosen", step.id);
        found.push(Diagnostic::new(E0705, span, sentence).hint("delete the side"));
    }
    found
}
