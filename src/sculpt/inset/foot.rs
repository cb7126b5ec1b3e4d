//! The left foot with its ankle and some shin, seen as one sees one's own when the leg is stretched out: the toes away,
//! which is up in the picture, the shin coming nearer below.
//!
//! Masses along the five rays of the foot, heel, ankle and shin, then the relief: tendons, knuckles, the web where the
//! atlas has its place. In the foot's frame, mm: +X to the big toe's side, +Y to the toes, +Z up from the sole, the heel at
//! y = 0. 250 mm long and 98 broad (near the means of ANSUR II, men and women, to the brief round number). The ankle is
//! stretched by [`STRETCH`] degrees, and the whole turned to be seen.

use glam::{DAffine3, DMat3, DVec3};
use serde::Serialize;

use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::Anchor::At;
use crate::sculpt::field::recipe::{Op, Shape, add, below, bump, ellipsoid, finer_tube, keep, loft, stroke};
use crate::sculpt::field::smooth::{rise, soft_min};
use crate::sculpt::mesh::Surface;

use super::bake::{Inset, InsetDetail, baked};
use super::skin::ray;
use super::toes::{TOES, Toe};
use super::{IDS, InsetMesh};

/// How far the ankle is stretched from a right angle, degrees.
const STRETCH: f64 = 48.0;
/// The middle of the ankle joint, mm.
const ANKLE: DVec3 = DVec3::new(0.0, 60.0, 76.0);
/// Where the shin is cut, mm above the ankle.
const CUT: f64 = 165.0;
/// How far the foot is turned for the look, degrees: the toes towards the eye.
const TURN: f64 = 12.0;
/// The middle of what is to be seen, in the foot's frame, mm.
const MIDDLE: DVec3 = DVec3::new(0.0, 90.0, 60.0);
/// How softly a toe grows out of the foot, elsewhere and at its root, and how far from its knuckle that reaches.
const BLENDS: [f64; 2] = [0.7, 9.0];
const NEAR: [f64; 2] = [14.0, 32.0];
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
    ops
}

/// Heel, arch and the five rays.
fn rays() -> Vec<Op> {
    let tube = |knots: &[[f64; 4]]| finer_tube(knots, 40);
    vec![
        add(ellipsoid([0.0, 34.0, 33.0], [30.5, 34.0, 33.0]), 0.0),
        add(tube(&[[2.0, 40.0, 44.0, 26.0], [2.0, 70.0, 52.0, 27.0], [2.0, 96.0, 52.0, 22.0]]), 16.0),
        add(
            tube(&[
                [10.0, 82.0, 60.0, 22.0],
                [17.0, 110.0, 48.0, 17.5],
                [24.0, 140.0, 34.5, 14.5],
                [30.0, 168.0, 24.0, 14.8],
                [33.0, 185.0, 20.0, 16.0],
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
                [-25.0, 100.0, 27.0, 14.5],
                [-31.0, 132.0, 19.5, 12.0],
                [-37.0, 162.0, 15.6, 11.0],
            ]),
            12.0,
        ),
        // The ball and the outer edge of the sole.
        add(ellipsoid([-2.0, 172.0, 12.0], [44.0, 24.0, 11.0]), 12.0),
        add(ellipsoid([-22.0, 110.0, 14.0], [18.0, 60.0, 13.0]), 14.0),
    ]
}

