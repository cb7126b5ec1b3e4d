//! The baked body: the committed meshes and places are of today's recipe, closed, mirrored and on the skin.

mod hand;
mod insets;

use std::collections::BTreeMap;

use glam::Vec3;
use stillpoint::atlas::skin::{self, SkinPlaces, SkinPoint};
use stillpoint::sculpt::bust::{bust, bust_without_ears};
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::{Detail, Mesh, Seed, bake, read_glb, recipe_hash, stamp_of};

mod landmarks;
mod measures;
mod regions;
mod ruler;

const FINE: &[u8] = include_bytes!("../assets/body/bust.glb");
const COARSE: &[u8] = include_bytes!("../assets/body/bust_coarse.glb");
const PLACES: &str = include_str!("../assets/body/places.ron");

fn both() -> [Mesh; 2] {
    [read_glb(FINE).unwrap(), read_glb(COARSE).unwrap()]
}

fn places() -> SkinPlaces {
    skin::read(PLACES).unwrap()
}

fn edges(mesh: &Mesh) -> BTreeMap<(u32, u32), u32> {
    let mut edges = BTreeMap::new();
    for t in mesh.indices.chunks_exact(3) {
        for (a, b) in [(t[0], t[1]), (t[1], t[2]), (t[2], t[0])] {
            *edges.entry((a, b)).or_default() += 1;
        }
    }
    edges
}

#[test]
fn the_baked_meshes_bear_the_stamp_of_the_recipe() {
    assert_eq!(stamp_of(FINE), Some(recipe_hash()));
    assert_eq!(stamp_of(COARSE), Some(recipe_hash()));
}

#[test]
fn the_bust_is_closed_in_one_piece_without_a_tunnel() {
    for mesh in both() {
        let edges = edges(&mesh);
        for (&(a, b), count) in &edges {
            assert_eq!((*count, edges.get(&(b, a))), (1, Some(&1)), "edge {a} {b}");
        }
        // Every vertex is used, and V - E + F = 2: one sphere, if it is one piece.
        let (v, e, f) = (mesh.positions.len(), edges.len() / 2, mesh.triangles());
        assert_eq!(v + f, e + 2);
        let mut seen = vec![false; v];
        let mut neighbours = vec![Vec::new(); v];
        for &(a, b) in edges.keys() {
            neighbours[a as usize].push(b as usize);
        }
        let mut stack = vec![0];
        while let Some(i) = stack.pop() {
            if !std::mem::replace(&mut seen[i], true) {
                stack.extend(&neighbours[i]);
            }
        }
        assert!(seen.iter().all(|s| *s));
    }
}

#[test]
fn the_right_half_mirrors_the_left_one_exactly() {
    for mesh in both() {
        let key = |p: [f32; 3]| p.map(|v| (v + 0.0).to_bits());
        let normals: BTreeMap<_, _> = mesh.positions.iter().map(|p| key(*p)).zip(&mesh.normals).collect();
        assert_eq!(normals.len(), mesh.positions.len(), "no two vertices share a place");
        for (p, n) in mesh.positions.iter().zip(&mesh.normals) {
            let other = normals[&key([-p[0], p[1], p[2]])];
            assert!((other[0] + n[0]).abs() < 1e-6 && (other[1] - n[1]).abs() < 1e-6 && (other[2] - n[2]).abs() < 1e-6);
        }
    }
}

#[test]
fn normals_are_one_long_and_point_outwards() {
    for mesh in both() {
        for t in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [t[0], t[1], t[2]].map(|i| Vec3::from(mesh.positions[i as usize]));
            let face = (b - a).cross(c - a);
            let mean: Vec3 = t.iter().map(|i| Vec3::from(mesh.normals[*i as usize])).sum();
            assert!(face.dot(mean) > 0.0, "a triangle at {a} is turned inwards");
        }
        assert!(mesh.normals.iter().all(|n| (Vec3::from(*n).length() - 1.0).abs() < 1e-4));
    }
}

#[test]
fn the_meshes_lie_on_the_skin_and_are_as_small_as_promised() {
    let field = Field::mirrored(&bust());
    for (mesh, step) in both().iter().zip([40, 10]) {
        for p in mesh.positions.iter().step_by(step) {
            let d = field.distance(Vec3::from(*p).as_dvec3() * 1000.0);
            assert!(d.abs() < 0.06, "{p:?} is {d} mm off");
        }
    }
    let [fine, coarse] = both();
    assert!((60_000..=80_000).contains(&fine.triangles()) && FINE.len() < 4_000_000);
    assert!((15_000..=20_000).contains(&coarse.triangles()) && COARSE.len() < 1_000_000);
}

#[test]
fn only_the_face_is_tinted_and_the_hollows_are_darker() {
    let [fine, _] = both();
    let open = |near: [f32; 3]| {
        let away = |p: &[f32; 3]| Vec3::from(*p).distance(Vec3::from(near) * 1e-3);
        let i = (0..fine.positions.len())
            .min_by(|a, b| away(&fine.positions[*a]).total_cmp(&away(&fine.positions[*b])))
            .unwrap();
        fine.colours[i][3]
    };
    assert!(open([0.0, 131.0, -6.0]) > 0.95, "the crown sees the whole sky");
    assert!(open([69.0, 10.0, -22.0]) < 0.6, "behind the ear little");
    assert!(open([20.0, -96.0, 40.0]) < 0.9, "under the jaw less of it");
    for (p, c) in fine.positions.iter().zip(&fine.colours) {
        assert!(c.iter().all(|v| (0.0..=1.0).contains(v)));
        assert!(p[2] > 0.03 || (c[0], c[1], c[2]) == (1.0, 1.0, 1.0));
    }
}

