//! The pieces that screens are made of: text, icons, buttons, chips, cards, rows.
//!
//! In: a [`Kit`] (words, scale, font, icons) and a parent. Out: entities that hold tokens, an [`Action`] and a name
//! for screen readers. Every control is a headless `bevy_ui_widgets` button with a place in the focus order.
//!
//! They hold no colour and decide nothing.

use bevy::a11y::AccessibilityNode;
use bevy::ecs::relationship::RelatedSpawnerCommands;
use bevy::input_focus::tab_navigation::TabIndex;
use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::text::LineHeight;
use bevy::ui_widgets::{Activate, Button};

use super::ICON;
use super::icon::{Icon, Icons};
use super::paint::{Control, Fill, Ink, Worn};
use super::palette::Token;
use super::scale::{Scale, Style};
use crate::app::action::{Action, Does, Wanted};
use crate::words::{Arg, Key, Words};

/// A parent under which widgets are made.
pub type Parent<'a> = RelatedSpawnerCommands<'a, ChildOf>;

/// The components of a text.
type Written = (Text, TextFont, LineHeight, Pickable);
/// The components of an icon.
type Drawn = (ImageNode, Node, Pickable);

/// What making widgets needs.
pub struct Kit<'a> {
    /// The words.
    pub words: &'a Words,
    /// The room.
    pub scale: Scale,
    /// The font.
    pub font: Handle<Font>,
    /// The icons.
    pub icons: &'a Icons,
}

