//! One test binary, so that Bevy is linked once.

#[cfg(feature = "app")]
mod pictures;
mod pose;
mod sculpt;
