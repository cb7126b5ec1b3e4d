//! Prescriptions and a person's own places, through the verbs: checked as what they are, and played.

use serde_json::Value;

use super::{Dir, ROUTINE};

const PLACES: &str =
    "Places(format: 1, places: [(id: \"knot\", name: \"The knot\", near: \"gb21_jianjing\", side: Left)])";

const ON_THE_KNOT: &str = "Routine(format: 1, language: \"en\", title: \"T\", summary: \"S\", modality: [Neuromuscular], \
    phases: [Between], levels: [Usual], positions: [Seated], basis: [], steps: [(id: \"one\", on: \"my/knot\", do: Hold, \
    side: Left, pressure: 2, seconds: 30, say: [(text: \"Hold it.\")])])";

/// The hash of the bundled routine, as `score` tells it.
fn hash(dir: &Dir) -> String {
    let json = dir.run(["score", ROUTINE, "--format", "json"]).fine();
    let score: Value = serde_json::from_str(&json).unwrap();
    score["routine"]["hash"].as_str().unwrap().to_owned()
}

/// A prescription for the bundled routine.
fn prescription(dir: &Dir, fields: &str) -> String {
    format!("Prescription(format: 1, routine: (id: \"{ROUTINE}\", hash: \"{}\"), {fields})", hash(dir))
}

#[test]
fn a_prescription_is_checked_and_scored_as_one() {
    let dir = Dir::new();
    dir.create("home.ron", prescription(&dir, "ceiling: 2, steps: [(id: \"ridge_glide\", skip: true)]"));
    assert_eq!(dir.run(["check", "home.ron"]).fine(), "");
    let score: Value = serde_json::from_str(&dir.run(["score", "home.ron", "--format", "json"]).fine()).unwrap();
    assert_eq!(score["routine"]["id"], ROUTINE);
    let steps = score["steps"].as_array().unwrap();
    assert!(
        steps.iter().all(|step| step["pressure"].as_u64().unwrap() <= 2 && step["id"] != "ridge_glide"),
        "{steps:?}"
    );
    let usual: Value = serde_json::from_str(&dir.run(["score", ROUTINE, "--format", "json"]).fine()).unwrap();
    assert!(usual["steps"].as_array().unwrap().iter().any(|step| step["pressure"].as_u64().unwrap() > 2));
    let told = dir.run(["render", "home.ron", "--captions", "--out", "made"]).fine();
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn a_prescription_that_asks_for_more_than_its_routine_is_refused_by_every_verb() {
    let dir = Dir::new();
    dir.create("more.ron", prescription(&dir, "steps: [(id: \"hollows\", pressure: 6)]"));
    let ran = dir.run(["check", "more.ron"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.stdout.contains("E0703"), "{ran:?}");
    for verb in [&["score", "more.ron"][..], &["play", "more.ron"], &["render", "more.ron", "--out", "made"]] {
        assert!(dir.run(verb).refused(1).contains("E0703"));
    }
    assert!(!dir.path("made").exists());
}

#[test]
fn a_prescription_s_routine_is_looked_for_and_what_is_amiss_with_it_is_told() {
    let dir = Dir::new();
    let other = |id: &str| format!("Prescription(format: 1, routine: (id: \"{id}\", hash: \"00\"))");
    dir.create("a/other.ron", other(ROUTINE));
    dir.create("a/slip.ron", other("suboccipital_relase"));
    dir.create("a/mine.ron", other("my/broken"));
    dir.create("a/self.ron", other("my/self"));
    dir.create("a/broken.ron", "Routine(");
    let code = |name: &str| {
        let ran = dir.run(["check", name]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        ran.stdout
    };
    assert!(code("a/other.ron").contains("E0701"));
    let slip = code("a/slip.ron");
    assert!(slip.contains("E0708") && slip.contains("did you mean \"suboccipital_release\"?"), "{slip}");
    assert!(code("a/mine.ron").contains("E0709"));
    assert!(code("a/self.ron").contains("E0709"), "a prescription is no routine, and never its own");
}

#[test]
fn two_techniques_of_a_therapist_s_own_are_played_from_the_prescription() {
    let dir = Dir::new();
    let rest = "(on: \"none\", do: Rest, seconds: 20, say: [(text: \"Rest.\")])";
    let inline = ON_THE_KNOT.replace("my/knot", "gb21_jianjing").replace("])])", &format!("]), {rest}])"));
    dir.create("home.ron", format!("Prescription(format: 1, routine: {inline}, ceiling: 1)"));
    let score: Value = serde_json::from_str(&dir.run(["score", "home.ron", "--format", "json"]).fine()).unwrap();
    assert_eq!(score["routine"]["id"], "my/home");
    assert_eq!(score["steps"][0]["pressure"], 1);
}

#[test]
fn a_routine_uses_the_places_beside_it_or_of_the_persons_own_folder() {
    let dir = Dir::new();
    dir.create("here/knot.ron", ON_THE_KNOT);
    let ran = dir.run(["check", "here"]);
    assert!(ran.code == Some(1) && ran.stdout.contains("places.ron"), "{ran:?}");
    dir.create("here/places.ron", PLACES);
    let ran = dir.run(["check", "here"]);
    assert!(ran.stderr.contains("2 files: no errors"), "{ran:?}");
    assert!(dir.run(["score", "here/knot.ron"]).fine().contains("my/knot"));
    dir.create("data/routines/places.ron", PLACES);
    dir.create("data/routines/evening.ron", ON_THE_KNOT);
    assert!(dir.run(["score", "my/evening"]).fine().contains("The knot"));
    let list = dir.run(["list"]).fine();
    assert!(list.contains("my/evening") && !list.contains("places"), "{list}");
}

#[test]
fn a_list_of_places_is_nothing_to_play() {
    let dir = Dir::new();
    dir.create("places.ron", PLACES);
    assert!(dir.run(["score", "places.ron"]).refused(2).contains("list of places"));
}
