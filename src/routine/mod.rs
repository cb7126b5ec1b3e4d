//! The routine room.
