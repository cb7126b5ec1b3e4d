//! The masses of the hand: round cones, ellipsoids and two lofts, each hung on a bone.
//!
//! Parameters only, in millimetres of the bones' frames; [`super::posed`] makes a field of them. Masses come in groups:
//! palm, thumb, four fingers, forearm. Inside a group they flow into each other, a digit flows into the palm only near
//! its root, so that digits that touch never melt together. A cone may end on two bones: it stretches as they part, which
//! is how the ball of the thumb and the first web follow it. Sizes by ANSUR II (means of men and women), see
//! `tests/sculpt/hand.rs` for what is held.

use glam::DVec3;
use serde::Serialize;

use crate::sculpt::hand::bones::{Bone, FINGERS, Finger, THUMB};

/// What flows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Palm,
    Thumb,
    Index,
    Middle,
    Ring,
    Little,
    Forearm,
}

/// How many groups there are.
pub const GROUPS: usize = 7;

impl Group {
    /// All of them, in the order of tables.
    pub const ALL: [Self; GROUPS] =
        [Self::Palm, Self::Thumb, Self::Index, Self::Middle, Self::Ring, Self::Little, Self::Forearm];

    /// The group of a finger.
    #[must_use]
    pub const fn of(finger: Finger) -> Self {
        Self::ALL[Self::Index as usize + finger as usize]
    }

    /// The first bone of a digit, none for palm and forearm.
    #[must_use]
    pub const fn root(self) -> Option<Bone> {
        match self {
            Self::Palm | Self::Forearm => None,
            Self::Thumb => Some(Bone::ThumbProximal),
            Self::Index => Some(Bone::IndexProximal),
            Self::Middle => Some(Bone::MiddleProximal),
            Self::Ring => Some(Bone::RingProximal),
            Self::Little => Some(Bone::LittleProximal),
        }
    }
}

/// One end of a cone: a bone, a point of its frame, a radius.
pub(crate) type End = (Bone, DVec3, f64);

/// The form of a mass.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) enum Form {
    /// A cone with round ends.
    Cone([End; 2]),
    /// An ellipsoid along the axes of a bone: middle and half-axes.
    Ellipsoid(Bone, DVec3, DVec3),
    /// The loft of the palm, in the palm's frame.
    Palm,
    /// The loft of the forearm, in the forearm's frame.
    Forearm,
}

/// One mass.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Mass {
    pub(crate) group: Group,
    /// How softly it flows into what its group has so far.
    pub(crate) blend: f64,
    pub(crate) form: Form,
}

/// Every mass, in the order in which they are put on.
pub(crate) fn masses() -> Vec<Mass> {
    let mut masses = trunk();
    masses.extend(thumb());
    for finger in Finger::ALL {
        masses.extend(digit(finger));
    }
    masses
}

fn cone(group: Group, from: (Bone, [f64; 3], f64), to: (Bone, [f64; 3], f64), blend: f64) -> Mass {
    let end = |(bone, at, radius): (Bone, [f64; 3], f64)| (bone, DVec3::from(at), radius);
    Mass { group, blend, form: Form::Cone([end(from), end(to)]) }
}

fn ellipsoid(group: Group, bone: Bone, centre: [f64; 3], radii: [f64; 3], blend: f64) -> Mass {
    Mass { group, blend, form: Form::Ellipsoid(bone, DVec3::from(centre), DVec3::from(radii)) }
}

/// Forearm, wrist, palm, the balls of thumb and little finger, the first web, the heads of the metacarpals.
fn trunk() -> Vec<Mass> {
    use Bone::{Palm, ThumbMetacarpal as Metacarpal, UlnarPalm};
    const GROUP: Group = Group::Palm;
    let mut masses = vec![
        Mass { group: GROUP, blend: 0.0, form: Form::Palm },
        Mass { group: Group::Forearm, blend: 0.0, form: Form::Forearm },
        // The wrist, which fills the bend.
        ellipsoid(Group::Forearm, Palm, [0.0, 0.0, 0.6], [27.8, 20.0, 17.5], 8.0),
        // The thenar.
        cone(GROUP, (Palm, [19.0, 14.0, 7.0], 12.5), (Metacarpal, [0.0, 40.0, -1.0], 11.0), 10.0),
        cone(GROUP, (Palm, [15.0, 20.0, 9.0], 11.5), (Metacarpal, [0.0, 26.0, 4.5], 11.5), 9.0),
        cone(GROUP, (Metacarpal, [1.0, 18.0, 3.0], 11.5), (Metacarpal, [0.5, 44.0, 1.5], 10.6), 6.0),
        // The first web.
        cone(GROUP, (Palm, [13.0, 32.0, 7.0], 8.5), (Metacarpal, [-1.0, 34.0, 4.0], 9.0), 12.0),
        cone(GROUP, (Palm, [22.0, 40.0, 0.0], 9.0), (Metacarpal, [0.0, 24.0, 3.0], 9.0), 10.0),
        cone(GROUP, (Palm, [26.0, 52.0, 0.0], 8.5), (Metacarpal, [-1.0, 32.0, 5.0], 7.5), 10.0),
        cone(GROUP, (Palm, [29.0, 62.0, 0.0], 7.0), (Metacarpal, [-2.0, 39.0, 6.0], 5.5), 9.0),
        // The hypothenar, along the whole of the little finger's side.
        ellipsoid(GROUP, Palm, [-26.5, 33.0, 8.5], [14.0, 30.0, 11.5], 15.0),
        ellipsoid(GROUP, UlnarPalm, [-31.0, 58.0, 3.0], [11.5, 22.0, 12.0], 9.0),
    ];
    for finger in Finger::ALL {
        let bone = if finger >= Finger::Ring { UlnarPalm } else { Palm };
        let [x, y, z] = FINGERS[finger as usize].knuckle;
        let small = if finger == Finger::Little { 1.0 } else { 0.0 };
        let radii = [9.6 - 0.5 * small, 13.5, 11.2 - 0.7 * small];
        masses.push(ellipsoid(GROUP, bone, [x, y - 3.0, z - 0.6], radii, 11.0));
    }
    masses
}

