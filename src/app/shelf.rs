//! What the app asks of the library: which routines there are, a score of one of them, the warning signs.
//!
//! In: an entry's id and the person's [`Choices`]. Out: entries, scores, and for a routine that may not be done the
//! reason in a sentence. [`Routines`] is the real shelf; tests may bring their own.
//!
//! The app never sees a path or a file; `library` does.

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::atlas::gate::Urgency;
use crate::atlas::vocabulary::{Level, Phase, Position};
use crate::library::Library;
use crate::routine::model::Routine;
use crate::score::choices::Choices;
use crate::score::compile::{Refusal, compile};
use crate::score::types::Score;

/// One routine, as the home screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The routine's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence on what it does.
    pub summary: String,
    /// Practice time in whole minutes, rounded up.
    pub minutes: u64,
    /// The phases it suits.
    pub phases: Vec<Phase>,
    /// The levels it suits.
    pub levels: Vec<Level>,
    /// How the body may rest.
    pub positions: Vec<Position>,
}

/// A warning sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// In plain words.
    pub words: String,
    /// How soon to ask for help.
    pub urgency: Urgency,
}

/// Why there is no score of a routine.
#[derive(Debug)]
pub enum NoScore {
    /// It may not be done with these choices.
    Refused(Refusal),
    /// It is not there, or its file has mistakes.
    Unusable,
}

/// The routines there are.
pub trait Shelf: Send + Sync + 'static {
    /// Every routine that can be played, in the order to show.
    fn entries(&self) -> &[Entry];
    /// A score of one routine.
    ///
    /// # Errors
    /// When it may not be done with these choices, or cannot be used.
    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore>;
    /// The warning signs.
    fn flags(&self) -> &[Flag];
}

/// The routines of the library, read once.
pub struct Routines {
    atlas: Arc<Atlas>,
    routines: Vec<Routine>,
    entries: Vec<Entry>,
    flags: Vec<Flag>,
}

impl Routines {
    /// Takes the library's routines that have no mistakes.
    #[must_use]
    pub fn of(library: &Library) -> Self {
        let routines = library.list().into_iter().filter_map(|entry| entry.routine).collect();
        Self::from_parts(Arc::clone(library.atlas()), routines)
    }

    /// A shelf of these routines.
    #[must_use]
    pub fn from_parts(atlas: Arc<Atlas>, routines: Vec<Routine>) -> Self {
        let entries = routines.iter().map(|routine| entry(routine, &atlas)).collect();
        let mut flags: Vec<Flag> = atlas
            .gate()
            .red_flags
            .iter()
            .map(|flag| Flag { words: flag.words.clone(), urgency: flag.action })
            .collect();
        // The most urgent first.
        flags.sort_by(|one, other| other.urgency.cmp(&one.urgency));
        Self { atlas, routines, entries, flags }
    }
}

impl Shelf for Routines {
    fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore> {
        let routine = self.routines.iter().find(|routine| routine.id == id).ok_or(NoScore::Unusable)?;
        compile(routine, &self.atlas, choices).map(Arc::new).map_err(NoScore::Refused)
    }

    fn flags(&self) -> &[Flag] {
        &self.flags
    }
}

fn entry(routine: &Routine, atlas: &Atlas) -> Entry {
    let hundredths: u64 = compile(routine, atlas, &Choices::default()).map_or_else(
        |_| routine.steps.iter().map(|step| u64::from(step.seconds.hundredths)).sum(),
        |score| score.practice * 100 / crate::score::time::RATE,
    );
    Entry {
        id: routine.id.clone(),
        title: routine.title.clone(),
        summary: routine.summary.clone(),
        minutes: hundredths.div_ceil(6000),
        phases: routine.phases.clone(),
        levels: routine.levels.clone(),
        positions: routine.positions.clone(),
    }
}
