//! A session as it goes: pure, (session, input) → (session, what happened).
//!
//! It owns what the person did and said; the playing position belongs to the engine, which the happenings steer and
//! whose playhead comes back as [`Input::Playhead`]. Stop works in every state; the playhead never goes back but by
//! an explicit jump; nothing that was answered is lost. A session can be saved ([`saved`]) and taken up again.
//!
//! It reads no clock, plays no sound and draws nothing.

mod answers;
mod jumps;
pub mod saved;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::atlas::vocabulary::CheckIn;

use super::choices::{Guidance, Revised};
use super::time::{Frame, whole};
use super::types::Score;

/// Count-in after a start, a resume or a jump, in frames: 3 s.
pub const COUNT_IN: Frame = whole(3);

/// What a person, the engine or the machine does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Begin.
    Start,
    /// Pause where it is.
    Pause,
    /// Go on after a pause or a stop.
    Resume,
    /// Start, pause or resume, whichever fits: the one-button control.
    Toggle,
    /// To the next half.
    Next,
    /// To the start of this half; within its first 3 s, to the half before.
    Back,
    /// To the start of this half.
    Restart,
    /// Ten seconds on.
    Forward,
    /// Ten seconds back.
    Rewind,
    /// To the other side of this step.
    ChangeSide,
    /// Hold as long again.
    Again,
    /// To the start of a half, by its index.
    Half(u16),
    /// Less pressure.
    Softer,
    /// This pressure.
    JustRight,
    /// More pressure.
    Firmer,
    /// So much is said from here on.
    Guidance(Guidance),
    /// Quiet comfort from here on, or not.
    Quiet(bool),
    /// An answer to a question.
    Answer(CheckIn, Answer),
    /// Stop now: contact ends at once.
    Stop,
    /// End the session.
    End,
    /// Where the engine is.
    Playhead(Frame),
    /// The sound device went away.
    SoundLost,
    /// The machine slept or the clock jumped.
    Slept,
}

/// An answer to a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// To the stop check.
    Yes,
    /// To the stop check.
    No,
    /// To the pressure question.
    Softer,
    /// To the pressure question.
    JustRight,
    /// To the pressure question.
    Firmer,
    /// To the easing question.
    Easing,
    /// To the easing question.
    Same,
    /// To the easing question.
    Building,
    /// 0 to 10.
    Number(u8),
}

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Not begun.
    Ready,
    /// Playing (or counting in).
    Playing,
    /// Held on its frame.
    Paused(Why),
    /// Stopped by the person; may be resumed or ended.
    Stopped,
    /// Stopped by a warning sign: the stop page is shown; it can only be ended.
    Danger,
    /// Over: true when it was played to its end.
    Ended(bool),
}

/// Why a session is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The person asked for it.
    Asked,
    /// The sound device went away.
    SoundLost,
    /// The machine slept.
    Slept,
}

/// What follows from an input, in order; the caller carries it out.
#[derive(Clone, Debug, PartialEq)]
pub enum Happening {
    /// Play from a frame after so many frames of count-in.
    Play {
        /// Where the score goes on.
        from: Frame,
        /// Frames of count-in before it.
        count_in: Frame,
    },
    /// Hold the playhead; what sounds fades.
    Hold,
    /// The score was revised: swap it in at the same playhead.
    Revised(Arc<Score>),
    /// A half began (index into the score's halves).
    HalfBegan(u16),
    /// A question is open (index into the score's check-ins).
    Asked(u16),
    /// An answer was given, or a question closed without one.
    Given(Given),
    /// A place is left out for the rest of the day.
    SkipToday(String),
    /// Say the stop words once and show the stop page.
    Danger,
    /// It is over; true when played to the end.
    Ended(bool),
}

/// One answer, kept for the diary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Playhead when it was given.
    pub at: Frame,
    /// Id of the step.
    pub step: String,
    /// The question.
    pub ask: CheckIn,
    /// The answer; none is unknown, never 0.
    pub answer: Option<Answer>,
}

/// A session.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    score: Arc<Score>,
    at: Frame,
    state: State,
    given: Vec<Given>,
    /// Half whose beginning was last told.
    told_half: Option<u16>,
    /// Check-ins told so far: the index of the next one.
    next_ask: u16,
    /// The open question, if any.
    open: Option<u16>,
    /// How often softer was asked for in this step.
    softened: (u16, u8),
}

impl Session {
    /// A session at the start of a score.
    #[must_use]
    pub fn new(score: Arc<Score>) -> Self {
        Self {
            score,
            at: 0,
            state: State::Ready,
            given: Vec::new(),
            told_half: None,
            next_ask: 0,
            open: None,
            softened: (0, 0),
        }
    }

