//! Makes the pack: says what is missing, leaves what is there, takes away what nobody asks for any more.
//!
//! In: the library, and an engine. Out: files in a folder, one for each text. It can be broken off and gone on with at any
//! time: a file is written whole or not at all. [`State`] tells what is missing and what is stale without any engine.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::engines::Engine;
use super::ogg::OggError;
use super::pack::{ENDING, FOLDER, Pack};
use super::wave::Wave;
use super::{ogg, polish};
use crate::audio::loudness::loudness_of_one;
use crate::library::{Library, OpenError, files};
use crate::score::lines;
use crate::words::key as word;

/// Which of the lines that are wanted a pack has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Every text that is wanted.
    pub wanted: BTreeSet<String>,
    /// Texts without a file.
    pub missing: Vec<String>,
    /// Files that belong to no text.
    pub stale: Vec<String>,
}

/// Every text of every bundled routine and of the app itself.
///
/// # Errors
/// When the library's words are broken.
pub fn texts(library: &Library) -> Result<BTreeSet<String>, OpenError> {
    let mut texts = lines::of_every_routine(library.atlas());
    for routine in library.list().into_iter().filter(|entry| !entry.own).filter_map(|entry| entry.routine) {
        texts.extend(lines::of_routine(&routine, library.atlas()));
    }
    let words = library.words("en")?;
    texts.insert(stop_words(&words));
    texts.insert(words.get(word::SOUND_LINE));
    Ok(texts)
}

/// What is said when a session is stopped for a warning sign.
#[must_use]
pub fn stop_words(words: &crate::words::Words) -> String {
    format!("{} {}", words.get(word::STOP_NOW), words.get(word::STOP_WORDS))
}

/// Which lines there are files for, among those of these names.
///
/// # Errors
/// When the library's words are broken.
pub fn state(library: &Library, pack: &Pack, there: &[String]) -> Result<State, OpenError> {
    let wanted = texts(library)?;
    let there: BTreeSet<String> = there.iter().cloned().collect();
    let missing = wanted.iter().filter(|text| !there.contains(&pack.file(text))).cloned().collect();
    let named: BTreeSet<String> = wanted.iter().map(|text| pack.file(text)).collect();
    let stale = there.difference(&named).cloned().collect();
    Ok(State { wanted, missing, stale })
}

/// The names of the lines' files in a folder, as a pack names them.
#[must_use]
pub fn files_in(folder: &Path) -> Vec<String> {
    let names = files::names(folder).into_iter();
    names.filter(|name| name.ends_with(ENDING)).map(|name| format!("{FOLDER}{name}")).collect()
}

/// Says all that is missing with an engine into a folder, on every processor; `told` hears of each line: how many are done,
/// and what went wrong with it. Stale files are taken away.
pub fn make(
    state: &State,
    pack: &Pack,
    engine: &Engine,
    folder: &Path,
    told: &(impl Fn(usize, &str, Option<String>) + Sync),
) {
    for stale in &state.stale {
        // What cannot be removed stays stale, and is told so the next time.
        drop(files::remove(&folder.join(stale.trim_start_matches(FOLDER))));
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(text) = state.missing.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let file = pack.file(text);
                    let outcome = line(engine, &pack.lexicon().spelled(text), text).and_then(|bytes| {
                        files::write(&folder.join(file.trim_start_matches(FOLDER)), &bytes).map_err(|e| e.to_string())
                    });
                    let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    *done += 1;
                    told(*done, text, outcome.err());
                }
            });
        }
    });
}

/// One finished line as a file's bytes.
///
/// # Errors
/// A sentence that says what went wrong.
pub fn line(engine: &Engine, spelled: &str, text: &str) -> Result<Vec<u8>, String> {
    let wave = engine.say(spelled).map_err(|error| error.to_string())?;
    let wave = polish::polished(&wave, Some(text)).map_err(|error| error.to_string())?;
    coded(wave).map_err(|error| error.to_string())
}

/// Finished speech as a file's bytes. In a short line the measure of loudness can fall to either side of its gate by what the
/// coder changes; what is heard of the file is measured again, and half of what is amiss is made good, so that
/// it holds on both sides.
///
/// # Errors
/// When the coder refuses.
pub fn coded(mut wave: Wave) -> Result<Vec<u8>, OggError> {
    let bytes = ogg::written(&wave)?;
    let off = loudness_of_one(&polish::played(&ogg::read(&bytes)?)).map_or(0.0, |now| polish::LOUDNESS - now);
    if off.abs() < 0.5 {
        return Ok(bytes);
    }
    #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
    let gain = 10_f64.powf(off / 2.0 / 20.0) as f32;
    for sample in &mut wave.samples {
        *sample *= gain;
    }
    ogg::written(&wave)
}
