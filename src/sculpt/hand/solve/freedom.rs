//! How much of a full circle a hand goes before it would be in the way of itself.
//!
//! A hand that wraps the nape, or has an ear beside it, cannot go 7 mm either way as a fingertip can. In come a placed
//! hand with the poses round its spot, out comes the part of a full circle in which nothing sinks in.

use glam::DVec3;

use crate::sculpt::hand::poses::{CIRCLE, Placed, circle_axes};
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;

/// Parts of a circle looked at.
const PARTS: [f64; 6] = [1.0, 0.8, 0.6, 0.45, 0.3, 0.15];
/// How much deeper than allowed the skin may be on the way, millimetres.
const MARGIN: f64 = 0.5;
/// Directions looked at.
const DIRECTIONS: u32 = 8;

/// The part of a full circle that the first pose of `placed` has; 1 along a path, whose line is its own circle.
pub(super) fn freedom(feel: &Feel, bust: &Lattice, placed: &Placed, solved: &Solved) -> f64 {
    if placed.steps.len() > 1 {
        return 1.0;
    }
    let allowed = too_deep(feel, bust, &solved.pose) + MARGIN;
    let axes = circle_axes(solved.spot.normal);
    let fits = |part: f64| {
        (0..DIRECTIONS).all(|i| {
            let (sin, cos) = (f64::from(i) / f64::from(DIRECTIONS) * std::f64::consts::TAU).sin_cos();
            let way: DVec3 = (axes[0] * cos + axes[1] * sin) * (part * CIRCLE);
            let mut pose = placed.moved(&solved.pose, [part * cos, part * sin], &feel.touches);
            pose.origin += bust.project(solved.spot.at + way) - bust.project(solved.spot.at);
            too_deep(feel, bust, &pose) < allowed
        })
    };
    PARTS.into_iter().find(|part| fits(*part)).unwrap_or(0.0)
}

/// How much deeper than allowed the deepest point of the skin is, 0 if none is.
fn too_deep(feel: &Feel, bust: &Lattice, pose: &HandPose) -> f64 {
    let bones = pose.bones();
    let deepest = feel.samples.iter().enumerate().map(|(bone, mine)| {
        let (middle, radius) = feel.bounds[bone];
        if bust.distance(bones[bone].transform_point3(middle)) > radius + 2.0 {
            return 0.0;
        }
        let over = |at: DVec3, allow: f64| -bust.distance(bones[bone].transform_point3(at)) - allow.max(0.0);
        mine.iter().map(|sample| over(sample.at, sample.allow)).fold(0.0, f64::max)
    });
    deepest.fold(0.0, f64::max)
}
