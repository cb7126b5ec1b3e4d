//! The hand as a field in one pose: for any point, how far it is from the skin.
//!
//! In come joint angles, out come distance, slope, projection and the nearest bone, in millimetres of the palm's frame.
//! Masses and marks go with their bones; digits flow into the palm near their roots only, so that two digits that touch
//! stay two. The field is a pure function of angles and point.

use glam::{DAffine3, DVec3};

use crate::sculpt::field::smooth::{rise, soft_min};
use crate::sculpt::hand::bones::{BONES, Bone, Finger};
use crate::sculpt::hand::cores::nearest;
use crate::sculpt::hand::flesh::{Form, GROUPS, Group, masses};
use crate::sculpt::hand::loft::{Bend, FOREARM_END, Lofts};
use crate::sculpt::hand::marks::{self, marks};
use crate::sculpt::hand::skeleton::{Angle, Angles, frames};
use crate::sculpt::mesh::Surface;

/// From how far a mass is taken for its ball, mm.
const FAR: f64 = 25.0;
/// Within how many millimetres of the skin its relief is made.
const SKIN: f64 = 8.0;
/// How far the knuckles bend in the half-open hand that the palm's table describes, radians.
const HALF_OPEN: f64 = 14.0_f64.to_radians();
/// Half the span of the differences that give the slope, mm.
const SPAN: f64 = 0.3;

/// The hand in one pose.
#[derive(Clone, Debug)]
pub struct HandField {
    bones: [DAffine3; BONES],
    inverse: [DAffine3; BONES],
    /// How the palm is bent.
    bend: Bend,
    lofts: Lofts,
    masses: Vec<Placed>,
    marks: [Vec<PlacedMark>; GROUPS],
    /// The knuckles where the five digits begin.
    roots: [DVec3; 5],
}

/// A mass in the palm's frame.
#[derive(Clone, Debug)]
struct Placed {
    group: usize,
    blend: f64,
    /// A ball round it.
    centre: DVec3,
    radius: f64,
    solid: Solid,
}

#[derive(Clone, Debug)]
enum Solid {
    Cone { from: DVec3, along: DVec3, thick: f64, grows: f64 },
    Ellipsoid { bone: usize, centre: DVec3, radii: DVec3 },
    Palm,
    Forearm,
}

#[derive(Clone, Debug)]
struct PlacedMark {
    bone: usize,
    centre: DVec3,
    radius: f64,
    form: marks::Form,
}

impl HandField {
    /// The hand with its joints at these angles.
    #[must_use]
    pub fn posed(angles: &Angles) -> Self {
        let bones = frames(angles);
        let inverse = bones.map(|bone| bone.inverse());
        let masses = masses().into_iter().map(|mass| placed(&bones, mass.group, mass.blend, &mass.form)).collect();
        let mut by_group: [Vec<PlacedMark>; GROUPS] = std::array::from_fn(|_| Vec::new());
        for mark in marks() {
            let (centre, radius) = mark.form.reach();
            let bone = mark.bone.index();
            let centre = bones[bone].transform_point3(centre);
            by_group[mark.group as usize].push(PlacedMark { bone, centre, radius, form: mark.form });
        }
        let mut roots = [DVec3::ZERO; 5];
        for (slot, root) in roots.iter_mut().zip(Group::ALL.iter().filter_map(|group| group.root())) {
            *slot = bones[root.index()].translation;
        }
        let bend = Bend {
            cup: angles.get(Angle::Cup).tan(),
            knuckles: Finger::ALL.map(|finger| (angles.0[finger.first_angle()] - HALF_OPEN).max(0.0)),
        };
        Self { bones, inverse, bend, lofts: Lofts::new(), masses, marks: by_group, roots }
    }

    /// The frames of the bones.
    #[must_use]
    pub fn bones(&self) -> &[DAffine3; BONES] {
        &self.bones
    }

    /// A point of the palm's frame in the frame of a bone.
    #[must_use]
    pub fn local(&self, bone: Bone, p: DVec3) -> DVec3 {
        self.inverse[bone.index()].transform_point3(p)
    }

    /// Millimetres from `p` to the skin, negative inside.
    #[must_use]
    pub fn distance(&self, p: DVec3) -> f64 {
        self.joined(p, None)
    }

    /// The same as if the hand had no other digit than that of `group`; all of them for palm and forearm. Where fingers
    /// press against each other it tells the skin of one from that of the next.
    #[must_use]
    pub fn distance_of(&self, group: Group, p: DVec3) -> f64 {
        self.joined(p, group.root().map(|_| group))
    }

