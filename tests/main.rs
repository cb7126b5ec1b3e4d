//! One test binary, so that Bevy is linked once.

mod architecture;
mod cli;
#[cfg(feature = "app")]
mod pictures;
mod pose;
mod sculpt;
#[cfg(feature = "audio")]
mod sound;
mod syntax;
