//! The study of the body: a list to search, the body itself, its layers, and a card about what is chosen.
//!
//! In: [`Studying`] and the atlas. Out: nodes; the list is made anew when it changes, the card and what is ticked in place.
//! Letters narrow the list wherever the focus is; a press on the body chooses what lies there.

use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::prelude::*;
use bevy::ui::Checked;
use bevy::ui_widgets::ScrollArea;
use bevy::window::PrimaryWindow;

use super::First;
use super::session::parts::turnable;
use super::show::{Made, Shows};
use super::study_card::{self, Card};
use crate::app::action::{Action, Does};
use crate::app::playing::SessionSystems;
use crate::app::stage::Area;
use crate::app::stage::explore::Explore;
use crate::app::stage::probe::Probe;
use crate::app::stage::study::Layer;
use crate::app::study::{Kind, Learn, Studying};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Rim};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, MARGIN_SESSION, Style};
use crate::app::theme::widget::{Kit, Parent, Press, spoken};
use crate::words::{Key, key};

/// Width of the list and of the card.
const LIST: f32 = 264.0;
const CARD: f32 = 352.0;
/// Share of the window that the body has where words stand under it.
const STAGE: f32 = 0.40;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (study_card::fill, tick).chain().after(Shows).in_set(SessionSystems::Show));
}

/// The part of the window that the words leave to the body.
pub(in crate::app) fn area(layout: Layout) -> Area {
    match layout {
        Layout::Wide => Area { left: 0.235, top: 0.03, width: 0.46, height: 0.87 },
        Layout::Middle => Area { left: 0.42, top: 0.06, width: 0.56, height: 0.46 },
        Layout::Narrow => Area { left: 0.0, top: 0.05, width: 1.0, height: STAGE },
    }
}

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    turnable(parent).observe(point_at);
    let layout = made.layout();
    bar(parent, kit, layout);
    let column = FlexDirection::Column;
    let direction = if layout == Layout::Narrow { column } else { FlexDirection::Row };
    let margin = if layout == Layout::Narrow { MARGIN_SESSION / 2.0 } else { MARGIN_SESSION };
    let gap = px(16);
    parent
        .spawn((
            Pickable::IGNORE,
            Node {
                flex_direction: direction,
                flex_grow: 1.0,
                flex_basis: px(0),
                min_height: px(0),
                padding: UiRect { left: px(margin), right: px(margin), top: px(8), bottom: px(24) },
                column_gap: px(24),
                row_gap: gap,
                ..default()
            },
        ))
        .with_children(|body| match layout {
            Layout::Wide => {
                list(body, kit, made, Node { width: px(kit.scale.control(LIST)), flex_shrink: 0.0, ..default() });
                body.spawn((Pickable::IGNORE, Node { flex_grow: 1.0, align_items: AlignItems::End, ..default() }))
                    .with_children(|middle| layers(middle, kit));
                let width = px(kit.scale.control(CARD));
                study_card::spawn(body, Node { width, flex_shrink: 0.0, max_height: percent(100), ..default() });
            }
            Layout::Middle => {
                list(body, kit, made, Node { width: percent(38), flex_shrink: 0.0, ..default() });
                let right = Node {
                    flex_direction: column,
                    flex_grow: 1.0,
                    flex_basis: px(0),
                    row_gap: gap,
                    justify_content: JustifyContent::End,
                    ..default()
                };
                body.spawn((Pickable::IGNORE, right)).with_children(|right| {
                    layers(right, kit);
                    study_card::spawn(right, Node { max_height: percent(38), ..default() });
                });
            }
            Layout::Narrow => {
                body.spawn((Pickable::IGNORE, Node { height: percent(100.0 * STAGE), flex_shrink: 0.0, ..default() }));
                layers(body, kit);
                study_card::spawn(body, Node { max_height: percent(24), flex_shrink: 0.0, ..default() });
                list(body, kit, made, Node { flex_grow: 1.0, flex_basis: px(0), min_height: px(0), ..default() });
            }
        });
}

/// A press on the body asks what lies there.
fn point_at(
    mut click: On<Pointer<Click>>,
    explore: Res<Explore>,
    studying: Res<Studying>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut probes: MessageWriter<Probe>,
) {
    click.propagate(false);
    if !explore.dragging {
        let at = click.pointer_location.position / window.size().max(Vec2::ONE);
        probes.write(Probe { at, place: studying.kind == Kind::Places });
    }
}

fn bar(parent: &mut Parent<'_>, kit: &Kit<'_>, layout: Layout) {
    let margin = if layout == Layout::Narrow { 0.0 } else { MARGIN_SESSION - 20.0 };
    let node = Node {
        align_items: AlignItems::Center,
        padding: UiRect { left: px(margin), right: px(MARGIN_SESSION), top: px(20), bottom: px(8) },
        column_gap: px(8),
        flex_shrink: 0.0,
        ..default()
    };
    parent.spawn((TabGroup::new(0), Pickable::IGNORE, node)).with_children(|bar| {
        kit.button(bar, Press::new(Action::Leave, kit.say(key::BACK)).with(Icon::Back).like(Control::Quiet));
        kit.heading(bar, Style::Card, kit.say(key::STUDY));
    });
}

