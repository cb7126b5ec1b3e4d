//! What ships with Stillpoint: assets and routines, from a folder if there is one, else from inside the program.
//!
//! In: the name of a file, such as `body/head.glb`, with forward slashes. Out: its bytes.
//!
//! Each file is looked for in the folders of [`asset_folders`](super::surroundings::asset_folders), in their order, then
//! in what was built in, so that the program runs as a single file and a folder with one changed file changes just that.
//! A name that would lead out of the folder is never followed. The current folder plays no part.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use rust_embed::RustEmbed;

use super::files;
use crate::routine::read::is_id;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Assets;

#[derive(RustEmbed)]
#[folder = "routines"]
struct Routines;

/// Where shipped files come from.
#[derive(Clone, Debug)]
pub(super) struct Shipped {
    folders: Vec<PathBuf>,
}

impl Shipped {
    /// From the first of these folders that has the file, else from inside the program.
    pub(super) fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders: folders.into_iter().filter(|folder| folder.is_dir()).collect() }
    }

    /// The folder of assets that is looked at first, if there is one.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.folders.first().map(PathBuf::as_path)
    }

    /// An asset's bytes.
    pub(super) fn asset(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        self.in_folders(name, |folder| folder.join(name)).or_else(|| Assets::get(name).map(|file| file.data))
    }

    /// The names of the assets in one folder (with its slash, such as `atlas/`), in their order.
    pub(super) fn assets_in(&self, folder: &str) -> BTreeSet<String> {
        let mut names: BTreeSet<String> =
            Assets::iter().map(Cow::into_owned).filter(|name| name.starts_with(folder)).collect();
        for root in &self.folders {
            names.extend(files::names(&root.join(folder)).into_iter().map(|name| format!("{folder}{name}")));
        }
        names
    }

    /// A bundled routine's bytes; `id` is a checked id.
    pub(super) fn routine(&self, id: &str) -> Option<Cow<'static, [u8]>> {
        let name = format!("{id}.ron");
        self.in_folders(&name, |folder| folder.with_file_name("routines").join(&name))
            .or_else(|| Routines::get(&name).map(|file| file.data))
    }

    /// The ids of the bundled routines, in their order.
    pub(super) fn routine_ids(&self) -> BTreeSet<String> {
        let mut names: BTreeSet<String> = Routines::iter().map(Cow::into_owned).collect();
        for root in &self.folders {
            names.extend(files::names(&root.with_file_name("routines")));
        }
        names.iter().filter_map(|name| name.strip_suffix(".ron")).filter(|id| is_id(id)).map(str::to_owned).collect()
    }

    fn in_folders(&self, name: &str, place: impl Fn(&Path) -> PathBuf) -> Option<Cow<'static, [u8]>> {
        let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return None;
        }
        self.folders
            .iter()
            .map(|folder| place(folder))
            .filter(|path| path.is_file())
            .find_map(|path| fs::read(path).ok())
            .map(Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_one_changed_file_changes_just_that() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("assets/atlas")).unwrap();
        fs::write(folder.path().join("assets/atlas/places.ron"), "mine").unwrap();
        let shipped = Shipped::new(vec![folder.path().join("assets")]);
        assert_eq!(shipped.asset("atlas/places.ron").unwrap().as_ref(), b"mine");
        let built_in = Shipped::new(Vec::new());
        assert_eq!(shipped.asset("atlas/zones.ron"), built_in.asset("atlas/zones.ron"));
        assert!(built_in.asset("atlas/zones.ron").is_some());
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("assets")).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        let shipped = Shipped::new(vec![folder.path().join("assets")]);
        assert_eq!(shipped.asset("../secret"), None);
        assert_eq!(shipped.asset(&folder.path().join("secret").to_string_lossy()), None);
    }
}
