//! The five toes of the left foot: flesh, nails and creases, each a mass of its own.
//!
//! In the foot's frame (mm): +X to the big toe's side, +Y to the toes, +Z up from the sole. In come points, out come the
//! distances to each toe; [`super::foot`] puts them on. A toe is bent at its two joints, so its flesh is a chain of tubes
//! and pads; its nail is drawn in the frame of its last bone.

use glam::{DAffine3, DMat3, DVec3};
use serde::Serialize;

use crate::sculpt::field::Field;
use crate::sculpt::field::recipe::{Op, Shape, add, ellipsoid, finer_tube};
use crate::sculpt::field::smooth::rise;
use crate::sculpt::hand::marks::{Form, nail_outline};

/// A toe as it is typed.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Build {
    /// Its joints from the root: middle and radius of the flesh there; the last is the middle of the tip.
    joints: [[f64; 4]; 4],
    /// Half the width of its pad.
    pad: f64,
    /// Half the length and half the width of its nail.
    nail: [f64; 2],
    /// How far it is turned about itself, degrees: the small toes look towards the big one.
    roll: f64,
}

/// The toes, from the big one. Its second entry is the middle of its first bone.
pub(super) const TOES: [Build; 5] = [
    Build {
        joints: [
            [33.0, 184.0, 19.5, 13.2],
            [34.8, 202.0, 17.5, 13.2],
            [35.8, 217.0, 15.5, 12.6],
            [35.8, 238.0, 12.5, 10.0],
        ],
        pad: 13.2,
        nail: [8.2, 8.8],
        roll: 4.0,
    },
    Build {
        joints: [
            [11.0, 190.0, 18.5, 9.6],
            [11.4, 214.0, 20.0, 9.0],
            [11.5, 228.0, 15.0, 8.6],
            [11.8, 238.0, 10.4, 7.9],
        ],
        pad: 8.8,
        nail: [4.9, 5.0],
        roll: 2.0,
    },
    Build {
        joints: [[-6.5, 184.0, 17.4, 9.2], [-7.4, 205.0, 18.4, 8.5], [-7.4, 218.0, 13.6, 8.0], [-6.6, 227.0, 9.4, 7.6]],
        pad: 7.8,
        nail: [4.4, 4.5],
        roll: -2.0,
    },
    Build {
        joints: [
            [-22.5, 174.0, 16.4, 8.8],
            [-25.4, 193.0, 16.8, 8.0],
            [-25.9, 205.0, 12.4, 7.6],
            [-25.0, 213.0, 8.8, 7.2],
        ],
        pad: 7.7,
        nail: [4.0, 4.1],
        roll: -8.0,
    },
    Build {
        joints: [
            [-36.5, 161.0, 15.2, 8.8],
            [-41.6, 177.0, 14.6, 8.2],
            [-42.4, 188.0, 11.0, 7.9],
            [-41.4, 195.0, 8.2, 7.2],
        ],
        pad: 8.0,
        nail: [3.4, 3.7],
        roll: -16.0,
    },
];

/// Half the width of a nail whose fold is as deep as a finger's, mm.
const NAIL_WIDTH: f64 = 7.5;

/// A toe, ready to be asked.
#[derive(Debug)]
pub(super) struct Toe {
    flesh: Field,
    /// What is drawn on it, and how much of it: a fold that is right on a finger is too deep on a small toe.
    marks: Vec<(Form, f64)>,
    /// From the foot's frame into that of its last bone: y along it, z to the pad.
    to_last: DAffine3,
    /// Its knuckle.
    pub(super) root: DVec3,
    /// Where its last joint and the middle of its tip are.
    pub(super) last: [DVec3; 2],
}

