//! How large things are: steps of space, sizes of type, and how both grow with a person's size of words.
//!
//! In: the window's size in logical pixels and the size of one rem (16 px at 100 %, 32 px at 200 %). Out: lengths in
//! pixels, text styles, and which of three layouts fits.
//!
//! Words grow in full, controls by half of that, margins not at all (`UiScale` would scale the margins too).

use bevy::prelude::*;
use bevy::text::{FontFeatureTag, FontFeatures, FontSize, FontWeight, LineHeight};

/// One rem in pixels at 100 %.
pub const REM: f32 = 16.0;
/// Margin of the session screen.
pub const MARGIN_SESSION: f32 = 32.0;
/// Margin of reading screens.
pub const MARGIN_READING: f32 = 48.0;
/// Least target outside the player.
pub const TARGET: f32 = 44.0;
/// Least target in the player.
pub const TARGET_PLAYER: f32 = 64.0;
/// Target in attack mode.
pub const TARGET_ATTACK: f32 = 80.0;

/// Things are not drawn larger than so many times.
const LARGEST_GROWTH: f32 = 3.0;

/// Which layout fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Three columns: 60 rem and more.
    Wide,
    /// Stage at the left, words at the right: 40 to 60 rem.
    Middle,
    /// One column: under 40 rem, or a window that stands upright.
    Narrow,
}

/// The window and the size of words.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// One rem in logical pixels.
    pub rem: f32,
    /// The window, in the pixels that lengths are given in: logical ones, each [`growth`] times as large.
    pub window: Vec2,
    /// Physical pixels for one of them.
    pub factor: f32,
}

impl Default for Scale {
    fn default() -> Self {
        Self { rem: REM, window: Vec2::new(1280.0, 720.0), factor: 1.0 }
    }
}

impl Scale {
    /// The layout that fits.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let rems = self.window.x / self.rem;
        if rems < 40.0 || self.window.y > self.window.x {
            Layout::Narrow
        } else if rems < 60.0 {
            Layout::Middle
        } else {
            Layout::Wide
        }
    }

    /// The length of a control: grows half as much as the words in it.
    #[must_use]
    pub fn control(&self, pixels: f32) -> f32 {
        (pixels * (1.0 + (self.rem / REM - 1.0) / 2.0)).round()
    }

    /// The width of a line: whole physical pixels, or its sides would differ.
    #[must_use]
    pub fn line(&self, pixels: f32) -> Val {
        Val::Px((pixels * self.factor).floor().max(1.0) / self.factor)
    }

    /// A length that grows with the words.
    #[must_use]
    pub fn words(&self, pixels: f32) -> f32 {
        pixels * self.rem / REM
    }
}

/// How much larger everything is drawn in a window of this size (logical pixels) than in the one it was laid out for,
/// 1280 × 720 or upright 720 × 1280: a large screen is looked at from farther away.
#[must_use]
pub fn growth(window: Vec2) -> f32 {
    let (long, short) = (window.max_element(), window.min_element());
    (long / 1280.0).min(short / 720.0).clamp(1.0, LARGEST_GROWTH)
}

/// A role of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// The digits in the ring.
    Digits,
    /// The title of a screen.
    Title,
    /// The title of a step; the one line of attack mode.
    Step,
    /// A section, a big word in the ring.
    Section,
    /// A caption, as large as the person set it.
    Caption,
    /// The title of a card.
    Card,
    /// An answer.
    Answer,
    /// Reading.
    Body,
    /// The word on a button.
    Button,
    /// Help, the word on a chip.
    Help,
    /// A chosen chip.
    Chosen,
    /// Labels of scales.
    Label,
    /// The letter of a side.
    Letter,
    /// The letter above a segment of the strip.
    SmallLetter,
    /// Times that must not dance.
    Clock,
}

impl Style {
    /// Size in rem, weight, line height, tabular figures.
    const fn figures(self) -> (f32, u16, f32, bool) {
        match self {
            Self::Digits => (4.0, 400, 1.0, true),
            Self::Title => (2.25, 500, 1.2, false),
            Self::Step => (2.0, 500, 1.2, false),
            Self::Section => (1.5, 500, 1.35, false),
            Self::Caption => (1.5, 400, 1.35, false),
            Self::Card => (1.25, 500, 1.3, false),
            Self::Answer => (1.25, 400, 1.3, false),
            Self::Body => (1.125, 400, 1.45, false),
            Self::Button => (1.125, 500, 1.45, false),
            Self::Help => (1.0, 400, 1.4, false),
            Self::Chosen => (1.0, 500, 1.4, false),
            Self::Label => (0.875, 400, 1.4, false),
            Self::Letter => (1.125, 600, 1.2, false),
            Self::SmallLetter => (0.875, 600, 1.2, false),
            Self::Clock => (1.0, 400, 1.4, true),
        }
    }

    /// The size in rem.
    #[must_use]
    pub const fn rem(self) -> f32 {
        self.figures().0
    }

    /// The components of a text in this style.
    #[must_use]
    pub fn font(self, font: &Handle<Font>) -> (TextFont, LineHeight) {
        let (rem, weight, line, tabular) = self.figures();
        let mut text = TextFont::from(font.clone());
        text.font_size = FontSize::Rem(rem);
        text.weight = FontWeight(weight);
        if tabular {
            text.font_features = FontFeatures::from([FontFeatureTag::TABULAR_FIGURES]);
        }
        (text, LineHeight::RelativeToFont(line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_follows_the_room_there_is_for_words() {
        let layout = |x: f32, y: f32, rem: f32| Scale { rem, window: Vec2::new(x, y), factor: 1.0 }.layout();
        assert_eq!(layout(1280.0, 720.0, 16.0), Layout::Wide);
        assert_eq!(layout(1280.0, 720.0, 32.0), Layout::Middle);
        assert_eq!(layout(720.0, 1280.0, 32.0), Layout::Narrow);
        assert_eq!(layout(1080.0, 1920.0, 16.0), Layout::Narrow);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "exact by construction")]
    fn a_larger_window_shows_the_same_larger_and_a_smaller_one_does_not_shrink_it() {
        assert_eq!(growth(Vec2::new(1280.0, 720.0)), 1.0);
        assert_eq!(growth(Vec2::new(1920.0, 1080.0)), 1.5);
        assert_eq!(growth(Vec2::new(1080.0, 1920.0)), 1.5);
        assert_eq!(growth(Vec2::new(2560.0, 1080.0)), 1.5);
        assert_eq!(growth(Vec2::new(900.0, 600.0)), 1.0);
    }
}
