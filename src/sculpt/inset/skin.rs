//! The skin of a sculpture of many parts: its slope, its nearest point, where a ray meets it.
//!
//! In comes a [`Surface`] that only knows distances (masses, a hand in a pose and an arm put together), out come what
//! meshing and places need of it, millimetres. The same point gives the same numbers. It makes no mesh.

use glam::DVec3;

use crate::sculpt::mesh::Surface;

/// Half the span of the differences that give the slope, mm.
const SPAN: f64 = 0.25;
/// The step of a ray, mm.
const STRIDE: f64 = 0.5;

/// The slope of the distance at `p`: points outwards, about 1 long near the skin.
pub(crate) fn slope(skin: &impl Surface, p: DVec3) -> DVec3 {
    let along = |axis: DVec3| (skin.distance(p + axis * SPAN) - skin.distance(p - axis * SPAN)) / (2.0 * SPAN);
    DVec3::new(along(DVec3::X), along(DVec3::Y), along(DVec3::Z))
}

/// The outward direction at `p`, 1 long.
pub(crate) fn normal(skin: &impl Surface, p: DVec3) -> DVec3 {
    slope(skin, p).normalize_or(DVec3::Z)
}

/// The point of the skin near `p`, found by at most `rounds` of Newton's steps of at most `stride` mm.
pub(crate) fn project(skin: &impl Surface, p: DVec3, rounds: usize, stride: f64) -> DVec3 {
    let mut p = p;
    for _ in 0..rounds {
        let d = skin.distance(p);
        if d.abs() < 1e-4 {
            break;
        }
        let slope = slope(skin, p);
        p -= (slope * (d / slope.length_squared().max(0.1))).clamp_length_max(stride);
    }
    p
}

/// Where a ray from outside first meets the skin within `far` mm; none if it starts inside or misses.
pub(crate) fn ray(skin: &impl Surface, from: DVec3, way: DVec3, far: f64) -> Option<DVec3> {
    let (mut t, mut last) = (0.0, skin.distance(from));
    if last < 0.0 {
        return None;
    }
    while t < far {
        let next = skin.distance(from + way * (t + STRIDE));
        if next < 0.0 {
            return Some(project(skin, from + way * (t + STRIDE * last / (last - next)), 8, 0.3));
        }
        (t, last) = (t + STRIDE, next);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::Field;
    use crate::sculpt::field::recipe::{add, ellipsoid};

    #[test]
    fn a_ray_stops_on_the_skin_and_the_normal_looks_back_at_it() {
        let ball = Field::plain(&[add(ellipsoid([0.0; 3], [40.0, 50.0, 60.0]), 0.0)]);
        let p = ray(&ball, DVec3::new(5.0, -3.0, 100.0), DVec3::NEG_Z, 100.0).unwrap();
        assert!(ball.distance(p).abs() < 1e-3 && (p.x - 5.0).abs() < 0.3);
        assert!(normal(&ball, p).z > 0.98);
        assert!(ray(&ball, DVec3::new(5.0, -3.0, 100.0), DVec3::Z, 100.0).is_none());
        assert!(ray(&ball, DVec3::Z * 5.0, DVec3::Z, 100.0).is_none());
    }
}