/// What is searched for, what is listed, the list.
fn list(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, node: Node) {
    let studying = &made.studying;
    let node = Node { flex_direction: FlexDirection::Column, row_gap: px(8), min_height: px(0), ..node };
    parent.spawn((TabGroup::new(1), Pickable::IGNORE, node)).with_children(|column| {
        let search = if studying.typed.is_empty() {
            kit.say(key::STUDY_SEARCH)
        } else {
            kit.say_with(key::STUDY_TYPED, &[("text", (&studying.typed).into())])
        };
        let mut told = spoken(accesskit::Role::Status, search.clone());
        told.set_live(accesskit::Live::Polite);
        let ink = if studying.typed.is_empty() { Token::Second } else { Token::Title };
        let field = Node {
            min_height: px(kit.scale.control(48.0)),
            padding: UiRect::axes(px(16), px(4)),
            border: UiRect::all(px(1)),
            border_radius: BorderRadius::all(px(12)),
            align_items: AlignItems::Center,
            flex_shrink: 0.0,
            ..default()
        };
        column.spawn((Fill(Token::Surface), Rim(Token::Edge), told, field)).with_children(|field| {
            field.spawn(kit.text(Style::Help, search, ink));
        });
        column.spawn((Pickable::IGNORE, Node { column_gap: px(8), flex_shrink: 0.0, ..default() })).with_children(
            |chips| {
                for (kind, words) in [(Kind::Muscles, key::STUDY_MUSCLES), (Kind::Places, key::STUDY_PLACES)] {
                    chip(chips, kit, Learn::Show(kind), words);
                }
            },
        );
        let rows = studying.list(made.library.0.atlas());
        let first = rows.iter().map(|(topic, _)| *topic).find(|topic| studying.chosen == Some(*topic));
        let first = first.or_else(|| rows.first().map(|(topic, _)| *topic));
        if rows.is_empty() {
            kit.paragraph(column, Style::Help, kit.say(key::STUDY_NOTHING), Token::Second);
        }
        column
            .spawn((
                ScrollArea,
                Node {
                    flex_direction: FlexDirection::Column,
                    row_gap: px(2),
                    flex_grow: 1.0,
                    flex_basis: px(0),
                    min_height: px(0),
                    overflow: Overflow::scroll_y(),
                    ..default()
                },
            ))
            .with_children(|scroll| {
                for (topic, name) in rows {
                    let press = Press::new(Action::Study(Learn::Pick(topic)), name).like(Control::Row);
                    let mut row = kit.button(scroll, press.styled(Style::Help));
                    row.entry::<Node>().and_modify(|mut node| {
                        node.justify_content = JustifyContent::Start;
                        node.padding = UiRect::axes(px(16), px(6));
                        node.flex_shrink = 0.0;
                    });
                    if first == Some(topic) {
                        row.insert(First);
                    }
                }
            });
    });
}

/// How much is taken away, and whether the subject is seen alone.
fn layers(parent: &mut Parent<'_>, kit: &Kit<'_>) {
    let node = Node {
        flex_grow: 1.0,
        max_height: px(kit.scale.control(108.0)),
        flex_wrap: FlexWrap::Wrap,
        justify_content: JustifyContent::Center,
        align_content: AlignContent::End,
        column_gap: px(6),
        row_gap: px(6),
        flex_shrink: 0.0,
        ..default()
    };
    parent.spawn((TabGroup::new(2), Pickable::IGNORE, node)).with_children(|row| {
        let words = [key::STUDY_SKIN, key::STUDY_SURFACE, key::STUDY_DEEP, key::STUDY_BONE];
        for (layer, words) in Layer::ALL.into_iter().zip(words) {
            chip(row, kit, Learn::Layer(layer), words);
        }
        chip(row, kit, Learn::Alone, key::STUDY_ALONE);
    });
}

fn chip(parent: &mut Parent<'_>, kit: &Kit<'_>, learn: Learn, words: Key) {
    kit.button(parent, Press::new(Action::Study(learn), kit.say(words)).like(Control::Chip).styled(Style::Help));
}

/// What is on is ticked.
fn tick(studying: Res<Studying>, controls: Query<(Entity, &Does, Has<Checked>)>, mut commands: Commands) {
    for (entity, does, ticked) in &controls {
        let Action::Study(learn) = does.0 else { continue };
        match (studying.is(learn), ticked) {
            (true, false) => {
                commands.entity(entity).insert(Checked);
            }
            (false, true) => {
                commands.entity(entity).remove::<Checked>();
            }
            _ => {}
        }
    }
}

/// The card's place, for whoever fills it.
pub(super) fn card_node(node: Node) -> impl Bundle {
    (
        Card,
        Fill(Token::Pad),
        TabGroup::new(3),
        ScrollArea,
        TabIndex(0),
        Node {
            flex_direction: FlexDirection::Column,
            row_gap: px(10),
            padding: UiRect::all(px(24)),
            border_radius: BorderRadius::all(px(16)),
            align_self: AlignSelf::Stretch,
            min_height: px(0),
            overflow: Overflow::scroll_y(),
            ..node
        },
    )
}
