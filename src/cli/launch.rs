//! What the app needs to start, gathered from the library: words, routines, sound, body.

use std::sync::Arc;

use crate::app::comfort::Comfort;
use crate::app::mode::Mode;
use crate::app::stage::StageBody;
use crate::app::transport::Transport;
use crate::app::{Launch, shelf::Shelf};
use crate::library::{Library, OpenError};
use crate::routine::model::Routine;
use crate::score::choices::Choices;

use super::shelf::Routines;

/// Everything for an app at home that begins with `choices`, and with `asked` on its shelf.
pub(super) fn launch(
    library: &Library,
    asked: Option<Routine>,
    choices: Choices,
    transport: Box<dyn Transport>,
) -> Result<Launch, OpenError> {
    Ok(Launch {
        mode: Mode::Home,
        words: library.words(&choices.language)?,
        shelf: Box::new(Routines::of(library, asked)),
        transport,
        body: Some(body(library)?),
        comfort: Comfort { attack: choices.quiet, ..Comfort::default() },
        choices,
        routine: None,
    })
}

/// The body on the stage.
pub(super) fn body(library: &Library) -> Result<StageBody, OpenError> {
    Ok(StageBody {
        bust: library.asset("body/bust.glb")?.into(),
        coarse: library.asset("body/bust_coarse.glb")?.into(),
        skin: Arc::clone(library.skin()),
    })
}

/// Place of a routine on the shelf.
pub(super) fn place(shelf: &dyn Shelf, id: &str) -> Option<usize> {
    shelf.entries().iter().position(|entry| entry.id == id)
}
