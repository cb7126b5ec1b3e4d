//! Evening out: marching leaves slivers beside full triangles, and thinning keeps what it is given.
//!
//! In come a skin and which neighbours draw a point, out comes the same skin with its points spread evenly. They leave the
//! surface a little: whoever asks moves them back onto it.

use glam::DVec3;

use crate::sculpt::mesh::march::Half;

/// The points moved half-way to the middle of those neighbours that draw them: `draws` is asked for a point and its
/// neighbour.
pub(crate) fn evened(skin: &Half, draws: impl Fn(DVec3, DVec3) -> bool) -> Half {
    let mut sums = vec![(DVec3::ZERO, 0.0); skin.points.len()];
    for face in &skin.faces {
        for k in 0..3 {
            let (a, b) = (face[k] as usize, face[(k + 1) % 3] as usize);
            // Inside a skin every edge is seen from both sides, so each neighbour counts twice: the middle stays.
            for (v, other) in [(a, b), (b, a)] {
                let (own, next) = (skin.points[v], skin.points[other]);
                if draws(own, next) {
                    sums[v] = (sums[v].0 + next, sums[v].1 + 1.0);
                }
            }
        }
    }
    let moved = skin.points.iter().zip(sums).map(|(p, (sum, count))| p.lerp(sum / f64::max(count, 1.0), 0.5));
    Half { points: moved.collect(), faces: skin.faces.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flat square round a point that is off its middle.
    fn square() -> Half {
        let points = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [3.0, 1.0]];
        Half {
            points: points.map(|[x, y]| DVec3::new(x, y, 0.0)).to_vec(),
            faces: vec![[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]],
        }
    }

    #[test]
    fn a_point_goes_half_way_to_the_middle_of_its_neighbours() {
        let even = evened(&square(), |_, _| true);
        assert!(even.points[4].distance(DVec3::new(2.5, 1.5, 0.0)) < 1e-12);
        assert_eq!(even.faces, square().faces);
    }

    #[test]
    fn a_rim_that_only_its_own_points_draw_stays_a_rim() {
        let even = evened(&square(), |own, next| own.x != 0.0 || next.x == 0.0);
        let rim = |skin: &Half| skin.points.iter().filter(|p| p.x == 0.0).count();
        assert_eq!((rim(&even), rim(&square())), (2, 2));
        assert!(evened(&square(), |_, _| true).points[0].x > 0.5);
    }
}
