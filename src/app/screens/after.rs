//! After a session: one calm sentence, how long it was, and the way back. No score, no streak, no question.
//!
//! In: the session that ended. Out: words and one button. Keeping how it felt is the diary's.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::First;
use super::show::Made;
use crate::app::action::Action;
use crate::app::theme::paint::Control;
use crate::app::theme::palette::Token;
use crate::app::theme::ring::{Dial, DialMode};
use crate::app::theme::scale::Style;
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::score::session::State as Stand;
use crate::score::time::{Frame, RATE};
use crate::words::key;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let whole = made.playing.stand() == Some(Stand::Ended(true));
    let seconds = made.playing.score().map_or(0, |score| hands_on(score, made.playing.frame()) / RATE);
    parent
        .spawn((
            TabGroup::new(0),
            Node {
                width: percent(100),
                height: percent(100),
                flex_direction: FlexDirection::Column,
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                padding: UiRect::all(px(24)),
                row_gap: px(16),
                ..default()
            },
        ))
        .with_children(|page| {
            if whole {
                super::session::ring(page, kit, 160.0, Dial { mode: DialMode::Done, ..default() });
            }
            kit.heading(page, Style::Title, kit.say(if whole { key::AFTER_WHOLE } else { key::AFTER_PART }));
            kit.paragraph(page, Style::Body, kit.say(key::AFTER_HELP), Token::Text);
            let time = [("minutes", (seconds / 60).into()), ("seconds", (seconds % 60).into())];
            kit.paragraph(page, Style::Help, kit.say_with(key::AFTER_TIME, &time), Token::Second);
            page.spawn(Node { height: px(16), ..default() });
            let back = Press::new(Action::Leave, kit.say(key::TO_LIBRARY)).like(Control::Main).high(64.0);
            kit.button(page, back).insert(First);
        });
}

/// Hands-on time up to a frame.
fn hands_on(score: &crate::score::types::Score, until: Frame) -> Frame {
    score.halves.iter().map(|half| half.lift.min(until).saturating_sub(half.touch)).sum()
}
