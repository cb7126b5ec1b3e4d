//! Cuts a text into tokens.
//!
//! In: any text. Out: tokens that follow each other without a gap and together are the whole text, comments, blanks and
//! nonsense included.
//!
//! It never fails and its work grows with the length of the text only, however many quotes and comments are left open
//! (`tests/syntax/hostile.rs`). A text whose end quote is missing ends with its line, so that the mistake stays there; texts
//! over several lines are legal, so the end of a line counts only if what follows the next quote could not follow a text.
//! Names are made of letters and digits in Unicode's sense, a shade narrower than RON's (`XID`): combining marks are left out.
//!
//! It reports nothing; the parser does.

use super::kind::Kind;

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Cuts `text` into tokens.
pub(super) fn lex(text: &str) -> Vec<Token> {
    // A routine has a token for every four bytes or so.
    let mut tokens = Vec::with_capacity(text.len() / 4 + 8);
    let mut lexer = Lexer { text, bytes: text.as_bytes(), wasted: 0 };
    let mut start = 0;
    while start < text.len() {
        let (kind, end) = lexer.token(start);
        debug_assert!(end > start && text.is_char_boundary(end), "a token moves on by whole characters");
        match tokens.last_mut() {
            // A run of nonsense is one mistake.
            Some(Token { kind: Kind::Stray, end: last, .. }) if kind == Kind::Stray => *last = end,
            _ => tokens.push(Token { kind, start, end }),
        }
        start = end;
    }
    tokens
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Bytes looked at in vain for the end of a text or comment.
    wasted: usize,
}

