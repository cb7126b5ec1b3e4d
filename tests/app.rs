//! The app without a window and without drawing: check, session, keys, layout, names.

mod access;
mod check;
mod keys;
mod layout;
mod pictures;
mod playhead;
mod stand;
