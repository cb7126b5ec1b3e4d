//! The card of the study: what the atlas says of the muscle or place that is chosen, or of what can be felt where it hurts.
//!
//! In: what is chosen or marked. Out: its name, where it lies, where pressing it can be felt, what to mind, what to do there,
//! and the sources, in the card's node. It is filled anew when the choice changes, and leaves the rest of the screen alone.
//! It says what is known of bodies, never what a person has.

use bevy::a11y::AccessibilityNode;
use bevy::prelude::*;

use super::show::Made;
use super::study::{card_node, row};
use crate::app::action::{Action, Sheet};
use crate::app::shelf::Entry;
use crate::app::study::{Learn, Studying, Topic, written};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::Style;
use crate::app::theme::widget::{Kit, Parent, Press, spoken};
use crate::atlas::Atlas;
use crate::atlas::muscle::Muscle;
use crate::atlas::place::Place;
use crate::atlas::source::cited;
use crate::words::{Key, key};

/// The card.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Card;

/// Puts up the card, empty.
pub(super) fn spawn(parent: &mut Parent<'_>, node: Node) {
    parent.spawn(card_node(node));
}

/// What the card is filled from.
struct From<'a> {
    kit: Kit<'a>,
    atlas: &'a Atlas,
    entries: &'a [Entry],
}

/// Fills the card with what is chosen.
pub(super) fn fill(
    made: Made<'_>,
    cards: Query<Entity, With<Card>>,
    mut last: Local<Option<(Entity, Option<Topic>, Option<Vec<usize>>)>>,
    mut commands: Commands,
) {
    let Some(card) = cards.iter().next() else { return };
    let studying = &made.studying;
    let now = (card, studying.chosen, studying.asks().then(|| studying.hurting.clone()));
    if last.as_ref() == Some(&now) {
        return;
    }
    *last = Some(now);
    let entries = made.library.0.entries();
    let from = From { kit: made.kit(), atlas: made.library.0.atlas(), entries: &entries };
    let named = studying.chosen.and_then(|topic| topic.name(from.atlas));
    let name =
        named.unwrap_or_else(|| from.kit.say(if studying.asks() { key::STUDY_AREAS } else { key::STUDY_CHOOSE }));
    let mut told: AccessibilityNode = spoken(accesskit::Role::Article, name.clone());
    told.set_live(accesskit::Live::Polite);
    let mut card = commands.entity(card);
    card.despawn_related::<Children>().insert((told, AccessibleLabel::new(name.clone()), ScrollPosition::default()));
    card.with_children(|card| match studying.chosen {
        None if studying.asks() => {
            from.kit.heading(card, Style::Section, name);
            from.hurting(card, studying);
        }
        None => from.kit.paragraph(card, Style::Help, name, Token::Second),
        Some(topic) => {
            from.kit.heading(card, Style::Section, name);
            match topic {
                Topic::Muscle(index) => {
                    if let Some(it) = from.atlas.muscles().get(index) {
                        from.muscle(card, it, topic);
                    }
                }
                Topic::Place(index) => {
                    if let Some(it) = from.atlas.places().get(index) {
                        from.place(card, it, topic);
                    }
                }
                Topic::Area(_) => {}
            }
        }
    });
}

