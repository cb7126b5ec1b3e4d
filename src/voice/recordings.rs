//! A therapist's own recordings, which may stand for any line.
//!
//! In: a score (what is to be read, and how much time there is for it), a folder of WAV files. Out: finished lines in
//! the person's own folder, named by the text they say. What does not fit its time is told and kept: the short form is
//! said then, or the caption stands alone, so that no recording ever moves a session.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::pack::{ENDING, key};
use super::polish::polished;
use super::{make, wave::Wave};
use crate::library::{files, surroundings};
use crate::score::time::{Frame, seconds};
use crate::score::types::Score;

/// The voice of recordings, in what names a file.
const VOICE: &str = "recorded";

/// One line to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// What its file is to be called, without `.wav`.
    pub name: String,
    /// What to read.
    pub text: String,
    /// Seconds there are for it, to a hundredth.
    pub room: f64,
}

/// What to read for a score: each line and short form once, in the order they are said.
#[must_use]
pub fn wanted(score: &Score) -> Vec<Wanted> {
    let mut seen = BTreeSet::new();
    let mut wanted: Vec<Wanted> = Vec::new();
    for words in &score.words {
        let step = score.halves.get(usize::from(words.half)).and_then(|half| score.steps.get(usize::from(half.step)));
        let step = step.map_or("line", |step| step.id.as_str());
        let room = room(words.until.saturating_sub(words.at));
        for text in std::iter::once(words.text.as_str()).chain(words.short.as_deref()) {
            if text.trim().is_empty() {
                continue;
            }
            if !seen.insert(text.to_owned()) {
                // Said again elsewhere: the shorter time counts.
                if let Some(known) = wanted.iter_mut().find(|known| known.text == text) {
                    known.room = known.room.min(room);
                }
                continue;
            }
            let name = format!("{:03}-{}", wanted.len() + 1, step.to_lowercase());
            wanted.push(Wanted { name, text: text.to_owned(), room });
        }
    }
    wanted
}

fn room(frames: Frame) -> f64 {
    (seconds(frames) * 100.0).floor() / 100.0
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq)]
pub enum Taken {
    /// It stands for its line.
    Fits(f64),
    /// It stands for its line, but is longer than the time there is: it will not be heard there.
    TooLong(f64),
    /// It was not taken, and why.
    Not(String),
    /// There is no file for the line.
    Missing,
}

/// Takes the recordings of a folder in, into `into`: trimmed and brought to the product's level.
#[must_use]
pub fn import(wanted: &[Wanted], from: &Path, into: &Path) -> Vec<Taken> {
    wanted.iter().map(|line| one(line, from, into)).collect()
}

fn one(line: &Wanted, from: &Path, into: &Path) -> Taken {
    let path = from.join(format!("{}.wav", line.name));
    if !path.is_file() {
        return Taken::Missing;
    }
    let finished = files::sound(&path)
        .map_err(|error| error.to_string())
        .and_then(|bytes| Wave::from_wav(&bytes).map_err(|error| error.to_string()))
        .and_then(|wave| polished(&wave, None).map_err(|error| error.to_string()));
    let written = finished.and_then(|wave| {
        let lasts = wave.seconds();
        let bytes = make::coded(wave).map_err(|error| error.to_string())?;
        files::write(&into.join(file(&line.text)), &bytes).map_err(|error| error.to_string())?;
        Ok(lasts)
    });
    match written {
        Ok(lasts) if lasts <= line.room => Taken::Fits(lasts),
        Ok(lasts) => Taken::TooLong(lasts),
        Err(why) => Taken::Not(why),
    }
}

/// The name of the file of a text.
#[must_use]
pub fn file(text: &str) -> String {
    format!("{}{ENDING}", key(VOICE, text))
}

/// Where a person's recordings lie; None on a machine that says of no home.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    surroundings::data_folder().map(|folder| folder.join("recordings"))
}
