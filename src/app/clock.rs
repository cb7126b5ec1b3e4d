//! The one place of the app that reads time: whether the machine slept, and how long nobody has touched anything.
//!
//! Out: [`Slept`] and [`Idle`]. A session takes its time from the engine alone; this is for pausing after a sleep and
//! for letting the screen rest.

use std::time::{Duration, Instant, SystemTime};

use bevy::input::keyboard::KeyboardInput;
use bevy::input::mouse::MouseButtonInput;
use bevy::input::touch::TouchInput;
use bevy::prelude::*;
use bevy::window::CursorMoved;

/// A wall clock that runs ahead of the monotonic one by more than this has slept, or was set.
const SLEEP: Duration = Duration::from_secs(2);

/// Whether the machine slept since the last frame.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slept(pub bool);

/// Seconds since somebody touched anything.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Idle(pub f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Slept>().init_resource::<Idle>().add_systems(PreUpdate, (notice_sleep, count_idle));
}

/// Compares the two clocks of the machine: only one of them goes on while it sleeps.
#[expect(clippy::disallowed_methods, reason = "the one place of the app that reads the clocks")]
fn notice_sleep(mut slept: ResMut<Slept>, mut last: Local<Option<(Instant, SystemTime)>>) {
    let (now, wall) = (Instant::now(), SystemTime::now());
    let jumped = last.is_some_and(|(then, then_wall)| {
        let awake = now.duration_since(then);
        match wall.duration_since(then_wall) {
            Ok(passed) => passed.abs_diff(awake) > SLEEP,
            Err(back) => back.duration() > SLEEP,
        }
    });
    *last = Some((now, wall));
    slept.set_if_neq(Slept(jumped));
}

fn count_idle(
    mut idle: ResMut<Idle>,
    time: Res<Time<Real>>,
    mut keys: MessageReader<KeyboardInput>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut moves: MessageReader<CursorMoved>,
    mut fingers: MessageReader<TouchInput>,
) {
    let touched = keys.read().count() + buttons.read().count() + moves.read().count() + fingers.read().count() > 0;
    idle.0 = if touched { 0.0 } else { idle.0 + time.delta_secs() };
}
