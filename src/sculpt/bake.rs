//! The whole way from recipe to files: two meshes of the bust, and the places on its skin.
//!
//! [`bake`] gives the bytes of the files; who calls it writes them. The same detail and seeds give the same bytes, however
//! many processors there are.

use glam::DVec3;
use serde::Serialize;

use crate::atlas::skin;
use crate::sculpt::bust::bust;
use crate::sculpt::bust::tint::Tint;
use crate::sculpt::field::Field;
use crate::sculpt::field::smooth::rise;
use crate::sculpt::mesh::decimate::decimate;
use crate::sculpt::mesh::even::evened;
use crate::sculpt::mesh::glb::write_glb;
use crate::sculpt::mesh::grid::Grid;
use crate::sculpt::mesh::march::{Half, march};
use crate::sculpt::mesh::occlusion::openness;
use crate::sculpt::mesh::{Look, Mesh, mirrored};
use crate::sculpt::places::{Seed, place_all};
use crate::sculpt::stamp::recipe_hash_at;
use crate::sculpt::threads::each;

/// How finely to bake.
#[derive(Clone, Debug, Serialize)]
pub struct Detail {
    /// Step of the grid away from face and ears, millimetres.
    pub step: f64,
    /// Step of the grid at the face, millimetres.
    pub fine_step: f64,
    /// Triangles of the fine mesh at most, both halves.
    pub fine_triangles: usize,
    /// Triangles of the coarse mesh at most, both halves.
    pub coarse_triangles: usize,
}

impl Detail {
    /// What ships: lips and lash line need steps of less than three quarters of a millimetre.
    #[must_use]
    pub fn full() -> Self {
        Self { step: 2.2, fine_step: 0.65, fine_triangles: 80_000, coarse_triangles: 20_000 }
    }

    /// A quick look: under a second.
    #[must_use]
    pub fn draft() -> Self {
        Self { step: 9.0, fine_step: 4.0, fine_triangles: 4_000, coarse_triangles: 2_000 }
    }
}

/// What a baking gives: the bytes of each file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baked {
    /// The fine mesh, a .glb.
    pub fine: Vec<u8>,
    /// The mesh for slow machines, a .glb.
    pub coarse: Vec<u8>,
    /// The places on the skin, as RON.
    pub places: String,
}

/// Bakes the bust and puts the seeds on its skin.
///
/// # Errors
/// [`skin::SkinError`] if the places cannot be written as text.
pub fn bake(detail: &Detail, seeds: &[Seed]) -> Result<Baked, skin::SkinError> {
    let (fine, coarse) = meshes(detail);
    let recipe = recipe_hash_at(detail);
    Ok(Baked {
        fine: write_glb(&fine, &recipe),
        coarse: write_glb(&coarse, &recipe),
        places: skin::write(&place_all(seeds))?,
    })
}

/// The fine and the coarse mesh.
fn meshes(detail: &Detail) -> (Mesh, Mesh) {
    let field = Field::mirrored(&bust());
    let tint = Tint::new();
    let mut raw = march(&field, &Grid::bust(detail.step, detail.fine_step));
    // Points of the rim are drawn along the rim.
    let draws = |own: DVec3, next: DVec3| own.x != 0.0 || next.x == 0.0;
    for _ in 0..EVENINGS {
        raw = settled(&field, &evened(&raw, draws), 1, 0.3);
    }
    let price = |a: DVec3, b: DVec3| {
        let (ta, tb) = (tint.at(a), tint.at(b));
        let change: f64 = ta.iter().zip(tb).map(|(a, b)| (a - b).powi(2)).sum();
        24.0 * change * (b - a).length_squared()
    };
    let fine = decimate(&raw, detail.fine_triangles / 2, weight, price);
    let coarse = decimate(&fine, detail.coarse_triangles / 2, weight, price);
    (finished(&field, &tint, &fine), finished(&field, &tint, &coarse))
}

/// How often the raw mesh is evened out before its triangles are thinned.
const EVENINGS: usize = 3;

/// How much a place of the left half matters against a plain one.
fn weight(p: DVec3) -> f64 {
    let face = rise(40.0, 70.0, p.z) * rise(-105.0, -85.0, p.y) * (1.0 - rise(45.0, 60.0, p.y));
    let features = rise(60.0, 75.0, p.z) * rise(-68.0, -58.0, p.y) * (1.0 - rise(50.0, 60.0, p.y));
    // The lines of lips and lids are the finest forms there are, and what a face is known by.
    let front = rise(60.0, 68.0, p.z);
    let mouth = front * rise(-60.0, -54.0, p.y) * (1.0 - rise(-41.0, -35.0, p.y)) * (1.0 - rise(26.0, 32.0, p.x));
    let lids = front * rise(4.0, 10.0, p.y) * (1.0 - rise(22.0, 30.0, p.y)) * rise(10.0, 15.0, p.x);
    let ear = rise(64.0, 70.0, p.x) * rise(-45.0, -35.0, p.y) * (1.0 - rise(40.0, 48.0, p.y));
    let base = rise(-235.0, -215.0, p.y);
    // The hollows about the collar bones bend sharply, and the light of the looks lies on them.
    let collar = rise(-30.0, -15.0, p.z) * rise(-205.0, -190.0, p.y) * (1.0 - rise(-145.0, -130.0, p.y));
    (0.15 + 0.85 * base) * (1.0 + 2.0 * face + 5.0 * features + 6.0 * mouth + 3.0 * lids + 2.5 * ear + 1.5 * collar)
}

/// The points moved onto the skin; those of the rim stay on the midline.
fn settled(field: &Field, half: &Half, rounds: usize, stride: f64) -> Half {
    let points = each(&half.points, |p| {
        let moved = field.project(*p, rounds, stride);
        DVec3::new(if p.x == 0.0 { 0.0 } else { moved.x.max(1e-3) }, moved.y, moved.z)
    });
    Half { points, faces: half.faces.clone() }
}

/// The points on the skin, with their normals and colours, both halves.
#[expect(clippy::cast_possible_truncation, reason = "colours are stored in eight bits")]
fn finished(field: &Field, tint: &Tint, half: &Half) -> Mesh {
    let half = settled(field, half, 4, 0.6);
    let looks = each(&half.points, |p| {
        let mut normal = field.normal(*p);
        if p.x == 0.0 {
            normal = DVec3::new(0.0, normal.y, normal.z).normalize_or(DVec3::Y);
        }
        let [r, g, b] = tint.at(*p);
        let colour = [r, g, b, openness(field, *p, normal)].map(|v| v as f32);
        Look { normal, colour }
    });
    mirrored(&half, &looks)
}
