//! Every control can be reached, named and told from its surroundings.

use accesskit::{ActionRequest, NodeId, Role, TreeId};
use bevy::a11y::AccessibilityNode;
use bevy::input::keyboard::{Key, KeyCode};
use bevy::input_focus::InputFocus;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use stillpoint::app::action::{Action, Does, Reply};
use stillpoint::app::comfort::Comfort;
use stillpoint::app::screens::Screen;
use stillpoint::app::tour::Stop;
use stillpoint::words::Words;

use super::stand::{Shipped, Stand};

/// A stand that was led to a screen.
pub(super) fn led(stop: Stop, size: UVec2, words: Words, comfort: Comfort) -> Stand {
    let mut stand = Stand::of(size, words, comfort);
    let (first, then) = stop.way(Shipped::new().place("upper_trapezius"));
    for action in first {
        stand.want(action);
    }
    if stop.in_session() {
        stand.stand_at(48_000 * 30);
    }
    for action in then {
        stand.want(action);
    }
    stand
}

#[test]
fn every_focusable_control_has_a_role_and_a_name() {
    for (name, stop) in Stop::ALL {
        let mut stand = led(stop, UVec2::new(1280, 720), super::stand::english(), Comfort::default());
        let world = stand.app.world_mut();
        let mut controls = world.query_filtered::<&AccessibilityNode, With<TabIndex>>();
        let mut count = 0;
        for node in controls.iter(world) {
            assert!(!matches!(node.role(), Role::Unknown | Role::GenericContainer), "{name}: {:?}", node.label());
            assert!(node.label().is_some_and(|label| !label.trim().is_empty()), "{name}: a control without a name");
            count += 1;
        }
        assert!(count > 0, "{name} has no control at all");
    }
}

#[test]
fn the_tab_key_comes_to_every_control_and_round_again() {
    for (name, stop) in Stop::ALL {
        let mut stand = led(stop, UVec2::new(1280, 720), super::stand::english(), Comfort::default());
        let focused = |stand: &Stand| stand.app.world().resource::<InputFocus>().get();
        let first = focused(&stand);
        assert!(first.is_some(), "{name}: nothing has the focus at first");
        let mut seen = Vec::new();
        for _ in 0..80 {
            stand.press(KeyCode::Tab, Key::Tab);
            let at = focused(&stand).unwrap();
            if seen.contains(&at) {
                break;
            }
            seen.push(at);
        }
        assert_eq!(seen.last().copied(), first, "{name}: the round does not close");
    }
}

#[test]
fn a_new_step_is_told_politely_in_one_sentence() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(48_000 * 30);
    let world = stand.app.world_mut();
    let mut nodes = world.query::<&AccessibilityNode>();
    let live: Vec<String> = nodes
        .iter(world)
        .filter(|node| node.live() == Some(accesskit::Live::Polite))
        .filter_map(|node| node.label().map(str::to_owned))
        .collect();
    assert!(live.iter().any(|told| told.ends_with('.') && told.len() > 10), "{live:?}");
}

#[test]
fn a_screen_reader_can_press_and_focus_what_the_pointer_can() {
    let mut stand = Stand::new();
    stand.want(Action::Choose(0));
    let request = |stand: &mut Stand, wanted: Action, action| {
        let world = stand.app.world_mut();
        let mut controls = world.query::<(Entity, &Does)>();
        let entity = controls.iter(world).find(|(_, does)| does.0 == wanted).unwrap().0;
        let request =
            ActionRequest { action, target_tree: TreeId::ROOT, target_node: NodeId(entity.to_bits()), data: None };
        world.write_message(bevy::a11y::ActionRequest(request));
        stand.settle();
        entity
    };
    let unsure = Action::Reply(Reply::NotSure);
    let entity = request(&mut stand, unsure, accesskit::Action::Focus);
    assert_eq!(stand.app.world().resource::<InputFocus>().get(), Some(entity));
    request(&mut stand, unsure, accesskit::Action::Click);
    assert_eq!(stand.screen(), Screen::StopPage);
}
