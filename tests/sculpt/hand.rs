//! The baked hand: of today's recipe, closed, as large as a hand, and on the sculpture in every grip.

use std::collections::BTreeMap;

use glam::{DVec2, DVec3, Vec3};
use stillpoint::atlas::vocabulary::Grip;
use stillpoint::sculpt::hand::bones::{FINGERS, THUMB};
use stillpoint::sculpt::hand::skeleton::{Angles, frames};
use stillpoint::sculpt::hand::{
    ANGLES, BONES, Bone, Finger, HandField, HandMesh, Pull, REST, grips, hand_hash, moves, read_hand, samples,
};
use stillpoint::sculpt::stamp_of;

const FINE: &[u8] = include_bytes!("../../assets/body/hand.glb");
const COARSE: &[u8] = include_bytes!("../../assets/body/hand_coarse.glb");

const STRAIGHT: Angles = Angles([0.0; ANGLES]);

fn both() -> [HandMesh; 2] {
    [read_hand(FINE).unwrap(), read_hand(COARSE).unwrap()]
}

/// Where a vertex is when the joints have these angles, millimetres, as the stage will show it.
fn shown(mesh: &HandMesh, i: usize, moves: &[glam::DAffine3; BONES], offset: [f32; 3]) -> DVec3 {
    let pull = Pull { bones: mesh.joints[i], weights: mesh.weights[i].map(f64::from) };
    let rest = (Vec3::from(mesh.positions[i]) + Vec3::from(offset)).as_dvec3() * 1000.0;
    pull.blend(moves).transform_point3(rest)
}

#[test]
fn the_baked_hands_bear_the_stamp_of_the_recipe() {
    assert_eq!(stamp_of(FINE), Some(hand_hash()));
    assert_eq!(stamp_of(COARSE), Some(hand_hash()));
}

/// The first of the vertices that a vertex is known to hang together with.
fn first(piece: &mut [u32], i: u32) -> u32 {
    let mut i = i;
    while piece[i as usize] != i {
        piece[i as usize] = piece[piece[i as usize] as usize];
        i = piece[i as usize];
    }
    i
}

#[test]
fn the_hand_is_closed_in_one_piece_without_a_tunnel() {
    for mesh in both() {
        let mut edges = BTreeMap::new();
        for t in mesh.indices.chunks_exact(3) {
            for (a, b) in [(t[0], t[1]), (t[1], t[2]), (t[2], t[0])] {
                *edges.entry((a, b)).or_insert(0) += 1;
            }
        }
        for (&(a, b), count) in &edges {
            assert_eq!((*count, edges.get(&(b, a))), (1, Some(&1)), "edge {a} {b}");
        }
        let count = mesh.positions.len();
        assert_eq!(count + mesh.triangles(), edges.len() / 2 + 2);
        // With one sphere's worth of vertices, edges and faces it is one sphere if it is one piece.
        let mut piece: Vec<u32> = (0..u32::try_from(count).unwrap()).collect();
        for &(a, b) in edges.keys() {
            let (a, b) = (first(&mut piece, a), first(&mut piece, b));
            piece[a.max(b) as usize] = a.min(b);
        }
        assert!((0..u32::try_from(count).unwrap()).all(|i| first(&mut piece, i) == 0));
    }
}

#[test]
fn the_hands_are_as_small_as_promised_and_lie_on_the_sculpture() {
    let [fine, coarse] = both();
    assert!((14_000..=16_000).contains(&fine.triangles()) && FINE.len() < 1_600_000);
    assert!((7_000..=8_000).contains(&coarse.triangles()) && COARSE.len() < 800_000);
    let rest = HandField::posed(&REST);
    for mesh in [fine, coarse] {
        for (p, n) in mesh.positions.iter().zip(&mesh.normals).step_by(9) {
            let (p, n) = (Vec3::from(*p).as_dvec3() * 1000.0, Vec3::from(*n).as_dvec3());
            assert!(rest.distance(p).abs() < 0.06, "{p} is {} mm off", rest.distance(p));
            assert!((n.length() - 1.0).abs() < 1e-4 && rest.distance(p + n) > 0.3);
        }
        assert!(mesh.colours.iter().flatten().all(|v| (0.0..=1.0).contains(v)));
    }
}

