//! Looks for the pose of each task: from many turns of the hand about the skin's normal, and along a path from one pose
//! to the next.

use std::f64::consts::TAU;

use glam::DVec3;

use crate::atlas::vocabulary::{Grip, Region};
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::poses::{CIRCLE, circle_axes};
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::solve::feel::Feel;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::least::{Found, least};
use crate::sculpt::hand::solve::problem::{Goal, Problem};
use crate::sculpt::hand::solve::recipe::Recipe;
use crate::sculpt::hand::solve::tasks::{Aim, Spot, Task};

/// The most that a joint and the palm turn from one pose of a path to the next, degrees.
const JUMP: [f64; 2] = [8.0, 12.0];
/// How much more closely a pose is tied to its neighbour while it jumps.
const TIES: [f64; 3] = [2.0, 5.0, 15.0];
/// How much more closely the poses of a circle are tied to that in its middle.
const CIRCLE_TIE: f64 = 2.0;

/// A pose found.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub(super) pose: HandPose,
    /// How the shoulder girdle moved for it.
    pub(super) girdle: DVec3,
    pub(super) cost: f64,
    pub(super) goal: Goal,
    pub(super) spot: Spot,
    /// Where the hand is shown to go in and out and round: of several spots the first.
    pub(super) base: Spot,
    /// Off a path: the hand with its pads moved up, aside, down and to the other side.
    pub(super) around: Vec<HandPose>,
}

/// What a search is about.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) task: &'a Task,
    pub(super) feel: &'a Feel,
    pub(super) bust: &'a Lattice,
    pub(super) recipe: &'a Recipe,
}

/// The poses of a task: one, or one for each point of its line.
pub(super) fn solve(setting: &Setting<'_>) -> Vec<Solved> {
    match &setting.task.aim {
        Aim::Spot(spot) => setting.fresh(*spot).map(|solved| setting.circled(solved)).into_iter().collect(),
        Aim::Each(spots) => {
            let middle = spots.iter().map(|s| s.at).sum::<DVec3>() / fraction(spots.len(), 1);
            let normal = spots.iter().map(|s| s.normal).sum::<DVec3>().normalize_or(DVec3::Y);
            let spot = Spot { at: setting.bust.project(middle), normal };
            let best = setting.best_of(&dealt(spots, setting.feel.touches.len()), &|| setting.problem(spot));
            let based = |solved| Solved { base: spots[0], ..solved };
            best.map(|solved| setting.circled(based(solved))).into_iter().collect()
        }
        Aim::Line(spots) => setting.along(spots),
    }
}

/// The ways to put one pad each on some spots, neighbours beside neighbours.
fn dealt(spots: &[Spot], pads: usize) -> Vec<Goal> {
    let each = |first: usize, stride: usize, back: bool| {
        let count = spots.len();
        Goal::Each((0..count).map(|k| (first + stride * if back { count - 1 - k } else { k }, spots[k].at)).collect())
    };
    let mut ways = Vec::new();
    for stride in 1..=2 {
        let span = stride * (spots.len() - 1);
        for first in 0..pads.saturating_sub(span) {
            ways.extend([each(first, stride, false), each(first, stride, true)]);
        }
    }
    ways
}

