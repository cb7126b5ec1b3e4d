//! Makes tones and breaths, with slow attacks and exponential releases.
//!
//! In: notes, their timbre and a profile's figures. Out: frames, the same on every run (noise has a fixed seed).
//! [`timbre`] is what a tone is made of, [`breath`] a guided breath, [`filter`] the noise under both.
//!
//! It knows no cue: which notes make which cue is said in `cues`.

use std::f64::consts::PI;

use kira::Frame as Sample;

use self::timbre::{Timbre, Voice};
use super::figures::Figures;
use crate::score::time::{Frame, RATE, from_seconds, seconds};

pub mod breath;
pub mod filter;
pub mod timbre;

/// A release ends at so many dB, and there at this level.
const RELEASE: f64 = -60.0;
const RELEASE_ENDS: f64 = 0.001;

/// One note of a contour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note {
    /// Seconds from the cue's start; half as long again in the quiet profile.
    pub at: f64,
    /// Pitch at its start in Hz.
    pub from: f64,
    /// Pitch it glides to in Hz.
    pub to: f64,
    /// Seconds at full level, between attack and release.
    pub hold: f64,
    /// From −1 (left) to 1 (right).
    pub pan: f64,
}

impl Note {
    /// Seconds that the note lasts.
    #[must_use]
    pub fn length(&self, figures: &Figures) -> f64 {
        figures.attack + self.hold + figures.release
    }
}

/// How loud a sound is at `t` seconds when it lasts `length`: rises as a raised cosine, decays exponentially to an
/// exact nothing.
#[must_use]
pub fn envelope(t: f64, length: f64, figures: &Figures) -> f64 {
    let released = t - (length - figures.release);
    if t < 0.0 || t >= length {
        0.0
    } else if t < figures.attack {
        0.5 - 0.5 * (PI * t / figures.attack).cos()
    } else if released <= 0.0 {
        1.0
    } else {
        let decayed = gain(RELEASE * released / figures.release);
        (decayed - RELEASE_ENDS) / (1.0 - RELEASE_ENDS)
    }
}

/// Adds a note to the frames of a cue, as far as they reach.
pub fn add(frames: &mut [Sample], note: &Note, start: f64, timbre: Timbre, figures: &Figures) {
    let length = note.length(figures);
    let glide = figures.attack + note.hold + figures.release * 0.2;
    let (left, right) = sides(note.pan);
    let interval = (note.to / note.from).ln();
    let mut voice = Voice::new(timbre, figures.cutoff);
    for (n, frame) in (0..from_seconds(length)).zip(frames.iter_mut().skip(index(from_seconds(start)))) {
        let t = seconds(n);
        let pitch = note.from * (interval * smooth(t / glide)).exp();
        let value = voice.next(pitch) * envelope(t, length, figures);
        *frame += sample(value * left, value * right);
    }
}

/// Equal power on the two sides; 1 and 1 in the middle.
fn sides(pan: f64) -> (f64, f64) {
    let angle = (pan.clamp(-1.0, 1.0) + 1.0) * PI / 4.0;
    (angle.cos() * std::f64::consts::SQRT_2, angle.sin() * std::f64::consts::SQRT_2)
}

/// A level in dB as a factor.
fn gain(decibels: f64) -> f64 {
    (decibels * std::f64::consts::LN_10 / 20.0).exp()
}

fn between((from, to): (f64, f64), x: f64) -> f64 {
    from + (to - from) * x
}

fn smooth(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}

#[expect(clippy::cast_precision_loss, reason = "48,000 is exact")]
const fn rate() -> f64 {
    RATE as f64
}

#[expect(clippy::cast_possible_truncation, reason = "samples are single")]
const fn sample(left: f64, right: f64) -> Sample {
    Sample { left: left as f32, right: right as f32 }
}

/// A frame number as an index; past any clip where it does not fit.
fn index(frame: Frame) -> usize {
    usize::try_from(frame).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::figures::Profile;

    #[test]
    fn the_envelope_rises_as_long_as_said_and_decays_as_long_as_said() {
        for profile in Profile::ALL {
            let figures = profile.figures();
            let length = figures.attack + figures.release;
            assert!(envelope(0.0, length, &figures).abs() < 1e-12);
            assert!((envelope(figures.attack / 2.0, length, &figures) - 0.5).abs() < 1e-9);
            assert!((envelope(figures.attack, length, &figures) - 1.0).abs() < 1e-9);
            let late = envelope(figures.attack + figures.release * 2.0 / 3.0, length, &figures);
            assert!((20.0 * late.log10() + 40.0).abs() < 1.0, "{late}");
            assert!(envelope(length - 1e-9, length, &figures) < 1e-6);
        }
    }

    #[test]
    fn the_middle_keeps_its_level_and_the_sides_keep_their_power() {
        let (left, right) = sides(0.0);
        assert!((left - 1.0).abs() < 1e-12 && (right - 1.0).abs() < 1e-12);
        let (left, right) = sides(-0.7);
        assert!(left > right && (left * left + right * right - 2.0).abs() < 1e-12);
    }
}
