//! Finds a routine by what a person calls it: a bundled id, one of their own, or a file.
//!
//! In: `suboccipital_release`, `my/evening`, or a path that ends with `.ron`. Out: the text with its id, read and checked;
//! or [`Missing`], which names the nearest routine there is.
//!
//! Bundled ids are reserved: a file of the same name with another text is called `my/NAME`, so nothing that a person
//! writes can stand for what ships.

use std::path::{Path, PathBuf};

use super::files::{self, ReadError};
use super::{Library, surroundings};
use crate::routine::codes::file::E0001;
use crate::routine::diagnostic::{Checked, Diagnostic, Report, Span, nearest};
use crate::routine::model::Routine;
use crate::routine::read::{self, is_id};
use crate::routine::source::{LONGEST, Source};

/// What a person's own routines are called before their id.
const OWN: &str = "my/";

/// A routine that was found, read and checked.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its id: `[a-z0-9_]{1,40}`, with `my/` before a person's own.
    pub id: String,
    /// What its file is called in messages.
    pub name: String,
    /// Its text, in which the report's places are; empty if the file was no text.
    pub text: String,
    /// The routine, if there could be one, and all that is wrong with its text.
    pub checked: Checked<Routine>,
}

/// Why there is no such routine.
#[derive(Debug, thiserror::Error)]
pub enum Missing {
    /// Nothing is called so.
    #[error("there is no routine \"{asked}\"{}; `stillpoint list` names them all", meant(nearest.as_deref()))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The routine whose name is most like it.
        nearest: Option<String>,
    },
    /// The file's name does not end as a routine's does.
    #[error("{} is no routine: its name needs to end with .ron", .0.display())]
    Name(PathBuf),
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] ReadError),
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map(|nearest| format!("; did you mean \"{nearest}\"?")).unwrap_or_default()
}

/// A routine of the library, for lists.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Whether it is a person's own.
    pub own: bool,
    /// The routine; none when its file has errors.
    pub routine: Option<Routine>,
}

impl Library {
    /// Every routine, bundled ones first, each group in the order of its ids.
    #[must_use]
    pub fn list(&self) -> Vec<Entry> {
        let ids = self.shipped.routine_ids().into_iter().chain(self.own_ids());
        ids.filter_map(|id| {
            let found = self.routine(&id).ok()?;
            let usable = !found.checked.report.has_errors();
            Some(Entry { own: id.starts_with(OWN), id, routine: found.checked.value.filter(|_| usable) })
        })
        .collect()
    }

    /// The routine that `asked` names.
    ///
    /// # Errors
    /// When nothing is called so, or its file cannot be read. Mistakes in its text are no error here: they are in the
    /// report.
    pub fn routine(&self, asked: &str) -> Result<Found, Missing> {
        if is_id(asked)
            && let Some(bytes) = self.shipped.routine(asked)
        {
            return Ok(self.checked(asked.to_owned(), format!("{asked}.ron"), &bytes));
        }
        if let Some(id) = asked.strip_prefix(OWN).filter(|id| is_id(id))
            && let Some(path) =
                self.own_folder().map(|folder| folder.join(format!("{id}.ron"))).filter(|path| path.exists())
        {
            return Ok(self.checked(asked.to_owned(), path.display().to_string(), &files::read(&path)?));
        }
        if Path::new(asked).extension().is_some_and(|extension| extension == "ron") {
            return self.file(Path::new(asked));
        }
        if asked.contains(['/', '\\']) && !asked.starts_with(OWN) {
            // A folder or a device is refused as what it is, before its name is found fault with.
            files::read(Path::new(asked))?;
            return Err(Missing::Name(PathBuf::from(asked)));
        }
        let ids: Vec<String> = self.shipped.routine_ids().into_iter().chain(self.own_ids()).collect();
        let nearest = nearest(asked, ids.iter().map(String::as_str)).map(str::to_owned);
        Err(Missing::Unknown { asked: shortened(asked), nearest })
    }

    /// The routine in a file, wherever it lies.
    ///
    /// # Errors
    /// When its name does not end with `.ron` or it cannot be read; a file that is too long is read as far as a report that says so.
    pub fn file(&self, path: &Path) -> Result<Found, Missing> {
        let name = path.display().to_string();
        let bytes = match files::read(path) {
            Err(ReadError::TooLong { bytes, .. }) => return Ok(too_long(name, bytes)),
            read => read?,
        };
        if path.extension().is_none_or(|extension| extension != "ron") {
            return Err(Missing::Name(path.to_owned()));
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let bundled = is_id(&stem) && self.shipped.routine(&stem).is_some_and(|own| own.as_ref() == bytes.as_slice());
        let id = if bundled { stem } else { format!("{OWN}{stem}") };
        Ok(self.checked(id, name, &bytes))
    }

    /// The folder of a person's own routines; it need not exist.
    #[must_use]
    pub fn own_folder(&self) -> Option<PathBuf> {
        surroundings::data_folder().map(|folder| folder.join("routines"))
    }

    fn own_ids(&self) -> Vec<String> {
        let Some(folder) = self.own_folder().filter(|folder| folder.is_dir()) else { return Vec::new() };
        let files = files::routine_files(&folder).unwrap_or_default();
        let direct = files.iter().filter(|path| path.parent() == Some(&folder));
        let ids = direct.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned));
        ids.filter(|id| is_id(id)).map(|id| format!("{OWN}{id}")).collect()
    }

    fn checked(&self, id: String, name: String, bytes: &[u8]) -> Found {
        match Source::from_bytes(name.clone(), bytes) {
            Err(report) => Found { id, name, text: String::new(), checked: Checked { value: None, report } },
            Ok(source) => {
                let mut checked = read::read(&source, &self.atlas);
                if let Some(routine) = &mut checked.value {
                    routine.id.clone_from(&id);
                }
                Found { id, name, text: source.text().to_owned(), checked }
            }
        }
    }
}

/// What a file that is too long to be read is found to be.
fn too_long(name: String, bytes: u64) -> Found {
    let sentence = format!("the file has {} KiB; at most {} are read", bytes.div_ceil(1024), LONGEST / 1024);
    let report = Report::from(Diagnostic::new(E0001, Span::at(0), sentence).hint("split it into several routines"));
    Found { id: String::new(), name, text: String::new(), checked: Checked { value: None, report } }
}

/// A name short enough to be repeated in a message.
fn shortened(asked: &str) -> String {
    if asked.chars().count() <= 80 { asked.to_owned() } else { asked.chars().take(79).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundled_id_cannot_be_taken_by_another_text() {
        let library = Library::open().unwrap();
        let id = library.list()[0].id.clone();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{id}.ron"));
        files::write(&path, library.routine(&id).unwrap().text.as_bytes()).unwrap();
        assert_eq!(library.file(&path).unwrap().id, id, "the same text is the same routine");
        files::write(&path, b"Routine()").unwrap();
        assert_eq!(library.file(&path).unwrap().id, format!("my/{id}"));
    }

    #[test]
    fn a_slip_of_the_pen_is_answered_with_the_nearest_name() {
        let library = Library::open().unwrap();
        let id = library.list()[0].id.clone();
        let slip = format!("{}x", &id[..id.len() - 1]);
        assert!(library.routine(&slip).unwrap_err().to_string().contains(&format!("did you mean \"{id}\"?")));
    }
}
