//! `check`: every mistake of the files that people write, as text or JSON, and the long reason of a code.
//!
//! In: files and folders of routines, prescriptions and own places (`places.ron`), told apart by the name that each begins
//! with. Out: all diagnostics of all files, in the order of their names; files that cannot be read are
//! told, and the others are checked all the same. The JSON is one object: `format` (1), `files`, `errors`, `warnings`,
//! `diagnostics` (code, severity, file, line, column, `end_line`, `end_column`, sentence, hint) and `unread` (file, sentence).

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::library::{Found, Library, Missing, files};
use crate::routine::codes;
use crate::routine::diagnostic::show::entries;
use crate::routine::diagnostic::{Severity, nearest};

use super::arguments::Format;
use super::exit::{Ending, Failure, Outcome};
use super::output::Output;
use super::resolve::{counted, shown};

/// A file that could not be read, with the sentence that says why.
struct Unread {
    file: PathBuf,
    why: Missing,
}

/// Checks the files that the paths stand for.
pub(super) fn check(paths: &[PathBuf], format: Format, out: &mut Output) -> Outcome {
    let library = Library::open()?;
    let mut found = Vec::new();
    let mut unread = Vec::new();
    for path in paths {
        match files::routine_files(path) {
            Err(error) => unread.push(Unread { file: path.clone(), why: error.into() }),
            Ok(inside) => {
                // The files of one folder follow each other, and share the places beside them.
                let mut folder: Option<(PathBuf, Library)> = None;
                for file in inside {
                    let parent = file.parent().map(Path::to_owned).unwrap_or_default();
                    if folder.as_ref().is_none_or(|(known, _)| *known != parent) {
                        folder = Some((parent, library.beside(&file)));
                    }
                    let library = folder.as_ref().map_or(&library, |(_, beside)| beside);
                    match library.file(&file) {
                        Ok(one) => found.push(one),
                        Err(why) => unread.push(Unread { file, why }),
                    }
                }
            }
        }
    }
    let count = |severity| {
        let all = found.iter().flat_map(|one| one.checked.report.diagnostics());
        all.filter(|diagnostic| diagnostic.severity() == severity).count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match format {
        Format::Text => as_text(&found, out)?,
        Format::Json => as_json(&found, &unread, errors, warnings, out)?,
    }
    for one in &unread {
        out.talk(&one.why.to_string())?;
    }
    out.talk(&format!(
        "{}: {}, {}",
        counted(found.len(), "file"),
        counted(errors, "error"),
        counted(warnings, "warning")
    ))?;
    let mut ending = if errors > 0 { Ending::Errors } else { Ending::Fine };
    for one in unread {
        ending = ending.and(if matches!(one.why, Missing::File(_)) { Ending::Partly } else { Ending::Errors });
    }
    Ok(ending)
}

fn as_text(found: &[Found], out: &mut Output) -> Result<(), Failure> {
    let mut first = true;
    for one in found.iter().filter(|one| !one.checked.report.is_empty()) {
        if !std::mem::take(&mut first) {
            out.data("\n")?;
        }
        out.data(&shown(one, Output::data_colours()))?;
    }
    Ok(())
}

fn as_json(
    found: &[Found],
    unread: &[Unread],
    errors: usize,
    warnings: usize,
    out: &mut Output,
) -> Result<(), Failure> {
    let diagnostics: Vec<_> = found.iter().flat_map(|one| entries(&one.checked.report, &one.name, &one.text)).collect();
    let unread: Vec<_> = unread
        .iter()
        .map(|one| json!({ "file": one.file.display().to_string(), "sentence": one.why.to_string() }))
        .collect();
    let all = json!({
        "format": 1, "files": found.len(), "errors": errors, "warnings": warnings,
        "diagnostics": diagnostics, "unread": unread,
    });
    out.data(&format!("{all:#}\n"))?;
    Ok(())
}

/// Says at length what a code means.
pub(super) fn explain(code: &str, out: &mut Output) -> Outcome {
    let Some(known) = codes::explain(code) else {
        let near = nearest(code, codes::all().map(|known| known.code.as_str()));
        let near = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        return Err(Failure::Usage(format!("there is no code \"{code}\"{near}")));
    };
    out.data(&format!("{}: {}\n\n{}\n", known.code, known.title, wrapped(known.reason, 90)))?;
    Ok(Ending::Fine)
}

/// The text in lines of at most `width` characters.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last().map_or(0, |line| line.chars().count());
        if line > 0 && line + 1 + word.chars().count() > width {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_broken_between_words() {
        assert_eq!(wrapped("one two  three", 8), "one two\nthree");
        assert_eq!(wrapped("", 8), "");
    }
}
