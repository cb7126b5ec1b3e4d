//! How far a hand can go without sinking in: pressed deeper, and round in a circle.
//!
//! A hand that wraps the nape, or has an ear beside it, cannot go 7 mm either way as a fingertip can, and one whose other
//! fingers rest on the skin cannot press its pads as deep. In come a placed hand and the whole skin of a hand, out come the
//! room to sink of each pose and the part of a circle that it goes, so that the skin, less the dips under the pads, is
//! never more than [`MOST`] inside a finger.

use glam::DVec3;

use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::poses::{CIRCLE, Placed, Step, circle_axes, dip_spread};
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::skin::{Sample, moves};
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;
use crate::sculpt::hand::touch::Touch;

/// Skin less dips is nowhere deeper inside the hand, millimetres.
const MOST: f64 = 0.75;
/// Depths looked at, against the solved pose, millimetres.
const SINKS: [f64; 9] = [1.7, 1.3, 0.9, 0.5, 0.2, -0.2, -0.6, -1.0, -1.5];
/// Parts of a circle looked at.
const PARTS: [f64; 6] = [1.0, 0.8, 0.6, 0.45, 0.3, 0.15];
/// Directions looked at.
const DIRECTIONS: u32 = 8;

/// What a hand is felt with.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) skin: &'a [Sample],
    pub(super) touches: &'a [Touch],
    pub(super) bust: &'a Lattice,
}

impl Room<'_> {
    /// Fills in how far each step can sink, and how much of a circle the only step of a place goes.
    pub(super) fn fill(&self, placed: &mut Placed, solved: &[Solved]) {
        for (step, solved) in placed.steps.iter_mut().zip(solved) {
            step.sink = self.sink(step, solved.spot.normal);
        }
        let alone = placed.steps.len() == 1;
        let free = if alone { solved.first().map(|solved| self.freedom(placed, solved)) } else { None };
        for step in &mut placed.steps {
            step.freedom = free.unwrap_or(1.0);
        }
    }

    fn sink(&self, step: &Step, normal: DVec3) -> f64 {
        let fits = |sink: f64| {
            let pose = HandPose { origin: step.pose.origin - normal * sink, ..step.pose };
            self.worst(&pose, step, sink) < MOST
        };
        SINKS.into_iter().find(|sink| fits(*sink)).unwrap_or(SINKS[SINKS.len() - 1])
    }

    fn freedom(&self, placed: &Placed, solved: &Solved) -> f64 {
        let Some(step) = placed.steps.first() else { return 0.0 };
        let normal = solved.spot.normal;
        let axes = circle_axes(normal);
        let fits = |part: f64| {
            (0..DIRECTIONS).all(|i| {
                let (sin, cos) = (f64::from(i) / f64::from(DIRECTIONS) * std::f64::consts::TAU).sin_cos();
                let way: DVec3 = (axes[0] * cos + axes[1] * sin) * (part * CIRCLE);
                let mut pose = placed.moved(&step.pose, [part * cos, part * sin], self.touches);
                let shift = self.bust.project(solved.spot.at + way) - self.bust.project(solved.spot.at);
                pose.origin += shift - normal * step.sink;
                self.worst(&pose, step, step.sink) < MOST + 0.1
            })
        };
        PARTS.into_iter().find(|part| fits(*part) && fits(0.5 * part)).unwrap_or(0.0)
    }

    /// How deep the skin, less the dips, is inside the hand at most, millimetres.
    fn worst(&self, pose: &HandPose, step: &Step, sink: f64) -> f64 {
        let palm = pose.palm();
        let moves = moves(&pose.angles).map(|bone| palm * bone);
        let bones = pose.bones();
        let pads: Vec<(DVec3, f64, f64)> = self
            .touches
            .iter()
            .zip(&step.dips)
            .map(|(touch, dip)| {
                (bones[touch.bone.index()].transform_point3(touch.at), (dip + sink).max(0.0), dip_spread(touch.bone))
            })
            .collect();
        let mut worst = 0.0_f64;
        for sample in self.skin.iter().filter(|sample| sample.bone != Bone::Forearm) {
            let at = sample.pull.blend(&moves).transform_point3(sample.at);
            let depth = -self.bust.distance(at);
            if depth > worst {
                let give = |(pad, dip, spread): &(DVec3, f64, f64)| {
                    dip * (-at.distance_squared(*pad) / (2.0 * spread * spread)).exp()
                };
                worst = worst.max(depth - pads.iter().map(give).fold(0.0, f64::max));
            }
        }
        worst
    }
}
