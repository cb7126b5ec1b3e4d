//! The muscles beneath the skin: where anatomy has them, under the skin and in their order, and of today's recipe.

use std::collections::BTreeMap;

use glam::DVec3;
use stillpoint::atlas::Atlas;
use stillpoint::atlas::skin;
use stillpoint::sculpt::bust::{bust, bust_without_ears};
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::{
    BodyDetail, MuscleMesh, Side, bake_body, core_hash, muscles_hash, read_core, read_muscles, stamp_of,
};

const MUSCLES: &[u8] = include_bytes!("../assets/body/muscles.glb");
const CORE: &[u8] = include_bytes!("../assets/body/core.glb");
const PLACES: &str = include_str!("../assets/body/places.ron");

fn atlas() -> Atlas {
    stillpoint::library::atlas().unwrap()
}

fn left() -> Vec<MuscleMesh> {
    read_muscles(MUSCLES).unwrap().into_iter().filter(|m| m.side == Side::Left).collect()
}

fn named<'a>(muscles: &'a [MuscleMesh], id: &str) -> &'a MuscleMesh {
    muscles.iter().find(|m| m.id == id).unwrap()
}

/// The vertices in millimetres.
fn points(mesh: &MuscleMesh) -> Vec<DVec3> {
    mesh.positions.iter().map(|p| glam::Vec3::from(*p).as_dvec3() * 1e3).collect()
}

fn corners(mesh: &MuscleMesh) -> Vec<[usize; 3]> {
    mesh.indices.chunks_exact(3).map(|t| [t[0] as usize, t[1] as usize, t[2] as usize]).collect()
}

/// The mean of the vertices of one end: origin or insertion.
fn end(mesh: &MuscleMesh, insertion: bool) -> DVec3 {
    let at: Vec<DVec3> = points(mesh)
        .into_iter()
        .zip(&mesh.uv)
        .filter(|(_, uv)| if insertion { uv[1] > 0.97 } else { uv[1] < 0.03 })
        .map(|(p, _)| p)
        .collect();
    at.iter().sum::<DVec3>() / f64::from(u32::try_from(at.len()).unwrap())
}

#[test]
fn the_files_bear_the_stamps_of_the_recipes_and_are_as_small_as_promised() {
    assert_eq!(stamp_of(MUSCLES), Some(muscles_hash()));
    assert_eq!(stamp_of(CORE), Some(core_hash()));
    assert!(MUSCLES.len() + CORE.len() < 1_500_000, "{} + {} bytes", MUSCLES.len(), CORE.len());
    let side: usize = left().iter().map(|m| m.indices.len() / 3).sum();
    let core = read_core(CORE).unwrap().triangles();
    assert!((20_000..=30_000).contains(&side), "{side} triangles on a side");
    assert!((8_000..=15_000).contains(&core), "{core} triangles of bone");
}

#[test]
fn every_muscle_of_the_atlas_is_there_on_both_sides_in_its_layer() {
    let muscles = read_muscles(MUSCLES).unwrap();
    let atlas = atlas();
    assert_eq!((muscles.len(), atlas.muscles().len()), (58, 29));
    for muscle in atlas.muscles() {
        let own: Vec<_> = muscles.iter().filter(|m| m.id == muscle.id).collect();
        assert_eq!(own.iter().map(|m| m.side).collect::<Vec<_>>(), [Side::Left, Side::Right], "{}", muscle.id);
        assert!(own.iter().all(|m| m.layer + 1 == u32::from(muscle.layer)), "{}", muscle.id);
    }
    let orders: Vec<u32> = left().iter().map(|m| m.order).collect();
    assert_eq!(orders, (0..29).collect::<Vec<_>>());
}

#[test]
fn the_right_muscle_mirrors_the_left_one_exactly() {
    for pair in read_muscles(MUSCLES).unwrap().chunks_exact(2) {
        let (l, r) = (&pair[0], &pair[1]);
        for (a, b) in l.positions.iter().zip(&r.positions) {
            assert_eq!((-a[0]).to_bits(), b[0].to_bits(), "{}", l.id);
            assert_eq!((a[1].to_bits(), a[2].to_bits()), (b[1].to_bits(), b[2].to_bits()));
        }
        assert!(l.uv == r.uv && l.colours == r.colours);
        assert!(corners(l).iter().zip(corners(r)).all(|(a, b)| [a[0], a[2], a[1]] == b));
    }
}

