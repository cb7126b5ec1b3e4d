//! Fewer triangles for nearly the same skin: edges are drawn together, the cheapest first.
//!
//! The measure is the quadric error of Garland and Heckbert (1997), weighted by area and by how much a place matters, plus
//! a share for long edges, so that flat parts stay evenly meshed. The rim on the midline stays on the midline, the surface
//! stays closed and two-sided, and no triangle is turned over. The order of collapses is fixed, so the result is too.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use glam::{DMat3, DVec3};

use crate::sculpt::mesh::march::{Half, index};

/// How strongly long edges are kept from growing, as a share of their fourth power.
const EVENNESS: f64 = 2e-5;

/// Draws edges together until at most `target` triangles are left, or no more can be. `weight` says how much a point
/// matters; `price` adds to the cost of an edge between two points.
pub(crate) fn decimate(
    half: &Half,
    target: usize,
    weight: impl Fn(DVec3) -> f64,
    price: impl Fn(DVec3, DVec3) -> f64,
) -> Half {
    thinned(Work::new(half, true, weight, price), target)
}

/// The same for a whole skin, which has no rim.
pub(crate) fn decimate_whole(
    skin: &Half,
    target: usize,
    weight: impl Fn(DVec3) -> f64,
    price: impl Fn(DVec3, DVec3) -> f64,
) -> Half {
    thinned(Work::new(skin, false, weight, price), target)
}

fn thinned<W: Fn(DVec3) -> f64, P: Fn(DVec3, DVec3) -> f64>(mut work: Work<W, P>, target: usize) -> Half {
    // What could not be joined may be once its surroundings have changed: go round until nothing moves.
    let mut before = usize::MAX;
    while work.left > target && work.left < before {
        before = work.left;
        work.fill();
        work.drain(target);
    }
    work.result()
}

/// The squared distance to a set of planes, as a form of ten numbers.
#[derive(Clone, Copy)]
struct Quadric {
    square: DMat3,
    linear: DVec3,
    rest: f64,
}

impl Quadric {
    const NONE: Self = Self { square: DMat3::ZERO, linear: DVec3::ZERO, rest: 0.0 };

    fn plane(normal: DVec3, point: DVec3, weight: f64) -> Self {
        let d = -normal.dot(point);
        let n = normal * weight;
        Self { square: DMat3::from_cols(n * normal.x, n * normal.y, n * normal.z), linear: n * d, rest: weight * d * d }
    }

    fn plus(&self, other: &Self) -> Self {
        Self { square: self.square + other.square, linear: self.linear + other.linear, rest: self.rest + other.rest }
    }

    fn error(&self, p: DVec3) -> f64 {
        (p.dot(self.square * p) + 2.0 * self.linear.dot(p) + self.rest).max(0.0)
    }

    /// The point of least error, if the planes fix one.
    fn best(&self) -> Option<DVec3> {
        let size = self.square.x_axis.x + self.square.y_axis.y + self.square.z_axis.z;
        (self.square.determinant() > 1e-4 * (size / 3.0).powi(3)).then(|| self.square.inverse() * -self.linear)
    }
}

struct Candidate {
    cost: f64,
    ends: [usize; 2],
    stamps: [u32; 2],
    to: DVec3,
}

impl Ord for Candidate {
    /// The cheapest is the greatest, as a heap wants it; ties by vertex.
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.total_cmp(&self.cost).then_with(|| other.ends.cmp(&self.ends))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

struct Work<W, P> {
    points: Vec<DVec3>,
    quadrics: Vec<Quadric>,
    stamps: Vec<u32>,
    /// Faces round each vertex.
    fans: Vec<Vec<u32>>,
    faces: Vec<Option<[usize; 3]>>,
    left: usize,
    /// Whether it is a left half, with its rim at x = 0.
    rimmed: bool,
    heap: BinaryHeap<Candidate>,
    weight: W,
    price: P,
}

impl<W: Fn(DVec3) -> f64, P: Fn(DVec3, DVec3) -> f64> Work<W, P> {
    fn new(half: &Half, rimmed: bool, weight: W, price: P) -> Self {
        let count = half.points.len();
        let mut quadrics = vec![Quadric::NONE; count];
        let mut fans = vec![Vec::new(); count];
        let faces: Vec<_> = half.faces.iter().map(|face| Some(face.map(|i| i as usize))).collect();
        for (i, face) in faces.iter().flatten().enumerate() {
            let [a, b, c] = face.map(|v| half.points[v]);
            let normal = (b - a).cross(c - a);
            let area = normal.length() * 0.5;
            let plane = Quadric::plane(normal.normalize_or_zero(), a, area);
            for &v in face {
                quadrics[v] = quadrics[v].plus(&plane);
                if rimmed && half.points[v].x == 0.0 {
                    // The mirrored triangle touches the rim too.
                    let other = Quadric::plane(normal.normalize_or_zero() * DVec3::new(-1.0, 1.0, 1.0), a, area);
                    quadrics[v] = quadrics[v].plus(&other);
                }
                fans[v].push(index(i));
            }
        }
        let left = faces.len();
        let (points, stamps) = (half.points.clone(), vec![0; count]);
        Self { points, quadrics, stamps, fans, faces, left, rimmed, heap: BinaryHeap::new(), weight, price }
    }

    /// Whether a vertex lies on the rim.
    fn on_rim(&self, v: usize) -> bool {
        self.rimmed && self.points[v].x == 0.0
    }

