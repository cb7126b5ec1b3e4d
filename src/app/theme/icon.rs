//! Icons: our own strokes on a field of 24, drawn into small images that take the colour of their words.
//!
//! In: an [`Icon`] and a size in physical pixels. Out: a white image whose alpha is the stroke. Strokes are 1.75
//! wide with round ends; nothing is filled. They are drawn anew when the size of words changes.

use std::collections::BTreeMap;

use bevy::asset::RenderAssetUsages;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

use super::strokes::{self, Stroke};

/// The side of the field that strokes are written on.
const FIELD: f32 = 24.0;
/// Half the width of a stroke.
const HALF_WIDTH: f32 = 0.875;

/// A picture of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Icon {
    /// Attack mode.
    Moon,
    /// Pause.
    Pause,
    /// Play.
    Play,
    /// Stop.
    Stop,
    /// Back.
    Back,
    /// Next.
    Next,
    /// Again.
    Again,
    /// Sound.
    Voice,
    /// Captions.
    Captions,
    /// Mirror.
    Mirror,
    /// More.
    More,
    /// Caution.
    Caution,
    /// Telephone.
    Phone,
    /// Less.
    Less,
    /// More of it.
    Plus,
    /// Just right.
    Circle,
    /// Chosen.
    Tick,
    /// Keys.
    Help,
    /// Time.
    Clock,
    /// Fingers.
    Fingers,
    /// Leave.
    Cross,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 21] = [
        Self::Moon,
        Self::Pause,
        Self::Play,
        Self::Stop,
        Self::Back,
        Self::Next,
        Self::Again,
        Self::Voice,
        Self::Captions,
        Self::Mirror,
        Self::More,
        Self::Caution,
        Self::Phone,
        Self::Less,
        Self::Plus,
        Self::Circle,
        Self::Tick,
        Self::Help,
        Self::Clock,
        Self::Fingers,
        Self::Cross,
    ];
}

/// The icons at their present size.
#[derive(Resource, Default)]
pub struct Icons {
    images: BTreeMap<Icon, Handle<Image>>,
    pixels: u32,
}

impl Icons {
    /// The image of an icon.
    #[must_use]
    pub fn get(&self, icon: Icon) -> Handle<Image> {
        self.images.get(&icon).cloned().unwrap_or_default()
    }

    /// Draws every icon at a size in physical pixels, unless they have it already.
    pub fn draw(&mut self, pixels: u32, images: &mut Assets<Image>) {
        let pixels = pixels.clamp(8, 256);
        if pixels != self.pixels {
            self.pixels = pixels;
            self.images = Icon::ALL.into_iter().map(|icon| (icon, images.add(image(icon, pixels)))).collect();
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels are few, and alpha is clamped to a byte"
)]
fn image(icon: Icon, pixels: u32) -> Image {
    let strokes = strokes::of(icon);
    let unit = FIELD / pixels as f32;
    let mut data = Vec::with_capacity((pixels * pixels * 4) as usize);
    for y in 0..pixels {
        for x in 0..pixels {
            let at = Vec2::new((x as f32 + 0.5) * unit, (y as f32 + 0.5) * unit);
            let distance = strokes.iter().map(|stroke| far(stroke, at)).fold(f32::INFINITY, f32::min);
            let alpha = ((HALF_WIDTH - distance) / unit + 0.5).clamp(0.0, 1.0);
            data.extend([255, 255, 255, (alpha * 255.0).round() as u8]);
        }
    }
    Image::new(
        Extent3d { width: pixels, height: pixels, depth_or_array_layers: 1 },
        TextureDimension::D2,
        data,
        TextureFormat::Rgba8UnormSrgb,
        RenderAssetUsages::RENDER_WORLD | RenderAssetUsages::MAIN_WORLD,
    )
}

/// Distance from a point to a stroke's middle line.
fn far(stroke: &Stroke, at: Vec2) -> f32 {
    match *stroke {
        Stroke::Lines(points) => points
            .windows(2)
            .map(|ends| {
                let (a, b) = (Vec2::from(ends[0]), Vec2::from(ends[1]));
                let along = ((at - a).dot(b - a) / (b - a).length_squared()).clamp(0.0, 1.0);
                at.distance(a + (b - a) * along)
            })
            .fold(f32::INFINITY, f32::min),
        Stroke::Arc(centre, radius, from, sweep) => {
            let centre = Vec2::from(centre);
            let way = at - centre;
            let turn = (way.y.atan2(way.x).to_degrees() - from).rem_euclid(360.0);
            if turn <= sweep {
                (way.length() - radius).abs()
            } else {
                let end = |degrees: f32| centre + radius * Vec2::from_angle(degrees.to_radians());
                at.distance(end(from)).min(at.distance(end(from + sweep)))
            }
        }
        Stroke::Dot(centre) => (at.distance(Vec2::from(centre)) - 0.45).max(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_has_strokes_inside_its_field_and_air_round_them() {
        for icon in Icon::ALL {
            let image = image(icon, 48);
            let alpha: Vec<u8> = image.data.unwrap_or_default().chunks(4).map(|pixel| pixel[3]).collect();
            let inked = alpha.iter().filter(|&&alpha| alpha > 128).count();
            assert!((20..900).contains(&inked), "{icon:?}: {inked}");
            assert!((0..48).all(|index| alpha[index] == 0 && alpha[index * 48] == 0), "{icon:?} touches its edge");
        }
    }
}
