//! Curves through given knots: cubic splines of one variable, shape-keeping interpolation, and curves in space.
//!
//! In come knots in rising order (written by hand in the tables of the sculpt), out come values. A [`Curve`] is the
//! written form; a [`Spline`] is the solved one. Nothing here knows of the body.

#![expect(clippy::many_single_char_names, reason = "the letters of the formulas")]

use glam::DVec3;
use serde::Serialize;

/// What a cubic spline does at its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Ends {
    /// The curvature is zero: the curve leaves straight.
    Natural,
    /// The slope is zero: the curve leaves level.
    Level,
}

/// A curve as written: knots in rising order, a value for each, and its ends.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    /// Where the knots lie, rising.
    pub at: Vec<f64>,
    /// The value at each knot.
    pub values: Vec<f64>,
    /// What happens at the ends.
    pub ends: Ends,
}

impl Curve {
    /// A curve through pairs (knot, value) with straight ends.
    pub(crate) fn natural(pairs: &[(f64, f64)]) -> Self {
        let (at, values) = pairs.iter().copied().unzip();
        Self { at, values, ends: Ends::Natural }
    }

    /// A curve through pairs (knot, value) with level ends.
    pub(crate) fn level(pairs: &[(f64, f64)]) -> Self {
        Self { ends: Ends::Level, ..Self::natural(pairs) }
    }

    /// The curve, solved.
    pub(crate) fn spline(&self) -> Spline {
        Spline::new(&self.at, &self.values, self.ends)
    }
}

/// A solved cubic spline: twice continuously differentiable through its knots.
#[derive(Clone, Debug)]
pub(crate) struct Spline {
    at: Vec<f64>,
    values: Vec<f64>,
    /// Second derivative at each knot.
    bends: Vec<f64>,
}

impl Spline {
    /// Solves for the spline through `values` at the rising knots `at` (two at least).
    pub(crate) fn new(at: &[f64], values: &[f64], ends: Ends) -> Self {
        let n = at.len();
        let mut bends = vec![0.0; n];
        // The tridiagonal system for the second derivatives, by elimination.
        let (mut diagonal, mut upper, mut right) = (vec![1.0; n], vec![0.0; n], vec![0.0; n]);
        let step = |i: usize| at[i + 1] - at[i];
        let slope = |i: usize| (values[i + 1] - values[i]) / step(i);
        let mut lower = vec![0.0; n];
        for i in 1..n - 1 {
            (lower[i], diagonal[i], upper[i]) = (step(i - 1), 2.0 * (step(i - 1) + step(i)), step(i));
            right[i] = 6.0 * (slope(i) - slope(i - 1));
        }
        if ends == Ends::Level {
            (diagonal[0], upper[0], right[0]) = (2.0 * step(0), step(0), 6.0 * slope(0));
            (lower[n - 1], diagonal[n - 1], right[n - 1]) = (step(n - 2), 2.0 * step(n - 2), -6.0 * slope(n - 2));
        }
        for i in 1..n {
            let factor = lower[i] / diagonal[i - 1];
            diagonal[i] -= factor * upper[i - 1];
            right[i] -= factor * right[i - 1];
        }
        for i in (0..n).rev() {
            let next = if i + 1 < n { upper[i] * bends[i + 1] } else { 0.0 };
            bends[i] = (right[i] - next) / diagonal[i];
        }
        Self { at: at.to_vec(), values: values.to_vec(), bends }
    }

    /// The value at `x`; beyond the knots the last cubic goes on.
    pub(crate) fn value(&self, x: f64) -> f64 {
        let last = self.at.len() - 2;
        let i = self.at[1..=last].iter().take_while(|knot| **knot <= x).count();
        let h = self.at[i + 1] - self.at[i];
        let (a, b) = ((self.at[i + 1] - x) / h, (x - self.at[i]) / h);
        let cubic = (a * a * a - a) * self.bends[i] + (b * b * b - b) * self.bends[i + 1];
        a * self.values[i] + b * self.values[i + 1] + cubic * h * h / 6.0
    }

    /// The value at `x` held between the first and the last knot.
    pub(crate) fn held(&self, x: f64) -> f64 {
        self.value(x.clamp(self.at[0], self.at[self.at.len() - 1]))
    }
}

