//! Each verb with good input: what it gives as data, what it says, and its help.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use super::{Dir, ROUTINE, routines};

/// Every verb.
const VERBS: [&str; 7] = ["play", "check", "list", "score", "render", "picture", "sculpt"];

#[test]
fn every_verb_has_help_and_the_program_names_them_all() {
    let dir = Dir::new();
    let help = dir.run(["--help"]).fine();
    for verb in VERBS {
        assert!(help.lines().any(|line| line.trim_start().starts_with(verb)), "{verb} is not in:\n{help}");
        let own = dir.run([verb, "--help"]).fine();
        assert!(own.contains(&format!("Usage: stillpoint {verb}")), "{own}");
    }
    assert_eq!(dir.run(["--version"]).fine(), format!("stillpoint {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn list_names_the_bundled_routines_and_a_persons_own() {
    let dir = Dir::new();
    let text = fs::read(routines().join(format!("{ROUTINE}.ron"))).unwrap();
    dir.create("data/routines/evening.ron", text);
    dir.create("data/routines/broken.ron", "Routine(");
    let list = dir.run(["list"]).fine();
    let line = |id: &str| list.lines().find(|line| line.split_whitespace().next() == Some(id)).unwrap_or_default();
    assert!(line(ROUTINE).contains(':'), "{list}");
    assert!(line("my/evening").contains(':'), "{list}");
    assert!(line("my/broken").contains("has errors"), "{list}");
}

#[test]
fn the_bundled_routines_have_no_mistakes() {
    let ran = Dir::new().run([std::ffi::OsStr::new("check"), routines().as_os_str()]);
    assert!(ran.stderr.contains("no errors"), "{ran:?}");
    assert_eq!(ran.fine(), "");
}

#[test]
fn check_tells_every_mistake_of_every_file_in_the_order_of_their_names() {
    let dir = Dir::new();
    dir.create("in/b.ron", "Routine(");
    dir.create("in/a/c.ron", "Routine(format: 1, colour: 3, wrong: 4)");
    let ran = dir.run(["check", "in", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let all: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&all["format"], &all["files"]), (&Value::from(1), &Value::from(2)));
    let told = all["diagnostics"].as_array().unwrap();
    let files: Vec<_> = told.iter().map(|one| one["file"].as_str().unwrap().to_owned()).collect();
    assert!(files.is_sorted() && files.first().unwrap().ends_with("c.ron") && files.last().unwrap().ends_with("b.ron"));
    for name in ["colour", "wrong"] {
        assert!(told.iter().any(|one| one["sentence"].as_str().unwrap().contains(name)), "{name}: {told:?}");
    }
    let errors = told.iter().filter(|one| one["severity"] == "error").count();
    assert_eq!(all["errors"], Value::from(errors));
}

#[test]
fn explain_says_at_length_what_a_code_means() {
    let text = Dir::new().run(["check", "--explain", "e0004"]).fine();
    assert!(text.starts_with("E0004: ") && text.lines().count() > 2, "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 90), "{text}");
}

#[test]
fn a_score_tells_every_time_as_a_frame_and_in_seconds() {
    let json = Dir::new().run(["score", ROUTINE, "--format", "json"]).fine();
    let score: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&score["format"], &score["rate"]), (&Value::from(1), &Value::from(48_000)));
    assert_eq!(score["routine"]["id"], ROUTINE);
    let mut times = 0;
    each_time(&score, &mut |frame, seconds| {
        times += 1;
        let exact = f64::from(u32::try_from(frame).unwrap()) / 48_000.0;
        assert!((exact - seconds).abs() < 1e-9, "{frame} is not {seconds} s");
    });
    assert!(times > 50, "{times}");
    let end = score["length"]["frame"].as_u64().unwrap();
    let beats = score["beats"].as_array().unwrap();
    assert_eq!(beats[0]["start"]["frame"], 0);
    assert_eq!(beats.last().unwrap()["end"]["frame"], end);
    for list in ["steps", "halves", "contacts", "words", "cues", "breaths", "views", "check_ins", "changes"] {
        assert!(score[list].is_array(), "{list}");
    }
}

/// Calls `look` for each object of a frame and seconds, however deep.
fn each_time(value: &Value, look: &mut impl FnMut(u64, f64)) {
    match value {
        Value::Object(fields) => match (fields.get("frame").and_then(Value::as_u64), fields.get("seconds")) {
            (Some(frame), Some(seconds)) => look(frame, seconds.as_f64().unwrap()),
            _ => fields.values().for_each(|inner| each_time(inner, look)),
        },
        Value::Array(all) => all.iter().for_each(|inner| each_time(inner, look)),
        _ => {}
    }
}

#[test]
fn the_same_choices_give_the_same_score_and_others_are_told() {
    let dir = Dir::new();
    let usual = dir.run(["score", ROUTINE]).fine();
    assert_eq!(usual, dir.run(["score", ROUTINE]).fine());
    let gentle = dir.run(["score", ROUTINE, "--level", "gentle", "--first", "right"]).fine();
    assert!(usual.contains("level Usual") && gentle.contains("level Gentle"), "{gentle}");
    assert_ne!(usual, gentle);
}

#[test]
fn a_routine_s_file_plays_like_the_bundled_one() {
    let dir = Dir::new();
    let path = routines().join(format!("{ROUTINE}.ron"));
    let by_name = dir.run(["score", ROUTINE]).fine();
    assert_eq!(by_name, dir.run(["score".as_ref(), path.as_os_str()]).fine());
}

#[test]
fn a_reader_that_closes_early_is_no_failure() {
    let dir = Dir::new();
    let mut command = dir.cmd(["score", ROUTINE, "--format", "json"]).command;
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert_eq!(said, "");
}

#[test]
fn captions_and_a_transcript_are_written_where_they_are_asked_for() {
    let dir = Dir::new();
    let told = dir.run(["render", ROUTINE, "--captions", "--out", "made"]).fine();
    assert_eq!(told.lines().count(), 2, "{told}");
    let captions = fs::read_to_string(dir.path("made/captions.vtt")).unwrap();
    assert!(captions.starts_with("WEBVTT\n\n00:00:"), "{captions}");
    let blocks: Vec<&str> = captions.trim_end().split("\n\n").skip(1).collect();
    assert!(blocks.len() > 10);
    for block in blocks {
        let lines: Vec<&str> = block.lines().skip(1).collect();
        assert!((1..=2).contains(&lines.len()) && lines.iter().all(|line| line.chars().count() <= 42), "{block}");
    }
    let transcript = fs::read_to_string(dir.path("made/transcript.txt")).unwrap();
    assert!(transcript.lines().count() > 10, "{transcript}");
    assert_eq!(fs::read_dir(dir.path("made")).unwrap().count(), 2, "nothing else is written");
}

#[test]
fn play_without_a_display_says_what_to_do_instead() {
    let dir = Dir::new();
    for arguments in [&["play", ROUTINE][..], &[], &["--attack"]] {
        let said = dir.run(arguments).refused(3);
        let instead = if cfg!(feature = "app") { "stillpoint render" } else { "feature" };
        assert!(said.contains(instead), "{said}");
    }
    let said = dir.cmd(["play", ROUTINE]).env("DISPLAY", ":4242").run().refused(3);
    assert!(!cfg!(feature = "app") || said.contains(":4242"), "{said}");
}

#[cfg(not(feature = "app"))]
#[test]
fn a_verb_whose_feature_is_missing_says_so_and_the_rest_is_made() {
    let dir = Dir::new();
    let said = dir.run(["picture", "home", "--out", "home.png"]).refused(3);
    assert!(said.contains("feature \"app\""), "{said}");
    let ran = dir.run(["render", ROUTINE, "--out", "made"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("feature \"app\""), "{ran:?}");
    assert!(dir.path("made/captions.vtt").exists());
}

#[cfg(feature = "audio")]
#[test]
fn the_sound_of_a_routine_lasts_until_its_last_tone_has_rung_out() {
    let dir = Dir::new();
    dir.run(["render", ROUTINE, "--sound", "--minutes", "3", "--out", "made"]).fine();
    let json = dir.run(["score", ROUTINE, "--minutes", "3", "--format", "json"]).fine();
    let score: Value = serde_json::from_str(&json).unwrap();
    let session = score["length"]["frame"].as_u64().unwrap();
    let sound = hound::WavReader::open(dir.path("made/sound.wav")).unwrap();
    assert_eq!(sound.spec().sample_rate, 48_000);
    assert!((session..session + 10 * 48_000).contains(&u64::from(sound.duration())), "{}", sound.duration());
}

#[cfg(feature = "app")]
#[test]
fn stills_are_of_the_size_and_the_instants_asked_for() {
    let dir = Dir::new();
    let told = dir.run(["render", ROUTINE, "--at", "0", "30", "--size", "160x90", "--out", "made"]).fine();
    let pictures: Vec<&str> = told.lines().collect();
    assert_eq!(pictures.len(), 2, "{told}");
    let sizes: Vec<_> = pictures
        .iter()
        .map(|path| {
            let file = std::io::BufReader::new(fs::File::open(dir.path(path)).unwrap());
            let info = png::Decoder::new(file).read_info().unwrap();
            (info.info().width, info.info().height)
        })
        .collect();
    assert_eq!(sizes, [(160, 90); 2]);
    let bytes: Vec<_> = pictures.iter().map(|path| fs::read(dir.path(path)).unwrap()).collect();
    assert_ne!(bytes[0], bytes[1], "thirty seconds later something is to be seen");
}

#[test]
fn sculpt_gives_the_body_and_the_places_on_its_skin() {
    let dir = Dir::new();
    let told = dir.run(["sculpt", "--draft", "--out", "body"]).fine();
    assert!(told.lines().any(|line| line.ends_with("places.ron")), "{told}");
    let places = fs::read_to_string(dir.path("body/places.ron")).unwrap();
    assert!(places.contains("gb20_fengchi"));
    assert!(told.contains(".glb"), "{told}");
}
