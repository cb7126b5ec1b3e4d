//! The one place that writes to the terminal: data to standard output, talk to standard error.
//!
//! A verb gets an [`Output`] and writes through it, so that its data is one stream, a closed pipe reaches it as an error
//! instead of a panic, and data can be piped while the talk stays on the screen. Standard output is locked for the whole
//! run; standard error only for each line, because the engine's log writes there from threads of its own.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// The terminal.
pub(super) struct Output {
    data: BufWriter<StdoutLock<'static>>,
}

impl Output {
    /// Takes standard output for itself.
    pub(super) fn lock() -> Self {
        Self { data: BufWriter::new(io::stdout().lock()) }
    }

    /// Writes data as it is.
    pub(super) fn data(&mut self, text: &str) -> io::Result<()> {
        self.data.write_all(text.as_bytes())
    }

    /// Writes what is talk, not data, with a line end; what was written as data goes out first, so that the two keep
    /// their order on one screen. A standard error that is closed is no reason to stop.
    pub(super) fn talk(&mut self, text: &str) -> io::Result<()> {
        self.flush()?;
        let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
        Ok(())
    }

    /// Sends what is waiting; to be called before the end, or it would be lost without a word.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.data.flush()
    }

    /// Whether data goes to a terminal that shows colours.
    pub(super) fn data_colours() -> bool {
        io::stdout().is_terminal() && crate::library::surroundings::colours()
    }

    /// Whether talk goes to a terminal that shows colours.
    pub(super) fn talk_colours() -> bool {
        io::stderr().is_terminal() && crate::library::surroundings::colours()
    }
}
