//! What the atlas has places on but the bust has not: a forearm with its hand, a foot, and a torso with its hands laid on it.
//!
//! [`bake_insets`] gives the bytes of `insets.glb`, [`read_insets`] takes them apart: four meshes ([`IDS`]) in metres, each
//! facing +Z with its origin in the middle of what is to be seen, with named points on its skin. The hands are the
//! [`hand`](crate::sculpt::hand) in a pose, mirrored for the left; neck and shoulders are the bust's. Read [`mod@torso`] and
//! [`mod@arm`] for the masses, `lay` for how a hand comes to rest, `foot` for the foot, `bake` for the way to triangles.
//!
//! Each mesh is closed and in one piece, lies on its field within a tenth of a millimetre, and bears its light in its colours, as
//! the bust does. The same recipe gives the same bytes. Where a part ends (forearm, shin, neck, hips) it is cut; the stage
//! fades it out before the cut.

pub(crate) mod arm;
mod bake;
mod foot;
mod forearm;
mod held;
mod lay;
mod skin;
mod toes;
pub(crate) mod torso;

use crate::sculpt::mesh::Mesh;
use crate::sculpt::mesh::glb::GlbError;
use crate::sculpt::mesh::parts::{Part, read_parts, write_parts};
use crate::sculpt::stamp::stamp;
use crate::sculpt::threads::each;

pub use bake::InsetDetail;

/// The version of the code between the tables and the file: whoever changes it adds one.
pub const INSET_ALGORITHM: u32 = 1;

/// The ids of the meshes, in the order of the file.
pub const IDS: [&str; 4] = ["forearm_hand", "foot", "torso_breath", "torso_hug"];

/// One inset.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetMesh {
    /// Its name, one of [`IDS`].
    pub id: String,
    /// Its mesh, metres.
    pub mesh: Mesh,
    /// Places on its skin.
    pub points: Vec<InsetPoint>,
}

/// A named place on an inset's skin.
#[derive(Clone, Debug, PartialEq)]
pub struct InsetPoint {
    /// The id of the atlas's place.
    pub place: String,
    /// Where it is, metres.
    pub at: [f32; 3],
    /// The way out of the skin, 1 long.
    pub normal: [f32; 3],
}

/// The stamp of `insets.glb` at full detail: 16 hexadecimal digits.
#[must_use]
pub fn insets_hash() -> String {
    hash_at(&InsetDetail::full())
}

fn hash_at(detail: &InsetDetail) -> String {
    let bodies = (torso::recipe(), arm::recipe(), held::recipe(), lay::recipe());
    let hand = crate::sculpt::hand::hand_hash();
    stamp(&(INSET_ALGORITHM, hand, bodies, forearm::recipe(), foot::recipe(), detail))
}

/// Bakes the four insets: the bytes of `insets.glb`.
#[must_use]
pub fn bake_insets(detail: &InsetDetail) -> Vec<u8> {
    // Side by side, since the thinning of one is work for one processor only.
    let insets = each(&[0, 1, 2, 3], |which| match which {
        0 => forearm::bake(detail),
        1 => foot::bake(detail),
        2 => held::bake(held::Hold::Breath, detail),
        _ => held::bake(held::Hold::Hug, detail),
    });
    write_insets(&insets, &hash_at(detail))
}

fn write_insets(insets: &[InsetMesh], recipe: &str) -> Vec<u8> {
    let parts: Vec<Part> = insets
        .iter()
        .map(|inset| Part {
            name: inset.id.clone(),
            positions: inset.mesh.positions.clone(),
            normals: inset.mesh.normals.clone(),
            colours: inset.mesh.colours.clone(),
            indices: inset.mesh.indices.clone(),
            places: inset.points.iter().map(|point| (point.place.clone(), point.at, point.normal)).collect(),
            exact: true,
            ..Part::default()
        })
        .collect();
    write_parts(&parts, recipe)
}

/// The insets in the bytes of an `insets.glb`.
///
/// # Errors
/// [`GlbError`] if the bytes are cut off, no glTF, or lack something.
pub fn read_insets(bytes: &[u8]) -> Result<Vec<InsetMesh>, GlbError> {
    let parts = read_parts(bytes)?;
    Ok(parts
        .into_iter()
        .map(|part| InsetMesh {
            id: part.name,
            mesh: Mesh {
                positions: part.positions,
                normals: part.normals,
                colours: part.colours,
                indices: part.indices,
            },
            points: part.places.into_iter().map(|(place, at, normal)| InsetPoint { place, at, normal }).collect(),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_follows_the_detail() {
        assert_eq!(insets_hash(), hash_at(&InsetDetail::full()));
        assert_ne!(insets_hash(), hash_at(&InsetDetail::draft()));
    }
}
