//! From what an engine or a microphone gave to speech as it is played: band, hiss, ends, pace, level, peaks.
//!
//! In: a [`Wave`]. Out: a [`Wave`] of [`RATE`] samples a second, at −23 LUFS, peaks under −12 dB, between 120 Hz and
//! 6 kHz, hissing sounds 4 dB softer (clinical data, 7.3); trimmed, with ends that fade. [`quiet`] makes of that what the
//! quiet profile wants: up to 4 kHz, hiss 8 dB softer in all, 12 dB softer, at a slower pace.
//!
//! The same bits for the same wave, so that a pack made twice is the same. [`RECIPE`] goes into the name of every file:
//! whoever changes what happens here raises it, and every clip is seen to be old.

use super::filter::{de_ess, high_pass, low_pass};
use super::pauses::{paced, words};
use super::resample::resampled;
use super::wave::{Wave, WaveError};
use crate::audio::loudness::loudness_of_one;

/// Number of this recipe.
pub const RECIPE: u32 = 1;

/// Samples a second of finished speech: twice its highest frequency and room for the filter.
pub const RATE: u32 = 16_000;
/// Samples a second at which it is worked on and played.
pub const PLAYED: u32 = 48_000;

/// Loudness in LUFS.
pub const LOUDNESS: f64 = -23.0;
/// No sample is greater: under the knee of the ceiling over all sound, so that a line alone is never bent.
const PEAK: f32 = 0.22;
/// The band in Hz, usual and quiet.
const LOWEST: f64 = 120.0;
const HIGHEST: f64 = 6_000.0;
const QUIET_HIGHEST: f64 = 4_000.0;
/// Hissing sounds are softer by so many decibels; in quiet comfort by as many again.
const HISS: f64 = 4.0;
/// Words a minute, usual and quiet: the middle of what the clinical data ask for.
const PACE: f64 = 140.0;
const QUIET_PACE: f64 = 117.0;
/// The quiet profile is softer by 12 dB.
const QUIETER: f32 = 0.251;

/// Under the loudest block by so much, in dB, is silence at the ends.
const ENDS: f64 = -52.0;
/// Kept before the first and after the last sound, in samples at [`PLAYED`]: 100 and 150 ms. The first and last 40 ms fade,
/// so that the softest consonants, which lie outside what was found, are kept whole.
const BEFORE: usize = 4_800;
const AFTER: usize = 7_200;
const FADE: usize = 1_920;
/// A block of 10 ms.
const BLOCK: usize = 480;
/// Rounds of levelling: each takes back most of what the limiter took.
const LEVELLING: usize = 12;
/// The limiter looks so far ahead and back: 4 ms.
const REACH: usize = 192;

/// Finished speech. `text` is what it says, for its pace; none leaves the pace alone, as a person's own.
///
/// # Errors
/// When nothing is heard in it.
pub fn polished(wave: &Wave, text: Option<&str>) -> Result<Wave, WaveError> {
    let mut samples = resampled(wave, PLAYED).samples;
    high_pass(&mut samples, PLAYED, LOWEST);
    low_pass(&mut samples, PLAYED, HIGHEST);
    de_ess(&mut samples, PLAYED, HISS);
    let mut samples = trimmed(&samples).ok_or(WaveError::Silent)?;
    if let Some(text) = text {
        samples = paced(&samples, PLAYED, words(text), PACE);
    }
    level(&mut samples)?;
    Ok(resampled(&Wave { rate: PLAYED, samples }, RATE))
}

/// Finished speech as it is played: 48,000 samples a second.
#[must_use]
pub fn played(wave: &Wave) -> Vec<f32> {
    resampled(wave, PLAYED).samples
}

/// What the quiet profile plays of finished speech that is played at 48,000 samples a second.
#[must_use]
pub fn quiet(played: &[f32], text: &str) -> Vec<f32> {
    let mut samples = paced(played, PLAYED, words(text), QUIET_PACE);
    de_ess(&mut samples, PLAYED, HISS);
    low_pass(&mut samples, PLAYED, QUIET_HIGHEST);
    // Only silence has no level, and silence is as soft as can be.
    drop(level(&mut samples));
    for sample in &mut samples {
        *sample *= QUIETER;
    }
    samples
}

/// From the first sound to the last, with a little before and after that fades; None when there is none.
fn trimmed(samples: &[f32]) -> Option<Vec<f32>> {
    let power = |block: &[f32]| block.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>();
    let levels: Vec<f64> = samples.chunks(BLOCK).map(power).collect();
    let most = levels.iter().copied().fold(0.0, f64::max);
    // Under −80 dB over 10 ms is not speech.
    if most < 480.0 * 1e-8 {
        return None;
    }
    let floor = most * 10_f64.powf(ENDS / 10.0);
    let first = levels.iter().position(|level| *level > floor)? * BLOCK;
    let last = (levels.iter().rposition(|level| *level > floor)? + 1) * BLOCK;
    let from = first.saturating_sub(BEFORE);
    let until = (last + AFTER).min(samples.len());
    let mut kept = samples.get(from..until)?.to_vec();
    let length = FADE.min(kept.len() / 2);
    fade(kept.iter_mut().take(length), length);
    fade(kept.iter_mut().rev().take(length), length);
    Some(kept)
}

/// A raised cosine over `length` samples.
#[expect(clippy::cast_precision_loss, reason = "a fade is short")]
fn fade<'a>(samples: impl Iterator<Item = &'a mut f32>, length: usize) {
    for (n, sample) in samples.enumerate() {
        *sample *= 0.5 - 0.5 * (std::f32::consts::PI * n as f32 / length as f32).cos();
    }
}

