//! The rules: what a routine may ask of a body and say to a person.
//!
//! Each rule is a function here that looks at the whole routine and reports under one code; its reason is in
//! [`codes`](super::codes). Level and phase are not its business: they lower pressure when compiling and are never a
//! mistake of the file.

mod holds;
mod places;
mod positions;
mod times;
mod wording;

pub(super) use wording::promise;

use crate::atlas::Atlas;

use super::diagnostic::Report;
use super::model::{Routine, Step};

/// Reports everything that breaks a rule.
pub(super) fn check(routine: &Routine, atlas: &Atlas, report: &mut Report) {
    for step in &routine.steps {
        check_step(step, true, atlas, report);
    }
    report.extend(holds::check(routine, atlas));
    report.extend(positions::check(routine));
    report.extend(wording::check_header(routine));
}

/// Reports everything that breaks a rule of one step; its times only when the step is `good`, since otherwise a time may
/// be missing.
pub(super) fn check_step(step: &Step, good: bool, atlas: &Atlas, report: &mut Report) {
    report.extend(places::check(step, atlas));
    report.extend(wording::check_step(step));
    if good {
        report.extend(times::check(step));
    }
}