    fn joined(&self, p: DVec3, only: Option<Group>) -> f64 {
        let groups = self.groups(p);
        let trunk = soft_min(groups[Group::Palm as usize], groups[Group::Forearm as usize], 8.0);
        (0..5).filter(|digit| only.is_none_or(|group| group as usize == digit + 1)).fold(trunk, |d, digit| {
            // A digit melts into the palm up to its root, and not beyond the crease at its base.
            let near = 1.0 - rise(20.0, 39.0, p.distance(self.roots[digit]));
            soft_min(d, groups[digit + 1], 0.6 + 7.5 * near)
        })
    }

    /// The distance to each group alone.
    #[must_use]
    pub fn groups(&self, p: DVec3) -> [f64; GROUPS] {
        let mut groups = [1e3; GROUPS];
        for mass in &self.masses {
            let d = &mut groups[mass.group];
            let ball = p.distance(mass.centre) - mass.radius;
            if ball > *d + mass.blend {
                continue;
            }
            *d = if ball > FAR { d.min(ball) } else { soft_min(*d, self.solid(&mass.solid, p), mass.blend) };
        }
        for (d, marks) in groups.iter_mut().zip(&self.marks) {
            if d.abs() > SKIN {
                continue;
            }
            for mark in marks {
                if p.distance_squared(mark.centre) < mark.radius * mark.radius {
                    *d -= mark.form.height(self.inverse[mark.bone].transform_point3(p));
                }
            }
        }
        groups
    }

    /// The group whose skin is nearest.
    #[must_use]
    pub fn group(&self, p: DVec3) -> Group {
        let groups = self.groups(p);
        Group::ALL.into_iter().min_by(|a, b| groups[*a as usize].total_cmp(&groups[*b as usize])).unwrap_or(Group::Palm)
    }

    /// The bone whose own flesh is nearest.
    #[must_use]
    pub fn nearest_bone(&self, p: DVec3) -> Bone {
        nearest(&self.inverse, p)
    }

    fn solid(&self, solid: &Solid, p: DVec3) -> f64 {
        match solid {
            Solid::Cone { from, along, thick, grows } => {
                let q = p - *from;
                let h = (q.dot(*along) / (along.length_squared() + 1e-9)).clamp(0.0, 1.0);
                (q - *along * h).length() - (thick + h * grows)
            }
            Solid::Ellipsoid { bone, centre, radii } => {
                let q = (self.inverse[*bone].transform_point3(p) - *centre) / *radii;
                let k = q.length();
                k * (k - 1.0) / (q / *radii).length().max(1e-6)
            }
            Solid::Palm => self.lofts.palm(p, &self.bend),
            Solid::Forearm => self.lofts.forearm(self.inverse[Bone::Forearm.index()].transform_point3(p)),
        }
    }

    /// The slope of the distance at `p`: points outwards, about 1 long near the skin.
    #[must_use]
    pub fn slope(&self, p: DVec3) -> DVec3 {
        self.slope_of(Group::Palm, p)
    }

    /// The slope of [`Self::distance_of`].
    #[must_use]
    pub fn slope_of(&self, group: Group, p: DVec3) -> DVec3 {
        let d = |p: DVec3| self.distance_of(group, p);
        let along = |axis: DVec3| (d(p + axis * SPAN) - d(p - axis * SPAN)) / (2.0 * SPAN);
        DVec3::new(along(DVec3::X), along(DVec3::Y), along(DVec3::Z))
    }

    /// The outward direction at `p`, 1 long.
    #[must_use]
    pub fn normal(&self, p: DVec3) -> DVec3 {
        self.slope(p).normalize_or(DVec3::Y)
    }

    /// The point of the skin near `p`, found by at most `rounds` of Newton's steps of at most `stride` mm along the slope.
    #[must_use]
    pub fn project(&self, p: DVec3, rounds: usize, stride: f64) -> DVec3 {
        self.project_of(Group::Palm, p, rounds, stride)
    }

    /// The same on the skin of [`Self::distance_of`].
    #[must_use]
    pub fn project_of(&self, group: Group, p: DVec3, rounds: usize, stride: f64) -> DVec3 {
        let mut p = p;
        for _ in 0..rounds {
            let d = self.distance_of(group, p);
            if d.abs() < 1e-4 {
                break;
            }
            let slope = self.slope_of(group, p);
            p -= (slope * (d / slope.length_squared().max(0.1))).clamp_length_max(stride);
        }
        p
    }

