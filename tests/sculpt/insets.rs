//! The baked insets: of today's recipe, closed, small, turned the right way, their places on the skin.

use std::collections::BTreeMap;

use glam::Vec3;
use stillpoint::sculpt::inset::{IDS, InsetDetail, InsetMesh, bake_insets, insets_hash, read_insets};
use stillpoint::sculpt::stamp_of;

const BAKED: &[u8] = include_bytes!("../../assets/body/insets.glb");

fn insets() -> Vec<InsetMesh> {
    read_insets(BAKED).unwrap()
}

fn inset(id: &str) -> InsetMesh {
    insets().into_iter().find(|inset| inset.id == id).unwrap()
}

fn triangles(inset: &InsetMesh) -> impl Iterator<Item = [Vec3; 3]> + '_ {
    let at = |i: u32| Vec3::from(inset.mesh.positions[i as usize]);
    inset.mesh.indices.chunks_exact(3).map(move |t| [at(t[0]), at(t[1]), at(t[2])])
}

#[test]
fn the_baked_insets_bear_the_stamp_of_the_recipe_and_are_small() {
    assert_eq!(stamp_of(BAKED), Some(insets_hash()));
    assert!(BAKED.len() < 1_000_000, "{}", BAKED.len());
    let insets = insets();
    assert!(insets.iter().map(|inset| inset.id.as_str()).eq(IDS));
    for inset in &insets {
        assert!((6_000..=10_000).contains(&inset.mesh.triangles()), "{}: {}", inset.id, inset.mesh.triangles());
        assert!(inset.mesh.colours.iter().flatten().all(|v| (0.0..=1.0).contains(v)));
    }
}

#[test]
fn each_inset_is_closed_and_in_one_piece() {
    for inset in insets() {
        let mut edges = BTreeMap::new();
        for t in inset.mesh.indices.chunks_exact(3) {
            for (a, b) in [(t[0], t[1]), (t[1], t[2]), (t[2], t[0])] {
                *edges.entry((a, b)).or_insert(0) += 1;
            }
        }
        let mut neighbours = vec![Vec::new(); inset.mesh.positions.len()];
        for (&(a, b), count) in &edges {
            assert_eq!((*count, edges.get(&(b, a))), (1, Some(&1)), "{}: edge {a} {b}", inset.id);
            neighbours[a as usize].push(b as usize);
        }
        let mut seen = vec![false; neighbours.len()];
        let mut stack = vec![0];
        while let Some(i) = stack.pop() {
            if !std::mem::replace(&mut seen[i], true) {
                stack.extend(&neighbours[i]);
            }
        }
        assert!(seen.iter().all(|s| *s), "{} is in one piece", inset.id);
        if inset.id == "forearm_hand" || inset.id == "foot" {
            assert_eq!(neighbours.len() + inset.mesh.triangles(), edges.len() / 2 + 2, "{} has a tunnel", inset.id);
        }
    }
}

#[test]
fn normals_are_one_long_and_point_outwards() {
    for inset in insets() {
        let normals = &inset.mesh.normals;
        assert!(normals.iter().all(|n| (Vec3::from(*n).length() - 1.0).abs() < 1e-4));
        let (mut wrong, mut all) = (0.0, 0.0);
        for (t, [a, b, c]) in inset.mesh.indices.chunks_exact(3).zip(triangles(&inset)) {
            let mean: Vec3 = t.iter().map(|i| Vec3::from(normals[*i as usize])).sum();
            let area = (b - a).cross(c - a);
            all += area.length();
            wrong += if area.dot(mean) > 0.0 { 0.0 } else { area.length() };
        }
        // In the sharp folds where skin meets skin a normal may be that of either side.
        assert!(wrong < 1e-3 * all, "{}: {wrong} of {all}", inset.id);
    }
}

/// How far a point is from a triangle.
fn away(p: Vec3, [a, b, c]: [Vec3; 3]) -> f32 {
    let normal = (b - a).cross(c - a).normalize_or_zero();
    let inside = [(a, b), (b, c), (c, a)].iter().all(|(from, to)| (to - from).cross(p - from).dot(normal) >= 0.0);
    if inside {
        return (p - a).dot(normal).abs();
    }
    let edge = |from: Vec3, to: Vec3| {
        let along = to - from;
        p.distance(from + along * ((p - from).dot(along) / along.length_squared().max(1e-12)).clamp(0.0, 1.0))
    };
    edge(a, b).min(edge(b, c)).min(edge(c, a))
}