#[test]
fn every_place_lies_on_the_skin_with_its_normal_outwards() {
    let field = Field::mirrored(&bust());
    let on_skin = |id: &str, p: &SkinPoint| {
        let at = Vec3::from(p.at).as_dvec3();
        let d = field.distance(at);
        assert!(d.abs() < 0.1, "{id} is {d} mm off at {at}");
        assert!((Vec3::from(p.normal).length() - 1.0).abs() < 1e-3, "{id}");
        assert!(field.distance(at + Vec3::from(p.normal).as_dvec3() * 0.5) > 0.2, "{id} points inwards at {at}");
    };
    let places = places();
    assert_eq!(places.places.len(), 77);
    for place in &places.places {
        place.nodes.iter().for_each(|p| on_skin(&place.id, p));
        place.line.iter().step_by(3).for_each(|p| on_skin(&place.id, p));
    }
}

#[test]
fn well_known_places_lie_where_anatomy_has_them() {
    let places = places();
    let inside = |id: &str, low: [f32; 3], high: [f32; 3]| {
        let at = places.place(id).unwrap().nodes[0].at;
        assert!((0..3).all(|k| (low[k]..=high[k]).contains(&at[k])), "{id} at {at:?}");
    };
    inside("gv20_baihui", [-0.1, 126.0, -16.0], [0.1, 134.0, -4.0]);
    inside("yintang", [-0.1, 32.0, 88.0], [0.1, 42.0, 100.0]);
    inside("gb20_fengchi", [28.0, -38.0, -76.0], [40.0, -22.0, -58.0]);
    inside("gv16_fengfu", [-0.1, -34.0, -86.0], [0.1, -22.0, -72.0]);
    inside("taiyang", [56.0, 18.0, 36.0], [68.0, 30.0, 54.0]);
    inside("gb21_jianjing", [88.0, -142.0, -88.0], [108.0, -120.0, -48.0]);
    // Behind the lobe and before the tragus, on the skin that is there without an ear.
    inside("te17_yifeng", [54.0, -30.0, -20.0], [66.0, -14.0, -5.0]);
    inside("te21_tmj_front", [64.0, -6.0, 5.0], [76.0, 10.0, 18.0]);
    let bare = Field::mirrored(&bust_without_ears());
    let off = |id: &str| bare.distance(Vec3::from(places.place(id).unwrap().nodes[0].at).as_dvec3()).abs();
    assert!(off("te17_yifeng") < 0.05 && off("te21_tmj_front") < 0.05);
    assert!(off("hold_ear_pull") > 5.0, "this one is on the ear");
}

#[test]
fn paths_go_along_the_skin_in_short_even_steps() {
    let field = Field::mirrored(&bust());
    let places = places();
    let paths: Vec<_> = places.places.iter().filter(|place| place.id.starts_with("path_")).collect();
    assert_eq!(paths.len(), 15);
    for path in paths {
        for pair in path.line.windows(2) {
            let [a, b] = [pair[0], pair[1]].map(|p| Vec3::from(p.at).as_dvec3());
            let step = (b - a).length();
            assert!((0.5..5.0).contains(&step), "{}: a step of {step} mm at {a}", path.id);
            assert!(field.distance((a + b) * 0.5).abs() < 1.0, "{} leaves the skin at {a}", path.id);
        }
        let ends = [(path.line[0], path.nodes[0]), (path.line[path.line.len() - 1], path.nodes[path.nodes.len() - 1])];
        for (end, node) in ends {
            assert!(Vec3::from(end.at).distance(Vec3::from(node.at)) < 0.5, "{}", path.id);
        }
        let (left, right) = (path.at(1.0, 0.3), path.at(-1.0, 0.3));
        assert_eq!(left.mirrored(), right);
        assert!(field.distance(Vec3::from(right.at).as_dvec3()).abs() < 1.0);
    }
}

#[test]
fn a_quick_bake_gives_the_same_bytes_twice() {
    let seeds = [
        Seed { id: "crown".into(), nodes: vec![[0.0, 129.0, -10.0]], is_path: false },
        Seed { id: "brow".into(), nodes: vec![[4.0, 38.0, 97.0], [30.0, 38.0, 85.0]], is_path: true },
        Seed { id: "foot".into(), nodes: vec![], is_path: false },
    ];
    let (first, second) = (bake(&Detail::draft(), &seeds).unwrap(), bake(&Detail::draft(), &seeds).unwrap());
    assert!(first == second);
    let places = skin::read(&first.places).unwrap();
    assert!(places.place("foot").is_none() && places.place("crown").is_some());
    assert!(places.place("brow").unwrap().length() > 24.0);
    assert_ne!(stamp_of(&first.fine), Some(recipe_hash()), "a draft is no finished file");
}
