//! Everybody who can say a line: recordings, the pack, this machine's own engine; in that order.
//!
//! In: a text and a profile, from `audio`. Out: its clip. A line that was asked for once is kept ready to play, up to a quarter of
//! an hour of them; [`Cast::prepare`] gets lines ready before they are needed, on a thread of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::engines;
use super::own::Own;
use super::pack::Pack;
use super::{ogg, polish, recordings};
use crate::audio::clip::Clip;
use crate::audio::figures::Profile;
use crate::audio::speaker::Speaker;
use crate::library::{Library, OpenError, files, surroundings};
use crate::score::time::Frame;
use crate::score::types::Score;

/// Lines that are kept ready, in frames of speech: 86 MB.
const MOST: Frame = 15 * 60 * 48_000;

/// Everybody who can say a line.
pub struct Cast {
    recordings: Option<PathBuf>,
    pack: Pack,
    own: Option<Own>,
    ready: Mutex<Ready>,
}

#[derive(Default)]
struct Ready {
    clips: BTreeMap<(String, Profile), Clip>,
    frames: Frame,
}

impl Cast {
    /// The pack, with a person's recordings, and with whatever engine this machine has for words that neither has.
    ///
    /// # Errors
    /// When the pack's description is broken.
    pub fn open(library: &Library) -> Result<Self, OpenError> {
        let mut cast = Self::shipped(library)?;
        cast.recordings = recordings::folder();
        let lexicon = cast.pack.lexicon().clone();
        let folder = surroundings::cache_folder().map(|folder| folder.join("voice"));
        cast.own = engines::installed().zip(folder).map(|(engine, folder)| Own::new(engine, folder, lexicon));
        Ok(cast)
    }

    /// The pack alone: the same on every machine.
    ///
    /// # Errors
    /// When the pack's description is broken.
    pub fn shipped(library: &Library) -> Result<Self, OpenError> {
        Ok(Self { recordings: None, pack: Pack::open(library)?, own: None, ready: Mutex::default() })
    }

    /// The same with recordings from this folder.
    #[must_use]
    pub fn with_recordings(self, folder: PathBuf) -> Self {
        Self { recordings: Some(folder), ..self }
    }

    /// The same with own words.
    #[must_use]
    pub fn with_own(self, own: Own) -> Self {
        Self { own: Some(own), ..self }
    }

    /// Gets the lines of a score ready on a thread of its own.
    pub fn prepare(self: &Arc<Self>, score: &Arc<Score>) {
        let (cast, score) = (Arc::clone(self), Arc::clone(score));
        let work = move || {
            for words in score.words.iter().filter(|words| !words.spoken.trim().is_empty()) {
                drop(cast.clip(&words.spoken, Profile::of(&score, words.at)));
            }
        };
        // Without a thread they are made when they are asked for.
        drop(std::thread::Builder::new().name("voice".to_owned()).spawn(work));
    }

    /// Has every line of a score said that this machine has not said yet, and waits for it: for files.
    pub fn gather(&self, score: &Score) {
        let Some(own) = &self.own else { return };
        for words in score.words.iter().filter(|words| !words.spoken.trim().is_empty()) {
            if self.bytes(&words.spoken).is_none() {
                own.wait(&words.spoken);
            }
        }
    }

    fn ready(&self) -> MutexGuard<'_, Ready> {
        self.ready.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn bytes(&self, text: &str) -> Option<Vec<u8>> {
        let recorded =
            self.recordings.as_ref().and_then(|folder| files::sound(&folder.join(recordings::file(text))).ok());
        recorded.or_else(|| self.pack.line(text)).or_else(|| self.own.as_ref()?.line(text))
    }
}

impl Speaker for Cast {
    fn clip(&self, text: &str, profile: Profile) -> Option<Clip> {
        let key = (text.to_owned(), profile);
        if let Some(clip) = self.ready().clips.get(&key) {
            return Some(clip.clone());
        }
        // A file that cannot be read is as good as none.
        let played = polish::played(&ogg::read(&self.bytes(text)?).ok()?);
        let clip = match profile {
            Profile::Usual => Clip::mono(&played),
            Profile::Quiet => Clip::mono(&polish::quiet(&played, text)),
        };
        let mut ready = self.ready();
        if ready.frames > MOST {
            *ready = Ready::default();
        }
        ready.frames += clip.length();
        ready.clips.insert(key, clip.clone());
        Some(clip)
    }

    fn news(&self) -> u64 {
        self.own.as_ref().map_or(0, Own::news)
    }
}
