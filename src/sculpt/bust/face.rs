//! The face: orbit, brow, cheek, closed eyes, nose, mouth, lids and jaw, in the order in which they are stacked.
//!
//! Parameters only; the fine relief of brow, lips and lids is drawn in [`crate::sculpt::field::relief`]. Distance between the pupils
//! 63 mm, between the mouth's corners 52, nose 37.5 broad (near the means of NIOSH 2003; the mouth by design).

use glam::DVec3;

use crate::sculpt::field::recipe::Anchor::{At, Front, Inward};
use crate::sculpt::field::recipe::{
    Op, add, add_folded, bump, cut_folded, ellipsoid, finer_tube, stroke, tube, turned,
};
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

/// Orbits, brows, cheekbones, forehead, back of the head, and the eyeballs under their lids.
fn brow_and_cheek() -> Vec<Op> {
    vec![
        cut_folded(turned([31.0, 18.0, 96.0], [22.0, 13.0, 20.0], [0.0, 18.0, 0.0]), 20.0, 2.0),
        Op::Patch {
            relief: Relief::brow(),
            reach: [DVec3::new(0.0, 15.0, 40.0), DVec3::new(64.0, 65.0, 125.0)],
            fold: 1.5,
        },
        bump(Front(44.0, -4.0), [15.0, 11.0, 13.0], 3.2),
        stroke(
            &[Inward(46.0, -2.0, 66.0), Inward(57.0, 0.0, 50.0), Inward(64.0, 2.0, 34.0), Inward(69.0, 2.0, 14.0)],
            26.0,
            1.6,
            3.0,
            0.35,
        ),
        bump(Inward(50.0, -22.0, 56.0), [16.0, 18.0, 16.0], 2.0),
        bump(Inward(54.0, 19.0, 62.0), [9.0, 12.0, 10.0], 1.3),
        bump(At(0.0, 98.0, 72.0), [46.0, 20.0, 26.0], -3.2),
        bump(At(42.0, 102.0, 55.0), [18.0, 18.0, 18.0], -1.6),
        bump(At(54.0, 22.0, -70.0), [22.0, 18.0, 22.0], -2.2),
        bump(Front(34.0, 33.0), [12.0, 5.5, 9.0], 2.6),
        bump(Front(17.0, 28.0), [5.0, 6.0, 8.0], 1.3),
        add(ellipsoid([31.5, 19.0, 69.0], [15.6, 13.2, 13.2]), 7.0),
    ]
}

/// Pyramid, bridge, tip, wings, columella, nostrils and the fold round the wing.
fn nose() -> Vec<Op> {
    vec![
        add(ellipsoid([0.0, -5.0, 79.5], [18.0, 20.0, 14.0]), 13.0),
        add_folded(tube(&[[2.0, 11.0, 81.0, 4.0], [5.6, 3.0, 85.0, 6.2], [7.0, -8.0, 91.0, 7.0]]), 10.0, 2.0),
        add(
            tube(&[
                [0.0, 26.0, 82.6, 4.0],
                [0.0, 16.0, 86.0, 5.0],
                [0.0, 6.0, 89.6, 6.6],
                [0.0, -4.0, 95.4, 7.4],
                [0.0, -11.0, 99.6, 8.2],
            ]),
            10.0,
        ),
        bump(At(0.0, 24.0, 92.0), [13.0, 7.0, 9.0], -1.4),
        // Tip, wings, and the step between the nostrils.
        add_folded(ellipsoid([4.0, -12.6, 100.6], [6.0, 5.8, 6.6]), 8.0, 2.0),
        add(
            finer_tube(
                &[
                    [6.0, -11.5, 99.0, 5.0],
                    [11.4, -12.8, 95.6, 5.0],
                    [14.0, -15.2, 90.6, 4.7],
                    [12.6, -18.2, 86.4, 3.8],
                ],
                24,
            ),
            7.0,
        ),
        add(tube(&[[0.0, -14.0, 102.0, 4.2], [0.0, -18.6, 97.4, 3.7], [0.0, -21.2, 91.0, 3.6]]), 5.0),
        cut_folded(turned([6.4, -20.6, 95.8], [3.3, 6.0, 6.2], [14.0, 26.0, 0.0]), 2.2, 1.0),
        bump(Front(10.5, 21.0), [3.0, 7.0, 7.0], -0.8),
        stroke(
            &[At(11.0, -4.8, 100.0), At(15.4, -6.2, 95.5), At(19.0, -10.8, 89.5), At(18.8, -18.0, 86.0)],
            5.6,
            -1.1,
            2.5,
            0.3,
        ),
    ]
}

/// Lips with philtrum and chin groove, and the smile fold.
fn mouth() -> Vec<Op> {
    vec![
        Op::Patch {
            relief: Relief::lips(),
            reach: [DVec3::new(0.0, -76.0, 70.0), DVec3::new(34.0, -20.0, 125.0)],
            fold: 1.2,
        },
        bump(At(0.0, -26.5, 93.0), [12.0, 6.0, 8.0], 1.5),
        stroke(&[Front(21.0, -17.0), Front(27.0, -30.0), Front(32.0, -43.0)], 17.0, -0.9, 3.0, 0.35),
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
        bump(Front(14.5, 7.0), [5.0, 8.0, 7.0], 1.0),
    ]
}

/// The jaw's edge, the masseter, the hollow of the temple.
fn jaw() -> Vec<Op> {
    vec![
        stroke(
            &[Inward(64.0, -25.0, 6.0), Inward(58.0, -58.0, 8.0), Inward(46.0, -76.0, 38.0), Inward(24.0, -88.0, 72.0)],
            20.0,
            1.2,
            3.0,
            0.3,
        ),
        bump(Inward(60.0, -38.0, 24.0), [11.0, 18.0, 15.0], 1.2),
        bump(Inward(54.0, -42.0, 44.0), [14.0, 18.0, 18.0], 1.8),
        bump(Inward(60.0, 32.0, 44.0), [10.0, 16.0, 15.0], -2.0),
    ]
}
