//! Tape and callipers for a baked mesh: plane sections, tapes round them, arcs between two points, profiles.
//!
//! In comes a [`Mesh`] (metres), out come points and lengths in millimetres. A tape is drawn tight: it follows the convex
//! hull of a section and spans its hollows. Nothing here knows a norm.

use glam::{DVec2, DVec3, Vec3};
use stillpoint::sculpt::Mesh;

/// The points of a mesh in millimetres.
pub(crate) struct Ruler {
    pub(crate) points: Vec<DVec3>,
    triangles: Vec<[usize; 3]>,
}

impl Ruler {
    pub(crate) fn new(mesh: &Mesh) -> Self {
        let points = mesh.positions.iter().map(|p| Vec3::from(*p).as_dvec3() * 1000.0).collect();
        let triangles = mesh.indices.chunks_exact(3).map(|t| [t[0] as usize, t[1] as usize, t[2] as usize]).collect();
        Self { points, triangles }
    }

    /// Where a plane cuts the edges of the mesh.
    pub(crate) fn section(&self, point: DVec3, normal: DVec3) -> Vec<DVec3> {
        let mut cuts = Vec::new();
        for triangle in &self.triangles {
            let corners = triangle.map(|i| self.points[i]);
            let heights = corners.map(|p| (p - point).dot(normal));
            for k in 0..3 {
                let (a, b) = (heights[k], heights[(k + 1) % 3]);
                if (a < 0.0) != (b < 0.0) {
                    cuts.push(corners[k].lerp(corners[(k + 1) % 3], a / (a - b)));
                }
            }
        }
        cuts
    }

    /// How far forward the skin lies over (x, y), seen from the front.
    pub(crate) fn front(&self, x: f64, y: f64) -> f64 {
        self.reach(DVec2::new(x, y), |p| (DVec2::new(p.x, p.y), p.z))
    }

    /// How far backward the skin lies over (x, y), seen from behind.
    pub(crate) fn back(&self, x: f64, y: f64) -> f64 {
        -self.reach(DVec2::new(x, y), |p| (DVec2::new(p.x, p.y), -p.z))
    }

    /// How far to the left the skin lies over (y, z), seen from the left.
    pub(crate) fn side(&self, y: f64, z: f64) -> f64 {
        self.reach(DVec2::new(y, z), |p| (DVec2::new(p.y, p.z), p.x))
    }

    /// The farthest point over `at`, with `seen` giving where on the picture a point lies and how near it is.
    fn reach(&self, at: DVec2, seen: impl Fn(DVec3) -> (DVec2, f64)) -> f64 {
        let mut best = f64::MIN;
        for triangle in &self.triangles {
            let [(a, za), (b, zb), (c, zc)] = triangle.map(|i| seen(self.points[i]));
            let low = a.min(b).min(c);
            let high = a.max(b).max(c);
            if at.x < low.x || at.y < low.y || at.x > high.x || at.y > high.y {
                continue;
            }
            let area = (b - a).perp_dot(c - a);
            // What part of the triangle lies beyond `at` from each corner.
            let parts = [(b - at).perp_dot(c - at), (c - at).perp_dot(a - at), (a - at).perp_dot(b - at)];
            let parts = parts.map(|part| part / area);
            if parts.iter().all(|part| *part >= 0.0) {
                best = best.max(parts[0] * za + parts[1] * zb + parts[2] * zc);
            }
        }
        best
    }

    /// The line of the face or throat on the midline, (y, z), from `high` down to `low` in steps of half a millimetre.
    pub(crate) fn profile(&self, high: f64, low: f64) -> Vec<DVec2> {
        walk(high, low).map(|y| DVec2::new(y, self.front(0.05, y))).collect()
    }

    /// The line of the back on the midline, (y, z), from `high` down to `low` in steps of half a millimetre.
    pub(crate) fn spine(&self, high: f64, low: f64) -> Vec<DVec2> {
        walk(high, low).map(|y| DVec2::new(y, self.back(0.05, y))).collect()
    }

