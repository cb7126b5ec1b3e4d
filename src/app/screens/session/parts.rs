//! The pieces of the session screen that every layout has: ring, badge, pressure bar, caption, transport.
//!
//! In: a [`Kit`] and a parent. Out: nodes with a [`Slot`], which [`super::follow`] fills each frame.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;
use bevy::text::FontSize;
use bevy::ui_render::prelude::MaterialNode;

use super::told::Slot;
use crate::app::action::{Action, Wanted};
use crate::app::captions::Ground;
use crate::app::screens::First;
use crate::app::screens::show::at;
use crate::app::stage::explore::Explore;
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink, Rests, Rim, Shade};
use crate::app::theme::palette::Token;
use crate::app::theme::ring::{Dial, RingMaterial};
use crate::app::theme::scale::Style;
use crate::app::theme::widget::{Kit, Parent, Press, spoken};
use crate::score::session::Input;
use crate::words::key;

/// A node that is there only while its slot has a text.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct With(pub Slot);

/// A part of the pressure bar.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// All of it.
    Whole,
    /// Pressure now.
    Now,
    /// What the place bears.
    Cap,
    /// The knob.
    Knob,
}

/// The ring that follows the session.
#[derive(Component, Clone, Copy, Debug)]
pub struct Follows;

/// Degrees that a drag of one pixel turns the body, and how much a notch of the wheel brings it nearer.
const DRAG: f32 = 0.35;
const NOTCH: f32 = 0.9;
/// A pointer that has gone so far since it went down drags, pixels.
const A_DRAG: f32 = 8.0;

/// The stage: tapping it pauses and goes on, dragging it turns the body, the wheel goes nearer.
pub fn stage(parent: &mut Parent<'_>) {
    let tapped = |mut click: On<Pointer<Click>>, explore: Res<Explore>, mut wanted: MessageWriter<Wanted>| {
        click.propagate(false);
        if !explore.dragging {
            wanted.write(Wanted(Action::Do(Input::Toggle)));
        }
    };
    turnable(parent).observe(tapped);
}

/// The body's part of the window: dragging it turns the body, the wheel goes nearer. What a tap does is the caller's to add.
pub fn turnable<'p>(parent: &'p mut Parent<'_>) -> EntityCommands<'p> {
    let mut made = parent.spawn((at(Some(0.0), Some(0.0), Some(0.0), Some(0.0)), Pickable::default()));
    made.observe(|mut drag: On<Pointer<Drag>>, mut explore: ResMut<Explore>| {
        drag.propagate(false);
        explore.dragging |= drag.distance.length() > A_DRAG;
        if explore.dragging {
            explore.turn(-drag.delta.x * DRAG, drag.delta.y * DRAG);
        }
    })
    .observe(|mut end: On<Pointer<DragEnd>>, mut explore: ResMut<Explore>| {
        end.propagate(false);
        explore.dragging = false;
    })
    .observe(|mut scroll: On<Pointer<Scroll>>, mut explore: ResMut<Explore>| {
        scroll.propagate(false);
        explore.zoom(NOTCH.powf(scroll.y.clamp(-3.0, 3.0)));
    });
    made
}

/// A text that is told each frame.
pub fn slot(parent: &mut Parent<'_>, kit: &Kit<'_>, slot: Slot, style: Style, ink: Token) {
    parent.spawn((kit.text(style, "", ink), slot));
}

/// For screen readers: each step in one sentence when it begins.
pub fn aloud(parent: &mut Parent<'_>) {
    let mut node = spoken(accesskit::Role::Status, "");
    node.set_live(accesskit::Live::Polite);
    parent.spawn((Slot::Aloud, node, at(Some(0.0), Some(0.0), None, None), Pickable::IGNORE));
}

/// The ring with its digits, of a given diameter.
pub fn ring(parent: &mut Parent<'_>, kit: &Kit<'_>, diameter: f32, dial: Dial) {
    dialled(parent, diameter, dial, |_| {});
    let _ = kit;
}

