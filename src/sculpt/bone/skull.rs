//! The skull, plain: vault, face, orbits with the eyes in them, cheek arch, jaw. Parameters only, left side, mm.
//!
//! Arch and jaw are plates cut out of a shell that follows the face: flat, as they are, and at an even depth.

use glam::DVec3;

use crate::sculpt::field::recipe::Anchor::At;
use crate::sculpt::field::recipe::{Op, Shape, add, below, bump, cut, cut_folded, ellipsoid, keep, loft, tube, turned};

/// The skull with jaw and eyes.
pub(super) fn skull() -> Vec<Op> {
    let mut ops = cranium();
    ops.extend(jaw());
    ops.extend(arch());
    ops.extend(face());
    ops
}

fn cranium() -> Vec<Op> {
    let vault = Shape::SuperEllipsoid {
        centre: DVec3::new(0.0, 40.0, -6.0),
        wide: 70.0,
        tall: [86.0, 76.0],
        deep: [92.0, 89.5],
        power: 2.3,
        taper: 0.09,
    };
    let sections = loft(&[
        [52.0, 85.0, -10.0, 55.0, 20.0, 2.3, 2.3],
        [36.0, 83.0, -10.0, 56.0, 20.0, 2.2, 2.2],
        [20.0, 78.0, -10.0, 57.0, 18.0, 2.2, 2.2],
        [0.0, 76.0, -10.0, 54.0, 14.0, 2.2, 2.2],
        [-20.0, 79.0, -10.0, 46.0, 10.0, 2.2, 2.2],
        [-45.0, 82.0, -15.0, 41.0, 8.0, 2.2, 2.2],
        [-62.0, 79.0, -15.0, 39.0, 8.0, 2.2, 2.2],
        [-76.0, 80.0, -15.0, 36.0, 10.0, 2.1, 2.1],
        [-88.0, 77.0, -15.0, 29.0, 18.0, 2.1, 2.1],
        [-104.0, 70.0, -10.0, 22.0, 26.0, 2.0, 2.0],
    ]);
    vec![
        add(vault, 0.0),
        add(
            Shape::Group(vec![
                add(sections, 0.0),
                keep(below([0.0, 52.0, 0.0], [0.0, 1.0, 0.0]), 30.0),
                keep(below([0.0, -84.0, 80.0], [0.0, -0.92, -0.36]), 10.0),
            ]),
            14.0,
        ),
        // The temporal fossa, the room under the arch, and that inside the jaw.
        bump(At(66.0, 26.0, 30.0), [14.0, 24.0, 24.0], -4.0),
        cut(ellipsoid([62.0, -10.0, 27.0], [12.0, 24.0, 18.0]), 8.0),
        cut(ellipsoid([40.0, -40.0, 22.0], [17.0, 26.0, 22.0]), 8.0),
        // Under the occiput, where the short muscles lie.
        cut(ellipsoid([18.0, -34.0, -50.0], [32.0, 17.0, 19.0]), 8.0),
        // The mastoid.
        add(turned([52.0, -17.0, -21.0], [8.0, 14.0, 10.0], [18.0, 0.0, 0.0]), 8.0),
    ]
}

/// The jaw: ramus with its two processes, angle and body, cut out of one shell, and the chin.
fn jaw() -> Vec<Op> {
    let shell = |inwards: f64| {
        loft(&[
            [10.0, 74.0 - inwards, -15.0, 55.0 - inwards, 13.0, 2.2, 2.2],
            [-20.0, 76.0 - inwards, -15.0, 54.0 - inwards, 12.0, 2.2, 2.2],
            [-45.0, 80.0 - inwards, -15.0, 50.0 - inwards, 11.0, 2.2, 2.2],
            [-62.0, 79.0 - inwards, -15.0, 46.5 - inwards, 10.0, 2.2, 2.2],
            [-76.0, 81.0 - inwards, -15.0, 42.0 - inwards, 11.0, 2.15, 2.2],
            [-88.0, 79.0 - inwards, -15.0, 34.0 - inwards, 18.0, 2.1, 2.1],
            [-104.0, 72.0 - inwards, -12.0, 26.0 - inwards, 26.0, 2.0, 2.0],
        ])
    };
    let outline = Shape::Group(vec![
        add(turned([50.0, -36.0, 19.0], [22.0, 31.0, 15.0], [-10.0, 0.0, 0.0]), 0.0),
        add(ellipsoid([52.0, -9.0, 9.0], [20.0, 8.0, 6.5]), 8.0),
        add(turned([50.0, -16.0, 36.0], [20.0, 15.0, 7.0], [12.0, 0.0, 0.0]), 8.0),
        add(
            tube(&[
                [47.0, -54.0, 16.0, 12.0],
                [44.0, -66.0, 34.0, 12.5],
                [33.0, -75.0, 58.0, 13.0],
                [0.0, -79.0, 80.0, 13.0],
            ]),
            8.0,
        ),
    ]);
    vec![
        add(Shape::Group(vec![add(shell(0.0), 0.0), cut(shell(5.5), 3.0), keep(outline, 6.0)]), 3.0),
        add(ellipsoid([0.0, -78.0, 74.0], [17.0, 11.0, 9.0]), 12.0),
    ]
}

/// Cheekbone and arch, cut out of one shell.
fn arch() -> Vec<Op> {
    let shell = |inwards: f64| Shape::SuperEllipsoid {
        centre: DVec3::new(0.0, -2.0, 12.0),
        wide: 65.5 - inwards,
        tall: [70.0 - inwards, 70.0 - inwards],
        deep: [64.5 - inwards, 70.0 - inwards],
        power: 2.35,
        taper: 0.0,
    };
    let outline = Shape::Group(vec![
        add(turned([64.0, -1.5, 26.0], [20.0, 5.6, 40.0], [0.0, -10.0, 0.0]), 0.0),
        add(turned([48.0, -4.0, 60.0], [16.0, 12.0, 16.0], [0.0, 0.0, 0.0]), 10.0),
    ]);
    vec![
        // Where the cheekbone meets the upper jaw.
        add(ellipsoid([40.0, -11.0, 57.0], [14.0, 13.0, 10.0]), 10.0),
        add(Shape::Group(vec![add(shell(0.0), 0.0), cut(shell(4.8), 2.0), keep(outline, 4.0)]), 5.0),
    ]
}

fn face() -> Vec<Op> {
    vec![
        // The dental arch.
        add(ellipsoid([0.0, -42.0, 60.0], [29.0, 30.0, 27.0]), 14.0),
        // Orbits, and the eyes in them.
        cut_folded(turned([31.0, 19.0, 92.0], [19.0, 14.0, 22.0], [0.0, 18.0, 0.0]), 8.0, 2.0),
        add(ellipsoid([31.5, 18.0, 64.0], [11.6, 11.6, 11.6]), 0.0),
        // The nose, its lower part gristle.
        add(
            tube(&[[0.0, 26.0, 79.0, 5.0], [0.0, 8.0, 86.5, 6.0], [0.0, -2.0, 92.0, 6.6], [0.0, -7.5, 94.0, 6.8]]),
            9.0,
        ),
        add(ellipsoid([0.0, -10.5, 85.0], [11.5, 6.0, 7.5]), 8.0),
    ]
}
