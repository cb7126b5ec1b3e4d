//! The sound of a whole score: exact onsets whatever the buffers, pause, resume and jumps, sums, repeatability.

#![expect(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "helpers of tests, on small numbers"
)]

mod devices;
mod files;
mod hand_over;
mod levels;
mod no_allocation;
mod spoken;

use std::sync::Arc;

use kira::Frame as Sample;
use stillpoint::atlas::vocabulary::{Level, Phase};
use stillpoint::audio::clip::Clip;
use stillpoint::audio::cues::Theme;
use stillpoint::audio::figures::Profile;
use stillpoint::audio::offline::{Cut, Offline};
use stillpoint::audio::orders::What;
use stillpoint::audio::sheet::{Bank, Sheet};
use stillpoint::audio::snapshot::State;
use stillpoint::audio::speaker::Speaker;
use stillpoint::audio::volumes::Volumes;
use stillpoint::score::choices::Choices;
use stillpoint::score::time::{Frame, whole};
use stillpoint::score::types::{BreathSpan, Cue, CueKind, Half, Score, Words, WordsKind};

/// Level of a test impulse: some may fall together without touching the ceiling.
const LEVEL: f32 = 0.0625;

const CUTS: [(usize, usize); 9] =
    [(64, 441), (64, 512), (64, 1024), (128, 441), (128, 512), (128, 1024), (512, 441), (512, 512), (512, 1024)];

/// A score of cues and breaths only.
pub(crate) fn score(length: Frame, cues: &[(Frame, CueKind)], breaths: &[BreathSpan]) -> Score {
    Score {
        routine: "test".to_owned(),
        hash: String::new(),
        title: "Test".to_owned(),
        choices: Choices::default(),
        level: Level::Usual,
        phase: Phase::Between,
        length,
        practice: length,
        steps: Vec::new(),
        halves: Vec::new(),
        beats: Vec::new(),
        contacts: Vec::new(),
        words: Vec::new(),
        cues: cues.iter().map(|(at, kind)| Cue { at: *at, kind: *kind }).collect(),
        breaths: breaths.to_vec(),
        views: Vec::new(),
        check_ins: Vec::new(),
        changes: Vec::new(),
    }
}

/// A made-up session of a minute: two sides, a breath, everything that sounds.
pub(crate) fn session() -> Score {
    let breath = |n: Frame| BreathSpan { start: whole(30 + 10 * n), turn: whole(34 + 10 * n), end: whole(40 + 10 * n) };
    let breaths = [breath(0), breath(1)];
    let mut cues = vec![
        (whole(4), CueKind::Begin),
        (whole(9) + 7, CueKind::HalfWay),
        (whole(12), CueKind::EaseOff),
        (whole(15), CueKind::EndOfHalf),
        (whole(17), CueKind::ChangeSide),
        (whole(21), CueKind::Begin),
        (whole(26) + 4799, CueKind::EndOfStep),
    ];
    cues.extend(breaths.iter().flat_map(|b| [(b.start, CueKind::BreathIn), (b.turn, CueKind::BreathOut)]));
    cues.push((whole(52), CueKind::EndOfSession));
    let mut score = score(whole(54), &cues, &breaths);
    score.words = vec![
        line(whole(1), whole(4), WordsKind::Instruction, "Rest the hand there and breathe."),
        line(whole(10) + 11, whole(14), WordsKind::Encouragement, "Let it be heavy."),
        line(whole(16), whole(17), WordsKind::Transition, "Change sides now, slowly and gently."),
        line(whole(27), whole(30), WordsKind::Safety, "Any dizziness?"),
    ];
    let half = |start: u64, touch: u64, lift: u64, second| Half {
        step: 0,
        side: None,
        second,
        start: whole(start),
        touch: whole(touch),
        lift: whole(lift),
    };
    score.halves = vec![half(0, 4, 15, false), half(15, 21, 27, true), half(27, 30, 50, false)];
    score
}

/// Cues at frames that fall nowhere near a buffer's edge, and at its edges, and together.
fn scattered() -> Score {
    let mut at: Frame = 0;
    let mut cues = vec![(0, CueKind::Begin), (128, CueKind::Begin), (511, CueKind::Begin), (511, CueKind::HalfWay)];
    let mut step: Frame = 1009;
    for _ in 0..200 {
        at += 512 + step % 3571;
        step = step * 7919 % 104_729;
        cues.push((at, CueKind::Begin));
    }
    score(at + 5000, &cues, &[])
}

