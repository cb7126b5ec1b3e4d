//! The skull, plain: vault, face, orbits with the eyes in them, cheek arch, jaw. Parameters only, left side, mm.

use glam::DVec3;

use crate::sculpt::field::recipe::Anchor::At;
use crate::sculpt::field::recipe::{
    Op, Shape, add, add_folded, below, bump, cut, cut_folded, ellipsoid, keep, loft, stroke, tube, turned,
};

/// The skull with jaw and eyes.
pub(super) fn skull() -> Vec<Op> {
    let mut ops = cranium();
    ops.extend(jaw());
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
        [0.0, 76.0, -10.0, 53.0, 14.0, 2.2, 2.2],
        [-20.0, 79.0, -10.0, 44.0, 10.0, 2.2, 2.2],
        [-45.0, 81.0, -15.0, 36.0, 8.0, 2.2, 2.2],
        [-62.0, 77.0, -15.0, 32.0, 8.0, 2.2, 2.2],
    ]);
    vec![
        add(vault, 0.0),
        add(
            Shape::Group(vec![
                add(sections, 0.0),
                keep(below([0.0, 52.0, 0.0], [0.0, 1.0, 0.0]), 30.0),
                keep(below([0.0, -60.0, 60.0], [0.0, -0.95, -0.3]), 10.0),
            ]),
            14.0,
        ),
        // The temporal fossa, and the room under the arch.
        bump(At(66.0, 26.0, 30.0), [14.0, 24.0, 24.0], -4.0),
        cut(ellipsoid([63.0, -8.0, 30.0], [11.0, 24.0, 20.0]), 10.0),
        // The mastoid.
        add(turned([52.0, -17.0, -21.0], [8.0, 14.0, 10.0], [18.0, 0.0, 0.0]), 8.0),
    ]
}

/// The jaw: flat plates, no pipes.
fn jaw() -> Vec<Op> {
    vec![
        // Ramus, angle, the two processes at its top.
        add(turned([49.0, -34.0, 18.0], [3.4, 31.0, 16.0], [-8.0, 0.0, -4.0]), 3.0),
        add(turned([47.0, -57.0, 15.0], [3.6, 9.5, 13.0], [20.0, -6.0, 0.0]), 5.0),
        add(ellipsoid([53.0, -9.0, 9.5], [6.0, 5.5, 4.5]), 4.0),
        add(turned([50.0, -16.0, 35.0], [2.6, 15.0, 6.0], [14.0, 0.0, 0.0]), 4.0),
        // Body and chin.
        add(turned([32.5, -69.5, 46.0], [4.0, 11.5, 37.0], [15.0, -33.0, 0.0]), 8.0),
        add(ellipsoid([0.0, -77.0, 73.0], [19.0, 12.0, 9.5]), 10.0),
    ]
}

fn face() -> Vec<Op> {
    vec![
        // The dental arch, with a soft line where the teeth meet.
        add(ellipsoid([0.0, -42.0, 60.0], [28.0, 26.0, 27.0]), 10.0),
        stroke(&[At(0.0, -45.0, 87.0), At(14.0, -45.0, 82.0), At(24.0, -44.0, 70.0)], 4.0, -1.6, 2.0, 0.2),
        // Cheekbone and arch, flat from side to side.
        add(turned([47.0, -6.0, 60.0], [10.0, 11.0, 8.0], [0.0, 35.0, 0.0]), 8.0),
        add(turned([59.0, -3.0, 40.0], [2.6, 4.8, 19.0], [0.0, -22.0, 0.0]), 5.0),
        add(turned([64.0, -1.0, 17.0], [2.4, 4.2, 15.0], [0.0, -7.0, 0.0]), 5.0),
        // Orbits, and the eyes in them.
        cut_folded(turned([31.0, 19.0, 92.0], [19.0, 14.0, 22.0], [0.0, 18.0, 0.0]), 8.0, 2.0),
        add(ellipsoid([31.5, 18.0, 66.5], [12.0, 12.0, 12.0]), 0.0),
        // The nose, its lower part gristle.
        add(
            tube(&[[0.0, 26.0, 79.0, 5.0], [0.0, 8.0, 87.0, 5.6], [0.0, -4.0, 95.0, 6.2], [0.0, -10.0, 99.5, 6.2]]),
            7.0,
        ),
        add_folded(turned([9.5, -14.5, 92.0], [5.0, 5.4, 8.0], [-10.0, 20.0, 0.0]), 6.0, 2.0),
        add(tube(&[[0.0, -14.0, 100.0, 3.6], [0.0, -21.0, 90.0, 3.0]]), 4.0),
    ]
}