impl<'a> Setting<'a> {
    /// The problem at a spot off any path.
    fn problem(&self, spot: Spot) -> Problem<'a> {
        let wish = self.recipe.wish(self.task, spot.at, spot.at, 0.0);
        Problem::new(self.task, spot, wish, self.feel, self.bust, self.recipe)
    }

    /// The problem at one spot of a line.
    fn on_line(&self, spots: &[Spot], i: usize) -> Problem<'a> {
        let wish = self.recipe.wish(self.task, spots[0].at, spots[i].at, fraction(i, spots.len() - 1));
        let mut problem = Problem::new(self.task, spots[i], wish, self.feel, self.bust, self.recipe);
        let (a, b) = (i.saturating_sub(1), (i + 1).min(spots.len() - 1));
        problem.stroke = Some((spots[b].at - spots[a].at).normalize_or(DVec3::Y));
        problem
    }

    /// The best pose at a spot.
    fn fresh(&self, spot: Spot) -> Option<Solved> {
        self.best_of(&self.goals(&self.problem(spot)), &|| self.problem(spot))
    }

    /// What may be aimed at: a fold has its thumb on either side.
    fn goals(&self, blank: &Problem<'_>) -> Vec<Goal> {
        match self.task.grip {
            Grip::Pinch => self.folds(blank).to_vec(),
            Grip::EarHold => vec![blank.lobe()],
            _ => vec![blank.goal.clone()],
        }
    }

    /// The fold at a problem's spot, with the thumb on either side.
    fn folds(&self, problem: &Problem<'_>) -> [Goal; 2] {
        let along = cord(self.task, problem.spot, problem.stroke);
        let weights = &self.recipe.weights;
        let half = weights.half_pinch[usize::from(matches!(self.task.region, Region::Shoulder | Region::Nape))];
        [false, true].map(|flip| problem.fold(along, half, flip))
    }

    /// The best pose for any of some goals, from many turns of the hand.
    fn best_of(&self, goals: &[Goal], problem: &dyn Fn() -> Problem<'a>) -> Option<Solved> {
        let effort = &self.recipe.effort;
        let range = Problem::range();
        let mut looks: Vec<(Problem<'_>, Found)> = Vec::new();
        for goal in goals {
            for held in std::iter::once(&self.feel.start).chain(&self.feel.other_start) {
                for spin in 0..effort.spins {
                    let mut problem = problem();
                    problem.goal = goal.clone();
                    let x = problem.start(fraction(spin, effort.spins) * TAU, held);
                    let found = least(&problem, &x, &range, effort.look);
                    looks.push((problem, found));
                }
            }
        }
        looks.sort_by(|a, b| a.1.cost.total_cmp(&b.1.cost));
        let full = looks.into_iter().take(effort.keep).map(|(problem, found)| {
            let problem = problem.firm();
            let found = least(&problem, &found.x, &range, effort.rounds);
            solved(&problem, &found)
        });
        full.min_by(|a, b| a.cost.total_cmp(&b.cost))
    }

    /// The same pose, with those of a circle about its spot: the pads go, and the hand follows as far as it must.
    fn circled(&self, mut solved: Solved) -> Solved {
        if matches!(solved.goal, Goal::Fold(_) | Goal::Hover) {
            return solved;
        }
        let [up, aside] = circle_axes(solved.base.normal);
        for way in [up, aside, -up, -aside] {
            let at = self.bust.project(solved.spot.at + way * CIRCLE);
            let gone = at - solved.spot.at;
            let mut problem = self.problem(Spot { at, normal: solved.spot.normal }).firm();
            problem.goal = match &solved.goal {
                Goal::Each(spots) => Goal::Each(spots.iter().map(|(i, spot)| (*i, *spot + gone)).collect()),
                other => other.clone(),
            };
            problem.before = Some(solved.pose);
            problem.tie = CIRCLE_TIE;
            let x = problem.start_from(&solved.pose, solved.girdle, gone);
            let found = least(&problem, &x, &Problem::range(), self.recipe.effort.circle);
            solved.around.push(problem.posed(&found.x).0);
        }
        solved
    }

    /// The best poses along a line: of those that begin with each goal in its middle.
    fn along(&self, spots: &[Spot]) -> Vec<Solved> {
        let middle = spots.len() / 2;
        let blank = || self.on_line(spots, middle);
        let seeds = self.goals(&blank()).into_iter().filter_map(|goal| self.best_of(&[goal], &blank));
        let ways = seeds.map(|seed| self.grown(seed, spots));
        let cost = |poses: &[Solved]| poses.iter().map(|solved| solved.cost).sum::<f64>();
        ways.min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or_default()
    }

    /// Poses along a line, each from its neighbour and tied to it: from the middle to either end.
    fn grown(&self, seed: Solved, spots: &[Spot]) -> Vec<Solved> {
        let middle = spots.len() / 2;
        let mut poses = vec![seed];
        for to in middle + 1..spots.len() {
            let next = self.follow(&poses[poses.len() - 1], spots, to);
            poses.push(next);
        }
        for to in (0..middle).rev() {
            let next = self.follow(&poses[0], spots, to);
            poses.insert(0, next);
        }
        poses
    }

    /// The pose at one spot of a line, from that of its neighbour.
    fn follow(&self, from: &Solved, spots: &[Spot], to: usize) -> Solved {
        let mut problem = self.on_line(spots, to).firm();
        if let Goal::Fold(before) = &from.goal {
            // The thumb stays on its side.
            let away = |goal: &Goal| if let Goal::Fold(sides) = goal { sides[0].distance(before[0]) } else { 0.0 };
            let [a, b] = self.folds(&problem);
            problem.goal = if away(&a) < away(&b) { a } else { b };
        }
        problem.before = Some(from.pose);
        let x = problem.start_from(&from.pose, from.girdle, spots[to].at - from.spot.at);
        let mut next = solved(&problem, &least(&problem, &x, &Problem::range(), self.recipe.effort.rounds));
        // Where another way to hold the hand is better from here on, the change is spread over more poses.
        for tie in TIES {
            if !jumps(&from.pose, &next.pose) {
                break;
            }
            problem.tie = tie;
            next = solved(&problem, &least(&problem, &x, &Problem::range(), self.recipe.effort.rounds));
        }
        next
    }
}

/// Whether two neighbouring poses differ by more than a hand that glides on should.
fn jumps(a: &HandPose, b: &HandPose) -> bool {
    let joints = a.angles.0.iter().zip(b.angles.0).map(|(a, b)| (a - b).abs().to_degrees());
    joints.fold(0.0, f64::max) > JUMP[0] || a.rotation.angle_between(b.rotation).to_degrees() > JUMP[1]
}

fn solved(problem: &Problem<'_>, found: &Found) -> Solved {
    let (pose, girdle) = problem.posed(&found.x);
    let (goal, spot) = (problem.goal.clone(), problem.spot);
    Solved { pose, girdle, cost: found.cost, goal, spot, base: spot, around: Vec::new() }
}

/// Which way a fold runs that is pinched at a spot.
fn cord(task: &Task, spot: Spot, stroke: Option<DVec3>) -> DVec3 {
    let mirror = if spot.at.x < 0.0 { DVec3::new(-1.0, 1.0, 1.0) } else { DVec3::ONE };
    let along = match task.place.as_str() {
        "tp_corrugator" | "yuyao" => DVec3::new(1.0, 0.1, -0.35),
        "tp_zygomaticus" => DVec3::new(0.55, 0.75, -0.3),
        "gb21_jianjing" | "tp_upper_trap_1" => DVec3::new(0.76, -0.62, -0.1),
        // Down the two heads of the neck's turning muscle.
        _ => DVec3::new(-8.0, -48.0, 8.0),
    };
    stroke.unwrap_or(along * mirror).reject_from_normalized(spot.normal).normalize_or(DVec3::Y)
}
