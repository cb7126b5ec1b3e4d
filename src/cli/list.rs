//! `list`: the routines there are, one line each: id, session time, title and what it does.
//!
//! A routine whose file has errors is listed as such, never left out.

use crate::library::{Entry, Library};
use crate::score::choices::Choices;
use crate::score::compile::compile;
use crate::score::transcript::clock;

use super::exit::{Ending, Outcome};
use super::output::Output;

/// Lists the routines.
pub(super) fn list(out: &mut Output) -> Outcome {
    let library = Library::open()?;
    let entries = library.list();
    let width = entries.iter().map(|entry| entry.id.len()).max().unwrap_or_default();
    for entry in entries {
        out.data(&format!("{:width$}  {}\n", entry.id, about(&library, &entry)))?;
    }
    if let Some(folder) = library.own_folder() {
        out.talk(&format!("your own routines lie in {} and are called my/NAME", folder.display()))?;
    }
    Ok(Ending::Fine)
}

fn about(library: &Library, entry: &Entry) -> String {
    let Some(routine) = &entry.routine else { return " -     (has errors: see `stillpoint check`)".to_owned() };
    let score = compile(routine, library.atlas(), &Choices::default());
    let time = score.map_or_else(|_| "-".to_owned(), |score| clock(score.length));
    format!("{time:>5}  {}: {}", routine.title, routine.summary)
}
