//! The muscles of head, neck and shoulders as closed meshes, from origin to insertion, each in its layer.
//!
//! [`bake_body`] gives the bytes of two files: `muscles.glb`, with one mesh for each of the atlas's muscles, and
//! `core.glb`, the bone beneath ([`crate::sculpt::bone`]). [`read_muscles`] takes the first apart again. The same recipe
//! gives the same bytes. The way: guide fibres ([`recipe`], the numbers in `table`) are laid in the body ([`mod@lay`]),
//! pressed under what lies over them (`stack`), given their thickness (`close`) and their light (`shade`).
//!
//! What a vertex bears, for the shader:
//! - `uv`: x counts fibres across the muscle (one to 1.1 mm), y runs 0 to 1 from origin to insertion;
//! - colour r: how much it is tendon, 0 flesh to 1; g: how thick the muscle is there against its belly, 0 at an edge;
//!   b: a number of the muscle's own, to vary its fibres; a: how open it lies, with what covers it counted little.
//!
//! Nothing lies nearer than 1.2 mm under the skin, and nothing leaves the bust: what is longer ends 3 mm inside its base.

pub(crate) mod close;
pub mod lay;
pub mod recipe;
pub(crate) mod shade;
pub(crate) mod stack;
pub(crate) mod table;

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::bone::{CoreDetail, bake_core, base, core};
use crate::sculpt::bust::{bust, bust_without_ears};
use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::{Op, add};
use crate::sculpt::field::spline::fraction;
use crate::sculpt::mesh::Mesh;
use crate::sculpt::mesh::glb::GlbError;
use crate::sculpt::mesh::parts::{Part, read_parts, write_parts};
use crate::sculpt::stamp::stamp;
use crate::sculpt::threads::each;

use close::{Closed, close};
use lay::{Body, Weave};
use shade::Shades;
use stack::{Hull, press};
use table::muscles;

/// The version of the code between the tables and the files: whoever changes it adds one.
pub const ALGORITHM: u32 = 1;

/// How finely muscles and core are baked.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BodyDetail {
    /// The mesh of the muscles.
    pub weave: Weave,
    /// The mesh of the core.
    pub core: CoreDetail,
}

impl BodyDetail {
    /// What ships.
    #[must_use]
    pub fn full() -> Self {
        Self {
            weave: Weave { across: 4.0, along: 6.5 },
            core: CoreDetail { step: 3.2, fine_step: 1.6, triangles: 13_000 },
        }
    }

    /// A quick look.
    #[must_use]
    pub fn draft() -> Self {
        Self {
            weave: Weave { across: 9.0, along: 14.0 },
            core: CoreDetail { step: 9.0, fine_step: 5.0, triangles: 3_000 },
        }
    }
}

/// The bytes of the two files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BakedBody {
    /// `muscles.glb`.
    pub muscles: Vec<u8>,
    /// `core.glb`.
    pub core: Vec<u8>,
}

/// Which side of the person a muscle is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The person's own left.
    Left,
    /// The person's own right.
    Right,
}

/// One muscle of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct MuscleMesh {
    /// Its id in the atlas.
    pub id: String,
    /// Its side.
    pub side: Side,
    /// 0 just under the skin to 3, the deepest: the atlas's layer less one.
    pub layer: u32,
    /// Its place in the order from outside in: it lies under no muscle of a higher one.
    pub order: u32,
    /// Where its vertices are, metres.
    pub positions: Vec<[f32; 3]>,
    /// The way out at each vertex, 1 long.
    pub normals: Vec<[f32; 3]>,
    /// Fibres across, and the part of its length from origin to insertion.
    pub uv: Vec<[f32; 2]>,
    /// Tendon, thickness, the muscle's own number, openness; each 0 to 1.
    pub colours: Vec<[f32; 4]>,
    /// Three vertices for each triangle, anticlockwise from outside.
    pub indices: Vec<u32>,
}

/// The stamp of `muscles.glb` at full detail.
#[must_use]
pub fn muscles_hash() -> String {
    muscles_hash_at(&BodyDetail::full())
}

/// The stamp of `core.glb` at full detail.
#[must_use]
pub fn core_hash() -> String {
    core_hash_at(&BodyDetail::full())
}

fn muscles_hash_at(detail: &BodyDetail) -> String {
    stamp(&(ALGORITHM, crate::sculpt::stamp::ALGORITHM, bust(), core(), muscles(), detail))
}

fn core_hash_at(detail: &BodyDetail) -> String {
    stamp(&(ALGORITHM, crate::sculpt::stamp::ALGORITHM, bust(), core(), detail.core))
}

/// Bakes muscles and core.
#[must_use]
pub fn bake_body(detail: &BodyDetail) -> BakedBody {
    let core = bake_core(detail.core);
    let woven = weave(&body(), detail.weave);
    let shades = shades(&woven, &core);
    let parts: Vec<Part> = woven.iter().enumerate().map(|(rank, sheets)| part(rank, sheets, &shades)).collect();
    let bone = Part {
        name: "core".into(),
        positions: core.positions,
        normals: core.normals,
        colours: core.colours,
        indices: core.indices,
        ..Part::default()
    };
    BakedBody {
        muscles: write_parts(&parts, &muscles_hash_at(detail)),
        core: write_parts(&[bone], &core_hash_at(detail)),
    }
}

