//! Questions and answers of a session, with the pressure loop of the clinical sheet (0.5).
//!
//! Softer lowers by one (by two when the spot was said to be 5 or more tender); asked twice on one step it ends the
//! step and leaves the place out for the day. Firmer raises by one, not before 10 s of touch, never over the cap,
//! and not when the spot is more than 4 tender. Building ends the step. Yes to the stop check stops everything.

use super::{Answer, Given, Happening, Session, State};
use crate::atlas::vocabulary::CheckIn;
use crate::score::choices::Revised;
use crate::score::time::{Frame, whole};

/// Firmer counts from so long after touch: 10 s.
const FIRMER_AFTER: Frame = whole(10);

impl Session {
    /// Tells that a half began, once for each time it is entered.
    pub(super) fn tell_half(&mut self, happened: &mut Vec<Happening>) {
        let index = u16::try_from(self.half_index()).unwrap_or(u16::MAX);
        if self.told_half != Some(index) && self.state != State::Ready {
            self.told_half = Some(index);
            happened.push(Happening::HalfBegan(index));
        }
    }

    /// Opens and closes the questions that the playhead has passed.
    pub(super) fn tell_questions(&mut self, happened: &mut Vec<Happening>) {
        if let Some(open) = self.open
            && self.score.check_ins.get(usize::from(open)).is_none_or(|ask| self.at >= ask.until)
        {
            self.close_question(happened);
        }
        while let Some(ask) = self.score.check_ins.get(usize::from(self.next_ask)).copied()
            && ask.at <= self.at
        {
            self.close_question(happened);
            self.open = Some(self.next_ask);
            happened.push(Happening::Asked(self.next_ask));
            self.next_ask += 1;
            if self.at >= ask.until {
                self.close_question(happened);
            }
        }
    }

    /// Closes the open question without an answer: it is unknown.
    pub(super) fn close_question(&mut self, happened: &mut Vec<Happening>) {
        if let Some(open) = self.open.take()
            && let Some(ask) = self.score.check_ins.get(usize::from(open)).copied()
        {
            self.keep(ask.ask, None, happened);
        }
    }

    pub(super) fn answer(&mut self, ask: CheckIn, answer: Answer, happened: &mut Vec<Happening>) {
        let open = self.open.and_then(|open| self.score.check_ins.get(usize::from(open)));
        if open.is_some_and(|open| open.ask == ask) {
            self.open = None;
        }
        self.keep(ask, Some(answer), happened);
        match (ask, answer) {
            (CheckIn::Stop, Answer::Yes) => {
                self.state = State::Danger;
                happened.push(Happening::Hold);
                happened.push(Happening::Danger);
            }
            (CheckIn::Pressure, Answer::Softer) => self.soften(happened),
            (CheckIn::Pressure, Answer::Firmer) => self.firm(happened),
            (CheckIn::Easing, Answer::Building) => self.go_next(happened),
            _ => {}
        }
    }

    fn keep(&mut self, ask: CheckIn, answer: Option<Answer>, happened: &mut Vec<Happening>) {
        let given = Given { at: self.at, step: self.step_id(), ask, answer };
        self.given.push(given.clone());
        happened.push(Happening::Given(given));
    }

    fn soften(&mut self, happened: &mut Vec<Happening>) {
        let Some(step) = self.step_index() else { return };
        let times = if self.softened.0 == step { self.softened.1 + 1 } else { 1 };
        self.softened = (step, times);
        if times >= 2 {
            if let Some(step) = self.score.steps.get(usize::from(step)) {
                happened.push(Happening::SkipToday(step.on.clone()));
            }
            self.go_next(happened);
        } else {
            let by = if self.tenderness() >= Some(5) { -2 } else { -1 };
            self.revise(Revised::Pressure { step, by }, happened);
        }
    }

    fn firm(&mut self, happened: &mut Vec<Happening>) {
        let touched = self
            .score
            .halves
            .get(self.half_index())
            .is_some_and(|half| self.at >= half.touch + FIRMER_AFTER && self.at < half.lift);
        if touched
            && self.tenderness() <= Some(4)
            && let Some(step) = self.step_index()
        {
            self.revise(Revised::Pressure { step, by: 1 }, happened);
        }
    }

    /// The last tenderness said of this step, if it was.
    fn tenderness(&self) -> Option<u8> {
        let step = self.step_id();
        self.given.iter().rev().find_map(|given| match given.answer {
            Some(Answer::Number(number)) if given.ask == CheckIn::Tender && given.step == step => Some(number),
            _ => None,
        })
    }

    fn step_index(&self) -> Option<u16> {
        self.score.halves.get(self.half_index()).map(|half| half.step)
    }

    fn step_id(&self) -> String {
        let step = self.step_index().and_then(|step| self.score.steps.get(usize::from(step)));
        step.map(|step| step.id.clone()).unwrap_or_default()
    }
}
