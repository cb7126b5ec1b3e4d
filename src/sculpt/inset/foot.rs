//! The left foot with its ankle and some shin, seen as one sees one's own when the leg is stretched out: the toes away,
//! which is up in the picture, the shin coming nearer below.
//!
//! Masses along the five rays of the foot, heel, ankle and shin, then the relief: tendons, knuckles, the web where the
//! atlas has its place. In the foot's frame, mm: +X to the big toe's side, +Y to the toes, +Z up from the sole, the heel at
//! y = 0. 250 mm long and 98 broad (a little under the means of ANSUR II, men and women). The ankle is
//! stretched by [`STRETCH`] degrees, and the whole turned to be seen.

use glam::{DAffine3, DMat3, DVec3};
use serde::Serialize;

use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::Anchor::{At, Front};
use crate::sculpt::field::recipe::{Op, Shape, add, below, bump, ellipsoid, finer_tube, keep, loft, stroke};
use crate::sculpt::field::smooth::{rise, soft_min};
use crate::sculpt::mesh::Surface;
use crate::sculpt::mesh::grid::Fine;

use super::bake::{Inset, InsetDetail, baked};
use super::skin::ray;
use super::toes::{TOES, Toe};
use super::{IDS, InsetMesh};

/// How far the ankle is stretched from a right angle, degrees.
const STRETCH: f64 = 48.0;
/// The middle of the ankle joint, mm.
const ANKLE: DVec3 = DVec3::new(0.0, 60.0, 76.0);
/// Where the shin is cut, mm above the ankle.
const CUT: f64 = 150.0;
/// How far the foot is turned for the look, degrees: the toes towards the eye.
const TURN: f64 = 12.0;
/// The middle of what is to be seen, in the foot's frame, mm.
const MIDDLE: DVec3 = DVec3::new(0.0, 90.0, 60.0);
/// How softly a toe grows out of the foot, elsewhere and at its root, and how far from its knuckle that reaches.
const BLENDS: [f64; 2] = [0.7, 9.0];
const NEAR: [f64; 2] = [14.0, 32.0];
/// No part of a toe is farther from its knuckle, mm.
const TOE: f64 = 80.0;
/// Taichong: between the first and second metatarsals, in the dip just before their bases meet; looked for from above.
const TAICHONG: DVec3 = DVec3::new(16.5, 141.0, 120.0);

/// The axes of the shin: x to the big toe's side, y up the leg, z to the front.
fn shin_axes() -> [DVec3; 3] {
    let (sin, cos) = STRETCH.to_radians().sin_cos();
    [DVec3::X, DVec3::new(0.0, -sin, cos), DVec3::new(0.0, cos, sin)]
}

/// What the inset is made of, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    ((STRETCH, ANKLE, CUT, TURN, MIDDLE), BLENDS, NEAR, TAICHONG, masses(), TOES)
}

/// Foot and shin without the toes.
fn masses() -> Vec<Op> {
    let mut ops = rays();
    ops.push(shin());
    ops.extend(ankle());
    ops.extend(relief());
    // Cut level in the picture, so that the cut is not looked into.
    let down = turn().transpose() * DVec3::NEG_Y;
    let end = ANKLE + shin_axes()[1] * CUT;
    ops.push(keep(below(end.to_array(), down.to_array()), 2.0));
    ops
}

/// How the foot is turned to be seen.
fn turn() -> DMat3 {
    DMat3::from_rotation_x(TURN.to_radians())
}

