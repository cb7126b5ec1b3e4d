//! The session on a wide screen: three columns over the stage.
//!
//! In: the kit and the session. Out: nodes at the places of the design sheet, section 8 (measures at 1280 by 720).

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::parts::{badge, caption, following_ring, no_sound, pause, pressure, slot, stop, told_row};
use super::questions::Questions;
use super::strip;
use super::told::Slot;
use crate::app::action::{Action, Sheet};
use crate::app::captions::{Place, Size};
use crate::app::playing::Playing;
use crate::app::screens::show::{Made, at};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Rests};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{MARGIN_SESSION, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::score::session::Input;
use crate::words::key;

/// Width of the left column.
const LEFT: f32 = 304.0;
/// Diameter of the ring.
const RING: f32 = 232.0;
/// Width of the card under it, of what comes then.
const NEXT: f32 = 240.0;
/// Top of a caption under the bar.
const TOP: f32 = 96.0;
/// Foot of the row of controls, from the bottom.
const ROW: f32 = 64.0;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, playing: &Playing) {
    top(parent, kit, made, playing);
    left(parent, kit);
    right(parent, kit);
    let captions = made.comfort().captions;
    if captions.size != Size::Off {
        let place = match captions.place {
            Place::Bottom => at(Some(0.0), None, Some(0.0), Some(143.0)),
            // Between what is told at the left and the ring at the right.
            Place::Top => {
                let left = MARGIN_SESSION + kit.scale.words(LEFT) + 16.0;
                at(Some(left), Some(TOP), Some(MARGIN_SESSION + NEXT + 16.0), None)
            }
        };
        parent
            .spawn((Node { justify_content: JustifyContent::Center, ..place }, Pickable::IGNORE))
            .with_children(|middle| caption(middle, kit, captions.ground, captions.size.factor(), false));
    }
    foot(parent, kit, playing);
    strip::spawn(parent, kit, playing, at(Some(MARGIN_SESSION), None, Some(MARGIN_SESSION), Some(14.0)), true);
}

fn top(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, playing: &Playing) {
    let title = playing.score().map_or_else(String::new, |score| score.title.clone());
    parent
        .spawn((
            TabGroup::new(2),
            Node {
                align_items: AlignItems::Center,
                column_gap: px(4),
                ..at(Some(MARGIN_SESSION), Some(24.0), Some(MARGIN_SESSION - 16.0), None)
            },
            Pickable::IGNORE,
        ))
        .with_children(|bar| {
            bar.spawn((kit.text(Style::Body, title, Token::Second), Rests));
            bar.spawn((Node { width: px(12), ..default() }, Pickable::IGNORE));
            no_sound(bar, kit, Style::Body);
            bar.spawn((Node { flex_grow: 1.0, ..default() }, Pickable::IGNORE));
            let sound = if made.hearing.muted { key::SOUND_ON } else { key::SILENT };
            let icons = [
                (Action::Mute, sound, Icon::Voice),
                (Action::Captions, key::CAPTIONS, Icon::Captions),
                (Action::Mirror, key::MIRROR, Icon::Mirror),
                (Action::Open(Sheet::More), key::MORE, Icon::More),
            ];
            for (action, words, icon) in icons {
                kit.button(bar, Press::icon(action, kit.say(words), icon).like(Control::Quiet)).insert(Rests);
            }
            let attack = Press::new(Action::Attack, kit.say(key::ATTACK_MODE)).with(Icon::Moon);
            kit.button(bar, attack.like(Control::Quiet)).insert(Rests);
        });
}

fn left(parent: &mut Parent<'_>, kit: &Kit<'_>) {
    parent
        .spawn((
            Node {
                width: px(kit.scale.words(LEFT)),
                flex_direction: FlexDirection::Column,
                row_gap: px(8),
                ..at(Some(MARGIN_SESSION), Some(100.0), None, None)
            },
            Pickable::IGNORE,
        ))
        .with_children(|column| {
            slot(column, kit, Slot::Next, Style::Body, Token::Second);
            column
                .spawn((Node { align_items: AlignItems::Center, column_gap: px(12), ..default() }, Pickable::IGNORE))
                .with_children(|row| {
                    badge(row, kit, Slot::Letter, 44.0, Token::Accent);
                    slot(row, kit, Slot::Side, Style::Button, Token::Text);
                });
            column.spawn(Node { height: px(4), ..default() });
            slot(column, kit, Slot::Title, Style::Step, Token::Title);
            slot(column, kit, Slot::Landmark, Style::Body, Token::Text);
            column.spawn(Node { height: px(4), ..default() });
            told_row(column, kit, Icon::Fingers, Slot::Tool);
            told_row(column, kit, Icon::Clock, Slot::Length);
            column.spawn(Node { height: px(12), ..default() });
            pressure(column, kit, true);
        });
}

fn right(parent: &mut Parent<'_>, kit: &Kit<'_>) {
    parent
        .spawn((
            Node {
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                row_gap: px(32),
                ..at(None, Some(104.0), Some(MARGIN_SESSION), None)
            },
            Pickable::IGNORE,
        ))
        .with_children(|column| {
            following_ring(column, kit, RING, 6.0);
            column
                .spawn((
                    Fill(Token::Surface),
                    Node {
                        width: px(NEXT),
                        min_height: px(70),
                        padding: UiRect::axes(px(16), px(10)),
                        border_radius: BorderRadius::all(px(16)),
                        align_items: AlignItems::Center,
                        column_gap: px(12),
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|card| {
                    badge(card, kit, Slot::ThenLetter, 36.0, Token::Edge);
                    card.spawn((
                        Node { flex_direction: FlexDirection::Column, flex_shrink: 1.0, ..default() },
                        Pickable::IGNORE,
                    ))
                    .with_children(|lines| {
                        lines.spawn(kit.text(Style::Label, kit.say(key::THEN), Token::Second));
                        slot(lines, kit, Slot::Then, Style::Body, Token::Text);
                    });
                });
        });
}

fn foot(parent: &mut Parent<'_>, kit: &Kit<'_>, playing: &Playing) {
    let held = playing.session().is_some() && !playing.moves();
    let bar =
        |left, right| Node { align_items: AlignItems::Center, column_gap: px(12), ..at(left, None, right, Some(ROW)) };
    parent.spawn((TabGroup::new(0), bar(Some(MARGIN_SESSION), None), Pickable::IGNORE)).with_children(|row| {
        pause(row, kit, held, false);
        for (action, words, icon) in [(Input::Again, key::AGAIN, Icon::Again), (Input::Next, key::SKIP, Icon::Next)] {
            let press = Press::icon(Action::Do(action), kit.say(words), icon).like(Control::Quiet);
            kit.button(row, press.high(64.0)).insert(Rests);
        }
    });
    parent.spawn((
        Questions,
        TabGroup::new(1),
        Node { justify_content: JustifyContent::Center, ..bar(Some(0.0), Some(0.0)) },
        Pickable::IGNORE,
    ));
    parent.spawn((TabGroup::new(3), bar(None, Some(MARGIN_SESSION)), Pickable::IGNORE)).with_children(|row| {
        stop(row, kit);
    });
}
