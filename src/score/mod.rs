//! The compiler: a routine and a person's choices become a score.
//!
//! Read in this order: [`time`], [`choices`], [`types`], [`moment`], then the compiler and the session.

pub mod captions;
pub mod changes;
pub mod compile;
pub mod choices;
pub mod moment;
pub mod time;
pub mod types;
pub mod session;
pub mod transcript;
mod revise;
