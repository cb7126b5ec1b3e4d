//! What the app asks of the library: which routines there are, and a score of one of them.
//!
//! In: an entry's place and the person's [`Choices`]. Out: entries, scores, the warning signs of the atlas.
//!
//! The app never sees a path or a file; `library` does.

use std::sync::Arc;

use crate::atlas::vocabulary::{Level, Phase, Position};
use crate::score::choices::Choices;
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

/// The routines there are.
pub trait Shelf: Send + Sync + 'static {
    /// Every routine, in the order to show.
    fn entries(&self) -> Vec<Entry>;
    /// A score of one routine; else why not, in one sentence for a person.
    ///
    /// # Errors
    /// When the routine has mistakes, or may not be done with these choices.
    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, String>;
    /// The warning signs of the atlas.
    fn flags(&self) -> Vec<Flag>;
}
