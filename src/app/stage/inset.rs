//! Drawings of what is not on the bust: which one, where in the picture, and where its point lies.
//!
//! A drawing is a soft relief made in `shaders/inset.wgsl` from a few rounded shapes under the stage's own lamp: a torso
//! with hands on breastbone and belly or crossed in a hug, a forearm with its hand from the inside and from the back, a
//! foot from above. The jaw needs none: the bust's own mouth is shown, near.

use bevy::math::{Vec2, Vec4};
use bevy::render::render_resource::ShaderType;

use crate::atlas::vocabulary::Inset;
use crate::pose::Pose;

/// What the inset's shader is told.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(crate) struct InsetUniform {
    /// Which drawing, how visible (0 to 1), how full the lungs (0 to 1), how much it is touched (0 to 1).
    look: Vec4,
    /// Middle in the picture (0 to 1), half its height in picture heights, -1 where mirrored.
    frame: Vec4,
    /// Where the point lies in the drawing (middle 0, top 1), its radius, 0.
    point: Vec4,
}

/// One drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Drawing {
    number: f32,
    /// Where its point lies; far away where there is none.
    point: Vec2,
    radius: f32,
}

const NOWHERE: Vec2 = Vec2::new(9.0, 9.0);

/// The drawing of a place, by its id in the atlas; a place of one's own gets the plain one of its inset.
fn drawing(inset: Inset, place: &str) -> Option<Drawing> {
    let (number, point, radius) = match (inset, place) {
        (Inset::Torso, "hold_shoulder_hug") => (1.0, NOWHERE, 0.0),
        (Inset::Torso, _) => (0.0, NOWHERE, 0.0),
        (Inset::ForearmHand, "pc6_neiguan") => (2.0, Vec2::new(0.0, -0.26), 0.075),
        (Inset::ForearmHand, "te5_waiguan") => (3.0, Vec2::new(0.0, -0.26), 0.075),
        (Inset::ForearmHand, _) => (3.0, Vec2::new(0.175, 0.23), 0.075),
        (Inset::Foot, _) => (4.0, Vec2::new(0.125, 0.26), 0.075),
        (Inset::Jaw, _) => return None,
    };
    Some(Drawing { number, point, radius })
}

impl InsetUniform {
    /// The drawing of a pose, centred at `middle` (0 to 1) in an area of `height` (0 to 1); none when there is none.
    pub(crate) fn of(pose: &Pose, place: &str, middle: Vec2, height: f32, mirror: bool) -> Option<Self> {
        let (inset, seen) = pose.camera.inset?;
        if seen <= 0.0 {
            return None;
        }
        let drawing = drawing(inset, place)?;
        let left = if mirror { -1.0 } else { 1.0 };
        Some(Self {
            look: Vec4::new(drawing.number, seen, pose.breath, pose.inset_touch),
            frame: Vec4::new(middle.x, middle.y, 0.46 * height, left),
            point: Vec4::new(drawing.point.x, drawing.point.y, drawing.radius, 0.0),
        })
    }
}
