//! How far a hand can go without sinking in, and where the skin gives way to it: pressed deeper, and round in a circle.
//!
//! A hand that wraps the nape, or has an ear beside it, cannot go 7 mm either way as a fingertip can, and one whose other
//! fingers rest on the skin cannot press its pads as deep. In come a placed hand and the whole skin of a hand. What of it
//! lies in the flesh besides the pads makes dips of its own, [`MOST_YIELDS`] at most, as deep as the tissue there gives; out
//! come these, the depth of all dips, the room to sink of each pose and the part of a circle that it goes, so that the skin,
//! less the dips, is no more than [`MOST`] inside a finger wherever that can be had, and nowhere 1 mm (`tests/hands.rs`).

use glam::{DAffine3, DVec3};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::bones::{BONES, Bone};
use crate::sculpt::hand::leave::leaving;
use crate::sculpt::hand::poses::{CIRCLE, MOST_PADS, Placed, circle_axes, dip_spread};
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::skin::{Sample, moves};
use crate::sculpt::hand::solve::feel::NEAR;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::search::Solved;
use crate::sculpt::hand::touch::Touch;

/// Skin less dips is to be no deeper inside the hand, millimetres; on the way between two steps a tenth more is let pass.
const MOST: f64 = 0.6;
/// Depths looked at, against the solved pose, millimetres.
const SINKS: [f64; 11] = [1.7, 1.3, 0.9, 0.5, 0.2, -0.2, -0.6, -1.0, -1.5, -2.0, -2.5];
/// How deep the hand is when the dips are measured: fingertips and flat hands under firm pressure, and any that only rests.
const PRESSED: [f64; 2] = [1.2, 0.3];
const RESTING: f64 = -0.5;
/// The part of a circle at which they are measured.
const MEASURED: f64 = 0.7;
/// Between two steps of a path the hand is looked at too, after these parts of the way.
const BETWEEN: [f64; 3] = [0.25, 0.5, 0.75];
/// Parts of a circle looked at.
const PARTS: [f64; 6] = [1.0, 0.8, 0.6, 0.45, 0.3, 0.15];
/// Directions looked at.
const DIRECTIONS: u32 = 24;
/// Dips besides the pads, at most; fewer for a palm, whose own pads leave no room for so many in [`MOST_PADS`].
const MOST_YIELDS: usize = 9;
/// From one sample to others that the same part of the hand presses with, millimetres.
const PART: f64 = 13.0;
/// How far tissue gives way under a hand over muscle and over bone, millimetres.
const GIVES: [f64; 2] = [4.0, 2.5];
/// How far an ear folds under a hand.
const EAR_GIVES: f64 = 6.0;

/// What a hand is felt with.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) skin: &'a [Sample],
    pub(super) touches: &'a [Touch],
    pub(super) bust: &'a Lattice,
}

/// A hand at one moment: which step, how far round the circle, how much deeper than solved, in which pose.
#[derive(Clone, Copy)]
struct Held {
    step: usize,
    circle: [f64; 2],
    sunk: f64,
    pose: HandPose,
    normal: DVec3,
}

/// The moments at which a placed hand is measured.
struct Moments {
    /// Of each step, pressed and resting, kneading with the hand open too.
    still: Vec<Vec<Held>>,
    /// Of the only step of a place, at each end of the circle's axes.
    round: Vec<Vec<Held>>,
}

