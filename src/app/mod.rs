//! The app: a Bevy window (or none, in tests and pictures) round the pure session.
//!
//! In: a [`Launch`]: words, routines, sound, body, mode, choices. Out: the app having run to its end ([`run`]), or an
//! [`App`] without a window ([`build`]), or an app of somebody else's with all of ours in it ([`furnish`]).
//!
//! What is drawn in a frame comes from one snapshot of the sound's position, taken once (`tests/app.rs` holds that it
//! is never more than one frame away and never goes back). Nothing plays before the danger check is passed. No error
//! of a system ends a session, and a window that cannot open is an error with a sentence, not a crash.
//!
//! Read in this order: [`mode`], [`action`], [`keys`], [`screening`], [`playing`], [`hearing`], [`sounding`], [`study`],
//! [`screens`], [`theme`]. It reads no file and mixes no sound: `library` and `audio` stand behind [`shelf::Shelf`] and [`transport::Transport`], the desktop behind [`desk::Desk`].

pub mod access;
pub mod action;
pub mod caption;
pub mod captions;
pub mod clock;
pub mod comfort;
pub mod desk;
pub mod hearing;
pub mod kept;
pub mod keys;
pub mod mode;
pub mod note;
pub mod playing;
pub mod screening;
pub mod screens;
pub mod shelf;
pub mod sounding;
pub mod stage;
pub mod study;
pub mod tapping;
pub mod theme;
pub mod tour;
pub mod transport;
pub mod view;
pub mod window;

use std::panic::AssertUnwindSafe;

use bevy::app::PluginGroupBuilder;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::settings::{RenderCreation, WgpuSettings};
use bevy::window::{ExitCondition, WindowResolution};
use bevy::winit::WinitPlugin;

use crate::score::choices::Choices;
use crate::words::{Words, key};
use comfort::Comfort;
use hearing::Hearing;
use kept::{Keep, Keeper};
use mode::Mode;
use playing::Sound;
use shelf::Shelf;
use stage::{StageBody, StageCamera};
use transport::Transport;

/// The words of the app.
#[derive(Resource)]
pub struct Vocabulary(pub Words);

/// The routines.
#[derive(Resource)]
pub struct Library(pub Box<dyn Shelf>);

/// How the app was launched.
#[derive(Resource, Clone, Debug)]
pub struct Launched {
    /// The mode.
    pub mode: Mode,
    /// The choices that every session begins with.
    pub choices: Choices,
}

/// Everything the app needs.
pub struct Launch {
    /// What it may do.
    pub mode: Mode,
    /// Its words.
    pub words: Words,
    /// Its routines.
    pub shelf: Box<dyn Shelf>,
    /// Its sound.
    pub transport: Box<dyn Transport>,
    /// The desktop round its window.
    pub desk: desk::Desk,
    /// The body on the stage; without one there are words only.
    pub body: Option<StageBody>,
    /// What every session begins with.
    pub choices: Choices,
    /// How the person likes it.
    pub comfort: Comfort,
    /// How they like the sound.
    pub hearing: Hearing,
    /// Who keeps that.
    pub keep: Box<dyn Keep>,
    /// Open the check for this routine at once, by its id.
    pub routine: Option<String>,
}

/// Why the app could not run.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct CannotRun(pub String);

/// Size of the window when it opens, in logical pixels.
const SIZE: UVec2 = UVec2::new(1280, 720);
/// Least size of the window, in logical pixels: one column of words.
const LEAST: Vec2 = Vec2::new(480.0, 480.0);

