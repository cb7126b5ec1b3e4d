//! The numbers by which the solver judges: weights, and what a person would do.
//!
//! Weights were found by looking at what came out. The wishes, where the elbow likes to be and which way the fingers like
//! to point, are what makes the poses look like one's own hands: the contact alone would leave most of the hand's turn
//! open. They were typed after watching how people do each of these on themselves, for a right hand, millimetres in the
//! frame of the head; a hand gives way where flesh, reach or joints ask for it.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use crate::atlas::vocabulary::{Grip, Region};
use crate::sculpt::hand::poses::Relation;
use crate::sculpt::hand::solve::tasks::Task;

/// All numbers of the solver.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Recipe {
    /// How hard to look.
    pub effort: Effort,
    /// How much matters what.
    pub weights: Weights,
    /// What a person would do: the first rule that fits a task and a point.
    pub rules: Vec<Rule>,
}

/// How hard to look for a pose from scratch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Effort {
    /// Turns of the hand to start from.
    pub spins: usize,
    /// Rounds of a first look from each turn.
    pub look: usize,
    /// How many of the best first looks are followed.
    pub keep: usize,
    /// Rounds of a full search.
    pub rounds: usize,
    /// Rounds for each pose of a circle.
    pub circle: usize,
}

/// What counts as one unit of wrong, and where it begins.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// The middle of the contacts off its point, mm.
    pub off: f64,
    /// The middle of the contacts may be so far above or under its point, mm, and how unwillingly beyond, mm.
    pub off_skin: [f64; 2],
    /// A pad off its own point, mm.
    pub each_off: f64,
    /// How deep a pad should lie, mm.
    pub depth: f64,
    /// A pad too deep or too high, mm.
    pub depth_off: f64,
    /// So many units too high a part of the hand may hang over a hollow at full cost, and the share of the cost beyond: of
    /// flat fingers, and of a palm over which the fingers drape.
    pub hang: [f64; 3],
    /// Weight of a pad's skin facing the body's, and of a flat hand's.
    pub facing: [f64; 2],
    /// Half the way between the pads of a pinch, on the skin, mm: in the face and at the neck, and on the shoulder.
    pub half_pinch: [f64; 2],
    /// A pinching pad off its point, mm.
    pub pinch_off: f64,
    /// A pinching pad too deep or too high, mm.
    pub pinch_depth: f64,
    /// Weight of pinching pads facing each other.
    pub pinch_facing: f64,
    /// How high the hollow of a cupped hand stays over the skin, mm.
    pub hover: f64,
    /// Weight of the wished direction of the fingers.
    pub fingers: f64,
    /// Weight of fingers along or across a stroke.
    pub stroke: f64,
    /// Flesh may sink in so deep far from the contacts (below 0 it stays clear), beside them and at them, mm.
    pub allowed: [f64; 3],
    /// How much clearer the fingers stay that do not pinch, mm.
    pub idle: f64,
    /// Weight of a millimetre deeper, were the samples a millimetre and a half apart.
    pub flesh: f64,
    /// How much harder flesh is in the end than at a first look.
    pub firm: f64,
    /// Weight of a millimetre over the midline.
    pub midline: f64,
    /// Half the width of the window before an eye, mm, and the weight of a millimetre in it.
    pub eyes: [f64; 2],
    /// Weight of a millimetre of palm or forearm before the face, when the place is not on it.
    pub face: f64,
    /// Weight of being in an ear.
    pub ear: f64,
    /// Fingers in each other, mm.
    pub digits: f64,
    /// The upper arm too long or too short, mm.
    pub reach: f64,
    /// The elbow away from where it likes to be, mm.
    pub elbow: f64,
    /// The forearm turns freely so far, then unwillingly, degrees.
    pub turn: [f64; 2],
    /// Where the elbow does not go, behind the body and over to the other side, mm, and how unwillingly, mm.
    pub elbow_bounds: [f64; 3],
    /// Arm and body too near, mm.
    pub arm_near: f64,
    /// The wrist bends freely so far, then unwillingly, degrees.
    pub flexion: [f64; 2],
    /// The same to the sides.
    pub deviation: [f64; 2],
    /// Weight of fingers held otherwise than usual in the grip.
    pub posture: f64,
    /// Joint and palm away from the pose before on the same path, degrees.
    pub before: [f64; 2],
}

