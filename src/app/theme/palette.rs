//! Every colour of the app by its name and use, in three hues, each with a darker dress for an attack.
//!
//! In: a [`Hue`], whether attack mode is on, a [`Token`]. Out: an sRGB colour. Figures from the design's colour
//! sheet; [`contrast`](super::contrast) and `tests/app.rs` hold the ratios that it states.
//!
//! Widgets never hold a colour, only a token.

use bevy::color::Srgba;

/// The colour of the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hue {
    /// Dim green.
    #[default]
    Green,
    /// Dim rose.
    Rose,
    /// Dim grey.
    Grey,
}

impl Hue {
    /// Every hue.
    pub const ALL: [Self; 3] = [Self::Green, Self::Rose, Self::Grey];
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// Nothing: transparent.
    Clear,
    /// Window, room.
    Ground,
    /// Ground at 86 %: behind captions.
    Pad,
    /// Ground at 70 %: behind sheets.
    Veil,
    /// Cards, buttons at rest.
    Surface,
    /// Pointer over, notes.
    Raised,
    /// Chosen, main button, pressed.
    ChosenFill,
    /// Headings, big digits.
    Title,
    /// Body, captions, button words.
    Text,
    /// Labels, units, help.
    Second,
    /// Only when the screen rests, on the ground only.
    Quiet,
    /// Words on a chosen fill.
    OnChosen,
    /// Ring, active point, chosen border, filled track.
    Accent,
    /// Borders of controls.
    Edge,
    /// Dividers and empty tracks: decoration only.
    Hairline,
    /// Empty part of ring, bar, strip.
    Track,
    /// A part of the strip that is over.
    Over,
    /// The comfortable part of the pressure bar.
    Comfortable,
    /// The focus line.
    Focus,
    /// Caution, stop word and icon; never a fill.
    Care,
    /// Border of Stop and of the stop page.
    CareEdge,
    /// Where a muscle can send feelings: lit on the skin, a dot beside words.
    Refer,
}

/// The colour of a token.
#[must_use]
pub fn colour(hue: Hue, attack: bool, token: Token) -> Srgba {
    let usual = of(hue, token);
    if attack { dim(hue, token).unwrap_or(usual) } else { usual }
}

/// The token a resting screen shows instead.
#[must_use]
pub const fn rested(token: Token) -> Token {
    match token {
        Token::Text => Token::Second,
        Token::Second => Token::Quiet,
        Token::Edge => Token::Hairline,
        other => other,
    }
}

fn of(hue: Hue, token: Token) -> Srgba {
    let [green, rose, grey] = match token {
        Token::Clear => return Srgba::NONE,
        Token::Pad => return of(hue, Token::Ground).with_alpha_of(0.86),
        Token::Veil => return of(hue, Token::Ground).with_alpha_of(0.70),
        Token::Ground => [0x0C_12_0E, 0x14_0E_0E, 0x12_12_12],
        Token::Surface => [0x12_1A_15, 0x1C_14_14, 0x1A_1A_1A],
        Token::Raised => [0x18_23_1C, 0x26_1B_1A, 0x23_23_23],
        Token::ChosenFill => [0x1D_32_26, 0x3A_25_22, 0x2B_30_2E],
        Token::Title => [0xA4_C4_AD, 0xCE_B5_AE, 0xBD_BD_BD],
        Token::Text => [0x9D_BF_A6, 0xC9_AF_A8, 0xB3_B3_B3],
        Token::Second => [0x7F_A0_8A, 0xA9_8F_88, 0x98_98_98],
        Token::Quiet => [0x68_85_71, 0x8C_78_72, 0x7F_7F_7F],
        Token::OnChosen => [0xBF_D8_C6, 0xE0_CC_C6, 0xD0_D0_D0],
        Token::Accent => [0x5E_9E_72, 0xB0_78_6E, 0x8C_9A_94],
        Token::Edge => [0x56_70_5F, 0x7A_63_5D, 0x6E_6E_6E],
        Token::Hairline => [0x22_30_29, 0x33_26_25, 0x2E_2E_2E],
        Token::Track => [0x1D_2A_22, 0x2C_20_20, 0x28_28_28],
        Token::Over => [0x3E_5C_49, 0x6A_4A_44, 0x58_60_5C],
        Token::Comfortable => [0x29_40_2F, 0x45_30_2C, 0x38_3E_3B],
        Token::Focus => [0x8C_C7_9E, 0xDD_A7_9C, 0xBF_D0_C8],
        Token::Care => [0xC2_A5_82, 0xC2_A5_82, 0xB8_A4_88],
        Token::CareEdge => [0x8A_77_60, 0x8A_77_60, 0x85_77_63],
        Token::Refer => [0xC4_A1_76, 0xA7_A0_7C, 0xC4_A1_76],
    };
    hex(match hue {
        Hue::Green => green,
        Hue::Rose => rose,
        Hue::Grey => grey,
    })
}

/// What attack mode changes. Buttons have no fill there, and Stop has its square and its word instead of a colour.
fn dim(hue: Hue, token: Token) -> Option<Srgba> {
    let [green, rose, grey] = match token {
        Token::Pad => return dim(hue, Token::Ground).map(|ground| ground.with_alpha_of(0.86)),
        Token::Veil => return dim(hue, Token::Ground).map(|ground| ground.with_alpha_of(0.70)),
        Token::Ground | Token::Surface | Token::ChosenFill => [0x07_0A_08, 0x0B_07_07, 0x0A_0A_0A],
        Token::Text | Token::Second | Token::Quiet => [0x68_85_71, 0x8C_78_72, 0x7F_7F_7F],
        Token::Title | Token::OnChosen | Token::Care => [0x6E_8C_77, 0x91_7D_77, 0x86_86_86],
        Token::Accent | Token::Over => [0x3F_6B_4E, 0x7F_54_4D, 0x5F_6B_66],
        Token::Edge | Token::CareEdge => [0x4C_62_53, 0x6B_58_52, 0x5F_5F_5F],
        Token::Focus => [0x6E_9C_7C, 0xA9_80_78, 0x93_A0_9A],
        Token::Track | Token::Hairline => [0x12_1A_15, 0x1C_14_14, 0x1A_1A_1A],
        Token::Raised => [0x0F_16_11, 0x17_11_11, 0x17_17_17],
        _ => return None,
    };
    Some(hex(match hue {
        Hue::Green => green,
        Hue::Rose => rose,
        Hue::Grey => grey,
    }))
}

fn hex(rgb: u32) -> Srgba {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Srgba::rgb_u8(red, green, blue)
}

trait WithAlphaOf {
    fn with_alpha_of(self, alpha: f32) -> Self;
}

impl WithAlphaOf for Srgba {
    fn with_alpha_of(mut self, alpha: f32) -> Self {
        self.alpha = alpha;
        self
    }
}
