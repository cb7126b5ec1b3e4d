//! Noise from a fixed seed and a filter whose corner may move: what air is made of.
//!
//! In: frequencies in Hz and damping. Out: samples, the same on every run.
//!
//! It knows no cue and no level.

use std::f64::consts::PI;

use super::rate;

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

/// A fourth-order Butterworth low-pass whose corner may move.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::audio) struct LowPass([Stage; 2]);

impl LowPass {
    /// The next value, with the corner at `hertz` (−3 dB).
    pub(in crate::audio) fn next(&mut self, x: f64, hertz: f64) -> f64 {
        let warped = (PI * hertz / rate()).tan();
        let [first, second] = &mut self.0;
        second.next(first.next(x, warped, 1.847_759), warped, 0.765_367)
    }
}

/// A second-order low-pass (state variable, trapezoidal).
#[derive(Clone, Copy, Debug, Default)]
struct Stage {
    one: f64,
    two: f64,
}

impl Stage {
    fn next(&mut self, x: f64, warped: f64, damping: f64) -> f64 {
        let a = 1.0 / (1.0 + warped * (warped + damping));
        let band = a * self.one + warped * a * (x - self.two);
        let low = self.two + warped * band;
        self.one = 2.0 * band - self.one;
        self.two = 2.0 * low - self.two;
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn the_low_pass_takes_three_decibels_at_its_corner_and_twenty_four_an_octave_over_it() {
        let level = |hertz: f64| {
            let mut filter = LowPass::default();
            let wave = (0..48_000).map(|n| (std::f64::consts::TAU * hertz * f64::from(n) / rate()).sin());
            let heard = wave.map(|x| filter.next(x, 300.0)).skip(24_000);
            20.0 * heard.fold(0.0, |most: f64, x| most.max(x.abs())).log10()
        };
        assert!(level(100.0).abs() < 0.1);
        assert!((level(300.0) + 3.0).abs() < 0.1);
        assert!((level(600.0) + 24.1).abs() < 0.3);
    }
}
