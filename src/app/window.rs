//! The window and the machine beneath it: how often to draw, and what to do when drawing fails.
//!
//! In: the session. Out: `WinitSettings`, the policy for render errors, the camera of the words.
//!
//! A failed renderer is tried again once; then drawing stops and the session goes on by ear. Errors are never ignored:
//! drawing on over them could flash (photosensitivity).

use std::time::Duration;

use bevy::prelude::*;
use bevy::render::error_handler::{ErrorType, RenderErrorHandler, RenderErrorPolicy};
use bevy::render::settings::RenderCreation;
use bevy::winit::{UpdateMode, WinitSettings};

use super::playing::Playing;
use super::stage::Restless;
use super::theme::Theme;
use super::theme::palette::Token;

/// Between two frames when nothing moves and nobody does anything.
const IDLE: Duration = Duration::from_secs(1);
/// Between two frames of a session whose window has no focus: hands are busy, somebody may still look.
const UNFOCUSED: Duration = Duration::from_millis(100);

/// How often the renderer failed and was made anew.
#[derive(Resource, Clone, Copy, Debug, Default)]
struct Recoveries(u8);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Recoveries>()
        .insert_resource(RenderErrorHandler(|error, world, _| {
            let mut recoveries = world.get_resource_or_init::<Recoveries>();
            if matches!(error.ty, ErrorType::DeviceLost) && recoveries.0 == 0 {
                recoveries.0 += 1;
                RenderErrorPolicy::Recover(RenderCreation::default())
            } else {
                RenderErrorPolicy::StopRendering
            }
        }))
        .insert_resource(calm())
        .add_systems(Update, (draw_as_often_as_needed, paint_the_room));
}

fn calm() -> WinitSettings {
    WinitSettings { focused_mode: UpdateMode::reactive(IDLE), unfocused_mode: UpdateMode::reactive_low_power(IDLE) }
}

/// Every frame while something moves, else only when something happens.
fn draw_as_often_as_needed(
    playing: Res<Playing>,
    theme: Res<Theme>,
    restless: Res<Restless>,
    mut last: Local<bool>,
    mut settings: ResMut<WinitSettings>,
) {
    let moves = playing.moves() || theme.is_changed() || restless.0;
    if moves != *last {
        *last = moves;
        *settings = if moves {
            WinitSettings {
                focused_mode: UpdateMode::Continuous,
                unfocused_mode: UpdateMode::reactive_low_power(UNFOCUSED),
            }
        } else {
            calm()
        };
    }
}

fn paint_the_room(theme: Res<Theme>, mut clear: ResMut<ClearColor>) {
    let ground = Color::from(theme.linear(Token::Ground));
    if clear.0 != ground {
        clear.0 = ground;
    }
}
