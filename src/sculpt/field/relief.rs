//! Fine relief drawn in front view: brow, lips and closed lids, as curves with a profile across them.
//!
//! A [`Relief`] holds the curves; its height says by how many millimetres the skin is lifted at a point of the
//! left half (x at least 0). The same curves are used by [`crate::sculpt::bust::tint`], so that colour and form cannot part.

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::field::smooth::{bell, rise};
use crate::sculpt::field::spline::{Curve, Spline};

/// A relief as written.
#[derive(Clone, Debug, Serialize)]
pub enum Relief {
    /// A soft ridge under the brow.
    Brow {
        /// Height of its crest over x.
        crest: Curve,
    },
    /// Both lips, the line between them, philtrum and chin groove.
    Lips {
        /// The line between the lips, the upper edge and the lower edge, over x.
        seam: Curve,
        /// The upper edge.
        upper: Curve,
        /// The lower edge.
        lower: Curve,
        /// Lift of the upper lip, from the seam (0) to its edge (1) and beyond.
        upper_profile: Curve,
        /// Lift of the lower lip, in the same way.
        lower_profile: Curve,
    },
    /// The closed upper lid on the lower one.
    Lids {
        /// The lash line over x.
        lash: Curve,
        /// The crease of the upper lid over x.
        crease: Curve,
    },
}

impl Relief {
    /// The ridge of the brow.
    #[must_use]
    pub fn brow() -> Self {
        let crest = [(0., 36.5), (10., 38.5), (22., 41.5), (35., 42.5), (47., 39.), (56., 32.), (62., 24.)];
        Self::Brow { crest: Curve::natural(&crest) }
    }

    /// The mouth, closed and at rest.
    #[must_use]
    pub fn lips() -> Self {
        let upper = [
            (0., 0.4),
            (0.1, 0.9),
            (0.3, 1.5),
            (0.55, 1.7),
            (0.8, 1.4),
            (1., 1.0),
            (1.25, 0.5),
            (1.8, 0.15),
            (2.6, 0.),
        ];
        let lower =
            [(0., 0.5), (0.1, 1.2), (0.3, 2.2), (0.55, 2.5), (0.8, 1.8), (1., 0.9), (1.3, 0.1), (1.8, -0.1), (2.6, 0.)];
        Self::Lips {
            seam: Curve::natural(&[(0., -46.5), (5., -46.2), (12., -46.1), (19., -45.9), (26., -44.8), (30., -43.9)]),
            upper: Curve::natural(&[(0., -38.8), (4.6, -37.2), (9., -38.2), (15., -40.6), (20., -42.6), (26., -44.8)]),
            lower: Curve::natural(&[(0., -57.), (6., -56.8), (12., -55.3), (18., -52.2), (22., -49.0), (26., -45.)]),
            upper_profile: Curve::level(&upper),
            lower_profile: Curve::level(&lower),
        }
    }

    /// The closed eye.
    #[must_use]
    pub fn lids() -> Self {
        let lash = [(15., 19.6), (18., 17.6), (23., 14.9), (31.4, 12.9), (39., 14.2), (44., 16.6), (48., 19.8)];
        let crease = [(14., 21.), (18., 25.), (23., 28.6), (31.4, 30.4), (40., 28.4), (45., 25.4), (49., 22.)];
        Self::Lids { lash: Curve::natural(&lash), crease: Curve::natural(&crease) }
    }

    /// The relief, solved for asking.
    pub(crate) fn solve(&self) -> Solved {
        match self {
            Self::Brow { crest } => Solved::Brow(crest.spline()),
            Self::Lips { seam, upper, lower, upper_profile, lower_profile } => Solved::Lips(Box::new(Lips {
                seam: seam.spline(),
                upper: upper.spline(),
                lower: lower.spline(),
                upper_profile: upper_profile.spline(),
                lower_profile: lower_profile.spline(),
            })),
            Self::Lids { lash, crease } => Solved::Lids(lash.spline(), crease.spline()),
        }
    }
}

/// A relief that can be asked for its height.
#[derive(Debug)]
pub(crate) enum Solved {
    Brow(Spline),
    Lips(Box<Lips>),
    Lids(Spline, Spline),
}

impl Solved {
    /// Millimetres by which the skin is lifted at `p` (x at least 0).
    pub(crate) fn height(&self, p: DVec3) -> f64 {
        match self {
            Self::Brow(crest) => brow(crest, p.x, p.y),
            Self::Lips(lips) => lips.height(p.x, p.y),
            Self::Lids(lash, crease) => lids(lash, crease, p.x, p.y),
        }
    }
}

fn brow(crest: &Spline, x: f64, y: f64) -> f64 {
    1.3 * bell((y - crest.held(x)) / 8.0) * (0.35 + 0.65 * rise(2.0, 12.0, x)) * (1.0 - rise(46.0, 62.0, x))
}

/// The curves of the mouth.
#[derive(Debug)]
pub(crate) struct Lips {
    pub(crate) seam: Spline,
    pub(crate) upper: Spline,
    pub(crate) lower: Spline,
    upper_profile: Spline,
    lower_profile: Spline,
}

impl Lips {
    fn height(&self, x: f64, y: f64) -> f64 {
        let held = x.min(26.0);
        let above = y - self.seam.value(x.min(30.0));
        let fade = (1.0 - 0.85 * rise(11.0, 25.5, x)) * (1.0 - rise(21.5, 26.5, x));
        let lip = if above > 0.0 {
            let tall = (self.upper.value(held) - self.seam.value(held)).max(1.6);
            self.upper_profile.held(above / tall)
        } else {
            let tall = (self.seam.value(held) - self.lower.value(held)).max(1.6);
            self.lower_profile.held(-above / tall)
        };
        // The line between the lips, and the corner it ends in.
        let groove = -1.6
            * (-(above * above + 0.25).sqrt() / (1.0 + 0.6 * fade)).exp()
            * (1.0 - 0.6 * rise(14.0, 23.0, x))
            * (1.0 - rise(21.5, 26.0, x));
        let corner = -0.9 * bell((x - 26.5) / 4.4) * bell(above / 4.6);
        // The philtrum with its two columns, and the groove above the chin.
        let philtrum = (0.35 * bell((x - 6.0) / 3.2) - 0.6 * bell(x / 3.6))
            * rise(-43.0, -33.0, y)
            * (1.0 - rise(-31.0, -25.0, y));
        let chin = -1.2 * bell((y + 63.5 - 0.010 * x * x) / 6.8) * bell(x / 19.0);
        lip * fade + groove + corner + philtrum + chin
    }
}

fn lids(lash: &Spline, crease: &Spline, x: f64, y: f64) -> f64 {
    let above = y - lash.held(x);
    let upper = rise(-0.9, 0.9, above) * 0.75 * bell(above / 3.2);
    let line = -0.85 * bell((above + 1.1) / 1.25);
    let lower = 0.35 * bell((above + 4.6) / 2.6);
    let fold = -0.5 * bell((y - crease.held(x)) / 2.2) * rise(13.0, 20.0, x) * (1.0 - rise(43.0, 50.0, x));
    (upper + line + lower) * rise(14.8, 19.0, x) * (1.0 - rise(43.0, 48.0, x)) + fold
}
