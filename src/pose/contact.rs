//! The pads that touch at one frame: where each is on the skin, which way it lies, how hard it presses, how brightly it
//! glows.
//!
//! In come the contacts of a moment and the skin; out come at most sixteen [`Pad`]s in metres. Circles go round the
//! place, glides follow the path's line, kneading and shearing walk along it, a hand that is away hovers over its place
//! along the normal. Pads stay on the skin, and between neighbouring pictures none goes further than a hand would: the
//! tests hold both. In quiet comfort nothing moves: the place only glows.

use std::f32::consts::TAU;

use arrayvec::ArrayVec;
use glam::Vec3;

use super::ease::{lasting, share, smooth};
use super::grip::{PadKind, PadShape, one_to_a_spot, pads};
use super::surface::Spot;
use super::{Manner, Skin};
use crate::atlas::vocabulary::{Grip, Side};
use crate::score::moment::{ContactNow, MOST_CONTACTS, Moment};
use crate::score::time::Frame;
use crate::score::types::{Contact, Motion, Score};

/// Radius of a small circle, metres.
pub const CIRCLE: f32 = 0.007;
/// How far shearing carries the skin to either side, metres.
pub const SHEAR: f32 = 0.006;
/// How far a pull carries it, metres.
pub const PULL: f32 = 0.004;
/// How high over its place a hand hovers when it is away, metres.
pub const HOVER: f32 = 0.045;
/// The greatest speed of a pad on the skin, metres a second: a hand that returns to the start of a long stroke.
pub const GREATEST_SPEED: f32 = 0.6;
/// A ring or a glow comes and goes in this time, seconds.
const FADE: f32 = 0.8;
/// Motions grow from nothing and die down in this time, seconds.
const SETTLE: f32 = 1.5;

/// One pad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pad {
    /// What it is.
    pub kind: PadKind,
    /// Its middle on the skin, metres.
    pub at: Vec3,
    /// The way out of the skin there.
    pub normal: Vec3,
    /// Along the stroke, in the skin.
    pub tangent: Vec3,
    /// From the tip back along the finger.
    pub back: Vec3,
    /// Half its length and half its breadth, metres.
    pub half: [f32; 2],
    /// Applied pressure, 0 to 6.
    pub pressure: f32,
    /// How far the hand is away: 0 touches, 1 is gone.
    pub lift: f32,
    /// How strongly its place glows, 0 to 1.
    pub glow: f32,
    /// Whether the place is shown as a ring to come to (0) or as the point being worked (1).
    pub met: f32,
    /// How visible the hand is, 0 to 1.
    pub seen: f32,
    /// The side of the body.
    pub side: Side,
}

/// The pads of a moment: as many as there are contacts at a time, kept where they are made.
pub type Pads = ArrayVec<Pad, MOST_CONTACTS>;

/// The pads of a moment, each contact followed by the ring that shows its place until it is met; contacts that the half
/// still brings have their ring already.
#[must_use]
pub fn pads_at(score: &Score, moment: &Moment<'_>, skin: &Skin<'_>, manner: Manner) -> Pads {
    let mut all = Pads::new();
    for now in moment.contacts() {
        let appear = Appear::of(now, moment, score);
        place(now, moment.frame, appear, skin, manner, &mut all);
    }
    for contact in score.contacts.iter().filter(|contact| usize::from(contact.half) == moment.half_index) {
        if moment.frame < contact.approach {
            let glow = ring(score, contact, moment.frame);
            place(&waiting(contact), moment.frame, Appear { glow, met: 0.0, seen: 0.0 }, skin, manner, &mut all);
        }
    }
    all
}

/// How a contact shows.
#[derive(Clone, Copy)]
struct Appear {
    glow: f32,
    met: f32,
    seen: f32,
}

impl Appear {
    fn of(now: &ContactNow<'_>, moment: &Moment<'_>, score: &Score) -> Self {
        let (contact, frame) = (now.contact, moment.frame);
        let seen = smooth((1.0 - now.lift) * 1.6);
        if frame < contact.touch {
            let glow = ring(score, contact, frame);
            Self { glow, met: smooth((0.35 - now.lift) / 0.35), seen }
        } else if frame < contact.lift {
            Self { glow: 1.0, met: 1.0, seen }
        } else {
            Self { glow: 1.0 - now.lift, met: 1.0, seen }
        }
    }
}

/// How strongly a place glows that will be touched: it comes with its half.
fn ring(score: &Score, contact: &Contact, frame: Frame) -> f32 {
    let start = score.halves.get(usize::from(contact.half)).map_or(0, |half| half.start);
    smooth(share(frame, start, lasting(FADE)))
}

/// A contact that has not begun to come near.
fn waiting(contact: &Contact) -> ContactNow<'_> {
    let along = match contact.motion {
        Motion::Still | Motion::Circles { .. } | Motion::Traction => 0.5,
        Motion::Glide { .. } | Motion::Knead { .. } | Motion::Shear { .. } => 0.0,
    };
    ContactNow {
        contact,
        place: &contact.place,
        grip: contact.grip,
        hand: contact.hand,
        side: contact.side,
        pressure: 0.0,
        lift: 1.0,
        along,
        turn: 0.0,
        repeat: 0,
    }
}