/// The ring that follows the session.
pub fn following_ring(parent: &mut Parent<'_>, kit: &Kit<'_>, diameter: f32, line: f32) {
    parent.spawn(Node { width: px(diameter), height: px(diameter), flex_shrink: 0.0, ..default() }).with_children(
        |place| {
            dialled(place, diameter, Dial { line, ..default() }, |ring| {
                ring.insert(Follows);
            });
            place
                .spawn((
                    Node {
                        position_type: PositionType::Absolute,
                        width: percent(100),
                        height: percent(100),
                        flex_direction: FlexDirection::Column,
                        align_items: AlignItems::Center,
                        justify_content: JustifyContent::Center,
                        ..default()
                    },
                    Pickable::IGNORE,
                ))
                .with_children(|words| {
                    slot(words, kit, Slot::Digits, Style::Digits, Token::Title);
                    slot(words, kit, Slot::RingWord, Style::Section, Token::Title);
                    slot(words, kit, Slot::RingHelp, Style::Help, Token::Second);
                });
        },
    );
}

fn dialled(parent: &mut Parent<'_>, diameter: f32, dial: Dial, more: impl FnOnce(&mut EntityCommands<'_>)) {
    let mut ring = parent.spawn((
        dial,
        NewRing,
        Node { width: px(diameter), height: px(diameter), flex_shrink: 0.0, ..default() },
        Pickable::IGNORE,
    ));
    more(&mut ring);
}

/// A ring that has no material yet.
#[derive(Component, Clone, Copy, Debug)]
pub struct NewRing;

/// Gives each new ring a material of its own.
pub fn give_materials(
    rings: Query<Entity, bevy::ecs::query::With<NewRing>>,
    mut materials: ResMut<Assets<RingMaterial>>,
    mut commands: Commands,
) {
    for ring in &rings {
        commands.entity(ring).remove::<NewRing>().insert(MaterialNode(materials.add(RingMaterial::default())));
    }
}

