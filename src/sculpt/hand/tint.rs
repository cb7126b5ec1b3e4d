//! The little colour that a plaster hand keeps: nails, pads, knuckles, creases and lines of the palm.
//!
//! In comes a place on the skin of a posed hand, out comes what the stone's own colour is multiplied by. It follows the
//! bones, like the relief of [`super::marks`].

use glam::{DVec2, DVec3};
use serde::Serialize;

use crate::sculpt::field::smooth::{bell, rise};
use crate::sculpt::hand::bones::{Bone, Finger, THUMB};
use crate::sculpt::hand::flesh::Group;
use crate::sculpt::hand::marks::{beside, nail_outline, nails, palm_lines};
use crate::sculpt::hand::posed::HandField;

/// How much of a portrait's tint is kept.
const SHARE: f64 = 0.7;
/// A portrait's colours against its own skin: blood under the skin, a crease, a nail, its free edge, its moon.
const BLOOD: [f64; 3] = [0.95, 0.71, 0.70];
const CREASE: [f64; 3] = [0.74, 0.58, 0.56];
const NAIL: [f64; 3] = [1.0, 0.93, 0.92];
const EDGE: [f64; 3] = [1.0, 1.0, 1.0];
const MOON: [f64; 3] = [1.0, 0.97, 0.96];

/// The numbers that tints are made of, for the stamp.
pub(crate) fn recipe() -> impl Serialize {
    (SHARE, BLOOD, CREASE, NAIL, EDGE, MOON)
}

/// What paints the resting hand.
#[derive(Debug)]
pub(crate) struct Tint<'hand> {
    field: &'hand HandField,
    lines: [Vec<DVec2>; 3],
}

impl<'hand> Tint<'hand> {
    pub(crate) fn new(field: &'hand HandField) -> Self {
        Self { field, lines: palm_lines() }
    }

    /// Red, green and blue by which the stone is multiplied at `p`.
    pub(crate) fn at(&self, p: DVec3) -> [f64; 3] {
        let mut colour = [1.0; 3];
        match self.field.group(p) {
            Group::Forearm => {}
            Group::Palm => self.palm(p, &mut colour),
            group => self.digit(group, p, &mut colour),
        }
        self.knuckles(p, &mut colour);
        colour.map(|v| 1.0 - SHARE * (1.0 - v))
    }

    fn palm(&self, p: DVec3, colour: &mut [f64; 3]) {
        let middle = (-(p.x / 50.0).powi(2) - ((p.y - 60.0) / 55.0).powi(2)).exp();
        mix(colour, 0.22 * rise(0.0, 10.0, p.z) * middle, BLOOD);
        if p.z > 0.0 {
            for line in &self.lines {
                let (away, along) = beside(line, DVec2::new(p.x, p.y));
                mix(colour, 0.30 * bell(away / 1.4) * rise(0.0, 0.2, along.min(1.0 - along)), CREASE);
            }
        }
    }

    /// Pads, tip, nail and creases of a digit.
    fn digit(&self, group: Group, p: DVec3, colour: &mut [f64; 3]) {
        let Some((_, distal, nail)) = nails().into_iter().find(|nail| nail.0 == group) else { return };
        let length = if group == Group::Thumb {
            THUMB[2]
        } else {
            Finger::ALL[group as usize - Group::Index as usize].build().lengths[2]
        };
        let q = self.field.local(distal, p);
        mix(colour, 0.34 * rise(0.0, 6.0, q.z) * bell((q.y - 0.6 * length) / 9.0), BLOOD);
        mix(colour, 0.18 * rise(length * 0.6, length, q.y), BLOOD);
        let joints = if group == Group::Thumb { 1 } else { 2 };
        for step in 0..joints {
            let q = self.field.local(Bone::ALL[distal.index() - step], p);
            let back = (-(q.y / 6.0).powi(2) - (q.x / 8.0).powi(2)).exp();
            mix(colour, 0.22 * rise(0.0, 5.0, -q.z) * back, BLOOD);
            mix(colour, 0.26 * rise(0.0, 4.0, q.z) * bell((q.y + 0.6) / 1.4), CREASE);
        }
        painted_nail(q, nail, colour);
    }

    /// A little blood over the knuckles of the fist.
    fn knuckles(&self, p: DVec3, colour: &mut [f64; 3]) {
        for root in Group::ALL.into_iter().filter_map(Group::root) {
            let q = self.field.local(root, p);
            let near = (-(q.y / 8.0).powi(2) - (q.x / 8.0).powi(2)).exp();
            mix(colour, 0.20 * rise(0.0, 6.0, -q.z) * near, BLOOD);
        }
    }
}

fn painted_nail(q: DVec3, [y, length, width]: [f64; 3], colour: &mut [f64; 3]) {
    if q.z > 0.0 {
        return;
    }
    let plate = 1.0 - rise(0.90, 1.02, nail_outline(q, y, length, width));
    let (from, to) = (y + 0.72 * length, y + 0.86 * length);
    let moon = (q.x / (width * 0.6)).hypot((q.y - y + length) / (length * 0.42));
    if plate > 0.0 {
        let skin = *colour;
        let mut nail = NAIL;
        mix(&mut nail, 0.8 * rise(from, to, q.y), EDGE);
        mix(&mut nail, 0.7 * (1.0 - rise(0.7, 1.0, moon)), MOON);
        *colour = skin;
        mix(colour, plate, nail);
    }
}

/// Draws `colour` towards `to`.
fn mix(colour: &mut [f64; 3], share: f64, to: [f64; 3]) {
    for (slot, to) in colour.iter_mut().zip(to) {
        *slot += (to - *slot) * share;
    }
}
