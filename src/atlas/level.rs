//! How sensitive a person is today, where they are in the course of an attack, and what each allows.
//!
//! Comes from `assets/atlas/levels.ron`. Caps of level and phase clamp when a routine is compiled; they are never a
//! mistake in its file. What replaces a technique at the Gentle level is here as data; the compiler applies it.

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::vocabulary::{Fact, Grip, Level, Phase, PlaceKind, Region, Technique, TechniqueClass};

/// The whole of `levels.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// One entry a level, from the gentlest.
    pub levels: Vec<Limits>,
    /// One entry a phase.
    pub phases: Vec<PhaseCap>,
    /// What the compiler does instead at the Gentle level, in the order in which they are tried.
    pub substitutions: Vec<Substitution>,
}

/// What a level allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The level.
    pub level: Level,
    /// The greatest pressure, 0 to 6, but on the shoulder.
    pub cap: u8,
    /// The greatest pressure on the shoulder, 0 to 6.
    pub cap_shoulder: u8,
    /// The longest pressing hold in seconds. Resting holds keep the place's own.
    pub longest_hold: u16,
    /// The most hands-on time of a session in seconds.
    pub session_cap: u16,
    /// The same in the third and fourth week.
    #[serde(default)]
    pub early_session_cap: Option<u16>,
    /// Where touch is welcome.
    pub touch: Touch,
    /// How dim and quiet screen and sound are.
    pub comfort: Comfort,
    /// The only routines for this level; without it, all that list the level.
    #[serde(default)]
    pub routines: Option<Vec<String>>,
    /// What is done at this level.
    pub techniques: Vec<TechniqueClass>,
    /// Facts that make this the firmest level there is today.
    #[serde(default)]
    pub most_when: Vec<Fact>,
    /// When to choose it, in words.
    pub pick_when: String,
}

/// What bounds the pressure of a step in the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Its place or move.
    Place,
    /// The level.
    Level,
    /// The phase.
    Phase,
}

/// Where touch is welcome at a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Touch {
    /// Hands, arms and chest only.
    OffHeadOnly,
    /// Everywhere that the map allows.
    Any,
}

/// How dim and quiet screen and sound are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comfort {
    /// As in an attack.
    Attack,
    /// Dim.
    Dim,
    /// Between dim and normal.
    NormalDim,
    /// As usual.
    Normal,
}

/// The greatest pressure in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseCap {
    /// The phase.
    pub phase: Phase,
    /// 0 to 6.
    pub cap: u8,
}

/// What is done instead at the Gentle level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitution {
    /// What the file asks for.
    pub authored: Authored,
    /// What is done.
    pub becomes: Becomes,
    /// The seconds that are kept; the others become rest with breath. Without it, all are kept.
    #[serde(default)]
    pub most_seconds: Option<u16>,
    /// The greatest pressure of it.
    pub cap: u8,
    /// What is said instead; without it, the step's own words.
    #[serde(default)]
    pub words: Option<String>,
}

/// What a step of a file is, where the Gentle level has something else in its stead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Authored {
    /// A hold at a trigger point, with or without a move.
    TriggerHold,
    /// A pinch anywhere but at the front of the neck.
    PinchOffNeckFront,
    /// Kneading.
    Knead,
    /// Scalp shear or drag hold.
    Shear,
    /// Anything at the front of the neck.
    NeckFront,
    /// An isometric.
    Isometric,
    /// A step done with the soft ball.
    SoftBall,
}

/// What takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Becomes {
    /// A plain hold, same place and grip, no search and no move.
    Hold,
    /// A plain hold with the grip of the pinch, no walking.
    HoldSameGrip,
    /// Slow strokes along the same path.
    SlowStroke {
        /// With this grip.
        grip: Grip,
        /// At most so many a minute.
        most_per_minute: u8,
    },
    /// A hold on the same spots, nothing moves.
    StillHold,
    /// Hands down, breathe.
    Rest,
    /// The same with the first grip of the place.
    FirstGrip,
}

impl Limits {
    /// The greatest pressure of this level in a region.
    #[must_use]
    pub fn cap_in(&self, region: Region) -> u8 {
        if region == Region::Shoulder { self.cap_shoulder } else { self.cap }
    }

    /// Whether the level allows the technique at this place (nothing for a move), with or without the soft ball.
    ///
    /// A hold or pinch at a trigger point also needs [`TechniqueClass::TriggerHold`]; touch on the head needs a
    /// level that allows it.
    #[must_use]
    pub fn allows(&self, technique: Technique, place: Option<&Place>, soft_ball: bool) -> bool {
        let touches_head =
            place.is_some_and(|place| place.region != Region::OffHead && place.usual_grip() != Grip::None);
        classes(technique, place, soft_ball).all(|class| self.techniques.contains(&class))
            && (self.touch == Touch::Any || !touches_head)
    }
}

/// The classes that a technique at a place belongs to: all of them must be allowed.
pub fn classes(technique: Technique, place: Option<&Place>, soft_ball: bool) -> impl Iterator<Item = TechniqueClass> {
    let own = match technique {
        Technique::Hold => TechniqueClass::Hold,
        Technique::Pinch => TechniqueClass::Pinch,
        Technique::Circles => TechniqueClass::Circles,
        Technique::Stroke => TechniqueClass::Stroke,
        Technique::Knead => TechniqueClass::Knead,
        Technique::Shear => TechniqueClass::Shear,
        Technique::Traction => TechniqueClass::Traction,
        Technique::Move => TechniqueClass::Move,
        Technique::Stretch => TechniqueClass::Stretch,
        Technique::Isometric => TechniqueClass::Isometric,
        Technique::Breathe => TechniqueClass::Breathe,
        Technique::Rest => TechniqueClass::Rest,
        Technique::SetUp => TechniqueClass::SetUp,
        Technique::Assess => TechniqueClass::Assess,
    };
    let trigger = matches!(technique, Technique::Hold | Technique::Pinch)
        && place.is_some_and(|place| place.kind == PlaceKind::TriggerPoint);
    [Some(own), trigger.then_some(TechniqueClass::TriggerHold), soft_ball.then_some(TechniqueClass::SoftBall)]
        .into_iter()
        .flatten()
}

/// Whether a step presses, so that the level's longest hold binds it: a pinch, a hold at a trigger point, and a hold
/// at an acupressure point or a resting hold from pressure 3.
#[must_use]
pub fn is_pressing(technique: Technique, place: &Place, pressure: u8) -> bool {
    match technique {
        Technique::Pinch => true,
        Technique::Hold => match place.kind {
            PlaceKind::TriggerPoint => true,
            PlaceKind::Acupressure | PlaceKind::Hold => pressure >= 3,
            PlaceKind::Path => false,
        },
        _ => false,
    }
}
