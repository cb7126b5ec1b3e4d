//! `picture`: one screen of the app as a PNG file, as it would be seen, with no window.
//!
//! In: the screen's name, and a routine and its second where the screen shows one. Out: the file. A wrong name is answered
//! with all of them, a second past the routine's end with its length.

use std::path::PathBuf;

use super::arguments::{ChoiceFlags, Size};
use super::exit::{Failure, Outcome};
use super::output::Output;

/// What to make a picture of.
#[derive(Debug)]
#[cfg_attr(not(feature = "app"), expect(dead_code, reason = "without the app there is nothing to make it with"))]
pub(super) struct Shot {
    /// The screen's name.
    pub(super) screen: String,
    /// The file to write.
    pub(super) file: PathBuf,
    /// Its size.
    pub(super) size: Size,
    /// The routine to show.
    pub(super) routine: Option<String>,
    /// The second of it to show.
    pub(super) at: f64,
    /// The colour of the room.
    pub(super) theme: String,
    /// Size of words in per cent.
    pub(super) text: u16,
    /// What it is compiled for.
    pub(super) choices: ChoiceFlags,
}

#[cfg(not(feature = "app"))]
pub(super) fn picture(_: &Shot, _: &mut Output) -> Outcome {
    Err(Failure::CouldNot("no picture: this program was built without the feature \"app\"".to_owned()))
}

#[cfg(feature = "app")]
pub(super) fn picture(shot: &Shot, out: &mut Output) -> Outcome {
    use super::exit::Ending;
    use super::resolve;
    use crate::app::theme::palette::Hue;
    use crate::app::tour::Stop;
    use crate::app::transport::Shared;
    use crate::library::files;
    use crate::render::screens;
    use crate::routine::diagnostic::nearest;

    let Some(stop) = Stop::named(&shot.screen) else {
        let names = Stop::ALL.map(|(name, _)| name);
        let near = nearest(&shot.screen, names).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
        let all = names.join(", ");
        return Err(Failure::Usage(format!("there is no screen \"{}\"{near} There are: {all}", shot.screen)));
    };
    let asked = shot.routine.as_deref();
    let library = resolve::library(asked)?;
    let mut launch = super::launch::launch(&library, asked, &shot.choices, Box::new(Shared::default()), out)?;
    let named = launch.routine.take();
    let place = named.and_then(|id| launch.shelf.entries().iter().position(|entry| entry.id == id)).unwrap_or_default();
    let id = launch.shelf.entries().get(place).map(|entry| entry.id.clone()).unwrap_or_default();
    let frame = match launch.shelf.score(&id, &launch.choices) {
        Ok(score) => resolve::instant(&score, shot.at)?,
        // A screen is seen all the same, with what it says of a routine that today's choices do not allow.
        Err(_) => 0,
    };
    launch.comfort.text = shot.text;
    launch.comfort.hue = match shot.theme.as_str() {
        "rose" => Hue::Rose,
        "grey" => Hue::Grey,
        _ => Hue::Green,
    };
    let wanted = screens::Shot { size: [shot.size.width, shot.size.height], stop, routine: place, frame, fine: true };
    let could_not = |why: String| Failure::CouldNot(format!("no picture: {why}"));
    let picture = screens::screen(launch, wanted).map_err(|error| could_not(error.to_string()))?;
    let png = picture.png().map_err(|error| could_not(error.to_string()))?;
    files::write(&shot.file, &png).map_err(|error| could_not(format!("{}: {error}", shot.file.display())))?;
    out.data(&format!("{}\n", shot.file.display()))?;
    out.flush()?;
    Ok(Ending::Fine)
}
