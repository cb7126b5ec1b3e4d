//! `score`: everything that happens in a routine with these choices, and when, as text or JSON.

use super::arguments::{ChoiceFlags, Format};
use super::exit::{Ending, Outcome};
use super::output::Output;
use super::{resolve, score_json, score_text};

/// Writes the score of a routine.
pub(super) fn score(asked: &str, flags: &ChoiceFlags, format: Format, out: &mut Output) -> Outcome {
    let library = resolve::library(Some(asked))?;
    let score = resolve::compile(&library, asked, flags, out)?;
    let words = library.words(&score.choices.language)?;
    match format {
        Format::Text => out.data(&score_text::text(&score, &words))?,
        Format::Json => out.data(&format!("{:#}\n", score_json::value(&score, &words)))?,
    }
    Ok(Ending::Fine)
}
