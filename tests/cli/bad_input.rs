//! Wrong words, numbers and files, for every verb that takes them: each is answered in words and with its exit code.

use super::{Dir, ROUTINE};

/// Verbs that take a routine, with the rest of a good command line.
const TAKE_A_ROUTINE: [(&str, &[&str]); 3] = [("play", &[]), ("score", &[]), ("render", &["--out", "made"])];

#[test]
fn an_unknown_routine_is_answered_with_the_nearest_name() {
    let dir = Dir::new();
    for (verb, rest) in TAKE_A_ROUTINE {
        let said = dir.run([&[verb, "suboccipital_relase"], rest].concat()).refused(2);
        assert!(said.contains("did you mean \"suboccipital_release\"?"), "{verb}: {said}");
        let said = dir.run([&[verb, "xyzzy"], rest].concat()).refused(2);
        assert!(said.contains("stillpoint list") && !said.contains("did you mean"), "{verb}: {said}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_named_with_what_is_in_the_way() {
    let dir = Dir::new();
    dir.create("folder.ron/x.txt", "");
    for (verb, rest) in TAKE_A_ROUTINE {
        let said = dir.run([&[verb, "missing.ron"], rest].concat()).refused(3);
        assert!(said.contains("there is no file missing.ron"), "{verb}: {said}");
        let said = dir.run([&[verb, "folder.ron"], rest].concat()).refused(3);
        assert!(said.contains("is a folder"), "{verb}: {said}");
        #[cfg(unix)]
        {
            let said = dir.run([&[verb, "/dev/zero"], rest].concat()).refused(3);
            assert!(said.contains("is no ordinary file"), "{verb}: {said}");
        }
    }
    assert!(!dir.path("made").exists(), "nothing is made of a routine that cannot be read");
}

#[test]
fn a_file_that_is_no_routine_is_refused_with_its_code() {
    let dir = Dir::new();
    let long = vec![b' '; 257 * 1024];
    let cases: [(&str, &[u8], &str); 7] = [
        ("binary.ron", b"\x7fELF\x02\x01\x01\0\0\0", "E00"),
        ("latin.ron", b"(title: \"caf\xe9\")", "E0002"),
        ("wide.ron", b"\xff\xfe(\0)\0", "E0003"),
        ("marked.ron", b"\xef\xbb\xbfRoutine()", "E0004"),
        ("empty.ron", b"", "E0006"),
        ("long.ron", &long, "E0001"),
        ("words.ron", b"dear diary", "E0"),
    ];
    for (name, bytes, code) in cases {
        dir.create(name, bytes);
        let said = dir.run(["score", name]).refused(1);
        assert!(said.contains(code) && said.contains(name), "{name}: {said}");
        let ran = dir.run(["check", name]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
        assert!(ran.stdout.contains(code), "{ran:?}");
    }
}

#[test]
fn check_tells_of_what_it_could_not_read_and_checks_the_rest() {
    let dir = Dir::new();
    dir.create("bad.ron", "Routine(");
    let ran = dir.run(["check", "missing.ron", "bad.ron"]);
    assert_eq!(ran.code, Some(3), "{ran:?}");
    assert!(ran.stderr.contains("there is no file missing.ron"), "{ran:?}");
    assert!(ran.stdout.contains("bad.ron:1:"), "{ran:?}");
}

#[test]
fn wrong_numbers_words_and_flags_are_wrong_usage() {
    let dir = Dir::new();
    let cases: [(&[&str], &str); 18] = [
        (&["score", ROUTINE, "--minutes", "0"], "1..=120"),
        (&["score", ROUTINE, "--minutes", "-3"], "--minutes"),
        (&["score", ROUTINE, "--minutes", "soon"], "--minutes"),
        (&["score", ROUTINE, "--minutes", "99999999999"], "--minutes"),
        (&["score", ROUTINE, "--level", "usal"], "usual"),
        (&["score", ROUTINE, "--phase", "during"], "attack"),
        (&["score", ROUTINE, "--first", "both"], "left"),
        (&["score", ROUTINE, "--with", "pregnnt"], "pregnant"),
        (&["score", ROUTINE, "--format", "xml"], "json"),
        (&["score", ROUTINE, "--loud"], "--loud"),
        (&["score"], "<ROUTINE>"),
        (&["render", ROUTINE], "--out"),
        (&["render", ROUTINE, "--out", "made", "--size", "big"], "WIDTHxHEIGHT"),
        (&["picture", "home", "--out", "a.png", "--size", "5000x720"], "64 to 4096"),
        (&["render", ROUTINE, "--out", "made", "--at", "NaN"], "number of seconds"),
        (&["render", ROUTINE, "--out", "made", "--at", "-1"], "number of seconds"),
        (&["check"], "<PATHS>"),
        (&["dance"], "dance"),
    ];
    for (arguments, named) in cases {
        let said = dir.run(arguments).refused(2);
        assert!(said.contains(named), "{arguments:?}: {said}");
    }
}

#[test]
fn an_instant_past_the_end_is_told_with_the_session_s_length() {
    let dir = Dir::new();
    let said = dir.run(["render", ROUTINE, "--out", "made", "--at", "86000"]).refused(2);
    assert!(said.contains("past the end"), "{said}");
}

#[cfg(feature = "app")]
#[test]
fn a_picture_past_the_end_is_refused_with_the_session_s_length() {
    let dir = Dir::new();
    let said = dir.run(["picture", "session", "--routine", ROUTINE, "--out", "a.png", "--at", "86000"]).refused(2);
    assert!(said.contains("past the end") && said.contains("s long"), "{said}");
    assert!(!dir.path("a.png").exists());
}

#[cfg(feature = "app")]
#[test]
fn an_unknown_thing_to_study_is_answered_with_the_nearest_name() {
    let dir = Dir::new();
    let study = |of: &str| dir.run(["picture", "study", "--of", of, "--out", "a.png"]).refused(2);
    for (asked, near) in
        [("temporals", "temporalis"), ("gb20_fengchy", "gb20_fengchi"), ("side_of_had", "side_of_head")]
    {
        let said = study(asked);
        assert!(said.contains(&format!("\"{asked}\"; did you mean \"{near}\"?")), "{said}");
    }
    // What lies on an inset cannot be studied on the bust.
    for asked in ["xyzzy", "li4_hegu"] {
        let said = study(asked);
        assert!(said.contains(&format!("nothing to study called \"{asked}\"")), "{said}");
        assert!(!said.contains("did you mean"), "{said}");
    }
    let said = dir.run(["picture", "home", "--of", "temporalis", "--out", "a.png"]).refused(2);
    assert!(said.contains("\"study\", not for \"home\""), "{said}");
    assert!(!dir.path("a.png").exists());
}

#[test]
fn an_unknown_code_is_wrong_usage() {
    let said = Dir::new().run(["check", "--explain", "E9999"]).refused(2);
    assert!(said.contains("there is no code \"E9999\""), "{said}");
}

#[test]
fn a_folder_of_assets_that_is_not_there_is_named() {
    let dir = Dir::new();
    let said = dir.cmd(["list"]).env("STILLPOINT_ASSETS", dir.path("nowhere")).run().refused(3);
    assert!(said.contains("STILLPOINT_ASSETS") && said.contains("nowhere"), "{said}");
}

#[test]
fn a_damaged_asset_is_named() {
    let dir = Dir::new();
    dir.create("assets/atlas/places.ron", "[oops");
    let said = dir.cmd(["list"]).env("STILLPOINT_ASSETS", dir.path("assets")).run().refused(3);
    assert!(said.contains("places.ron"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let dir = Dir::new();
    dir.create("taken", "a file, not a folder");
    let said = dir.run(["render", ROUTINE, "--captions", "--out", "taken"]).refused(3);
    assert!(said.contains("taken") && said.contains("cannot be written"), "{said}");
}
