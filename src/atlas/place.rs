//! A place of the body that a step can work on: a point, a hold or a path.
//!
//! Comes from `assets/atlas/places.ron` (84 entries of the clinical data). Positions here are seeds in the head
//! frame; where a place lies on the sculpted skin is in [`super::skin`].

use serde::{Deserialize, Serialize};

use super::vocabulary::{Fact, Grip, Inset, Laterality, PlaceKind, Region};

/// One entry of the atlas.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name used in routines, `[a-z0-9_]+`.
    pub id: String,
    /// The names people use, the first being the standard one.
    pub names: String,
    /// Point, hold or path.
    pub kind: PlaceKind,
    /// On both sides, or on the midline.
    pub laterality: Laterality,
    /// The part of the body it belongs to.
    pub region: Region,
    /// Further regions it reaches into.
    pub also: Vec<Region>,
    /// The drawing that shows it, when it is not on the bust.
    pub inset: Option<Inset>,
    /// Whether work here counts as neck work (the stop check follows it).
    pub neck: bool,
    /// Grips that may be used here; the first is the usual one.
    pub grips: Vec<Grip>,
    /// From this pressure (0 to 10) a contact here counts as pressing, not resting.
    pub press_min: u8,
    /// The greatest pressure allowed here, 0 to 6.
    pub cap: u8,
    /// The longest hold in seconds; 0 means that nothing is held here.
    pub longest_hold: u16,
    /// Needs teaching: off unless a prescription turns it on.
    pub default_off: bool,
    /// Left out when one of these facts is true.
    pub unless: Vec<Fact>,
    /// A soft ball may be used here at the Firm level.
    pub ball_at_firm: bool,
    /// What lies there.
    pub structure: String,
    /// How to find it.
    pub location: String,
    /// Where the tissue can send feelings.
    pub referral: String,
    /// What touches it.
    pub tool: String,
    /// Which way the touch goes.
    pub direction: String,
    /// The dose the sources give.
    pub dose: String,
    /// What to take care of.
    pub cautions: String,
    /// Source keys and notes.
    pub source: String,
    /// Seed positions in mm in the head frame (origin mid-tragion, x left, y up, z forward; left side of pairs).
    pub nodes: Vec<[f32; 3]>,
}

impl Place {
    /// The name people read: the plain one after the standard name, or the standard one without its remark.
    #[must_use]
    pub fn plain_name(&self) -> String {
        let plain = self.names.rsplit(';').next().unwrap_or(&self.names);
        let plain = plain.split('(').next().unwrap_or(plain).trim().trim_matches('\'');
        capitalised(plain)
    }
}

/// With a capital first letter.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
