//! Where everything is at one moment: hands on the skin, the ways of the strokes, camera, lamp.
//!
//! In come a [`Score`], a frame, the [`Skin`] and the [`Manner`] it is shown in; out comes a [`Pose`] in metres, in the
//! head's frame (origin half-way between the tragions, +X the person's left, +Y up, +Z forward). Read in this order:
//! [`surface`], [`contact`], [`hand`], [`lens`], [`way`], [`shot`], [`camera`].
//!
//! It depends on its input only, so a still, a film and the live stage show the same; neighbouring frames differ by no
//! more than a hand or a slow camera moves. It draws nothing and mirrors nothing: the stage does both.

pub mod camera;
pub mod contact;
pub mod ease;
pub mod grip;
pub mod hand;
pub mod lens;
pub mod shot;
pub mod surface;
pub mod way;

use glam::Vec3;

use crate::atlas::skin::{SkinPlace, SkinPlaces, SkinPoint};
use crate::score::time::Frame;
use crate::score::types::{Contact, Score, View};
use crate::sculpt::hand::HandPoses;
use camera::CameraFrame;
use contact::Pads;
use ease::{lasting, share, smooth};
use hand::PosedHands;
use lens::Lens;
use surface::{Spot, Surface};
use way::Ways;

/// How the stage is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Views fade instead of moving.
    pub reduced_motion: bool,
    /// Quiet comfort: nothing moves but the light.
    pub quiet: bool,
}

/// Where the places are, and the skin between them.
#[derive(Clone, Copy, Debug)]
pub struct Skin<'a> {
    /// The places.
    pub places: &'a SkinPlaces,
    /// The skin, if there is a mesh to settle on.
    pub surface: Option<&'a Surface>,
    /// How hands lie on the places, if they are to be shown.
    pub hands: Option<&'a HandPoses>,
}

impl Skin<'_> {
    /// Where a contact is when it is so far along its place; none off the bust.
    #[must_use]
    pub fn spot(&self, contact: &Contact, along: f32) -> Option<Spot> {
        let place = self.places.place(&contact.place)?;
        let side = if contact.midline { 1.0 } else { contact.side.sign() };
        let point = match contact.node {
            Some(node) => {
                let node = *place.nodes.get(usize::from(node)).or(place.nodes.last())?;
                if side < 0.0 { node.mirrored() } else { node }
            }
            None if place.line.is_empty() => self.middle(place, side)?,
            None => place.at(side, along),
        };
        Some(spot(point))
    }

    /// Whether a contact touches one of the several spots of its place, where others touch the rest.
    #[must_use]
    pub fn one_of_several(&self, contact: &Contact) -> bool {
        contact.node.is_some() && self.places.place(&contact.place).is_some_and(|place| place.nodes.len() > 1)
    }

    /// The middle of a place with one or more positions and no line between them.
    fn middle(&self, place: &SkinPlace, side: f32) -> Option<SkinPoint> {
        let [first, rest @ ..] = place.nodes.as_slice() else { return None };
        if rest.is_empty() {
            return Some(place.at(side, 0.5));
        }
        let mut middle = spot(*first);
        let mut count = 1.0;
        for node in rest {
            let node = spot(*node);
            middle = Spot { at: middle.at + node.at, normal: middle.normal + node.normal };
            count += 1.0;
        }
        let middle = Spot { at: middle.at / count, normal: middle.normal.normalize_or(Vec3::Y) };
        let middle = self.settle(middle);
        let point = SkinPoint { at: (middle.at * 1e3).to_array(), normal: middle.normal.to_array() };
        Some(if side < 0.0 { point.mirrored() } else { point })
    }

    /// The point of the skin nearest to a spot, where the skin is known.
    #[must_use]
    pub fn settle(&self, spot: Spot) -> Spot {
        self.surface.map_or(spot, |surface| surface.settle(spot))
    }
}

/// A point of the places, in metres.
fn spot(point: SkinPoint) -> Spot {
    Spot { at: Vec3::from(point.at) * 1e-3, normal: Vec3::from(point.normal) }
}

