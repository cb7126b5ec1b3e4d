//! The speech engines that a machine may have, and how each is asked to say a text.
//!
//! In: a text. Out: a [`Wave`], or a plain reason why there is none. The text reaches an engine by its standard input only,
//! never inside a command; control characters are taken out first, and an engine that does not finish in time is
//! stopped. No engine is linked: each is a program of its own.
//!
//! The order is that of how well a recogniser understood them over our lines; `RHVoice`'s Bdl made the pack.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use thiserror::Error;

use super::wave::{Wave, WaveError};
use crate::library::{files, surroundings};

/// An engine has so long for a line.
const LONGEST: Duration = Duration::from_secs(20);
/// It is looked at so often.
const LOOK: Duration = Duration::from_millis(5);
/// No line is longer, in characters.
const MOST: usize = 600;

/// A speech engine with one of its voices.
#[derive(Debug)]
pub struct Engine {
    /// Its name, and the voice's: part of what names a clip.
    pub name: &'static str,
    /// The program.
    program: &'static str,
    /// Its arguments; `@` stands for the file to write.
    arguments: &'static [&'static str],
    /// Whose work the voice is, and under which licence.
    pub licence: &'static str,
}

/// The engines that are known, the clearest first.
pub static ENGINES: [Engine; 4] = [
    Engine {
        name: "rhvoice-bdl",
        program: "RHVoice-test",
        arguments: &["-p", "bdl", "-r", "82", "-q", "max", "-o", "@"],
        licence: "RHVoice by Olga Yakovleva, GPL-3.0-or-later; voice Bdl, LGPL-2.1-or-later, from CMU ARCTIC, free to use",
    },
    Engine {
        name: "flite-rms",
        program: "flite",
        arguments: &["-voice", "rms", "-o", "@"],
        licence: "Flite by Carnegie Mellon University, BSD-like; voice rms from CMU ARCTIC, free to use",
    },
    Engine {
        name: "festival",
        program: "text2wave",
        arguments: &["-o", "@"],
        licence: "Festival by the University of Edinburgh, BSD-like; the voice that is installed",
    },
    Engine {
        name: "espeak-ng-us",
        program: "espeak-ng",
        arguments: &["-v", "en-us", "-s", "150", "--stdin", "-w", "@"],
        licence: "eSpeak NG, GPL-3.0-or-later",
    },
];

/// Why an engine said nothing.
#[derive(Debug, Error)]
pub enum EngineError {
    /// It could not be started, or its file could not be made.
    #[error("{0} cannot be started: {1}")]
    Start(&'static str, std::io::Error),
    /// It took too long.
    #[error("{0} did not finish in 20 seconds")]
    Slow(&'static str),
    /// It failed.
    #[error("{0} failed")]
    Failed(&'static str),
    /// What it made is no speech.
    #[error("{0} made nothing that can be used: {1}")]
    Useless(&'static str, WaveError),
}

/// The clearest engine that is installed.
#[must_use]
pub fn installed() -> Option<&'static Engine> {
    ENGINES.iter().find(|engine| engine.there())
}

/// The engine of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Engine> {
    ENGINES.iter().find(|engine| engine.name == name)
}

impl Engine {
    /// An engine of its own: a program with these arguments, in which `@` stands for the file to write.
    #[must_use]
    pub const fn new(
        name: &'static str,
        program: &'static str,
        arguments: &'static [&'static str],
        licence: &'static str,
    ) -> Self {
        Self { name, program, arguments, licence }
    }

    /// Whether its program can be found.
    #[must_use]
    pub fn there(&self) -> bool {
        surroundings::program(self.program).is_some()
    }

    /// Says a text.
    ///
    /// # Errors
    /// When it cannot be started, fails, takes more than 20 s, or makes nothing that is speech.
    pub fn say(&self, text: &str) -> Result<Wave, EngineError> {
        let folder = tempfile::tempdir().map_err(|error| EngineError::Start(self.name, error))?;
        let file = folder.path().join("line.wav");
        self.run(&clean(text), &file)?;
        let bytes = files::sound(&file).map_err(|_| EngineError::Failed(self.name))?;
        Wave::from_wav(&bytes).map_err(|error| EngineError::Useless(self.name, error))
    }

    #[expect(clippy::disallowed_methods, reason = "another program's time is limited by the clock")]
    fn run(&self, text: &str, file: &Path) -> Result<(), EngineError> {
        let arguments = self.arguments.iter().map(|argument| match *argument {
            "@" => file.as_os_str().to_owned(),
            argument => OsString::from(argument),
        });
        let started = Command::new(self.program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let mut child = started.map_err(|error| EngineError::Start(self.name, error))?;
        if let Some(mut input) = child.stdin.take() {
            // One that ends without reading fails by its own status. A line fits into a pipe: this never waits.
            drop(writeln!(input, "{text}"));
        }
        let until = Instant::now() + LONGEST;
        loop {
            match child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(None) if Instant::now() < until => std::thread::sleep(LOOK),
                Ok(None) => {
                    drop(child.kill());
                    drop(child.wait());
                    return Err(EngineError::Slow(self.name));
                }
                Ok(Some(_)) | Err(_) => return Err(EngineError::Failed(self.name)),
            }
        }
    }
}

/// One line without control characters, no longer than a line may be.
fn clean(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ").chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_gets_one_clean_line() {
        assert_eq!(clean("Rest.\u{1b}[2J\r\n(quit)\0  now"), "Rest. [2J (quit) now");
        assert_eq!(clean(&"a".repeat(5000)).len(), MOST);
    }

    #[test]
    fn an_engine_that_is_not_there_or_fails_is_told_and_nothing_panics() {
        let missing = Engine { name: "none", program: "no-such-engine", arguments: &[], licence: "" };
        assert!(!missing.there());
        assert!(matches!(missing.say("a"), Err(EngineError::Start(..))));
        let failing = Engine { name: "false", program: "false", arguments: &[], licence: "" };
        assert!(matches!(failing.say("a"), Err(EngineError::Failed(_))));
        let idle = Engine { name: "true", program: "true", arguments: &[], licence: "" };
        assert!(matches!(idle.say("a"), Err(EngineError::Failed(_))));
        let wrong = Engine { name: "cp", program: "cp", arguments: &["/dev/stdin", "@"], licence: "" };
        assert!(matches!(wrong.say("no sound"), Err(EngineError::Useless(..))));
    }
}
