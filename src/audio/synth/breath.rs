//! A guided breath: noise under a moving low-pass, with a hum below it; its level swells evenly.
//!
//! In: how the breath moves, what it hums, its length in frames. Out: frames, the same on every run.
//!
//! It does not know when to breathe, nor how long: the score does.

use kira::Frame as Sample;

use super::filter::{LowPass, Noise};
use super::timbre::{Timbre, Voice};
use super::{between, envelope, gain, rate, sample, smooth};
use crate::audio::figures::Figures;
use crate::score::time::{Frame, seconds};

/// A breath stays under this, in Hz (the clinical data, part 7.3).
pub const BREATH_CUTOFF: f64 = 600.0;

/// How a breath moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Air {
    /// The low-pass at the start and at the end, in Hz.
    pub cutoff: (f64, f64),
    /// Level at the start and at the end, in dB.
    pub swell: (f64, f64),
    /// Pitch of the hum at the start and at the end in Hz.
    pub pitch: (f64, f64),
}

impl Air {
    /// The same breath under a lower low-pass.
    #[must_use]
    pub fn darker(self) -> Self {
        Self { cutoff: (self.cutoff.0 * 0.75, self.cutoff.1 * 0.75), ..self }
    }
}

/// What a breath hums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hum {
    /// In which timbre.
    pub timbre: Timbre,
    /// How much of the breath is hum, 0 to 1; the rest is noise.
    pub share: f64,
}

/// The frames of a breath.
#[must_use]
pub fn breath(air: &Air, hum: &Hum, length: Frame, figures: &Figures) -> Vec<Sample> {
    let whole = seconds(length);
    let mut noise = Noise::new(0x5717_1140);
    let mut low_pass = LowPass::default();
    let mut voice = Voice::new(hum.timbre, BREATH_CUTOFF);
    // White noise under a low-pass loses power with the band's width; this brings it near the tone's.
    let lift = (rate() / 2.0 / air.cutoff.0.max(air.cutoff.1)).sqrt();
    (0..length)
        .map(|n| {
            let t = seconds(n);
            let done = t / whole;
            let hiss = low_pass.next(noise.value(), between(air.cutoff, done)) * lift;
            let hummed = voice.next(between(air.pitch, smooth(done)));
            let level = gain(between(air.swell, smooth(done)));
            let value = (hiss * (1.0 - hum.share) + hummed * hum.share) * level * envelope(t, whole, figures);
            sample(value, value)
        })
        .collect()
}
