//! The `stillpoint` program: everything is in the library.

use std::process::ExitCode;

/// Runs the verb that the command line names.
fn main() -> ExitCode {
    stillpoint::cli::main()
}
