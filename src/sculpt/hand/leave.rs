//! How a hand leaves the skin, and comes to it the same way back.
//!
//! In come a pose on the skin, the way out that was found for it, and how far the hand is away; out comes the pose there:
//! the middle of what touches goes straight out, the fingers and the thumb open first and fall into the relaxed hand
//! later. The solver looks for a way out on which nothing is passed through; whoever shows hands goes it.

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::Finger;
use crate::sculpt::hand::grips::RELAXED;
use crate::sculpt::hand::poses::middle;
use crate::sculpt::hand::skeleton::{Angle, Angles, HandPose};
use crate::sculpt::hand::touch::Touch;

/// How far out a hand is when it is gone, millimetres.
pub const AWAY: f64 = 60.0;
/// The part of the way after which it is wholly off the skin.
const OFF: f64 = 0.1;
/// How far fingers and thumb open as the hand goes, degrees.
const OPENING: [f64; 2] = [10.0, 14.0];
/// How far they let go between two squeezes of a pinch, degrees.
const SLACK: f64 = 4.0;
/// How far the hand lifts meanwhile, millimetres.
const LIFTED: f64 = 2.0;
/// How much of the relaxed hand there is in one that is gone.
const RELAXING: f64 = 0.6;

/// The hand that has gone a part of the way out, 0 to 1; `slack` is how far a kneading pinch has let go, 0 to 1. Off the skin it
/// goes straight, along `normal`, and then on its `way`: what rests beside it is not dragged along.
#[must_use]
pub fn leaving(
    pose: &HandPose,
    grip: Grip,
    touches: &[Touch],
    [normal, way]: [DVec3; 2],
    lift: f64,
    slack: f64,
) -> HandPose {
    let mut left = HandPose { angles: opened(&pose.angles, grip, touches, lift, slack), ..*pose };
    // Behind an ear there is no room to do so.
    let out = if grip == Grip::EarHold { way } else { normal.lerp(way, smooth(lift / OFF)) };
    left.origin += middle(pose, touches) - middle(&left, touches) + out * (lift * AWAY) + way * (slack * LIFTED);
    left
}

/// How much of the relaxed hand there is in one that has gone so far.
#[must_use]
pub fn relaxing(lift: f64) -> f64 {
    RELAXING * smooth((lift - 0.4) / 0.6)
}

fn opened(angles: &Angles, grip: Grip, touches: &[Touch], lift: f64, slack: f64) -> Angles {
    let pinching = matches!(grip, Grip::Pinch | Grip::EarHold);
    let going = smooth(lift * 3.0);
    let letting_go = if pinching { SLACK * slack } else { 0.0 };
    let mut open = *angles;
    for finger in Finger::ALL {
        // Fingers that do not touch are out of the way as they are; one behind the ear has no room.
        let touching = touches.iter().any(|touch| finger.phalanges().contains(&touch.bone));
        if touching && grip != Grip::EarHold {
            open.0[finger.first_angle()] -= (OPENING[0] * going + letting_go).to_radians();
        }
    }
    // A thumb that presses alone lifts off as it is: the hand would go the other way.
    if grip != Grip::ThumbPad {
        open.0[Angle::ThumbFlexion as usize] -= (OPENING[1] * going + letting_go).to_radians();
    }
    open.held().lerp(&RELAXED, relaxing(lift))
}

fn smooth(x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}