    /// Joins edges, the cheapest first, until the heap is empty or few enough triangles are left.
    fn drain(&mut self, target: usize) {
        while self.left > target {
            let Some(Candidate { ends: [a, b], stamps, to, .. }) = self.heap.pop() else { break };
            let current = self.stamps[a] == stamps[0] && self.stamps[b] == stamps[1];
            if current && self.may_join(a, b, to) {
                self.join(a, b, to);
            }
        }
    }

    /// Offers every edge there is.
    fn fill(&mut self) {
        for v in 0..self.points.len() {
            for other in self.neighbours(v) {
                if other > v {
                    self.offer(v, other);
                }
            }
        }
    }

    /// The vertices joined to `v`, rising.
    fn neighbours(&self, v: usize) -> Vec<usize> {
        let mut out: Vec<usize> =
            self.fans[v].iter().filter_map(|f| self.faces[*f as usize]).flatten().filter(|o| *o != v).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Puts the edge on the heap with its best point and cost.
    fn offer(&mut self, a: usize, b: usize) {
        let quadric = self.quadrics[a].plus(&self.quadrics[b]);
        let (pa, pb) = (self.points[a], self.points[b]);
        let middle = (pa + pb) * 0.5;
        let length = (pb - pa).length();
        let choices: [Option<DVec3>; 4] = match (self.on_rim(a), self.on_rim(b)) {
            (true, false) => [Some(pa), None, None, None],
            (false, true) => [Some(pb), None, None, None],
            (on_rim, _) => {
                let near = quadric.best().filter(|p| (*p - middle).length() < length);
                let near = near.map(|p| match (on_rim, self.rimmed) {
                    (true, _) => DVec3::new(0.0, p.y, p.z),
                    (false, true) => DVec3::new(p.x.max(1e-3), p.y, p.z),
                    (false, false) => p,
                });
                [near, Some(middle), Some(pa), Some(pb)]
            }
        };
        let mut best: Option<(f64, DVec3)> = None;
        for p in choices.into_iter().flatten() {
            let error = quadric.error(p);
            if best.is_none_or(|(least, _)| error < least) {
                best = Some((error, p));
            }
        }
        let Some((error, to)) = best else { return };
        let cost = (self.weight)(middle) * (error + EVENNESS * length.powi(4)) + (self.price)(pa, pb);
        self.heap.push(Candidate { cost, ends: [a, b], stamps: [self.stamps[a], self.stamps[b]], to });
    }

    /// Whether the edge can be drawn together at `to` without tearing, pinching or turning a triangle over.
    fn may_join(&self, a: usize, b: usize, to: DVec3) -> bool {
        let (na, nb) = (self.neighbours(a), self.neighbours(b));
        let shared = na.iter().filter(|v| nb.binary_search(v).is_ok()).count();
        let wings = self.fans[a].iter().filter_map(|f| self.faces[*f as usize]).filter(|f| f.contains(&b)).count();
        let both_on_rim = self.on_rim(a) && self.on_rim(b);
        if shared != wings || (wings == 1) != both_on_rim {
            return false;
        }
        [(a, b), (b, a)].into_iter().all(|(v, other)| {
            self.fans[v].iter().filter_map(|f| self.faces[*f as usize]).filter(|f| !f.contains(&other)).all(|face| {
                let old = face.map(|i| self.points[i]);
                let new = face.map(|i| if i == v { to } else { self.points[i] });
                let (before, after) = (normal(old), normal(new));
                after.dot(before) > 0.3 * after.length() * before.length()
                    && shapeliness(new) > shapeliness(old).min(0.08)
            })
        })
    }

    /// Draws `b` into `a`, which moves to `to`.
    fn join(&mut self, a: usize, b: usize, to: DVec3) {
        self.points[a] = to;
        self.quadrics[a] = self.quadrics[a].plus(&self.quadrics[b]);
        for f in std::mem::take(&mut self.fans[b]) {
            let Some(face) = &mut self.faces[f as usize] else { continue };
            if face.contains(&a) {
                self.faces[f as usize] = None;
                self.left -= 1;
            } else {
                for v in face.iter_mut().filter(|v| **v == b) {
                    *v = a;
                }
                self.fans[a].push(f);
            }
        }
        let faces = &self.faces;
        self.fans[a].retain(|f| faces[*f as usize].is_some());
        self.stamps[b] += 1;
        self.stamps[a] += 1;
        for other in self.neighbours(a) {
            let faces = &self.faces;
            self.fans[other].retain(|f| faces[*f as usize].is_some());
            self.offer(a.min(other), a.max(other));
        }
    }

    /// What is left, in the old order.
    fn result(self) -> Half {
        let mut half = Half::default();
        let mut names = vec![u32::MAX; self.points.len()];
        for face in self.faces.into_iter().flatten() {
            half.faces.push(face.map(|v| {
                if names[v] == u32::MAX {
                    names[v] = index(half.points.len());
                    half.points.push(self.points[v]);
                }
                names[v]
            }));
        }
        half
    }
}

fn normal([a, b, c]: [DVec3; 3]) -> DVec3 {
    (b - a).cross(c - a)
}

/// Twice the area over the square of the longest side: 0 for a needle, 0.87 for an even triangle.
fn shapeliness(corners: [DVec3; 3]) -> f64 {
    let longest = (0..3).map(|k| (corners[k] - corners[(k + 1) % 3]).length_squared()).fold(1e-12, f64::max);
    normal(corners).length() / longest
}
