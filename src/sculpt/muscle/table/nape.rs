//! Nape and upper back, from trapezius down to the four short muscles under the skull. Parameters only.

use crate::sculpt::muscle::recipe::Knot::At;
use crate::sculpt::muscle::recipe::{Muscle, sheet};

/// From the inner third of the nuchal line and the nuchal ligament to the outer third of the collar bone and acromion.
pub(super) const UPPER_TRAPEZIUS: Muscle = Muscle {
    id: "upper_trapezius",
    layer: 0,
    sheets: &[sheet(
        &[
            &[At(23.0, -10.0, -86.0), At(36.0, -58.0, -64.0), At(62.0, -122.0, -48.0), At(121.0, -169.0, -25.0)],
            &[At(14.0, -8.0, -90.0), At(29.0, -64.0, -70.0), At(68.0, -130.0, -60.0), At(138.0, -171.0, -33.0)],
            &[At(3.0, -8.0, -92.0), At(20.0, -72.0, -74.0), At(68.0, -132.0, -74.0), At(153.0, -174.0, -41.0)],
            &[At(0.8, -50.0, -75.0), At(19.0, -92.0, -78.0), At(72.0, -138.0, -88.0), At(162.0, -176.0, -49.0)],
            &[At(0.8, -84.0, -77.0), At(26.0, -110.0, -86.0), At(82.0, -146.0, -97.0), At(163.0, -177.0, -57.0)],
            &[At(0.8, -106.0, -88.0), At(42.0, -130.0, -97.0), At(96.0, -160.0, -104.0), At(158.0, -178.0, -66.0)],
        ],
        &[(0.0, 2.2), (1.0, 2.4)],
        6.0,
    )
    .section(0.9, 0.3)
    .ends([0.5, 0.25], [0.1, 0.1])],
};

/// Middle trapezius to the spine of the shoulder blade, and under it the rhomboids to its inner border.
pub(super) const RHOMBOIDS_MIDTRAP: Muscle = Muscle {
    id: "rhomboids_midtrap",
    layer: 1,
    sheets: &[
        sheet(
            &[
                &[At(0.8, -107.0, -88.5), At(42.0, -131.5, -97.5), At(96.0, -161.5, -104.5), At(156.0, -179.5, -70.0)],
                &[
                    At(0.8, -134.0, -98.0),
                    At(48.0, -152.0, -108.0),
                    At(100.0, -176.0, -109.0),
                    At(144.0, -186.0, -87.0),
                ],
                &[
                    At(0.8, -168.0, -107.0),
                    At(45.0, -177.0, -114.0),
                    At(92.0, -190.0, -113.0),
                    At(126.0, -194.0, -98.0),
                ],
                &[
                    At(0.8, -208.0, -115.0),
                    At(40.0, -206.0, -120.0),
                    At(76.0, -207.0, -117.0),
                    At(104.0, -205.0, -107.0),
                ],
            ],
            &[(0.0, 2.4), (1.0, 2.6)],
            4.0,
        )
        .section(0.9, 0.3)
        .ends([0.2, 0.2], [0.11, 0.1]),
        sheet(
            &[
                &[At(2.0, -116.0, -90.0), At(36.0, -140.0, -103.0), At(70.0, -166.0, -108.0)],
                &[At(2.0, -160.0, -104.0), At(38.0, -188.0, -114.0), At(73.0, -212.0, -114.0)],
                &[At(2.0, -208.0, -112.0), At(38.0, -230.0, -118.0), At(75.0, -254.0, -116.0)],
            ],
            &[(0.0, 7.0), (1.0, 7.0)],
            4.0,
        )
        .section(0.9, 0.35)
        .ends([0.2, 0.2], [0.1, 0.1]),
    ],
};

/// From four side processes of the neck, twisting, to the upper corner of the shoulder blade.
pub(super) const LEVATOR_SCAPULAE: Muscle = Muscle {
    id: "levator_scapulae",
    layer: 1,
    sheets: &[sheet(
        &[
            &[
                At(40.0, -36.0, -15.0),
                At(49.0, -72.0, -26.0),
                At(57.0, -106.0, -48.0),
                At(71.0, -134.0, -82.0),
                At(80.0, -141.0, -112.0),
            ],
            &[
                At(38.0, -52.0, -20.0),
                At(47.0, -84.0, -35.0),
                At(54.0, -116.0, -62.0),
                At(68.0, -140.0, -89.0),
                At(77.0, -145.0, -115.0),
            ],
            &[
                At(35.0, -70.0, -24.0),
                At(43.0, -96.0, -43.0),
                At(51.0, -124.0, -74.0),
                At(64.0, -146.0, -95.0),
                At(74.0, -150.0, -117.0),
            ],
        ],
        &[(0.0, 14.0), (0.3, 8.0), (0.5, 6.5), (0.75, 7.0), (1.0, 5.0)],
        7.0,
    )
    .section(0.6, 0.5)
    .ends([0.35, 0.35], [0.12, 0.12])],
};

/// From the lower nuchal ligament and the spines to T3, up and out to mastoid and nuchal line.
pub(super) const SPLENIUS_CAPITIS: Muscle = Muscle {
    id: "splenius_capitis",
    layer: 1,
    sheets: &[sheet(
        &[
            &[At(2.0, -66.0, -68.0), At(20.0, -44.0, -68.0), At(40.0, -17.0, -66.0)],
            &[At(2.0, -92.0, -72.0), At(24.0, -60.0, -66.0), At(49.0, -20.0, -52.0)],
            &[At(2.0, -126.0, -90.0), At(27.0, -82.0, -70.0), At(55.0, -24.0, -36.0)],
            &[At(2.0, -158.0, -100.0), At(33.0, -100.0, -72.0), At(57.0, -30.0, -24.0)],
        ],
        &[(0.0, 5.5), (0.5, 5.0), (1.0, 4.5)],
        5.0,
    )
    .section(0.75, 0.4)
    .ends([0.35, 0.3], [0.14, 0.1])],
};

