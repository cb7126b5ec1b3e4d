//! The contour of every cue, in one table: its notes, and which of a theme's two shades they are in.
//!
//! In: a kind of cue. Out: its [`Motif`]. Tones are told apart by contour and shade, in mono and with closed eyes:
//! absolute pitch carries no meaning of its own. All pitches lie in the band of both profiles (220 to 330 Hz), so a cue
//! is learnt once. The clinical data asks for an end "a fifth lower" than a start at 220 Hz and for nothing under
//! 180 Hz: the end of a step therefore falls *by* a fifth, from 330 Hz to where the step began.
//!
//! How a shade sounds is said in `themes`; how loud a cue is, in `figures`.

use super::themes::Shade;
use crate::audio::synth::Note;
use crate::audio::synth::breath::Air;
use crate::score::types::CueKind;

/// How a cue moves.
pub(super) enum Motif {
    /// Notes one after another, ringing into each other.
    Notes(Shade, &'static [Note]),
    /// A breath, as long as the score says.
    Breath(Shade, Air),
}

/// The scale: just ratios over 220 Hz.
const GROUND: f64 = 220.0;
const SECOND: f64 = 247.5;
const THIRD: f64 = 275.0;
const FIFTH: f64 = 330.0;

/// A note that stays: seconds from the start, pitch, seconds held.
const fn note(at: f64, pitch: f64, hold: f64) -> Note {
    Note { at, from: pitch, to: pitch, hold, pan: 0.0 }
}

/// A note that glides: pitches, seconds held.
const fn glide(from: f64, to: f64, hold: f64) -> Note {
    Note { at: 0.0, from, to, hold, pan: 0.0 }
}

/// A note on one side.
const fn aside(note: Note, pan: f64) -> Note {
    Note { pan, ..note }
}

/// The table.
pub(super) const fn motif(kind: CueKind) -> Motif {
    use Shade::{Full, Plain};
    match kind {
        // One steady tone, 0.9 s in all.
        CueKind::Begin => Motif::Notes(Full, const { &[note(0.0, GROUND, 0.0)] }),
        // The same twice: as much again.
        CueKind::HalfWay => Motif::Notes(Plain, const { &[note(0.0, THIRD, 0.0), note(0.55, THIRD, 0.0)] }),
        // One long, slow sigh.
        CueKind::EaseOff => Motif::Notes(Plain, const { &[glide(SECOND, GROUND, 1.2)] }),
        // There and back: it goes on.
        CueKind::EndOfHalf => {
            Motif::Notes(Full, const { &[note(0.0, GROUND, 0.0), note(0.45, THIRD, 0.0), note(0.9, GROUND, 0.0)] })
        }
        // Two notes, left then right, rising.
        CueKind::ChangeSide => {
            Motif::Notes(Plain, const { &[aside(note(0.0, SECOND, 0.0), -0.7), aside(note(0.5, FIFTH, 0.0), 0.7)] })
        }
        // Falls by a fifth.
        CueKind::EndOfStep => Motif::Notes(Full, const { &[note(0.0, FIFTH, 0.0), note(0.45, GROUND, 0.1)] }),
        // Down the whole chord, and stays.
        CueKind::EndOfSession => {
            Motif::Notes(Full, const { &[note(0.0, FIFTH, 0.0), note(0.6, THIRD, 0.0), note(1.2, GROUND, 0.8)] })
        }
        // Slides down.
        CueKind::Pause => Motif::Notes(Plain, const { &[glide(FIFTH, GROUND, 0.3)] }),
        // Slides up.
        CueKind::Resume => Motif::Notes(Plain, const { &[glide(GROUND, FIFTH, 0.3)] }),
        // Airy, opening, growing.
        CueKind::BreathIn => {
            Motif::Breath(Plain, Air { cutoff: (300.0, 600.0), swell: (-3.0, 3.0), pitch: (GROUND, THIRD) })
        }
        // Warm, closing, fading.
        CueKind::BreathOut => {
            Motif::Breath(Full, Air { cutoff: (400.0, 200.0), swell: (3.0, -3.0), pitch: (SECOND, GROUND) })
        }
    }
}

/// The lowest and the highest pitch of a cue in Hz.
#[must_use]
pub fn pitches(kind: CueKind) -> (f64, f64) {
    let ends = |low: f64, high: f64| (low.min(high), low.max(high));
    match motif(kind) {
        Motif::Notes(_, notes) => notes.iter().fold((f64::MAX, 0.0), |(low, high), note| {
            (low.min(note.from).min(note.to), f64::max(high, note.from.max(note.to)))
        }),
        Motif::Breath(_, air) => ends(air.pitch.0, air.pitch.1),
    }
}
