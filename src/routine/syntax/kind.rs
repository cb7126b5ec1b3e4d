//! The kinds of things in a tree: tokens, which are stretches of text, and nodes, which hold tokens and nodes.
//!
//! One enum serves the lexer, the parser, the flat tree of readers and the lossless tree of editors. The marker
//! [`Ron`] ties it to `rowan`.
//!
//! It says nothing about what may stand where; the parser does.

/// A kind of token or node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum Kind {
    // Tokens that mean nothing.
    /// Blanks and line ends.
    Blank,
    /// `// …`, without its line end.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// `/*` with no end: the rest of its line.
    OpenComment,
    /// Characters that have no meaning.
    Stray,
    // Punctuation.
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// `=`
    Equals,
    /// `#`
    Hash,
    /// `!`
    Bang,
    /// `..` or `..=`
    Dots,
    /// `(`
    LeftParen,
    /// `)`
    RightParen,
    /// `[`
    LeftBracket,
    /// `]`
    RightBracket,
    /// `{`
    LeftBrace,
    /// `}`
    RightBrace,
    // Words.
    /// A name, `r#` names too.
    Word,
    /// `"…"`
    Quoted,
    /// `r"…"`, `r#"…"#`
    RawQuoted,
    /// A text with no end: the rest of its line.
    OpenQuote,
    /// `b"…"`, `br"…"`, `b'…'`
    ByteQuoted,
    /// `'a'`
    Apostrophed,
    /// Digits, sign, point, exponent, and whatever letters cling to them.
    Digits,
    // Nodes.
    /// The whole file.
    File,
    /// `#![…]`
    Attribute,
    /// `(a: 1)`, `Name(a: 1)`
    Struct,
    /// `(1, 2)`, `Name(1)`
    Tuple,
    /// `()`, `Name()`
    Unit,
    /// `[1, 2]`
    List,
    /// `{a: 1}`
    Map,
    /// A name, a colon and a value.
    Field,
    /// A key, a colon and a value of a map.
    Entry,
    /// A text.
    Text,
    /// One letter in single quotes.
    Letter,
    /// A number.
    Number,
    /// `true` or `false`
    Truth,
    /// A word that stands for itself.
    Name,
    /// `None`
    None,
    /// `Some(…)`
    Some,
    /// Something that has been reported as wrong.
    Wrong,
}

impl Kind {
    /// All kinds, by their number.
    const ALL: [Self; 41] = [
        Self::Blank,
        Self::LineComment,
        Self::BlockComment,
        Self::OpenComment,
        Self::Stray,
        Self::Comma,
        Self::Colon,
        Self::Equals,
        Self::Hash,
        Self::Bang,
        Self::Dots,
        Self::LeftParen,
        Self::RightParen,
        Self::LeftBracket,
        Self::RightBracket,
        Self::LeftBrace,
        Self::RightBrace,
        Self::Word,
        Self::Quoted,
        Self::RawQuoted,
        Self::OpenQuote,
        Self::ByteQuoted,
        Self::Apostrophed,
        Self::Digits,
        Self::File,
        Self::Attribute,
        Self::Struct,
        Self::Tuple,
        Self::Unit,
        Self::List,
        Self::Map,
        Self::Field,
        Self::Entry,
        Self::Text,
        Self::Letter,
        Self::Number,
        Self::Truth,
        Self::Name,
        Self::None,
        Self::Some,
        Self::Wrong,
    ];

    /// Whether the token is a comment.
    #[must_use]
    pub const fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment | Self::OpenComment)
    }

    /// Whether the token is a closing bracket.
    pub(super) const fn is_closer(self) -> bool {
        matches!(self, Self::RightParen | Self::RightBracket | Self::RightBrace)
    }

    /// The bracket that closes this one.
    pub(super) const fn closer(self) -> Option<Self> {
        match self {
            Self::LeftParen => Some(Self::RightParen),
            Self::LeftBracket => Some(Self::RightBracket),
            Self::LeftBrace => Some(Self::RightBrace),
            _ => None,
        }
    }

    /// The node in an author's words, to say what was found where something else was expected.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Struct => "fields in ( )",
            Self::Tuple => "values in ( )",
            Self::Unit => "empty brackets",
            Self::List => "a list",
            Self::Map => "a map in { }",
            Self::Text => "a text",
            Self::Letter => "a letter in single quotes",
            Self::Number => "a number",
            Self::Truth => "true or false",
            Self::Name => "a word",
            Self::None => "None",
            Self::Some => "Some( )",
            _ => "something else",
        }
    }
}

/// Our language, for `rowan`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ron {}

impl rowan::Language for Ron {
    type Kind = Kind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> Kind {
        Kind::ALL.get(usize::from(raw.0)).copied().unwrap_or(Kind::Wrong)
    }

    fn kind_to_raw(kind: Kind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_stands_at_its_number() {
        assert!(Kind::ALL.iter().enumerate().all(|(number, kind)| *kind as usize == number));
        assert_eq!(Kind::ALL.len(), Kind::Wrong as usize + 1);
    }
}
