//! The relief of the hand's skin, in the frames of its bones: creases, nails, knuckles, tendons, lines of the palm.
//!
//! [`marks`] is the table; [`Form::height`] says how far a mark lifts the skin at a point of its bone's frame, in
//! millimetres. A mark goes with its bone and acts only on its own group, so it stays where it is whatever the pose.

use glam::{DVec2, DVec3};
use serde::Serialize;

use crate::sculpt::field::smooth::{bell, rise};
use crate::sculpt::field::spline::fraction;
use crate::sculpt::hand::bones::{Bone, FINGERS, Finger, THUMB};
use crate::sculpt::hand::flesh::Group;

/// Which side of a bone a mark lies on: +1 the pad's, -1 the back.
type Side = f64;

/// The form of a mark.
#[derive(Clone, Debug, Serialize)]
pub(crate) enum Form {
    /// A soft swelling: its middle, its spread (one standard deviation), its height.
    Bump(DVec3, DVec3, f64),
    /// A furrow or ridge across a digit: where along it, its half-width, its height, its side.
    Crease(f64, f64, f64, Side),
    /// A nail: where its middle is along the bone, half its length, half its width.
    Nail(f64, f64, f64),
    /// A furrow or ridge along a line drawn on the side of a bone: half-width, height, side, points.
    Line(f64, f64, Side, Vec<DVec2>),
}

/// One mark.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Mark {
    pub(crate) group: Group,
    pub(crate) bone: Bone,
    pub(crate) form: Form,
}

/// The exponent of a nail's outline.
const NAIL_POWER: f64 = 3.2;

impl Form {
    /// How far the skin is lifted at a point of the bone's frame, mm.
    pub(crate) fn height(&self, p: DVec3) -> f64 {
        match self {
            Self::Bump(centre, spread, height) => {
                let q = ((p - *centre) / *spread).length_squared();
                if q < 18.0 { height * (-0.5 * q).exp() } else { 0.0 }
            }
            Self::Crease(y, width, height, side) => {
                let t = (p.y - y) / width;
                if t.abs() < 3.0 { height * bell(t) * rise(0.5, 6.0, p.z * side) } else { 0.0 }
            }
            Self::Nail(y, length, width) => nail(p, *y, *length, *width),
            Self::Line(width, height, side, points) => {
                let lift = p.z * side;
                if lift <= 0.0 {
                    return 0.0;
                }
                let (away, along) = beside(points, DVec2::new(p.x, p.y));
                if away > 3.0 * width {
                    return 0.0;
                }
                let ends = rise(0.0, 0.22, along.min(1.0 - along));
                height * bell(away / width) * (lift / 6.0).min(1.0) * ends
            }
        }
    }

    /// A ball of the bone's frame outside of which the mark does nothing.
    pub(crate) fn reach(&self) -> (DVec3, f64) {
        match self {
            Self::Bump(centre, spread, _) => (*centre, spread.max_element() * 4.25),
            Self::Crease(y, width, _, _) => (DVec3::Y * *y, 3.0 * width + 20.0),
            Self::Nail(y, length, _) => (DVec3::Y * *y, 2.0 * length + 10.0),
            Self::Line(width, _, _, points) => {
                let middle = points.iter().sum::<DVec2>() / fraction(points.len(), 1);
                let far = points.iter().map(|p| p.distance(middle)).fold(0.0, f64::max);
                (middle.extend(0.0), (far + 3.0 * width).hypot(35.0))
            }
        }
    }
}

/// The plate of a nail, the fold round it and the wall beyond, both fading to the free edge.
fn nail(p: DVec3, y: f64, length: f64, width: f64) -> f64 {
    if p.z > 2.0 {
        return 0.0;
    }
    let m = nail_outline(p, y, length, width);
    if m > 1.7 {
        return 0.0;
    }
    let plate = 1.0 / (1.0 + ((m - 1.0) * 22.0).exp());
    let (fold, wall) = (bell((m - 1.04) / 0.15), bell((m - 1.32) / 0.20));
    let rooted = 1.0 - rise(0.25, 0.85, (p.y - y) / length);
    rise(-1.0, 2.0, -p.z) * (0.12 * plate + rooted * (0.30 * wall - 0.42 * fold))
}

/// Where a point lies against the outline of a nail: below 1 inside, 1 on it.
pub(crate) fn nail_outline(p: DVec3, y: f64, length: f64, width: f64) -> f64 {
    let (u, v) = (p.x.abs() / width, (p.y - y).abs() / length);
    (u.powf(NAIL_POWER) + v.powf(NAIL_POWER)).powf(1.0 / NAIL_POWER)
}

