//! How the hand meets the body: the skin that each grip covers.
//!
//! Comes from `assets/atlas/grips.ron`, where the sizes and their source stand. A [`Footprint`] is a few discs in the
//! tangent plane of the skin; [`Footprint::cover`] lays them at a place, turned and shifted by a [`Lay`]. Pads are drawn
//! with it, and zones are tested under the whole of it.
//!
//! It promises that a place is always touched: every lay that [`Footprint::lays`] offers has the place under one of
//! the discs, at most half a radius from its middle, or in the middle of the grip (tests below).
//! How the joints of a hand reach that is the work of `pose`.

use std::f32::consts::TAU;

use glam::{Vec2, Vec3};
use serde::{Deserialize, Serialize};

use super::vocabulary::Grip;

/// The skin that a grip covers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Footprint {
    /// The grip.
    pub grip: Grip,
    /// The grip in words.
    pub what: String,
    /// The place lies between the discs rather than under one.
    #[serde(default)]
    pub around: bool,
    /// At a place of several spots, each is touched by one disc only.
    #[serde(default)]
    pub one_to_a_spot: bool,
    /// The smallest radius in mm of a body that it follows.
    #[serde(default = "neck")]
    pub hug: f32,
    /// What touches; none where there is no contact.
    pub discs: Vec<Disc>,
}

/// The radius of a neck in mm.
const fn neck() -> f32 {
    60.0
}

/// A round part of a footprint.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disc {
    /// Its middle in mm from the middle of the grip: across the fingers, and along them away from the wrist.
    pub at: [f32; 2],
    /// In mm.
    pub radius: f32,
}

/// How a footprint lies on the skin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lay {
    /// The turn of the hand about the skin's normal in radians, anticlockwise as seen from outside on the left side.
    pub turn: f32,
    /// The point of the footprint (mm, as in [`Disc::at`]) that lies on the place.
    pub on: [f32; 2],
}

/// A point of the skin with the directions in it. On the right side everything is mirrored.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// In mm of the head frame.
    pub at: Vec3,
    /// Outward, of length 1.
    pub normal: Vec3,
    /// Where the fingers lie side by side when the hand is not turned: along a path, else level. Of length 1.
    pub across: Vec3,
}

impl Spot {
    /// A spot whose `across` follows `along` if there is one, else is level; the third axis is `normal × across`.
    #[must_use]
    pub fn new(at: Vec3, normal: Vec3, along: Option<Vec3>) -> Self {
        let normal = normal.normalize_or(Vec3::Y);
        let flat = |wish: Vec3| {
            (wish - normal * wish.dot(normal))
                .try_normalize()
                .filter(|_| wish.cross(normal).length() > 0.2 * wish.length())
        };
        let across = along
            .and_then(flat)
            .or_else(|| flat(Vec3::Y.cross(normal)))
            .or_else(|| flat(Vec3::X))
            .unwrap_or_else(|| normal.any_orthonormal_vector());
        Self { at, normal, across }
    }

    /// The spots of a place from points of the skin and their normals (mm, left side): along a path, or each for itself.
    #[must_use]
    pub fn row(points: &[[f32; 3]], normals: &[[f32; 3]], is_path: bool) -> Vec<Self> {
        let at = |index: usize| points.get(index).map(|point| Vec3::from(*point));
        points
            .iter()
            .zip(normals)
            .enumerate()
            .map(|(index, (point, normal))| {
                let before = at(index.saturating_sub(1)).unwrap_or_default();
                let after = at(index + 1).unwrap_or(Vec3::from(*point));
                Self::new(Vec3::from(*point), Vec3::from(*normal), is_path.then_some(after - before))
            })
            .collect()
    }

    /// The same spot on the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let flip = Vec3::new(-1.0, 1.0, 1.0);
        Self { at: self.at * flip, normal: self.normal * flip, across: self.across * flip }
    }
}

impl Footprint {
    /// The discs that touch one spot of a place that has so many.
    #[must_use]
    pub fn discs_at(&self, spots: usize) -> &[Disc] {
        if self.one_to_a_spot && spots > 1 { self.discs.get(..1).unwrap_or_default() } else { &self.discs }
    }

    /// The points of the footprint (mm) that may lie on a place, the plainest first: its middle, the middle of each
    /// disc, then half a radius off.
    #[must_use]
    pub fn holds(&self, discs: &[Disc]) -> Vec<Vec2> {
        let ring = |middle: Vec2, radius: f32| EIGHTHS.map(|eighth| middle + Vec2::from_angle(eighth * TAU) * radius);
        let middle = if self.around {
            Vec2::ZERO
        } else {
            discs.iter().map(|disc| Vec2::from(disc.at)).sum::<Vec2>() / count(discs).max(1.0)
        };
        let mut on = vec![middle];
        on.extend(discs.iter().map(|disc| Vec2::from(disc.at)));
        if self.around {
            on.extend(ring(middle, AROUND));
        }
        on.extend(discs.iter().flat_map(|disc| ring(Vec2::from(disc.at), disc.radius / 2.0)));
        on
    }

    /// Every way to lay these discs on a place, the plainest first: turned in steps of 15° about each of the points of
    /// [`Self::holds`].
    pub fn lays(&self, discs: &[Disc]) -> impl Iterator<Item = Lay> {
        self.holds(discs).into_iter().flat_map(|on| TURNS.map(|turn| Lay { turn: turn * TAU, on: on.to_array() }))
    }

