//! What can be wrong with the files of the atlas.

use thiserror::Error;

/// Why the atlas could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AtlasError {
    /// A file is not the RON that it should be.
    #[error("{file}:{line}:{column}: {message}")]
    Text {
        /// The name of the file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// One of the files is not among those given.
    #[error("the atlas has no file {0}")]
    Missing(&'static str),
    /// A word that every atlas needs has no entry, or an id has more than one.
    #[error("{file}: {message}")]
    Entry {
        /// The name of the file.
        file: &'static str,
        /// Which entry is missing or double.
        message: String,
    },
}