impl Kit<'_> {
    /// A sentence.
    #[must_use]
    pub fn say(&self, key: Key) -> String {
        self.words.get(key)
    }

    /// A sentence with arguments.
    #[must_use]
    pub fn say_with(&self, key: Key, args: &[(&str, Arg<'_>)]) -> String {
        self.words.say(key, args)
    }

    /// The components of a text.
    pub fn text(&self, style: Style, words: impl Into<String>, ink: Token) -> (Written, Ink) {
        (self.written(style, words), Ink(ink))
    }

    /// The components of a text that takes its control's colour.
    pub fn worn(&self, style: Style, words: impl Into<String>) -> (Written, Worn) {
        (self.written(style, words), Worn)
    }

    fn written(&self, style: Style, words: impl Into<String>) -> Written {
        let (font, line) = style.font(&self.font);
        (Text::new(words), font, line, Pickable::IGNORE)
    }

    /// The components of an icon.
    #[must_use]
    pub fn icon(&self, icon: Icon) -> Drawn {
        let side = px(self.scale.control(ICON));
        (
            ImageNode::new(self.icons.get(icon)),
            Node { width: side, height: side, flex_shrink: 0.0, ..default() },
            Pickable::IGNORE,
        )
    }

    /// A heading that screen readers know as one.
    pub fn heading(&self, parent: &mut Parent<'_>, style: Style, words: impl Into<String>) {
        let words = words.into();
        parent.spawn((self.text(style, words.clone(), Token::Title), spoken(accesskit::Role::Heading, words)));
    }

    /// A paragraph that screen readers can read.
    pub fn paragraph(&self, parent: &mut Parent<'_>, style: Style, words: impl Into<String>, ink: Token) {
        let words = words.into();
        parent.spawn((self.text(style, words.clone(), ink), spoken(accesskit::Role::Paragraph, words)));
    }

    /// A button; it is the caller's to add more to it.
    pub fn button<'p>(&self, parent: &'p mut Parent<'_>, button: Press) -> EntityCommands<'p> {
        let padding = if button.words.is_empty() { 0.0 } else { 20.0 };
        let (gap, height) = (px(10.0), px(self.scale.control(button.height)));
        let mut made = parent.spawn((
            Button,
            Does(button.action),
            button.control,
            AccessibleLabel::new(button.name.clone()),
            TabIndex(0),
            Node {
                min_width: button.width.map_or(height, |width| px(self.scale.control(width))),
                min_height: height,
                padding: UiRect::axes(px(padding), px(6.0)),
                border: UiRect::all(self.scale.line(1.5)),
                border_radius: BorderRadius::all(px(button.radius)),
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                column_gap: gap,
                flex_grow: if button.grows { 1.0 } else { 0.0 },
                flex_basis: if button.grows { px(0.0) } else { auto() },
                ..default()
            },
        ));
        made.with_children(|inside| {
            if let Some(icon) = button.icon {
                inside.spawn((self.icon(icon), Worn));
            }
            if button.bare {
                return;
            }
            if button.words.is_empty() {
                self.hint(inside, button.name, button.height > 60.0);
            } else {
                inside.spawn(self.worn(button.style, button.words));
            }
        });
        made
    }

    /// The word of an icon, seen while the pointer or the focus is on it.
    fn hint(&self, parent: &mut Parent<'_>, words: String, above: bool) {
        let beyond = percent(108);
        let (top, bottom) = if above { (auto(), beyond) } else { (beyond, auto()) };
        parent
            .spawn((
                Hint,
                Fill(Token::Raised),
                Node {
                    display: Display::None,
                    position_type: PositionType::Absolute,
                    top,
                    bottom,
                    padding: UiRect::axes(px(12), px(6)),
                    border_radius: BorderRadius::all(px(8)),
                    ..default()
                },
                GlobalZIndex(5),
                Pickable::IGNORE,
            ))
            .with_children(|hint| {
                hint.spawn((self.text(Style::Help, words, Token::Text), TextLayout::no_wrap()));
            });
    }
}

/// The word of an icon.
#[derive(Component, Clone, Copy, Debug)]
struct Hint;

/// A button to be made.
#[derive(Clone, Debug)]
pub struct Press {
    /// What it does.
    pub action: Action,
    /// Its look.
    pub control: Control,
    /// Its words; none for an icon alone.
    pub words: String,
    /// Its name for screen readers.
    pub name: String,
    /// Its icon.
    pub icon: Option<Icon>,
    /// Style of its words.
    pub style: Style,
    /// Least height at 100 %.
    pub height: f32,
    /// Least width at 100 %, when it is not as wide as its words.
    pub width: Option<f32>,
    /// Radius of its corners.
    pub radius: f32,
    /// Shares the room of its row.
    pub grows: bool,
    /// What it shows is the caller's to add.
    pub bare: bool,
}

impl Press {
    /// A button with words.
    #[must_use]
    pub fn new(action: Action, words: impl Into<String>) -> Self {
        let words = words.into();
        Self {
            action,
            control: Control::Plain,
            name: words.clone(),
            words,
            icon: None,
            style: Style::Button,
            height: 48.0,
            width: None,
            radius: 12.0,
            grows: false,
            bare: false,
        }
    }

    /// A button with an icon alone.
    #[must_use]
    pub fn icon(action: Action, name: impl Into<String>, icon: Icon) -> Self {
        let mut press = Self::new(action, name);
        press.words = String::new();
        press.icon = Some(icon);
        press
    }

    /// With an icon before its words.
    #[must_use]
    pub const fn with(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With another look.
    #[must_use]
    pub const fn like(mut self, control: Control) -> Self {
        self.control = control;
        self
    }

    /// With a least height and round corners for it.
    #[must_use]
    pub const fn high(mut self, height: f32) -> Self {
        self.height = height;
        self.radius = if height > 60.0 { 16.0 } else { 12.0 };
        self
    }

    /// With a least width.
    #[must_use]
    pub const fn wide(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// In another style.
    #[must_use]
    pub const fn styled(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// Sharing the room of its row.
    #[must_use]
    pub const fn growing(mut self) -> Self {
        self.grows = true;
        self
    }

    /// Without anything in it yet.
    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.bare = true;
        self
    }

    /// With another name for screen readers.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}

/// What a screen reader says of a text.
#[must_use]
pub fn spoken(role: accesskit::Role, words: impl Into<String>) -> AccessibilityNode {
    let mut node = accesskit::Node::new(role);
    node.set_label(words.into());
    AccessibilityNode(node)
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(ask_on_activate).add_systems(Update, show_hints);
}

fn show_hints(
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    controls: Query<&Hovered>,
    mut hints: Query<(&ChildOf, &mut Node), With<Hint>>,
) {
    for (child, mut node) in &mut hints {
        let control = child.parent();
        let over = controls.get(control).is_ok_and(Hovered::get);
        let shown = over || (visible.0 && focus.get() == Some(control));
        let display = if shown { Display::Flex } else { Display::None };
        if node.display != display {
            node.display = display;
        }
    }
}

/// An activated control wants what it does.
fn ask_on_activate(activate: On<Activate>, controls: Query<&Does>, mut wanted: MessageWriter<Wanted>) {
    if let Ok(does) = controls.get(activate.entity) {
        wanted.write(Wanted(does.0));
    }
}
