//! Stillpoint: a guided self-massage trainer for people with migraine and tension-type headache.
//!
//! A routine is a text in a small language. [`routine`] reads and checks it; [`score`] compiles it with a
//! person's choices into exact instants; from a score and a frame number everything else is a pure function:
//! what is heard (`audio`), where the hands are ([`pose`]), what is shown (`app`), what a picture file holds
//! (`render`).
//!
//! The rooms below are listed from the lowest to the highest; a lower one never names a higher one, and the
//! pure ones (`atlas` to `words`) know no file, clock, environment or random number. `tests/architecture.rs`
//! holds both walls, and `cargo test --no-default-features` builds everything that needs neither Bevy nor kira.

// The blank lines keep this order: the formatter sorts neighbours.
pub mod atlas;

pub mod routine;

pub mod score;

pub mod sculpt;

pub mod pose;

pub mod words;

pub mod library;

#[cfg(feature = "audio")]
pub mod audio;

#[cfg(feature = "audio")]
pub mod voice;

#[cfg(feature = "app")]
pub mod desktop;

#[cfg(feature = "app")]
pub mod app;

#[cfg(feature = "app")]
pub mod render;

pub mod cli;
