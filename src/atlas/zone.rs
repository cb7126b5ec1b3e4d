//! What of the body must not be touched, as shapes with a mode.
//!
//! Comes from `assets/atlas/zones.ron`. A zone is a sphere, a capsule or a box in mm of the head frame, on one side or
//! on both. [`Zone::holds`] asks whether a grip at a pressure may touch a point; what a grip covers beyond its middle
//! is in [`super::grip`], and the proof over every bundled place in [`super::proof`].

use glam::Vec3;
use serde::{Deserialize, Serialize};

use super::place::Place;
use super::vocabulary::{Grip, Region};

/// How far (mm) a person's own place stays away from zones that are not pressed.
pub const OWN_PLACE_CLEARANCE: f32 = 10.0;

/// The greatest pressure of a resting contact.
const RESTING: u8 = 1;

/// A part of the body that must not be touched, or not in every way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Its name.
    pub id: String,
    /// Where it is, on the left if it is mirrored.
    pub shape: Shape,
    /// Whether the right side has the same.
    pub mirror: bool,
    /// What is forbidden.
    pub mode: Mode,
    /// What is allowed, in words.
    pub allowed: String,
    /// The reason.
    pub why: String,
    /// Source keys.
    pub source: String,
    /// Places that lie in it and are off unless a prescription turns them on.
    #[serde(default)]
    pub if_prescribed: Vec<String>,
}

/// A shape in mm of the head frame.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// All within a radius of a point.
    Sphere {
        /// Its middle.
        centre: [f32; 3],
        /// In mm.
        radius: f32,
    },
    /// All within a radius of a line between two points.
    Capsule {
        /// One end of the line.
        a: [f32; 3],
        /// Its other end.
        b: [f32; 3],
        /// In mm.
        radius: f32,
    },
    /// A box along the axes.
    Box {
        /// Its middle.
        centre: [f32; 3],
        /// Half of its width, height and depth.
        half: [f32; 3],
    },
}

/// What is forbidden in a zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// Contact of any kind.
    Never,
    /// All but a lifting pinch at an entry of the front of the neck, and resting contact (pressure 1 at most).
    NotPressed,
    /// These grips; others may be used up to a pressure.
    NotWith {
        /// The grips that are forbidden.
        grips: Vec<Grip>,
        /// The greatest pressure of the others.
        most: u8,
    },
}

/// A touch that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Contact<'a> {
    /// The place it is for.
    pub place: &'a Place,
    /// How the hand meets the body.
    pub grip: Grip,
    /// 0 to 10.
    pub pressure: u8,
    /// Whether a prescription has turned the place on.
    pub prescribed: bool,
}

impl Shape {
    /// The distance in mm from the surface of the shape: negative within it.
    #[must_use]
    pub fn distance(&self, point: Vec3) -> f32 {
        match *self {
            Self::Sphere { centre, radius } => point.distance(Vec3::from(centre)) - radius,
            Self::Capsule { a, b, radius } => {
                let (a, line) = (Vec3::from(a), Vec3::from(b) - Vec3::from(a));
                let along = (point - a).dot(line) / line.length_squared().max(f32::MIN_POSITIVE);
                point.distance(a + line * along.clamp(0.0, 1.0)) - radius
            }
            Self::Box { centre, half } => {
                let out = (point - Vec3::from(centre)).abs() - Vec3::from(half);
                out.max(Vec3::ZERO).length() + out.max_element().min(0.0)
            }
        }
    }
}

impl Zone {
    /// The distance in mm from the zone, on the nearer side if it is mirrored: negative within it.
    #[must_use]
    pub fn distance(&self, point: [f32; 3]) -> f32 {
        let point = Vec3::from(point);
        let here = self.shape.distance(point);
        if self.mirror { here.min(self.shape.distance(point * Vec3::new(-1.0, 1.0, 1.0))) } else { here }
    }

    /// Whether the zone allows this contact within it.
    #[must_use]
    pub fn permits(&self, contact: Contact) -> bool {
        if contact.grip == Grip::None || (contact.prescribed && self.if_prescribed.contains(&contact.place.id)) {
            return true;
        }
        match &self.mode {
            Mode::Never => false,
            Mode::NotPressed => {
                contact.pressure <= RESTING
                    || (contact.grip == Grip::Pinch && contact.place.region == Region::NeckFront)
            }
            Mode::NotWith { grips, most } => !grips.contains(&contact.grip) && contact.pressure <= *most,
        }
    }

    /// Whether this contact may touch this point (mm): it lies outside the zone, or the zone permits it.
    #[must_use]
    pub fn holds(&self, contact: Contact, point: [f32; 3]) -> bool {
        self.distance(point) > 0.0 || self.permits(contact)
    }

    /// Whether a person's own place may lie at this point: never within 10 mm of a zone that is not to be pressed.
    #[must_use]
    pub fn leaves_room_at(&self, point: [f32; 3]) -> bool {
        matches!(self.mode, Mode::NotWith { .. }) || self.distance(point) >= OWN_PLACE_CLEARANCE
    }
}
