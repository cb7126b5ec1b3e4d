//! One test binary, so that Bevy is linked once.

mod architecture;
mod cli;
mod sculpt;
mod syntax;
