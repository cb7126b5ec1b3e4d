//! Where the places of the atlas lie on the skin: points, and paths as lines of points, each with its outward normal.
//!
//! The file is baked by `sculpt` and only read here. Millimetres; +Y up, +Z forward, +X the subject's left, origin half-way
//! between the tragions. What belongs to one side is listed for the left; the right is its mirror image. A [`SkinPlaces`]
//! knows ids and geometry, nothing of what a place is for.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why the places could not be read or written.
#[derive(Debug, Error)]
pub enum SkinError {
    /// The text is no list of places.
    #[error("the places on the skin cannot be read: {0}")]
    Read(#[from] ron::error::SpannedError),
    /// The places cannot be put in words.
    #[error("the places on the skin cannot be written: {0}")]
    Write(#[from] ron::Error),
    /// A place has nothing on the skin, or a number that is none.
    #[error("the place {0} has no usable points")]
    Empty(String),
}

/// All places on the skin, and the stamp of what they were baked from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkinPlaces {
    /// The stamp of the recipe and the seeds.
    pub recipe: String,
    /// The places, in the order of the atlas.
    pub places: Vec<SkinPlace>,
}

/// One place on the skin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkinPlace {
    /// Its id in the atlas.
    pub id: String,
    /// One point for each node of the atlas, on the left side or in the middle.
    pub nodes: Vec<SkinPoint>,
    /// For a path: the way along the skin, in even steps of about 3 mm. Otherwise empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line: Vec<SkinPoint>,
}

/// A point of the skin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkinPoint {
    /// Where it lies, millimetres.
    pub at: [f32; 3],
    /// The way out of the skin, 1 long.
    pub normal: [f32; 3],
}

/// The places in the text of their file.
///
/// # Errors
/// [`SkinError::Read`] with the line if the text is not of this form, [`SkinError::Empty`] if a place has no points.
pub fn read(text: &str) -> Result<SkinPlaces, SkinError> {
    let places: SkinPlaces = ron::from_str(text)?;
    for place in &places.places {
        let finite = |p: &SkinPoint| p.at.iter().chain(&p.normal).all(|v| v.is_finite());
        if place.nodes.is_empty() || !place.nodes.iter().chain(&place.line).all(finite) {
            return Err(SkinError::Empty(place.id.clone()));
        }
    }
    Ok(places)
}

/// The places as the text of their file, one point to a line.
///
/// # Errors
/// [`SkinError::Write`] if they cannot be put in words.
pub fn write(places: &SkinPlaces) -> Result<String, SkinError> {
    let style = ron::ser::PrettyConfig::new().depth_limit(4).new_line("\n".to_owned());
    Ok(ron::ser::to_string_pretty(places, style)? + "\n")
}

impl SkinPlaces {
    /// These and a person's own places; an id that is there already is never replaced.
    #[must_use]
    pub fn with_places(&self, own: impl IntoIterator<Item = SkinPlace>) -> Self {
        let mut all = self.clone();
        for place in own {
            if all.place(&place.id).is_none() {
                all.places.push(place);
            }
        }
        all
    }

    /// The place with this id, if it lies on the bust.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&SkinPlace> {
        self.places.iter().find(|place| place.id == id)
    }
}

impl SkinPlace {
    /// The point at a part of the way, 0 to 1 by length along the skin; the first node if this is no path. `side` is below 0
    /// for the subject's right, which is the left mirrored.
    #[must_use]
    pub fn at(&self, side: f32, along: f32) -> SkinPoint {
        let point = self.along(along.clamp(0.0, 1.0));
        if side < 0.0 { point.mirrored() } else { point }
    }

    /// How long the path is, millimetres; 0 if this is no path.
    #[must_use]
    pub fn length(&self) -> f32 {
        self.line.windows(2).map(|pair| distance(pair[0].at, pair[1].at)).sum()
    }

    fn along(&self, along: f32) -> SkinPoint {
        let mut left = along * self.length();
        for pair in self.line.windows(2) {
            let step = distance(pair[0].at, pair[1].at);
            if left <= step && step > 0.0 {
                return pair[0].towards(&pair[1], left / step);
            }
            left -= step;
        }
        let nowhere = SkinPoint { at: [0.0; 3], normal: [0.0, 1.0, 0.0] };
        self.line.last().or(self.nodes.first()).copied().unwrap_or(nowhere)
    }
}

impl SkinPoint {
    /// The same point on the other side.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let flip = |v: [f32; 3]| [-v[0], v[1], v[2]];
        Self { at: flip(self.at), normal: flip(self.normal) }
    }

    /// The point a part of the way to another, its normal turned and 1 long.
    fn towards(&self, other: &Self, part: f32) -> Self {
        let mix = |a: [f32; 3], b: [f32; 3]| std::array::from_fn(|k| a[k] + (b[k] - a[k]) * part);
        let normal: [f32; 3] = mix(self.normal, other.normal);
        let length = distance(normal, [0.0; 3]).max(1e-6);
        Self { at: mix(self.at, other.at), normal: normal.map(|v| v / length) }
    }
}

fn distance(a: [f32; 3], b: [f32; 3]) -> f32 {
    (0..3).map(|k| (a[k] - b[k]).powi(2)).sum::<f32>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corner() -> SkinPlace {
        let point = |x, y| SkinPoint { at: [x, y, 0.0], normal: [0.0, 0.0, 1.0] };
        SkinPlace {
            id: "path".into(),
            nodes: vec![point(0.0, 0.0)],
            line: vec![point(0.0, 0.0), point(30.0, 0.0), point(30.0, 10.0)],
        }
    }

    fn near(point: SkinPoint, at: [f32; 3]) -> bool {
        distance(point.at, at) < 1e-4
    }

    #[test]
    fn the_way_along_a_path_goes_by_length() {
        let path = corner();
        assert!(near(path.at(1.0, 0.5), [20.0, 0.0, 0.0]));
        assert!(near(path.at(1.0, 1.0), [30.0, 10.0, 0.0]));
        assert!(near(path.at(1.0, 7.0), [30.0, 10.0, 0.0]));
    }

    #[test]
    fn the_right_side_is_the_left_one_mirrored() {
        assert!(near(corner().at(-1.0, 0.5), [-20.0, 0.0, 0.0]));
    }

    #[test]
    fn what_was_written_is_read_back_and_other_text_is_refused() {
        let places = SkinPlaces { recipe: "0".into(), places: vec![corner()] };
        assert_eq!(read(&write(&places).unwrap()).unwrap(), places);
        assert!(read("(recipe: \"0\", places: [], more: 1)").is_err());
        assert!(matches!(read("(recipe: \"0\", places: [(id: \"a\", nodes: [])])"), Err(SkinError::Empty(_))));
    }
}
