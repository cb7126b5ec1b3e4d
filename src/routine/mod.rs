//! The language: a routine file becomes a [`model::Routine`] and every diagnostic at once.
//!
//! Read in this order: [`source`] (bytes become text or are refused), [`syntax`] (text becomes a tree), [`read`] (the
//! tree becomes a [`model`]), the rules, and [`diagnostic`] with [`codes`] (what is wrong, and why that is a rule).
//! [`prescription`] is what a therapist may change on top; [`places`] are what a person adds to the atlas.

pub mod codes;
pub mod diagnostic;
pub mod model;
pub mod places;
pub mod prescription;
pub mod read;
mod rules;
pub mod seconds;
pub mod source;
pub mod syntax;
