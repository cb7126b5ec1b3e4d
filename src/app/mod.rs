//! The app room.

pub mod stage;
