//! Where the facts and figures of the atlas come from.
//!
//! Comes from `assets/atlas/sources.ron`. Entries of the other files name sources by key within a line of text;
//! [`cited`] finds the keys in such a line.

use serde::{Deserialize, Serialize};

/// One source, or the mark that stands in its place (`GK` general knowledge, `D` our own design rule).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The keys that name it.
    pub keys: Vec<String>,
    /// What it is.
    pub text: String,
}

/// Words in capitals that stand in lines of sources and are no keys: a point, and the layers of the scalp.
const NO_KEYS: [&str; 2] = ["GV15", "SCALP"];

/// The source keys in a line of text: two or more capitals, then digits or one small letter (`WHO08`, `CV4a`, `GK`).
pub fn cited(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| is_key(word) && !NO_KEYS.contains(word))
}

fn is_key(word: &str) -> bool {
    let rest = word.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    word.len() - rest.len() >= 2
        && rest.chars().all(|letter| letter.is_ascii_digit() || letter.is_ascii_lowercase())
        && rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len() <= 1
}

#[cfg(test)]
mod tests {
    use super::cited;

    #[test]
    fn keys_are_found_among_words_and_notes() {
        let line = "CV4a (5-15 min, daily); ACM6; GK (Upledger 1983); FOC (1.3 cun lateral to GV15); TS";
        assert_eq!(cited(line).collect::<Vec<_>>(), ["CV4a", "ACM6", "GK", "FOC", "TS"]);
    }
}
