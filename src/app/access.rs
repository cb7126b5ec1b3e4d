//! Keys, focus and screen readers: every way to reach a control that is not the pointer.
//!
//! In: key presses, requests of assistive technology. Out: [`Wanted`] actions, the focus, [`Activate`].
//!
//! A focused control takes Enter and Space first; what it leaves goes to the key table. Bevy's widgets do not answer
//! requests of screen readers by themselves: click and focus are answered here. The focus is shown from the next key
//! on and hidden by a touch, and a control that was only touched does not keep the keys.

use bevy::a11y::{AccessibilityNode, ActionRequest};
use bevy::ecs::entity::Entity;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key as Typed, KeyboardInput};
use bevy::input_focus::tab_navigation::{NavAction, TabIndex, TabNavigation, TabNavigationPlugin};
use bevy::input_focus::{FocusCause, FocusedInput, InputFocus, InputFocusVisible};
use bevy::prelude::*;
use bevy::ui::InteractionDisabled;
use bevy::ui_widgets::Activate;
use bevy::window::PrimaryWindow;

use super::action::{Action, Wanted};
use super::keys;
use super::screens::{First, Screen, Sheets, Turned};
use super::sounding::Tune;
use super::study::{self, Learn, Studying};
use crate::score::session::Input;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(TabNavigationPlugin)
        .add_message::<ActionRequest>()
        .add_observer(want_on_key)
        .add_observer(let_go_after_a_touch)
        .add_systems(PreUpdate, (show_focus_on_key, answer_requests).after(bevy::input::InputSystems));
}

/// A key that no control took.
fn want_on_key(
    press: On<FocusedInput<KeyboardInput>>,
    windows: Query<(), With<PrimaryWindow>>,
    held: Res<ButtonInput<KeyCode>>,
    screen: Res<State<Screen>>,
    (sheets, studying): (Res<Sheets>, Res<Studying>),
    navigation: TabNavigation,
    mut focus: ResMut<InputFocus>,
    mut wanted: MessageWriter<Wanted>,
) {
    if !windows.contains(press.focused_entity) || press.input.state != ButtonState::Pressed {
        return;
    }
    let ctrl = held.any_pressed([KeyCode::ControlLeft, KeyCode::ControlRight]);
    // Over the list of the study letters are a search.
    let listed = *screen.get() == Screen::Study && sheets.0.is_none() && !ctrl;
    let typed = if listed { study::typed(&press.input, &studying) } else { None };
    let Some(action) = typed.or_else(|| keys::action(&press.input, ctrl)) else { return };
    // Outside a session, and on a sheet over it, the arrows walk from control to control.
    let walks = *screen.get() != Screen::Session || sheets.0.is_some();
    let walk = match action {
        Action::Do(Input::Next) | Action::Quieter if walks => Some(NavAction::Next),
        Action::Do(Input::Back) | Action::Louder if walks => Some(NavAction::Previous),
        _ => None,
    };
    match walk.map(|way| navigation.navigate(&focus, way)) {
        Some(Ok(entity)) => focus.set(entity, FocusCause::Navigated),
        Some(Err(_)) => {}
        None if press.input.repeat && !repeats(action) => {}
        None => {
            wanted.write(Wanted(action));
        }
    }
}

/// Whether holding the key down asks again.
const fn repeats(action: Action) -> bool {
    matches!(
        action,
        Action::Do(Input::Forward | Input::Rewind)
            | Action::Louder
            | Action::Quieter
            | Action::Look(_)
            | Action::Study(Learn::Erase)
    )
}

fn show_focus_on_key(mut keys: MessageReader<KeyboardInput>, mut visible: ResMut<InputFocusVisible>) {
    let pressed = |key: &KeyboardInput| {
        key.state == ButtonState::Pressed && !matches!(key.logical_key, Typed::Control | Typed::Alt | Typed::Super)
    };
    if keys.read().filter(|key| pressed(key)).count() > 0 && !visible.0 {
        visible.0 = true;
    }
}

/// In a session a control that was touched gives the keys back to the main one, so that Space pauses again.
fn let_go_after_a_touch(
    activate: On<Activate>,
    visible: Res<InputFocusVisible>,
    screen: Res<State<Screen>>,
    mut focus: ResMut<InputFocus>,
    firsts: Query<Entity, With<First>>,
) {
    if !visible.0 && *screen.get() == Screen::Session && focus.get() == Some(activate.entity) {
        match firsts.iter().next() {
            Some(first) => focus.set(first, FocusCause::Navigated),
            None => focus.clear(),
        }
    }
}

/// Answers what a screen reader or a switch asks of a control.
fn answer_requests(
    mut requests: MessageReader<ActionRequest>,
    controls: Query<Has<InteractionDisabled>, (With<AccessibilityNode>, With<TabIndex>)>,
    sliders: Query<&Turned>,
    mut focus: ResMut<InputFocus>,
    mut wanted: MessageWriter<Wanted>,
    mut commands: Commands,
) {
    for request in requests.read() {
        let Some(entity) = Entity::try_from_bits(request.target_node.0) else { continue };
        let Ok(disabled) = controls.get(entity) else { continue };
        match request.action {
            accesskit::Action::Click if !disabled => commands.trigger(Activate { entity }),
            accesskit::Action::Increment | accesskit::Action::Decrement => {
                if let Ok(slider) = sliders.get(entity) {
                    let louder = request.action == accesskit::Action::Increment;
                    wanted.write(Wanted(Action::Sound(Tune::Turn { slider: slider.0, louder })));
                }
            }
            accesskit::Action::Focus => focus.set(entity, FocusCause::Navigated),
            accesskit::Action::Blur if focus.get() == Some(entity) => focus.clear(),
            _ => {}
        }
    }
}
