//! A laid sheet given its thickness and closed: an outer face, a coarser inner one, and their common edge.
//!
//! In comes a grid with thicknesses, out come points, parts and triangles of a closed surface, turned outwards. The outer
//! face takes every point of the grid; of the inner one, which is hardly seen, every second row and column is left out
//! but in thin sheets.

use glam::DVec3;

use crate::sculpt::mesh::march::index;

use super::lay::Laid;
use super::recipe::Sheet;

/// A closed sheet, left side, mm.
#[derive(Clone, Debug, Default)]
pub(crate) struct Closed {
    pub(crate) points: Vec<DVec3>,
    pub(crate) normals: Vec<DVec3>,
    /// Across in fibres, along 0 to 1.
    pub(crate) uv: Vec<(f64, f64)>,
    /// How much it is tendon, and how thick it is against its belly, at each point.
    pub(crate) looks: Vec<(f64, f64)>,
    pub(crate) faces: Vec<[u32; 3]>,
}

/// By how much the inner face lies within its edge, mm: coarser, it must not come out between the points of the outer one.
const BACK: f64 = 0.4;
/// A sheet thinner than this, mm, keeps every point of its inner face: a coarse one would come through.
const THIN: f64 = 2.0;
/// Nothing lies nearer the midline than this, mm.
const MIDLINE: f64 = 0.05;
/// The width of a drawn fibre, mm.
const FIBRE: f64 = 1.1;

/// Gives a sheet its thickness and closes it.
pub(crate) fn close(sheet: &Sheet, laid: &Laid) -> Closed {
    let (rows, columns) = (laid.rows, laid.columns);
    let mut closed = Closed::default();
    for k in 0..rows * columns {
        let full = laid.fullness(sheet, k);
        let point = laid.point(k) + laid.out[k] * (full * sheet.thick * sheet.edge);
        closed.push(sheet, laid, k, point, full);
    }
    // The inner face.
    let leave = if sheet.thick < THIN { 1 } else { 2 };
    let inner_rows = thinned(1, rows - 2, leave);
    let (first, last) = if sheet.ring { (0, columns - 1) } else { (1, columns - 2) };
    let inner_columns = thinned(first, last, leave);
    let mut names = vec![u32::MAX; rows * columns];
    for &i in &inner_rows {
        for &j in &inner_columns {
            let k = i * columns + j;
            let full = sheet.fullness_at(laid.parts[k].0, laid.parts[k].1);
            names[k] = index(closed.points.len());
            let point = laid.point(k) - laid.out[k] * (full * sheet.thick * (1.0 - sheet.edge) + BACK);
            closed.push(sheet, laid, k, point, full);
        }
    }
    let outer = |i: usize, j: usize| index(i * columns + j);
    let inner = |i: usize, j: usize| names[i * columns + j];
    for i in 0..rows - 1 {
        for j in 0..columns - 1 {
            closed.quad([outer(i, j), outer(i + 1, j), outer(i + 1, j + 1), outer(i, j + 1)]);
        }
    }
    for r in inner_rows.windows(2) {
        for c in inner_columns.windows(2) {
            closed.quad([inner(r[0], c[0]), inner(r[0], c[1]), inner(r[1], c[1]), inner(r[1], c[0])]);
        }
    }
    let (first, last) = (inner_rows[0], inner_rows[inner_rows.len() - 1]);
    let side = |i: usize| (0..columns).map(|j| (j, outer(i, j))).collect::<Vec<_>>();
    let within = |i: usize| inner_columns.iter().map(|j| (*j, inner(i, *j))).collect::<Vec<_>>();
    closed.zip(&side(0), &within(first), false);
    closed.zip(&side(rows - 1), &within(last), true);
    if !sheet.ring {
        let (left, right) = (inner_columns[0], inner_columns[inner_columns.len() - 1]);
        let end = |j: usize| (0..rows).map(|i| (i, outer(i, j))).collect::<Vec<_>>();
        let within = |j: usize| inner_rows.iter().map(|i| (*i, inner(*i, j))).collect::<Vec<_>>();
        closed.zip(&end(0), &within(left), true);
        closed.zip(&end(columns - 1), &within(right), false);
    }
    closed.turn_out(laid);
    closed.find_normals(sheet, laid);
    closed
}

impl Closed {
    fn push(&mut self, sheet: &Sheet, laid: &Laid, k: usize, point: DVec3, full: f64) {
        let (s, t) = laid.parts[k];
        self.points.push(DVec3::new(point.x.max(MIDLINE), point.y, point.z));
        self.uv.push((s * laid.width / FIBRE, t));
        self.looks.push((sheet.tendon_at(t), full));
    }

    /// Two triangles, split along the shorter diagonal.
    fn quad(&mut self, [a, b, c, d]: [u32; 4]) {
        let at = |v: u32| self.points[v as usize];
        if (at(a) - at(c)).length_squared() <= (at(b) - at(d)).length_squared() {
            self.faces.extend([[a, b, c], [a, c, d]]);
        } else {
            self.faces.extend([[a, b, d], [b, c, d]]);
        }
    }

