//! Where the playing stands, in one small value that everything else reads.

use std::time::Duration;

use super::output::SoundError;
use super::trust::Distrust;
use crate::score::time::Frame;

/// What the playhead does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Stands on its frame.
    #[default]
    Held,
    /// Stands, and goes on when the count-in is over.
    CountIn,
    /// Moves.
    Playing,
    /// Stands at the end of the score.
    Ended,
}

impl State {
    /// Whether a session is under way.
    #[must_use]
    pub const fn running(self) -> bool {
        matches!(self, Self::CountIn | Self::Playing)
    }
}

/// Position and state at one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The playhead.
    pub frame: Frame,
    /// Frames of count-in before it moves.
    pub count_in_left: Frame,
    /// What it does.
    pub state: State,
    /// Grows with each call of `play`: within one generation the playhead never goes back.
    pub generation: u32,
}

impl Position {
    /// The position after `frames` more, in a score of `length` frames.
    #[must_use]
    pub fn after(mut self, frames: Frame, length: Frame) -> Self {
        let mut left = frames;
        if self.state == State::CountIn {
            let counted = left.min(self.count_in_left);
            self.count_in_left -= counted;
            left -= counted;
            if self.count_in_left == 0 {
                self.state = State::Playing;
            }
        }
        if self.state == State::Playing {
            self.frame = self.frame.saturating_add(left);
            if self.frame >= length {
                self.frame = length;
                self.state = State::Ended;
            }
        }
        self
    }
}

/// What the audio thread says of itself, once a callback, before it makes the callback's frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Where the first frame of the callback lies.
    pub position: Position,
    /// The last order carried out.
    pub serial: u64,
    /// No order before this one is in use.
    pub holds: u64,
    /// Frames at 48,000 a second made since the beginning, moving or not: the device's own clock.
    pub done: Frame,
    /// Frames of the callback before.
    pub callback: Frame,
    /// When the callback began.
    pub stamp: Duration,
}

/// Who counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The sound device.
    Device,
    /// The computer's clock, in silence.
    Silent(Silence),
}

/// Why there is no sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// It was not asked for.
    Off,
    /// A device is being opened or watched.
    Opening,
    /// There is no device, or it cannot be opened.
    Absent(SoundError),
    /// The device went away.
    Lost,
    /// The device does not keep time.
    Untrusted(Distrust),
}

/// What everything else reads: position, and who counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The playhead.
    pub frame: Frame,
    /// Frames of count-in before it moves.
    pub count_in_left: Frame,
    /// What it does.
    pub state: State,
    /// Grows with each call of `play`.
    pub generation: u32,
    /// When this was, on the engine's clock.
    pub instant: Duration,
    /// Who counts.
    pub source: Source,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_through_count_in_and_play_to_the_end() {
        let start = Position { frame: 100, count_in_left: 30, state: State::CountIn, generation: 1 };
        assert_eq!(start.after(29, 200), Position { count_in_left: 1, ..start });
        let moving = start.after(30, 200);
        assert_eq!((moving.frame, moving.count_in_left, moving.state), (100, 0, State::Playing));
        assert_eq!(start.after(50, 200).frame, 120);
        let end = start.after(500, 200);
        assert_eq!((end.frame, end.state), (200, State::Ended));
        let held = Position { state: State::Held, ..start };
        assert_eq!(held.after(1000, 200), held);
    }
}
