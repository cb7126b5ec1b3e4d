//! The solid shapes, ready to be asked how far away they are.
//!
//! In comes a [`Shape`] as written, out comes a [`Solid`] with `distance`: millimetres, negative inside. Ellipsoids,
//! super-ellipsoids and lofts give the first-order distance (value over slope), which is exact on the skin and good near
//! it. Each solid has a box round it, so that far ones need not be asked.

use glam::{DMat3, DVec3, EulerRot};

use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::{Section, Shape};
use crate::sculpt::field::spline::{fraction, shape_keeping, through};

/// A box along the axes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    pub(crate) low: DVec3,
    pub(crate) high: DVec3,
}

impl Reach {
    /// All of space.
    pub(crate) const EVERYWHERE: Self = Self { low: DVec3::splat(-1e6), high: DVec3::splat(1e6) };

    /// The box round a ball.
    pub(crate) fn ball(centre: DVec3, radius: f64) -> Self {
        Self { low: centre - radius, high: centre + radius }
    }

    /// How far `p` is outside; 0 inside.
    pub(crate) fn distance(&self, p: DVec3) -> f64 {
        (self.low - p).max(p - self.high).max(DVec3::ZERO).length()
    }

    /// Whether `p` is inside.
    pub(crate) fn holds(&self, p: DVec3) -> bool {
        p.cmpge(self.low).all() && p.cmple(self.high).all()
    }

    /// The box round points, each with a margin.
    pub(crate) fn round(points: &[(DVec3, f64)]) -> Self {
        points.iter().fold(Self { low: DVec3::splat(1e9), high: DVec3::splat(-1e9) }, |reach, (p, r)| Self {
            low: reach.low.min(*p - *r),
            high: reach.high.max(*p + *r),
        })
    }
}

/// A solid shape.
#[derive(Debug)]
pub(crate) enum Solid {
    Ellipsoid { centre: DVec3, radii: DVec3, axes: DMat3 },
    SuperEllipsoid { centre: DVec3, wide: f64, tall: [f64; 2], deep: [f64; 2], power: f64, taper: f64 },
    Loft(Loft),
    Plane { point: DVec3, normal: DVec3 },
    Tube(Vec<(DVec3, f64)>),
    Group(Field),
    Placed { field: Field, axes: DMat3, origin: DVec3 },
}

impl Solid {
    /// The shape made ready, and the box round it.
    pub(crate) fn build(shape: &Shape) -> (Self, Reach) {
        match shape {
            Shape::Ellipsoid { centre, radii, turn } => {
                let turn = *turn * (std::f64::consts::PI / 180.0);
                let axes = DMat3::from_euler(EulerRot::ZYX, turn.z, turn.y, turn.x);
                let solid = Self::Ellipsoid { centre: *centre, radii: *radii, axes: axes.transpose() };
                (solid, Reach::ball(*centre, radii.max_element()))
            }
            Shape::SuperEllipsoid { centre, wide, tall, deep, power, taper } => {
                let size = DVec3::new(*wide, tall[0].max(tall[1]), deep[0].max(deep[1]));
                let reach = Reach { low: *centre - size, high: *centre + size };
                let (centre, wide, tall, deep) = (*centre, *wide, *tall, *deep);
                (Self::SuperEllipsoid { centre, wide, tall, deep, power: *power, taper: *taper }, reach)
            }
            Shape::Loft { sections, smoothing } => {
                let loft = Loft::new(sections, *smoothing);
                let reach = loft.reach();
                (Self::Loft(loft), reach)
            }
            Shape::Plane { point, normal } => {
                (Self::Plane { point: *point, normal: normal.normalize() }, Reach::EVERYWHERE)
            }
            Shape::Tube { knots, samples } => {
                let knots: Vec<_> = knots.iter().map(|k| (DVec3::new(k[0], k[1], k[2]), k[3])).collect();
                let line = through(&knots, *samples);
                let reach = Reach::round(&line);
                (Self::Tube(line), reach)
            }
            Shape::Group(ops) => {
                let field = Field::mirrored(ops);
                let reach = field.reach();
                (Self::Group(field), reach)
            }
            Shape::Placed { ops, axes, origin, reach } => {
                let axes = DMat3::from_cols(axes[0], axes[1], axes[2]).transpose();
                let solid = Self::Placed { field: Field::plain(ops), axes, origin: *origin };
                (solid, Reach { low: reach[0], high: reach[1] })
            }
        }
    }

