//! The sound check: what is turned, chosen, heard and tapped reaches the sound, and comes back at the next start.

#![expect(clippy::float_cmp, reason = "the sliders are rounded to whole per cent")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use accesskit::{ActionRequest, NodeId, Role, TreeId};
use bevy::a11y::AccessibilityNode;
use bevy::input::keyboard::{Key, KeyCode};
use bevy::input_focus::InputFocus;
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy::ui::Checked;
use stillpoint::app::action::{Action, Does, Sheet};
use stillpoint::app::captions::{Change, Ground, Place};
use stillpoint::app::comfort::Comfort;
use stillpoint::app::hearing::{Hearing, Slider};
use stillpoint::app::kept::{Keep, Kept};
use stillpoint::app::note::Note;
use stillpoint::app::screens::Sheets;
use stillpoint::app::sounding::{Sounding, Tune};
use stillpoint::app::tapping::Found as Tapped;
use stillpoint::app::transport::{Call, Heard, Shared};
use stillpoint::audio::cues::Theme;
use stillpoint::audio::output::Found;
use stillpoint::score::session::Input;
use stillpoint::score::types::CueKind;
use stillpoint::words::key;

use super::stand::{Stand, english, launch};

const SIZE: UVec2 = UVec2::new(1280, 720);

fn tune(stand: &mut Stand, tune: Tune) {
    stand.want(Action::Sound(tune));
}

const fn turn(slider: Slider, louder: bool) -> Tune {
    Tune::Turn { slider, louder }
}

/// The sliders as the sound heard of them last, in per cent: all, voice, tones, background.
fn volumes(stand: &Stand) -> [f32; 4] {
    let told = |call| if let Call::Volumes(volumes) = call { Some(volumes) } else { None };
    let last = stand.calls().into_iter().filter_map(told).next_back().unwrap();
    [last.master, last.voice, last.cues, last.bed].map(|share| (share * 100.0).round())
}

fn focused(stand: &Stand) -> Entity {
    stand.app.world().resource::<InputFocus>().get().unwrap()
}

fn note(stand: &Stand) -> String {
    stand.app.world().resource::<Note>().words().to_owned()
}

/// A stand with two devices whose sheet is open.
fn opened() -> Stand {
    let mut stand = Stand::new();
    let found = |id: &str, name: &str| Found { id: id.to_owned(), name: name.to_owned() };
    stand.hand.with(|hand| hand.devices = vec![found("a", "Loudspeaker"), found("b", "Headphones")]);
    stand.want(Action::Open(Sheet::Sound));
    stand.settle();
    stand
}

#[test]
fn a_slider_is_turned_by_its_buttons_and_the_sound_hears_of_it_at_once() {
    let mut stand = opened();
    tune(&mut stand, turn(Slider::Master, true));
    tune(&mut stand, turn(Slider::Voice, false));
    tune(&mut stand, turn(Slider::Cues, false));
    tune(&mut stand, turn(Slider::Cues, false));
    tune(&mut stand, turn(Slider::Bed, true));
    assert_eq!(volumes(&stand), [35.0, 95.0, 90.0, 5.0]);
}

#[test]
fn left_and_right_turn_the_slider_that_has_the_focus_and_it_keeps_the_focus() {
    let mut stand = opened();
    let first = focused(&stand);
    let node = stand.app.world().get::<AccessibilityNode>(first).unwrap();
    assert_eq!((node.role(), node.numeric_value()), (Role::Slider, Some(30.0)));
    for (code, key, now) in [
        (KeyCode::ArrowRight, Key::ArrowRight, 35.0),
        (KeyCode::ArrowRight, Key::ArrowRight, 40.0),
        (KeyCode::ArrowLeft, Key::ArrowLeft, 35.0),
    ] {
        stand.press(code, key);
        assert_eq!(volumes(&stand)[0], now);
        assert_eq!(focused(&stand), first);
    }
    let node = stand.app.world().get::<AccessibilityNode>(first).unwrap();
    assert_eq!((node.numeric_value(), node.value()), (Some(35.0), Some("35 %")));
}

