//! The bust against the public tables of body measures: men and women taken together, to the half.
//!
//! Means and standard deviations (mm) were worked out from the individual records of two public surveys: A2 is ANSUR II
//! (US Army 2012, 4 082 men and 1 986 women), N is the NIOSH respirator survey (2003, 2 543 men and 1 454 women). Each
//! measure is taken on the baked mesh as the survey takes it on a person, by landmarks found on the skin. Left out is what
//! a tape in one plane cannot follow (round the base of the neck, and from ear to ear over lip, chin or throat), and what
//! the bust's end cuts off.

use glam::{DVec2, DVec3};
use stillpoint::sculpt::bust::bust_without_ears;
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::{Mesh, read_glb};

use super::landmarks::{Landmarks, middle};
use super::ruler::Ruler;

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

/// The breadth of the points that `keep` accepts.
fn breadth(ruler: &Ruler, keep: impl Fn(&DVec3) -> bool) -> f64 {
    2.0 * ruler.points.iter().filter(|p| keep(p)).map(|p| p.x).fold(0.0, f64::max)
}

/// All measures, in the order of the norms.
fn measures(mesh: &Mesh) -> Vec<f64> {
    let ruler = Ruler::new(mesh);
    let m = Landmarks::find(mesh, &ruler);
    let bare = Field::mirrored(&bust_without_ears());
    let off_ear = |p: DVec3| p.x.abs() < m.tragion.x + 1.0 || p.y > 40.0 || bare.distance(p) < 1.0;
    let neck = (0..16).map(|i| -96.0 - 2.0 * f64::from(i)).map(|y| ruler.tape(DVec3::Y * y, DVec3::Y, |p| p.z < 55.0));
    let level = middle(m.glabella + m.back_of_head) * 0.5;
    let along = middle(m.glabella - m.back_of_head);
    vec![
        m.glabella.distance(m.back_of_head),
        breadth(&ruler, |p| p.y > 38.0),
        ruler.tape(level, along.cross(DVec3::X), off_ear),
        m.top - m.tragion.y,
        breadth(&ruler, |p| p.z > 18.0 && p.y > -45.0 && p.y < 6.0),
        breadth(&ruler, |p| (p.y - m.stomion.x + 6.0).abs() < 2.0 && p.z > 0.0),
        m.menton.distance(m.sellion),
        m.subnasale.distance(m.sellion),
        2.0 * m.wing.x,
        m.pronasale.distance(m.subnasale),
        root_breadth(&ruler, m.sellion),
        2.0 * m.mouth_corner.x,
        2.0 * m.pupil.x,
        m.ear.length,
        m.ear.breadth,
        m.ear.protrusion,
        ruler.arc(m.tragion, DVec3::Y * m.top, off_ear),
        ruler.arc(m.tragion, middle(m.glabella + DVec2::X * 10.0), off_ear),
        neck.fold(f64::MAX, f64::min),
        2.0 * m.acromion.x,
        m.neck_root.distance(m.acromion),
        m.top - m.cervicale.x,
        m.top - m.notch.x,
        m.top - m.acromion.y,
        m.cervicale.x - m.notch.x,
        m.cervicale.x - m.acromion.y,
    ]
}

/// The breadth of the root of the nose at the level of the sellion, half-way down from the ridge to the corner of the eye.
fn root_breadth(ruler: &Ruler, sellion: DVec2) -> f64 {
    let half = 0.5 * (sellion.y + ruler.front(15.5, sellion.x));
    let x = (0..80).map(|i| 0.25 * f64::from(i)).find(|x| ruler.front(*x, sellion.x) < half).unwrap();
    2.0 * x
}

#[test]
fn the_bust_has_the_measures_of_a_mean_of_men_and_women() {
    // On the coarse mesh a landmark may stray by two or three millimetres.
    for (glb, most) in [(super::FINE, 1.0), (super::COARSE, 1.3)] {
        let measures = measures(&read_glb(glb).unwrap());
        assert_eq!(measures.len(), NORMS.len());
        let mut wrong = Vec::new();
        for (norm, value) in NORMS.iter().zip(&measures) {
            let off = norm.off(*value);
            if off.abs() > most {
                wrong.push(format!("{} {value:.1} mm is {off:+.2} SD off ({})", norm.0, norm.1));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
