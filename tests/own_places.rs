//! A person's own places: what is wrong with a file of them, and routines that work on them.
//!
//! `tests/cases/bad_places/NAME.ron` has `NAME.txt` beside it: what `check` says of it. Set `UPDATE_EXPECT=1` to write the
//! reports anew, and read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use stillpoint::atlas::vocabulary::{Fact, Side};
use stillpoint::library::Library;
use stillpoint::routine::diagnostic::show;
use stillpoint::score::choices::{Choices, Revised};
use stillpoint::score::compile::compile;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

const PLACES: &str = "Places(format: 1, places: [
    (id: \"knot\", name: \"The knot on the shoulder\", find: \"Where the bag hangs.\", near: \"gb21_jianjing\", \
     off: (out: 12), side: Left, cap: 3),
    (id: \"hollow\", name: \"The hollow\", at: (out: 34.5, up: -30.3, forward: -66.7), side: Both, grip: ThumbPad),
    (id: \"crown\", name: \"The crown\", near: \"gv20_baihui\", side: Middle),
    (id: \"wrong\", name: \"In the air\", at: (out: 0, up: 0, forward: 290), side: Middle, grip: Palm),
])";

/// A routine whose steps are these.
fn routine(steps: &str) -> String {
    format!(
        "Routine(format: 1, language: \"en\", title: \"T\", summary: \"S\", modality: [Neuromuscular], phases: [Between], \
         levels: [Usual, Firm], positions: [Seated], basis: [], steps: [{steps}])"
    )
}

/// A step at a place.
fn step(on: &str, side: &str, pressure: u8) -> String {
    format!("(on: \"{on}\", do: Hold, side: {side}, pressure: {pressure}, seconds: 30, say: [(text: \"Hold it.\")])")
}

/// The codes of what is said of a routine in a folder with [`PLACES`].
fn codes(steps: &str) -> Vec<String> {
    let folder = folder(&[("places.ron", PLACES), ("mine.ron", &routine(steps))]);
    let path = folder.path().join("mine.ron");
    let found = Library::open().unwrap().beside(&path).file(&path).unwrap();
    found.checked.report.diagnostics().iter().map(|wrong| wrong.code.to_string()).collect()
}

#[test]
fn every_mistake_of_a_bad_file_of_places_is_told_at_its_place() {
    let library = Library::open().unwrap();
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/bad_places");
    let mut files: Vec<PathBuf> = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "ron"));
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let found = library.file(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let got = show::text(&found.checked.report, &name, &found.text, show::Colour::Plain);
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &got).unwrap();
        }
        assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), got, "{name}");
    }
}

#[test]
fn a_routine_plays_on_a_persons_own_places_with_their_caps() {
    let steps = [step("my/knot", "Left", 3), step("my/hollow", "Both", 2), step("my/crown", "Middle", 1)].join(",");
    let folder = folder(&[("places.ron", PLACES), ("mine.ron", &routine(&steps))]);
    let path = folder.path().join("mine.ron");
    let library = Library::open().unwrap().beside(&path);
    let found = library.file(&path).unwrap();
    assert!(found.checked.report.is_empty(), "{:?}", found.checked.report);
    let score = compile(&found.checked.value.unwrap(), library.atlas(), &Choices::default()).unwrap();
    let names: Vec<&str> = score.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["The knot on the shoulder", "The hollow", "The crown"]);
    assert_eq!(score.steps[0].landmark, "Where the bag hangs.");
    assert_eq!(score.steps.iter().map(|step| step.cap).collect::<Vec<_>>(), [3, 2, 2]);
    assert_eq!(score.steps.iter().map(|step| step.neck).collect::<Vec<_>>(), [false, true, false]);
    let sides: Vec<(&str, Side)> = score.contacts.iter().map(|one| (one.place.as_str(), one.side)).collect();
    assert_eq!(sides[..3], [("my/knot", Side::Left), ("my/hollow", Side::Left), ("my/hollow", Side::Right)]);
    for step in &score.steps {
        let skin = library.skin().place(&step.on).expect("it is on the skin, so that it can be shown");
        assert!(skin.nodes[0].at.iter().all(|length| length.is_finite()));
    }
    let middle = score.halves[2].touch.midpoint(score.halves[2].lift);
    assert!(score.moment(middle).unwrap().contacts().any(|now| now.place == "my/crown"));
    assert_eq!(score.revised(0, Revised::Pressure { step: 0, by: 1 }), None, "firmer stops at the place's cap");
}

#[test]
fn an_own_place_is_as_careful_as_what_lies_beside_it() {
    let steps = [step("my/knot", "Left", 2), step("my/crown", "Middle", 1)].join(",");
    let folder = folder(&[("places.ron", PLACES), ("mine.ron", &routine(&steps))]);
    let path = folder.path().join("mine.ron");
    let library = Library::open().unwrap().beside(&path);
    let routine = library.file(&path).unwrap().checked.value.unwrap();
    assert_eq!(library.atlas().place("my/knot").unwrap().unless, [Fact::Pregnant], "as at GB21");
    let mut gentle = routine;
    gentle.levels.push(stillpoint::atlas::vocabulary::Level::Gentle);
    let choices = Choices { facts: vec![Fact::Pregnant], ..Choices::default() };
    let score = compile(&gentle, library.atlas(), &choices).unwrap();
    assert!(score.steps.iter().all(|step| step.on != "my/knot"), "left out in pregnancy");
    let beside = &library.atlas().place("my/hollow").unwrap().beside;
    assert_eq!(beside.first().map(String::as_str), Some("gb20_fengchi"), "{beside:?}");
}

#[test]
fn what_a_routine_may_not_do_at_an_own_place_is_a_mistake() {
    assert_eq!(codes(&step("my/knot", "Left", 3)), Vec::<String>::new());
    assert_eq!(codes(&step("my/knot", "Left", 4)), ["E0504"], "over its cap");
    assert_eq!(codes(&step("my/hollow", "Both", 3)), ["E0504"], "the cap is 2 unless it is written");
    assert_eq!(codes(&step("my/knot", "Each", 2)), ["E0501"], "it is on the left only");
    assert_eq!(codes(&step("my/crown", "Each", 2)), ["E0501"]);
    assert_eq!(codes(&step("my/wrong", "Middle", 1)), ["E0401"], "a place with a mistake is not there");
}

#[test]
fn no_own_place_stands_for_a_bundled_one() {
    let library = Library::open().unwrap();
    let mut thief = library.atlas().place("gb20_fengchi").unwrap().clone();
    thief.cap = 6;
    let atlas = library.atlas().with_places([thief]);
    assert_eq!(&atlas, library.atlas().as_ref());
}

#[test]
fn the_places_that_the_readme_teaches_with_are_places() {
    let example = |start: &str| {
        let (_, after) = include_str!("../README.md").split_once(&format!("```text\n{start}(")).unwrap();
        format!("{start}({}", after.split_once("```").unwrap().0)
    };
    let library = Library::open().unwrap();
    let hash = library.routine("suboccipital_release").unwrap().checked.value.unwrap().hash;
    let prescription = example("Prescription").replace('…', &hash);
    let folder = folder(&[("places.ron", &example("Places")), ("home.ron", &prescription)]);
    for file in ["places.ron", "home.ron"] {
        let found = library.file(&folder.path().join(file)).unwrap();
        assert!(found.checked.report.is_empty(), "{file}: {:?}", found.checked.report);
    }
}