/// From the spines T3 to T6 to the side processes of the upper neck, winding round splenius capitis.
pub(super) const SPLENIUS_CERVICIS: Muscle = Muscle {
    id: "splenius_cervicis",
    layer: 2,
    sheets: &[sheet(
        &[
            &[At(3.0, -170.0, -100.0), At(26.0, -118.0, -81.0), At(40.0, -68.0, -48.0), At(38.0, -36.0, -19.0)],
            &[At(3.0, -200.0, -108.0), At(31.0, -132.0, -87.0), At(44.0, -86.0, -46.0), At(37.0, -48.0, -20.0)],
            &[At(3.0, -232.0, -112.0), At(36.0, -146.0, -94.0), At(46.0, -98.0, -52.0), At(35.0, -60.0, -24.0)],
        ],
        &[(0.0, 10.0), (0.5, 11.0), (1.0, 15.0)],
        4.0,
    )
    .section(0.7, 0.45)
    .ends([0.3, 0.3], [0.14, 0.14])],
};

/// The thickest muscle of the nape: upright beside the midline to the bone between the nuchal lines.
pub(super) const SEMISPINALIS_CAPITIS: Muscle = Muscle {
    id: "semispinalis_capitis",
    layer: 2,
    sheets: &[sheet(
        &[
            &[At(12.0, -222.0, -102.0), At(9.0, -130.0, -82.0), At(6.0, -66.0, -60.0), At(5.0, -17.0, -80.0)],
            &[At(22.0, -206.0, -100.0), At(19.0, -124.0, -76.0), At(17.0, -64.0, -59.0), At(15.0, -16.0, -77.0)],
            &[At(33.0, -190.0, -96.0), At(31.0, -118.0, -68.0), At(29.0, -62.0, -52.0), At(27.0, -18.0, -70.0)],
        ],
        &[(0.0, 14.0), (0.5, 11.0), (0.85, 10.0), (1.0, 8.0)],
        9.0,
    )
    .section(0.5, 0.4)
    .ends([0.4, 0.25], [0.16, 0.08])],
};

/// A thin strap outside semispinalis to the back of the mastoid.
pub(super) const LONGISSIMUS_CAPITIS: Muscle = Muscle {
    id: "longissimus_capitis",
    layer: 2,
    sheets: &[sheet(
        &[
            &[At(34.0, -192.0, -94.0), At(36.0, -122.0, -62.0), At(40.0, -72.0, -36.0), At(51.0, -24.0, -30.0)],
            &[At(44.0, -188.0, -92.0), At(43.0, -120.0, -56.0), At(44.0, -72.0, -30.0), At(54.0, -26.0, -22.0)],
        ],
        &[(0.0, 16.0), (0.5, 14.0), (1.0, 10.0)],
        3.5,
    )
    .section(0.6, 0.5)
    .ends([0.3, 0.3], [0.14, 0.12])],
};

/// From the spine of C2 up and out to the inferior nuchal line.
pub(super) const RCP_MAJOR: Muscle = Muscle {
    id: "rcp_major",
    layer: 3,
    sheets: &[sheet(
        &[
            &[At(3.0, -45.0, -50.0), At(12.0, -34.0, -53.0), At(20.0, -22.0, -58.0)],
            &[At(5.0, -50.0, -48.0), At(18.0, -37.0, -50.0), At(31.0, -24.0, -52.0)],
        ],
        &[],
        5.0,
    )
    .free()
    .section(0.5, 0.5)
    .ends([0.3, 0.3], [0.15, 0.1])],
};

/// From the back of C1 upright to the bone beside the midline.
pub(super) const RCP_MINOR: Muscle = Muscle {
    id: "rcp_minor",
    layer: 3,
    sheets: &[sheet(
        &[
            &[At(2.0, -34.0, -46.0), At(4.0, -26.0, -51.0), At(5.0, -17.0, -60.0)],
            &[At(5.0, -35.0, -45.0), At(10.0, -26.0, -50.0), At(14.0, -18.0, -58.0)],
        ],
        &[],
        4.0,
    )
    .free()
    .section(0.5, 0.5)
    .ends([0.3, 0.3], [0.15, 0.1])],
};

/// From the side process of C1 up, back and in to the bone between the nuchal lines.
pub(super) const OC_SUPERIOR: Muscle = Muscle {
    id: "oc_superior",
    layer: 3,
    sheets: &[sheet(
        &[
            &[At(37.0, -34.0, -17.0), At(36.0, -26.0, -34.0), At(29.0, -17.0, -53.0)],
            &[At(41.0, -32.0, -15.0), At(42.0, -23.0, -34.0), At(37.0, -15.0, -51.0)],
        ],
        &[],
        5.0,
    )
    .free()
    .section(0.5, 0.5)
    .ends([0.3, 0.3], [0.15, 0.1])],
};

/// From the spine of C2 outwards and forwards to the side process of C1.
pub(super) const OC_INFERIOR: Muscle = Muscle {
    id: "oc_inferior",
    layer: 3,
    sheets: &[sheet(
        &[
            &[At(4.0, -47.0, -50.0), At(22.0, -41.0, -40.0), At(38.0, -33.0, -18.0)],
            &[At(4.0, -53.0, -49.0), At(23.0, -49.0, -38.0), At(39.0, -37.0, -16.0)],
        ],
        &[],
        6.0,
    )
    .free()
    .section(0.5, 0.5)
    .ends([0.3, 0.3], [0.15, 0.12])],
};
