//! Shares and eases: how far something is, and how softly it goes there.

use crate::score::time::Frame;

/// Smoothstep: 0 below 0, 1 above 1, at rest at both ends. Its steepest slope is 1.5.
#[must_use]
pub fn smooth(x: f32) -> f32 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

/// How far `frame` is in a stretch of `length` frames that begins at `from`, 0 to 1; a stretch of no length is over.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a share needs no more than seven digits")]
pub fn share(frame: Frame, from: Frame, length: Frame) -> f32 {
    if length == 0 {
        return 1.0;
    }
    (frame.saturating_sub(from) as f32 / length as f32).min(1.0)
}

/// Seconds as frames, for lengths that depend on an angle or a way. Anything that is no length of time is 0.
#[must_use]
pub fn lasting(seconds: f32) -> Frame {
    crate::score::time::from_seconds(f64::from(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ease_begins_and_ends_at_rest() {
        assert!(smooth(0.001) < 1e-4);
        assert!(1.0 - smooth(0.999) < 1e-4);
        assert!((smooth(0.5) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_share_never_leaves_its_stretch() {
        assert!(share(5, 10, 10).abs() < 1e-6);
        assert!((share(15, 10, 10) - 0.5).abs() < 1e-6);
        assert!((share(99, 10, 10) - 1.0).abs() < 1e-6);
        assert!((share(3, 3, 0) - 1.0).abs() < 1e-6);
    }
}