/// Heel, arch and the five rays.
fn rays() -> Vec<Op> {
    let tube = |knots: &[[f64; 4]]| finer_tube(knots, 12);
    vec![
        add(ellipsoid([0.0, 34.0, 33.0], [30.5, 34.0, 33.0]), 0.0),
        add(tube(&[[2.0, 40.0, 44.0, 26.0], [2.0, 70.0, 52.0, 27.0], [2.0, 96.0, 52.0, 22.0]]), 16.0),
        add(
            tube(&[
                [10.0, 82.0, 60.0, 22.0],
                [18.0, 110.0, 46.5, 19.0],
                [24.5, 140.0, 34.0, 15.5],
                [30.0, 168.0, 24.0, 14.8],
                [32.0, 185.0, 20.0, 15.2],
            ]),
            14.0,
        ),
        add(
            tube(&[
                [5.0, 84.0, 64.0, 21.0],
                [8.5, 112.0, 51.0, 16.0],
                [10.0, 150.0, 35.5, 12.0],
                [11.0, 191.0, 19.0, 11.6],
            ]),
            12.0,
        ),
        add(
            tube(&[
                [-2.0, 88.0, 58.0, 20.0],
                [-3.5, 112.0, 45.5, 15.0],
                [-5.0, 150.0, 30.0, 11.5],
                [-6.5, 185.0, 17.8, 11.0],
            ]),
            10.0,
        ),
        add(
            tube(&[
                [-8.0, 84.0, 48.0, 20.0],
                [-13.0, 108.0, 38.0, 15.0],
                [-18.0, 145.0, 24.5, 11.5],
                [-22.5, 175.0, 16.8, 10.8],
            ]),
            10.0,
        ),
        add(
            tube(&[
                [-14.0, 66.0, 36.0, 22.0],
                [-25.5, 100.0, 27.0, 15.5],
                [-32.0, 132.0, 19.5, 13.0],
                [-36.5, 162.0, 15.6, 10.6],
            ]),
            12.0,
        ),
        // The webs.
        add(ellipsoid([22.0, 203.0, 14.0], [7.0, 11.0, 8.0]), 8.0),
        add(ellipsoid([1.5, 203.0, 13.5], [7.0, 11.0, 8.0]), 8.0),
        add(ellipsoid([-15.5, 193.0, 12.5], [7.0, 11.0, 7.5]), 8.0),
        add(ellipsoid([-31.0, 180.0, 11.0], [6.5, 10.0, 7.0]), 8.0),
        // The ball and the outer edge of the sole.
        add(ellipsoid([-2.0, 172.0, 12.0], [44.0, 24.0, 11.0]), 12.0),
        add(ellipsoid([-22.0, 110.0, 14.0], [18.0, 60.0, 13.0]), 14.0),
    ]
}

/// The shin in its own axes.
fn shin() -> Op {
    let sections = loft(&[
        // up   front  back  half  widest exponents: front, back
        [-34.0, 20.0, -34.0, 28.0, -6.0, 2.1, 2.1],
        [-12.0, 27.0, -40.0, 32.0, -8.0, 2.1, 2.0],
        [10.0, 29.5, -43.0, 32.0, -8.0, 2.1, 2.0],
        [34.0, 30.0, -44.0, 30.0, -8.0, 2.05, 2.0],
        [60.0, 31.0, -45.0, 30.0, -8.0, 2.0, 2.0],
        [95.0, 33.0, -48.0, 32.5, -9.0, 2.0, 2.0],
        [130.0, 35.5, -53.0, 36.5, -11.0, 2.0, 2.05],
        [180.0, 39.0, -62.0, 43.0, -14.0, 2.0, 2.1],
        [240.0, 42.0, -70.0, 49.0, -16.0, 2.0, 2.1],
    ]);
    let far = DVec3::splat(260.0);
    let shape = Shape::Placed {
        ops: vec![
            add(sections, 0.0),
            keep(below([0.0, -22.0, 0.0], [0.0, -1.0, 0.0]), 24.0),
            // The edge of the shin bone.
            stroke(&[At(6.0, 60.0, 31.0), At(9.0, 110.0, 37.0), At(12.0, 180.0, 43.0)], 16.0, 1.3, 2.0, 0.3),
        ],
        axes: shin_axes(),
        origin: ANKLE,
        reach: [ANKLE - far, ANKLE + far],
    };
    add(shape, 22.0)
}

