//! One test binary, so that Bevy is linked once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]
#![cfg_attr(feature = "app", expect(clippy::panic, reason = "a test that cannot go on fails"))]

mod allocations;
#[cfg(feature = "app")]
mod app;
mod architecture;
mod atlas;
mod cli;
mod hands;
mod muscles;
mod own_places;
#[cfg(feature = "app")]
mod pictures;
mod pose;
mod prescriptions;
mod routines;
mod scores;
mod sculpt;
mod sessions;
#[cfg(feature = "audio")]
mod sound;
mod syntax;
#[cfg(feature = "audio")]
mod voice;
