//! What scrolls in a sheet, and the bar beside it that shows how much there is.
//!
//! In: a name and what to fill it with. Out: a node that the wheel and the focus scroll, and that the keys can reach; a bar
//! that is seen only while something is out of sight.

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui::UiSystems;
use bevy::ui_widgets::{ControlOrientation, ScrollArea, Scrollbar, ScrollbarThumb};

use crate::app::theme::paint::Fill;
use crate::app::theme::palette::Token;
use crate::app::theme::widget::{Parent, spoken};

/// Room for the focus line round a control at the edge.
const EDGE: f32 = 8.0;
/// Width of the bar, and the least length of its thumb.
const BAR: f32 = 6.0;
const THUMB: f32 = 32.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, show_bars.after(UiSystems::Layout));
}

/// A list or group that scrolls.
pub(super) fn scroll(page: &mut Parent<'_>, role: accesskit::Role, name: String, fill: impl FnOnce(&mut Parent<'_>)) {
    let row = Node {
        column_gap: px(EDGE),
        margin: UiRect::axes(px(-EDGE), px(0)),
        flex_shrink: 1.0,
        min_height: px(96),
        ..default()
    };
    page.spawn(row).with_children(|row| {
        let area = Node {
            flex_direction: FlexDirection::Column,
            row_gap: px(12),
            padding: UiRect::all(px(EDGE)),
            flex_grow: 1.0,
            flex_basis: px(0),
            min_width: px(0),
            overflow: Overflow::scroll_y(),
            ..default()
        };
        let mut area =
            row.spawn((ScrollArea, TabIndex(0), spoken(role, name.clone()), AccessibleLabel::new(name), area));
        area.with_children(fill);
        let target = area.id();
        let (orientation, radius) = (ControlOrientation::Vertical, BorderRadius::all(px(BAR / 2.0)));
        row.spawn((
            Scrollbar { target, orientation, min_thumb_length: THUMB },
            Fill(Token::Track),
            Visibility::Hidden,
            Node { width: px(BAR), flex_shrink: 0.0, border_radius: radius, ..default() },
        ))
        .with_children(|bar| {
            bar.spawn((ScrollbarThumb { border_radius: radius, ..default() }, Fill(Token::Edge)));
        });
    });
}

/// A bar is seen while its area holds more than it shows.
fn show_bars(mut bars: Query<(&Scrollbar, &mut Visibility)>, areas: Query<&ComputedNode, With<ScrollArea>>) {
    for (bar, mut visibility) in &mut bars {
        let more = areas.get(bar.target).is_ok_and(|area| area.content_size().y > area.size().y + 1.0);
        visibility.set_if_neq(if more { Visibility::Inherited } else { Visibility::Hidden });
    }
}
