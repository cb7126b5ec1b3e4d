//! The camera's lens: a perspective whose middle lies where the screen wants the subject, not in the window's middle.

use bevy::camera::{CameraProjection, SubCameraView};
use bevy::math::{Mat4, Vec2, Vec3, Vec3A, Vec4};

/// A perspective shifted in the picture's plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lens {
    /// Half the height of the whole picture at distance 1.
    pub(super) half: f32,
    /// Width by height of the picture.
    pub(super) aspect: f32,
    /// Where the focus lies, in clip space (-1 to 1, y up).
    pub(super) shift: Vec2,
}

const NEAR: f32 = 0.2;
const FAR: f32 = 5.0;

impl Default for Lens {
    fn default() -> Self {
        Self { half: 0.2, aspect: 16.0 / 9.0, shift: Vec2::ZERO }
    }
}

impl Lens {
    /// The way that a point of the picture (clip space, -1 to 1, y up) is seen in, 1 long, in the camera's own frame.
    pub(super) fn towards(&self, seen: Vec2) -> Vec3 {
        let [x, y] = (seen - self.shift).to_array();
        Vec3::new(x * self.half * self.aspect, y * self.half, -1.0).normalize()
    }
}

impl CameraProjection for Lens {
    fn get_clip_from_view(&self) -> Mat4 {
        let tall = 1.0 / self.half.max(1e-3);
        // Depth is reversed and endless, as the engine's own; the shift is a share of w, which is -z.
        Mat4::from_cols(
            Vec4::new(tall / self.aspect.max(1e-3), 0.0, 0.0, 0.0),
            Vec4::new(0.0, tall, 0.0, 0.0),
            Vec4::new(-self.shift.x, -self.shift.y, 0.0, -1.0),
            Vec4::new(0.0, 0.0, NEAR, 0.0),
        )
    }

    fn get_clip_from_view_for_sub(&self, _: &SubCameraView) -> Mat4 {
        self.get_clip_from_view()
    }

    fn update(&mut self, width: f32, height: f32) {
        if height > 0.0 {
            self.aspect = width / height;
        }
    }

    fn far(&self) -> f32 {
        FAR
    }

    fn get_frustum_corners(&self, near: f32, far: f32) -> [Vec3A; 8] {
        let corner = |x: f32, y: f32, z: f32| {
            let z = z.abs();
            let (x, y) = (x - self.shift.x, y - self.shift.y);
            Vec3A::new(x * self.half * self.aspect * z, y * self.half * z, -z)
        };
        [
            corner(1.0, -1.0, near),
            corner(1.0, 1.0, near),
            corner(-1.0, 1.0, near),
            corner(-1.0, -1.0, near),
            corner(1.0, -1.0, far),
            corner(1.0, 1.0, far),
            corner(-1.0, 1.0, far),
            corner(-1.0, -1.0, far),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_of_the_picture_is_seen_along_the_way_that_leads_back_to_it() {
        let lens = Lens { half: 0.17, aspect: 1.6, shift: Vec2::new(-0.25, 0.1) };
        for seen in [Vec2::ZERO, lens.shift, Vec2::new(0.9, -0.8), Vec2::new(-1.0, 1.0)] {
            let clip = lens.get_clip_from_view() * (lens.towards(seen) * 1.3).extend(1.0);
            assert!((Vec2::new(clip.x, clip.y) / clip.w - seen).length() < 1e-5);
        }
    }

    #[test]
    fn the_focus_lands_where_the_screen_wants_it() {
        let lens = Lens { half: 0.2, aspect: 2.0, shift: Vec2::new(-0.25, 0.1) };
        let clip = lens.get_clip_from_view() * Vec3::new(0.0, 0.0, -1.15).extend(1.0);
        let seen = Vec2::new(clip.x, clip.y) / clip.w;
        assert!((seen - lens.shift).length() < 1e-5, "{seen}");
    }
}