    /// The score as it now is.
    #[must_use]
    pub fn score(&self) -> &Arc<Score> {
        &self.score
    }

    /// The playhead.
    #[must_use]
    pub const fn at(&self) -> Frame {
        self.at
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// The open question (index into the score's check-ins).
    #[must_use]
    pub const fn open(&self) -> Option<u16> {
        self.open
    }

    /// Every answer so far, oldest first.
    #[must_use]
    pub fn given(&self) -> &[Given] {
        &self.given
    }

    /// The session after `input`, and what follows from it.
    #[must_use]
    pub fn act(mut self, input: Input) -> (Self, Vec<Happening>) {
        let mut happened = Vec::new();
        match input {
            Input::Stop => self.stop(&mut happened),
            Input::End => self.end(false, &mut happened),
            _ if matches!(self.state, State::Danger | State::Ended(_)) => {}
            Input::Start => self.start(&mut happened),
            Input::Pause => self.pause(Why::Asked, &mut happened),
            Input::SoundLost => self.pause(Why::SoundLost, &mut happened),
            Input::Slept => self.pause(Why::Slept, &mut happened),
            Input::Resume => self.resume(&mut happened),
            Input::Toggle => match self.state {
                State::Ready => self.start(&mut happened),
                State::Playing => self.pause(Why::Asked, &mut happened),
                _ => self.resume(&mut happened),
            },
            Input::Next => self.go_next(&mut happened),
            Input::Back => self.go_back(&mut happened),
            Input::Restart => self.go_half(self.half_index(), &mut happened),
            Input::Forward => self.jump(self.at.saturating_add(whole(10)), &mut happened),
            Input::Rewind => self.jump(self.at.saturating_sub(whole(10)), &mut happened),
            Input::ChangeSide => self.go_other_side(&mut happened),
            Input::Half(index) => self.go_half(usize::from(index), &mut happened),
            Input::Again => {
                if let Ok(half) = u16::try_from(self.half_index()) {
                    self.revise(Revised::Again { half }, &mut happened);
                }
            }
            Input::Guidance(guidance) => self.revise(Revised::Guidance(guidance), &mut happened),
            Input::Quiet(quiet) => self.revise(Revised::Quiet(quiet), &mut happened),
            Input::Softer => self.answer(CheckIn::Pressure, Answer::Softer, &mut happened),
            Input::JustRight => self.answer(CheckIn::Pressure, Answer::JustRight, &mut happened),
            Input::Firmer => self.answer(CheckIn::Pressure, Answer::Firmer, &mut happened),
            Input::Answer(ask, answer) => self.answer(ask, answer, &mut happened),
            Input::Playhead(frame) => self.follow(frame, &mut happened),
        }
        (self, happened)
    }

    fn start(&mut self, happened: &mut Vec<Happening>) {
        if self.state == State::Ready {
            self.state = State::Playing;
            happened.push(Happening::Play { from: self.at, count_in: COUNT_IN });
        }
    }

    fn pause(&mut self, why: Why, happened: &mut Vec<Happening>) {
        if self.state == State::Playing {
            self.state = State::Paused(why);
            happened.push(Happening::Hold);
        }
    }

    fn resume(&mut self, happened: &mut Vec<Happening>) {
        if matches!(self.state, State::Paused(_) | State::Stopped) {
            self.state = State::Playing;
            happened.push(Happening::Play { from: self.at, count_in: COUNT_IN });
        }
    }

    fn stop(&mut self, happened: &mut Vec<Happening>) {
        match self.state {
            State::Danger | State::Ended(_) | State::Stopped => {}
            _ => {
                self.state = State::Stopped;
                happened.push(Happening::Hold);
            }
        }
    }

    fn end(&mut self, whole: bool, happened: &mut Vec<Happening>) {
        if !matches!(self.state, State::Ended(_)) {
            self.close_question(happened);
            self.state = State::Ended(whole);
            happened.push(Happening::Hold);
            happened.push(Happening::Ended(whole));
        }
    }

    /// Follows the engine; a playhead from before a jump is late news and changes nothing.
    fn follow(&mut self, frame: Frame, happened: &mut Vec<Happening>) {
        if self.state != State::Playing || frame < self.at {
            return;
        }
        self.at = frame.min(self.score.length);
        self.tell_half(happened);
        self.tell_questions(happened);
        if self.at >= self.score.length {
            self.end(true, happened);
        }
    }

    fn revise(&mut self, what: Revised, happened: &mut Vec<Happening>) {
        if let Some(score) = self.score.revised(self.at, what) {
            self.score = Arc::new(score);
            happened.push(Happening::Revised(Arc::clone(&self.score)));
        }
    }
}
