//! The skin as a cloud of points to settle on: wide grips and small circles leave the line of a place, and this brings
//! them back.
//!
//! In comes the bust's mesh (metres), out comes the nearest point of a smooth surface through its vertices and the
//! normal there: a weighted plane through all vertices within a few millimetres, so that a point that moves evenly
//! settles evenly. It knows nothing of places and keeps no triangles.

use glam::Vec3;

use crate::sculpt::mesh::Mesh;

/// Within this distance vertices count, metres; the coarse mesh has its vertices 2 to 6 mm apart.
const REACH: f32 = 0.012;
/// Within this distance of a line of sight vertices count, metres: a little under the coarse mesh's widest gap.
const BESIDE: f32 = 0.005;
/// How often a point settles: each time nearer.
const ROUNDS: usize = 3;

/// A point on the skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where it is, metres.
    pub at: Vec3,
    /// The way out of the skin, 1 long.
    pub normal: Vec3,
}

/// The bust's vertices in cells, sorted by cell.
#[derive(Clone, Debug, Default)]
pub struct Surface {
    cells: Vec<([i16; 3], Spot)>,
}

impl Surface {
    /// The surface of a mesh.
    #[must_use]
    pub fn of(mesh: &Mesh) -> Self {
        let spots = mesh.positions.iter().zip(&mesh.normals);
        let spots = spots.map(|(at, normal)| Spot { at: Vec3::from(*at), normal: Vec3::from(*normal) });
        let mut cells: Vec<_> = spots.map(|spot| (cell(spot.at), spot)).collect();
        cells.sort_by_key(|(cell, _)| *cell);
        Self { cells }
    }

    /// The point of the skin nearest to `spot` along its normal; `spot` itself where there is no skin near.
    #[must_use]
    pub fn settle(&self, spot: Spot) -> Spot {
        (0..ROUNDS).fold(spot, |spot, _| self.nearer(spot))
    }

    /// Where a line of sight (`towards` is 1 long) first meets skin that faces it: on the plane of the vertex nearest to the
    /// eye of those it passes within 5 mm; none where it passes the body.
    #[must_use]
    pub fn met(&self, from: Vec3, towards: Vec3) -> Option<Spot> {
        let beside = self.cells.iter().filter_map(|(_, spot)| {
            let away = spot.at - from;
            let far = away.dot(towards);
            let aside = away.length_squared() - far * far;
            let faces = spot.normal.dot(towards) < -0.05;
            (faces && far > 0.0 && aside < BESIDE * BESIDE).then_some((far, spot))
        });
        let (_, first) = beside.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let far = (first.at - from).dot(first.normal) / towards.dot(first.normal);
        Some(Spot { at: from + towards * far, normal: first.normal })
    }

    fn nearer(&self, spot: Spot) -> Spot {
        let (mut weights, mut middle, mut normal) = (0.0, Vec3::ZERO, Vec3::ZERO);
        for vertex in self.around(spot.at) {
            // What faces the other way is another part of the body: behind an ear, under the chin.
            let facing = vertex.normal.dot(spot.normal).max(0.0);
            let near = (1.0 - vertex.at.distance_squared(spot.at) / (REACH * REACH)).max(0.0);
            let weight = near * near * facing;
            weights += weight;
            middle += vertex.at * weight;
            normal += vertex.normal * weight;
        }
        if weights < 1e-3 {
            return spot;
        }
        let normal = normal.normalize_or(spot.normal);
        Spot { at: spot.at - normal * normal.dot(spot.at - middle / weights), normal }
    }

    fn around(&self, at: Vec3) -> impl Iterator<Item = &Spot> {
        let [x, y, z] = cell(at);
        (-1..=1).flat_map(move |dx| (-1..=1).map(move |dy| (dx, dy))).flat_map(move |(dx, dy)| {
            // Cells differ in z last, so three neighbours in z lie in one run.
            let first = self.cells.partition_point(|(c, _)| *c < [x + dx, y + dy, z - 1]);
            let run = self.cells.get(first..).unwrap_or_default();
            run.iter().take_while(move |(c, _)| *c <= [x + dx, y + dy, z + 1]).map(|(_, spot)| spot)
        })
    }
}

/// The cell that a point lies in.
#[expect(clippy::cast_possible_truncation, reason = "held to a range far wider than the body")]
fn cell(at: Vec3) -> [i16; 3] {
    (at / REACH).floor().clamp(Vec3::splat(-8000.0), Vec3::splat(8000.0)).to_array().map(|v| v as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ball of 80 mm with vertices about 4 mm apart.
    fn ball() -> Mesh {
        let mut mesh = Mesh::default();
        for i in 0_u16..5000 {
            let height = 1.0 - 2.0 * (f32::from(i) + 0.5) / 5000.0;
            let round = f32::from(i) * 2.399_963;
            let flat = (1.0 - height * height).sqrt();
            let normal = Vec3::new(flat * round.cos(), height, flat * round.sin());
            mesh.positions.push((normal * 0.08).to_array());
            mesh.normals.push(normal.to_array());
        }
        mesh
    }

    #[test]
    fn a_point_beside_the_skin_settles_on_it() {
        let surface = Surface::of(&ball());
        let spot = Spot { at: Vec3::new(0.028, 0.0, 0.081), normal: Vec3::Z };
        let settled = surface.settle(spot);
        assert!((settled.at.length() - 0.08).abs() < 4e-4, "{}", settled.at.length());
        assert!(settled.normal.dot(settled.at.normalize()) > 0.999);
    }

    #[test]
    fn a_point_that_moves_evenly_settles_evenly() {
        let surface = Surface::of(&ball());
        let at = |i: i16| {
            let spot = Spot { at: Vec3::new(f32::from(i) * 1e-4, 0.0, 0.08), normal: Vec3::Z };
            surface.settle(spot).at
        };
        for i in -200..200 {
            assert!(at(i).distance(at(i + 1)) < 1.6e-4);
        }
    }

    #[test]
    fn a_line_of_sight_meets_the_near_side_of_the_skin_where_it_crosses_it() {
        let surface = Surface::of(&ball());
        for aside in [0.0, 0.03, -0.05] {
            let met = surface.met(Vec3::new(aside, 0.01, 1.0), Vec3::NEG_Z).unwrap();
            let exact = Vec3::new(aside, 0.01, (0.08 * 0.08 - aside * aside - 1e-4_f32).sqrt());
            assert!(met.at.distance(exact) < 6e-4, "{} {exact}", met.at);
        }
        assert_eq!(surface.met(Vec3::new(0.09, 0.0, 1.0), Vec3::NEG_Z), None);
    }

    #[test]
    fn a_point_far_from_any_skin_stays() {
        let spot = Spot { at: Vec3::new(0.0, 0.5, 0.0), normal: Vec3::Y };
        assert_eq!(Surface::of(&ball()).settle(spot), spot);
    }
}
