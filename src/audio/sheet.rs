//! What of a score is heard: each tone and each line at its exact frame, sorted, ready to be mixed.
//!
//! In: a [`Score`] (its tones; a breath's length comes from its span; its lines, as [`score::queue`](crate::score::queue)
//! places them), a [`Bank`] that makes each tone once, and a [`Speaker`] that has the lines. Out: a [`Sheet`]. It never
//! changes once made; a revised score gets a sheet of its own.
//!
//! It does not play: [`super::sound`] does. Tones are heard exactly where the score lists them; a breath without a
//! tone is silent.

use std::collections::BTreeMap;

use super::clip::Clip;
use super::cues::{self, Theme};
use super::figures::Profile;
use super::speaker::Speaker;
use super::volumes::Bus;
use crate::score::queue::utterances;
use crate::score::time::Frame;
use crate::score::types::{Cue, CueKind, Score};

/// A clip at its frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// First frame.
    pub at: Frame,
    /// What it belongs to.
    pub bus: Bus,
    /// The sound.
    pub clip: Clip,
}

/// All that is heard of a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    entries: Vec<Entry>,
    longest: Frame,
    length: Frame,
}

impl Sheet {
    /// The sheet of a score: tones of a theme from the bank, lines from the speaker.
    #[must_use]
    pub fn of(score: &Score, bank: &mut Bank, theme: Theme, speaker: &dyn Speaker) -> Self {
        Self::with(
            score,
            |kind, length, profile| bank.clip(kind, length, profile, theme),
            |text, profile| speaker.clip(text, profile),
        )
    }

    /// The sheet of a score with tones made by `tone` (kind, length of a breath, profile) and lines by `line`.
    #[must_use]
    pub fn with(
        score: &Score,
        mut tone: impl FnMut(CueKind, Option<Frame>, Profile) -> Option<Clip>,
        line: impl Fn(&str, Profile) -> Option<Clip>,
    ) -> Self {
        let sounding = |cue: &Cue| {
            let clip = tone(cue.kind, breath_length(score, *cue), Profile::of(score, cue.at))?;
            Some(Entry { at: cue.at, bus: Bus::Cues, clip })
        };
        let mut entries: Vec<Entry> = score.cues.iter().filter_map(sounding).collect();
        let line = |text: &str, at: Frame| line(text, Profile::of(score, at));
        let said = utterances(score, |text, at| line(text, at).map(|clip| clip.length()));
        entries.extend(said.iter().filter_map(|one| {
            let clip = line(one.text(score), one.at)?;
            Some(Entry { at: one.at, bus: Bus::Voice, clip })
        }));
        Self::new(entries, score.length)
    }

    /// A sheet of these entries, for a session of `length` frames.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>, length: Frame) -> Self {
        entries.sort_by_key(|entry| entry.at);
        let longest = entries.iter().map(|entry| entry.clip.length()).max().unwrap_or(0);
        Self { entries, longest, length }
    }

    /// The entries, in the order they begin.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Length of the session in frames.
    #[must_use]
    pub const fn length(&self) -> Frame {
        self.length
    }

    /// Where the last sound has rung out, in frames: not before the session's end.
    #[must_use]
    pub fn rung_out(&self) -> Frame {
        self.entries.iter().map(|entry| entry.at + entry.clip.length()).fold(self.length, Frame::max)
    }

    /// Index of the first entry that begins at `frame` or later.
    #[must_use]
    pub fn next(&self, frame: Frame) -> usize {
        self.entries.partition_point(|entry| entry.at < frame)
    }

    /// The entries that began before `frame` and still sound there.
    pub fn sounding(&self, frame: Frame) -> impl Iterator<Item = &Entry> {
        let first = self.entries.partition_point(|entry| entry.at + self.longest <= frame);
        let until = self.next(frame).max(first);
        let candidates = self.entries.get(first..until).unwrap_or(&[]);
        candidates.iter().filter(move |entry| entry.at + entry.clip.length() > frame)
    }
}

/// The length of the half of the breath that a cue announces.
fn breath_length(score: &Score, cue: Cue) -> Option<Frame> {
    let index = score.breaths.partition_point(|breath| breath.start <= cue.at).checked_sub(1)?;
    let breath = score.breaths.get(index).filter(|breath| cue.at < breath.end)?;
    match cue.kind {
        CueKind::BreathIn => Some(breath.turn.saturating_sub(breath.start)),
        CueKind::BreathOut => Some(breath.end.saturating_sub(breath.turn)),
        _ => None,
    }
}

/// Every tone made so far; each is made once.
#[derive(Debug, Default)]
pub struct Bank {
    clips: BTreeMap<(Theme, CueKind, Option<Frame>, Profile), Clip>,
}

/// A bank that holds more clips than this is emptied: breaths of many lengths would fill the memory in a kiosk.
const MOST_CLIPS: usize = 96;

impl Bank {
    /// The clip of a tone; none in a theme without tones.
    pub fn clip(&mut self, kind: CueKind, length: Option<Frame>, profile: Profile, theme: Theme) -> Option<Clip> {
        let key = (theme, kind, length, profile);
        if let Some(clip) = self.clips.get(&key) {
            return Some(clip.clone());
        }
        if self.clips.len() > MOST_CLIPS {
            self.clips.clear();
        }
        let clip = cues::clip(kind, length, profile, theme)?;
        self.clips.insert(key, clip.clone());
        Some(clip)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: Frame, length: usize) -> Entry {
        Entry { at, bus: Bus::Cues, clip: Clip::new(vec![kira::Frame::ZERO; length]) }
    }

    #[test]
    fn what_sounds_at_a_frame_is_what_began_before_and_has_not_ended() {
        let sheet = Sheet::new(vec![entry(300, 10), entry(100, 500), entry(290, 10), entry(400, 1)], 1000);
        let at = |frame| sheet.sounding(frame).map(|entry| entry.at).collect::<Vec<_>>();
        assert_eq!(at(100), Vec::<Frame>::new());
        assert_eq!(at(101), [100]);
        assert_eq!(at(299), [100, 290]);
        assert_eq!(at(300), [100]);
        assert_eq!(at(301), [100, 300]);
        assert_eq!(at(599), [100]);
        assert_eq!(at(600), Vec::<Frame>::new());
        assert_eq!((sheet.next(300), sheet.next(301), sheet.rung_out()), (2, 3, 1000));
    }

    #[test]
    fn a_bank_makes_each_clip_once() {
        let mut bank = Bank::default();
        let mut tone = |theme| bank.clip(CueKind::Begin, None, Profile::Usual, theme);
        assert!(tone(Theme::Bowl).unwrap().same(&tone(Theme::Bowl).unwrap()));
        assert!(!tone(Theme::Bowl).unwrap().same(&tone(Theme::Reed).unwrap()));
        assert_eq!(tone(Theme::None), None);
    }
}
