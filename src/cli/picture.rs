//! `picture`: one screen of the app as a PNG file, as it would be seen, with no window.

use std::path::PathBuf;

use super::arguments::{ChoiceFlags, Size};
use super::exit::{Failure, Outcome};
use super::output::Output;

/// What to make a picture of.
#[derive(Debug)]
#[cfg_attr(not(feature = "app"), expect(dead_code, reason = "only told without the app"))]
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
    /// What it is compiled for.
    pub(super) choices: ChoiceFlags,
}

#[cfg(not(feature = "app"))]
pub(super) fn picture(shot: &Shot, out: &mut Output) -> Outcome {
    let _ = (shot, out);
    Err(Failure::CouldNot("no picture: this program was built without the feature \"app\"".to_owned()))
}

/// Makes the picture.
#[cfg(feature = "app")]
pub(super) fn picture(shot: &Shot, out: &mut Output) -> Outcome {
    use super::exit::Ending;
    use super::launch::{launch, place};
    use super::resolve;
    use crate::app::tour::Stop;
    use crate::app::transport::Shared;
    use crate::library::{Library, files};
    use crate::render::screens::{self, screen};
    use crate::routine::diagnostic::nearest;
    use crate::score::time::from_seconds;

    let Some(stop) = Stop::named(&shot.screen) else {
        let names: Vec<&str> = Stop::ALL.iter().map(|(name, _)| *name).collect();
        let near = nearest(&shot.screen, names.iter().copied());
        let near = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
        let names = names.join(", ");
        return Err(Failure::Usage(format!("there is no screen \"{}\"{near} There are: {names}", shot.screen)));
    };
    let library = Library::open()?;
    let asked = shot.routine.as_deref().unwrap_or("suboccipital_release");
    let score = resolve::compile(&library, asked, &shot.choices, out)?;
    let routine = resolve::routine(&library, asked, out)?;
    let frame = from_seconds(shot.at);
    if frame >= score.length {
        return Err(Failure::Usage(format!("--at {} is past the end of the session", shot.at)));
    }
    let launch = launch(&library, Some(routine), shot.choices.choices(), Box::new(Shared::default()))?;
    let routine = place(launch.shelf.as_ref(), &score.routine).unwrap_or_default();
    let size = [shot.size.width, shot.size.height];
    let picture = screen(launch, screens::Shot { size, stop, routine, frame, fine: true });
    let failed = |why: String| Failure::CouldNot(format!("no picture: {why}"));
    let picture = picture.map_err(|error| failed(error.to_string()))?;
    let png = picture.png().map_err(|error| failed(error.to_string()))?;
    files::write(&shot.file, &png)
        .map_err(|error| Failure::CouldNot(format!("{} cannot be written: {error}", shot.file.display())))?;
    out.data(&format!("{}\n", shot.file.display()))?;
    Ok(Ending::Fine)
}
