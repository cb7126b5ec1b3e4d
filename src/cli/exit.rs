//! How the program ends: the four exit codes, and which failure gives which.
//!
//! | code | means |
//! | --- | --- |
//! | 0 | fine; also help, version, and a reader that closed the pipe early |
//! | 1 | a routine, or other data that was read, has errors |
//! | 2 | wrong usage: an unknown word, a number out of range, a routine that no one knows |
//! | 3 | could not: a file cannot be read or written, no display, a feature that was not built in |
//!
//! A verb returns [`Outcome`]; nothing else in the program decides a code.

use std::fmt;
use std::process::ExitCode;

use crate::library::{Missing, OpenError, ReadError};

/// What a verb ends with: its own ending, or why it could not go on.
pub(super) type Outcome = Result<Ending, Failure>;

/// A verb that ran to its end; the graver come later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// All is well.
    Fine,
    /// What was read has errors, and they were told.
    Errors,
    /// The command line is wrong, and it was told.
    Wrong,
    /// Some of what was asked for could not be done, and it was told.
    Partly,
}

impl Ending {
    /// The graver of two endings.
    pub(super) fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// Why a verb stopped, with the sentence that is told.
#[derive(Debug)]
pub(super) enum Failure {
    /// The data has errors that are already told.
    Data(String),
    /// The command line asks for something that cannot be.
    Usage(String),
    /// The machine could not.
    CouldNot(String),
    /// Whoever read our output has gone: there is no one to tell, and nothing went wrong.
    Closed,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Data(text) | Self::Usage(text) | Self::CouldNot(text) => formatter.write_str(text),
            Self::Closed => Ok(()),
        }
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::CouldNot(format!("the output could not be written: {error}")),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::CouldNot(error.to_string())
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::CouldNot(error.to_string())
    }
}

impl From<Missing> for Failure {
    fn from(missing: Missing) -> Self {
        match missing {
            Missing::File(error) => error.into(),
            named => Self::Usage(named.to_string()),
        }
    }
}

/// The exit code of an outcome.
pub(super) fn code(outcome: &Outcome) -> ExitCode {
    ExitCode::from(match outcome {
        Ok(Ending::Fine) | Err(Failure::Closed) => 0,
        Ok(Ending::Errors) | Err(Failure::Data(_)) => 1,
        Ok(Ending::Wrong) | Err(Failure::Usage(_)) => 2,
        Ok(Ending::Partly) | Err(Failure::CouldNot(_)) => 3,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_success_and_a_full_disk_is_not() {
        let closed = Failure::from(std::io::Error::from(std::io::ErrorKind::BrokenPipe));
        assert_eq!(code(&Err(closed)), ExitCode::from(0));
        let full = Failure::from(std::io::Error::from(std::io::ErrorKind::StorageFull));
        assert_eq!(code(&Err(full)), ExitCode::from(3));
    }

    #[test]
    fn the_graver_ending_counts() {
        assert_eq!(Ending::Fine.and(Ending::Errors), Ending::Errors);
        assert_eq!(Ending::Errors.and(Ending::Partly), Ending::Partly);
    }
}
