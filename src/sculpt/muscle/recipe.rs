//! The words in which a muscle is written: fibres from origin to insertion, how deep they lie, how thick they are.
//!
//! A [`Muscle`] has one or more [`Sheet`]s (heads, bellies), each a fan or strap between guide fibres that are typed
//! from anatomy and landmarks. Left side only; the right one is its mirror image. Millimetres, in the axes of the bust.
//! This file knows no number of the body; they are in [`crate::sculpt::muscle::table`].

use glam::DVec3;
use serde::Serialize;

/// A knot of a guide fibre.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Knot {
    /// About there; it slides to its depth the shortest way.
    At(f64, f64, f64),
    /// On the skin seen from the front at (x, y), then down to its depth.
    Front(f64, f64),
}

/// How a sheet lies in the body.
#[derive(Clone, Copy, Debug, Serialize)]
pub enum Seat {
    /// Under the skin, its outer face at a depth that runs along the fibres: pairs of (part of the length, mm), rising.
    Under(&'static [(f64, f64)]),
    /// Just where its knots are: for what lies deep between bones.
    Free,
}

/// One belly or head: a surface across its guide fibres.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Sheet {
    /// Guide fibres side by side, each from origin to insertion.
    pub fibres: &'static [&'static [Knot]],
    /// How deep it lies.
    pub seat: Seat,
    /// Thickness at the middle of the belly, mm.
    pub thick: f64,
    /// Where between outer (0) and inner face (1) the thin edge lies: 1 is a flat back, a half a lens.
    pub edge: f64,
    /// How full the cross-section is: 0.5 an ellipse, less a sheet with steep edges.
    pub fullness: f64,
    /// Over what part of its length it thins out at origin and insertion.
    pub taper: [f64; 2],
    /// Over what part of its length it is tendon at origin and insertion.
    pub tendon: [f64; 2],
    /// Whether the fibres are rings.
    pub ring: bool,
}

/// One muscle of the atlas.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Muscle {
    /// Its id in the atlas.
    pub id: &'static str,
    /// 0 just under the skin to 3, the deepest: the atlas's layer less one.
    pub layer: u8,
    /// Its parts.
    pub sheets: &'static [Sheet],
}

/// A sheet that lies under the skin, with usual edges and ends.
pub(crate) const fn sheet(fibres: &'static [&'static [Knot]], depth: &'static [(f64, f64)], thick: f64) -> Sheet {
    Sheet {
        fibres,
        seat: Seat::Under(depth),
        thick,
        edge: 0.75,
        fullness: 0.4,
        taper: [0.2, 0.2],
        tendon: [0.1, 0.1],
        ring: false,
    }
}

impl Sheet {
    /// The same, lying just where its knots are.
    pub(crate) const fn free(self) -> Self {
        Self { seat: Seat::Free, ..self }
    }

    /// The same with its thin edge elsewhere and another fullness.
    pub(crate) const fn section(self, edge: f64, fullness: f64) -> Self {
        Self { edge, fullness, ..self }
    }

    /// The same with other ends.
    pub(crate) const fn ends(self, taper: [f64; 2], tendon: [f64; 2]) -> Self {
        Self { taper, tendon, ..self }
    }

    /// The same with ring fibres.
    pub(crate) const fn rings(self) -> Self {
        Self { ring: true, taper: [0.0; 2], tendon: [0.0; 2], ..self }
    }

    /// How deep the outer face lies at a part `t` of the length, where the seat says so.
    pub(crate) fn cover(&self, t: f64) -> Option<f64> {
        let Seat::Under(depths) = self.seat else { return None };
        let (mut last, mut depth) = (depths[0], depths[0].1);
        for next in depths {
            if next.0 > t {
                let part = (t - last.0) / (next.0 - last.0).max(1e-9);
                let eased = part * part * (3.0 - 2.0 * part);
                return Some(last.1 + (next.1 - last.1) * eased);
            }
            (last, depth) = (*next, next.1);
        }
        Some(depth)
    }

    /// How much of its thickness a sheet has at (across, along): 1 at the belly, 0 at the edges and tapering ends.
    pub(crate) fn fullness_at(&self, s: f64, t: f64) -> f64 {
        let across = (4.0 * s * (1.0 - s)).clamp(0.0, 1.0).powf(self.fullness);
        if self.ring { across } else { across * end(t, self.taper[0]) * end(1.0 - t, self.taper[1]) }
    }

    /// How much it is tendon at a part of its length: 0 flesh, 1 tendon.
    pub(crate) fn tendon_at(&self, t: f64) -> f64 {
        let share = |t: f64, length: f64| {
            if length > 0.0 { 1.0 - crate::sculpt::field::smooth::rise(0.3 * length, 1.3 * length, t) } else { 0.0 }
        };
        share(t, self.tendon[0]).max(share(1.0 - t, self.tendon[1]))
    }
}

/// The rounded rise of an end over a part of the length.
fn end(t: f64, taper: f64) -> f64 {
    if taper <= 0.0 {
        return 1.0;
    }
    let x = (t / taper).clamp(0.0, 1.0);
    (x * (2.0 - x)).powf(0.75)
}

impl Knot {
    /// The place as typed; what is seen from the front begins well before the face.
    pub(crate) fn typed(self) -> DVec3 {
        match self {
            Self::At(x, y, z) => DVec3::new(x, y, z),
            Self::Front(x, y) => DVec3::new(x, y, 135.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRAP: Sheet =
        sheet(&[&[Knot::At(0.0, 0.0, 0.0), Knot::At(0.0, 1.0, 0.0)]], &[(0.0, 2.0), (0.5, 6.0), (1.0, 6.0)], 4.0);

    #[test]
    fn the_depth_runs_between_its_pairs_and_stays_after_the_last() {
        assert_eq!([0.0, 0.25, 0.5, 1.0].map(|t| STRAP.cover(t)), [2.0, 4.0, 6.0, 6.0].map(Some));
        assert_eq!(STRAP.free().cover(0.5), None);
    }

    #[test]
    fn a_strap_is_thickest_at_its_belly_and_closed_at_edges_and_ends() {
        assert!((STRAP.fullness_at(0.5, 0.5) - 1.0).abs() < 1e-12);
        for (s, t) in [(0.0, 0.5), (1.0, 0.5), (0.5, 0.0), (0.5, 1.0)] {
            assert!(STRAP.fullness_at(s, t).abs() < 1e-9);
        }
        assert!(STRAP.tendon_at(0.0) > 0.99 && STRAP.tendon_at(0.5).abs() < 1e-9);
    }
}
