//! Words among the tones: on their exact frames in every routine, never entered in the middle, and the last ones before silence.

use std::sync::Arc;

use stillpoint::audio::clip::Clip;
use stillpoint::audio::cues::Theme;
use stillpoint::audio::figures::Profile;
use stillpoint::audio::orders::What;
use stillpoint::audio::sheet::{Bank, Sheet};
use stillpoint::audio::volumes::{Bus, Volumes};
use stillpoint::library::Library;
use stillpoint::score::choices::{Choices, Guidance};
use stillpoint::score::compile::compile;
use stillpoint::score::queue::utterances;
use stillpoint::score::time::{Frame, whole};
use stillpoint::score::types::{CueKind, Score};

use super::{LEVEL, cut, onsets, play, player, size};

/// Every bundled routine, as it is by itself.
fn scores() -> Vec<Score> {
    let library = Library::open().unwrap();
    let routines = library.list().into_iter().filter(|entry| !entry.own).filter_map(|entry| entry.routine);
    routines.filter_map(|routine| compile(&routine, library.atlas(), &Choices::default()).ok()).collect()
}

#[test]
fn tones_and_words_of_every_routine_begin_on_their_exact_frames() {
    for score in scores() {
        let impulse = || Some(Clip::impulse(LEVEL));
        let sheet = Arc::new(Sheet::with(&score, |_, _, _| impulse(), |_, _| impulse()));
        let said = utterances(&score, |_, _| Some(1));
        assert!(said.len() >= score.halves.len(), "{}", score.routine);
        let mut wanted: Vec<usize> =
            score.cues.iter().map(|cue| cue.at).chain(said.iter().map(|one| one.at)).map(size).collect();
        wanted.sort_unstable();
        wanted.dedup();
        for (internal, callback) in [(64, 441), (128, 512), (512, 1024)] {
            let mut player = player(cut(internal, callback));
            player.handle().send(play(&sheet, 0, 0));
            assert_eq!(onsets(&player.run(size(score.length))), wanted, "{} {internal} {callback}", score.routine);
        }
    }
}

#[test]
fn a_change_of_guidance_in_mid_session_leaves_everything_before_it_alone() {
    for score in scores() {
        let at = score.halves[1].start + whole(3);
        let revised = score.revised(at, stillpoint::score::choices::Revised::Guidance(Guidance::Bells)).unwrap();
        let of = |score: &Score| super::sheet_of(score, &mut Bank::default());
        let before = |sheet: &Sheet| {
            let early = sheet.entries().iter().filter(|entry| entry.at < at);
            early.map(|entry| (entry.at, entry.bus, entry.clip.clone())).collect::<Vec<_>>()
        };
        let (first, second) = (of(&score), of(&revised));
        assert_eq!(before(&first), before(&second));
        let words = |sheet: &Sheet| sheet.entries().iter().filter(|e| e.at >= at && e.bus == Bus::Voice).count();
        assert!(words(&second) < words(&first) && second.length() == first.length());
    }
}

/// A sheet with one line of two seconds at 10 s and the next one so many seconds later.
fn line(next: Frame) -> Arc<Sheet> {
    let entry =
        |at, level| stillpoint::audio::sheet::Entry { at, bus: Bus::Voice, clip: Clip::mono(&vec![level; 96_000]) };
    Arc::new(Sheet::new(vec![entry(whole(10), 0.1), entry(whole(10 + next), 0.05)], whole(60)))
}

#[test]
fn going_on_inside_a_line_says_it_again_from_its_beginning_if_there_is_time() {
    let heard = |sheet: &Arc<Sheet>| {
        let mut player = player(cut(128, 512));
        player.handle().send(play(sheet, whole(11), whole(3)));
        player.run(size(whole(8)))
    };
    let again = heard(&line(5));
    // From the first frame of the count-in, whole, and then nothing until the next line, 4 s after the playhead.
    assert!((again[0].left - 0.1).abs() < 1e-3 && (again[95_999].left - 0.1).abs() < 1e-3);
    assert!(again[96_000..size(whole(7))].iter().all(|frame| frame.left.abs() < 1e-6));
    assert!((again[size(whole(7)) + 10].left - 0.05).abs() < 1e-3);
    // A line that could not end before the next one is not begun: nothing is ever said over another.
    let long = Arc::new(Sheet::new(
        vec![stillpoint::audio::sheet::Entry { at: whole(10), bus: Bus::Voice, clip: Clip::mono(&vec![0.1; 480_000]) }]
            .into_iter()
            .chain(line(3).entries()[1..].iter().cloned())
            .collect(),
        whole(60),
    ));
    assert!(heard(&long)[..size(whole(5))].iter().all(|frame| frame.left.abs() < 1e-6));
}

#[test]
fn the_last_words_come_when_what_sounded_has_faded_and_then_there_is_silence() {
    let mut player = player(cut(128, 512));
    player.handle().send(play(&line(5), whole(9), 0));
    player.run(size(whole(2)));
    player.handle().send(What::Hold { tone: false });
    let clip = Clip::mono(&vec![0.08; 48_000]);
    player.handle().send(What::Sound { clip, bus: Bus::Voice, after: 36_000 });
    let heard = player.run(size(whole(20)));
    assert!(heard[24_100..36_000].iter().all(|frame| frame.left.abs() < 1e-6));
    assert!(heard[36_001..84_000].iter().all(|frame| (frame.left - 0.08).abs() < 1e-3));
    assert!(heard[84_001..].iter().all(|frame| frame.left.abs() < 1e-6));
}

#[test]
fn the_bed_is_heard_only_where_it_was_turned_up_and_never_in_quiet_comfort() {
    let silent = Arc::new(Sheet::new(Vec::new(), whole(30)));
    let loud = |bed: f32, profile: Profile| {
        let volumes = Volumes { bed, ..Volumes::FULL };
        let mut player =
            stillpoint::audio::offline::Offline::new(cut(128, 512), volumes, profile, &mut Bank::default()).unwrap();
        player.handle().send(play(&silent, 0, 0));
        let heard = player.run(size(whole(20)));
        stillpoint::audio::loudness::loudness(&heard[size(whole(5))..]).unwrap_or(-99.0)
    };
    assert!((loud(1.0, Profile::Usual) + 45.0).abs() < 0.5);
    assert!(loud(0.0, Profile::Usual) < -90.0 && loud(1.0, Profile::Quiet) < -90.0);
}

#[test]
fn a_theme_without_tones_leaves_words_and_captions() {
    let score = super::session();
    let sheet = Sheet::of(&score, &mut Bank::default(), Theme::None, &super::Hum);
    assert!(sheet.entries().iter().all(|entry| entry.bus == Bus::Voice) && !sheet.entries().is_empty());
    let named = |kind: CueKind| format!("{kind:?}");
    let captions = stillpoint::score::captions::captions(&score, named);
    assert!(captions.iter().any(|caption| caption.lines.concat().contains("Begin")));
}