/// A voice that takes a quarter of a second for each word, on one pitch.
pub(crate) struct Hum;

impl Speaker for Hum {
    fn clip(&self, text: &str, profile: Profile) -> Option<Clip> {
        let level = if profile == Profile::Quiet { 0.02 } else { 0.08 };
        let length = 12_000 * u32::try_from(text.split_whitespace().count()).unwrap();
        let wave = |n: u32| (f64::from(n) * 0.03).sin() as f32 * level;
        Some(Clip::mono(&(0..length).map(wave).collect::<Vec<f32>>()))
    }

    fn news(&self) -> u64 {
        0
    }
}

/// What is heard of a score in the first theme, with that voice.
pub(crate) fn sheet_of(score: &Score, bank: &mut Bank) -> Sheet {
    Sheet::of(score, bank, Theme::default(), &Hum)
}

fn line(at: Frame, until: Frame, kind: WordsKind, text: &str) -> Words {
    let text = text.to_owned();
    Words { at, until, half: 0, kind, short: Some("Short.".to_owned()), spoken: text.clone(), text }
}

fn impulses(score: &Score) -> Arc<Sheet> {
    Arc::new(Sheet::with(score, |_, _, _| Some(Clip::impulse(LEVEL)), |_, _| Some(Clip::impulse(LEVEL))))
}

fn player(cut: Cut) -> Offline {
    Offline::new(cut, Volumes::FULL, Profile::Usual, &mut Bank::default()).unwrap()
}

fn cut(internal: usize, callback: usize) -> Cut {
    Cut { rate: 48_000, internal, callback }
}

fn play(sheet: &Arc<Sheet>, from: Frame, count_in: Frame) -> What {
    What::Play { sheet: Arc::clone(sheet), from, count_in, tone: false, generation: 1 }
}

fn size(frames: Frame) -> usize {
    usize::try_from(frames).unwrap()
}

/// Where something sounds.
fn onsets(made: &[Sample]) -> Vec<usize> {
    made.iter().enumerate().filter(|(_, frame)| frame.left.abs() > LEVEL / 2.0).map(|(n, _)| n).collect()
}

fn expected(score: &Score, from: Frame, shift: usize) -> Vec<usize> {
    let mut at: Vec<usize> =
        score.cues.iter().filter(|cue| cue.at >= from).map(|cue| size(cue.at - from) + shift).collect();
    at.dedup();
    at
}

#[test]
fn a_cue_starts_on_its_frame_whatever_the_buffers() {
    let score = scattered();
    let sheet = impulses(&score);
    for (internal, callback) in CUTS {
        let mut player = player(cut(internal, callback));
        player.handle().send(play(&sheet, 0, 0));
        let made = player.run(size(score.length));
        assert_eq!(onsets(&made), expected(&score, 0, 0), "{internal} {callback}");
        assert!((made[511].left - 2.0 * LEVEL).abs() < 1e-7);
    }
}

#[test]
fn a_count_in_puts_every_cue_off_by_exactly_its_length() {
    let score = scattered();
    let sheet = impulses(&score);
    for (internal, callback) in CUTS {
        let mut player = player(cut(internal, callback));
        player.handle().send(play(&sheet, 0, 144_001));
        let made = player.run(size(score.length) + 144_001);
        assert_eq!(onsets(&made), expected(&score, 0, 144_001), "{internal} {callback}");
    }
}

#[test]
fn after_a_jump_every_later_cue_is_on_its_frame_and_no_earlier_one_sounds() {
    let score = scattered();
    let sheet = impulses(&score);
    for (internal, callback) in CUTS {
        for from in [score.cues[50].at, score.cues[50].at + 1, 100_003] {
            let mut player = player(cut(internal, callback));
            player.handle().send(play(&sheet, 0, 0));
            let before = player.run(30_000).len();
            assert!(before >= 30_000);
            player.handle().send(play(&sheet, from, 4801));
            let made = player.run(size(score.length));
            let wanted: Vec<usize> = expected(&score, from, 4801).into_iter().filter(|at| *at < made.len()).collect();
            assert_eq!(onsets(&made), wanted, "{internal} {callback} {from}");
        }
    }
}

