//! The torso: the bust's neck and shoulders on a rib cage, a belly and hips, neutral in sex and age.
//!
//! Parameters only, in the frame of the bust (mm, the origin between the tragions). Heights by ANSUR II, means of men and
//! women: acromion at y = -170, notch of the breastbone -175, its lower end -345, navel -543; chest 279 mm broad, waist 275,
//! hips 335. It has no arms: they are [`super::arm`]'s.

use serde::Serialize;

use crate::sculpt::bust::neck;
use crate::sculpt::field::recipe::Anchor::{At, Front};
use crate::sculpt::field::recipe::{Op, Shape, add, below, bump, keep, loft, stroke};

/// Where the torso ends above and below, mm.
pub(crate) const ENDS: [f64; 2] = [-48.0, -690.0];

/// The torso without arms.
pub(crate) fn torso() -> Vec<Op> {
    let mut ops = vec![column()];
    ops.extend(neck::marks());
    ops.extend(chest());
    ops.extend(belly());
    ops.push(keep(below([0.0, ENDS[0], -20.0], [0.0, 1.0, 0.0]), 2.0));
    ops.push(keep(below([0.0, ENDS[1], 0.0], [0.0, -1.0, 0.0]), 2.0));
    ops
}

/// What the torso is made of, for the stamp.
pub(super) fn recipe() -> impl Serialize {
    (ENDS, torso())
}

/// Neck to hips in one loft; the neck's rows are the bust's.
fn column() -> Op {
    let sections = loft(&[
        //  y   front   back  half  widest  exponents: front, back
        [-20.0, 30.0, -79.0, 55.0, -28.0, 2.1, 2.0],
        [-60.0, 40.0, -73.0, 51.5, -24.0, 2.1, 1.95],
        [-85.0, 37.0, -73.5, 50.5, -24.0, 2.1, 1.95],
        [-100.0, 31.0, -77.0, 51.5, -28.0, 2.05, 1.95],
        [-115.0, 25.5, -84.0, 56.0, -36.0, 1.95, 2.15],
        [-128.0, 21.0, -91.5, 66.0, -42.0, 1.75, 2.5],
        [-140.0, 17.0, -98.0, 86.0, -49.0, 1.6, 2.7],
        [-152.0, 13.5, -103.5, 112.0, -52.0, 1.55, 2.75],
        [-165.0, 12.0, -108.0, 138.0, -52.0, 1.55, 2.7],
        [-178.0, 14.0, -112.0, 154.0, -50.0, 1.75, 2.7],
        [-195.0, 24.0, -115.0, 162.0, -48.0, 1.95, 2.5],
        [-215.0, 35.0, -119.0, 162.0, -45.0, 2.1, 2.4],
        [-240.0, 48.0, -122.0, 158.0, -40.0, 2.2, 2.4],
        [-270.0, 61.0, -124.0, 153.0, -34.0, 2.25, 2.4],
        [-300.0, 70.0, -123.0, 149.0, -28.0, 2.3, 2.4],
        [-340.0, 77.0, -118.0, 145.0, -22.0, 2.3, 2.3],
        [-390.0, 79.0, -108.0, 140.0, -16.0, 2.3, 2.3],
        [-440.0, 78.0, -96.0, 136.0, -10.0, 2.25, 2.3],
        [-480.0, 77.0, -90.0, 135.0, -8.0, 2.2, 2.3],
        [-520.0, 78.0, -91.0, 139.0, -8.0, 2.2, 2.3],
        [-560.0, 78.0, -98.0, 147.0, -10.0, 2.2, 2.3],
        [-600.0, 74.0, -109.0, 157.0, -14.0, 2.2, 2.3],
        [-640.0, 67.0, -120.0, 164.0, -20.0, 2.2, 2.3],
        [-700.0, 60.0, -126.0, 169.0, -24.0, 2.2, 2.3],
    ]);
    add(Shape::Group(vec![add(sections, 0.0)]), 0.0)
}

/// Breastbone and the arch of the ribs.
fn chest() -> Vec<Op> {
    vec![
        // The dip at the lower end of the breastbone, and the soft furrow up to it.
        stroke(&[At(0.0, -280.0, 66.0), At(0.0, -320.0, 76.0), At(0.0, -352.0, 80.0)], 22.0, -1.2, 3.0, 0.4),
        bump(At(0.0, -352.0, 80.0), [14.0, 15.0, 14.0], -1.6),
        // The arch: a low rim, and the hollow beneath it.
        stroke(
            &[Front(14.0, -352.0), Front(46.0, -384.0), Front(80.0, -426.0), Front(108.0, -462.0)],
            26.0,
            2.4,
            2.5,
            0.35,
        ),
        stroke(
            &[Front(10.0, -376.0), Front(40.0, -410.0), Front(70.0, -450.0), Front(96.0, -484.0)],
            26.0,
            -2.2,
            2.5,
            0.35,
        ),
    ]
}

/// The midline of the belly, the navel, the edges of the straight muscle, the front of the hip bone and the groin.
fn belly() -> Vec<Op> {
    vec![
        stroke(&[At(0.0, -360.0, 80.0), At(0.0, -440.0, 79.0), At(0.0, -525.0, 79.0)], 20.0, -1.6, 2.5, 0.3),
        stroke(&[Front(66.0, -450.0), Front(72.0, -520.0), Front(62.0, -600.0)], 34.0, -1.8, 2.5, 0.4),
        bump(At(0.0, -543.0, 80.0), [5.5, 7.0, 8.0], -6.0),
        bump(At(0.0, -556.0, 79.0), [26.0, 30.0, 20.0], 1.6),
        bump(Front(112.0, -582.0), [14.0, 18.0, 16.0], 3.2),
        stroke(&[Front(120.0, -600.0), Front(84.0, -645.0), Front(44.0, -690.0)], 30.0, -2.6, 2.5, 0.4),
    ]
}
