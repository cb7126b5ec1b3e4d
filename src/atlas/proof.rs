//! The proof that no bundled place is used against a zone: every place, with each of its grips at its own cap, on both
//! sides, at every sample of its line, under every disc of the footprint.
//!
//! In: an [`Atlas`] and the spots of its places. Out: the lay of each footprint, or every [`Breach`].
//!
//! How footprints count. The zones are seeds with room for what varies between people, and a hand has some freedom, so a
//! place and grip pass when there is a lay of the hand, turned and with the place anywhere under one of its discs, that
//! keeps the whole footprint clear at all samples of its line; along a path a hand may turn as it goes. The footprint is tested twice: flat in the
//! tangent plane, and hugging a body as round as the hand can follow. What a zone permits by its mode
//! (a lifted pinch at the front of the neck, flat pads on the temple) is not a breach. The lay that is found is the one to
//! use: [`lays`] is for drawing and posing too.
//!
//! It knows no mesh: points and normals of the sculpted skin are given to it; without them the seeds are tested with
//! the normals of a coarse body.

use glam::{Vec2, Vec3};
use serde::Serialize;

use super::Atlas;
use super::grip::{self, Disc, Footprint, Lay, Spot};
use super::place::Place;
use super::vocabulary::{Grip, Laterality, Side};
use super::zone::{Contact, Zone};

/// How far apart (mm) a path is sampled.
pub const SAMPLE_STEP: f32 = 3.0;

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

/// How the hand lies at each spot of this use so that it keeps clear of every zone: the plainest way.
///
/// One lay for all spots if there is one; else, along a path, a hand that turns as it goes, by at most 15° from one
/// sample to the next.
///
/// # Errors
///
/// The [`Breach`] that is left at the best single lay, if none is clear.
pub fn lays(atlas: &Atlas, used: Use) -> Result<Vec<Lay>, Breach> {
    let footprint = atlas.grip(used.contact.grip);
    let is_path = used.contact.place.is_path();
    let discs = footprint.discs_at(if is_path { 1 } else { used.spots.len() });
    let near = near_zones(atlas, used, discs, footprint.hug);
    if near.iter().all(Vec::is_empty) {
        let plainest = footprint.lays(discs).next().unwrap_or_default();
        return Ok(vec![plainest; used.spots.len()]);
    }
    let ground = Ground { used, discs, near, hug: footprint.hug };
    // The spot that refused the last lay most likely refuses the next.
    let mut suspect = 0;
    for lay in footprint.lays(discs) {
        match ground.refusing(lay, suspect) {
            None => return Ok(vec![lay; used.spots.len()]),
            Some(spot) => suspect = spot,
        }
    }
    let turning = || footprint.holds(discs).into_iter().find_map(|on| ground.turned(on));
    is_path.then(turning).flatten().map_or_else(|| Err(ground.least_breach(footprint)), Ok)
}

/// A use with the discs that touch and the zones within reach of each spot.
struct Ground<'a> {
    used: Use<'a>,
    discs: &'a [Disc],
    near: Vec<Vec<&'a Zone>>,
    hug: f32,
}

/// The zones that forbid the contact and that the hand can reach at each spot.
fn near_zones<'a>(atlas: &'a Atlas, used: Use, discs: &[Disc], hug: f32) -> Vec<Vec<&'a Zone>> {
    let span = discs.iter().map(|disc| Vec2::from(disc.at).length() + disc.radius).fold(0.0, f32::max);
    // The place may lie at one edge of the footprint and the zone beyond the other; hugging sinks a hand below its plane.
    let reach = 2.0 * span + (2.0 * span).powi(2) / (2.0 * hug);
    let forbidding = || atlas.zones().iter().filter(|zone| !zone.permits(used.contact));
    used.spots
        .iter()
        .map(|spot| forbidding().filter(|zone| zone.distance(spot.at.to_array()) <= reach).collect())
        .collect()
}

/// The sides that a use is on.
fn sides(used: Use) -> &'static [Side] {
    match used.contact.place.laterality {
        Laterality::Pair => Side::ALL,
        Laterality::Middle => &[Side::Left],
    }
}

impl Ground<'_> {
    /// The points that are touched at one spot, with their side and how deep each lies in a zone (negative outside).
    fn depths(&self, lay: Lay, index: usize) -> impl Iterator<Item = (Side, &Zone, f32)> {
        let zones = self.near.get(index).map_or(&[][..], Vec::as_slice);
        let spot = self.used.spots.get(index).filter(|_| !zones.is_empty());
        let points = spot.into_iter().flat_map(move |spot| {
            [None, Some(self.hug)].into_iter().flat_map(move |hug| Footprint::cover(self.discs, *spot, lay, hug))
        });
        points.flat_map(move |point| {
            sides(self.used).iter().flat_map(move |&side| {
                let point = (point * Vec3::new(side.sign(), 1.0, 1.0)).to_array();
                zones.iter().map(move |zone| (side, *zone, -zone.distance(point)))
            })
        })
    }

    fn is_clear(&self, lay: Lay, index: usize) -> bool {
        self.depths(lay, index).all(|(_, _, depth)| depth < 0.0)
    }

    /// A spot at which the lay is not clear, looking at the suspect first.
    fn refusing(&self, lay: Lay, suspect: usize) -> Option<usize> {
        std::iter::once(suspect).chain(0..self.used.spots.len()).find(|index| !self.is_clear(lay, *index))
    }

    /// The breach that is left at the best single lay.
    fn least_breach(&self, footprint: &Footprint) -> Breach {
        let contact = self.used.contact;
        let mut least = Breach {
            place: contact.place.id.clone(),
            grip: contact.grip,
            side: Side::Left,
            zone: String::new(),
            spot: 0,
            depth: f32::INFINITY,
        };
        for lay in footprint.lays(self.discs) {
            let deepest = (0..self.used.spots.len())
                .flat_map(|index| self.depths(lay, index).map(move |found| (index, found)))
                .max_by(|one, other| one.1.2.total_cmp(&other.1.2));
            if let Some((spot, (side, zone, depth))) = deepest.filter(|(_, found)| found.2 < least.depth) {
                least = Breach { side, zone: zone.id.clone(), spot, depth, ..least };
            }
        }
        least
    }

    /// A hand that turns as it goes along a path, with the same point of the footprint on it throughout.
    fn turned(&self, on: Vec2) -> Option<Vec<Lay>> {
        let turns = grip::turns_in_order();
        let neighbours = |turn: usize| [turn, (turn + 1) % turns.len(), (turn + turns.len() - 1) % turns.len()];
        let lay = |turn: usize| Lay { turn: turns[turn], on: on.to_array() };
        // For every spot and turn, the turn at the spot before from which it is reached.
        let mut reached: Vec<Vec<Option<usize>>> = Vec::new();
        for index in 0..self.used.spots.len() {
            let from = |turn: usize| match reached.last() {
                Some(before) => neighbours(turn).into_iter().find(|from| before[*from].is_some()),
                None => Some(turn),
            };
            let row: Vec<Option<usize>> =
                (0..turns.len()).map(|turn| from(turn).filter(|_| self.is_clear(lay(turn), index))).collect();
            if row.iter().all(Option::is_none) {
                return None;
            }
            reached.push(row);
        }
        let mut turn = reached.last()?.iter().position(Option::is_some)?;
        let mut way = Vec::new();
        for row in reached.iter().rev() {
            way.push(lay(turn));
            turn = row[turn]?;
        }
        way.reverse();
        Some(way)
    }
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
            found.extend(lays(atlas, Use { contact, spots: &spots }).err());
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
