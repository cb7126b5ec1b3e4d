//! The session where there is less room: one column under the stage, or words at its right.
//!
//! In: the kit and the session. Out: in this order badge and title, pressure, caption, question, Pause and Stop, strip.
//! Landmark, tool, next card and the icons are in the "more" sheet or left out; nothing scrolls.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::parts::{With, badge, caption, following_ring, no_sound, pause, pressure, slot, stop, told_row};
use super::questions::Questions;
use super::strip;
use super::told::Slot;
use crate::app::action::{Action, Sheet};
use crate::app::captions::{Captions, Place, Size};
use crate::app::playing::Playing;
use crate::app::screens::show::{Made, at};
use crate::app::theme::icon::Icon;
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, MARGIN_SESSION, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::words::key;

/// Share of the height that is the stage's in one column, and of the width beside one.
pub(crate) const STAGE: f32 = 44.0;
/// Diameter of the ring over the stage.
const RING: f32 = 168.0;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, playing: &Playing) {
    let beside = made.layout() == Layout::Middle;
    corners(parent, kit, beside);
    let column = if beside {
        Node {
            width: percent(100.0 - STAGE),
            padding: UiRect { left: px(0), right: px(MARGIN_SESSION), top: px(20), bottom: px(16) },
            ..at(None, Some(0.0), Some(0.0), Some(0.0))
        }
    } else {
        Node {
            height: percent(100.0 - STAGE),
            padding: UiRect { left: px(MARGIN_SESSION), right: px(MARGIN_SESSION), top: px(0), bottom: px(12) },
            ..at(Some(0.0), None, Some(0.0), Some(0.0))
        }
    };
    parent
        .spawn((
            Node { flex_direction: FlexDirection::Column, row_gap: px(if beside { 10 } else { 16 }), ..column },
            Pickable::IGNORE,
        ))
        .with_children(|column| {
            let captions = made.comfort().captions;
            if captions.place == Place::Top {
                captioned(column, kit, captions);
            }
            column
                .spawn((Node { align_items: AlignItems::Center, column_gap: px(20), ..default() }, Pickable::IGNORE))
                .with_children(|row| {
                    badge(row, kit, Slot::Letter, 44.0, Token::Accent);
                    row.spawn((
                        Node { flex_direction: FlexDirection::Column, flex_shrink: 1.0, ..default() },
                        Pickable::IGNORE,
                    ))
                    .with_children(|lines| {
                        slot(lines, kit, Slot::Next, Style::Help, Token::Second);
                        slot(lines, kit, Slot::Title, Style::Card, Token::Title);
                    });
                });
            if roomy(kit, beside) {
                slot(column, kit, Slot::Landmark, Style::Body, Token::Text);
                told_row(column, kit, Icon::Fingers, Slot::Tool);
            }
            pressure(column, kit, roomy(kit, beside));
            column.spawn((Node { flex_grow: 1.0, ..default() }, Pickable::IGNORE));
            if captions.place == Place::Bottom {
                captioned(column, kit, captions);
            }
            column.spawn((Node { flex_grow: 1.0, ..default() }, Pickable::IGNORE));
            column.spawn((
                Questions,
                TabGroup::new(1),
                Node { column_gap: px(12), row_gap: px(8), flex_wrap: FlexWrap::Wrap, ..default() },
                Pickable::IGNORE,
            ));
            column.spawn((TabGroup::new(0), Node { column_gap: px(16), ..default() }, Pickable::IGNORE)).with_children(
                |row| {
                    pause(row, kit, !playing.moves(), true);
                    stop(row, kit).entry::<Node>().and_modify(|mut node| {
                        node.flex_grow = 1.0;
                        node.flex_basis = px(0);
                    });
                },
            );
            strip::spawn(column, kit, playing, Node { width: percent(100), ..default() }, false);
        });
}

/// The caption, in its place in the column.
fn captioned(column: &mut Parent<'_>, kit: &Kit<'_>, captions: Captions) {
    if captions.size == Size::Off {
        return;
    }
    let node = Node { justify_content: JustifyContent::Center, ..default() };
    column.spawn((With(Slot::Caption), node, Pickable::IGNORE)).with_children(|middle| {
        // Twice the words is large enough here: the caption's own steps would leave no room.
        let factor = if kit.scale.rem > 24.0 { 0.75 } else { 1.0 };
        caption(middle, kit, captions.ground, factor, false);
    });
}

/// Whether one column has room for more than the least: 60 rem of height for the words.
fn roomy(kit: &Kit<'_>, beside: bool) -> bool {
    !beside && kit.scale.window.y * (1.0 - STAGE / 100.0) > 60.0 * kit.scale.rem
}

/// Attack mode and "more" in the corners, the ring over the stage.
fn corners(parent: &mut Parent<'_>, kit: &Kit<'_>, beside: bool) {
    let stage = if beside {
        Node { width: percent(STAGE), ..at(Some(0.0), Some(0.0), None, Some(0.0)) }
    } else {
        Node { height: percent(STAGE), ..at(Some(0.0), Some(0.0), Some(0.0), None) }
    };
    parent.spawn((stage, TabGroup::new(2), Pickable::IGNORE)).with_children(|stage| {
        stage.spawn((at(Some(MARGIN_SESSION), Some(24.0), None, None), Pickable::IGNORE)).with_children(|corner| {
            kit.button(corner, Press::icon(Action::Attack, kit.say(key::ATTACK_MODE), Icon::Moon).high(64.0));
        });
        stage.spawn((at(None, Some(24.0), Some(MARGIN_SESSION), None), Pickable::IGNORE)).with_children(|corner| {
            kit.button(corner, Press::icon(Action::Open(Sheet::More), kit.say(key::MORE), Icon::More).high(64.0));
        });
        let below = 24.0 + kit.scale.control(64.0) + 12.0;
        stage
            .spawn((at(Some(MARGIN_SESSION), Some(below), None, None), Pickable::IGNORE))
            .with_children(|corner| no_sound(corner, kit, Style::Help));
        let below = 24.0 + kit.scale.control(64.0) + 4.0;
        stage
            .spawn((at(None, Some(below), Some(MARGIN_SESSION), None), Pickable::IGNORE))
            .with_children(|corner| following_ring(corner, kit, kit.scale.control(RING).min(240.0), 6.0));
    });
}
