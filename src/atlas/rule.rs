//! Rules that bind sides, grips, conditions and tools, where the shape of a zone cannot say it.
//!
//! Comes from `assets/atlas/rules.ron`. It holds what each rule binds; the checks of a routine and the compiler
//! apply them.

use serde::{Deserialize, Serialize};

use super::gate::PlaceCap;
use super::place::Place;
use super::vocabulary::{Fact, Grip, Region, Sides};

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its name.
    pub id: String,
    /// What follows when it is not kept.
    pub effect: Effect,
    /// The rule in words.
    pub text: String,
    /// What it binds.
    pub binds: Binding,
    /// The reason.
    pub why: String,
    /// Source keys.
    pub source: String,
}

impl Rule {
    /// The greatest pressure (0 to 6) at a place with a grip that the rule lets in lightly; none where it says nothing.
    #[must_use]
    pub fn most_with(&self, place: &Place, grip: Grip) -> Option<u8> {
        let Binding::GripsOnly { but, .. } = &self.binds else { return None };
        but.iter().find(|other| other.place == place.id && other.grip == grip).map(|other| other.most)
    }

    /// The only grips that the rule allows at a place of this region; none where it says nothing.
    #[must_use]
    pub fn grips_in(&self, region: Region) -> Option<&[Grip]> {
        match &self.binds {
            Binding::GripsOnly { regions, grips, .. } if regions.contains(&region) => Some(grips),
            _ => None,
        }
    }
}

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// A file that does otherwise is wrong.
    Error,
    /// What it names is left out of a session.
    Skip,
}

/// What a rule binds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Binding {
    /// Points that are never an entry of the atlas, by their usual names (`ST9 Renying`).
    NeverListed {
        /// Code and name, or code alone.
        names: Vec<String>,
    },
    /// Places of these regions are worked on these sides only.
    SidesOnly {
        /// The regions.
        regions: Vec<Region>,
        /// The sides that are allowed.
        sides: Vec<Sides>,
    },
    /// Places of these regions take these grips only.
    GripsOnly {
        /// The regions.
        regions: Vec<Region>,
        /// The grips that are allowed.
        grips: Vec<Grip>,
        /// Places that take another grip, lightly.
        but: Vec<OtherGrip>,
    },
    /// At places of these regions these moves only are done.
    MovesOnly {
        /// The regions.
        regions: Vec<Region>,
        /// The moves that are allowed.
        moves: Vec<String>,
    },
    /// Muscles that are shown and never touched.
    NeverTouched {
        /// Their ids.
        muscles: Vec<String>,
    },
    /// Round a place that the person marks, everything within this radius (mm) is left out.
    OwnSkip {
        /// In mm.
        radius: f32,
    },
    /// While one of these facts is true, places are left out or capped.
    WhenTrue {
        /// The facts.
        facts: Vec<Fact>,
        /// Places left out.
        skip: Vec<String>,
        /// Places with a lower cap.
        caps: Vec<PlaceCap>,
    },
    /// Balls are for these places only.
    ToolsOnly {
        /// Places for a soft ball, at the Firm level.
        soft_ball: Vec<String>,
        /// Places for two tied balls.
        two_balls: Vec<String>,
    },
}

/// A place that takes a grip which its region does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherGrip {
    /// The place.
    pub place: String,
    /// The grip.
    pub grip: Grip,
    /// The greatest pressure with it.
    pub most: u8,
}