impl Toe {
    pub(super) fn new(build: &Build) -> Self {
        let [root, first, joint, tip] = build.joints;
        let at = |j: [f64; 4]| DVec3::new(j[0], j[1], j[2]);
        let along = (at(tip) - at(joint)).normalize();
        let up =
            DMat3::from_axis_angle(along, build.roll.to_radians()) * DVec3::Z.reject_from(along).normalize_or(DVec3::Z);
        // Right-handed, with the pad at +z: x is to the little toe's side.
        let frame = DAffine3::from_mat3_translation(DMat3::from_cols(along.cross(-up), along, -up), at(joint));
        let length = at(tip).distance(at(joint)) + tip[3];
        let flesh = vec![
            add(finer_tube(&[root, first, joint, tip], 14), 0.0),
            // The joint, the pad, and the flat top under the nail.
            placed(&frame, [0.0, 0.0, 0.0], [build.pad * 0.98, joint[3] * 0.9, joint[3] * 0.98], 3.0),
            placed(&frame, [0.0, length * 0.52, 0.6], [build.pad, length * 0.50, tip[3] * 0.98], 4.0),
            placed(&frame, [0.0, length * 0.48, -1.0], [build.pad * 0.98, length * 0.46, tip[3] * 0.86], 3.0),
        ];
        let [long, wide] = build.nail;
        let middle = length - long * 1.28;
        let marks = vec![
            (Form::Nail(middle, long, wide), (wide / NAIL_WIDTH).min(1.0)),
            (Form::Crease(-0.5, 1.3, -0.22, -1.0), 1.0),
            (Form::Crease(2.6, 1.1, -0.16, -1.0), 1.0),
        ];
        Self {
            flesh: Field::plain(&flesh),
            marks,
            to_last: frame.inverse(),
            root: at(root),
            last: [at(joint), at(tip)],
        }
    }

    /// Millimetres from `p` to its skin.
    pub(super) fn distance(&self, p: DVec3) -> f64 {
        let d = self.flesh.distance(p);
        if d.abs() > 6.0 {
            return d;
        }
        let q = self.to_last.transform_point3(p);
        let lift = |(mark, share): &(Form, f64)| share * mark.height(q);
        d - self.marks.iter().map(lift).sum::<f64>()
    }

    /// A place in the frame of its last bone.
    pub(super) fn local(&self, p: DVec3) -> DVec3 {
        self.to_last.transform_point3(p)
    }
}

/// An ellipsoid along the axes of a frame.
fn placed(frame: &DAffine3, centre: [f64; 3], radii: [f64; 3], blend: f64) -> Op {
    let far = DVec3::splat(radii[0].max(radii[1]).max(radii[2]) + 1.0);
    let middle = frame.transform_point3(DVec3::from(centre));
    let shape = Shape::Placed {
        ops: vec![add(ellipsoid(centre, radii), 0.0)],
        axes: [frame.matrix3.x_axis, frame.matrix3.y_axis, frame.matrix3.z_axis],
        origin: frame.translation,
        reach: [middle - far, middle + far],
    };
    add(shape, blend)
}

/// How much of a portrait's tint a toe keeps, and its nail and blood against its own skin.
const SHARE: f64 = 0.7;
const NAIL: [f64; 3] = [1.0, 0.93, 0.92];
const BLOOD: [f64; 3] = [0.95, 0.71, 0.70];

/// Red, green and blue by which the stone is multiplied: nails, and a little blood in the tips.
pub(super) fn tint(toes: &[Toe; 5], p: DVec3) -> [f64; 3] {
    let near = toes.iter().zip(&TOES).min_by(|a, b| a.0.distance(p).total_cmp(&b.0.distance(p)));
    let Some((toe, build)) = near else { return [1.0; 3] };
    let q = toe.local(p);
    let length = toe.last[0].distance(toe.last[1]) + build.joints[3][3];
    let [long, wide] = build.nail;
    let blood = 0.16 * rise(0.3 * length, length, q.y) * rise(12.0, 4.0, toe.distance(p));
    let mut colour = BLOOD.map(|v| 1.0 - blood * (1.0 - v));
    if q.z < 0.0 {
        let plate = 1.0 - rise(0.90, 1.02, nail_outline(q, length - long * 1.28, long, wide));
        for (slot, nail) in colour.iter_mut().zip(NAIL) {
            *slot += (nail - *slot) * plate;
        }
    }
    colour.map(|v| 1.0 - SHARE * (1.0 - v))
}
