//! How words are written for an engine that would say them badly.
//!
//! In: a RON list of pairs, (word, as it is to be read). Out: texts in which each such word, in either case, is
//! written that way. Captions keep the right spelling: only the engine sees this.

use std::collections::BTreeMap;

/// A lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon(BTreeMap<String, String>);

impl Lexicon {
    /// From its RON text.
    ///
    /// # Errors
    /// When it is no list of pairs, with the place.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        let pairs: Vec<(String, String)> = ron::from_str(text)?;
        Ok(Self(pairs.into_iter().map(|(word, read)| (word.to_lowercase(), read)).collect()))
    }

    /// The text as the engine gets it.
    #[must_use]
    pub fn spelled(&self, text: &str) -> String {
        let mut spelled = String::with_capacity(text.len());
        let mut word = String::new();
        for letter in text.chars().chain(['\0']) {
            if letter.is_alphanumeric() || letter == '\'' || letter == '’' {
                word.push(letter);
                continue;
            }
            match self.0.get(&word.to_lowercase()) {
                Some(read) => spelled.push_str(read),
                None => spelled.push_str(&word),
            }
            word.clear();
            if letter != '\0' {
                spelled.push(letter);
            }
        }
        spelled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_written_as_they_are_to_be_read_and_nothing_else_changes() {
        let lexicon = Lexicon::read(r#"[("occiput", "ock sipput"), ("SCM", "S C M")]"#).unwrap();
        assert_eq!(lexicon.spelled("The Occiput, then scm."), "The ock sipput, then S C M.");
        assert_eq!(lexicon.spelled("Suboccipital: occiputs… don't"), "Suboccipital: occiputs… don't");
        assert!(Lexicon::read("nonsense").is_err());
    }
}
