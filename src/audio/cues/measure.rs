//! Measures of rendered sound for the tests of the cues: levels, powers in bands, loudness by an independent meter.

use super::Clip;
use crate::score::time::RATE;

/// Both sides together, as one loudspeaker plays them.
pub(super) fn mono(clip: &Clip) -> Vec<f64> {
    clip.frames().iter().map(|frame| f64::from(frame.left + frame.right) / 2.0).collect()
}

/// A stretch under a Hann window, brought to its length.
#[expect(clippy::cast_precision_loss, reason = "short stretches")]
pub(super) fn windowed(wave: &[f64]) -> Vec<f64> {
    let length = wave.len() as f64;
    let window = |n: usize| (0.5 - 0.5 * (std::f64::consts::TAU * n as f64 / length).cos()) / length;
    wave.iter().enumerate().map(|(n, x)| x * window(n)).collect()
}

/// Power at a frequency of what [`windowed`] gives (Goertzel).
#[expect(clippy::cast_precision_loss, reason = "48,000 is exact")]
pub(super) fn tuned(windowed: &[f64], hertz: f64) -> f64 {
    let twice = 2.0 * (std::f64::consts::TAU * hertz / RATE as f64).cos();
    let (mut one, mut two) = (0.0, 0.0);
    for x in windowed {
        (two, one) = (one, x + twice * one - two);
    }
    one * one + two * two - twice * one * two
}

/// Power at a frequency over a stretch.
pub(super) fn power(wave: &[f64], hertz: f64) -> f64 {
    tuned(&windowed(wave), hertz)
}

/// Power in a band in Hz over a stretch, in steps of 5 Hz.
pub(super) fn near(wave: &[f64], from: f64, until: f64) -> f64 {
    let windowed = windowed(wave);
    let steps = (0..1600_u32).map(|n| f64::from(n) * 5.0);
    steps.filter(|hertz| (from..until).contains(hertz)).map(|hertz| tuned(&windowed, hertz)).sum()
}

/// Power in a band in Hz, in stretches of 2048 frames, bin by bin.
pub(super) fn band(wave: &[f64], from: u32, until: u32) -> f64 {
    let bins = (0..1024_u32).map(|n| f64::from(n) * 48_000.0 / 2048.0);
    let bins: Vec<f64> = bins.filter(|hertz| (f64::from(from)..f64::from(until)).contains(hertz)).collect();
    let part = |part: &[f64]| {
        let windowed = windowed(part);
        bins.iter().map(|hertz| tuned(&windowed, *hertz)).sum::<f64>()
    };
    wave.chunks_exact(2048).map(part).sum()
}

/// Greatest level of each millisecond.
pub(super) fn outline(wave: &[f64]) -> Vec<f64> {
    wave.chunks(48).map(|chunk| chunk.iter().fold(0.0, |most: f64, x| most.max(x.abs()))).collect()
}

/// Level of the 20 ms that begin at each millisecond (root mean square).
pub(super) fn levels(wave: &[f64]) -> Vec<f64> {
    let starts = (0..wave.len().saturating_sub(960)).step_by(48);
    starts.map(|start| (wave[start..start + 960].iter().map(|x| x * x).sum::<f64>() / 960.0).sqrt()).collect()
}

/// What an independent meter says of a clip.
pub(super) struct Measured {
    /// Gated, in LUFS.
    pub(super) whole: f64,
    /// The greatest momentary loudness, in LUFS.
    pub(super) moment: f64,
    /// The greatest true peak, in dB.
    pub(super) peak: f64,
}

/// Measures a clip with `ebur128`.
pub(super) fn measured(clip: &Clip) -> Measured {
    let flat: Vec<f32> = clip.frames().iter().flat_map(|frame| [frame.left, frame.right]).collect();
    let mode = ebur128::Mode::I | ebur128::Mode::M | ebur128::Mode::TRUE_PEAK;
    let mut meter = ebur128::EbuR128::new(2, 48_000, mode).unwrap();
    let mut moment = f64::MIN;
    for part in flat.chunks(960) {
        meter.add_frames_f32(part).unwrap();
        moment = moment.max(meter.loudness_momentary().unwrap());
    }
    let peak = meter.true_peak(0).unwrap().max(meter.true_peak(1).unwrap());
    Measured { whole: meter.loudness_global().unwrap(), moment, peak: 20.0 * peak.log10() }
}

/// A ratio of powers in dB.
pub(super) fn decibels(ratio: f64) -> f64 {
    10.0 * ratio.log10()
}
