//! Single values: texts, numbers, seconds, words of a closed list, and lists of them.

use super::Reader;
use crate::atlas::vocabulary::Word;
use crate::routine::codes::fields::{E0203, E0204, E0302, E0303, E0304};
use crate::routine::codes::words::E0604;
use crate::routine::diagnostic::{Diagnostic, nearest};
use crate::routine::seconds::Seconds;
use crate::routine::syntax::value::{Number, Value};

/// Longest text, in bytes.
const LONGEST_TEXT: usize = 4096;

/// Longest time of one step or line, in seconds.
const LONGEST_SECONDS: f64 = 3600.0;

impl Reader<'_> {
    /// Reports that a value is of the wrong kind.
    fn not_a(&mut self, value: &Value<'_>, wanted: &str, example: &str) {
        if !value.is_wrong() {
            let sentence = format!("here belongs {wanted}, not {}", value.in_words());
            self.wrong(Diagnostic::new(E0203, value.span(), sentence).hint(format!("write it like {example}")));
        }
    }

    /// A text in quotes: not blank, at most 4 KiB.
    pub(super) fn text(&mut self, value: Value<'_>) -> Option<String> {
        let Some(text) = value.as_string() else {
            self.not_a(&value, "a text in quotes", "\"Let the shoulder drop.\"");
            return None;
        };
        if text.trim().is_empty() {
            self.wrong(
                Diagnostic::new(E0604, value.span(), "the text is empty").hint("write the words, or delete the field"),
            );
            return None;
        }
        if text.len() > LONGEST_TEXT {
            let sentence = format!("the text has {} bytes; at most {LONGEST_TEXT} are allowed", text.len());
            self.wrong(Diagnostic::new(E0604, value.span(), sentence).hint("say it in a few sentences"));
            return None;
        }
        Some(text.into_owned())
    }

    /// An ordinary number.
    pub(super) fn number<'t>(&mut self, value: &Value<'t>) -> Option<Number<'t>> {
        match value.as_number() {
            Some(Ok(number)) => Some(number),
            Some(Err(wrong)) => {
                self.wrong(wrong);
                None
            }
            None => {
                self.not_a(value, "a number", "15");
                None
            }
        }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn whole(&mut self, value: &Value<'_>, least: u32, most: u32) -> Option<u32> {
        let number = self.number(value)?;
        if !number.is_whole() {
            let sentence = format!("{} is not a whole number", number.text);
            self.wrong(Diagnostic::new(E0303, number.span, sentence));
            return None;
        }
        let inside = (f64::from(least)..=f64::from(most)).contains(&number.value);
        if !inside {
            let sentence = format!("{} is not from {least} to {most}", number.text);
            self.wrong(Diagnostic::new(E0302, number.span, sentence));
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and in range, checked above"
        )]
        Some(number.value as u32)
    }

    /// A length of time: `above_zero` or from 0, at most an hour, at most two decimals.
    pub(super) fn seconds(&mut self, value: &Value<'_>, above_zero: bool) -> Option<Seconds> {
        let number = self.number(value)?;
        let low = if above_zero { number.value <= 0.0 } else { number.value < 0.0 };
        if low || number.value > LONGEST_SECONDS {
            let from = if above_zero { "above 0" } else { "0 or more" };
            let sentence = format!("{} seconds are not {from} and at most {LONGEST_SECONDS}", number.text);
            self.wrong(Diagnostic::new(E0302, number.span, sentence));
            return None;
        }
        let seconds = Seconds::from_written(number.value);
        if seconds.is_none() {
            let sentence = format!("{} has more than two decimals", number.text);
            self.wrong(Diagnostic::new(E0304, number.span, sentence).hint("write at most hundredths of a second"));
        }
        seconds
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, value: &Value<'_>) -> Option<bool> {
        let truth = value.as_bool();
        if truth.is_none() {
            self.not_a(value, "true or false", "true");
        }
        truth
    }

    /// A word of a closed list.
    pub(super) fn word<W: Word>(&mut self, value: &Value<'_>) -> Option<W> {
        let Some(word) = value.as_ident() else {
            let example = W::WORDS.first().map_or("", |word| word.written());
            self.not_a(value, "a word without quotes", example);
            return None;
        };
        let found = W::WORDS.iter().copied().find(|known| known.written() == word);
        if found.is_none() {
            let names = || W::WORDS.iter().map(|known| known.written());
            let wrong = Diagnostic::new(E0204, value.span(), format!("`{word}` is not known here"));
            self.wrong(match nearest(word, names()) {
                Some(name) => wrong.hint(format!("did you mean {name}?")),
                None => wrong.hint(format!("the words are {}", names().collect::<Vec<_>>().join(", "))),
            });
        }
        found
    }

    /// The entries of a list, each read by `read`; wrong entries are reported and left out.
    pub(super) fn list<'t, T>(
        &mut self,
        value: Value<'t>,
        example: &str,
        mut read: impl FnMut(&mut Self, Value<'t>) -> Option<T>,
    ) -> Vec<T> {
        if let Some(entries) = value.as_list() {
            entries.filter_map(|entry| read(self, entry)).collect()
        } else {
            self.not_a(&value, "a list in [ ]", example);
            Vec::new()
        }
    }

    /// A list of different words of a closed list.
    pub(super) fn words<W: Word>(&mut self, value: Value<'_>) -> Vec<W> {
        let example = W::WORDS.first().map_or_else(String::new, |word| format!("[{}]", word.written()));
        let mut words: Vec<W> = Vec::new();
        self.list(value, &example, |reader, entry| {
            let word = reader.word::<W>(&entry)?;
            if words.contains(&word) {
                let sentence = format!("{} is written twice", word.written());
                let twice = crate::routine::codes::fields::E0205;
                reader.wrong(Diagnostic::new(twice, entry.span(), sentence).hint("delete one of the two"));
                return None;
            }
            words.push(word);
            Some(())
        });
        words
    }
}
