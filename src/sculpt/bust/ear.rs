//! The ear, in axes of its own: u up along the ear, v backwards, w outwards from the head; its origin is the tragion.
//!
//! Parameters only. Length 65 mm, breadth 34 mm.

use glam::DVec3;

use crate::sculpt::field::recipe::{Op, Shape, add, cut, ellipsoid, finer_tube};

/// The left ear in its place on the head.
pub(crate) fn placed() -> Op {
    let up = DVec3::new(0.10, 0.97, -0.22).normalize();
    let out = DVec3::new(0.88, -0.05, 0.47).reject_from(up).normalize();
    let back = up.cross(out);
    let back = if back.z > 0.0 { -back } else { back };
    let shape = Shape::Placed {
        ops: auricle(),
        axes: [up, back, out],
        origin: DVec3::new(68.5, -1.0, -1.0),
        reach: [DVec3::new(55.0, -38.0, -45.0), DVec3::new(98.0, 40.0, 16.0)],
    };
    add(shape, 3.0)
}

/// Shell, lobe, helix and the forms inside it.
fn auricle() -> Vec<Op> {
    vec![
        // Shell, its root, the lobe.
        add(ellipsoid([3.5, 15.5, -2.6], [30.0, 16.6, 4.4]), 0.0),
        add(ellipsoid([4.0, 9.0, -10.0], [20.0, 9.0, 9.0]), 6.0),
        add(ellipsoid([-21.0, 7.5, -0.5], [9.5, 8.0, 3.4]), 5.0),
        // Helix, and further down the scapha inside it.
        add(
            finer_tube(
                &[
                    [14.0, -1.0, 0.0, 2.2],
                    [24.0, 2.0, 1.2, 2.7],
                    [31.0, 11.0, 2.2, 3.0],
                    [29.5, 22.0, 2.6, 3.0],
                    [20.0, 29.5, 2.4, 2.8],
                    [7.0, 31.0, 2.0, 2.5],
                    [-6.0, 27.5, 1.4, 2.2],
                    [-16.0, 20.0, 0.6, 2.0],
                ],
                26,
            ),
            2.5,
        ),
        // The back of the shell under the scapha: without it the rim comes loose, and a tunnel opens behind the helix.
        add(
            finer_tube(
                &[
                    [26.0, 14.0, -0.9, 2.0],
                    [25.0, 21.0, -0.6, 2.2],
                    [18.0, 27.0, -0.6, 2.3],
                    [6.0, 28.6, -0.8, 2.2],
                    [-6.0, 25.0, -1.0, 2.0],
                ],
                20,
            ),
            2.5,
        ),
        cut(
            finer_tube(
                &[
                    [16.0, 4.5, 3.5, 2.0],
                    [24.0, 9.0, 4.5, 2.4],
                    [25.0, 18.0, 5.2, 2.6],
                    [18.0, 24.2, 5.2, 2.4],
                    [6.0, 26.0, 4.4, 2.0],
                    [-6.0, 22.6, 3.4, 1.4],
                ],
                20,
            ),
            2.0,
        ),
        // Concha.
        cut(ellipsoid([-1.0, 10.5, 5.0], [11.5, 8.0, 8.5]), 2.5),
        // Antihelix, its lower crus, the crus of the helix.
        add(
            finer_tube(
                &[
                    [-12.5, 12.0, 1.5, 2.4],
                    [-6.0, 18.6, 2.6, 2.7],
                    [3.0, 20.6, 3.0, 2.8],
                    [11.0, 19.0, 3.0, 2.6],
                    [19.0, 13.5, 2.4, 2.0],
                    [22.0, 9.0, 1.2, 1.4],
                ],
                22,
            ),
            2.5,
        ),
        add(finer_tube(&[[10.0, 18.0, 2.4, 2.0], [12.5, 11.0, 1.6, 1.7], [12.0, 5.0, 0.4, 1.4]], 12), 2.5),
        add(finer_tube(&[[14.0, -1.0, 0.2, 2.2], [8.0, 3.0, 0.0, 2.1], [4.0, 9.0, -1.4, 1.6]], 12), 2.0),
        // Tragus, antitragus, the mouth of the canal.
        add(ellipsoid([-4.0, 0.6, 1.2], [5.6, 3.2, 2.8]), 3.0),
        add(ellipsoid([-13.2, 8.5, 1.6], [3.6, 4.2, 2.6]), 3.0),
        cut(ellipsoid([-1.5, 5.6, -2.5], [3.0, 2.8, 4.5]), 1.5),
    ]
}
