//! From guide fibres to a surface in the body: the sheet before it has thickness.
//!
//! In come a [`Sheet`] as written, the skin and the bust's base; out comes a [`Laid`] sheet: a grid of points, rows
//! side by side across the fibres and columns along them. A sheet that keeps a depth has its feet just under the skin, where
//! the skin's shape is plain, and hangs from them inwards along smoothed ways: deep under a fold of the skin "so far
//! under it" is no smooth surface any more. Fibres that leave the bust end 3 mm inside its base. Thickness and order are
//! the work of others.

use glam::DVec3;

use crate::sculpt::field::Field;
use crate::sculpt::field::spline::{fraction, through};

use super::recipe::{Knot, Sheet};

/// How far inside the bust's base a fibre ends, mm.
const INSIDE: f64 = 3.0;
/// Nothing lies nearer the midline than this, mm.
const MIDLINE: f64 = 0.05;
/// How deep under the skin feet lie at most, mm.
const FOOT: f64 = 3.0;
/// How often the ways out are averaged with their neighbours.
const EVENINGS: usize = 8;
/// Points along a guide before they are spaced out.
const DENSE: usize = 97;

/// How finely sheets are meshed.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Weave {
    /// Millimetres between rows, across the fibres.
    pub across: f64,
    /// Millimetres between columns, along the fibres.
    pub along: f64,
}

/// What sheets are laid in.
#[derive(Debug)]
pub(crate) struct Body {
    /// The skin without its ears and as if it went on beyond the base.
    pub(crate) skin: Field,
    /// The base alone: negative where the bust is.
    pub(crate) base: Field,
}

/// A sheet as a grid of points.
#[derive(Clone, Debug)]
pub(crate) struct Laid {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    /// The feet, row by row, mm.
    pub(crate) feet: Vec<DVec3>,
    /// The way out at each foot, 1 long.
    pub(crate) out: Vec<DVec3>,
    /// How far inwards of its foot the thin edge's surface lies, mm.
    pub(crate) sunk: Vec<f64>,
    /// Whether the columns close into rings: the last is the first.
    pub(crate) ring: bool,
    /// Across and along: (0 to 1, 0 to 1) of each point.
    pub(crate) parts: Vec<(f64, f64)>,
    /// How many millimetres wide it is, on the whole.
    pub(crate) width: f64,
}

impl Body {
    /// The point moved the shortest way to `depth` mm under the skin.
    pub(crate) fn at_depth(&self, p: DVec3, depth: f64, rounds: usize) -> DVec3 {
        let mut p = p;
        for _ in 0..rounds {
            let off = self.skin.distance(p) + depth;
            if off.abs() < 1e-3 {
                break;
            }
            let slope = self.skin.slope(p);
            p -= (slope * (off / slope.length_squared().max(0.15))).clamp_length_max(6.0);
        }
        p
    }

    fn resolved(&self, knot: Knot) -> DVec3 {
        let typed = knot.typed();
        match knot {
            Knot::At(..) => typed,
            Knot::Front(..) => self.skin.ray(typed, DVec3::NEG_Z, 200.0).unwrap_or(typed),
        }
    }

    /// The sheet as a grid.
    pub(crate) fn lay(&self, sheet: &Sheet, weave: Weave) -> Laid {
        let guides: Vec<Vec<DVec3>> = sheet.fibres.iter().map(|guide| self.guide(sheet, guide)).collect();
        let length = guides.iter().map(|g| length(g)).sum::<f64>() / fraction(guides.len(), 1);
        let columns = (count(length / weave.along) + 1).clamp(8, 60);
        let along: Vec<f64> = (0..columns).map(|j| spaced(fraction(j, columns - 1), sheet.ring)).collect();
        let guides: Vec<Vec<DVec3>> = guides.iter().map(|g| along.iter().map(|t| at_part(g, *t)).collect()).collect();
        let widths: Vec<f64> = (0..columns).map(|j| length_over(&guides, j)).collect();
        let width = widths.iter().sum::<f64>() / fraction(columns, 1);
        let widest = widths.iter().copied().fold(0.0, f64::max);
        let rows = (count(widest / weave.across) + 1).clamp(5, 40);
        let mut feet = vec![DVec3::ZERO; rows * columns];
        let mut parts = vec![(0.0, 0.0); rows * columns];
        for (j, t) in along.iter().enumerate() {
            let knots: Vec<_> = guides.iter().map(|g| (g[j], 0.0)).collect();
            let dense: Vec<DVec3> = through(&knots, DENSE).into_iter().map(|(p, _)| p).collect();
            for i in 0..rows {
                let s = spaced(fraction(i, rows - 1), false);
                feet[i * columns + j] = at_part(&dense, s);
                parts[i * columns + j] = (s, *t);
            }
        }
        let mut laid = Laid { rows, columns, feet, out: Vec::new(), sunk: Vec::new(), ring: sheet.ring, parts, width };
        let foot = foot(sheet);
        self.seat(foot, &mut laid, 8);
        laid.smooth(3);
        self.clip(&mut laid);
        laid.even();
        self.seat(foot, &mut laid, 6);
        for p in &mut laid.feet {
            p.x = p.x.max(MIDLINE);
        }
        let under = |(_, t): &(f64, f64)| {
            sheet.cover(*t).zip(foot).map_or(0.0, |(cover, foot)| cover + sheet.thick * sheet.edge - foot)
        };
        laid.sunk = laid.parts.iter().map(under).collect();
        laid.out = self.ways_out(&laid, foot.is_none());
        laid
    }

