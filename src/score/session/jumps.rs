//! Jumps of a session: next, back, ten seconds, other side. Every jump is followed by a count-in.

use super::{COUNT_IN, Happening, Session, State};
use crate::score::time::{Frame, whole};

/// Back within so many frames of a half's start goes to the half before: 3 s.
const BACK_AGAIN: Frame = whole(3);

impl Session {
    /// Index of the half at the playhead.
    pub(super) fn half_index(&self) -> usize {
        self.score.halves.partition_point(|half| half.start <= self.at).saturating_sub(1)
    }

    pub(super) fn go_next(&mut self, happened: &mut Vec<Happening>) {
        let index = self.half_index() + 1;
        if index < self.score.halves.len() {
            self.go_half(index, happened);
        } else {
            // Past the last half there is nothing but the end.
            self.at = self.score.length;
            self.end(true, happened);
        }
    }

    pub(super) fn go_back(&mut self, happened: &mut Vec<Happening>) {
        let index = self.half_index();
        let start = self.score.halves.get(index).map_or(0, |half| half.start);
        let back = usize::from(self.at.saturating_sub(start) < BACK_AGAIN);
        self.go_half(index.saturating_sub(back), happened);
    }

    pub(super) fn go_other_side(&mut self, happened: &mut Vec<Happening>) {
        let index = self.half_index();
        let Some(here) = self.score.halves.get(index).copied() else { return };
        let other = self
            .score
            .halves
            .iter()
            .position(|half| half.step == here.step && half.side.is_some() && half.side != here.side);
        if let Some(other) = other {
            self.go_half(other, happened);
        }
    }

    pub(super) fn go_half(&mut self, index: usize, happened: &mut Vec<Happening>) {
        if let Some(start) = self.score.halves.get(index).map(|half| half.start) {
            self.jump(start, happened);
        }
    }

    /// Moves the playhead; a running session counts in there, a paused one stays paused.
    pub(super) fn jump(&mut self, to: Frame, happened: &mut Vec<Happening>) {
        let to = to.min(self.score.length.saturating_sub(1));
        if self.state == State::Stopped {
            return;
        }
        self.close_question(happened);
        self.at = to;
        self.next_ask = u16::try_from(self.score.check_ins.partition_point(|ask| ask.at < to)).unwrap_or(u16::MAX);
        self.told_half = None;
        if self.state == State::Playing {
            happened.push(Happening::Play { from: to, count_in: COUNT_IN });
        }
        self.tell_half(happened);
    }
}
