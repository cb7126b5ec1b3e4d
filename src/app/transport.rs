//! What the app asks of the sound, and what it hears back: the seam to the engine that owns the playing position.
//!
//! In: play, hold, swap. Out: one [`Snapshot`] of the position at a time, and what happened to the device.
//!
//! A transport promises that a snapshot taken after [`Transport::play`] is never from before it, and that between
//! two calls its position never goes back. [`ByHand`] is a transport that somebody else moves: pictures and tests.
//!
//! It mixes nothing and reads no clock; `audio` does.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::audio::cues::Theme;
use crate::audio::output::Found;
use crate::audio::volumes::Volumes;
use crate::score::time::Frame;
use crate::score::types::{CueKind, Score};

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
    /// Holds the position for good, without the tone of a pause.
    fn end(&mut self);
    /// Takes a revised score in at the same position.
    fn swap(&mut self, score: &Arc<Score>);
    /// Gets the words and tones of a score ready before they are needed.
    fn prepare(&mut self, score: &Arc<Score>);
    /// The sliders; at 0 the position goes on in silence.
    fn volumes(&mut self, volumes: Volumes);
    /// Which tones are heard.
    fn theme(&mut self, theme: Theme);
    /// The device to play on; none is the system's own choice.
    fn choose(&mut self, device: Option<String>);
    /// How late each device sounds, in milliseconds, by what names it: the picture waits for it.
    fn delays(&mut self, delays: BTreeMap<String, u16>);
    /// The devices that there are.
    fn devices(&mut self) -> Vec<Found>;
    /// The device that sounds, by what names it, and how often it broke off for a moment.
    fn device(&mut self) -> Option<(String, u64)>;
    /// Lets one tone be heard, where no session runs; false when there is none in the theme, or a session runs.
    fn sample(&mut self, kind: CueKind) -> bool;
    /// Says one text, where no session runs; false when nobody can say it, or a session runs.
    fn say(&mut self, text: &str) -> bool;
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
    /// The devices it has; the chosen one sounds, else the first.
    pub devices: Vec<Found>,
    /// The device that was chosen.
    pub chosen: Option<String>,
    /// What it shall tell next.
    pub telling: Vec<Heard>,
    /// Every call, oldest first.
    pub calls: Vec<Call>,
}

/// A call that [`ByHand`] received.
#[derive(Clone, Debug, PartialEq)]
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
    /// End.
    End,
    /// Swap.
    Swap,
    /// The sliders.
    Volumes(Volumes),
    /// Which tones.
    Theme(Theme),
    /// The device.
    Choose(Option<String>),
    /// Which devices there are.
    Devices,
    /// How late devices sound.
    Delays(BTreeMap<String, u16>),
    /// One tone.
    Sample(CueKind),
    /// One text.
    Say(String),
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

    fn end(&mut self) {
        self.with(|hand| {
            hand.playing = false;
            hand.calls.push(Call::End);
        });
    }

    fn swap(&mut self, _score: &Arc<Score>) {
        self.with(|hand| hand.calls.push(Call::Swap));
    }

    fn prepare(&mut self, _score: &Arc<Score>) {}

    fn volumes(&mut self, volumes: Volumes) {
        self.with(|hand| hand.calls.push(Call::Volumes(volumes)));
    }

    fn theme(&mut self, theme: Theme) {
        self.with(|hand| hand.calls.push(Call::Theme(theme)));
    }

    fn choose(&mut self, device: Option<String>) {
        self.with(|hand| {
            hand.chosen.clone_from(&device);
            hand.calls.push(Call::Choose(device));
        });
    }

    fn delays(&mut self, delays: BTreeMap<String, u16>) {
        self.with(|hand| hand.calls.push(Call::Delays(delays)));
    }

    fn devices(&mut self) -> Vec<Found> {
        self.with(|hand| {
            hand.calls.push(Call::Devices);
            hand.devices.clone()
        })
    }

    fn device(&mut self) -> Option<(String, u64)> {
        self.with(|hand| {
            let chosen = hand.devices.iter().find(|found| Some(&found.id) == hand.chosen.as_ref());
            chosen.or(hand.devices.first()).map(|found| (found.id.clone(), 0))
        })
    }

    fn sample(&mut self, kind: CueKind) -> bool {
        self.with(|hand| {
            hand.calls.push(Call::Sample(kind));
            !hand.playing
        })
    }

    fn say(&mut self, text: &str) -> bool {
        self.with(|hand| {
            hand.calls.push(Call::Say(text.to_owned()));
            !hand.playing
        })
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
