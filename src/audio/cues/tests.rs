//! Every theme in both profiles, measured: the figures of the clinical data, part 7.3, on the rendered sound.

use super::measure::{band, decibels, levels, measured, mono, near, outline, power, tuned, windowed};
use super::themes::Shade;
use super::*;
use crate::audio::synth::timbre::passes;

const HEARD: [Theme; 3] = [Theme::Bowl, Theme::Reed, Theme::Breath];

const fn is_tone(kind: CueKind) -> bool {
    !matches!(kind, CueKind::BreathIn | CueKind::BreathOut)
}

fn heard(kind: CueKind, profile: Profile, theme: Theme) -> Clip {
    clip(kind, None, profile, theme).unwrap()
}

/// Every cue that sounds, with its name.
fn every() -> impl Iterator<Item = (String, CueKind, Profile, Clip)> {
    let of = |theme: Theme| {
        Profile::ALL.into_iter().flat_map(move |profile| {
            let name = move |kind| format!("{} {kind:?} {profile:?}", theme.name());
            CueKind::ALL.map(|kind| (name(kind), kind, profile, heard(kind, profile, theme)))
        })
    };
    HEARD.into_iter().flat_map(of)
}

#[test]
fn the_loudest_moment_of_every_cue_is_as_loud_as_the_clinical_data_says_and_no_peak_is_over() {
    for (name, _, profile, clip) in every() {
        let figures = profile.figures();
        let loud = measured(&clip);
        assert!((loud.moment - figures.loudness).abs() < 0.1, "{name}: {} LUFS", loud.moment);
        // Over the whole it is never louder, and not much softer.
        let least = figures.loudness - 4.0;
        assert!((least..figures.loudness + 0.1).contains(&loud.whole), "{name}: {} LUFS", loud.whole);
        assert!(loud.peak <= figures.true_peak - 6.0, "{name}: {} dBTP", loud.peak);
    }
}

#[test]
fn every_cue_rises_slowly_from_nothing_and_decays_slowly_to_nothing() {
    for (name, kind, profile, clip) in every() {
        let figures = profile.figures();
        let wave = mono(&clip);
        let outline = outline(&wave);
        let most = outline.iter().copied().fold(0.0, f64::max);
        assert!(outline[0] < most * 0.003 && outline[outline.len() - 1] < most * 0.003, "{name}");
        // Up to a quarter of its attack, a raised cosine is under 15 % of full level.
        let quarter = if figures.attack > 0.2 { 75 } else { 37 };
        assert!(outline[..quarter].iter().all(|level| *level < most * 0.15), "{name}");
        if is_tone(kind) {
            // From the last time it is near full, it takes the release to fall by 40 dB.
            let level = levels(&wave);
            let most = level.iter().copied().fold(0.0, f64::max);
            let end = level.iter().rposition(|level| *level > most * 0.9).unwrap();
            let gone = level.iter().rposition(|level| *level > most * 0.01).unwrap();
            let least = if profile == Profile::Quiet { 750 } else { 470 };
            assert!(gone - end >= least, "{name}: {} ms", gone - end);
        }
    }
}

#[test]
fn every_pitch_and_partial_lies_in_its_band() {
    for (name, kind, profile, clip) in every() {
        let figures = profile.figures();
        let (low, high) = pitches(kind);
        assert!(figures.lowest <= low && high <= figures.highest, "{name}: {low} to {high} Hz");
        let wave = mono(&clip);
        let corner = if profile == Profile::Quiet { 1200 } else { 2000 };
        let under = decibels(band(&wave, corner, 8000) / band(&wave, 100, corner));
        assert!(under < -40.0, "{name}: {under} dB over the corner");
        if !is_tone(kind) {
            let under = decibels(band(&wave, 900, 8000) / band(&wave, 20, 600));
            assert!(under < -15.0, "{name}: {under} dB");
        }
    }
}

