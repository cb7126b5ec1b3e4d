//! What lies under the muscles: a plain skull with jaw and eyes, the gristle of the ears, hyoid and windpipe, the spine of
//! the neck, collar bones and the spines of the shoulder blades, and a plain body that holds them together.
//!
//! [`bake_core`] gives one mesh, both halves, in millimetres' detail enough to lie beneath muscles, never to be studied. It
//! is everywhere at least 3.6 mm under the skin (the ear 0.4 mm). Colours: rgb multiplies the colour of bone (the plain
//! body is darker, gristle between), a is how open a place is. The numbers are in [`skull`] and [`frame`].

mod frame;
mod skull;

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::bust::{bust, bust_without_ears};
use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::{Op, Shape, keep};
use crate::sculpt::field::smooth::rise;
use crate::sculpt::mesh::decimate::decimate;
use crate::sculpt::mesh::grid::Grid;
use crate::sculpt::mesh::march::{Half, march};
use crate::sculpt::mesh::occlusion::openness;
use crate::sculpt::mesh::{Look, Mesh, mirrored};
use crate::sculpt::threads::each;

/// How far under the skin the core stays, mm.
pub(crate) const UNDER: f64 = 3.6;
/// The same for the ear.
pub(crate) const UNDER_EAR: f64 = 0.4;

/// How finely the core is baked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct CoreDetail {
    /// Step of the grid, mm.
    pub step: f64,
    /// Step of the grid at the face, mm.
    pub fine_step: f64,
    /// Triangles at most, both halves.
    pub triangles: usize,
}

/// The recipe of the core, in the order in which it is stacked.
#[must_use]
pub fn core() -> Vec<Op> {
    let mut ops = bones();
    ops.extend(frame::plain());
    ops.extend(ear());
    ops.extend(base().map(|shape| keep(shape, 16.0)));
    ops
}

/// Everything that is bone, and the eyes.
fn bones() -> Vec<Op> {
    let mut ops = skull::skull();
    ops.extend(frame::bones());
    ops
}

/// The bust's own ear.
fn ear() -> Vec<Op> {
    let own = |op: &Op| matches!(op, Op::Add { shape: Shape::Placed { .. }, .. });
    bust().into_iter().filter(own).collect()
}

/// The shape of the bust's base, with which it is stacked last.
pub(crate) fn base() -> Option<Shape> {
    match bust().pop() {
        Some(Op::Keep { shape, .. }) => Some(shape),
        _ => None,
    }
}

/// Whether a place belongs to the ear.
fn is_ear(p: DVec3) -> bool {
    p.x.abs() > 60.0 && (-36.0..38.0).contains(&p.y) && (-45.0..18.0).contains(&p.z)
}

/// The core as a mesh in metres.
pub(crate) fn bake_core(detail: CoreDetail) -> Mesh {
    let field = Field::mirrored(&core());
    let skin = Field::mirrored(&bust());
    let bare = Field::mirrored(&bust_without_ears());
    let (hard, soft) = (Field::mirrored(&bones()), Field::mirrored(&frame::plain()));
    let ear = Field::mirrored(&ear());
    let raw = settled(&field, &march(&field, &Grid::bust(detail.step, detail.fine_step)), 4);
    let thin = decimate(&raw, detail.triangles / 2, weight, |_, _| 0.0);
    let thin = settled(&field, &thin, 16);
    let placed = each(&thin.points, |p| {
        // Light falls on the place before it sinks: it would be dark inside.
        let open = openness(&field, *p, field.normal(*p));
        let (q, normal) = sunk(&field, &skin, &bare, *p);
        let normal = if p.x == 0.0 { DVec3::new(0.0, normal.y, normal.z).normalize_or(DVec3::Y) } else { normal };
        (q, Look { normal, colour: tint(&hard, &soft, &ear, q, open) })
    });
    let (points, looks): (Vec<_>, Vec<_>) = placed.into_iter().unzip();
    mirrored(&Half { points, faces: thin.faces }, &looks)
}

/// A point of the core, moved under the skin where it would come too near, and the way out there.
fn sunk(field: &Field, skin: &Field, bare: &Field, p: DVec3) -> (DVec3, DVec3) {
    let (over, least) = if is_ear(p) { (skin, UNDER_EAR) } else { (bare, UNDER) };
    let mut q = p;
    let mut sunk = false;
    for _ in 0..8 {
        let off = over.distance(q) + least;
        if off <= 1e-3 {
            break;
        }
        sunk = true;
        let slope = over.slope(q);
        q -= (slope * (off / slope.length_squared().max(0.15))).clamp_length_max(4.0);
    }
    q.x = if p.x == 0.0 { 0.0 } else { q.x.max(1e-3) };
    (q, if sunk { over.normal(q) } else { field.normal(q) })
}

/// What the colour of bone is multiplied by, and how open the place is.
#[expect(clippy::cast_possible_truncation, reason = "colours are stored in eight bits")]
fn tint(hard: &Field, soft: &Field, ear: &Field, p: DVec3, open: f64) -> [f32; 4] {
    let flesh = rise(-2.0, 2.0, hard.distance(p) - soft.distance(p));
    let gristle = if is_ear(p) { rise(-2.0, 1.0, hard.distance(p) - ear.distance(p)) } else { 0.0 };
    let mix = |bone: f64, flesh_own: f64, gristle_own: f64| {
        let body = bone + (flesh_own - bone) * flesh;
        body + (gristle_own - body) * gristle
    };
    [mix(1.0, 0.62, 0.86), mix(0.98, 0.56, 0.80), mix(0.93, 0.52, 0.74), open].map(|v| v as f32)
}

/// How much a place matters against a plain one.
fn weight(p: DVec3) -> f64 {
    let face = rise(30.0, 60.0, p.z) * rise(-105.0, -85.0, p.y) * (1.0 - rise(45.0, 60.0, p.y));
    let ear = rise(64.0, 70.0, p.x) * rise(-45.0, -35.0, p.y) * (1.0 - rise(40.0, 48.0, p.y));
    let head = rise(-110.0, -90.0, p.y);
    let collar = rise(-52.0, -42.0, p.z) * rise(-196.0, -186.0, p.y) * (1.0 - rise(-162.0, -152.0, p.y));
    (0.12 + 0.6 * head + 0.9 * collar) * (1.0 + 2.0 * face + 3.0 * ear)
}

/// The points moved onto the surface; those of the rim stay on the midline.
fn settled(field: &Field, half: &Half, rounds: usize) -> Half {
    let points = each(&half.points, |p| {
        let moved = field.project(*p, rounds, 0.6);
        DVec3::new(if p.x == 0.0 { 0.0 } else { moved.x.max(1e-3) }, moved.y, moved.z)
    });
    Half { points, faces: half.faces.clone() }
}
