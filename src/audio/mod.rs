//! Plays a score: sample-exact mixing, devices, silence, files.
//!
//! Read in this order: what is heard ([`figures`], [`synth`], [`cues`], [`speaker`], [`sheet`], [`bed`]); how it is mixed
//! ([`volumes`], [`mix`], [`ceiling`], [`orders`], [`sound`]); where it goes ([`output`], [`device`], [`offline`], [`wav`]); who owns the playing
//! position ([`clock`], [`snapshot`], [`trust`], [`engine`]).
//!
//! One kira sound plays a whole score and puts every clip on its exact frame. One [`engine::Engine`] owns the
//! position: the device counts while it is trusted, else the computer's clock; everything else reads one snapshot.
//!
//! It reads no file, draws nothing, and decides nothing about a session: `score::session` does.

pub mod bed;
pub mod ceiling;
pub mod clip;
pub mod clock;
pub mod cues;
pub mod device;
pub mod engine;
pub mod fake;
pub mod figures;
mod hand_over;
mod line;
pub mod loudness;
pub mod mix;
pub mod offline;
pub mod orders;
pub mod output;
pub mod outside;
pub mod sheet;
pub mod silent;
pub mod snapshot;
pub mod sound;
pub mod speaker;
pub mod synth;
pub mod trust;
pub mod volumes;
pub mod wav;