/// Brings speech to its loudness with no peak over [`PEAK`].
fn level(samples: &mut [f32]) -> Result<(), WaveError> {
    // What the limiter takes is given back, until both figures hold.
    for _ in 0..LEVELLING {
        let now = loudness_of_one(samples).ok_or(WaveError::Silent)?;
        #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
        let gain = 10_f64.powf((LOUDNESS - now) / 20.0) as f32;
        for sample in samples.iter_mut() {
            *sample *= gain;
        }
        limit(samples);
    }
    Ok(())
}

/// Turns down before a peak and up after it, so that no sample is over [`PEAK`] and no wave is bent.
fn limit(samples: &mut [f32]) {
    let wanted: Vec<f32> = samples.iter().map(|sample| (PEAK / sample.abs().max(1e-9)).min(1.0)).collect();
    if wanted.iter().all(|gain| *gain >= 1.0) {
        return;
    }
    // The least gain near, then its mean over as far: never more than the wanted one, and without a step.
    let near = |n: usize| wanted.get(n.saturating_sub(REACH)..(n + REACH + 1).min(wanted.len())).unwrap_or(&[]);
    let least: Vec<f64> = (0..wanted.len()).map(|n| f64::from(near(n).iter().copied().fold(1.0, f32::min))).collect();
    let mut sums = Vec::with_capacity(least.len() + 1);
    let mut sum = 0.0;
    sums.push(sum);
    for gain in &least {
        sum += gain;
        sums.push(sum);
    }
    let half = REACH;
    for (n, sample) in samples.iter_mut().enumerate() {
        let (from, until) = (n.saturating_sub(half), (n + half + 1).min(least.len()));
        let total = sums.get(until).copied().unwrap_or(sum) - sums.get(from).copied().unwrap_or(0.0);
        #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "samples are single")]
        let gain = (total / (until - from).max(1) as f64) as f32;
        *sample *= gain;
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "samples are single")]
mod tests {
    use super::*;

    /// Something like speech: bursts of a buzz with hiss, between silences.
    fn speech(rate: u32, seconds: f64, level: f64) -> Wave {
        let length = (f64::from(rate) * seconds) as u32;
        let mut seed = 7_u32;
        let samples = (0..length).map(|n| {
            let t = f64::from(n) / f64::from(rate);
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = f64::from(seed) / f64::from(u32::MAX) - 0.5;
            let voiced =
                (1..20).map(|k| (std::f64::consts::TAU * 130.0 * f64::from(k) * t).sin() / f64::from(k)).sum::<f64>();
            let part = (t * 2.5).fract();
            let value = if part < 0.55 {
                voiced
            } else if part < 0.7 {
                noise
            } else {
                0.0
            };
            (value * level) as f32
        });
        let mut samples: Vec<f32> = samples.collect();
        let silence = vec![0.0; rate as usize / 2];
        samples.splice(0..0, silence.iter().copied());
        samples.extend(silence);
        Wave { rate, samples }
    }

    fn measured(samples: &[f32]) -> (f64, f64) {
        let mut flat: Vec<f32> = samples.iter().flat_map(|value| [*value, *value]).collect();
        flat.resize(flat.len().max(96_000), 0.0);
        let mut meter = ebur128::EbuR128::new(2, PLAYED, ebur128::Mode::I | ebur128::Mode::TRUE_PEAK).unwrap();
        meter.add_frames_f32(&flat).unwrap();
        (meter.loudness_global().unwrap(), 20.0 * meter.true_peak(0).unwrap().log10())
    }

    #[test]
    fn speech_of_any_level_and_rate_comes_out_at_its_loudness_under_its_peak() {
        for (rate, seconds, gain) in [(24_000, 3.0, 0.02), (44_100, 1.0, 0.5), (16_000, 0.4, 0.3), (48_000, 6.0, 0.001)]
        {
            let done = polished(&speech(rate, seconds, gain), None).unwrap();
            assert_eq!(done.rate, RATE);
            let played = played(&done);
            let (loud, peak) = measured(&played);
            assert!((loud - LOUDNESS).abs() < 0.7, "{rate} {seconds}: {loud} LUFS");
            assert!(peak < -11.0, "{rate} {seconds}: {peak} dBTP");
            let (quieter, peak) = measured(&quiet(&played, "a few words"));
            assert!((-13.5..-11.5).contains(&(quieter - loud)) && peak < -22.0, "{quieter} {peak}");
        }
    }

    #[test]
    fn silence_at_the_ends_is_trimmed_and_the_ends_fade() {
        let wave = speech(24_000, 2.0, 0.1);
        let done = polished(&wave, None).unwrap();
        assert!((1.8..2.2).contains(&done.seconds()), "{}", done.seconds());
        assert!(done.samples[0].abs() < 1e-3 && done.samples[done.samples.len() - 1].abs() < 1e-3);
    }

    #[test]
    fn silence_is_no_speech() {
        let silence = Wave { rate: 24_000, samples: vec![0.0; 24_000] };
        assert!(matches!(polished(&silence, None), Err(WaveError::Silent)));
        assert!(polished(&Wave { rate: 24_000, samples: Vec::new() }, Some("a")).is_err());
    }

    #[test]
    fn a_limit_leaves_no_peak_and_bends_no_wave() {
        let mut samples: Vec<f32> = (0..48_000).map(|n| (f64::from(n) * 0.05).sin() as f32 * 0.1).collect();
        samples[20_000..20_100].iter_mut().for_each(|sample| *sample *= 8.0);
        limit(&mut samples);
        assert!(samples.iter().all(|sample| sample.abs() <= PEAK + 1e-6));
        assert!((samples[5_000] - (5_000.0_f64 * 0.05).sin() as f32 * 0.1).abs() < 1e-6);
    }
}
