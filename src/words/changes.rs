//! What the compiler changed and why, as plain sentences for a person.
//!
//! In: a [`Change`] of a score. Out: one sentence, such as “Lift and squeeze: 40 s became 30 s, to fit the time.”
//!
//! It says what happened; whether it is shown is the screen's business.

use crate::score::changes::{Change, What, Why};
use crate::score::time::{Frame, RATE, divided};

use super::{Key, Words, key};

/// Frames in a minute.
const MINUTE: Frame = 60 * RATE;

impl Words {
    /// A change as a sentence; `step` is the name that people read for the step, empty for the whole routine.
    #[must_use]
    pub fn change(&self, change: &Change, step: &str) -> String {
        let what = self.what(&change.what);
        let why = self.get(why(change.why));
        if step.is_empty() {
            capital(&self.say(key::CHANGED_ALL, &[("what", (&what).into()), ("why", (&why).into())]))
        } else {
            self.say(key::CHANGED, &[("step", step.into()), ("what", (&what).into()), ("why", (&why).into())])
        }
    }

    fn what(&self, what: &What) -> String {
        match what {
            What::LeftOut => self.get(key::LEFT_OUT),
            What::Added => self.get(key::ADDED),
            What::Lowered { from, to } => {
                self.say(key::LOWERED, &[("from", u64::from(*from).into()), ("to", u64::from(*to).into())])
            }
            What::Timed { from, to } => {
                self.say(key::TIMED, &[("from", divided(*from, RATE).into()), ("to", divided(*to, RATE).into())])
            }
            What::Became { from, to } => {
                let (from, to) = (self.get(key::technique(*from)), self.get(key::technique(*to)));
                self.say(key::BECAME, &[("from", (&from).into()), ("to", (&to).into())])
            }
            What::Level { from, to } => {
                let (from, to) = (self.get(key::level(*from)), self.get(key::level(*to)));
                self.say(key::LEVELLED, &[("from", (&from).into()), ("to", (&to).into())])
            }
            What::Longer { asked, got } => self
                .say(key::LONGER, &[("asked", divided(*asked, MINUTE).into()), ("got", divided(*got, MINUTE).into())]),
        }
    }
}

const fn why(why: Why) -> Key {
    match why {
        Why::Level => key::WHY_LEVEL,
        Why::Phase => key::WHY_PHASE,
        Why::Place => key::WHY_PLACE,
        Why::Fact(_) => key::WHY_FACT,
        Why::Condition => key::WHY_CONDITION,
        Why::Minutes => key::WHY_MINUTES,
        Why::SessionLimit => key::WHY_SESSION,
        Why::Skipped => key::WHY_SKIPPED,
        Why::Banned => key::WHY_BANNED,
        Why::NeedsTeaching => key::WHY_TEACHING,
        Why::Prescription => key::WHY_PRESCRIPTION,
        Why::FirstUse => key::WHY_FIRST_USE,
        Why::Safety => key::WHY_SAFETY,
        Why::Core => key::WHY_CORE,
    }
}

/// The sentence with a capital first letter.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Words {
        Words::read(&[("en", include_str!("../../assets/words/en.ftl"))]).0
    }

    #[test]
    fn a_change_is_one_plain_sentence() {
        let shorter = Change {
            step: "knead".to_owned(),
            what: What::Timed { from: 40 * RATE, to: 30 * RATE },
            why: Why::Minutes,
        };
        assert_eq!(
            english().change(&shorter, "Lift and squeeze"),
            "Lift and squeeze: 40 s became 30 s, to fit the time."
        );
    }

    #[test]
    fn a_change_of_the_whole_routine_names_no_step() {
        let longer =
            Change { step: String::new(), what: What::Longer { asked: 3 * MINUTE, got: 4 * MINUTE }, why: Why::Core };
        assert_eq!(english().change(&longer, ""), "3 min were asked for, it takes 4 min, its core cannot be shorter.");
    }
}
