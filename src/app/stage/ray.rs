//! A line of sight: where it meets triangles.
//!
//! In: a ray in the head's frame, metres, and a mesh. Out: how far along the ray the first triangle that faces the eye is met.
//! It knows no camera ([`Lens::towards`](super::lens::Lens::towards) gives its direction) and no body.

use bevy::math::Vec3;

/// A line of sight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ray {
    /// The eye, metres.
    pub(super) from: Vec3,
    /// Where it looks, 1 long.
    pub(super) towards: Vec3,
}

impl Ray {
    /// How far the first triangle that faces the eye is, metres; corners anticlockwise from outside.
    pub(super) fn meets(&self, positions: &[[f32; 3]], indices: &[u32]) -> Option<f32> {
        let corner = |index: u32| positions.get(usize::try_from(index).ok()?).copied().map(Vec3::from);
        let far = indices
            .as_chunks::<3>()
            .0
            .iter()
            .filter_map(|[a, b, c]| self.crosses([corner(*a)?, corner(*b)?, corner(*c)?]));
        far.min_by(f32::total_cmp)
    }

    /// How far one triangle is, if it faces the eye and is met.
    fn crosses(&self, [first, second, third]: [Vec3; 3]) -> Option<f32> {
        let (along, across) = (second - first, third - first);
        let normal = along.cross(across);
        let facing = -normal.dot(self.towards);
        if facing <= 0.0 {
            return None;
        }
        let away = self.from - first;
        let turned = away.cross(self.towards);
        let (u, v) = (-across.dot(turned) / facing, along.dot(turned) / facing);
        let far = normal.dot(away) / facing;
        (u >= 0.0 && v >= 0.0 && u + v <= 1.0 && far > 0.0).then_some(far)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [[f32; 3]; 4] = [[-1.0, -1.0, 0.0], [1.0, -1.0, 0.0], [1.0, 1.0, 0.0], [-1.0, 1.0, 0.0]];
    const FACING: [u32; 6] = [0, 1, 2, 0, 2, 3];

    fn from(at: [f32; 3], towards: [f32; 3]) -> Ray {
        Ray { from: at.into(), towards: Vec3::from(towards).normalize() }
    }

    #[test]
    fn a_ray_meets_a_square_where_it_crosses_it_and_not_beside_it() {
        for (x, y, met) in [(0.0, 0.0, true), (0.9, -0.9, true), (-0.9, 0.9, true), (1.1, 0.0, false)] {
            assert_eq!(from([x, y, 2.0], [0.0, 0.0, -1.0]).meets(&SQUARE, &FACING).is_some(), met, "{x} {y}");
        }
        let slanting = from([0.5, 0.0, 1.0], [-0.5, 0.25, -1.0]);
        let at = slanting.from + slanting.towards * slanting.meets(&SQUARE, &FACING).unwrap();
        assert!((at - Vec3::new(0.0, 0.25, 0.0)).length() < 1e-5, "{at}");
    }

    #[test]
    fn what_turns_its_back_or_lies_behind_the_eye_is_not_met() {
        assert_eq!(from([0.0, 0.0, -2.0], [0.0, 0.0, 1.0]).meets(&SQUARE, &FACING), None);
        assert_eq!(from([0.0, 0.0, -2.0], [0.0, 0.0, -1.0]).meets(&SQUARE, &FACING), None);
    }

    #[test]
    fn the_nearer_of_two_is_met() {
        let mut two: Vec<[f32; 3]> = SQUARE.to_vec();
        two.extend(SQUARE.map(|[x, y, _]| [x, y, 1.0]));
        let all: Vec<u32> = FACING.into_iter().chain(FACING.map(|index| index + 4)).collect();
        assert_eq!(from([0.0, 0.0, 3.0], [0.0, 0.0, -1.0]).meets(&two, &all), Some(2.0));
    }
}
