//! The large masses of the head and the bust's base: vault, face block, muzzle, chin, and where the bust ends.
//!
//! Parameters only, in the order in which they are stacked; [`bust`] is the whole recipe. The silhouettes were typed from
//! the means of public body measures, men and women taken together (ANSUR II 2012, NIOSH 2003): head length 195 mm,
//! breadth 151, tragion to vertex 131, menton to sellion 118, bizygomatic 142.

mod ear;
mod face;
pub(crate) mod neck;
pub(crate) mod tint;

use glam::DVec3;

use crate::sculpt::field::recipe::{Op, Shape, add, below, ellipsoid, keep, loft};

/// The whole bust, eyes closed, in the order in which it is stacked.
#[must_use]
pub fn bust() -> Vec<Op> {
    let mut ops = bust_without_ears();
    let base = ops.pop();
    ops.push(ear::placed());
    ops.extend(base);
    ops
}

/// The bust as it would be if it had no ears: what a place behind or before the ear is found on.
#[must_use]
pub fn bust_without_ears() -> Vec<Op> {
    let mut ops = masses();
    ops.push(neck::column());
    ops.extend(face::marks());
    ops.extend(neck::marks());
    ops.push(base());
    ops
}

/// Vault, face block, muzzle, chin and the floor of the mouth.
fn masses() -> Vec<Op> {
    let vault = Shape::SuperEllipsoid {
        centre: DVec3::new(0.0, 40.0, -6.0),
        wide: 75.5,
        tall: [91.0, 82.0],
        deep: [97.0, 95.0],
        power: 2.42,
        taper: 0.09,
    };
    vec![
        add(vault, 0.0),
        add(face_block(), 18.0),
        // The dental arch, then the chin.
        add(ellipsoid([0.0, -41.0, 64.5], [36.0, 32.0, 30.5]), 20.0),
        add(ellipsoid([0.0, -77.5, 74.5], [22.0, 13.5, 14.0]), 18.0),
        // The floor of the mouth, between jaw and throat.
        add(ellipsoid([0.0, -78.5, 46.0], [24.0, 11.0, 28.0]), 14.0),
    ]
}

/// Brow to jaw: a loft, rounded off above and cut along the jaw's underside.
fn face_block() -> Shape {
    let sections = loft(&[
        //  y   front   back  half  widest  exponents
        [52.0, 90.0, -10.0, 60.0, 20.0, 2.3, 2.3],
        [36.0, 88.0, -10.0, 62.0, 20.0, 2.2, 2.2],
        [20.0, 84.0, -10.0, 65.0, 18.0, 2.2, 2.2],
        [0.0, 82.0, -10.0, 65.5, 14.0, 2.3, 2.3],
        [-20.0, 85.0, -10.0, 64.5, 10.0, 2.4, 2.4],
        [-45.0, 87.0, -15.0, 56.0, 8.0, 2.35, 2.4],
        [-62.0, 84.0, -15.0, 50.0, 8.0, 2.2, 2.3],
        [-76.0, 84.0, -15.0, 43.0, 10.0, 2.05, 2.1],
        [-88.0, 83.0, -15.0, 33.0, 18.0, 2.0, 2.1],
        [-104.0, 76.0, -10.0, 25.0, 26.0, 2.0, 2.0],
    ]);
    Shape::Group(vec![
        add(sections, 0.0),
        keep(below([0.0, 52.0, 0.0], [0.0, 1.0, 0.0]), 30.0),
        keep(below([0.0, -93.5, 80.0], [0.0, -0.92, -0.36]), 14.0),
    ])
}

/// Where the bust ends: one large rounded box about the chest.
fn base() -> Op {
    let base = Shape::SuperEllipsoid {
        centre: DVec3::new(0.0, -150.0, -28.0),
        wide: 228.0,
        tall: [400.0, 138.0],
        deep: [190.0, 190.0],
        power: 2.5,
        taper: 0.0,
    };
    keep(base, 4.0)
}