#[test]
fn the_places_lie_on_the_skin_with_their_normals_outwards() {
    let expected: [(&str, &[&str]); 4] = [
        ("forearm_hand", &["li4_hegu", "pc6_neiguan", "te5_waiguan"]),
        ("foot", &["lr3_taichong"]),
        ("torso_breath", &["hold_sternum_belly", "hold_sternum_belly"]),
        ("torso_hug", &["hold_shoulder_hug", "hold_shoulder_hug"]),
    ];
    for (inset, (id, places)) in insets().iter().zip(expected) {
        assert_eq!(inset.id, id);
        assert!(inset.points.iter().map(|point| point.place.as_str()).eq(places.iter().copied()));
        for point in &inset.points {
            let (at, normal) = (Vec3::from(point.at), Vec3::from(point.normal));
            let near = triangles(inset).map(|t| away(at, t)).fold(f32::MAX, f32::min);
            assert!(near < 0.0005, "{id} {}: {} mm off", point.place, near * 1e3);
            assert!((normal.length() - 1.0).abs() < 1e-4);
            let i = (0..inset.mesh.positions.len())
                .min_by(|a, b| {
                    let far = |i: &usize| Vec3::from(inset.mesh.positions[*i]).distance(at);
                    far(a).total_cmp(&far(b))
                })
                .unwrap();
            assert!(normal.dot(Vec3::from(inset.mesh.normals[i])) > 0.8, "{id} {}", point.place);
        }
    }
}

/// The farthest point of a mesh one way.
fn farthest(inset: &InsetMesh, way: Vec3) -> Vec3 {
    let points = inset.mesh.positions.iter().map(|p| Vec3::from(*p));
    points.max_by(|a, b| a.dot(way).total_cmp(&b.dot(way))).unwrap()
}

#[test]
fn hand_and_foot_are_left_ones_with_their_backs_to_the_eye() {
    let hand = inset("forearm_hand");
    let (tip, thumb) = (farthest(&hand, Vec3::Y), farthest(&hand, Vec3::X));
    assert!(thumb.x > 0.05 && (0.03..0.15).contains(&thumb.y), "the thumb is on the person's own right: {thumb}");
    assert!(tip.x.abs() < 0.02);
    let [hegu, neiguan, waiguan] = [0, 1, 2].map(|i| &hand.points[i]);
    assert!(hegu.at[0] > 0.015 && hegu.normal[2] > 0.3);
    assert!(neiguan.normal[2] < -0.7 && waiguan.normal[2] > 0.7);
    // Both wrist places lie as far down from the fingertip as a hand and three fingers are long, less what is bent.
    for place in [neiguan, waiguan] {
        assert!((0.225..0.24).contains(&(tip.y - place.at[1])), "{}", tip.y - place.at[1]);
    }
    let foot = inset("foot");
    assert!(farthest(&foot, Vec3::Y).x > 0.0, "the big toe is on the person's own right");
    let taichong = &foot.points[0];
    assert!((0.005..0.03).contains(&taichong.at[0]) && taichong.normal[2] > 0.6);
}

#[test]
fn the_palms_lie_where_the_holds_have_them() {
    let breath = inset("torso_breath");
    let [chest, belly] = [0, 1].map(|i| Vec3::from(breath.points[i].at));
    assert!(chest.x.abs() < 0.03 && belly.x.abs() < 0.04 && chest.y - belly.y > 0.14);
    assert!(breath.points.iter().all(|point| point.normal[2] > 0.7), "the backs of the hands face the eye");
    let hug = inset("torso_hug");
    let [right, left] = [0, 1].map(|i| Vec3::from(hug.points[i].at));
    assert!(right.x > 0.1 && left.x < -0.1, "each palm lies on the other arm");
    for inset in [&breath, &hug] {
        assert!(farthest(inset, Vec3::Y).y < 0.33 && farthest(inset, Vec3::NEG_Y).y > -0.34);
    }
}

#[test]
fn a_quick_bake_gives_the_same_bytes_twice() {
    let first = bake_insets(&InsetDetail::draft());
    assert!(first == bake_insets(&InsetDetail::draft()));
    assert_ne!(stamp_of(&first), Some(insets_hash()), "a draft is no finished file");
    assert!((0..first.len()).step_by(997).all(|end| read_insets(&first[..end]).is_err()));
}
