//! A clip: a short stretch of finished sound at 48,000 frames a second, shared and never changed.

use std::sync::Arc;

use kira::Frame as Sample;

use crate::score::time::Frame;

/// Finished sound; cloning shares it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// Left and right, 48,000 a second.
    pub frames: Arc<[Sample]>,
}

impl Clip {
    /// A clip of these frames.
    #[must_use]
    pub fn new(frames: Vec<Sample>) -> Self {
        Self { frames: frames.into() }
    }

    /// One frame of `level` on both sides: what the tests of exactness play in place of every tone.
    #[must_use]
    pub fn impulse(level: f32) -> Self {
        Self::new(vec![Sample::from_mono(level)])
    }

    /// Length in frames.
    #[must_use]
    pub fn length(&self) -> Frame {
        self.frames.len() as Frame
    }
}
