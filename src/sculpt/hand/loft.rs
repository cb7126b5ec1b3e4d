//! The two lofts of the hand: palm and forearm as sections across the bone.
//!
//! A section has its own half-widths to the thumb's and the little finger's side, its own depths to the back and the palm,
//! and an exponent (2 an ellipse, more is boxier). In come points of the bone's frame, out come distances in millimetres.

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::field::smooth::{rise, soft_max};
use crate::sculpt::field::spline::{fraction, shape_keeping};
use crate::sculpt::hand::bones::FINGERS;

/// A section: y, half-width to the thumb's side and to the other, depth to the back and to the palm, exponent.
type Section = [f64; 6];

/// The palm, from within the wrist to under the webs.
const PALM: [Section; 9] = [
    [-14.0, 28.2, 28.6, 18.0, 18.6, 2.4],
    [0.0, 28.6, 29.2, 18.0, 19.0, 2.4],
    [14.0, 29.3, 31.0, 17.3, 19.0, 2.4],
    [30.0, 31.0, 35.5, 16.0, 17.0, 2.4],
    [50.0, 34.0, 39.5, 14.5, 14.0, 2.5],
    [68.0, 37.0, 41.5, 13.0, 13.5, 2.5],
    [84.0, 37.0, 40.0, 11.0, 12.5, 2.4],
    [100.0, 35.5, 38.0, 8.0, 10.5, 2.2],
    [116.0, 34.0, 37.0, 5.0, 8.5, 2.1],
];

/// The forearm, from two thirds down to the wrist.
const FOREARM: [Section; 10] = [
    [-170.0, 41.5, 43.0, 38.5, 36.5, 2.05],
    [-140.0, 40.2, 42.0, 36.5, 35.0, 2.05],
    [-110.0, 38.0, 40.0, 33.0, 32.0, 2.1],
    [-90.0, 36.2, 38.2, 30.5, 30.0, 2.1],
    [-66.0, 32.8, 34.5, 25.5, 26.0, 2.15],
    [-45.0, 29.8, 31.0, 21.2, 22.5, 2.2],
    [-26.0, 28.6, 29.5, 19.0, 20.6, 2.3],
    [-8.0, 28.2, 28.8, 18.0, 19.2, 2.4],
    [6.0, 28.2, 28.8, 17.8, 19.0, 2.4],
    [16.0, 28.2, 28.8, 17.8, 18.8, 2.4],
];

/// Where the forearm ends, in its own frame, mm: its round end.
pub(crate) const FOREARM_END: f64 = -142.0;
/// Middle and half-axes of the ellipsoid that rounds the forearm off.
const FOREARM_ROUND: [DVec3; 2] = [DVec3::new(0.0, -70.0, 0.0), DVec3::new(56.0, 72.0, 50.0)];
/// Middle and half-axes of the ellipsoid that bends the palm's edge at the webs.
const PALM_ROUND: [DVec3; 2] = [DVec3::new(2.0, 8.0, 0.0), DVec3::new(60.0, 103.0, 60.0)];
/// How strongly the palm is arched from side to side, 1/mm.
const ARCH: f64 = 0.0020;
/// What part of a finger's bend the skin at its root follows.
const FOLLOWS: f64 = 0.85;
/// Over how many millimetres of length the tables are smoothed (one standard deviation).
const SMOOTHING: f64 = 5.0;
/// Rows of a solved table.
const ROWS: usize = 160;

/// What the lofts are made of, for the stamp.
pub(crate) fn recipe() -> impl Serialize {
    (PALM, FOREARM, FOREARM_END, FOREARM_ROUND, PALM_ROUND, (ARCH, FOLLOWS), SMOOTHING, ROWS)
}

/// A solved table of sections.
#[derive(Clone, Debug)]
struct Loft {
    low: f64,
    high: f64,
    rows: Vec<[f64; 5]>,
}

impl Loft {
    fn new(sections: &[Section]) -> Self {
        let at: Vec<f64> = sections.iter().map(|section| section[0]).collect();
        let columns: [Vec<f64>; 5] = std::array::from_fn(|k| sections.iter().map(|section| section[k + 1]).collect());
        let (low, high) = (at[0], at[at.len() - 1]);
        let rows = (0..ROWS)
            .map(|i| {
                let y = low + (high - low) * fraction(i, ROWS - 1);
                let bell: [(f64, f64); 13] = std::array::from_fn(|j| {
                    let t = (fraction(j, 1) - 6.0) * 0.5;
                    ((y + t * SMOOTHING).clamp(low, high), (-0.5 * t * t).exp())
                });
                let total: f64 = bell.iter().map(|(_, w)| w).sum();
                columns
                    .each_ref()
                    .map(|column| bell.iter().map(|(y, w)| w / total * shape_keeping(&at, column, *y)).sum())
            })
            .collect();
        Self { low, high, rows }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the row is held inside the table")]
    fn row(&self, y: f64) -> [f64; 5] {
        let at = (y.clamp(self.low, self.high) - self.low) / (self.high - self.low) * fraction(ROWS - 1, 1);
        let i = (at as usize).min(ROWS - 2);
        let t = at - fraction(i, 1);
        std::array::from_fn(|k| self.rows[i][k] * (1.0 - t) + self.rows[i + 1][k] * t)
    }

    /// First-order distance to the endless loft.
    fn distance(&self, p: DVec3) -> f64 {
        let [radial, ulnar, dorsal, palmar, power] = self.row(p.y);
        let wide = if p.x > 0.0 { radial } else { ulnar };
        let deep = if p.z > 0.0 { palmar } else { dorsal };
        let (a, b) = (p.x.abs() / wide + 1e-6, p.z.abs() / deep + 1e-6);
        let (an, bn) = (a.powf(power), b.powf(power));
        let sum = an + bn;
        let ratio = sum.powf(1.0 / power);
        let scale = ratio / sum;
        let slope = (an / a / wide * scale).hypot(bn / b / deep * scale);
        (ratio - 1.0) / slope.max(1e-5)
    }
}

/// How the palm is bent.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bend {
    /// The tangent of the angle by which the little finger's side is folded in.
    pub(crate) cup: f64,
    /// How far each finger bends at its knuckle beyond the half-open hand, radians, from the thumb's side.
    pub(crate) knuckles: [f64; 4],
}

