//! A sound device in memory: the same player, rendered as fast as the computer can, with any buffer sizes.
//!
//! In: a sheet and what to do. Out: frames. What it makes is what a device would be given, frame by frame; files and
//! tests of exactness come from here. It reads no clock: its readings are stamped with the frames made.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kira::backend::{Backend, Renderer};
use kira::{AudioManager, AudioManagerSettings, Frame as Sample};

use super::bed;
use super::clip::Clip;
use super::clock::Clock;
use super::figures::Profile;
use super::output::SoundError;
use super::outside::Tones;
use super::sheet::Bank;
use super::sound::{ScoreHandle, ScoreSoundData};
use super::volumes::Volumes;
use crate::score::time::RATE;

/// How the rendering is cut up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Frames a second.
    pub rate: u32,
    /// kira's internal buffer in frames.
    pub internal: usize,
    /// Frames of a callback.
    pub callback: usize,
}

impl Default for Cut {
    fn default() -> Self {
        Self { rate: 48_000, internal: 128, callback: 512 }
    }
}

/// kira's backend in memory.
pub struct Memory {
    renderer: Option<Renderer>,
    buffer: Vec<f32>,
}

impl Backend for Memory {
    type Settings = Cut;
    type Error = SoundError;

    fn setup(cut: Cut, _internal_buffer_size: usize) -> Result<(Self, u32), SoundError> {
        if cut.rate == 0 || cut.callback == 0 || cut.internal == 0 {
            return Err(SoundError::Unsupported);
        }
        Ok((Self { renderer: None, buffer: vec![0.0; cut.callback * 2] }, cut.rate))
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), SoundError> {
        self.renderer = Some(renderer);
        Ok(())
    }
}

impl Memory {
    /// One callback; its samples, left and right in turn.
    pub fn callback(&mut self) -> &[f32] {
        if let Some(renderer) = &mut self.renderer {
            renderer.on_start_processing();
            renderer.process(&mut self.buffer, 2);
        }
        &self.buffer
    }
}

/// A player in memory.
pub struct Offline {
    manager: AudioManager<Memory>,
    handle: ScoreHandle,
    made: Arc<Made>,
    cut: Cut,
}

/// Frames made so far, as a clock.
#[derive(Default)]
struct Made {
    frames: AtomicU64,
    rate: AtomicU64,
}

impl Clock for Made {
    fn now(&self) -> Duration {
        let rate = self.rate.load(Ordering::Relaxed).max(1);
        let nanos = u128::from(self.frames.load(Ordering::Relaxed)) * 1_000_000_000 / u128::from(rate);
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

impl Offline {
    /// A player with these buffers, volumes and profile.
    ///
    /// # Errors
    ///
    /// When a size or the rate is 0.
    pub fn new(cut: Cut, volumes: Volumes, profile: Profile, bank: &mut Bank) -> Result<Self, SoundError> {
        let mut settings = AudioManagerSettings {
            capacities: kira::Capacities::default(),
            main_track_builder: kira::track::MainTrackBuilder::default(),
            internal_buffer_size: cut.internal.max(1),
            backend_settings: cut,
        };
        settings.capacities.clock_capacity = 1;
        let mut manager = AudioManager::<Memory>::new(settings)?;
        let made = Arc::new(Made { frames: AtomicU64::new(0), rate: AtomicU64::new(u64::from(cut.rate)) });
        let clock: Arc<dyn Clock> = made.clone();
        let bed = if volumes.bed > 0.0 { bed::clip() } else { Clip::new(Vec::new()) };
        let data = ScoreSoundData { clock, volumes, profile, wake: false, bed, tones: Tones::of(bank) };
        let handle = manager.play(data).map_err(|_| SoundError::System)?;
        Ok(Self { manager, handle, made, cut })
    }

    /// The orders and readings of the player.
    pub const fn handle(&mut self) -> &mut ScoreHandle {
        &mut self.handle
    }

    /// Makes one callback; adds its frames to `into`.
    pub fn callback(&mut self, into: &mut Vec<Sample>) {
        let samples = self.manager.backend_mut().callback();
        into.extend(samples.chunks_exact(2).map(|pair| Sample::new(pair[0], pair[1])));
        self.made.frames.fetch_add(self.cut.callback as u64, Ordering::Relaxed);
    }

    /// Makes whole callbacks until there are at least `frames` frames.
    pub fn run(&mut self, frames: usize) -> Vec<Sample> {
        let mut made = Vec::with_capacity(frames + self.cut.callback);
        while made.len() < frames {
            self.callback(&mut made);
        }
        made
    }
}

/// Frames a second of scores and files, as kira counts them.
pub(crate) const FILE_RATE: u32 = 48_000;
const _: () = assert!(FILE_RATE as u64 == RATE);
