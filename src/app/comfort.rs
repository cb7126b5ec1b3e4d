//! What a person has set for their comfort, beside the score's own choices: theme, size of words, sound, captions.
//!
//! Out: the resource [`Comfort`], written by `playing` and `screens` when asked, read by theme and screens. It keeps
//! nothing on disk.

use bevy::prelude::*;

use super::theme::palette::Hue;

/// How large captions are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Captions {
    /// 1.5 rem.
    #[default]
    Usual,
    /// 2.25 rem.
    Larger,
    /// 3 rem.
    Largest,
    /// None.
    Off,
}

impl Captions {
    /// The next size, going round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Usual => Self::Larger,
            Self::Larger => Self::Largest,
            Self::Largest => Self::Off,
            Self::Off => Self::Usual,
        }
    }

    /// Times the usual size.
    #[must_use]
    pub const fn factor(self) -> f32 {
        match self {
            Self::Usual | Self::Off => 1.0,
            Self::Larger => 1.5,
            Self::Largest => 2.0,
        }
    }
}

/// A person's comfort.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, and any may be on with any other")]
pub struct Comfort {
    /// The colour of the room.
    pub hue: Hue,
    /// Attack mode: darker, quieter, fewer words.
    pub attack: bool,
    /// Size of words in per cent: 100, 125, 150 or 200.
    pub text: u16,
    /// Captions.
    pub captions: Captions,
    /// No sound.
    pub muted: bool,
    /// Where the slider of the sound stands, in per cent; 30 is −24 dB (clinical data, 7.3).
    pub volume: u8,
    /// Copy what you see, rather than face to face.
    pub mirror: bool,
    /// Nothing glides or fades: the camera cuts.
    pub reduced_motion: bool,
}

impl Default for Comfort {
    fn default() -> Self {
        Self {
            hue: Hue::Green,
            attack: false,
            text: 100,
            captions: Captions::Usual,
            muted: false,
            volume: 30,
            mirror: true,
            reduced_motion: false,
        }
    }
}

/// A step of the sound's slider, in per cent.
const STEP: u8 = 5;

impl Comfort {
    /// Where the slider counts: nowhere while there is no sound.
    #[must_use]
    pub const fn loudness(&self) -> u8 {
        if self.muted { 0 } else { self.volume }
    }

    /// The sound a step louder or quieter; who turns it up wants to hear it.
    pub fn turn(&mut self, louder: bool) {
        self.muted &= !louder;
        self.volume = if louder { (self.volume + STEP).min(100) } else { self.volume.saturating_sub(STEP) };
    }
}