/// Everything that is placed at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// The camera and the lamp.
    pub camera: CameraFrame,
    /// The pads, at most sixteen.
    pub pads: Pads,
    /// The hands, where their poses are known.
    pub hands: PosedHands,
    /// The lenses over the worked muscles.
    pub lenses: [Option<Lens>; 2],
    /// The ways of the strokes, at most two.
    pub ways: Ways,
    /// The middle of the pool of light, metres.
    pub pool: Vec3,
    /// How far the pool reaches, metres.
    pub pool_radius: f32,
    /// How full the lungs are, 0 to 1; a half where no breath is guided.
    pub breath: f32,
    /// How much the hands lie on a place that only an inset shows, 0 to 1.
    pub inset_touch: f32,
}

impl Pose {
    /// Nobody touches: the bust in one view.
    #[must_use]
    pub fn at_rest(view: View) -> Self {
        let camera = CameraFrame::at_rest(view);
        let (pool, pool_radius) = (camera.shot.focus, camera.shot.pool);
        Self {
            camera,
            pads: Pads::new(),
            hands: PosedHands::default(),
            lenses: [None; 2],
            ways: Ways::new(),
            pool,
            pool_radius,
            breath: 0.5,
            inset_touch: 0.0,
        }
    }

    /// The pose at `frame`; an empty score has the whole bust.
    #[must_use]
    pub fn of(score: &Score, frame: Frame, skin: &Skin<'_>, manner: Manner) -> Self {
        let Some(moment) = score.moment(frame) else { return Self::at_rest(View::Whole) };
        let still = manner.reduced_motion || manner.quiet;
        let camera = CameraFrame::of(score, moment.frame, still);
        let pads = contact::pads_at(score, &moment, skin, manner);
        let (pool, pool_radius) = pool(score, moment.half_index, moment.frame, skin, &camera);
        let off = moment.contacts().filter(|now| skin.spot(now.contact, 0.5).is_none());
        Self {
            ways: way::ways_at(score, &moment, skin),
            hands: skin.hands.map(|poses| hand::hands_at(&moment, skin, poses, manner)).unwrap_or_default(),
            lenses: lens::lenses_at(score, &moment, skin, &pads, manner),
            pads,
            pool,
            pool_radius,
            breath: if manner.quiet { 0.5 } else { moment.breath.map_or(0.5, |breath| breath.fullness) },
            inset_touch: off.map(|now| smooth(1.0 - now.lift)).fold(0.0, f32::max),
            camera,
        }
    }
}

/// The pool of light: it lies on what the half works on, and goes there as the half begins.
fn pool(score: &Score, half: usize, frame: Frame, skin: &Skin<'_>, camera: &CameraFrame) -> (Vec3, f32) {
    let (focus, radius) = (camera.shot.focus, camera.shot.pool);
    let (to, wide) = worked(score, half, skin).unwrap_or((focus, 0.0));
    let (from, was_wide) = half.checked_sub(1).and_then(|half| worked(score, half, skin)).unwrap_or((focus, 0.0));
    let start = score.halves.get(half).map_or(0, |half| half.start);
    let gone = smooth(share(frame, start, lasting(2.0)));
    let middle = from.lerp(to, gone).lerp(focus, 0.20);
    (middle, radius.max(0.055 + was_wide + (wide - was_wide) * gone))
}

/// The middle of a half's places on the bust, and how far the furthest lies from it, metres.
fn worked(score: &Score, half: usize, skin: &Skin<'_>) -> Option<(Vec3, f32)> {
    let mine = score.contacts.iter().filter(|contact| usize::from(contact.half) == half);
    let spots = mine.flat_map(|contact| [0.0, 0.5, 1.0].map(|along| skin.spot(contact, along))).flatten();
    let spots = spots.map(|spot| spot.at);
    let ends = (Vec3::INFINITY, Vec3::NEG_INFINITY);
    let (low, high) = spots.clone().fold(ends, |(low, high), at| (low.min(at), high.max(at)));
    let middle = (low + high) / 2.0;
    low.is_finite().then(|| (middle, spots.map(|at| at.distance(middle)).fold(0.0, f32::max)))
}
