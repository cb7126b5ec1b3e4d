//! What the app asks of the sound, and what it hears back: the seam to the engine that owns the playing position.
//!
//! In: play, hold, swap. Out: one [`Snapshot`] of the position at a time, and what happened to the device.
//!
//! A transport promises that a snapshot taken after [`Transport::play`] is never from before it, and that between
//! two calls its position never goes back. [`ByHand`] is a transport that somebody else moves: pictures and tests.
//!
//! It mixes nothing and reads no clock; `audio` does.

use std::sync::Arc;

use crate::score::time::Frame;
use crate::score::types::Score;

/// Where the playing position is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The frame of the score.
    pub frame: Frame,
    /// Frames of count-in still to come before `frame` plays; 0 when it plays.
    pub count_in_left: Frame,
    /// Nothing can be heard: no device, or one that keeps no time.
    pub silent: bool,
}

/// What happened to the sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The device went away while playing.
    SoundLost,
    /// The device is back.
    SoundBack,
    /// The device keeps no time; the session goes on in silence.
    Untrusted,
}

/// Plays a score.
pub trait Transport: Send + Sync + 'static {
    /// Plays from a frame after so many frames of count-in.
    fn play(&mut self, score: &Arc<Score>, from: Frame, count_in: Frame);
    /// Holds the position; what sounds fades.
    fn hold(&mut self);
    /// Takes a revised score in at the same position.
    fn swap(&mut self, score: &Arc<Score>);
    /// The slider of the sound, 0 (silence; the position goes on) to 100 per cent.
    fn volume(&mut self, percent: u8);
    /// Quiet comfort: softer sound.
    fn quiet(&mut self, quiet: bool);
    /// Says the stop words once and then nothing more.
    fn say_stop(&mut self, words: &str);
    /// What happened since it was last asked.
    fn heard(&mut self) -> Vec<Heard>;
    /// Where it is.
    fn snapshot(&self) -> Snapshot;
}

/// A transport that is moved by hand.
#[derive(Debug, Default)]
pub struct ByHand {
    /// Where it is.
    pub now: Snapshot,
    /// Whether it was told to play and not to hold.
    pub playing: bool,
    /// What it shall tell next.
    pub telling: Vec<Heard>,
    /// Every call, oldest first.
    pub calls: Vec<Call>,
}

/// A call that [`ByHand`] received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Play.
    Play {
        /// From this frame.
        from: Frame,
        /// After so many frames.
        count_in: Frame,
    },
    /// Hold.
    Hold,
    /// Swap.
    Swap,
    /// The slider of the sound, per cent.
    Volume(u8),
    /// Quiet.
    Quiet(bool),
    /// The stop words.
    SayStop(String),
}

impl ByHand {
    /// Lets so many frames go by, the count-in first.
    pub fn pass(&mut self, frames: Frame) {
        if self.playing {
            let rest = frames.saturating_sub(self.now.count_in_left);
            self.now.count_in_left = self.now.count_in_left.saturating_sub(frames);
            self.now.frame += rest;
        }
    }
}

/// A [`ByHand`] that its owner can reach while the app holds it.
#[derive(Clone, Debug, Default)]
pub struct Shared(pub Arc<std::sync::Mutex<ByHand>>);

impl Shared {
    /// Reaches it.
    pub fn with<T>(&self, act: impl FnOnce(&mut ByHand) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl Transport for Shared {
    fn play(&mut self, _score: &Arc<Score>, from: Frame, count_in: Frame) {
        self.with(|hand| {
            hand.now.frame = from;
            hand.now.count_in_left = count_in;
            hand.playing = true;
            hand.calls.push(Call::Play { from, count_in });
        });
    }

    fn hold(&mut self) {
        self.with(|hand| {
            hand.playing = false;
            hand.calls.push(Call::Hold);
        });
    }

    fn swap(&mut self, _score: &Arc<Score>) {
        self.with(|hand| hand.calls.push(Call::Swap));
    }

    fn volume(&mut self, percent: u8) {
        self.with(|hand| hand.calls.push(Call::Volume(percent)));
    }

    fn quiet(&mut self, quiet: bool) {
        self.with(|hand| hand.calls.push(Call::Quiet(quiet)));
    }

    fn say_stop(&mut self, words: &str) {
        self.with(|hand| hand.calls.push(Call::SayStop(words.to_owned())));
    }

    fn heard(&mut self) -> Vec<Heard> {
        self.with(|hand| std::mem::take(&mut hand.telling))
    }

    fn snapshot(&self) -> Snapshot {
        self.with(|hand| hand.now)
    }
}
