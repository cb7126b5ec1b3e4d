//! The way from the hand's recipe to its files: a fine and a coarse mesh of the right hand.
//!
//! [`bake_hand`] gives the bytes; who calls it writes them. The same detail gives the same bytes, however many processors
//! there are. The left hand is the mirror image (x turned round), made when it is shown.

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::hand::bones::{FINGERS, THUMB};
use crate::sculpt::hand::cores::nearest;
use crate::sculpt::hand::flesh::masses;
use crate::sculpt::hand::glb::write_hand;
use crate::sculpt::hand::grips::{hand_grips, pose};
use crate::sculpt::hand::marks::marks;
use crate::sculpt::hand::mesh::HandMesh;
use crate::sculpt::hand::posed::HandField;
use crate::sculpt::hand::skin::{REST, corrective};
use crate::sculpt::hand::tint::Tint;
use crate::sculpt::hand::weights::weights;
use crate::sculpt::hand::{Bone, loft, tint, weights};
use crate::sculpt::mesh::decimate::decimate_whole;
use crate::sculpt::mesh::even::evened;
use crate::sculpt::mesh::grid::Grid;
use crate::sculpt::mesh::march::{Half, march};
use crate::sculpt::mesh::occlusion::openness;
use crate::sculpt::stamp::stamp;
use crate::sculpt::threads::each;

/// The version of the code between the hand's recipe and its files.
pub const HAND_ALGORITHM: u32 = 1;

/// How finely to bake.
#[derive(Clone, Debug, Serialize)]
pub struct HandDetail {
    /// Step of the grid, millimetres.
    pub step: f64,
    /// Triangles of the fine mesh at most.
    pub fine_triangles: usize,
    /// Triangles of the coarse mesh at most.
    pub coarse_triangles: usize,
}

impl HandDetail {
    /// What ships: nails and creases need steps of less than a millimetre.
    #[must_use]
    pub fn full() -> Self {
        Self { step: 0.85, fine_triangles: 16_000, coarse_triangles: 8_000 }
    }

    /// A quick look: under a second.
    #[must_use]
    pub fn draft() -> Self {
        Self { step: 3.5, fine_triangles: 2_000, coarse_triangles: 1_000 }
    }
}

/// The bytes of the hand's files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BakedHand {
    /// The fine mesh, a .glb.
    pub fine: Vec<u8>,
    /// The mesh for slow machines and far views, a .glb.
    pub coarse: Vec<u8>,
}

/// The stamp of the hand at full detail: 16 hexadecimal digits.
#[must_use]
pub fn hand_hash() -> String {
    hash_at(&HandDetail::full())
}

fn hash_at(detail: &HandDetail) -> String {
    let body = (FINGERS, THUMB, masses(), marks(), loft::recipe());
    let poses: Vec<_> = hand_grips().map(|grip| (grip, pose(grip))).collect();
    stamp(&(HAND_ALGORITHM, body, tint::recipe(), weights::recipe(), REST, poses, detail))
}

/// Bakes the right hand.
#[must_use]
pub fn bake_hand(detail: &HandDetail) -> BakedHand {
    let rest = HandField::posed(&REST);
    let paint = Tint::new(&rest);
    let inverse = rest.bones().map(|bone| bone.inverse());
    let weight = |p: DVec3| {
        let bone = nearest(&inverse, p);
        worth(bone, inverse[bone.index()].transform_point3(p))
    };
    let price = |a: DVec3, b: DVec3| {
        let (ta, tb) = (paint.at(a), paint.at(b));
        let change: f64 = ta.iter().zip(tb).map(|(a, b)| (a - b).powi(2)).sum();
        3.0 * change * (b - a).length_squared()
    };
    let mut raw = march(&rest, &Grid::even(rest.reach(), detail.step));
    for _ in 0..EVENINGS {
        raw = settled(&rest, &evened(&raw, |_, _| true), 1, 0.3);
    }
    let fine = decimate_whole(&raw, detail.fine_triangles, weight, price);
    let coarse = decimate_whole(&fine, detail.coarse_triangles, weight, price);
    let recipe = hash_at(detail);
    let [fine, coarse] = [fine, coarse].map(|skin| write_hand(&finished(&rest, &paint, &skin), &recipe));
    BakedHand { fine, coarse }
}

/// How often the raw mesh is evened out before its triangles are thinned.
const EVENINGS: usize = 2;

/// How much a place of a bone's frame matters against a plain one: the fingers are looked at, the forearm fades out.
fn worth(bone: Bone, p: DVec3) -> f64 {
    match bone {
        Bone::Forearm => {
            if p.y > -25.0 {
                0.5
            } else {
                0.03
            }
        }
        Bone::Palm | Bone::UlnarPalm | Bone::ThumbMetacarpal => 1.0,
        Bone::ThumbDistal | Bone::IndexDistal | Bone::MiddleDistal | Bone::RingDistal | Bone::LittleDistal => {
            if p.z < 1.0 { 6.0 } else { 3.0 }
        }
        _ => 2.0,
    }
}

/// The points moved onto the skin.
fn settled(field: &HandField, skin: &Half, rounds: usize, stride: f64) -> Half {
    Half { points: each(&skin.points, |p| field.project(*p, rounds, stride)), faces: skin.faces.clone() }
}

/// The mesh with all that a vertex bears.
#[expect(clippy::cast_possible_truncation, reason = "meshes are stored in 32 bits and fewer")]
fn finished(rest: &HandField, paint: &Tint<'_>, skin: &Half) -> HandMesh {
    let skin = settled(rest, skin, 4, 0.6);
    let pulls = weights(rest, &skin.points, &skin.faces);
    let resting = each(&skin.points, |p| (*p, rest.normal(*p)));
    let colours = each(&resting, |(p, normal)| {
        let [r, g, b] = paint.at(*p);
        [r, g, b, openness(rest, *p, *normal)].map(|v| v as f32)
    });
    let metres = |p: &DVec3| (*p * 1e-3).as_vec3().to_array();
    let (correctives, turns) = hand_grips()
        .filter_map(|grip| {
            let all = corrective(&pose(grip)?, &resting, &pulls, &skin.faces);
            let turns = all.turns.iter().map(|turn| turn.as_vec3().to_array()).collect();
            Some(((grip, all.offsets.iter().map(metres).collect()), (grip, turns)))
        })
        .unzip();
    HandMesh {
        positions: skin.points.iter().map(metres).collect(),
        normals: resting.iter().map(|(_, normal)| normal.as_vec3().to_array()).collect(),
        colours,
        joints: pulls.iter().map(|pull| pull.bones).collect(),
        weights: pulls.iter().map(|pull| pull.weights.map(|w| w as f32)).collect(),
        indices: skin.faces.into_flattened(),
        correctives,
        turns,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_follows_the_detail() {
        assert_eq!(hand_hash(), hash_at(&HandDetail::full()));
        assert_ne!(hand_hash(), hash_at(&HandDetail::draft()));
    }

    #[test]
    fn a_quick_bake_gives_the_same_bytes_twice() {
        assert!(bake_hand(&HandDetail::draft()) == bake_hand(&HandDetail::draft()));
    }
}
