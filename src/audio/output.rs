//! What the engine needs of a sound device, so that a real one ([`super::device`]), one in memory
//! ([`super::offline`]) and one that misbehaves for tests ([`super::fake`]) can stand for each other.
//!
//! kira's own device backend is not used: it panics when a device refuses, never tries again when there is none for a
//! moment, and tells nobody. Here an output that fails is dropped as a whole and another is opened: it owns nothing of
//! the playing, the engine does.

use std::time::Duration;

use kira::backend::{Backend, Renderer};
use thiserror::Error;

/// Why there is no sound from a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SoundError {
    /// Nothing to play on.
    #[error("there is no sound device")]
    NoDevice,
    /// The one that was chosen is not plugged in.
    #[error("the chosen sound device is not there")]
    NotThere,
    /// Another program has it, for now.
    #[error("another program is using the sound device")]
    Busy,
    /// The system forbids it.
    #[error("this user may not use the sound device")]
    Denied,
    /// It does not take what we make.
    #[error("the sound device takes no format that we can make")]
    Unsupported,
    /// It was there and went away.
    #[error("the sound device went away")]
    Gone,
    /// The sound system failed in another way.
    #[error("the sound system failed")]
    System,
}

/// An opened output. Dropping it ends the sound.
pub trait Output: Send + Sync {
    /// Frames a second.
    fn rate(&self) -> u32;

    /// Begins to play what the renderer makes.
    ///
    /// # Errors
    ///
    /// When the device refuses.
    fn start(&mut self, renderer: Renderer) -> Result<(), SoundError>;

    /// A failure since the last call that ended the sound.
    fn failure(&mut self) -> Option<SoundError>;

    /// How long after it was made a frame is heard, as far as the device says so.
    fn latency(&self) -> Duration {
        Duration::ZERO
    }

    /// How often the sound broke off for a moment since it was opened, as far as the device says so.
    fn dropouts(&self) -> u64 {
        0
    }

    /// What names the device, the same each time it is there; empty when nothing does.
    fn id(&self) -> String {
        String::new()
    }
}

/// A device that there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is chosen by, the same each time it is there.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// Where outputs come from.
pub trait Outputs: Send + Sync {
    /// Opens the output that was chosen, else the default one.
    ///
    /// # Errors
    ///
    /// When there is none, or it refuses.
    fn open(&self) -> Result<Box<dyn Output>, SoundError>;

    /// Whether opening and closing may take long, so that they must be done on a thread of their own.
    fn slow(&self) -> bool;

    /// The devices that there are; asking may take a moment.
    fn found(&self) -> Vec<Found> {
        Vec::new()
    }

    /// From now on this device is opened; none is the default one.
    fn choose(&self, id: Option<String>) {
        drop(id);
    }
}

/// An output as kira wants it.
pub struct Plug {
    output: Box<dyn Output>,
}

impl Plug {
    /// The output.
    pub fn output(&mut self) -> &mut dyn Output {
        self.output.as_mut()
    }

    /// How long after it was made a frame is heard.
    #[must_use]
    pub fn latency(&self) -> Duration {
        self.output.latency()
    }
}

impl Backend for Plug {
    type Settings = Box<dyn Output>;
    type Error = SoundError;

    fn setup(output: Self::Settings, _internal_buffer_size: usize) -> Result<(Self, u32), SoundError> {
        let rate = output.rate();
        if rate == 0 { Err(SoundError::Unsupported) } else { Ok((Self { output }, rate)) }
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), SoundError> {
        self.output.start(renderer)
    }
}
