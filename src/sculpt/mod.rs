//! The sculpt room.
