//! Every control is large enough and inside the window, at every size of words; and every word comes from the words.

#![expect(clippy::cast_precision_loss, reason = "sizes of windows are far below 2^23")]

use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use stillpoint::app::action::{Action, Does};
use stillpoint::app::comfort::Comfort;
use stillpoint::app::keys::TABLE;
use stillpoint::app::screens::session::told::Slot;
use stillpoint::app::screens::show::Root;
use stillpoint::app::shelf::Shelf;
use stillpoint::app::sounding::Tune;
use stillpoint::app::study::{Kind, Studying};
use stillpoint::app::theme::scale::{TARGET, TARGET_ATTACK, TARGET_PLAYER};
use stillpoint::app::tour::Stop;
use stillpoint::audio::output::Found;
use stillpoint::score::session::Input;
use stillpoint::words::Words;

use super::access::led;
use super::stand::{Shipped, Stand, english};

/// The rooms in which screens are looked at: logical size and size of words.
const ROOMS: [(u32, u32, u16); 6] =
    [(1280, 720, 100), (1920, 1080, 100), (1280, 720, 200), (720, 1280, 200), (1080, 1920, 100), (1024, 640, 125)];

/// The controls that are seen: what they do, and where they are in logical pixels.
fn controls(stand: &mut Stand) -> Vec<(Action, Rect)> {
    let world = stand.app.world_mut();
    let mut nodes = world.query::<(&Does, &ComputedNode, &UiGlobalTransform, &InheritedVisibility)>();
    nodes
        .iter(world)
        .filter(|(_, node, ..)| node.size().min_element() > 0.0)
        .map(|(does, node, transform, _)| (does.0, Rect::from_center_size(transform.translation, node.size())))
        .collect()
}

#[test]
fn no_target_is_too_small() {
    for (stop, least) in [
        (Stop::Home, TARGET),
        (Stop::Safety, TARGET),
        (Stop::Pain, TARGET),
        (Stop::Touch, TARGET),
        (Stop::StopPage, TARGET),
        (Stop::Attack, 60.0),
        (Stop::Stopped, TARGET_PLAYER),
        (Stop::After, TARGET),
        (Stop::Study, TARGET),
        (Stop::StudyPlace, TARGET),
        (Stop::Sound, TARGET),
    ] {
        for (width, height, text) in ROOMS {
            let comfort = Comfort { text, ..Comfort::default() };
            let mut stand = led(stop, UVec2::new(width, height), english(), comfort);
            for (action, place) in controls(&mut stand) {
                assert!(
                    place.size().min_element() >= least - 0.5 || !is_of(stop, action),
                    "{stop:?} at {width} x {height}, {text} %: {action:?} is {:?}",
                    place.size()
                );
            }
        }
    }
}

#[test]
fn in_attack_mode_the_sound_check_is_as_large_as_the_session() {
    for (width, height, text) in ROOMS {
        let comfort = Comfort { text, attack: true, ..Comfort::default() };
        let mut stand = led(Stop::Sound, UVec2::new(width, height), english(), comfort);
        let found = controls(&mut stand);
        let sheet = |action: &Action| matches!(action, Action::Sound(_) | Action::Caption(_) | Action::Close);
        assert!(found.iter().filter(|(action, _)| sheet(action)).count() > 30);
        for (action, place) in found.iter().filter(|(action, _)| sheet(action)) {
            let least = place.size().min_element();
            assert!(least >= 59.5, "{width} x {height}, {text} %: {action:?} is {:?}", place.size());
        }
    }
}

#[test]
fn nothing_of_the_sound_check_is_wider_than_the_window() {
    for (width, height, text) in ROOMS {
        for attack in [false, true] {
            let comfort = Comfort { text, attack, ..Comfort::default() };
            let mut stand = led(Stop::Sound, UVec2::new(width, height), english(), comfort);
            let name = "Digital surround 5.1 (HDMI), a receiver in the living room with a long name".to_owned();
            stand.hand.with(|hand| hand.devices = vec![Found { id: "a".to_owned(), name }]);
            stand.want(Action::Sound(Tune::Devices));
            stand.settle();
            let world = stand.app.world_mut();
            let mut nodes = world.query::<(Entity, &ComputedNode, &UiGlobalTransform)>();
            let mut parents = world.query::<&ChildOf>();
            let mut roots = world.query::<&Root>();
            for (entity, node, transform) in nodes.iter(world) {
                let above = parents.query(world).iter_ancestors(entity).last();
                if above.is_none_or(|root| roots.get(world, root) != Ok(&Root::Sheet)) {
                    continue;
                }
                let (middle, half) = (transform.translation.x, node.size().x / 2.0);
                assert!(
                    middle - half >= -0.5 && middle + half <= width as f32 + 0.5,
                    "{width} x {height}, {text} %, attack {attack}: {middle} ± {half}"
                );
            }
        }
    }
}

/// Whether a control belongs to the sheet of a stop, and not to the screen under it.
fn is_of(stop: Stop, action: Action) -> bool {
    stop != Stop::Stopped || matches!(action, Action::Do(Input::Resume | Input::End))
}

