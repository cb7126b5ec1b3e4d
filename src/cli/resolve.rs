//! From what was typed to what the rooms below understand: choices, a routine without errors, a score.
//!
//! In: flags and the name of a routine or the file of a prescription. Out: [`Choices`], what was [`Asked`] for, a [`Score`];
//! or the [`Failure`] to end with, after the file's mistakes were told.

use std::path::Path;
use std::sync::Arc;

use crate::library::{Found, Library};
use crate::routine::diagnostic::Severity;
use crate::routine::diagnostic::show::{Colour, text};
use crate::routine::model::Routine;
use crate::routine::prescription::Prescription;
use crate::routine::read::Kind;
use crate::score::choices::Choices;
use crate::score::compile::compile as compile_score;
use crate::score::time::{self, Frame};
use crate::score::types::Score;

use super::arguments::ChoiceFlags;
use super::exit::Failure;
use super::output::Output;

impl ChoiceFlags {
    /// The choices that the flags make; what is not said stays as it is by itself.
    pub(super) fn choices(&self) -> Choices {
        let base = if self.attack { Choices::attack() } else { Choices::default() };
        Choices {
            level: self.level.unwrap_or(base.level),
            phase: self.phase.unwrap_or(base.phase),
            quiet: self.quiet || base.quiet,
            facts: self.with.clone(),
            minutes: self.minutes,
            first_side: self.first,
            guidance: self.guidance.unwrap_or(base.guidance),
            ..base
        }
    }
}

/// A routine to play, with what a therapist prescribes on top of it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) routine: Routine,
    pub(super) prescription: Option<Prescription>,
}

/// The library, with the places beside the file if `asked` is one.
pub(super) fn library(asked: Option<&str>) -> Result<Library, Failure> {
    let library = Library::open()?;
    Ok(match asked.map(Path::new).filter(|path| path.extension().is_some_and(|end| end == "ron")) {
        Some(file) => library.beside(file),
        None => library,
    })
}

/// The routine or prescription that `asked` names, if it has no errors; they are told otherwise.
pub(super) fn routine(library: &Library, asked: &str, out: &mut Output) -> Result<Asked, Failure> {
    let found = library.routine(asked)?;
    let report = &found.checked.report;
    if found.kind == Kind::Places {
        return Err(Failure::Usage(format!("{} is a list of places; there is nothing in it to play", found.name)));
    }
    if !report.has_errors()
        && let Some(routine) = found.checked.value
    {
        return Ok(Asked { routine, prescription: found.prescription });
    }
    out.talk(&shown(&found, Output::talk_colours()))?;
    if let Some(own) = library.own_places().filter(|own| own.report.has_errors()) {
        out.talk(&format!("some places of {} have errors and are left out: stillpoint check it", own.name))?;
    }
    let errors = report.diagnostics().iter().filter(|one| one.severity() == Severity::Error).count();
    Err(Failure::Data(format!("{} has {}, so it cannot be played", found.name, counted(errors, "error"))))
}

/// The score of a routine or prescription with these choices.
pub(super) fn compile(
    library: &Library,
    asked: &str,
    flags: &ChoiceFlags,
    out: &mut Output,
) -> Result<Arc<Score>, Failure> {
    let Asked { routine, prescription } = routine(library, asked, out)?;
    let choices = Choices { prescription, ..flags.choices() };
    let score = compile_score(&routine, library.atlas(), &choices);
    score.map(Arc::new).map_err(|refusal| Failure::Usage(format!("{} cannot be played so: {refusal}", routine.id)))
}

/// The frame of a second of the score; one past the end is refused with the session's length.
pub(super) fn instant(score: &Score, second: f64) -> Result<Frame, Failure> {
    let frame = time::from_seconds(second);
    if frame > score.length {
        let length = time::seconds(score.length);
        return Err(Failure::Usage(format!(
            "--at {second} is past the end of the session, which is {length:.1} s long"
        )));
    }
    Ok(frame)
}

/// A routine's report for people.
pub(super) fn shown(found: &Found, colours: bool) -> String {
    let colour = if colours { Colour::Ansi } else { Colour::Plain };
    text(&found.checked.report, &found.name, &found.text, colour)
}

/// `no errors`, `1 error`, `2 errors`.
pub(super) fn counted(count: usize, name: &str) -> String {
    match count {
        0 => format!("no {name}s"),
        1 => format!("1 {name}"),
        count => format!("{count} {name}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::vocabulary::Phase;

    #[test]
    fn no_flags_are_the_routine_as_it_is_written() {
        assert_eq!(ChoiceFlags::default().choices(), Choices::default());
    }

    #[test]
    fn attack_is_the_phase_and_the_comfort() {
        let choices = ChoiceFlags { attack: true, minutes: Some(5), ..ChoiceFlags::default() }.choices();
        assert_eq!((choices.phase, choices.quiet, choices.minutes), (Phase::Attack, true, Some(5)));
    }
}
