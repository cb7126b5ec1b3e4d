//! Reads and writes files of people, carefully: never more than asked for, never from what is no file.
//!
//! In: paths. Out: bytes, or a [`ReadError`] that says in words what is in the way.
//!
//! The size is looked at before the first byte is read, and no more than the limit is read even if the file grows
//! meanwhile; a pipe or a device is refused before it is opened, so that nothing can hang. A written file is there whole
//! or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::routine::source::LONGEST;

/// How deep folders are searched for routines.
const DEEPEST: usize = 16;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing of that name.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// It is a folder.
    #[error("{} is a folder, not a file", .0.display())]
    Folder(PathBuf),
    /// It is a pipe, a socket or a device.
    #[error("{} is no ordinary file", .0.display())]
    NoFile(PathBuf),
    /// It is longer than is read.
    #[error("{} has {} KiB; at most {} are read", .path.display(), .bytes.div_ceil(1024), LONGEST / 1024)]
    TooLong {
        /// The file.
        path: PathBuf,
        /// Its length.
        bytes: u64,
    },
    /// The system refuses.
    #[error("{} cannot be read: {source}", .path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl ReadError {
    fn refused(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing(path.to_owned()),
            _ => Self::Refused { path: path.to_owned(), source },
        }
    }
}

/// The bytes of a routine file, at most [`LONGEST`].
///
/// # Errors
/// When there is no such file, it is no ordinary file, it is longer, or the system refuses.
pub fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let about = fs::metadata(path).map_err(|error| ReadError::refused(path, error))?;
    if about.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    if !about.is_file() {
        return Err(ReadError::NoFile(path.to_owned()));
    }
    let too_long = |bytes| ReadError::TooLong { path: path.to_owned(), bytes };
    if about.len() > LONGEST as u64 {
        return Err(too_long(about.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| ReadError::refused(path, error))?;
    file.take(LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| ReadError::refused(path, error))?;
    if bytes.len() > LONGEST { Err(too_long(bytes.len() as u64)) } else { Ok(bytes) }
}

/// The routine files that `path` stands for: itself, or for a folder every `.ron` file in it and in its folders, in the
/// order of their names. Folders that begin with a dot, and links to folders, are passed over.
///
/// # Errors
/// When there is nothing of that name or the system refuses to list it.
pub fn routine_files(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let about = fs::metadata(path).map_err(|error| ReadError::refused(path, error))?;
    if !about.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    search(path, 0, &mut found)?;
    Ok(found)
}

fn search(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), ReadError> {
    let refused = |error| ReadError::refused(folder, error);
    let mut inside = Vec::new();
    for entry in fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        inside.push((entry.path(), entry.file_type().map_err(refused)?.is_dir()));
    }
    inside.sort();
    for (path, is_folder) in inside {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_folder && !hidden && depth < DEEPEST {
            search(&path, depth + 1, found)?;
        } else if !is_folder && path.extension().is_some_and(|extension| extension == "ron") && path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

/// No file of sound is longer: a minute of it at its largest.
const LONGEST_SOUND: u64 = 64 << 20;

/// The bytes of a file of sound.
///
/// # Errors
/// When there is no such file, it is no ordinary file, it is longer than 64 MiB, or the system refuses.
pub fn sound(path: &Path) -> io::Result<Vec<u8>> {
    let about = fs::metadata(path)?;
    if !about.is_file() || about.len() > LONGEST_SOUND {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is no file of sound, or too long"));
    }
    fs::read(path)
}

/// The names of the files in a folder, in their order; none if it cannot be listed.
#[must_use]
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// Takes a file away.
///
/// # Errors
/// What the system says when it refuses.
pub fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// Writes a file whole, with the folders it needs: first under another name beside it, then renamed.
///
/// # Errors
/// What the system says when it refuses; the former file is then as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = File::create(&part).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.and_then(|()| fs::rename(&part, path)).inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_of_ours_is_refused_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.ron");
        fs::write(&path, vec![b' '; LONGEST + 1]).unwrap();
        assert!(read(&path).unwrap_err().to_string().ends_with("has 257 KiB; at most 256 are read"));
        assert!(matches!(read(folder.path()), Err(ReadError::Folder(_))));
        assert!(matches!(read(&folder.path().join("no.ron")), Err(ReadError::Missing(_))));
        #[cfg(unix)]
        assert!(matches!(read(Path::new("/dev/zero")), Err(ReadError::NoFile(_))));
    }

    #[test]
    fn a_folder_stands_for_its_routines_in_the_order_of_their_names() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "a/z.ron", "a/.git/x.ron", ".hidden/y.ron", "c.txt", "a.ron"] {
            write(&folder.path().join(name), b"()").unwrap();
        }
        let found = routine_files(folder.path()).unwrap();
        let names: Vec<_> = found.iter().map(|path| path.strip_prefix(folder.path()).unwrap().to_owned()).collect();
        assert_eq!(names, ["a/z.ron", "a.ron", "b.ron"].map(PathBuf::from));
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("taken");
        fs::create_dir(&path).unwrap();
        assert!(write(&path, b"x").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
