//! The right hand: its bones, how it is held in each grip, its flesh, and the mesh that follows the bones.
//!
//! [`skeleton`] knows where the bones lie, [`grips`] how each grip of the atlas holds them and where it touches. All in
//! millimetres in the palm's frame: origin at the wrist, +Y to the fingers, +Z out of the palm, +X to the thumb's side.
//! The left hand is the mirror image of the right one.

pub mod bones;
pub mod grips;
pub mod poses;
pub mod skeleton;
pub mod solve;
