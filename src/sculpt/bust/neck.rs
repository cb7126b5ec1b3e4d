//! Neck, shoulders and upper chest: one loft for the silhouette, then sternomastoid, collar bone, trapezius and blade.
//!
//! Parameters only. Neck circumference 360 mm, breadth 109, depth 111; biacromial breadth 376 mm; the spine of the
//! seventh neck vertebra at y = -106, the notch above the breastbone at y = -173 (near the means of ANSUR II).

use crate::sculpt::field::recipe::Anchor::{At, Inward};
use crate::sculpt::field::recipe::{
    Op, Shape, add, add_folded, below, bump, ellipsoid, finer_tube, keep, loft, stroke,
};

/// From the nape to the base in one loft: the half-width is the front silhouette.
pub(crate) fn column() -> Op {
    let sections = loft(&[
        //  y   front   back  half  widest  exponents: front, back
        [20.0, 20.0, -78.0, 52.0, -28.0, 2.1, 2.1],
        [-20.0, 30.0, -79.0, 55.0, -28.0, 2.1, 2.0],
        [-60.0, 40.0, -73.0, 51.5, -24.0, 2.1, 1.95],
        [-85.0, 37.0, -73.5, 50.5, -24.0, 2.1, 1.95],
        [-100.0, 31.0, -77.0, 51.5, -28.0, 2.05, 1.95],
        [-115.0, 25.5, -84.0, 56.0, -36.0, 1.95, 2.15],
        [-128.0, 21.0, -91.5, 66.0, -42.0, 1.75, 2.5],
        [-140.0, 17.0, -98.0, 86.0, -49.0, 1.6, 2.7],
        [-152.0, 13.5, -103.5, 112.0, -52.0, 1.55, 2.75],
        [-165.0, 12.0, -108.0, 142.0, -52.0, 1.55, 2.7],
        [-178.0, 14.0, -112.0, 170.0, -49.0, 1.75, 2.7],
        [-195.0, 25.0, -115.0, 192.0, -46.0, 2.0, 2.4],
        [-215.0, 36.0, -119.0, 206.0, -43.0, 2.2, 2.4],
        [-240.0, 50.0, -123.0, 214.0, -41.0, 2.3, 2.4],
        [-280.0, 64.0, -125.0, 216.0, -36.0, 2.4, 2.4],
        [-330.0, 70.0, -125.0, 216.0, -32.0, 2.4, 2.4],
    ]);
    add(Shape::Group(vec![add(sections, 0.0), keep(below([0.0, 20.0, 0.0], [0.0, 1.0, 0.0]), 20.0)]), 14.0)
}

/// Muscles and bones that show through the skin.
pub(crate) fn marks() -> Vec<Op> {
    let mut ops = front();
    ops.extend(back());
    ops
}

/// Sternomastoid, windpipe, collar bone, chest.
fn front() -> Vec<Op> {
    vec![
        // Sternomastoid: the sternal cord, then the clavicular one.
        add_folded(
            finer_tube(
                &[
                    [57.0, -8.0, -22.0, 5.0],
                    [52.5, -34.0, -16.0, 7.0],
                    [45.5, -68.0, -6.5, 8.2],
                    [34.5, -110.0, 3.0, 8.4],
                    [20.0, -150.0, 8.0, 7.4],
                    [8.0, -177.0, 6.5, 4.8],
                ],
                64,
            ),
            16.0,
            1.0,
        ),
        add(
            finer_tube(
                &[
                    [42.0, -52.0, -15.0, 4.0],
                    [46.0, -84.0, -11.0, 6.6],
                    [42.5, -120.0, -5.0, 7.2],
                    [33.0, -168.0, 1.0, 5.2],
                ],
                48,
            ),
            16.0,
        ),
        // Collar bone: its thick inner end, the bow forwards, the bow backwards.
        add(
            finer_tube(
                &[
                    [9.0, -181.0, 5.5, 7.4],
                    [24.0, -178.0, 8.0, 6.4],
                    [50.0, -174.0, 6.5, 5.6],
                    [90.0, -170.0, -7.0, 5.6],
                    [130.0, -171.0, -25.0, 6.0],
                    [168.0, -177.0, -37.0, 6.6],
                ],
                72,
            ),
            17.0,
        ),
        // The side of the neck behind the muscle, the hollow above the collar bone, and the notch above the breastbone.
        bump(At(52.0, -95.0, -38.0), [14.0, 24.0, 15.0], 2.4),
        bump(At(62.0, -152.0, -8.0), [24.0, 10.0, 15.0], -3.0),
        bump(At(0.0, -172.0, 14.0), [8.5, 8.0, 9.0], -4.6),
        // The windpipe, with the shield of the larynx.
        stroke(&[At(0.0, -104.0, 30.0), At(0.0, -135.0, 20.0), At(0.0, -166.0, 12.0)], 20.0, 1.2, 2.5, 0.35),
        bump(At(0.0, -118.0, 27.0), [8.0, 9.0, 9.0], 1.8),
        // Chest and the line of the breastbone.
        bump(At(75.0, -258.0, 48.0), [45.0, 28.0, 24.0], 4.6),
        bump(At(112.0, -198.0, 8.0), [26.0, 15.0, 20.0], -2.6),
        stroke(&[At(0.0, -190.0, 22.0), At(0.0, -230.0, 43.0), At(0.0, -300.0, 66.0)], 30.0, -1.8, 3.0, 0.35),
    ]
}

/// Trapezius, nape, seventh vertebra, deltoid and shoulder blade.
fn back() -> Vec<Op> {
    vec![
        // Upper trapezius.
        add(
            finer_tube(
                &[
                    [22.0, -64.0, -54.0, 7.0],
                    [40.0, -104.0, -56.0, 10.0],
                    [78.0, -140.0, -58.0, 15.0],
                    [130.0, -166.0, -54.0, 16.0],
                    [172.0, -182.0, -47.0, 15.0],
                ],
                96,
            ),
            26.0,
        ),
        // The furrow of the nape, the seventh vertebra, the furrow between the blades.
        stroke(&[At(0.0, -30.0, -78.0), At(0.0, -60.0, -74.0), At(0.0, -98.0, -79.0)], 24.0, -2.2, 3.0, 0.4),
        bump(At(0.0, -107.0, -82.0), [9.0, 8.0, 9.0], 3.0),
        stroke(&[At(0.0, -132.0, -96.0), At(0.0, -190.0, -114.0), At(0.0, -290.0, -126.0)], 46.0, -2.0, 2.5, 0.35),
        // Deltoid.
        add(ellipsoid([180.0, -226.0, -45.0], [46.0, 58.0, 50.0]), 40.0),
        // The spine of the blade, its inner edge, the hollow below the spine and that beside the inner edge.
        stroke(
            &[
                Inward(166.0, -172.0, -60.0),
                Inward(134.0, -176.0, -88.0),
                Inward(102.0, -183.0, -104.0),
                Inward(74.0, -190.0, -112.0),
            ],
            32.0,
            4.2,
            2.5,
            0.45,
        ),
        stroke(
            &[Inward(68.0, -164.0, -106.0), Inward(71.0, -198.0, -114.0), Inward(84.0, -256.0, -118.0)],
            40.0,
            2.0,
            2.5,
            0.45,
        ),
        bump(Inward(112.0, -216.0, -110.0), [26.0, 16.0, 20.0], -1.1),
    ]
}
