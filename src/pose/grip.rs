//! What of the hand touches the skin in each grip: pads, their size and where they lie about the middle of the contact.
//!
//! The sizes are those of the atlas's footprints (`assets/atlas/grips.ron`, where their source stands; a test in
//! `tests/pose.rs` holds them together), drawn as fingers and palms rather than as discs. `u` goes along the stroke (up
//! where nothing strokes), `v` across it. What a grip may do is the atlas's.

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
const APART: f32 = 17.5;

const fn finger(u: f32, v: f32) -> PadShape {
    PadShape { kind: PadKind::Finger, offset: [u, v], half: [8.5, 7.5] }
}

const fn thumb(u: f32, v: f32) -> PadShape {
    PadShape { kind: PadKind::Thumb, offset: [u, v], half: [11.0, 9.5] }
}

/// A finger laid flat.
const fn flat(v: f32) -> PadShape {
    PadShape { kind: PadKind::Finger, offset: [0.0, v], half: [20.0, 7.5] }
}

const fn palm(half: [f32; 2]) -> PadShape {
    PadShape { kind: PadKind::Palm, offset: [0.0, 0.0], half }
}

const ONE_THUMB: [PadShape; 1] = [thumb(0.0, 0.0)];
const TWO_FINGERS: [PadShape; 2] = [finger(0.0, -0.5 * APART), finger(0.0, 0.5 * APART)];
const THREE_FINGERS: [PadShape; 3] = [finger(0.0, -APART), finger(0.0, 0.0), finger(0.0, APART)];
const ROW: [PadShape; 4] = [finger(0.0, -30.0), finger(0.0, -10.0), finger(0.0, 10.0), finger(0.0, 30.0)];
const FLAT: [PadShape; 4] = [flat(-26.0), flat(-9.0), flat(9.0), flat(26.0)];
const PINCH: [PadShape; 3] = [thumb(-12.0, 0.0), finger(12.0, -8.0), finger(12.0, 8.0)];
const EAR: [PadShape; 2] = [thumb(0.0, 10.0), finger(0.0, -10.0)];
const PALM: [PadShape; 1] = [palm([40.0, 40.0])];
const HEEL: [PadShape; 1] = [palm([15.0, 28.0])];
const CUPPED: [PadShape; 1] = [palm([50.0, 38.0])];
const BALL: [PadShape; 1] = [PadShape { kind: PadKind::Ball, offset: [0.0, 0.0], half: [20.0, 20.0] }];

/// The pads of a grip; nothing for no contact.
#[must_use]
pub const fn pads(grip: Grip) -> &'static [PadShape] {
    match grip {
        Grip::ThumbPad => &ONE_THUMB,
        Grip::IndexMiddlePads | Grip::Knuckle | Grip::Hook => &TWO_FINGERS,
        Grip::ThreePads => &THREE_FINGERS,
        Grip::FlatFingers => &FLAT,
        Grip::FingertipsRow => &ROW,
        Grip::Palm => &PALM,
        Grip::Heel => &HEEL,
        Grip::Cupped => &CUPPED,
        Grip::Pinch => &PINCH,
        Grip::EarHold => &EAR,
        Grip::TwoBalls => &BALL,
        Grip::None => &[],
    }
}

/// Whether each spot of a place gets one pad of the grip, rather than all of them in the middle.
#[must_use]
pub const fn one_to_a_spot(grip: Grip) -> bool {
    matches!(grip, Grip::FingertipsRow)
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
