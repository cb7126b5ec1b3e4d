//! The family of cues: three soft themes of one table of contours, and silence.
//!
//! In: a kind of cue, its length where the score gives one (breaths), a profile, a theme. Out: a [`Clip`], the same on
//! every run, as loud as the profile says. [`table`] says what each cue's contour is, [`themes`] how it sounds.
//!
//! All cues of a profile are equally loud in their loudest 400 ms (momentary loudness): most are shorter than what an
//! integrated measure is made for, and what startles is the loudest moment.
//!
//! It does not say when a cue sounds (the score does) nor how loud the person wants it (`volumes`).

use kira::Frame as Sample;

pub use self::table::pitches;
pub use self::themes::Theme;

use self::table::{Motif, motif};
use super::clip::Clip;
use super::figures::{Figures, Profile};
use super::loudness::loudest_moment;
use super::synth::breath::breath;
use super::synth::timbre::Timbre;
use super::synth::{Note, add};
use crate::score::time::{Frame, from_seconds};
use crate::score::types::CueKind;

#[cfg(test)]
mod measure;
mod table;
#[cfg(test)]
mod tests;
mod themes;

/// Length of a breath when the score gives none: 4 s in, 6 s out.
const DEFAULT_IN: f64 = 4.0;
const DEFAULT_OUT: f64 = 6.0;

/// In the quiet profile notes follow each other as many times as slowly.
const QUIET_PACE: f64 = 1.5;

/// The clip of a cue; None where the theme is silent. `length` in frames is followed by breaths only, and is never
/// shorter than rise and decay.
#[must_use]
pub fn clip(kind: CueKind, length: Option<Frame>, profile: Profile, theme: Theme) -> Option<Clip> {
    let figures = profile.figures();
    let frames = match motif(kind) {
        Motif::Notes(shade, notes) => tones(theme.timbre(shade)?, notes, profile, &figures),
        Motif::Breath(shade, air) => {
            let usual = from_seconds(if matches!(kind, CueKind::BreathIn) { DEFAULT_IN } else { DEFAULT_OUT });
            let least = from_seconds(figures.attack + figures.release);
            let air = if profile == Profile::Quiet { air.darker() } else { air };
            breath(&air, &theme.hum(shade)?, length.unwrap_or(usual).max(least), &figures)
        }
    };
    Some(Clip::new(levelled(frames, figures.loudness)))
}

fn tones(timbre: Timbre, notes: &[Note], profile: Profile, figures: &Figures) -> Vec<Sample> {
    let slower = if profile == Profile::Quiet { QUIET_PACE } else { 1.0 };
    let end = notes.iter().map(|note| note.at * slower + note.length(figures)).fold(0.0, f64::max);
    let mut frames = vec![Sample::ZERO; usize::try_from(from_seconds(end)).unwrap_or(0)];
    for note in notes {
        add(&mut frames, note, note.at * slower, timbre, figures);
    }
    frames
}

/// The frames with their loudest moment at `target` LUFS; silence stays silence.
fn levelled(mut frames: Vec<Sample>, target: f64) -> Vec<Sample> {
    if let Some(now) = loudest_moment(&frames) {
        #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
        let gain = 10_f64.powf((target - now) / 20.0) as f32;
        for frame in &mut frames {
            *frame *= gain;
        }
    }
    frames
}
