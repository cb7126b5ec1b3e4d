//! Sides, grips, pressure and moves of one step at its place.
//!
//! Zones need no look at each step: the atlas proves that every place, with each grip that it lists and at its own cap,
//! stays clear of them (`atlas::proof`), and a step with another grip or above the cap is refused here.

use crate::atlas::Atlas;
use crate::atlas::place::Place;
use crate::atlas::vocabulary::{Grip, Laterality, PlaceKind, Region, Sides, Technique};
use crate::routine::codes::sides::{E0501, E0502, E0503, E0504, E0506, E0507, E0508};
use crate::routine::diagnostic::Diagnostic;
use crate::routine::model::{Action, Step};

/// The one move of the head that is done while hands are under the skull's edge.
const NOD: &str = "move_chin_nod";

/// Everything that breaks a rule of the place.
pub(super) fn check(step: &Step, atlas: &Atlas) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let head = step.head();
    let mut wrong = |code, sentence: String, hint: &str| found.push(Diagnostic::new(code, head, sentence).hint(hint));
    let Some(place) = atlas.place(&step.on) else {
        let movement = atlas.move_named(&step.on);
        let cap = movement.map_or(0, |movement| movement.cap);
        if step.pressure > cap {
            let sentence = format!("pressure {} is above the limit of {cap} for `{}`", step.pressure, step.on);
            wrong(E0504, sentence, "lower the pressure, or work at a place");
        }
        return found;
    };
    if place.laterality == Laterality::Middle && step.side != Sides::Middle {
        let sentence = format!("`{}` lies on the midline and has no {} side", place.id, step.side);
        wrong(E0501, sentence, "write side: Middle");
    }
    if place.laterality == Laterality::Pair && step.side == Sides::Middle {
        let sentence = format!("`{}` lies on both sides and has no middle", place.id);
        wrong(E0501, sentence, "write side: Both, Each, Left or Right");
    }
    if let Some(only) = place.only
        && step.side != only.into()
    {
        let sentence = format!("`{}` lies on the {} side only", place.id, only.name().to_lowercase());
        wrong(E0501, sentence, &format!("write side: {only}"));
    }
    if place.region == Region::NeckFront && step.side == Sides::Both {
        let sentence = format!("`{}` is at the front of the neck and is never worked on both sides at once", place.id);
        wrong(E0502, sentence, "write side: Each");
    }
    for action in actions(step) {
        check_action(place, action, atlas, &mut wrong);
    }
    let gentlest = actions(step).map(|action| (atlas.cap_with(place, action.grip), action.grip)).min_by_key(|of| of.0);
    if let Some((cap, grip)) = gentlest.filter(|(cap, _)| step.pressure > *cap) {
        let with = if cap < place.cap { format!(" with {grip}") } else { String::new() };
        let sentence = format!("pressure {} is above the limit of {cap} for `{}`{with}", step.pressure, place.id);
        wrong(E0504, sentence, &format!("write pressure: {cap} or less"));
    }
    if step.ball && !place.ball_at_firm {
        let sentence = format!("`{}` is not a place for a ball", place.id);
        wrong(E0508, sentence, "delete ball: true");
    }
    found
}

/// What the step does, at any level.
fn actions(step: &Step) -> impl Iterator<Item = &Action> {
    std::iter::once(&step.action).chain(step.instead.iter().map(|instead| &instead.action))
}

fn check_action(
    place: &Place,
    action: &Action,
    atlas: &Atlas,
    wrong: &mut impl FnMut(crate::routine::codes::Code, String, &str),
) {
    let grips = || place.grips.iter().map(|grip| grip.name()).collect::<Vec<_>>().join(", ");
    let grip_fits = place.grips.contains(&action.grip) || action.grip == Grip::None;
    if !grip_fits {
        let sentence = format!("the grip {} does not belong to `{}`", action.grip, place.id);
        wrong(E0503, sentence, &format!("the grips there are {}", grips()));
    }
    let walks = matches!(action.technique, Technique::Stroke | Technique::Knead);
    if walks && place.kind != PlaceKind::Path {
        let sentence = format!("{} walks along a path, and `{}` is none", action.technique, place.id);
        wrong(E0506, sentence, "use a place that begins with path_, or Hold or Circles");
    }
    if let Some(with) = &action.with
        && place.region == Region::Nape
        && with != NOD
        && atlas.move_named(with).is_some_and(|movement| movement.neck)
    {
        let sentence = format!("`{with}` moves the head while hands are under the skull's edge");
        wrong(E0507, sentence, "only move_chin_nod is done there");
    }
}
