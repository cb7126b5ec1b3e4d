//! How long words take, what is said with each amount of guidance, and the sentences that no routine writes.
//!
//! Time depends on text and choices, never on which voice is installed: a lead-in is its words at 120 a minute and
//! 2 s, at least 4 and at most 12 s (product sheet 5.1: the instruction ends a second or more before the touch).

use crate::atlas::vocabulary::{Position, Side};

use crate::score::choices::{Guidance, Pace};
use crate::score::time::{Frame, RATE, divided, whole};
use crate::score::types::WordsKind;

/// Frames that one word takes at 120 words a minute.
const WORD: Frame = RATE / 2;

/// Frames that `text` takes at 120 words a minute.
pub(super) fn spoken_length(text: &str) -> Frame {
    text.split_whitespace().count() as Frame * WORD
}

/// Length of a lead-in with these words.
pub(super) fn lead_in(text: &str, pace: Pace) -> Frame {
    let paced = divided((spoken_length(text) + whole(2)) * pace.percent(), 100);
    paced.clamp(whole(4), whole(12))
}

/// Time that a question takes: its words and 2 s to answer.
pub(super) fn question(text: &str) -> Frame {
    spoken_length(text) + whole(2)
}

/// What is said of an instruction: everything, the short form, or the name and side.
pub(in crate::score) fn instruction(
    text: &str,
    short: Option<&str>,
    name: &str,
    side: Option<Side>,
    guidance: Guidance,
) -> String {
    match guidance {
        Guidance::Full => text.to_owned(),
        Guidance::Short => short.unwrap_or(text).to_owned(),
        Guidance::Names => named(name, side),
        Guidance::Bells => String::new(),
    }
}

/// A step's name with its side.
pub(in crate::score) fn named(name: &str, side: Option<Side>) -> String {
    match side {
        Some(Side::Left) => format!("{name}, left side."),
        Some(Side::Right) => format!("{name}, right side."),
        None => format!("{name}."),
    }
}

/// What is said of a line during the work.
pub(in crate::score) fn during(text: &str, short: Option<&str>, guidance: Guidance) -> String {
    match guidance {
        Guidance::Full => text.to_owned(),
        Guidance::Short => short.unwrap_or_default().to_owned(),
        Guidance::Names | Guidance::Bells => String::new(),
    }
}

/// The sentence at a change of side.
pub(in crate::score) fn change_sides(to: Side) -> &'static str {
    match to {
        Side::Left => "Change sides. Now the left.",
        Side::Right => "Change sides. Now the right.",
    }
}

/// The sentence at a change of position.
pub(in crate::score) const fn change_position(to: Position) -> &'static str {
    match to {
        Position::Supine => "Lie down on your back.",
        Position::SideLying => "Lie down on your side.",
        Position::Reclined => "Lean back.",
        Position::Seated => "Sit up slowly.",
        Position::Standing => "Stand up slowly.",
    }
}

/// Where on the body and how long, in words; to five seconds, as nobody counts them. None for what is over at once.
pub(in crate::score) fn how_long(side: Option<Side>, length: Frame) -> Option<String> {
    let long = time(length)?;
    Some(match side {
        Some(Side::Left) => format!("Left side. {long}"),
        Some(Side::Right) => format!("Right side. {long}"),
        None => long,
    })
}

fn time(length: Frame) -> Option<String> {
    let seconds = divided(length, 5 * RATE) * 5;
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let whole = if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") };
    match (minutes, rest) {
        (0, 0..10) => None,
        (0, rest) => Some(format!("{rest} seconds.")),
        (_, 0) => Some(format!("{whole}.")),
        (_, rest) => Some(format!("{whole} {rest} seconds.")),
    }
}

/// What is said between steps and sides.
pub(in crate::score) fn transition(text: &str, guidance: Guidance) -> String {
    if guidance == Guidance::Bells { String::new() } else { text.to_owned() }
}

/// What is said of a question: the stop check always, the others unless there are tones only.
pub(in crate::score) fn question_words(text: &str, kind: WordsKind, guidance: Guidance) -> String {
    if kind == WordsKind::Safety { text.to_owned() } else { transition(text, guidance) }
}