#[test]
fn no_two_partials_that_sound_together_beat() {
    for (theme, profile) in HEARD.into_iter().flat_map(|theme| Profile::ALL.map(|profile| (theme, profile))) {
        let figures = profile.figures();
        for kind in CueKind::ALL {
            let Motif::Notes(shade, notes) = motif(kind) else { continue };
            let timbre = theme.timbre(shade).unwrap();
            let partials = |note: &Note| {
                let both = [note.from, note.to].into_iter();
                let all = both.flat_map(|pitch| timbre.partials.iter().map(move |(multiple, _)| multiple * pitch));
                all.filter(|hertz| passes(*hertz, figures.cutoff) > 0.0).collect::<Vec<_>>()
            };
            for (index, one) in notes.iter().enumerate() {
                for other in &notes[index..] {
                    for a in partials(one) {
                        let apart = |b: &f64| (a - b).abs() < 1e-6 || (a - b).abs() >= 20.0;
                        let beats = partials(other).into_iter().find(|b| !apart(b));
                        assert_eq!(beats, None, "{theme:?} {kind:?} {profile:?}: with {a} Hz");
                    }
                }
            }
        }
    }
}

#[test]
fn a_tone_rises_once_and_falls_once() {
    for (theme, profile) in [Theme::Bowl, Theme::Reed].into_iter().flat_map(|theme| Profile::ALL.map(|p| (theme, p))) {
        // In stretches of 50 ms: eleven turns of 220 Hz.
        let wave = mono(&heard(CueKind::Begin, profile, theme));
        let level: Vec<f64> = wave.chunks_exact(2400).map(|part| part.iter().map(|x| x * x).sum()).collect();
        let turns = level.windows(3).filter(|three| (three[1] > three[0]) != (three[2] > three[1])).count();
        assert_eq!(turns, 1, "{theme:?} {profile:?}: {level:?}");
    }
}

#[test]
fn a_held_tone_does_not_flutter() {
    for (theme, profile) in HEARD.into_iter().flat_map(|theme| Profile::ALL.map(|profile| (theme, profile))) {
        // The second that is held of the long sigh, in stretches of 50 ms.
        let wave = mono(&heard(CueKind::EaseOff, profile, theme));
        let held = wave[14_400..62_400].chunks(2400).map(|part| decibels(part.iter().map(|x| x * x).sum::<f64>()));
        let (least, most) = held.fold((f64::MAX, f64::MIN), |(least, most), x| (least.min(x), most.max(x)));
        assert!(most - least < 1.0, "{theme:?} {profile:?}: {} dB", most - least);
    }
}

#[test]
fn the_start_is_220_hz_for_nine_tenths_of_a_second_and_the_end_falls_by_a_fifth() {
    for theme in HEARD {
        let start = heard(CueKind::Begin, Profile::Usual, theme);
        assert_eq!(start.length(), 43_200);
        let wave = mono(&start);
        let clear = |wave: &[f64], pitch, not| decibels(power(wave, pitch) / power(wave, not));
        assert!(clear(&wave, 220.0, 275.0) > 17.0 && clear(&wave, 220.0, 165.0) > 17.0, "{theme:?}");
        let wave = mono(&heard(CueKind::EndOfStep, Profile::Usual, theme));
        assert!(clear(&wave[0..19_200], 330.0, 220.0) > 17.0, "{theme:?}");
        assert!(clear(&wave[43_200..62_400], 220.0, 330.0) > 17.0, "{theme:?}");
    }
}

#[test]
fn a_breath_is_as_long_as_the_score_says_and_swells_by_six_decibels() {
    for (theme, profile) in HEARD.into_iter().flat_map(|theme| Profile::ALL.map(|profile| (theme, profile))) {
        for (kind, rising) in [(CueKind::BreathIn, true), (CueKind::BreathOut, false)] {
            let clip = clip(kind, Some(288_000), profile, theme).unwrap();
            assert_eq!(clip.length(), 288_000);
            let wave = mono(&clip);
            let level = |from: usize| decibels(wave[from..from + 48_000].iter().map(|x| x * x).sum::<f64>() / 48_000.0);
            let swell = if rising { level(177_000) - level(15_000) } else { level(15_000) - level(177_000) };
            assert!((2.0..9.0).contains(&swell), "{theme:?} {kind:?} {profile:?}: {swell} dB");
        }
        assert!(clip(CueKind::BreathIn, Some(1), profile, theme).unwrap().length() > 40_000);
    }
}

