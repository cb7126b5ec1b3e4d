//! The verbs of the command line.
//!
//! In: the program's arguments. Out: data on standard output, talk on standard error, and one of four exit codes
//! ([`exit`] has the table). Arguments pass two stages: `arguments` holds what was typed, `resolve` turns it into what
//! the rooms below understand.
//!
//! No input makes it panic; a reader that closes the pipe early is no failure; a verb whose feature was not built in says
//! so. It computes nothing itself: each verb asks a room below and writes down what it says.
//!
//! Read in this order: `arguments`, `exit`, `output`, `resolve`, then the verbs. The JSON of `score` is documented in
//! `score_json`.

use std::process::ExitCode;

use clap::Parser;

mod arguments;
mod check;
mod exit;
#[cfg(feature = "app")]
mod launch;
mod list;
mod output;
mod picture;
mod play;
mod render;
mod resolve;
mod score;
mod score_json;
mod score_text;
mod sculpt;
#[cfg(feature = "app")]
mod shelf;
#[cfg(feature = "app")]
mod transport;
#[cfg(feature = "audio")]
mod voice;

use arguments::{Arguments, Verb};
use exit::{Ending, Failure, Outcome};
use output::Output;

/// Runs the verb that the command line names.
#[must_use]
pub fn main() -> ExitCode {
    let mut out = Output::lock();
    let outcome = run(&mut out).and_then(|ending| Ok(out.flush().map(|()| ending)?));
    match &outcome {
        Ok(_) | Err(Failure::Closed) => {}
        Err(failure) => {
            // Nobody is left to tell when even this cannot be written.
            let _ = out.talk(&format!("stillpoint: {failure}"));
        }
    }
    exit::code(&outcome)
}

fn run(out: &mut Output) -> Outcome {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return answer(&error, out),
    };
    let Some(verb) = arguments.verb else { return play::play(None, &arguments.choices, out) };
    match verb {
        Verb::Play { routine, choices } => play::play(routine.as_deref(), &choices, out),
        Verb::Check { explain: Some(code), .. } => check::explain(&code, out),
        Verb::Check { paths, format, .. } => check::check(&paths, format, out),
        Verb::List => list::list(out),
        Verb::Score { routine, choices, format } => score::score(&routine, &choices, format, out),
        Verb::Render { routine, out: folder, choices, size, at, stills, sound, captions, tones, bed } => {
            let wanted = render::Wanted::new(stills, at, sound, captions, render::Heard { tones, bed });
            render::render(&routine, &choices, &folder, size, &wanted, out)
        }
        Verb::Picture { screen, out: file, size, routine, at, theme, text, of, layer, choices } => {
            picture::picture(&picture::Shot { screen, file, size, routine, at, theme, text, of, layer, choices }, out)
        }
        Verb::Sculpt { out: folder, draft } => sculpt::sculpt(folder.as_deref(), draft, out),
        #[cfg(feature = "audio")]
        Verb::Voice { check, list, record_list, import, routine, out: folder, choices } => voice::voice(
            voice::Asked {
                check,
                list,
                record_list: record_list.as_deref(),
                import: import.as_deref(),
                routine: routine.as_deref(),
                out: folder,
            },
            &choices,
            out,
        ),
        #[cfg(not(feature = "audio"))]
        Verb::Voice { .. } => {
            Err(Failure::CouldNot("no voice: this program was built without the feature \"audio\"".to_owned()))
        }
    }
}

/// Help and version are data; what is wrong with the command line is talk.
fn answer(error: &clap::Error, out: &mut Output) -> Outcome {
    let text = error.render();
    if error.use_stderr() {
        let shown = if Output::talk_colours() { text.ansi().to_string() } else { text.to_string() };
        out.talk(&shown)?;
        return Ok(Ending::Wrong);
    }
    let shown = if Output::data_colours() { text.ansi().to_string() } else { text.to_string() };
    out.data(&shown)?;
    Ok(Ending::Fine)
}
