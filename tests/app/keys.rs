//! The keys do what the table says, and leave controls their own.

use bevy::input::keyboard::{Key, KeyCode};
use bevy::input_focus::{FocusCause, InputFocus};
use bevy::prelude::*;
use stillpoint::app::action::{Action, Does};
use stillpoint::app::keys::{Stroke, TABLE};
use stillpoint::app::screens::Screen;
use stillpoint::app::transport::Call;
use stillpoint::score::session::{Input, State as Stood};

use super::stand::{Heard, Stand};

/// A press of a stroke of the table.
fn press(stand: &mut Stand, stroke: Stroke) {
    match stroke {
        Stroke::Code(code) => stand.press(code, Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified)),
        Stroke::Held(code) => {
            let none = || Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified);
            stand.app.world_mut().resource_mut::<ButtonInput<KeyCode>>().press(KeyCode::ControlLeft);
            stand.press(code, none());
            stand.app.world_mut().resource_mut::<ButtonInput<KeyCode>>().release(KeyCode::ControlLeft);
        }
        Stroke::Typed(letter) => stand.press(KeyCode::F35, Key::Character(letter.to_string().into())),
    }
}

#[test]
fn every_key_of_the_table_does_in_a_session_what_its_row_says() {
    let mut stand = Stand::new();
    stand.begin("upper_trapezius");
    for binding in TABLE {
        for stroke in binding.strokes {
            stand.app.world_mut().resource_mut::<InputFocus>().clear();
            stand.app.world_mut().resource_mut::<Heard>().wanted.clear();
            press(&mut stand, *stroke);
            assert_eq!(stand.app.world().resource::<Heard>().wanted, [binding.action], "{stroke:?}");
            // Whatever it opened is closed again, and the session goes on.
            if stand.screen() != Screen::Session {
                stand.want(Action::Leave);
                stand.begin("upper_trapezius");
            }
            if stand.playing().stand() == Some(Stood::Stopped) {
                stand.want(Action::Do(Input::Resume));
            }
            stand.want(Action::Close);
        }
    }
}

#[test]
fn space_alone_pauses_and_goes_on_from_the_first_frame() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(480_000);
    stand.press(KeyCode::Space, Key::Space);
    assert!(matches!(stand.playing().stand(), Some(Stood::Paused(_))));
    stand.press(KeyCode::Space, Key::Space);
    assert_eq!(stand.playing().stand(), Some(Stood::Playing));
}

#[test]
fn a_focused_control_takes_space_before_the_table_does() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(480_000);
    let world = stand.app.world_mut();
    let mut controls = world.query::<(Entity, &Does)>();
    let next = controls.iter(world).find(|(_, does)| does.0 == Action::Do(Input::Next)).unwrap().0;
    world.resource_mut::<InputFocus>().set(next, FocusCause::Navigated);
    world.resource_mut::<Heard>().wanted.clear();
    stand.press(KeyCode::Space, Key::Space);
    assert_eq!(stand.app.world().resource::<Heard>().wanted, [Action::Do(Input::Next)]);
}

#[test]
fn outside_a_session_arrows_walk_from_card_to_card() {
    let mut stand = Stand::new();
    let at = |stand: &Stand| {
        let world = stand.app.world();
        world.resource::<InputFocus>().get().and_then(|entity| world.get::<Does>(entity)).map(|does| does.0)
    };
    assert_eq!(at(&stand), Some(Action::Choose(0)));
    stand.press(KeyCode::ArrowRight, Key::ArrowRight);
    assert_eq!(at(&stand), Some(Action::Choose(1)));
    stand.press(KeyCode::ArrowLeft, Key::ArrowLeft);
    assert_eq!(at(&stand), Some(Action::Choose(0)));
    stand.press(KeyCode::Enter, Key::Enter);
    assert_eq!(stand.screen(), Screen::Safety);
}

#[test]
fn up_and_down_turn_the_sound_by_steps_and_up_ends_silence() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    let none = || Key::Unidentified(bevy::input::keyboard::NativeKey::Unidentified);
    stand.press(KeyCode::ArrowUp, none());
    stand.press(KeyCode::ArrowUp, none());
    stand.press(KeyCode::ArrowDown, none());
    stand.want(Action::Mute);
    stand.press(KeyCode::ArrowUp, none());
    let volumes: Vec<Call> = stand.hand.with(|hand| hand.calls.clone());
    let told = |call| if let Call::Volumes(volumes) = call { Some((volumes.master * 100.0).round()) } else { None };
    let masters: Vec<f32> = volumes.into_iter().filter_map(told).collect();
    assert_eq!(masters, [30.0, 35.0, 40.0, 35.0, 0.0, 40.0]);
}
