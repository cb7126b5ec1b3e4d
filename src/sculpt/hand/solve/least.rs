//! Least squares between bounds: the numbers that make a list of residuals as small as it can be.
//!
//! In come a function from numbers to residuals, a start, bounds and the size of a usual step for each number; out comes
//! the best that was found nearby, by Levenberg's and Marquardt's damped steps with slopes from differences. A number at
//! its bound that wants to go further stays there. The cost never rises from round to round, and the same input gives the
//! same bits. It looks in one valley only: whoever wants another starts elsewhere.

/// What is to be made small.
pub(super) trait Residuals {
    /// The residuals at `x`, appended to `out`: always as many.
    fn residuals(&self, x: &[f64], out: &mut Vec<f64>);
}

/// Where the numbers may go, and how far at a time.
#[derive(Clone, Debug)]
pub(super) struct Range {
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
    /// A usual step.
    pub(super) scale: Vec<f64>,
}

/// The best numbers found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) x: Vec<f64>,
    /// Half the sum of the squared residuals.
    pub(super) cost: f64,
}

/// Part of a usual step by which slopes are felt.
const FEEL: f64 = 1e-4;
/// Once a round gains less than this part of the cost, it is done.
const LITTLE: f64 = 2e-5;
/// How often one round damps harder before it gives up.
const TRIES: usize = 7;

/// Looks for the least from `start` in at most `rounds` rounds.
pub(super) fn least(problem: &impl Residuals, start: &[f64], range: &Range, rounds: usize) -> Found {
    let n = start.len();
    let mut x: Vec<f64> = (0..n).map(|k| start[k].clamp(range.low[k], range.high[k])).collect();
    let (mut here, mut there) = (Vec::new(), Vec::new());
    problem.residuals(&x, &mut here);
    let mut cost = half_square(&here);
    let mut damping = 1e-2;
    let mut columns = vec![0.0; n * here.len()];
    for _ in 0..rounds {
        slopes(problem, &x, range, &here, &mut columns);
        let (normal, gradient) = normal_equations(&columns, &here, n);
        let free: Vec<usize> = (0..n)
            .filter(|k| {
                let stuck_low = x[*k] <= range.low[*k] && gradient[*k] > 0.0;
                let stuck_high = x[*k] >= range.high[*k] && gradient[*k] < 0.0;
                !stuck_low && !stuck_high
            })
            .collect();
        let before = cost;
        let mut moved = false;
        for _ in 0..TRIES {
            let step = damped_step(&normal, &gradient, &free, n, damping);
            let next: Vec<f64> =
                (0..n).map(|k| (x[k] + step[k] * range.scale[k]).clamp(range.low[k], range.high[k])).collect();
            there.clear();
            problem.residuals(&next, &mut there);
            let new = half_square(&there);
            if new < cost {
                (x, cost, moved) = (next, new, true);
                std::mem::swap(&mut here, &mut there);
                damping = (damping * 0.3).max(1e-6);
                break;
            }
            damping *= 4.0;
        }
        if !moved || before - cost < LITTLE * before {
            break;
        }
    }
    Found { x, cost }
}

fn half_square(residuals: &[f64]) -> f64 {
    0.5 * residuals.iter().map(|r| r * r).sum::<f64>()
}

/// How each residual changes for a usual step of each number: one column after the other.
fn slopes(problem: &impl Residuals, x: &[f64], range: &Range, here: &[f64], columns: &mut Vec<f64>) {
    let (n, rows) = (x.len(), here.len());
    columns.resize(n * rows, 0.0);
    let (mut moved, mut there) = (x.to_vec(), Vec::with_capacity(rows));
    for k in 0..n {
        let forward = x[k] + FEEL * range.scale[k];
        let sign = if forward <= range.high[k] { 1.0 } else { -1.0 };
        moved[k] = x[k] + sign * FEEL * range.scale[k];
        there.clear();
        problem.residuals(&moved, &mut there);
        moved[k] = x[k];
        let column = &mut columns[k * rows..(k + 1) * rows];
        for ((slope, new), old) in column.iter_mut().zip(&there).zip(here) {
            *slope = (new - old) * sign / FEEL;
        }
    }
}

/// The matrix and the right side of the normal equations; rows that nothing moves are left out.
fn normal_equations(columns: &[f64], here: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    let rows = here.len();
    let live: Vec<usize> = (0..rows).filter(|row| (0..n).any(|k| columns[k * rows + row] != 0.0)).collect();
    let packed: Vec<Vec<f64>> = (0..n).map(|k| live.iter().map(|row| columns[k * rows + row]).collect()).collect();
    let right: Vec<f64> = live.iter().map(|row| here[*row]).collect();
    let mut normal = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let sum = dot(&packed[i], &packed[j]);
            normal[i * n + j] = sum;
            normal[j * n + i] = sum;
        }
    }
    let gradient = packed.iter().map(|column| dot(column, &right)).collect();
    (normal, gradient)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The step that the damped equations give to the free numbers; 0 for the others.
fn damped_step(normal: &[f64], gradient: &[f64], free: &[usize], n: usize, damping: f64) -> Vec<f64> {
    let m = free.len();
    let mut lower = vec![0.0; m * m];
    for i in 0..m {
        for j in 0..=i {
            let mut sum = normal[free[i] * n + free[j]];
            if i == j {
                sum += damping * sum.max(1e-2);
            }
            for k in 0..j {
                sum -= lower[i * m + k] * lower[j * m + k];
            }
            lower[i * m + j] = if i == j { sum.max(1e-12).sqrt() } else { sum / lower[j * m + j] };
        }
    }
    let mut part: Vec<f64> = free.iter().map(|k| -gradient[*k]).collect();
    for i in 0..m {
        for k in 0..i {
            part[i] -= lower[i * m + k] * part[k];
        }
        part[i] /= lower[i * m + i];
    }
    for i in (0..m).rev() {
        for k in i + 1..m {
            part[i] -= lower[k * m + i] * part[k];
        }
        part[i] /= lower[i * m + i];
    }
    let mut step = vec![0.0; n];
    for (value, k) in part.into_iter().zip(free) {
        step[*k] = value;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock's valley.
    struct Valley;

    impl Residuals for Valley {
        fn residuals(&self, x: &[f64], out: &mut Vec<f64>) {
            out.extend([1.0 - x[0], 10.0 * (x[1] - x[0] * x[0])]);
        }
    }

    fn range(low: f64, high: f64) -> Range {
        Range { low: vec![low; 2], high: vec![high; 2], scale: vec![0.1; 2] }
    }

    #[test]
    fn it_finds_the_floor_of_a_bent_valley() {
        let found = least(&Valley, &[-1.2, 1.0], &range(-5.0, 5.0), 200);
        assert!(found.cost < 1e-10 && (found.x[0] - 1.0).abs() < 1e-4, "{found:?}");
    }

    #[test]
    fn a_bound_in_the_way_holds_and_the_rest_makes_the_best_of_it() {
        let found = least(&Valley, &[-1.2, 1.0], &range(-5.0, 0.5), 200);
        assert!((found.x[0] - 0.5).abs() < 1e-6 && (found.x[1] - 0.25).abs() < 1e-4, "{found:?}");
    }
}