    /// Points of the skin (mm) under discs that are laid on a spot: their middles, and two rings in each.
    ///
    /// `hug` is the radius in mm to which the hand follows the body; without it the footprint stays flat.
    pub fn cover(discs: &[Disc], spot: Spot, lay: Lay, hug: Option<f32>) -> impl Iterator<Item = Vec3> {
        let along = spot.normal.cross(spot.across);
        let turn = Vec2::from_angle(lay.turn);
        discs.iter().flat_map(move |disc| {
            let middle = Vec2::from(disc.at) - Vec2::from(lay.on);
            let inner = EIGHTHS.map(|eighth| Vec2::from_angle(eighth * TAU) * disc.radius / 2.0);
            let rim = SIXTEENTHS.map(|sixteenth| Vec2::from_angle(sixteenth * TAU) * disc.radius);
            std::iter::once(Vec2::ZERO).chain(inner).chain(rim).map(move |off| {
                let flat = turn.rotate(middle + off);
                let (out, sink) = hug.map_or((1.0, 0.0), |radius| {
                    let angle = flat.length() / radius;
                    (if angle > 0.0 { angle.sin() / angle } else { 1.0 }, radius * (1.0 - angle.cos()))
                });
                spot.at + (spot.across * flat.x + along * flat.y) * out - spot.normal * sink
            })
        })
    }
}

/// How far (mm) the middle of a grip that holds something may be off the place.
const AROUND: f32 = 4.0;

/// How many discs there are, as a divisor.
fn count(discs: &[Disc]) -> f32 {
    discs.iter().map(|_| 1.0).sum()
}

const EIGHTHS: [f32; 8] = [0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875];
const SIXTEENTHS: [f32; 16] = sixteenths();
const TURNS: [f32; 24] = turns();

const fn sixteenths() -> [f32; 16] {
    let mut parts = [0.0; 16];
    let mut index = 1;
    while index < parts.len() {
        parts[index] = parts[index - 1] + 0.0625;
        index += 1;
    }
    parts
}

/// Parts of a turn, the smallest to either hand first: 0, 1/24, -1/24, 2/24 …
const fn turns() -> [f32; 24] {
    let mut parts = [0.0; 24];
    let (mut index, mut step) = (1, 1.0);
    while index < parts.len() {
        parts[index] = step / 24.0;
        if index + 1 < parts.len() {
            parts[index + 1] = -step / 24.0;
        }
        index += 2;
        step += 1.0;
    }
    parts
}

/// The turns of a hand in radians, all the way round in steps of 15°.
#[must_use]
pub(super) fn turns_in_order() -> Vec<f32> {
    let mut turns = TURNS.map(|turn| turn * TAU).to_vec();
    turns.sort_by(f32::total_cmp);
    turns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pads() -> Footprint {
        let discs = [-8.75, 8.75].map(|x| Disc { at: [x, 0.0], radius: 7.5 }).to_vec();
        Footprint {
            grip: Grip::IndexMiddlePads,
            what: String::new(),
            around: false,
            one_to_a_spot: false,
            hug: neck(),
            discs,
        }
    }

    #[test]
    fn every_lay_has_the_place_under_a_disc() {
        let pads = pads();
        for lay in pads.lays(&pads.discs) {
            let near = Vec2::from(lay.on) == Vec2::ZERO
                || pads
                    .discs
                    .iter()
                    .any(|disc| Vec2::from(disc.at).distance(Vec2::from(lay.on)) <= disc.radius / 2.0 + 1e-4);
            assert!(near, "{lay:?}");
        }
    }

    #[test]
    fn turns_are_tried_from_the_smallest_and_go_all_the_way_round() {
        assert!(TURNS.windows(2).all(|pair| pair[0].abs() <= pair[1].abs()));
        assert!((TURNS[23] - 0.5).abs() < 1e-6);
    }

    #[test]
    fn a_footprint_lies_in_the_tangent_plane_or_sinks_round_the_body() {
        let pads = pads();
        let spot = Spot::new(Vec3::new(70.0, 0.0, 0.0), Vec3::X, None);
        let lay = Lay { turn: 0.0, on: [8.75, 0.0] };
        assert!(Footprint::cover(&pads.discs, spot, lay, None).all(|point| (point.x - 70.0).abs() < 1e-4));
        let furthest =
            Footprint::cover(&pads.discs, spot, lay, Some(60.0)).map(|point| 70.0 - point.x).fold(0.0, f32::max);
        // 25 mm along a body of 60 mm radius.
        assert!((furthest - 60.0 * (1.0 - (25.0_f32 / 60.0).cos())).abs() < 0.01, "{furthest}");
    }

    #[test]
    fn the_right_side_is_the_mirror_of_the_left() {
        let pads = pads();
        let spot = Spot::new(Vec3::new(60.0, 10.0, 40.0), Vec3::new(0.8, 0.1, 0.6), Some(Vec3::Y));
        assert!((spot.across.dot(spot.normal)).abs() < 1e-5);
        let right = spot.mirrored();
        assert!((right.at.x + 60.0).abs() < 1e-6 && right.normal.x < 0.0);
        assert_eq!(right.mirrored(), spot);
        assert_eq!(pads.discs_at(3).len(), 2);
    }
}
