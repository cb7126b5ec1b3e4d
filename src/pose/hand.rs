//! The hands at one frame: where every bone of each is, what of it touches, how deep.
//!
//! In come the contacts of a moment, the skin, and the poses that were solved for each place and grip; out come at most
//! [`MOST_HANDS`] posed hands in metres, in the head's frame. Contacts of one hand on several spots of a place are one
//! hand. It goes with its pad: round with the circles, along the path with the wrist following, closing as it kneads, in
//! and out along the skin's normal with the fingers opening. A hand on the left is the mirror image of one on the right.
//!
//! The deeper the pads, the deeper the dips that [`HandPad`] tells of: skin less dips is nowhere more than 1 mm inside a
//! finger (`tests/hands.rs`). In quiet comfort no hand is shown; a place for which nothing was solved has none.

use glam::{Affine3A, DAffine3, DVec3, Vec3};

use super::contact::{across_sign, motion, pressure, squeeze, tangent};
use super::ease::smooth;
use super::surface::Spot;
use super::{Manner, Skin};
use crate::atlas::skin::SkinPlace;
use crate::atlas::vocabulary::{Grip, Side};
use crate::score::moment::{ContactNow, Moment};
use crate::score::types::Motion;
use crate::sculpt::hand::leave::{leaving, relaxing};
use crate::sculpt::hand::poses::{CIRCLE, HandPoses, MOST_PADS, Placed, Relation, circle_axes, dip_spread};
use crate::sculpt::hand::{BONES, HandPose, Touch};

/// Hands at a time: two that leave and two that come.
pub const MOST_HANDS: usize = 4;
/// How deep a pad lies when it only rests, millimetres.
const RESTING: f64 = 0.5;
/// How much deeper under the greatest pressure (6): a fingertip, and a flat hand, which spreads it; millimetres.
const PRESSED: [f64; 2] = [2.0, 0.6];
/// How far under and over a pad its dip reaches, metres; what is beyond lies on another part of the body. As in `bust.wgsl`.
const REACH: f32 = 0.022;
/// The part of the way out after which nothing is pressed in any more; an ear comes back slowly as the fingers behind it go.
const LEFT: [f32; 2] = [0.1, 0.2];
/// How high a fold of skin rises between pinching pads when they hold, and more as they squeeze, metres.
const FOLD: [f32; 2] = [0.003, 0.002];

/// One hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PosedHand {
    /// Which hand.
    pub hand: Side,
    /// The side of the body it works on.
    pub side: Side,
    /// The grip, whose corrective offsets the mesh needs.
    pub grip: Grip,
    /// How much the fingers are held as in the grip rather than relaxed, 0 to 1.
    pub gripping: f32,
    /// Where each bone's frame is, metres, in the order of [`Bone::ALL`](crate::sculpt::hand::Bone::ALL); for a left
    /// hand the bones of the right hand's mesh, mirrored: triangles turn their other face out.
    pub bones: [Affine3A; BONES],
    /// How visible it is, 0 to 1.
    pub seen: f32,
    /// How far it is away: 0 touches, 1 is gone.
    pub lift: f32,
    /// The fold of skin between pinching pads.
    pub fold: Option<Fold>,
    pads: [HandPad; MOST_PADS],
    touching: usize,
    count: usize,
}

impl PosedHand {
    /// What touches, and after it what else presses: the skin gives way to both.
    #[must_use]
    pub fn pads(&self) -> &[HandPad] {
        self.pads.get(..self.count).unwrap_or_default()
    }

    /// How far the skin gives way to the hand at a point of it, metres: as it is drawn, to the deepest pad, softly.
    #[must_use]
    pub fn dip(&self, p: Vec3) -> f32 {
        self.pads().iter().map(|pad| pad.dip(p).powi(3)).sum::<f32>().cbrt()
    }

    /// What touches as the grip should.
    #[must_use]
    pub fn touching(&self) -> &[HandPad] {
        self.pads.get(..self.touching).unwrap_or_default()
    }
}

