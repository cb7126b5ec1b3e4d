//! The app without a window and without drawing: check, session, keys, layout, names.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    reason = "a test that cannot be set up has failed; sizes of windows are small"
)]

mod access;
mod check;
mod keys;
mod layout;
mod pictures;
mod playhead;
mod stand;