    /// Millimetres from `p` to the surface; negative inside.
    pub(crate) fn distance(&self, p: DVec3) -> f64 {
        match self {
            Self::Ellipsoid { centre, radii, axes } => {
                let a = *axes * (p - *centre) / *radii;
                let (value, slope) = (a.length(), (a / *radii).length());
                value * (value - 1.0) / slope.max(1e-6)
            }
            Self::SuperEllipsoid { centre, wide, tall, deep, power, taper } => {
                let q = p - *centre;
                let forward = (q.z / 90.0).clamp(0.0, 1.0);
                let narrowed = 1.0 - taper * forward * forward * (3.0 - 2.0 * forward);
                let size = DVec3::new(
                    wide * narrowed,
                    if q.y > 0.0 { tall[0] } else { tall[1] },
                    if q.z > 0.0 { deep[0] } else { deep[1] },
                );
                let a = q.abs() / size + 1e-6;
                super_distance(&[(a.x, size.x), (a.y, size.y), (a.z, size.z)], *power)
            }
            Self::Loft(loft) => loft.distance(p),
            Self::Plane { point, normal } => (p - *point).dot(*normal),
            Self::Tube(line) => line.windows(2).fold(f64::MAX, |best, pair| {
                let ((a, ra), (b, rb)) = (pair[0], pair[1]);
                let (along, from) = (b - a, p - a);
                let h = (from.dot(along) / (along.length_squared() + 1e-9)).clamp(0.0, 1.0);
                best.min((from - along * h).length() - (ra + h * (rb - ra)))
            }),
            Self::Group(field) => field.distance(p),
            Self::Placed { field, axes, origin } => field.distance(*axes * (p - *origin)),
        }
    }
}

/// The first-order distance of the form `(Σ aⁿ)^(1/n) = 1`, with `a` the coordinates in units of the half-axes.
fn super_distance(parts: &[(f64, f64)], power: f64) -> f64 {
    let mut sum = 0.0;
    let mut raised = [0.0; 3];
    for (slot, (a, _)) in raised.iter_mut().zip(parts) {
        *slot = a.powf(power);
        sum += *slot;
    }
    let r = sum.powf(1.0 / power);
    // The slope along each axis is aⁿ⁻¹ r¹⁻ⁿ / half-axis, and rⁿ is the sum.
    let scale = r / sum;
    let slope = parts.iter().zip(raised).map(|((a, size), an)| (an / a / size * scale).powi(2)).sum::<f64>().sqrt();
    (r - 1.0) / slope.max(1e-5)
}

/// Sections sampled evenly over their height.
#[derive(Debug)]
pub(crate) struct Loft {
    low: f64,
    high: f64,
    /// Front, back, half-width, widest, exponents.
    rows: Vec<[f64; 6]>,
}

impl Loft {
    const ROWS: usize = 400;

    fn new(sections: &[Section], smoothing: f64) -> Self {
        let mut sections = sections.to_vec();
        sections.sort_by(|a, b| a.y.total_cmp(&b.y));
        let at: Vec<f64> = sections.iter().map(|s| s.y).collect();
        let column = |pick: fn(&Section) -> f64| -> Vec<f64> { sections.iter().map(pick).collect() };
        let columns = [
            column(|s| s.front),
            column(|s| s.back),
            column(|s| s.half_width),
            column(|s| s.widest),
            column(|s| s.powers[0]),
            column(|s| s.powers[1]),
        ];
        let (low, high) = (at[0], at[at.len() - 1]);
        let height = |i: usize| low + (high - low) * fraction(i, Self::ROWS - 1);
        let raw: Vec<[f64; 6]> =
            (0..Self::ROWS).map(|i| columns.each_ref().map(|column| shape_keeping(&at, column, height(i)))).collect();
        Self { low, high, rows: smoothed(&raw, smoothing / (height(1) - height(0))) }
    }