/// The two ankle bones and the tendon of the heel.
fn ankle() -> Vec<Op> {
    let shin = shin_axes();
    let at = |p: [f64; 3]| (ANKLE + shin[0] * p[0] + shin[1] * p[1] + shin[2] * p[2]).to_array();
    let knot = |p: [f64; 3], radius: f64| {
        let [across, along, up] = at(p);
        [across, along, up, radius]
    };
    vec![
        add(ellipsoid(at([23.0, 4.0, 5.0]), [12.5, 19.0, 18.0]), 16.0),
        add(ellipsoid(at([-25.0, -7.0, -7.0]), [12.0, 17.0, 18.0]), 16.0),
        add(
            finer_tube(&[[0.0, 14.0, 40.0, 10.0], knot([0.0, 2.0, -38.0], 7.0), knot([0.0, 60.0, -41.0], 8.0)], 10),
            16.0,
        ),
    ]
}

/// Tendons on the back of the foot, valleys between the bones, the inner side of the ball.
fn relief() -> Vec<Op> {
    let shin = shin_axes();
    let front = |across: f64, up: f64, out: f64| {
        let p = ANKLE + shin[0] * across + shin[1] * up + shin[2] * out;
        At(p.x, p.y, p.z)
    };
    let top = |x: f64, y: f64| Front(x, y);
    vec![
        // To the arch; to the big toe; to the other four.
        stroke(
            &[front(8.0, 50.0, 31.0), front(13.0, 14.0, 31.0), top(21.0, 96.0), top(29.0, 112.0)],
            11.0,
            1.2,
            2.0,
            0.35,
        ),
        stroke(
            &[front(2.0, 40.0, 31.0), front(5.0, 10.0, 31.0), top(13.0, 112.0), top(24.0, 150.0), top(33.0, 192.0)],
            8.0,
            1.1,
            2.0,
            0.3,
        ),
        stroke(&[top(4.0, 110.0), top(8.5, 150.0), top(11.0, 192.0)], 5.0, 0.8, 2.0, 0.4),
        stroke(&[top(-2.0, 110.0), top(-5.0, 148.0), top(-6.5, 186.0)], 5.0, 0.7, 2.0, 0.4),
        stroke(&[top(-8.0, 108.0), top(-16.0, 142.0), top(-22.5, 176.0)], 5.0, 0.6, 2.0, 0.4),
        stroke(&[top(-13.0, 106.0), top(-26.0, 134.0), top(-36.5, 162.0)], 5.0, 0.5, 2.0, 0.4),
        // The valleys: the first is the deepest, and ends where the bones meet.
        stroke(&[top(15.0, 134.0), top(18.5, 158.0), top(22.0, 186.0)], 9.0, -1.5, 2.0, 0.45),
        stroke(&[top(2.0, 146.0), top(2.0, 184.0)], 7.0, -0.7, 2.0, 0.45),
        stroke(&[top(-11.0, 140.0), top(-14.5, 174.0)], 7.0, -0.6, 2.0, 0.45),
        stroke(&[top(-23.0, 132.0), top(-30.0, 164.0)], 7.0, -0.5, 2.0, 0.45),
        bump(Front(16.5, 142.0), [7.0, 10.0, 9.0], -0.9),
        bump(At(46.0, 182.0, 20.0), [9.0, 12.0, 11.0], 0.6),
    ]
}

/// The inset's field, in the foot's frame.
struct Foot {
    body: Field,
    toes: [Toe; 5],
}

impl Foot {
    fn new() -> Self {
        Self { body: Field::plain(&masses()), toes: TOES.each_ref().map(Toe::new) }
    }
}

impl Surface for Foot {
    fn distance(&self, p: DVec3) -> f64 {
        let body = self.body.distance(p);
        if p.y < 130.0 {
            return body;
        }
        self.toes.iter().fold(body, |d, toe| {
            let away = p.distance(toe.root);
            if away - TOE > d + BLENDS[1] {
                return d;
            }
            let near = 1.0 - rise(NEAR[0], NEAR[1], away);
            soft_min(d, toe.distance(p), BLENDS[0] + (BLENDS[1] - BLENDS[0]) * near)
        })
    }
}

