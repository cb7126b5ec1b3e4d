//! A place of the body that a step can work on: a point, a hold or a path.
//!
//! Comes from `assets/atlas/places.ron` (84 entries). Positions here are seeds in the head frame, good to about
//! 10 mm; where a place lies on the sculpted skin is in `skin`.

use glam::Vec3;
use serde::{Deserialize, Serialize};

use super::vocabulary::{Fact, Grip, Inset, Laterality, PlaceKind, Region, Side};

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
    /// The only side it lies on, where a person marked it on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Side>,
    /// Bundled places so near that what leaves them out or lowers them does so here: for places that a person marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<String>,
    /// The part of the body it belongs to.
    pub region: Region,
    /// Further regions it reaches into.
    #[serde(default)]
    pub also: Vec<Region>,
    /// The inset that shows it, when it is not on the bust.
    #[serde(default)]
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
    /// The longest hold in seconds on a person's first use, where it is shorter.
    #[serde(default)]
    pub first_use_hold: Option<u16>,
    /// Needs teaching: off unless a prescription turns it on.
    #[serde(default)]
    pub default_off: bool,
    /// Left out when one of these facts is true.
    #[serde(default)]
    pub unless: Vec<Fact>,
    /// A soft ball may be used here at the Firm level.
    #[serde(default)]
    pub ball_at_firm: bool,
    /// What lies there.
    pub structure: String,
    /// The muscles that are worked here, by their ids, the outermost named first by the words above; none where there is no
    /// muscle of the atlas.
    #[serde(default)]
    pub muscles: Vec<String>,
    /// How to find it, in plain words: two short lines at most. Empty where only the exact words are written.
    #[serde(default)]
    pub find: String,
    /// Where pressing it can be felt, in plain words; empty where it sends no feelings.
    #[serde(default)]
    pub felt: String,
    /// The same, by the ids of the areas; less what is not on the bust.
    #[serde(default)]
    pub feelings: Vec<String>,
    /// What to take care of, in plain words; empty where there is nothing.
    #[serde(default)]
    pub mind: String,
    /// How to find it, exactly.
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
    #[serde(default)]
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

    /// How to find it, for a person: the plain words, or the first part of the exact ones.
    #[must_use]
    pub fn landmark(&self) -> &str {
        if self.find.is_empty() { self.location.split(';').next().unwrap_or_default() } else { &self.find }
    }

    /// Whether strokes run along it.
    #[must_use]
    pub fn is_path(&self) -> bool {
        self.kind == PlaceKind::Path
    }

    /// Whether it lies in the region, as its main one or one that it reaches into.
    #[must_use]
    pub fn lies_in(&self, region: Region) -> bool {
        self.region == region || self.also.contains(&region)
    }

    /// Whether a contact of this pressure (0 to 10) here counts as pressing, not resting.
    #[must_use]
    pub fn presses(&self, pressure: u8) -> bool {
        pressure >= self.press_min
    }

    /// The grip that is usual here.
    #[must_use]
    pub fn usual_grip(&self) -> Grip {
        self.grips.first().copied().unwrap_or(Grip::None)
    }

    /// The longest hold in seconds, on a person's first use of a routine or later.
    #[must_use]
    pub fn longest_hold_on(&self, first_use: bool) -> u16 {
        match self.first_use_hold {
            Some(shorter) if first_use => shorter.min(self.longest_hold),
            _ => self.longest_hold,
        }
    }

    /// Its seeds in mm on the left side: the spots of a point or hold, or a path with a sample at least every `step` mm.
    #[must_use]
    pub fn samples(&self, step: f32) -> Vec<[f32; 3]> {
        if !self.is_path() {
            return self.nodes.clone();
        }
        let mut samples: Vec<[f32; 3]> = self.nodes.first().copied().into_iter().collect();
        for pair in self.nodes.windows(2) {
            let (from, to) = (Vec3::from(pair[0]), Vec3::from(pair[1]));
            let parts = (from.distance(to) / step.max(0.1)).ceil().max(1.0);
            let mut part = 1.0;
            while part <= parts {
                samples.push(from.lerp(to, part / parts).to_array());
                part += 1.0;
            }
        }
        samples
    }
}

/// With a capital first letter.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
