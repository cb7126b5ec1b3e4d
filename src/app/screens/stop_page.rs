//! The stop page: a warning sign, so no session. It stays until it is closed, and never closes by itself or by Esc.
//!
//! In: whether a session ran. Out: the stop words, the number as text (a desktop cannot call), what else to watch for.
//! It has no timer and no sound of its own; the first focus is not on closing it.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::First;
use super::show::{Made, middle_of_the_window};
use crate::app::action::{Action, Sheet};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink, Rim};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::words::key;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let in_session = made.cause.in_session;
    let (over, sentence, words) = if in_session {
        (key::ENDED_FOR_SAFETY, key::STOP_NOW, key::STOP_WORDS)
    } else {
        (key::NOT_TODAY, key::STOP_CHECK_FIRST, key::STOP_CHECK_WORDS)
    };
    let wide = made.layout() == Layout::Wide;
    parent.spawn(middle_of_the_window()).with_children(|middle| {
        middle
            .spawn((
                TabGroup::modal(),
                Fill(Token::Surface),
                Rim(Token::CareEdge),
                Node {
                    flex_direction: FlexDirection::Column,
                    width: percent(100),
                    max_width: px(kit.scale.control(800.0)),
                    padding: UiRect::axes(px(if wide { 56 } else { 24 }), px(if wide { 48 } else { 24 })),
                    border: UiRect::all(kit.scale.line(1.5)),
                    border_radius: BorderRadius::all(px(24)),
                    row_gap: px(16),
                    ..default()
                },
            ))
            .with_children(|page| {
                page.spawn(Node { align_items: AlignItems::Center, column_gap: px(16), ..default() }).with_children(
                    |row| {
                        row.spawn((kit.icon(Icon::Caution), Ink(Token::Care)));
                        kit.paragraph(row, Style::Card, kit.say(over), Token::Care);
                    },
                );
                kit.heading(page, Style::Title, kit.say(sentence));
                kit.paragraph(page, Style::Answer, kit.say(words), Token::Text);
                number_and_more(page, kit, made.layout());
                kit.paragraph(page, Style::Help, kit.say(key::NOTHING_MORE), Token::Second);
                page.spawn(Node { justify_content: JustifyContent::End, ..default() }).with_children(|row| {
                    let close = Press::new(Action::ClosePage, kit.say(key::CLOSE_PAGE));
                    kit.button(row, close.like(Control::Quiet));
                });
            });
    });
}

fn number_and_more(page: &mut Parent<'_>, kit: &Kit<'_>, layout: Layout) {
    let narrow = layout == Layout::Narrow;
    page.spawn(Node {
        flex_direction: if narrow { FlexDirection::Column } else { FlexDirection::Row },
        align_items: if narrow { AlignItems::Stretch } else { AlignItems::Center },
        justify_content: JustifyContent::SpaceBetween,
        column_gap: px(24),
        row_gap: px(16),
        margin: UiRect::vertical(px(8)),
        ..default()
    })
    .with_children(|row| {
        row.spawn(Node { align_items: AlignItems::Center, column_gap: px(24), flex_shrink: 1.0, ..default() })
            .with_children(|number| {
                number.spawn((kit.icon(Icon::Phone), Ink(Token::Care)));
                number
                    .spawn(Node { flex_direction: FlexDirection::Column, flex_shrink: 1.0, ..default() })
                    .with_children(|lines| {
                        kit.paragraph(lines, Style::Title, kit.say(key::NUMBER), Token::Care);
                        kit.paragraph(lines, Style::Help, kit.say(key::NUMBER_HELP), Token::Second);
                    });
            });
        let more = Press::new(Action::Open(Sheet::WhenNot), kit.say(key::WATCH_FOR)).high(72.0).wide(280.0);
        kit.button(row, more.styled(Style::Card)).insert(First);
    });
}