    fn reach(&self) -> Reach {
        let most = |k: usize| self.rows.iter().map(|row| row[k]).fold(f64::MIN, f64::max);
        let least = |k: usize| self.rows.iter().map(|row| row[k]).fold(f64::MAX, f64::min);
        Reach { low: DVec3::new(-most(2), self.low, least(1)), high: DVec3::new(most(2), self.high, most(0)) }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the row is held inside the table")]
    #[expect(clippy::cast_precision_loss, reason = "a table has hundreds of rows")]
    fn row(&self, y: f64) -> [f64; 6] {
        let last = self.rows.len() - 2;
        let at = ((y - self.low) / (self.high - self.low)).clamp(0.0, 1.0) * (last + 1) as f64;
        let i = (at as usize).min(last);
        let t = at - i as f64;
        std::array::from_fn(|k| self.rows[i][k] * (1.0 - t) + self.rows[i + 1][k] * t)
    }

    fn distance(&self, p: DVec3) -> f64 {
        let [front, back, half_width, widest, fore, aft] = self.row(p.y);
        let q = p.z - widest;
        let (power, deep) = if q > 0.0 { (fore, front - widest) } else { (aft, widest - back) };
        super_distance(&[(p.x.abs() / half_width + 1e-6, half_width), (q.abs() / deep + 1e-6, deep)], power)
    }
}

/// Rows averaged with a bell of the given width (in rows); beyond its ends a table goes on as it ended.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen rows")]
fn smoothed(rows: &[[f64; 6]], width: f64) -> Vec<[f64; 6]> {
    let half = (4.0 * width).ceil() as usize;
    let weights: Vec<f64> =
        (0..=2 * half).map(|j| (-0.5 * ((fraction(j, 1) - fraction(half, 1)) / width).powi(2)).exp()).collect();
    let total: f64 = weights.iter().sum();
    (0..rows.len())
        .map(|i| {
            let mut sum = [0.0; 6];
            for (j, weight) in weights.iter().enumerate() {
                let row = &rows[(i + j).saturating_sub(half).min(rows.len() - 1)];
                for (slot, value) in sum.iter_mut().zip(row) {
                    *slot += weight / total * value;
                }
            }
            sum
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::recipe::{ellipsoid, tube};

    #[test]
    fn a_ball_is_as_far_as_it_is() {
        let (ball, reach) = Solid::build(&ellipsoid([1.0, 2.0, 3.0], [10.0; 3]));
        let p = DVec3::new(21.0, 2.0, 3.0);
        assert!((ball.distance(p) - 10.0).abs() < 1e-9);
        assert!((reach.distance(p) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_tube_is_as_thick_as_its_knots_say() {
        let (tube, _) = Solid::build(&tube(&[[0.0, 0.0, 0.0, 2.0], [0.0, 30.0, 0.0, 2.0], [0.0, 60.0, 0.0, 2.0]]));
        assert!((tube.distance(DVec3::new(9.0, 0.0, 0.0)) - 7.0).abs() < 1e-6);
        assert!((tube.distance(DVec3::new(0.0, 65.0, 0.0)) - 3.0).abs() < 1e-6);
    }

    #[test]
    fn a_super_ellipsoid_meets_its_half_axes() {
        let shape = Shape::SuperEllipsoid {
            centre: DVec3::ZERO,
            wide: 70.0,
            tall: [90.0, 80.0],
            deep: [95.0, 92.0],
            power: 2.4,
            taper: 0.0,
        };
        let (solid, _) = Solid::build(&shape);
        for p in [DVec3::X * 70.0, DVec3::Y * 90.0, DVec3::Y * -80.0, DVec3::Z * 95.0, DVec3::Z * -92.0] {
            assert!(solid.distance(p).abs() < 1e-3, "{p}");
        }
    }
}
