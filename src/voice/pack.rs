//! The pack: the finished lines that ship, one file for each text, named by what it was made from.
//!
//! In: the library's assets under `voice/`. Out: the bytes of a line. A file's name is a hash of recipe, voice and text as the
//! engine got it; so a text, a respelling or a recipe that changed is seen as missing, and what nobody asks for any more as
//! stale, without an engine.

use std::fmt::Write as _;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::lexicon::Lexicon;
use super::polish::RECIPE;
use crate::library::{Library, OpenError};

/// The folder of the pack among the assets.
pub const FOLDER: &str = "voice/";
/// What it is, in the folder.
const ABOUT: &str = "voice/pack.ron";
/// The respellings, in the folder.
const LEXICON: &str = "voice/lexicon.ron";
/// How a line's file ends.
pub const ENDING: &str = ".ogg";

/// What a pack says of itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The engine and voice it was made with, by the name in [`super::engines`].
    pub engine: String,
    /// Whose work that is.
    pub credit: String,
    /// The file with the licence's text, in the pack's folder.
    pub licence: String,
}

/// The pack.
#[derive(Clone, Debug)]
pub struct Pack {
    library: Library,
    about: About,
    lexicon: Lexicon,
}

impl Pack {
    /// Opens the pack that ships.
    ///
    /// # Errors
    /// When its description or its lexicon is broken.
    pub fn open(library: &Library) -> Result<Self, OpenError> {
        let broken = |name: &str, why: String| OpenError::Broken { name: name.to_owned(), why };
        let about = ron::from_str(&library.text(ABOUT)?).map_err(|error| broken(ABOUT, error.to_string()))?;
        let lexicon = Lexicon::read(&library.text(LEXICON)?).map_err(|error| broken(LEXICON, error.to_string()))?;
        Ok(Self { library: library.clone(), about, lexicon })
    }

    /// What it says of itself.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// How words are written for an engine.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The name of a line's file.
    #[must_use]
    pub fn file(&self, text: &str) -> String {
        format!("{FOLDER}{}{ENDING}", key(&self.about.engine, &self.lexicon.spelled(text)))
    }

    /// The bytes of a line, if it has it.
    #[must_use]
    pub fn line(&self, text: &str) -> Option<Vec<u8>> {
        self.library.asset(&self.file(text)).ok().map(std::borrow::Cow::into_owned)
    }

    /// The names of the lines' files that it has.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        let mut files = self.library.assets_in(FOLDER);
        files.retain(|name| name.ends_with(ENDING));
        files
    }
}

/// What names a line: recipe, voice and spelling, in 20 hexadecimal digits.
#[must_use]
pub fn key(voice: &str, spelled: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{RECIPE}\n{voice}\n{spelled}"));
    hash.finalize().iter().take(10).fold(String::new(), |mut key, byte| {
        // Writing into a string cannot fail.
        let _ = write!(key, "{byte:02x}");
        key
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_voice_and_text_and_with_nothing_else() {
        assert_eq!(key("a", "Rest."), key("a", "Rest."));
        assert_ne!(key("a", "Rest."), key("b", "Rest."));
        assert_ne!(key("a", "Rest."), key("a", "rest."));
        assert_eq!(key("a", "Rest.").len(), 20);
    }
}
