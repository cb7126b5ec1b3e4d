//! An opened output with the player on it, and how one is opened: on a thread of its own where that may take long,
//! again and again, ever more slowly.
//!
//! Out: a [`Line`] or the reason why there is none. It decides nothing about the playing: the engine does.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kira::track::MainTrackBuilder;
use kira::{AudioManager, AudioManagerSettings, Capacities};

use super::clip::Clip;
use super::clock::Clock;
use super::figures::Profile;
use super::orders::What;
use super::output::{Found, Outputs, Plug, SoundError};
use super::outside::Tones;
use super::snapshot::Reading;
use super::sound::{ScoreHandle, ScoreSoundData};
use super::volumes::Volumes;

/// kira's internal buffer. It does not touch exactness, only cost.
const INTERNAL: usize = 128;

/// Tries follow one another after so long at first, twice as long each time,
const SOON: Duration = Duration::from_millis(100);
/// and at last so long, for ever: a device is watched for a second before it counts, and two seconds after it is there
/// something is to be heard.
const LATER: Duration = Duration::from_millis(800);

/// An opened output with the player on it.
pub(super) struct Line {
    manager: AudioManager<Plug>,
    handle: ScoreHandle,
}

impl Line {
    fn open(outputs: &dyn Outputs, data: ScoreSoundData) -> Result<Self, SoundError> {
        let settings = AudioManagerSettings {
            capacities: Capacities::default(),
            main_track_builder: MainTrackBuilder::default(),
            internal_buffer_size: INTERNAL,
            backend_settings: outputs.open()?,
        };
        let mut manager = AudioManager::<Plug>::new(settings)?;
        let handle = manager.play(data).map_err(|_| SoundError::System)?;
        Ok(Self { manager, handle })
    }

    pub(super) fn send(&mut self, what: What) -> u64 {
        self.handle.send(what)
    }

    pub(super) fn read(&mut self) -> Option<Reading> {
        self.handle.read()
    }

    pub(super) fn failure(&mut self) -> Option<SoundError> {
        self.manager.backend_mut().output().failure()
    }

    pub(super) fn latency(&mut self) -> Duration {
        self.manager.backend_mut().latency()
    }

    pub(super) fn dropouts(&mut self) -> u64 {
        self.manager.backend_mut().output().dropouts()
    }

    pub(super) fn id(&mut self) -> String {
        self.manager.backend_mut().output().id()
    }
}

/// Opens and closes lines.
pub(super) struct Opener {
    outputs: Arc<dyn Outputs>,
    clock: Arc<dyn Clock>,
    tones: Tones,
    bed: Clip,
    waiting: Option<Mutex<Receiver<Result<Line, SoundError>>>>,
    due: Duration,
    tries: u32,
}

impl Opener {
    pub(super) fn new(outputs: Arc<dyn Outputs>, clock: Arc<dyn Clock>, tones: Tones, bed: Clip) -> Self {
        Self { outputs, clock, tones, bed, waiting: None, due: Duration::ZERO, tries: 0 }
    }

    /// Tries soon and often: there was a device a moment ago.
    pub(super) fn soon(&mut self, now: Duration) {
        self.tries = 0;
        self.due = now;
    }

    /// Tries again after `wait`.
    pub(super) fn after(&mut self, now: Duration, wait: Duration) {
        self.due = now + wait;
    }

    /// The outcome of a try, if one has come in; begins one when it is due.
    pub(super) fn poll(
        &mut self,
        now: Duration,
        volumes: Volumes,
        profile: Profile,
    ) -> Option<Result<Line, SoundError>> {
        if let Some(waiting) = &mut self.waiting {
            let outcome = match waiting.get_mut().map(|waiting| waiting.try_recv()) {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(TryRecvError::Empty)) => return None,
                Ok(Err(TryRecvError::Disconnected)) | Err(_) => Err(SoundError::System),
            };
            self.waiting = None;
            return Some(self.told(now, outcome));
        }
        if now < self.due {
            return None;
        }
        let data = self.player(volumes, profile);
        if !self.outputs.slow() {
            let outcome = Line::open(self.outputs.as_ref(), data);
            return Some(self.told(now, outcome));
        }
        let (send, receive) = sync_channel(1);
        let outputs = Arc::clone(&self.outputs);
        let opening = std::thread::Builder::new().name("sound device".to_owned()).spawn(move || {
            // When nobody waits any more, the line is dropped here.
            drop(send.send(Line::open(outputs.as_ref(), data)));
        });
        match opening {
            Ok(_) => self.waiting = Some(Mutex::new(receive)),
            Err(_) => return Some(self.told(now, Err(SoundError::System))),
        }
        None
    }

    fn player(&self, volumes: Volumes, profile: Profile) -> ScoreSoundData {
        let (clock, tones) = (Arc::clone(&self.clock), self.tones.clone());
        ScoreSoundData { clock, volumes, profile, wake: true, bed: self.bed.clone(), tones }
    }

    /// The devices that there are.
    pub(super) fn found(&self) -> Vec<Found> {
        self.outputs.found()
    }

    /// From now on this device is opened.
    pub(super) fn choose(&self, id: Option<String>) {
        self.outputs.choose(id);
    }

    fn told(&mut self, now: Duration, outcome: Result<Line, SoundError>) -> Result<Line, SoundError> {
        if outcome.is_err() {
            self.due = now + (SOON * 2_u32.saturating_pow(self.tries.min(8))).min(LATER);
            self.tries = self.tries.saturating_add(1);
        }
        outcome
    }

    /// Closes a line, where that may take long on a thread of its own.
    pub(super) fn close(&self, line: Line) {
        if self.outputs.slow() {
            // A thread that cannot be had drops the line here.
            drop(std::thread::Builder::new().spawn(move || drop(line)));
        }
    }
}