/// What a person would do at some points.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// Only at places whose ids begin so.
    pub place: String,
    /// Only in these regions, if any.
    pub regions: Vec<Region>,
    /// Only in these grips, if any.
    pub grips: Vec<Grip>,
    /// Only with this hand.
    pub relation: Option<Relation>,
    /// Only above, below, before, behind and right of these, mm.
    pub above: Option<f64>,
    /// See `above`.
    pub below: Option<f64>,
    /// See `above`.
    pub before: Option<f64>,
    /// See `above`.
    pub behind: Option<f64>,
    /// See `above`.
    pub right_of: Option<f64>,
    /// Where the elbow likes to be, at the start and at the end of a path.
    pub elbow: [[f64; 3]; 2],
    /// Which way the touching fingers like to point there, if it matters.
    pub fingers: Option<[[f64; 3]; 2]>,
}

/// Wishes for one pose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) elbow: DVec3,
    pub(super) fingers: Option<DVec3>,
    /// Whether the eyes should stay free.
    pub(super) clear: bool,
    /// Whether palm and forearm should keep off the face.
    pub(super) off_face: bool,
    /// Whether the other hand may be on its own side, so that this one stays on its.
    pub(super) paired: bool,
}

impl Rule {
    fn fits(&self, task: &Task, p: DVec3) -> bool {
        let any = |list: &[Grip]| list.is_empty() || list.contains(&task.grip);
        task.place.starts_with(&self.place)
            && (self.regions.is_empty() || self.regions.contains(&task.region))
            && any(&self.grips)
            && self.relation.is_none_or(|relation| relation == task.relation)
            && self.above.is_none_or(|y| p.y > y)
            && self.below.is_none_or(|y| p.y < y)
            && self.before.is_none_or(|z| p.z > z)
            && self.behind.is_none_or(|z| p.z < z)
            && self.right_of.is_none_or(|x| p.x < x)
    }
}

impl Recipe {
    /// The wishes for a task whose first point, or only one, is `first`, about a point `p` at a part of its way.
    pub(super) fn wish(&self, task: &Task, first: DVec3, p: DVec3, part: f64) -> Wish {
        let rule = self.rules.iter().find(|rule| rule.fits(task, first));
        let mix = |ends: [[f64; 3]; 2]| DVec3::from(ends[0]).lerp(DVec3::from(ends[1]), part);
        let across = task.relation == Relation::Opposite && !task.midline;
        Wish {
            elbow: rule.map_or(DVec3::new(-330.0, -250.0, 130.0), |rule| mix(rule.elbow)),
            fingers: rule.and_then(|rule| rule.fingers).map(mix),
            clear: task.grip != Grip::Cupped && p.z > 20.0 && p.y > -70.0,
            off_face: task.grip != Grip::Cupped && !(p.x.abs() < 50.0 && p.z > 50.0 && (-75.0..55.0).contains(&p.y)),
            paired: !across && !task.midline,
        }
    }

    /// The recipe of what ships.
    #[must_use]
    pub fn full() -> Self {
        let effort = Effort { spins: 14, look: 20, keep: 5, rounds: 60, circle: 25 };
        Self { effort, weights: Weights::full(), rules: super::rules::rules() }
    }
}

impl Weights {
    const fn full() -> Self {
        Self {
            off: 2.0,
            off_skin: [9.0, 3.0],
            each_off: 4.0,
            depth: 1.0,
            depth_off: 0.4,
            hang: [4.0, 0.2, 0.1],
            facing: [2.2, 0.8],
            half_pinch: [10.0, 14.0],
            pinch_off: 2.5,
            pinch_depth: 0.3,
            pinch_facing: 1.2,
            hover: 13.0,
            fingers: 2.6,
            stroke: 1.2,
            allowed: [-1.0, 0.4, 1.6],
            idle: 2.5,
            flesh: 1.0,
            firm: 2.0,
            midline: 0.5,
            eyes: [20.0, 0.08],
            face: 0.06,
            ear: 12.0,
            digits: 1.0,
            reach: 5.0,
            elbow: 62.0,
            turn: [65.0, 6.0],
            elbow_bounds: [-130.0, 40.0, 14.0],
            arm_near: 8.0,
            flexion: [25.0, 8.0],
            deviation: [10.0, 5.0],
            posture: 0.5,
            before: [5.0, 9.0],
        }
    }
}