    /// Where a ray from inside leaves the flesh within `far` mm.
    #[must_use]
    pub fn way_out(&self, from: DVec3, way: DVec3, far: f64) -> Option<DVec3> {
        const STRIDE: f64 = 0.25;
        let (mut t, mut last) = (0.0, self.distance(from));
        if last > 0.0 {
            return None;
        }
        while t < far {
            let next = self.distance(from + way * (t + STRIDE));
            if next > 0.0 {
                return Some(from + way * (t + STRIDE * last / (last - next)));
            }
            (t, last) = (t + STRIDE, next);
        }
        None
    }

    /// A box round the hand, mm.
    #[must_use]
    pub fn reach(&self) -> [DVec3; 2] {
        let forearm = &self.bones[Bone::Forearm.index()];
        let end = [(-48.0, -44.0), (48.0, -44.0), (-48.0, 44.0), (48.0, 44.0)]
            .map(|(x, z)| forearm.transform_point3(DVec3::new(x, FOREARM_END - 4.0, z)));
        let balls = self.masses.iter().filter(|mass| !matches!(mass.solid, Solid::Palm | Solid::Forearm));
        let (mut low, mut high) = (DVec3::new(-55.0, -10.0, -35.0), DVec3::new(50.0, 110.0, 35.0));
        for mass in balls {
            low = low.min(mass.centre - mass.radius - 2.0);
            high = high.max(mass.centre + mass.radius + 2.0);
        }
        for corner in end {
            low = low.min(corner);
            high = high.max(corner);
        }
        [low, high]
    }
}

impl Surface for HandField {
    fn distance(&self, p: DVec3) -> f64 {
        self.distance(p)
    }
}

/// A mass in the palm's frame, with a ball round it.
fn placed(bones: &[DAffine3; BONES], group: Group, blend: f64, form: &Form) -> Placed {
    let at = |bone: Bone, p: DVec3| bones[bone.index()].transform_point3(p);
    let group = group as usize;
    match *form {
        Form::Cone([(bone, from, thick), (other, to, end)]) => {
            let (from, to) = (at(bone, from), at(other, to));
            let radius = from.distance(to) * 0.5 + thick.max(end);
            let solid = Solid::Cone { from, along: to - from, thick, grows: end - thick };
            Placed { group, blend, centre: (from + to) * 0.5, radius, solid }
        }
        Form::Ellipsoid(bone, centre, radii) => {
            let solid = Solid::Ellipsoid { bone: bone.index(), centre, radii };
            Placed { group, blend, centre: at(bone, centre), radius: radii.max_element(), solid }
        }
        Form::Palm => {
            Placed { group, blend, centre: at(Bone::Palm, DVec3::Y * 45.0), radius: 75.0, solid: Solid::Palm }
        }
        Form::Forearm => {
            let centre = at(Bone::Forearm, DVec3::Y * (FOREARM_END * 0.5));
            Placed { group, blend, centre, radius: -FOREARM_END * 0.5 + 22.0, solid: Solid::Forearm }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::vocabulary::Grip;
    use crate::sculpt::hand::grips::{RELAXED, pose};
    use crate::sculpt::hand::skeleton::joints;

    #[test]
    fn the_joints_lie_within_the_flesh_whatever_the_pose() {
        for angles in [RELAXED, pose(Grip::Pinch).unwrap(), pose(Grip::Knuckle).unwrap(), pose(Grip::Heel).unwrap()] {
            let field = HandField::posed(&angles);
            for (i, joint) in joints(&angles).into_iter().enumerate() {
                let tip = [4, 8, 12, 16, 20].contains(&i);
                let d = field.distance(joint);
                assert!(if tip { d.abs() < 1.5 } else { d < -4.0 }, "joint {i}: {d}");
            }
        }
    }

    #[test]
    fn a_projected_point_lies_on_the_skin() {
        let field = HandField::posed(&RELAXED);
        for bone in Bone::ALL {
            let from = field.bones()[bone.index()].transform_point3(DVec3::new(3.0, 9.0, 16.0));
            let p = field.project(from, 30, 2.0);
            assert!(field.distance(p).abs() < 1e-3, "{bone:?}");
            assert!(field.distance(p + field.normal(p)) > 0.5, "{bone:?}");
        }
    }

    #[test]
    fn the_hand_lies_in_its_box() {
        let field = HandField::posed(&pose(Grip::Heel).unwrap());
        let [low, high] = field.reach();
        for i in 0..3 {
            for j in 0..20 {
                for k in 0..20 {
                    let (u, v) = (f64::from(j) / 19.0, f64::from(k) / 19.0);
                    for at in [0.0, 1.0] {
                        let part = match i {
                            0 => DVec3::new(at, u, v),
                            1 => DVec3::new(u, at, v),
                            _ => DVec3::new(u, v, at),
                        };
                        assert!(field.distance(low + (high - low) * part) > 0.0);
                    }
                }
            }
        }
    }
}
