//! The engine of `audio` as the app's transport.
//!
//! In: the app's calls. Out: the engine's snapshots and news in the app's terms. The engine promises what a
//! [`Transport`] does: a snapshot after `play` is never from before it.

use std::sync::Arc;

use super::transport::{Heard, Snapshot, Transport};
use crate::audio::engine::{Engine, EngineEvent};
use crate::audio::snapshot::Source;
use crate::score::time::Frame;
use crate::score::types::Score;

impl Transport for Engine {
    fn play(&mut self, score: &Arc<Score>, from: Frame, count_in: Frame) {
        Self::play(self, score, from, count_in);
    }

    fn hold(&mut self) {
        Self::hold(self);
    }

    fn swap(&mut self, score: &Arc<Score>) {
        Self::swap(self, Arc::clone(score));
    }

    fn mute(&mut self, muted: bool) {
        self.set_sound(!muted);
    }

    fn quiet(&mut self, quiet: bool) {
        self.set_quiet(quiet);
    }

    fn say_stop(&mut self, _words: &str) {
        // There is no voice yet; the page shows the words as long as it is open.
        Self::hold(self);
    }

    fn heard(&mut self) -> Vec<Heard> {
        self.poll()
            .into_iter()
            .filter_map(|event| match event {
                EngineEvent::SoundLost(_) => Some(Heard::SoundLost),
                EngineEvent::SoundBack => Some(Heard::SoundBack),
                EngineEvent::Untrusted(_) => Some(Heard::Untrusted),
                EngineEvent::Corrected(_) => None,
            })
            .collect()
    }

    fn snapshot(&self) -> Snapshot {
        let now = Self::snapshot(self);
        Snapshot {
            frame: now.frame,
            count_in_left: now.count_in_left,
            silent: matches!(now.source, Source::Silent(_)),
        }
    }
}