/// Shape-keeping cubic interpolation (Fritsch and Carlson 1980, with the harmonic mean of Fritsch and Butland 1984): it
/// never overshoots its knots, so a table of half-widths stays as it was typed.
pub(crate) fn shape_keeping(at: &[f64], values: &[f64], x: f64) -> f64 {
    let n = at.len();
    let step = |i: usize| at[i + 1] - at[i];
    let slope = |i: usize| (values[i + 1] - values[i]) / step(i);
    let tangent = |i: usize| -> f64 {
        if i == 0 {
            return end_tangent(step(0), step(1), slope(0), slope(1));
        }
        if i == n - 1 {
            return end_tangent(step(n - 2), step(n - 3), slope(n - 2), slope(n - 3));
        }
        let (before, after) = (slope(i - 1), slope(i));
        if before * after <= 0.0 {
            return 0.0;
        }
        let (w1, w2) = (2.0 * step(i) + step(i - 1), step(i) + 2.0 * step(i - 1));
        (w1 + w2) / (w1 / before + w2 / after)
    };
    let i = at[1..n - 1].iter().take_while(|knot| **knot <= x).count();
    let (h, t) = (step(i), ((x - at[i]) / step(i)).clamp(0.0, 1.0));
    let (t2, t3) = (t * t, t * t * t);
    values[i] * (2.0 * t3 - 3.0 * t2 + 1.0)
        + values[i + 1] * (3.0 * t2 - 2.0 * t3)
        + h * tangent(i) * (t3 - 2.0 * t2 + t)
        + h * tangent(i + 1) * (t3 - t2)
}

/// The one-sided tangent at an end, held so that the curve keeps its shape.
fn end_tangent(near: f64, far: f64, slope: f64, next: f64) -> f64 {
    let tangent = ((2.0 * near + far) * slope - near * next) / (near + far);
    if tangent * slope <= 0.0 {
        0.0
    } else if slope * next <= 0.0 && tangent.abs() > 3.0 * slope.abs() {
        3.0 * slope
    } else {
        tangent
    }
}

/// A curve in space through `points`, as `samples` points in even steps of its parameter. Each point may carry one
/// number more (a radius), which runs along.
///
/// The parameter is the sum of the square roots of the chords (centripetal), so that unevenly spaced points give no loops.
pub(crate) fn through(points: &[(DVec3, f64)], samples: usize) -> Vec<(DVec3, f64)> {
    let mut at = vec![0.0];
    for pair in points.windows(2) {
        let chord = (pair[1].0 - pair[0].0).length().sqrt();
        at.push(at[at.len() - 1] + chord);
    }
    let column = |pick: &dyn Fn(&(DVec3, f64)) -> f64| {
        Spline::new(&at, &points.iter().map(pick).collect::<Vec<_>>(), Ends::Natural)
    };
    let (x, y, z, r) = (column(&|p| p.0.x), column(&|p| p.0.y), column(&|p| p.0.z), column(&|p| p.1));
    let end = at[at.len() - 1];
    (0..samples)
        .map(|i| {
            let t = end * fraction(i, samples - 1);
            (DVec3::new(x.value(t), y.value(t), z.value(t)), r.value(t))
        })
        .collect()
}

/// `part` of `whole` as a number from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "counts of samples are far below 2^52")]
pub(crate) fn fraction(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spline_meets_its_knots_and_a_straight_line_stays_straight() {
        let curve = Curve::natural(&[(0.0, 1.0), (2.0, 5.0), (3.0, 7.0), (7.0, 15.0)]).spline();
        for x in [0.0, 0.5, 2.0, 2.9, 5.5, 7.0] {
            assert!((curve.value(x) - (1.0 + 2.0 * x)).abs() < 1e-12);
        }
    }

    #[test]
    fn a_level_spline_leaves_its_ends_level() {
        let curve = Curve::level(&[(0.0, 0.5), (0.3, 2.2), (1.0, 1.0), (2.6, 0.0)]).spline();
        assert!(((curve.value(1e-6) - 0.5) / 1e-6).abs() < 1e-3);
        assert!((curve.value(2.6 - 1e-6) / 1e-6).abs() < 1e-3);
    }

    #[test]
    fn a_shape_keeping_curve_never_overshoots() {
        let (at, values) = ([0.0, 1.0, 2.0, 3.0, 10.0], [0.0, 0.0, 4.0, 4.0, 5.0]);
        for i in 0..=1000 {
            let v = shape_keeping(&at, &values, 10.0 * fraction(i, 1000));
            assert!((0.0..=5.0).contains(&v), "{v}");
        }
    }

    #[test]
    fn a_curve_in_space_starts_and_ends_at_its_points() {
        let points = [(DVec3::ZERO, 1.0), (DVec3::new(1.0, 2.0, 0.0), 3.0), (DVec3::new(4.0, 2.0, 1.0), 2.0)];
        let curve = through(&points, 24);
        assert_eq!(curve.len(), 24);
        assert!((curve[0].0 - points[0].0).length() < 1e-12);
        assert!((curve[23].0 - points[2].0).length() < 1e-12 && (curve[23].1 - 2.0).abs() < 1e-12);
    }
}
