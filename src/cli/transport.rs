//! The app's sound: the engine that owns the playing position, and the voice, behind the seam that the app knows.
//!
//! In: what the app asks. Out: where the position is as it is *heard*, and what happened to the device. A device that sounds
//! late, by what a tap test found or else by what the device says of itself, makes the picture wait for it; a position
//! never goes back behind the frame that was last played from.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::app::transport::{Heard, Snapshot, Transport};
use crate::audio::cues::Theme;
use crate::audio::engine::{Engine, EngineEvent, Settings};
use crate::audio::output::Found;
use crate::audio::snapshot::{Silence, Source, State};
use crate::audio::volumes::Volumes;
use crate::score::time::{Frame, RATE};
use crate::score::types::{CueKind, Score};
use crate::voice::cast::Cast;

/// No device sounds later than this, whatever it says.
const LATEST: Duration = Duration::from_millis(600);

/// The sound of one run of the app.
pub(super) struct Sound {
    engine: Mutex<Engine>,
    voice: Arc<Cast>,
    delays: BTreeMap<String, u16>,
    /// How late what is counted now is heard, in frames.
    late: Frame,
    /// Where was last played from.
    from: Frame,
}

impl Sound {
    /// On the machine's own sound device; without one the position goes on in silence.
    pub(super) fn new(quiet: bool, voice: Arc<Cast>) -> Self {
        let engine = Engine::new(Settings { quiet, ..Settings::default() }, Arc::clone(&voice) as _);
        Self { engine: Mutex::new(engine), voice, delays: BTreeMap::new(), late: 0, from: 0 }
    }

    fn engine(&self) -> MutexGuard<'_, Engine> {
        self.engine.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn idle(&self) -> bool {
        !self.engine().snapshot().state.running()
    }

    fn measure(&mut self) {
        let (device, says) = {
            let mut engine = self.engine();
            (engine.device(), engine.latency())
        };
        let tapped =
            device.and_then(|device| self.delays.get(&device)).map(|late| Duration::from_millis((*late).into()));
        let late = tapped.unwrap_or(says).min(LATEST);
        self.late = Frame::try_from(late.as_micros()).unwrap_or(0) * RATE / 1_000_000;
    }
}

impl Transport for Sound {
    fn play(&mut self, score: &Arc<Score>, from: Frame, count_in: Frame) {
        self.from = from;
        self.engine().play(score, from, count_in);
        self.measure();
    }

    fn hold(&mut self) {
        self.engine().hold();
    }

    fn end(&mut self) {
        self.engine().stop();
    }

    fn swap(&mut self, score: &Arc<Score>) {
        self.engine().swap(Arc::clone(score));
    }

    fn prepare(&mut self, score: &Arc<Score>) {
        self.voice.prepare(score);
    }

    fn volumes(&mut self, volumes: Volumes) {
        self.engine().set_volumes(volumes);
    }

    fn theme(&mut self, theme: Theme) {
        self.engine().set_theme(theme);
    }

    fn choose(&mut self, device: Option<String>) {
        self.engine().choose_device(device);
    }

    fn delays(&mut self, delays: BTreeMap<String, u16>) {
        self.delays = delays;
        self.measure();
    }

    fn devices(&mut self) -> Vec<Found> {
        self.engine().devices()
    }

    fn device(&mut self) -> Option<(String, u64)> {
        let mut engine = self.engine();
        Some((engine.device()?, engine.dropouts()))
    }

    fn sample(&mut self, kind: CueKind) -> bool {
        self.idle() && self.engine().sample(kind)
    }

    fn say(&mut self, text: &str) -> bool {
        self.idle() && self.engine().say(text)
    }

    fn quiet(&mut self, quiet: bool) {
        self.engine().set_quiet(quiet);
    }

    fn say_stop(&mut self, words: &str) {
        self.engine().say(words);
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
        let late = if now.source == Source::Device && now.state == State::Playing { self.late } else { 0 };
        let frame = now.frame.saturating_sub(late).max(self.from.min(now.frame));
        Snapshot { frame, count_in_left: now.count_in_left, silent }
    }
}