#[test]
fn what_is_pressed_while_playing_is_larger_and_stop_keeps_its_corner() {
    for (width, height, text) in ROOMS {
        for (stop, least) in [(Stop::Session, TARGET_PLAYER), (Stop::Attack, TARGET_ATTACK)] {
            let comfort = Comfort { text, ..Comfort::default() };
            let mut stand = led(stop, UVec2::new(width, height), english(), comfort);
            let found = controls(&mut stand);
            let room = Rect::new(0.0, 0.0, width as f32, height as f32);
            for (action, place) in &found {
                assert!(
                    room.contains(place.min) && room.contains(place.max),
                    "{stop:?} at {width} x {height}, {text} %: {action:?} at {place:?} leaves the window"
                );
            }
            let (_, stop_at) = found.iter().find(|(action, _)| *action == Action::Do(Input::Stop)).unwrap();
            assert!(stop_at.size().min_element() >= least - 0.5);
            let lower_right = found
                .iter()
                .filter(|(action, _)| matches!(action, Action::Do(_)))
                .all(|(_, place)| place.max.x <= stop_at.max.x + 0.5);
            assert!(lower_right && stop_at.min.y > room.height() / 2.0, "{stop:?} at {width} x {height}, {text} %");
        }
    }
}

#[test]
fn controls_of_the_player_do_not_lie_on_one_another() {
    for (width, height, text) in ROOMS {
        for stop in [Stop::Session, Stop::Attack] {
            let comfort = Comfort { text, ..Comfort::default() };
            let mut stand = led(stop, UVec2::new(width, height), english(), comfort);
            let found = controls(&mut stand);
            for (index, (one, place)) in found.iter().enumerate() {
                for (other, there) in &found[index + 1..] {
                    let shared = place.intersect(*there);
                    assert!(
                        shared.width() <= 0.5 || shared.height() <= 0.5,
                        "{stop:?} at {width} x {height}, {text} %: {one:?} lies on {other:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn no_text_of_the_player_is_cut_off() {
    for (width, height, text) in ROOMS {
        for stop in [Stop::Session, Stop::Attack, Stop::Captions] {
            let comfort = Comfort { text, ..Comfort::default() };
            let mut stand = led(stop, UVec2::new(width, height), english(), comfort);
            let world = stand.app.world_mut();
            let mut texts = world.query::<(&Text, &ComputedNode, &UiGlobalTransform)>();
            for (text_shown, node, transform) in texts.iter(world) {
                let place = Rect::from_center_size(transform.translation, node.size());
                if place.size().min_element() <= 0.0 || text_shown.0.is_empty() {
                    continue;
                }
                assert!(
                    place.min.x >= -0.5
                        && place.min.y >= -0.5
                        && place.max.x <= width as f32 + 0.5
                        && place.max.y <= height as f32 + 0.5,
                    "{stop:?} at {width} x {height}, {text} %: \"{}\" at {place:?}",
                    text_shown.0
                );
            }
        }
    }
}

/// English with a mark before every sentence.
fn marked() -> Words {
    let marked: String = include_str!("../../assets/words/en.ftl")
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((key, said)) if line.starts_with(|first: char| first.is_ascii_lowercase()) => {
                format!("{key} = \u{a7}{said}\n")
            }
            _ => format!("{line}\n"),
        })
        .collect();
    Words::read(&[("en", &marked)]).0
}

#[test]
fn every_word_on_every_screen_comes_from_the_words_or_from_the_routine() {
    let shipped = Shipped::new();
    let mut theirs: Vec<String> = TABLE.iter().map(|binding| binding.caps.to_owned()).collect();
    for entry in shipped.entries() {
        theirs.extend([entry.title, entry.summary]);
    }
    theirs.extend(shipped.flags().into_iter().map(|flag| flag.words));
    // Words about the body are the atlas's.
    let atlas = shipped.atlas();
    for kind in [Kind::Muscles, Kind::Places, Kind::Areas] {
        let all = Studying { kind, ..Studying::default() }.list(atlas);
        theirs.extend(all.into_iter().map(|(_, name)| name));
    }
    for it in atlas.muscles() {
        let texts = [&it.short, &it.form, &it.does, &it.felt, &it.run, &it.mind, &it.origin, &it.insertion];
        theirs.extend(texts.map(String::clone));
    }
    for it in atlas.places() {
        theirs.extend([&it.find, &it.felt, &it.mind, &it.structure, &it.location].map(String::clone));
    }
    theirs.extend(atlas.sources().iter().map(|source| source.text.clone()));
    let area = |name: &str| atlas.areas().iter().any(|area| area.name == name);
    for (name, stop) in Stop::ALL {
        let mut stand = led(stop, UVec2::new(1280, 720), marked(), Comfort::default());
        let world = stand.app.world_mut();
        let mut texts = world.query::<(&Text, Option<&Slot>)>();
        for (text, slot) in texts.iter(world) {
            let routine = matches!(slot, Some(Slot::Title | Slot::Landmark | Slot::Caption | Slot::Digits));
            let number = text.0.parse::<u32>().is_ok();
            let areas = text.0.split(", ").all(area);
            let known = text.0.is_empty() || text.0.contains('\u{a7}') || number || areas || theirs.contains(&text.0);
            assert!(known || routine, "{name}: \"{}\" is in no words file", text.0);
        }
    }
}