impl Inset for Foot {
    fn reach(&self) -> [DVec3; 2] {
        let end = ANKLE + shin_axes()[1] * CUT;
        [DVec3::new(-58.0, -8.0, -4.0).min(end - 80.0), DVec3::new(58.0, 256.0, 120.0).max(end + 90.0)]
    }

    fn fine(&self, detail: &InsetDetail) -> Option<[Vec<Fine>; 3]> {
        let step = detail.fine_step;
        let all = (-1e3, 1e3);
        Some([
            vec![(all.0, all.1, step * 0.7)],
            vec![(195.0, 260.0, step)],
            vec![(-10.0, 36.0, step), (all.0, all.1, step * 1.5)],
        ])
    }

    fn worth(&self, p: DVec3) -> f64 {
        let low = (turn() * (ANKLE + shin_axes()[1] * CUT)).y;
        let top = 0.08 + 0.92 * rise(4.0, 14.0, p.z);
        let toes = 3.0 * rise(188.0, 205.0, p.y + 0.5 * (30.0 - p.x));
        top * (0.5 + toes) * (0.05 + 0.95 * rise(low + 0.5, low + 2.0, (turn() * p).y))
    }

    fn crowd(&self, p: DVec3) -> f64 {
        let low = (turn() * (ANKLE + shin_axes()[1] * CUT)).y;
        0.3 * (1.0 - rise(low + 6.0, low + 14.0, (turn() * p).y))
    }

    fn tint(&self, p: DVec3) -> [f64; 3] {
        super::toes::tint(&self.toes, p)
    }

    fn shown(&self) -> DAffine3 {
        DAffine3::from_mat3_translation(turn(), -(turn() * MIDDLE))
    }
}

/// The mesh and its place.
pub(super) fn bake(detail: &InsetDetail) -> InsetMesh {
    let foot = Foot::new();
    let places: Vec<_> = ray(&foot, TAICHONG, DVec3::NEG_Z, 110.0).into_iter().map(|at| ("lr3_taichong", at)).collect();
    baked(IDS[1], &foot, &places, detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_has_the_measures_of_an_average_foot() {
        let foot = Foot::new();
        let hit = |from: [f64; 3], way: DVec3| ray(&foot, DVec3::from(from), way, 200.0).unwrap();
        let toe = hit([32.0, 330.0, 12.0], DVec3::NEG_Y).y;
        let heel = hit([0.0, -60.0, 33.0], DVec3::Y).y;
        assert!((toe - heel - 250.0).abs() < 3.0, "{}", toe - heel);
        // Across the ball, along its slant.
        let inner = hit([120.0, 184.0, 19.0], DVec3::NEG_X).x;
        let outer = hit([-120.0, 162.0, 15.0], DVec3::X).x;
        assert!((inner - outer - 98.0).abs() < 4.0, "{}", inner - outer);
        let [x, y, _] = shin_axes();
        let across = |side: f64| {
            let from = ANKLE + y * 48.0 - shin_axes()[2] * 8.0 + x * (side * 90.0);
            hit(from.to_array(), x * -side).x
        };
        // Above the ankle bones, where the leg is slimmest.
        assert!((across(1.0) - across(-1.0) - 60.0).abs() < 5.0);
    }

    #[test]
    fn toes_stay_apart_but_for_their_webs() {
        let foot = Foot::new();
        for pair in foot.toes.windows(2) {
            let (one, other) = (pair[0].last[0], pair[1].last[0]);
            let gap = (0..200).any(|k| {
                let p = one.lerp(other, f64::from(k) / 200.0) + DVec3::Z * 5.0;
                foot.distance(p) > 0.0
            });
            assert!(gap, "{one} and {other}");
            let web = pair[0].root.midpoint(pair[1].root) + DVec3::Y * 8.0;
            assert!(foot.distance(web) < 0.0, "{web}");
        }
    }
}
