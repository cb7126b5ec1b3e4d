//! A session put away and taken up again, as after a crash: choices, playhead and answers, not the score.
//!
//! The score is compiled anew from the routine and the choices (its revisions included), which gives the same
//! score, bit for bit.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Given, Session, State, Why};
use crate::score::choices::Choices;
use crate::score::time::Frame;
use crate::score::types::Score;

/// What is kept of a session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// Id of the routine.
    pub routine: String,
    /// Its content hash: another text is another session.
    pub hash: String,
    /// The choices, with every revision made.
    pub choices: Choices,
    /// The playhead.
    pub at: Frame,
    /// Where it stood.
    pub state: State,
    /// Every answer.
    pub given: Vec<Given>,
}

impl Session {
    /// What to keep.
    #[must_use]
    pub fn saved(&self) -> Saved {
        Saved {
            routine: self.score.routine.clone(),
            hash: self.score.hash.clone(),
            choices: self.score.choices.clone(),
            at: self.at,
            state: self.state,
            given: self.given.clone(),
        }
    }

    /// Takes a session up again on its recompiled score, paused if it was playing; none when the score is another.
    #[must_use]
    pub fn taken_up(saved: Saved, score: Arc<Score>) -> Option<Self> {
        if score.routine != saved.routine || score.hash != saved.hash || score.choices != saved.choices {
            return None;
        }
        let mut session = Self::new(score);
        session.at = saved.at.min(session.score.length);
        session.state = if saved.state == State::Playing { State::Paused(Why::Asked) } else { saved.state };
        session.given = saved.given;
        let passed = session.score.check_ins.partition_point(|ask| ask.at <= session.at);
        session.next_ask = u16::try_from(passed).unwrap_or(u16::MAX);
        Some(session)
    }
}