#[test]
fn a_screen_reader_turns_a_slider_too() {
    let mut stand = opened();
    let target_node = NodeId(focused(&stand).to_bits());
    for (action, now) in [(accesskit::Action::Decrement, 25.0), (accesskit::Action::Increment, 30.0)] {
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: None };
        stand.app.world_mut().write_message(bevy::a11y::ActionRequest(request));
        stand.settle();
        assert_eq!(volumes(&stand)[0], now);
    }
}

#[test]
fn going_quiet_is_never_louder_and_what_is_turned_then_is_the_quiet_slider() {
    let mut stand = opened();
    for _ in 0..10 {
        tune(&mut stand, turn(Slider::Master, true));
    }
    assert_eq!(volumes(&stand)[0], 80.0);
    stand.want(Action::Attack);
    assert_eq!(volumes(&stand)[0], 30.0);
    tune(&mut stand, turn(Slider::Master, false));
    stand.want(Action::Attack);
    assert_eq!(volumes(&stand)[0], 80.0);
    stand.want(Action::Attack);
    assert_eq!(volumes(&stand)[0], 25.0);
}

#[test]
fn each_tone_and_the_line_are_heard_before_a_session_and_while_it_is_paused() {
    let mut stand = opened();
    stand.begin("suboccipital_release");
    stand.stand_at(480_000);
    stand.want(Action::Do(Input::Pause));
    for kind in CueKind::ALL {
        tune(&mut stand, Tune::Hear(kind));
        assert_eq!(stand.calls().last(), Some(&Call::Sample(kind)));
    }
    tune(&mut stand, Tune::Line);
    assert_eq!(stand.calls().last(), Some(&Call::Say(english().get(key::SOUND_LINE))));
}

#[test]
fn while_a_session_plays_nothing_else_sounds_and_a_note_says_why() {
    let mut stand = opened();
    stand.begin("suboccipital_release");
    stand.stand_at(480_000);
    let before = stand.calls();
    for asked in [Tune::Hear(CueKind::Begin), Tune::Line, Tune::Tap] {
        stand.app.world_mut().resource_mut::<Note>().show(String::new(), None);
        tune(&mut stand, asked);
        assert_eq!(note(&stand), english().get(key::SOUND_BUSY), "{asked:?}");
    }
    assert_eq!(stand.calls(), before);
}

#[test]
fn what_is_turned_down_to_nothing_or_has_no_tones_says_so() {
    let mut stand = opened();
    tune(&mut stand, Tune::Tones(Theme::None));
    assert!(stand.calls().contains(&Call::Theme(Theme::None)));
    tune(&mut stand, Tune::Hear(CueKind::Begin));
    assert_eq!(note(&stand), english().get(key::SOUND_NO_TONES));
    tune(&mut stand, Tune::Tones(Theme::Reed));
    stand.want(Action::Mute);
    tune(&mut stand, Tune::Hear(CueKind::Begin));
    assert_eq!(note(&stand), english().get(key::SOUND_AT_NOTHING));
    assert!(!stand.calls().iter().any(|call| matches!(call, Call::Sample(_))));
}

#[test]
fn a_chosen_device_reaches_the_sound_and_is_the_only_one_that_is_ticked() {
    let mut stand = opened();
    let ticked = |stand: &mut Stand| {
        let world = stand.app.world_mut();
        let mut controls = world.query_filtered::<&Does, With<Checked>>();
        let device = |does: &Does| if let Action::Sound(Tune::Device(index)) = does.0 { Some(index) } else { None };
        controls.iter(world).filter_map(device).collect::<Vec<_>>()
    };
    assert_eq!(ticked(&mut stand), [None]);
    tune(&mut stand, Tune::Device(Some(1)));
    assert_eq!(stand.calls().last(), Some(&Call::Choose(Some("b".to_owned()))));
    assert_eq!(ticked(&mut stand), [Some(1)]);
    tune(&mut stand, Tune::Device(None));
    assert_eq!(stand.calls().last(), Some(&Call::Choose(None)));
    assert_eq!(ticked(&mut stand), [None]);
    let asked = |stand: &Stand| stand.calls().iter().filter(|call| **call == Call::Devices).count();
    assert_eq!(asked(&stand), 1);
    tune(&mut stand, Tune::Devices);
    assert_eq!(asked(&stand), 2);
}