/// How far a point is from a line of points, and at what part of it (0 to 1).
pub(crate) fn beside(line: &[DVec2], p: DVec2) -> (f64, f64) {
    let mut best = (f64::MAX, 0.0);
    for (i, pair) in line.windows(2).enumerate() {
        let (along, from) = (pair[1] - pair[0], p - pair[0]);
        let h = (from.dot(along) / (along.length_squared() + 1e-9)).clamp(0.0, 1.0);
        let away = (from - along * h).length_squared();
        if away < best.0 {
            best = (away, (fraction(i, 1) + h) / fraction(line.len() - 1, 1));
        }
    }
    (best.0.sqrt(), best.1)
}

/// Where a nail lies: bone, middle along the bone, half its length, half its width.
pub(crate) fn nails() -> [(Group, Bone, [f64; 3]); 5] {
    let finger = |finger: Finger| {
        let build = finger.build();
        let s = build.radii[2] / 9.3;
        (Group::of(finger), finger.phalanges()[2], [build.lengths[2] * 0.66, 6.0 * s, 5.3 * s])
    };
    let thumb = (Group::Thumb, Bone::ThumbDistal, [THUMB[2] * 0.66, 7.6, 6.6]);
    [thumb, finger(Finger::Index), finger(Finger::Middle), finger(Finger::Ring), finger(Finger::Little)]
}

/// The three lines of the palm: the one round the ball of the thumb, the middle one, the one under the fingers.
pub(crate) fn palm_lines() -> [Vec<DVec2>; 3] {
    [
        points(&[(40., 69.), (31., 66.5), (24., 61.), (17., 51.), (13., 40.), (11., 27.)]),
        points(&[(40., 69.5), (28., 67.), (14., 62.), (-2., 55.), (-16., 47.), (-27., 39.)]),
        points(&[(-46., 57.), (-34., 58.5), (-20., 62.), (-6., 68.), (6., 76.), (13., 84.), (16., 93.)]),
    ]
}

fn points(table: &[(f64, f64)]) -> Vec<DVec2> {
    table.iter().map(|(x, y)| DVec2::new(*x, *y)).collect()
}

/// Every mark.
pub(crate) fn marks() -> Vec<Mark> {
    let mut marks = palm();
    marks.extend(wrist());
    marks.extend(thumb());
    for finger in Finger::ALL {
        marks.extend(digit(finger));
    }
    for (group, bone, [y, length, width]) in nails() {
        marks.push(Mark { group, bone, form: Form::Nail(y, length, width) });
    }
    marks
}

fn bump(group: Group, bone: Bone, centre: [f64; 3], spread: [f64; 3], height: f64) -> Mark {
    Mark { group, bone, form: Form::Bump(DVec3::from(centre), DVec3::from(spread), height) }
}

fn crease(group: Group, bone: Bone, y: f64, width: f64, height: f64, side: Side) -> Mark {
    Mark { group, bone, form: Form::Crease(y, width, height, side) }
}

fn line(bone: Bone, points: Vec<DVec2>, width: f64, height: f64, side: Side) -> Mark {
    let group = if bone == Bone::Forearm { Group::Forearm } else { Group::Palm };
    Mark { group, bone, form: Form::Line(width, height, side, points) }
}

/// Hollow, pads and lines of the palm; valleys between the knuckles; tendons and veins of the back.
fn palm() -> Vec<Mark> {
    use Bone::{Palm, UlnarPalm};
    const GROUP: Group = Group::Palm;
    let mut marks = vec![
        bump(GROUP, Palm, [0.0, 50.0, 15.0], [13.0, 20.0, 9.0], -3.4),
        bump(GROUP, Palm, [14.0, 86.0, 12.0], [16.0, 8.0, 8.0], 1.3),
        bump(GROUP, UlnarPalm, [-22.0, 78.0, 12.0], [15.0, 8.0, 8.0], 1.3),
    ];
    for (i, line_points) in palm_lines().into_iter().enumerate() {
        marks.push(line(Palm, line_points, 1.7, [-0.45, -0.45, -0.5][i], 1.0));
    }
    for (i, pair) in FINGERS.windows(2).enumerate() {
        let middle = DVec3::from(pair[0].knuckle).midpoint(DVec3::from(pair[1].knuckle));
        let bone = if i == 0 { Palm } else { UlnarPalm };
        marks.push(bump(GROUP, bone, [middle.x, middle.y + 4.0, -13.0], [3.6, 11.0, 7.0], -1.5));
    }
    for (i, build) in FINGERS.iter().enumerate() {
        let [x, y, _] = build.knuckle;
        let from = (8.0 - 4.5 * fraction(i, 1), 18.0);
        let tendon = points(&[from, (0.55 * x + 2.0, 0.5 * y), (x, y - 2.0)]);
        marks.push(line(Palm, tendon, 3.6, if i == 3 { 0.47 } else { 0.62 }, -1.0));
    }
    let veins: [&[(f64, f64)]; 3] = [
        &[(17., 74.), (14., 60.), (17., 46.), (24., 30.), (27., 14.)],
        &[(-6., 76.), (-8., 62.), (-4., 48.), (2., 38.), (14., 30.), (24., 26.)],
        &[(-24., 66.), (-24., 52.), (-17., 40.), (-16., 24.), (-20., 8.)],
    ];
    marks.extend(veins.map(|vein| line(Palm, points(vein), 1.9, 0.3, -1.0)));
    marks
}

