//! One test binary, so that Bevy is linked once.

mod architecture;
mod cli;
mod sculpt;
#[cfg(feature = "audio")]
mod sound;
mod syntax;
