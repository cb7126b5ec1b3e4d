//! The language: a routine file becomes a [`model::Routine`] and every diagnostic at once.

pub mod codes;
pub mod diagnostic;
pub mod model;
pub mod prescription;
pub mod read;
mod rules;
pub mod seconds;
pub mod source;
pub mod syntax;
