//! The first screen: what there is to do, one press from the check and three more from the first touch.
//!
//! In: the routines of the library. Out: a card for each, attack mode at the bottom right, "When not to massage" at the
//! bottom left, and the bust behind. It asks nothing and recommends nothing.

use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::prelude::*;
use bevy::ui::Checked;
use bevy::ui_widgets::{Button, ScrollArea};

use super::First;
use super::show::Made;
use crate::app::action::{Action, Does, Sheet};
use crate::app::shelf::Entry;
use crate::app::study::Learn;
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink, Rim};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, MARGIN_READING, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::atlas::vocabulary::Phase;
use crate::words::key;

/// Width of a card.
const CARD: f32 = 344.0;
/// Least height of a card.
const CARD_HIGH: f32 = 152.0;
/// Space between cards.
const GAP: f32 = 16.0;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let wide = made.layout() == Layout::Wide;
    let margin = if wide { MARGIN_READING } else { MARGIN_READING / 2.0 };
    parent
        .spawn((
            TabGroup::new(0),
            Node {
                flex_direction: FlexDirection::Row,
                align_items: AlignItems::Center,
                padding: UiRect::axes(px(margin), px(24)),
                flex_wrap: FlexWrap::Wrap,
                column_gap: px(16),
                flex_shrink: 0.0,
                ..default()
            },
        ))
        .with_children(|bar| {
            bar.spawn(kit.text(Style::Card, kit.say(key::APP), Token::Title));
            bar.spawn(Node { flex_grow: 1.0, ..default() });
            let study = Press::new(Action::Study(Learn::Open), kit.say(key::STUDY)).with(Icon::Fingers);
            kit.button(bar, study.like(Control::Quiet));
            let sound = Press::new(Action::Open(Sheet::Sound), kit.say(key::SOUND)).with(Icon::Voice);
            kit.button(bar, sound.like(Control::Quiet));
            kit.button(
                bar,
                Press::new(Action::Open(Sheet::Keys), kit.say(key::HELP)).with(Icon::Help).like(Control::Quiet),
            );
            if made.mode().may().quit {
                kit.button(bar, Press::new(Action::Quit, kit.say(key::QUIT)).with(Icon::Cross).like(Control::Quiet));
            }
        });
    parent
        .spawn((
            TabGroup::new(1),
            ScrollArea,
            Node {
                flex_direction: FlexDirection::Column,
                padding: UiRect::axes(px(margin), px(8)),
                row_gap: px(8),
                flex_grow: 1.0,
                flex_basis: px(0),
                overflow: Overflow::scroll_y(),
                ..default()
            },
        ))
        .with_children(|body| {
            kit.heading(body, Style::Title, kit.say(key::HOME_TITLE));
            kit.paragraph(body, Style::Body, kit.say(key::HOME_HELP), Token::Second);
            cards(body, kit, made);
            kit.paragraph(body, Style::Help, kit.say(key::NOT_MEDICINE), Token::Second);
        });
    foot(parent, kit, made, margin);
}

fn cards(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let attack = made.comfort().attack;
    // In an attack only what is made for it is offered: fewer things to choose from.
    let entries: Vec<(usize, Entry)> = made
        .library
        .0
        .entries()
        .into_iter()
        .enumerate()
        .filter(|(_, entry)| !attack || entry.phases.contains(&Phase::Attack))
        .collect();
    if entries.is_empty() {
        kit.paragraph(parent, Style::Body, kit.say(key::HOME_EMPTY), Token::Text);
    }
    let first = entries.first().map(|(index, _)| *index);
    let columns = match made.layout() {
        Layout::Wide => RepeatedGridTrack::px(2, kit.scale.control(CARD)),
        Layout::Middle => RepeatedGridTrack::flex(2, 1.0),
        Layout::Narrow => RepeatedGridTrack::flex(1, 1.0),
    };
    parent
        .spawn(Node {
            display: Display::Grid,
            grid_template_columns: columns,
            column_gap: px(GAP),
            row_gap: px(GAP),
            margin: UiRect::vertical(px(16)),
            flex_shrink: 0.0,
            ..default()
        })
        .with_children(|grid| {
            for (index, entry) in &entries {
                card(grid, kit, *index, entry, first == Some(*index));
            }
        });
}

