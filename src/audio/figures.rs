//! The figures that every sound keeps to, for two profiles of comfort: usual and quiet.
//!
//! Source: the clinical data, part 7.3. Sound aversion starts at about 90 dB between attacks and 76 dB in them, and
//! startle falls as a tone rises more slowly (trials at 2.5 to 25 ms); so tones here rise over 150 ms and more.
//!
//! It only states figures; `synth` and `cues` make sounds within them and the tests at their feet measure it.

use crate::score::time::Frame;
use crate::score::types::Score;

/// How softly things sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// Between attacks.
    #[default]
    Usual,
    /// Quiet comfort, and always in an attack.
    Quiet,
}

/// The figures of a profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// A tone rises over so many seconds, as a raised cosine (at least 0.15; 0.3 quiet).
    pub attack: f64,
    /// A tone decays to −60 dB over so many seconds; at two thirds of it, the figure of the data (0.5; 0.8 quiet), it
    /// is still at −40 dB.
    pub release: f64,
    /// No partial lies higher, in Hz.
    pub cutoff: f64,
    /// Lowest pitch in Hz.
    pub lowest: f64,
    /// Highest pitch in Hz.
    pub highest: f64,
    /// Loudness of a cue in LUFS.
    pub loudness: f64,
    /// Greatest true peak in dB.
    pub true_peak: f64,
    /// No sample is ever greater: 3 dB under the true peak, as a clipped wave overshoots between its samples (by 2 dB
    /// when forty tones were played at once).
    pub ceiling: f32,
    /// What sounds when the session is held fades over so many frames.
    pub fade: Frame,
    /// What is entered in its middle rises over so many frames.
    pub enter: Frame,
}

impl Profile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Usual, Self::Quiet];

    /// Its figures.
    #[must_use]
    pub const fn figures(self) -> Figures {
        match self {
            Self::Usual => Figures {
                attack: 0.15,
                release: 0.75,
                cutoff: 2000.0,
                lowest: 220.0,
                highest: 440.0,
                loudness: -30.0,
                true_peak: -9.0,
                ceiling: 0.251,
                fade: 24_000,
                enter: 7_200,
            },
            Self::Quiet => Figures {
                attack: 0.3,
                release: 1.2,
                cutoff: 1200.0,
                lowest: 180.0,
                highest: 330.0,
                loudness: -42.0,
                true_peak: -20.0,
                ceiling: 0.0708,
                fade: 38_400,
                enter: 14_400,
            },
        }
    }

    /// Quiet or not.
    #[must_use]
    pub const fn quiet(quiet: bool) -> Self {
        if quiet { Self::Quiet } else { Self::Usual }
    }

    /// The profile of a score at a frame: as chosen, until a change made while it ran says otherwise.
    #[must_use]
    pub fn of(score: &Score, frame: Frame) -> Self {
        Self::quiet(score.choices.quiet_at(frame))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_clinical_data() {
        let (usual, quiet) = (Profile::Usual.figures(), Profile::Quiet.figures());
        assert!(usual.attack >= 0.15 && quiet.attack >= 0.3);
        assert!(usual.release * 2.0 / 3.0 >= 0.5 && quiet.release * 2.0 / 3.0 >= 0.8 - 1e-9);
        assert!((usual.loudness - quiet.loudness - 12.0).abs() < 1e-9);
        for figures in [usual, quiet] {
            assert!(20.0 * f64::from(figures.ceiling).log10() <= figures.true_peak - 2.9);
        }
    }
}