    /// Triangles between an edge and the line of the inner face beside it, each with its place along them.
    #[expect(clippy::many_single_char_names, reason = "corners and counters of triangles")]
    fn zip(&mut self, edge: &[(usize, u32)], line: &[(usize, u32)], turned: bool) {
        let (mut i, mut j) = (0, 0);
        while i + 1 < edge.len() || j + 1 < line.len() {
            let by_edge = j + 1 >= line.len() || (i + 1 < edge.len() && edge[i + 1].0 * 2 <= line[j].0 + line[j + 1].0);
            let (a, b) = (edge[i].1, line[j].1);
            let c = if by_edge {
                i += 1;
                edge[i].1
            } else {
                j += 1;
                line[j].1
            };
            self.faces.push(if turned { [a, b, c] } else { [a, c, b] });
        }
    }

    /// Turns all triangles over if the outer face looks inwards.
    fn turn_out(&mut self, laid: &Laid) {
        let facing: f64 = self
            .faces
            .iter()
            .filter(|face| face.iter().all(|v| (*v as usize) < laid.feet.len()))
            .map(|face| {
                let [a, b, c] = face.map(|v| self.points[v as usize]);
                (b - a).cross(c - a).dot(laid.out[face[0] as usize])
            })
            .sum();
        if facing < 0.0 {
            for face in &mut self.faces {
                face.swap(1, 2);
            }
        }
    }

    /// Normals from the triangles round each point; the two ends of a ring are one.
    fn find_normals(&mut self, sheet: &Sheet, laid: &Laid) {
        let mut sums = vec![DVec3::ZERO; self.points.len()];
        for face in &self.faces {
            let [a, b, c] = face.map(|v| self.points[v as usize]);
            let area = (b - a).cross(c - a);
            let outer = face.iter().all(|v| (*v as usize) < laid.feet.len());
            for v in face {
                // The edge belongs to the outer face: it is the one that is seen.
                if outer || (*v as usize) >= laid.feet.len() {
                    sums[*v as usize] += area;
                }
            }
        }
        if sheet.ring {
            let mut first: Vec<(usize, usize)> = Vec::new();
            for (a, p) in self.points.iter().enumerate() {
                if let Some(b) = (a + 1..self.points.len()).find(|b| (self.points[*b] - *p).length() < 1e-4) {
                    first.push((a, b));
                }
            }
            for (a, b) in first {
                let both = sums[a] + sums[b];
                (sums[a], sums[b]) = (both, both);
            }
        }
        let out = |k: usize| laid.out.get(k).copied().unwrap_or(DVec3::Z);
        self.normals = sums.iter().enumerate().map(|(k, sum)| sum.normalize_or(out(k))).collect();
    }

    /// The corners of its triangles.
    pub(crate) fn triangles(&self) -> Vec<[DVec3; 3]> {
        self.faces.iter().map(|face| face.map(|v| self.points[v as usize])).collect()
    }
}

/// One number in `each` from `first` to `last`, both of them included.
fn thinned(first: usize, last: usize, each: usize) -> Vec<usize> {
    let steps = (last - first).div_ceil(each);
    if steps == 0 {
        return vec![first];
    }
    (0..=steps).map(|k| first + ((last - first) * k + steps / 2) / steps).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::sculpt::field::Field;
    use crate::sculpt::field::recipe::{add, ellipsoid};
    use crate::sculpt::muscle::lay::{Body, Weave};
    use crate::sculpt::muscle::recipe::Knot::At;
    use crate::sculpt::muscle::recipe::sheet;

    const STRAP: Sheet = sheet(
        &[&[At(10.0, 30.0, 70.0), At(10.0, -30.0, 70.0)], &[At(40.0, 30.0, 60.0), At(40.0, -30.0, 60.0)]],
        &[(0.0, 2.0), (1.0, 2.0)],
        4.0,
    );

    #[test]
    fn a_sheet_is_closed_and_turned_outwards() {
        let ball = Field::plain(&[add(ellipsoid([0.0; 3], [80.0; 3]), 0.0)]);
        let wide = Field::plain(&[add(ellipsoid([0.0; 3], [300.0; 3]), 0.0)]);
        let body = Body { skin: ball, base: wide };
        for weave in [Weave { across: 5.0, along: 6.0 }, Weave { across: 3.3, along: 4.1 }] {
            let closed = close(&STRAP, &body.lay(&STRAP, weave));
            let mut edges: BTreeMap<(u32, u32), u32> = BTreeMap::new();
            for face in &closed.faces {
                for k in 0..3 {
                    *edges.entry((face[k], face[(k + 1) % 3])).or_default() += 1;
                }
            }
            assert!(edges.iter().all(|((a, b), n)| *n == 1 && edges.contains_key(&(*b, *a))));
            // The signed volume is positive: length by width by mean thickness, roughly.
            let volume: f64 = closed.triangles().iter().map(|[a, b, c]| a.dot(b.cross(*c)) / 6.0).sum();
            assert!((3000.0..9000.0).contains(&volume), "{volume}");
        }
    }

    #[test]
    fn thinning_keeps_both_ends() {
        assert_eq!(thinned(1, 8, 2), [1, 3, 5, 6, 8]);
        assert_eq!((thinned(1, 1, 2), thinned(2, 4, 1)), (vec![1], vec![2, 3, 4]));
    }
}
