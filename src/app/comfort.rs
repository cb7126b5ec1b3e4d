//! What a person has set for their comfort, beside the score's own choices: theme, size of words, captions.
//!
//! Out: the resource [`Comfort`], written by `playing` and `screens` when asked, read by theme and screens. It keeps
//! nothing on disk.

use bevy::prelude::*;

use super::captions::Captions;
use super::stage::PLASTER;
use super::theme::palette::Hue;
use crate::words::{Key, key};

/// The colour of the body on the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Plaster: nobody's skin.
    #[default]
    Plaster,
    /// Light skin.
    Light,
    /// Olive skin.
    Olive,
    /// Brown skin.
    Brown,
    /// Dark skin.
    Dark,
}

impl Tone {
    /// Every tone, in the order in which they are gone through.
    pub const ALL: [Self; 5] = [Self::Plaster, Self::Light, Self::Olive, Self::Brown, Self::Dark];

    /// The tone after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|tone| *tone == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }

    /// Its name.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Plaster => key::TONE_PLASTER,
            Self::Light => key::TONE_LIGHT,
            Self::Olive => key::TONE_OLIVE,
            Self::Brown => key::TONE_BROWN,
            Self::Dark => key::TONE_DARK,
        }
    }

    /// Its colour, linear; none is brighter than plaster.
    #[must_use]
    pub const fn linear(self) -> [f32; 3] {
        match self {
            Self::Plaster => PLASTER,
            Self::Light => [0.60, 0.47, 0.385],
            Self::Olive => [0.49, 0.355, 0.265],
            Self::Brown => [0.33, 0.215, 0.15],
            Self::Dark => [0.20, 0.128, 0.092],
        }
    }
}

/// A person's comfort.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Comfort {
    /// The colour of the room.
    pub hue: Hue,
    /// Attack mode: darker, quieter, fewer words.
    pub attack: bool,
    /// Size of words in per cent: 100, 125, 150 or 200.
    pub text: u16,
    /// Captions.
    pub captions: Captions,
    /// Copy what you see, rather than face to face.
    pub mirror: bool,
    /// The colour of the body.
    pub tone: Tone,
    /// Nothing glides or fades: the camera cuts.
    pub reduced_motion: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self {
            hue: Hue::Green,
            attack: false,
            text: 100,
            captions: Captions::default(),
            mirror: true,
            tone: Tone::Plaster,
            reduced_motion: false,
        }
    }
}
