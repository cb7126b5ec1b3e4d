//! `voice`: makes the voice pack, tells whether it is whole, and takes a therapist's recordings in.
//!
//! In: the library and an installed engine; or a routine and a folder of recordings. Out: files, one for each line, and what
//! became of each. `--check`, `--list` and `--record-list` need no engine.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::library::{Library, surroundings};
use crate::voice::engines::{self, ENGINES, Engine};
use crate::voice::make::{self, State};
use crate::voice::pack::Pack;
use crate::voice::recordings::{self, Taken, Wanted};

use super::arguments::ChoiceFlags;
use super::exit::{Ending, Failure, Outcome};
use super::output::Output;
use super::resolve;

/// What is wanted of the verb.
pub(super) struct Asked<'a> {
    pub(super) check: bool,
    pub(super) list: bool,
    pub(super) record_list: Option<&'a str>,
    pub(super) import: Option<&'a Path>,
    pub(super) routine: Option<&'a str>,
    pub(super) out: Option<PathBuf>,
}

/// Does it.
pub(super) fn voice(asked: Asked<'_>, choices: &ChoiceFlags, out: &mut Output) -> Outcome {
    if let Some(routine) = asked.record_list {
        return record_list(routine, choices, out);
    }
    if let Some(folder) = asked.import {
        let routine = asked.routine.ok_or_else(|| {
            Failure::Usage("say which routine they were read for: --import DIR --for ROUTINE".to_owned())
        })?;
        return import(folder, routine, choices, out);
    }
    let library = Library::open()?;
    let pack = Pack::open(&library)?;
    if asked.list {
        for text in make::texts(&library)? {
            out.data(&format!("{}\t{text}\n", pack.file(&text)))?;
        }
        return Ok(Ending::Fine);
    }
    let named = surroundings::named_assets().map(|assets| assets.join("voice"));
    let folder = asked.out.or(named);
    if asked.check {
        // Of a folder that is named, else of what is built in.
        let there = folder.map_or_else(|| pack.files(), |folder| make::files_in(&folder));
        return check(&make::state(&library, &pack, &there)?, out);
    }
    let folder = folder.ok_or_else(|| {
        Failure::Usage(format!(
            "say where to write: --out DIR, or set {} to the assets of the sources",
            surroundings::ASSETS
        ))
    })?;
    let state = make::state(&library, &pack, &make::files_in(&folder))?;
    speak(&pack, &state, &folder, out)
}

fn check(state: &State, out: &mut Output) -> Outcome {
    for text in &state.missing {
        out.data(&format!("missing: {text}\n"))?;
    }
    for file in &state.stale {
        out.data(&format!("stale: {file}\n"))?;
    }
    out.talk(&format!(
        "{} lines are wanted, {} are missing, {} files are stale",
        state.wanted.len(),
        state.missing.len(),
        state.stale.len()
    ))?;
    Ok(if state.missing.is_empty() && state.stale.is_empty() { Ending::Fine } else { Ending::Wrong })
}

fn speak(pack: &Pack, state: &State, folder: &Path, out: &mut Output) -> Outcome {
    let engine = engine(pack)?;
    out.talk(&format!("{} lines to say with {} …", state.missing.len(), engine.name))?;
    let failed = Mutex::new(Vec::new());
    make::make(state, pack, engine, folder, &|_, text, error| {
        if let (Some(error), Ok(mut failed)) = (error, failed.lock()) {
            failed.push(format!("{text}: {error}"));
        }
    });
    let failed = failed.into_inner().unwrap_or_default();
    for line in &failed {
        out.talk(line)?;
    }
    out.data(&format!("{}\n", folder.display()))?;
    if failed.is_empty() {
        Ok(Ending::Fine)
    } else {
        Err(Failure::CouldNot(format!("{} lines could not be said", failed.len())))
    }
}

/// The engine that the pack is made with: no other gives the same voice.
fn engine(pack: &Pack) -> Result<&'static Engine, Failure> {
    let wanted = &pack.about().engine;
    let known: Vec<&str> = ENGINES.iter().map(|engine| engine.name).collect();
    let engine = engines::named(wanted).ok_or_else(|| {
        Failure::CouldNot(format!("pack.ron names the engine \"{wanted}\"; known are {}", known.join(", ")))
    })?;
    if engine.there() {
        Ok(engine)
    } else {
        Err(Failure::CouldNot(format!(
            "the engine {wanted} is not installed here; the pack that ships needs none to be heard"
        )))
    }
}

fn wanted(routine: &str, choices: &ChoiceFlags, out: &mut Output) -> Result<Vec<Wanted>, Failure> {
    let library = resolve::library(Some(routine))?;
    let score = resolve::compile(&library, routine, choices, out)?;
    Ok(recordings::wanted(&score))
}

fn record_list(routine: &str, choices: &ChoiceFlags, out: &mut Output) -> Outcome {
    out.data("file\tseconds\tread\n")?;
    for line in wanted(routine, choices, out)? {
        out.data(&format!("{}.wav\t{:.2}\t{}\n", line.name, line.room, line.text))?;
    }
    out.talk(
        "read each line into a WAV file of that name, in no more than those seconds; then `stillpoint voice --import`",
    )?;
    Ok(Ending::Fine)
}

fn import(folder: &Path, routine: &str, choices: &ChoiceFlags, out: &mut Output) -> Outcome {
    if !folder.is_dir() {
        return Err(Failure::CouldNot(format!("{} is no folder", folder.display())));
    }
    let into = recordings::folder()
        .ok_or_else(|| Failure::CouldNot(format!("there is no home folder here; set {}", surroundings::DATA)))?;
    let wanted = wanted(routine, choices, out)?;
    let mut ending = Ending::Fine;
    let mut taken = 0;
    for (line, became) in wanted.iter().zip(recordings::import(&wanted, folder, &into)) {
        let name = &line.name;
        match became {
            Taken::Fits(lasts) => {
                taken += 1;
                out.data(&format!("{name}.wav\ttaken\t{lasts:.2} s of {:.2}\n", line.room))?;
            }
            Taken::TooLong(lasts) => {
                taken += 1;
                ending = Ending::Wrong;
                let room = line.room;
                out.data(&format!(
                    "{name}.wav\ttoo long\t{lasts:.2} s of {room:.2}: read it quicker, or shorten the line\n"
                ))?;
            }
            Taken::Not(why) => {
                ending = Ending::Wrong;
                out.data(&format!("{name}.wav\tnot taken\t{why}\n"))?;
            }
            Taken::Missing => {}
        }
    }
    out.talk(&format!("{taken} of {} lines are recorded; they lie in {}", wanted.len(), into.display()))?;
    Ok(ending)
}
