//! Every place on the skin lies in the region that its words name, and has the right neighbours.
//!
//! A region is a box beside a landmark of the mesh: so many millimetres to the side, up and forward of it, as the place's
//! `location` says. Neighbours are relations between two places, or a place and a landmark. A thumb-breadth (cun) is 20 mm.

use std::ops::RangeInclusive;

use glam::{DVec3, Vec3};
use stillpoint::sculpt::read_glb;

use super::landmarks::{Landmarks, middle};
use super::ruler::Ruler;

/// A place's id, the landmark, and how far to the side, up and forward of it the place may lie.
type Row = (&'static str, DVec3, [RangeInclusive<f64>; 3]);

/// The regions of the face and the front of the scalp.
#[rustfmt::skip]
fn face(m: &Landmarks) -> Vec<Row> {
    let between_brows = DVec3::new(0.0, m.brow_inner.y, m.glabella.y);
    let tail = m.brow_outer.lerp(m.eye_outer, 0.5);
    // The Frankfort plane, y = 0, touches the lower rims of the orbits and runs along the cheek arches.
    let lower_rim = DVec3::new(m.pupil.x, 0.0, m.pupil.z);
    let under_cheekbone = DVec3::new(m.eye_outer.x, m.wing.y, m.wing.z - 20.0);
    vec![
        ("gb14_yangbai", m.brow_middle, [-6.0..=4.0, 14.0..=24.0, -10.0..=4.0]),
        ("gb1_tongziliao", m.eye_outer, [4.0..=14.0, -6.0..=5.0, -16.0..=0.0]),
        ("gv24_shenting", middle(m.hairline), [0.0..=0.0, 4.0..=16.0, -16.0..=0.0]),
        ("yintang", between_brows, [0.0..=0.0, -4.0..=4.0, -4.0..=4.0]),
        ("taiyang", tail, [2.0..=18.0, -7.0..=5.0, -30.0..=-15.0]),
        ("yuyao", m.brow_middle, [-5.0..=5.0, -4.0..=3.0, -4.0..=5.0]),
        ("bl2_cuanzhu", m.brow_inner, [-2.0..=6.0, -5.0..=4.0, -6.0..=4.0]),
        ("te23_sizhukong", m.brow_outer, [-2.0..=8.0, -6.0..=4.0, -10.0..=3.0]),
        ("st2_sibai", lower_rim, [-5.0..=5.0, -12.0..=-4.0, -4.0..=12.0]),
        ("st3_juliao", m.wing, [6.0..=18.0, -10.0..=-2.0, -18.0..=0.0]),
        ("li20_yingxiang", m.wing, [2.0..=10.0, -5.0..=4.0, -14.0..=2.0]),
        ("si18_quanliao", under_cheekbone, [-4.0..=8.0, -12.0..=0.0, -12.0..=6.0]),
        ("tp_frontalis", m.brow_middle, [-6.0..=4.0, 18.0..=30.0, -14.0..=2.0]),
        ("tp_corrugator", m.brow_inner, [5.0..=15.0, -3.0..=6.0, -8.0..=3.0]),
        ("tp_orbicularis", m.brow_middle, [8.0..=22.0, -12.0..=2.0, -18.0..=-2.0]),
        ("tp_zygomaticus", m.mouth_corner, [12.0..=28.0, 10.0..=26.0, -26.0..=-6.0]),
        ("hold_frontal_lift", m.brow_middle, [2.0..=16.0, 8.0..=26.0, -14.0..=2.0]),
        ("hold_zygoma", under_cheekbone, [0.0..=14.0, -8.0..=8.0, -16.0..=2.0]),
        ("hold_palming", m.pupil, [-4.0..=10.0, -6.0..=8.0, -4.0..=10.0]),
        ("path_brow_sweep", between_brows, [0.0..=8.0, -4.0..=5.0, -4.0..=4.0]),
        ("path_forehead_up", m.brow_middle, [-5.0..=5.0, -4.0..=4.0, -4.0..=5.0]),
        ("path_cheek_sweep", m.wing, [2.0..=10.0, -5.0..=4.0, -14.0..=2.0]),
    ]
}

/// The regions of the jaw, the temple, the ear and the scalp.
#[rustfmt::skip]
fn side(m: &Landmarks) -> Vec<Row> {
    let ear_axis = DVec3::new(0.0, m.top, m.ear.top.z);
    let temple = DVec3::new(m.tragion.x, 0.0, m.eye_outer.z);
    vec![
        ("gb8_shuaigu", m.ear.top, [-8.0..=4.0, 26.0..=40.0, -10.0..=14.0]),
        ("gv20_baihui", ear_axis, [0.0..=0.0, -2.0..=1.0, -4.0..=12.0]),
        ("ex_hn1_sishencong", ear_axis, [0.0..=0.0, -4.0..=1.0, 14.0..=34.0]),
        ("st8_touwei", middle(m.hairline), [45.0..=65.0, -16.0..=2.0, -40.0..=-15.0]),
        ("st6_jiache", m.jaw_angle, [2.0..=16.0, 14.0..=28.0, 8.0..=22.0]),
        ("st7_xiaguan", m.tragion, [-6.0..=2.0, -14.0..=-4.0, 16.0..=32.0]),
        ("te17_yifeng", m.ear.lobe, [-18.0..=-4.0, 0.0..=16.0, -16.0..=2.0]),
        ("te21_tmj_front", m.tragion, [-4.0..=4.0, -6.0..=6.0, 6.0..=16.0]),
        ("tp_temporalis_ant", temple, [-12.0..=0.0, 18.0..=32.0, -40.0..=-18.0]),
        ("tp_temporalis_mid_ant", m.tragion, [-4.0..=6.0, 18.0..=32.0, 16.0..=32.0]),
        ("tp_temporalis_mid_post", m.tragion, [-4.0..=8.0, 18.0..=32.0, 2.0..=14.0]),
        ("tp_temporalis_post", m.ear.top, [-8.0..=4.0, 8.0..=24.0, -12.0..=0.0]),
        ("tp_masseter_upper", m.tragion, [-12.0..=0.0, -18.0..=-6.0, 30.0..=46.0]),
        ("tp_masseter_mid", m.jaw_angle, [4.0..=20.0, 26.0..=42.0, 10.0..=24.0]),
        ("tp_masseter_lower", m.jaw_angle, [0.0..=14.0, 8.0..=22.0, 2.0..=16.0]),
        ("tp_masseter_deep", m.tragion, [-8.0..=0.0, -18.0..=-6.0, 12.0..=24.0]),
        ("tp_occipitalis", middle(m.skull_edge), [38.0..=48.0, 16.0..=34.0, -4.0..=12.0]),
        ("hold_stillpoint_balls", middle(m.skull_edge), [24.0..=36.0, 10.0..=30.0, -14.0..=2.0]),
        ("hold_occiput_forehead", middle(m.back_of_head), [0.0..=0.0, -45.0..=-20.0, -2.0..=4.0]),
        ("hold_parietal", m.ear.top, [-8.0..=2.0, 20.0..=36.0, -8.0..=12.0]),
        ("hold_ear_pull", m.tragion, [2.0..=18.0, -20.0..=0.0, -20.0..=-4.0]),
        ("path_temporalis_fan", m.tragion, [-4.0..=6.0, 8.0..=22.0, 20.0..=34.0]),
        ("path_masseter_glide", m.tragion, [-12.0..=0.0, -16.0..=-2.0, 26.0..=46.0]),
        ("path_jawline", middle(m.menton), [2.0..=12.0, -4.0..=4.0, -6.0..=6.0]),
        ("path_scalp_side", m.ear.top, [-14.0..=2.0, 6.0..=24.0, 34.0..=52.0]),
        ("path_scalp_ap", middle(m.hairline), [24.0..=38.0, -10.0..=4.0, -14.0..=2.0]),
        ("path_temple_back", m.brow_outer.lerp(m.eye_outer, 0.5), [2.0..=18.0, -7.0..=5.0, -30.0..=-15.0]),
    ]
}

/// The regions of nape, neck and shoulder.
#[rustfmt::skip]
fn neck(m: &Landmarks) -> Vec<Row> {
    let edge = middle(m.skull_edge);
    // The tip of the mastoid lies behind the lobe, at its height.
    let mastoid = DVec3::new(57.0, m.ear.lobe.y + 3.0, m.ear.lobe.z - 18.0);
    let crest = (middle(m.cervicale) + m.acromion) * 0.5;
    // The upper inner corner of the blade lies at the height of the second chest vertebra.
    let corner = middle(m.cervicale) + DVec3::new(70.0, -55.0, -22.0);
    vec![
        ("gb20_fengchi", edge, [26.0..=40.0, -26.0..=-10.0, 10.0..=28.0]),
        ("gv16_fengfu", edge, [0.0..=0.0, -22.0..=-8.0, 2.0..=14.0]),
        ("bl10_tianzhu", edge, [20.0..=32.0, -42.0..=-24.0, 8.0..=26.0]),
        ("gb21_jianjing", crest, [-10.0..=10.0, -8.0..=8.0, -10.0..=10.0]),
        ("gb12_wangu", mastoid, [-8.0..=4.0, -10.0..=2.0, -16.0..=-4.0]),
        ("anmian", mastoid, [-10.0..=2.0, -6.0..=6.0, -26.0..=-10.0]),
        ("te15_tianliao", corner, [-8.0..=8.0, 4.0..=18.0, -8.0..=18.0]),
        ("tp_suboccipital", edge, [20.0..=30.0, -24.0..=-8.0, 4.0..=20.0]),
        ("tp_semispinalis_upper", edge, [10.0..=20.0, -18.0..=-4.0, 2.0..=14.0]),
        ("tp_semispinalis_mid", edge, [14.0..=24.0, -58.0..=-40.0, 8.0..=24.0]),
        ("tp_splenius_capitis", mastoid, [-18.0..=-2.0, -24.0..=-8.0, -34.0..=-14.0]),
        ("tp_splenius_cervicis_up", edge, [36.0..=52.0, -56.0..=-34.0, 26.0..=46.0]),
        ("tp_splenius_cervicis_low", middle(m.cervicale), [30.0..=42.0, -6.0..=10.0, 0.0..=20.0]),
        ("tp_scm_sternal_up", mastoid, [-8.0..=6.0, -50.0..=-26.0, 4.0..=22.0]),
        ("tp_scm_sternal_mid", mastoid, [-14.0..=2.0, -66.0..=-40.0, 8.0..=26.0]),
        ("tp_scm_clav_mid", mastoid, [-14.0..=2.0, -72.0..=-46.0, -6.0..=14.0]),
        ("tp_upper_trap_1", m.neck_root, [12.0..=26.0, -22.0..=-8.0, 0.0..=16.0]),
        ("tp_upper_trap_2", crest, [-16.0..=-4.0, -6.0..=8.0, -18.0..=0.0]),
        ("tp_levator_angle", corner, [-20.0..=-4.0, 32.0..=52.0, 20.0..=42.0]),
        ("tp_levator_insertion", corner, [-10.0..=6.0, 12.0..=30.0, 0.0..=24.0]),
        ("tp_scalene_mid", m.neck_root, [-14.0..=0.0, -4.0..=14.0, 18.0..=34.0]),
        ("hold_suboccipital_cradle", edge, [12.0..=20.0, -22.0..=-6.0, 2.0..=14.0]),
        ("path_scm_pinch", mastoid, [-6.0..=8.0, -18.0..=-2.0, -4.0..=14.0]),
        ("path_nuchal_glide", edge, [16.0..=28.0, -28.0..=-12.0, 4.0..=20.0]),
        ("path_neck_effleurage", edge, [28.0..=42.0, -30.0..=-14.0, 14.0..=30.0]),
        ("path_trap_knead", m.neck_root, [-10.0..=4.0, -8.0..=8.0, -18.0..=0.0]),
        ("path_occipital_ridge", edge, [0.0..=10.0, -8.0..=6.0, -6.0..=6.0]),
        ("path_clavicle_sweep", middle(m.notch), [34.0..=54.0, -6.0..=10.0, -8.0..=14.0]),
    ]
}

/// How two places lie to each other.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// Farther from the midline.
    Outside,
    Above,
    Below,
    Before,
    Behind,
    /// At the same height within 8 mm.
    Level,
    /// At the same distance from the midline within 6 mm.
    InLine,
    /// Within 8 mm.
    At,
}

