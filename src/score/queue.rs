//! Which words are spoken, when the length of each is known: nothing is ever cut, and what matters more comes first.
//!
//! In: a score, and how long a voice takes for a text. Out: [`Utterance`]s in order of time, none over another.
//!
//! The lines take their places by what they are ([`WordsKind`]: safety first, then instructions, transitions, questions,
//! lines during the work, and how long it lasts), each at its own frame. A line that cannot end in its slot, or before
//! what has its place already, gives way to its short form; if that does not fit either it is not spoken, and its
//! caption stands alone. What may be left out waits a moment for what is being said to end. So the score's times never
//! depend on the voice that is installed.
//!
//! In quiet comfort three seconds of silence lie between lines (clinical data, 7.3): what only encourages or counts is
//! left out where there is less.
//!
//! It says nothing about loudness or files; `audio` does.

use super::time::{Frame, whole};
use super::types::{Score, Words, WordsKind};

/// A line that may be left out waits at most so long for what is being said to end.
const WAIT: Frame = whole(3) / 2;

/// Silence between two lines in quiet comfort (clinical data, 7.3).
const QUIET_GAP: Frame = whole(3);

/// How much of a line is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As the guidance says it.
    Spoken,
    /// Its short form, as there is no time for more.
    Short,
}

/// A line that is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// Index into the score's words.
    pub line: usize,
    /// How much of it.
    pub form: Form,
    /// First frame.
    pub at: Frame,
    /// One past its last frame.
    pub end: Frame,
}

impl Utterance {
    /// The text that is spoken.
    #[must_use]
    pub fn text<'score>(&self, score: &'score Score) -> &'score str {
        let Some(words) = score.words.get(self.line) else { return "" };
        match self.form {
            Form::Spoken => &words.spoken,
            Form::Short => words.short.as_deref().unwrap_or(""),
        }
    }
}

/// The lines that are spoken; `length` tells how many frames a voice takes for a text, None if it cannot say it.
#[must_use]
pub fn utterances(score: &Score, length: impl Fn(&str, Frame) -> Option<Frame>) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..score.words.len()).collect();
    order.sort_by_key(|index| score.words.get(*index).map(|words| (words.kind, words.at)));
    let mut placed: Vec<Utterance> = Vec::new();
    for line in order {
        let Some(words) = score.words.get(line) else { continue };
        let gap = if may_wait(words) && score.choices.quiet_at(words.at) { QUIET_GAP } else { 0 };
        let after = placed.partition_point(|other| other.at < words.at);
        let free = after.checked_sub(1).and_then(|before| placed.get(before)).map_or(0, |before| before.end + gap);
        let until = placed.get(after).map_or(Frame::MAX, |next| next.at.saturating_sub(gap)).min(words.until);
        let at = free.max(words.at);
        if at > words.at + if may_wait(words) { WAIT } else { 0 } {
            continue;
        }
        let fits = |text: &str| {
            let text = Some(text).filter(|text| !text.trim().is_empty())?;
            length(text, words.at).map(|length| at + length).filter(|end| *end <= until)
        };
        let whole_line = fits(&words.spoken).map(|end| (Form::Spoken, end));
        let shorter = || {
            let wanted = !words.spoken.trim().is_empty();
            words.short.as_deref().filter(|_| wanted).and_then(fits).map(|end| (Form::Short, end))
        };
        if let Some((form, end)) = whole_line.or_else(shorter) {
            placed.insert(after, Utterance { line, form, at, end });
        }
    }
    placed
}

/// What may be left out, for the sake of silence or of what matters more.
const fn may_wait(words: &Words) -> bool {
    matches!(words.kind, WordsKind::Encouragement | WordsKind::Count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::captions::tests::score;
    use crate::score::time::RATE;

    fn line(at: Frame, until: Frame, kind: WordsKind, text: &str, short: Option<&str>) -> Words {
        let short = short.map(str::to_owned);
        Words {
            at: whole(at),
            until: whole(until),
            half: 0,
            kind,
            text: text.to_owned(),
            short,
            spoken: text.to_owned(),
        }
    }

    /// A voice that takes a second for a word.
    #[expect(clippy::unnecessary_wraps, reason = "what a voice that may lack a line returns")]
    fn slow(text: &str, _: Frame) -> Option<Frame> {
        Some(text.split_whitespace().count() as Frame * RATE)
    }

    fn said(lines: Vec<Words>, quiet: bool) -> Vec<(Frame, String)> {
        let mut score = score(lines, Vec::new());
        score.choices.quiet = quiet;
        let said = utterances(&score, slow);
        assert!(said.windows(2).all(|pair| pair[0].end <= pair[1].at), "{said:?}");
        said.iter().map(|one| (one.at / RATE, one.text(&score).to_owned())).collect()
    }

    use WordsKind::{Count, Encouragement, Instruction, Safety, Transition};

    #[test]
    fn a_line_that_cannot_end_in_its_slot_gives_way_to_its_short_form_and_then_to_silence() {
        let lines = vec![
            line(0, 3, Instruction, "one two three", Some("one")),
            line(3, 5, Instruction, "one two three", Some("one two")),
            line(5, 6, Instruction, "one two three", Some("one two")),
        ];
        assert_eq!(said(lines, false), [(0, "one two three".to_owned()), (3, "one two".to_owned())]);
    }

    #[test]
    fn nothing_is_cut_and_what_matters_more_keeps_its_place() {
        let lines = vec![
            line(0, 9, Instruction, "one two three four", None),
            line(2, 9, Encouragement, "dropped", None),
            line(5, 9, Count, "ten seconds", None),
            line(6, 9, Safety, "stop now", None),
            line(8, 12, Transition, "change sides", None),
        ];
        let expected = [(0, "one two three four"), (6, "stop now"), (8, "change sides")];
        assert_eq!(said(lines, false), expected.map(|(at, text)| (at, text.to_owned())));
    }

    #[test]
    fn how_long_it_lasts_waits_a_moment_for_the_instruction_to_end() {
        let mut lines = vec![line(0, 9, Instruction, "one two three", None), line(2, 9, Count, "ten", None)];
        assert_eq!(said(lines.clone(), false), [(0, "one two three".to_owned()), (3, "ten".to_owned())]);
        lines[1].until = whole(3);
        assert_eq!(said(lines, false).len(), 1);
    }

    #[test]
    fn in_quiet_comfort_only_what_must_be_said_comes_within_three_seconds() {
        let lines = vec![
            line(0, 9, Instruction, "one two", None),
            line(3, 9, Count, "ten", None),
            line(9, 20, Encouragement, "let go", None),
            line(12, 20, Transition, "change", None),
            line(13, 20, Instruction, "other side", None),
        ];
        assert_eq!(said(lines.clone(), false).len(), 5);
        let quiet: Vec<Frame> = said(lines, true).into_iter().map(|(at, _)| at).collect();
        assert_eq!(quiet, [0, 12, 13]);
    }

    #[test]
    fn without_a_voice_nothing_is_said_and_nothing_fails() {
        let score = score(vec![line(0, 9, Instruction, "one", Some("one")), line(3, 2, Count, "", None)], Vec::new());
        assert!(utterances(&score, |_, _| None).is_empty());
    }
}
