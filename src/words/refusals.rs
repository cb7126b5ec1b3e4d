//! Why a routine may not be done today, as a plain sentence for a person.
//!
//! In: a [`Refusal`] of the compiler. Out: one sentence. What else is offered is the screen's business.

use crate::score::compile::Refusal;

use super::{Words, key};

impl Words {
    /// A refusal as a sentence.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        match refusal {
            Refusal::Blocked { open, .. } if open.is_empty() => self.get(key::REFUSED_FACTS),
            Refusal::Blocked { .. } => self.get(key::REFUSED_FACTS_OPEN),
            Refusal::Level { level, .. } => {
                let level = self.get(key::level(*level));
                self.say(key::REFUSED_LEVEL, &[("level", (&level).into())])
            }
            Refusal::Phase { phase, .. } => {
                let phase = self.get(key::phase(*phase));
                self.say(key::REFUSED_PHASE, &[("phase", (&phase).into())])
            }
            Refusal::Pain { most } => self.say(key::REFUSED_PAIN, &[("most", u64::from(*most).into())]),
            Refusal::Needs { .. } => self.get(key::REFUSED_NEEDS),
            Refusal::Nothing => self.get(key::REFUSED_NOTHING),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_the_figure_that_it_is_about() {
        let words = Words::read(&[("en", include_str!("../../assets/words/en.ftl"))]).0;
        assert!(words.refusal(&Refusal::Pain { most: 4 }).contains("up to 4 out of ten"));
    }
}
