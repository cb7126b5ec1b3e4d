//! The bed: a quiet, even ground under tones and words, off unless the person turns it up.
//!
//! In: how loud, whether a session runs, whether words are near. Out: one frame at a time. It is 22 dB under speech at
//! full slider (clinical data, 7.3, after WCAG 1.4.7: at least 20 dB), never in the quiet profile, fades in and out
//! over seconds, and makes room for words by 3 dB over 2 s: no level in a session changes faster.
//!
//! What it is: noise falling by 6 dB an octave above 150 Hz and nothing above 600 Hz, without beats, swells or any event;
//! the same on every run, from a loop of 20 s whose ends are blended into each other.
//!
//! It neither allocates, locks nor frees while it plays.

use kira::Frame as Sample;

use super::clip::Clip;
use super::loudness::loudness;
use super::synth::filter::{LowPass, Noise};
use super::volumes::{CHANGE, Ramp};
use crate::score::time::{Frame, whole};

/// Loudness at full slider in LUFS: 22 dB under speech at −23.
pub const LOUDNESS: f64 = -45.0;

/// Making room for words takes so long, before they begin and after they end.
pub const DUCK: Frame = whole(2);
/// It goes down by 3 dB: the most that a level may change in a session.
const DUCKED: f32 = 0.708;
/// It comes and goes over so long.
const FADE: Frame = whole(3);

/// The pole of a low-pass at 150 Hz: 1 − e^(−2π 150 / 48,000).
const FALLS: f64 = 0.019_444;

/// Frames of the loop, and of the blend of its ends.
const LENGTH: usize = 960_000;
const BLEND: usize = 96_000;

/// The loop; it takes a moment to make.
#[must_use]
pub fn clip() -> Clip {
    let mut noise = Noise::new(0x0bed_0bed);
    let mut ends = LowPass::default();
    let mut falls = 0.0_f64;
    let mut made = Vec::with_capacity(LENGTH + BLEND);
    // What the filters make of their silent beginning is left out.
    for n in 0..LENGTH + BLEND + 9600 {
        // One pole at 150 Hz, then the end at 600 Hz.
        falls += (noise.value() - falls) * FALLS;
        let value = ends.next(falls, 600.0);
        if n >= 9600 {
            made.push(value);
        }
    }
    // The end goes over into what came before the beginning, at equal power: the two are different noises.
    for n in 0..BLEND {
        #[expect(clippy::cast_precision_loss, reason = "far under 2^53")]
        let turn = n as f64 / BLEND as f64 * std::f64::consts::FRAC_PI_2;
        made[LENGTH + n] = made[LENGTH + n] * turn.cos() + made[n] * turn.sin();
    }
    #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
    let mut kept: Vec<f32> = made[BLEND..].iter().map(|value| *value as f32).collect();
    let frames: Vec<Sample> = kept.iter().map(|value| Sample::from_mono(*value)).collect();
    if let Some(now) = loudness(&frames) {
        #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
        let gain = 10_f64.powf((LOUDNESS - now) / 20.0) as f32;
        for value in &mut kept {
            *value *= gain;
        }
    }
    Clip::mono(&kept)
}

/// The bed as it plays.
pub(super) struct Bed {
    clip: Clip,
    index: usize,
    slider: Ramp,
    under: Ramp,
    duck: Ramp,
}

impl Bed {
    pub(super) fn new(clip: Clip, gain: f32) -> Self {
        Self { clip, index: 0, slider: Ramp::still(gain), under: Ramp::still(0.0), duck: Ramp::still(1.0) }
    }

    /// The slider's gain.
    pub(super) fn level(&mut self, gain: f32) {
        self.slider.turn_to(gain, CHANGE);
    }

    /// Whether it lies under a session, and whether words are near.
    pub(super) fn follow(&mut self, under: bool, words: bool) {
        let turn = |ramp: &mut Ramp, to: f32, length| {
            if (ramp.target() - to).abs() > f32::EPSILON {
                ramp.turn_to(to, length);
            }
        };
        turn(&mut self.under, if under { 1.0 } else { 0.0 }, FADE);
        turn(&mut self.duck, if words { DUCKED } else { 1.0 }, DUCK);
    }

    pub(super) fn now(&self) -> Sample {
        let gain = self.slider.gain() * self.under.gain();
        if gain <= 0.0 { Sample::ZERO } else { self.clip.at(self.index) * (gain * self.duck.gain()) }
    }

    pub(super) fn advance(&mut self, frames: Frame) {
        let by = usize::try_from(frames).unwrap_or(0);
        self.index = (self.index + by) % self.clip.len().max(1);
        self.slider.advance(frames);
        self.under.advance(frames);
        self.duck.advance(frames);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_more_than_20_db_under_speech_and_even_all_the_way_round() {
        let clip = clip();
        let frames = clip.frames();
        let loud = |part: &[Sample]| loudness(part).unwrap();
        assert!((loud(&frames) - LOUDNESS).abs() < 0.1, "{}", loud(&frames));
        let twice: Vec<Sample> = frames.iter().chain(frames.iter()).copied().collect();
        for start in (0..frames.len()).step_by(48_000) {
            let part = loud(&twice[start..start + 96_000]);
            assert!((part - LOUDNESS).abs() < 1.0, "{start}: {part}");
        }
        let step = |a: usize, b: usize| (twice[a].left - twice[b].left).abs();
        let most = (1..frames.len()).map(|n| step(n - 1, n)).fold(0.0, f32::max);
        assert!(step(frames.len() - 1, frames.len()) <= most);
    }

    #[test]
    fn it_comes_and_goes_over_seconds_and_makes_room_by_three_decibels() {
        let mut bed = Bed::new(Clip::mono(&[0.5; 10]), 1.0);
        let level = |bed: &Bed| bed.now().left;
        assert!(level(&bed) <= 0.0);
        bed.follow(true, false);
        bed.advance(FADE / 2);
        assert!((level(&bed) - 0.25).abs() < 1e-3);
        bed.advance(FADE);
        assert!((level(&bed) - 0.5).abs() < 1e-4);
        bed.follow(true, true);
        bed.advance(DUCK);
        assert!((20.0 * (level(&bed) / 0.5).log10() + 3.0).abs() < 0.05);
        bed.follow(false, false);
        bed.advance(FADE);
        assert!(level(&bed) <= 0.0);
    }
}