/// A part of a hand's skin that touches, and the dip that it makes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HandPad {
    /// The middle of the pad's own skin, metres.
    pub at: Vec3,
    /// The way out of the body's skin there.
    pub normal: Vec3,
    /// How deep the skin gives way under its middle, metres; 0 where it does not touch.
    pub depth: f32,
    /// Spread of the dip: it is `depth` times exp(-r²/2 spread²), metres.
    pub spread: f32,
}

impl HandPad {
    /// How far the skin gives way to this pad at a point over or under it, metres.
    fn dip(&self, p: Vec3) -> f32 {
        let away = p - self.at;
        let high = away.dot(self.normal);
        if high.abs() > REACH {
            return 0.0;
        }
        let q = (away.length_squared() - high * high) / (2.0 * self.spread * self.spread);
        if q > 9.0 { 0.0 } else { self.depth * (-q).exp() }
    }
}

/// A ridge of skin between two pads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    /// Its middle on the skin, metres.
    pub at: Vec3,
    /// The way out of the skin there.
    pub normal: Vec3,
    /// From one pad to the other.
    pub across: Vec3,
    /// How high it rises, metres.
    pub height: f32,
    /// Spread across and along, metres.
    pub spread: [f32; 2],
}

/// The hands of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PosedHands {
    hands: [Option<PosedHand>; MOST_HANDS],
}

impl PosedHands {
    /// The hands, first those of the half before.
    pub fn iter(&self) -> impl Iterator<Item = &PosedHand> {
        self.hands.iter().flatten()
    }
}

/// The hands of a moment.
#[must_use]
pub fn hands_at(moment: &Moment<'_>, skin: &Skin<'_>, poses: &HandPoses, manner: Manner) -> PosedHands {
    let mut all = PosedHands::default();
    if manner.quiet {
        return all;
    }
    let mut slots = all.hands.iter_mut();
    for (index, now) in moment.contacts().enumerate() {
        let one = |other: &ContactNow<'_>| {
            let (a, b) = (other.contact, now.contact);
            a.half == b.half && a.hand == b.hand && a.place == b.place && a.grip == b.grip
        };
        if moment.contacts().take(index).any(one) {
            continue;
        }
        if let Some(hand) = posed(now, moment.frame, skin, poses, manner) {
            let Some(slot) = slots.next() else { break };
            *slot = Some(hand);
        }
    }
    all
}

