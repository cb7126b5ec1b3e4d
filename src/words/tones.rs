//! The tones of a session in words, as captions and transcripts name them.
//!
//! In: a [`CueKind`]. Out: its name, such as “soft bell: ease off”, without brackets. Which tones are captioned, and when, is
//! said elsewhere.

use crate::score::types::CueKind;

use super::{Key, Words, key};

impl Words {
    /// The name of a tone.
    #[must_use]
    pub fn tone(&self, kind: CueKind) -> String {
        self.get(tone(kind))
    }
}

const fn tone(kind: CueKind) -> Key {
    match kind {
        CueKind::Begin => key::CUE_BEGIN,
        CueKind::HalfWay => key::CUE_HALF,
        CueKind::EaseOff => key::CUE_EASE,
        CueKind::EndOfHalf => key::CUE_HALF_DONE,
        CueKind::ChangeSide => key::CUE_CHANGE,
        CueKind::EndOfStep => key::CUE_STEP_DONE,
        CueKind::EndOfSession => key::CUE_END,
        CueKind::BreathIn => key::CUE_IN,
        CueKind::BreathOut => key::CUE_OUT,
        CueKind::Pause => key::CUE_PAUSE,
        CueKind::Resume => key::CUE_RESUME,
    }
}