impl Bend {
    /// The point of the straight palm from which the bent one has `p`: the skin between the fingers goes with them.
    fn straightened(&self, p: DVec3) -> DVec3 {
        if p.y < 50.0 {
            return p;
        }
        let (hinge, angle) = self.hinge(p.x);
        let q = p - hinge;
        let (sin, cos) = (angle * 0.5).sin_cos();
        // How far beyond the joint it lies, seen along the halved angle.
        let turned = angle * rise(-16.0, 16.0, q.y * cos + q.z * sin);
        let (sin, cos) = turned.sin_cos();
        hinge + DVec3::new(q.x, q.y * cos + q.z * sin, q.z * cos - q.y * sin)
    }

    /// The axis and the angle at a place across the palm.
    fn hinge(&self, x: f64) -> (DVec3, f64) {
        let knuckles = FINGERS.map(|build| DVec3::from(build.knuckle));
        let i = knuckles[1..3].iter().take_while(|knuckle| x < knuckle.x).count();
        let (from, to) = (knuckles[i], knuckles[i + 1]);
        let t = rise(from.x, to.x, x);
        let middle = from.lerp(to, t);
        (
            DVec3::new(x, middle.y, middle.z),
            FOLLOWS * (self.knuckles[i] + (self.knuckles[i + 1] - self.knuckles[i]) * t),
        )
    }
}

/// Both lofts, ready to be asked.
#[derive(Clone, Debug)]
pub(crate) struct Lofts {
    palm: Loft,
    forearm: Loft,
}

impl Lofts {
    pub(crate) fn new() -> Self {
        Self { palm: Loft::new(&PALM), forearm: Loft::new(&FOREARM) }
    }

    /// Distance to the palm, bent.
    pub(crate) fn palm(&self, p: DVec3, bend: &Bend) -> f64 {
        let p = bend.straightened(p);
        // How far beyond the fold a point lies, starting softly.
        let beyond = (-p.x - 4.0).max(0.0);
        let beyond = if beyond > 4.0 { beyond } else { beyond * beyond / 8.0 + beyond * 0.5 };
        let flat = DVec3::new(p.x, p.y, p.z - ARCH * p.x * p.x - bend.cup * beyond);
        let d = soft_max(self.palm.distance(flat), round(p, PALM_ROUND), 12.0);
        soft_max(d, -(p.y + 5.0), 16.0)
    }

    /// Distance to the forearm.
    pub(crate) fn forearm(&self, p: DVec3) -> f64 {
        let d = soft_max(self.forearm.distance(p), p.y - 4.0, 16.0);
        if p.y > -60.0 { d } else { soft_max(d, round(p, FOREARM_ROUND), 18.0) }
    }
}

/// First-order distance to an ellipsoid.
pub(crate) fn round(p: DVec3, [centre, radii]: [DVec3; 2]) -> f64 {
    let q = (p - centre) / radii;
    let k = q.length();
    k * (k - 1.0) / (q / radii).length().max(1e-6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrist_is_as_wide_as_its_section_and_the_forearm_ends_round() {
        let lofts = Lofts::new();
        let y = -20.0;
        assert!(lofts.forearm(DVec3::new(28.4, y, 0.0)).abs() < 0.6);
        assert!(lofts.forearm(DVec3::new(-29.2, y, 0.0)).abs() < 0.6);
        assert!(lofts.forearm(DVec3::new(0.0, FOREARM_END - 3.0, 0.0)) > 0.0);
        assert!(lofts.forearm(DVec3::new(0.0, FOREARM_END + 14.0, 0.0)) < 0.0);
    }

    #[test]
    fn cupping_lifts_only_the_little_fingers_side() {
        let lofts = Lofts::new();
        let lift = |x: f64| {
            let p = DVec3::new(x, 60.0, 10.0);
            lofts.palm(p, &Bend::default()) - lofts.palm(p, &Bend { cup: 0.2, ..Bend::default() })
        };
        assert!(lift(20.0).abs() < 1e-12);
        assert!(lift(-30.0) > 2.0);
    }

    #[test]
    fn the_webs_go_with_the_bent_fingers() {
        let (lofts, straight) = (Lofts::new(), Bend::default());
        let bent = Bend { knuckles: [1.0; 4], ..straight };
        let before = DVec3::new(4.5, 104.0, -2.0);
        assert!(lofts.palm(before, &straight) < -2.0 && lofts.palm(before, &bent) > 3.0);
        let behind = DVec3::new(4.5, 60.0, 4.0);
        assert!((lofts.palm(behind, &straight) - lofts.palm(behind, &bent)).abs() < 1e-9);
    }
}
