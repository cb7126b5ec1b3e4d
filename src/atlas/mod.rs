//! The map of the body: points, paths, holds, moves, grips, muscles, zones, levels, gate.

pub mod place;
pub mod skin;
pub mod vocabulary;
