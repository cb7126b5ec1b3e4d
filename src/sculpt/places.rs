//! The places of the atlas put on the skin.
//!
//! In come seeds: for each place its nodes, where the atlas thinks they lie (mm). Out come points of the skin with their
//! normals, and for a path a line along the skin in even steps. A node goes to the skin near its seed; the ear is looked
//! away from, unless the seed is plainly on it, for it would catch what is meant for the hollow behind or the joint before
//! it. What a place is for is not known here.

use glam::DVec3;
use serde::Serialize;

use crate::atlas::skin::{SkinPlace, SkinPlaces, SkinPoint};
use crate::sculpt::bust::{bust, bust_without_ears};
use crate::sculpt::field::Field;
use crate::sculpt::field::spline::{fraction, through};
use crate::sculpt::stamp::places_hash;

/// A place as the atlas gives it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Seed {
    /// Its id.
    pub id: String,
    /// Its nodes, left side or middle, millimetres. A place with none is off the bust and is left out.
    pub nodes: Vec<[f32; 3]>,
    /// Whether the nodes are the knots of a way to be gone along.
    pub is_path: bool,
}

/// By how much nearer the ear must be for a seed to be meant for it, millimetres.
const ON_EAR: f64 = 5.0;
/// From how deep on a path's seed follows the other nodes to the skin, millimetres.
const DEEP: f64 = 6.0;
/// Steps along a path, millimetres.
const STEP: f64 = 3.0;

/// Every seed that has nodes, on the skin.
#[must_use]
pub fn place_all(seeds: &[Seed]) -> SkinPlaces {
    let skin = Skin { whole: Field::mirrored(&bust()), bare: Field::mirrored(&bust_without_ears()) };
    let placed = crate::sculpt::threads::each(seeds, |seed| skin.place(seed));
    SkinPlaces { recipe: places_hash(seeds), places: placed.into_iter().flatten().collect() }
}

/// The skin with its ears and without.
struct Skin {
    whole: Field,
    bare: Field,
}

impl Skin {
    fn place(&self, seed: &Seed) -> Option<SkinPlace> {
        if seed.nodes.is_empty() {
            return None;
        }
        let seeds: Vec<DVec3> = seed.nodes.iter().map(|node| glam::Vec3::from(*node).as_dvec3()).collect();
        let mut nodes: Vec<DVec3> = seeds.iter().map(|p| self.settle(*p)).collect();
        if seed.is_path {
            // Of a seed deep inside, as in the collar bone, it is hard to say which side is meant: that of the whole path.
            let out = nodes.iter().map(|p| self.bare.normal(*p)).sum::<DVec3>().normalize_or_zero();
            for (node, seed) in nodes.iter_mut().zip(&seeds) {
                let depth = (*node - *seed).length();
                if depth > DEEP && self.bare.distance(*seed) < 0.0 {
                    *node = self.settle(*seed + out * depth);
                }
            }
        }
        let line = if seed.is_path && nodes.len() > 1 { self.line(&nodes) } else { Vec::new() };
        Some(SkinPlace {
            id: seed.id.clone(),
            nodes: nodes.iter().map(|p| self.point(*p)).collect(),
            line: line.iter().map(|p| self.point(*p)).collect(),
        })
    }

    /// The point of the skin that a seed means.
    fn settle(&self, seed: DVec3) -> DVec3 {
        let (whole, bare) = (nearest(&self.whole, seed), nearest(&self.bare, seed));
        if (bare - seed).length() > (whole - seed).length() + ON_EAR {
            return whole;
        }
        if self.open(bare) { bare } else { self.beside_ear(bare).unwrap_or(whole) }
    }

    /// Whether the ear leaves a point of the bare skin where it is.
    fn open(&self, p: DVec3) -> bool {
        self.whole.distance(p).abs() < 0.02
    }

    /// The nearest open point of the bare skin away from the ear, forwards before it and backwards behind it, within 15 mm.
    fn beside_ear(&self, p: DVec3) -> Option<DVec3> {
        // The ear's root runs down at about z = -4.
        let way = if p.z < -4.0 { -1.0 } else { 1.0 };
        let normal = self.bare.normal(p);
        let (side, up) = normal.any_orthonormal_pair();
        (1..=30).find_map(|ring| {
            (0..48)
                .map(|i| {
                    let angle = std::f64::consts::TAU * fraction(i, 48);
                    p + (side * angle.cos() + up * angle.sin()) * (0.5 * fraction(ring, 1))
                })
                .filter(|q| (q.z - p.z) * way > 0.7 * (*q - p).length())
                .map(|q| self.bare.project(q, 80, 2.0))
                .find(|q| self.open(*q))
        })
    }

    /// A line along the skin through points on it, in even steps of about [`STEP`].
    fn line(&self, nodes: &[DVec3]) -> Vec<DVec3> {
        let rough: f64 = nodes.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum();
        let knots: Vec<_> = nodes.iter().map(|p| (*p, 0.0)).collect();
        let on_skin = |p: DVec3| {
            let bare = self.bare.project(p, 80, 2.0);
            self.whole.project(bare, 80, 2.0)
        };
        let dense: Vec<DVec3> = through(&knots, count(rough / 0.5)).iter().map(|(p, _)| on_skin(*p)).collect();
        let steps = count((length(&dense) / STEP).max(1.0));
        let even = (0..=steps).map(|i| at_part(&dense, fraction(i, steps)));
        even.map(|p| self.whole.project(p, 80, 2.0)).collect()
    }

    /// The point as it is written down: to the thousandth of a millimetre.
    fn point(&self, p: DVec3) -> SkinPoint {
        SkinPoint { at: rounded(p, 1e3), normal: rounded(self.whole.normal(p), 1e4) }
    }
}

/// The point of the skin nearest to `seed`, at least among its neighbours: first along the slope, then to and fro between
/// the tangent plane, where it is nearer, and the skin.
fn nearest(field: &Field, seed: DVec3) -> DVec3 {
    let mut p = field.project(seed, 80, 2.0);
    for _ in 0..60 {
        let slide = (seed - p).reject_from(field.normal(p)) * 0.7;
        if slide.length() < 0.01 {
            break;
        }
        let next = field.project(p + slide.clamp_length_max(2.0), 80, 2.0);
        if (next - seed).length() >= (p - seed).length() {
            break;
        }
        p = next;
    }
    p
}

fn length(line: &[DVec3]) -> f64 {
    line.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum()
}

/// The point at a part of a line, by length.
fn at_part(line: &[DVec3], part: f64) -> DVec3 {
    let mut left = part * length(line);
    for pair in line.windows(2) {
        let step = (pair[1] - pair[0]).length();
        if left <= step && step > 0.0 {
            return pair[0].lerp(pair[1], left / step);
        }
        left -= step;
    }
    line[line.len() - 1]
}

/// A number of steps, rounded up.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths of paths over steps: hundreds")]
fn count(steps: f64) -> usize {
    steps.ceil().max(2.0) as usize
}

#[expect(clippy::cast_possible_truncation, reason = "written with three or four decimals")]
fn rounded(p: DVec3, parts: f64) -> [f32; 3] {
    // Adding nought turns -0 into 0, which reads better.
    p.to_array().map(|v| ((v * parts).round() / parts + 0.0) as f32)
}