use Way::{Above, At, Before, Behind, Below, InLine, Level, Outside};

/// Neighbours as the places' words have them; `:end` is the last point of a path.
const NEIGHBOURS: [(&str, Way, &str); 76] = [
    ("gb20_fengchi", Level, "gv16_fengfu"),
    ("gb20_fengchi", Outside, "bl10_tianzhu"),
    ("gb20_fengchi", Outside, "tp_suboccipital"),
    ("tp_suboccipital", Outside, "tp_semispinalis_upper"),
    ("tp_semispinalis_upper", Outside, "gv16_fengfu"),
    ("tp_semispinalis_upper", Above, "bl10_tianzhu"),
    ("bl10_tianzhu", Below, "gv16_fengfu"),
    ("bl10_tianzhu", Outside, "tp_semispinalis_mid"),
    ("tp_semispinalis_mid", Below, "bl10_tianzhu"),
    ("tp_splenius_capitis", Outside, "gb20_fengchi"),
    ("tp_splenius_capitis", Below, "gb12_wangu"),
    ("tp_splenius_capitis", Behind, "tp_scm_sternal_up"),
    ("tp_splenius_cervicis_up", Below, "tp_splenius_capitis"),
    ("tp_splenius_cervicis_low", Below, "tp_splenius_cervicis_up"),
    ("anmian", Behind, "te17_yifeng"),
    ("anmian", Before, "gb20_fengchi"),
    ("anmian", Outside, "gb20_fengchi"),
    ("gb12_wangu", Behind, "te17_yifeng"),
    ("gb12_wangu", Below, "te17_yifeng"),
    ("tp_occipitalis", Above, "gb20_fengchi"),
    ("tp_occipitalis", Outside, "gb20_fengchi"),
    ("hold_stillpoint_balls", Above, "path_occipital_ridge"),
    ("tp_levator_angle", Above, "tp_levator_insertion"),
    ("tp_levator_insertion", Above, "te15_tianliao"),
    ("te15_tianliao", Behind, "gb21_jianjing"),
    ("te15_tianliao", Below, "gb21_jianjing"),
    ("gb21_jianjing", Outside, "tp_upper_trap_1"),
    ("tp_upper_trap_1", Before, "gb21_jianjing"),
    ("tp_upper_trap_2", Behind, "tp_upper_trap_1"),
    ("tp_upper_trap_2", Outside, "tp_upper_trap_1"),
    ("gb21_jianjing", Outside, "tp_upper_trap_2"),
    ("tp_upper_trap_1", Before, "tp_levator_angle"),
    ("tp_scm_sternal_up", Above, "tp_scm_sternal_mid"),
    ("tp_scm_clav_mid", Behind, "tp_scm_sternal_mid"),
    ("tp_scalene_mid", Behind, "tp_scm_clav_mid"),
    ("tp_scalene_mid", Below, "tp_scm_clav_mid"),
    ("tp_scalene_mid", Before, "tp_levator_angle"),
    ("tp_frontalis", Above, "gb14_yangbai"),
    ("gb14_yangbai", InLine, "yuyao"),
    ("gb14_yangbai", Above, "yuyao"),
    ("yuyao", Outside, "tp_corrugator"),
    ("tp_corrugator", Outside, "bl2_cuanzhu"),
    ("bl2_cuanzhu", Outside, "yintang"),
    ("te23_sizhukong", Outside, "tp_orbicularis"),
    ("tp_orbicularis", Outside, "yuyao"),
    ("te23_sizhukong", Above, "gb1_tongziliao"),
    ("taiyang", Behind, "gb1_tongziliao"),
    ("taiyang", Behind, "te23_sizhukong"),
    ("tp_temporalis_ant", Behind, "taiyang"),
    ("tp_temporalis_mid_ant", Behind, "tp_temporalis_ant"),
    ("tp_temporalis_mid_post", Behind, "tp_temporalis_mid_ant"),
    ("tp_temporalis_post", Behind, "tp_temporalis_mid_post"),
    ("gb8_shuaigu", Above, "tp_temporalis_post"),
    ("st8_touwei", Outside, "gv24_shenting"),
    ("gv24_shenting", Before, "ex_hn1_sishencong"),
    ("st2_sibai", InLine, "yuyao"),
    ("st3_juliao", InLine, "st2_sibai"),
    ("st3_juliao", Below, "li20_yingxiang"),
    ("st3_juliao", Outside, "li20_yingxiang"),
    ("si18_quanliao", Outside, "st3_juliao"),
    ("si18_quanliao", Level, "li20_yingxiang"),
    ("st7_xiaguan", Before, "te21_tmj_front"),
    ("st7_xiaguan", Below, "te21_tmj_front"),
    ("tp_masseter_deep", Behind, "st7_xiaguan"),
    ("tp_masseter_upper", Before, "st7_xiaguan"),
    ("tp_masseter_mid", Below, "tp_masseter_upper"),
    ("tp_masseter_lower", Below, "tp_masseter_mid"),
    ("st6_jiache", Above, "tp_masseter_lower"),
    ("st6_jiache", Before, "tp_masseter_lower"),
    ("path_brow_sweep:end", At, "taiyang"),
    ("path_cheek_sweep", At, "li20_yingxiang"),
    ("path_cheek_sweep:end", At, "st7_xiaguan"),
    ("path_temple_back", At, "taiyang"),
    ("path_temple_back:end", At, "gb20_fengchi"),
    ("path_scm_pinch:end", At, "tp_scm_sternal_mid"),
    ("path_nuchal_glide:end", Level, "tp_splenius_cervicis_low"),
];