#[test]
fn every_muscle_is_closed_and_turned_outwards() {
    for muscle in left() {
        // Rings share the places of their seam, so edges are counted by place.
        let place: Vec<[u32; 3]> = muscle.positions.iter().map(|p| p.map(f32::to_bits)).collect();
        let mut edges: BTreeMap<_, i32> = BTreeMap::new();
        for t in corners(&muscle) {
            for k in 0..3 {
                let (a, b) = (place[t[k]], place[t[(k + 1) % 3]]);
                *edges.entry((a.min(b), a.max(b))).or_default() += if a < b { 1 } else { -1 };
            }
        }
        assert!(edges.values().all(|n| *n == 0), "{} is open", muscle.id);
        let at = points(&muscle);
        let volume: f64 = corners(&muscle).iter().map(|t| at[t[0]].dot(at[t[1]].cross(at[t[2]])) / 6.0).sum();
        assert!(volume > 50.0, "{}: {volume} mm³", muscle.id);
    }
}

#[test]
fn no_muscle_comes_nearer_than_1_2_mm_under_the_skin() {
    let skin = Field::mirrored(&bust());
    for muscle in left() {
        for p in points(&muscle) {
            let d = skin.distance(p);
            assert!(d <= -1.2, "{} at {p}: {d} mm", muscle.id);
        }
    }
}

#[test]
fn no_bone_comes_nearer_than_2_mm_under_the_skin_but_in_the_ear() {
    let skin = Field::mirrored(&bust_without_ears());
    for p in &read_core(CORE).unwrap().positions {
        let p = glam::Vec3::from(*p).as_dvec3() * 1e3;
        let ear = p.x.abs() > 60.0 && (-36.0..38.0).contains(&p.y) && (-45.0..18.0).contains(&p.z);
        assert!(ear || skin.distance(p) <= -2.0, "{p}");
    }
}

/// Where a line meets a triangle, along it.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn crossing([a, b, c]: [DVec3; 3], from: DVec3, way: DVec3) -> Option<f64> {
    let (e1, e2, s) = (b - a, c - a, from - a);
    let (h, q) = (way.cross(e2), s.cross(e1));
    let det = e1.dot(h);
    let (u, v) = (s.dot(h) / det, way.dot(q) / det);
    (det.abs() > 1e-9 && u >= 0.0 && v >= 0.0 && u + v <= 1.0).then(|| e2.dot(q) / det)
}

