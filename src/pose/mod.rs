//! The pose room.