/// The shin in its own axes.
fn shin() -> Op {
    let sections = loft(&[
        // up   front  back  half  widest exponents: front, back
        [-34.0, 20.0, -34.0, 26.0, -6.0, 2.1, 2.1],
        [-12.0, 27.0, -40.0, 29.5, -8.0, 2.1, 2.0],
        [10.0, 29.5, -43.0, 30.0, -8.0, 2.1, 2.0],
        [34.0, 30.0, -44.0, 29.5, -8.0, 2.05, 2.0],
        [60.0, 31.5, -45.0, 31.0, -8.0, 2.0, 2.0],
        [95.0, 35.0, -50.0, 36.0, -9.0, 2.0, 2.0],
        [130.0, 39.0, -58.0, 42.0, -11.0, 2.0, 2.05],
        [180.0, 43.0, -68.0, 49.0, -14.0, 2.0, 2.1],
    ]);
    let far = DVec3::splat(260.0);
    let shape = Shape::Placed {
        ops: vec![
            add(sections, 0.0),
            keep(below([0.0, CUT, 0.0], [0.0, 1.0, 0.0]), 6.0),
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
    let [x, y, z] = shin_axes();
    let at = |p: [f64; 3]| (ANKLE + x * p[0] + y * p[1] + z * p[2]).to_array();
    let knot = |p: [f64; 3], r: f64| {
        let [a, b, c] = at(p);
        [a, b, c, r]
    };
    vec![
        add(ellipsoid(at([27.0, 2.0, 6.0]), [9.5, 14.0, 14.0]), 12.0),
        add(ellipsoid(at([-28.5, -9.0, -6.0]), [8.5, 13.0, 14.0]), 12.0),
        add(
            finer_tube(
                &[[0.0, 14.0, 40.0, 10.0], knot([0.0, 2.0, -38.0], 7.0), knot([0.0, 60.0, -41.0], 8.0)],
                32,
            ),
            16.0,
        ),
    ]
}

/// Tendons on the back of the foot, valleys between the bones, the knuckles.
fn relief() -> Vec<Op> {
    let [x, y, z] = shin_axes();
    let front = |across: f64, up: f64, out: f64| {
        let p = ANKLE + x * across + y * up + z * out;
        At(p.x, p.y, p.z)
    };
    let mut ops = vec![
        // To the arch; to the big toe; to the other four.
        stroke(&[front(8.0, 46.0, 30.0), front(13.0, 6.0, 29.0), At(22.0, 98.0, 74.0), At(30.0, 112.0, 56.0)], 8.0, 1.7, 2.0, 0.3),
        stroke(&[front(1.0, 40.0, 31.0), front(3.0, 4.0, 31.0), At(12.0, 118.0, 70.0), At(20.0, 150.0, 49.0), At(33.0, 190.0, 37.0)], 6.5, 1.5, 2.0, 0.25),
    ];
    let ways = [[7.0, 122.0, 66.0, 11.0, 190.0, 32.0], [-3.0, 122.0, 60.0, -6.5, 184.0, 29.0], [-11.0, 118.0, 53.0, -22.5, 174.0, 27.5], [-18.0, 112.0, 46.0, -37.0, 161.0, 26.0]];
    for [ax, ay, az, bx, by, bz] in ways {
        let middle = At((ax + bx) * 0.5, (ay + by) * 0.5, (az + bz) * 0.5 + 0.5);
        ops.push(stroke(&[front(-6.0, 2.0, 30.0), At(ax, ay, az), middle, At(bx, by, bz)], 5.0, 0.9, 2.0, 0.3));
    }
    ops.extend([
        // The valleys: the first is the deepest, and ends where the bones meet.
        stroke(&[At(15.0, 138.0, 54.0), At(19.0, 160.0, 42.0), At(22.0, 186.0, 32.0)], 9.0, -2.0, 2.0, 0.4),
        stroke(&[At(2.0, 148.0, 44.0), At(2.0, 182.0, 30.0)], 7.0, -0.9, 2.0, 0.4),
        stroke(&[At(-12.0, 142.0, 38.0), At(-14.5, 174.0, 27.0)], 7.0, -0.8, 2.0, 0.4),
        stroke(&[At(-25.0, 134.0, 32.0), At(-30.0, 164.0, 24.0)], 7.0, -0.7, 2.0, 0.4),
        bump(At(16.5, 141.0, 52.0), [7.0, 9.0, 9.0], -1.0),
        // The inner side of the ball.
        bump(At(46.0, 184.0, 20.0), [9.0, 12.0, 11.0], 1.6),
    ]);
    ops
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
            let near = 1.0 - rise(NEAR[0], NEAR[1], p.distance(toe.root));
            soft_min(d, toe.distance(p), BLENDS[0] + (BLENDS[1] - BLENDS[0]) * near)
        })
    }
}

impl Inset for Foot {
    fn reach(&self) -> [DVec3; 2] {
        let end = ANKLE + shin_axes()[1] * CUT;
        [DVec3::new(-58.0, -8.0, -4.0).min(end - 78.0), DVec3::new(58.0, 256.0, 120.0).max(end + 66.0)]
    }

    fn worth(&self, p: DVec3) -> f64 {
        let up = (p - ANKLE).dot(shin_axes()[1]);
        let top = 0.08 + 0.92 * rise(4.0, 14.0, p.z);
        let toes = 3.0 * rise(188.0, 205.0, p.y + 0.5 * (30.0 - p.x));
        top * (0.5 + toes) * (1.0 - 0.95 * rise(CUT - 10.0, CUT, up))
    }

    fn tint(&self, p: DVec3) -> [f64; 3] {
        super::toes::tint(&self.toes, p)
    }

    fn shown(&self) -> DAffine3 {
        let turn = DMat3::from_rotation_x(TURN.to_radians());
        DAffine3::from_mat3_translation(turn, -(turn * MIDDLE))
    }
}

/// The mesh and its place.
pub(super) fn bake(detail: &InsetDetail) -> InsetMesh {
    let foot = Foot::new();
    let places: Vec<_> =
        ray(&foot, TAICHONG, DVec3::NEG_Z, 110.0).into_iter().map(|at| ("lr3_taichong", at)).collect();
    baked(IDS[1], &foot, &places, detail)
}
