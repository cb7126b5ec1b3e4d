//! Gives every node its colour: from its token, the theme, and what the pointer and the focus do to it.
//!
//! In: [`Fill`], [`Rim`], [`Ink`] on plain nodes; [`Control`] on what can be pressed, whose words and icon carry
//! [`Worn`]. Out: background, border, text, icon and outline colours, and nothing else. One system writes them all.
//!
//! A [`Fade`] on a root is multiplied into everything below it, because opacity does not flow down by itself.

use bevy::input_focus::{InputFocus, InputFocusVisible};
use bevy::picking::hover::Hovered;
use bevy::prelude::*;
use bevy::ui::{Checked, InteractionDisabled, Pressed};

use super::Theme;
use super::palette::Token;

/// The background of a node.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[require(BackgroundColor)]
pub struct Fill(pub Token);

/// The border of a node.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[require(BorderColor)]
pub struct Rim(pub Token);

/// The colour of a text or an icon.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub Token);

/// The shadow of a text, where it has no ground of its own.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[require(TextShadow = near_shadow())]
pub struct Shade(pub Token);

/// Words and icons of a control: they take its colour.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Worn;

/// Shows one token less bright when nobody has touched anything for a while.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Rests;

/// How much of a root and all below it is seen, 0 to 1.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Fade(pub f32);

/// What kind of control it is, for its look.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[require(BackgroundColor, BorderColor, Hovered, Outline = no_outline())]
pub enum Control {
    /// A button.
    Plain,
    /// The main button.
    Main,
    /// Stop.
    Stop,
    /// Words only.
    Quiet,
    /// A chip, a cell of a scale: may be chosen.
    Chip,
    /// A card.
    Card,
    /// A row of a list that may be ticked.
    Row,
}

/// Fill, border and words of a control.
type Look = (Token, Token, Token);

impl Control {
    /// The look of a control in a state.
    #[must_use]
    #[expect(clippy::fn_params_excessive_bools, reason = "the four states of the style sheet's table")]
    pub const fn look(self, over: bool, pressed: bool, chosen: bool, disabled: bool) -> Look {
        use Token::{Accent, Care, CareEdge, ChosenFill, Clear, Edge, Focus, Hairline, OnChosen, Raised, Second, Text};
        if disabled {
            return (Clear, Hairline, Second);
        }
        let (fill, rim, ink) = match self {
            Self::Main => (ChosenFill, if over { Focus } else { Accent }, OnChosen),
            _ if chosen => (ChosenFill, Accent, OnChosen),
            Self::Plain | Self::Chip => (Token::Surface, Edge, Text),
            Self::Stop => (Token::Surface, CareEdge, Care),
            Self::Quiet | Self::Row => (Clear, Clear, if matches!(self, Self::Row) { Text } else { Second }),
            Self::Card => (Token::Surface, Clear, Text),
        };
        if pressed {
            (ChosenFill, rim, if matches!(self, Self::Stop) { Care } else { OnChosen })
        } else if over && !chosen && !matches!(self, Self::Main) {
            (Raised, rim, ink)
        } else {
            (fill, rim, ink)
        }
    }
}

/// A focus line that is not shown.
const fn no_outline() -> Outline {
    Outline { width: Val::Px(3.0), offset: Val::Px(3.0), color: Color::NONE }
}

impl Fade {
    /// The product of all fades from a node upwards.
    #[must_use]
    pub fn of(entity: Entity, fades: &Query<&Self>, parents: &Query<&ChildOf>) -> f32 {
        let own = fades.get(entity).map_or(1.0, |fade| fade.0);
        parents.iter_ancestors(entity).filter_map(|above| fades.get(above).ok()).fold(own, |all, fade| all * fade.0)
    }
}

/// What a node may have that is to be coloured.
type Coloured = (
    Entity,
    Has<Rests>,
    Option<(&'static Fill, &'static mut BackgroundColor)>,
    Option<(&'static Rim, &'static mut BorderColor)>,
    Option<&'static Ink>,
    Option<&'static mut TextColor>,
    Option<&'static mut ImageNode>,
);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, (paint_plain, paint_shades, paint_controls).before(bevy::ui::UiSystems::Prepare));
}

fn paint_plain(
    theme: Res<Theme>,
    mut nodes: Query<Coloured, (Without<Control>, Without<Worn>)>,
    fades: Query<&Fade>,
    parents: Query<&ChildOf>,
) {
    for (entity, rests, fill, rim, ink, text, image) in &mut nodes {
        if fill.is_none() && rim.is_none() && ink.is_none() {
            continue;
        }
        let alpha = Fade::of(entity, &fades, &parents);
        let colour = |token| theme.faded(token, rests, alpha);
        if let Some((fill, mut ground)) = fill {
            ground.set_if_neq(BackgroundColor(colour(fill.0)));
        }
        if let Some((rim, mut border)) = rim {
            border.set_if_neq(BorderColor::all(colour(rim.0)));
        }
        if let Some(ink) = ink {
            dye(text, image, colour(ink.0));
        }
    }
}

/// A shadow close under its text, not seen yet.
const fn near_shadow() -> TextShadow {
    TextShadow { offset: Vec2::splat(2.0), color: Color::NONE }
}

fn paint_shades(
    theme: Res<Theme>,
    mut texts: Query<(Entity, &Shade, &mut TextShadow)>,
    fades: Query<&Fade>,
    parents: Query<&ChildOf>,
) {
    for (entity, shade, mut shadow) in &mut texts {
        let color = theme.faded(shade.0, false, Fade::of(entity, &fades, &parents));
        let offset = shadow.offset;
        shadow.set_if_neq(TextShadow { offset, color });
    }
}

/// What decides the look of a control.
type Handled = (
    Entity,
    &'static Control,
    &'static Hovered,
    (Has<Pressed>, Has<Checked>, Has<InteractionDisabled>, Has<Rests>),
    &'static mut BackgroundColor,
    &'static mut BorderColor,
    &'static mut Outline,
);

fn paint_controls(
    theme: Res<Theme>,
    focus: Res<InputFocus>,
    visible: Res<InputFocusVisible>,
    mut controls: Query<Handled>,
    mut worn: Query<(Option<&mut TextColor>, Option<&mut ImageNode>), With<Worn>>,
    fades: Query<&Fade>,
    parents: Query<&ChildOf>,
    children: Query<&Children>,
) {
    for (entity, control, hovered, (pressed, chosen, disabled, rests), mut ground, mut border, mut outline) in
        &mut controls
    {
        let alpha = Fade::of(entity, &fades, &parents);
        let (fill, rim, ink) = control.look(hovered.get(), pressed, chosen, disabled);
        ground.set_if_neq(BackgroundColor(theme.faded(fill, false, alpha)));
        border.set_if_neq(BorderColor::all(theme.faded(rim, rests, alpha)));
        let shown = visible.0 && focus.get() == Some(entity);
        let line = if shown { theme.faded(Token::Focus, false, alpha) } else { Color::NONE };
        if outline.color != line {
            outline.color = line;
        }
        for below in children.iter_descendants(entity) {
            if let Ok((text, image)) = worn.get_mut(below) {
                dye(text, image, theme.faded(ink, rests, alpha));
            }
        }
    }
}

fn dye(text: Option<Mut<TextColor>>, image: Option<Mut<ImageNode>>, colour: Color) {
    if let Some(mut text) = text {
        text.set_if_neq(TextColor(colour));
    }
    if let Some(mut image) = image
        && image.color != colour
    {
        image.color = colour;
    }
}
