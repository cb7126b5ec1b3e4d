//! The way out of each pose: the nearest to the skin's normal on which the hand passes through nothing.
//!
//! A hand that wraps the nape cannot leave straight back, its thumb would go through the neck. In come the poses of a
//! place, out comes a direction for each; along a path neighbours go out alike.

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::leave::leaving;
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::skin::{Sample, moves};
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;

/// Directions looked at, all round.
const DIRECTIONS: usize = 120;
/// The least part of a way that leads straight out; fingers behind the ear go down first.
const LEAST_OUT: [f64; 2] = [0.15, -0.3];
/// How many of the best are gone with the whole skin of the hand: more about an ear, which is thin.
const KEPT: [usize; 2] = [16, 120];
/// Parts of the way at which the hand is felt for.
const PARTS: [f64; 9] = [0.03, 0.07, 0.13, 0.2, 0.28, 0.38, 0.5, 0.65, 0.85];
/// Cost of going out askew, and of going out otherwise than the neighbour, against a millimetre of flesh.
const ASKEW: f64 = 1.5;
const UNLIKE: f64 = 6.0;

/// The way out for each pose.
pub(super) fn ways_out(feel: &Feel, skin: &[Sample], bust: &Lattice, grip: Grip, poses: &[Solved]) -> Vec<DVec3> {
    let hand = (grip, slack(grip, poses));
    let least = LEAST_OUT[usize::from(grip == Grip::EarHold)];
    let mut ways: Vec<DVec3> = Vec::with_capacity(poses.len());
    for solved in poses {
        let (normal, before) = (solved.spot.normal, ways.last().copied());
        let odd = |way: DVec3| {
            let unlike = before.map_or(0.0, |before| UNLIKE * (1.0 - way.dot(before)));
            ASKEW * (1.0 - way.dot(normal)) + unlike
        };
        let cost = |way: DVec3| flesh(feel, bust, hand, &solved.pose, [normal, way]) + odd(way);
        let exact = |way: DVec3| deepest(feel, skin, bust, hand, &solved.pose, [normal, way]) + odd(way);
        let all = std::iter::once(normal).chain((0..DIRECTIONS).map(direction)).filter(|way| way.dot(normal) > least);
        let mut all: Vec<(f64, DVec3)> = all.map(|way| (cost(way), way)).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        let best = all
            .into_iter()
            .take(KEPT[usize::from(grip == Grip::EarHold)])
            .map(|(_, way)| (exact(way), way))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        ways.push(best.map_or(normal, |(_, way)| way));
    }
    ways
}

/// How far a hand has let go on its way: one that kneads comes open.
fn slack(grip: Grip, poses: &[Solved]) -> f64 {
    if grip == Grip::Pinch && poses.len() > 1 { 1.0 } else { 0.0 }
}

/// How deep the flesh is passed through on a way, millimetres in all.
fn flesh(feel: &Feel, bust: &Lattice, (grip, slack): (Grip, f64), pose: &HandPose, ways: [DVec3; 2]) -> f64 {
    let at = |part: f64| {
        let bones = leaving(pose, grip, &feel.touches, ways, part, slack).bones();
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

/// How deep the skin of the hand is at its deepest at each part of a way, in all, millimetres.
fn deepest(
    feel: &Feel,
    skin: &[Sample],
    bust: &Lattice,
    (grip, slack): (Grip, f64),
    pose: &HandPose,
    ways: [DVec3; 2],
) -> f64 {
    let at = |part: f64| {
        let left = leaving(pose, grip, &feel.touches, ways, part, slack);
        let palm = left.palm();
        let moves = moves(&left.angles).map(|bone| palm * bone);
        let felt = skin.iter().filter(|sample| sample.bone != Bone::Forearm);
        felt.map(|sample| -bust.distance(sample.pull.blend(&moves).transform_point3(sample.at))).fold(0.0, f64::max)
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
