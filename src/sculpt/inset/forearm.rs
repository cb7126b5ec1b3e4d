//! The left forearm with its hand, open and at rest, upright with its back to whoever looks at it.
//!
//! The hand is ours in the pose [`HELD`]; the forearm goes on to [`CUT`] with the masses of [`super::arm`]; the relief of the
//! inner wrist is drawn on top. All in the palm's frame of the right hand (+Y to the fingers, +Z out of the palm, +X to
//! the thumb's side), mirrored when it is shown: z is turned round, which makes the hand a left one seen from its back.

use glam::{DAffine3, DMat3, DVec2, DVec3};
use serde::Serialize;

use crate::sculpt::field::smooth::{rise, soft_max};
use crate::sculpt::hand::Angles;
use crate::sculpt::hand::marks::Form;
use crate::sculpt::hand::tint::Tint;
use crate::sculpt::mesh::Surface;

use super::arm::HandAndForearm;
use super::bake::{Inset, InsetDetail, baked};
use super::skin::ray;
use super::{IDS, InsetMesh};

/// Open and at ease: fingers side by side, the thumb a little out.
const HELD: Angles = Angles::degrees([
    0.0, 0.0, 4.0, 2.0, -4.0, -6.0, 8.0, 10.0, //
    9.0, -1.5, 13.0, 7.0, //
    9.0, 0.5, 15.0, 7.0, //
    11.0, 2.0, 16.0, 8.0, //
    14.0, 4.5, 16.0, 8.0,
]);
/// Where the forearm is cut, mm from the wrist.
const CUT: f64 = -212.0;
/// The middle of what is to be seen, mm.
const MIDDLE: DVec3 = DVec3::new(4.0, -8.0, 0.0);

/// Where the places are looked for, in the palm's frame: from where, and which way. Hegu: the back of the hand at the
/// middle of the second metacarpal, to the thumb's side of it, on the bulge. Neiguan: 50 mm (three finger-breadths) above
/// the crease of the wrist, between the two tendons. Waiguan: as far up on the back, between the two bones.
const PLACES: [(&str, DVec3, DVec3); 3] = [
    ("li4_hegu", DVec3::new(33.0, 50.0, -45.0), DVec3::Z),
    ("pc6_neiguan", DVec3::new(6.0, -47.0, 60.0), DVec3::NEG_Z),
    ("te5_waiguan", DVec3::new(-1.0, -48.0, -60.0), DVec3::Z),
];

/// The relief of the wrist: the two tendons, two creases, the head of the ulna, the furrow between the bones on the back.
fn relief() -> Vec<Form> {
    let line = |points: &[(f64, f64)]| points.iter().map(|(x, y)| DVec2::new(*x, *y)).collect();
    vec![
        Form::Line(3.2, 1.5, 1.0, line(&[(2.0, -130.0), (1.5, -80.0), (0.5, -40.0), (0.0, -2.0), (0.0, 18.0)])),
        Form::Line(3.6, 1.3, 1.0, line(&[(13.0, -130.0), (12.0, -80.0), (11.5, -40.0), (13.0, -4.0), (16.0, 12.0)])),
        Form::Line(1.5, -0.4, 1.0, line(&[(-25.0, 1.0), (-10.0, 3.4), (8.0, 3.4), (25.0, 1.0)])),
        Form::Line(1.4, -0.25, 1.0, line(&[(-24.0, -7.0), (-8.0, -5.0), (8.0, -5.0), (24.0, -7.0)])),
        Form::Bump(DVec3::new(-20.0, -17.0, -17.0), DVec3::new(7.5, 9.5, 7.0), 1.6),
        Form::Line(7.0, -0.7, -1.0, line(&[(-2.0, -130.0), (-2.0, -80.0), (-3.0, -30.0), (-4.0, -14.0)])),
    ]
}

/// What the inset is made of, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    (HELD, CUT, MIDDLE, PLACES, relief())
}

/// The inset's field.
struct Forearm {
    arm: HandAndForearm,
    relief: Vec<Form>,
}

impl Forearm {
    fn new() -> Self {
        Self { arm: HandAndForearm::posed(&HELD), relief: relief() }
    }
}

impl Surface for Forearm {
    fn distance(&self, p: DVec3) -> f64 {
        let relief = |q: DVec3| self.relief.iter().map(|form| form.height(q)).sum();
        let d = self.arm.distance(p, relief);
        soft_max(d, CUT - p.y, 2.0)
    }
}

impl Inset for Forearm {
    fn reach(&self) -> [DVec3; 2] {
        let [low, high] = self.arm.hand.reach();
        [low.min(DVec3::new(-52.0, CUT - 4.0, -46.0)), high.max(DVec3::new(52.0, 0.0, 46.0))]
    }

    fn worth(&self, p: DVec3) -> f64 {
        let nails = if p.z < 0.0 { 1.6 } else { 1.0 };
        (0.12 + 0.9 * rise(-90.0, -10.0, p.y) + 3.0 * rise(70.0, 120.0, p.y) * nails)
            * rise(CUT + 0.5, CUT + 2.0, p.y).max(0.02)
    }

    fn crowd(&self, p: DVec3) -> f64 {
        0.3 * (1.0 - rise(CUT + 6.0, CUT + 14.0, p.y))
    }

    fn tint(&self, p: DVec3) -> [f64; 3] {
        Tint::new(&self.arm.hand).at(p)
    }

    fn shown(&self) -> DAffine3 {
        let turned = DMat3::from_diagonal(DVec3::new(1.0, 1.0, -1.0));
        DAffine3::from_mat3_translation(turned, -(turned * MIDDLE))
    }
}

/// The mesh and its places.
pub(super) fn bake(detail: &InsetDetail) -> InsetMesh {
    let inset = Forearm::new();
    let places: Vec<_> =
        PLACES.iter().filter_map(|(place, from, way)| Some((*place, ray(&inset, *from, *way, 90.0)?))).collect();
    baked(IDS[0], &inset, &places, detail)
}
