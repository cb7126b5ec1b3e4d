//! The atlas that ships: whole, in range, consistent, and never against a zone.

mod gate;
mod skin;
mod words;
mod zones;

use std::collections::BTreeSet;

use stillpoint::atlas::level::Limit;
use stillpoint::atlas::rule::Binding;
use stillpoint::atlas::source::cited;
use stillpoint::atlas::vocabulary::{Grip, Inset, Laterality, Level, Phase, PlaceKind, Region, TechniqueClass};
use stillpoint::atlas::{Atlas, AtlasError, FILES};

/// The texts of the atlas that ships.
const TEXTS: [&str; FILES.len()] = [
    include_str!("../assets/atlas/places.ron"),
    include_str!("../assets/atlas/moves.ron"),
    include_str!("../assets/atlas/grips.ron"),
    include_str!("../assets/atlas/zones.ron"),
    include_str!("../assets/atlas/levels.ron"),
    include_str!("../assets/atlas/gate.ron"),
    include_str!("../assets/atlas/rules.ron"),
    include_str!("../assets/atlas/muscles.ron"),
    include_str!("../assets/atlas/areas.ron"),
    include_str!("../assets/atlas/sources.ron"),
];

fn texts() -> Vec<(&'static str, &'static str)> {
    FILES.into_iter().zip(TEXTS).collect()
}

/// The atlas that ships.
#[expect(clippy::unwrap_used, reason = "a test cannot go on without it")]
fn atlas() -> Atlas {
    Atlas::read(&texts()).unwrap()
}

