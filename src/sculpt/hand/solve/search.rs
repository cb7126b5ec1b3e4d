//! Looks for the pose of each task: from many turns of the hand about the skin's normal, and along a path from one pose
//! to the next.

use std::f64::consts::TAU;

use glam::DVec3;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::skeleton::HandPose;
use crate::sculpt::hand::solve::lattice::Lattice;
use crate::sculpt::hand::solve::least::{Found, least};
use crate::sculpt::hand::solve::problem::{Feel, Goal, Problem};
use crate::sculpt::hand::solve::tasks::{Aim, Spot, Task};

/// Turns of the hand to start from.
const SPINS: usize = 12;
/// Rounds of a first look from each turn.
const LOOK: usize = 9;
/// How many of the best first looks are followed.
const KEEP: usize = 3;
/// Rounds of a full search.
const ROUNDS: usize = 60;

/// A pose found.
#[derive(Clone, Debug)]
pub(super) struct Solved {
    pub(super) pose: HandPose,
    /// How the shoulder girdle moved for it.
    pub(super) girdle: DVec3,
    pub(super) cost: f64,
    pub(super) goal: Goal,
    pub(super) spot: Spot,
}

/// The poses of a task: one, or one for each point of its line.
pub(super) fn solve(task: &Task, feel: &Feel, bust: &Lattice) -> Vec<Solved> {
    match &task.aim {
        Aim::Spot(spot) => fresh(task, *spot, None, feel, bust).into_iter().collect(),
        Aim::Each(spots) => {
            let middle = spots.iter().map(|s| s.at).sum::<DVec3>() / fraction(spots.len(), 1);
            let normal = spots.iter().map(|s| s.normal).sum::<DVec3>().normalize_or(DVec3::Y);
            let spot = Spot { at: bust.project(middle), normal };
            let mut best: Option<Solved> = None;
            for goal in dealt(spots, feel.touches.len()) {
                let found = fresh_with(task, spot, None, feel, bust, &[goal]);
                best = better(best, found);
            }
            best.into_iter().collect()
        }
        Aim::Line(spots) => along(task, spots, feel, bust),
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

/// The best pose from scratch.
fn fresh(task: &Task, spot: Spot, stroke: Option<DVec3>, feel: &Feel, bust: &Lattice) -> Option<Solved> {
    let problem = Problem::new(task, spot, stroke, feel, bust);
    let goals = if is_fold(task.grip) {
        let along = cord(task, spot, stroke);
        vec![problem.fold(along, false), problem.fold(along, true)]
    } else {
        vec![problem.goal]
    };
    fresh_with(task, spot, stroke, feel, bust, &goals)
}

const fn is_fold(grip: Grip) -> bool {
    matches!(grip, Grip::Pinch | Grip::EarHold)
}

fn fresh_with(
    task: &Task,
    spot: Spot,
    stroke: Option<DVec3>,
    feel: &Feel,
    bust: &Lattice,
    goals: &[Goal],
) -> Option<Solved> {
    let range = Problem::range();
    let mut looks: Vec<(Problem<'_>, Found)> = Vec::new();
    for goal in goals {
        for spin in 0..SPINS {
            let mut problem = Problem::new(task, spot, stroke, feel, bust);
            problem.goal = goal.clone();
            let x = problem.start(fraction(spin, SPINS) * TAU);
            let found = least(&problem, &x, &range, LOOK);
            looks.push((problem, found));
        }
    }
    looks.sort_by(|a, b| a.1.cost.total_cmp(&b.1.cost));
    let mut best = None;
    for (problem, found) in looks.into_iter().take(KEEP) {
        let found = least(&problem, &found.x, &range, ROUNDS);
        best = better(best, Some(solved(&problem, &found)));
    }
    best
}

fn better(a: Option<Solved>, b: Option<Solved>) -> Option<Solved> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.cost < a.cost { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn solved(problem: &Problem<'_>, found: &Found) -> Solved {
    let (pose, girdle) = problem.posed(&found.x);
    Solved { pose, girdle, cost: found.cost, goal: problem.goal.clone(), spot: problem.spot }
}

/// Which way a fold runs that is pinched at a spot.
fn cord(task: &Task, spot: Spot, stroke: Option<DVec3>) -> DVec3 {
    let mirror = if spot.at.x < 0.0 { DVec3::new(-1.0, 1.0, 1.0) } else { DVec3::ONE };
    let along = match task.place.as_str() {
        "tp_corrugator" | "yuyao" => DVec3::new(1.0, 0.1, -0.35),
        "tp_zygomaticus" => DVec3::new(0.55, 0.75, -0.3),
        "gb21_jianjing" | "tp_upper_trap_1" => DVec3::new(0.76, -0.62, -0.1),
        "hold_ear_pull" => DVec3::new(0.1, 0.97, -0.2),
        _ => DVec3::new(-8.0, -48.0, 8.0),
    };
    stroke.unwrap_or(along * mirror).reject_from_normalized(spot.normal).normalize_or(DVec3::Y)
}

/// Poses along a line, each from the one before it: solved once to the end and once back, so that the first poses know
/// the way too.
fn along(task: &Task, spots: &[Spot], feel: &Feel, bust: &Lattice) -> Vec<Solved> {
    let stroke = |i: usize| {
        let (a, b) = (i.saturating_sub(1), (i + 1).min(spots.len() - 1));
        (spots[b].at - spots[a].at).normalize_or(DVec3::Y)
    };
    let middle = spots.len() / 2;
    let Some(seed) = fresh(task, spots[middle], Some(stroke(middle)), feel, bust) else { return Vec::new() };
    let range = Problem::range();
    let follow = |from: &Solved, to: usize| {
        let mut problem = Problem::new(task, spots[to], Some(stroke(to)), feel, bust);
        if let Goal::Fold(_) = from.goal {
            let ways = [false, true].map(|flip| problem.fold(stroke(to), flip));
            // The thumb stays on its side.
            let near = |goal: &Goal| match (goal, &from.goal) {
                (Goal::Fold(a), Goal::Fold(b)) => a[0].distance(b[0]),
                _ => 0.0,
            };
            let [a, b] = ways;
            problem.goal = if near(&a) < near(&b) { a } else { b };
        }
        problem.before = Some(from.pose);
        let x = problem.start_from(&from.pose, from.girdle, spots[to].at - from.spot.at);
        let found = least(&problem, &x, &range, ROUNDS);
        solved(&problem, &found)
    };
    let mut poses = vec![seed];
    for to in middle + 1..spots.len() {
        let next = follow(&poses[poses.len() - 1], to);
        poses.push(next);
    }
    for to in (0..middle).rev() {
        let next = follow(&poses[0], to);
        poses.insert(0, next);
    }
    poses
}
