//! A score as text: a table of everything that happens, in order of time, for reading and for `grep`.
//!
//! In: a [`Score`]. Out: a heading (title, level and phase, lengths), what was changed and why, then one line for each thing
//! that happens: seconds with three decimals, the frame, the kind, and what it is. Lines of one frame keep the order
//! half, beat, view, contact, words, question, tone, breath. Every time of the JSON form is here too, as a time or a
//! length in frames.
//!
//! The layout is for eyes; tools read the JSON.

use std::fmt::Write as _;

use crate::score::time::{Frame, seconds};
use crate::score::transcript::clock;
use crate::score::types::{Contact, Score, View};
use crate::words::Words;

use super::score_json::{motion_name, name_of};

/// The score as text.
pub(super) fn text(score: &Score, words: &Words) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "{} ({})", score.title, score.routine);
    let _ = writeln!(text, "level {}, phase {}", score.level, score.phase);
    let _ = writeln!(
        text,
        "session {} ({:.3} s, {} frames), hands-on {} ({:.3} s, {} frames)",
        clock(score.length),
        seconds(score.length),
        score.length,
        clock(score.practice),
        seconds(score.practice),
        score.practice
    );
    let _ = writeln!(text, "\nchanged from the file:");
    for change in &score.changes {
        let _ = writeln!(text, "  {}", words.change(change, name_of(score, &change.step)));
    }
    if score.changes.is_empty() {
        let _ = writeln!(text, "  nothing");
    }
    let _ = writeln!(text, "\n{:>10} {:>10}  {:<8}  what", "seconds", "frame", "kind");
    let mut lines = lines(score, words);
    lines.sort_by_key(|line| line.at);
    for line in lines {
        let _ = writeln!(text, "{:>10.3} {:>10}  {:<8}  {}", seconds(line.at), line.at, line.kind, line.what);
    }
    let _ = writeln!(text, "{:>10.3} {:>10}  end", seconds(score.length), score.length);
    text
}

struct Line {
    at: Frame,
    kind: &'static str,
    what: String,
}

fn lines(score: &Score, words: &Words) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for half in &score.halves {
        let Some(step) = score.steps.get(usize::from(half.step)) else { continue };
        let side = half.side.map(|side| format!(", {side} side")).unwrap_or_default();
        let count = step.count.map(|count| format!(", {count} times")).unwrap_or_default();
        let position = step.position.map(|position| format!(", {position}")).unwrap_or_default();
        let what = format!(
            "{} \"{}\"{side}{position}: {} on {}, pressure {} of {}{count}; touch {}, lift {}",
            step.id, step.name, step.technique, step.on, step.pressure, step.cap, half.touch, half.lift
        );
        lines.push(Line { at: half.start, kind: "half", what });
    }
    for span in &score.beats {
        let what = format!("{:?} until {} ({:.3} s)", span.beat, span.end, seconds(span.end - span.start));
        lines.push(Line { at: span.start, kind: "beat", what });
    }
    for change in &score.views {
        lines.push(Line { at: change.at, kind: "view", what: format!("{} until {}", view(change.view), change.until) });
    }
    lines.extend(score.contacts.iter().map(|one| Line { at: one.touch, kind: "contact", what: contact(one) }));
    for line in &score.words {
        let silent = if line.spoken.is_empty() { " (not said)" } else { "" };
        let said = if line.spoken.is_empty() { &line.text } else { &line.spoken };
        let what = format!("{:?} until {}: {said}{silent}", line.kind, line.until);
        lines.push(Line { at: line.at, kind: "words", what });
    }
    for ask in &score.check_ins {
        lines.push(Line { at: ask.at, kind: "question", what: format!("{} until {}", ask.ask, ask.until) });
    }
    for cue in &score.cues {
        lines.push(Line { at: cue.at, kind: "tone", what: words.tone(cue.kind) });
    }
    for breath in &score.breaths {
        let what = format!("in, out from {} until {}", breath.turn, breath.end);
        lines.push(Line { at: breath.start, kind: "breath", what });
    }
    lines
}

fn contact(contact: &Contact) -> String {
    let repeats = match contact.motion.repeats() {
        0 => String::new(),
        repeats => format!(" {repeats} times"),
    };
    let place = if contact.midline { contact.place.clone() } else { format!("{} {}", contact.place, contact.side) };
    let node = contact.node.map(|node| format!(" at its position {node}")).unwrap_or_default();
    let pressure: Vec<_> = contact.pressure.iter().map(|(frame, value)| format!("{value} at {frame}")).collect();
    let breath = contact.press_on.map(|half| format!(", grows on the breath {half}")).unwrap_or_default();
    format!(
        "{} hand, {} on {place}{node}, {}{repeats}, comes from {}, lifts at {}, is away at {}; pressure {}{breath}",
        contact.hand,
        contact.grip,
        motion_name(contact.motion),
        contact.approach,
        contact.lift,
        contact.away,
        pressure.join(", ")
    )
}

fn view(view: View) -> String {
    match view {
        View::Temple(side) => format!("Temple {side}"),
        View::Jaw(side) => format!("Jaw {side}"),
        View::Neck(side) => format!("Neck {side}"),
        View::NeckFront(side) => format!("NeckFront {side}"),
        View::Shoulder(side) => format!("Shoulder {side}"),
        View::Inset(inset) => format!("Inset {inset}"),
        other => format!("{other:?}"),
    }
}
