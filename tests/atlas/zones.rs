//! No bundled place, path sample or footprint is used against a zone's mode.

use stillpoint::atlas::grip::Lay;
use stillpoint::atlas::proof::{Use, breaches, lays, seed_spots};
use stillpoint::atlas::rule::Binding;
use stillpoint::atlas::vocabulary::{Grip, Region, Side};
use stillpoint::atlas::zone::Contact;

use super::atlas;

fn contact<'a>(atlas: &'a stillpoint::atlas::Atlas, place: &str, grip: Grip, pressure: u8) -> Contact<'a> {
    Contact { place: atlas.place(place).unwrap(), grip, pressure, prescribed: false }
}

#[test]
fn no_place_with_any_of_its_grips_is_used_against_a_zone() {
    let found = breaches(&atlas(), seed_spots);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_middle_of_a_contact_lies_in_a_zone_that_forbids_it() {
    let atlas = atlas();
    for place in atlas.places() {
        for (grip, sample) in
            place.grips.iter().flat_map(|grip| place.samples(3.0).into_iter().map(move |at| (*grip, at)))
        {
            let contact = Contact { place, grip, pressure: place.cap, prescribed: place.default_off };
            for side in Side::ALL {
                let point = [sample[0] * side.sign(), sample[1], sample[2]];
                for zone in atlas.zones() {
                    assert!(zone.holds(contact, point), "{} with {grip} in {} at {point:?}", place.id, zone.id);
                }
            }
        }
    }
}

#[test]
fn only_two_places_need_a_prescription_for_their_zone() {
    let atlas = atlas();
    let off: Vec<&str> =
        atlas.places().iter().filter(|place| place.default_off).map(|place| place.id.as_str()).collect();
    assert_eq!(off, ["te17_yifeng", "tp_scalene_mid"]);
    for (id, zone) in [("te17_yifeng", "behind_jaw_angle"), ("tp_scalene_mid", "supraclavicular")] {
        let (place, zone) = (atlas.place(id).unwrap(), atlas.zone(zone).unwrap());
        let own = Contact { place, grip: place.usual_grip(), pressure: place.cap, prescribed: false };
        assert!(!zone.holds(own, place.nodes[0]), "{id} is forbidden without a prescription");
        assert!(zone.holds(Contact { prescribed: true, ..own }, place.nodes[0]), "{id} is allowed with one");
    }
}

#[test]
fn the_proof_finds_what_is_wrong() {
    let atlas = atlas();
    let place = atlas.place("tp_scm_sternal_mid").unwrap();
    let spots = seed_spots(place);
    let pressed = Contact { place, grip: Grip::ThumbPad, pressure: 3, prescribed: false };
    assert!(lays(&atlas, Use { contact: contact(&atlas, &place.id, Grip::Pinch, 3), spots: &spots }).is_ok());
    let breach = lays(&atlas, Use { contact: pressed, spots: &spots }).unwrap_err();
    assert_eq!((breach.place.as_str(), breach.grip), ("tp_scm_sternal_mid", Grip::ThumbPad));
    assert!(breach.depth > 0.0 && breach.depth < 40.0, "{breach:?}");
    let mut moved = place.clone();
    moved.nodes = vec![[32.0, -95.0, 30.0]];
    let in_sinus = Contact { place: &moved, grip: Grip::Pinch, pressure: 0, prescribed: true };
    let breach = lays(&atlas, Use { contact: in_sinus, spots: &seed_spots(&moved) }).unwrap_err();
    assert_eq!(breach.zone, "carotid_sinus");
}

#[test]
fn the_spots_of_a_hold_each_take_one_fingertip_in_its_middle() {
    let atlas = atlas();
    let cradle = atlas.place("hold_suboccipital_cradle").unwrap();
    let spots = seed_spots(cradle);
    let contact = contact(&atlas, &cradle.id, Grip::FingertipsRow, 4);
    let fingertip = atlas.grip(Grip::FingertipsRow).discs[0];
    let found = lays(&atlas, Use { contact, spots: &spots }).unwrap();
    assert_eq!(found.len(), 3);
    assert!(found.iter().all(|lay: &Lay| lay.on == fingertip.at), "{found:?}");
}

#[test]
fn a_hand_turns_only_a_little_from_sample_to_sample() {
    let atlas = atlas();
    for place in atlas.places().iter().filter(|place| place.is_path()) {
        let spots = seed_spots(place);
        for &grip in &place.grips {
            let contact = Contact { place, grip, pressure: place.cap, prescribed: false };
            for pair in lays(&atlas, Use { contact, spots: &spots }).unwrap().windows(2) {
                let turn = (pair[0].turn - pair[1].turn).abs() % std::f32::consts::TAU;
                let turn = turn.min(std::f32::consts::TAU - turn).to_degrees();
                assert!(turn < 15.01 && pair[0].on == pair[1].on, "{} {grip}: {turn}", place.id);
            }
        }
    }
}

#[test]
fn zones_are_on_both_sides_where_they_are_mirrored() {
    let atlas = atlas();
    let sinus = atlas.zone("carotid_sinus").unwrap();
    assert!((sinus.distance([32.0, -95.0, 12.0]) + 25.0).abs() < 1e-4);
    assert!((sinus.distance([-32.0, -95.0, 42.0]) - 5.0).abs() < 1e-4);
    let floor = atlas.zone("mouth_floor").unwrap();
    assert!((floor.distance([0.0, -96.0, 46.0]) + 12.0).abs() < 1e-4);
    assert!((floor.distance([23.0, -96.0, 68.0]) - 5.0).abs() < 1e-4);
    let sheath = atlas.zone("carotid_sheath").unwrap();
    assert!((sheath.distance([50.0, -64.0, 2.0]) + 14.0).abs() < 1e-4);
}

#[test]
fn modes_say_what_is_permitted() {
    let atlas = atlas();
    let zone = |id| atlas.zone(id).unwrap();
    let scm = |grip, pressure| contact(&atlas, "tp_scm_sternal_up", grip, pressure);
    assert!(!zone("carotid_sinus").permits(scm(Grip::Pinch, 0)), "never is never");
    assert!(zone("carotid_sheath").permits(scm(Grip::Pinch, 3)), "a lifting pinch");
    assert!(!zone("carotid_sheath").permits(scm(Grip::ThumbPad, 2)));
    assert!(zone("carotid_sheath").permits(contact(&atlas, "hold_ear_pull", Grip::Palm, 1)), "resting contact");
    assert!(!zone("carotid_sheath").permits(contact(&atlas, "gb20_fengchi", Grip::Pinch, 3)), "no pinch but of SCM");
    let temple = |grip, pressure| contact(&atlas, "taiyang", grip, pressure);
    assert!(zone("temple").permits(temple(Grip::IndexMiddlePads, 4)));
    assert!(!zone("temple").permits(temple(Grip::IndexMiddlePads, 5)));
    assert!(!zone("temple").permits(temple(Grip::Knuckle, 1)));
    assert!(zone("eye").permits(contact(&atlas, "hold_palming", Grip::Cupped, 1)));
    assert!(!zone("eye").permits(contact(&atlas, "hold_palming", Grip::Palm, 0)));
}

#[test]
fn a_persons_own_place_keeps_its_distance() {
    let atlas = atlas();
    let sinus = atlas.zone("carotid_sinus").unwrap();
    assert!(!sinus.leaves_room_at([32.0, -95.0, 46.0]));
    assert!(sinus.leaves_room_at([32.0, -95.0, 47.5]));
    assert!(atlas.zone("temple").unwrap().leaves_room_at([63.0, 24.0, 42.0]));
}

#[test]
fn the_front_of_the_neck_is_only_pinched_and_one_side_at_a_time() {
    let atlas = atlas();
    let Binding::GripsOnly { regions, grips, but } = &atlas.rule("scm_pinch_only").unwrap().binds else { panic!() };
    assert_eq!(regions, &[Region::NeckFront]);
    for place in atlas.places().iter().filter(|place| regions.contains(&place.region)) {
        for grip in &place.grips {
            let other = but.iter().any(|other| other.place == place.id && other.grip == *grip);
            assert!(grips.contains(grip) || other, "{} with {grip}", place.id);
        }
    }
    let Binding::SidesOnly { sides, .. } = &atlas.rule("front_neck_one_side").unwrap().binds else { panic!() };
    assert!(!sides.contains(&stillpoint::atlas::vocabulary::Sides::Both));
}
