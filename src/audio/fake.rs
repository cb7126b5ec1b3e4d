//! A sound device for tests, driven by hand: it runs fast, slow or not at all, goes away and comes back.
//!
//! In: a [`HandClock`] and what the device is to do. Out: what was heard, sample by sample. Callbacks happen at
//! exact instants of that clock, so tests of the hand-over are exact and never wait.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kira::Frame as Sample;
use kira::backend::Renderer;

use super::clock::HandClock;
use super::output::{Found, Output, Outputs, SoundError};

/// What it is chosen by.
const NAME: &str = "fake:one";

/// The device moves in steps of a millisecond.
const STEP: Duration = Duration::from_millis(1);

struct Bench {
    present: bool,
    refuses: Option<SoundError>,
    chosen: Option<String>,
    dropouts: u64,
    rate: u32,
    callback: usize,
    speed: f64,
    due: f64,
    renderer: Option<(u32, Renderer)>,
    opened: u32,
    failed: bool,
    heard: Vec<Sample>,
    buffer: Vec<f32>,
}

/// The place where a fake device may be plugged in; clones are the same place.
#[derive(Clone)]
pub struct FakeDevices(Arc<Mutex<Bench>>);

impl Default for FakeDevices {
    fn default() -> Self {
        Self::new(48_000, 480)
    }
}

impl FakeDevices {
    /// A plugged-in device of this rate and callback size, that keeps time.
    #[must_use]
    pub fn new(rate: u32, callback: usize) -> Self {
        Self(Arc::new(Mutex::new(Bench {
            present: true,
            refuses: None,
            chosen: None,
            dropouts: 0,
            rate,
            callback,
            speed: 1.0,
            due: 0.0,
            renderer: None,
            opened: 0,
            failed: false,
            heard: Vec::new(),
            buffer: vec![0.0; callback * 2],
        })))
    }

    /// From now on it runs so many times as fast as it should; 0 stalls.
    pub fn set_speed(&self, speed: f64) {
        self.bench().speed = speed;
    }

    /// From now on it refuses to be opened, for this reason; none lets it be opened again.
    pub fn refuse(&self, why: Option<SoundError>) {
        self.bench().refuses = why;
    }

    /// It broke off for a moment.
    pub fn drop_out(&self) {
        self.bench().dropouts += 1;
    }

    /// Pulls it out: it stops at once, and the open output fails.
    pub fn unplug(&self) {
        let mut bench = self.bench();
        bench.present = false;
        bench.failed = true;
    }

    /// Plugs it in again, keeping time.
    pub fn plug(&self) {
        let mut bench = self.bench();
        bench.present = true;
        bench.speed = 1.0;
    }

    /// Lets time pass, with callbacks where they are due.
    pub fn run(&self, clock: &HandClock, time: Duration) {
        let mut left = time;
        while left >= STEP {
            left -= STEP;
            clock.advance(STEP);
            self.bench().step();
        }
    }

    /// How often it was opened.
    #[must_use]
    pub fn opened(&self) -> u32 {
        self.bench().opened
    }

    /// Takes what was heard since the last call.
    #[must_use]
    pub fn take_heard(&self) -> Vec<Sample> {
        std::mem::take(&mut self.bench().heard)
    }

    fn bench(&self) -> MutexGuard<'_, Bench> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Bench {
    #[expect(clippy::cast_precision_loss, reason = "callbacks are small")]
    fn step(&mut self) {
        if !self.present || self.renderer.is_none() {
            return;
        }
        self.due += STEP.as_secs_f64() * f64::from(self.rate) * self.speed;
        while self.due >= self.callback as f64 - 1e-6 {
            self.due -= self.callback as f64;
            if let Some((_, renderer)) = &mut self.renderer {
                renderer.on_start_processing();
                renderer.process(&mut self.buffer, 2);
                self.heard.extend(self.buffer.chunks_exact(2).map(|pair| Sample::new(pair[0], pair[1])));
            }
        }
    }
}

impl Outputs for FakeDevices {
    fn open(&self) -> Result<Box<dyn Output>, SoundError> {
        let mut bench = self.bench();
        if bench.chosen.as_deref().is_some_and(|chosen| chosen != NAME) {
            return Err(SoundError::NotThere);
        }
        if !bench.present {
            return Err(SoundError::NoDevice);
        }
        if let Some(why) = bench.refuses {
            return Err(why);
        }
        bench.opened += 1;
        bench.failed = false;
        Ok(Box::new(FakeOutput { number: bench.opened, rate: bench.rate, place: self.clone() }))
    }

    fn slow(&self) -> bool {
        false
    }

    fn found(&self) -> Vec<Found> {
        vec![Found { id: NAME.to_owned(), name: "A device for tests".to_owned() }]
    }

    fn choose(&self, id: Option<String>) {
        self.bench().chosen = id;
    }
}

struct FakeOutput {
    number: u32,
    rate: u32,
    place: FakeDevices,
}

impl Output for FakeOutput {
    fn rate(&self) -> u32 {
        self.rate
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), SoundError> {
        let mut bench = self.place.bench();
        bench.renderer = Some((self.number, renderer));
        bench.due = 0.0;
        Ok(())
    }

    fn dropouts(&self) -> u64 {
        self.place.bench().dropouts
    }

    fn id(&self) -> String {
        NAME.to_owned()
    }

    fn failure(&mut self) -> Option<SoundError> {
        let mut bench = self.place.bench();
        let failed = bench.failed && bench.opened == self.number;
        bench.failed &= !failed;
        failed.then_some(SoundError::Gone)
    }
}

impl Drop for FakeOutput {
    fn drop(&mut self) {
        let renderer = {
            let mut bench = self.place.bench();
            let ours = bench.renderer.as_ref().is_some_and(|(number, _)| *number == self.number);
            if ours { bench.renderer.take() } else { None }
        };
        drop(renderer);
    }
}
