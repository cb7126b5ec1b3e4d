//! The questions that are asked during a session, with their words, answers and usual time.
//!
//! Comes from `assets/atlas/gate.ron`. What an answer changes is the work of the session.

use serde::{Deserialize, Serialize};

use super::vocabulary::CheckIn;

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Which check-in it is.
    pub check_in: CheckIn,
    /// As it is said and shown.
    pub words: String,
    /// What may be answered.
    pub answers: Answers,
    /// What silence counts as while the session runs; without it the answer is unknown.
    #[serde(default)]
    pub silence: Option<Answer>,
    /// When it is asked if the file does not say.
    pub at: AskAt,
}

/// What may be answered to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answers {
    /// One of these.
    Words(Vec<Answer>),
    /// A whole number.
    Scale {
        /// The least.
        least: u8,
        /// The greatest.
        most: u8,
    },
}

/// An answer in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the words are the answers themselves")]
pub enum Answer {
    Softer,
    JustRight,
    Firmer,
    Yes,
    No,
    Easing,
    Same,
    Building,
}

/// When a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskAt {
    /// So many seconds after touch.
    AfterTouch {
        /// In seconds.
        seconds: u16,
        /// In a step shorter than this many seconds, in its middle.
        #[serde(default)]
        middle_below: Option<u16>,
    },
    /// When the step ends.
    EndOfStep,
    /// Before the first touch of the session and after its last lift.
    StartAndEnd,
    /// After two thirds of the step.
    TwoThirds,
}

impl AskAt {
    /// Seconds after touch in a step of `length` seconds, never past its end; nothing if it is not asked within a step.
    #[must_use]
    pub fn after_touch(self, length: f64) -> Option<f64> {
        match self {
            Self::AfterTouch { middle_below: Some(below), .. } if length < f64::from(below) => Some(length / 2.0),
            Self::AfterTouch { seconds, .. } => Some(f64::from(seconds).min(length)),
            Self::EndOfStep => Some(length),
            Self::TwoThirds => Some(length * 2.0 / 3.0),
            Self::StartAndEnd => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AskAt;

    #[test]
    fn a_short_step_is_asked_about_in_its_middle_and_never_after_its_end() {
        let pressure = AskAt::AfterTouch { seconds: 20, middle_below: Some(40) };
        assert_eq!(pressure.after_touch(60.0), Some(20.0));
        assert_eq!(pressure.after_touch(30.0), Some(15.0));
        let tender = AskAt::AfterTouch { seconds: 10, middle_below: None };
        assert_eq!(tender.after_touch(8.0), Some(8.0));
        assert_eq!(AskAt::TwoThirds.after_touch(60.0), Some(40.0));
        assert_eq!(AskAt::StartAndEnd.after_touch(60.0), None);
    }
}
