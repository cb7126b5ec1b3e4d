//! The ring of a session as one small material: time left, count-in, marks and the disc that breathes.
//!
//! In: a [`Dial`], written each frame by the session screen. Out: the uniforms of `ring.wgsl`. No layout work is done
//! when it moves; the digits are text above it.

use bevy::asset::embedded_asset;
use bevy::color::LinearRgba;
use bevy::prelude::*;
use bevy::render::render_resource::AsBindGroup;
use bevy::shader::ShaderRef;
use bevy::ui_render::prelude::{MaterialNode, UiMaterial, UiMaterialPlugin};

use super::palette::Token;
use super::{Theme, paint::Fade};

/// What the ring shows.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Dial {
    /// Share of the time that is left, 0 to 1.
    pub left: f32,
    /// Its kind.
    pub mode: DialMode,
    /// Where pressing in ends and easing off begins, as shares of the whole.
    pub marks: [Option<f32>; 2],
    /// How full the lungs are, 0 to 1, when a breath is guided.
    pub breath: Option<f32>,
    /// Width of its line in logical pixels.
    pub line: f32,
}

/// What kind of ring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialMode {
    /// Time of a step.
    #[default]
    Hold,
    /// Before it begins.
    CountIn,
    /// Paused.
    Paused,
    /// Over.
    Done,
}

impl Default for Dial {
    fn default() -> Self {
        Self { left: 1.0, mode: DialMode::Hold, marks: [None; 2], breath: None, line: 6.0 }
    }
}

/// The uniforms of the ring.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug, Default, PartialEq)]
pub struct RingMaterial {
    #[uniform(0)]
    state: Vec4,
    #[uniform(0)]
    shape: Vec4,
    #[uniform(0)]
    accent: LinearRgba,
    #[uniform(0)]
    track: LinearRgba,
    #[uniform(0)]
    disc: LinearRgba,
    #[uniform(0)]
    second: LinearRgba,
}

impl UiMaterial for RingMaterial {
    fn fragment_shader() -> ShaderRef {
        "embedded://stillpoint/app/theme/ring.wgsl".into()
    }
}

/// Radius of the disc as a share of the ring's, empty and full: 80 to 86 px of a ring of 116 (7 %).
const DISC: (f32, f32) = (0.60, 0.645);

pub(super) fn plugin(app: &mut App) {
    embedded_asset!(app, "ring.wgsl");
    app.add_plugins(UiMaterialPlugin::<RingMaterial>::default())
        .add_systems(PostUpdate, turn_rings.before(bevy::ui::UiSystems::Prepare));
}

/// Writes the uniforms of every ring whose dial, colours or size changed.
fn turn_rings(
    theme: Res<Theme>,
    rings: Query<(Entity, &Dial, &MaterialNode<RingMaterial>, &ComputedNode)>,
    fades: Query<&Fade>,
    parents: Query<&ChildOf>,
    mut materials: ResMut<Assets<RingMaterial>>,
) {
    for (entity, dial, node, computed) in &rings {
        let factor = computed.inverse_scale_factor().max(f32::EPSILON).recip();
        let line = dial.line * factor;
        let radius = computed.size().min_element() / 2.0 - line;
        let mode = match dial.mode {
            DialMode::Hold => 0.0,
            DialMode::CountIn => 1.0,
            DialMode::Paused => 2.0,
            DialMode::Done => 3.0,
        };
        let mark = |mark: Option<f32>| mark.unwrap_or(-1.0);
        let disc = dial.breath.map_or(0.0, |full| radius * (DISC.0 + (DISC.1 - DISC.0) * full));
        // The disc's light follows the breath by at most 5 %.
        let glow = dial.breath.map_or(0.0, |full| 0.85 + 0.05 * full);
        let material = RingMaterial {
            state: Vec4::new(dial.left, mode, mark(dial.marks[0]), mark(dial.marks[1])),
            shape: Vec4::new(radius, line, disc, Fade::of(entity, &fades, &parents)),
            accent: theme.linear(Token::Accent),
            track: theme.linear(Token::Track),
            disc: theme.linear(Token::ChosenFill).with_alpha(glow),
            second: theme.linear(if dial.mode == DialMode::Done { Token::Over } else { Token::Second }),
        };
        if materials.get(&node.0).is_some_and(|now| *now != material) {
            let _ = materials.insert(&node.0, material);
        }
    }
}
