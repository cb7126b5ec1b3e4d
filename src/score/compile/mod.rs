//! The compiler: routine × choices → score, the same bits for the same input.
//!
//! Four passes, one file each: [`admit`] says whether today's answers allow the routine at all and at which level;
//! [`plan`] turns the file's steps into what is really done (conditions, gates, caps, substitutions); [`shorten`]
//! fits that to the time there is; [`layout`] puts it on the timeline. [`stops`] adds the stop checks between
//! planning and shortening, so that nothing can remove them.
//!
//! It never fails half way: a routine that must not be played today is refused with the reason, anything else
//! becomes a whole score. It reads no file and no clock, and it draws nothing.

mod admit;
mod blocks;
mod contacts;
mod layout;
mod plan;
mod shorten;
pub(in crate::score) mod speech;
mod stops;
mod substitute;
mod timeline;

#[cfg(test)]
pub(in crate::score) mod tests;

use serde::Serialize;

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{Fact, Level, Phase};
use crate::routine::model::Routine;

use super::choices::Choices;
use super::types::Score;

/// Why a routine is not played for these choices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum Refusal {
    /// Today's answers leave no session, or not this one.
    #[error("today's answers do not allow this routine")]
    Blocked {
        /// The facts that block it.
        facts: Vec<Fact>,
        /// Ids of routines that stay open; empty when none does.
        open: Vec<String>,
    },
    /// The routine is not made for so gentle a level.
    #[error("this routine is not made for the level {level}")]
    Level {
        /// The level that was asked for, after the gate's limit.
        level: Level,
        /// The levels it is made for.
        offered: Vec<Level>,
    },
    /// The routine is not made for this phase.
    #[error("this routine is not made for the phase {phase}")]
    Phase {
        /// The phase that was asked for.
        phase: Phase,
        /// The phases it is made for.
        offered: Vec<Phase>,
    },
    /// In an attack, the headache is stronger than this routine allows.
    #[error("this routine is for headaches up to {most} out of ten")]
    Pain {
        /// The greatest pain it allows in an attack.
        most: u8,
    },
    /// In an attack, something has to be true first.
    #[error("during an attack this routine needs: {}", names(.needs))]
    Needs {
        /// The facts it needs that are not known to hold.
        needs: Vec<Fact>,
    },
    /// Nothing is left to do after all that was left out.
    #[error("nothing of this routine is left with these choices")]
    Nothing,
}

/// The facts' names in a row, for messages.
fn names(facts: &[Fact]) -> String {
    facts.iter().map(|fact| fact.name()).collect::<Vec<_>>().join(", ")
}

/// Compiles `routine` for `choices`.
///
/// # Errors
/// A [`Refusal`] when today's answers, the level or the phase do not allow it, or nothing is left of it.
pub fn compile(routine: &Routine, atlas: &Atlas, choices: &Choices) -> Result<Score, Refusal> {
    let admitted = admit::admit(routine, atlas, choices)?;
    let mut changes = admitted.changes.clone();
    let planned = plan::plan(routine, atlas, choices, &admitted, &mut changes);
    if planned.iter().all(|step| step.added) {
        return Err(Refusal::Nothing);
    }
    let planned = stops::with_stop_checks(planned, &mut changes);
    let planned = shorten::shortened(planned, atlas, choices, &admitted, &mut changes);
    let score = layout::lay_out(routine, atlas, choices, &admitted, planned, changes);
    // What was changed while the session ran is played again in its order, each on the score it was made on.
    let mut revised = Score { choices: Choices { revisions: Vec::new(), ..choices.clone() }, ..score };
    for revision in &choices.revisions {
        if let Some(next) = revised.revised(revision.at, revision.what) {
            revised = next;
        }
    }
    Ok(revised)
}
