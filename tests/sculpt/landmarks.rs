//! The landmarks that measures and places go by, found on the baked mesh: on the skin by its form, on the face also by
//! the colour of lips, lashes and brows.
//!
//! In comes a mesh, out come points in millimetres, of the midline or the left side. A landmark is found by what defines
//! it (the deepest dent, the farthest bulge, the steepest fall), never by where the recipe put it.

use glam::{DVec2, DVec3, Vec3};
use stillpoint::sculpt::Mesh;
use stillpoint::sculpt::bust::bust_without_ears;
use stillpoint::sculpt::field::Field;

use super::ruler::{Ruler, farthest, most};

/// The landmarks of the midline (y, z) and of the left side.
pub(crate) struct Landmarks {
    pub(crate) top: f64,
    /// The middle of the front hairline: three thumb-breadths (60 mm) along the skin from between the brows.
    pub(crate) hairline: DVec2,
    pub(crate) glabella: DVec2,
    pub(crate) sellion: DVec2,
    pub(crate) pronasale: DVec2,
    pub(crate) subnasale: DVec2,
    pub(crate) stomion: DVec2,
    pub(crate) menton: DVec2,
    pub(crate) notch: DVec2,
    pub(crate) back_of_head: DVec2,
    /// Where the back of the head turns in most steeply to the neck.
    pub(crate) skull_edge: DVec2,
    pub(crate) cervicale: DVec2,
    pub(crate) tragion: DVec3,
    pub(crate) neck_root: DVec3,
    pub(crate) acromion: DVec3,
    /// Where the jaw's lower edge turns up.
    pub(crate) jaw_angle: DVec3,
    /// The side of the nostril's wing.
    pub(crate) wing: DVec3,
    pub(crate) brow_inner: DVec3,
    pub(crate) brow_middle: DVec3,
    pub(crate) brow_outer: DVec3,
    pub(crate) eye_outer: DVec3,
    /// The pupil under the closed lid: over the middle of the lash line, at the height of its corners.
    pub(crate) pupil: DVec3,
    pub(crate) mouth_corner: DVec3,
    pub(crate) ear: Ear,
}

const BACKWARD: DVec2 = DVec2::new(0.0, -1.0);

impl Landmarks {
    pub(crate) fn find(mesh: &Mesh, ruler: &Ruler) -> Self {
        let top = ruler.points.iter().map(|p| p.y).fold(f64::MIN, f64::max);
        let pronasale = most(&ruler.profile(20.0, -65.0), |p| p.y);
        let sellion = most(&ruler.profile(pronasale.x + 45.0, pronasale.x + 25.0), |p| -p.y);
        let glabella = most(&ruler.profile(sellion.x + 35.0, sellion.x), |p| p.y - 0.15 * p.x);
        let mut forehead = ruler.profile(glabella.x + 80.0, glabella.x);
        forehead.reverse();
        let lip = most(&ruler.profile(pronasale.x - 22.0, pronasale.x - 34.0), |p| p.y);
        let lower_lip = most(&ruler.profile(lip.x - 6.0, lip.x - 18.0), |p| p.y);
        let chin = most(&ruler.profile(lower_lip.x - 12.0, lower_lip.x - 42.0), |p| 0.90 * p.y - 0.43 * p.x);
        // Under the chin a profile seen from the front ends: the section goes on.
        let under = ruler.section(DVec3::X * 0.3, DVec3::X).into_iter().map(|p| DVec2::new(p.y, p.z));
        let under: Vec<DVec2> = under.filter(|p| p.y > chin.y - 24.0 && p.x < chin.x && p.x > chin.x - 30.0).collect();
        let spine = ruler.spine(110.0, -50.0);
        let back_of_head = most(&spine, |p| p.distance(glabella));
        let turns: Vec<DVec2> = spine.windows(17).filter(|w| w[0].x < back_of_head.x).map(|w| w[16] - w[0]).collect();
        let steepest = (0..turns.len()).max_by(|a, b| turns[*a].y.total_cmp(&turns[*b].y)).unwrap();
        let below: Vec<DVec2> = spine.into_iter().filter(|p| p.x < back_of_head.x).collect();
        // Before the notch above the tragus.
        let tragion = ruler.section(DVec3::ZERO, DVec3::Y).into_iter().filter(|p| p.z > 4.0 && p.z < 10.0);
        let [neck_root, acromion] = shoulder(ruler);
        let [brow_inner, brow_middle, brow_outer, eye_outer, pupil, mouth_corner] = tinted(mesh);
        Self {
            top,
            hairline: along(&forehead, 60.0),
            glabella,
            sellion,
            pronasale,
            subnasale: farthest(&ruler.profile(pronasale.x, lip.x), BACKWARD),
            stomion: most(&ruler.profile(lip.x, lower_lip.x), |p| -p.y),
            menton: most(&under, |p| 0.436 * p.y - 0.90 * p.x),
            notch: farthest(&ruler.profile(-150.0, -205.0), BACKWARD),
            back_of_head,
            skull_edge: below[steepest + 8],
            cervicale: farthest(&ruler.spine(-88.0, -128.0), BACKWARD),
            tragion: DVec3::new(tragion.map(|p| p.x).fold(0.0, f64::max), 0.0, 0.0),
            neck_root,
            acromion,
            jaw_angle: jaw_angle(ruler),
            wing: wing(ruler, pronasale.x),
            brow_inner,
            brow_middle,
            brow_outer,
            eye_outer,
            pupil,
            mouth_corner,
            ear: Ear::find(ruler),
        }
    }
}

/// A point of the midline.
pub(crate) fn middle(p: DVec2) -> DVec3 {
    DVec3::new(0.0, p.x, p.y)
}

