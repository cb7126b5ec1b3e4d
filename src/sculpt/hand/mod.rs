//! The right hand: its bones, how it is held in each grip, its flesh, and the mesh that follows the bones.
//!
//! [`skeleton`] knows where the bones lie, [`grips`] how each grip of the atlas holds them; [`posed`] makes a field of
//! masses ([`flesh`]), lofts and marks in any pose, [`touch`] finds on it the skin that touches. [`skin`] is the resting hand
//! that follows the bones, and [`bake_hand`] writes it. [`solve`] puts the hand on the body, [`poses`] keeps what it found. All in millimetres in the palm's frame: origin at the wrist,
//! +Y to the fingers, +Z out of the palm, +X to the thumb's side. The left hand is the mirror image of the right one.

mod bake;
pub mod bones;
mod cores;
pub mod flesh;
mod glb;
pub mod grips;
#[expect(clippy::similar_names, reason = "names of a pose and what it is posed by")]
pub mod leave;
mod loft;
pub(crate) mod marks;
mod mesh;
pub mod posed;
pub mod poses;
#[expect(clippy::many_single_char_names, reason = "the parts of points and normals")]
mod poses_file;
pub mod skeleton;
pub mod skin;
#[expect(clippy::similar_names, reason = "a place, its spots and its seeds are called what they are")]
pub mod solve;
pub(crate) mod tint;
pub mod touch;
mod weights;

pub use bake::{BakedHand, HAND_ALGORITHM, HandDetail, bake_hand, hand_hash};
pub use bones::{BONES, Bone, Finger};
pub use glb::{read_hand, write_hand};
pub use mesh::HandMesh;
pub use posed::HandField;
pub use poses::{HandPoses, Placed, PosesError, Relation};
pub use skeleton::{ANGLES, Angles, HandPose};
pub use skin::{REST, Sample, moves, samples};
pub use touch::{Touch, contact_points};
pub use weights::Pull;
