//! A routine as its author meant it: the checked form of a routine file.
//!
//! [`super::read`] makes it from text and [`crate::score`] compiles it with a person's choices. Every value here
//! is inside the language's ranges, every name is one the atlas knows. Spans lead back into the file, so that a
//! later finding can still be shown at its place.

use crate::atlas::vocabulary::{
    BreathHalf, CheckIn, Fact, Grip, Level, Modality, Phase, Position, Sides, Technique, Weight, Word, vocabulary,
};

use serde::{Deserialize, Serialize};

use super::diagnostic::Span;
use super::seconds::Seconds;

/// One routine.
#[derive(Clone, Debug, PartialEq)]
pub struct Routine {
    /// The file's stem (`[a-z0-9_]{1,40}`), or `my/` and that for a person's own.
    pub id: String,
    /// SHA-256 of the file's bytes in lower-case hex: prescriptions name a routine by id and hash.
    pub hash: String,
    /// Language tag of the words in the file, such as `en`.
    pub language: String,
    /// The name people read.
    pub title: String,
    /// One sentence on what it does.
    pub summary: String,
    /// The ways of working it uses.
    pub modality: Vec<Modality>,
    /// The phases of an attack it suits.
    pub phases: Vec<Phase>,
    /// The levels it suits.
    pub levels: Vec<Level>,
    /// How the body may rest meanwhile.
    pub positions: Vec<Position>,
    /// What it rests on: source keys of the atlas, with the strength of each.
    pub basis: Vec<Basis>,
    /// In an attack: only up to this pain (0 to 10), if given.
    pub attack_most_pain: Option<u8>,
    /// In an attack: only when all of these facts hold.
    pub attack_needs: Vec<Fact>,
    /// The steps in the order of the file; never empty.
    pub steps: Vec<Step>,
}

/// One source that a routine rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Key into the atlas's sources.
    pub source: String,
    /// How strong it is.
    pub strength: Strength,
}

vocabulary! {
    /// How strong a source is.
    Strength {
        /// A controlled trial of this or a near technique.
        Trial,
        /// A review of several trials.
        Review,
        /// An uncontrolled study.
        Study,
        /// A textbook or guideline.
        Text,
        /// What practitioners teach.
        Practice,
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Written by the author, or `s1`, `s2`, … by position.
    pub id: String,
    /// Where the step stands in the file.
    pub span: Span,
    /// Id of a place or of a move of the atlas, or `none`.
    pub on: String,
    /// What is done there.
    pub action: Action,
    /// Which sides it works on.
    pub side: Sides,
    /// Authored pressure, 0 to 6 on the scale of applied pressure; level and phase may lower it when compiling.
    pub pressure: u8,
    /// Hands-on time for one side, ramps inside.
    pub seconds: Seconds,
    /// The shortest it may become, for one side.
    pub least: Seconds,
    /// The longest that a prescription may make it, for one side.
    pub most: Seconds,
    /// How much it matters when the routine is shortened.
    pub weight: Weight,
    /// Guided breath, if any.
    pub breath: Option<Breath>,
    /// Pressure grows on this half of the breath and eases on the other.
    pub press_on: Option<BreathHalf>,
    /// Words: the instruction and lines during the work.
    pub say: Vec<Line>,
    /// Questions asked during the work.
    pub check: Vec<Check>,
    /// Cuts a block of neighbouring `Each` steps before this one.
    pub new_block: bool,
    /// Which hand does it; otherwise it follows from grip and side.
    pub hand: Option<Hand>,
    /// Done only when all of these facts hold.
    pub when: Vec<Fact>,
    /// Left out when any of these facts holds.
    pub unless: Vec<Fact>,
    /// On first use the routine ends after this step.
    pub first_use_stop: bool,
    /// What to do instead at a level.
    pub instead: Vec<Instead>,
    /// The position it needs, when the routine allows several.
    pub position: Option<Position>,
    /// A soft ball may be used at the Firm level.
    pub ball: bool,
}

impl Step {
    /// How often it is played: twice when it is done on one side and then the other.
    #[must_use]
    pub fn plays(&self) -> u32 {
        if self.side == Sides::Each { 2 } else { 1 }
    }

    /// The words of its lead-in.
    #[must_use]
    pub fn instruction(&self) -> Option<&Line> {
        self.say.iter().find(|line| line.at.is_none())
    }

    /// Where its first letter stands: enough to show which step is meant.
    #[must_use]
    pub const fn head(&self) -> Span {
        Span::new(self.span.start, self.span.start + 1)
    }
}

/// What a step does.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The technique.
    pub technique: Technique,
    /// The grip; when not written, the place's first.
    pub grip: Grip,
    /// Strokes, circles or squeezes a minute.
    pub per_minute: Option<f64>,
    /// How many in all, for one side.
    pub count: Option<u32>,
    /// How long one repetition takes.
    pub each: Option<Seconds>,
    /// Id of a move done at the same time, such as a chin nod.
    pub with: Option<String>,
}

/// A guided breath: seconds in and seconds out, each above 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breath {
    /// Length of the in-breath.
    pub inward: Seconds,
    /// Length of the out-breath.
    pub outward: Seconds,
}

impl Breath {
    /// Length of one whole breath.
    #[must_use]
    pub fn whole(self) -> Seconds {
        self.inward + self.outward
    }
}

/// One line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Seconds from touch; none for the instruction, which is spoken in the lead-in.
    pub at: Option<Seconds>,
    /// The full words.
    pub text: String,
    /// The short form, for short guidance and tight slots.
    pub short: Option<String>,
}

/// One question of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Check {
    /// Seconds from touch.
    pub at: Seconds,
    /// What is asked.
    pub ask: CheckIn,
    /// Ask on the second side too.
    pub each: bool,
}

vocabulary! {
    /// Which hand works, relative to the side worked on.
    Hand {
        /// The hand of the side worked on.
        Same,
        /// The hand of the other side.
        Opposite,
        /// Both hands.
        Both,
    }
}

/// A different action at one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Instead {
    /// The level at which it replaces the step's own action.
    pub level: Level,
    /// The action.
    pub action: Action,
}
