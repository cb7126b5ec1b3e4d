//! Finds a routine by what a person calls it: a bundled id, one of their own, or a file.
//!
//! In: `suboccipital_release`, `my/evening`, or a path that ends with `.ron`. Out: the text with its id, read and checked;
//! or [`Missing`], which names the nearest routine there is. A prescription gives the routine that it is for, with what it
//! changes; a file of places is only checked. The list has routines alone.
//!
//! Bundled ids are reserved: a file of the same name with another text is called `my/NAME`, so nothing that a person
//! writes can stand for what ships.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::Library;
use super::files::{self, ReadError};
use super::own_places::{FILE, OwnFile};
use crate::routine::codes::file::{E0001, E0007};
use crate::routine::codes::prescriptions::{E0708, E0709};
use crate::routine::diagnostic::{Checked, Diagnostic, Report, Span, nearest};
use crate::routine::model::Routine;
use crate::routine::places::OWN;
use crate::routine::prescription::{PrescribedRoutine, Prescription, PrescriptionFile};
use crate::routine::read::{self, Kind, is_id};
use crate::routine::source::{LONGEST, Source};

/// A routine that was found, read and checked.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its id: `[a-z0-9_]{1,40}`, with `my/` before a person's own.
    pub id: String,
    /// What its file is called in messages.
    pub name: String,
    /// Its text, in which the report's places are; empty if the file was no text.
    pub text: String,
    /// What kind of file it is.
    pub kind: Kind,
    /// The routine (a prescription's too), if there could be one, and all that is wrong with the text.
    pub checked: Checked<Routine>,
    /// What the file prescribes on top of the routine, if it is a prescription.
    pub prescription: Option<Prescription>,
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
            let found = self.routine(&id).ok().filter(|found| found.kind == Kind::Routine)?;
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

    fn own_ids(&self) -> Vec<String> {
        let Some(folder) = self.own_folder().filter(|folder| folder.is_dir()) else { return Vec::new() };
        let files = files::routine_files(&folder).unwrap_or_default();
        let direct = files.iter().filter(|path| path.parent() == Some(&folder) && !path.ends_with(FILE));
        let ids = direct.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned));
        ids.filter(|id| is_id(id)).map(|id| format!("{OWN}{id}")).collect()
    }

    fn checked(&self, id: String, name: String, bytes: &[u8]) -> Found {
        let source = match Source::from_bytes(name.clone(), bytes) {
            Ok(source) => source,
            Err(report) => return Found::broken(id, name, report),
        };
        let kind = read::kind(&source);
        let (mut checked, prescription) = match kind {
            Kind::Routine => (read::read(&source, self.atlas()), None),
            Kind::Prescription => self.prescribed(&source),
            Kind::Places => (Checked { value: None, report: self.bundled.read(&source).report }, None),
        };
        let named = matches!(prescription.as_ref().map(|file| &file.routine), Some(PrescribedRoutine::Known { .. }));
        if let Some(routine) = checked.value.as_mut().filter(|_| !named) {
            routine.id.clone_from(&id);
        }
        Found {
            id,
            name,
            text: source.text().to_owned(),
            kind,
            checked,
            prescription: prescription.map(|file| file.changes),
        }
    }

    /// A prescription's routine with all that is wrong with the prescription, held against the routine.
    fn prescribed(&self, source: &Source) -> (Checked<Routine>, Option<PrescriptionFile>) {
        let Checked { value: file, mut report } = read::prescription(source, self.atlas());
        let Some(file) = file else { return (Checked { value: None, report }, None) };
        let routine = match &file.routine {
            PrescribedRoutine::Inline(routine) => Ok(routine.as_ref().clone()),
            PrescribedRoutine::Known { id, .. } => self.known(id, Path::new(source.name()).parent()),
        };
        match routine {
            Ok(routine) => {
                report.extend(file.check(&routine));
                (Checked { value: Some(routine), report }, Some(file))
            }
            Err(wrong) => {
                report.push(wrong);
                (Checked { value: None, report }, Some(file))
            }
        }
    }

    /// The routine that a prescription names: bundled, beside the prescription, or in the person's own folder.
    fn known(&self, id: &str, beside: Option<&Path>) -> Result<Routine, Diagnostic> {
        let own = id.strip_prefix(OWN).filter(|id| is_id(id)).map(|id| format!("{id}.ron"));
        let bytes = match own {
            Some(file) => beside
                .map(Path::to_owned)
                .into_iter()
                .chain(self.own_folder())
                .find_map(|folder| files::read(&folder.join(&file)).ok()),
            None if is_id(id) => self.shipped.routine(id).map(Cow::into_owned),
            None => None,
        };
        let Some(bytes) = bytes else {
            let wrong = Diagnostic::new(E0708, Span::at(0), format!("there is no routine `{}` here", shortened(id)));
            let ids: Vec<String> = self.shipped.routine_ids().into_iter().chain(self.own_ids()).collect();
            return Err(match nearest(id, ids.iter().map(String::as_str)) {
                Some(near) => wrong.hint(format!("did you mean \"{near}\"?")),
                None => wrong.hint("put its file beside the prescription"),
            });
        };
        let file = format!("{}.ron", id.strip_prefix(OWN).unwrap_or(id));
        let checked = Source::from_bytes(file, &bytes).map(|source| read::read(&source, self.atlas()));
        match checked {
            Ok(Checked { value: Some(mut routine), report }) if !report.has_errors() => {
                id.clone_into(&mut routine.id);
                Ok(routine)
            }
            _ => {
                let wrong = Diagnostic::new(E0709, Span::at(0), format!("the routine `{id}` has errors itself"));
                Err(wrong.hint("check the routine's own file and mend it first"))
            }
        }
    }
}

impl Found {
    /// A file that no text could be read from.
    fn broken(id: String, name: String, report: Report) -> Self {
        let checked = Checked { value: None, report };
        Self { id, name, text: String::new(), kind: Kind::Routine, checked, prescription: None }
    }
}

/// What a file that is too long to be read is found to be.
fn too_long(name: String, bytes: u64) -> Found {
    let sentence = format!("the file has {} KiB; at most {} are read", bytes.div_ceil(1024), LONGEST / 1024);
    let report = Report::from(Diagnostic::new(E0001, Span::at(0), sentence).hint("split it into several routines"));
    Found::broken(String::new(), name, report)
}

/// A file of places that is there and cannot be read.
pub(super) fn unreadable(name: String, error: &ReadError) -> OwnFile {
    let report = Report::from(Diagnostic::new(E0007, Span::at(0), error.to_string()));
    OwnFile { name, text: String::new(), report }
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
