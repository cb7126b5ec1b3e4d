//! Captions stand where they are wanted, on what they are wanted, and never over Stop or the ring.

#![expect(clippy::cast_precision_loss, reason = "sizes of windows are far below 2^23")]

use bevy::prelude::*;
use bevy::ui::UiGlobalTransform;
use stillpoint::app::action::{Action, Does};
use stillpoint::app::caption;
use stillpoint::app::captions::{Captions, Change, Ground, Place, Size};
use stillpoint::app::comfort::Comfort;
use stillpoint::app::screens::session::told::Slot;
use stillpoint::app::theme::paint::{Fill, Shade};
use stillpoint::app::theme::palette::Token;
use stillpoint::app::theme::ring::Dial;
use stillpoint::app::tour::Stop;
use stillpoint::score::session::Input;

use super::access::led;
use super::stand::{Stand, english};

/// The rooms in which captions are looked at: logical size and size of words.
const ROOMS: [(u32, u32, u16); 6] =
    [(1280, 720, 100), (1920, 1080, 100), (1280, 720, 200), (720, 1280, 200), (1080, 1920, 100), (1024, 640, 125)];

/// Where the caption is with its ground, the token of that, and the text's shadow.
fn caption_of(stand: &mut Stand) -> Option<(Rect, Token, Option<Token>)> {
    let world = stand.app.world_mut();
    let mut texts = world.query::<(&Slot, &Text, &ChildOf, Option<&Shade>)>();
    let (_, _, pad, shade) =
        texts.iter(world).find(|(slot, text, ..)| **slot == Slot::Caption && !text.0.is_empty())?;
    let (pad, shade) = (pad.parent(), shade.map(|shade| shade.0));
    let mut pads = world.query::<(&ComputedNode, &UiGlobalTransform, &Fill)>();
    let (node, transform, fill) = pads.get(world, pad).unwrap();
    Some((Rect::from_center_size(transform.translation, node.size()), fill.0, shade))
}

/// Goes to the longest caption of the session.
fn stand_at_the_longest(stand: &mut Stand) {
    let score = stand.playing().score().unwrap().clone();
    let long = |frame: &u64| {
        caption::at(&score, *frame).words.len() + if caption::at(&score, *frame).tone.is_some() { 30 } else { 0 }
    };
    let frame = (0..score.length).step_by(24_000).max_by_key(long).unwrap();
    stand.stand_at(frame);
}

#[test]
fn no_caption_lies_over_stop_or_the_ring_wherever_it_stands_and_however_large_it_is() {
    for (width, height, text) in ROOMS {
        for stop in [Stop::Session, Stop::Attack] {
            let mut stand = led(stop, UVec2::new(width, height), english(), Comfort { text, ..Comfort::default() });
            stand_at_the_longest(&mut stand);
            for place in Place::ALL {
                for size in [Size::Usual, Size::Larger, Size::Largest] {
                    stand.want(Action::Caption(Change::Place(place)));
                    stand.want(Action::Caption(Change::Size(size)));
                    let (caption, ..) = caption_of(&mut stand).unwrap();
                    let world = stand.app.world_mut();
                    let mut nodes = world.query::<(Option<&Does>, Has<Dial>, &ComputedNode, &UiGlobalTransform)>();
                    for (does, ring, node, transform) in nodes.iter(world) {
                        let stops = does.is_some_and(|does| does.0 == Action::Do(Input::Stop));
                        let shared = Rect::from_center_size(transform.translation, node.size()).intersect(caption);
                        assert!(
                            !(ring || stops) || shared.is_empty(),
                            "{stop:?} at {width} x {height}, {text} %: {size:?} at the {place:?} lies on {}: {caption:?}",
                            if ring { "the ring" } else { "Stop" }
                        );
                    }
                    assert!(
                        caption.min.y >= 0.0 && caption.max.y <= height as f32,
                        "{stop:?} {width} {text} {caption:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_caption_at_the_top_is_higher_than_one_at_the_foot() {
    for (width, height, text) in ROOMS {
        for stop in [Stop::Session, Stop::Attack] {
            let mut stand = led(stop, UVec2::new(width, height), english(), Comfort { text, ..Comfort::default() });
            stand_at_the_longest(&mut stand);
            let (foot, ..) = caption_of(&mut stand).unwrap();
            stand.want(Action::Caption(Change::Place(Place::Top)));
            let (top, ..) = caption_of(&mut stand).unwrap();
            assert!(top.min.y < foot.min.y, "{stop:?} at {width} x {height}, {text} %: {top:?}, {foot:?}");
        }
    }
}

#[test]
fn the_ground_of_a_caption_is_the_one_that_was_chosen_and_without_one_its_words_have_a_shadow() {
    for stop in [Stop::Session, Stop::Attack] {
        let mut stand = led(stop, UVec2::new(1280, 720), english(), Comfort::default());
        stand_at_the_longest(&mut stand);
        let on = |stand: &mut Stand, ground| {
            stand.want(Action::Caption(Change::Ground(ground)));
            let (_, fill, shade) = caption_of(stand).unwrap();
            (fill, shade)
        };
        assert_eq!(on(&mut stand, Ground::Solid), (Token::Ground, None));
        assert_eq!(on(&mut stand, Ground::Clear), (Token::Clear, Some(Token::Ground)));
        assert_eq!(on(&mut stand, Ground::Shaded), (Token::Pad, None));
    }
}

#[test]
fn the_key_of_captions_goes_round_their_sizes_and_leaves_place_and_ground_alone() {
    let captions = Captions { place: Place::Top, ground: Ground::Solid, ..Captions::default() };
    let mut stand = Stand::of(UVec2::new(1280, 720), english(), Comfort { captions, ..Comfort::default() });
    for size in [Size::Larger, Size::Largest, Size::Off, Size::Usual] {
        stand.want(Action::Captions);
        let now = stand.app.world().resource::<Comfort>().captions;
        assert_eq!(now, Captions { size, ..captions });
    }
}