/// What stands anywhere on the screen.
fn texts(stand: &mut Stand) -> Vec<String> {
    let world = stand.app.world_mut();
    let mut texts = world.query::<(&Text, &ComputedNode)>();
    texts.iter(world).filter(|(_, node)| node.size().min_element() > 0.0).map(|(text, _)| text.0.clone()).collect()
}

/// Sixty frames a second, as near as whole milliseconds come.
const FRAME: Duration = Duration::from_millis(16);

/// Taps through a whole test, so many frames after each tone; the number of tones.
fn tap_through(stand: &mut Stand, frames: u32) -> usize {
    stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
    let tones = |stand: &Stand| stand.calls().iter().filter(|call| **call == Call::Sample(CueKind::Begin)).count();
    let before = tones(stand);
    tune(stand, Tune::Tap);
    let (mut heard, mut due) = (before, None);
    for _ in 0..1300 {
        if due == Some(0) {
            stand.app.world_mut().write_message(stillpoint::app::action::Wanted(Action::Sound(Tune::Tap)));
        }
        due = due.and_then(|frames: u32| frames.checked_sub(1));
        stand.app.update();
        if tones(stand) > heard {
            heard = tones(stand);
            due = Some(frames - 1);
        }
    }
    assert!(stand.app.world().resource::<Sounding>().tapping.is_none(), "the test ends by itself");
    tones(stand) - before
}

#[test]
fn what_was_tapped_is_kept_for_the_device_that_sounds_and_can_be_forgotten() {
    let mut stand = opened();
    // 31 frames of 16 ms after the tone was asked for, which is felt 325 ms after that: 171 ms late.
    assert_eq!(tap_through(&mut stand, 31), 8);
    assert_eq!(stand.app.world().resource::<Sounding>().found, Some(Tapped::Late(170)));
    assert!(stand.app.world().resource::<Hearing>().delays.is_empty(), "nothing is kept unasked");
    tune(&mut stand, Tune::Keep);
    assert_eq!(stand.calls().last(), Some(&Call::Delays([("a".to_owned(), 170)].into())));
    let told = english().say(key::SOUND_WAITS, &[("ms", 170.into())]);
    assert!(texts(&mut stand).contains(&told));
    tune(&mut stand, Tune::Forget);
    assert_eq!(stand.calls().last(), Some(&Call::Delays([].into())));
    assert!(!texts(&mut stand).contains(&told));
}

#[test]
fn in_quiet_comfort_the_slower_tone_is_not_taken_for_a_late_one() {
    let mut stand = opened();
    stand.want(Action::Attack);
    // 45 frames: 720 ms, of which 550 are the tone's own.
    assert_eq!(tap_through(&mut stand, 45), 8);
    assert_eq!(stand.app.world().resource::<Sounding>().found, Some(Tapped::Late(170)));
}

#[test]
fn the_space_bar_taps_and_closing_the_sheet_ends_the_test() {
    let mut stand = opened();
    stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
    let world = stand.app.world_mut();
    let mut controls = world.query::<(Entity, &Does)>();
    let pad = controls.iter(world).find(|(_, does)| does.0 == Action::Sound(Tune::Tap)).unwrap().0;
    world.resource_mut::<InputFocus>().set(pad, bevy::input_focus::FocusCause::Navigated);
    stand.press(KeyCode::Space, Key::Space);
    assert!(stand.app.world().resource::<Sounding>().tapping.is_some());
    stand.press(KeyCode::Space, Key::Space);
    assert_eq!(focused(&stand), pad);
    stand.press(KeyCode::Escape, Key::Escape);
    assert_eq!(stand.app.world().resource::<Sheets>().0, None);
    let sounding = stand.app.world().resource::<Sounding>();
    assert!(sounding.tapping.is_none() && sounding.found.is_none());
}

#[test]
fn the_sheet_opens_by_its_key_from_home_and_over_a_session_and_gives_the_focus_back() {
    let mut stand = Stand::new();
    let before = focused(&stand);
    stand.press(KeyCode::KeyU, Key::Character("u".into()));
    assert_eq!(stand.app.world().resource::<Sheets>().0, Some(Sheet::Sound));
    stand.press(KeyCode::Escape, Key::Escape);
    assert_eq!((stand.app.world().resource::<Sheets>().0, focused(&stand)), (None, before));
    stand.begin("suboccipital_release");
    stand.want(Action::Open(Sheet::More));
    stand.want(Action::Open(Sheet::Sound));
    let first = focused(&stand);
    assert_eq!(stand.app.world().get::<AccessibilityNode>(first).unwrap().role(), Role::Slider);
}

