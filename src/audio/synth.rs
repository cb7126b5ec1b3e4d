//! Makes tones and breaths: soft sines and triangles, and breathy noise, with slow attacks and exponential releases.
//!
//! In: notes and a profile's figures. Out: frames, the same on every run (the noise has a fixed seed).
//!
//! Partials are weighed by the low-pass of the profile instead of being filtered afterwards, so a tone has no
//! partial that should not be there. It knows no cue: which notes make which cue is said in `cues`.

use std::f64::consts::{PI, TAU};

use kira::Frame as Sample;

use super::figures::Figures;
use crate::score::time::{Frame, RATE, from_seconds, seconds};

/// A release ends at −60 dB.
const RELEASE_ENDS: f64 = 0.001;

/// What a tone is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timbre {
    /// One partial.
    Sine,
    /// The first, third and fifth partial of a triangle.
    Triangle,
}

impl Timbre {
    /// (multiple of the pitch, weight).
    const fn partials(self) -> &'static [(f64, f64)] {
        match self {
            Self::Sine => &[(1.0, 1.0)],
            Self::Triangle => &[(1.0, 1.0), (3.0, -1.0 / 9.0), (5.0, 1.0 / 25.0)],
        }
    }
}

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
        let decayed = RELEASE_ENDS.powf(released / figures.release);
        (decayed - RELEASE_ENDS) / (1.0 - RELEASE_ENDS)
    }
}

/// Adds a note to the frames of a cue, as far as they reach.
pub fn add(frames: &mut [Sample], note: &Note, start: f64, timbre: Timbre, figures: &Figures) {
    let length = note.length(figures);
    let glide = figures.attack + note.hold + figures.release * 0.2;
    let (left, right) = sides(note.pan);
    let mut turn = 0.0_f64;
    for (n, frame) in (0..from_seconds(length)).zip(frames.iter_mut().skip(index(from_seconds(start)))) {
        let t = seconds(n);
        let pitch = note.from * (note.to / note.from).powf(smooth(t / glide));
        let wave: f64 = timbre
            .partials()
            .iter()
            .map(|(multiple, weight)| weight * passes(multiple * pitch, figures.cutoff) * (TAU * multiple * turn).sin())
            .sum();
        let value = wave * envelope(t, length, figures);
        *frame += sample(value * left, value * right);
        turn = (turn + pitch / rate()).fract();
    }
}

/// A breath of `length` frames: noise under a moving low-pass, with a tone below it; its level swells evenly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// The low-pass at the start and at the end, in Hz.
    pub cutoff: (f64, f64),
    /// Level at the start and at the end, in dB.
    pub swell: (f64, f64),
    /// Pitch of the tone at the start and at the end in Hz.
    pub pitch: (f64, f64),
    /// How much of it is tone, 0 to 1.
    pub tone: f64,
}

impl Air {
    /// The same breath under a lower low-pass.
    #[must_use]
    pub fn darker(self) -> Self {
        Self { cutoff: (self.cutoff.0 * 0.75, self.cutoff.1 * 0.75), ..self }
    }
}

/// The frames of a breath.
#[must_use]
pub fn breath(air: &Air, length: Frame, figures: &Figures) -> Vec<Sample> {
    let whole = seconds(length);
    let mut noise = Noise::new(0x5717_1140);
    let mut stages = [Pass::default(), Pass::default()];
    let mut turn = 0.0_f64;
    // White noise under a low-pass loses power with the band's width; this brings it near the tone's.
    let lift = (rate() / 2.0 / air.cutoff.0.max(air.cutoff.1)).sqrt();
    (0..length)
        .map(|n| {
            let t = seconds(n);
            let done = t / whole;
            let cutoff = between(air.cutoff, done);
            let [first, second] = &mut stages;
            // Damping of the two halves of a fourth-order Butterworth low-pass.
            let hiss = second.next(first.next(noise.value(), cutoff, 1.847_759), cutoff, 0.765_367) * lift;
            let hum = (TAU * turn).sin();
            turn = (turn + between(air.pitch, smooth(done)) / rate()).fract();
            let level = 10_f64.powf(between(air.swell, smooth(done)) / 20.0);
            let value = (hiss * (1.0 - air.tone) + hum * air.tone) * level * envelope(t, whole, figures);
            sample(value, value)
        })
        .collect()
}

/// A steady noise from a fixed seed (xorshift, Marsaglia 2003): the same on every run.
#[derive(Clone, Debug)]
pub struct Noise(u32);

impl Noise {
    /// Noise from a seed other than 0.
    #[must_use]
    pub const fn new(seed: u32) -> Self {
        Self(if seed == 0 { 1 } else { seed })
    }

    /// The next value, −1 to 1.
    #[must_use]
    pub fn value(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX) * 2.0 - 1.0
    }
}

/// A second-order low-pass whose corner may move (state variable, trapezoidal).
#[derive(Default)]
pub(super) struct Pass {
    one: f64,
    two: f64,
}

impl Pass {
    pub(super) fn next(&mut self, x: f64, cutoff: f64, damping: f64) -> f64 {
        let g = (PI * cutoff / rate()).tan();
        let a = 1.0 / (1.0 + g * (g + damping));
        let three = x - self.two;
        let band = a * self.one + g * a * three;
        let low = self.two + g * band;
        self.one = 2.0 * band - self.one;
        self.two = 2.0 * low - self.two;
        low
    }
}

/// How much of a partial an eighth-order Butterworth low-pass lets through.
fn passes(hertz: f64, cutoff: f64) -> f64 {
    1.0 / (1.0 + (hertz / cutoff).powi(16)).sqrt()
}

/// Equal power on the two sides; 1 and 1 in the middle.
fn sides(pan: f64) -> (f64, f64) {
    let angle = (pan.clamp(-1.0, 1.0) + 1.0) * PI / 4.0;
    (angle.cos() * std::f64::consts::SQRT_2, angle.sin() * std::f64::consts::SQRT_2)
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

    #[test]
    fn the_noise_is_even_and_the_same_on_every_run() {
        let take = || {
            let mut noise = Noise::new(7);
            (0..48_000).map(move |_| noise.value()).collect::<Vec<_>>()
        };
        let values = take();
        assert!((values.iter().sum::<f64>() / 48_000.0).abs() < 0.02);
        assert!(values.iter().zip(take()).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}
