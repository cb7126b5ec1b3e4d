//! Stills with no window: the app's own picture, drawn into an image and handed back as bytes.
//!
//! In come a size and what is to be shown; out comes a [`Picture`]. Read in this order: [`studio`], [`picture`],
//! [`screens`].
//!
//! A machine that cannot draw gets a [`RenderError`] that says what is missing, never a panic; the picture of a view
//! does not depend on the ones drawn before it. It decides nothing about what is shown: `app` does.

pub mod picture;
pub mod screens;
pub mod studio;

pub use picture::Picture;
pub use studio::{RenderError, Studio};
