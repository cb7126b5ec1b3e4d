//! Timbres, and the voice that sings in one: a few partials, some coming and going, and air round them.
//!
//! In: a timbre, the pitch of each frame in Hz. Out: samples, the same on every run (the air has a fixed seed).
//!
//! Partials are weighed by the low-pass instead of being filtered afterwards, so no partial sounds that should not be
//! there. Air is not added noise: the phase of the tone wanders at random. That is a narrow band of noise round each
//! partial whose level stays still, where common narrow noise flutters, and pulsing is forbidden in an attack (such
//! noise is smoother to the ear: Hartmann and Pumplin 1988, noise with little fluctuation of power).
//!
//! It knows no envelope and no cue: notes are made in `synth`, and which timbre a cue has is said in
//! `cues::themes`.

use std::f64::consts::{PI, TAU};

use super::filter::{LowPass, Noise};
use super::rate;

/// What a tone is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timbre {
    /// (multiple of the pitch, weight), the pitch itself first with a weight of 1.
    pub partials: &'static [(f64, f64)],
    /// The second partial is strongest after so many seconds, then dies; the third blooms and dies twice as steeply,
    /// and so on. None where all stay as long as the pitch.
    pub bloom: Option<f64>,
    /// How far its phase wanders, in radians (root mean square): with 0 it is all tone, with 0.8 half tone, half air,
    /// with 1.5 nearly all air.
    pub air: f64,
}

/// The phase wanders no faster than this, in Hz: it makes a band about two or three times as wide round the pitch.
const WANDER: f64 = 60.0;

/// Seed of the air.
const SEED: u32 = 0x0a17_1e55;

/// Something that sings in a timbre.
pub struct Voice {
    timbre: Timbre,
    /// No partial lies higher, in Hz.
    cutoff: f64,
    /// Turns of the pitch since the start.
    turns: f64,
    /// Seconds since the start.
    age: f64,
    noise: Noise,
    slow: LowPass,
}

impl Voice {
    /// A voice that begins, under a low-pass at `cutoff` Hz.
    #[must_use]
    pub fn new(timbre: Timbre, cutoff: f64) -> Self {
        Self { timbre, cutoff, turns: 0.0, age: 0.0, noise: Noise::new(SEED), slow: LowPass::default() }
    }

    /// The next frame, at `pitch` Hz: about −1 to 1.
    #[must_use]
    pub fn next(&mut self, pitch: f64) -> f64 {
        let there = self.timbre.bloom.map_or(1.0, |bloom| self.age / bloom * (1.0 - self.age / bloom).exp());
        let turns = self.turns + self.wander();
        let mut tone = 0.0;
        let mut strength = 1.0;
        for (multiple, weight) in self.timbre.partials {
            let weight = weight * strength * passes(multiple * pitch, self.cutoff);
            if weight > 0.0 {
                tone += weight * (TAU * multiple * turns).sin();
            }
            strength *= there;
        }
        self.turns += pitch / rate();
        self.age += 1.0 / rate();
        tone
    }

    /// How far the phase has wandered, in turns.
    fn wander(&mut self) -> f64 {
        if self.timbre.air <= 0.0 {
            return 0.0;
        }
        // Even noise has a power of 1/3 up to half the rate; the low-pass leaves what is under its corner.
        let lift = (3.0 * (rate() / 2.0) / WANDER).sqrt();
        self.slow.next(self.noise.value(), WANDER) * lift * self.timbre.air / TAU
    }
}

/// How much of a partial the low-pass lets through: all of it up to three quarters of the cutoff, then evenly less,
/// and nothing over it.
#[must_use]
pub fn passes(hertz: f64, cutoff: f64) -> f64 {
    let over = hertz / cutoff * 4.0 - 3.0;
    if over <= 0.0 { 1.0 } else { 0.5 + 0.5 * (PI * over.min(1.0)).cos() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Power at 250 Hz from so many frames on, over half a second.
    fn power(timbre: Timbre, from: usize) -> f64 {
        let mut voice = Voice::new(timbre, 2000.0);
        let wave: Vec<f64> = (0..96_000).map(|_| voice.next(250.0)).collect();
        wave[from..from + 24_000].iter().map(|x| x * x).sum::<f64>() / 24_000.0
    }

    #[test]
    fn air_keeps_the_power_and_spreads_the_pitch() {
        let tone = Timbre { partials: &[(1.0, 1.0)], bloom: None, air: 0.0 };
        let airy = Timbre { air: 0.8, ..tone };
        assert!((10.0 * (power(airy, 9600) / power(tone, 9600)).log10()).abs() < 0.3);
        // What stays on the pitch over two seconds: e^(−0.8²) of the power, about half.
        let on_pitch = |timbre| {
            let mut voice = Voice::new(timbre, 2000.0);
            let (mut cosine, mut sine) = (0.0, 0.0);
            for n in 0..96_000 {
                let (s, c) = (TAU * 250.0 * f64::from(n) / rate()).sin_cos();
                let x = voice.next(250.0);
                cosine += x * c;
                sine += x * s;
            }
            cosine * cosine + sine * sine
        };
        let share = on_pitch(airy) / on_pitch(tone);
        assert!((0.4..0.65).contains(&share), "{share}");
    }

    #[test]
    fn a_dying_partial_leaves_the_pitch_alone() {
        let alone = power(Timbre { partials: &[(1.0, 1.0)], bloom: None, air: 0.0 }, 72_000);
        let stays = power(Timbre { partials: &[(1.0, 1.0), (3.0, 0.5)], bloom: None, air: 0.0 }, 72_000);
        let dies = power(Timbre { partials: &[(1.0, 1.0), (3.0, 0.5)], bloom: Some(0.15), air: 0.0 }, 72_000);
        assert!(stays > alone * 1.2 && dies < alone * 1.001 && dies > alone * 0.999);
    }

    #[test]
    fn nothing_passes_the_low_pass() {
        assert!(passes(1500.0, 2000.0) >= 1.0 && passes(1750.0, 2000.0) > 0.4);
        assert!(passes(2000.0, 2000.0) < 1e-12 && passes(9000.0, 2000.0) < 1e-12);
    }
}
