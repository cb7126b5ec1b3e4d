//! The parts of the surface where feelings can be felt that come from elsewhere.
//!
//! Comes from `assets/atlas/areas.ron`. Which muscle or place can send feelings to which area stands with the muscle or
//! place (`feelings`); an area knows only its name and where it lies.

use serde::{Deserialize, Serialize};

/// One area.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its name in files, `[a-z0-9_]+`.
    pub id: String,
    /// Its name for a person, in small letters.
    pub name: String,
    /// It lies in the middle and has no mirror image.
    #[serde(default)]
    pub middle: bool,
    /// Soft round patches of the skin that make it up: x, y, z and radius in mm, head frame, on the person's left.
    pub spots: Vec<[f32; 4]>,
}

impl Area {
    /// Its patches on both sides of the body, those of the left first.
    pub fn patches(&self) -> impl Iterator<Item = [f32; 4]> {
        let mirrored = if self.middle { &[][..] } else { &self.spots };
        self.spots.iter().copied().chain(mirrored.iter().map(|[x, y, z, r]| [-x, *y, *z, *r]))
    }
}
