//! The ear, in axes of its own: u up along the ear, v backwards, w outwards from the head; its origin is the tragion.
//!
//! Parameters only. Length 63 mm, breadth 32 mm, protrusion 22 mm.

use glam::DVec3;

use crate::sculpt::field::recipe::{Op, Shape, add, cut, ellipsoid, finer_tube};

/// The left ear in its place on the head.
pub(crate) fn placed() -> Op {
    let up = DVec3::new(0.10, 0.97, -0.22).normalize();
    let out = DVec3::new(0.83, -0.05, 0.56).reject_from(up).normalize();
    let back = up.cross(out);
    let back = if back.z > 0.0 { -back } else { back };
    let shape = Shape::Placed {
        ops: auricle(),
        axes: [up, back, out],
        origin: DVec3::new(68.5, -1.0, -1.0),
        reach: [DVec3::new(55.0, -38.0, -45.0), DVec3::new(98.0, 40.0, 16.0)],
    };
    add(shape, 4.0)
}

/// Shell, lobe, helix and the forms inside it.
fn auricle() -> Vec<Op> {
    let mut ops = shell();
    ops.extend(relief());
    ops
}

/// What is seen from behind: the plate, the bowl's back, the lobe, and the helix round them.
fn shell() -> Vec<Op> {
    vec![
        add(ellipsoid([4.0, 15.6, -1.8], [29.5, 17.0, 4.2]), 0.0),
        add(ellipsoid([2.0, 8.5, -9.0], [19.0, 10.0, 9.5]), 8.0),
        add(ellipsoid([-19.6, 7.2, -1.4], [9.2, 7.8, 3.5]), 9.0),
        add(
            finer_tube(
                &[
                    [13.0, -1.0, -0.6, 2.2],
                    [23.5, 1.5, 0.4, 2.7],
                    [30.8, 10.8, 0.9, 3.0],
                    [30.0, 21.8, 1.0, 3.1],
                    [21.0, 30.6, 0.9, 3.0],
                    [8.0, 32.6, 0.5, 2.8],
                    [-5.0, 28.6, 0.0, 2.6],
                    [-14.0, 19.4, -0.8, 2.5],
                    [-20.0, 13.0, -1.2, 2.0],
                ],
                40,
            ),
            4.5,
        ),
    ]
}

/// What is seen from the side: scapha, bowl, antihelix with its two crura, crus of the helix, tragus and antitragus.
fn relief() -> Vec<Op> {
    vec![
        // Scapha.
        cut(
            finer_tube(
                &[
                    [15.0, 4.0, 4.6, 1.8],
                    [23.0, 8.0, 5.0, 2.4],
                    [25.4, 17.2, 5.2, 2.7],
                    [18.5, 24.8, 5.2, 2.7],
                    [7.0, 26.8, 4.8, 2.5],
                    [-5.0, 23.6, 4.0, 2.1],
                    [-12.0, 17.0, 3.6, 1.4],
                ],
                36,
            ),
            3.5,
        ),
        // Antihelix with its lower crus, then the upper one.
        add(
            finer_tube(
                &[
                    [-12.0, 12.5, -0.4, 2.6],
                    [-5.0, 18.0, 0.6, 3.0],
                    [4.0, 19.6, 0.9, 3.1],
                    [11.0, 17.0, 0.8, 2.9],
                    [15.0, 10.5, 0.1, 2.4],
                    [15.5, 4.0, -0.8, 1.8],
                ],
                32,
            ),
            4.5,
        ),
        add(finer_tube(&[[9.0, 18.5, 0.8, 2.8], [16.0, 17.5, 0.6, 2.5], [23.0, 13.5, -0.4, 1.8]], 16), 4.5),
        // Bowl, and the hollow between the crura.
        cut(ellipsoid([-1.5, 9.8, 5.0], [12.0, 7.6, 9.5]), 3.5),
        cut(ellipsoid([18.6, 10.0, 4.4], [2.8, 4.2, 3.2]), 3.0),
        add(finer_tube(&[[13.0, -1.0, -0.4, 2.3], [7.0, 2.6, -0.6, 2.3], [3.0, 8.0, -2.4, 2.0]], 16), 4.0),
        // Tragus, antitragus, the notch between them, the mouth of the canal.
        add(finer_tube(&[[2.0, -2.5, -1.0, 3.2], [-4.0, 0.6, 1.0, 2.9], [-10.5, -1.0, -1.2, 3.2]], 16), 5.0),
        add(ellipsoid([-13.0, 8.6, 0.2], [3.8, 5.0, 2.8]), 4.5),
        cut(ellipsoid([-9.8, 4.2, 2.6], [3.0, 2.8, 4.0]), 3.0),
        cut(ellipsoid([-3.5, 5.0, -2.0], [4.0, 3.0, 5.0]), 2.5),
    ]
}
