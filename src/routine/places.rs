//! A person's own places: what a `places.ron` beside their routines holds, once it is read and checked.
//!
//! [`places`](fn@super::read::places) makes an [`OwnPlace`] from text; an atlas and its skin are then overlaid with them
//! ([`Atlas::with_places`](crate::atlas::Atlas::with_places), [`SkinPlaces::with_places`]). What the reader has to know of
//! the body comes as a [`Body`]: the skin itself belongs to a higher room, so it is asked by a function.
//!
//! Limits are those of the design: a cap of 2 unless written, 4 at most, 3 on the neck; on the skin; clear of every zone.

use crate::atlas::Atlas;
use crate::atlas::place::Place;
use crate::atlas::skin::{SkinPlace, SkinPlaces, SkinPoint};
use crate::atlas::vocabulary::{PlaceKind, Region, Word, vocabulary};
use serde::{Deserialize, Serialize};

/// What stands before the id of everything that is a person's own.
pub const OWN: &str = "my/";

/// The cap where none is written.
pub const USUAL_CAP: u8 = 2;

/// The greatest cap of a person's own place.
pub const MOST_CAP: u8 = 4;

/// The same on the neck.
pub const MOST_CAP_NECK: u8 = 3;

/// The longest hold in seconds where the region's bundled places allow longer.
pub const LONGEST_HOLD: u16 = 60;

/// How far (mm) a written point may be off the skin.
pub const ON_SKIN: f32 = 3.0;

/// How far (mm) a point counted from another place may be off the skin; it is put on it.
pub const NEAR_SKIN: f32 = 15.0;

/// Within so many mm, what leaves out a bundled place leaves out a person's own too (as clinical rule `own_skip_zones`).
pub const BESIDE: f32 = 20.0;

vocabulary! {
    /// Where a person's place lies: on one of their sides, on both, or in the middle.
    Lies { Left, Right, Both, Middle }
}

/// One of a person's places, and where it is on the skin.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnPlace {
    /// As an entry of the atlas; its id begins with [`OWN`].
    pub place: Place,
    /// On the skin, left side or middle.
    pub skin: SkinPlace,
}

/// The body as a reader of places asks it.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    /// The bundled atlas.
    pub atlas: &'a Atlas,
    /// Its places on the skin.
    pub skin: &'a SkinPlaces,
    /// The point of the skin that a point near it (mm) means, with its normal; none where there is no skin.
    pub settle: &'a dyn Fn([f32; 3]) -> Option<SkinPoint>,
}

impl Body<'_> {
    /// The bundled places within [`BESIDE`] of a point (mm, left side), the nearest first; at least the nearest.
    #[must_use]
    pub fn beside(&self, point: [f32; 3]) -> Vec<&Place> {
        let far = |place: &Place| {
            let found = self.skin.place(&place.id)?;
            let points = found.nodes.iter().chain(&found.line);
            points.map(|known| distance(known.at, point)).min_by(f32::total_cmp)
        };
        let mut all: Vec<(&Place, f32)> =
            self.atlas.places().iter().filter_map(|place| far(place).map(|far| (place, far))).collect();
        all.sort_by(|one, other| one.1.total_cmp(&other.1));
        let near = all.iter().filter(|(_, far)| *far <= BESIDE).count().max(1);
        all.into_iter().take(near).map(|(place, _)| place).collect()
    }

    /// The longest hold in seconds at a person's place of this region: that of its most careful bundled place.
    #[must_use]
    pub fn longest_hold(&self, region: Region) -> u16 {
        let bundled =
            self.atlas.places().iter().filter(|place| place.region == region && place.kind != PlaceKind::Path);
        bundled.map(|place| place.longest_hold).filter(|hold| *hold > 0).fold(LONGEST_HOLD, u16::min)
    }
}

/// Whether work in this region is work on the neck.
#[must_use]
pub const fn is_neck(region: Region) -> bool {
    matches!(region, Region::NeckFront | Region::NeckSide | Region::Nape)
}

/// How far two points are apart, in their unit.
#[must_use]
pub fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    glam::Vec3::from(a).distance(glam::Vec3::from(b))
}
