//! The app's sound: the engine that owns the playing position, behind the seam that the app knows.
//!
//! In: what the app asks. Out: where the position is, and what happened to the device. Stopping with a warning sign silences
//! what sounds; the stop words themselves are on the screen, since there is no voice yet.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::transport::{Heard, Snapshot, Transport};
use crate::audio::engine::{Engine, EngineEvent, Settings};
use crate::audio::snapshot::{Silence, Source};
use crate::audio::volumes::Volumes;
use crate::score::time::Frame;
use crate::score::types::Score;

/// The sound of one run of the app.
pub(super) struct Sound {
    engine: Mutex<Engine>,
}

impl Sound {
    /// On the machine's own sound device; without one the position goes on in silence.
    pub(super) fn new(quiet: bool) -> Self {
        Self { engine: Mutex::new(Engine::new(Settings { quiet, ..Settings::default() })) }
    }

    fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Sound {
    fn play(&mut self, score: &Arc<Score>, from: Frame, count_in: Frame) {
        self.engine().play(score, from, count_in);
    }

    fn hold(&mut self) {
        self.engine().hold();
    }

    fn swap(&mut self, score: &Arc<Score>) {
        self.engine().swap(Arc::clone(score));
    }

    fn volume(&mut self, percent: u8) {
        self.engine().set_volumes(Volumes { master: f32::from(percent) / 100.0, ..Volumes::default() });
    }

    fn quiet(&mut self, quiet: bool) {
        self.engine().set_quiet(quiet);
    }

    fn say_stop(&mut self, _words: &str) {
        self.engine().hold();
    }

    fn heard(&mut self) -> Vec<Heard> {
        let told = |event| match event {
            EngineEvent::SoundLost(_) => Some(Heard::SoundLost),
            EngineEvent::SoundBack => Some(Heard::SoundBack),
            EngineEvent::Untrusted(_) => Some(Heard::Untrusted),
            EngineEvent::Corrected(_) => None,
        };
        self.engine().poll().into_iter().filter_map(told).collect()
    }

    fn snapshot(&self) -> Snapshot {
        let now = self.engine().snapshot();
        // While a device is being opened nothing is amiss yet.
        let silent = matches!(now.source, Source::Silent(silence) if silence != Silence::Opening);
        Snapshot { frame: now.frame, count_in_left: now.count_in_left, silent }
    }
}
