//! The short danger check before every session: three questions, pure.
//!
//! In: a [`Reply`] at a time. Out: the next [`Question`], the stop page, or [`Cleared`] with what the answers change.
//!
//! Only this file can make a [`Cleared`], and only a [`Cleared`] starts a session, so that nothing plays unscreened.
//! Yes and "I am not sure" to a warning sign both lead to the stop page. Wording and rules: clinical sheet 4.5
//! and 0.4 (touch that hurts, or an attack with pain of 5 or more, means the still level).

use super::action::Reply;
use crate::atlas::vocabulary::{Fact, Level, Phase};
use crate::score::choices::Choices;

/// Number of warning signs on the first page.
pub const FLAGS: u8 = 4;

/// From this headache in an attack only the still level is offered.
const STILL_FROM_PAIN: u8 = 5;

/// The question being asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Question {
    /// Anything new or worrying today?
    #[default]
    New,
    /// Headache now, 0 to 10?
    Pain,
    /// Is touch on the head comfortable?
    Touch,
}

impl Question {
    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::New => 1,
            Self::Pain => 2,
            Self::Touch => 3,
        }
    }
}

/// A check under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Screening {
    question: Question,
    ticked: [bool; FLAGS as usize],
    pain: Option<u8>,
}

/// What follows from a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Ask on.
    Ask(Screening),
    /// No session today: the stop page.
    Stop,
    /// Go on.
    Clear(Cleared),
}

/// Proof that the check was passed, with what it found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleared {
    pain: Option<u8>,
    touch: bool,
}

impl Screening {
    /// The question to show.
    #[must_use]
    pub const fn question(&self) -> Question {
        self.question
    }

    /// Whether a warning sign is ticked.
    #[must_use]
    pub fn is_ticked(&self, flag: u8) -> bool {
        self.ticked.get(usize::from(flag)).copied().unwrap_or(false)
    }

    /// Whether any warning sign is ticked.
    #[must_use]
    pub fn any_ticked(&self) -> bool {
        self.ticked.contains(&true)
    }

    /// The check after a reply; one to another question than is asked changes nothing.
    #[must_use]
    pub fn reply(mut self, reply: Reply) -> Outcome {
        match (self.question, reply) {
            (Question::New, Reply::Flag(flag)) => {
                if let Some(ticked) = self.ticked.get_mut(usize::from(flag)) {
                    *ticked = !*ticked;
                }
            }
            (Question::New, Reply::NotSure | Reply::StopHere) => return Outcome::Stop,
            (Question::New, Reply::NoneOfThese) if self.any_ticked() => return Outcome::Stop,
            (Question::New, Reply::NoneOfThese) => self.question = Question::Pain,
            (Question::Pain, Reply::Pain(pain)) => {
                self.pain = pain.map(|pain| pain.min(10));
                self.question = Question::Touch;
            }
            (Question::Touch, Reply::Touch(touch)) => {
                return Outcome::Clear(Cleared { pain: self.pain, touch: touch == Some(true) });
            }
            _ => {}
        }
        Outcome::Ask(self)
    }

    /// The check one question earlier; none before the first.
    #[must_use]
    pub const fn back(mut self) -> Option<Self> {
        self.question = match self.question {
            Question::New => return None,
            Question::Pain => Question::New,
            Question::Touch => Question::Pain,
        };
        Some(self)
    }
}

impl Cleared {
    /// Headache before the session, if said.
    #[must_use]
    pub const fn pain(&self) -> Option<u8> {
        self.pain
    }

    /// The choices with what the check found: facts, and the still level where touch hurts.
    #[must_use]
    pub fn applied(&self, choices: &Choices) -> Choices {
        let mut choices = choices.clone();
        let fact = if self.touch { Fact::TouchWelcome } else { Fact::Allodynia };
        choices.facts.retain(|fact| !matches!(fact, Fact::TouchWelcome | Fact::Allodynia));
        choices.facts.push(fact);
        choices.facts.sort_unstable();
        choices.facts.dedup();
        let strong = choices.phase == Phase::Attack && self.pain >= Some(STILL_FROM_PAIN);
        if !self.touch || strong {
            choices.level = Level::Still;
        }
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(screening: Screening, reply: Reply) -> Screening {
        match screening.reply(reply) {
            Outcome::Ask(next) => next,
            other => panic!("{other:?}"),
        }
    }

    fn through(pain: Option<u8>, touch: Option<bool>) -> Cleared {
        let touch_asked = ask(ask(Screening::default(), Reply::NoneOfThese), Reply::Pain(pain));
        match touch_asked.reply(Reply::Touch(touch)) {
            Outcome::Clear(cleared) => cleared,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn three_taps_lead_through() {
        assert_eq!(through(Some(3), Some(true)).pain(), Some(3));
    }

    #[test]
    fn unsure_counts_as_yes_and_a_ticked_sign_is_never_none_of_these() {
        assert_eq!(Screening::default().reply(Reply::NotSure), Outcome::Stop);
        for flag in 0..FLAGS {
            let ticked = ask(Screening::default(), Reply::Flag(flag));
            assert_eq!(ticked.reply(Reply::NoneOfThese), Outcome::Stop);
            assert_eq!(ticked.reply(Reply::StopHere), Outcome::Stop);
            assert!(!ask(ticked, Reply::Flag(flag)).any_ticked());
        }
    }

    #[test]
    fn no_answer_skips_a_question() {
        let first = Screening::default();
        assert_eq!(first.reply(Reply::Touch(Some(true))), Outcome::Ask(first));
        assert_eq!(first.reply(Reply::Pain(Some(0))), Outcome::Ask(first));
    }

    #[test]
    fn touch_that_hurts_or_is_unsure_means_the_still_level() {
        for touch in [Some(false), None] {
            let choices = through(None, touch).applied(&Choices::default());
            assert_eq!(choices.level, Level::Still);
            assert_eq!(choices.facts, [Fact::Allodynia]);
        }
        assert_eq!(through(None, Some(true)).applied(&Choices::default()).level, Level::Usual);
    }

    #[test]
    fn much_pain_in_an_attack_means_the_still_level() {
        assert_eq!(through(Some(5), Some(true)).applied(&Choices::attack()).level, Level::Still);
        assert_eq!(through(Some(4), Some(true)).applied(&Choices::attack()).level, Level::Usual);
        assert_eq!(through(Some(9), Some(true)).applied(&Choices::default()).level, Level::Usual);
    }
}