#[test]
fn hold_stops_the_playhead_on_its_frame_and_play_goes_on_from_there() {
    let score = scattered();
    let sheet = impulses(&score);
    for (internal, callback) in CUTS {
        let mut player = player(cut(internal, callback));
        player.handle().send(play(&sheet, 0, 0));
        let mut heard = player.run(60_000);
        let held_at = heard.len();
        player.handle().send(What::Hold { tone: false });
        let silence = player.run(50_000);
        assert_eq!(onsets(&silence), Vec::<usize>::new());
        let reading = player.handle().read().unwrap();
        assert_eq!((reading.position.frame, reading.position.state), (held_at as Frame, State::Held));
        player.handle().send(play(&sheet, held_at as Frame, 0));
        heard.extend(player.run(size(score.length) - held_at));
        assert_eq!(onsets(&heard), expected(&score, 0, 0), "{internal} {callback}");
    }
}

#[test]
fn two_runs_are_the_same_bit_for_bit_and_the_buffers_do_not_matter() {
    let score = session();
    let mut bank = Bank::default();
    let sheet = Arc::new(sheet_of(&score, &mut bank));
    let run = |internal, callback| {
        let mut player = player(cut(internal, callback));
        player.handle().send(play(&sheet, 0, 4800));
        let mut made = player.run(size(score.length));
        made.truncate(size(score.length));
        made.into_iter().flat_map(|frame| [frame.left.to_bits(), frame.right.to_bits()]).collect::<Vec<_>>()
    };
    let first = run(128, 512);
    assert!(first == run(128, 512));
    assert!(first == run(64, 441));
    assert!(first == run(512, 1024));
}

#[test]
fn the_mix_is_the_sum_of_its_clips_on_their_frames() {
    let score = session();
    let sheet = Arc::new(sheet_of(&score, &mut Bank::default()));
    let mut sum = vec![Sample::ZERO; size(sheet.rung_out())];
    for entry in sheet.entries() {
        for (slot, frame) in sum[size(entry.at)..].iter_mut().zip(entry.clip.frames().iter()) {
            *slot += *frame;
        }
    }
    let mut player = player(cut(128, 441));
    player.handle().send(play(&sheet, 0, 0));
    let made = player.run(sum.len());
    assert!(sum.iter().any(|frame| frame.left.abs() > 0.01));
    assert!(sum.iter().zip(&made).all(|(a, b)| a == b));
}

#[test]
fn a_jump_enters_a_clip_in_its_middle_softly_and_then_is_what_it_would_have_been() {
    let score = session();
    let sheet = Arc::new(sheet_of(&score, &mut Bank::default()));
    let from = whole(32);
    let mut straight = player(Cut::default());
    straight.handle().send(play(&sheet, 0, 0));
    let straight = straight.run(size(score.length));
    let mut jumped = player(Cut::default());
    jumped.handle().send(play(&sheet, from, 0));
    let jumped = jumped.run(size(whole(10)));
    let rise = size(Profile::Usual.figures().enter);
    assert!(jumped[0].left.abs() < 1e-6);
    assert!(jumped[..rise].iter().any(|frame| frame.left.abs() > 1e-4));
    assert!(jumped[rise..].iter().zip(&straight[size(from) + rise..]).all(|(a, b)| a == b));
}

#[test]
fn a_revised_score_takes_over_at_the_same_playhead_without_a_gap() {
    let score = session();
    let mut bank = Bank::default();
    let sheet = Arc::new(sheet_of(&score, &mut bank));
    let mut later = score.clone();
    later.cues.retain(|cue| cue.at <= whole(31));
    let later = Arc::new(sheet_of(&later, &mut bank));
    let mut plain = player(Cut::default());
    plain.handle().send(play(&sheet, 0, 0));
    let plain = plain.run(size(whole(54)));
    let mut swapped = player(Cut::default());
    swapped.handle().send(play(&sheet, 0, 0));
    let mut made = swapped.run(size(whole(31)));
    swapped.handle().send(What::Swap(later));
    made.extend(swapped.run(size(whole(23))));
    let until = size(whole(34));
    assert!(made[..until].iter().zip(&plain).all(|(a, b)| a == b));
    assert!(made[until..size(whole(50))].iter().all(|frame| *frame == Sample::ZERO));
}

