//! The silent engine: the computer's clock counts.
//!
//! In: a position and when it was. Out: the position at any later instant. It is exact and never waits; while a device
//! counts, it stands by.

use std::time::Duration;

use super::snapshot::Position;
use super::trust::frames;
use crate::score::time::Frame;

/// A position, counted on from an instant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counter {
    position: Position,
    length: Frame,
    since: Duration,
}

impl Counter {
    /// Counts on from `position` at `now`, in a score of `length` frames.
    #[must_use]
    pub const fn new(position: Position, length: Frame, now: Duration) -> Self {
        Self { position, length, since: now }
    }

    /// The position at `now`.
    #[must_use]
    pub fn at(&self, now: Duration) -> Position {
        self.position.after(frames(now.saturating_sub(self.since)), self.length)
    }
}
