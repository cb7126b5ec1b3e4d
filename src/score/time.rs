//! Frames: the one unit of time of a score, 48,000 a second, and the one place that rounds.

use crate::routine::seconds::Seconds;

/// A position or a length in frames at [`RATE`].
pub type Frame = u64;

/// Frames in a second.
pub const RATE: Frame = 48_000;

/// Frames in a hundredth of a second: written times become frames without rounding.
const PER_HUNDREDTH: Frame = RATE / 100;

/// A written length in frames, exactly.
#[must_use]
pub const fn frames(seconds: Seconds) -> Frame {
    seconds.hundredths as Frame * PER_HUNDREDTH
}

/// Whole seconds in frames.
#[must_use]
pub const fn whole(seconds: u64) -> Frame {
    seconds * RATE
}

/// `numerator / denominator` frames, rounded half up. The denominator must not be 0 (it is taken as 1 then).
#[must_use]
pub const fn divided(numerator: Frame, denominator: Frame) -> Frame {
    let denominator = if denominator == 0 { 1 } else { denominator };
    (numerator + denominator / 2) / denominator
}

/// The frame of the `index`th of `count` equal parts of `length`, rounded half up: parts never drift.
#[must_use]
pub const fn part(length: Frame, index: Frame, count: Frame) -> Frame {
    divided(length * index, count)
}

/// Frames as seconds, for showing and for documents.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a session has far fewer frames than 2^53")]
pub fn seconds(frame: Frame) -> f64 {
    frame as f64 / RATE as f64
}

/// Seconds to the nearest frame, half up; anything that is no length of time is 0.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "clamped to what a frame count holds"
)]
pub fn from_seconds(seconds: f64) -> Frame {
    if seconds.is_finite() && seconds > 0.0 { (seconds * RATE as f64 + 0.5).floor().min(1e15) as Frame } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundredth_of_a_second_is_a_whole_number_of_frames() {
        assert_eq!(frames(Seconds::from_hundredths(1)), 480);
        assert_eq!(frames(Seconds::whole(40)), 1_920_000);
    }

    #[test]
    fn parts_of_a_length_end_where_the_length_ends() {
        assert_eq!(part(1000, 3, 3), 1000);
        assert_eq!(part(1000, 1, 3), 333);
        assert_eq!(part(1000, 2, 3), 667);
    }
}