#[test]
fn weights_sum_to_one_and_a_fingertip_follows_its_own_bone() {
    for mesh in both() {
        for (weights, joints) in mesh.weights.iter().zip(&mesh.joints) {
            assert!((weights.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            assert!(weights.iter().zip(joints).all(|(w, j)| *w >= 0.0 && usize::from(*j) < BONES));
        }
        for finger in Finger::ALL {
            let [_, _, distal] = finger.phalanges();
            let tip = frames(&REST)[distal.index()].transform_point3(DVec3::Y * finger.build().lengths[2]);
            let away = |i: usize| (Vec3::from(mesh.positions[i]).as_dvec3() * 1000.0).distance(tip);
            let i = (0..mesh.positions.len()).min_by(|a, b| away(*a).total_cmp(&away(*b))).unwrap();
            assert_eq!(usize::from(mesh.joints[i][0]), distal.index());
            assert!(mesh.weights[i][0] > 0.9);
        }
    }
}

#[test]
fn in_every_grip_the_corrected_skin_lies_on_the_posed_sculpture() {
    let rest = HandField::posed(&REST);
    for mesh in both() {
        let grips: Vec<Grip> = mesh.correctives.iter().map(|(grip, _)| *grip).collect();
        assert!(grips.iter().copied().eq(grips::hand_grips()));
        for (grip, offsets) in &mesh.correctives {
            let angles = grips::pose(*grip).unwrap();
            let (field, moves) = (HandField::posed(&angles), moves(&angles));
            let mut gaps: Vec<f64> = (0..mesh.positions.len())
                .step_by(5)
                .map(|i| {
                    // Fingers that press against each other each keep their own skin.
                    let group = rest.group(Vec3::from(mesh.positions[i]).as_dvec3() * 1000.0);
                    field.distance_of(group, shown(&mesh, i, &moves, offsets[i])).abs()
                })
                .collect();
            gaps.sort_by(f64::total_cmp);
            let p99 = gaps[gaps.len() * 99 / 100];
            let mean = gaps.iter().sum::<f64>() / f64::from(u32::try_from(gaps.len()).unwrap());
            assert!(p99 < 0.5 && mean < 0.1, "{grip}: mean {mean}, p99 {p99}");
        }
    }
}

#[test]
fn samples_cover_the_skin_evenly() {
    let samples = samples();
    assert!((2_000..5_000).contains(&samples.len()), "{}", samples.len());
    for bone in Bone::ALL {
        assert!(samples.iter().filter(|sample| sample.bone == bone).count() > 12, "{bone:?}");
    }
    assert!(samples.iter().all(|sample| (sample.pull.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9));
}

/// The straight hand, cut and measured.
struct Straight {
    mesh: HandMesh,
    points: Vec<DVec3>,
}

impl Straight {
    fn new() -> Self {
        let [mesh, _] = both();
        let moves = moves(&STRAIGHT);
        let points = (0..mesh.positions.len()).map(|i| shown(&mesh, i, &moves, [0.0; 3])).collect();
        Self { mesh, points }
    }

    /// Where a plane cuts the edges of the skin that goes with one of these bones.
    fn cut(&self, at: DVec3, normal: DVec3, bones: &[Bone]) -> Vec<DVec3> {
        let follows = |i: usize| bones.iter().any(|bone| bone.index() == usize::from(self.mesh.joints[i][0]));
        let mut out = Vec::new();
        for t in self.mesh.indices.chunks_exact(3) {
            for (a, b) in [(t[0], t[1]), (t[1], t[2]), (t[2], t[0])] {
                let (a, b) = (a as usize, b as usize);
                let (da, db) = ((self.points[a] - at).dot(normal), (self.points[b] - at).dot(normal));
                if (da < 0.0) != (db < 0.0) && (follows(a) || follows(b)) {
                    out.push(self.points[a].lerp(self.points[b], da / (da - db)));
                }
            }
        }
        out
    }

    /// How broad a digit is at a joint: the extent across it of the cut through the far bone's origin.
    fn breadth(&self, far: Bone, near: Bone) -> f64 {
        let frame = frames(&STRAIGHT)[far.index()];
        span(&self.cut(frame.translation, frame.matrix3.y_axis, &[far, near]), frame.matrix3.x_axis)
    }
}

/// How far points reach along a direction.
fn span(points: &[DVec3], way: DVec3) -> f64 {
    let along = points.iter().map(|p| p.dot(way));
    along.clone().fold(f64::MIN, f64::max) - along.fold(f64::MAX, f64::min)
}

/// The length of a tape round points, seen along the plane of `u` and `v`.
fn girth(points: &[DVec3], u: DVec3, v: DVec3) -> f64 {
    let mut flat: Vec<DVec2> = points.iter().map(|p| DVec2::new(p.dot(u), p.dot(v))).collect();
    flat.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let chain = |points: &mut dyn Iterator<Item = DVec2>| {
        let mut hull: Vec<DVec2> = Vec::new();
        for p in points {
            while hull.len() > 1
                && (hull[hull.len() - 1] - hull[hull.len() - 2]).perp_dot(p - hull[hull.len() - 1]) <= 0.0
            {
                hull.pop();
            }
            hull.push(p);
        }
        hull.windows(2).map(|pair| pair[0].distance(pair[1])).sum::<f64>()
    };
    chain(&mut flat.iter().copied()) + chain(&mut flat.iter().rev().copied())
}

const TRUNK: [Bone; 3] = [Bone::Palm, Bone::UlnarPalm, Bone::Forearm];

#[test]
fn the_hand_has_the_measures_of_an_average_hand() {
    let hand = Straight::new();
    let top = hand.points.iter().map(|p| p.y).fold(f64::MIN, f64::max);
    let wrist = hand.cut(DVec3::Y * -2.0, DVec3::Y, &TRUNK);
    let [index, _, _, little] = FINGERS.map(|build| DVec3::from(build.knuckle));
    // The tape lies askew, over the knuckles of index and little finger.
    let along = (index - DVec3::Y * 2.0 - (little - DVec3::Y)).normalize();
    let across = along.cross(DVec3::Z).normalize();
    let roots = [Bone::IndexProximal, Bone::MiddleProximal, Bone::RingProximal, Bone::LittleProximal];
    let knuckles: Vec<Bone> = TRUNK.into_iter().chain(roots).collect();
    let tape = hand.cut(index - DVec3::Y * 2.0, across, &knuckles);
    let third: Vec<DVec3> = tape.iter().copied().filter(|p| (p.x - 4.5).abs() < 6.0).collect();
    let knuckle_row: Vec<DVec3> =
        (0..11).flat_map(|i| hand.cut(DVec3::Y * (67.0 + 2.4 * f64::from(i)), DVec3::Y, &knuckles)).collect();
    let thumb_tip = frames(&STRAIGHT)[Bone::ThumbDistal.index()].inverse();
    let thumb = hand.points.iter().map(|p| thumb_tip.transform_point3(*p));
    let thumb = thumb.filter(|q| q.x.abs() < 9.0 && q.z.abs() < 10.0).map(|q| q.y).fold(f64::MIN, f64::max);

    // Means of the men's and women's means, and of their standard deviations (ANSUR II); lengths of fingers of 51 adults
    // (Anat Cell Biol 2024;57:172) scaled to this hand, where a standard deviation is 5 %; breadths to 1 mm.
    let mut rows = vec![
        ("hand length", top, 187.2, 10.0),
        ("palm length", FINGERS[1].knuckle[1] + 0.52 * FINGERS[1].lengths[0], 112.6, 6.05),
        ("hand breadth", span(&knuckle_row, DVec3::X), 83.2, 4.1),
        ("hand circumference", girth(&tape, along, DVec3::Z), 199.5, 9.5),
        ("wrist circumference", girth(&wrist, DVec3::X, DVec3::Z), 165.4, 8.4),
        ("thickness at the third knuckle", span(&third, DVec3::Z), 28.0, 1.5),
        ("thumb breadth", hand.breadth(Bone::ThumbDistal, Bone::ThumbProximal), 21.5, 1.0),
        ("thumb from its end joint", thumb, 28.0, 1.4),
    ];
    let norms = [(67.6, 19.5, 17.0), (75.0, 20.0, 17.3), (69.7, 18.5, 16.2), (56.0, 16.5, 14.5)];
    for (finger, (length, middle, end)) in Finger::ALL.into_iter().zip(norms) {
        let [a, b, c] = finger.phalanges();
        let back = frames(&STRAIGHT)[a.index()].inverse();
        let reach =
            hand.points.iter().map(|p| back.transform_point3(*p)).filter(|q| q.x.abs() < 8.0 && q.z.abs() < 12.0);
        let reach = reach.map(|q| q.y).fold(f64::MIN, f64::max) - 0.52 * finger.build().lengths[0];
        rows.push(("finger", reach, length, 0.05 * length));
        rows.push(("middle joint", hand.breadth(b, a), middle, 1.0));
        rows.push(("end joint", hand.breadth(c, b), end, 1.0));
    }
    assert!((THUMB[2] - 28.0).abs() < 1e-9);
    let wrong: Vec<_> = rows.iter().filter(|(_, is, norm, deviation)| (is - norm).abs() > *deviation).collect();
    assert!(wrong.is_empty(), "{wrong:#?} of {rows:#?}");
}
