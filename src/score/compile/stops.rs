//! The stop check: after every run of neck steps and at least once before the final rest. Nothing removes it.
//!
//! One that the author wrote less than 60 s before an inserted one, in the same run, gives way to it (clinical
//! sheet 0.5, 4). "Less than 60 s before" is counted in hands-on time.

use crate::atlas::vocabulary::Technique;
use crate::routine::seconds::Seconds;

use super::blocks;
use super::plan::{Planned, is_stop};
use crate::score::changes::{Change, What, Why};

/// An authored stop check gives way to an inserted one that follows within so long.
const GIVES_WAY: Seconds = Seconds::whole(60);

/// The plan with its stop checks.
pub(super) fn with_stop_checks<'a>(mut planned: Vec<Planned<'a>>, changes: &mut Vec<Change>) -> Vec<Planned<'a>> {
    for index in 0..planned.len() {
        let ends =
            planned[index].neck() && blocks::following(&planned, index).iter().all(|next| !planned[*next].neck());
        // In a block the last neck step may be followed by the first step on the other side: both must end the run.
        if ends || (planned[index].neck() && blocks::ends_side(&planned, index)) {
            planned[index].stop_after = true;
        }
    }
    for index in 0..planned.len() {
        if planned[index].stop_after {
            give_way(&mut planned, index);
        }
    }
    if !asks(&planned) {
        let rest = final_rest(&planned);
        if let Some(before) = rest.checked_sub(1) {
            planned[before].stop_after = true;
        } else if let Some(only) = planned.first_mut() {
            only.stop_after = true;
        }
    }
    for step in planned.iter().filter(|step| step.stop_after) {
        changes.push(Change { step: step.id.clone(), what: What::Added, why: Why::Safety });
    }
    planned
}

/// Whether a plan asks the stop check at all.
pub(super) fn asks(planned: &[Planned<'_>]) -> bool {
    planned.iter().any(|step| step.stop_after || step.check.iter().any(|check| is_stop(*check)))
}

/// Index of the step that ends the session.
fn final_rest(planned: &[Planned<'_>]) -> usize {
    let last = planned.len().saturating_sub(1);
    match planned.get(last).map(|step| step.action.technique) {
        Some(Technique::Rest | Technique::Breathe | Technique::Move | Technique::Hold) => last,
        _ => planned.len(),
    }
}

/// Removes the author's own stop checks of the same run that come less than 60 s before the end of `index`.
fn give_way(planned: &mut [Planned<'_>], index: usize) {
    let mut until = Seconds::ZERO;
    for step in planned[..=index].iter_mut().rev() {
        if !step.neck() {
            break;
        }
        let length = step.seconds;
        step.check.retain(|check| !is_stop(*check) || until + (length - check.at) >= GIVES_WAY);
        until += length;
    }
}