/// Runs the app in a window until it is closed. Ask `library` for a display first: without one, this says so.
///
/// # Errors
/// When no window or no way to draw in it can be had; the message is for a person.
pub fn run(launch: Launch) -> Result<AppExit, CannotRun> {
    let lost = launch.words.say(key::NO_WINDOW, &[("why", "".into())]);
    let title = launch.words.get(key::APP);
    // The window system and the graphics driver panic when they cannot begin.
    std::panic::catch_unwind(AssertUnwindSafe(|| {
        let mut app = App::new();
        let window = WindowPlugin { primary_window: Some(window_of(title, SIZE)), ..default() };
        app.add_plugins(drawn().set(window));
        furnish(&mut app, launch);
        app.add_plugins((window::plugin, desk::waking));
        app.run()
    }))
    .map_err(|panic| {
        let why = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .and_then(|why| why.lines().next())
            .unwrap_or_default();
        CannotRun(format!("{lost}{why}"))
    })
}

/// Builds the app without a window and without drawing, for a room of this size in logical pixels: words, layout and
/// sessions. `update` it by hand.
pub fn build(launch: Launch, size: UVec2) -> App {
    let mut app = App::new();
    let window = window_of(launch.words.get(key::APP), size);
    app.add_plugins(
        drawn()
            .set(WindowPlugin { primary_window: Some(window), exit_condition: ExitCondition::DontExit, ..default() })
            .set(RenderPlugin {
                render_creation: RenderCreation::Automatic(Box::new(WgpuSettings { backends: None, ..default() })),
                ..default()
            })
            .disable::<WinitPlugin>()
            .disable::<LogPlugin>(),
    );
    furnish(&mut app, launch);
    app.finish();
    app.cleanup();
    app
}

/// Puts everything of ours into an app that has Bevy's plugins.
pub fn furnish(app: &mut App, launch: Launch) {
    let chosen = launch.routine.and_then(|id| launch.shelf.entries().iter().position(|entry| entry.id == id));
    let mut comfort = launch.comfort;
    comfort.mirror &= !launch.mode.may().facing;
    let mut hearing = launch.hearing;
    if comfort.attack {
        hearing.go_quiet();
    }
    let keeper = if launch.mode.may().keep { launch.keep } else { Box::new(kept::Forget) };
    app.set_error_handler(bevy::ecs::error::error)
        .insert_resource(comfort)
        .insert_resource(hearing)
        .insert_resource(Keeper(keeper))
        .insert_resource(Launched { mode: launch.mode, choices: launch.choices })
        .insert_resource(Vocabulary(launch.words))
        .insert_resource(Sound(launch.transport))
        .insert_resource(Library(launch.shelf))
        .insert_resource(launch.desk)
        .add_message::<action::Wanted>()
        .add_message::<action::Asked>()
        .add_plugins((
            clock::plugin,
            note::plugin,
            theme::plugin,
            access::plugin,
            playing::plugin,
            hearing::plugin,
            kept::plugin,
            sounding::plugin,
            desk::plugin,
            screens::plugin,
            view::plugin,
            study::plugin,
            stage::plugin,
        ));
    match launch.body {
        // The words are drawn by the stage's own camera, over it: one pass for both.
        Some(body) => {
            app.insert_resource(body).add_observer(|added: On<Add, StageCamera>, mut commands: Commands| {
                commands.entity(added.entity).insert(IsDefaultUiCamera);
            });
        }
        None => {
            app.add_systems(Startup, |mut commands: Commands| {
                commands.spawn((Camera2d, IsDefaultUiCamera, Msaa::Off));
            });
        }
    }
    if let Some(routine) = chosen {
        app.add_systems(Startup, move |mut wanted: MessageWriter<action::Wanted>| {
            wanted.write(action::Wanted(action::Action::Choose(routine)));
        });
    }
}

fn drawn() -> PluginGroupBuilder {
    DefaultPlugins
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        .set(LogPlugin { filter: "warn,wgpu_hal=error,wgpu_core=error".to_owned(), ..default() })
}

fn window_of(title: String, size: UVec2) -> Window {
    Window {
        title,
        name: Some("stillpoint".to_owned()),
        resolution: WindowResolution::new(size.x, size.y),
        resize_constraints: WindowResizeConstraints { min_width: LEAST.x, min_height: LEAST.y, ..default() },
        ..default()
    }
}
