//! One test binary, so that Bevy is linked once.

#[cfg(feature = "audio")]
mod sound;