    /// A guide fibre as dense points, its knots at their depth.
    fn guide(&self, sheet: &Sheet, knots: &[Knot]) -> Vec<DVec3> {
        let typed: Vec<DVec3> = knots.iter().map(|knot| self.resolved(*knot)).collect();
        let foot = foot(sheet);
        let seated: Vec<DVec3> = typed.iter().map(|p| foot.map_or(*p, |foot| self.at_depth(*p, foot, 12))).collect();
        if sheet.ring {
            return closed(&seated, DENSE);
        }
        let knots: Vec<_> = seated.into_iter().map(|p| (p, 0.0)).collect();
        through(&knots, DENSE).into_iter().map(|(p, _)| p).collect()
    }

    /// Puts the feet of a sheet that keeps a depth just under the skin.
    fn seat(&self, foot: Option<f64>, laid: &mut Laid, rounds: usize) {
        if let Some(foot) = foot {
            laid.feet = laid.feet.iter().map(|p| self.at_depth(*p, foot, rounds)).collect();
        }
    }

    /// Cuts rows that leave the base off at it, and spaces their points anew.
    fn clip(&self, laid: &mut Laid) {
        let inside = |p: DVec3| self.base.distance(p) < -INSIDE;
        for i in 0..laid.rows {
            let row: Vec<DVec3> = (0..laid.columns).map(|j| laid.feet[i * laid.columns + j]).collect();
            if row.iter().all(|p| inside(*p)) {
                continue;
            }
            let fine: Vec<(f64, DVec3)> = (0..=200).map(|k| fraction(k, 200)).map(|t| (t, at_part(&row, t))).collect();
            let held: Vec<f64> = fine.iter().filter(|(_, p)| inside(*p)).map(|(t, _)| *t).collect();
            let (Some(first), Some(last)) = (held.first(), held.last()) else { continue };
            let ends = (laid.parts[i * laid.columns].1, laid.parts[i * laid.columns + laid.columns - 1].1);
            for j in 0..laid.columns {
                let slot = &mut laid.parts[i * laid.columns + j];
                let part = first + (last - first) * slot.1;
                laid.feet[i * laid.columns + j] = at_part(&row, part);
                slot.1 = ends.0 + (ends.1 - ends.0) * part;
            }
        }
    }

    /// The way out at each foot: up the skin's slope, or for a free sheet its own face turned to the skin; evened out.
    fn ways_out(&self, laid: &Laid, own: bool) -> Vec<DVec3> {
        let mut ways: Vec<DVec3> = (0..laid.feet.len())
            .map(|k| {
                let up = self.skin.normal(laid.feet[k]);
                if !own {
                    return up;
                }
                let (i, j) = (k / laid.columns, k % laid.columns);
                let at = |i: usize, j: usize| laid.feet[i * laid.columns + j];
                let across = at((i + 1).min(laid.rows - 1), j) - at(i.saturating_sub(1), j);
                let along = at(i, (j + 1).min(laid.columns - 1)) - at(i, j.saturating_sub(1));
                let face = across.cross(along).normalize_or(up);
                if face.dot(up) < 0.0 { -face } else { face }
            })
            .collect();
        for _ in 0..EVENINGS {
            ways = (0..ways.len())
                .map(|k| laid.round(k).into_iter().map(|n| ways[n]).sum::<DVec3>().normalize_or(ways[k]))
                .collect();
        }
        ways
    }
}

/// How deep the feet of a sheet lie, if it keeps a depth.
fn foot(sheet: &Sheet) -> Option<f64> {
    match sheet.seat {
        super::recipe::Seat::Under(depths) => Some(depths.iter().map(|(_, depth)| *depth).fold(FOOT, f64::min)),
        super::recipe::Seat::Free => None,
    }
}

impl Laid {
    /// A point of the surface on which the thin edge lies.
    pub(crate) fn point(&self, k: usize) -> DVec3 {
        self.feet[k] - self.out[k] * self.sunk[k]
    }

    /// How much of its thickness a sheet has at a point: none along its edge.
    pub(crate) fn fullness(&self, sheet: &Sheet, k: usize) -> f64 {
        let (i, j) = (k / self.columns, k % self.columns);
        let end = !self.ring && (j == 0 || j == self.columns - 1);
        if i == 0 || i == self.rows - 1 || end { 0.0 } else { sheet.fullness_at(self.parts[k].0, self.parts[k].1) }
    }

