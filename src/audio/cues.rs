//! The family of cues, in one table: what each tone's contour is, and how it sounds.
//!
//! In: a kind of cue, its length where the score gives one (breaths), a profile. Out: a [`Clip`], the same on every
//! run, at the loudness of the profile. Tones are told apart by contour and timbre, in mono and with closed eyes:
//! absolute pitch carries no meaning of its own. All pitches lie in the band of both profiles (220 to 330 Hz), so a cue
//! is learnt once. The clinical data asks for an end "a fifth lower" than a start at 220 Hz and for nothing under
//! 180 Hz: the end of a step therefore falls *by* a fifth, from 330 Hz to where the step began.
//!
//! It does not say when a cue sounds (the score does) nor how loud the person wants it (`volumes`).

use kira::Frame as Sample;

use super::clip::Clip;
use super::figures::{Figures, Profile};
use super::loudness::loudness;
use super::synth::{Air, Note, Timbre, add, breath};
use crate::score::time::{Frame, from_seconds};
use crate::score::types::CueKind;

/// How a cue is made.
enum Motif {
    /// Notes one after another, ringing into each other.
    Notes(Timbre, &'static [Note]),
    /// A breath, as long as the score says.
    Breath(Air),
}

/// The scale: just ratios over 220 Hz.
const GROUND: f64 = 220.0;
const SECOND: f64 = 247.5;
const THIRD: f64 = 275.0;
const FIFTH: f64 = 330.0;

/// Length of a breath when the score gives none: 4 s in, 6 s out.
const DEFAULT_IN: f64 = 4.0;
const DEFAULT_OUT: f64 = 6.0;

/// A note that stays: seconds from the start, pitch, seconds held.
const fn note(at: f64, pitch: f64, hold: f64) -> Note {
    Note { at, from: pitch, to: pitch, hold, pan: 0.0 }
}

/// A note that glides: pitches, seconds held.
const fn glide(from: f64, to: f64, hold: f64) -> Note {
    Note { at: 0.0, from, to, hold, pan: 0.0 }
}

/// A note on one side.
const fn aside(note: Note, pan: f64) -> Note {
    Note { pan, ..note }
}

/// The table.
const fn motif(kind: CueKind) -> Motif {
    use Timbre::{Sine, Triangle};
    match kind {
        // One steady tone, 0.9 s in all.
        CueKind::Begin => Motif::Notes(Triangle, const { &[note(0.0, GROUND, 0.0)] }),
        // The same twice: as much again.
        CueKind::HalfWay => Motif::Notes(Sine, const { &[note(0.0, THIRD, 0.0), note(0.55, THIRD, 0.0)] }),
        // One long, slow sigh.
        CueKind::EaseOff => Motif::Notes(Sine, const { &[glide(SECOND, GROUND, 1.2)] }),
        // There and back: it goes on.
        CueKind::EndOfHalf => {
            Motif::Notes(Triangle, const { &[note(0.0, GROUND, 0.0), note(0.45, THIRD, 0.0), note(0.9, GROUND, 0.0)] })
        }
        // Two notes, left then right, rising.
        CueKind::ChangeSide => {
            Motif::Notes(Sine, const { &[aside(note(0.0, SECOND, 0.0), -0.7), aside(note(0.5, FIFTH, 0.0), 0.7)] })
        }
        // Falls by a fifth.
        CueKind::EndOfStep => Motif::Notes(Triangle, const { &[note(0.0, FIFTH, 0.0), note(0.45, GROUND, 0.1)] }),
        // Down the whole chord, and stays.
        CueKind::EndOfSession => {
            Motif::Notes(Triangle, const { &[note(0.0, FIFTH, 0.0), note(0.6, THIRD, 0.0), note(1.2, GROUND, 0.8)] })
        }
        // Slides down.
        CueKind::Pause => Motif::Notes(Sine, const { &[glide(FIFTH, GROUND, 0.3)] }),
        // Slides up.
        CueKind::Resume => Motif::Notes(Sine, const { &[glide(GROUND, FIFTH, 0.3)] }),
        // Airy, opening, growing.
        CueKind::BreathIn => {
            Motif::Breath(Air { cutoff: (300.0, 600.0), swell: (-3.0, 3.0), pitch: (GROUND, THIRD), tone: 0.0 })
        }
        // Warm, closing, fading.
        CueKind::BreathOut => {
            Motif::Breath(Air { cutoff: (400.0, 200.0), swell: (3.0, -3.0), pitch: (SECOND, GROUND), tone: 0.5 })
        }
    }
}

/// The clip of a cue. `length` in frames is followed by breaths only, and is never shorter than rise and decay.
#[must_use]
pub fn clip(kind: CueKind, length: Option<Frame>, profile: Profile) -> Clip {
    let figures = profile.figures();
    let frames = match motif(kind) {
        Motif::Notes(timbre, notes) => tones(timbre, notes, profile, &figures),
        Motif::Breath(air) => {
            let usual = from_seconds(if matches!(kind, CueKind::BreathIn) { DEFAULT_IN } else { DEFAULT_OUT });
            let least = from_seconds(figures.attack + figures.release);
            let air = if profile == Profile::Quiet { air.darker() } else { air };
            breath(&air, length.unwrap_or(usual).max(least), &figures)
        }
    };
    Clip::new(levelled(frames, figures.loudness))
}

fn tones(timbre: Timbre, notes: &[Note], profile: Profile, figures: &Figures) -> Vec<Sample> {
    let slower = if profile == Profile::Quiet { 1.5 } else { 1.0 };
    let end = notes.iter().map(|note| note.at * slower + note.length(figures)).fold(0.0, f64::max);
    let mut frames = vec![Sample::ZERO; usize::try_from(from_seconds(end)).unwrap_or(0)];
    for note in notes {
        add(&mut frames, note, note.at * slower, timbre, figures);
    }
    frames
}

/// The frames at `target` LUFS; silence stays silence.
fn levelled(mut frames: Vec<Sample>, target: f64) -> Vec<Sample> {
    // Twice, as what is too soft to count depends on the level.
    for _ in 0..2 {
        if let Some(now) = loudness(&frames) {
            #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
            let gain = 10_f64.powf((target - now) / 20.0) as f32;
            for frame in &mut frames {
                *frame *= gain;
            }
        }
    }
    frames
}

/// Every kind with the notes it is made of, for tests and documents: (kind, lowest pitch, highest pitch) in Hz.
#[must_use]
pub fn pitches(kind: CueKind) -> (f64, f64) {
    let ends = |low: f64, high: f64| (low.min(high), low.max(high));
    match motif(kind) {
        Motif::Notes(_, notes) => notes.iter().fold((f64::MAX, 0.0), |(low, high), note| {
            (low.min(note.from).min(note.to), f64::max(high, note.from.max(note.to)))
        }),
        Motif::Breath(air) => ends(air.pitch.0, air.pitch.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::time::RATE;

    fn tones() -> impl Iterator<Item = CueKind> {
        CueKind::ALL.into_iter().filter(|kind| !matches!(kind, CueKind::BreathIn | CueKind::BreathOut))
    }

    fn every() -> impl Iterator<Item = (CueKind, Profile, Clip)> {
        Profile::ALL.into_iter().flat_map(|profile| CueKind::ALL.map(|kind| (kind, profile, clip(kind, None, profile))))
    }

    fn mono(clip: &Clip) -> Vec<f64> {
        clip.frames.iter().map(|frame| f64::from(frame.left + frame.right) / 2.0).collect()
    }

    /// Power at a frequency over a stretch (Goertzel under a Hann window).
    #[expect(clippy::cast_precision_loss, reason = "short stretches")]
    fn power(wave: &[f64], hertz: f64) -> f64 {
        let turn = std::f64::consts::TAU * hertz / RATE as f64;
        let length = wave.len() as f64;
        let (mut one, mut two) = (0.0, 0.0);
        for (n, x) in wave.iter().enumerate() {
            let window = 0.5 - 0.5 * (std::f64::consts::TAU * n as f64 / length).cos();
            let next = x * window + 2.0 * turn.cos() * one - two;
            (two, one) = (one, next);
        }
        (one * one + two * two - 2.0 * turn.cos() * one * two) / (length * length)
    }

    /// Power in a band in Hz, in stretches of 2048 frames, bin by bin.
    fn band(wave: &[f64], from: u32, until: u32) -> f64 {
        let bin = 48_000.0 / 2048.0;
        let bins = (0..1024_u32).map(|n| f64::from(n) * bin);
        let bins: Vec<f64> = bins.filter(|hertz| (f64::from(from)..f64::from(until)).contains(hertz)).collect();
        wave.chunks_exact(2048).map(|part| bins.iter().map(|hertz| power(part, *hertz)).sum::<f64>()).sum()
    }

    /// Greatest level of each millisecond.
    fn outline(wave: &[f64]) -> Vec<f64> {
        wave.chunks(48).map(|chunk| chunk.iter().fold(0.0, |most: f64, x| most.max(x.abs()))).collect()
    }

    fn meter(clip: &Clip, mode: ebur128::Mode) -> ebur128::EbuR128 {
        let flat: Vec<f32> = clip.frames.iter().flat_map(|frame| [frame.left, frame.right]).collect();
        let mut meter = ebur128::EbuR128::new(2, 48_000, mode).unwrap();
        meter.add_frames_f32(&flat).unwrap();
        meter
    }

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "short clips")]
    fn every_cue_is_as_loud_as_the_clinical_data_says_and_no_peak_is_over() {
        for (kind, profile, clip) in every() {
            let figures = profile.figures();
            let meter = meter(&clip, ebur128::Mode::I | ebur128::Mode::TRUE_PEAK);
            let loud = meter.loudness_global().unwrap();
            assert!((loud - figures.loudness).abs() < 0.1, "{kind:?} {profile:?}: {loud} LUFS");
            let peak = meter.true_peak(0).unwrap().max(meter.true_peak(1).unwrap());
            let peak = 20.0 * peak.log10();
            assert!(peak <= figures.true_peak - 6.0, "{kind:?} {profile:?}: {peak} dBTP");
            println!("{kind:?} {profile:?}: {loud:.2} LUFS, {peak:.1} dBTP, {:.2} s", clip.length() as f64 / 48e3);
        }
    }

    #[test]
    fn every_cue_rises_slowly_from_nothing_and_decays_slowly_to_nothing() {
        for (kind, profile, clip) in every() {
            let figures = profile.figures();
            let outline = outline(&mono(&clip));
            let most = outline.iter().copied().fold(0.0, f64::max);
            assert!(outline[0] < most * 0.003 && outline[outline.len() - 1] < most * 0.003, "{kind:?} {profile:?}");
            // Up to a quarter of its attack, a raised cosine is under 15 % of full level.
            let quarter = if figures.attack > 0.2 { 75 } else { 37 };
            assert!(outline[..quarter].iter().all(|level| *level < most * 0.15), "{kind:?} {profile:?}");
            if tones().any(|tone| tone == kind) {
                // From the last time it is near full, it takes the release to fall by 40 dB.
                let end = outline.iter().rposition(|level| *level > most * 0.9).unwrap();
                let gone = outline.iter().rposition(|level| *level > most * 0.01).unwrap();
                let least = if profile == Profile::Quiet { 750 } else { 470 };
                assert!(gone - end >= least, "{kind:?} {profile:?}: {} ms", gone - end);
            }
        }
    }

    #[test]
    fn every_pitch_and_partial_lies_in_its_band() {
        for (kind, profile, clip) in every() {
            let figures = profile.figures();
            let (low, high) = pitches(kind);
            assert!(figures.lowest <= low && high <= figures.highest, "{kind:?} {profile:?}: {low} to {high} Hz");
            let wave = mono(&clip);
            let corner = if profile == Profile::Quiet { 1200 } else { 2000 };
            let (inside, outside) = (band(&wave, 100, corner), band(&wave, corner, 8000));
            let under = 10.0 * (outside / inside).log10();
            assert!(under < -40.0, "{kind:?} {profile:?}: {under} dB over the corner");
        }
        for kind in [CueKind::BreathIn, CueKind::BreathOut] {
            let wave = mono(&clip(kind, None, Profile::Usual));
            let under = 10.0 * (band(&wave, 900, 8000) / band(&wave, 20, 600)).log10();
            assert!(under < -15.0, "{kind:?}: {under} dB");
        }
    }

    #[test]
    fn the_start_is_220_hz_for_nine_tenths_of_a_second_and_the_end_falls_by_a_fifth() {
        let start = clip(CueKind::Begin, None, Profile::Usual);
        assert_eq!(start.length(), 43_200);
        let wave = mono(&start);
        assert!(power(&wave, 220.0) > 50.0 * power(&wave, 247.5).max(power(&wave, 195.0)));
        let wave = mono(&clip(CueKind::EndOfStep, None, Profile::Usual));
        let (first, last) = (&wave[0..19_200], &wave[43_200..62_400]);
        assert!(power(first, 330.0) > 50.0 * power(first, 220.0));
        assert!(power(last, 220.0) > 50.0 * power(last, 330.0));
    }

    #[test]
    fn a_breath_is_as_long_as_the_score_says_and_swells_by_six_decibels() {
        for profile in Profile::ALL {
            for (kind, rising) in [(CueKind::BreathIn, true), (CueKind::BreathOut, false)] {
                let clip = clip(kind, Some(288_000), profile);
                assert_eq!(clip.length(), 288_000);
                let wave = mono(&clip);
                let level = |from: usize| {
                    let part = &wave[from..from + 48_000];
                    10.0 * (part.iter().map(|x| x * x).sum::<f64>() / 48_000.0).log10()
                };
                let swell = if rising { level(177_000) - level(15_000) } else { level(15_000) - level(177_000) };
                assert!((2.0..9.0).contains(&swell), "{kind:?} {profile:?}: {swell} dB");
            }
            assert!(clip(CueKind::BreathIn, Some(1), profile).length() > 40_000);
        }
    }

    #[test]
    fn a_change_of_side_goes_from_left_to_right_and_is_told_in_mono_too() {
        let clip = clip(CueKind::ChangeSide, None, Profile::Usual);
        let power = |from: usize, side: fn(&Sample) -> f32| {
            clip.frames[from..from + 9600].iter().map(|frame| f64::from(side(frame)).powi(2)).sum::<f64>()
        };
        assert!(power(4800, |frame| frame.left) > 4.0 * power(4800, |frame| frame.right));
        assert!(power(40_000, |frame| frame.right) > 4.0 * power(40_000, |frame| frame.left));
    }

    #[test]
    fn cues_are_told_apart_in_mono() {
        // Power in slots of 100 ms and of 10 Hz from 200 to 360 Hz, plus the third partial as timbre.
        let picture = |kind| {
            let wave = mono(&clip(kind, None, Profile::Usual));
            let mut picture = Vec::new();
            for slot in 0..30 {
                let part = wave.get(slot * 4800..(slot + 2) * 4800).unwrap_or(&[]);
                for step in 0..17 {
                    let hertz = f64::from(200 + step * 10);
                    picture.push(if part.is_empty() { 0.0 } else { power(part, hertz).sqrt() });
                }
            }
            let size = picture.iter().map(|x| x * x).sum::<f64>().sqrt();
            picture.into_iter().map(|x| x / size).collect::<Vec<_>>()
        };
        let pictures = CueKind::ALL.map(|kind| (kind, picture(kind)));
        for (index, (one, a)) in pictures.iter().enumerate() {
            for (other, b) in &pictures[index + 1..] {
                let alike: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
                assert!(alike < 0.9, "{one:?} and {other:?}: {alike:.2}");
                if alike > 0.7 {
                    println!("{one:?} and {other:?}: {alike:.2}");
                }
            }
        }
    }

    #[test]
    fn a_cue_is_the_same_on_every_run() {
        for (kind, profile, first) in every() {
            assert_eq!(first, clip(kind, None, profile));
        }
    }
}
