//! Changes in mid-session: a new score whose every event before the playhead is the same, bit for bit.
//!
//! Pressure glides to its new value over 2 s at least; words and comfort change from the playhead on; holding again
//! inserts time at the end of the work and moves what follows.

use super::choices::{Guidance, Revised, Revision};
use super::compile::speech;
use super::time::{Frame, RATE, whole};
use super::types::{BreathSpan, Contact, Cue, CueKind, Score, WordsKind};

/// Pressure takes at least so long to change.
const GLIDE: Frame = whole(2);

impl Score {
    /// The score with one change from `at` on. None when nothing would change: already at the cap, no time left in
    /// the work, the place's longest hold reached.
    #[must_use]
    pub fn revised(&self, at: Frame, what: Revised) -> Option<Self> {
        let mut score = self.clone();
        let changed = match what {
            Revised::Pressure { step, by } => score.press(at, step, by),
            Revised::Again { half } => score.hold_again(at, half),
            Revised::Guidance(guidance) => score.speak(at, guidance),
            Revised::Quiet(quiet) => std::mem::replace(&mut score.choices.quiet, quiet) != quiet,
        };
        if !changed {
            return None;
        }
        score.choices.revisions.push(Revision { at, what });
        Some(score)
    }

    fn press(&mut self, at: Frame, step: u16, by: i8) -> bool {
        let Some(entry) = self.steps.get_mut(usize::from(step)) else { return false };
        let pressure = entry.pressure.saturating_add_signed(by).min(entry.cap);
        if pressure == entry.pressure {
            return false;
        }
        entry.pressure = pressure;
        let halves = &self.halves;
        let of_step = |contact: &Contact| halves.get(usize::from(contact.half)).is_some_and(|half| half.step == step);
        for contact in self.contacts.iter_mut().filter(|contact| of_step(contact)) {
            glide(contact, at, f32::from(pressure));
        }
        true
    }

    fn speak(&mut self, at: Frame, guidance: Guidance) -> bool {
        if self.choices.guidance == guidance {
            return false;
        }
        self.choices.guidance = guidance;
        for words in self.words.iter_mut().filter(|words| words.at >= at) {
            let half = self.halves.get(usize::from(words.half));
            let name =
                half.and_then(|half| self.steps.get(usize::from(half.step))).map_or("", |step| step.name.as_str());
            let short = words.short.as_deref();
            words.spoken = match words.kind {
                WordsKind::Instruction => {
                    speech::instruction(&words.text, short, name, half.and_then(|half| half.side), guidance)
                }
                WordsKind::Encouragement => speech::during(&words.text, short, guidance),
                WordsKind::Transition | WordsKind::Count => speech::transition(&words.text, guidance),
                WordsKind::Safety | WordsKind::Question => speech::question_words(&words.text, words.kind, guidance),
            };
        }
        true
    }

    /// Holds the half being worked on as long again, up to the place's longest hold.
    fn hold_again(&mut self, at: Frame, half: u16) -> bool {
        let Some(here) = self.halves.get(usize::from(half)).copied() else { return false };
        let Some(step) = self.steps.get(usize::from(here.step)) else { return false };
        let so_far = here.lift - here.touch;
        let room = if step.longest_hold == 0 { so_far } else { step.longest_hold.saturating_sub(so_far) };
        let more = step.practice.min(room);
        let ease = self
            .beats
            .iter()
            .find(|span| span.half == half && span.beat == super::types::Beat::EaseOff)
            .map(|span| span.start);
        let Some(ease) = ease.filter(|ease| at >= here.touch && at < *ease && more > 0) else { return false };
        self.insert(ease, more);
        self.practice += more;
        true
    }

    /// Moves everything from `from` on later by `more`; what spans it grows.
    fn insert(&mut self, from: Frame, more: Frame) {
        let shift = |frame: &mut Frame| {
            if *frame >= from {
                *frame += more;
            }
        };
        shift(&mut self.length);
        for half in &mut self.halves {
            shift(&mut half.start);
            shift(&mut half.touch);
            shift(&mut half.lift);
        }
        for span in &mut self.beats {
            shift(&mut span.start);
            shift(&mut span.end);
        }
        // The work before the inserted time reaches up to what was moved.
        for index in 1..self.beats.len() {
            let start = self.beats[index].start;
            self.beats[index - 1].end = start;
        }
        for contact in &mut self.contacts {
            let [approach, touch, lift, away] =
                [&mut contact.approach, &mut contact.touch, &mut contact.lift, &mut contact.away];
            for frame in [approach, touch, lift, away] {
                shift(frame);
            }
            for (frame, _) in &mut contact.pressure {
                shift(frame);
            }
        }
        for words in &mut self.words {
            shift(&mut words.at);
            shift(&mut words.until);
        }
        for cue in &mut self.cues {
            shift(&mut cue.at);
        }
        self.breathe_on(from, more);
        for view in &mut self.views {
            shift(&mut view.at);
            shift(&mut view.until);
        }
        for ask in &mut self.check_ins {
            shift(&mut ask.at);
            shift(&mut ask.until);
        }
    }
}

impl Score {
    /// Moves the breaths from `from` on, and goes on breathing at the same rate in the time between.
    fn breathe_on(&mut self, from: Frame, more: Frame) {
        for breath in self.breaths.iter_mut().filter(|breath| breath.start >= from) {
            breath.start += more;
            breath.turn += more;
            breath.end += more;
        }
        let next = self.breaths.partition_point(|breath| breath.start < from);
        let until = self.breaths.get(next).map_or(from + more, |breath| breath.start.min(from + more));
        let going = next.checked_sub(1).and_then(|last| self.breaths.get(last)).copied();
        if let Some(mut breath) = going.filter(|breath| breath.end + RATE > from) {
            let (inward, length) = (breath.turn - breath.start, breath.end - breath.start);
            let mut index = next;
            while length > 0 && breath.end + length <= until {
                let start = breath.end;
                breath = BreathSpan { start, turn: start + inward, end: start + length };
                self.breaths.insert(index, breath);
                index += 1;
            }
        }
        self.cues.retain(|cue| !matches!(cue.kind, CueKind::BreathIn | CueKind::BreathOut));
        for breath in &self.breaths {
            self.cues.push(Cue { at: breath.start, kind: CueKind::BreathIn });
            self.cues.push(Cue { at: breath.turn, kind: CueKind::BreathOut });
        }
        self.cues.sort_by_key(|cue| (cue.at, cue.kind));
    }
}

/// Bends a contact's pressure curve to a new value from `at` on; before, nothing changes.
fn glide(contact: &mut Contact, at: Frame, pressure: f32) {
    if at >= contact.lift {
        return;
    }
    if at < contact.touch {
        // All between the first and the last point, which are the touch's own zeros; a resting hand has zeros there too.
        let inner = contact.pressure.len().saturating_sub(2);
        for (_, value) in contact.pressure.iter_mut().skip(1).take(inner) {
            *value = pressure;
        }
        return;
    }
    let now = contact.pressure_at(at);
    let end = contact.lift;
    let reached = (at + GLIDE).min(end);
    let ease = contact.pressure.iter().rev().nth(1).map_or(end, |(frame, _)| *frame);
    contact.pressure.retain(|(frame, _)| *frame <= at);
    contact.pressure.push((at, now));
    if reached < ease {
        contact.pressure.push((reached, pressure));
        contact.pressure.push((ease, pressure));
    }
    contact.pressure.push((end, 0.0));
    contact.pressure.dedup();
}
