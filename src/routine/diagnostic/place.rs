//! Where a byte lies in a text, as people count: lines and columns from 1.
//!
//! In: a text and a byte offset. Out: a [`Place`]. A column counts characters, not bytes, so that it is the one an editor
//! shows. An offset past the end or inside a character is moved back to the nearest place that exists, never refused.
//!
//! It does not keep the text.

use serde::Serialize;

/// A place in a text, as an editor shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The starts of the lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of `text`; a line ends with `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The place of the byte at `offset` of `text`, which must be the text the index was made from.
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.line_start(line);
        Place { line, column: text[start..offset].chars().count() + 1 }
    }

    /// The byte at which `line` (from 1) begins; the last line's for one beyond it.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        let last = self.starts.len() - 1;
        self.starts[line.saturating_sub(1).min(last)]
    }

    /// How many lines there are; a text that ends with `\n` has an empty last one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let text = "é(\nab";
        let index = LineIndex::new(text);
        assert_eq!(index.place(text, 0), Place { line: 1, column: 1 });
        assert_eq!(index.place(text, 1), Place { line: 1, column: 1 }, "inside é");
        assert_eq!(index.place(text, 2), Place { line: 1, column: 2 });
        assert_eq!(index.place(text, 5), Place { line: 2, column: 2 });
        assert_eq!(index.place(text, 99), Place { line: 2, column: 3 });
    }
}