impl Room<'_> {
    /// Fills in where and how far the skin gives way, how far each step can sink, and how much of a circle the only step
    /// of a place goes.
    pub(super) fn fill(&self, placed: &mut Placed, solved: &[Solved]) {
        let moments = self.moments(placed, solved);
        placed.yields.clear();
        let mut more = Vec::new();
        self.measure(placed, &moments, &more);
        let most = MOST_YIELDS.min(MOST_PADS.saturating_sub(self.touches.len()));
        for _ in 0..2 * MOST_YIELDS {
            let Some((part, left)) = self.presses(placed, &moments) else { break };
            // The same part again needs a deeper dip.
            let again = |old: &Touch| old.bone == part.bone && old.at.distance(part.at) < 6.0;
            if let Some(index) = placed.yields.iter().position(again) {
                more[index] += left;
            } else if placed.yields.len() < most {
                placed.yields.push(part);
                more.push(0.0);
            } else {
                break;
            }
            self.measure(placed, &moments, &more);
        }
        let kneads = kneads(placed);
        for (i, one) in solved.iter().enumerate() {
            let fits = |sink: f64| {
                let held = held(placed, one, i, sink);
                let between = self.between(placed, one, i, sink);
                self.worst(placed, &held) < MOST
                    && between.iter().all(|held| self.worst(placed, held) < MOST + 0.1)
                    && (!kneads || self.worst(placed, &self.slack(placed, &held)) < MOST)
            };
            let sink = SINKS.into_iter().find(|sink| fits(*sink)).unwrap_or(SINKS[SINKS.len() - 1]);
            placed.steps[i].sink = sink;
        }
        let free = if let [one] = solved { self.freedom(placed, one) } else { 1.0 };
        for step in &mut placed.steps {
            step.freedom = free;
        }
    }

    fn moments(&self, placed: &Placed, solved: &[Solved]) -> Moments {
        let flat = matches!(placed.grip, Grip::FlatFingers | Grip::Palm | Grip::Heel | Grip::Cupped);
        let depths = [PRESSED[usize::from(flat)], RESTING];
        let still = solved.iter().enumerate().map(|(i, one)| {
            let mut held = depths.map(|sunk| held(placed, one, i, sunk)).to_vec();
            held.extend(self.between(placed, one, i, depths[0]));
            if kneads(placed) {
                let slack: Vec<Held> = held.iter().map(|held| self.slack(placed, held)).collect();
                held.extend(slack);
            }
            held
        });
        let round = solved.iter().filter(|one| !one.around.is_empty()).flat_map(|one| {
            AROUND.map(|way| {
                depths.map(|sunk| self.circling(placed, one, way.map(|part| MEASURED * part), sunk)).to_vec()
            })
        });
        Moments { still: still.collect(), round: round.collect() }
    }

    /// Measures all dips anew; those besides the pads are so much deeper.
    fn measure(&self, placed: &mut Placed, moments: &Moments, more: &[f64]) {
        let deepest = |placed: &Placed, held: &[Held]| {
            let all = held.iter().map(|held| self.dips(placed, held, more));
            all.reduce(|a, b| a.iter().zip(b).map(|(a, b)| a.max(b)).collect()).unwrap_or_default()
        };
        for (i, held) in moments.still.iter().enumerate() {
            placed.steps[i].dips = deepest(placed, held);
        }
        let round: Vec<Vec<f64>> = moments.round.iter().map(|held| deepest(placed, held)).collect();
        if let [step] = placed.steps.as_mut_slice() {
            let whole = |(dip, base): (&f64, &f64)| base + (dip - base) / MEASURED;
            step.around_dips = round.iter().map(|dips| dips.iter().zip(&step.dips).map(whole).collect()).collect();
        }
    }

    /// How deep the skin of a hand is at its deepest near each part that presses.
    fn dips(&self, placed: &Placed, held: &Held, more: &[f64]) -> Vec<f64> {
        let bones = held.pose.bones();
        let pads = self.touches.iter().chain(&placed.yields);
        let at: Vec<DVec3> = pads.map(|pad| bones[pad.bone.index()].transform_point3(pad.at)).collect();
        let mut dips: Vec<f64> = at.iter().map(|p| -self.bust.distance(*p)).collect();
        for (_, p) in self.posed(&held.pose) {
            for (dip, at) in dips.iter_mut().zip(&at) {
                if at.distance_squared(p) < NEAR * NEAR {
                    *dip = dip.max(-self.bust.distance(p));
                }
            }
        }
        let pads = self.touches.iter().chain(&placed.yields);
        for (i, ((dip, at), pad)) in dips.iter_mut().zip(at).zip(pads).enumerate() {
            if let Some(more) = i.checked_sub(self.touches.len()).and_then(|i| more.get(i)) {
                *dip = (*dip + more).min(gives(at));
            }
            *dip -= held.sunk * pad.sinks(&bones[pad.bone.index()], held.normal);
        }
        dips
    }

    /// The part of the hand that lies deepest in the skin that has not given way yet, and by how much it is too deep; none
    /// if nothing is.
    fn presses(&self, placed: &Placed, moments: &Moments) -> Option<(Touch, f64)> {
        let mut over = vec![0.0_f64; self.skin.len()];
        let (mut worst, mut which) = ((MOST, 0), None);
        for held in moments.still.iter().chain(&moments.round).flatten() {
            let pads = self.pads(placed, held);
            for (i, p) in self.posed(&held.pose) {
                let depth = self.left(p, &pads);
                over[i] = over[i].max(depth);
                if depth > worst.0 {
                    (worst, which) = ((depth, i), Some(held));
                }
            }
        }
        let held = which?;
        let deepest = &self.skin[worst.1];
        let beside = |i: &usize| {
            let sample = &self.skin[*i];
            sample.bone == deepest.bone && sample.at.distance(deepest.at) < PART && over[*i] > 0.3 * worst.0
        };
        let part: Vec<usize> = (0..self.skin.len()).filter(beside).collect();
        let weights: f64 = part.iter().map(|i| over[*i]).sum();
        let middle = part.iter().map(|i| self.skin[*i].at * over[*i]).sum::<DVec3>() / weights;
        let far = |i: &usize| self.skin[*i].at.distance_squared(middle);
        let nearest = part.iter().copied().min_by(|a, b| far(a).total_cmp(&far(b)))?;
        let (_, at) = self.posed(&held.pose).find(|(i, _)| *i == nearest)?;
        let back = held.pose.bones()[deepest.bone.index()].inverse();
        let normal = back.transform_vector3(-self.bust.normal(at));
        Some((Touch { bone: deepest.bone, at: back.transform_point3(at), normal, weight: 0.0 }, worst.0 - MOST + 0.1))
    }

    fn freedom(&self, placed: &Placed, one: &Solved) -> f64 {
        let Some(step) = placed.steps.first() else { return 0.0 };
        let fits = |part: f64| {
            (0..DIRECTIONS).all(|i| {
                let (sin, cos) = (f64::from(i) / f64::from(DIRECTIONS) * std::f64::consts::TAU).sin_cos();
                [step.sink, RESTING, 0.4].into_iter().filter(|sunk| *sunk <= step.sink).all(|sunk| {
                    let held = self.circling(placed, one, [part * cos, part * sin], sunk);
                    self.worst(placed, &held) < MOST
                })
            })
        };
        PARTS.into_iter().find(|part| fits(*part) && fits(0.5 * part)).unwrap_or(0.0)
    }

    /// The hand on its way to its neighbours on a path.
    fn between(&self, placed: &Placed, one: &Solved, step: usize, sunk: f64) -> Vec<Held> {
        let last = placed.steps.len() - 1;
        let ways = [step.checked_sub(1), (step < last).then_some(step)];
        let between = ways.into_iter().flatten().flat_map(|before| BETWEEN.map(|part| (before, part)));
        let ways = between.filter_map(|(before, part)| {
            let pose = placed.at((fraction(before, 1) + part) / fraction(last, 1), self.touches)?;
            let held = held(placed, one, step, sunk);
            Some(Held { pose: HandPose { origin: pose.origin - held.normal * sunk, ..pose }, ..held })
        });
        ways.collect()
    }

    /// The hand between two squeezes.
    fn slack(&self, placed: &Placed, held: &Held) -> Held {
        let ways = [held.normal, placed.steps[held.step].way];
        Held { pose: leaving(&held.pose, placed.grip, self.touches, ways, 0.0, 1.0), ..*held }
    }

    /// The hand with its pads moved, in parts of a full circle.
    fn circling(&self, placed: &Placed, one: &Solved, circle: [f64; 2], sunk: f64) -> Held {
        let mut held = held(placed, one, 0, sunk);
        let axes = circle_axes(one.base.normal);
        let way = (axes[0] * circle[0] + axes[1] * circle[1]) * CIRCLE;
        held.circle = circle;
        held.pose = placed.moved(&held.pose, circle, one.base.normal, self.touches).unwrap_or(held.pose);
        held.pose.origin += way;
        held
    }

    /// How deep the skin, less the dips, is inside the hand at most, millimetres.
    fn worst(&self, placed: &Placed, held: &Held) -> f64 {
        let pads = self.pads(placed, held);
        self.posed(&held.pose).map(|(_, p)| self.left(p, &pads)).fold(0.0, f64::max)
    }

    /// How deep a point of the hand is in the skin that the dips leave, millimetres.
    fn left(&self, p: DVec3, pads: &[(DVec3, f64, f64)]) -> f64 {
        let depth = -self.bust.distance(p);
        if depth <= 0.0 {
            return 0.0;
        }
        let give =
            |(at, dip, spread): &(DVec3, f64, f64)| dip * (-p.distance_squared(*at) / (2.0 * spread * spread)).exp();
        (depth - pads.iter().map(give).fold(0.0, f64::max)).max(0.0)
    }

    /// Where the dips are, how deep and how wide.
    fn pads(&self, placed: &Placed, held: &Held) -> Vec<(DVec3, f64, f64)> {
        let bones = held.pose.bones();
        let pads = self.touches.iter().chain(&placed.yields).enumerate();
        pads.map(|(i, pad)| {
            let bone = &bones[pad.bone.index()];
            let dip = placed.steps[held.step].dip(held.circle, i) + held.sunk * pad.sinks(bone, held.normal);
            (bone.transform_point3(pad.at), dip.max(0.0), dip_spread(pad.bone))
        })
        .collect()
    }

    /// Where the hand's skin is.
    fn posed(&self, pose: &HandPose) -> impl Iterator<Item = (usize, DVec3)> {
        let palm = pose.palm();
        let moves: [DAffine3; BONES] = moves(&pose.angles).map(|bone| palm * bone);
        let felt = self.skin.iter().enumerate().filter(|(_, sample)| sample.bone != Bone::Forearm);
        felt.map(move |(i, sample)| (i, sample.pull.blend(&moves).transform_point3(sample.at)))
    }
}

