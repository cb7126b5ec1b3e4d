//! Neck, shoulders and upper chest: one loft for the silhouette, then sternomastoid, collar bone, trapezius and blade.
//!
//! Parameters only. Neck circumference 357 mm, breadth 112, depth 109; biacromial breadth about 390 mm; the spine of the
//! seventh neck vertebra at y = -107, the notch above the breastbone at y = -176 (means of ANSUR II and NIOSH).

use crate::sculpt::field::recipe::Anchor::At;
use crate::sculpt::field::recipe::{Op, Shape, add, add_folded, below, bump, ellipsoid, keep, loft, stroke, tube};

/// From the nape to the base in one loft: the half-width is the front silhouette.
pub(crate) fn column() -> Op {
    let sections = loft(&[
        //  y   front   back  half  widest  exponents: front, back
        [20.0, 20.0, -78.0, 52.0, -28.0, 2.1, 2.1],
        [-20.0, 30.0, -79.0, 55.0, -28.0, 2.1, 2.0],
        [-60.0, 40.0, -73.0, 52.0, -22.0, 2.1, 1.9],
        [-85.0, 37.0, -73.5, 50.5, -20.0, 2.1, 1.85],
        [-100.0, 31.0, -77.0, 51.0, -22.0, 2.05, 1.85],
        [-115.0, 25.0, -83.0, 54.0, -30.0, 1.95, 1.9],
        [-128.0, 20.0, -90.0, 66.0, -40.0, 1.7, 2.2],
        [-140.0, 15.0, -96.0, 86.0, -48.0, 1.55, 2.45],
        [-152.0, 11.0, -101.0, 112.0, -52.0, 1.5, 2.6],
        [-165.0, 9.0, -106.0, 142.0, -52.0, 1.55, 2.7],
        [-178.0, 11.0, -111.0, 170.0, -49.0, 1.75, 2.7],
        [-195.0, 23.0, -115.0, 192.0, -46.0, 2.0, 2.4],
        [-215.0, 36.0, -119.0, 206.0, -43.0, 2.2, 2.4],
        [-240.0, 50.0, -123.0, 214.0, -41.0, 2.3, 2.4],
        [-280.0, 64.0, -125.0, 216.0, -36.0, 2.4, 2.4],
        [-330.0, 70.0, -125.0, 216.0, -32.0, 2.4, 2.4],
    ]);
    add(Shape::Group(vec![add(sections, 0.0), keep(below([0.0, 20.0, 0.0], [0.0, 1.0, 0.0]), 20.0)]), 14.0)
}

/// Muscles and bones that show through the skin.
pub(crate) fn marks() -> Vec<Op> {
    vec![
        // Sternomastoid: the sternal cord, then the clavicular one.
        add_folded(
            tube(&[
                [57.0, -22.0, -20.0, 8.0],
                [49.0, -60.0, -8.0, 10.0],
                [35.5, -110.0, 3.0, 9.5],
                [20.0, -150.0, 8.0, 8.0],
                [7.0, -178.0, 6.0, 5.0],
            ]),
            14.0,
            1.0,
        ),
        add(tube(&[[50.0, -66.0, -12.0, 8.0], [44.0, -118.0, -6.0, 8.0], [34.0, -166.0, 0.0, 6.0]]), 14.0),
        // Collar bone.
        add(
            tube(&[
                [7.0, -180.0, 7.0, 7.0],
                [45.0, -174.0, 9.0, 6.0],
                [90.0, -169.0, -6.0, 6.0],
                [130.0, -170.0, -26.0, 6.0],
                [172.0, -178.0, -38.0, 6.0],
            ]),
            14.0,
        ),
        // Upper trapezius.
        add(
            tube(&[
                [22.0, -64.0, -54.0, 7.0],
                [40.0, -104.0, -56.0, 10.0],
                [78.0, -140.0, -58.0, 15.0],
                [130.0, -166.0, -54.0, 16.0],
                [172.0, -182.0, -47.0, 15.0],
            ]),
            24.0,
        ),
        // The hollow above the collar bone, and the notch above the breastbone.
        bump(At(60.0, -152.0, -8.0), [24.0, 9.0, 15.0], -3.5),
        bump(At(0.0, -172.0, 14.0), [7.0, 8.0, 8.0], -3.5),
        // The furrow of the nape, the seventh vertebra, the windpipe.
        stroke(&[At(0.0, -30.0, -78.0), At(0.0, -60.0, -74.0), At(0.0, -100.0, -79.0)], 22.0, -2.2, 3.0, 0.4),
        bump(At(0.0, -108.0, -83.0), [8.0, 8.0, 8.0], 1.5),
        bump(At(0.0, -120.0, 28.0), [8.0, 10.0, 8.0], 1.2),
        // Deltoid, the spine of the blade, the chest and the line of the breastbone.
        add(ellipsoid([180.0, -226.0, -45.0], [46.0, 58.0, 50.0]), 40.0),
        stroke(&[At(150.0, -182.0, -86.0), At(105.0, -202.0, -110.0), At(55.0, -224.0, -118.0)], 30.0, 4.0, 3.0, 0.35),
        bump(At(75.0, -258.0, 48.0), [45.0, 26.0, 24.0], 5.0),
        stroke(&[At(0.0, -185.0, 20.0), At(0.0, -230.0, 43.0), At(0.0, -300.0, 66.0)], 26.0, -2.4, 3.0, 0.3),
    ]
}
