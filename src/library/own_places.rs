//! A person's own places: the `places.ron` beside their routines.
//!
//! In: a folder. Out: atlas and skin with the places that are whole, and the file's report. A folder without such a file
//! adds nothing; a file that cannot be read is told as one with mistakes. The skin is asked of the sculpted body itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files;
use super::{Library, ReadError};
use crate::atlas::Atlas;
use crate::atlas::skin::{SkinPlaces, SkinPoint};
use crate::routine::diagnostic::{Checked, Report};
use crate::routine::places::{Body, OwnPlace};
use crate::routine::read;
use crate::routine::source::Source;
use crate::sculpt::{Seed, place_all};

/// The file of a folder that has its places.
pub(super) const FILE: &str = "places.ron";

/// The map of the body and where it lies on the skin, bundled or with a person's places.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) atlas: Arc<Atlas>,
    pub(super) skin: Arc<SkinPlaces>,
}

/// What a file of places was found to be.
#[derive(Clone, Debug)]
pub struct OwnFile {
    /// What it is called in messages.
    pub name: String,
    /// Its text, in which the report's places are; empty if it was no text.
    pub text: String,
    /// All that is wrong with it.
    pub report: Report,
}

impl Ground {
    /// Reads a file of places on this body.
    pub(super) fn read(&self, source: &Source) -> Checked<Vec<OwnPlace>> {
        read::places(source, Body { atlas: &self.atlas, skin: &self.skin, settle: &settle })
    }

    /// This body with the places of a folder, and what its file was found to be; none where there is no such file.
    pub(super) fn with_folder(&self, folder: &Path) -> Option<(Self, OwnFile)> {
        let path = folder.join(FILE);
        let name = path.display().to_string();
        let bytes = match files::read(&path) {
            Ok(bytes) => bytes,
            Err(ReadError::Missing(_)) => return None,
            Err(error) => return Some((self.clone(), super::routines::unreadable(name, &error))),
        };
        let source = match Source::from_bytes(name.clone(), &bytes) {
            Ok(source) => source,
            Err(report) => return Some((self.clone(), OwnFile { name, text: String::new(), report })),
        };
        let checked = self.read(&source);
        let own = checked.value.unwrap_or_default();
        let atlas = self.atlas.with_places(own.iter().map(|own| own.place.clone()));
        let skin = self.skin.with_places(own.into_iter().map(|own| own.skin));
        let file = OwnFile { name, text: source.text().to_owned(), report: checked.report };
        Some((Self { atlas: Arc::new(atlas), skin: Arc::new(skin) }, file))
    }
}

impl Library {
    /// The library as it is for a file: with the places of the `places.ron` beside it, if there is one; else with those of
    /// the person's own folder.
    #[must_use]
    pub fn beside(&self, file: &Path) -> Self {
        let folder = file.parent().map_or_else(PathBuf::new, Path::to_owned);
        if self.own_folder().as_ref() == Some(&folder) {
            return self.clone();
        }
        match self.bundled.with_folder(&folder) {
            Some((ground, own)) => Self { ground, own: Some(own), ..self.clone() },
            None => self.clone(),
        }
    }

    /// What is wrong with the file of places that is in use, if there is one.
    #[must_use]
    pub fn own_places(&self) -> Option<&OwnFile> {
        self.own.as_ref()
    }
}

/// The point of the sculpted skin that a point near it means.
fn settle(point: [f32; 3]) -> Option<SkinPoint> {
    let seed = Seed { id: String::new(), nodes: vec![point], is_path: false };
    let placed = place_all(&[seed]).places.into_iter().next()?.nodes.into_iter().next()?;
    let whole = placed.at.iter().chain(&placed.normal).all(|length| length.is_finite());
    whole.then_some(placed)
}
