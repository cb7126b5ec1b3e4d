//! The session screen: the stage is the whole window, with words at its left, time at its right, choices at its foot.
//!
//! In: [`Playing`]. Out: one tree for each layout and one for attack mode, and each frame [`told`] written into it.
//! Stop is at the bottom right in every one of them; a tap on the stage pauses.
//!
//! Read in this order: [`told`], [`parts`], then the layouts.

mod attack;
mod follow;
mod narrow;
pub mod parts;
mod questions;
pub mod strip;
pub mod told;
mod wide;

use bevy::prelude::*;

use super::show::Made;
use crate::app::playing::Playing;
use crate::app::theme::scale::Layout;
use crate::app::theme::widget::{Kit, Parent};

pub(crate) use narrow::STAGE;
pub(super) use parts::ring;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((follow::plugin, questions::plugin));
}

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let playing: &Playing = &made.playing;
    parts::stage(parent);
    match made.layout() {
        _ if made.comfort().attack => attack::spawn(parent, kit, made),
        Layout::Wide => wide::spawn(parent, kit, made, playing),
        Layout::Middle | Layout::Narrow => narrow::spawn(parent, kit, made, playing),
    }
    parts::aloud(parent);
}
