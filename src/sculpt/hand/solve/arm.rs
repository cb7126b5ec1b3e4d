//! The arm behind the hand: where elbow and shoulder are, and what of it a person cannot do.
//!
//! In come a posed hand and how the shoulder girdle has moved; out come the elbow, and residuals for reach, turn of the
//! forearm and for chest, head and arm being in each other's way. Lengths: shoulder to elbow 300 mm between joint
//! centres, elbow to wrist 257 mm, mean of men and women (ANSUR II: shoulder-elbow 349 and radiale-stylion 255 mm,
//! measured outside). The turn of the upper arm about itself is not bounded.

use glam::{DAffine3, DVec3};

use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::recipe::Weights;

/// The right shoulder joint when nothing is raised, millimetres.
pub(super) const SHOULDER: DVec3 = DVec3::new(-168.0, -205.0, -48.0);
/// From shoulder to elbow, millimetres.
pub(super) const UPPER_ARM: f64 = 300.0;
/// From elbow to wrist, millimetres.
pub(super) const FOREARM: f64 = 257.0;
/// How far the girdle moves the joint, least and most in x, y and z, millimetres.
pub(super) const GIRDLE: [[f64; 2]; 3] = [[-15.0, 20.0], [-10.0, 55.0], [-40.0, 60.0]];
/// Parts of upper arm and forearm that are felt for.
const PARTS: usize = 6;

/// An arm.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arm {
    pub(super) shoulder: DVec3,
    pub(super) elbow: DVec3,
    wrist: DVec3,
    /// Along the forearm to the hand.
    along: DVec3,
    /// The forearm's palmar side.
    palmar: DVec3,
}

impl Arm {
    /// The arm that carries a hand: the forearm's frame in the head's, and how the girdle has moved the shoulder.
    pub(super) fn behind(forearm: &DAffine3, girdle: DVec3) -> Self {
        let (along, wrist) = (forearm.matrix3.y_axis, forearm.translation);
        let palmar = forearm.matrix3.z_axis;
        Self { shoulder: SHOULDER + girdle, elbow: wrist - along * FOREARM, wrist, along, palmar }
    }

    /// How far the forearm is turned: 0 with the thumb up when the elbow is bent, palm down above 0, degrees.
    pub(super) fn pronation(&self) -> f64 {
        let hinge = (self.elbow - self.shoulder).cross(self.along).normalize_or(DVec3::X);
        let neutral = (-hinge).reject_from(self.along).normalize_or(DVec3::X);
        let palmar = self.palmar.reject_from(self.along).normalize_or(DVec3::X);
        -neutral.cross(palmar).dot(self.along).atan2(neutral.dot(palmar)).to_degrees()
    }

    /// What is wrong with it, given where the elbow would like to be.
    pub(super) fn residuals(&self, wish: DVec3, weights: &Weights, bust: &Lattice, out: &mut Vec<f64>) {
        let girdle = self.shoulder - SHOULDER;
        out.push(((self.elbow - self.shoulder).length() - UPPER_ARM) / weights.reach);
        out.extend([girdle.x / 18.0, girdle.y / 28.0, girdle.z / 28.0]);
        out.extend(((self.elbow - wish) / weights.elbow).to_array());
        out.push((self.pronation().abs() - weights.turn[0]).max(0.0) / weights.turn[1]);
        let [behind, over, unit] = weights.elbow_bounds;
        out.push((behind - self.elbow.z).max(0.0) / unit);
        out.push((self.elbow.x - over).max(0.0) / unit);
        for i in 0..PARTS {
            let part = fraction(i, PARTS - 1);
            let upper = self.shoulder.lerp(self.elbow, 0.4 + 0.6 * part);
            let lower = self.wrist.lerp(self.elbow, 0.2 + 0.7 * part);
            out.push((44.0 - bust.distance(upper)).max(0.0) / weights.arm_near);
            out.push((33.0 + 9.0 * part - bust.distance(lower)).max(0.0) / weights.arm_near);
        }
    }
}
