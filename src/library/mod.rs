//! Finds and reads what Stillpoint works with: the atlas, the body's places, routines, meshes, fonts.
//!
//! In: names. Out: bytes and checked values, shared by reference count. [`Library::open`] reads the atlas and the places on
//! the skin once, a person's own places with them; [`Library::routine`] finds one routine by id, by `my/NAME` or by its file.
//!
//! This is the only room that knows paths, the environment, and what was built into the program. Everything that ships is
//! built in; a folder may stand over it, in the order that [`surroundings::asset_folders`] tells; the current folder is
//! never looked at. No file of a person is read beyond 256 KiB.
//!
//! It knows no rules of routines (that is `routine`), and keeps no diary. Read in this order: [`surroundings`],
//! [`files`], `shipped`, [`routines`].

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::atlas::Atlas;
use crate::atlas::skin::{self, SkinPlaces};
use crate::words::Words;

pub mod files;
mod own_places;
pub mod routines;
mod shipped;
pub mod surroundings;

pub use files::ReadError;
pub use own_places::OwnFile;
pub use routines::{Entry, Found, Missing};

use own_places::Ground;
use shipped::Shipped;

/// Where the places on the skin are, among the assets.
const SKIN: &str = "body/places.ron";

/// The folder of the atlas, among the assets.
const ATLAS: &str = "atlas/";

/// Everything that ships, and where a person's own things are.
#[derive(Clone, Debug)]
pub struct Library {
    shipped: Shipped,
    /// The body as it ships.
    bundled: Ground,
    /// The body with a person's places.
    ground: Ground,
    /// Where those come from.
    own: Option<OwnFile>,
}

/// What keeps the library from being opened: only a changed or damaged folder of assets can.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder that the environment names is not there.
    #[error("{} names {}, which is no folder", surroundings::ASSETS, .0.display())]
    NoFolder(PathBuf),
    /// An asset is not what it should be.
    #[error("the asset {name} cannot be used: {why}")]
    Broken {
        /// Its name.
        name: String,
        /// What is wrong with it.
        why: String,
    },
}

impl OpenError {
    fn broken(name: &str, why: impl ToString) -> Self {
        Self::Broken { name: name.to_owned(), why: why.to_string() }
    }
}

impl Library {
    /// Opens the library with what the surroundings offer.
    ///
    /// # Errors
    /// When the environment names a folder that is not there, or the atlas or the places in it are broken.
    pub fn open() -> Result<Self, OpenError> {
        let shipped = shipped_files()?;
        let atlas = read_atlas(&shipped)?;
        let skin = skin::read(&text_of(&shipped, SKIN)?).map_err(|error| OpenError::broken(SKIN, error))?;
        let bundled = Ground { atlas: Arc::new(atlas), skin: Arc::new(skin) };
        let own = own_folder().and_then(|folder| bundled.with_folder(&folder));
        let (ground, own) = own.map_or_else(|| (bundled.clone(), None), |(ground, own)| (ground, Some(own)));
        Ok(Self { shipped, bundled, ground, own })
    }

    /// The map of the body, with a person's own places.
    #[must_use]
    pub fn atlas(&self) -> &Arc<Atlas> {
        &self.ground.atlas
    }

    /// Where the atlas's places lie on the skin, a person's own among them.
    #[must_use]
    pub fn skin(&self) -> &Arc<SkinPlaces> {
        &self.ground.skin
    }

    /// The folder of a person's own routines and places; it need not exist.
    #[must_use]
    pub fn own_folder(&self) -> Option<PathBuf> {
        own_folder()
    }

    /// The bytes of an asset, such as `body/head.glb`.
    ///
    /// # Errors
    /// When there is no asset of that name.
    pub fn asset(&self, name: &str) -> Result<Cow<'static, [u8]>, OpenError> {
        self.shipped.asset(name).ok_or_else(|| OpenError::broken(name, "it is not there"))
    }

    /// The text of an asset, such as `words/en.ftl`.
    ///
    /// # Errors
    /// When there is no asset of that name or it is not UTF-8.
    pub fn text(&self, name: &str) -> Result<String, OpenError> {
        text_of(&self.shipped, name)
    }

    /// The program's words in a language, with English for what it lacks; a language that is not there is English.
    ///
    /// # Errors
    /// When the words that ship are broken.
    pub fn words(&self, language: &str) -> Result<Words, OpenError> {
        let name = |language: &str| format!("words/{language}.ftl");
        let english = self.text(&name("en"))?;
        let own = if language == "en" { None } else { self.text(&name(language)).ok() };
        let texts: Vec<(&str, &str)> =
            own.as_deref().map(|own| (language, own)).into_iter().chain([("en", english.as_str())]).collect();
        let (words, troubles) = Words::read(&texts);
        match troubles.first() {
            Some(trouble) => Err(OpenError::broken("words", trouble)),
            None => Ok(words),
        }
    }

    /// The names of the assets in one folder, such as `fonts/`, in their order.
    #[must_use]
    pub fn assets_in(&self, folder: &str) -> Vec<String> {
        self.shipped.assets_in(folder).into_iter().collect()
    }

    /// The folder whose assets are used before those that were built in, if there is one.
    #[must_use]
    pub fn assets_folder(&self) -> Option<&Path> {
        self.shipped.folder()
    }
}

/// The map of the body alone, for the verb that makes the rest.
///
/// # Errors
/// When the environment names a folder that is not there, or the atlas in it is broken.
pub fn atlas() -> Result<Atlas, OpenError> {
    read_atlas(&shipped_files()?)
}

fn own_folder() -> Option<PathBuf> {
    surroundings::data_folder().map(|folder| folder.join("routines"))
}

fn shipped_files() -> Result<Shipped, OpenError> {
    match surroundings::named_assets().filter(|folder| !folder.is_dir()) {
        Some(folder) => Err(OpenError::NoFolder(folder)),
        None => Ok(Shipped::new(surroundings::asset_folders())),
    }
}

fn read_atlas(shipped: &Shipped) -> Result<Atlas, OpenError> {
    let mut files = Vec::new();
    for name in
        shipped.assets_in(ATLAS).into_iter().filter(|name| Path::new(name).extension().is_some_and(|end| end == "ron"))
    {
        let text = text_of(shipped, &name)?;
        files.push((name[ATLAS.len()..].to_owned(), text));
    }
    let texts: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Atlas::read(&texts).map_err(|error| OpenError::broken(ATLAS, error))
}

fn text_of(shipped: &Shipped, name: &str) -> Result<String, OpenError> {
    let bytes = shipped.asset(name).ok_or_else(|| OpenError::broken(name, "it is not there"))?;
    String::from_utf8(bytes.into_owned()).map_err(|_| OpenError::broken(name, "it is not UTF-8"))
}
