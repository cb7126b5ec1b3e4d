//! The little colour that a plaster face keeps: lips, brows and lash line, three tenths of a portrait's, mostly darkness.
//!
//! In comes a place on the skin (mm), out comes what the stone's own colour is multiplied by. It follows the curves of
//! [`crate::sculpt::field::relief`].

use glam::DVec3;

use crate::sculpt::field::relief::{Relief, Solved};
use crate::sculpt::field::smooth::{bell, rise};
use crate::sculpt::field::spline::{Curve, Spline};

/// How much of a portrait's tint is kept.
const SHARE: f64 = 0.30;
/// The lash line keeps more: without it closed lids lose their edge on stone.
const LASH_SHARE: f64 = 0.55;

/// The curves along which the face is tinted.
#[derive(Debug)]
pub(crate) struct Tint {
    lips: Solved,
    lids: Solved,
    brow: Spline,
    brow_width: Spline,
}

impl Tint {
    pub(crate) fn new() -> Self {
        let brow = [(10., 39.0), (16., 41.0), (26., 43.6), (38., 44.4), (48., 41.2), (54., 36.6)];
        let width = [(10., 2.0), (16., 2.9), (30., 2.7), (44., 2.0), (54., 1.)];
        Self {
            lips: Relief::lips().solve(),
            lids: Relief::lids().solve(),
            brow: Curve::natural(&brow).spline(),
            brow_width: Curve::natural(&width).spline(),
        }
    }

    /// Red, green and blue by which the stone is multiplied at `p`.
    pub(crate) fn at(&self, p: DVec3) -> [f64; 3] {
        let (x, y, z) = (p.x.abs(), p.y, p.z);
        // A portrait's lips, lashes and brows against its own skin.
        let parts = [
            (self.lips(x, y, z), SHARE, [0.85, 0.64, 0.67]),
            (self.lashes(x, y, z), LASH_SHARE, [0.22, 0.18, 0.18]),
            (self.brow(x, y, z), SHARE, [0.40, 0.35, 0.32]),
        ];
        let mut out = [1.0; 3];
        for (cover, share, colour) in parts {
            let grey = (colour[0] + colour[1] + colour[2]) / 3.0;
            for (slot, own) in out.iter_mut().zip(colour) {
                let kept = 0.65 * grey + 0.35 * own;
                *slot *= 1.0 - cover * share * (1.0 - kept);
            }
        }
        out
    }

    fn lips(&self, x: f64, y: f64, z: f64) -> f64 {
        let Solved::Lips(lips) = &self.lips else { return 0.0 };
        if z < 60.0 {
            return 0.0;
        }
        let held = x.min(26.0);
        rise(0.0, 1.6, lips.upper.value(held) + 0.4 - y)
            * rise(0.0, 1.8, y - lips.lower.value(held))
            * (1.0 - rise(23.5, 26.5, x))
    }

    fn lashes(&self, x: f64, y: f64, z: f64) -> f64 {
        let Solved::Lids(lash, _) = &self.lids else { return 0.0 };
        if z < 50.0 {
            return 0.0;
        }
        bell((y - lash.held(x) + 0.5) / 0.9) * rise(15.0, 19.0, x) * (1.0 - rise(46.0, 49.0, x))
    }

    fn brow(&self, x: f64, y: f64, z: f64) -> f64 {
        if z < 40.0 {
            return 0.0;
        }
        let away = (y - self.brow.held(x)) / self.brow_width.held(x);
        bell(away) * rise(8.0, 13.0, x) * (1.0 - rise(48.0, 56.0, x))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lips_lashes_and_brows_are_tinted_and_never_brighter() {
        let tint = Tint::new();
        let plain = |p: DVec3| tint.at(p).iter().all(|c| c.to_bits() == 1.0f64.to_bits());
        assert!(plain(DVec3::new(0.0, 100.0, 70.0)) && plain(DVec3::new(70.0, -20.0, 0.0)));
        let lip = tint.at(DVec3::new(5.0, -51.0, 95.0));
        assert!(lip[0] < 1.0 && lip[1] < lip[0] && lip[1] > 0.8);
        let brow = tint.at(DVec3::new(30.0, 44.0, 88.0));
        assert!(brow.iter().all(|c| (0.7..0.9).contains(c)));
    }
}
