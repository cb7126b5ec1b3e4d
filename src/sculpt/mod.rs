//! The body as implicit surfaces, and what is baked from it: meshes, and the places of the atlas on the skin.
//!
//! [`field`] makes a recipe, a stack of operations written as tables, something that can be asked for the distance to the
//! surface; [`bust`] is such a recipe, [`hand`] a sculpture with bones; [`mesh`] makes triangles of a field, thins, lights and writes them. [`bake`](mod@bake)
//! goes the whole way for the bust and finds the [`places`]. The room reads and writes no file, and the same recipe gives
//! the same bytes.
//!
//! Millimetres inside, metres in a [`Mesh`]. +Y up, +Z forward, +X the subject's left; the origin is half-way
//! between the two tragions. The numbers were typed by hand from public means of body measures (ANSUR II 2012, NIOSH
//! 2003) and general anatomy, while looking at contours of two openly licensed heads; no one's mesh was fitted or copied.

pub mod bake;
pub mod bone;
pub mod bust;
pub mod field;
pub mod hand;
pub mod inset;
pub mod mesh;
pub mod muscle;
pub mod places;
pub mod stamp;
mod threads;

pub use bake::{Baked, Detail, bake};
pub use mesh::Mesh;
pub use mesh::glb::{GlbError, read_glb, stamp_of, write_glb};
pub use muscle::{
    BakedBody, BodyDetail, MuscleMesh, Side, bake_body, core_hash, muscles_hash, read_core, read_muscles,
};
pub use places::{Seed, place_all};
pub use stamp::{places_hash, recipe_hash};