#[test]
fn that_nothing_can_be_heard_is_told_at_once_and_for_as_long_as_it_is_so() {
    for attack in [false, true] {
        let mut stand = Stand::new();
        stand.begin("suboccipital_release");
        if attack {
            stand.want(Action::Attack);
        }
        stand.stand_at(480_000);
        stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_secs(10)));
        let told = english().get(key::NO_SOUND);
        assert!(!texts(&mut stand).contains(&told));
        stand.hand.with(|hand| {
            hand.now.silent = true;
            hand.telling.push(Heard::Untrusted);
        });
        for _ in 0..3 {
            stand.settle();
            assert!(texts(&mut stand).contains(&told));
        }
        assert_eq!(note(&stand), "", "the note has left");
        stand.hand.with(|hand| hand.now.silent = false);
        stand.settle();
        assert!(!texts(&mut stand).contains(&told));
    }
}

#[test]
fn the_sheet_says_what_the_device_does() {
    let mut stand = opened();
    let on = english().say(key::SOUND_ON_DEVICE, &[("name", "Loudspeaker".into())]);
    assert!(texts(&mut stand).contains(&on));
    stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(300)));
    for (news, said) in [
        (Heard::Untrusted, key::SOUND_UNTRUSTED),
        (Heard::SoundLost, key::SOUND_LOST),
        (Heard::SoundBack, key::SOUND_NO_DEVICE),
    ] {
        stand.hand.with(|hand| {
            hand.now.silent = true;
            hand.telling.push(news);
        });
        stand.settle();
        assert!(texts(&mut stand).contains(&english().get(said)), "{news:?}");
    }
    stand.app.world_mut().resource_mut::<Hearing>().device = Some("unplugged".to_owned());
    stand.settle();
    assert!(texts(&mut stand).contains(&english().get(key::SOUND_GONE)));
    stand.hand.with(|hand| hand.now.silent = false);
    stand.settle();
    assert!(texts(&mut stand).contains(&on));
}

/// Somebody who keeps settings, and all that was ever kept.
#[derive(Clone, Default)]
struct Keeping(Arc<Mutex<Vec<String>>>);

impl Keep for Keeping {
    fn keep(&self, kept: &Kept) -> Result<(), String> {
        self.0.lock().unwrap().push(kept.written()?);
        Ok(())
    }
}

#[test]
fn what_was_set_is_kept_when_it_has_settled_and_comes_back() {
    let (hand, keeping) = (Shared::default(), Keeping::default());
    let mut launched = launch(&hand, english(), Comfort::default());
    launched.keep = Box::new(keeping.clone());
    let mut stand = Stand::launched(SIZE, hand, launched);
    stand.app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(100)));
    stand.settle();
    tune(&mut stand, turn(Slider::Cues, false));
    tune(&mut stand, Tune::Tones(Theme::Breath));
    stand.want(Action::Caption(Change::Place(Place::Top)));
    stand.want(Action::Caption(Change::Ground(Ground::Solid)));
    assert!(keeping.0.lock().unwrap().is_empty(), "nothing is written while things still change");
    for _ in 0..30 {
        stand.app.update();
    }
    let written = keeping.0.lock().unwrap().clone();
    assert_eq!(written.len(), 1);
    let kept = Kept::read(&written[0]).unwrap();
    assert_eq!((kept.hearing.cues, kept.hearing.theme), (95, Theme::Breath));
    assert_eq!((kept.captions.place, kept.captions.ground), (Place::Top, Ground::Solid));
    let hand = Shared::default();
    let mut launched = launch(&hand, english(), Comfort { captions: kept.captions, ..Comfort::default() });
    launched.hearing = kept.hearing;
    let stand = Stand::launched(SIZE, hand, launched);
    assert_eq!(volumes(&stand), [30.0, 100.0, 95.0, 0.0]);
    assert!(stand.calls().contains(&Call::Theme(Theme::Breath)));
}
