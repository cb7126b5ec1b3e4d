//! The strip: the whole session in segments as long as their time, lettered where one side is worked on.
//!
//! In: the score. Out: one segment for each half, made once for a score; [`super::follow`] fills them.

use bevy::prelude::*;

use super::told::Slot;
use crate::app::playing::Playing;
use crate::app::theme::paint::{Fill, Rests};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::Style;
use crate::app::theme::widget::{Kit, Parent};
use crate::score::time::seconds;
use crate::words::key;

/// A segment: the half it stands for.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment(pub usize);

/// The part of a segment that is over.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled(pub usize);

/// The letter above a segment.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lettered(pub usize);

/// Makes the strip; with the words beside it where there is room.
#[expect(clippy::cast_possible_truncation, reason = "a share of the strip's width")]
pub fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, playing: &Playing, node: Node, with_words: bool) {
    let Some(score) = playing.score() else { return };
    parent.spawn((Node { align_items: AlignItems::End, column_gap: px(24), ..node }, Pickable::IGNORE)).with_children(
        |strip| {
            if with_words {
                strip.spawn((kit.text(Style::Clock, "", Token::Second), Slot::Count, Rests));
            }
            strip
                .spawn((
                    Node { flex_grow: 1.0, column_gap: px(6), align_items: AlignItems::End, ..default() },
                    Pickable::IGNORE,
                ))
                .with_children(|segments| {
                    for (index, half) in score.halves.iter().enumerate() {
                        let long = seconds(half.lift.saturating_sub(half.start)).max(1.0) as f32;
                        segments
                            .spawn((
                                Node {
                                    flex_direction: FlexDirection::Column,
                                    align_items: AlignItems::Center,
                                    row_gap: px(2),
                                    flex_grow: long,
                                    flex_basis: px(0),
                                    min_width: px(4),
                                    padding: UiRect::bottom(px(if with_words { 7 } else { 0 })),
                                    ..default()
                                },
                                Pickable::IGNORE,
                            ))
                            .with_children(|column| {
                                if let Some(side) = half.side {
                                    let letter = kit.say(key::letter(side));
                                    column
                                        .spawn((kit.text(Style::SmallLetter, letter, Token::Second), Lettered(index)));
                                }
                                segment(column, index);
                            });
                    }
                });
            if with_words {
                strip.spawn((kit.text(Style::Clock, "", Token::Second), Slot::Left, Rests));
            }
        },
    );
}

fn segment(column: &mut Parent<'_>, index: usize) {
    let node = |width| Node {
        width: percent(width),
        height: px(8),
        border_radius: BorderRadius::all(px(4)),
        flex_shrink: 0.0,
        ..default()
    };
    column.spawn((Segment(index), Fill(Token::Track), node(100.0), Pickable::IGNORE)).with_children(|track| {
        track.spawn((Filled(index), Fill(Token::Accent), node(0.0), Pickable::IGNORE));
    });
}
