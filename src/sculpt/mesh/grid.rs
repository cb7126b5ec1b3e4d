//! The grid on which the skin is looked for: fine steps at the face and the ear, coarse ones elsewhere.
//!
//! In come steps and the stretches to refine, out come coordinates. The bust's grid covers the left half, its first
//! plane lies exactly on the midline; [`Grid::even`] and [`Grid::refined`] cover a whole sculpture. [`Grid::blocks`] cuts it into small blocks and drops those that are surely away from the skin.

use glam::DVec3;

use crate::sculpt::mesh::Surface;
use crate::sculpt::threads::each;

/// Cells along one side of a block.
pub(crate) const BLOCK: usize = 8;

/// Coordinates along the three axes, millimetres.
#[derive(Debug)]
pub(crate) struct Grid {
    pub(crate) axes: [Vec<f64>; 3],
}

/// A stretch of an axis with its own step: from, to, step, millimetres.
pub(crate) type Fine = (f64, f64, f64);

impl Grid {
    /// The grid of the bust: `coarse` mm elsewhere, `fine` mm at the face, a little more at the ears.
    pub(crate) fn bust(coarse: f64, fine: f64) -> Self {
        let ear = fine * 1.2;
        Self {
            axes: [
                graded(0.0, 240.0, coarse, &[(0.0, 50.0, fine), (62.0, 97.0, ear)]),
                graded(-300.0, 140.0, coarse, &[(-64.0, 40.0, fine), (-98.0, -64.0, fine * 1.4)]),
                graded(-135.0, 125.0, coarse, &[(66.0, 122.0, fine), (-36.0, 10.0, ear)]),
            ],
        }
    }

    /// A grid of even steps over a box that holds the whole of a sculpture.
    pub(crate) fn even([low, high]: [DVec3; 2], step: f64) -> Self {
        let (low, high) = (low.to_array(), high.to_array());
        Self { axes: std::array::from_fn(|k| graded(low[k], high[k], step, &[])) }
    }

    /// A grid over a box, with stretches along each axis that have steps of their own.
    pub(crate) fn refined([low, high]: [DVec3; 2], step: f64, fine: &[Vec<Fine>; 3]) -> Self {
        let (low, high) = (low.to_array(), high.to_array());
        Self { axes: std::array::from_fn(|k| graded(low[k], high[k], step, &fine[k])) }
    }

    /// The grid point with these indices.
    pub(crate) fn point(&self, at: [usize; 3]) -> DVec3 {
        DVec3::new(self.axes[0][at[0]], self.axes[1][at[1]], self.axes[2][at[2]])
    }

    /// Cells along each axis.
    pub(crate) fn cells(&self) -> [usize; 3] {
        self.axes.each_ref().map(|axis| axis.len() - 1)
    }

    /// The first cell of each block that the skin may cross, in order.
    pub(crate) fn blocks(&self, field: &impl Surface) -> Vec<[usize; 3]> {
        let cells = self.cells();
        let mut all = Vec::new();
        for x in (0..cells[0]).step_by(BLOCK) {
            for y in (0..cells[1]).step_by(BLOCK) {
                for z in (0..cells[2]).step_by(BLOCK) {
                    all.push([x, y, z]);
                }
            }
        }
        let near = each(&all, |first| {
            let last = std::array::from_fn(|k| (first[k] + BLOCK).min(cells[k]));
            let (low, high) = (self.point(*first), self.point(last));
            // First-order distances may be long by two thirds where soft masses meet: twice as much again is room enough.
            field.distance((low + high) * 0.5).abs() < (high - low).length() + 1.0
        });
        all.into_iter().zip(near).filter_map(|(block, near)| near.then_some(block)).collect()
    }
}

/// Coordinates from `from` to at least `to`; the step changes over 25 mm from coarse to fine.
fn graded(from: f64, to: f64, coarse: f64, fine: &[Fine]) -> Vec<f64> {
    let mut axis = vec![from];
    let mut x = from;
    while x < to {
        let step = fine.iter().fold(coarse, |step, (low, high, own)| {
            let away = (low - x).max(x - high).max(0.0);
            step.min(own + (coarse - own) * (away / 25.0).min(1.0))
        });
        x += step;
        axis.push(x);
    }
    axis
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_begins_on_the_midline_and_is_finest_at_the_face() {
        let grid = Grid::bust(4.0, 1.0);
        let x = &grid.axes[0];
        assert_eq!(x[0].to_bits(), 0.0f64.to_bits());
        assert!(x[1] - x[0] < 1.001);
        assert!(x[x.len() - 1] - x[x.len() - 2] > 3.9);
        assert!(x.windows(2).all(|pair| pair[1] > pair[0]));
    }
}
