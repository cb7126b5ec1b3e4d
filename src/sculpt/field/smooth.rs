//! Soft minimum, maximum and step: how one mass of clay flows into the next.
//!
//! In and out come plain numbers (millimetres of distance, millimetres of blend). The functions are continuous, exact
//! outside their blend and symmetric in their two masses. They know nothing of shapes.

/// The smaller of two distances, rounded off where they differ by less than `blend` (mm; 0 gives the sharp minimum).
///
/// The cubic polynomial form: it lowers the result by at most `blend / 6`, where the two are equal.
pub(crate) fn soft_min(a: f64, b: f64, blend: f64) -> f64 {
    if blend <= 0.0 {
        return a.min(b);
    }
    let h = (blend - (a - b).abs()).max(0.0) / blend;
    a.min(b) - h * h * h * blend / 6.0
}

/// The larger of two distances, rounded off in the same way.
pub(crate) fn soft_max(a: f64, b: f64, blend: f64) -> f64 {
    -soft_min(-a, -b, blend)
}

/// 0 below `from`, 1 above `to`, and an S-shaped rise between.
pub(crate) fn rise(from: f64, to: f64, at: f64) -> f64 {
    let t = ((at - from) / (to - from)).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// The bell `exp(-t²)`.
pub(crate) fn bell(t: f64) -> f64 {
    (-t * t).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blend_only_acts_where_the_masses_meet() {
        assert!((soft_min(1.0, 20.0, 5.0) - 1.0).abs() < 1e-12);
        assert!((soft_min(3.0, 3.0, 6.0) - 2.0).abs() < 1e-12);
        assert!((soft_max(3.0, 3.0, 6.0) - 4.0).abs() < 1e-12);
    }

    #[test]
    fn the_rise_goes_from_nothing_to_all() {
        assert_eq!((rise(2.0, 4.0, 1.0), rise(2.0, 4.0, 3.0), rise(2.0, 4.0, 9.0)), (0.0, 0.5, 1.0));
    }
}
