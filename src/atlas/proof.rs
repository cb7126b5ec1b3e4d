//! The proof that no bundled place is used against a zone: every place, with each of its grips at its own cap, on both
//! sides, at every sample of its line, under every disc of the footprint.
//!
//! In: an [`Atlas`] and the spots of its places. Out: the lay of each footprint, or every [`Breach`].
//!
//! How footprints count. The zones are seeds with room for what varies between people, and a hand has some freedom, so a
//! place and grip pass when there is one lay of the hand, turned and with the place anywhere under one of its
//! discs, that keeps the whole footprint clear at all samples of its line. The footprint is tested twice: flat in the
//! tangent plane, and hugging a body of 60 mm radius, as a hand does on a neck. What a zone permits by its mode
//! (a lifted pinch at the front of the neck, flat pads on the temple) is not a breach. The lay that is found is the one to
//! use: [`lay`] is for drawing and posing too.
//!
//! It knows no mesh: points and normals of the sculpted skin are given to it; without them the seeds are tested with
//! the normals of a coarse body.

use glam::Vec3;
use serde::Serialize;

use super::Atlas;
use super::grip::{Footprint, Lay, Spot};
use super::place::Place;
use super::vocabulary::{Grip, Laterality, Side};
use super::zone::{Contact, Zone};

/// How far apart (mm) a path is sampled.
pub const SAMPLE_STEP: f32 = 3.0;

/// The radius (mm) of the neck, the roundest part that a whole hand lies on.
const HUG: f32 = 60.0;

/// A use of a place against a zone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Breach {
    /// The place.
    pub place: String,
    /// The grip.
    pub grip: Grip,
    /// The side.
    pub side: Side,
    /// The zone.
    pub zone: String,
    /// Which spot of the place.
    pub spot: usize,
    /// How deep in the zone, mm, at the best lay.
    pub depth: f32,
}

/// A place with its left side's spots, and how it is used.
#[derive(Clone, Copy, Debug)]
pub struct Use<'a> {
    /// Place, grip, pressure, and whether it is prescribed.
    pub contact: Contact<'a>,
    /// Its spots on the left side, or in the middle.
    pub spots: &'a [Spot],
}

/// The plainest lay of the hand that keeps this use clear of every zone at all its spots.
///
/// # Errors
///
/// The [`Breach`] that is left at the best lay, if none is clear.
pub fn lay(atlas: &Atlas, used: Use) -> Result<Lay, Breach> {
    let footprint = atlas.grip(used.contact.grip);
    let discs = footprint.discs_at(if used.contact.place.is_path() { 1 } else { used.spots.len() });
    let zones: Vec<&Zone> = atlas.zones().iter().filter(|zone| !zone.permits(used.contact)).collect();
    let mut best: Option<Breach> = None;
    for lay in footprint.lays(discs) {
        match breach(&zones, used, discs, lay) {
            None => return Ok(lay),
            Some(found) if best.as_ref().is_none_or(|best| found.depth < best.depth) => best = Some(found),
            Some(_) => {}
        }
    }
    best.map_or(Ok(Lay { turn: 0.0, on: [0.0, 0.0] }), Err)
}

/// The deepest breach of one lay.
fn breach(zones: &[&Zone], used: Use, discs: &[super::grip::Disc], lay: Lay) -> Option<Breach> {
    let sides: &[Side] = match used.contact.place.laterality {
        Laterality::Pair => Side::ALL,
        Laterality::Middle => &[Side::Left],
    };
    let mut worst: Option<Breach> = None;
    for &side in sides {
        for (index, spot) in used.spots.iter().enumerate() {
            for point in [None, Some(HUG)].into_iter().flat_map(|hug| Footprint::cover(discs, *spot, lay, hug)) {
                let point = point * Vec3::new(side.sign(), 1.0, 1.0);
                for zone in zones {
                    let depth = -zone.distance(point.to_array());
                    if depth >= 0.0 && worst.as_ref().is_none_or(|worst| depth > worst.depth) {
                        worst = Some(Breach {
                            place: used.contact.place.id.clone(),
                            grip: used.contact.grip,
                            side,
                            zone: zone.id.clone(),
                            spot: index,
                            depth,
                        });
                    }
                }
            }
        }
    }
    worst
}

/// Every breach of the bundled places with each of their grips at their own caps; `spots` gives a place's left side.
///
/// Places that are off by default are tested as prescribed ones: their zone permits them then, and no other does.
#[must_use]
pub fn breaches(atlas: &Atlas, mut spots: impl FnMut(&Place) -> Vec<Spot>) -> Vec<Breach> {
    let mut found = Vec::new();
    for place in atlas.places() {
        let spots = spots(place);
        for &grip in &place.grips {
            let contact = Contact { place, grip, pressure: place.cap, prescribed: place.default_off };
            found.extend(lay(atlas, Use { contact, spots: &spots }).err());
        }
    }
    found
}

/// The spots of a place from its seeds, with the normals of a coarse body.
#[must_use]
pub fn seed_spots(place: &Place) -> Vec<Spot> {
    let points = place.samples(SAMPLE_STEP);
    let normals: Vec<[f32; 3]> = points.iter().map(|point| outward(Vec3::from(*point)).to_array()).collect();
    Spot::row(&points, &normals, place.is_path())
}

/// The outward direction at a point of a coarse body: an ellipsoid for the head, capsules for neck and shoulders, in the
/// head frame. Sizes are those of an average adult (head length 195 mm, shoulders to x = 195).
fn outward(point: Vec3) -> Vec3 {
    let head = point - Vec3::new(0.0, 38.0, 0.0);
    let radii = Vec3::new(76.0, 93.0, 98.0);
    let scaled = (head / radii).length();
    let line = |from: Vec3, to: Vec3, radius: f32| {
        let t = ((point - from).dot(to - from) / (to - from).length_squared()).clamp(0.0, 1.0);
        let off = point - from.lerp(to, t);
        (off.length() - radius, off)
    };
    let shoulder = Vec3::new(190.0 * if point.x < 0.0 { -1.0 } else { 1.0 }, -195.0, -60.0);
    [
        ((scaled - 1.0) * radii.min_element(), head / (radii * radii)),
        line(Vec3::new(0.0, -20.0, -30.0), Vec3::new(0.0, -110.0, -38.0), 55.0),
        line(Vec3::new(0.0, -165.0, -70.0), shoulder, 45.0),
    ]
    .into_iter()
    .min_by(|one, other| one.0.total_cmp(&other.0))
    .map_or(Vec3::Y, |(_, off)| off.normalize_or(Vec3::Y))
}
