//! The longest hold of a place: neighbouring steps at one place count together.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{PlaceKind, Technique};
use crate::routine::codes::sides::E0505;
use crate::routine::diagnostic::Diagnostic;
use crate::routine::model::{Routine, Step};
use crate::routine::seconds::Seconds;

/// So much rest between two holds at one place makes them two.
const BREAK: Seconds = Seconds::whole(10);

/// Every hold that is longer than its place allows, reported at the step that goes over.
pub(super) fn check(routine: &Routine, atlas: &Atlas) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut held: Option<(&str, Seconds)> = None;
    for step in &routine.steps {
        let place = atlas.place(&step.on);
        let Some(place) = place.filter(|place| holds(step, place.kind)) else {
            // Something else in between; only a real pause starts the count anew.
            if step.seconds >= BREAK || place.is_some() {
                held = None;
            }
            continue;
        };
        let before = held.filter(|(id, _)| *id == place.id).map_or(Seconds::ZERO, |(_, seconds)| seconds);
        let whole = before + step.seconds;
        held = Some((place.id.as_str(), whole));
        let longest = Seconds::whole(u32::from(place.longest_hold));
        if whole > longest {
            let sentence = format!("`{}` is held {whole} s; the longest there is {longest} s", place.id);
            let hint = "shorten the step, or put at least 10 s of rest between";
            found.push(Diagnostic::new(E0505, step.head(), sentence).hint(hint));
        }
    }
    found
}

/// Whether a step holds still at its place. A pinch that walks along a path, or shear from spot to spot, does not.
fn holds(step: &Step, kind: PlaceKind) -> bool {
    let still =
        matches!(step.action.technique, Technique::Hold | Technique::Pinch | Technique::Traction | Technique::Breathe);
    still && kind != PlaceKind::Path
}
