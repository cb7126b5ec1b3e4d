//! Hands on the body that ships: every grip at every place lies on the skin as a hand would, moves without a jump, and
//! never sinks deeper into the flesh than the skin gives way.

use std::fmt::Write as _;

use expect_test::expect_file;
use glam::{Affine3A, DAffine3, DVec3, Vec3};
use stillpoint::atlas::skin::SkinPlaces;
use stillpoint::atlas::vocabulary::{Grip, Laterality, PlaceKind, Side};
use stillpoint::library::{self, Library};
use stillpoint::pose::hand::{HandPad, PosedHand, hands_at};
use stillpoint::pose::surface::Surface;
use stillpoint::pose::{Manner, Pose, Skin};
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::time::{Frame, RATE, whole};
use stillpoint::score::types::{Motion, Score, View};
use stillpoint::sculpt::bust::bust;
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::hand::poses::{self, HandPoses, Placed, Relation};
use stillpoint::sculpt::hand::skeleton::{Angle, LIMITS};
use stillpoint::sculpt::hand::solve::{Lattice, poses_hash};
use stillpoint::sculpt::hand::{BONES, Bone, REST, Sample, Touch, samples, skeleton};
use stillpoint::sculpt::read_glb;

use crate::allocations::calls;
use crate::pose::{one_step, read_asset};

/// How many threads look at hands.
const THREADS: usize = 4;

/// What the hands are held against.
struct World {
    atlas: stillpoint::atlas::Atlas,
    places: SkinPlaces,
    surface: Surface,
    poses: HandPoses,
}

impl World {
    fn read() -> Self {
        let text = |name| String::from_utf8(read_asset(name)).unwrap();
        Self {
            atlas: library::atlas().unwrap(),
            places: stillpoint::atlas::skin::read(&text("places.ron")).unwrap(),
            surface: Surface::of(&read_glb(&read_asset("bust_coarse.glb")).unwrap()),
            poses: poses::read(&text("hands.json")).unwrap(),
        }
    }

    fn skin(&self) -> Skin<'_> {
        Skin { places: &self.places, surface: Some(&self.surface), hands: None }
    }

    /// A score in which the hand of `placed` works on the left side, or on the midline, for half a minute.
    fn score(&self, placed: &Placed, motion: Motion) -> Score {
        let place = self.atlas.place(&placed.place).unwrap();
        let mut score = one_step(&placed.place, placed.grip, motion, View::Whole, &[Side::Left]);
        let hand = if placed.relation == Relation::Same { Side::Left } else { Side::Right };
        let first = score.contacts.remove(0);
        let middle = place.laterality == Laterality::Middle;
        let nodes = if place.kind == PlaceKind::Path || place.nodes.len() < 2 { 1 } else { place.nodes.len() };
        for node in 0..nodes {
            // On the midline, positions are dealt out to the hands in turn.
            if middle && nodes > 1 && (node % 2 == 0) != (hand == Side::Left) {
                continue;
            }
            let node = (nodes > 1).then(|| u8::try_from(node).unwrap());
            let press = f32::from(place.cap);
            let pressure = first.pressure.iter().map(|(at, p)| (*at, p.min(press))).collect();
            score.contacts.push(stillpoint::score::types::Contact {
                hand,
                midline: middle,
                node,
                pressure,
                ..first.clone()
            });
        }
        score
    }

    /// The one hand at a frame.
    fn hand(&self, score: &Score, frame: Frame) -> PosedHand {
        let moment = score.moment(frame).unwrap();
        let hands = hands_at(&moment, &self.skin(), &self.poses, Manner::default());
        let mut hands = hands.iter();
        let hand = *hands.next().unwrap();
        assert!(hands.next().is_none());
        hand
    }
}

/// How hands move at a place.
fn motion(world: &World, placed: &Placed) -> Motion {
    let place = world.atlas.place(&placed.place).unwrap();
    match (place.kind, placed.grip) {
        (PlaceKind::Path, Grip::Pinch) => Motion::Knead { repeats: 8 },
        (PlaceKind::Path, Grip::FingertipsRow) => Motion::Shear { repeats: 8 },
        (PlaceKind::Path, _) => Motion::Glide { repeats: 4 },
        (PlaceKind::Hold, _) | (_, Grip::Pinch | Grip::Hook) => Motion::Still,
        _ => Motion::Circles { repeats: 8 },
    }
}

/// The frames at which a hand of [`one_step`] is looked at: ten a second from coming near until it is away.
fn looked_at() -> impl Iterator<Item = Frame> {
    (0..330).map(|i| whole(10) + i * RATE / 10)
}

/// The skin of the hand, where its bones take it, millimetres.
struct Flesh {
    samples: Vec<Sample>,
    back: [DAffine3; BONES],
}

impl Flesh {
    fn new() -> Self {
        Self { samples: samples(), back: skeleton::frames(&REST).map(|bone| bone.inverse()) }
    }