/// The place's first point, or its last.
fn at(id: &str) -> DVec3 {
    let places = super::places();
    let (id, end) = id.strip_suffix(":end").map_or((id, false), |id| (id, true));
    let nodes = &places.place(id).unwrap().nodes;
    let node = if end { nodes.last() } else { nodes.first() };
    Vec3::from(node.unwrap().at).as_dvec3()
}

#[test]
fn every_place_lies_in_the_region_that_its_words_name() {
    let mesh = read_glb(super::FINE).unwrap();
    let m = Landmarks::find(&mesh, &Ruler::new(&mesh));
    let rows: Vec<Row> = [face(&m), side(&m), neck(&m)].into_iter().flatten().collect();
    let mut named: Vec<&str> = rows.iter().map(|row| row.0).collect();
    let places = super::places();
    let mut all: Vec<&str> = places.places.iter().map(|place| place.id.as_str()).collect();
    named.sort_unstable();
    all.sort_unstable();
    assert_eq!(named, all, "each place has one region");
    let mut wrong = Vec::new();
    for (id, mark, region) in &rows {
        let off = at(id) - *mark;
        for (axis, (range, value)) in ["side", "up", "forward"].iter().zip(region.iter().zip(off.to_array())) {
            if value < range.start() - 1e-3 || value > range.end() + 1e-3 {
                wrong.push(format!("{id} is {value:.1} mm {axis}, not {range:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn places_have_the_neighbours_that_anatomy_gives_them() {
    const LEAST: f64 = 1.5;
    let mut wrong = Vec::new();
    for (one, way, other) in NEIGHBOURS {
        let off = at(one) - at(other);
        let holds = match way {
            Outside => off.x > LEAST,
            Above => off.y > LEAST,
            Below => off.y < -LEAST,
            Before => off.z > LEAST,
            Behind => off.z < -LEAST,
            Level => off.y.abs() < 8.0,
            InLine => off.x.abs() < 6.0,
            At => off.length() < 8.0,
        };
        if !holds {
            wrong.push(format!("{one} is not {way:?} {other}: {off:.1}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_lies_between_two_places_is_near_their_middle() {
    let mesh = read_glb(super::FINE).unwrap();
    let m = Landmarks::find(&mesh, &Ruler::new(&mesh));
    let between = |id: &str, a: DVec3, b: DVec3, within: f64| {
        let off = at(id).distance((a + b) * 0.5);
        assert!(off < within, "{id} is {off:.1} mm from the middle");
    };
    between("gb21_jianjing", middle(m.cervicale), m.acromion, 14.0);
    between("anmian", at("te17_yifeng"), at("gb20_fengchi"), 10.0);
    let brow = at("bl2_cuanzhu") * DVec3::new(-1.0, 1.0, 1.0);
    between("yintang", at("bl2_cuanzhu"), brow, 6.0);
    // The four round the crown: one thumb-breadth from it each.
    let crown = at("gv20_baihui");
    for node in &super::places().place("ex_hn1_sishencong").unwrap().nodes {
        let off = crown.distance(Vec3::from(node.at).as_dvec3());
        assert!((15.0..25.0).contains(&off), "{off}");
    }
    // Half-way from arch to jaw edge.
    between("tp_masseter_mid", at("path_masseter_glide"), at("path_masseter_glide:end"), 8.0);
}
