//! A person's own words as speech: said by this machine's engine in the background, and kept for the next time.
//!
//! In: texts that nobody has. Out: finished lines in the cache folder, named by engine and text; [`Own::news`] grows as they come.
//! Asking never waits. One thread says them one after the other; it ends with its [`Own`]. A text that an engine could not
//! say is not tried again in the same run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::engines::Engine;
use super::lexicon::Lexicon;
use super::make;
use super::pack::{ENDING, key};
use crate::library::files;

/// Own words.
#[derive(Debug)]
pub struct Own {
    engine: &'static Engine,
    folder: PathBuf,
    lexicon: Lexicon,
    asked: Mutex<BTreeSet<String>>,
    queue: Mutex<Sender<String>>,
    news: Arc<AtomicU64>,
}

impl Own {
    /// Words said by an engine, kept in a folder.
    #[must_use]
    pub fn new(engine: &'static Engine, folder: PathBuf, lexicon: Lexicon) -> Self {
        let (queue, wanted) = channel::<String>();
        let news = Arc::new(AtomicU64::new(0));
        let (into, spelling, told) = (folder.clone(), lexicon.clone(), Arc::clone(&news));
        let work = move || {
            for text in wanted {
                // What cannot be said or kept stays silent: captions and tones carry on.
                if said(engine, &spelling, &into, &text) {
                    told.fetch_add(1, Ordering::Release);
                }
            }
        };
        // Without a thread nothing is said; the queue then only fills.
        drop(std::thread::Builder::new().name("own words".to_owned()).spawn(work));
        Self { engine, folder, lexicon, asked: Mutex::default(), queue: Mutex::new(queue), news }
    }

    /// The finished line, if it was said before; else it is put in the queue.
    #[must_use]
    pub fn line(&self, text: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(file(self.engine, &self.lexicon.spelled(text)));
        if let Ok(bytes) = files::sound(&path) {
            return Some(bytes);
        }
        let new = self.asked.lock().unwrap_or_else(PoisonError::into_inner).insert(text.to_owned());
        if new {
            drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner).send(text.to_owned()));
        }
        None
    }

    /// Says a text now, for whoever can wait; true when it can be heard then.
    pub fn wait(&self, text: &str) -> bool {
        said(self.engine, &self.lexicon, &self.folder, text)
    }

    /// How many lines have come since the start.
    #[must_use]
    pub fn news(&self) -> u64 {
        self.news.load(Ordering::Acquire)
    }
}

/// Says a text into the folder, once.
fn said(engine: &Engine, lexicon: &Lexicon, folder: &Path, text: &str) -> bool {
    let spelled = lexicon.spelled(text);
    let path = folder.join(file(engine, &spelled));
    path.is_file() || make::line(engine, &spelled, text).is_ok_and(|bytes| files::write(&path, &bytes).is_ok())
}

fn file(engine: &Engine, spelled: &str) -> String {
    format!("{}{ENDING}", key(engine.name, spelled))
}
