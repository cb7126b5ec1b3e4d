//! The bust against the public tables of body measures: men and women taken together, to the half.
//!
//! Means and standard deviations (mm) were worked out from the individual records of two public surveys: A2 is ANSUR II
//! (US Army 2012, 4 082 men and 1 986 women), N is the NIOSH respirator survey (2003, 2 543 men and 1 454 women). Each
//! measure is taken on the baked mesh as the survey takes it on a person, by landmarks found on the skin.

use glam::{DVec2, DVec3};
use stillpoint::sculpt::bust::bust_without_ears;
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::{Mesh, read_glb};

use super::ruler::{Ruler, farthest, most};

const A2: &str = "ANSUR II 2012";
const N: &str = "NIOSH 2003";

/// A measure: its name, its source, mean and standard deviation of men, then of women.
struct Norm(&'static str, &'static str, [f64; 2], [f64; 2]);

#[rustfmt::skip]
const NORMS: [Norm; 26] = [
    Norm("head length", A2, [199.5, 7.0], [189.8, 7.4]),
    Norm("head breadth", A2, [154.3, 5.5], [147.8, 5.2]),
    Norm("head circumference", A2, [574.4, 16.0], [561.1, 19.4]),
    Norm("tragion to top of head", A2, [131.1, 6.2], [126.5, 6.5]),
    Norm("bizygomatic breadth", A2, [142.6, 6.2], [133.8, 5.6]),
    Norm("bigonial breadth", N, [120.7, 10.7], [111.6, 9.3]),
    Norm("menton to sellion", A2, [122.6, 6.7], [113.1, 6.1]),
    Norm("subnasale to sellion", N, [51.9, 4.1], [47.7, 3.8]),
    Norm("nose breadth", N, [37.8, 4.8], [35.8, 4.9]),
    Norm("nose protrusion", N, [20.8, 2.7], [18.9, 2.7]),
    Norm("nasal root breadth", N, [16.7, 2.3], [16.6, 2.0]),
    Norm("lip length", N, [51.7, 4.3], [49.2, 4.5]),
    Norm("interpupillary breadth", A2, [64.0, 3.4], [61.7, 3.6]),
    Norm("ear length", A2, [64.2, 4.5], [59.4, 3.9]),
    Norm("ear breadth", A2, [36.1, 3.0], [33.2, 2.8]),
    Norm("ear protrusion", A2, [23.2, 3.0], [20.4, 2.7]),
    Norm("bitragion coronal arc", N, [350.7, 14.1], [341.0, 15.6]),
    Norm("bitragion frontal arc", N, [304.4, 12.9], [288.9, 12.3]),
    Norm("neck circumference", A2, [397.6, 25.8], [329.8, 19.2]),
    Norm("biacromial breadth", A2, [415.7, 19.2], [365.3, 18.3]),
    Norm("shoulder length", A2, [149.8, 10.5], [135.4, 10.3]),
    Norm("top of head to cervicale", A2, [238.9, 12.9], [232.8, 11.9]),
    Norm("top of head to suprasternale", A2, [317.6, 14.4], [298.8, 13.6]),
    Norm("top of head to acromion", A2, [315.5, 17.8], [293.4, 15.7]),
    Norm("cervicale to suprasternale", A2, [78.7, 11.6], [66.0, 11.9]),
    Norm("cervicale to acromion", A2, [76.6, 13.6], [60.6, 13.3]),
];

impl Norm {
    /// How far a value is from the mean of both, in the mean of both standard deviations.
    fn off(&self, value: f64) -> f64 {
        (value - 0.5 * (self.2[0] + self.3[0])) / (0.5 * (self.2[1] + self.3[1]))
    }
}

/// The landmarks of the midline (y, z) and of the left side.
struct Landmarks {
    top: f64,
    glabella: DVec2,
    sellion: DVec2,
    pronasale: DVec2,
    subnasale: DVec2,
    stomion: DVec2,
    menton: DVec2,
    notch: DVec2,
    back_of_head: DVec2,
    cervicale: DVec2,
    tragion: DVec3,
    neck: DVec3,
    acromion: DVec3,
}

const FORWARD: DVec2 = DVec2::new(0.0, 1.0);
const BACKWARD: DVec2 = DVec2::new(0.0, -1.0);

