//! The face: orbit, brow, cheek, closed eyes, nose, mouth, lids and jaw, in the order in which they are stacked.
//!
//! Parameters only; the fine relief of brow, lips and lids is drawn in [`crate::sculpt::field::relief`]. Distance between the pupils
//! 63 mm, between the mouth's corners 52, nose 35.5 broad (means of NIOSH 2003; the mouth by design).

use glam::DVec3;

use crate::sculpt::field::recipe::Anchor::{At, Front, Inward};
use crate::sculpt::field::recipe::{Op, add, add_folded, bump, cut_folded, ellipsoid, stroke, tube, turned};
use crate::sculpt::field::relief::Relief;

/// Everything that makes the block of the head a face.
pub(crate) fn marks() -> Vec<Op> {
    let mut ops = brow_and_cheek();
    ops.extend(nose());
    ops.extend(mouth());
    ops.extend(lids());
    ops.extend(jaw());
    ops
}

/// Orbits, brows, cheekbones, and the eyeballs under their lids.
fn brow_and_cheek() -> Vec<Op> {
    vec![
        cut_folded(turned([31.0, 18.0, 95.0], [21.0, 13.0, 20.0], [0.0, 18.0, 0.0]), 18.0, 2.0),
        Op::Patch {
            relief: Relief::brow(),
            reach: [DVec3::new(0.0, 15.0, 40.0), DVec3::new(64.0, 65.0, 125.0)],
            fold: 1.5,
        },
        bump(Front(44.0, -4.0), [14.0, 10.0, 13.0], 3.6),
        stroke(
            &[Inward(46.0, -2.0, 66.0), Inward(57.0, 0.0, 50.0), Inward(64.0, 2.0, 34.0), Inward(69.0, 2.0, 14.0)],
            26.0,
            1.6,
            3.0,
            0.35,
        ),
        bump(Inward(50.0, -22.0, 56.0), [15.0, 16.0, 16.0], 2.0),
        bump(At(0.0, 97.0, 72.0), [34.0, 16.0, 22.0], -2.2),
        bump(Front(34.0, 33.0), [11.0, 4.5, 9.0], 3.4),
        add(ellipsoid([31.5, 19.5, 69.6], [14.2, 12.6, 12.8]), 4.0),
    ]
}

/// Pyramid, bridge, tip, wings, columella, nostrils and the fold round the wing.
fn nose() -> Vec<Op> {
    vec![
        add(ellipsoid([0.0, -6.0, 80.0], [19.0, 24.0, 14.0]), 12.0),
        add_folded(tube(&[[3.5, 17.0, 80.0, 5.0], [5.8, 4.0, 86.0, 6.2], [7.2, -8.0, 92.5, 7.0]]), 9.0, 2.0),
        add(
            tube(&[
                [0.0, 28.0, 82.6, 6.0],
                [0.0, 18.0, 86.4, 6.4],
                [0.0, 8.0, 91.0, 6.8],
                [0.0, -2.0, 96.8, 7.6],
                [0.0, -9.5, 101.8, 8.4],
            ]),
            9.0,
        ),
        add_folded(ellipsoid([4.2, -11.5, 103.0], [5.6, 5.6, 6.0]), 5.0, 2.0),
        add_folded(turned([12.0, -14.2, 94.3], [5.8, 6.8, 10.0], [-10.0, 20.0, 0.0]), 8.0, 2.0),
        add(tube(&[[0.0, -13.0, 103.5, 4.4], [0.0, -18.2, 98.0, 3.9], [0.0, -21.5, 92.0, 3.2]]), 5.0),
        cut_folded(turned([6.8, -21.4, 98.0], [2.9, 4.8, 5.4], [18.0, 22.0, 0.0]), 3.0, 1.0),
        stroke(
            &[At(10.0, -5.2, 104.0), At(14.3, -6.6, 98.5), At(17.8, -11.2, 92.5), At(18.4, -18.0, 88.5)],
            5.0,
            -0.7,
            2.5,
            0.25,
        ),
    ]
}

/// Lips with philtrum and chin groove, the smile fold, the corner's pad.
fn mouth() -> Vec<Op> {
    vec![
        Op::Patch {
            relief: Relief::lips(),
            reach: [DVec3::new(0.0, -76.0, 70.0), DVec3::new(34.0, -20.0, 125.0)],
            fold: 1.2,
        },
        stroke(&[Front(21.0, -15.0), Front(26.0, -29.0), Front(30.0, -41.0)], 13.0, -0.8, 3.0, 0.3),
        bump(Front(34.0, -45.0), [6.0, 9.0, 7.0], 1.0),
    ]
}

/// The closed lids and the inner corner.
fn lids() -> Vec<Op> {
    vec![
        Op::Patch {
            relief: Relief::lids(),
            reach: [DVec3::new(10.0, 0.0, 55.0), DVec3::new(52.0, 40.0, 110.0)],
            fold: 0.0,
        },
        bump(Front(14.5, 6.0), [4.0, 7.0, 6.0], 1.2),
    ]
}

/// The jaw's edge, the masseter, the hollow of the temple.
fn jaw() -> Vec<Op> {
    vec![
        stroke(
            &[Inward(64.0, -25.0, 6.0), Inward(58.0, -58.0, 8.0), Inward(46.0, -76.0, 38.0), Inward(24.0, -88.0, 72.0)],
            17.0,
            1.4,
            3.0,
            0.25,
        ),
        bump(Inward(60.0, -40.0, 24.0), [9.0, 16.0, 13.0], 1.6),
        bump(Inward(60.0, 30.0, 46.0), [10.0, 16.0, 15.0], -2.6),
    ]
}