/// Adds the pads of one contact, if its place is on the bust, and the ring of its place after them. A hand that is not on
/// its way yet has no pads: they would be dark, and take the room of what is seen.
fn place(now: &ContactNow<'_>, frame: Frame, appear: Appear, skin: &Skin<'_>, manner: Manner, all: &mut Pads) {
    let contact = now.contact;
    let along = if manner.quiet { 0.5 } else { now.along };
    let Some(base) = skin.spot(contact, along) else { return };
    let tangent = tangent(contact, along, base, skin);
    let across = base.normal.cross(tangent) * across_sign(now.hand, contact);
    let moved = if manner.quiet { [0.0; 2] } else { motion(now, frame) };
    let squeeze = squeeze(now, manner);
    let pressure = pressure(now, frame) * (0.6 + 0.4 * squeeze);
    let seen = if manner.quiet { 0.0 } else { appear.seen };
    let shapes = pads(now.grip);
    let Some(first) = shapes.first() else { return };
    // Fingertips that are dealt out to the spots of a place have a contact at each of them.
    let dealt = one_to_a_spot(now.grip) && skin.one_of_several(contact);
    let coming = if frame < contact.approach { 0 } else { shapes.len() };
    for shape in shapes.iter().take(if dealt { coming.min(1) } else { coming }) {
        let [u, v] = if dealt { [0.0; 2] } else { closed(shape, now.grip, squeeze) };
        let at = base.at + tangent * (u + moved[0]) + across * (v + moved[1]);
        let spot = skin.settle(Spot { at, normal: base.normal });
        // Past the sixteenth there is no room on the stage.
        let _ = all.try_push(Pad {
            kind: shape.kind,
            at: spot.at,
            normal: spot.normal,
            tangent: (tangent - spot.normal * spot.normal.dot(tangent)).normalize_or(tangent),
            back: back(spot.normal, now, shape),
            half: shape.half.map(|mm| mm * 1e-3),
            pressure,
            lift: now.lift,
            glow: appear.glow * appear.met,
            met: 1.0,
            seen,
            side: now.side,
        });
    }
    // Until it is met, a place shows as one ring however many fingers will come.
    let _ = all.try_push(Pad {
        kind: PadKind::Finger,
        at: base.at,
        normal: base.normal,
        tangent,
        back: back(base.normal, now, first),
        half: [0.008, 0.007],
        pressure: 0.0,
        lift: 1.0,
        glow: appear.glow * (1.0 - appear.met),
        met: 0.0,
        seen: 0.0,
        side: now.side,
    });
}

/// The way along the stroke: the path's own, or up.
pub(super) fn tangent(contact: &Contact, along: f32, base: Spot, skin: &Skin<'_>) -> Vec3 {
    let ends = [(along - 0.02).max(0.0), (along + 0.02).min(1.0)].map(|along| skin.spot(contact, along));
    let way = match ends {
        [Some(from), Some(to)] if from.at.distance(to.at) > 1e-4 => to.at - from.at,
        _ => Vec3::Y,
    };
    let flat = way - base.normal * base.normal.dot(way);
    flat.normalize_or((Vec3::Z - base.normal * base.normal.z).normalize_or(Vec3::X))
}

/// Across goes outwards on the left and on the right alike, so that the hands mirror each other.
pub(super) const fn across_sign(hand: Side, contact: &Contact) -> f32 {
    if contact.midline { hand.sign() } else { contact.side.sign() }
}

/// How far the pads have left the place, along and across, metres.
pub(super) fn motion(now: &ContactNow<'_>, frame: Frame) -> [f32; 2] {
    let contact = now.contact;
    let grown = smooth(share(frame, contact.touch, lasting(SETTLE)));
    let left = contact.lift.saturating_sub(frame);
    let dying = smooth(share(left, 0, lasting(SETTLE)));
    let amount = if frame < contact.touch { 0.0 } else { grown * dying };
    let angle = now.turn * TAU;
    match contact.motion {
        Motion::Circles { .. } => [CIRCLE * amount * angle.cos(), CIRCLE * amount * angle.sin()],
        Motion::Shear { .. } => [SHEAR * amount * angle.sin(), 0.0],
        Motion::Traction => [PULL * amount, 0.0],
        Motion::Still | Motion::Glide { .. } | Motion::Knead { .. } => [0.0; 2],
    }
}

/// How far a kneading hand is closed, 0 to 1; 1 for all that does not knead.
pub(super) fn squeeze(now: &ContactNow<'_>, manner: Manner) -> f32 {
    match now.contact.motion {
        Motion::Knead { .. } if !manner.quiet => 0.5 - 0.5 * (now.turn * TAU).cos(),
        _ => 1.0,
    }
}

/// Where a pad lies, metres: pinching pads come together as they close.
fn closed(shape: &PadShape, grip: Grip, squeeze: f32) -> [f32; 2] {
    let [u, v] = shape.offset.map(|mm| mm * 1e-3);
    if grip == Grip::Pinch { [u * (1.25 - 0.35 * squeeze), v] } else { [u, v] }
}

/// The pressure, without the steps that the score's curve has at touch and hop.
pub(super) fn pressure(now: &ContactNow<'_>, frame: Frame) -> f32 {
    let resting = smooth(1.0 - now.lift / 0.30);
    let full = if now.pressure > 0.0 { now.pressure } else { now.contact.pressure_at(frame) };
    full * resting
}

/// From the tip back along the finger: away from the skin, outwards and down, where arms come from.
fn back(normal: Vec3, now: &ContactNow<'_>, shape: &PadShape) -> Vec3 {
    let outwards = Vec3::X * now.hand.sign();
    let (out, down) = if shape.kind == PadKind::Thumb { (0.62, 0.55) } else { (0.75, 0.62) };
    let flat = outwards * out - Vec3::Y * down;
    let flat = (flat - normal * normal.dot(flat)).normalize_or(outwards);
    (flat * 0.86 + normal * 0.5).normalize_or(flat)
}
