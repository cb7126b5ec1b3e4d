//! The muscles of chewing. Parameters only.

use crate::sculpt::muscle::recipe::Knot::At;
use crate::sculpt::muscle::recipe::{Muscle, sheet};

/// From the front two-thirds of the cheek arch down and back to the angle.
pub(super) const MASSETER_SUP: Muscle = Muscle {
    id: "masseter_sup",
    layer: 1,
    sheets: &[sheet(
        &[
            &[At(47.0, -15.0, 65.0), At(50.0, -36.0, 53.0), At(49.0, -62.0, 37.0)],
            &[At(56.0, -9.0, 53.0), At(56.0, -34.0, 40.0), At(53.0, -65.0, 21.0)],
            &[At(65.0, -6.0, 29.0), At(61.0, -30.0, 18.0), At(55.0, -58.0, 4.0)],
        ],
        &[(0.0, 3.4), (0.4, 2.2), (1.0, 2.4)],
        8.5,
    )
    .section(0.85, 0.33)
    .ends([0.25, 0.25], [0.2, 0.08])],
};

/// From the back of the arch straight down to the upper ramus; seen behind the superficial one.
pub(super) const MASSETER_DEEP: Muscle = Muscle {
    id: "masseter_deep",
    layer: 2,
    sheets: &[sheet(
        &[
            &[At(64.0, -6.0, 30.0), At(60.0, -22.0, 26.0), At(57.0, -40.0, 22.0)],
            &[At(67.0, -6.0, 22.0), At(62.0, -22.0, 18.0), At(58.0, -39.0, 15.0)],
            &[At(68.0, -6.0, 13.0), At(63.0, -20.0, 11.0), At(58.0, -36.0, 9.0)],
        ],
        &[(0.0, 4.5), (0.4, 4.0), (1.0, 6.0)],
        5.0,
    )
    .section(0.85, 0.4)
    .ends([0.25, 0.3], [0.15, 0.1])],
};

/// A fan from the temporal fossa, under the cheek arch, to the coronoid process.
pub(super) const TEMPORALIS: Muscle = Muscle {
    id: "temporalis",
    layer: 1,
    sheets: &[sheet(
        &[
            &[At(51.0, 57.0, 60.0), At(55.0, 34.0, 60.0), At(55.0, 8.0, 51.0), At(50.0, -18.0, 45.0)],
            &[At(60.0, 79.0, 37.0), At(62.0, 50.0, 44.0), At(58.0, 12.0, 47.0), At(50.5, -18.0, 43.0)],
            &[At(66.0, 89.0, 4.0), At(70.0, 56.0, 22.0), At(62.0, 13.0, 41.0), At(51.0, -18.0, 41.0)],
            &[At(70.0, 81.0, -29.0), At(74.0, 46.0, 0.0), At(65.0, 13.0, 34.0), At(51.0, -17.0, 39.0)],
            &[At(72.0, 57.0, -49.0), At(75.0, 32.0, -14.0), At(67.0, 12.0, 28.0), At(51.0, -16.0, 37.0)],
            &[At(73.0, 33.0, -46.0), At(74.0, 21.0, -14.0), At(67.0, 10.0, 23.0), At(51.0, -15.0, 35.0)],
        ],
        &[(0.0, 2.6), (0.55, 2.6), (0.75, 6.0), (0.86, 10.0), (1.0, 13.0)],
        6.0,
    )
    .section(0.8, 0.4)
    .ends([0.3, 0.2], [0.05, 0.3])],
};

/// Inside the jaw: the mirror of masseter.
pub(super) const MEDIAL_PTERYGOID: Muscle = Muscle {
    id: "medial_pterygoid",
    layer: 3,
    sheets: &[sheet(
        &[
            &[At(18.0, -18.0, 33.0), At(30.0, -36.0, 23.0), At(42.0, -50.0, 10.0)],
            &[At(20.0, -24.0, 40.0), At(32.0, -42.0, 29.0), At(43.5, -57.0, 15.0)],
            &[At(23.0, -28.0, 46.0), At(34.0, -48.0, 36.0), At(43.5, -63.0, 22.0)],
        ],
        &[],
        8.0,
    )
    .free()
    .section(0.5, 0.5)
    .ends([0.25, 0.25], [0.1, 0.1])],
};

/// Two heads from the sphenoid, back and out to the neck of the jaw's condyle.
pub(super) const LATERAL_PTERYGOID: Muscle = Muscle {
    id: "lateral_pterygoid",
    layer: 3,
    sheets: &[
        sheet(
            &[
                &[At(31.0, 2.0, 43.0), At(41.0, -2.0, 28.0), At(50.0, -6.0, 12.0)],
                &[At(29.0, -6.0, 45.0), At(40.0, -7.0, 28.5), At(50.0, -8.0, 12.0)],
            ],
            &[],
            6.0,
        )
        .free()
        .section(0.5, 0.5)
        .ends([0.2, 0.3], [0.08, 0.15]),
        sheet(
            &[
                &[At(25.0, -10.0, 46.0), At(38.0, -10.5, 29.0), At(49.5, -10.0, 12.0)],
                &[At(21.0, -22.0, 44.0), At(36.0, -18.0, 28.0), At(49.0, -13.0, 11.0)],
            ],
            &[],
            8.0,
        )
        .free()
        .section(0.5, 0.5)
        .ends([0.2, 0.3], [0.08, 0.15]),
    ],
};