fn card(parent: &mut Parent<'_>, kit: &Kit<'_>, index: usize, entry: &Entry, first: bool) {
    let minutes = kit.say_with(key::MINUTES, &[("minutes", entry.minutes.into())]);
    let position = position(kit, entry);
    let name = kit.say_with(
        key::HOME_CARD,
        &[
            ("title", (&entry.title).into()),
            ("minutes", entry.minutes.into()),
            ("position", (&position).into()),
            ("summary", (&entry.summary).into()),
        ],
    );
    let mut card = parent.spawn((
        Button,
        Does(Action::Choose(index)),
        Control::Card,
        AccessibleLabel::new(name),
        TabIndex(0),
        Node {
            min_height: px(kit.scale.control(CARD_HIGH)),
            padding: UiRect::axes(px(16), px(10)),
            border: UiRect::all(px(2)),
            border_radius: BorderRadius::all(px(16)),
            flex_direction: FlexDirection::Column,
            row_gap: px(6),
            ..default()
        },
    ));
    if first {
        card.insert(First);
    }
    card.with_children(|card| {
        card.spawn(kit.text(Style::Card, entry.title.clone(), Token::Title));
        card.spawn(kit.text(Style::Help, format!("{minutes}   {position}"), Token::Text));
        card.spawn(kit.text(Style::Help, entry.summary.clone(), Token::Second));
        card.spawn(Node { flex_grow: 1.0, ..default() });
        card.spawn(Node { column_gap: px(6), overflow: Overflow::clip(), ..default() }).with_children(|levels| {
            for level in &entry.levels {
                levels.spawn((
                    Node {
                        padding: UiRect::axes(px(10), px(2)),
                        border: UiRect::all(px(1)),
                        border_radius: BorderRadius::MAX,
                        ..default()
                    },
                    Rim(Token::Hairline),
                    Pickable::IGNORE,
                    children![kit.text(Style::Label, kit.say(key::level(*level)), Token::Second)],
                ));
            }
        });
    });
}

fn position(kit: &Kit<'_>, entry: &Entry) -> String {
    match entry.positions.as_slice() {
        [] => String::new(),
        [one] => kit.say(key::position(*one)),
        [one, other, ..] => {
            let (one, other) = (kit.say(key::position(*one)), kit.say(key::position(*other)));
            kit.say_with(key::EITHER, &[("one", (&one).into()), ("other", (&other).into())])
        }
    }
}

fn foot(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, margin: f32) {
    let narrow = made.layout() == Layout::Narrow;
    parent
        .spawn((
            TabGroup::new(2),
            Node {
                flex_direction: if narrow { FlexDirection::Column } else { FlexDirection::Row },
                align_items: if narrow { AlignItems::Stretch } else { AlignItems::End },
                justify_content: JustifyContent::SpaceBetween,
                padding: UiRect { left: px(margin - 20.0), right: px(margin), top: px(12), bottom: px(24) },
                row_gap: px(8),
                flex_shrink: 0.0,
                ..default()
            },
        ))
        .with_children(|foot| {
            let when_not = Press::new(Action::Open(Sheet::WhenNot), kit.say(key::WHEN_NOT)).with(Icon::Caution);
            kit.button(foot, when_not.like(Control::Quiet));
            attack_mode(foot, kit, made);
        });
}

/// The one big target for a bad day.
fn attack_mode(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let on = made.comfort().attack;
    let name = kit.say(if on { key::LEAVE_ATTACK } else { key::ATTACK_MODE });
    let mut target = parent.spawn((
        Button,
        Does(Action::Attack),
        Control::Plain,
        AccessibleLabel::new(name.clone()),
        TabIndex(0),
        Node {
            min_width: px(304),
            min_height: px(kit.scale.control(64.0)),
            padding: UiRect::axes(px(24), px(8)),
            border: UiRect::all(kit.scale.line(1.5)),
            border_radius: BorderRadius::all(px(16)),
            align_items: AlignItems::Center,
            column_gap: px(16),
            ..default()
        },
    ));
    if on {
        target.insert(Checked);
    }
    target.with_children(|inside| {
        inside.spawn((kit.icon(Icon::Moon), Ink(Token::Text)));
        inside
            .spawn((Node { flex_direction: FlexDirection::Column, ..default() }, Pickable::IGNORE, Fill(Token::Clear)))
            .with_children(|lines| {
                lines.spawn(kit.text(Style::Button, name, Token::Title));
                if !on {
                    lines.spawn(kit.text(Style::Label, kit.say(key::ATTACK_MODE_HELP), Token::Second));
                }
            });
    });
}