#[test]
fn no_muscle_pierces_one_that_lies_over_it() {
    let skin = Field::mirrored(&bust_without_ears());
    let muscles = left();
    let all: Vec<Vec<DVec3>> = muscles.iter().map(points).collect();
    let mut found = Vec::new();
    for (deep, own) in muscles.iter().zip(&all) {
        for p in own {
            // Up to the skin: its own normal there, for deep inside the slope of the distance has folds.
            let way = skin.normal(skin.project(*p, 40, 2.0));
            for (over, theirs) in muscles.iter().zip(&all).filter(|(m, _)| m.order < deep.order) {
                let near = |t: &[usize; 3]| t.iter().any(|v| (theirs[*v] - *p).length() < 20.0);
                let worst = corners(over)
                    .into_iter()
                    .filter(near)
                    .filter_map(|t| crossing(t.map(|v| theirs[v]), *p, way))
                    .filter(|t| *t > -12.0)
                    .fold(0.0, f64::min);
                if worst < -0.5 {
                    found.push(format!("{} through {} by {:.1} mm at {p:.0}", deep.id, over.id, -worst));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

#[test]
fn origins_and_insertions_lie_at_their_landmarks() {
    // Landmarks of the bust, mm: each end's middle is to lie within the given distance.
    let origins = [
        ("masseter_sup", [56.0, -8.0, 50.0], 9.0),
        ("masseter_deep", [65.0, -5.0, 21.0], 9.0),
        ("temporalis", [66.0, 70.0, 5.0], 28.0),
        ("scm_sternal", [7.0, -181.0, 8.0], 9.0),
        ("scm_clavicular", [38.0, -172.0, 6.0], 9.0),
        ("zygomaticus_major", [53.0, -6.0, 56.0], 8.0),
        ("procerus", [2.0, 11.0, 88.0], 8.0),
        ("corrugator", [8.0, 35.0, 90.0], 8.0),
        ("occipitalis", [43.0, -11.0, -74.0], 10.0),
        ("levator_scapulae", [36.0, -52.0, -18.0], 10.0),
        ("splenius_capitis", [5.0, -112.0, -82.0], 16.0),
        ("upper_trapezius", [5.0, -40.0, -82.0], 26.0),
        ("rcp_major", [4.0, -47.0, -48.0], 8.0),
        ("rcp_minor", [4.0, -34.0, -44.0], 8.0),
        ("oc_superior", [39.0, -33.0, -15.0], 8.0),
        ("oc_inferior", [5.0, -49.0, -48.0], 8.0),
        ("medial_pterygoid", [20.0, -23.0, 40.0], 8.0),
        ("lateral_pterygoid", [27.0, -8.0, 44.0], 10.0),
    ];
    let insertions = [
        ("masseter_sup", [48.0, -61.0, 19.0], 9.0),
        ("temporalis", [50.0, -17.0, 40.0], 8.0),
        ("scm_sternal", [56.0, -20.0, -26.0], 10.0),
        ("scm_clavicular", [54.0, -20.0, -32.0], 12.0),
        ("zygomaticus_major", [28.0, -46.0, 80.0], 7.0),
        ("splenius_capitis", [48.0, -22.0, -42.0], 12.0),
        ("semispinalis_capitis", [16.0, -17.0, -76.0], 9.0),
        ("longissimus_capitis", [46.0, -24.0, -27.0], 9.0),
        ("levator_scapulae", [72.0, -158.0, -97.0], 9.0),
        ("upper_trapezius", [158.0, -177.0, -46.0], 16.0),
        ("oc_inferior", [38.0, -34.0, -17.0], 8.0),
        ("oc_superior", [33.0, -16.0, -51.0], 8.0),
        ("rcp_major", [25.0, -23.0, -54.0], 8.0),
        ("medial_pterygoid", [43.0, -57.0, 15.0], 8.0),
        ("lateral_pterygoid", [50.0, -9.0, 12.0], 7.0),
    ];
    let muscles = left();
    let mut far = Vec::new();
    for (table, insertion) in [(&origins[..], false), (&insertions[..], true)] {
        for (id, landmark, within) in table {
            let at = end(named(&muscles, id), insertion);
            let off = (at - DVec3::from(*landmark)).length();
            if off > *within {
                far.push(format!("{id} (insertion {insertion}): {off:.1} mm off at {at:.0}"));
            }
        }
    }
    assert!(far.is_empty(), "{}", far.join("\n"));
}

#[test]
fn fibres_run_as_the_anatomists_say() {
    // From origin to insertion, left side: x outwards, y up, z forward.
    let expected = [
        ("frontalis", [0.0, -1.0, 0.25]),
        ("masseter_sup", [-0.05, -0.88, -0.48]),
        ("masseter_deep", [-0.25, -0.97, -0.15]),
        ("zygomaticus_major", [-0.55, -0.78, 0.45]),
        ("procerus", [0.05, 1.0, 0.0]),
        ("scm_sternal", [0.31, 0.92, -0.24]),
        ("scm_clavicular", [0.14, 0.95, -0.28]),
        ("splenius_capitis", [0.52, 0.80, 0.25]),
        ("semispinalis_capitis", [-0.06, 0.97, 0.22]),
        ("levator_scapulae", [0.27, -0.76, -0.58]),
        ("longissimus_capitis", [0.1, 0.9, 0.42]),
        ("oc_inferior", [0.7, 0.3, 0.65]),
        ("rcp_major", [0.6, 0.8, -0.1]),
        ("rcp_minor", [0.25, 0.75, -0.6]),
        ("medial_pterygoid", [0.5, -0.65, -0.57]),
        ("lateral_pterygoid", [0.6, 0.05, -0.8]),
    ];
    let muscles = left();
    let mut astray = Vec::new();
    for (id, way) in expected {
        let mesh = named(&muscles, id);
        let at = points(mesh);
        let mut mean = DVec3::ZERO;
        for t in corners(mesh) {
            let v = t.map(|i| f64::from(mesh.uv[i][1]));
            if !(0.3..0.7).contains(&((v[0] + v[1] + v[2]) / 3.0)) {
                continue;
            }
            // The way in which the part grows while the fibre stays the same, over the triangle.
            let u = t.map(|i| f64::from(mesh.uv[i][0]));
            let (e1, e2) = (at[t[1]] - at[t[0]], at[t[2]] - at[t[0]]);
            let (u1, u2, v1, v2) = (u[1] - u[0], u[2] - u[0], v[1] - v[0], v[2] - v[0]);
            let way = (e2 * u1 - e1 * u2) * (v2 * u1 - v1 * u2).signum();
            mean += way.normalize_or_zero() * e1.cross(e2).length();
        }
        let angle = mean.angle_between(DVec3::from(way)).to_degrees();
        if angle > 20.0 {
            astray.push(format!("{id}: {angle:.0}°, {:.2}", mean.normalize()));
        }
    }
    assert!(astray.is_empty(), "{}", astray.join("\n"));
}

#[test]
fn each_trigger_point_lies_over_the_muscle_it_is_named_for() {
    let over: [(&str, &[&str]); 27] = [
        ("tp_temporalis_ant", &["temporalis"]),
        ("tp_temporalis_mid_ant", &["temporalis"]),
        ("tp_temporalis_mid_post", &["temporalis"]),
        ("tp_temporalis_post", &["temporalis"]),
        ("tp_masseter_upper", &["masseter_sup"]),
        ("tp_masseter_mid", &["masseter_sup"]),
        ("tp_masseter_lower", &["masseter_sup"]),
        ("tp_masseter_deep", &["masseter_deep"]),
        ("tp_frontalis", &["frontalis"]),
        ("tp_corrugator", &["corrugator"]),
        ("tp_orbicularis", &["orbicularis_oculi"]),
        ("tp_zygomaticus", &["zygomaticus_major"]),
        ("tp_occipitalis", &["occipitalis"]),
        ("tp_suboccipital", &["rcp_major", "rcp_minor", "oc_superior", "oc_inferior"]),
        ("tp_semispinalis_upper", &["semispinalis_capitis"]),
        ("tp_semispinalis_mid", &["semispinalis_capitis"]),
        ("tp_splenius_capitis", &["splenius_capitis"]),
        ("tp_splenius_cervicis_up", &["splenius_cervicis"]),
        ("tp_splenius_cervicis_low", &["splenius_cervicis"]),
        ("tp_scm_sternal_up", &["scm_sternal"]),
        ("tp_scm_sternal_mid", &["scm_sternal"]),
        ("tp_scm_clav_mid", &["scm_clavicular"]),
        ("tp_upper_trap_1", &["upper_trapezius"]),
        ("tp_upper_trap_2", &["upper_trapezius"]),
        ("tp_levator_angle", &["levator_scapulae"]),
        ("tp_levator_insertion", &["levator_scapulae"]),
        ("tp_scalene_mid", &["scalenes"]),
    ];
    let muscles = left();
    let places = skin::read(PLACES).unwrap();
    let named_so = places.places.iter().filter(|place| place.id.starts_with("tp_")).count();
    assert_eq!(named_so, over.len());
    let mut off = Vec::new();
    for (id, names) in over {
        let place = places.place(id).unwrap().nodes[0];
        let (from, inwards) = (glam::Vec3::from(place.at).as_dvec3(), -glam::Vec3::from(place.normal).as_dvec3());
        let beside = |name: &str| {
            let away = points(named(&muscles, name)).into_iter().filter_map(|p| {
                let depth = (p - from).dot(inwards);
                (0.0..40.0).contains(&depth).then(|| (p - from).reject_from(inwards).length())
            });
            away.fold(f64::MAX, f64::min)
        };
        let nearest = names.iter().map(|name| beside(name)).fold(f64::MAX, f64::min);
        if nearest > 10.0 {
            off.push(format!("{id}: {nearest:.1} mm beside {}", names.join(", ")));
        }
    }
    assert!(off.is_empty(), "{}", off.join("\n"));
}

#[test]
fn tendon_is_at_the_ends_and_flesh_between() {
    for muscle in left().iter().filter(|m| m.id != "galea" && m.id != "orbicularis_oculi") {
        let (mut belly, mut ends) = ((0.0, 0.0), (0.0, 0.0));
        for (c, uv) in muscle.colours.iter().zip(&muscle.uv) {
            let sum = if (0.4..0.6).contains(&uv[1]) { &mut belly } else { &mut ends };
            if (0.4..0.6).contains(&uv[1]) || !(0.03..0.97).contains(&uv[1]) {
                *sum = (sum.0 + c[0], sum.1 + 1.0);
            }
        }
        assert!(belly.0 / belly.1 < 0.1 && ends.0 / ends.1 > 0.3, "{}", muscle.id);
        assert!(muscle.colours.iter().flatten().all(|v| (0.0..=1.0).contains(v)));
    }
}

#[test]
fn a_quick_bake_of_the_muscles_gives_the_same_bytes_twice() {
    let draft = BodyDetail::draft();
    let (first, second) = (bake_body(&draft), bake_body(&draft));
    assert!(first == second);
    assert_ne!(stamp_of(&first.muscles), Some(muscles_hash()), "a draft is no finished file");
    assert!(read_muscles(&first.muscles[..first.muscles.len() - 9]).is_err());
}
