//! Writes a text in the one way that routines are written: `stillpoint fmt`.
//!
//! In: a [`Tree`]. Out: the same values and comments, evenly spaced; or nothing if the text has mistakes.
//!
//! The author's lines stay lines: a bracket that is broken over several lines stays so, its contents indented by four, each
//! line as the author made it, with a comma after the last entry; a bracket on one line stays on one. One blank line may
//! stand between entries. Comments keep their words and their line. Formatting twice changes nothing more, and the values
//! are the same before and after (`tests/syntax/formatting.rs`).
//!
//! It neither sorts fields nor breaks long lines: how to group a step's fields is for its author.

use super::kind::Kind;
use super::{SyntaxNode, Tree};

/// What `text` would be if it were written evenly; `None` if it has mistakes.
#[must_use]
pub fn format(tree: &Tree<'_>) -> Option<String> {
    if tree.report().has_errors() {
        return None;
    }
    let pieces = tidy(pieces(&tree.syntax()));
    let broken = broken(&pieces);
    Some(
        Writer { pieces: &pieces, broken: &broken, open: Vec::new(), out: String::with_capacity(tree.text().len()) }
            .write(),
    )
}

/// A token with a meaning or a comment.
struct Piece {
    kind: Kind,
    text: String,
    /// The line ends before it, 2 for any number of blank lines.
    lines: usize,
    /// Whether it is part of a line such as `#![enable(implicit_some)]`.
    attribute: bool,
}

fn pieces(file: &SyntaxNode) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut lines = 0;
    for token in file.descendants_with_tokens().filter_map(rowan::NodeOrToken::into_token) {
        match token.kind() {
            Kind::Blank => lines += token.text().matches('\n').count(),
            kind => {
                let text = token.text();
                let text = if kind == Kind::LineComment { text.trim_end() } else { text };
                let attribute = token.parent_ancestors().any(|node| node.kind() == Kind::Attribute);
                pieces.push(Piece { kind, text: text.to_owned(), lines: lines.min(2), attribute });
                lines = 0;
            }
        }
    }
    pieces
}

/// Moves each comma to the end of what it follows, before any comment.
fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut tidied: Vec<Piece> = Vec::with_capacity(pieces.len() + 8);
    for mut piece in pieces {
        if piece.kind == Kind::Comma {
            let after = tidied.iter().rposition(|earlier| !earlier.kind.is_comment()).map_or(0, |last| last + 1);
            // A line end between a comment and the comma is no line that the author made.
            piece.lines = if after < tidied.len() { 0 } else { piece.lines };
            tidied.insert(after, piece);
        } else {
            tidied.push(piece);
        }
    }
    tidied
}

/// For each opening bracket, whether its contents stand on lines of their own.
fn broken(pieces: &[Piece]) -> Vec<bool> {
    let mut broken = vec![false; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut after_comment = false;
    for (at, piece) in pieces.iter().enumerate() {
        if (piece.lines > 0 || after_comment || piece.kind == Kind::LineComment)
            && !piece.attribute
            && let Some(innermost) = open.last()
        {
            broken[*innermost] = true;
        }
        after_comment = piece.kind == Kind::LineComment;
        if piece.kind.closer().is_some() {
            open.push(at);
        } else if piece.kind.is_closer() {
            open.pop();
        }
    }
    broken
}

/// What stands between two pieces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Line,
    BlankLine,
}

struct Writer<'p> {
    pieces: &'p [Piece],
    broken: &'p [bool],
    /// The open brackets, and whether each is broken.
    open: Vec<bool>,
    out: String,
}

impl Writer<'_> {
    fn write(mut self) -> String {
        for at in 0..self.pieces.len() {
            let piece = &self.pieces[at];
            let inside_broken = self.open.last().copied().unwrap_or(false);
            if piece.kind.is_closer() {
                self.open.pop();
            }
            if piece.kind == Kind::Comma && !inside_broken && self.is_last(at) {
                continue;
            }
            let gap = if at == 0 { Gap::None } else { self.gap(at, inside_broken) };
            self.put(gap);
            self.out.push_str(&piece.text);
            if piece.kind.closer().is_some() {
                self.open.push(self.broken[at]);
            } else if self.lacks_comma(at) {
                self.out.push(',');
            }
        }
        self.out.push('\n');
        self.out
    }

    fn put(&mut self, gap: Gap) {
        match gap {
            Gap::None => {}
            Gap::Space => self.out.push(' '),
            Gap::Line | Gap::BlankLine => {
                self.out.push_str(if gap == Gap::Line { "\n" } else { "\n\n" });
                let depth = self.open.iter().filter(|broken| **broken).count();
                self.out.extend(std::iter::repeat_n("    ", depth));
            }
        }
    }

    /// The next piece after `at` that is no comment.
    fn meaning_after(&self, at: usize) -> Option<&Piece> {
        self.pieces[at + 1..].iter().find(|piece| !piece.kind.is_comment())
    }

    /// Whether only comments stand between `at` and the closing bracket.
    fn is_last(&self, at: usize) -> bool {
        self.meaning_after(at).is_some_and(|piece| piece.kind.is_closer())
    }

    /// Whether a broken bracket ends after `at` without the comma that belongs there.
    fn lacks_comma(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        // The bracket around this piece; its own, if it is a closing one, has been taken off already.
        let broken = self.open.last().copied().unwrap_or(false);
        broken && piece.kind != Kind::Comma && !piece.kind.is_comment() && self.is_last(at)
    }

    fn gap(&self, at: usize, broken: bool) -> Gap {
        let (before, piece) = (&self.pieces[at - 1], &self.pieces[at]);
        let as_written = match piece.lines {
            0 => Gap::Space,
            1 => Gap::Line,
            _ => Gap::BlankLine,
        };
        let opened = before.kind.closer().is_some();
        if before.kind == Kind::LineComment {
            return if piece.lines > 1 && !piece.kind.is_closer() { Gap::BlankLine } else { Gap::Line };
        }
        if piece.attribute && before.attribute && piece.kind != Kind::Hash {
            let tight = matches!(piece.kind, Kind::Equals) || before.kind == Kind::Equals || before.kind == Kind::Comma;
            return if tight || piece.kind.is_comment() { Gap::Space } else { Gap::None };
        }
        if piece.kind.is_closer() {
            return if broken { Gap::Line } else { Gap::None };
        }
        if opened {
            let beside = piece.kind == Kind::LineComment && piece.lines == 0;
            return if beside {
                Gap::Space
            } else if broken {
                Gap::Line
            } else {
                Gap::None
            };
        }
        if piece.kind.is_comment() {
            return as_written;
        }
        if before.attribute || self.open.is_empty() && before.kind.is_comment() {
            return if as_written == Gap::Space { Gap::Line } else { as_written };
        }
        match (before.kind, piece.kind) {
            (_, Kind::Comma | Kind::Colon) | (Kind::Word, Kind::LeftParen) => Gap::None,
            (Kind::Comma, _) => as_written,
            (Kind::BlockComment, _) if broken => as_written,
            _ => Gap::Space,
        }
    }
}
