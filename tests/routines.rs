//! Routines as authors write them: the bundled ones are without a word to say, and each bad one gives exactly its report.
//!
//! `tests/cases/bad/NAME.ron` has `NAME.txt` beside it: what `check` says of it. Set `UPDATE_EXPECT=1` to write the
//! reports anew, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use stillpoint::atlas::vocabulary::{Fact, Level, Phase, Side};
use stillpoint::library::Library;
use stillpoint::routine::diagnostic::show;
use stillpoint::routine::model::Routine;
use stillpoint::routine::read::read;
use stillpoint::routine::source::Source;
use stillpoint::score::choices::{Choices, Guidance};
use stillpoint::score::compile::compile;

fn library() -> Library {
    Library::open().expect("everything that ships reads")
}

/// A bundled routine.
fn bundled(library: &Library, id: &str) -> Routine {
    library.routine(id).expect("it is bundled").checked.value.expect("it reads")
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    files
}

/// What is said of one file.
fn said(path: &Path, library: &Library) -> String {
    let bytes = fs::read(path).expect("it can be read");
    let name = path.file_name().and_then(|name| name.to_str()).expect("a plain name");
    match Source::from_bytes(name, &bytes) {
        Ok(source) => {
            let checked = read(&source, library.atlas());
            show::text(&checked.report, name, source.text(), show::Colour::Plain)
        }
        Err(report) => show::text(&report, name, "", show::Colour::Plain),
    }
}

#[test]
fn nothing_is_said_of_the_bundled_routines() {
    let library = library();
    let routines = files("routines");
    assert_eq!(routines.len(), 4);
    for path in routines {
        assert_eq!(said(&path, &library), "", "{}", path.display());
    }
}

#[test]
fn the_routine_that_the_readme_teaches_with_is_one_that_plays() {
    let library = library();
    let readme = include_str!("../README.md");
    let (_, after) = readme.split_once("```ron\n").expect("there is an example");
    let (example, _) = after.split_once("```").expect("it ends");
    let checked = read(&Source::from_bytes("a_minute.ron", example.as_bytes()).expect("it is text"), library.atlas());
    assert!(checked.report.is_empty(), "{:?}", checked.report);
    let routine = checked.value.expect("it reads");
    assert!(compile(&routine, library.atlas(), &Choices::default()).is_ok());
}

#[test]
fn every_mistake_of_a_bad_routine_is_told_at_its_place() {
    let library = library();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let cases = files("tests/cases/bad");
    assert!(cases.len() >= 20, "there are many ways to be wrong");
    let mut different = Vec::new();
    for path in cases {
        let (expected, got) = (path.with_extension("txt"), said(&path, &library));
        if update {
            fs::write(&expected, &got).expect("it can be written");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != got || got.is_empty() {
            different.push(format!("{}:\n{got}", path.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_bundled_routine_compiles_at_every_level_and_phase_it_offers() {
    let library = library();
    for entry in library.list() {
        let routine = bundled(&library, &entry.id);
        for level in &routine.levels {
            for phase in &routine.phases {
                let choices = Choices { level: *level, phase: *phase, ..Choices::default() };
                let allowed =
                    library.atlas().level(*level).routines.as_ref().is_none_or(|open| open.contains(&entry.id));
                assert_eq!(
                    compile(&routine, library.atlas(), &choices).is_ok(),
                    allowed,
                    "{} {level} {phase}",
                    entry.id
                );
            }
        }
    }
}

/// Any choices a person could make.
fn choices() -> impl Strategy<Value = Choices> {
    let facts = prop::collection::vec(prop::sample::select(Fact::ALL), 0..3);
    let level = prop::sample::select(Level::ALL);
    let phase = prop::sample::select(Phase::ALL);
    let first_side = prop::option::of(prop::sample::select(Side::ALL));
    let guidance = prop::sample::select(&Guidance::ALL[..]);
    (level, phase, facts, prop::option::of(1_u16..30), first_side, guidance).prop_map(
        |(level, phase, facts, minutes, first_side, guidance)| Choices {
            level,
            phase,
            facts,
            minutes,
            first_side,
            guidance,
            ..Choices::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_choices_no_moment_breaks_a_cap(choices in choices(), which in 0_usize..4) {
        let library = library();
        let entry = &library.list()[which];
        let routine = bundled(&library, &entry.id);
        let Ok(score) = compile(&routine, library.atlas(), &choices) else { return Ok(()) };
        let atlas = library.atlas();
        let mut edges: Vec<u64> = score.beats.iter().flat_map(|span| {
            let length = span.end - span.start;
            (0..10).map(move |tenth| span.start + length * tenth / 10).chain([span.start, span.end.saturating_sub(1), span.end])
        }).collect();
        edges.extend(score.cues.iter().flat_map(|cue| [cue.at.saturating_sub(1), cue.at, cue.at + 1]));
        for frame in edges {
            let moment = score.moment(frame).expect("a score has moments");
            for contact in moment.contacts() {
                let place = atlas.place(contact.place).expect("a place of the atlas");
                let cap = place.cap.min(atlas.phase_cap(score.phase)).min(atlas.level(score.level).cap_in(place.region));
                prop_assert!(contact.pressure <= f32::from(cap) + 1e-4);
                prop_assert!((0.0..=1.0).contains(&contact.along) && (0.0..=1.0).contains(&contact.lift));
            }
        }
    }
}
