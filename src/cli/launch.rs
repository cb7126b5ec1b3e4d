//! What the app needs to start, gathered from the library: words, routines, body, and the person's choices.
//!
//! In: the library, the routine asked for, the choices, the sound. Out: an [`app::Launch`](Launch). It opens nothing
//! itself; `play` gives it to a window, `picture` to a studio.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::Launch;
use crate::app::comfort::Comfort;
use crate::app::desk::Desk;
use crate::app::hearing::Hearing;
use crate::app::kept::{Forget, Keep, Kept};
use crate::app::mode::Mode;
use crate::app::stage::StageBody;
use crate::app::transport::Transport;
use crate::library::{Library, OpenError, files, surroundings};

use super::arguments::ChoiceFlags;
use super::exit::Failure;
use super::output::Output;
use super::resolve;
use super::shelf::Shelved;

/// Everything for an app at home, with the routine that was asked for on its shelf.
pub(super) fn launch(
    library: &Library,
    asked: Option<&str>,
    flags: &ChoiceFlags,
    transport: Box<dyn Transport>,
    out: &mut Output,
) -> Result<Launch, Failure> {
    let asked = asked.map(|asked| resolve::routine(library, asked, out)).transpose()?;
    let choices = flags.choices();
    Ok(Launch {
        mode: Mode::Home,
        words: library.words(&choices.language)?,
        routine: asked.as_ref().map(|asked| asked.routine.id.clone()),
        shelf: Box::new(Shelved::of(library, asked)),
        transport,
        desk: Desk::default(),
        body: Some(body(library)?),
        comfort: Comfort { attack: flags.attack, ..Comfort::default() },
        hearing: Hearing::default(),
        keep: Box::new(Forget),
        choices,
    })
}

/// The body on the stage, fine and coarse.
pub(super) fn body(library: &Library) -> Result<StageBody, OpenError> {
    StageBody::read(|name| Ok(library.asset(name)?.into()), Arc::clone(library.skin()))
}

/// The person's settings, in a file of their own.
pub(super) struct Settings(PathBuf);

impl Settings {
    /// Where the system keeps such things; None on a machine that says of no home.
    pub(super) fn found() -> Option<Self> {
        surroundings::data_folder().map(|folder| Self(folder.join("settings.ron")))
    }

    /// What is kept there. A file that cannot be read is left alone, and told.
    pub(super) fn read(&self, out: &mut Output) -> Result<Kept, Failure> {
        let Ok(bytes) = files::read(&self.0) else { return Ok(Kept::default()) };
        match Kept::read(&String::from_utf8_lossy(&bytes)) {
            Ok(kept) => Ok(kept),
            Err(error) => {
                out.talk(&format!("{} is not read: {error}", self.0.display()))?;
                Ok(Kept::default())
            }
        }
    }
}

impl Keep for Settings {
    fn keep(&self, kept: &Kept) -> Result<(), String> {
        files::write(&self.0, kept.written()?.as_bytes()).map_err(|error| format!("{}: {error}", self.0.display()))
    }
}
