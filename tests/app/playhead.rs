//! Picture and words follow the playing position, whatever it does.

use bevy::prelude::*;
use stillpoint::app::action::Action;
use stillpoint::app::caption;
use stillpoint::app::screens::session::told::Slot;
use stillpoint::app::stage::StageView;
use stillpoint::score::session::Input;
use stillpoint::score::time::Frame;

use super::stand::Stand;

/// The text of a slot on the screen.
fn shown(stand: &mut Stand, wanted: Slot) -> String {
    let world = stand.app.world_mut();
    let mut slots = world.query::<(&Slot, &Text)>();
    slots.iter(world).find(|(slot, _)| **slot == wanted).map(|(_, text)| text.0.clone()).unwrap_or_default()
}

#[test]
fn picture_and_captions_are_never_more_than_a_frame_from_the_playhead_and_never_go_back() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    let score = stand.playing().score().unwrap().clone();
    stand.hand.with(|hand| hand.pass(144_000));
    // Stalls, single frames, usual steps, dropped frames and jumps of seconds, in a fixed disorder.
    let steps: [Frame; 8] = [0, 800, 1, 0, 48_000, 1601, 2400, 192_000];
    let mut last = 0;
    for round in 0..700_usize {
        let step = steps[(round * 5 + round / 8) % steps.len()];
        stand.hand.with(|hand| hand.pass(step));
        stand.app.update();
        let truth = stand.hand.with(|hand| hand.now.frame);
        if truth >= score.length {
            break;
        }
        let view = stand.app.world().resource::<StageView>().frame;
        assert!(view.abs_diff(truth) <= 1, "round {round}: the picture is at {view}, the sound at {truth}");
        assert!(view >= last, "round {round}: the picture went back");
        last = view;
        let caption = caption::at(&score, truth);
        if caption.tone.is_none() && stand.playing().question().is_none() {
            assert_eq!(shown(&mut stand, Slot::Caption), caption.words, "round {round}");
        }
    }
    assert!(last > score.length / 2, "it got somewhere: {last}");
}

#[test]
fn late_news_of_the_device_does_not_turn_time_back() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(960_000);
    stand.stand_at(950_000);
    assert_eq!(stand.app.world().resource::<StageView>().frame, 960_000);
}

#[test]
fn a_jump_back_that_was_asked_for_is_followed_at_once() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(48_000 * 60);
    stand.want(Action::Do(Input::Rewind));
    let view = stand.app.world().resource::<StageView>();
    assert_eq!(view.frame, 48_000 * 50);
    assert_eq!(stand.playing().count_in_left(), 144_000);
}

#[test]
fn a_paused_picture_stands_on_its_frame_with_its_caption() {
    let mut stand = Stand::new();
    stand.begin("suboccipital_release");
    stand.stand_at(48_000 * 3);
    let said = shown(&mut stand, Slot::Caption);
    assert!(!said.is_empty());
    stand.want(Action::Do(Input::Pause));
    stand.settle();
    assert_eq!(stand.app.world().resource::<StageView>().frame, 48_000 * 3);
    assert_eq!(shown(&mut stand, Slot::Caption), said);
}

#[test]
fn the_last_frame_leads_to_the_screen_after() {
    let mut stand = Stand::new();
    stand.begin("breath");
    let length = stand.playing().score().unwrap().length;
    stand.stand_at(length);
    assert_eq!(stand.screen(), stillpoint::app::screens::Screen::After);
}
