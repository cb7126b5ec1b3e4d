//! How loud the person wants it: four sliders, their law, and changes without steps.
//!
//! In: sliders from 0 to 1. Out: gains. 1 is the level the sounds are made at (0 dB), 0.3 is −24 dB, 0 is silence; in
//! between the law is a power, so that equal ways sound alike.

use serde::{Deserialize, Serialize};

use crate::score::time::Frame;

/// 20 × log10(0.3 ^ LAW) = −24 dB.
const LAW: f32 = 2.295;

/// A slider's change takes so many frames: 250 ms.
pub const CHANGE: Frame = 12_000;

/// First-run setting of the master slider (clinical data, 7.3).
pub const FIRST_MASTER: f32 = 0.3;

/// What a sound belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bus {
    /// Tones and guided breaths.
    Cues,
    /// Words.
    Voice,
    /// The quiet ground under both.
    Bed,
}

/// The sliders, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Volumes {
    /// Over all.
    pub master: f32,
    /// Words.
    pub voice: f32,
    /// Tones and guided breaths.
    pub cues: f32,
    /// The bed; 0 is off, and that is how it starts.
    pub bed: f32,
}

impl Default for Volumes {
    fn default() -> Self {
        Self { master: FIRST_MASTER, ..Self::FULL }
    }
}

impl Volumes {
    /// Everything as it was made, without the bed: for files and tests.
    pub const FULL: Self = Self { master: 1.0, voice: 1.0, cues: 1.0, bed: 0.0 };

    /// The gain of a bus.
    #[must_use]
    pub fn gain(&self, bus: Bus) -> f32 {
        let own = match bus {
            Bus::Cues => self.cues,
            Bus::Voice => self.voice,
            Bus::Bed => self.bed,
        };
        gain(self.master) * gain(own)
    }
}

/// The gain of a slider; what is no number is silence.
#[must_use]
pub fn gain(slider: f32) -> f32 {
    let slider = if slider.is_nan() { 0.0 } else { slider.clamp(0.0, 1.0) };
    if slider <= 0.0 { 0.0 } else { slider.powf(LAW) }
}

/// A gain on its way from one value to another, smooth at both ends; counted in frames, so it does not depend on
/// how the time is cut into buffers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ramp {
    from: f32,
    to: f32,
    done: Frame,
    length: Frame,
}

impl Ramp {
    /// A gain that stays.
    #[must_use]
    pub const fn still(gain: f32) -> Self {
        Self { from: gain, to: gain, done: 0, length: 0 }
    }

    /// From one gain to another in `length` frames.
    #[must_use]
    pub const fn new(from: f32, to: f32, length: Frame) -> Self {
        Self { from, to, done: 0, length }
    }

    /// The gain now.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "ramps are far shorter than 2^24 frames")]
    pub fn gain(&self) -> f32 {
        if self.done >= self.length {
            return self.to;
        }
        let x = self.done as f32 / self.length as f32;
        self.from + (self.to - self.from) * (x * x * (3.0 - 2.0 * x))
    }

    /// Goes on by `frames`.
    pub fn advance(&mut self, frames: Frame) {
        self.done = self.done.saturating_add(frames).min(self.length);
    }

    /// Turns to another gain from where it is.
    pub fn turn_to(&mut self, to: f32, length: Frame) {
        *self = Self::new(self.gain(), to, length);
    }

    /// The gain it goes to.
    #[must_use]
    pub const fn target(&self) -> f32 {
        self.to
    }

    /// It has arrived at silence.
    #[must_use]
    pub fn silent(&self) -> bool {
        self.done >= self.length && self.to <= 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slider_follows_its_law() {
        assert!((gain(1.0) - 1.0).abs() < 1e-6);
        assert!((20.0 * gain(0.3).log10() + 24.0).abs() < 0.05);
        assert!(gain(0.0) <= 0.0 && gain(-1.0) <= 0.0 && gain(f32::NAN) <= 0.0);
        assert!((gain(7.0) - 1.0).abs() < 1e-6);
        assert!((1..=100_u8).all(|n| gain(f32::from(n) / 100.0) > gain(f32::from(n - 1) / 100.0)));
    }

    #[test]
    fn a_ramp_arrives_smoothly_however_time_is_cut() {
        let mut whole = Ramp::new(1.0, 0.0, 100);
        let mut cut = whole;
        whole.advance(40);
        (0..8).for_each(|_| cut.advance(5));
        assert_eq!(whole.gain().to_bits(), cut.gain().to_bits());
        assert!(!whole.silent());
        whole.advance(1000);
        assert!(whole.silent());
        let mut back = cut;
        back.turn_to(1.0, 10);
        assert!((back.gain() - cut.gain()).abs() < 1e-6);
    }
}