/// The four ends of a circle's axes, as [`Step::around`](crate::sculpt::hand::poses::Step::around) has them.
const AROUND: [[f64; 2]; 4] = [[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]];

/// The hand of one step, pressed in so far.
fn held(placed: &Placed, one: &Solved, step: usize, sunk: f64) -> Held {
    let (pose, normal) = (placed.steps[step].pose, one.base.normal);
    let pose = HandPose { origin: pose.origin - normal * sunk, ..pose };
    Held { step, circle: [0.0; 2], sunk, pose, normal }
}

/// How far tissue gives way at a point, millimetres: the vault of the skull, the brow and the collar bone lie near the
/// skin, and an ear folds.
fn gives(at: DVec3) -> f64 {
    let skull = at.y > 30.0 || (at.y > -25.0 && at.z < -40.0);
    let collar = at.y < -120.0 && at.z > -5.0;
    let ear = at.x.abs() > 76.0 && (-35.0..45.0).contains(&at.y) && (-45.0..5.0).contains(&at.z);
    if ear { EAR_GIVES } else { GIVES[usize::from(skull || collar)] }
}

/// Whether the hand opens and closes on its way.
fn kneads(placed: &Placed) -> bool {
    placed.grip == Grip::Pinch && placed.steps.len() > 1
}
