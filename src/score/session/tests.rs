//! What a session promises, on the suboccipital release.

use std::sync::Arc;

use super::{Answer, COUNT_IN, Happening, Input, Session, State, Why};
use crate::atlas::vocabulary::CheckIn;
use crate::score::choices::Choices;
use crate::score::compile::tests::compiled;
use crate::score::time::{Frame, RATE, whole};
use crate::score::types::Score;

fn score() -> Arc<Score> {
    Arc::new(compiled("suboccipital_release", &Choices::default()).expect("it compiles"))
}

fn shoulders() -> Arc<Score> {
    Arc::new(compiled("upper_trapezius", &Choices::default()).expect("it compiles"))
}

/// A session that plays at a frame, with everything up to it heard.
fn playing(score: &Arc<Score>, at: Frame) -> Session {
    let (session, _) = Session::new(Arc::clone(score)).act(Input::Start);
    session.act(Input::Playhead(at)).0
}

#[test]
fn a_start_counts_in_and_plays_from_the_first_frame() {
    let (session, happened) = Session::new(score()).act(Input::Start);
    assert_eq!(session.state(), State::Playing);
    assert_eq!(happened, [Happening::Play { from: 0, count_in: COUNT_IN }]);
}

#[test]
fn the_playhead_never_goes_back_but_by_a_jump() {
    let score = score();
    let session = playing(&score, 90 * RATE);
    let (session, _) = session.act(Input::Playhead(80 * RATE));
    assert_eq!(session.at(), 90 * RATE);
    let (session, happened) = session.act(Input::Rewind);
    assert_eq!(session.at(), 80 * RATE);
    assert!(happened.contains(&Happening::Play { from: 80 * RATE, count_in: COUNT_IN }));
}

#[test]
fn stop_works_in_every_state_and_contact_ends_at_once() {
    let score = score();
    let ready = Session::new(Arc::clone(&score));
    let paused = playing(&score, RATE).act(Input::Pause).0;
    for session in [ready, playing(&score, RATE), paused] {
        let (session, happened) = session.act(Input::Stop);
        assert_eq!(session.state(), State::Stopped);
        assert_eq!(happened, [Happening::Hold]);
        let (session, happened) = session.act(Input::Resume);
        assert_eq!(session.state(), State::Playing);
        assert!(matches!(happened[0], Happening::Play { count_in: COUNT_IN, .. }));
    }
}

#[test]
fn yes_to_the_stop_check_ends_the_session_for_good() {
    let session = playing(&score(), 200 * RATE);
    let (session, happened) = session.act(Input::Answer(CheckIn::Stop, Answer::Yes));
    assert_eq!(session.state(), State::Danger);
    assert!(happened.contains(&Happening::Hold) && happened.contains(&Happening::Danger));
    for input in [Input::Resume, Input::Toggle, Input::Start, Input::Next] {
        let (after, happened) = session.clone().act(input);
        assert_eq!((after.state(), happened), (State::Danger, Vec::new()));
    }
    let (session, happened) = session.act(Input::End);
    assert_eq!(session.state(), State::Ended(false));
    assert!(happened.contains(&Happening::Ended(false)));
}

#[test]
fn back_restarts_the_half_first_and_then_goes_to_the_one_before() {
    let score = score();
    let second = score.halves[1].start;
    let session = playing(&score, second + whole(8));
    let (session, _) = session.act(Input::Back);
    assert_eq!(session.at(), second);
    let (session, _) = session.act(Input::Back);
    assert_eq!(session.at(), 0);
}

#[test]
fn next_past_the_last_half_ends_the_session() {
    let score = score();
    let last = score.halves.last().expect("halves").start;
    let (session, happened) = playing(&score, last + RATE).act(Input::Next);
    assert_eq!(session.state(), State::Ended(true));
    assert!(happened.contains(&Happening::Ended(true)));
}

