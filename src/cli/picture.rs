//! `picture`: one screen of the app as a PNG file, as it would be seen, with no window.

use std::path::PathBuf;

use super::arguments::{ChoiceFlags, Size};
use super::exit::{Failure, Outcome};
use super::output::Output;

/// What to make a picture of.
#[derive(Debug)]
pub(super) struct Shot {
    /// The screen's name.
    pub(super) screen: String,
    /// The file to write.
    pub(super) file: PathBuf,
    /// Its size.
    pub(super) size: Size,
    /// The routine to show.
    pub(super) routine: Option<String>,
    /// The second of it to show.
    pub(super) at: f64,
    /// What it is compiled for.
    pub(super) choices: ChoiceFlags,
}

#[cfg(not(feature = "app"))]
pub(super) fn picture(_: &Shot, _: &mut Output) -> Outcome {
    Err(Failure::CouldNot("no picture: this program was built without the feature \"app\"".to_owned()))
}