fn well_formed(id: &str) -> bool {
    (1..=40).contains(&id.len())
        && id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

#[test]
fn the_map_has_every_entry_of_each_kind() {
    let atlas = atlas();
    let of = |kind| atlas.places().iter().filter(|place| place.kind == kind).count();
    assert_eq!(PlaceKind::ALL.iter().map(|kind| of(*kind)).collect::<Vec<_>>(), [31, 27, 11, 15]);
    assert_eq!(atlas.moves().len(), 12);
    assert_eq!(atlas.grips().len(), 14);
    assert_eq!(atlas.zones().len(), 12);
    assert_eq!(atlas.levels().levels.len(), 4);
    assert_eq!(atlas.levels().phases.len(), 4);
    assert_eq!(atlas.levels().substitutions.len(), 7);
    assert_eq!(atlas.gate().facts.len(), 24);
    assert_eq!(atlas.gate().rows.len(), 15);
    assert_eq!(atlas.gate().red_flags.len(), 15);
    assert_eq!(atlas.gate().check_ins.len(), 5);
    assert_eq!(atlas.rules().len(), 8);
    assert_eq!(atlas.muscles().len(), 29);
    // 162 sources, and the two marks that stand in the place of one.
    assert_eq!(atlas.sources().len(), 164);
}

#[test]
fn ids_are_well_formed_and_shared_by_no_two_kinds() {
    let atlas = atlas();
    let ids: Vec<&str> = atlas
        .places()
        .iter()
        .map(|place| place.id.as_str())
        .chain(atlas.moves().iter().map(|entry| entry.id.as_str()))
        .chain(atlas.zones().iter().map(|zone| zone.id.as_str()))
        .chain(atlas.muscles().iter().map(|muscle| muscle.id.as_str()))
        .collect();
    for id in &ids {
        assert!(well_formed(id), "{id}");
    }
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

#[test]
fn pressures_and_holds_are_in_range() {
    let atlas = atlas();
    for place in atlas.places() {
        assert!(place.press_min <= place.cap && place.cap <= 6, "{}", place.id);
        assert!(place.cap < 6 || place.region == Region::Shoulder, "pressure 6 is for the shoulder: {}", place.id);
        assert!(place.longest_hold <= 900, "{}", place.id);
        assert!(!place.grips.is_empty(), "{}", place.id);
        assert!(place.longest_hold_on(true) <= place.longest_hold_on(false), "{}", place.id);
        assert!(!place.neck || place.region != Region::OffHead, "{}", place.id);
        assert!(place.region != Region::NeckFront || place.neck, "{}", place.id);
    }
    assert_eq!(atlas.place("hold_stillpoint_balls").unwrap().longest_hold_on(true), 180);
    for entry in atlas.moves() {
        assert!(entry.cap <= 2 && entry.longest_hold <= 75, "{}", entry.id);
    }
    for muscle in atlas.muscles() {
        assert!((1..=4).contains(&muscle.layer), "{}", muscle.id);
    }
}

#[test]
fn seeds_lie_on_an_adult_body_on_the_side_that_is_said() {
    let atlas = atlas();
    for place in atlas.places() {
        assert_eq!(place.nodes.is_empty(), place.inset.is_some(), "{} is on the bust or on an inset", place.id);
        assert!(!place.is_path() || place.nodes.len() > 1, "{}", place.id);
        for [x, y, z] in &place.nodes {
            assert!((-200.0..=200.0).contains(x) && (-200.0..=135.0).contains(y) && (-125.0..=100.0).contains(z));
            match place.laterality {
                Laterality::Pair => assert!(*x > 0.0, "{} is listed for the left", place.id),
                // Four spots round the crown: two of them beside the midline.
                Laterality::Middle if place.id == "ex_hn1_sishencong" => assert!(x.abs() <= 20.0),
                Laterality::Middle => assert!(x.abs() < 1e-6, "{}", place.id),
            }
        }
    }
    let inset = |inset| atlas.places().iter().filter(|place| place.inset == Some(inset)).count();
    assert_eq!(Inset::ALL.iter().map(|kind| inset(*kind)).collect::<Vec<_>>(), [2, 3, 1, 1]);
    assert_eq!(atlas.seeds().count(), 77);
    assert_eq!(atlas.seeds().filter(|seed| seed.is_path).count(), 15);
    assert_eq!(atlas.seeds().map(|seed| seed.nodes.len()).sum::<usize>(), 131);
}

#[test]
fn a_path_is_sampled_from_its_first_node_to_its_last_without_gaps() {
    let atlas = atlas();
    for place in atlas.places().iter().filter(|place| place.is_path()) {
        let samples = place.samples(3.0);
        assert_eq!(samples.first(), place.nodes.first());
        for pair in samples.windows(2) {
            let gap = (0..3).map(|axis| (pair[0][axis] - pair[1][axis]).powi(2)).sum::<f32>().sqrt();
            assert!(gap <= 3.001, "{}: {gap}", place.id);
        }
        let (end, last) = (samples.last().unwrap(), place.nodes.last().unwrap());
        assert!((0..3).all(|axis| (end[axis] - last[axis]).abs() < 1e-3), "{}", place.id);
    }
}

#[test]
fn levels_rise_and_phases_clamp() {
    let atlas = atlas();
    let caps = |level: &Level| (atlas.level(*level).cap, atlas.level(*level).cap_shoulder);
    assert_eq!(Level::ALL.iter().map(caps).collect::<Vec<_>>(), [(2, 2), (3, 3), (4, 4), (5, 6)]);
    for pair in Level::ALL.windows(2) {
        let (less, more) = (atlas.level(pair[0]), atlas.level(pair[1]));
        assert!(less.session_cap <= more.session_cap && less.longest_hold <= more.longest_hold);
        assert!(less.techniques.iter().all(|class| more.techniques.contains(class)));
    }
    assert!(!atlas.level(Level::Gentle).techniques.contains(&TechniqueClass::TriggerHold));
    let shoulder = atlas.place("tp_upper_trap_1").unwrap();
    let nape = atlas.place("gb20_fengchi").unwrap();
    let cap = |place, level, phase| atlas.pressure_cap(Some((place, place.usual_grip())), None, level, phase);
    assert_eq!(cap(shoulder, Level::Firm, Phase::Between), (6, Limit::Place));
    assert_eq!(cap(nape, Level::Firm, Phase::Between), (5, Limit::Place));
    assert_eq!(cap(nape, Level::Usual, Phase::Between), (4, Limit::Level));
    assert_eq!(cap(nape, Level::Usual, Phase::Attack), (2, Limit::Phase));
    assert_eq!(atlas.pressure_cap(None, None, Level::Firm, Phase::Between).0, 0, "without a place nothing is pressed");
    let scalene = atlas.place("tp_scalene_mid").unwrap();
    assert_eq!(
        (scalene.cap, atlas.cap_with(scalene, Grip::FlatFingers)),
        (2, 1),
        "a rule lets the flat hand in lightly"
    );
}

#[test]
fn every_source_that_is_named_is_known() {
    let atlas = atlas();
    let lines = (atlas.places().iter().map(|place| (&place.id, &place.source)))
        .chain(atlas.zones().iter().map(|zone| (&zone.id, &zone.source)))
        .chain(atlas.rules().iter().map(|rule| (&rule.id, &rule.source)))
        .chain(atlas.muscles().iter().map(|muscle| (&muscle.id, &muscle.source)))
        .chain(atlas.gate().rows.iter().map(|row| (&row.id, &row.source)))
        .chain(atlas.gate().red_flags.iter().map(|flag| (&flag.id, &flag.source)));
    for (id, line) in lines {
        assert!(cited(line).next().is_some(), "{id} names no source: {line}");
        for key in cited(line) {
            assert!(atlas.source(key).is_some(), "{id} names {key}");
        }
    }
}

#[test]
fn every_id_that_is_named_exists() {
    let atlas = atlas();
    let place = |id: &String| assert!(atlas.place(id).is_some(), "{id}");
    let known_move = |id: &String| assert!(atlas.move_named(id).is_some(), "{id}");
    for row in &atlas.gate().rows {
        row.skip_places.iter().for_each(place);
        row.place_caps.iter().for_each(|cap| place(&cap.place));
        row.skip_moves.iter().for_each(known_move);
        let routines = row.allowed_routines.iter().flatten().chain(&row.skip_routines);
        assert!(routines.into_iter().all(|id| well_formed(id)));
    }
    atlas.zones().iter().flat_map(|zone| &zone.if_prescribed).for_each(place);
    for rule in atlas.rules() {
        match &rule.binds {
            Binding::GripsOnly { but, .. } => but.iter().for_each(|other| place(&other.place)),
            Binding::MovesOnly { moves, .. } => moves.iter().for_each(known_move),
            Binding::NeverTouched { muscles } => {
                assert!(muscles.iter().all(|id| atlas.muscle(id).is_some()), "{muscles:?}");
            }
            Binding::WhenTrue { skip, caps, .. } => {
                skip.iter().for_each(place);
                caps.iter().map(|cap| &cap.place).for_each(place);
            }
            Binding::ToolsOnly { soft_ball, two_balls } => {
                for entry in atlas.places() {
                    assert_eq!(entry.ball_at_firm, soft_ball.contains(&entry.id), "{}", entry.id);
                    assert_eq!(entry.grips.contains(&Grip::TwoBalls), two_balls.contains(&entry.id), "{}", entry.id);
                }
            }
            Binding::NeverListed { .. } | Binding::SidesOnly { .. } | Binding::OwnSkip { .. } => {}
        }
    }
}

#[test]
fn no_place_is_one_that_is_never_listed() {
    let atlas = atlas();
    let Binding::NeverListed { names } = &atlas.rule("never_listed").unwrap().binds else { panic!() };
    assert_eq!(names.len(), 15);
    for name in names {
        let code = name.split(' ').next().unwrap();
        for place in atlas.places() {
            let words: Vec<&str> = place.names.split(|letter: char| !letter.is_alphanumeric()).collect();
            assert!(!words.contains(&code), "{} is {name}", place.id);
            assert!(!place.id.split('_').any(|part| part == code.to_lowercase()), "{} is {name}", place.id);
        }
    }
}

#[test]
fn a_mistake_in_a_file_is_told_with_its_place() {
    let with = |name: &'static str, text: &'static str| {
        Atlas::read(
            &texts().into_iter().map(|(file, old)| (file, if file == name { text } else { old })).collect::<Vec<_>>(),
        )
    };
    let told = with("moves.ron", "[\n    (id: \"nod\", technique: Dance),\n]").unwrap_err();
    assert!(told.to_string().starts_with("moves.ron:2:"), "{told}");
    assert!(matches!(told, AtlasError::Text { line: 2, column: 28..=33, .. }), "{told:?}");
    assert_eq!(Atlas::read(&[]), Err(AtlasError::Missing("places.ron")));
    let told = with("grips.ron", "[(grip: Palm, what: \"\", discs: [])]").unwrap_err();
    assert_eq!(told.to_string(), "grips.ron: the entry of `ThumbPad` is missing or out of its order");
    let told = with("sources.ron", "[(keys: [\"GK\", \"GK\"], text: \"\")]").unwrap_err();
    assert_eq!(told.to_string(), "sources.ron: `GK` is there twice");
}
