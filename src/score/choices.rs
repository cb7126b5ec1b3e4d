//! Everything a person, or the therapist for them, may choose before and during a session.

use serde::{Deserialize, Serialize};

use crate::atlas::vocabulary::{Fact, Level, Phase, Region, Side, Technique};

use super::time::Frame;
use crate::routine::prescription::Prescription;

/// What a score is compiled for, besides the routine itself. The default is the routine as it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// How sensitive the person is today.
    pub level: Level,
    /// Where in the course of an attack.
    pub phase: Phase,
    /// Headache now, 0 to 10, where the person said so; unknown is not 0.
    pub pain: Option<u8>,
    /// Quiet comfort: darker, fewer words, softer sound.
    pub quiet: bool,
    /// What is true of the person today, from the danger check and the gate.
    pub facts: Vec<Fact>,
    /// Greatest session time in minutes, if bounded.
    pub minutes: Option<u16>,
    /// The side to begin with; otherwise the less sore, otherwise left.
    pub first_side: Option<Side>,
    /// How sore each side is (0 to 10), where the person said so.
    pub soreness: Soreness,
    /// Places and regions to leave out.
    pub skipped: Vec<Skipped>,
    /// Techniques to leave out.
    pub banned: Vec<Technique>,
    /// How much is said.
    pub guidance: Guidance,
    /// How unhurried the lead-ins are.
    pub pace: Pace,
    /// Language tag for the words.
    pub language: String,
    /// A therapist's changes.
    pub prescription: Option<Prescription>,
    /// What was changed while the session ran, oldest first.
    pub revisions: Vec<Revision>,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            level: Level::Usual,
            phase: Phase::Between,
            pain: None,
            quiet: false,
            facts: Vec::new(),
            minutes: None,
            first_side: None,
            soreness: Soreness::default(),
            skipped: Vec::new(),
            banned: Vec::new(),
            guidance: Guidance::Full,
            pace: Pace::Usual,
            language: "en".to_owned(),
            prescription: None,
            revisions: Vec::new(),
        }
    }
}

impl Choices {
    /// The choices of attack mode: phase Attack with quiet comfort.
    #[must_use]
    pub fn attack() -> Self {
        Self { phase: Phase::Attack, quiet: true, ..Self::default() }
    }

    /// Whether comfort is quiet at a frame: as chosen, and as it was changed while the session ran.
    #[must_use]
    pub fn quiet_at(&self, frame: Frame) -> bool {
        let changes = self.revisions.iter().filter_map(|change| match change.what {
            Revised::Quiet(now) => Some((change.at, now)),
            _ => None,
        });
        // A change turns it over: before the first one it was the other way round.
        let before = changes.clone().next().map_or(self.quiet, |(_, now)| !now);
        changes.take_while(|(at, _)| *at <= frame).last().map_or(before, |(_, now)| now)
    }

    /// The side to begin with: the person's choice, else the less sore, else left.
    #[must_use]
    pub fn opening_side(&self) -> Side {
        self.first_side.unwrap_or(match (self.soreness.left, self.soreness.right) {
            (Some(left), Some(right)) if right < left => Side::Right,
            _ => Side::Left,
        })
    }
}

/// How sore each side is, 0 to 10; unknown is not 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Soreness {
    /// The left side.
    pub left: Option<u8>,
    /// The right side.
    pub right: Option<u8>,
}

/// Something to leave out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Skipped {
    /// One place of the atlas, on both sides.
    Place(String),
    /// A region of the body.
    Region(Region),
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Guidance {
    /// Where, how, pressure and reassurance.
    #[default]
    Full,
    /// The short form of each line.
    Short,
    /// The name of each step and its side.
    Names,
    /// Tones only.
    Bells,
}

impl Guidance {
    /// Every amount, from most to least words.
    pub const ALL: [Self; 4] = [Self::Full, Self::Short, Self::Names, Self::Bells];

    /// The next amount, going round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Full => Self::Short,
            Self::Short => Self::Names,
            Self::Names => Self::Bells,
            Self::Bells => Self::Full,
        }
    }
}

/// How unhurried the lead-ins are: the words' own time is multiplied by [`Pace::percent`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pace {
    /// Lead-ins as the language defines them.
    #[default]
    Usual,
    /// Half as long again.
    Unhurried,
}

impl Pace {
    /// Per cent of the usual lead-in.
    #[must_use]
    pub const fn percent(self) -> u64 {
        match self {
            Self::Usual => 100,
            Self::Unhurried => 150,
        }
    }
}

/// A change made while the session ran; everything before `at` stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The playhead when it was made.
    pub at: Frame,
    /// What changed.
    pub what: Revised,
}

/// What a revision changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Revised {
    /// Pressure of the step being worked on (in score order), by so many steps of the scale; also its second side.
    Pressure {
        /// Index into the score's steps.
        step: u16,
        /// −2 to +1.
        by: i8,
    },
    /// Hold again: the half being worked on lasts longer by its own seconds, within the place's longest hold.
    Again {
        /// Index into the score's halves.
        half: u16,
    },
    /// From here on, so much is said.
    Guidance(Guidance),
    /// From here on, quiet comfort or not.
    Quiet(bool),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comfort_is_quiet_from_the_change_on_and_not_before() {
        let quiet = |at, now| Revision { at, what: Revised::Quiet(now) };
        let told = Revision { at: 5, what: Revised::Guidance(Guidance::Short) };
        let choices = Choices {
            quiet: true,
            revisions: vec![told, quiet(10, true), quiet(20, false), quiet(30, true)],
            ..Choices::default()
        };
        let at: Vec<bool> = [0, 9, 10, 19, 20, 29, 30, 99].map(|frame| choices.quiet_at(frame)).into();
        assert_eq!(at, [false, false, true, true, false, false, true, true]);
        assert!(Choices::attack().quiet_at(0) && !Choices::default().quiet_at(0));
    }
}
