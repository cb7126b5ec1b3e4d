//! `play`, and no verb at all: opens the window, at the home screen or with a routine.
//!
//! In: a routine's name, if any, and choices. Out: what the app ends with. A routine that is unknown or has errors is told
//! before any window opens; without a display it says so, and what to do instead.

use super::arguments::ChoiceFlags;
use super::exit::{Failure, Outcome};
use super::output::Output;

#[cfg(not(feature = "app"))]
pub(super) fn play(asked: Option<&str>, flags: &ChoiceFlags, out: &mut Output) -> Outcome {
    if let Some(asked) = asked {
        let library = crate::library::Library::open()?;
        super::resolve::compile(&library, asked, flags, out)?;
    }
    Err(Failure::CouldNot("no window: this program was built without the feature \"app\"".to_owned()))
}