impl Lexer<'_> {
    fn byte(&self, at: usize) -> u8 {
        // Past the end there is a blank: it ends every word, and nothing begins with it.
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn token(&mut self, at: usize) -> (Kind, usize) {
        match self.bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => (Kind::Blank, self.blanks(at)),
            b',' => (Kind::Comma, at + 1),
            b':' => (Kind::Colon, at + 1),
            b'=' => (Kind::Equals, at + 1),
            b'#' => (Kind::Hash, at + 1),
            b'!' => (Kind::Bang, at + 1),
            b'(' => (Kind::LeftParen, at + 1),
            b')' => (Kind::RightParen, at + 1),
            b'[' => (Kind::LeftBracket, at + 1),
            b']' => (Kind::RightBracket, at + 1),
            b'{' => (Kind::LeftBrace, at + 1),
            b'}' => (Kind::RightBrace, at + 1),
            b'"' => self.quoted(at, at + 1, Kind::Quoted),
            b'\'' => self.letter(at),
            b'/' if self.byte(at + 1) == b'/' => (Kind::LineComment, self.line_end(at)),
            b'/' if self.byte(at + 1) == b'*' => self.block_comment(at),
            b'0'..=b'9' => (Kind::Digits, self.digits(at)),
            b'.' if self.byte(at + 1) == b'.' => (Kind::Dots, at + 2 + usize::from(self.byte(at + 2) == b'=')),
            b'.' if self.byte(at + 1).is_ascii_digit() => (Kind::Digits, self.digits(at)),
            b'+' | b'-' => self.signed(at),
            b'b' if self.byte(at + 1) == b'"' => self.quoted(at, at + 2, Kind::ByteQuoted),
            b'b' if self.byte(at + 1) == b'\'' => match self.letter(at + 1) {
                (Kind::Apostrophed, end) => (Kind::ByteQuoted, end),
                (kind, end) => (kind, end),
            },
            b'b' if self.byte(at + 1) == b'r' && self.raw_opens(at + 2) => self.raw(at, at + 2, Kind::ByteQuoted),
            b'r' if self.raw_opens(at + 1) => self.raw(at, at + 1, Kind::RawQuoted),
            b'r' if self.byte(at + 1) == b'#' && is_raw_word(char::from(self.byte(at + 2))) => {
                (Kind::Word, self.run(at + 2, is_raw_word))
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => (Kind::Word, self.run(at, is_word)),
            0x80.. => self.beyond_ascii(at),
            _ => (Kind::Stray, at + 1),
        }
    }

    /// The end of the run of characters that `wanted` accepts, from `at`.
    fn run(&self, at: usize, wanted: fn(char) -> bool) -> usize {
        let rest = &self.text[at..];
        at + rest.find(|letter| !wanted(letter)).unwrap_or(rest.len())
    }

    fn blanks(&self, mut at: usize) -> usize {
        while at < self.bytes.len() && matches!(self.bytes[at], b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C) {
            at += 1;
        }
        at
    }

    fn line_end(&self, at: usize) -> usize {
        self.bytes[at..].iter().position(|byte| *byte == b'\n').map_or(self.bytes.len(), |length| at + length)
    }

    fn beyond_ascii(&self, at: usize) -> (Kind, usize) {
        let letter = self.text[at..].chars().next().unwrap_or(' ');
        let end = at + letter.len_utf8();
        match letter {
            // RON's blanks; a no-break space is none.
            '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' => (Kind::Blank, end),
            _ if letter.is_alphabetic() => (Kind::Word, self.run(at, is_word)),
            _ => (Kind::Stray, end),
        }
    }

    fn signed(&self, at: usize) -> (Kind, usize) {
        let next = self.byte(at + 1);
        if next.is_ascii_digit() || (next == b'.' && self.byte(at + 2).is_ascii_digit()) {
            return (Kind::Digits, self.digits(at + 1));
        }
        let end = self.run(at + 1, is_word);
        match &self.text[at + 1..end] {
            "inf" | "NaN" | "inff32" | "inff64" | "NaNf32" | "NaNf64" => (Kind::Digits, end),
            _ => (Kind::Stray, at + 1),
        }
    }

    /// The end of a number whose digits begin at `at`, with all that clings to it, so that `1.5x` is one mistake.
    fn digits(&self, mut at: usize) -> usize {
        let based = self.byte(at) == b'0' && matches!(self.byte(at + 1), b'x' | b'b' | b'o');
        loop {
            let before = self.byte(at);
            at += 1;
            let goes_on = match self.byte(at) {
                b'.' => self.byte(at + 1) != b'.',
                b'+' | b'-' => !based && matches!(before, b'e' | b'E'),
                byte => byte.is_ascii_alphanumeric() || byte == b'_',
            };
            if !goes_on {
                return at;
            }
        }
    }

    fn letter(&self, at: usize) -> (Kind, usize) {
        // The longest letter is an escape: '\u{10FFFF}'.
        let limit = self.text.floor_char_boundary(self.text.len().min(at + 16));
        let mut letters = self.text[at + 1..limit].char_indices();
        let mut last = letters.next();
        if let Some((_, '\\')) = last {
            letters.next();
            last = letters.find(|(_, letter)| *letter == '\'');
        } else {
            last = letters.next();
        }
        match last {
            Some((length, '\'')) => (Kind::Apostrophed, at + 1 + length + 1),
            _ => (Kind::Stray, at + 1),
        }
    }

    fn block_comment(&mut self, at: usize) -> (Kind, usize) {
        let mut level = 1;
        let mut next = at + 2;
        while next < self.limit(at) {
            match (self.bytes[next], self.byte(next + 1)) {
                (b'/', b'*') => level += 1,
                (b'*', b'/') => level -= 1,
                _ => {
                    next += 1;
                    continue;
                }
            }
            next += 2;
            if level == 0 {
                return (Kind::BlockComment, next);
            }
        }
        self.wasted += next - at;
        (Kind::OpenComment, self.line_end(at))
    }

    /// How far to look for the end of what begins at `at`: to the end of the text, or, when too much has been looked at
    /// in vain already, to the end of the line.
    fn limit(&self, at: usize) -> usize {
        if self.wasted <= 8 * self.bytes.len() { self.bytes.len() } else { self.line_end(at) }
    }

    fn raw_opens(&self, at: usize) -> bool {
        let hashes = self.bytes[at.min(self.bytes.len())..].iter().take_while(|byte| **byte == b'#').count();
        self.byte(at + hashes) == b'"'
    }

    fn raw(&mut self, start: usize, at: usize, kind: Kind) -> (Kind, usize) {
        let hashes = self.bytes[at..].iter().take_while(|byte| **byte == b'#').count();
        let limit = self.limit(start);
        let mut next = at + hashes + 1;
        while next < limit {
            if self.bytes[next] == b'"' {
                let closing = self.bytes[next + 1..].iter().take(hashes).take_while(|byte| **byte == b'#').count();
                next += 1 + closing;
                if closing == hashes {
                    return (kind, next);
                }
            } else {
                next += 1;
            }
        }
        self.wasted += next - start;
        (Kind::OpenQuote, self.line_end(start))
    }

    fn quoted(&mut self, start: usize, content: usize, kind: Kind) -> (Kind, usize) {
        let limit = self.limit(start);
        let mut lines = false;
        let mut at = content;
        while at < limit {
            match self.bytes[at] {
                b'"' => break,
                b'\\' => at += 1,
                _ => {}
            }
            lines |= self.byte(at) == b'\n';
            at += 1;
        }
        if at < limit {
            let end = at + 1;
            if !lines {
                return super::unclosed::before_next_field(self.text, content, at)
                    .map_or((kind, end), |end| (Kind::OpenQuote, end));
            }
            let next = self.byte(self.blanks(end));
            if end == self.bytes.len() || matches!(next, b',' | b')' | b']' | b'}' | b':' | b'/' | b' ') {
                return (kind, end);
            }
        }
        self.wasted += at - start;
        (Kind::OpenQuote, super::unclosed::in_line(self.text, content, self.line_end(start)))
    }
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || (!letter.is_ascii() && letter.is_alphanumeric())
}

fn is_raw_word(letter: char) -> bool {
    matches!(letter, '.' | '+' | '-') || is_word(letter)
}
