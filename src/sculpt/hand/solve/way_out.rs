//! The way out of each pose: the nearest to the skin's normal on which the hand passes through nothing.
//!
//! A hand that wraps the nape cannot leave straight back, its thumb would go through the neck. In come the poses of a
//! place, out comes a direction for each; along a path neighbours go out alike.

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::leave::leaving;
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;

/// Directions looked at, all round.
const DIRECTIONS: usize = 90;
/// Parts of the way at which the hand is felt for.
const PARTS: [f64; 7] = [0.03, 0.07, 0.13, 0.22, 0.35, 0.55, 0.8];
/// Cost of going out askew, and of going out otherwise than the neighbour, against a millimetre of flesh.
const ASKEW: f64 = 1.5;
const UNLIKE: f64 = 6.0;

/// The way out for each pose.
pub(super) fn ways_out(feel: &Feel, bust: &Lattice, grip: Grip, poses: &[Solved]) -> Vec<DVec3> {
    let mut ways: Vec<DVec3> = Vec::with_capacity(poses.len());
    for solved in poses {
        let (normal, before) = (solved.spot.normal, ways.last().copied());
        let cost = |way: DVec3| {
            let unlike = before.map_or(0.0, |before| UNLIKE * (1.0 - way.dot(before)));
            flesh(feel, bust, grip, &solved.pose, way) + ASKEW * (1.0 - way.dot(normal)) + unlike
        };
        let all = std::iter::once(normal).chain((0..DIRECTIONS).map(direction)).filter(|way| way.dot(normal) > 0.15);
        let best = all.map(|way| (cost(way), way)).min_by(|a, b| a.0.total_cmp(&b.0));
        ways.push(best.map_or(normal, |(_, way)| way));
    }
    ways
}

/// How deep the flesh is passed through on a way, millimetres in all.
fn flesh(feel: &Feel, bust: &Lattice, grip: Grip, pose: &HandPose, way: DVec3) -> f64 {
    let at = |part: f64| {
        let bones = leaving(pose, grip, &feel.touches, way, part, 0.0).bones();
        let deepest = feel.samples.iter().enumerate().map(|(bone, mine)| {
            let (middle, radius) = feel.bounds[bone];
            if bust.distance(bones[bone].transform_point3(middle)) > radius {
                return 0.0;
            }
            mine.iter().map(|s| -bust.distance(s.posed(&bones, bone))).fold(0.0, f64::max)
        });
        deepest.sum::<f64>()
    };
    PARTS.iter().map(|part| at(*part)).sum()
}

/// One of [`DIRECTIONS`] ways evenly all round.
fn direction(i: usize) -> DVec3 {
    let height = 1.0 - 2.0 * (fraction(i, 1) + 0.5) / fraction(DIRECTIONS, 1);
    let (sin, cos) = (fraction(i, 1) * 2.399_963).sin_cos();
    let flat = (1.0 - height * height).sqrt();
    DVec3::new(flat * cos, height, flat * sin)
}
