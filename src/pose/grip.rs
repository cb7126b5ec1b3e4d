//! What of the hand touches the skin in each grip: pads, their size and where they lie about the middle of the contact.
//!
//! Drawn sizes, from the hand study: a thumb's pad 20 x 16 mm, a finger's 16 x 13, fingers 17 mm apart, a palm 76 x 64.
//! `u` goes along the stroke (up where nothing strokes), `v` across it towards the hand. What a grip may do, and its
//! footprint for the rules, is the atlas's.

use crate::atlas::vocabulary::Grip;

/// What kind of thing touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PadKind {
    /// A fingertip with its finger.
    Finger,
    /// A thumb.
    Thumb,
    /// A flat of the hand.
    Palm,
    /// A soft ball.
    Ball,
}

/// One pad about the middle of a contact, millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PadShape {
    /// What it is.
    pub kind: PadKind,
    /// Its middle: along the stroke, and across it.
    pub offset: [f32; 2],
    /// Half its length and half its breadth.
    pub half: [f32; 2],
}

/// Between neighbouring fingertips, millimetres.
const APART: f32 = 17.0;

const fn finger(u: f32, v: f32) -> PadShape {
    PadShape { kind: PadKind::Finger, offset: [u, v], half: [8.0, 6.5] }
}

const fn thumb(u: f32, v: f32) -> PadShape {
    PadShape { kind: PadKind::Thumb, offset: [u, v], half: [10.0, 8.0] }
}

const fn palm(half: [f32; 2]) -> PadShape {
    PadShape { kind: PadKind::Palm, offset: [0.0, 0.0], half }
}

const ONE_THUMB: [PadShape; 1] = [thumb(0.0, 0.0)];
const TWO_FINGERS: [PadShape; 2] = [finger(0.0, -0.5 * APART), finger(0.0, 0.5 * APART)];
const THREE_FINGERS: [PadShape; 3] = [finger(0.0, -APART), finger(2.0, 0.0), finger(0.0, APART)];
const FOUR_FINGERS: [PadShape; 4] =
    [finger(-2.0, -1.5 * APART), finger(1.0, -0.5 * APART), finger(1.0, 0.5 * APART), finger(-3.0, 1.5 * APART)];
const PINCH: [PadShape; 3] = [thumb(-13.0, 0.0), finger(13.0, -0.5 * APART), finger(13.0, 0.5 * APART)];
const EAR: [PadShape; 2] = [thumb(0.0, 9.0), finger(0.0, -9.0)];
const PALM: [PadShape; 1] = [palm([38.0, 32.0])];
const HEEL: [PadShape; 1] = [palm([22.0, 28.0])];
const CUPPED: [PadShape; 1] = [palm([42.0, 36.0])];
const BALL: [PadShape; 1] = [PadShape { kind: PadKind::Ball, offset: [0.0, 0.0], half: [16.0, 16.0] }];

/// The pads of a grip; nothing for no contact.
#[must_use]
pub const fn pads(grip: Grip) -> &'static [PadShape] {
    match grip {
        Grip::ThumbPad => &ONE_THUMB,
        Grip::IndexMiddlePads | Grip::Knuckle | Grip::Hook => &TWO_FINGERS,
        Grip::ThreePads => &THREE_FINGERS,
        Grip::FlatFingers | Grip::FingertipsRow => &FOUR_FINGERS,
        Grip::Palm => &PALM,
        Grip::Heel => &HEEL,
        Grip::Cupped => &CUPPED,
        Grip::Pinch => &PINCH,
        Grip::EarHold => &EAR,
        Grip::TwoBalls => &BALL,
        Grip::None => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grip_but_none_touches_and_two_hands_fit_the_table() {
        for grip in Grip::ALL {
            let count = pads(*grip).len();
            assert_eq!(count == 0, *grip == Grip::None, "{grip}");
            assert!(2 * count <= crate::score::moment::MOST_CONTACTS);
        }
    }
}