    /// The length of a tape round what of a plane's section `keep` accepts.
    pub(crate) fn tape(&self, point: DVec3, normal: DVec3, keep: impl Fn(DVec3) -> bool) -> f64 {
        let normal = normal.normalize();
        let side = DVec3::X;
        let cuts = self.section(point, normal).into_iter().filter(|p| keep(*p));
        let flat: Vec<DVec2> = cuts.map(|p| DVec2::new(p.dot(side), p.dot(normal.cross(side)))).collect();
        let hull = hull(flat);
        (0..hull.len()).map(|i| hull[i].distance(hull[(i + 1) % hull.len()])).sum()
    }

    /// The length of a tape from `from` to its mirror image over `over`, a point of the midline: in their common plane,
    /// along what `keep` accepts of the skin on that side of the two ends.
    pub(crate) fn arc(&self, from: DVec3, over: DVec3, keep: impl Fn(DVec3) -> bool) -> f64 {
        let way = (over - DVec3::new(0.0, from.y, from.z)).normalize();
        let normal = way.cross(DVec3::X);
        let cuts = self.section(over, normal);
        let seen = cuts.into_iter().filter(|p| (*p - from).dot(way) > 0.0 && keep(*p));
        let mut flat: Vec<DVec2> = seen.map(|p| DVec2::new(p.x, (p - from).dot(way))).collect();
        flat.extend([DVec2::new(from.x, 0.0), DVec2::new(-from.x, 0.0)]);
        let hull = hull(flat);
        let round: f64 = (0..hull.len()).map(|i| hull[i].distance(hull[(i + 1) % hull.len()])).sum();
        round - 2.0 * from.x.abs()
    }
}

/// Heights from `high` down to `low`, half a millimetre apart.
fn walk(high: f64, low: f64) -> impl Iterator<Item = f64> {
    let mut y = high;
    std::iter::from_fn(move || {
        y -= 0.5;
        (y >= low).then_some(y)
    })
}

/// The point of a line that lies farthest from the chord between its ends, on the side that `towards` points to.
pub(crate) fn farthest(line: &[DVec2], towards: DVec2) -> DVec2 {
    let (a, b) = (line[0], line[line.len() - 1]);
    let across = (b - a).perp().normalize();
    let across = across * across.dot(towards).signum();
    most(line, |p| (p - a).dot(across))
}

/// The point of a line for which `value` is greatest.
pub(crate) fn most(line: &[DVec2], value: impl Fn(DVec2) -> f64) -> DVec2 {
    *line.iter().max_by(|a, b| value(**a).total_cmp(&value(**b))).unwrap()
}

/// The convex hull, anticlockwise.
fn hull(mut points: Vec<DVec2>) -> Vec<DVec2> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let chain = |points: &mut dyn Iterator<Item = DVec2>| {
        let mut out: Vec<DVec2> = Vec::new();
        for p in points {
            while out.len() > 1 && (out[out.len() - 1] - out[out.len() - 2]).perp_dot(p - out[out.len() - 1]) <= 0.0 {
                out.pop();
            }
            out.push(p);
        }
        out.pop();
        out
    };
    let mut hull = chain(&mut points.iter().copied());
    hull.extend(chain(&mut points.iter().rev().copied()));
    hull
}

#[test]
fn a_tape_spans_hollows_and_an_arc_is_half_a_tape() {
    let square = [[-0.05, -0.05], [0.05, -0.05], [0.0, 0.0], [0.05, 0.05], [-0.05, 0.05]];
    let mut mesh = Mesh::default();
    for p in square {
        mesh.positions.extend([[p[0], -1.0, p[1]], [p[0], 1.0, p[1]]]);
    }
    for i in 0..5_u32 {
        let j = (i + 1) % 5;
        mesh.indices.extend([2 * i, 2 * i + 1, 2 * j, 2 * j, 2 * i + 1, 2 * j + 1]);
    }
    let ruler = Ruler::new(&mesh);
    assert!((ruler.tape(DVec3::ZERO, DVec3::Y, |_| true) - 400.0).abs() < 1e-3);
    assert!((ruler.arc(DVec3::X * 50.0, DVec3::Z * 50.0, |_| true) - 200.0).abs() < 1e-3);
}
