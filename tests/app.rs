//! The app without a window and without drawing: check, session, keys, layout, names.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot be set up has failed")]

mod access;
mod captions;
mod check;
mod desk;
mod keys;
mod layout;
mod pictures;
mod playhead;
mod sounding;
mod stand;
mod study;
