//! The voice that ships: whole, level, calm, and never cut; recordings and own words in its place.

#![expect(clippy::cast_precision_loss, reason = "figures of tests")]

mod own;
mod recorded;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use stillpoint::audio::clip::Clip;
use stillpoint::audio::figures::Profile;
use stillpoint::audio::speaker::Speaker;
use stillpoint::library::Library;
use stillpoint::score::choices::{Choices, Guidance};
use stillpoint::score::compile::compile;
use stillpoint::score::queue::{Form, utterances};
use stillpoint::score::types::{Score, WordsKind};
use stillpoint::voice::cast::Cast;
use stillpoint::voice::make::{self, State};
use stillpoint::voice::pack::Pack;
use stillpoint::voice::pauses::words;

pub(crate) fn library() -> Library {
    Library::open().unwrap()
}

fn state() -> State {
    let library = library();
    let pack = Pack::open(&library).unwrap();
    make::state(&library, &pack, &pack.files()).unwrap()
}

/// Every line with its clip in each profile; made once.
fn clips() -> &'static [(String, [Clip; 2])] {
    static CLIPS: OnceLock<Vec<(String, [Clip; 2])>> = OnceLock::new();
    CLIPS.get_or_init(|| {
        let cast = Cast::shipped(&library()).unwrap();
        let texts: BTreeSet<String> = state().wanted;
        let both = |text: &String| Profile::ALL.map(|profile| cast.clip(text, profile).unwrap());
        texts.iter().map(|text| (text.clone(), both(text))).collect()
    })
}

/// Gated loudness, and true peak in decibels.
fn measured(clip: &Clip) -> (f64, f64) {
    let mut flat: Vec<f32> = clip.frames().iter().flat_map(|frame| [frame.left, frame.right]).collect();
    // A second at least, as an integrated measure needs.
    flat.resize(flat.len().max(96_000), 0.0);
    let mut meter = ebur128::EbuR128::new(2, 48_000, ebur128::Mode::I | ebur128::Mode::TRUE_PEAK).unwrap();
    meter.add_frames_f32(&flat).unwrap();
    (meter.loudness_global().unwrap(), 20.0 * meter.true_peak(0).unwrap().log10())
}

/// Every bundled routine with these choices, where it allows them.
fn scores(choices: &Choices) -> Vec<Score> {
    let library = library();
    let routines = library.list().into_iter().filter(|entry| !entry.own).filter_map(|entry| entry.routine);
    routines.filter_map(|routine| compile(&routine, library.atlas(), choices).ok()).collect()
}

#[test]
fn the_pack_has_every_line_of_every_routine_and_nothing_that_nobody_asks_for() {
    let state = state();
    assert!(state.wanted.len() > 200);
    assert_eq!((state.missing, state.stale), (Vec::new(), Vec::new()), "make it anew with `stillpoint voice`");
}

#[test]
fn the_pack_is_small_and_says_whose_voice_it_is() {
    let library = library();
    let pack = Pack::open(&library).unwrap();
    let bytes: usize = pack.files().iter().map(|name| library.asset(name).unwrap().len()).sum();
    assert!(bytes < 25 << 20, "{bytes}");
    let licence = library.text(&format!("voice/{}", pack.about().licence)).unwrap();
    assert!(licence.contains("CMU ARCTIC") && licence.contains("LESSER GENERAL PUBLIC LICENSE"));
    assert!(stillpoint::voice::engines::named(&pack.about().engine).is_some());
}

#[test]
fn every_line_is_as_loud_as_the_clinical_data_says_in_both_profiles() {
    for (text, [usual, quiet]) in clips() {
        let ((loud, peak), (soft, low)) = (measured(usual), measured(quiet));
        assert!((loud + 23.0).abs() <= 1.0 && peak <= -9.0, "{text}: {loud:.1} LUFS, {peak:.1} dBTP");
        assert!((soft + 35.0).abs() <= 1.0 && low <= -20.0, "{text}: {soft:.1} LUFS, {low:.1} dBTP, quiet");
    }
}