#[test]
fn a_change_of_side_goes_to_the_same_step_on_the_other_side() {
    let score = shoulders();
    let session = playing(&score, score.halves[2].touch + RATE);
    let (session, _) = session.act(Input::ChangeSide);
    let there = score.halves.iter().find(|half| half.start == session.at()).expect("a half");
    assert_eq!((there.step, there.second), (score.halves[2].step, true));
}

#[test]
fn softer_lowers_the_pressure_and_the_second_time_ends_the_step() {
    let score = score();
    let at = score.halves[3].touch + whole(20);
    let (session, happened) = playing(&score, at).act(Input::Softer);
    assert!(happened.iter().any(|what| matches!(what, Happening::Revised(_))));
    assert_eq!(session.score().steps[3].pressure, 3);
    let (session, happened) = session.act(Input::Softer);
    assert!(happened.contains(&Happening::SkipToday("gb20_fengchi".to_owned())));
    assert_eq!(session.at(), session.score().halves[4].start);
}

#[test]
fn firmer_waits_ten_seconds_and_never_passes_the_cap_or_a_tender_spot() {
    let score = shoulders();
    let touch = score.halves[0].touch;
    let pressure = |session: &Session| session.score().steps[0].pressure;
    let early = playing(&score, touch + whole(5)).act(Input::Firmer).0;
    assert_eq!(pressure(&early), 3);
    let later = playing(&score, touch + whole(12)).act(Input::Firmer).0;
    assert_eq!(pressure(&later), 4);
    assert_eq!(pressure(&later.act(Input::Firmer).0), 4, "four is the level's cap");
    let tender = playing(&score, touch + whole(12)).act(Input::Answer(CheckIn::Tender, Answer::Number(6))).0;
    assert_eq!(pressure(&tender.act(Input::Firmer).0), 3);
}

#[test]
fn questions_open_at_their_frame_and_close_unknown() {
    let score = score();
    let ask = score.check_ins.iter().position(|ask| ask.ask == CheckIn::Pressure).expect("a question");
    let (opens, closes) = (score.check_ins[ask].at, score.check_ins[ask].until);
    let session = playing(&score, opens - 1);
    let (session, happened) = session.act(Input::Playhead(opens));
    assert!(happened.contains(&Happening::Asked(u16::try_from(ask).expect("few"))));
    let (session, happened) = session.act(Input::Playhead(closes));
    let unknown = happened.iter().any(|what| matches!(what, Happening::Given(given) if given.answer.is_none()));
    assert!(unknown && session.open().is_none());
}

#[test]
fn nothing_that_was_answered_is_lost() {
    let session = playing(&score(), 30 * RATE);
    let session = session.act(Input::Answer(CheckIn::Headache, Answer::Number(4))).0;
    let session = session.act(Input::Next).0.act(Input::Stop).0.act(Input::End).0;
    let kept = session.given().iter().any(|given| given.answer == Some(Answer::Number(4)));
    assert!(kept);
}

#[test]
fn a_lost_device_pauses_and_resume_counts_in() {
    let (session, happened) = playing(&score(), 30 * RATE).act(Input::SoundLost);
    assert_eq!((session.state(), happened), (State::Paused(Why::SoundLost), vec![Happening::Hold]));
    let (session, happened) = session.act(Input::Toggle);
    assert_eq!(session.state(), State::Playing);
    assert_eq!(happened, [Happening::Play { from: 30 * RATE, count_in: COUNT_IN }]);
}

#[test]
fn a_saved_session_is_taken_up_where_it_was_with_its_answers() {
    let score = score();
    let session = playing(&score, score.halves[3].touch + whole(15)).act(Input::Softer).0;
    let saved = session.saved();
    let text = serde_json::to_string(&saved).expect("it is plain data");
    let saved = serde_json::from_str(&text).expect("it reads back");
    let recompiled = Arc::new(compiled("suboccipital_release", &session.score().choices).expect("it compiles"));
    let taken = Session::taken_up(saved, recompiled).expect("it is the same score");
    assert_eq!(taken.at(), session.at());
    assert_eq!(taken.score(), session.score());
    assert_eq!(taken.given(), session.given());
    assert_eq!(taken.state(), State::Paused(Why::Asked));
}
