//! The card of the study: what the atlas says of the muscle or place that is chosen.
//!
//! In: what is chosen. Out: its name, where it lies, where pressing it can be felt, what to mind, and the sources, in the
//! card's node. It is filled anew when the choice changes, and leaves the rest of the screen alone.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use super::show::Made;
use super::study::card_node;
use crate::app::study::{Topic, written};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Fill, Ink};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::Style;
use crate::app::theme::widget::{Kit, Parent, spoken};
use crate::atlas::Atlas;
use crate::atlas::muscle::Muscle;
use crate::atlas::place::Place;
use crate::words::{Key, key};

/// The card.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Card;

/// Puts up the card, empty.
pub(super) fn spawn(parent: &mut Parent<'_>, node: Node) {
    parent.spawn(card_node(node));
}

/// Fills the card with what is chosen.
pub(super) fn fill(
    made: Made<'_>,
    cards: Query<Entity, With<Card>>,
    mut last: Local<Option<(Entity, Option<Topic>)>>,
    mut commands: Commands,
) {
    let Some(card) = cards.iter().next() else { return };
    let chosen = made.studying.chosen;
    if *last == Some((card, chosen)) {
        return;
    }
    *last = Some((card, chosen));
    let (kit, atlas) = (made.kit(), made.library.0.atlas());
    let name = chosen.and_then(|topic| topic.name(atlas)).unwrap_or_else(|| kit.say(key::STUDY_CHOOSE));
    let mut told: AccessibilityNode = spoken(accesskit::Role::Article, name.clone());
    told.set_live(accesskit::Live::Polite);
    let mut card = commands.entity(card);
    card.despawn_related::<Children>().insert((told, AccessibleLabel::new(name.clone()), ScrollPosition::default()));
    card.with_children(|card| match chosen {
        None => kit.paragraph(card, Style::Help, name, Token::Second),
        Some(topic) => {
            kit.heading(card, Style::Section, name);
            match topic {
                Topic::Muscle(index) => {
                    if let Some(it) = atlas.muscles().get(index) {
                        muscle(card, &kit, it, topic, atlas);
                    }
                }
                Topic::Place(index) => {
                    if let Some(it) = atlas.places().get(index) {
                        place(card, &kit, it, topic, atlas);
                    }
                }
            }
        }
    });
}

fn muscle(card: &mut Parent<'_>, kit: &Kit<'_>, muscle: &Muscle, topic: Topic, atlas: &Atlas) {
    line(card, kit, key::STUDY_FROM, &muscle.origin);
    line(card, kit, key::STUDY_TO, &muscle.insertion);
    line(card, kit, key::STUDY_FIBRES, &muscle.fibres);
    felt(card, kit, topic, atlas);
    mind(card, kit, &muscle.note);
    source(card, kit, &muscle.source);
}

fn place(card: &mut Parent<'_>, kit: &Kit<'_>, place: &Place, topic: Topic, atlas: &Atlas) {
    line(card, kit, key::STUDY_FIND, place.landmark());
    line(card, kit, key::STUDY_LIES, &place.structure);
    felt(card, kit, topic, atlas);
    line(card, kit, key::STUDY_MOST, &kit.say(key::pressure(place.cap)));
    mind(card, kit, &place.cautions);
    source(card, kit, &place.source);
}

/// One line, where the atlas has something to say.
fn line(card: &mut Parent<'_>, kit: &Kit<'_>, words: Key, text: &str) {
    if let Some(text) = written(text) {
        kit.paragraph(card, Style::Help, kit.say_with(words, &[("text", text.into())]), Token::Text);
    }
}

/// Where pressing there can be felt.
fn felt(card: &mut Parent<'_>, kit: &Kit<'_>, topic: Topic, atlas: &Atlas) {
    let Some(text) = topic.referral(atlas) else { return };
    rule(card);
    line(card, kit, key::STUDY_FELT, text);
    kit.paragraph(card, Style::Label, kit.say(key::STUDY_PATTERN), Token::Second);
    rule(card);
}

/// What to take care of.
fn mind(card: &mut Parent<'_>, kit: &Kit<'_>, text: &str) {
    let Some(text) = written(text) else { return };
    let words = kit.say_with(key::STUDY_MIND, &[("text", text.into())]);
    card.spawn((
        Node { column_gap: px(12), align_items: AlignItems::Start, flex_shrink: 0.0, ..default() },
        spoken(accesskit::Role::Paragraph, words.clone()),
    ))
    .with_children(|row| {
        row.spawn((kit.icon(Icon::Caution), Ink(Token::Care)));
        row.spawn(Node { flex_shrink: 1.0, ..default() }).with_children(|right| {
            right.spawn(kit.text(Style::Help, words, Token::Care));
        });
    });
}

fn source(card: &mut Parent<'_>, kit: &Kit<'_>, text: &str) {
    if let Some(text) = written(text) {
        kit.paragraph(card, Style::Label, kit.say_with(key::STUDY_SOURCE, &[("text", text.into())]), Token::Second);
    }
}

fn rule(card: &mut Parent<'_>) {
    card.spawn((Fill(Token::Hairline), Node { height: px(1), flex_shrink: 0.0, ..default() }));
}
