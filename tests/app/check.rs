//! Nothing plays unscreened, and a warning sign is the end of it.

use bevy::input::keyboard::{Key, KeyCode};
use bevy::input_focus::InputFocus;
use stillpoint::app::action::{Action, Does, Reply, Sheet};
use stillpoint::app::screens::Screen;
use stillpoint::app::transport::{Call, Heard};
use stillpoint::atlas::vocabulary::{CheckIn, Level};
use stillpoint::score::session::{Answer, Input, State as Stood, Why};

use super::stand::Stand;

#[test]
fn nothing_plays_before_all_three_questions_are_answered() {
    let mut stand = Stand::new();
    let restless = [
        Action::Do(Input::Start),
        Action::Do(Input::Toggle),
        Action::Do(Input::Resume),
        Action::Do(Input::Next),
        Action::Attack,
        Action::Attack,
    ];
    for reply in
        [None, Some(Action::Choose(0)), Some(Action::Reply(Reply::NoneOfThese)), Some(Action::Reply(Reply::Pain(None)))]
    {
        if let Some(reply) = reply {
            stand.want(reply);
        }
        for action in restless {
            stand.want(action);
        }
        stand.press(KeyCode::KeyK, Key::Character("k".into()));
        assert!(!stand.ever_played(), "after {reply:?}");
    }
    assert_eq!(stand.screen(), Screen::Safety);
}

#[test]
fn three_taps_begin_a_session() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    assert!(matches!(stand.calls().as_slice(), [.., Call::Play { from: 0, count_in: 144_000 }]));
}

#[test]
fn a_sign_or_not_being_sure_leads_to_the_stop_page_and_nothing_plays() {
    for replies in [&[Reply::NotSure][..], &[Reply::Flag(2), Reply::NoneOfThese], &[Reply::Flag(0), Reply::StopHere]] {
        let mut stand = Stand::new();
        stand.want(Action::Choose(0));
        for reply in replies {
            stand.want(Action::Reply(*reply));
        }
        assert_eq!(stand.screen(), Screen::StopPage, "{replies:?}");
        stand.want(Action::Do(Input::Resume));
        stand.want(Action::Escape);
        assert_eq!(stand.screen(), Screen::StopPage, "Esc does not close it");
        assert!(!stand.ever_played());
        stand.want(Action::ClosePage);
        assert_eq!(stand.screen(), Screen::Library);
    }
}

#[test]
fn touch_that_hurts_is_taken_at_its_word() {
    let mut stand = Stand::new();
    let place = super::stand::Shipped::new().place("breath");
    for action in [
        Action::Choose(place),
        Action::Reply(Reply::NoneOfThese),
        Action::Reply(Reply::Pain(None)),
        Action::Reply(Reply::Touch(Some(false))),
    ] {
        stand.want(action);
    }
    assert_eq!(stand.playing().score().unwrap().level, Level::Still);
}

#[test]
fn a_routine_that_may_not_be_done_says_why_and_does_not_play() {
    let mut stand = Stand::new();
    let place = super::stand::Shipped::new().place("upper_trapezius");
    for action in [
        Action::Choose(place),
        Action::Reply(Reply::NoneOfThese),
        Action::Reply(Reply::Pain(None)),
        Action::Reply(Reply::Touch(None)),
    ] {
        stand.want(action);
    }
    assert_eq!(stand.screen(), Screen::Safety);
    assert!(!stand.ever_played());
    stand.want(Action::Leave);
    assert_eq!(stand.screen(), Screen::Library);
}

/// A stand in which the stop check is being asked.
fn asked_to_stop() -> Stand {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    let score = stand.playing().score().unwrap().clone();
    let asked = score.check_ins.iter().find(|ask| ask.ask == CheckIn::Stop).unwrap();
    stand.stand_at(asked.at + 10);
    assert_eq!(stand.playing().question(), Some(CheckIn::Stop));
    stand
}

#[test]
fn yes_to_the_stop_check_holds_speaks_once_and_cannot_be_resumed() {
    for answer in [Action::answer(CheckIn::Stop, Answer::Yes), Action::Do(Input::Stop), Action::Escape] {
        let mut stand = asked_to_stop();
        stand.want(answer);
        assert_eq!(stand.screen(), Screen::StopPage, "{answer:?}");
        assert_eq!(stand.playing().stand(), Some(Stood::Danger));
        let plays = |stand: &Stand| stand.calls().iter().filter(|call| matches!(call, Call::Play { .. })).count();
        let before = plays(&stand);
        for action in [Input::Resume, Input::Toggle, Input::Next, Input::Start] {
            stand.want(Action::Do(action));
        }
        assert_eq!(plays(&stand), before);
        let calls = stand.calls();
        let spoken: Vec<&Call> = calls.iter().filter(|call| matches!(call, Call::SayStop(_))).collect();
        assert_eq!(spoken, [&Call::SayStop(stillpoint::voice::make::stop_words(&super::stand::english()))]);
        assert!(calls.contains(&Call::End));
    }
}

#[test]
fn the_first_focus_of_the_stop_page_is_not_on_closing_it() {
    let mut stand = asked_to_stop();
    stand.want(Action::answer(CheckIn::Stop, Answer::Yes));
    let world = stand.app.world();
    let focused = world.resource::<InputFocus>().get().unwrap();
    assert_eq!(world.get::<Does>(focused), Some(&Does(Action::Open(Sheet::WhenNot))));
}

#[test]
fn stop_ends_contact_at_once_and_leaves_two_ways_on() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(48_000 * 20);
    stand.want(Action::Escape);
    assert_eq!(stand.playing().stand(), Some(Stood::Stopped));
    assert!(matches!(stand.calls().last(), Some(Call::Hold)));
    stand.want(Action::Do(Input::Resume));
    assert!(matches!(stand.calls().last(), Some(Call::Play { from: 960_000, count_in: 144_000 })));
    stand.want(Action::Escape);
    stand.want(Action::Escape);
    assert_eq!(stand.screen(), Screen::After);
    stand.want(Action::Leave);
    assert_eq!(stand.screen(), Screen::Library);
}

#[test]
fn a_lost_device_pauses_says_so_and_does_not_go_on_by_itself() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(48_000 * 20);
    stand.hand.with(|hand| hand.telling.push(Heard::SoundLost));
    stand.settle();
    assert_eq!(stand.playing().stand(), Some(Stood::Paused(Why::SoundLost)));
    stand.hand.with(|hand| hand.telling.push(Heard::SoundBack));
    stand.settle();
    assert_eq!(stand.playing().stand(), Some(Stood::Paused(Why::SoundLost)));
    assert!(!stand.app.world().resource::<stillpoint::app::note::Note>().words().is_empty());
}
