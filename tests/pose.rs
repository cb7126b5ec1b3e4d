//! Poses on the body that ships: contacts stay on the skin, nothing jumps, sides mirror, the camera keeps its pace.

use std::f32::consts::TAU;

use glam::Vec3;
use stillpoint::atlas::grip::Footprint;
use stillpoint::atlas::skin::SkinPlaces;
use stillpoint::atlas::vocabulary::{Grip, Inset, Level, Phase, Region, Side, Sides, Technique, Weight};
use stillpoint::pose::camera::{CUT_LIGHT, CameraFrame};
use stillpoint::pose::contact::{CIRCLE, GREATEST_SPEED, Pad};
use stillpoint::pose::grip::{PadKind, one_to_a_spot, pads};
use stillpoint::pose::surface::Surface;
use stillpoint::pose::{Manner, Pose, Skin};
use stillpoint::score::choices::Choices;
use stillpoint::score::time::{Frame, RATE, whole};
use stillpoint::score::types::{Beat, BeatSpan, Contact, Half, Motion, Score, ScoreStep, View, ViewChange};
use stillpoint::sculpt::{Mesh, read_glb};

/// A file of the body that ships.
pub(crate) fn read_asset(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/assets/body/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A score of one step: twelve seconds to find the place, thirty of touch.
pub(crate) fn one_step(place: &str, grip: Grip, motion: Motion, view: View, sides: &[Side]) -> Score {
    let (touch, lift, end) = (whole(12), whole(42), whole(45));
    let step = ScoreStep {
        id: "s1".into(),
        name: "Press and hold".into(),
        on: place.into(),
        landmark: String::new(),
        region: Some(Region::Nape),
        inset: if let View::Inset(inset) = view { Some(inset) } else { None },
        muscles: Vec::new(),
        technique: Technique::Hold,
        grip,
        sides: if sides.len() == 2 { Sides::Both } else { Sides::Left },
        authored_pressure: 4,
        pressure: 4,
        cap: 4,
        practice: lift - touch,
        longest_hold: 0,
        weight: Weight::Core,
        count: None,
        neck: false,
        position: None,
    };
    let contact = |side: &Side| Contact {
        half: 0,
        hand: *side,
        side: *side,
        midline: false,
        place: place.into(),
        node: None,
        grip,
        motion,
        over: lift - touch,
        approach: touch - whole(2),
        touch,
        lift,
        away: lift + whole(1),
        pressure: vec![(touch, 0.0), (touch + whole(4), 4.0), (lift - whole(4), 4.0), (lift, 0.0)],
        press_on: None,
    };
    Score {
        routine: "made_by_hand".into(),
        hash: String::new(),
        title: "Made by hand".into(),
        choices: Choices::default(),
        level: Level::Usual,
        phase: Phase::Between,
        length: end,
        practice: lift - touch,
        steps: vec![step],
        halves: vec![Half { step: 0, side: sides.first().copied(), second: false, start: 0, touch, lift }],
        beats: vec![
            BeatSpan { half: 0, beat: Beat::LeadIn, start: 0, end: touch },
            BeatSpan { half: 0, beat: Beat::Work, start: touch, end: lift },
            BeatSpan { half: 0, beat: Beat::Lift, start: lift, end },
        ],
        contacts: sides.iter().map(contact).collect(),
        words: Vec::new(),
        cues: Vec::new(),
        breaths: Vec::new(),
        views: vec![ViewChange { at: 0, until: 0, view }],
        check_ins: Vec::new(),
        changes: Vec::new(),
    }
}

struct Body {
    mesh: Mesh,
    surface: Surface,
    places: SkinPlaces,
}

impl Body {
    fn read() -> Self {
        let mesh = read_glb(&read_asset("bust_coarse.glb")).unwrap();
        let places = String::from_utf8(read_asset("places.ron")).unwrap();
        Self {
            surface: Surface::of(&mesh),
            places: stillpoint::atlas::skin::read(&places).unwrap(),
            mesh: read_glb(&read_asset("bust.glb")).unwrap(),
        }
    }

    fn skin(&self) -> Skin<'_> {
        Skin { places: &self.places, surface: Some(&self.surface), hands: None }
    }

    /// How far a point is from the plane of the vertex next to it that faces the same way, metres.
    fn off_skin(&self, at: Vec3, normal: Vec3) -> f32 {
        let spots = self.mesh.positions.iter().zip(&self.mesh.normals).map(|(p, n)| (Vec3::from(*p), Vec3::from(*n)));
        let near = spots
            .filter(|(_, n)| n.dot(normal) > 0.3)
            .min_by(|a, b| a.0.distance_squared(at).total_cmp(&b.0.distance_squared(at)));
        near.map_or(f32::MAX, |(p, n)| n.dot(at - p).abs())
    }
}