#[test]
fn a_change_of_side_goes_from_left_to_right_and_is_told_in_mono_too() {
    for theme in HEARD {
        let clip = heard(CueKind::ChangeSide, Profile::Usual, theme);
        let power = |from: usize, side: fn(&Sample) -> f32| {
            clip.frames()[from..from + 9600].iter().map(|frame| f64::from(side(frame)).powi(2)).sum::<f64>()
        };
        assert!(power(4800, |frame| frame.left) > 4.0 * power(4800, |frame| frame.right));
        assert!(power(40_000, |frame| frame.right) > 4.0 * power(40_000, |frame| frame.left));
    }
}

/// Power in slots of 100 ms and of 10 Hz from 200 to 360 Hz, brought to a length of 1: the contour alone.
fn picture(kind: CueKind, profile: Profile, theme: Theme) -> Vec<f64> {
    let wave = mono(&heard(kind, profile, theme));
    let mut picture = Vec::new();
    for slot in 0..30 {
        let part = windowed(wave.get(slot * 4800..(slot + 2) * 4800).unwrap_or(&[]));
        picture.extend((0..17).map(|step| tuned(&part, f64::from(200 + step * 10)).max(0.0).sqrt()));
    }
    let size = picture.iter().map(|x| x * x).sum::<f64>().sqrt();
    picture.into_iter().map(|x| x / size).collect()
}

#[test]
fn cues_are_told_apart_in_mono_by_contour_alone() {
    for (theme, profile) in HEARD.into_iter().flat_map(|theme| Profile::ALL.map(|profile| (theme, profile))) {
        let pictures = CueKind::ALL.map(|kind| (kind, picture(kind, profile, theme)));
        for (index, (one, a)) in pictures.iter().enumerate() {
            for (other, b) in &pictures[index + 1..] {
                let alike: f64 = a.iter().zip(b).map(|(x, y)| x * y).sum();
                assert!(alike < 0.9, "{theme:?} {profile:?} {one:?} and {other:?}: {alike:.2}");
            }
        }
    }
}

#[test]
fn the_two_shades_of_a_theme_contrast() {
    for (theme, profile) in HEARD.into_iter().flat_map(|theme| Profile::ALL.map(|profile| (theme, profile))) {
        // Beside the pitch, round its octave and round its twelfth, in dB under the pitch.
        let colour = |shade| {
            let note = Note { at: 0.0, from: 220.0, to: 220.0, hold: 0.0, pan: 0.0 };
            let figures = profile.figures();
            let wave = mono(&Clip::new(tones(theme.timbre(shade).unwrap(), &[note], profile, &figures)));
            let wave = &wave[2400..26_400];
            let pitch = near(wave, 205.0, 236.0);
            [(240.0, 330.0), (400.0, 480.0), (600.0, 700.0)].map(|(a, b)| decibels(near(wave, a, b) / pitch).max(-35.0))
        };
        let (plain, full) = (colour(Shade::Plain), colour(Shade::Full));
        let contrast = plain.iter().zip(full).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        assert!(contrast > 5.0, "{theme:?} {profile:?}: {plain:?} and {full:?}");
    }
}

#[test]
fn a_cue_is_the_same_on_every_run_and_another_in_every_theme() {
    for kind in CueKind::ALL {
        for profile in Profile::ALL {
            let first = HEARD.map(|theme| heard(kind, profile, theme));
            assert_eq!(first, HEARD.map(|theme| heard(kind, profile, theme)));
            assert!(first[0] != first[1] && first[1] != first[2] && first[0] != first[2], "{kind:?} {profile:?}");
        }
    }
}

#[test]
fn without_a_theme_every_cue_and_breath_is_silent() {
    for kind in CueKind::ALL {
        assert!(Profile::ALL.iter().all(|profile| clip(kind, None, *profile, Theme::None).is_none()));
    }
}
