//! A step's position is one that the routine offers.

use crate::routine::codes::sides::E0509;
use crate::routine::diagnostic::Diagnostic;
use crate::routine::model::{Routine, Step};

/// Every step that needs a position which the routine does not list.
pub(super) fn check(routine: &Routine) -> Vec<Diagnostic> {
    let other = |step: &&Step| step.position.is_some_and(|position| !routine.positions.contains(&position));
    let told = |step: &Step| {
        let position = step.position.map_or("", |position| position.name());
        let offered = routine.positions.iter().map(|position| position.name()).collect::<Vec<_>>().join(", ");
        let sentence = format!("`{}` is done {position}, and the routine offers {offered}", step.id);
        Diagnostic::new(E0509, step.head(), sentence).hint(format!("add {position} to positions, or delete it here"))
    };
    routine.steps.iter().filter(other).map(told).collect()
}
