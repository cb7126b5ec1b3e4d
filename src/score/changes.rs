//! What the compiler changed, left out or added, and why: codes and numbers, put into words by `words`.

use serde::Serialize;

use crate::atlas::vocabulary::{Fact, Level, Technique};

use super::time::Frame;

/// One difference between the routine's file and the score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// Id of the step; empty when it concerns the whole routine.
    pub step: String,
    /// What was done.
    pub what: What,
    /// Why.
    pub why: Why,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum What {
    /// The step is not played.
    LeftOut,
    /// Applied pressure was lowered.
    Lowered {
        /// As authored.
        from: u8,
        /// As played.
        to: u8,
    },
    /// Hands-on time was changed (frames for one side).
    Timed {
        /// As authored.
        from: Frame,
        /// As played.
        to: Frame,
    },
    /// Another technique took its place.
    Became {
        /// As authored.
        from: Technique,
        /// As played.
        to: Technique,
    },
    /// A stop check was added after it.
    Added,
    /// The routine was compiled at a gentler level than chosen.
    Level {
        /// As chosen.
        from: Level,
        /// As played.
        to: Level,
    },
    /// The session is longer than asked for.
    Longer {
        /// As asked.
        asked: Frame,
        /// As played.
        got: Frame,
    },
}

/// Why it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Why {
    /// The level's limit or substitution.
    Level,
    /// The phase's limit.
    Phase,
    /// The place's own limit.
    Place,
    /// A fact of today's check.
    Fact(Fact),
    /// The step's own condition does not hold.
    Condition,
    /// To fit the minutes asked for.
    Minutes,
    /// To fit the level's longest session.
    SessionLimit,
    /// The person left it out.
    Skipped,
    /// The person banned the technique.
    Banned,
    /// The place needs teaching first.
    NeedsTeaching,
    /// The prescription says so.
    Prescription,
    /// First use of the routine ends early.
    FirstUse,
    /// For safety, in every routine.
    Safety,
    /// The core of the routine cannot be shortened further.
    Core,
}
