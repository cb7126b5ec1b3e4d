//! How open a muscle lies, for the light: rays to its neighbours, to bone and to what lies over it.
//!
//! In come points with normals and all triangles about them, out comes a number from 0 (shut) to 1 (open). What lies over
//! a muscle shades it a little only, for it is taken off when the muscle is shown.

use glam::DVec3;

use crate::sculpt::field::spline::fraction;

use super::stack::crossing;

/// How far a ray looks, mm.
const REACH: f64 = 22.0;
/// Rays for each point.
const RAYS: usize = 24;
/// How much of their shade the muscles over a point cast.
const OVER: f64 = 0.15;
/// The side of a cell of the map, mm.
const CELL: f64 = 8.0;

/// The triangles of the whole body, by place. Each bears its rank in the order of muscles; bone comes last of all.
pub(crate) struct Shades {
    triangles: Vec<([DVec3; 3], usize)>,
    cells: Vec<Vec<u32>>,
    low: DVec3,
    size: [usize; 3],
}

impl Shades {
    pub(crate) fn new(triangles: Vec<([DVec3; 3], usize)>) -> Self {
        let low = triangles.iter().flat_map(|(t, _)| t).copied().fold(DVec3::splat(1e9), DVec3::min);
        let high = triangles.iter().flat_map(|(t, _)| t).copied().fold(DVec3::splat(-1e9), DVec3::max);
        let mut shades = Self { triangles, cells: Vec::new(), low, size: [0; 3] };
        shades.size = shades.cell(high).map(|n| n + 1);
        shades.cells = vec![Vec::new(); shades.size.iter().product()];
        for (n, (t, _)) in shades.triangles.iter().enumerate() {
            let first = shades.cell(t[0].min(t[1]).min(t[2]));
            let last = shades.cell(t[0].max(t[1]).max(t[2]));
            for slot in shades.slots(first, last) {
                shades.cells[slot].push(crate::sculpt::mesh::march::index(n));
            }
        }
        shades
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a body is tens of cells wide")]
    fn cell(&self, p: DVec3) -> [usize; 3] {
        ((p - self.low) / CELL).max(DVec3::ZERO).to_array().map(|v| v as usize)
    }

    fn slots(&self, first: [usize; 3], last: [usize; 3]) -> Vec<usize> {
        let last: [usize; 3] = std::array::from_fn(|k| last[k].min(self.size[k].saturating_sub(1)));
        let mut out = Vec::new();
        for x in first[0]..=last[0] {
            for y in first[1]..=last[1] {
                out.extend((first[2]..=last[2]).map(|z| (x * self.size[1] + y) * self.size[2] + z));
            }
        }
        out
    }

    /// The open part at a point of the muscle of this rank.
    pub(crate) fn open(&self, at: DVec3, normal: DVec3, rank: usize) -> f64 {
        let from = at + normal * 0.5;
        let mut near: Vec<u32> = self
            .slots(self.cell(from - REACH), self.cell(from + REACH))
            .into_iter()
            .flat_map(|slot| &self.cells[slot])
            .copied()
            .collect();
        near.sort_unstable();
        near.dedup();
        let (side, up) = normal.any_orthonormal_pair();
        let (mut own, mut over) = (0.0, 0.0);
        for i in 0..RAYS {
            let radius = ((fraction(i, 1) + 0.5) / fraction(RAYS, 1)).sqrt();
            let angle = fraction(i, 1) * 2.399_963_229_728_653;
            let lift = (1.0 - radius * radius).sqrt();
            let way = (side * angle.cos() + up * angle.sin()) * radius + normal * lift;
            let (mut by_own, mut by_over) = (0.0_f64, 0.0_f64);
            for n in &near {
                let (triangle, other) = &self.triangles[*n as usize];
                let Some(t) = crossing(triangle, from, way).filter(|t| (0.0..REACH).contains(t)) else { continue };
                let shut = 1.0 - t / REACH;
                if *other < rank { by_over = by_over.max(shut) } else { by_own = by_own.max(shut) }
            }
            own += by_own;
            over += by_over;
        }
        (1.0 - own / fraction(RAYS, 1)) * (1.0 - OVER * over / fraction(RAYS, 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lid_close_above_shades_and_one_that_is_taken_off_shades_less() {
        let lid = [DVec3::new(-90.0, -90.0, 2.0), DVec3::new(90.0, -90.0, 2.0), DVec3::new(0.0, 120.0, 2.0)];
        let open = |rank: usize| Shades::new(vec![(lid, rank)]).open(DVec3::ZERO, DVec3::Z, 5);
        assert!(open(6) < 0.3 && open(4) > 0.8 && open(4) < 0.95);
        assert!(Shades::new(vec![(lid, 6)]).open(DVec3::ZERO, DVec3::NEG_Z, 5) > 0.999);
    }
}