/// The two free phalanges of the thumb.
fn thumb() -> Vec<Mass> {
    use Bone::{ThumbDistal as Distal, ThumbProximal as Proximal};
    const GROUP: Group = Group::Thumb;
    let [_, first, last] = THUMB;
    vec![
        cone(GROUP, (Proximal, [0.0, 0.0, 0.0], 10.4), (Proximal, [0.0, first * 0.55, 0.0], 8.9), 0.0),
        cone(GROUP, (Proximal, [0.0, first * 0.5, 0.0], 8.8), (Proximal, [0.0, first, -0.3], 9.3), 0.8),
        ellipsoid(GROUP, Proximal, [0.0, first * 0.5, 2.6], [9.0, first * 0.52, 7.2], 3.0),
        ellipsoid(GROUP, Proximal, [0.0, first, -1.0], [10.0, 10.5, 8.8], 5.0),
        cone(GROUP, (Distal, [0.0, 0.0, -0.3], 8.7), (Distal, [0.0, last * 0.55, -0.3], 8.6), 4.0),
        cone(GROUP, (Distal, [0.0, last * 0.5, -0.2], 8.4), (Distal, [0.0, last - 6.6, 0.6], 6.4), 0.8),
        ellipsoid(GROUP, Distal, [0.0, last * 0.5, 2.6], [9.8, last * 0.46, 7.4], 4.0),
        ellipsoid(GROUP, Distal, [0.0, last * 0.56, -1.6], [9.6, last * 0.40, 5.6], 3.0),
    ]
}

/// The three phalanges of a finger. Bones and joints lie towards the back; on the palm's side each phalanx has its fat pad,
/// which ends at the creases.
fn digit(finger: Finger) -> Vec<Mass> {
    let group = Group::of(finger);
    let [proximal, middle, distal] = finger.phalanges();
    let build = finger.build();
    let ([lp, lm, ld], [base, waist, joint, thin, end, tip]) = (build.lengths, build.radii);
    let s = joint / 9.3;
    vec![
        cone(group, (proximal, [0.0, 0.0, 0.0], base), (proximal, [0.0, lp * 0.55, -0.4], waist), 0.0),
        cone(group, (proximal, [0.0, lp * 0.5, -0.4], waist), (proximal, [0.0, lp, -0.5], joint - 0.3), 1.0),
        ellipsoid(group, proximal, [0.0, lp * 0.36, 2.4 * s], [8.8 * s, lp * 0.30, 7.2 * s], 3.0),
        ellipsoid(group, proximal, [0.0, lp * 0.70, 2.5 * s], [9.0 * s, lp * 0.32, 7.0 * s], 2.5),
        ellipsoid(group, proximal, [0.0, lp, -1.1 * s], [9.5 * s, 11.0 * s, 8.5 * s], 1.5),
        cone(group, (middle, [0.0, 0.0, -0.5], joint - 0.5), (middle, [0.0, lm * 0.55, -0.4], thin), 3.0),
        cone(group, (middle, [0.0, lm * 0.5, -0.4], thin), (middle, [0.0, lm, -0.4], end), 1.0),
        ellipsoid(group, middle, [0.0, lm * 0.50, 2.0 * s], [8.5 * s, lm * 0.55, 6.5 * s], 2.5),
        ellipsoid(group, middle, [0.0, lm, -0.8 * s], [8.2 * s, 9.4 * s, 7.2 * s], 1.5),
        cone(group, (distal, [0.0, 0.0, -0.3], end - 0.2), (distal, [0.0, ld * 0.55, -0.2], end - 0.6), 3.0),
        cone(group, (distal, [0.0, ld * 0.5, -0.2], end - 0.7), (distal, [0.0, ld - tip, 0.5], tip), 0.8),
        ellipsoid(group, distal, [0.0, ld * 0.48, 1.9 * s], [7.7 * s, ld * 0.47, 6.4 * s], 3.0),
        ellipsoid(group, distal, [0.0, ld * 0.56, -1.2 * s], [7.7 * s, ld * 0.40, 5.0 * s], 3.0),
    ]
}
