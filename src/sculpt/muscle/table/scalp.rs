//! The scalp: frontalis, galea, occipitalis, and the thin fan above the ear. Parameters only.

use crate::sculpt::muscle::recipe::Knot::{At, Front};
use crate::sculpt::muscle::recipe::{Muscle, sheet};

/// From the galea down to the brows; between the two bellies a V opens upwards.
pub(super) const FRONTALIS: Muscle = Muscle {
    id: "frontalis",
    layer: 0,
    sheets: &[sheet(
        &[
            &[Front(14.0, 93.0), Front(8.5, 68.0), Front(4.0, 37.0)],
            &[Front(26.0, 99.0), Front(23.0, 70.0), Front(19.0, 36.5)],
            &[Front(38.0, 97.0), Front(37.0, 70.0), Front(35.0, 37.5)],
            &[Front(49.5, 87.0), Front(51.0, 66.0), Front(50.0, 35.0)],
        ],
        &[(0.0, 1.5), (1.0, 1.5)],
        2.2,
    )
    .section(1.0, 0.3)
    .ends([0.25, 0.12], [0.14, 0.0])],
};

/// From the nuchal line up to the galea.
pub(super) const OCCIPITALIS: Muscle = Muscle {
    id: "occipitalis",
    layer: 0,
    sheets: &[sheet(
        &[
            &[At(21.0, -7.0, -89.0), At(19.0, 12.0, -97.0), At(18.0, 29.0, -99.0)],
            &[At(36.0, -9.0, -80.0), At(35.0, 12.0, -88.0), At(34.0, 32.0, -91.0)],
            &[At(50.0, -12.0, -66.0), At(49.0, 11.0, -74.0), At(47.0, 32.0, -79.0)],
            &[At(60.0, -13.0, -48.0), At(60.0, 8.0, -58.0), At(58.0, 27.0, -66.0)],
        ],
        &[(0.0, 1.5), (1.0, 1.5)],
        2.4,
    )
    .section(1.0, 0.3)
    .ends([0.2, 0.25], [0.06, 0.14])],
};

/// A cap of tendon from one to the other; its side edge thins out above the temple.
pub(super) const GALEA: Muscle = Muscle {
    id: "galea",
    layer: 0,
    sheets: &[sheet(
        &[
            &[
                Front(-3.0, 76.0),
                At(-3.0, 119.0, 44.0),
                At(-3.0, 131.0, -8.0),
                At(-3.0, 116.0, -60.0),
                At(-3.0, 70.0, -97.0),
                At(-3.0, 24.0, -101.0),
            ],
            &[
                Front(16.0, 90.0),
                At(17.0, 119.0, 40.0),
                At(19.0, 129.0, -8.0),
                At(19.0, 113.0, -58.0),
                At(18.0, 70.0, -94.0),
                At(18.0, 26.0, -99.0),
            ],
            &[
                Front(36.0, 93.0),
                At(42.0, 111.0, 32.0),
                At(46.0, 119.0, -8.0),
                At(44.0, 104.0, -52.0),
                At(37.0, 68.0, -84.0),
                At(34.0, 29.0, -91.0),
            ],
            &[
                Front(49.0, 84.0),
                At(58.0, 94.0, 30.0),
                At(62.0, 102.0, -8.0),
                At(60.0, 90.0, -46.0),
                At(54.0, 60.0, -69.0),
                At(52.0, 28.0, -76.0),
            ],
        ],
        &[(0.0, 1.9), (1.0, 1.9)],
        1.0,
    )
    .section(1.0, 0.2)
    .ends([0.05, 0.05], [1.0, 1.0])],
};

/// A thin fan from above the ear to the galea, and the two small straps that draw the ear forwards and back.
pub(super) const TEMPOROPARIETALIS: Muscle = Muscle {
    id: "temporoparietalis",
    layer: 0,
    sheets: &[
        sheet(
            &[
                &[At(71.0, 36.0, 9.0), At(71.0, 54.0, 21.0), At(66.0, 75.0, 31.0)],
                &[At(73.0, 37.0, 1.0), At(73.0, 59.0, 5.0), At(68.0, 85.0, 8.0)],
                &[At(74.0, 37.0, -9.0), At(74.0, 59.0, -13.0), At(68.0, 85.0, -17.0)],
                &[At(73.0, 34.0, -18.0), At(73.0, 52.0, -29.0), At(66.0, 74.0, -41.0)],
            ],
            &[(0.0, 1.4), (1.0, 1.4)],
            1.1,
        )
        .section(1.0, 0.3)
        .ends([0.3, 0.5], [0.08, 0.14]),
        sheet(
            &[
                &[At(68.0, 27.0, 34.0), At(71.0, 27.0, 20.0), At(73.0, 24.0, 8.0)],
                &[At(67.0, 20.0, 33.0), At(70.0, 20.0, 20.0), At(72.0, 18.0, 9.0)],
            ],
            &[(0.0, 1.4), (1.0, 1.4)],
            1.2,
        )
        .ends([0.4, 0.3], [0.25, 0.25]),
        sheet(
            &[
                &[At(65.0, 4.0, -46.0), At(68.0, 6.0, -34.0), At(70.0, 7.0, -24.0)],
                &[At(63.0, -5.0, -46.0), At(66.0, -4.0, -35.0), At(68.0, -3.0, -25.0)],
            ],
            &[(0.0, 1.6), (1.0, 1.6)],
            1.6,
        )
        .ends([0.3, 0.3], [0.2, 0.2]),
    ],
};
