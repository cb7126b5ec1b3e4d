//! The program as a person meets it: the real binary, its two streams and its exit codes.
//!
//! [`Dir`] is a folder of one test, and the data folder of the program it starts; [`Cmd`] runs the program there, without
//! a display and without a terminal, and [`Ran`] is what came of it. Good and bad input of each verb are in the files below.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

mod bad_input;
mod files;
mod verbs;

/// A bundled routine that every build has.
const ROUTINE: &str = "suboccipital_release";

/// A folder that goes with its test.
struct Dir {
    folder: tempfile::TempDir,
}

impl Dir {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with its folders.
    fn create(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program, to be run in this folder.
    fn cmd(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Cmd {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stillpoint"));
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "STILLPOINT_ASSETS"] {
            command.env_remove(name);
        }
        command.env("STILLPOINT_DATA", self.path("data")).current_dir(self.folder.path()).args(arguments);
        Cmd { command }
    }

    /// Runs the program in this folder.
    fn run(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
        self.cmd(arguments).run()
    }
}

/// The program with its arguments, not yet run.
struct Cmd {
    command: Command,
}

impl Cmd {
    fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    fn run(mut self) -> Ran {
        let output = self.command.stdin(Stdio::null()).output().unwrap();
        let ran = Ran {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!ran.stderr.contains("panicked"), "a panic is never the answer: {ran:?}");
        ran
    }
}

/// What came of a run.
#[derive(Debug)]
struct Ran {
    /// The exit code; none if a signal ended it.
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Ran {
    /// The data of a run that went well.
    fn fine(self) -> String {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.stdout
    }

    /// The talk of a run that ended with `code` and gave no data.
    fn refused(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{self:?}");
        assert_eq!(self.stdout, "", "talk belongs on standard error");
        assert!(!self.stderr.trim().is_empty(), "a refusal says why");
        self.stderr
    }
}

/// The bundled routines of the sources.
fn routines() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("routines")
}