    /// The nine places about one, itself among them; at an edge the edge again, round a ring the other end.
    pub(crate) fn round(&self, k: usize) -> [usize; 9] {
        let (i, j) = (k / self.columns, k % self.columns);
        let rows = [i.saturating_sub(1), i, (i + 1).min(self.rows - 1)];
        let last = self.columns - 1;
        let before = if j == 0 && self.ring { last - 1 } else { j.saturating_sub(1) };
        let after = if j == last && self.ring { 1 } else { (j + 1).min(last) };
        let columns = [before, j, after];
        std::array::from_fn(|n| rows[n / 3] * self.columns + columns[n % 3])
    }

    /// Spaces the points of each row anew along it: on a ridge of the skin they have slid apart.
    fn even(&mut self) {
        for row in self.feet.chunks_exact_mut(self.columns) {
            let old = row.to_vec();
            for (j, slot) in row.iter_mut().enumerate() {
                *slot = at_part(&old, spaced(fraction(j, old.len() - 1), self.ring));
            }
        }
    }

    /// Evens the grid out; its edges stay.
    fn smooth(&mut self, rounds: usize) {
        for _ in 0..rounds {
            let old = self.feet.clone();
            for i in 1..self.rows - 1 {
                for j in 1..self.columns - 1 {
                    let at = |i: usize, j: usize| old[i * self.columns + j];
                    let round = at(i - 1, j) + at(i + 1, j) + at(i, j - 1) + at(i, j + 1);
                    self.feet[i * self.columns + j] = at(i, j) * 0.5 + round * 0.125;
                }
            }
        }
    }
}

/// Even steps drawn a little towards both ends, where a sheet bends most; rings stay even.
fn spaced(part: f64, even: bool) -> f64 {
    if even {
        return part;
    }
    let drawn = 0.5 - 0.5 * (std::f64::consts::PI * part).cos();
    part + 0.45 * (drawn - part)
}

/// A closed curve through knots (uniform Catmull-Rom), its last point equal to its first.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn closed(knots: &[DVec3], samples: usize) -> Vec<DVec3> {
    let n = knots.len();
    (0..samples)
        .map(|k| {
            let at = fraction(k * n, samples - 1);
            let i = (k * n / (samples - 1)) % n;
            let t = at - at.floor();
            let p = |step: usize| knots[(i + n + step - 1) % n];
            let (a, b, c, d) = (p(0), p(1), p(2), p(3));
            (b * 2.0
                + (c - a) * t
                + (a * 2.0 - b * 5.0 + c * 4.0 - d) * (t * t)
                + (b * 3.0 - a - c * 3.0 + d) * (t * t * t))
                * 0.5
        })
        .collect()
}

pub(crate) fn length(line: &[DVec3]) -> f64 {
    line.windows(2).map(|pair| (pair[1] - pair[0]).length()).sum()
}

/// How far it is across the guides at a column.
fn length_over(guides: &[Vec<DVec3>], j: usize) -> f64 {
    guides.windows(2).map(|pair| (pair[1][j] - pair[0][j]).length()).sum()
}

/// The point at a part of a line, by length.
pub(crate) fn at_part(line: &[DVec3], part: f64) -> DVec3 {
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
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths over steps: tens")]
fn count(steps: f64) -> usize {
    steps.ceil().max(1.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::recipe::{add, ellipsoid};
    use crate::sculpt::muscle::recipe::Knot::At;
    use crate::sculpt::muscle::recipe::sheet;

    fn ball() -> Body {
        Body {
            skin: Field::plain(&[add(ellipsoid([0.0; 3], [80.0; 3]), 0.0)]),
            base: Field::plain(&[add(ellipsoid([0.0, 60.0, 0.0], [100.0; 3]), 0.0)]),
        }
    }

    #[test]
    fn a_sheet_lies_at_its_depth_and_ends_inside_the_base() {
        const STRAP: Sheet = sheet(
            &[
                &[At(10.0, 30.0, 70.0), At(12.0, -20.0, 70.0), At(10.0, -70.0, 30.0)],
                &[At(40.0, 30.0, 60.0), At(42.0, -20.0, 60.0), At(40.0, -70.0, 20.0)],
            ],
            &[(0.0, 2.0), (1.0, 2.0)],
            4.0,
        );
        let body = ball();
        let laid = body.lay(&STRAP, Weave { across: 5.0, along: 6.0 });
        for k in 0..laid.feet.len() {
            let (p, foot) = (laid.point(k), laid.feet[k]);
            // Depth 2 and three quarters of its 4 mm.
            assert!((body.skin.distance(p) + 5.0).abs() < 0.05 && (body.skin.distance(foot) + 2.0).abs() < 0.01, "{p}");
            assert!(body.base.distance(p) < -INSIDE + 0.6, "{p}");
        }
        let last = laid.parts[laid.columns - 1].1;
        assert!(last < 0.9, "the row was cut: {last}");
    }

    #[test]
    fn a_closed_curve_comes_back_to_where_it_began() {
        let ring = closed(&[DVec3::X, DVec3::Y, DVec3::NEG_X, DVec3::NEG_Y], 33);
        assert!((ring[0] - ring[32]).length() < 1e-9 && (ring[8] - DVec3::Y).length() < 1e-9);
    }
}
