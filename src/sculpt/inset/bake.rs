//! From an inset's field to its mesh: triangles, thinned where little is seen, with normals, light and tint.
//!
//! In comes an [`Inset`] (a surface, where it is fine, what of it matters), out comes an [`InsetMesh`] in metres about its
//! own middle. The order of the work is fixed, so the same inset gives the same mesh.

use glam::{DAffine3, DVec3};
use serde::Serialize;

use crate::sculpt::mesh::decimate::decimate_whole;
use crate::sculpt::mesh::even::evened;
use crate::sculpt::mesh::grid::{Fine, Grid};
use crate::sculpt::mesh::march::{Half, index, march};
use crate::sculpt::mesh::occlusion::openness;
use crate::sculpt::mesh::{Mesh, Surface};
use crate::sculpt::threads::each;

use super::skin::{normal, project};
use super::{InsetMesh, InsetPoint};

/// How finely to bake.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct InsetDetail {
    /// Step of the grid on hands and foot, millimetres.
    pub fine_step: f64,
    /// Step of the grid on a torso, and on its hands, millimetres.
    pub steps: [f64; 2],
    /// Triangles of each mesh at most.
    pub triangles: usize,
}

impl InsetDetail {
    /// What ships.
    #[must_use]
    pub fn full() -> Self {
        Self { fine_step: 1.4, steps: [4.6, 2.5], triangles: 10_000 }
    }

    /// A quick look: a few seconds.
    #[must_use]
    pub fn draft() -> Self {
        Self { fine_step: 4.0, steps: [9.0, 7.0], triangles: 2_000 }
    }
}

/// What an inset is to its mesh.
pub(crate) trait Inset: Surface {
    /// A box round it, mm.
    fn reach(&self) -> [DVec3; 2];

    /// The stretches along each axis that hands need fine steps on; all of it is fine if there is none.
    fn fine(&self, _detail: &InsetDetail) -> Option<[Vec<Fine>; 3]> {
        None
    }

    /// How much a place matters against a plain one.
    fn worth(&self, p: DVec3) -> f64;

    /// How much a place wants small triangles whatever its form, 0 to 1: where light changes fast.
    fn crowd(&self, _p: DVec3) -> f64 {
        0.0
    }

    /// Red, green and blue by which the stone is multiplied at a place of the skin.
    fn tint(&self, p: DVec3) -> [f64; 3];

    /// How the inset is turned and shifted to be seen; millimetres.
    fn shown(&self) -> DAffine3;
}

/// What long edges cost where small triangles are wanted, against their fourth power.
const CROWDING: f64 = 3e-3;
/// How often the light of a vertex is drawn half-way to that of its neighbours: triangles are larger than what shades them.
const SOFTENINGS: usize = 2;
/// How often the raw mesh is evened out before its triangles are thinned.
const EVENINGS: usize = 2;

/// The mesh of an inset and its places: each a name and a point on the skin.
#[expect(clippy::cast_possible_truncation, reason = "meshes are stored in 32 bits and fewer")]
pub(crate) fn baked(id: &str, inset: &impl Inset, places: &[(&str, DVec3)], detail: &InsetDetail) -> InsetMesh {
    let grid = match inset.fine(detail) {
        Some(fine) => Grid::refined(inset.reach(), detail.steps[0], &fine),
        None => Grid::even(inset.reach(), detail.fine_step),
    };
    let mut raw = outermost(march(inset, &grid));
    for _ in 0..EVENINGS {
        raw = settled(inset, &evened(&raw, |_, _| true), 1, 0.4);
    }
    let price = |a: DVec3, b: DVec3| CROWDING * inset.crowd((a + b) * 0.5) * (b - a).length_squared().powi(2);
    let thin = decimate_whole(&raw, detail.triangles, |p| inset.worth(p), price);
    let skin = settled(inset, &thin, 4, 0.6);
    let normals = each(&skin.points, |p| normal(inset, *p));
    let lit: Vec<_> = skin.points.iter().copied().zip(normals.iter().copied()).collect();
    let mut open = each(&lit, |(p, normal)| openness(inset, *p, *normal));
    for _ in 0..SOFTENINGS {
        open = softened(&open, &skin.faces);
    }
    let colours = skin.points.iter().zip(open).map(|(p, open)| {
        let [r, g, b] = inset.tint(*p);
        [r, g, b, open].map(|v| v as f32)
    });
    let shown = inset.shown();
    let metres = |p: DVec3| (shown.transform_point3(p) * 1e-3).as_vec3().to_array();
    let turned = |n: DVec3| shown.transform_vector3(n).as_vec3().to_array();
    let turned_over = shown.matrix3.determinant() < 0.0;
    let faces = skin.faces.iter().map(|face| if turned_over { [face[0], face[2], face[1]] } else { *face });
    InsetMesh {
        id: id.to_owned(),
        mesh: Mesh {
            positions: skin.points.iter().map(|p| metres(*p)).collect(),
            normals: normals.iter().map(|normal| turned(*normal)).collect(),
            colours: colours.collect(),
            indices: faces.flatten().collect(),
        },
        points: places
            .iter()
            .map(|(place, at)| InsetPoint {
                place: (*place).to_owned(),
                at: metres(*at),
                normal: turned(normal(inset, *at)),
            })
            .collect(),
    }
}

/// The piece of the skin with the most triangles: hollows that are shut in between hand and body are left out.
fn outermost(skin: Half) -> Half {
    let mut piece: Vec<u32> = (0..index(skin.points.len())).collect();
    for face in &skin.faces {
        let firsts = face.map(|v| first(&mut piece, v));
        let least = firsts.into_iter().min().unwrap_or(0);
        for v in firsts {
            piece[v as usize] = least;
        }
    }
    let mut sizes = vec![0; piece.len()];
    let of: Vec<u32> = skin.faces.iter().map(|face| first(&mut piece, face[0])).collect();
    for v in &of {
        sizes[*v as usize] += 1;
    }
    let largest = (0..sizes.len()).max_by_key(|v| sizes[*v]).map_or(0, index);
    let faces = skin.faces.into_iter().zip(of).filter(|(_, of)| *of == largest).map(|(face, _)| face).collect();
    Half { points: skin.points, faces }
}

/// The first of the vertices that a vertex is known to hang together with.
fn first(piece: &mut [u32], v: u32) -> u32 {
    let mut v = v;
    while piece[v as usize] != v {
        piece[v as usize] = piece[piece[v as usize] as usize];
        v = piece[v as usize];
    }
    v
}

/// Each number drawn half-way to the middle of its neighbours'.
fn softened(values: &[f64], faces: &[[u32; 3]]) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); values.len()];
    for face in faces {
        for k in 0..3 {
            let (a, b) = (face[k] as usize, face[(k + 1) % 3] as usize);
            for (v, other) in [(a, b), (b, a)] {
                sums[v] = (sums[v].0 + values[other], sums[v].1 + 1.0);
            }
        }
    }
    values.iter().zip(sums).map(|(own, (sum, count))| 0.5 * (own + sum / f64::max(count, 1.0))).collect()
}

/// The points moved onto the skin.
fn settled(inset: &impl Inset, skin: &Half, rounds: usize, stride: f64) -> Half {
    Half { points: each(&skin.points, |p| project(inset, *p, rounds, stride)), faces: skin.faces.clone() }
}
