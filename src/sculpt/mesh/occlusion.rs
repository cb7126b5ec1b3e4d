//! How much of the open is seen from a place on the skin.
//!
//! Rays go out over the hemisphere, as many as the cosine law wants in each direction; one that meets the skin within
//! [`REACH`] counts as shut, the less the farther it got. Directions are fixed, so the result is the same every time.

use glam::DVec3;

use crate::sculpt::field::spline::fraction;
use crate::sculpt::mesh::Surface;

/// How far a ray looks, millimetres.
const REACH: f64 = 150.0;
/// Rays for each place.
const RAYS: usize = 56;

/// The open part, 0 to 1, at a place of the skin with its outward normal.
pub(crate) fn openness(field: &impl Surface, at: DVec3, normal: DVec3) -> f64 {
    let (side, up) = normal.any_orthonormal_pair();
    let from = at + normal * 0.6;
    let shut: f64 = (0..RAYS)
        .map(|i| {
            // A spiral by the golden angle; the square root spreads it by the cosine law.
            let radius = ((fraction(i, 1) + 0.5) / fraction(RAYS, 1)).sqrt();
            let angle = fraction(i, 1) * 2.399_963_229_728_653;
            let lift = (1.0 - radius * radius).sqrt();
            shut(field, from, (side * angle.cos() + up * angle.sin()) * radius + normal * lift)
        })
        .sum();
    1.0 - shut / fraction(RAYS, 1)
}

/// How far a ray is shut: 1 at once, 0 if it goes free.
fn shut(field: &impl Surface, from: DVec3, way: DVec3) -> f64 {
    let mut t = 0.0;
    while t < REACH {
        let d = field.distance(from + way * t);
        if d < 0.02 {
            return 1.0 - t / REACH;
        }
        t += (d * 0.9).max(0.35);
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::Field;
    use crate::sculpt::field::recipe::{add, cut, ellipsoid};

    #[test]
    fn a_ball_is_open_and_the_bottom_of_a_pit_is_not() {
        let ball = add(ellipsoid([0.0; 3], [60.0; 3]), 0.0);
        let pit = cut(ellipsoid([60.0, 0.0, 0.0], [30.0, 8.0, 8.0]), 0.0);
        assert!(openness(&Field::plain(std::slice::from_ref(&ball)), DVec3::X * 60.0, DVec3::X) > 0.99);
        assert!(openness(&Field::plain(&[ball, pit]), DVec3::X * 30.0, DVec3::X) < 0.35);
    }
}
