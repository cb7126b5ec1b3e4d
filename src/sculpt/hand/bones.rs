//! The names of the bones of the hand, and how long they are.
//!
//! Tables only: [`Bone`] orders every table of bones, [`Finger`] says which of them make a finger, and [`FINGERS`] and
//! [`THUMB`] hold the measures of an average adult hand (ANSUR II, means of men and women: hand 187 mm; finger lengths by
//! Anat Cell Biol 2024;57:172, scaled to it; phalanges in proportion by general anatomy).

use serde::{Deserialize, Serialize};

use crate::sculpt::hand::skeleton::Angle;

/// How many bones there are.
pub const BONES: usize = 18;

/// The bones, in the order of every table of bones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it: the bone, or the bone of that finger")]
#[repr(u8)]
pub enum Bone {
    Forearm,
    Palm,
    ThumbMetacarpal,
    ThumbProximal,
    ThumbDistal,
    IndexProximal,
    IndexMiddle,
    IndexDistal,
    MiddleProximal,
    MiddleMiddle,
    MiddleDistal,
    RingProximal,
    RingMiddle,
    RingDistal,
    LittleProximal,
    LittleMiddle,
    LittleDistal,
    /// The metacarpals of ring and little finger, which cup the palm.
    UlnarPalm,
}

impl Bone {
    /// Every bone, in order.
    pub const ALL: [Self; BONES] = [
        Self::Forearm,
        Self::Palm,
        Self::ThumbMetacarpal,
        Self::ThumbProximal,
        Self::ThumbDistal,
        Self::IndexProximal,
        Self::IndexMiddle,
        Self::IndexDistal,
        Self::MiddleProximal,
        Self::MiddleMiddle,
        Self::MiddleDistal,
        Self::RingProximal,
        Self::RingMiddle,
        Self::RingDistal,
        Self::LittleProximal,
        Self::LittleMiddle,
        Self::LittleDistal,
        Self::UlnarPalm,
    ];

    /// Its place in every table of bones.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The bone it hangs on; none for the palm, which all others hang on.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::Palm => None,
            Self::Forearm | Self::ThumbMetacarpal | Self::IndexProximal | Self::MiddleProximal | Self::UlnarPalm => {
                Some(Self::Palm)
            }
            Self::RingProximal | Self::LittleProximal => Some(Self::UlnarPalm),
            _ => Some(Self::ALL[self.index() - 1]),
        }
    }
}

/// The four fingers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Finger {
    Index,
    Middle,
    Ring,
    Little,
}

impl Finger {
    /// All four, from the thumb's side.
    pub const ALL: [Self; 4] = [Self::Index, Self::Middle, Self::Ring, Self::Little];

    /// Its phalanges: proximal, middle, distal.
    #[must_use]
    pub const fn phalanges(self) -> [Bone; 3] {
        let first = Bone::IndexProximal.index() + 3 * self as usize;
        [Bone::ALL[first], Bone::ALL[first + 1], Bone::ALL[first + 2]]
    }

    /// Where its four angles begin: knuckle, spread, middle joint, end joint.
    #[must_use]
    pub const fn first_angle(self) -> usize {
        Angle::IndexKnuckle as usize + 4 * self as usize
    }

    /// Its measures.
    #[must_use]
    pub const fn build(self) -> &'static FingerBuild {
        &FINGERS[self as usize]
    }
}

/// The measures of a finger.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FingerBuild {
    /// The middle of its knuckle joint in the palm's frame, mm.
    pub knuckle: [f64; 3],
    /// Lengths of proximal, middle and distal phalanx from joint to joint, the last to the tip, mm.
    pub lengths: [f64; 3],
    /// How far it leans to the thumb's side when straight, degrees.
    pub fan: f64,
    /// How far it is turned about itself, degrees.
    pub roll: f64,
    /// Radii of its flesh: base, middle of the proximal phalanx, middle joint, middle of the middle phalanx, end joint,
    /// tip, mm.
    pub radii: [f64; 6],
}

/// The fingers, from the thumb's side.
pub const FINGERS: [FingerBuild; 4] = [
    FingerBuild {
        knuckle: [26.0, 84.5, -1.5],
        lengths: [45.0, 24.5, 21.5],
        fan: 4.0,
        roll: 4.0,
        radii: [10.8, 9.7, 9.3, 8.6, 7.9, 6.0],
    },
    FingerBuild {
        knuckle: [4.5, 86.7, -3.5],
        lengths: [49.0, 29.0, 22.5],
        fan: 0.5,
        roll: 0.0,
        radii: [11.0, 9.8, 9.5, 8.7, 8.0, 6.1],
    },
    FingerBuild {
        knuckle: [-15.0, 81.5, -2.5],
        lengths: [44.0, 27.0, 21.8],
        fan: -3.5,
        roll: -5.0,
        radii: [10.3, 9.2, 8.9, 8.2, 7.5, 5.8],
    },
    FingerBuild {
        knuckle: [-32.0, 73.5, 1.0],
        lengths: [35.0, 19.6, 19.7],
        fan: -9.0,
        roll: -12.0,
        radii: [9.2, 8.2, 7.9, 7.2, 6.7, 5.2],
    },
];

/// Lengths of the thumb's metacarpal, proximal and distal phalanx, mm.
pub const THUMB: [f64; 3] = [45.0, 33.0, 28.0];
