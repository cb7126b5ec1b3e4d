//! The compiler: a routine and a person's choices become a score.
//!
//! Read in this order: [`time`], [`choices`], [`types`], [`moment`], then the compiler and the session.

pub mod captions;
pub mod changes;
pub mod choices;
pub mod compile;
pub mod lines;
pub mod moment;
pub mod queue;
mod revise;
pub mod session;
pub mod time;
pub mod transcript;
pub mod types;