#[test]
fn the_words_come_at_a_calm_pace_and_more_calmly_in_quiet_comfort() {
    let pace = |profile: usize| {
        // Numbers are more words than they are written in.
        let plain = |text: &str| !text.contains(|letter: char| letter.is_ascii_digit());
        let long = clips().iter().filter(|(text, _)| words(text) >= 6 && plain(text));
        let (words, frames) =
            long.fold((0, 0), |(count, frames), (text, both)| (count + words(text), frames + both[profile].length()));
        words as f64 * 60.0 * 48_000.0 / frames as f64
    };
    assert!((130.0..=150.0).contains(&pace(0)), "{}", pace(0));
    assert!((110.0..=125.0).contains(&pace(1)), "{}", pace(1));
}

#[test]
fn nothing_sounds_outside_the_band_of_its_profile() {
    // Power over a corner against all, by a plain difference filter cascaded: enough to see what a filter left out.
    for (text, both) in clips().iter().step_by(9) {
        for (clip, corner) in both.iter().zip([7_500.0, 5_200.0]) {
            let wave: Vec<f64> = clip.frames().iter().map(|frame| f64::from(frame.left)).collect();
            let over = high(&wave, corner);
            let under = 10.0 * (power(&over) / power(&wave)).log10();
            assert!(under < -30.0, "{text}: {under:.1} dB over {corner} Hz");
        }
    }
}

fn power(wave: &[f64]) -> f64 {
    wave.iter().map(|x| x * x).sum()
}

/// What lies over a corner: a windowed sinc of 401 taps.
fn high(wave: &[f64], corner: f64) -> Vec<f64> {
    let tap = |k: i32| {
        let x = f64::from(k);
        let window = 0.5 + 0.5 * (std::f64::consts::PI * x / 201.0).cos();
        let ideal = if k == 0 {
            1.0 - corner / 24_000.0
        } else {
            -(std::f64::consts::PI * x * corner / 24_000.0).sin() / (std::f64::consts::PI * x)
        };
        ideal * window
    };
    let taps: Vec<f64> = (-200..=200).map(tap).collect();
    wave.windows(taps.len()).step_by(3).map(|part| part.iter().zip(&taps).map(|(x, tap)| x * tap).sum()).collect()
}

#[test]
fn every_instruction_and_every_warning_is_spoken_whole_or_short_in_every_routine() {
    let cast = Cast::shipped(&library()).unwrap();
    let mut spoken = 0;
    for guidance in [Guidance::Full, Guidance::Short, Guidance::Names] {
        for quiet in [false, true] {
            for score in scores(&Choices { guidance, quiet, ..Choices::default() }) {
                let length = |text: &str, _| cast.clip(text, Profile::quiet(quiet)).map(|clip| clip.length());
                let said = utterances(&score, length);
                for (index, words) in score.words.iter().enumerate() {
                    if words.kind <= WordsKind::Transition && !words.spoken.is_empty() {
                        let one = said.iter().find(|one| one.line == index);
                        assert!(one.is_some(), "{} {guidance:?} quiet {quiet}: {}", score.routine, words.spoken);
                        spoken += usize::from(one.is_some_and(|one| one.form == Form::Spoken));
                    }
                }
            }
        }
    }
    assert!(spoken > 100, "{spoken}");
}

#[test]
fn the_voice_tells_where_which_side_and_how_long_before_each_touch_of_a_step() {
    let cast = Cast::shipped(&library()).unwrap();
    for score in scores(&Choices::default()) {
        let said = utterances(&score, |text, _| cast.clip(text, Profile::Usual).map(|clip| clip.length()));
        for (index, half) in score.halves.iter().enumerate() {
            let inside = |at| (half.start..half.touch).contains(&at);
            let kinds: BTreeSet<WordsKind> = said
                .iter()
                .filter(|one| inside(one.at))
                .filter_map(|one| score.words.get(one.line))
                .map(|words| words.kind)
                .collect();
            let led_in = score.words.iter().any(|words| inside(words.at) && words.kind == WordsKind::Instruction);
            if led_in {
                assert!(kinds.contains(&WordsKind::Count), "{} half {index}: how long is not said", score.routine);
            } else if half.second {
                assert!(kinds.contains(&WordsKind::Transition), "{} half {index}: the side is not said", score.routine);
            }
        }
    }
}
