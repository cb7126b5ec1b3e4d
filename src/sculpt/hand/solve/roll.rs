//! How a hand rolls as its pads go round a place: with the large forms beneath it, not with every bend at the pad.
//!
//! In come the poses of a place, out come two curvatures for each: of the form that the whole hand follows when the pads
//! move up and down (or along a path), and across. A hand that only shifted would sink its other fingers into a round
//! head; one that tilted with the skin under the pad would swing about.

use glam::DVec3;

use crate::sculpt::hand::poses::rolled;
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;

/// Curvatures looked at, in parts of a millimetre: flat, then ever rounder.
const CURVATURES: [f64; 7] = [0.0, 0.004, 0.008, 0.012, 0.016, 0.022, 0.030];
/// How far the pads go, millimetres.
const REACH: f64 = 7.0;

/// The curvatures for each pose.
pub(super) fn rolls(feel: &Feel, bust: &Lattice, poses: &[Solved]) -> Vec<[f64; 2]> {
    let roll = |solved: &Solved| {
        let normal = solved.spot.normal;
        let along = way_along(solved);
        let across = normal.cross(along);
        [along, across].map(|way| {
            let cost = |curvature: f64| -> f64 {
                [-REACH, -0.5 * REACH, 0.5 * REACH, REACH]
                    .iter()
                    .map(|far| flesh(feel, bust, solved, way * *far, curvature))
                    .sum()
            };
            let all = CURVATURES.iter().map(|curvature| (cost(*curvature), *curvature));
            all.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(0.0, |(_, curvature)| curvature)
        })
    };
    poses.iter().map(roll).collect()
}

/// Along the path, or up in the skin.
fn way_along(solved: &Solved) -> DVec3 {
    let normal = solved.spot.normal;
    let flat = solved.stroke.unwrap_or(DVec3::Y).reject_from_normalized(normal);
    flat.normalize_or(DVec3::Z.reject_from_normalized(normal).normalize_or(DVec3::X))
}

/// How much flesh sinks in when the pads have gone by `gone`.
fn flesh(feel: &Feel, bust: &Lattice, solved: &Solved, gone: DVec3, curvature: f64) -> f64 {
    let (at, normal) = (solved.spot.at, solved.spot.normal);
    let shift = bust.project(at + gone) - bust.project(at);
    let bones = rolled(&solved.pose, at, shift, normal.cross(gone) * curvature).bones();
    let deepest = feel.samples.iter().enumerate().map(|(bone, mine)| {
        let (middle, radius) = feel.bounds[bone];
        if bust.distance(bones[bone].transform_point3(middle)) > radius + 2.0 {
            return 0.0;
        }
        let over = |p: DVec3, allow: f64| (-bust.distance(p) - allow).max(0.0);
        mine.iter().map(|s| over(bones[bone].transform_point3(s.at), s.allow)).fold(0.0, f64::max)
    });
    deepest.sum()
}
