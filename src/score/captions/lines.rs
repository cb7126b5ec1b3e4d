//! Breaks a line of words into captions of at most two short lines, at the places where a voice would pause.
//!
//! In: a text. Out: pages, each of one or two lines of at most [`WIDTH`] characters, in reading order.
//!
//! Nothing is lost: the pages' words are the text's words in their order. A page ends at a sentence if it can, else at a
//! clause, else between words; a word longer than a line is cut.
//!
//! It knows no time; see [`super`].

/// The longest line of a caption, in characters (broadcasters use 37 to 42).
pub const WIDTH: usize = 42;

/// One caption's lines: one or two, each at most [`WIDTH`] characters and never empty.
pub type Page = Vec<String>;

/// How finely a text is cut.
#[derive(Clone, Copy)]
enum Grain {
    Sentence,
    Clause,
    Word,
    Letter,
}

impl Grain {
    const fn finer(self) -> Self {
        match self {
            Self::Sentence => Self::Clause,
            Self::Clause => Self::Word,
            Self::Word | Self::Letter => Self::Letter,
        }
    }

    /// Whether a piece may end after `word`.
    fn ends(self, word: &str) -> bool {
        match self {
            Self::Sentence => word.ends_with(['.', '!', '?', '…']),
            Self::Clause => word.ends_with(['.', '!', '?', '…', ',', ';', ':', '–', '—']),
            Self::Word | Self::Letter => true,
        }
    }
}

/// The pages of `text`; none if it is blank.
#[must_use]
pub fn pages(text: &str) -> Vec<Page> {
    let mut full = Vec::new();
    let mut open = String::new();
    pack(text, Grain::Sentence, &mut open, &mut full);
    full.push(open);
    full.iter().filter_map(|page| page_of(page)).collect()
}

/// Adds the pieces of `text` to the open page; a piece that fits on no page is cut more finely.
fn pack(text: &str, grain: Grain, open: &mut String, full: &mut Vec<String>) {
    for piece in pieces(text, grain) {
        if let Some(joined) = joined(open, &piece) {
            *open = joined;
        } else if page_of(&piece).is_some() {
            full.push(std::mem::replace(open, piece));
        } else {
            pack(&piece, grain.finer(), open, full);
        }
    }
}

/// The open page with the piece added, if both fit on one.
fn joined(open: &str, piece: &str) -> Option<String> {
    let joined = if open.is_empty() { piece.to_owned() } else { format!("{open} {piece}") };
    page_of(&joined).map(|_| joined)
}

fn pieces(text: &str, grain: Grain) -> Vec<String> {
    if let Grain::Letter = grain {
        let letters: Vec<char> = text.chars().collect();
        return letters.chunks(WIDTH).map(|chunk| chunk.iter().collect()).collect();
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for word in text.split_whitespace() {
        if !piece.is_empty() {
            piece.push(' ');
        }
        piece.push_str(word);
        if grain.ends(word) {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// The text as one page, if it fits: two lines are cut after a clause if possible, else as evenly as possible.
#[must_use]
pub fn page_of(text: &str) -> Option<Page> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let whole = words.join(" ");
    let length = whole.chars().count();
    if length == 0 {
        return None;
    }
    if length <= WIDTH {
        return Some(vec![whole]);
    }
    let best = (1..words.len())
        .filter_map(|cut| {
            let (first, second) = (words[..cut].join(" "), words[cut..].join(" "));
            let (a, b) = (first.chars().count(), second.chars().count());
            (a <= WIDTH && b <= WIDTH).then(|| {
                let pause = Grain::Clause.ends(words[cut - 1]);
                ((!pause, a.abs_diff(b)), first, second)
            })
        })
        .min_by_key(|(order, _, _)| *order);
    best.map(|(_, first, second)| vec![first, second])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_are_cut_where_a_voice_pauses() {
        let pages = pages("Lift and squeeze the top of the shoulder. Walk from neck to shoulder tip.");
        assert_eq!(pages, [["Lift and squeeze the top of the shoulder.", "Walk from neck to shoulder tip."]]);
    }

    #[test]
    fn a_long_text_turns_the_page_at_a_sentence_and_loses_no_word() {
        let text = "Lie down and rest. Cup the back of the head in both hands, fingers side by side. \
                    Let the skull become heavy; let it sink into your fingers, slowly, with every breath that goes out.";
        let pages = pages(text);
        assert!(pages.iter().flatten().all(|line| line.chars().count() <= WIDTH), "{pages:?}");
        assert!(pages.iter().all(|page| page.len() <= 2));
        assert!(pages.len() >= 2 && pages[0].concat().ends_with("side by side."), "{pages:?}");
        let words: Vec<String> = pages.concat().iter().flat_map(|l| l.split(' ').map(str::to_owned)).collect();
        assert_eq!(words, text.split_whitespace().collect::<Vec<_>>());
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_and_a_blank_text_has_no_page() {
        let long = "x".repeat(100);
        let pages = pages(&long);
        assert!(pages.iter().flatten().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(pages.concat().concat(), long);
        assert!(super::pages(" \n").is_empty());
    }
}
