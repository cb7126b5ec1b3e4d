//! Writes what is told at this frame into the nodes that stand: words, ring, pressure bar, strip.
//!
//! In: [`Playing`]. Out: texts, widths, dials. Nothing is made or taken away, and what has not changed is not touched.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use super::parts::{Bar, Follows, With as Holds, give_materials};
use super::strip::{Filled, Lettered, Segment};
use super::told::{Slot, Told, told};
use crate::app::Vocabulary;
use crate::app::playing::{Playing, SessionSystems};
use crate::app::screens::show::Shows;
use crate::app::sounding::Sounding;
use crate::app::theme::paint::{Fill, Ink};
use crate::app::theme::palette::Token;
use crate::app::theme::ring::Dial;

/// What is told at this frame.
#[derive(Resource, Default)]
pub(super) struct Telling(pub(super) Told);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Telling>().add_systems(
        Update,
        (tell, (write_words, show_held, turn_ring, press_bar, fill_strip, give_materials))
            .chain()
            .in_set(SessionSystems::Show)
            .after(Shows),
    );
}

fn tell(playing: Res<Playing>, sounding: Res<Sounding>, words: Res<Vocabulary>, mut telling: ResMut<Telling>) {
    if let Some(session) = playing.session() {
        telling.0 = told(session, playing.count_in_left(), sounding.silent, &words.0);
    }
}

fn write_words(
    telling: Res<Telling>,
    mut slots: Query<(&Slot, Option<&mut Text>, Option<&mut AccessibilityNode>, &mut Node)>,
) {
    for (slot, text, spoken, mut node) in &mut slots {
        let words = telling.0.text(*slot);
        if let Some(mut text) = text {
            if text.0 != words {
                words.clone_into(&mut text.0);
            }
            let display = if words.is_empty() { Display::None } else { Display::Flex };
            if node.display != display {
                node.display = display;
            }
        }
        if let Some(mut spoken) = spoken
            && spoken.label() != Some(words)
        {
            spoken.set_label(words);
        }
    }
}

fn show_held(telling: Res<Telling>, mut nodes: Query<(&Holds, &mut Node)>) {
    for (holds, mut node) in &mut nodes {
        let display = if telling.0.text(holds.0).is_empty() { Display::None } else { Display::Flex };
        if node.display != display {
            node.display = display;
        }
    }
}

fn turn_ring(telling: Res<Telling>, mut rings: Query<&mut Dial, With<Follows>>) {
    for mut dial in &mut rings {
        let line = dial.line;
        dial.set_if_neq(Dial { line, ..telling.0.dial });
    }
}

fn press_bar(telling: Res<Telling>, mut pieces: Query<(&Bar, &mut Node)>) {
    let pressure = telling.0.pressure;
    for (bar, mut node) in &mut pieces {
        let mut wanted = node.clone();
        wanted.display = if pressure.is_some() { Display::Flex } else { Display::None };
        if let Some((now, cap)) = pressure {
            match bar {
                Bar::Whole => {}
                Bar::Now => wanted.width = percent(now * 100.0),
                Bar::Cap => wanted.width = percent(cap * 100.0),
                Bar::Knob => wanted.left = percent(now * 100.0),
            }
        }
        node.set_if_neq(wanted);
    }
}

fn fill_strip(
    telling: Res<Telling>,
    mut filled: Query<(&Filled, &mut Node, &mut Fill)>,
    mut letters: Query<(&Lettered, &mut Ink)>,
    segments: Query<&Segment>,
) {
    if segments.is_empty() {
        return;
    }
    let now = telling.0.half;
    for (filled, mut node, mut fill) in &mut filled {
        let share = match filled.0.cmp(&now) {
            std::cmp::Ordering::Less => 1.0,
            std::cmp::Ordering::Equal => telling.0.half_done,
            std::cmp::Ordering::Greater => 0.0,
        };
        let width = percent(share * 100.0);
        if node.width != width {
            node.width = width;
        }
        fill.set_if_neq(Fill(if filled.0 == now { Token::Accent } else { Token::Over }));
    }
    for (letter, mut ink) in &mut letters {
        ink.set_if_neq(Ink(if letter.0 == now { Token::Title } else { Token::Second }));
    }
}
