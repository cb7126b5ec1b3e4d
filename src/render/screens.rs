//! Any screen of the app as a picture, as it would be seen, with no window.
//!
//! In: what the app needs, a size, a [`Stop`] and a frame. Out: a [`Picture`]. The app is led there by the actions that a
//! person would take, with a playing position that is moved by hand; nothing sounds.

use bevy::prelude::*;

use super::{Picture, RenderError, Studio};
use crate::app::action::Wanted;
use crate::app::tour::Stop;
use crate::app::transport::Shared;
use crate::app::{Launch, furnish};
use crate::score::time::Frame;

/// Which picture.
#[derive(Clone, Copy, Debug)]
pub struct Shot {
    /// Its size in pixels.
    pub size: [u32; 2],
    /// The screen.
    pub stop: Stop,
    /// Place of the routine in the list.
    pub routine: usize,
    /// The playhead, where a session plays.
    pub frame: Frame,
    /// Drawn at twice the size and halved.
    pub fine: bool,
}

/// Draws a screen. The launch's own transport is not used.
///
/// # Errors
/// As for [`Studio::new`] and [`Studio::shot`].
pub fn screen(mut launch: Launch, shot: Shot) -> Result<Picture, RenderError> {
    let hand = Shared::default();
    launch.transport = Box::new(hand.clone());
    // Nothing fades in a picture: it shows where the fade leads.
    launch.comfort.reduced_motion = true;
    let setup = |app: &mut App| furnish(app, launch);
    let mut studio = if shot.fine { Studio::new(shot.size, setup)? } else { Studio::plain(shot.size, setup)? };
    let (first, then) = shot.stop.way(shot.routine);
    studio.frame()?;
    for action in first {
        take(&mut studio, action)?;
    }
    if shot.stop.in_session() {
        hand.with(|hand| {
            hand.now.frame = shot.frame;
            hand.now.count_in_left = 0;
        });
        studio.frame()?;
    }
    for action in then {
        take(&mut studio, action)?;
    }
    studio.shot()
}

/// Takes an action and lets what follows from it be put up.
fn take(studio: &mut Studio, action: crate::app::action::Action) -> Result<(), RenderError> {
    studio.world().write_message(Wanted(action));
    studio.frame()?;
    studio.frame()
}
