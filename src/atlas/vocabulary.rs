//! The closed word lists of the field: sides, regions, grips, techniques, levels, phases, facts.
//!
//! Each list is one enum whose variants are written in routine and atlas files exactly as they are spelled here
//! (`Pinch`, `NeckFront`, `Between`). [`ALL`](Side::ALL), [`name`](Side::name) and [`parse`](Side::parse) let
//! readers offer the nearest word for an unknown one. The lists and their order come from the clinical data.
//!
//! It holds words only: what a word permits is in [`super::level`], [`super::gate`] and [`super::zone`].

use serde::{Deserialize, Serialize};

/// A word of a closed list, so that one reader reads them all.
pub trait Word: Copy + PartialEq + 'static {
    /// Every word of the list, in its order.
    const WORDS: &'static [Self];

    /// The word as it is written in a file.
    fn written(self) -> &'static str;
}

/// Declares a closed list of words with its names, so that readers and messages share one spelling.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(
                #[doc = concat!("`", stringify!($variant), "`.")]
                $(#[$variant_doc])*
                $variant
            ),+
        }

        impl $name {
            /// Every word of the list, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as it is written in a file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant)),+ }
            }

            /// The word that `text` spells, if the list has it.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.name() == text)
            }
        }

        impl Word for $name {
            const WORDS: &'static [Self] = Self::ALL;

            fn written(self) -> &'static str {
                self.name()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.name())
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// One of a person's own sides: left is their left, whichever way they are shown.
    Side { Left, Right }
}

impl Side {
    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// `1` on the left (+x), `-1` on the right: the factor that mirrors a left-hand position.
    #[must_use]
    pub const fn sign(self) -> f32 {
        match self {
            Self::Left => 1.0,
            Self::Right => -1.0,
        }
    }
}

vocabulary! {
    /// Which sides a step works on: both hands together, one side after the other, the midline, or one named side.
    Sides { Left, Right, Both, Each, Middle }
}

vocabulary! {
    /// Whether a place lies on both sides or on the midline.
    Laterality { Pair, Middle }
}

vocabulary! {
    /// The part of the body a place belongs to.
    Region { NeckFront, NeckSide, Nape, Shoulder, Scalp, Face, Jaw, Ear, OffHead }
}

vocabulary! {
    /// How the hand meets the body; its footprint is in [`super::grip`].
    Grip {
        /// Pad of the thumb; the fingers may wrap the bone for support.
        ThumbPad,
        /// Pads of one or two neighbouring fingers, together or stacked.
        IndexMiddlePads,
        /// Pads of index, middle and ring finger.
        ThreePads,
        /// Four fingers laid flat, no tips.
        FlatFingers,
        /// Flat palm.
        Palm,
        /// Thumb against one or more fingers, tissue lifted between them.
        Pinch,
        /// Soft knuckles, jaw only.
        Knuckle,
        /// Cupped palm, hollow in the middle.
        Cupped,
        /// Heel of the hand.
        Heel,
        /// A row of four planted fingertips.
        FingertipsRow,
        /// Thumb in front of and finger behind the ear root.
        EarHold,
        /// Two bent fingers pulling over an edge.
        Hook,
        /// Two tied soft balls, head weight only.
        TwoBalls,
        /// No contact.
        None,
    }
}

vocabulary! {
    /// What kind of entry of the atlas a place is.
    PlaceKind { Acupressure, TriggerPoint, Hold, Path }
}

vocabulary! {
    /// What the hands (or the breath) do in a step.
    Technique { Hold, Pinch, Circles, Stroke, Knead, Shear, Traction, Move, Stretch, Isometric, Breathe, Rest, SetUp, Assess }
}

vocabulary! {
    /// What a level allows or a gate leaves out: every [`Technique`], and the two that follow from place and tool.
    TechniqueClass {
        Hold, Pinch, Circles, Stroke, Knead, Shear, Traction, Move, Stretch, Isometric, Breathe, Rest, SetUp, Assess,
        /// A hold or pinch at a trigger point.
        TriggerHold,
        /// A step done with a soft ball at the Firm level.
        SoftBall,
    }
}

vocabulary! {
    /// How sensitive a person is today: S0 to S3 of the clinical sheet.
    Level { Still, Gentle, Usual, Firm }
}

vocabulary! {
    /// Where in the course of an attack a person is.
    Phase { Between, Prodrome, Attack, After }
}

vocabulary! {
    /// How the body rests while a routine is done.
    Position { Supine, SideLying, Reclined, Seated, Standing }
}

vocabulary! {
    /// A way of working, as massage therapists name them.
    Modality { Craniosacral, Myofascial, Neuromuscular, Swedish, Acupressure, Breath, Movement, Assessment }
}

vocabulary! {
    /// How much a step matters when a routine is shortened.
    Weight { Core, Useful, Optional }
}

vocabulary! {
    /// A question asked during a routine: CK1 to CK5 of the clinical sheet.
    CheckIn {
        /// CK1: softer, just right, or firmer?
        Pressure,
        /// CK2: any warning sign? Then press stop.
        Stop,
        /// CK3: how tender is this spot, 0 to 10?
        Tender,
        /// CK4: headache right now, 0 to 10?
        Headache,
        /// CK5: easing, the same, or building?
        Easing,
    }
}

vocabulary! {
    /// A half of the breath.
    BreathHalf { In, Out }
}

vocabulary! {
    /// What shows a place which is not on the bust.
    Inset { Torso, ForearmHand, Foot, Jaw }
}

vocabulary! {
    /// Something true of the person today, on which gates and conditions of steps rest.
    Fact {
        RedFlag, RecentInjury, VascularOrCsf, NeckInstability, Thinners, Pregnant, Postpartum12w, AcuteIllness,
        CancerHeadNeck, GcaOrSoreTemple, NerveOrProcedure, EyeCondition, TmjLocking, Allodynia, CarotidOrPacemaker,
        Under18, Age70, Queasy, TouchWelcome, HandInjury, FootNeuropathy, EarTrouble, FirstUse, HasSoftBall,
    }
}

impl From<Side> for Sides {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}

vocabulary! {
    /// What happens when a person does a routine for the first time.
    FirstUse {
        /// It ends after this step; only the final rest follows.
        Stop,
    }
}
