//! The desktop round the window, by hand: media keys do what keys do, and the machine stays awake while a session plays.

use std::time::Duration;

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{PrimaryWindow, WindowFocused};
use stillpoint::app::action::{Action, Sheet};
use stillpoint::app::desk::Desk;
use stillpoint::desktop::by_hand::{Call, Shared};
use stillpoint::desktop::controls::{Now, Pressed, SECOND, Status};
use stillpoint::score::session::{Input, State as Stood};

use super::stand::{Heard, Stand};

/// A stand with a desktop by hand.
fn stand() -> (Stand, Shared) {
    let desktop = Shared::default();
    let mut stand = Stand::new();
    stand.app.insert_resource(Desk::new(Box::new(desktop.clone()), Box::new(desktop.clone())));
    (stand, desktop)
}

fn told(desktop: &Shared) -> Option<Now> {
    desktop.with(|hand| hand.now.clone())
}

fn press(stand: &mut Stand, desktop: &Shared, pressed: Pressed) -> Vec<Action> {
    stand.app.world_mut().resource_mut::<Heard>().wanted.clear();
    desktop.with(|hand| hand.pressed.push(pressed));
    stand.settle();
    stand.app.world().resource::<Heard>().wanted.clone()
}

fn calls(desktop: &Shared) -> Vec<Call> {
    desktop.with(|hand| hand.calls.clone())
}

#[test]
fn media_keys_ask_for_what_keys_and_buttons_ask_for() {
    let (mut stand, desktop) = stand();
    stand.begin("upper_trapezius");
    stand.stand_at(480_000);
    for (pressed, input) in [
        (Pressed::PlayPause, Input::Toggle),
        (Pressed::Play, Input::Resume),
        (Pressed::Pause, Input::Pause),
        (Pressed::Next, Input::Next),
        (Pressed::Previous, Input::Back),
        (Pressed::Seek(10 * SECOND), Input::Forward),
        (Pressed::Seek(-10 * SECOND), Input::Rewind),
        (Pressed::Stop, Input::Stop),
    ] {
        assert_eq!(press(&mut stand, &desktop, pressed), [Action::Do(input)], "{pressed:?}");
    }
    assert_eq!(stand.playing().stand(), Some(Stood::Stopped));
}

#[test]
fn stop_stops_at_once_under_an_open_sheet_and_a_second_one_does_not_end_the_session() {
    let (mut stand, desktop) = stand();
    stand.begin("upper_trapezius");
    stand.stand_at(480_000);
    stand.want(Action::Open(Sheet::Keys));
    press(&mut stand, &desktop, Pressed::Stop);
    assert_eq!(stand.playing().stand(), Some(Stood::Stopped));
    press(&mut stand, &desktop, Pressed::Stop);
    assert_eq!(stand.playing().stand(), Some(Stood::Stopped));
    press(&mut stand, &desktop, Pressed::Play);
    assert_eq!(stand.playing().stand(), Some(Stood::Playing));
}

#[test]
fn no_media_key_begins_a_session_or_answers_the_check() {
    let (mut stand, desktop) = stand();
    assert_eq!(press(&mut stand, &desktop, Pressed::Play), []);
    stand.want(Action::Choose(0));
    for pressed in [Pressed::Play, Pressed::PlayPause, Pressed::Next, Pressed::Stop] {
        assert_eq!(press(&mut stand, &desktop, pressed), []);
    }
    assert!(!stand.ever_played());
    assert_eq!(told(&desktop), None);
}

#[test]
fn the_desktop_is_told_where_the_session_is_until_it_ends() {
    let (mut stand, desktop) = stand();
    stand.begin("suboccipital_release");
    assert!(told(&desktop).unwrap().counting_in);
    stand.stand_at(480_000);
    let length = stand.playing().score().unwrap().length;
    let expected = Now {
        status: Status::Playing,
        title: "Suboccipital release".to_owned(),
        position: 10 * SECOND,
        length: i64::try_from(length).unwrap() * 125 / 6,
        counting_in: false,
        jumps: true,
    };
    assert_eq!(told(&desktop), Some(expected.clone()));
    press(&mut stand, &desktop, Pressed::PlayPause);
    assert_eq!(told(&desktop), Some(Now { status: Status::Paused, ..expected.clone() }));
    stand.want(Action::Do(Input::Stop));
    stand.want(Action::Do(Input::Resume));
    stand.want(Action::Do(Input::Stop));
    assert_eq!(told(&desktop), Some(Now { status: Status::Stopped, jumps: false, ..expected }));
    stand.want(Action::Do(Input::End));
    assert_eq!(told(&desktop), None);
}

#[test]
fn it_stays_awake_while_it_plays_and_for_two_minutes_of_a_pause() {
    let (mut stand, desktop) = stand();
    stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs(10)));
    stand.settle();
    assert_eq!(calls(&desktop), []);
    stand.begin("suboccipital_release");
    stand.stand_at(480_000);
    assert_eq!(calls(&desktop), [Call::Hold]);
    stand.want(Action::Do(Input::Pause));
    // 90 to 110 s of pause, then more than 120.
    for _ in 0..6 {
        stand.app.update();
    }
    assert_eq!(calls(&desktop), [Call::Hold]);
    for _ in 0..6 {
        stand.app.update();
    }
    assert_eq!(calls(&desktop), [Call::Hold, Call::Release]);
    stand.want(Action::Do(Input::Resume));
    stand.want(Action::Do(Input::End));
    assert_eq!(calls(&desktop), [Call::Hold, Call::Release, Call::Hold, Call::Release]);
}

#[test]
fn it_is_asked_for_once_more_when_the_window_has_the_focus_again() {
    let (mut stand, desktop) = stand();
    let world = stand.app.world_mut();
    let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).unwrap();
    let focus = |stand: &mut Stand, focused| {
        stand.app.world_mut().write_message(WindowFocused { window, focused });
        stand.settle();
    };
    focus(&mut stand, true);
    assert_eq!(calls(&desktop), []);
    stand.begin("suboccipital_release");
    focus(&mut stand, false);
    assert_eq!(calls(&desktop), [Call::Hold]);
    focus(&mut stand, true);
    assert_eq!(calls(&desktop), [Call::Hold, Call::Again]);
    stand.want(Action::Do(Input::End));
    focus(&mut stand, true);
    assert_eq!(calls(&desktop), [Call::Hold, Call::Again, Call::Release]);
}
