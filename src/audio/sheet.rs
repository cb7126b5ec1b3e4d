//! What of a score is heard: each cue's clip at its exact frame, sorted, ready to be mixed.
//!
//! In: a [`Score`] (its cues; a breath's length comes from its span) and a [`Bank`] that makes each clip once.
//! Out: a [`Sheet`]. It never changes once made; a revised score gets a sheet of its own.
//!
//! It does not play: [`super::sound`] does. Cues are heard exactly where the score lists them; a breath without a
//! cue is silent.

use std::collections::BTreeMap;

use super::clip::Clip;
use super::cues::{self, Theme};
use super::figures::Profile;
use super::volumes::Bus;
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
    /// The sheet of a score, with clips from the bank.
    #[must_use]
    pub fn of(score: &Score, bank: &mut Bank) -> Self {
        Self::with(score, |kind, length, profile| bank.clip(kind, length, profile, Theme::default()))
    }

    /// The sheet of a score with clips made by `make` (kind, length of a breath, profile); without a clip a cue is
    /// silent.
    #[must_use]
    pub fn with<C: Into<Option<Clip>>>(
        score: &Score,
        mut make: impl FnMut(CueKind, Option<Frame>, Profile) -> C,
    ) -> Self {
        let entries = score.cues.iter().filter_map(|cue| {
            let clip = make(cue.kind, breath_length(score, *cue), Profile::of(score, cue.at)).into()?;
            Some(Entry { at: cue.at, bus: bus(cue.kind), clip })
        });
        Self::new(entries.collect(), score.length)
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

const fn bus(kind: CueKind) -> Bus {
    match kind {
        CueKind::BreathIn | CueKind::BreathOut => Bus::Breath,
        _ => Bus::Cues,
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

/// Every clip made so far; each is made once.
#[derive(Debug, Default)]
pub struct Bank {
    clips: BTreeMap<(CueKind, Option<Frame>, Profile, Theme), Option<Clip>>,
}

/// A bank that holds more clips than this is emptied: breaths of many lengths would fill the memory in a kiosk.
const MOST_CLIPS: usize = 96;

impl Bank {
    /// The clip of a cue; None where the theme is silent.
    pub fn clip(&mut self, kind: CueKind, length: Option<Frame>, profile: Profile, theme: Theme) -> Option<Clip> {
        if self.clips.len() > MOST_CLIPS {
            self.clips.clear();
        }
        let make = || cues::clip(kind, length, profile, theme);
        self.clips.entry((kind, length, profile, theme)).or_insert_with(make).clone()
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
        let first = bank.clip(CueKind::Begin, None, Profile::Usual, Theme::Bowl).unwrap();
        let second = bank.clip(CueKind::Begin, None, Profile::Usual, Theme::Bowl).unwrap();
        assert!(std::sync::Arc::ptr_eq(&first.frames, &second.frames));
    }
}
