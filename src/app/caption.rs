//! The caption at one frame: the line being said, in pieces of two short lines, and tones in brackets.
//!
//! In: a score and a frame. Out: a [`Caption`] of names and slices; `screens` puts it into words.
//!
//! It depends on the score and the frame only. A piece has at most two lines of 42 characters, broken at a clause,
//! and stays at least as long as its words take at 120 a minute. It shows no breath tones: the ring does.

use crate::score::time::{Frame, RATE, whole};
use crate::score::types::{CueKind, Score};

/// Most characters in a line of a caption.
pub const LINE: usize = 42;
/// Most characters in a piece: two lines.
const PIECE: usize = 2 * LINE;
/// Frames for one word at 120 words a minute.
const WORD: Frame = RATE / 2;
/// A tone is named for so long.
const TONE: Frame = whole(2);

/// What is captioned at one frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption<'score> {
    /// The tone that has just begun.
    pub tone: Option<CueKind>,
    /// The words, one piece of the line being said.
    pub words: &'score str,
}

/// The caption of a score at a frame.
#[must_use]
pub fn at(score: &Score, frame: Frame) -> Caption<'_> {
    let begun = score.cues.partition_point(|cue| cue.at <= frame);
    let tone = score.cues[..begun]
        .iter()
        .rev()
        .take_while(|cue| frame - cue.at < TONE)
        .map(|cue| cue.kind)
        .find(|kind| !matches!(kind, CueKind::BreathIn | CueKind::BreathOut));
    let said = score.words.partition_point(|line| line.at <= frame).checked_sub(1);
    let words = said
        .and_then(|index| score.words.get(index))
        .filter(|line| frame < line.until)
        .map_or("", |line| piece(&line.spoken, frame - line.at));
    Caption { tone, words }
}

/// The piece of a line that is shown so many frames after it began.
fn piece(line: &str, since: Frame) -> &str {
    let mut begins = 0;
    let mut shown = "";
    for piece in pieces(line) {
        if since >= begins {
            shown = piece;
        }
        let words = piece.split_whitespace().count();
        begins += WORD * Frame::try_from(words).unwrap_or(0);
    }
    shown
}

/// A line in pieces of at most two lines each: at the end of a sentence, else at a comma, else between words.
fn pieces(line: &str) -> Vec<&str> {
    let mut rest = line.trim();
    let mut pieces = Vec::new();
    while rest.chars().count() > PIECE {
        let reach = rest.char_indices().nth(PIECE).map_or(rest.len(), |(index, _)| index);
        let within = &rest[..reach];
        let end = within
            .rfind(". ")
            .or_else(|| within.rfind(", "))
            .map(|index| index + 1)
            .or_else(|| within.rfind(' '))
            .unwrap_or(reach);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece.trim());
        rest = after.trim();
    }
    if !rest.is_empty() {
        pieces.push(rest);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "Pinch the front edge. Find the tender spot and hold. Good sore, four out of ten at most.";

    #[test]
    fn a_long_line_breaks_at_its_sentences() {
        assert_eq!(
            pieces(LONG),
            ["Pinch the front edge. Find the tender spot and hold.", "Good sore, four out of ten at most."]
        );
    }

    #[test]
    fn no_piece_is_longer_than_two_lines_and_no_word_is_lost() {
        let endless = "word ".repeat(60);
        let joined: Vec<&str> = pieces(&endless).into_iter().flat_map(str::split_whitespace).collect();
        assert_eq!(joined.len(), 60);
        assert!(pieces(&endless).iter().all(|piece| piece.chars().count() <= PIECE));
        assert_eq!(pieces(&"x".repeat(100)).len(), 2);
    }

    #[test]
    fn the_second_piece_comes_when_the_first_has_been_said() {
        let words = Frame::try_from(10).unwrap_or(0);
        assert_eq!(piece(LONG, 0), "Pinch the front edge. Find the tender spot and hold.");
        assert_eq!(piece(LONG, WORD * words - 1), "Pinch the front edge. Find the tender spot and hold.");
        assert_eq!(piece(LONG, WORD * words), "Good sore, four out of ten at most.");
    }
}
