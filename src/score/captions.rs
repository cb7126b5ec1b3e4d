//! What is heard, as captions: the words in short lines, the tones in brackets.
//!
//! In: a score and the names of its tones. Out: [`Caption`]s in order of time, none over another, at most two lines of [`lines::WIDTH`] characters.
//!
//! A caption of words begins with its line's frame and stays for [`LEAST`] at least, as long as the next line leaves that
//! much room; where a line's words would not, its short form stands for it. A tone is named where no words stand, else
//! before the words it falls into if there is room beside them; a guided breath only where no words stand. What found
//! no room is in the [`transcript`](super::transcript), which leaves out nothing.
//!
//! It writes no file: [`webvtt`](webvtt::webvtt) makes the text of one.

pub mod lines;
pub mod webvtt;

use super::time::{Frame, RATE, whole};
use super::types::{Cue, CueKind, Score, Words};
use lines::{Page, page_of, pages};

/// The shortest time that a caption can be read in: 1.5 s.
pub const LEAST: Frame = whole(3) / 2;

/// How long a tone's name stands: 2 s.
const TONE: Frame = whole(2);

/// Frames of one spoken word: the compiler counts 120 words a minute.
const WORD: Frame = RATE / 2;

/// A caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// First frame.
    pub start: Frame,
    /// One past the last frame.
    pub end: Frame,
    /// One or two lines.
    pub lines: Vec<String>,
}

/// The captions of a score; `tone` names a tone.
#[must_use]
pub fn captions(score: &Score, tone: impl Fn(CueKind) -> String) -> Vec<Caption> {
    let spoken: Vec<&Words> = score.words.iter().filter(|words| !words.spoken.trim().is_empty()).collect();
    let mut captions = Vec::new();
    for (index, words) in spoken.iter().enumerate() {
        let limit = spoken.get(index + 1).map_or(score.length.max(words.until), |next| next.at);
        captions.extend(of_words(words, limit));
    }
    name_tones(score, tone, &mut captions);
    captions
}

/// The captions of one line, which ends at `limit` at the latest.
fn of_words(words: &Words, limit: Frame) -> Vec<Caption> {
    let room = limit.saturating_sub(words.at);
    let mut text = pages(&words.spoken);
    if least(&text) > room
        && let Some(short) =
            words.short.as_deref().map(pages).filter(|short| !short.is_empty() && short.len() < text.len())
    {
        text = short;
    }
    let wanted: Vec<Frame> = text.iter().map(|page| (WORD * words_of(page)).max(LEAST)).collect();
    let lengths = fitted(&text, &wanted, room);
    let mut start = words.at;
    let mut captions = Vec::new();
    for (lines, length) in text.into_iter().zip(lengths) {
        if length > 0 {
            captions.push(Caption { start, end: start + length, lines });
        }
        start += length;
    }
    if let Some(last) = captions.last_mut() {
        // The last one may stay a little after the voice, but not into the next line.
        last.end = (last.end + LEAST).min(limit.min(words.until).max(last.end));
    }
    captions
}

/// The wanted lengths if there is room; else the least for each and the rest by their words; else equal parts.
fn fitted(text: &[Page], wanted: &[Frame], room: Frame) -> Vec<Frame> {
    if wanted.iter().sum::<Frame>() <= room {
        return wanted.to_vec();
    }
    let count = Frame::try_from(text.len()).unwrap_or(Frame::MAX).max(1);
    let all: Frame = text.iter().map(words_of).sum::<Frame>().max(1);
    match room.checked_sub(least(text)) {
        Some(rest) => text.iter().map(|page| LEAST + rest * words_of(page) / all).collect(),
        None => vec![room / count; text.len()],
    }
}

fn least(text: &[Page]) -> Frame {
    text.iter().map(|_| LEAST).sum()
}

fn words_of(page: &Page) -> Frame {
    page.iter().flat_map(|line| line.split(' ')).map(|_| 1).sum()
}

/// Puts the tones where they can be read.
fn name_tones(score: &Score, tone: impl Fn(CueKind) -> String, captions: &mut Vec<Caption>) {
    let mut alone = Vec::new();
    let groups = groups(&score.cues, tone);
    for (index, group) in groups.iter().enumerate() {
        let text = format!("[{}]", group.names.join(", "));
        let next_group = groups.get(index + 1).map_or(Frame::MAX, |next| next.at);
        // The first caption that is not over at the tone: it stands there already, or comes next.
        let near = captions.partition_point(|caption| caption.end <= group.at);
        let next_words = captions.get(near).map_or(score.length, |caption| caption.start);
        let room = next_words.min(next_group).saturating_sub(group.at);
        if next_words > group.at && room >= LEAST {
            let length = if group.breath { room } else { room.min(TONE) };
            alone.push(Caption { start: group.at, end: group.at + length, lines: vec![text] });
        } else if !group.breath
            && let Some(caption) = captions.get_mut(near).filter(|caption| caption.start < group.at + LEAST)
            && let Some(lines) = page_of(&format!("{text} {}", caption.lines.join(" ")))
        {
            caption.lines = lines;
        }
    }
    captions.extend(alone);
    captions.sort_by_key(|caption| caption.start);
}

