//! The screens: which one is shown, what leads from one to the next, and how they are put up.
//!
//! In: what is asked for, the session, the check. Out: the state [`Screen`], the resource [`Sheets`], and one tree of nodes. A
//! screen is a function of what it shows ([`Shown`]): when that changes, its tree is made anew and the focus goes back to
//! the control that had it. What changes with every frame (ring, digits, captions) is written by the session screen
//! into nodes that stay.
//!
//! Read in this order: [`navigate`], [`show`], then the screens. It plays nothing.

mod after;
mod home;
pub mod navigate;
mod safety;
mod scroll;
pub mod session;
mod sheets;
pub mod show;
mod sound;
mod stop_page;
mod study;
mod study_card;

use bevy::prelude::*;

use super::action::Sheet;
use super::screening::Screening;

pub use show::{First, Shown};
pub(super) use sound::Turned;
pub(super) use study::area as study_area;

/// Which screen is shown.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// What there is to do.
    #[default]
    Library,
    /// The check before a session.
    Safety,
    /// A session.
    Session,
    /// After a session.
    After,
    /// A warning sign: no session.
    StopPage,
    /// The body, its muscles and places.
    Study,
}

/// The sheet over the screen, if any. That a session is stopped is the session's to say, and is not kept here.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sheets(pub Option<Sheet>);

/// The check under way, and for which routine.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Checking {
    /// Place of the routine in the list.
    pub routine: usize,
    /// The answers so far.
    pub screening: Screening,
    /// Why the routine may not be done, once that is known.
    pub refused: Option<String>,
}

/// What led to the stop page.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StopCause {
    /// A session ran, rather than the check before one.
    pub in_session: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>()
        .init_resource::<Sheets>()
        .init_resource::<Checking>()
        .init_resource::<StopCause>()
        .add_plugins((navigate::plugin, show::plugin, session::plugin, study::plugin, sound::plugin, scroll::plugin));
}
