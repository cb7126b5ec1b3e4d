//! The body as implicit surfaces, and what is baked from it: meshes, and the places of the atlas on the skin.
//!
//! A recipe ([`head`], `face`, `neck`, `ear`) is a stack of operations written as tables; [`field`] makes it something
//! that can be asked for the distance to the skin; [`bake`](mod@bake) makes triangles of it, lights and tints them, and
//! finds the [`places`]. The room reads and writes no file, and the same recipe gives the same bytes.
//!
//! Millimetres inside, metres in a [`mesh::Mesh`]. +Y up, +Z forward, +X the subject's left; the origin is half-way
//! between the two tragions. The numbers were typed by hand from public means of body measures (ANSUR II 2012, NIOSH
//! 2003) and general anatomy, while looking at contours of two openly licensed heads; no one's mesh was fitted or copied.

pub mod bake;
mod decimate;
mod ear;
mod face;
pub mod field;
pub mod glb;
mod grid;
pub mod head;
mod march;
pub mod mesh;
mod neck;
mod occlusion;
pub mod places;
pub mod recipe;
pub mod relief;
mod smooth;
mod solid;
mod spline;
pub mod stamp;
mod threads;
mod tint;

pub use bake::{Baked, Detail, bake};
pub use glb::{GlbError, read_glb, stamp_of, write_glb};
pub use mesh::Mesh;
pub use places::{Seed, place_all};
pub use stamp::{places_hash, recipe_hash};
