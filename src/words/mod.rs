//! Every word that the app shows, says or hands on, from Fluent files.
//!
//! In: the texts of `assets/words/LANG.ftl` (from `library`) and a [`Key`] with its arguments. Out: a sentence.
//!
//! The first language that has the key is used, English is last; an unknown key gives its own name, so that a hole
//! is seen and nothing stops. [`key::ALL`] lists every key, and a test holds that English has each of them, has no
//! other, and promises nothing (`tests` below).
//!
//! It reads no file and knows no screen. The words of routines are in the routines themselves.

pub mod changes;
pub mod key;
mod refusals;
mod tones;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use key::Key;

/// The words of one or more languages.
pub struct Words {
    /// In the order in which they are asked.
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// Something in a words file that could not be read; the rest of the file is used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Not a language tag such as `en` or `de-AT`.
    #[error("`{0}` is not a language tag")]
    Language(String),
    /// Lines that are not Fluent, or a key written twice.
    #[error("the words file of `{language}` has a mistake: {what}")]
    Mistake {
        /// The file's language.
        language: String,
        /// What Fluent says of it.
        what: String,
    },
}

/// An argument of a sentence: a number chooses plurals, a text is put in as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Arg<'a> {
    /// A word or name.
    Text(&'a str),
    /// A count.
    Number(u64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl Words {
    /// Reads languages in the order in which they shall be asked; give English last.
    #[must_use]
    pub fn read(texts: &[(&str, &str)]) -> (Self, Vec<Trouble>) {
        let mut troubles = Vec::new();
        let mut bundles = Vec::new();
        for &(language, text) in texts {
            let Ok(tag) = language.parse::<LanguageIdentifier>() else {
                troubles.push(Trouble::Language(language.to_owned()));
                continue;
            };
            let mistake = |what: String| Trouble::Mistake { language: language.to_owned(), what };
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
                troubles.extend(errors.iter().map(|error| mistake(error.to_string())));
                resource
            });
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            // The marks round arguments are for mixed directions; they would show as boxes in our font.
            bundle.set_use_isolating(false);
            if let Err(errors) = bundle.add_resource(resource) {
                troubles.extend(errors.iter().map(|error| mistake(error.to_string())));
            }
            bundles.push(bundle);
        }
        (Self { bundles }, troubles)
    }

    /// The sentence for a key.
    #[must_use]
    pub fn say(&self, key: Key, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for &(name, value) in args {
            match value {
                Arg::Text(text) => values.set(name, FluentValue::from(text)),
                Arg::Number(number) => values.set(name, FluentValue::from(number)),
            }
        }
        self.bundles
            .iter()
            .find_map(|bundle| {
                let pattern = bundle.get_message(key.name())?.value()?;
                let mut errors = Vec::new();
                let said = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
                errors.is_empty().then_some(said)
            })
            .unwrap_or_else(|| key.name().to_owned())
    }

    /// The sentence for a key without arguments.
    #[must_use]
    pub fn get(&self, key: Key) -> String {
        self.say(key, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = include_str!("../../assets/words/en.ftl");

    fn english() -> Words {
        let (words, troubles) = Words::read(&[("en", ENGLISH)]);
        assert_eq!(troubles, []);
        words
    }

    /// The keys written in the English file.
    fn written() -> Vec<&'static str> {
        ENGLISH
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| line.split(" =").next())
            .collect()
    }

    #[test]
    fn every_key_has_english_words_and_english_has_no_word_that_nothing_says() {
        let keys: Vec<&str> = key::ALL.iter().map(|key| key.name()).collect();
        let missing: Vec<_> = keys.iter().filter(|key| !written().contains(key)).collect();
        let idle: Vec<_> = written().into_iter().filter(|key| !keys.contains(key)).collect();
        assert!(missing.is_empty() && idle.is_empty(), "missing: {missing:?}, idle: {idle:?}");
    }

    #[test]
    fn no_word_promises_to_help_an_illness() {
        let promises = ["treat", "reliev", "relief", "cure", "prevent", "heal", "therapy", "diagnos", "guarantee"];
        for line in ENGLISH.lines().filter(|line| !line.starts_with('#') && !line.starts_with("not-medicine")) {
            let said = line.split_once('=').map_or(line, |(_, said)| said).to_lowercase();
            for promise in promises {
                assert!(!said.contains(promise), "`{promise}` in: {line}");
            }
        }
    }

    #[test]
    fn an_argument_is_put_in_and_counts_choose_their_form() {
        let words = english();
        assert_eq!(words.say(key::MINUTES, &[("minutes", 5.into())]), "5 min");
        assert_eq!(words.say(key::OF, &[("this", 3.into()), ("all", 10.into())]), "3 of 10");
    }

    #[test]
    fn another_language_comes_first_and_english_fills_its_holes() {
        let (words, troubles) = Words::read(&[("de", "stop = Halt\n"), ("en", ENGLISH)]);
        assert_eq!(troubles, []);
        assert_eq!(words.get(key::STOP), "Halt");
        assert_eq!(words.get(key::PAUSE), "Pause");
    }

    #[test]
    fn a_broken_line_is_told_and_the_rest_is_used() {
        let (words, troubles) = Words::read(&[("en", "stop = Stop\n= nothing\npause = Pause\n"), ("not a tag!", "")]);
        assert_eq!(troubles.len(), 2, "{troubles:?}");
        assert_eq!(words.get(key::STOP), "Stop");
    }

    #[test]
    fn an_unknown_key_gives_its_name() {
        let (words, _) = Words::read(&[]);
        assert_eq!(words.get(key::STOP), "stop");
    }
}
