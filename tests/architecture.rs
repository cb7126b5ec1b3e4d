//! The walls of the house: which room may name which, what the pure ones may know, how long a file may be.
//!
//! Each test reads the sources as text and tells every breach at once, with file and line. The rooms' order is the table
//! [`ROOMS`]; what a room needs from outside is bound to it by [`OUTSIDE`].

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The rooms from the lowest to the highest: each names only those before it.
const ROOMS: [&str; 15] = [
    "atlas", "routine", "score", "sculpt", "pose", "words", "library", "diary", "paper", "audio", "voice", "desktop",
    "app", "render", "cli",
];

/// Rooms that know no file, clock, environment or random number.
const PURE: &[&str] = &["atlas", "routine", "score", "sculpt", "pose", "words"];

/// What no pure room may name.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::io",
    "Instant",
    "SystemTime",
    "rand::",
    "getrandom",
    "thread_rng",
    "println!",
    "eprintln!",
    "print!(",
];

/// Crates and calls that only these rooms may name.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("bevy::", &["app", "render"]),
    ("bevy_", &["app", "render"]),
    ("accesskit::", &["app", "render"]),
    ("kira::", &["audio"]),
    ("cpal::", &["audio"]),
    ("alsa::", &["audio"]),
    ("vorbis_rs::", &["voice"]),
    ("zbus::", &["desktop"]),
    ("rusqlite::", &["diary"]),
    ("clap::", &["cli"]),
    ("rust_embed::", &["library"]),
    ("std::env", &["library"]),
    ("current_dir", &[]),
    ("std::net", &[]),
    ("std::fs", &["library", "diary", "render"]),
];

/// The longest a source file may be.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `folder` whose name ends with one of `endings`, in order.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    let mut entries: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

/// The code of a file: line numbers and lines, without comments and without the tests at its foot.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.to_owned()));
    let code = lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    code.filter(|(_, line)| !line.trim_start().starts_with("//")).collect()
}

/// The room a source file belongs to; none for `lib.rs` and `main.rs`.
fn room(path: &Path) -> Option<String> {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    (inside.components().count() > 1)
        .then(|| inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned())
}

/// The rooms that a line of code names: after `crate::`, and inside `crate::{…}`.
fn named(line: &str) -> Vec<String> {
    let word =
        |text: &str| text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect::<String>();
    let mut named = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => named.extend(list.split(',').map(|part| word(part.trim()))),
            None => named.push(word(rest)),
        }
    }
    named
}

fn holds(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

/// Runs `look` over every line of code of every room and gathers what it says.
fn every_line(mut look: impl FnMut(&str, &str, &mut Vec<String>)) -> Vec<String> {
    let mut breaches = Vec::new();
    for path in files(&root().join("src"), &[".rs"]) {
        let Some(room) = room(&path) else { continue };
        for (number, line) in code(&path) {
            let mut told = Vec::new();
            look(&room, &line, &mut told);
            let place = path.strip_prefix(root()).unwrap().display();
            breaches.extend(told.into_iter().map(|what| format!("{place}:{number}: {what}")));
        }
    }
    breaches
}

#[test]
fn a_room_names_only_the_rooms_below_it() {
    let order = |room: &str| ROOMS.iter().position(|known| *known == room);
    holds(every_line(|room, line, breaches| {
        let Some(own) = order(room) else { return breaches.push(format!("{room} is no room of the house")) };
        for other in named(line) {
            if order(&other).is_some_and(|other| other > own) {
                breaches.push(format!("{room} names {other}, which is above it"));
            }
        }
    }));
}

#[test]
fn a_name_in_braces_counts_as_well() {
    assert_eq!(named("use crate::{atlas::place, cli};"), ["atlas", "cli"]);
    assert_eq!(named("    crate::app::run(crate::words::x)"), ["app", "words"]);
}

#[test]
fn the_pure_rooms_know_no_file_clock_environment_or_random_number() {
    holds(every_line(|room, line, breaches| {
        if PURE.contains(&room) {
            let known = IMPURE.iter().filter(|word| line.contains(**word));
            breaches.extend(known.map(|word| format!("{room} knows {word}")));
        }
    }));
}

#[test]
fn what_comes_from_outside_stays_in_its_rooms() {
    holds(every_line(|room, line, breaches| {
        for (outside, rooms) in OUTSIDE {
            if line.contains(outside) && !rooms.contains(&room) {
                breaches.push(format!("{room} names {outside}, which belongs to {rooms:?}"));
            }
        }
    }));
}

#[test]
fn every_source_file_says_what_it_is_for_and_is_short() {
    let mut breaches = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(&root().join(folder), &[".rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            let place = path.strip_prefix(root()).unwrap().display();
            if !text.starts_with("//! ") {
                breaches.push(format!("{place} does not begin with `//!` and what it is for"));
            }
            let lines = text.lines().count();
            if lines > LONGEST {
                breaches.push(format!("{place} has {lines} lines; {LONGEST} are the most"));
            }
        }
    }
    holds(breaches);
}

#[test]
fn the_pure_build_has_neither_engine_nor_device_nor_database_in_its_tree() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--no-default-features", "-e", "normal", "--prefix", "none", "--locked", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.lines().any(|line| line.starts_with("clap ")), "the tree looks odd:\n{tree}");
    let barred = ["bevy", "kira", "cpal", "rusqlite", "libsqlite3", "wgpu", "winit", "alsa", "zbus"];
    holds(tree.lines().filter(|line| barred.iter().any(|name| line.starts_with(name))).map(str::to_owned).collect());
}

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    // Put together here, so that this file does not name them itself.
    let barred: Vec<String> = ["work", "home", "root", "Users"].iter().map(|folder| format!("/{folder}/")).collect();
    let texts = [".rs", ".ron", ".toml", ".md", ".ftl", ".wgsl", ".sh", "run", "test", "setup"];
    let mut breaches = Vec::new();
    let tops =
        ["src", "tests", "benches", "scripts", ".ci", "routines", "assets", ".cargo"].map(|top| root().join(top));
    let singles = ["README.md", "Cargo.toml"].map(|name| root().join(name));
    for path in tops.iter().flat_map(|top| files(top, &texts)).chain(singles) {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (index, line) in text.lines().enumerate() {
            if barred.iter().any(|word| line.contains(word.as_str())) {
                breaches.push(format!("{}:{}: {line}", path.display(), index + 1));
            }
        }
    }
    holds(breaches);
}
