//! The themes: how the cues sound. Each has two shades that contrast, so that cues are told apart by more than contour.
//!
//! In: a theme and a shade. Out: a timbre, or None where the theme is silent.
//!
//! No two partials that sound together lie within 20 Hz of one another unless they are one: beats and pulsing are
//! forbidden in an attack (the clinical data, part 7.3). All pitches of the table are multiples of 27.5 Hz, and so are
//! whole partials of them; the bowl's partials, which are none, are kept apart by choice. A test measures both.

use serde::{Deserialize, Serialize};

use crate::audio::synth::breath::Hum;
use crate::audio::synth::timbre::Timbre;

/// The sound world of the cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// A soft singing bowl.
    #[default]
    Bowl,
    /// A warm reed, and a flute beside it.
    Reed,
    /// Pitched air.
    Breath,
    /// Silence: captions alone name the cues.
    None,
}

/// One of the two timbres of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    /// The simpler one.
    Plain,
    /// The richer one.
    Full,
}

/// A bowl that is rubbed: all but its ground is faint.
const BOWL_RUBBED: Timbre = Timbre { partials: &[(1.0, 1.0), (2.83, 0.03)], bloom: None, air: 0.0 };

/// A bowl that is touched with a felt: its upper partials come after its ground and die sooner. They are those of a
/// thin ring, n(n²−1)/√(n²+1) for n = 2, 3, 4 (Rayleigh, The Theory of Sound, § 233).
const BOWL_TOUCHED: Timbre = Timbre { partials: &[(1.0, 1.0), (2.83, 0.2), (5.42, 0.06)], bloom: Some(0.2), air: 0.0 };

/// A soft flute: the octave and its octave.
const FLUTE: Timbre = Timbre { partials: &[(1.0, 1.0), (2.0, 0.35), (4.0, 0.06)], bloom: None, air: 0.0 };

/// A soft clarinet: odd partials, a little stronger than a triangle's.
const CLARINET: Timbre = Timbre { partials: &[(1.0, 1.0), (3.0, 0.22), (5.0, 0.08)], bloom: None, air: 0.0 };

/// More air than tone.
const AIRY: Timbre = Timbre { partials: &[(1.0, 1.0)], bloom: None, air: 1.2 };

/// More tone than air.
const BLOWN: Timbre = Timbre { partials: &[(1.0, 1.0), (2.0, 0.2)], bloom: None, air: 0.5 };

impl Theme {
    /// Every theme, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Bowl, Self::Reed, Self::Breath, Self::None];

    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Bowl => Self::Reed,
            Self::Reed => Self::Breath,
            Self::Breath => Self::None,
            Self::None => Self::Bowl,
        }
    }

    /// Its word in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bowl => "bowl",
            Self::Reed => "reed",
            Self::Breath => "breath",
            Self::None => "none",
        }
    }

    /// The theme of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }

    /// What its tones are made of.
    pub(super) const fn timbre(self, shade: Shade) -> Option<Timbre> {
        match (self, shade) {
            (Self::Bowl, Shade::Plain) => Some(BOWL_RUBBED),
            (Self::Bowl, Shade::Full) => Some(BOWL_TOUCHED),
            (Self::Reed, Shade::Plain) => Some(FLUTE),
            (Self::Reed, Shade::Full) => Some(CLARINET),
            (Self::Breath, Shade::Plain) => Some(AIRY),
            (Self::Breath, Shade::Full) => Some(BLOWN),
            (Self::None, _) => None,
        }
    }

    /// What its breaths hum. An in-breath (plain) is airy, an out-breath (full) warm. Both stay under 600 Hz, where
    /// only the octave is left of any timbre.
    pub(super) const fn hum(self, shade: Shade) -> Option<Hum> {
        match (self, shade) {
            (Self::Bowl, Shade::Plain) => Some(Hum { timbre: BOWL_RUBBED, share: 0.25 }),
            (Self::Bowl, Shade::Full) => Some(Hum { timbre: BOWL_RUBBED, share: 0.55 }),
            (Self::Reed, Shade::Plain) => Some(Hum { timbre: CLARINET, share: 0.35 }),
            (Self::Reed, Shade::Full) => Some(Hum { timbre: FLUTE, share: 0.65 }),
            (Self::Breath, Shade::Plain) => Some(Hum { timbre: AIRY, share: 0.1 }),
            (Self::Breath, Shade::Full) => Some(Hum { timbre: AIRY, share: 0.5 }),
            (Self::None, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_is_offered_once_and_answers_to_its_name() {
        let mut theme = Theme::default();
        for expected in Theme::ALL {
            assert_eq!(theme, expected);
            assert_eq!(Theme::named(theme.name()), Some(theme));
            assert_eq!(serde_json::to_string(&theme).unwrap(), format!("\"{}\"", theme.name()));
            theme = theme.next();
        }
        assert_eq!((theme, Theme::named("gong")), (Theme::Bowl, None));
    }
}