impl Landmarks {
    fn find(ruler: &Ruler) -> Self {
        let top = ruler.points.iter().map(|p| p.y).fold(f64::MIN, f64::max);
        let pronasale = most(&ruler.profile(20.0, -65.0), |p| p.y);
        let sellion = most(&ruler.profile(pronasale.x + 45.0, pronasale.x + 25.0), |p| -p.y);
        let glabella = most(&ruler.profile(sellion.x + 35.0, sellion.x), |p| p.y - 0.15 * p.x);
        let lip = most(&ruler.profile(pronasale.x - 22.0, pronasale.x - 34.0), |p| p.y);
        let subnasale = farthest(&ruler.profile(pronasale.x, lip.x), BACKWARD);
        let lower_lip = most(&ruler.profile(lip.x - 6.0, lip.x - 18.0), |p| p.y);
        let stomion = most(&ruler.profile(lip.x, lower_lip.x), |p| -p.y);
        let slope = DVec2::new(-0.43, 0.90);
        let chin = most(&ruler.profile(lower_lip.x - 12.0, lower_lip.x - 42.0), |p| p.dot(slope));
        // Under the chin a profile seen from the front ends: the section goes on.
        let under = ruler.section(DVec3::X * 0.3, DVec3::X).into_iter().map(|p| DVec2::new(p.y, p.z));
        let under: Vec<DVec2> = under.filter(|p| p.y > chin.y - 24.0 && p.x < chin.x && p.x > chin.x - 30.0).collect();
        let menton = most(&under, |p| 0.436 * p.y - 0.90 * p.x);
        let notch = farthest(&ruler.profile(-150.0, -205.0), BACKWARD);
        let spine = ruler.spine(110.0, -30.0);
        let back_of_head = most(&spine, |p| p.distance(glabella));
        let cervicale = farthest(&ruler.spine(-88.0, -128.0), BACKWARD);
        // Before the notch above the tragus.
        let tragion = ruler.section(DVec3::ZERO, DVec3::Y).into_iter().filter(|p| p.z > 4.0 && p.z < 10.0);
        let tragion = DVec3::new(tragion.map(|p| p.x).fold(0.0, f64::max), 0.0, 0.0);
        // The slope of the shoulder: where it starts from the neck, and its tip, beyond which the arm falls away.
        let slope: Vec<DVec2> = (0..180).map(|i| 40.0 + f64::from(i)).map(|x| DVec2::new(x, ridge(ruler, x))).collect();
        let fall = |i: usize| (slope[i].y - slope[i + 8].y) / 8.0;
        let neck = (4..slope.len() - 8).find(|i| slope[*i].y < -100.0 && fall(*i) < 1.0).map(|i| slope[i + 4]).unwrap();
        let tip = (100..slope.len() - 8).find(|i| fall(*i) > 0.45).map(|i| slope[i + 4]).unwrap();
        let at = |p: DVec2| DVec3::new(p.x, p.y, -45.0);
        let (neck, acromion) = (at(neck), at(tip));
        Self {
            top, glabella, sellion, pronasale, subnasale, stomion, menton, notch, back_of_head, cervicale,
            tragion, neck, acromion,
        }
    }
}

/// The height of the shoulder's outline over x, seen from the front.
fn ridge(ruler: &Ruler, x: f64) -> f64 {
    ruler.section(DVec3::X * x, DVec3::X).iter().filter(|p| p.y < -60.0).map(|p| p.y).fold(f64::MIN, f64::max)
}

/// A point of the midline.
fn middle(p: DVec2) -> DVec3 {
    DVec3::new(0.0, p.x, p.y)
}

/// The breadth of the points that `keep` accepts.
fn breadth(ruler: &Ruler, keep: impl Fn(&DVec3) -> bool) -> f64 {
    2.0 * ruler.points.iter().filter(|p| keep(p)).map(|p| p.x).fold(0.0, f64::max)
}

/// All measures, in the order of the norms.
fn measures(mesh: &Mesh) -> Vec<f64> {
    let ruler = Ruler::new(mesh);
    let m = Landmarks::find(&ruler);
    let bare = Field::mirrored(&bust_without_ears());
    let off_ear = |p: DVec3| p.x.abs() < m.tragion.x + 1.0 || p.y > 40.0 || bare.distance(p) < 1.0;
    let neck = (0..16).map(|i| -96.0 - 2.0 * f64::from(i)).map(|y| ruler.tape(DVec3::Y * y, DVec3::Y, |p| p.z < 55.0));
    let level = middle(m.glabella + m.back_of_head) * 0.5;
    let along = middle(m.glabella - m.back_of_head);
    let ear = Ear::find(&ruler, &bare);
    let [eye, lips] = tinted(mesh);
    vec![
        m.glabella.distance(m.back_of_head),
        breadth(&ruler, |p| p.y > 38.0),
        ruler.tape(level, along.cross(DVec3::X), |p| off_ear(p)),
        m.top - m.tragion.y,
        breadth(&ruler, |p| p.z > 18.0 && p.y > -45.0 && p.y < 6.0),
        breadth(&ruler, |p| (p.y - m.stomion.x + 6.0).abs() < 2.0 && p.z > 0.0),
        m.menton.distance(m.sellion),
        m.subnasale.distance(m.sellion),
        nose_breadth(&ruler, m.pronasale.x),
        m.pronasale.distance(m.subnasale),
        root_breadth(&ruler, m.sellion),
        lips,
        eye,
        ear.length,
        ear.breadth,
        ear.protrusion,
        ruler.arc(m.tragion, DVec3::Y * m.top, off_ear),
        ruler.arc(m.tragion, middle(m.glabella + DVec2::X * 10.0), off_ear),
        neck.fold(f64::MAX, f64::min),
        2.0 * m.acromion.x,
        m.neck.distance(m.acromion),
        m.top - m.cervicale.x,
        m.top - m.notch.x,
        m.top - m.acromion.y,
        m.cervicale.x - m.notch.x,
        m.cervicale.x - m.acromion.y,
    ]
}

