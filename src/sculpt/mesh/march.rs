//! From field to triangles: marching cubes whose cases are found, not typed.
//!
//! In come a field and a grid, out comes the skin within the grid as triangles, turned outwards. A grid of the left half
//! gives half a skin, its rim on the midline (x exactly 0); one that holds a whole sculpture gives the whole. In every cell the crossed edges are joined face by face, always cutting off the inside corners, so that
//! neighbouring cells agree and the surface is closed and two-sided wherever the grid is crossed.

use std::collections::BTreeMap;

use glam::DVec3;

use crate::sculpt::mesh::Surface;
use crate::sculpt::mesh::grid::{BLOCK, Grid};
use crate::sculpt::threads::each;

/// A skin, or the left half of one: triangles on points, in millimetres.
#[derive(Clone, Debug, Default)]
pub(crate) struct Half {
    pub(crate) points: Vec<DVec3>,
    pub(crate) faces: Vec<[u32; 3]>,
}

/// What names a vertex: the cell corner it starts from, and the axis of its edge (3 and more: a middle of the cell).
type Key = ([usize; 3], usize);

/// The corners of a cell: bit 0 is x, bit 1 is y, bit 2 is z. Each face lists its corners anticlockwise from outside.
const FACES: [[usize; 4]; 6] = [[0, 4, 6, 2], [1, 3, 7, 5], [0, 1, 5, 4], [2, 6, 7, 3], [0, 2, 3, 1], [4, 5, 7, 6]];
/// Points along one side of a block.
const SIDE: usize = BLOCK + 1;

/// What one block gives.
#[derive(Default)]
struct Piece {
    points: Vec<(Key, DVec3)>,
    faces: Vec<[Key; 3]>,
}

/// The skin within the grid.
pub(crate) fn march(field: &impl Surface, grid: &Grid) -> Half {
    let blocks = grid.blocks(field);
    let pieces = each(&blocks, |first| piece(field, grid, *first));
    let mut half = Half::default();
    let mut names: BTreeMap<Key, u32> = BTreeMap::new();
    for piece in pieces {
        for (key, point) in piece.points {
            names.entry(key).or_insert_with(|| {
                half.points.push(point);
                index(half.points.len() - 1)
            });
        }
        half.faces.extend(piece.faces.iter().map(|face| face.map(|key| names[&key])));
    }
    half
}

/// An index as the 32 bits that a mesh stores.
pub(crate) fn index(i: usize) -> u32 {
    u32::try_from(i).unwrap_or(u32::MAX)
}

/// The triangles of one block.
fn piece(field: &impl Surface, grid: &Grid, first: [usize; 3]) -> Piece {
    let cells = grid.cells();
    let side: [usize; 3] = std::array::from_fn(|k| BLOCK.min(cells[k] - first[k]));
    let mut values = vec![0.0; SIDE * SIDE * SIDE];
    let slot = |c: [usize; 3]| (c[0] * SIDE + c[1]) * SIDE + c[2];
    for x in 0..=side[0] {
        for y in 0..=side[1] {
            for z in 0..=side[2] {
                values[slot([x, y, z])] = field.distance(grid.point([first[0] + x, first[1] + y, first[2] + z]));
            }
        }
    }
    let mut piece = Piece::default();
    for x in 0..side[0] {
        for y in 0..side[1] {
            for z in 0..side[2] {
                let corners = std::array::from_fn(|c| values[slot([x + (c & 1), y + (c >> 1 & 1), z + (c >> 2)])]);
                cell(grid, [first[0] + x, first[1] + y, first[2] + z], &corners, &mut piece);
            }
        }
    }
    piece
}

/// The triangles of one cell.
fn cell(grid: &Grid, at: [usize; 3], values: &[f64; 8], piece: &mut Piece) {
    let inside = values.map(|v| v < 0.0);
    if inside.iter().all(|i| *i) || !inside.iter().any(|i| *i) {
        return;
    }
    let (next, ambiguous) = joined(inside);
    let mut seen = [false; 64];
    for start in 0..64 {
        if next[start] == NONE || seen[start] {
            continue;
        }
        let mut ring = Vec::with_capacity(8);
        let mut edge = start;
        while !seen[edge] {
            seen[edge] = true;
            ring.push(crossing(grid, at, values, edge));
            edge = next[edge];
        }
        piece.points.extend(&ring);
        if ambiguous || ring.len() > 5 {
            // A fan from the middle: no diagonal of it can lie on a face that a neighbour shares.
            let middle =
                ring.iter().map(|(_, p)| *p).sum::<DVec3>() / crate::sculpt::field::spline::fraction(ring.len(), 1);
            let key = (at, 3 + start);
            piece.points.push((key, middle));
            for i in 0..ring.len() {
                piece.faces.push([key, ring[i].0, ring[(i + 1) % ring.len()].0]);
            }
        } else {
            for i in 1..ring.len() - 1 {
                piece.faces.push([ring[0].0, ring[i].0, ring[i + 1].0]);
            }
        }
    }
}

const NONE: usize = usize::MAX;

/// For each crossed edge (corner × 8 + corner, lower first) the next one round the cut, and whether a face was ambiguous.
fn joined(inside: [bool; 8]) -> ([usize; 64], bool) {
    let mut next = [NONE; 64];
    let mut ambiguous = false;
    let name = |a: usize, b: usize| a.min(b) * 8 + a.max(b);
    for face in FACES {
        let into: Vec<usize> = (0..4).filter(|i| !inside[face[*i]] && inside[face[(i + 1) % 4]]).collect();
        ambiguous |= into.len() > 1;
        for &i in &into {
            let mut last = (i + 1) % 4;
            while inside[face[(last + 1) % 4]] {
                last = (last + 1) % 4;
            }
            next[name(face[i], face[(i + 1) % 4])] = name(face[last], face[(last + 1) % 4]);
        }
    }
    (next, ambiguous)
}

/// Where the skin crosses an edge of a cell.
fn crossing(grid: &Grid, at: [usize; 3], values: &[f64; 8], edge: usize) -> (Key, DVec3) {
    let (low, high) = (edge / 8, edge % 8);
    let corner = |c: usize| [at[0] + (c & 1), at[1] + (c >> 1 & 1), at[2] + (c >> 2)];
    // Kept off the corners, so that no triangle is born a needle.
    let part = (values[low] / (values[low] - values[high])).clamp(0.08, 0.92);
    let axis = (high - low).trailing_zeros() as usize;
    ((corner(low), axis), grid.point(corner(low)).lerp(grid.point(corner(high)), part))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sculpt::field::Field;
    use crate::sculpt::field::recipe::{add, ellipsoid};

    #[test]
    fn half_a_ball_is_closed_but_for_its_rim_and_turned_outwards() {
        let field = Field::mirrored(&[add(ellipsoid([0.0, -20.0, 0.0], [60.0; 3]), 0.0)]);
        let half = march(&field, &Grid::bust(12.0, 6.0));
        let mut edges = Vec::new();
        for face in &half.faces {
            edges.extend((0..3).map(|k| (face[k], face[(k + 1) % 3])));
            let [a, b, c] = face.map(|i| half.points[i as usize]);
            assert!((b - a).cross(c - a).dot(a - DVec3::new(0.0, -20.0, 0.0)) > 0.0);
        }
        let known: BTreeSet<_> = edges.iter().copied().collect();
        assert_eq!(known.len(), edges.len(), "no edge is used twice the same way round");
        for (a, b) in edges {
            let rim = half.points[a as usize].x == 0.0 && half.points[b as usize].x == 0.0;
            assert!(rim || known.contains(&(b, a)));
        }
    }
}