/// The badge of the side: a letter in a circle.
pub fn badge(parent: &mut Parent<'_>, kit: &Kit<'_>, letter: Slot, side: f32, rim: Token) {
    let side = px(kit.scale.control(side));
    parent
        .spawn((
            With(letter),
            Rim(rim),
            Node {
                min_width: side,
                height: side,
                padding: UiRect::horizontal(px(8)),
                border: UiRect::all(px(2)),
                border_radius: BorderRadius::MAX,
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|inside| slot(inside, kit, letter, Style::Letter, Token::Title));
}

/// An icon with a text after it, there only while it has one.
pub fn told_row(parent: &mut Parent<'_>, kit: &Kit<'_>, icon: Icon, text: Slot) {
    parent
        .spawn((
            With(text),
            Node { align_items: AlignItems::Center, column_gap: px(10), ..default() },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            row.spawn((kit.icon(icon), Ink(Token::Second)));
            row.spawn((Node { flex_shrink: 1.0, ..default() }, Pickable::IGNORE))
                .with_children(|inside| slot(inside, kit, text, Style::Help, Token::Second));
        });
}

/// The pressure: a word, what it feels like, and a bar with the limit of the place.
pub fn pressure(parent: &mut Parent<'_>, kit: &Kit<'_>, with_labels: bool) {
    slot(parent, kit, Slot::Pressure, Style::Button, Token::Text);
    if with_labels {
        slot(parent, kit, Slot::PressureLike, Style::Label, Token::Second);
    }
    let piece = |left: f32| Node {
        position_type: PositionType::Absolute,
        left: percent(left),
        top: px(0),
        height: px(12),
        border_radius: BorderRadius::all(px(6)),
        ..default()
    };
    parent
        .spawn((
            Bar::Whole,
            Fill(Token::Track),
            Node {
                width: percent(100),
                height: px(12),
                border_radius: BorderRadius::all(px(6)),
                margin: UiRect::vertical(px(6)),
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|bar| {
            bar.spawn((Bar::Cap, Fill(Token::Comfortable), piece(0.0), Pickable::IGNORE)).with_children(|cap| {
                cap.spawn((
                    Fill(Token::Second),
                    Node {
                        position_type: PositionType::Absolute,
                        right: px(0),
                        top: px(-4),
                        width: px(2),
                        height: px(20),
                        ..default()
                    },
                ));
            });
            bar.spawn((Bar::Now, Fill(Token::Over), piece(0.0), Pickable::IGNORE));
            bar.spawn((
                Bar::Knob,
                Fill(Token::Text),
                Node {
                    top: px(-3),
                    width: px(18),
                    height: px(18),
                    margin: UiRect::left(px(-9)),
                    border_radius: BorderRadius::all(px(9)),
                    ..piece(0.0)
                },
                Pickable::IGNORE,
            ));
        });
    if with_labels {
        parent.spawn((Bar::Whole, Node { width: percent(100), ..default() }, Pickable::IGNORE)).with_children(|ends| {
            // As wide as the bar is up to the limit, but never so narrow that one word would lie on the other.
            ends.spawn((
                Bar::Cap,
                Node { justify_content: JustifyContent::SpaceBetween, column_gap: px(12), ..default() },
                Pickable::IGNORE,
            ))
            .with_children(|ends| {
                for word in [key::LIGHT, key::YOUR_LIMIT] {
                    ends.spawn(kit.text(Style::Label, kit.say(word), Token::Second)).insert(TextLayout::no_wrap());
                }
            });
        });
    }
}

/// The caption on its ground, so many times as large as usual.
pub fn caption(parent: &mut Parent<'_>, kit: &Kit<'_>, ground: Ground, factor: f32, grows: bool) {
    let style = if grows { Style::Step } else { Style::Caption };
    let (mut font, line) = style.font(&kit.font);
    font.font_size = FontSize::Rem(style.rem() * factor);
    let pad = match ground {
        Ground::Shaded => Token::Pad,
        Ground::Solid => Token::Ground,
        Ground::Clear => Token::Clear,
    };
    parent
        .spawn((
            With(Slot::Caption),
            Fill(pad),
            Node {
                padding: UiRect::axes(px(24), px(12)),
                border_radius: BorderRadius::all(px(14)),
                // 42 characters of the caption's size.
                max_width: px(kit.scale.words(style.rem() * factor * 16.0 * 22.0)),
                justify_content: JustifyContent::Center,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|pad| {
            let mut words = pad.spawn((
                Text::new(""),
                font,
                line,
                TextLayout::justify(Justify::Center),
                Ink(if grows || ground == Ground::Clear { Token::Title } else { Token::Text }),
                Slot::Caption,
                spoken(accesskit::Role::Caption, ""),
                Pickable::IGNORE,
            ));
            if ground == Ground::Clear {
                words.insert(Shade(Token::Ground));
            }
        });
}

/// That nothing can be heard, for as long as it is so.
pub fn no_sound(parent: &mut Parent<'_>, kit: &Kit<'_>, style: Style) {
    let mut told = spoken(accesskit::Role::Status, "");
    told.set_live(accesskit::Live::Polite);
    parent
        .spawn((
            With(Slot::NoSound),
            Fill(Token::Pad),
            Node {
                align_items: AlignItems::Center,
                column_gap: px(10),
                padding: UiRect::axes(px(8), px(4)),
                border_radius: BorderRadius::all(px(8)),
                flex_shrink: 0.0,
                ..default()
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            row.spawn((kit.icon(Icon::Caution), Ink(Token::Care)));
            row.spawn((kit.text(style, "", Token::Care), Slot::NoSound, told));
        });
}

/// Pause or go on.
pub fn pause(parent: &mut Parent<'_>, kit: &Kit<'_>, held: bool, with_word: bool) {
    let (words, icon) = if held { (key::RESUME, Icon::Play) } else { (key::PAUSE, Icon::Pause) };
    let press = if with_word {
        Press::new(Action::Do(Input::Toggle), kit.say(words)).with(icon).growing()
    } else {
        Press::icon(Action::Do(Input::Toggle), kit.say(words), icon)
    };
    kit.button(parent, press.high(64.0)).insert((First, Rests));
}

/// Stop: always there, always at the bottom right.
pub fn stop<'p>(parent: &'p mut Parent<'_>, kit: &Kit<'_>) -> EntityCommands<'p> {
    let press = Press::new(Action::Do(Input::Stop), kit.say(key::STOP)).with(Icon::Stop).like(Control::Stop);
    kit.button(parent, press.high(64.0).wide(120.0))
}

/// A group of controls at a place in the focus order.
#[must_use]
pub fn group(order: i32, name: String) -> impl Bundle {
    (TabGroup::new(order), spoken(accesskit::Role::Group, name.clone()), AccessibleLabel::new(name))
}
