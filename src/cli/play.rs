//! `play`, and no verb at all: opens the window, at the home screen or with a routine.
//!
//! In: a routine's name, if any, and choices. Out: what the app ends with. A routine that is unknown, has errors or may not
//! be played with these choices is told before any window opens; without a display it says so, and what to do instead.

use crate::library::Library;

use super::arguments::ChoiceFlags;
use super::exit::{Failure, Outcome};
use super::output::Output;
use super::resolve;

/// Plays a routine, or opens the home screen.
pub(super) fn play(asked: Option<&str>, flags: &ChoiceFlags, out: &mut Output) -> Outcome {
    let library = resolve::library(asked)?;
    if let Some(asked) = asked {
        resolve::compile(&library, asked, flags, out)?;
    }
    open(&library, asked, flags, out)
}

#[cfg(not(feature = "app"))]
fn open(_: &Library, _: Option<&str>, _: &ChoiceFlags, _: &mut Output) -> Outcome {
    Err(Failure::CouldNot("no window: this program was built without the feature \"app\"".to_owned()))
}

#[cfg(feature = "app")]
fn open(library: &Library, asked: Option<&str>, flags: &ChoiceFlags, out: &mut Output) -> Outcome {
    use std::sync::Arc;

    use super::exit::Ending;
    use crate::app::{self, desk::Desk};
    use crate::desktop;
    use crate::library::surroundings::{Display, display};
    use crate::voice::cast::Cast;
    use crate::words::key;

    match display() {
        Display::Ready => {}
        Display::None => return Err(no_display("neither WAYLAND_DISPLAY nor DISPLAY is set", asked)),
        Display::Silent(name) => return Err(no_display(&format!("nobody answers at {name}"), asked)),
    }
    let voice = Arc::new(Cast::open(library)?);
    let sound = super::transport::Sound::new(flags.choices().quiet, voice);
    let mut launch = super::launch::launch(library, asked, flags, Box::new(sound), out)?;
    if let Some(settings) = super::launch::Settings::found() {
        let kept = settings.read(out)?;
        (launch.hearing, launch.comfort.captions) = (kept.hearing, kept.captions);
        launch.keep = Box::new(settings);
    }
    let (name, why) = (launch.words.get(key::APP), launch.words.get(key::AWAKE_WHY));
    launch.desk = Desk::new(desktop::controls(&name), desktop::awake(&name, &why));
    out.flush()?;
    match app::run(launch) {
        Ok(exit) if exit.is_success() => Ok(Ending::Fine),
        Ok(_) => Err(Failure::CouldNot("the window closed with an error".to_owned())),
        Err(error) => Err(Failure::CouldNot(error.to_string())),
    }
}

/// The sentence for a machine without a display.
#[cfg(feature = "app")]
fn no_display(why: &str, asked: Option<&str>) -> Failure {
    let routine = asked.unwrap_or("suboccipital_release");
    Failure::CouldNot(format!(
        "there is no display to open a window on: {why}\n\
         to look and listen without one: stillpoint render {routine} --out FOLDER"
    ))
}
