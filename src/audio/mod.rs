//! The audio room.
