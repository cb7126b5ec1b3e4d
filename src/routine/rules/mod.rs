//! The rules: what a routine may ask of a body and say to a person.
//!
//! Each rule is a function here that looks at the whole routine and reports under one code; its reason is in
//! [`codes`](super::codes). Level and phase are not its business: they lower pressure when compiling and are never a
//! mistake of the file.

mod holds;
mod places;
mod times;
mod wording;

use crate::atlas::Atlas;

use super::diagnostic::Report;
use super::model::Routine;

/// Reports everything that breaks a rule.
pub(super) fn check(routine: &Routine, atlas: &Atlas, report: &mut Report) {
    for step in &routine.steps {
        report.extend(places::check(step, atlas));
        report.extend(times::check(step));
        report.extend(wording::check_step(step));
    }
    report.extend(holds::check(routine, atlas));
    report.extend(wording::check_header(routine));
}