/// The hand of one contact.
fn posed(now: &ContactNow<'_>, frame: u64, skin: &Skin<'_>, poses: &HandPoses, manner: Manner) -> Option<PosedHand> {
    let contact = now.contact;
    let relation = if now.hand == now.side { Relation::Same } else { Relation::Opposite };
    let placed = poses.find(now.place, now.grip, relation)?;
    let touches = poses.touches(now.grip);
    let free = narrow(placed.freedom());
    let [u, v] = motion(now, frame).map(|far| far * free);
    // To and fro along a path is a little further or less far on it.
    let length = if placed.steps.len() > 1 { skin.places.place(now.place).map_or(0.0, SkinPlace::length) } else { 0.0 };
    let (along, u) = if length > 0.0 { ((now.along + u * 1e3 / length).clamp(0.0, 1.0), 0.0) } else { (now.along, u) };
    let base = skin.spot(contact, along)?;
    let tangent = tangent(contact, along, base, skin);
    let across = base.normal.cross(tangent) * across_sign(now.hand, contact);
    // The hand goes round with its pads but does not tilt with every bend of the skin.
    let circling = tangent * u + across * v;
    let mirror = now.hand == Side::Left;
    let wide = |v: Vec3| (if mirror { Vec3::new(-v.x, v.y, v.z) } else { v }).as_dvec3();
    let (way_round, normal) = (wide(circling) * 1e3, wide(base.normal));
    let lift = f64::from(now.lift);
    let squeezed = squeeze(now, manner);
    let flat = matches!(now.grip, Grip::FlatFingers | Grip::Palm | Grip::Heel | Grip::Cupped);
    let depth = RESTING + PRESSED[usize::from(flat)] * f64::from(pressure(now, frame) * (0.6 + 0.4 * squeezed)) / 6.0;
    let along = f64::from(along);
    let solved = placed.at(along, touches)?;
    let resting = resting_depth(placed, along, touches);
    let sunk = if touches.is_empty() { 0.0 } else { (depth - resting).min(placed.sink(along)) };
    let circle = circle_axes(normal).map(|axis| axis.dot(way_round) / CIRCLE);
    let mut pose = if let Some(mut moved) = placed.moved(&solved, circle, normal, touches) {
        moved.origin += way_round;
        moved
    } else {
        let settled = |at: Vec3| skin.settle(Spot { at, normal: base.normal }).at;
        let shift = if circling == Vec3::ZERO { circling } else { settled(base.at + circling) - settled(base.at) };
        HandPose { origin: solved.origin + wide(shift) * 1e3, ..solved }
    };
    pose.origin -= normal * sunk;
    let kneading = matches!(contact.motion, Motion::Knead { .. });
    let slack = if kneading { 1.0 - f64::from(squeezed) } else { 0.0 };
    let ways = [normal, placed.way_out(along)];
    let bones = leaving(&pose, now.grip, touches, ways, lift, slack).bones();
    // As the hand goes, the skin comes back, whichever way it goes.
    let leaves = 1.0 - f64::from(smooth(now.lift / LEFT[usize::from(now.grip == Grip::EarHold)]));
    let mut pads = [HandPad::default(); MOST_PADS];
    for (index, (pad, touch)) in pads.iter_mut().zip(touches.iter().chain(&placed.yields)).enumerate() {
        let bone = &bones[touch.bone.index()];
        let sinks = touch.sinks(bone, normal);
        let give = (leaves * (placed.dip(along, circle, index) + sunk * sinks)).max(0.0);
        *pad = HandPad {
            at: shown(bone.transform_point3(touch.at) * 1e-3, mirror),
            normal: shown(touch.facing(bone, normal), mirror),
            depth: narrow(give * 1e-3),
            spread: narrow(dip_spread(touch.bone) * 1e-3),
        };
    }
    let touching = touches.len().min(MOST_PADS);
    let count = (touches.len() + placed.yields.len()).min(MOST_PADS);
    Some(PosedHand {
        hand: now.hand,
        side: now.side,
        grip: now.grip,
        gripping: narrow(1.0 - relaxing(lift)),
        bones: bones.map(|bone| metres(&bone, mirror)),
        seen: smooth((0.7 - now.lift) * 2.1),
        lift: now.lift,
        fold: fold(now, &pads, base, squeezed),
        pads,
        touching,
        count,
    })
}

/// How deep the parts that touch lie in the solved pose, on the whole; those that hang do not count.
fn resting_depth(placed: &Placed, along: f64, touches: &[Touch]) -> f64 {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (index, touch) in touches.iter().enumerate() {
        let depth = placed.depth(along, index);
        if depth > -0.5 {
            sum += depth * touch.weight;
            weights += touch.weight;
        }
    }
    if weights > 0.0 { sum / weights } else { RESTING }
}

/// The fold between pinching pads.
fn fold(now: &ContactNow<'_>, pads: &[HandPad], base: Spot, squeezed: f32) -> Option<Fold> {
    let (Grip::Pinch, [a, b, ..]) = (now.grip, pads) else { return None };
    let way = b.at - a.at;
    let across = way.reject_from_normalized(base.normal);
    let height = (FOLD[0] + FOLD[1] * squeezed) * smooth(1.0 - now.lift * 3.0);
    Some(Fold {
        at: base.at,
        normal: base.normal,
        across: across.normalize_or(Vec3::X),
        height,
        spread: [(across.length() * 0.2).max(0.002), 0.012],
    })
}

fn metres(bone: &DAffine3, mirror: bool) -> Affine3A {
    let mut bone = *bone;
    bone.translation *= 1e-3;
    if mirror {
        bone = DAffine3::from_scale(DVec3::new(-1.0, 1.0, 1.0)) * bone;
    }
    bone.as_affine3a()
}

fn shown(v: DVec3, mirror: bool) -> Vec3 {
    let v = v.as_vec3();
    if mirror { Vec3::new(-v.x, v.y, v.z) } else { v }
}

#[expect(clippy::cast_possible_truncation, reason = "shares and millimetres, drawn with seven digits")]
fn narrow(value: f64) -> f32 {
    value as f32
}
