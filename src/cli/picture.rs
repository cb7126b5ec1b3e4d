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
    /// What is studied.
    pub(super) of: Option<String>,
    /// How much is taken away there.
    pub(super) layer: Option<String>,
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

    let Some(mut stop) = Stop::named(&shot.screen) else {
        let names = Stop::ALL.map(|(name, _)| name);
        let near = nearest(&shot.screen, names).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
        let all = names.join(", ");
        return Err(Failure::Usage(format!("there is no screen \"{}\"{near} There are: {all}", shot.screen)));
    };
    let asked = shot.routine.as_deref();
    let library = resolve::library(asked)?;
    if shot.of.is_some() || shot.layer.is_some() {
        stop = studied(shot, library.atlas())?;
    }
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

/// The study of what was asked for, in its layer.
#[cfg(feature = "app")]
fn studied(shot: &Shot, atlas: &crate::atlas::Atlas) -> Result<crate::app::tour::Stop, Failure> {
    use crate::app::stage::study::Layer;
    use crate::app::study::Topic;
    use crate::app::tour::Stop;
    use crate::routine::diagnostic::nearest;

    if !shot.screen.starts_with("study") {
        return Err(Failure::Usage(format!(
            "--of and --layer are for the screen \"study\", not for \"{}\"",
            shot.screen
        )));
    }
    let muscles = atlas.muscles().iter().enumerate().map(|(index, muscle)| (&muscle.id, Topic::Muscle(index)));
    let places = atlas.places().iter().enumerate().filter(|(_, place)| place.inset.is_none());
    let places = places.map(|(index, place)| (&place.id, Topic::Place(index)));
    let areas = atlas.areas().iter().enumerate().map(|(index, area)| (&area.id, Topic::Area(index)));
    let all: Vec<_> = muscles.chain(places).chain(areas).collect();
    let of = match &shot.of {
        None => None,
        Some(asked) => {
            let Some((_, topic)) = all.iter().find(|(id, _)| *id == asked) else {
                let near = nearest(asked, all.iter().map(|(id, _)| id.as_str()));
                let near = near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
                return Err(Failure::Usage(format!("there is nothing to study called \"{asked}\"{near}")));
            };
            Some(*topic)
        }
    };
    let layer = match shot.layer.as_deref() {
        Some("half") => Layer::Half,
        Some("surface") => Layer::Superficial,
        Some("deep") => Layer::Deep,
        Some("bone") => Layer::Bone,
        _ => Layer::Skin,
    };
    Ok(Stop::StudyOf(of, layer))
}
