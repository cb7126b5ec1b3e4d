//! What is to be solved: every grip at every place that may be touched with it, for each hand that may do it.
//!
//! In come the places of the atlas and where they lie on the skin; out come [`Task`]s, each for a right hand: what the
//! left hand does on its own side is the mirror image of what the right hand does on its own. The same rules as the
//! score's say which hand comes and which of a place's positions each hand touches.

use glam::DVec3;

use crate::atlas::place::Place;
use crate::atlas::skin::{SkinPlace, SkinPlaces, SkinPoint};
use crate::atlas::vocabulary::{Grip, Laterality, Region};
use crate::sculpt::hand::poses::Relation;
use crate::sculpt::hand::solve::near::ear_nearness;

/// One thing that a right hand shall do.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Id of the place.
    pub(super) place: String,
    /// The main region of the place.
    pub(super) region: Region,
    /// Whether the place lies on the midline.
    pub(super) midline: bool,
    pub(super) grip: Grip,
    pub(super) relation: Relation,
    pub(super) aim: Aim,
}

/// What the hand aims at, in the frame in which the right hand does it, millimetres.
#[derive(Clone, Debug)]
pub(super) enum Aim {
    /// The grip's middle goes there.
    Spot(Spot),
    /// One pad to each.
    Each(Vec<Spot>),
    /// The grip's middle goes along.
    Line(Vec<Spot>),
}

/// A point of the skin and the way out of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    pub(super) at: DVec3,
    pub(super) normal: DVec3,
}

/// Between the poses along a path, millimetres, and along one that passes an ear.
const STRIDE: [f32; 2] = [8.0, 5.0];

/// Everything to be solved, in the order of the atlas.
pub(super) fn tasks(places: &[Place], skin: &SkinPlaces) -> Vec<Task> {
    let mut tasks = Vec::new();
    for place in places {
        let Some(placed) = skin.place(&place.id) else { continue };
        for grip in grips(place) {
            for relation in relations(place) {
                let Some(aim) = aim(place, placed, grip, relation) else { continue };
                let (midline, id) = (place.laterality == Laterality::Middle, place.id.clone());
                tasks.push(Task { place: id, region: place.region, midline, grip, relation, aim });
            }
        }
    }
    tasks
}

/// The grips of a hand that a place allows.
fn grips(place: &Place) -> impl Iterator<Item = Grip> {
    place.grips.iter().copied().filter(|grip| !matches!(grip, Grip::None | Grip::TwoBalls))
}

/// The hands that may come, seen from the left side of the body; the midline counts as left.
fn relations(place: &Place) -> Vec<Relation> {
    let across = matches!(place.region, Region::Shoulder | Region::NeckFront | Region::Nape);
    match (place.laterality, place.nodes.len()) {
        (Laterality::Middle, 0 | 1) => vec![Relation::Opposite],
        (Laterality::Middle, _) => vec![Relation::Same, Relation::Opposite],
        (Laterality::Pair, _) if across => vec![Relation::Same, Relation::Opposite],
        (Laterality::Pair, _) => vec![Relation::Same],
    }
}

/// What the right hand aims at: for the hand of the same side, the mirror image.
fn aim(place: &Place, placed: &SkinPlace, grip: Grip, relation: Relation) -> Option<Aim> {
    let mirror = relation == Relation::Same;
    let spot = |point: &SkinPoint| {
        let point = if mirror { point.mirrored() } else { *point };
        Spot { at: glam::Vec3::from(point.at).as_dvec3(), normal: glam::Vec3::from(point.normal).as_dvec3() }
    };
    if !placed.line.is_empty() {
        let at = |part: f32| glam::Vec3::from(placed.at(1.0, part).at).as_dvec3();
        let by_ear = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().any(|part| ear_nearness(at(part), 30.0) > 0.0);
        let parts = (placed.length() / STRIDE[usize::from(by_ear)]).ceil().max(2.0);
        let mut line = Vec::new();
        let mut part = 0.0;
        while part <= parts {
            line.push(spot(&placed.at(1.0, part / parts)));
            part += 1.0;
        }
        return Some(Aim::Line(line));
    }
    // On the midline two or more positions are dealt out to the hands in turn, the left one first.
    let dealt = place.laterality == Laterality::Middle && placed.nodes.len() > 1;
    let first = usize::from(relation == Relation::Opposite);
    let mine: Vec<Spot> = if dealt {
        placed.nodes.iter().skip(first).step_by(2).map(spot).collect()
    } else {
        placed.nodes.iter().map(spot).collect()
    };
    match mine.as_slice() {
        [] => None,
        [only] => Some(Aim::Spot(*only)),
        _ if grip == Grip::FingertipsRow => Some(Aim::Each(mine)),
        [first, ..] => Some(Aim::Spot(*first)),
    }
}
