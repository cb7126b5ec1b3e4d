//! What a person can ask of the app, whichever way they ask: by key, pointer, switch or screen reader.
//!
//! In: nothing. Out: [`Action`], carried by buttons ([`Does`]) and by the key table, and two messages: [`Wanted`],
//! and once its meaning on this screen is known, [`Asked`], which every part of the app reads. A button and its key can therefore never do different things.

use bevy::prelude::*;

use super::captions::Change;
use super::sounding::Tune;
use super::study::Learn;
use crate::atlas::vocabulary::CheckIn;
use crate::score::session::{Answer, Input};

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Something for the session.
    Do(Input),
    /// Choose a routine of the library, by its place in the list.
    Choose(usize),
    /// Answer a question of the check before a session.
    Reply(Reply),
    /// Attack mode on or off.
    Attack,
    /// Sound off or on.
    Mute,
    /// The sound a step louder.
    Louder,
    /// The sound a step quieter.
    Quieter,
    /// The next amount of words.
    Guidance,
    /// Captions: usual, larger, largest, off.
    Captions,
    /// One thing about captions.
    Caption(Change),
    /// Something for the sound check.
    Sound(Tune),
    /// Mirror or facing view.
    Mirror,
    /// Look round the body.
    Look(Look),
    /// The next colour of the body.
    Tone,
    /// Full screen or a window.
    FullScreen,
    /// Something for the study of the body.
    Study(Learn),
    /// Open a sheet.
    Open(Sheet),
    /// Close the sheet.
    Close,
    /// Stop in a session; elsewhere one step out.
    Escape,
    /// One step out: end from the stop sheet, close a sheet, go back.
    Leave,
    /// The stop page has been read: back to the library.
    ClosePage,
    /// Show the focus on the next control.
    FocusNext,
    /// Show the focus on the control before.
    FocusBack,
    /// Quit the app.
    Quit,
}

/// An answer to the check before a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Take up or put down one warning sign.
    Flag(u8),
    /// None of the warning signs.
    NoneOfThese,
    /// Go on with the warning signs that are ticked.
    StopHere,
    /// Unsure: counts as a yes.
    NotSure,
    /// Headache now, 0 to 10; none when the person would rather not say.
    Pain(Option<u8>),
    /// Whether touch on the head is comfortable; none is unsure.
    Touch(Option<bool>),
}

/// A way to look round the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Turn it to the left.
    Left,
    /// Turn it to the right.
    Right,
    /// From farther up.
    Up,
    /// From farther down.
    Down,
    /// Nearer.
    Nearer,
    /// Farther away.
    Farther,
    /// The guided view again.
    Guided,
}

/// A sheet over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// The list of keys.
    Keys,
    /// Stopped: go on or end.
    Stopped,
    /// When not to massage.
    WhenNot,
    /// What has no room on a small screen.
    More,
    /// The sound check, and how captions are shown.
    Sound,
}

/// On a control: what it does when activated.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Does(pub Action);

/// Somebody pressed something: what its key or control carries.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted(pub Action);

/// Something was asked for: what was wanted, as it is meant on this screen.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked(pub Action);

impl Action {
    /// An answer to an open question of the session.
    #[must_use]
    pub const fn answer(ask: CheckIn, answer: Answer) -> Self {
        Self::Do(Input::Answer(ask, answer))
    }
}
