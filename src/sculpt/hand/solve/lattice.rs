//! The distance to the bust's skin on a lattice: what the solver asks thousands of times for each pose.
//!
//! In comes the bust's field, out comes the distance in millimetres at any point, linear between lattice points 3 mm
//! apart, about the ears and the nose 1.25 mm; the right half is the left one mirrored. Near the skin it is within a few tenths of a
//! millimetre of the field; far away it is a rough distance only. Outside its box it goes on from the border.

use glam::DVec3;

use crate::sculpt::field::Field;
use crate::sculpt::field::spline::fraction;
use crate::sculpt::threads::each;

/// Between lattice points, millimetres.
const STEP: f64 = 3.0;
/// The lattice's low corner, millimetres.
const LOW: DVec3 = DVec3::new(0.0, -330.0, -168.0);
/// Lattice points along each axis; one more than a multiple of [`COARSE`].
const COUNT: [usize; 3] = [89, 169, 113];
/// The coarse lattice that finds the skin has every so many points of the fine one.
const COARSE: usize = 4;
/// Between the points of a fine lattice, millimetres.
const FINE_STEP: f64 = 1.25;
/// Low corners of the fine lattices about the ear and the nose, and how many points they have along each axis.
const FINE: [(DVec3, [usize; 3]); 2] =
    [(DVec3::new(60.0, -40.0, -45.0), [30, 70, 54]), (DVec3::new(-1.25, -40.0, 72.0), [22, 62, 34])];
/// Half the span of the differences that give the normal, millimetres.
const SPAN: f64 = 2.5;

/// Distances to the skin.
#[derive(Clone, Debug)]
pub struct Lattice {
    values: Vec<f32>,
    fine: [Vec<f32>; 2],
}

impl Lattice {
    /// The distances of a field that mirrors itself in x. Cells far from the skin are filled in from a coarser lattice.
    #[must_use]
    pub fn of(field: &Field) -> Self {
        let coarse_count = COUNT.map(|n| (n - 1) / COARSE + 1);
        let coarse_points: Vec<usize> = (0..coarse_count.iter().product()).collect();
        let coarse = each(&coarse_points, |i| {
            let cell = unpacked(*i, coarse_count);
            field.distance(LOW + place(cell) * (STEP * fraction(COARSE, 1))).clamp(-60.0, 200.0)
        });
        let points: Vec<usize> = (0..COUNT.iter().product()).collect();
        let values = each(&points, |i| {
            let at = unpacked(*i, COUNT);
            let guess = between(&coarse, coarse_count, place(at) / fraction(COARSE, 1));
            let exact = || field.distance(LOW + place(at) * STEP).clamp(-60.0, 200.0);
            narrow(if guess > -16.0 && guess < 22.0 { exact() } else { guess })
        });
        let fine = FINE.map(|(low, count)| {
            let points: Vec<usize> = (0..count.iter().product()).collect();
            each(&points, |i| narrow(field.distance(low + place(unpacked(*i, count)) * FINE_STEP)))
        });
        Self { values, fine }
    }

    /// Millimetres from `p` to the skin, negative inside.
    #[must_use]
    pub fn distance(&self, p: DVec3) -> f64 {
        let left = DVec3::new(p.x.abs(), p.y, p.z);
        for ((low, count), values) in FINE.iter().zip(&self.fine) {
            let at = (left - low) / FINE_STEP;
            if at.cmpge(DVec3::ZERO).all() && at.cmplt(place(count.map(|n| n - 1))).all() {
                return linear(values, *count, at);
            }
        }
        let at = (left - LOW) / STEP;
        let held = at.clamp(DVec3::ZERO, place(COUNT.map(|n| n - 1)) - 1e-3);
        linear(&self.values, COUNT, held) + (at - held).length() * STEP
    }

    /// The way out of the skin at `p`, 1 long.
    #[must_use]
    pub fn normal(&self, p: DVec3) -> DVec3 {
        let along = |axis: DVec3| self.distance(p + axis * SPAN) - self.distance(p - axis * SPAN);
        DVec3::new(along(DVec3::X), along(DVec3::Y), along(DVec3::Z)).normalize_or(DVec3::Y)
    }

    /// The point of the skin near `p`.
    #[must_use]
    pub fn project(&self, p: DVec3) -> DVec3 {
        (0..8).fold(p, |p, _| p - self.normal(p) * (0.9 * self.distance(p)))
    }
}

/// A lattice point's three indices from its number.
const fn unpacked(i: usize, count: [usize; 3]) -> [usize; 3] {
    [i / (count[1] * count[2]), i / count[2] % count[1], i % count[2]]
}

fn place(cell: [usize; 3]) -> DVec3 {
    DVec3::from(cell.map(|k| fraction(k, 1)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held inside the lattice before")]
fn floor(at: DVec3) -> [usize; 3] {
    [at.x as usize, at.y as usize, at.z as usize]
}

#[expect(clippy::cast_possible_truncation, reason = "a distance to a hundred-thousandth")]
fn narrow(value: f64) -> f32 {
    value as f32
}

/// Linear between the points of a lattice.
fn linear(values: &[f32], count: [usize; 3], at: DVec3) -> f64 {
    let cell = floor(at);
    let part = at - place(cell);
    let step = [count[1] * count[2], count[2], 1];
    let base = cell[0] * step[0] + cell[1] * step[1] + cell[2];
    // Two neighbours at a time: the solver spends most of its time here.
    let line = |i: usize| match values.get(i..i + 2) {
        Some(&[low, high]) => f64::from(low) + (f64::from(high) - f64::from(low)) * part.z,
        _ => f64::MAX,
    };
    let sheet = |low: f64, high: f64| low + (high - low) * part.y;
    let near = sheet(line(base), line(base + step[1]));
    let far = sheet(line(base + step[0]), line(base + step[0] + step[1]));
    near + (far - near) * part.x
}

/// Linear between the points of a small lattice.
fn between(values: &[f64], count: [usize; 3], at: DVec3) -> f64 {
    let held = at.clamp(DVec3::ZERO, place(count.map(|n| n - 1)) - 1e-9);
    let cell = floor(held);
    let part = held - place(cell);
    let mut sum = 0.0;
    for corner in 0..8_usize {
        let bit = [corner >> 2 & 1, corner >> 1 & 1, corner & 1];
        let weight: f64 = (0..3).map(|k| if bit[k] == 1 { part[k] } else { 1.0 - part[k] }).product();
        let [x, y, z] = [cell[0] + bit[0], cell[1] + bit[1], cell[2] + bit[2]];
        sum += weight * values[(x * count[1] + y) * count[2] + z];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::field::recipe::{add, ellipsoid};

    #[test]
    fn near_the_skin_it_says_what_the_field_says() {
        let field = Field::mirrored(&[add(ellipsoid([0.0, -30.0, 0.0], [70.0, 90.0, 80.0]), 0.0)]);
        let lattice = Lattice::of(&field);
        for i in 0..200_u32 {
            let (a, b) = (f64::from(i) * 2.4, f64::from(i) * 0.37);
            let out = DVec3::new(a.cos() * b.cos(), b.sin(), a.sin() * b.cos());
            let on = lattice.project(DVec3::new(0.0, -30.0, 0.0) + out * 80.0);
            assert!(field.distance(on).abs() < 0.1, "{on}");
            for away in [-3.0, 4.0] {
                let p = on + out * away;
                assert!((lattice.distance(p) - field.distance(p)).abs() < 0.12, "{p}");
            }
            assert!(lattice.normal(on).dot(field.normal(on)) > 0.995);
        }
    }
}