/// The point a given length along a line.
fn along(line: &[DVec2], length: f64) -> DVec2 {
    let mut gone = 0.0;
    let pair = line.windows(2).find(|pair| {
        gone += pair[0].distance(pair[1]);
        gone >= length
    });
    pair.unwrap()[1]
}

/// Where the slope of the shoulder starts from the neck, and its tip, beyond which the arm falls away.
fn shoulder(ruler: &Ruler) -> [DVec3; 2] {
    let height = |x: f64| {
        let cuts = ruler.section(DVec3::X * x, DVec3::X).into_iter().filter(|p| p.y < -60.0);
        cuts.max_by(|a, b| a.y.total_cmp(&b.y)).unwrap()
    };
    let slope: Vec<DVec3> = (0..180).map(|i| height(40.0 + f64::from(i))).collect();
    let fall = |i: usize| (slope[i].y - slope[i + 8].y) / 8.0;
    let neck = (0..slope.len() - 8).find(|i| slope[*i].y < -100.0 && fall(*i) < 1.0).unwrap();
    let tip = (100..slope.len() - 8).find(|i| fall(*i) > 0.45).unwrap();
    [slope[neck + 4], slope[tip + 4]]
}

/// Where the side of the jaw, a little before its rear edge, turns in most steeply to the neck.
fn jaw_angle(ruler: &Ruler) -> DVec3 {
    let at = |y: f64| DVec3::new(ruler.side(y, 13.0), y, 13.0);
    let side: Vec<DVec3> = (0..80).map(|i| at(-45.0 - 0.5 * f64::from(i))).collect();
    let turn = |i: &usize| side[*i].x - side[i + 16].x;
    let steepest = (0..side.len() - 16).max_by(|a, b| turn(a).total_cmp(&turn(b))).unwrap();
    side[steepest + 8]
}

/// The side of the wing: where the face seen from the front falls off most steeply beside it.
fn wing(ruler: &Ruler, tip: f64) -> DVec3 {
    let row = |y: f64| {
        let depth = |i: u32| ruler.front(11.0 + 0.5 * f64::from(i), y);
        let steepest =
            (0..24).min_by(|a, b| (depth(a + 1) - depth(*a)).total_cmp(&(depth(b + 1) - depth(*b)))).unwrap();
        DVec3::new(11.25 + 0.5 * f64::from(steepest), y, depth(steepest))
    };
    let mut rows = [row(tip - 3.0), row(tip - 5.0), row(tip - 7.0)];
    rows.sort_by(|a, b| a.x.total_cmp(&b.x));
    rows[1]
}

/// Inner end, middle and outer end of the brow, outer corner of the eye, pupil and corner of the mouth, by their colour.
fn tinted(mesh: &Mesh) -> [DVec3; 6] {
    let seen = |keep: &dyn Fn(DVec3, [f32; 4]) -> bool| -> Vec<DVec3> {
        let all = mesh.positions.iter().zip(&mesh.colours).map(|(p, c)| (Vec3::from(*p).as_dvec3() * 1000.0, *c));
        all.filter(|(p, c)| p.x > 0.0 && keep(*p, *c)).map(|(p, _)| p).collect()
    };
    let outer = |points: &[DVec3]| points.iter().copied().max_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
    let inner = |points: &[DVec3]| points.iter().copied().min_by(|a, b| a.x.total_cmp(&b.x)).unwrap();
    let lash = seen(&|p, c| p.y > 8.0 && p.y < 30.0 && c[0] < 0.8);
    let brow = seen(&|p, c| p.y > 32.0 && p.y < 60.0 && c[0] < 0.92);
    let lips = seen(&|p, c| p.y < -35.0 && c[1] < 0.97);
    let (from, to) = (inner(&lash), outer(&lash));
    let pupil = from.lerp(to, 0.5);
    let over: Vec<DVec3> = brow.iter().copied().filter(|p| (p.x - pupil.x).abs() < 4.0).collect();
    let middle = over.iter().copied().sum::<DVec3>() / f64::from(u32::try_from(over.len()).unwrap());
    [inner(&brow), middle, outer(&brow), to, pupil, outer(&lips)]
}

/// The left ear.
pub(crate) struct Ear {
    pub(crate) length: f64,
    pub(crate) breadth: f64,
    pub(crate) protrusion: f64,
    /// Its highest point.
    pub(crate) top: DVec3,
    /// The lowest point of the lobe.
    pub(crate) lobe: DVec3,
}

impl Ear {
    fn find(ruler: &Ruler) -> Self {
        let bare = Field::mirrored(&bust_without_ears());
        let near = |p: &DVec3| p.x > 55.0 && p.y > -45.0 && p.y < 45.0 && p.z > -50.0 && p.z < 20.0;
        let ear: Vec<DVec3> = ruler.points.iter().copied().filter(|p| near(p) && bare.distance(*p) > 2.0).collect();
        let end = |way: DVec3| ear.iter().copied().max_by(|a, b| a.dot(way).total_cmp(&b.dot(way))).unwrap();
        let span = |way: DVec3| (end(way) - end(-way)).dot(way.normalize());
        let outermost = end(DVec3::X);
        // The skin of the head behind the ear, at the same height.
        let head = bare.ray(DVec3::new(120.0, outermost.y, -42.0), DVec3::NEG_X, 120.0).unwrap();
        let long = DVec3::new(0.0, 0.97, -0.22);
        Self {
            length: span(long),
            breadth: span(DVec3::X.cross(long)),
            protrusion: outermost.x - head.x,
            top: end(DVec3::Y),
            lobe: end(DVec3::NEG_Y),
        }
    }
}
