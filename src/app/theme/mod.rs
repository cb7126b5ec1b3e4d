//! How the app looks: tokens, type, space, icons, the ring, and the one system that gives colours.
//!
//! In: [`Comfort`] and the window. Out: the resources [`Theme`], [`Scale`] and [`Icons`],
//! and widgets that hold tokens only.
//!
//! Read in this order: [`palette`], [`contrast`], [`scale`], [`paint`], [`widget`], [`icon`], [`ring`]. It knows no
//! screen and no word.

pub mod contrast;
pub mod icon;
pub mod paint;
pub mod palette;
pub mod ring;
pub mod scale;
pub mod strokes;
pub mod widget;

use bevy::prelude::*;
use bevy::text::RemSize;

use super::comfort::Comfort;
use icon::Icons;
use palette::{Hue, Token, colour, rested};
use scale::{REM, Scale, growth};

/// The font, as it is in assets/fonts; `scripts/font` fetches it and checks its hash.
const FONT: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext.ttf");

/// Logical side of an icon at 100 %.
pub const ICON: f32 = 24.0;

/// The colours of the moment.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Theme {
    /// The hue.
    pub hue: Hue,
    /// How far attack mode has come, 0 to 1.
    pub attack: f32,
    /// How far the screen has come to rest, 0 to 1.
    pub rest: f32,
}

impl Theme {
    /// A token's colour.
    #[must_use]
    pub fn linear(&self, token: Token) -> LinearRgba {
        let usual = LinearRgba::from(colour(self.hue, false, token));
        let dim = LinearRgba::from(colour(self.hue, true, token));
        usual.mix(&dim, self.attack)
    }

    /// A token's colour under a fade, and one token down where it may rest.
    #[must_use]
    pub fn faded(&self, token: Token, rests: bool, alpha: f32) -> Color {
        let mut linear = self.linear(token);
        if rests && self.rest > 0.0 {
            linear = linear.mix(&self.linear(rested(token)), self.rest);
        }
        linear.alpha *= alpha;
        linear.into()
    }
}

/// The font of the app.
#[derive(Resource, Clone, Debug, Default)]
pub struct Face(pub Handle<Font>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Theme>()
        .init_resource::<Scale>()
        .init_resource::<Icons>()
        .init_resource::<Face>()
        .insert_resource(RemSize(REM))
        .add_plugins((paint::plugin, ring::plugin, widget::plugin))
        .add_systems(PreStartup, take_the_font)
        .add_systems(PreUpdate, (measure, draw_icons).chain());
}

fn take_the_font(mut face: ResMut<Face>, mut fonts: ResMut<Assets<Font>>) {
    face.0 = fonts.add(Font::from_bytes(FONT.to_vec()));
}

/// Takes the size of the room from the camera that draws the screens.
fn measure(
    comfort: Res<Comfort>,
    cameras: Query<&Camera, With<IsDefaultUiCamera>>,
    mut scale: ResMut<Scale>,
    mut rem: ResMut<RemSize>,
    mut grown: ResMut<UiScale>,
) {
    let mut found = *scale;
    found.rem = REM * f32::from(comfort.text.clamp(50, 400)) / 100.0;
    for camera in &cameras {
        if let Some(window) = camera.logical_viewport_size().filter(|size| size.min_element() > 0.0) {
            let growth = growth(window);
            found.window = window / growth;
            found.factor = camera.target_scaling_factor().unwrap_or(1.0) * growth;
            if grown.0.to_bits() != growth.to_bits() {
                grown.0 = growth;
            }
        }
    }
    scale.set_if_neq(found);
    rem.set_if_neq(RemSize(found.rem));
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an icon has few pixels")]
fn draw_icons(scale: Res<Scale>, mut icons: ResMut<Icons>, mut images: ResMut<Assets<Image>>) {
    if scale.is_changed() {
        icons.draw((scale.control(ICON) * scale.factor).round() as u32, &mut images);
    }
}
