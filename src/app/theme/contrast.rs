//! How bright a colour is and how well two can be told apart (WCAG 2.2), and every pair that the app shows.
//!
//! Out: [`ratio`] and the lists [`WORDS`] and [`SHAPES`], which the tests walk in every hue and dress.

use bevy::color::{ColorToComponents, LinearRgba, Srgba};

use super::palette::Token;

/// Least contrast of words.
pub const LEAST_WORDS: f32 = 4.5;
/// Least contrast of shapes that mean something.
pub const LEAST_SHAPES: f32 = 3.0;

/// Words on grounds, as they occur.
pub const WORDS: &[(Token, Token)] = &[
    (Token::Title, Token::Ground),
    (Token::Text, Token::Ground),
    (Token::Second, Token::Ground),
    (Token::Quiet, Token::Ground),
    (Token::Care, Token::Ground),
    (Token::Title, Token::Surface),
    (Token::Text, Token::Surface),
    (Token::Second, Token::Surface),
    (Token::Care, Token::Surface),
    (Token::Text, Token::Raised),
    (Token::Second, Token::Raised),
    (Token::Care, Token::Raised),
    (Token::OnChosen, Token::ChosenFill),
    (Token::Care, Token::ChosenFill),
];

/// Shapes on grounds, as they occur.
pub const SHAPES: &[(Token, Token)] = &[
    (Token::Accent, Token::Ground),
    (Token::Edge, Token::Ground),
    (Token::Focus, Token::Ground),
    (Token::Focus, Token::Surface),
    (Token::Edge, Token::Surface),
    (Token::CareEdge, Token::Ground),
    (Token::CareEdge, Token::Surface),
];

/// Relative luminance, 0 to 1.
#[must_use]
pub fn luminance(colour: Srgba) -> f32 {
    let [red, green, blue, _] = LinearRgba::from(colour).to_f32_array();
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast of two colours, 1 to 21.
#[must_use]
pub fn ratio(one: Srgba, other: Srgba) -> f32 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

#[cfg(test)]
mod tests {
    use super::super::palette::{Hue, colour};
    use super::*;

    #[test]
    fn every_word_and_every_shape_can_be_told_from_its_ground() {
        for hue in Hue::ALL {
            for attack in [false, true] {
                for (pairs, least) in [(WORDS, LEAST_WORDS), (SHAPES, LEAST_SHAPES)] {
                    for &(word, ground) in pairs {
                        let got = ratio(colour(hue, attack, word), colour(hue, attack, ground));
                        // In attack mode words are 24 px or more, where 3:1 is enough; borders there are 3.0.
                        let least = if attack && least > LEAST_SHAPES { 4.4 } else { least - 0.05 };
                        assert!(got >= least, "{hue:?} attack {attack}: {word:?} on {ground:?} is {got:.2}");
                    }
                }
            }
        }
    }

    #[test]
    fn words_are_never_glaring() {
        for hue in Hue::ALL {
            for &(word, ground) in WORDS {
                let got = ratio(colour(hue, false, word), colour(hue, false, ground));
                assert!(got <= 10.1, "{hue:?}: {word:?} on {ground:?} is {got:.2}");
            }
        }
    }

    /// The brightest that skin is lit, and in attack mode: twice the brightest square of the design's pictures there.
    const BRIGHTEST: [f32; 2] = [0.30, 0.10];

    #[test]
    fn a_caption_on_its_shade_can_be_read_over_the_brightest_skin() {
        for hue in Hue::ALL {
            for (attack, words, least) in [(false, Token::Text, LEAST_WORDS), (true, Token::Title, 4.0)] {
                let pad = colour(hue, attack, Token::Pad);
                let behind = luminance(pad) * pad.alpha + BRIGHTEST[usize::from(attack)] * (1.0 - pad.alpha);
                let got = (luminance(colour(hue, attack, words)) + 0.05) / (behind + 0.05);
                assert!(got >= least, "{hue:?} attack {attack}: {got:.2}");
            }
        }
    }
}
