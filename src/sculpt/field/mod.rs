//! The sculpture as a field: for any point, how far it is from the skin.
//!
//! In comes a recipe, out come distance, slope, rays and projection, all in millimetres. The field is a pure function of
//! the point, so the same point gives the same number wherever it is asked from. It is negative inside, smooth but for a
//! few folds at the midline, and a true distance only near the skin. It makes no mesh.

pub mod recipe;
pub mod relief;
pub(crate) mod smooth;
mod solid;
pub(crate) mod spline;

use glam::DVec3;

use crate::sculpt::field::recipe::{Anchor, Op};
use crate::sculpt::field::relief::Solved;
use crate::sculpt::field::smooth::{soft_max, soft_min};
use crate::sculpt::field::solid::{Reach, Solid};
use crate::sculpt::field::spline::{fraction, through};

/// What part of the distance to its box a shape is surely away: first-order distances fall a little short.
const TRUST: f64 = 0.7;
/// Half the span of the differences that give the slope, millimetres.
const SPAN: f64 = 0.25;

/// A sculpture that can be asked for distances.
#[derive(Debug, Default)]
pub struct Field {
    steps: Vec<Step>,
    mirrored: bool,
}

#[derive(Debug)]
enum Step {
    Add { solid: Solid, reach: Reach, blend: f64, fold: f64 },
    Cut { solid: Solid, reach: Reach, blend: f64, fold: f64 },
    Keep { solid: Solid, blend: f64 },
    Bump { centre: DVec3, spread: DVec3, reach: Reach, height: f64 },
    Stroke { line: Vec<DVec3>, reach: Reach, width: f64, height: f64, falloff: f64, ends: f64 },
    Patch { relief: Solved, reach: Reach, fold: f64 },
}

impl Field {
    /// A sculpture of which the left half is written and the right one mirrors it. Marks that sit on the skin are put on
    /// the skin of what was stacked before them.
    #[must_use]
    pub fn mirrored(ops: &[Op]) -> Self {
        Self::stack(ops, true)
    }

    /// A sculpture written whole.
    #[must_use]
    pub fn plain(ops: &[Op]) -> Self {
        Self::stack(ops, false)
    }

    fn stack(ops: &[Op], mirrored: bool) -> Self {
        let mut field = Self { steps: Vec::with_capacity(ops.len()), mirrored };
        for op in ops {
            let step = field.step(op);
            field.steps.push(step);
        }
        field
    }

    /// One operation made ready on what is there so far.
    fn step(&self, op: &Op) -> Step {
        match op {
            Op::Add { shape, blend, fold } => {
                let (solid, reach) = Solid::build(shape);
                Step::Add { solid, reach, blend: *blend, fold: *fold }
            }
            Op::Cut { shape, blend, fold } => {
                let (solid, reach) = Solid::build(shape);
                Step::Cut { solid, reach, blend: *blend, fold: *fold }
            }
            Op::Keep { shape, blend } => Step::Keep { solid: Solid::build(shape).0, blend: *blend },
            Op::Bump { at, spread, height } => {
                let centre = self.anchor(*at);
                // At six standard deviations nothing is left of the bell that a 32-bit number could hold.
                let reach = Reach { low: centre - *spread * 6.0, high: centre + *spread * 6.0 };
                Step::Bump { centre, spread: *spread, reach, height: *height }
            }
            Op::Stroke { through: knots, width, height, falloff, ends } => {
                let knots: Vec<_> = knots.iter().map(|knot| (self.anchor(*knot), *width)).collect();
                let line = through(&knots, 24);
                let reach = Reach::round(&line);
                let line = line.into_iter().map(|(p, _)| p).collect();
                Step::Stroke { line, reach, width: *width, height: *height, falloff: *falloff, ends: *ends }
            }
            Op::Patch { relief, reach, fold } => {
                Step::Patch { relief: relief.solve(), reach: Reach { low: reach[0], high: reach[1] }, fold: *fold }
            }
        }
    }

    /// Where an anchor lies.
    fn anchor(&self, anchor: Anchor) -> DVec3 {
        match anchor {
            Anchor::At(x, y, z) => DVec3::new(x, y, z),
            Anchor::Front(x, y) => {
                let from = DVec3::new(x, y, 135.0);
                self.ray(from, DVec3::NEG_Z, 140.0).unwrap_or(from)
            }
            Anchor::Inward(x, y, z) => {
                let (axis, p) = (DVec3::new(0.0, y, -10.0), DVec3::new(x, y, z));
                let out = (p - axis).normalize();
                self.ray(axis + out * 150.0, -out, 150.0).unwrap_or(p)
            }
        }
    }

    /// The box round the first shape, which the rest of a group only trims.
    pub(crate) fn reach(&self) -> Reach {
        match self.steps.first() {
            Some(Step::Add { reach, .. }) => *reach,
            _ => Reach::EVERYWHERE,
        }
    }

    /// The point seen by the left half, with the halves melted within `fold` of the midline.
    fn folded(&self, p: DVec3, fold: f64) -> DVec3 {
        if !self.mirrored {
            p
        } else if fold > 0.0 {
            DVec3::new(p.x.hypot(fold), p.y, p.z)
        } else {
            DVec3::new(p.x.abs(), p.y, p.z)
        }
    }