    fn of(&self, hand: &PosedHand) -> impl Iterator<Item = (Bone, DVec3)> {
        let moves: [DAffine3; BONES] = std::array::from_fn(|i| wide(&hand.bones[i]) * self.back[i]);
        self.samples.iter().map(move |sample| (sample.bone, sample.pull.blend(&moves).transform_point3(sample.at)))
    }
}

/// A bone's frame in millimetres.
fn wide(bone: &Affine3A) -> DAffine3 {
    let mut bone = DAffine3 { matrix3: bone.matrix3.as_dmat3(), translation: bone.translation.as_dvec3() };
    bone.translation *= 1e3;
    bone
}

/// Skin less dips is nowhere deeper than 1 mm inside a finger: every grip at every place, ten times a second.
#[test]
fn the_skin_gives_way_to_every_finger() {
    let world = World::read();
    let (field, flesh) = (Field::mirrored(&bust()), Flesh::new());
    let lattice = Lattice::of(&field);
    let worst = |placed: &Placed| {
        let score = world.score(placed, motion(&world, placed));
        let mut worst = (0.0, Bone::Palm);
        for frame in looked_at() {
            let hand = world.hand(&score, frame);
            // All but unseen, and what is in the body is hidden by it.
            if hand.seen < 0.02 {
                continue;
            }
            for (bone, p) in flesh.of(&hand) {
                if bone == Bone::Forearm || lattice.distance(p) > -0.6 {
                    continue;
                }
                let at = (p * 1e-3).as_vec3();
                let depth = -field.distance(p) - f64::from(hand.dip(at)) * 1e3;
                if depth > worst.0 {
                    worst = (depth, bone);
                }
            }
        }
        worst
    };
    // Shared among threads: every placed hand is looked at 330 times.
    let worst: Vec<(f64, Bone)> = std::thread::scope(|scope| {
        let portion = world.poses.placed.len().div_ceil(THREADS);
        let portions = world.poses.placed.chunks(portion);
        let threads: Vec<_> =
            portions.map(|placed| scope.spawn(|| placed.iter().map(&worst).collect::<Vec<_>>())).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let mut wrong = String::new();
    for (placed, (depth, bone)) in world.poses.placed.iter().zip(worst) {
        if depth > 1.0 {
            let Placed { place, grip, relation, .. } = placed;
            writeln!(wrong, "{place} {grip} {relation:?}: {depth:.1} mm, {bone:?}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_hand_jumps() {
    let world = World::read();
    let step = RATE / 20;
    for placed in &world.poses.placed {
        let score = world.score(placed, motion(&world, placed));
        let mut before: Option<PosedHand> = None;
        let mut frame = whole(10) + 1;
        while frame < whole(24) {
            let hand = world.hand(&score, frame);
            if let Some(before) = before {
                for bone in Bone::ALL {
                    let [a, b] = [before, hand].map(|hand| hand.bones[bone.index()]);
                    let gone = a.translation.distance(b.translation);
                    // A second to come back from the end of the longest path, the hand turning on its way.
                    assert!(gone < 0.06, "{} {} {bone:?}: {gone}", placed.place, placed.grip);
                    let [a, b] = [a, b].map(|m| Vec3::from(m.matrix3.y_axis));
                    assert!(a.angle_between(b) < 0.5, "{} {} {bone:?}", placed.place, placed.grip);
                }
            }
            before = Some(hand);
            frame += step;
        }
    }
}

#[test]
fn solved_hands_are_of_todays_recipe_and_held_as_hands_can_be() {
    let world = World::read();
    assert_eq!(world.poses.recipe, poses_hash(&world.places.recipe), "run `stillpoint sculpt`");
    let mut hanging = String::new();
    let lattice = Lattice::of(&Field::mirrored(&bust()));
    for placed in &world.poses.placed {
        let name = format!("{} {} {:?}", placed.place, placed.grip, placed.relation);
        let pair = world.atlas.place(&placed.place).unwrap().laterality == Laterality::Pair;
        let touches = world.poses.touches(placed.grip);
        let mut hangs = false;
        for step in &placed.steps {
            let bones = step.pose.bones();
            for (angle, [least, most]) in step.pose.angles.0.into_iter().zip(LIMITS) {
                assert!(angle > least - 1e-3 && angle < most + 1e-3, "{name}");
            }
            if pair && placed.relation == Relation::Same {
                assert!(bones[1..].iter().all(|bone| bone.translation.x < 6.0), "{name} leaves its side");
            }
            let mut touching = 0;
            for (touch, depth) in touches.iter().zip(&step.depths) {
                let real = -lattice.distance(bones[touch.bone.index()].transform_point3(touch.at));
                assert!((real - depth).abs() < 0.3, "{name}: {real} {depth}");
                touching += usize::from((-1.0..2.5).contains(depth));
            }
            hangs |= 2 * touching < touches.len();
        }
        if hangs {
            writeln!(hanging, "{name}").unwrap();
        }
        for pair in placed.steps.windows(2) {
            let [a, b] = [&pair[0].pose, &pair[1].pose];
            let joint = a.angles.0.iter().zip(b.angles.0).map(|(a, b)| (a - b).abs().to_degrees()).fold(0.0, f64::max);
            let turn = a.rotation.angle_between(b.rotation).to_degrees();
            assert!(joint < 10.0 && turn < 16.0, "{name}: {joint} {turn}");
        }
    }
    // Where less than half of what should touch does: a flat hand bridges a hollow. Nothing joins the list unseen.
    expect_file!["cases/hands_that_hang.txt"].assert_eq(&hanging);
}

#[test]
fn every_contact_of_every_routine_has_its_hand() {
    let world = World::read();
    let library = Library::open().unwrap();
    let mut seen = 0;
    for routine in library.list().into_iter().filter_map(|entry| entry.routine) {
        for level in routine.levels.clone() {
            let choices = Choices { level, ..Choices::default() };
            let Ok(score) = compile(&routine, library.atlas(), &choices) else { continue };
            for contact in &score.contacts {
                if world.places.place(&contact.place).is_none() || contact.grip == Grip::TwoBalls {
                    continue;
                }
                let relation = if contact.hand == contact.side { Relation::Same } else { Relation::Opposite };
                let hand = world.poses.find(&contact.place, contact.grip, relation);
                assert!(hand.is_some(), "{}: {} {} {relation:?}", routine.id, contact.place, contact.grip);
                seen += 1;
            }
        }
    }
    assert!(seen > 10);
}

#[test]
fn a_hand_presses_deeper_the_harder_it_should_and_mirrors_the_other() {
    let world = World::read();
    let placed = world.poses.find("gb20_fengchi", Grip::ThumbPad, Relation::Same).unwrap();
    let score = world.score(placed, Motion::Still);
    let pad = |frame| -> HandPad { world.hand(&score, frame).pads()[0] };
    let (light, firm) = (pad(whole(12) + 100), pad(whole(20)));
    assert!(light.depth > 0.0003 && light.depth < 0.0018 && firm.depth > light.depth + 0.0005, "{light:?} {firm:?}");
    let mut other = score.clone();
    for contact in &mut other.contacts {
        (contact.hand, contact.side) = (Side::Right, Side::Right);
    }
    let (left, right) = (world.hand(&score, whole(20)), world.hand(&other, whole(20)));
    for bone in 0..BONES {
        let (a, b) = (left.bones[bone].translation, right.bones[bone].translation);
        assert!((a.x + b.x).abs() < 1e-3 && (a.y - b.y).abs() < 1e-3 && (a.z - b.z).abs() < 1e-3);
    }
    assert!(left.bones[0].matrix3.determinant() < 0.0 && right.bones[0].matrix3.determinant() > 0.0);
    let wrist = placed.steps[0].pose.angles.get(Angle::WristFlexion).to_degrees();
    assert!(wrist.abs() < 45.0, "{wrist}");
}

#[test]
fn every_hand_touches_where_its_place_is() {
    let world = World::read();
    for placed in &world.poses.placed {
        let place = world.places.place(&placed.place).unwrap();
        let touches = world.poses.touches(placed.grip);
        let weights: f64 = touches.iter().map(|touch| touch.weight).sum();
        // Poses are those of a right hand.
        let side = if placed.relation == Relation::Same { -1.0 } else { 1.0 };
        let last = placed.steps.len().saturating_sub(1).max(1);
        for (index, step) in placed.steps.iter().enumerate() {
            let bones = step.pose.bones();
            let at = |touch: &Touch| bones[touch.bone.index()].transform_point3(touch.at) * touch.weight;
            let middle = (touches.iter().map(at).sum::<DVec3>() / weights).as_vec3();
            let [index, last] = [index, last].map(|count| f32::from(u16::try_from(count).unwrap()));
            let along = index / last;
            let spots = if place.line.is_empty() { place.nodes.clone() } else { vec![place.at(1.0, along)] };
            let away = spots.iter().map(|spot| (Vec3::from(spot.at) * Vec3::new(side, 1.0, 1.0)).distance(middle));
            let nearest = away.fold(f32::MAX, f32::min);
            assert!(nearest < 24.0, "{} {} {:?}: {nearest} mm", placed.place, placed.grip, placed.relation);
        }
    }
}

#[test]
fn to_pose_a_moment_nothing_is_allocated() {
    let world = World::read();
    let skin = Skin { hands: Some(&world.poses), ..world.skin() };
    for (place, grip) in [("gb20_fengchi", Grip::ThumbPad), ("path_trap_knead", Grip::Pinch)] {
        let placed = world.poses.find(place, grip, Relation::Same).unwrap();
        let score = world.score(placed, motion(&world, placed));
        for frame in looked_at().step_by(10) {
            let used = calls(|| {
                let pose = Pose::of(&score, frame, &skin, Manner::default());
                assert!(frame < whole(13) || pose.hands.iter().next().is_some());
            });
            assert_eq!(used, 0, "{place} at {frame}");
        }
    }
}