/// Tones that are named together.
struct Group {
    at: Frame,
    names: Vec<String>,
    /// Only a guided breath, which the picture shows as well.
    breath: bool,
}

/// Tones that sound within one caption's least time, except that a breath begins a group of its own.
fn groups(cues: &[Cue], tone: impl Fn(CueKind) -> String) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for cue in cues {
        let breath = matches!(cue.kind, CueKind::BreathIn | CueKind::BreathOut);
        match groups.last_mut() {
            Some(group) if cue.at < group.at + LEAST => {
                group.names.push(tone(cue.kind));
                group.breath &= breath;
            }
            _ => groups.push(Group { at: cue.at, names: vec![tone(cue.kind)], breath }),
        }
    }
    groups
}

#[cfg(test)]
pub(in crate::score) mod tests {
    use super::*;
    use crate::atlas::vocabulary::{Level, Phase};
    use crate::score::choices::Choices;
    use crate::score::types::WordsKind;

    pub(in crate::score) fn score(words: Vec<Words>, cues: Vec<Cue>) -> Score {
        Score {
            routine: "a".to_owned(),
            hash: String::new(),
            title: "A".to_owned(),
            choices: Choices::default(),
            level: Level::Usual,
            phase: Phase::Between,
            length: whole(60),
            practice: whole(40),
            steps: Vec::new(),
            halves: Vec::new(),
            beats: Vec::new(),
            contacts: Vec::new(),
            words,
            cues,
            breaths: Vec::new(),
            views: Vec::new(),
            check_ins: Vec::new(),
            changes: Vec::new(),
        }
    }

    fn said(at: Frame, until: Frame, text: &str, short: Option<&str>) -> Words {
        let short = short.map(str::to_owned);
        Words {
            at,
            until,
            half: 0,
            kind: WordsKind::Instruction,
            text: text.to_owned(),
            short,
            spoken: text.to_owned(),
        }
    }

    fn named(kind: CueKind) -> String {
        format!("{kind:?}").to_lowercase()
    }

    const LONG: &str = "Cup the back of the head in both hands, fingers side by side. Let the skull become heavy, \
                        and let it sink into your fingers, slowly, with every breath that goes out.";

    #[test]
    fn a_line_is_shown_from_its_frame_in_pages_that_can_be_read() {
        let captions = captions(&score(vec![said(whole(2), whole(40), LONG, None)], vec![]), named);
        assert!(captions.len() >= 2);
        assert_eq!(captions[0].start, whole(2));
        assert!(captions.iter().all(|caption| caption.end - caption.start >= LEAST));
        assert!(captions.windows(2).all(|pair| pair[0].end <= pair[1].start));
        // 31 words at 120 a minute end 15.5 s after the first; the last page may stay 1.5 s longer.
        let end = captions.last().map(|caption| caption.end).unwrap();
        assert!((whole(17)..=whole(20)).contains(&end), "{end}");
    }

    #[test]
    fn a_line_that_has_no_room_is_shown_in_its_short_form() {
        let lines = vec![said(0, whole(2), LONG, Some("Cup the head.")), said(whole(2), whole(10), "Rest.", None)];
        let captions = captions(&score(lines, vec![]), named);
        assert_eq!(captions[0].lines, ["Cup the head."]);
        assert_eq!((captions[0].start, captions[0].end), (0, whole(2)));
        assert_eq!(captions[1].start, whole(2));
    }

    #[test]
    fn a_tone_stands_alone_where_nothing_is_said_and_before_the_words_it_falls_into() {
        let cue = |seconds, kind| Cue { at: whole(seconds), kind };
        let lines = vec![said(whole(10), whole(20), "Rest.", None)];
        let cues = vec![
            cue(2, CueKind::Begin),
            cue(10, CueKind::EndOfHalf),
            cue(30, CueKind::BreathIn),
            cue(34, CueKind::BreathOut),
        ];
        let shown: Vec<_> =
            captions(&score(lines, cues), named).into_iter().map(|c| (c.start / RATE, c.lines.concat())).collect();
        let expected = [(2, "[begin]"), (10, "[endofhalf] Rest."), (30, "[breathin]"), (34, "[breathout]")];
        assert_eq!(shown, expected.map(|(at, text)| (at, text.to_owned())));
    }
}
