//! Timbres, and the voice that sings in one: a few partials, some dying sooner than the pitch, and air round the pitch.
//!
//! In: a timbre, the pitch of each frame in Hz. Out: samples, the same on every run (the air has a fixed seed).
//!
//! Partials are weighed by the low-pass instead of being filtered afterwards, so no partial sounds that should not be
//! there. It knows no envelope and no cue: notes are made in `synth`, and which timbre a cue has is said in
//! `cues::themes`.

use std::f64::consts::{FRAC_PI_4, PI, TAU};

use super::filter::{Filter, Noise, warp};
use super::rate;

/// What a tone is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timbre {
    /// (multiple of the pitch, weight), the pitch itself first with a weight of 1.
    pub partials: &'static [(f64, f64)],
    /// How fast the second partial dies, in nepers a second; the third dies twice as fast, and so on. 0 where all stay
    /// as long as the pitch.
    pub dying: f64,
    /// How much of it is air, 0 to 1.
    pub air: f64,
}

/// Width of each of the two bands of air, as a part of the pitch: about 50 Hz wide together, wide enough to be heard
/// as a breath and not as a trembling tone.
const AIR_WIDTH: f64 = 0.33;

/// Seed of the air.
const SEED: u32 = 0x0a17_1e55;

/// Something that sings in a timbre.
pub struct Voice {
    timbre: Timbre,
    /// No partial lies higher, in Hz.
    cutoff: f64,
    /// Turns of the pitch since the start.
    turns: f64,
    /// What is left of the second partial.
    left: f64,
    /// What stays of it from one frame to the next.
    stays: f64,
    noise: Noise,
    bands: [Filter; 2],
    over: Filter,
}

impl Voice {
    /// A voice that begins, under a low-pass at `cutoff` Hz.
    #[must_use]
    pub fn new(timbre: Timbre, cutoff: f64) -> Self {
        Self {
            timbre,
            cutoff,
            turns: 0.0,
            left: 1.0,
            stays: (-timbre.dying / rate()).exp(),
            noise: Noise::new(SEED),
            bands: [Filter::default(); 2],
            over: Filter::default(),
        }
    }

    /// The next frame, at `pitch` Hz: about −1 to 1.
    #[must_use]
    pub fn next(&mut self, pitch: f64) -> f64 {
        let mut tone = 0.0;
        let mut left = 1.0;
        for (multiple, weight) in self.timbre.partials {
            let weight = weight * left * passes(multiple * pitch, self.cutoff);
            if weight > 0.0 {
                tone += weight * (TAU * multiple * self.turns).sin();
            }
            left *= self.left;
        }
        self.turns += pitch / rate();
        self.left *= self.stays;
        if self.timbre.air > 0.0 { tone * (1.0 - self.timbre.air) + self.air(pitch) * self.timbre.air } else { tone }
    }

    /// Noise in a narrow band round the pitch, about as strong as a tone.
    fn air(&mut self, pitch: f64) -> f64 {
        let warped = warp(pitch);
        let [first, second] = &mut self.bands;
        let band = second.band(first.band(self.noise.value(), warped, AIR_WIDTH), warped, AIR_WIDTH);
        let air = self.over.low(band, warp(pitch * 2.0), std::f64::consts::SQRT_2);
        // Even noise has a power of 1/3 up to half the rate; two bands in a row let through π/4 of a band's width.
        air * (1.5 * (rate() / 2.0) / (FRAC_PI_4 * AIR_WIDTH * pitch)).sqrt()
    }
}

/// How much of a partial the low-pass lets through: all of it up to three quarters of the cutoff, then evenly less,
/// and nothing over it.
#[must_use]
pub fn passes(hertz: f64, cutoff: f64) -> f64 {
    let over = (hertz / cutoff * 4.0 - 3.0).clamp(0.0, 1.0);
    0.5 + 0.5 * (PI * over).cos()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn power(timbre: Timbre, from: usize) -> f64 {
        let mut voice = Voice::new(timbre, 2000.0);
        let wave: Vec<f64> = (0..96_000).map(|_| voice.next(250.0)).collect();
        wave[from..].iter().map(|x| x * x).sum::<f64>() / wave[from..].len() as f64
    }

    #[test]
    fn air_is_about_as_strong_as_a_tone() {
        let tone = power(Timbre { partials: &[(1.0, 1.0)], dying: 0.0, air: 0.0 }, 9600);
        let air = power(Timbre { partials: &[(1.0, 1.0)], dying: 0.0, air: 1.0 }, 9600);
        assert!((10.0 * (air / tone).log10()).abs() < 2.0, "{air} {tone}");
    }

    #[test]
    fn a_dying_partial_leaves_the_pitch_alone() {
        let alone = power(Timbre { partials: &[(1.0, 1.0)], dying: 0.0, air: 0.0 }, 72_000);
        let stays = power(Timbre { partials: &[(1.0, 1.0), (3.0, 0.5)], dying: 0.0, air: 0.0 }, 72_000);
        let dies = power(Timbre { partials: &[(1.0, 1.0), (3.0, 0.5)], dying: 6.0, air: 0.0 }, 72_000);
        assert!(stays > alone * 1.2 && dies < alone * 1.001 && dies > alone * 0.999);
    }

    #[test]
    fn nothing_passes_the_low_pass() {
        assert!(passes(1500.0, 2000.0) >= 1.0 && passes(1750.0, 2000.0) > 0.4);
        assert!(passes(2000.0, 2000.0) < 1e-12 && passes(9000.0, 2000.0) < 1e-12);
    }
}
