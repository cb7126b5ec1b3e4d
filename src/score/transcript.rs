//! Everything that is heard, written down: for whoever cannot hear it, or would rather read first.
//!
//! In: a score and the names of its tones. Out: plain text: the title, then each half with its time, its words and its tones, a line each. Every word
//! that is spoken and every tone but the guided breaths' is there, in order of time; breaths are told once for each half.
//!
//! It holds no caption timing; see [`captions`](super::captions).

use std::fmt::Write as _;

use super::time::{Frame, RATE};
use super::types::{CueKind, Half, Score};

/// The transcript of a score; `tone` names a tone, `breaths` all guided breaths of a half together.
#[must_use]
pub fn transcript(score: &Score, tone: impl Fn(CueKind) -> String, breaths: &str) -> String {
    let mut text = format!("{}\n{} in all\n", score.title, clock(score.length));
    for (index, half) in score.halves.iter().enumerate() {
        let end = score.halves.get(index + 1).map_or(Frame::MAX, |next| next.start);
        heading(&mut text, score, half);
        let mut lines: Vec<(Frame, String)> = Vec::new();
        let inside = |at: Frame| (half.start..end).contains(&at);
        lines.extend(
            score
                .words
                .iter()
                .filter(|words| inside(words.at) && !words.spoken.is_empty())
                .map(|w| (w.at, w.spoken.clone())),
        );
        let mut breathing = false;
        for cue in score.cues.iter().filter(|cue| inside(cue.at)) {
            match cue.kind {
                CueKind::BreathIn | CueKind::BreathOut if breathing => {}
                CueKind::BreathIn | CueKind::BreathOut => {
                    breathing = true;
                    lines.push((cue.at, format!("[{breaths}]")));
                }
                kind => lines.push((cue.at, format!("[{}]", tone(kind)))),
            }
        }
        lines.sort_by_key(|(at, _)| *at);
        for (at, line) in lines {
            let _ = writeln!(text, "{} {line}", clock(at));
        }
    }
    text
}

fn heading(text: &mut String, score: &Score, half: &Half) {
    let name = score.steps.get(usize::from(half.step)).map_or("", |step| step.name.as_str());
    let side = half.side.map(|side| format!(", {} side", side.name().to_lowercase())).unwrap_or_default();
    let _ = writeln!(text, "\n{name}{side}");
}

/// Minutes and seconds, the second being the one that has begun.
#[must_use]
pub fn clock(frame: Frame) -> String {
    let seconds = frame / RATE;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_shows_the_second_that_has_begun() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(RATE * 61 - 1), "1:00");
        assert_eq!(clock(RATE * 600), "10:00");
    }
}