    /// Millimetres from `p` to the skin, negative inside.
    #[must_use]
    pub fn distance(&self, p: DVec3) -> f64 {
        let side = self.folded(p, 0.0);
        self.steps.iter().fold(1e3, |d, step| match step {
            Step::Add { solid, reach, blend, fold } => {
                if reach.distance(side) * TRUST > d + blend {
                    return d;
                }
                soft_min(d, solid.distance(self.folded(p, *fold)), *blend)
            }
            Step::Cut { solid, reach, blend, fold } => {
                if reach.distance(side) * TRUST > blend - d {
                    return d;
                }
                soft_max(d, -solid.distance(self.folded(p, *fold)), *blend)
            }
            Step::Keep { solid, blend } => soft_max(d, solid.distance(side), *blend),
            Step::Bump { centre, spread, reach, height } => {
                if !reach.holds(side) {
                    return d;
                }
                let q = (side - *centre) / *spread;
                d - height * (-0.5 * q.length_squared()).exp()
            }
            Step::Stroke { line, reach, width, height, falloff, ends } => {
                if !reach.holds(side) {
                    return d;
                }
                let (away, along) = beside(line, side);
                let part = 1.0 - (away / width).powi(2);
                if part <= 0.0 {
                    return d;
                }
                let u = (along.min(1.0 - along) / ends).clamp(0.0, 1.0);
                d - height * part.powf(*falloff) * u * u * (3.0 - 2.0 * u)
            }
            Step::Patch { relief, reach, fold } => {
                let q = self.folded(p, *fold);
                if reach.holds(q) { d - relief.height(q) } else { d }
            }
        })
    }

    /// The slope of the distance at `p`: points outwards, about 1 long near the skin.
    #[must_use]
    pub fn slope(&self, p: DVec3) -> DVec3 {
        let along = |axis: DVec3| (self.distance(p + axis * SPAN) - self.distance(p - axis * SPAN)) / (2.0 * SPAN);
        DVec3::new(along(DVec3::X), along(DVec3::Y), along(DVec3::Z))
    }

    /// The outward direction at `p`, 1 long.
    #[must_use]
    pub fn normal(&self, p: DVec3) -> DVec3 {
        self.slope(p).normalize_or(DVec3::Y)
    }

    /// The point of the skin near `p`, found by at most `rounds` of Newton's steps of at most `stride` mm along the slope.
    #[must_use]
    pub fn project(&self, p: DVec3, rounds: usize, stride: f64) -> DVec3 {
        let mut p = p;
        for _ in 0..rounds {
            let d = self.distance(p);
            if d.abs() < 1e-5 {
                break;
            }
            let slope = self.slope(p);
            p -= (slope * (d / slope.length_squared().max(0.05))).clamp_length_max(stride);
        }
        p
    }

    /// Where a ray from outside first meets the skin within `far` mm; none if it starts inside or misses.
    #[must_use]
    pub fn ray(&self, from: DVec3, way: DVec3, far: f64) -> Option<DVec3> {
        const STRIDE: f64 = 0.5;
        let (mut t, mut last) = (0.0, self.distance(from));
        if last < 0.0 {
            return None;
        }
        while t < far {
            let next = self.distance(from + way * (t + STRIDE));
            if next < 0.0 {
                return Some(from + way * (t + STRIDE * last / (last - next)));
            }
            (t, last) = (t + STRIDE, next);
        }
        None
    }
}

/// How far `p` is from a line of points, and at what part of it (0 to 1).
fn beside(line: &[DVec3], p: DVec3) -> (f64, f64) {
    let mut best = (f64::MAX, 0.0);
    for (i, pair) in line.windows(2).enumerate() {
        let (along, from) = (pair[1] - pair[0], p - pair[0]);
        let h = (from.dot(along) / (along.length_squared() + 1e-9)).clamp(0.0, 1.0);
        let away = (from - along * h).length_squared();
        if away < best.0 {
            best = (away, (fraction(i, 1) + h) / fraction(line.len() - 1, 1));
        }
    }
    (best.0.sqrt(), best.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::recipe::{add, bump, ellipsoid};

    fn ball() -> Field {
        Field::mirrored(&[add(ellipsoid([0.0; 3], [50.0; 3]), 0.0), bump(Anchor::Front(20.0, 0.0), [6.0; 3], 2.0)])
    }

    #[test]
    fn the_right_half_is_the_left_one_mirrored() {
        let (field, p) = (ball(), DVec3::new(21.0, 3.0, 44.0));
        assert_eq!(field.distance(p).to_bits(), field.distance(DVec3::new(-p.x, p.y, p.z)).to_bits());
    }

    #[test]
    fn a_mark_from_the_front_sits_on_the_skin() {
        let p = ball().ray(DVec3::new(20.0, 0.0, 100.0), DVec3::NEG_Z, 140.0).unwrap();
        assert!((p.length() - 51.8).abs() < 0.4, "{p}");
    }

    #[test]
    fn a_projected_point_lies_on_the_skin_with_its_normal_outwards() {
        let field = ball();
        let p = field.project(DVec3::new(10.0, 70.0, -20.0), 20, 4.0);
        assert!(field.distance(p).abs() < 1e-4);
        assert!(field.normal(p).dot(p.normalize()) > 0.999);
    }
}
