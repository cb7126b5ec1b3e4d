//! The atlas room.

pub mod skin;
