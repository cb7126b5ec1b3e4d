//! Every second of the routines that ship, posed as the stage does: none fails, none leaves out what touches, and none
//! allocates.

use stillpoint::library::Library;
use stillpoint::pose::surface::Surface;
use stillpoint::pose::{Manner, Pose, Skin};
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::moment::MOST_CONTACTS;
use stillpoint::score::time::{Frame, RATE, seconds};
use stillpoint::score::types::{Contact, Score};
use stillpoint::sculpt::hand::poses;
use stillpoint::sculpt::read_glb;

use crate::allocations::calls;
use crate::pose::read_asset;

/// Each way in which the stage is shown.
const MANNERS: [Manner; 4] = [
    Manner { reduced_motion: false, quiet: false },
    Manner { reduced_motion: true, quiet: false },
    Manner { reduced_motion: false, quiet: true },
    Manner { reduced_motion: true, quiet: true },
];

/// Every bundled routine at every level and in every phase in which it can be played, each by its name.
fn sessions(library: &Library) -> Vec<(String, Score)> {
    let mut sessions = Vec::new();
    for entry in library.list().into_iter().filter(|entry| !entry.own) {
        let routine = entry.routine.unwrap();
        for (level, phase) in
            routine.levels.iter().flat_map(|level| routine.phases.iter().map(move |phase| (level, phase)))
        {
            let choices = Choices { level: *level, phase: *phase, ..Choices::default() };
            // Some are refused: `tests/routines.rs` holds which.
            if let Ok(score) = compile(&routine, library.atlas(), &choices) {
                sessions.push((format!("{} {level} {phase}", entry.id), score));
            }
        }
    }
    assert!(sessions.len() > 12, "there are four routines, most for several levels and phases");
    sessions
}

/// Looks at each second of each session in each manner: its name with the second, the score, the frame.
fn every_second(mut look: impl FnMut(&str, &Score, Frame, Manner, &Skin<'_>)) {
    let library = Library::open().unwrap();
    let surface = Surface::of(&read_glb(&read_asset("bust_coarse.glb")).unwrap());
    let hands = poses::read(&String::from_utf8(read_asset("hands.json")).unwrap()).unwrap();
    let skin = Skin { places: library.skin(), surface: Some(&surface), hands: Some(&hands) };
    for (name, score) in sessions(&library) {
        for manner in MANNERS {
            for frame in (0..score.length).step_by(usize::try_from(RATE).unwrap()) {
                look(&format!("{name} at {} s, {manner:?}", seconds(frame)), &score, frame, manner, &skin);
            }
        }
    }
}

/// The contacts of a moment that are on the bust, with those that its half still brings.
fn contacts<'score>(score: &'score Score, frame: Frame, skin: &Skin<'_>) -> Vec<&'score Contact> {
    let moment = score.moment(frame).unwrap();
    let half = score.contacts.iter().filter(|contact| usize::from(contact.half) == moment.half_index);
    let waiting = half.filter(|contact| frame < contact.approach);
    let all = moment.contacts().map(|now| now.contact).chain(waiting);
    all.filter(|contact| skin.spot(contact, 0.5).is_some()).collect()
}

/// Each contact's ring comes after its pads: where no ring is left out, no pad is.
#[test]
fn every_second_of_every_bundled_routine_is_posed_with_room_for_all_that_touches() {
    every_second(|name, score, frame, manner, skin| {
        let pose = Pose::of(score, frame, skin, manner);
        assert!(pose.pads.len() <= MOST_CONTACTS, "{name}: {} pads", pose.pads.len());
        let rings = pose.pads.iter().filter(|pad| pad.met < 0.5).count();
        assert_eq!(rings, contacts(score, frame, skin).len(), "{name}");
    });
}

#[test]
fn no_second_of_a_bundled_routine_allocates() {
    every_second(|name, score, frame, manner, skin| {
        let mut pads = 0;
        let used = calls(|| pads = Pose::of(score, frame, skin, manner).pads.len());
        assert_eq!(used, 0, "{name}, with {pads} pads");
    });
}