/// The breadth of the wings: where the face seen from the front falls off most steeply beside them.
fn nose_breadth(ruler: &Ruler, tip: f64) -> f64 {
    let row = |y: f64| {
        let depth = |i: u32| ruler.front(11.0 + 0.5 * f64::from(i), y);
        let steepest = (0..24).min_by(|a, b| (depth(a + 1) - depth(*a)).total_cmp(&(depth(b + 1) - depth(*b))));
        2.0 * (11.25 + 0.5 * f64::from(steepest.unwrap()))
    };
    let mut rows = [row(tip - 3.0), row(tip - 5.0), row(tip - 7.0)];
    rows.sort_by(f64::total_cmp);
    rows[1]
}

/// The breadth of the root of the nose at the level of the sellion, half-way down from the ridge to the corner of the eye.
fn root_breadth(ruler: &Ruler, sellion: DVec2) -> f64 {
    let half = 0.5 * (sellion.y + ruler.front(15.5, sellion.x));
    let x = (0..80).map(|i| 0.25 * f64::from(i)).find(|x| ruler.front(*x, sellion.x) < half).unwrap();
    2.0 * x
}

/// Distance between the middles of the lash lines, and length of the lips, both by their colour.
fn tinted(mesh: &Mesh) -> [f64; 2] {
    let mut lash = (f64::MAX, f64::MIN);
    let mut lips: f64 = 0.0;
    for (p, c) in mesh.positions.iter().zip(&mesh.colours) {
        let p = glam::Vec3::from(*p).as_dvec3() * 1000.0;
        if p.x > 0.0 && p.y > 8.0 && p.y < 30.0 && c[0] < 0.8 {
            lash = (lash.0.min(p.x), lash.1.max(p.x));
        }
        if p.y < -35.0 && c[1] < 0.97 {
            lips = lips.max(p.x);
        }
    }
    [lash.0 + lash.1, 2.0 * lips]
}

/// The left ear.
struct Ear {
    length: f64,
    breadth: f64,
    protrusion: f64,
}

impl Ear {
    fn find(ruler: &Ruler, bare: &Field) -> Self {
        let near = |p: &DVec3| p.x > 55.0 && p.y > -45.0 && p.y < 45.0 && p.z > -50.0 && p.z < 20.0;
        let ear: Vec<DVec3> =
            ruler.points.iter().copied().filter(|p| near(p) && bare.distance(*p) > 2.0).collect();
        let span = |way: DVec3| {
            let along = |p: &DVec3| p.dot(way.normalize());
            ear.iter().map(along).fold(f64::MIN, f64::max) - ear.iter().map(along).fold(f64::MAX, f64::min)
        };
        let outermost = ear.iter().copied().max_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
        // The skin of the head behind the ear, at the same height.
        let from = DVec3::new(120.0, outermost.y, -42.0);
        let head = bare.ray(from, DVec3::NEG_X, 120.0).unwrap();
        let long = DVec3::new(0.0, 0.97, -0.22);
        Self { length: span(long), breadth: span(DVec3::X.cross(long)), protrusion: outermost.x - head.x }
    }
}

#[test]
fn the_bust_has_the_measures_of_a_mean_of_men_and_women() {
    for glb in [super::FINE, super::COARSE] {
        let measures = measures(&read_glb(glb).unwrap());
        assert_eq!(measures.len(), NORMS.len());
        let mut wrong = Vec::new();
        for (norm, value) in NORMS.iter().zip(&measures) {
            let off = norm.off(*value);
            println!("{:30} {value:7.1} mm {off:+5.2} SD ({})", norm.0, norm.1);
            if off.abs() > 1.0 {
                wrong.push(format!("{} {value:.1} mm is {off:+.2} SD off ({})", norm.0, norm.1));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