impl From<'_> {
    fn muscle(&self, card: &mut Parent<'_>, muscle: &Muscle, topic: Topic) {
        self.kit.paragraph(card, Style::Label, muscle.form.clone(), Token::Second);
        self.kit.paragraph(card, Style::Help, muscle.does.clone(), Token::Text);
        self.felt(card, topic);
        rule(card);
        let there = |place: &&Place| place.inset.is_none() && !place.default_off && place.muscles.contains(&muscle.id);
        let places: Vec<&Place> = self.atlas.places().iter().filter(there).collect();
        let most = places.iter().filter(|place| place.muscles.first() == Some(&muscle.id)).map(|place| place.cap).max();
        let most = most.map(|most| self.kit.say(key::pressure(most)));
        self.pair(card, (key::STUDY_RUN, &muscle.run), (key::STUDY_MOST, most.as_deref().unwrap_or_default()));
        self.mind(card, &muscle.mind);
        let works = |id: &str| places.iter().any(|place| place.id == id);
        self.routine(card, works);
        if !places.is_empty() {
            rule(card);
            self.label(card, key::STUDY_WHERE);
            for place in &places {
                if let Some(index) = self.atlas.places().iter().position(|known| known.id == place.id) {
                    row(card, &self.kit, Learn::Pick(Topic::Place(index)), place.plain_name(), None);
                }
            }
        }
        rule(card);
        self.pair(card, (key::STUDY_FROM, &muscle.origin), (key::STUDY_TO, &muscle.insertion));
        self.sources(card, &muscle.source);
    }

    fn place(&self, card: &mut Parent<'_>, place: &Place, topic: Topic) {
        self.kit.paragraph(card, Style::Help, place.landmark(), Token::Text);
        self.felt(card, topic);
        rule(card);
        self.pair(
            card,
            (key::STUDY_LIES, &place.structure),
            (key::STUDY_MOST, &self.kit.say(key::pressure(place.cap))),
        );
        self.mind(card, if place.mind.is_empty() { &place.cautions } else { &place.mind });
        self.routine(card, |id| id == place.id);
        let worked = |id: &String| self.atlas.muscles().iter().position(|muscle| muscle.id == *id);
        let worked: Vec<usize> = place.muscles.iter().filter_map(worked).collect();
        if !worked.is_empty() {
            rule(card);
            for index in worked {
                let topic = Topic::Muscle(index);
                let name = topic.name(self.atlas).unwrap_or_default();
                row(card, &self.kit, Learn::Pick(topic), name, topic.short(self.atlas));
            }
        }
        if place.landmark() != place.location && written(&place.location).is_some() {
            rule(card);
            self.label(card, key::STUDY_EXACTLY);
            self.kit.paragraph(card, Style::Label, place.location.clone(), Token::Second);
        }
        self.sources(card, &place.source);
    }

    /// Where it hurts, and which muscles can send feelings there.
    fn hurting(&self, card: &mut Parent<'_>, studying: &Studying) {
        let areas = studying.hurting.iter().filter_map(|index| self.atlas.areas().get(*index));
        let names: Vec<&str> = areas.map(|area| area.name.as_str()).collect();
        if names.is_empty() {
            self.kit.paragraph(card, Style::Help, self.kit.say(key::STUDY_MARK), Token::Text);
        } else {
            self.dotted(card, names.join(", "));
            rule(card);
            let senders = studying.senders(self.atlas);
            self.label(card, if senders.is_empty() { key::STUDY_NO_SENDERS } else { key::STUDY_SENDERS });
            for (index, reached) in senders {
                let topic = Topic::Muscle(index);
                let name = topic.name(self.atlas).unwrap_or_default();
                row(card, &self.kit, Learn::Pick(topic), name, Some(&reached.join(", ")));
            }
            self.kit.paragraph(card, Style::Label, self.kit.say(key::STUDY_PATTERN), Token::Second);
        }
        rule(card);
        self.caution(card, self.kit.say(key::STUDY_FIRST));
        let when_not = Press::new(Action::Open(Sheet::WhenNot), self.kit.say(key::WHEN_NOT));
        self.kit.button(card, when_not.styled(Style::Help));
    }

    /// Where pressing there can be felt.
    fn felt(&self, card: &mut Parent<'_>, topic: Topic) {
        let Some(text) = topic.felt(self.atlas) else { return };
        rule(card);
        self.dotted(card, self.kit.say(key::STUDY_FELT));
        let inset = Node { padding: UiRect::left(px(24)), flex_direction: FlexDirection::Column, ..default() };
        card.spawn((Pickable::IGNORE, inset)).with_children(|under| {
            self.kit.paragraph(under, Style::Help, text, Token::Text);
            self.kit.paragraph(under, Style::Label, self.kit.say(key::STUDY_PATTERN), Token::Second);
        });
    }

    /// Words after a dot in the colour that the skin has there.
    fn dotted(&self, card: &mut Parent<'_>, words: String) {
        let node = Node { column_gap: px(10), align_items: AlignItems::Center, flex_shrink: 0.0, ..default() };
        card.spawn((Pickable::IGNORE, node)).with_children(|row| {
            let dot =
                Node { width: px(14), height: px(14), border_radius: BorderRadius::MAX, flex_shrink: 0.0, ..default() };
            row.spawn((Fill(Token::Refer), dot));
            row.spawn(Node { flex_shrink: 1.0, ..default() })
                .with_children(|right| self.kit.paragraph(right, Style::Help, words, Token::Text));
        });
    }

    /// Two short texts beside each other, each under its label.
    fn pair(&self, card: &mut Parent<'_>, first: (Key, &str), second: (Key, &str)) {
        let node = Node { column_gap: px(16), align_items: AlignItems::Start, flex_shrink: 0.0, ..default() };
        card.spawn((Pickable::IGNORE, node)).with_children(|row| {
            for (label, text) in [first, second] {
                let Some(text) = written(text) else { continue };
                let half =
                    Node { flex_direction: FlexDirection::Column, flex_grow: 1.0, flex_basis: px(0), ..default() };
                row.spawn((Pickable::IGNORE, half)).with_children(|half| {
                    self.label(half, label);
                    self.kit.paragraph(half, Style::Help, text, Token::Text);
                });
            }
        });
    }

    fn label(&self, card: &mut Parent<'_>, words: Key) {
        self.kit.paragraph(card, Style::Label, self.kit.say(words), Token::Second);
    }

    /// What to take care of.
    fn mind(&self, card: &mut Parent<'_>, text: &str) {
        if let Some(text) = written(text) {
            self.caution(card, text.to_owned());
        }
    }

    fn caution(&self, card: &mut Parent<'_>, words: String) {
        card.spawn((
            Node { column_gap: px(12), align_items: AlignItems::Start, flex_shrink: 0.0, ..default() },
            spoken(accesskit::Role::Paragraph, words.clone()),
        ))
        .with_children(|row| {
            row.spawn((self.kit.icon(Icon::Caution), Ink(Token::Care)));
            row.spawn(Node { flex_shrink: 1.0, ..default() }).with_children(|right| {
                right.spawn(self.kit.text(Style::Help, words, Token::Care));
            });
        });
    }

    /// The routine that works there most, of those that do.
    fn routine(&self, card: &mut Parent<'_>, there: impl Fn(&str) -> bool) {
        let often = |entry: &Entry| entry.places.iter().filter(|id| there(id)).count();
        let best = self.entries.iter().enumerate().rev().max_by_key(|(_, entry)| often(entry));
        if let Some((index, entry)) = best.filter(|(_, entry)| often(entry) > 0) {
            let minutes = ("minutes", entry.minutes.into());
            let words = self.kit.say_with(key::STUDY_ROUTINE, &[("title", (&entry.title).into()), minutes]);
            let press = Press::new(Action::Choose(index), words).with(Icon::Play).like(Control::Main);
            self.kit.button(card, press.styled(Style::Help));
        }
    }

    /// Each source that is named, in full.
    fn sources(&self, card: &mut Parent<'_>, text: &str) {
        let mut sources: Vec<&str> =
            cited(text).filter_map(|key| Some(self.atlas.source(key)?.text.as_str())).collect();
        sources.dedup();
        if !sources.is_empty() {
            rule(card);
            self.label(card, key::STUDY_SOURCES);
            for source in sources {
                self.kit.paragraph(card, Style::Label, source, Token::Second);
            }
        }
    }
}

fn rule(card: &mut Parent<'_>) {
    card.spawn((Fill(Token::Hairline), Node { height: px(1), flex_shrink: 0.0, ..default() }));
}
