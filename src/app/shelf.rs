//! What the app asks of the library: which routines there are, a score of one of them, the warning signs.
//!
//! In: an entry's id and the person's [`Choices`]. Out: entries, scores, and for a routine that may not be done the
//! reason in a sentence.
//!
//! The app never sees a path or a file; `library` does.

use std::sync::Arc;

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{Level, Phase, Position};
use crate::score::choices::Choices;
use crate::score::compile::Refusal;
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

/// How soon to ask for help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Now.
    Emergency,
    /// Today.
    SameDay,
    /// Soon.
    Clinician,
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

impl From<Refusal> for NoScore {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// The routines there are.
pub trait Shelf: Send + Sync + 'static {
    /// Every routine that can be played, in the order to show.
    fn entries(&self) -> Vec<Entry>;
    /// A score of one routine.
    ///
    /// # Errors
    /// When it may not be done with these choices, or cannot be used.
    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore>;
    /// The warning signs.
    fn flags(&self) -> Vec<Flag>;
    /// The map of the body that they are made for.
    fn atlas(&self) -> &Atlas;
}
