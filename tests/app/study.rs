//! The study of the body: found by name, by key and by hand, and left as it was entered.

use bevy::input::keyboard::{Key, KeyCode};
use bevy::prelude::*;
use stillpoint::app::action::{Action, Does};
use stillpoint::app::screens::Screen;
use stillpoint::app::shelf::Shelf;
use stillpoint::app::stage::StageView;
use stillpoint::app::stage::study::{Layer, Subject};
use stillpoint::app::study::{Kind, Learn, Studying, Topic, written};

use super::stand::{Shipped, Stand};

fn type_in(stand: &mut Stand, letters: &str) {
    for letter in letters.chars() {
        stand.press(KeyCode::F35, Key::Character(letter.to_string().into()));
    }
}

fn studying(stand: &Stand) -> Studying {
    stand.app.world().resource::<Studying>().clone()
}

/// What the rows of the list choose.
fn rows(stand: &mut Stand) -> Vec<Topic> {
    let world = stand.app.world_mut();
    let mut controls = world.query::<&Does>();
    let picked = controls.iter(world).filter_map(|does| match does.0 {
        Action::Study(Learn::Pick(topic)) => Some(topic),
        _ => None,
    });
    picked.collect()
}

#[test]
fn every_muscle_and_every_place_on_the_bust_is_in_the_list() {
    let mut stand = Stand::new();
    type_in(&mut stand, "y");
    assert_eq!(stand.screen(), Screen::Study);
    assert_eq!(rows(&mut stand).len(), 29);
    stand.want(Action::Study(Learn::Show(Kind::Places)));
    assert_eq!(rows(&mut stand).len(), 77);
}

#[test]
fn letters_narrow_the_list_and_escape_takes_one_layer_away_at_a_time() {
    let mut stand = Stand::new();
    type_in(&mut stand, "ySplen");
    assert_eq!(studying(&stand).typed, "splen");
    assert_eq!(rows(&mut stand).len(), 2);
    stand.press(KeyCode::Backspace, Key::Backspace);
    assert_eq!(studying(&stand).typed, "sple");
    type_in(&mut stand, "xq");
    assert!(rows(&mut stand).is_empty());
    stand.press(KeyCode::Escape, Key::Escape);
    assert_eq!((stand.screen(), rows(&mut stand).len()), (Screen::Study, 29));
    stand.press(KeyCode::Escape, Key::Escape);
    assert_eq!(stand.screen(), Screen::Library);
}

#[test]
fn the_first_that_is_found_is_chosen_by_enter_and_shown() {
    let mut stand = Stand::new();
    type_in(&mut stand, "ytempor");
    stand.press(KeyCode::ArrowDown, Key::ArrowDown);
    stand.press(KeyCode::Enter, Key::Enter);
    let chosen = studying(&stand).chosen.unwrap();
    let name = chosen.name(Shipped::new().atlas()).unwrap();
    assert!(name.to_lowercase().contains("tempor"), "{name}");
    let study = stand.app.world().resource::<StageView>().study.clone().unwrap();
    assert!(matches!(study.of, Some(Subject::Muscle(id)) if id.contains("tempor")));
}

#[test]
fn brackets_walk_through_the_layers_and_stop_at_skin_and_bone() {
    let mut stand = Stand::new();
    type_in(&mut stand, "y[]");
    assert_eq!(studying(&stand).layer, Layer::Superficial);
    type_in(&mut stand, "]]]]");
    assert_eq!(studying(&stand).layer, Layer::Bone);
    type_in(&mut stand, "[[[[[");
    assert_eq!(studying(&stand).layer, Layer::Skin);
}

#[test]
fn nothing_lies_over_a_muscle_that_is_asked_for() {
    let shipped = Shipped::new();
    let mut stand = Stand::new();
    stand.want(Action::Study(Learn::Open));
    stand.want(Action::Study(Learn::Layer(Layer::Superficial)));
    for (index, muscle) in shipped.atlas().muscles().iter().enumerate() {
        stand.want(Action::Study(Learn::Pick(Topic::Muscle(index))));
        let expected = if muscle.layer > 2 { Layer::Deep } else { Layer::Superficial };
        assert_eq!(studying(&stand).layer, expected, "{}", muscle.id);
    }
}

#[test]
fn the_card_says_where_pressing_can_be_felt_in_the_words_of_the_atlas() {
    let shipped = Shipped::new();
    let mut stand = Stand::new();
    stand.want(Action::Study(Learn::Open));
    let atlas = shipped.atlas();
    for (index, muscle) in atlas.muscles().iter().enumerate() {
        let topic = Topic::Muscle(index);
        stand.want(Action::Study(Learn::Pick(topic)));
        let world = stand.app.world_mut();
        let mut texts = world.query::<&Text>();
        let all: Vec<&str> = texts.iter(world).map(|text| text.0.as_str()).collect();
        assert!(all.iter().any(|text| text.contains(&muscle.origin)), "{}", muscle.id);
        let felt = all.iter().find(|text| text.starts_with("Pressing here can be felt there: "));
        match topic.referral(atlas) {
            Some(referral) => assert!(felt.unwrap().ends_with(referral) && referral != "as above", "{}", muscle.id),
            None => assert!(felt.is_none() && written(&muscle.referral).is_none(), "{}", muscle.id),
        }
    }
}

#[test]
fn a_session_knows_nothing_of_the_study() {
    let mut stand = Stand::new();
    stand.want(Action::Study(Learn::Open));
    stand.want(Action::Study(Learn::Pick(Topic::Muscle(0))));
    stand.want(Action::Leave);
    stand.begin("upper_trapezius");
    assert_eq!(stand.app.world().resource::<StageView>().study, None);
    type_in(&mut stand, "y");
    assert_eq!(stand.screen(), Screen::Session);
}
