//! The face: the ring of the eye, the two frown muscles, the large muscle of the smile. Parameters only.

use crate::sculpt::muscle::recipe::Knot::{At, Front};
use crate::sculpt::muscle::recipe::{Muscle, sheet};

/// Rings from the lash line of the closed lids to beyond the rim of the orbit, each from the inner corner over the top.
pub(super) const ORBICULARIS_OCULI: Muscle = Muscle {
    id: "orbicularis_oculi",
    layer: 0,
    sheets: &[sheet(
        &[
            &[
                Front(16.0, 18.6),
                Front(18.4, 17.42),
                Front(23.7, 14.67),
                Front(31.5, 13.02),
                Front(39.2, 14.37),
                Front(44.6, 17.17),
                Front(46.6, 18.8),
                Front(44.6, 16.93),
                Front(39.2, 14.13),
                Front(31.5, 12.78),
                Front(23.7, 14.43),
                Front(18.4, 17.18),
            ],
            &[
                Front(12.0, 19.0),
                Front(15.0, 25.0),
                Front(22.0, 29.5),
                Front(32.0, 31.0),
                Front(42.0, 29.5),
                Front(49.0, 25.0),
                Front(51.5, 18.5),
                Front(48.5, 12.0),
                Front(41.5, 8.0),
                Front(32.0, 6.6),
                Front(22.0, 8.0),
                Front(15.0, 12.6),
            ],
            &[
                Front(8.5, 20.0),
                Front(11.0, 29.0),
                Front(19.5, 35.0),
                Front(32.5, 37.5),
                Front(45.0, 35.5),
                Front(53.5, 29.0),
                At(56.8, 20.0, 57.0),
                Front(53.5, 9.5),
                Front(45.5, 3.4),
                Front(32.5, 1.0),
                Front(20.0, 3.2),
                Front(11.5, 10.0),
            ],
            &[
                Front(6.0, 20.0),
                Front(8.0, 31.0),
                Front(17.5, 39.5),
                Front(33.0, 43.0),
                Front(48.0, 40.5),
                At(57.0, 32.0, 58.0),
                At(61.0, 20.0, 50.0),
                At(58.0, 7.0, 55.0),
                Front(48.5, -1.0),
                Front(33.0, -4.5),
                Front(18.5, -1.5),
                Front(9.5, 7.5),
            ],
        ],
        &[(0.0, 1.35), (1.0, 1.35)],
        1.7,
    )
    .section(1.0, 0.25)
    .rings()],
};

/// From the nasal bone to the skin between the brows.
pub(super) const PROCERUS: Muscle = Muscle {
    id: "procerus",
    layer: 0,
    sheets: &[sheet(
        &[
            &[Front(-2.0, 8.0), Front(-2.0, 25.0), Front(-2.0, 45.0)],
            &[Front(5.5, 10.0), Front(5.4, 25.0), Front(9.0, 43.0)],
        ],
        &[(0.0, 1.5), (1.0, 1.5)],
        1.8,
    )
    .section(0.8, 0.4)
    .section(0.8, 0.4)
    .ends([0.3, 0.3], [0.12, 0.02])],
};

/// From the inner end of the brow ridge up and out, under frontalis and the ring of the eye.
pub(super) const CORRUGATOR: Muscle = Muscle {
    id: "corrugator",
    layer: 0,
    sheets: &[sheet(
        &[
            &[Front(7.0, 33.5), Front(18.0, 38.0), Front(31.0, 45.0)],
            &[Front(7.0, 38.0), Front(18.0, 43.5), Front(30.0, 50.0)],
        ],
        &[(0.0, 3.6), (1.0, 2.6)],
        2.6,
    )
    .section(0.6, 0.5)
    .ends([0.3, 0.5], [0.12, 0.1])],
};

/// From the cheekbone to the corner of the mouth.
pub(super) const ZYGOMATICUS_MAJOR: Muscle = Muscle {
    id: "zygomaticus_major",
    layer: 0,
    sheets: &[sheet(
        &[
            &[Front(50.0, -4.0), Front(41.0, -23.0), Front(27.0, -44.0)],
            &[At(54.5, -6.0, 57.0), Front(44.0, -26.0), Front(28.2, -46.0)],
            &[At(57.0, -10.0, 53.0), Front(46.5, -30.0), Front(29.0, -48.0)],
        ],
        &[(0.0, 2.2), (0.5, 1.6), (1.0, 1.6)],
        3.2,
    )
    .section(0.65, 0.5)
    .ends([0.25, 0.35], [0.12, 0.12])],
};