/// The fold of the wrist, the heads of ulna and radius, the hollow at the root of the thumb, the tendons of the forearm.
fn wrist() -> Vec<Mark> {
    use Bone::{Forearm, Palm};
    const GROUP: Group = Group::Forearm;
    vec![
        line(Palm, points(&[(-24., 2.), (-10., 4.), (8., 4.), (24., 2.)]), 1.6, -0.3, 1.0),
        line(Forearm, points(&[(4., -70.), (3., -30.), (0., 12.)]), 4.2, 0.35, 1.0),
        bump(GROUP, Forearm, [-23.0, -12.0, -13.0], [7.0, 9.0, 7.0], 2.6),
        bump(GROUP, Forearm, [27.0, -4.0, 0.0], [6.0, 10.0, 9.0], 1.0),
        bump(GROUP, Forearm, [0.0, -20.0, -19.0], [10.0, 12.0, 8.0], -0.3),
        bump(Group::Palm, Palm, [26.0, 10.0, -10.0], [5.0, 9.0, 6.0], -0.9),
    ]
}

fn thumb() -> Vec<Mark> {
    use Bone::{ThumbDistal as Distal, ThumbProximal as Proximal};
    const GROUP: Group = Group::Thumb;
    let mut marks = vec![
        crease(GROUP, Distal, -1.5, 1.5, -0.38, 1.0),
        crease(GROUP, Proximal, 3.0, 1.8, -0.35, 1.0),
        bump(GROUP, Proximal, [0.0, THUMB[1], -9.5], [6.0, 6.0, 4.0], 0.3),
    ];
    marks.extend([-4.0, -0.6, 2.8].map(|y| crease(GROUP, Distal, y, 1.2, -0.16, -1.0)));
    marks
}

fn digit(finger: Finger) -> Vec<Mark> {
    let group = Group::of(finger);
    let [proximal, middle, distal] = finger.phalanges();
    let first = finger.build().lengths[0];
    let mut marks = vec![
        crease(group, proximal, 0.52 * first, 1.5, -0.42, 1.0),
        crease(group, middle, -0.4, 1.6, -0.42, 1.0),
        crease(group, distal, -0.8, 1.5, -0.36, 1.0),
    ];
    marks.extend([-4.2, -1.2, 1.6].map(|y| crease(group, middle, y, 1.2, -0.17, -1.0)));
    marks.extend([-1.6, 1.4].map(|y| crease(group, distal, y, 1.0, -0.14, -1.0)));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_does_nothing_outside_its_reach() {
        for mark in marks() {
            let (centre, radius) = mark.form.reach();
            for way in [DVec3::X, DVec3::NEG_X, DVec3::Y, DVec3::NEG_Y] {
                let p = centre + way * (radius + 0.01) + DVec3::new(0.0, 0.0, 5.0);
                if way.x == 0.0 || !matches!(mark.form, Form::Crease(..)) {
                    assert!(mark.form.height(p).abs() < 2e-3, "{mark:?} at {p}");
                }
            }
        }
    }

    #[test]
    fn a_nail_lies_on_the_back_only_and_its_fold_is_sunk() {
        let (_, _, [y, length, width]) = nails()[2];
        assert!(nail(DVec3::new(0.0, y, -6.0), y, length, width) > 0.1);
        assert!(nail(DVec3::new(width * 1.04, y, -3.0), y, length, width) < -0.2);
        assert!(nail(DVec3::new(0.0, y, 6.0), y, length, width).abs() < 1e-12);
    }
}
