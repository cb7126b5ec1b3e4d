//! The filters that speech goes through: high-pass, low-pass, and a de-esser.
//!
//! In: samples at a rate. Out: the samples, changed in place; the same bits on every run. All filters are second-order sections
//! (R. Bristow-Johnson's cookbook), Butterworth when cascaded.

use std::f64::consts::TAU;

/// A second-order section.
#[derive(Clone, Copy, Debug)]
struct Section {
    by: [f64; 5],
    past: [f64; 2],
}

impl Section {
    fn low(rate: u32, hertz: f64, q: f64) -> Self {
        let (cos, alpha) = angle(rate, hertz, q);
        Self::new([(1.0 - cos) / 2.0, 1.0 - cos, (1.0 - cos) / 2.0], cos, alpha)
    }

    fn high(rate: u32, hertz: f64, q: f64) -> Self {
        let (cos, alpha) = angle(rate, hertz, q);
        Self::new([f64::midpoint(1.0, cos), -1.0 - cos, f64::midpoint(1.0, cos)], cos, alpha)
    }

    /// What lies over `hertz` is `decibels` louder; halfway there at `hertz`.
    fn shelf(rate: u32, hertz: f64, decibels: f64) -> Self {
        let (cos, alpha) = angle(rate, hertz, std::f64::consts::FRAC_1_SQRT_2);
        let a = 10_f64.powf(decibels / 40.0);
        let (sum, difference, root) = (a + 1.0, a - 1.0, 2.0 * a.sqrt() * alpha);
        let b = [
            a * (sum + difference * cos + root),
            -2.0 * a * (difference + sum * cos),
            a * (sum + difference * cos - root),
        ];
        let over = [sum - difference * cos + root, 2.0 * (difference - sum * cos), sum - difference * cos - root];
        Self {
            by: [b[0] / over[0], b[1] / over[0], b[2] / over[0], over[1] / over[0], over[2] / over[0]],
            past: [0.0; 2],
        }
    }

    fn new(b: [f64; 3], cos: f64, alpha: f64) -> Self {
        let a0 = 1.0 + alpha;
        Self { by: [b[0] / a0, b[1] / a0, b[2] / a0, -2.0 * cos / a0, (1.0 - alpha) / a0], past: [0.0; 2] }
    }

    fn next(&mut self, x: f64) -> f64 {
        let [b0, b1, b2, a1, a2] = self.by;
        let y = b0 * x + self.past[0];
        self.past = [b1 * x - a1 * y + self.past[1], b2 * x - a2 * y];
        y
    }
}

fn angle(rate: u32, hertz: f64, q: f64) -> (f64, f64) {
    let omega = TAU * (hertz / f64::from(rate)).min(0.49);
    (omega.cos(), omega.sin() / (2.0 * q))
}

/// The damping of each section of a Butterworth filter of order 4 and of order 8.
const FOURTH: [f64; 2] = [0.541_196, 1.306_563];
const EIGHTH: [f64; 4] = [0.509_796, 0.601_345, 0.899_976, 2.562_915];

fn passed(samples: &mut [f32], mut sections: Vec<Section>) {
    for sample in samples {
        let value = sections.iter_mut().fold(f64::from(*sample), |value, section| section.next(value));
        *sample = single(value);
    }
}

/// Takes away what lies under `hertz` (order 4, −3 dB there).
pub fn high_pass(samples: &mut [f32], rate: u32, hertz: f64) {
    passed(samples, FOURTH.map(|q| Section::high(rate, hertz, q)).to_vec());
}

/// Takes away what lies over `hertz` (order 8, −3 dB there).
pub fn low_pass(samples: &mut [f32], rate: u32, hertz: f64) {
    passed(samples, EIGHTH.map(|q| Section::low(rate, hertz, q)).to_vec());
}

/// The band of hissing sounds, in Hz (clinical data, 7.3).
const HISS: (f64, f64) = (4_000.0, 8_000.0);
/// Where the softening is half way, so that it is nearly whole over 4 kHz.
const SHELF: f64 = 3_400.0;

/// Softens hissing sounds: where the band of 4 to 8 kHz is more than a sixth of the sound (in amplitude), it is brought down by up
/// to `decibels`; elsewhere next to nothing changes. It follows within 5 ms and lets go within 40.
pub fn de_ess(samples: &mut [f32], rate: u32, decibels: f64) {
    let top = HISS.1.min(f64::from(rate) * 0.45);
    let sections = |q: f64| [Section::high(rate, HISS.0, q), Section::low(rate, top, q)];
    let mut band = sections(std::f64::consts::FRAC_1_SQRT_2);
    let mut shelf = Section::shelf(rate, SHELF, -decibels);
    let follow = |seconds: f64| 1.0 - (-1.0 / (seconds * f64::from(rate))).exp();
    let (rise, fall) = (follow(0.005), follow(0.04));
    let (mut hiss, mut all) = (0.0_f64, 0.0_f64);
    for sample in samples {
        let x = f64::from(*sample);
        let high = band.iter_mut().fold(x, |value, section| section.next(value));
        let track = |now: f64, level: &mut f64| *level += (now - *level) * if now > *level { rise } else { fall };
        track(high.abs(), &mut hiss);
        track(x.abs(), &mut all);
        // From nothing at a share of a sixth to everything at a third.
        let share = if all > 1e-6 { hiss / all } else { 0.0 };
        let much = ((share - 1.0 / 6.0) * 6.0).clamp(0.0, 1.0);
        *sample = single(x + (shelf.next(x) - x) * much);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "samples are single")]
fn single(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 48_000;

    fn tone(hertz: f64, level: f64) -> Vec<f32> {
        (0..RATE).map(|n| single((f64::from(n) * TAU * hertz / f64::from(RATE)).sin() * level)).collect()
    }

    /// How many decibels louder the second half got.
    fn gain(before: &[f32], after: &[f32]) -> f64 {
        let power = |samples: &[f32]| samples[24_000..].iter().map(|x| f64::from(*x).powi(2)).sum::<f64>();
        10.0 * (power(after) / power(before)).log10()
    }

    fn through(hertz: f64, change: impl Fn(&mut [f32])) -> f64 {
        let before = tone(hertz, 0.1);
        let mut after = before.clone();
        change(&mut after);
        gain(&before, &after)
    }

    #[test]
    fn the_band_is_kept_and_what_is_beyond_is_taken_away() {
        let band = |hertz| {
            through(hertz, |samples| {
                high_pass(samples, RATE, 120.0);
                low_pass(samples, RATE, 6_000.0);
            })
        };
        assert!((band(120.0) + 3.0).abs() < 0.2 && (band(6_000.0) + 3.0).abs() < 0.2);
        assert!(band(60.0) < -22.0 && band(9_000.0) < -24.0);
        assert!(band(300.0).abs() < 0.2 && band(4_000.0).abs() < 0.3);
    }

    #[test]
    fn hiss_comes_down_by_the_figure_and_speech_stays() {
        for decibels in [4.0, 8.0] {
            let hiss = through(5_600.0, |samples| de_ess(samples, RATE, decibels));
            assert!((hiss + decibels).abs() < 1.0, "{hiss}");
        }
        for hertz in [200.0, 800.0, 2_000.0] {
            let kept = through(hertz, |samples| de_ess(samples, RATE, 8.0));
            assert!(kept.abs() < 0.7, "{hertz}: {kept}");
        }
    }
}