#[test]
fn fingers_are_as_large_and_as_far_apart_as_the_footprints_of_the_atlas() {
    let atlas = std::fs::read_to_string(format!("{}/assets/atlas/grips.ron", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let footprints: Vec<Footprint> = ron::from_str(&atlas).unwrap();
    for footprint in &footprints {
        let shapes = pads(footprint.grip);
        assert_eq!(shapes.is_empty(), footprint.discs.is_empty(), "{}", footprint.grip);
        assert_eq!(one_to_a_spot(footprint.grip), footprint.one_to_a_spot, "{}", footprint.grip);
        for shape in shapes.iter().filter(|shape| matches!(shape.kind, PadKind::Finger | PadKind::Thumb)) {
            let far = shape.offset[0].hypot(shape.offset[1]);
            let near = footprint.discs.iter().any(|disc| {
                (disc.at[0].hypot(disc.at[1]) - far).abs() < 3.0 && (disc.radius - shape.half[1]).abs() < 2.0
            });
            assert!(near, "{}: {shape:?}", footprint.grip);
        }
    }
}

const BOTH: [Side; 2] = [Side::Left, Side::Right];

#[test]
fn contacts_stay_on_the_skin_in_every_grip_and_motion() {
    let body = Body::read();
    let cases = [
        ("gb20_fengchi", Grip::ThumbPad, Motion::Still),
        ("taiyang", Grip::ThreePads, Motion::Circles { repeats: 6 }),
        ("path_brow_sweep", Grip::IndexMiddlePads, Motion::Glide { repeats: 5 }),
        ("path_masseter_glide", Grip::FlatFingers, Motion::Glide { repeats: 5 }),
        ("path_occipital_ridge", Grip::IndexMiddlePads, Motion::Shear { repeats: 8 }),
        ("path_trap_knead", Grip::Pinch, Motion::Knead { repeats: 8 }),
        ("hold_parietal", Grip::Palm, Motion::Traction),
    ];
    for (place, grip, motion) in cases {
        let score = one_step(place, grip, motion, View::Whole, &BOTH);
        for tenth in (120..420).step_by(7) {
            let pose = Pose::of(&score, tenth * RATE / 10, &body.skin(), Manner::default());
            assert!(!pose.pads.is_empty(), "{place}");
            for pad in &pose.pads {
                let off = body.off_skin(pad.at, pad.normal);
                assert!(off < 0.0025, "{place} at {tenth}: {} mm off", off * 1e3);
            }
        }
    }
}

#[test]
fn a_row_of_fingertips_puts_one_on_each_spot_of_a_place() {
    let body = Body::read();
    let place = "hold_suboccipital_cradle";
    let mut score = one_step(place, Grip::FingertipsRow, Motion::Still, View::Nape, &BOTH);
    let nodes = &body.places.place(place).unwrap().nodes;
    let at = |node| score.contacts.iter().map(move |contact| Contact { node: Some(node), ..contact.clone() });
    score.contacts = (0..u8::try_from(nodes.len()).unwrap()).flat_map(at).collect();
    let pose = Pose::of(&score, whole(25), &body.skin(), Manner::default());
    let tips = shown(Some(&pose), false);
    assert_eq!((tips.len(), nodes.len()), (6, 3));
    for (node, pair) in nodes.iter().zip(tips.chunks_exact(2)) {
        for (tip, side) in pair.iter().zip(BOTH) {
            let off = tip.at.distance(Vec3::from(node.at) * Vec3::new(side.sign(), 1.0, 1.0) * 1e-3);
            assert!(tip.side == side && off < 0.002, "{off} m from its spot");
        }
    }
}

/// The rings of places that are still to be met, or the pads of hands.
fn shown(pose: Option<&Pose>, rings: bool) -> Vec<Pad> {
    let pads = pose.into_iter().flat_map(|pose| &pose.pads);
    pads.filter(|pad| (pad.met < 0.5) == rings).copied().collect()
}

#[test]
fn nothing_jumps_between_neighbouring_pictures() {
    let body = Body::read();
    let step = RATE / 60;
    let seconds = 1.0 / 60.0;
    for (place, grip, motion) in [
        ("path_brow_sweep", Grip::IndexMiddlePads, Motion::Glide { repeats: 7 }),
        ("path_trap_knead", Grip::Pinch, Motion::Knead { repeats: 9 }),
        ("taiyang", Grip::ThreePads, Motion::Circles { repeats: 8 }),
        ("gb20_fengchi", Grip::ThumbPad, Motion::Still),
    ] {
        let score = one_step(place, grip, motion, View::Whole, &[Side::Left]);
        let mut before: Option<Pose> = None;
        for frame in (0..score.length).step_by(usize::try_from(step).unwrap()) {
            let pose = Pose::of(&score, frame, &body.skin(), Manner::default());
            for rings in [true, false].into_iter().filter(|_| frame > 0) {
                let (was, is) = (shown(before.as_ref(), rings), shown(Some(&pose), rings));
                if was.len() != is.len() {
                    let dark = was.iter().chain(&is).all(|pad| pad.glow.max(pad.seen) < 0.05);
                    assert!(dark, "{place} at {frame}: came or went lit");
                    continue;
                }
                for (a, b) in was.iter().zip(&is) {
                    let speed = a.at.distance(b.at) / seconds;
                    assert!(speed < GREATEST_SPEED, "{place} at {frame}: {speed} m/s");
                    for (was, is) in [(a.glow, b.glow), (a.seen, b.seen), (a.lift, b.lift)] {
                        assert!((was - is).abs() < 0.06, "{place} at {frame}: {was} to {is}");
                    }
                    assert!((a.pressure - b.pressure).abs() < 0.7, "{place} at {frame}");
                }
            }
            before = Some(pose);
        }
    }
}

#[test]
fn circles_go_round_the_place_and_come_back() {
    let body = Body::read();
    let score = one_step("gb20_fengchi", Grip::ThumbPad, Motion::Circles { repeats: 6 }, View::Nape, &[Side::Left]);
    let at = |seconds: Frame| Pose::of(&score, whole(seconds), &body.skin(), Manner::default()).pads[0].at;
    let middle = (at(22) + at(23) + at(24) + at(25) + at(26)) / 5.0;
    for second in 22..27 {
        let off = at(second).distance(middle);
        assert!((off - CIRCLE).abs() < 0.0015, "{off}");
    }
    assert!(at(22).distance(at(27)) < 1e-3);
    assert!((at(22).distance(at(23)) - 2.0 * CIRCLE * (TAU / 10.0).sin()).abs() < 0.001);
}

#[test]
fn the_right_side_mirrors_the_left() {
    let body = Body::read();
    let pose = |side: Side| {
        let score = one_step("path_brow_sweep", Grip::ThreePads, Motion::Glide { repeats: 5 }, View::Face, &[side]);
        Pose::of(&score, whole(25), &body.skin(), Manner::default())
    };
    let (left, right) = (pose(Side::Left), pose(Side::Right));
    assert_eq!(left.pads.len(), right.pads.len());
    for (a, b) in left.pads.iter().zip(&right.pads) {
        let mirrored = Vec3::new(-b.at.x, b.at.y, b.at.z);
        assert!(a.at.distance(mirrored) < 2e-4, "{} {mirrored}", a.at);
        assert!((a.back.x + b.back.x).abs() < 2e-2);
    }
}

#[test]
fn quiet_comfort_keeps_everything_still() {
    let body = Body::read();
    let score = one_step("path_brow_sweep", Grip::ThreePads, Motion::Glide { repeats: 5 }, View::Face, &BOTH);
    let manner = Manner { quiet: true, reduced_motion: false };
    let first = Pose::of(&score, whole(18), &body.skin(), manner);
    for second in 19..36 {
        let pose = Pose::of(&score, whole(second), &body.skin(), manner);
        for (a, b) in first.pads.iter().zip(&pose.pads) {
            assert!(a.at.distance(b.at) < 1e-6 && a.seen < 1e-6);
        }
    }
}

/// A tour of views, eight seconds each.
fn tour() -> Score {
    let mut score = one_step("gb20_fengchi", Grip::ThumbPad, Motion::Still, View::Whole, &[Side::Left]);
    let views = [
        View::Whole,
        View::Face,
        View::Jaw(Side::Left),
        View::Temple(Side::Left),
        View::Temple(Side::Right),
        View::Inset(Inset::Torso),
        View::Nape,
        View::Neck(Side::Left),
        View::Shoulder(Side::Left),
        View::Shoulders,
        View::Crown,
    ];
    let changes = views.iter().zip(0_u64..).map(|(view, index)| {
        let at = whole(8) * index;
        ViewChange { at, until: at + RATE, view: *view }
    });
    score.views = changes.collect();
    score.length = whole(90);
    score
}

#[test]
fn the_camera_turns_at_most_fifteen_degrees_a_second_and_cuts_only_in_the_dark() {
    let score = tour();
    let mut cuts = 0;
    let mut before = CameraFrame::of(&score, 0, false);
    for hundredth in 1..9000 {
        let now = CameraFrame::of(&score, hundredth * RATE / 100, false);
        let turn = before.shot.turn_to(&now.shot) * 100.0;
        if turn > 15.2 {
            cuts += 1;
            assert!(before.light.max(now.light) < CUT_LIGHT + 0.01, "a cut in the light at {hundredth}");
        }
        assert!((before.light - now.light).abs() < 0.02, "the light jumps at {hundredth}");
        before = now;
    }
    assert!(cuts >= 3, "only {cuts} wide turns");
}

#[test]
fn reduced_motion_never_moves_the_camera() {
    let score = tour();
    let mut before = CameraFrame::of(&score, 0, true);
    for hundredth in 1..9000 {
        let now = CameraFrame::of(&score, hundredth * RATE / 100, true);
        if before.shot != now.shot {
            assert!(before.light.max(now.light) < CUT_LIGHT + 0.01, "moved in the light at {hundredth}");
        }
        before = now;
    }
}