#[test]
fn hold_fades_what_sounds_within_half_a_second_and_without_a_step() {
    for (profile, fade) in [(Profile::Usual, 24_000), (Profile::Quiet, 38_400)] {
        let long = Clip::new(vec![Sample::from_mono(0.05); 480_000]);
        let sheet = Arc::new(Sheet::with(
            &score(whole(20), &[(0, CueKind::Begin)], &[]),
            |_, _, _| Some(long.clone()),
            |_, _| None,
        ));
        let mut player = Offline::new(Cut::default(), Volumes::FULL, profile, &mut Bank::default()).unwrap();
        player.handle().send(play(&sheet, 0, 0));
        let before = player.run(48_000);
        assert!((before[40_000].left - 0.05).abs() < 1e-7);
        player.handle().send(What::Hold { tone: false });
        let made = player.run(48_000);
        assert!(made.windows(2).all(|pair| (pair[0].left - pair[1].left).abs() < 1e-5));
        assert!(made[fade / 2].left > 0.02 && made[fade - 100].left > 0.0);
        assert!(made[fade..].iter().all(|frame| *frame == Sample::ZERO));
    }
}

#[test]
fn pause_and_resume_have_tones_outside_the_score() {
    let sheet = Arc::new(sheet_of(&score(whole(60), &[], &[]), &mut Bank::default()));
    let mut player = player(Cut::default());
    player.handle().send(play(&sheet, 0, 0));
    assert!(player.run(10_000).iter().all(|frame| *frame == Sample::ZERO));
    for order in [
        What::Hold { tone: true },
        What::Play { sheet: Arc::clone(&sheet), from: 10_240, count_in: whole(3), tone: true, generation: 2 },
    ] {
        player.handle().send(order);
        let made = player.run(size(whole(2)));
        assert!(made.iter().any(|frame| frame.left.abs() > 0.01));
        let reading = player.handle().read().unwrap();
        assert_eq!(reading.position.frame, 10_240);
    }
}

#[test]
fn nothing_is_ever_over_the_ceiling() {
    for profile in Profile::ALL {
        let cues: Vec<_> = (0..40).map(|n| (n * 100, CueKind::Begin)).collect();
        let shout = Clip::new((0..48_000_u16).map(|n| Sample::from_mono((f32::from(n) * 0.13).sin())).collect());
        let sheet = Arc::new(Sheet::with(&score(whole(2), &cues, &[]), |_, _, _| Some(shout.clone()), |_, _| None));
        let mut player = Offline::new(Cut::default(), Volumes::FULL, profile, &mut Bank::default()).unwrap();
        player.handle().send(play(&sheet, 0, 0));
        let flat: Vec<f32> = player.run(96_000).iter().flat_map(|frame| [frame.left, frame.right]).collect();
        let mut meter = ebur128::EbuR128::new(2, 48_000, ebur128::Mode::TRUE_PEAK).unwrap();
        meter.add_frames_f32(&flat).unwrap();
        let peak = 20.0 * meter.true_peak(0).unwrap().log10();
        assert!(peak <= profile.figures().true_peak, "{peak} dBTP");
        assert!(peak > profile.figures().true_peak - 4.0);
    }
}

#[test]
fn at_another_rate_a_cue_is_within_a_frame_of_its_instant_for_an_hour() {
    let at = [0, 1, 999, 48_000, 172_799_999];
    let cues: Vec<_> = at.map(|at| (at, CueKind::Begin)).to_vec();
    let score = score(whole(3600), &cues, &[]);
    let bump = Clip::new([0.02, 0.05, LEVEL, 0.05, 0.02].map(Sample::from_mono).to_vec());
    let sheet = Arc::new(Sheet::with(&score, |_, _, _| Some(bump.clone()), |_, _| None));
    for rate in [44_100_u32, 96_000] {
        let mut player = player(Cut { rate, internal: 128, callback: 1024 });
        player.handle().send(play(&sheet, at[3] - 4800, 0));
        let made = player.run(10_000);
        let first = made.iter().position(|frame| frame.left.abs() > 0.015).unwrap();
        let wanted = 4800.0 * f64::from(rate) / 48_000.0;
        assert!((first as f64 - wanted).abs() <= 1.5 * f64::from(rate) / 48_000.0, "{rate}: {first} {wanted}");
        player.handle().send(play(&sheet, 0, 0));
        let mut made = 0;
        let seconds = 120;
        while made < rate as usize * seconds {
            made += player.run(1024).len();
        }
        let reading = {
            player.run(1);
            player.handle().read().unwrap()
        };
        let wanted = made as f64 * 48_000.0 / f64::from(rate);
        assert!((reading.position.frame as f64 - wanted).abs() <= 2.0, "{} {wanted}", reading.position.frame);
    }
}