/// The muscles in the bytes of a `muscles.glb`, the most superficial first, each left one followed by its right one.
///
/// # Errors
/// [`GlbError`] if the bytes are not of such a file.
pub fn read_muscles(bytes: &[u8]) -> Result<Vec<MuscleMesh>, GlbError> {
    let mut muscles = Vec::new();
    for part in read_parts(bytes)? {
        let number = |name: &str| part.numbers.iter().find(|(own, _)| own == name).map(|(_, value)| *value);
        muscles.push(MuscleMesh {
            layer: number("layer").ok_or(GlbError::Missing("layer"))?,
            order: number("order").ok_or(GlbError::Missing("order"))?,
            side: if part.mirrored { Side::Right } else { Side::Left },
            id: part.name,
            positions: part.positions,
            normals: part.normals,
            uv: part.uv,
            colours: part.colours,
            indices: part.indices,
        });
    }
    Ok(muscles)
}

/// The core in the bytes of a `core.glb`.
///
/// # Errors
/// [`GlbError`] if the bytes are not of such a file.
pub fn read_core(bytes: &[u8]) -> Result<Mesh, GlbError> {
    let part = read_parts(bytes)?.into_iter().next().ok_or(GlbError::Missing("node"))?;
    Ok(Mesh { positions: part.positions, normals: part.normals, colours: part.colours, indices: part.indices })
}

/// The skin and base that muscles are laid in.
pub(crate) fn body() -> Body {
    let mut skin = bust_without_ears();
    skin.pop();
    let base: Vec<Op> = base().map(|shape| add(shape, 0.0)).into_iter().collect();
    Body { skin: Field::mirrored(&skin), base: Field::mirrored(&base) }
}

/// The closed sheets of every muscle, in order, left side.
pub(crate) fn weave(body: &Body, weave: Weave) -> Vec<Vec<Closed>> {
    let sheets: Vec<_> =
        muscles().iter().enumerate().flat_map(|(rank, m)| m.sheets.iter().map(move |s| (rank, s))).collect();
    let laid = each(&sheets, |(_, sheet)| body.lay(sheet, weave));
    let mut woven = vec![Vec::new(); muscles().len()];
    let mut over: Vec<Hull> = Vec::new();
    for ((rank, sheet), mut laid) in sheets.into_iter().zip(laid) {
        press(body, sheet, &mut laid, &over);
        let closed = close(sheet, &laid);
        over.push(Hull::round(closed.triangles()));
        woven[rank].push(closed);
    }
    woven
}

/// All that casts shade, both sides: muscles by rank, then bone.
fn shades(muscles: &[Vec<Closed>], core: &Mesh) -> Shades {
    let flip = DVec3::new(-1.0, 1.0, 1.0);
    let mut triangles = Vec::new();
    for (rank, sheet) in muscles.iter().enumerate().flat_map(|(rank, sheets)| sheets.iter().map(move |s| (rank, s))) {
        for t in sheet.triangles() {
            triangles.push((t, rank));
            // The other side matters only near the midline.
            if t.iter().all(|p| p.x < 30.0) {
                triangles.push((t.map(|p| p * flip), rank));
            }
        }
    }
    for t in core.indices.chunks_exact(3) {
        let corners = [t[0], t[1], t[2]].map(|v| glam::Vec3::from(core.positions[v as usize]).as_dvec3() * 1e3);
        if corners.iter().all(|p| p.x > -30.0) {
            triangles.push((corners, muscles.len()));
        }
    }
    Shades::new(triangles)
}

/// A muscle as it is written down.
#[expect(clippy::cast_possible_truncation, reason = "stored as floats and in eight bits")]
fn part(rank: usize, sheets: &[Closed], shades: &Shades) -> Part {
    let muscle = &muscles()[rank];
    let mut part = Part {
        name: muscle.id.into(),
        numbers: vec![
            ("layer".into(), u32::from(muscle.layer)),
            ("order".into(), crate::sculpt::mesh::march::index(rank)),
        ],
        mirrored: true,
        ..Part::default()
    };
    // A golden step spreads the numbers of neighbours.
    let own = (fraction(rank, 1) * 0.618_033_988_75).fract();
    for sheet in sheets {
        let first = crate::sculpt::mesh::march::index(part.positions.len());
        let all: Vec<usize> = (0..sheet.points.len()).collect();
        let open = each(&all, |k| shades.open(sheet.points[*k], sheet.normals[*k], rank));
        for k in all {
            part.positions.push((sheet.points[k] * 1e-3).as_vec3().to_array());
            part.normals.push(sheet.normals[k].as_vec3().to_array());
            part.uv.push([sheet.uv[k].0 as f32, sheet.uv[k].1 as f32]);
            part.colours.push([sheet.looks[k].0, sheet.looks[k].1, own, open[k]].map(|v| v as f32));
        }
        part.indices.extend(sheet.faces.iter().flatten().map(|v| v + first));
    }
    part
}
