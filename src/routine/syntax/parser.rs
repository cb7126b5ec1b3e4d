//! Finds values in tokens, whatever the tokens are.
//!
//! In: a text, its tokens and a [`Sink`]. Out: every token given to the sink once, in order, inside well-nested nodes; and
//! every mistake of the grammar.
//!
//! It never fails, each step takes at least one token, and no more than [`DEEPEST`] brackets are open at a time, so that the
//! stack is bounded. Mistakes beyond [`MOST`] are not told one by one.
//!
//! It does not know what a field means, nor which words there are. Brackets and what is in them: `items`.

use super::kind::Kind;
use super::lexer::Token;
use super::tree::Sink;
use super::value::clip;
use super::{escape, number};
use crate::routine::codes::Code;
use crate::routine::codes::grammar::{
    E0101, E0105, E0106, E0107, E0108, E0109, E0113, E0114, E0115, E0116, E0117, E0119,
};
use crate::routine::diagnostic::{Diagnostic, Report, Span, nearest};
use crate::routine::source;

/// The most brackets that may be open inside each other; a routine needs six.
pub const DEEPEST: usize = 32;

/// The most mistakes that are told of one file.
const MOST: usize = 100;

/// What `#![enable(…)]` may switch on; none of it changes how a routine is read.
const EXTENSIONS: [&str; 4] = ["implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];

/// Parses a whole file.
pub(super) fn parse<S: Sink>(text: &str, tokens: &[Token], sink: &mut S) -> Report {
    let last = tokens.iter().rev().map(|token| token.kind).find(|kind| !is_trivia(*kind));
    let mut parser = Parser {
        text,
        tokens,
        last,
        at: 0,
        end: 0,
        mended: false,
        open: Vec::with_capacity(DEEPEST),
        sink,
        wrong: Vec::new(),
    };
    parser.file();
    parser.wrong.into_iter().collect()
}

/// A bracket that is open.
pub(super) struct Open {
    pub(super) kind: Kind,
    pub(super) closer: Kind,
    pub(super) span: Span,
}

pub(super) struct Parser<'t, 's, S> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The last token of the file that means something.
    pub(super) last: Option<Kind>,
    /// The token that comes next.
    pub(super) at: usize,
    /// The end of the last token with a meaning.
    pub(super) end: usize,
    /// Whether a mistake has just been told that explains a missing comma.
    pub(super) mended: bool,
    pub(super) open: Vec<Open>,
    pub(super) sink: &'s mut S,
    wrong: Vec<Diagnostic>,
}

impl<'t, S: Sink> Parser<'t, '_, S> {
    /// Tells a mistake.
    pub(super) fn tell(&mut self, code: Code, span: Span, sentence: impl Into<String>, hint: impl Into<String>) {
        if self.wrong.len() < MOST {
            self.wrong.push(Diagnostic::new(code, span, sentence).hint(hint));
        } else if self.wrong.len() == MOST {
            let sentence = format!("there are more than {MOST} mistakes; the rest is not shown");
            self.wrong.push(Diagnostic::new(E0119, span, sentence).hint("mend these and check again"));
        }
    }

    /// The kind of the next token, whatever it is.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    /// The index of the next token from `at` on that means something.
    pub(super) fn meaning(&self, at: usize) -> Option<usize> {
        let rest = self.tokens.get(at..)?;
        rest.iter().position(|token| !is_trivia(token.kind)).map(|length| at + length)
    }

    /// The kind of the token at `at`.
    pub(super) fn kind_at(&self, at: Option<usize>) -> Option<Kind> {
        at.and_then(|at| self.tokens.get(at)).map(|token| token.kind)
    }

    /// The next token that means something, after the one at `at`.
    pub(super) fn following(&self, at: Option<usize>) -> Option<usize> {
        at.and_then(|at| self.meaning(at + 1))
    }

    pub(super) fn span(&self) -> Span {
        self.tokens.get(self.at).map_or(Span::at(self.text.len()), |token| Span::new(token.start, token.end))
    }

    pub(super) fn written(&self) -> &'t str {
        &self.text[self.span().range()]
    }

    /// Hands the next token over.
    pub(super) fn bump(&mut self) {
        if let Some(token) = self.tokens.get(self.at) {
            self.sink.token(*token);
            self.at += 1;
            if !is_trivia(token.kind) {
                self.end = token.end;
            }
        }
    }

    /// Hands the next token over in a node of its own.
    pub(super) fn bump_as(&mut self, kind: Kind) {
        self.sink.open(kind, self.span().start);
        self.bump();
        self.sink.close(self.end);
    }

    /// Passes over blanks and comments.
    fn blanks(&mut self) {
        while let Some(kind @ (Kind::Blank | Kind::LineComment | Kind::BlockComment | Kind::OpenComment)) = self.kind()
        {
            if kind == Kind::OpenComment {
                let span = Span::new(self.span().start, self.span().start + 2);
                self.tell(E0109, span, "this comment has no end", "end it with */, or begin it with //");
            }
            self.bump();
        }
    }

    /// Passes over blanks, comments and what has no meaning, which is told.
    pub(super) fn trivia(&mut self) {
        loop {
            self.blanks();
            match self.kind() {
                Some(Kind::Stray | Kind::Hash | Kind::Bang) => {
                    let (span, written) = (self.span(), self.written());
                    self.tell(E0105, span, format!("`{}` has no meaning here", clip(written)), stray_hint(written));
                    self.mended = true;
                    self.bump();
                }
                _ => return,
            }
        }
    }

    fn file(&mut self) {
        self.sink.open(Kind::File, 0);
        self.blanks();
        while self.kind() == Some(Kind::Hash) {
            self.attribute();
            self.blanks();
        }
        self.trivia();
        if self.kind().is_none() && self.wrong.is_empty() {
            self.wrong.push(source::empty());
        } else if self.kind().is_none() || !self.value() {
            let span = self.span();
            self.tell(E0101, span, "the routine is missing", "begin with Routine( and end with )");
        }
        self.trivia();
        if self.kind().is_some() {
            let span = self.span();
            let sentence = format!("`{}` comes after the end", clip(self.written()));
            self.tell(E0113, span, sentence, "delete what follows the last bracket, or move it inside");
            self.sink.open(Kind::Wrong, span.start);
            while self.kind().is_some() {
                self.bump();
            }
            self.sink.close(self.text.len());
        }
        self.sink.close(self.text.len());
    }

    /// `#![enable(…)]`, `#![type = "…"]` or `#![schema = "…"]`.
    fn attribute(&mut self) {
        let start = self.span().start;
        self.sink.open(Kind::Attribute, start);
        if !self.attribute_parts() {
            while self.kind().is_some_and(|kind| !matches!(kind, Kind::RightBracket | Kind::LeftParen | Kind::Quoted))
                && !self.written().contains('\n')
            {
                self.bump();
            }
            self.take(Kind::RightBracket);
            // Its first sign may be all there is, and that alone means nothing.
            let span = Span::new(start, self.end.max(start + 1));
            let sentence = "this line for the reader is not known";
            self.tell(E0114, span, sentence, "write #![enable(implicit_some)], or delete the line");
        }
        self.sink.close(self.end);
    }

    /// Takes the next token that means something if it is of this kind.
    fn take(&mut self, kind: Kind) -> bool {
        self.blanks();
        let there = self.kind() == Some(kind);
        if there {
            self.bump();
        }
        there
    }

    fn attribute_parts(&mut self) -> bool {
        if !(self.take(Kind::Hash) && self.take(Kind::Bang) && self.take(Kind::LeftBracket)) {
            return false;
        }
        self.blanks();
        let inside = match self.written() {
            "enable" => {
                self.take(Kind::Word) && self.take(Kind::LeftParen) && self.extensions() && self.take(Kind::RightParen)
            }
            "type" | "schema" => {
                self.take(Kind::Word)
                    && self.take(Kind::Equals)
                    && (self.take(Kind::Quoted) || self.take(Kind::RawQuoted))
            }
            _ => false,
        };
        inside && self.take(Kind::RightBracket)
    }

    fn extensions(&mut self) -> bool {
        loop {
            self.blanks();
            let (span, name) = (self.span(), self.written());
            if !self.take(Kind::Word) {
                return false;
            }
            if !EXTENSIONS.contains(&name) {
                let hint =
                    nearest(name, EXTENSIONS).map_or("delete it".to_owned(), |near| format!("did you mean {near}?"));
                self.tell(E0114, span, format!("`{}` is nothing that can be enabled", clip(name)), hint);
            }
            if !self.take(Kind::Comma) {
                return true;
            }
            self.blanks();
            if self.kind() == Some(Kind::RightParen) {
                return true;
            }
        }
    }

    /// A value, if one begins here; else tells that it is missing and takes nothing.
    pub(super) fn value(&mut self) -> bool {
        match self.kind() {
            Some(Kind::LeftParen | Kind::LeftBracket | Kind::LeftBrace) => self.container(false),
            Some(Kind::Word) => self.word(),
            Some(Kind::Quoted) => self.quoted(),
            Some(Kind::RawQuoted) => self.bump_as(Kind::Text),
            Some(Kind::Apostrophed) => self.apostrophed(),
            Some(Kind::Digits | Kind::Dots) => self.number(),
            Some(Kind::OpenQuote) => {
                let span = self.span();
                self.tell(E0106, span, "this text has no end", "end it with \"; a quote inside is written \\\"");
                self.bump_as(Kind::Wrong);
            }
            Some(Kind::ByteQuoted) => {
                let span = self.span();
                self.tell(E0115, span, "bytes have no use in a routine", "write a text in plain quotes, without the b");
                self.bump_as(Kind::Wrong);
            }
            Some(kind) if kind != Kind::Comma && !kind.is_closer() => {
                let span = self.span();
                self.tell(E0101, span, format!("a value is missing before `{}`", self.written()), "write the value");
                self.bump_as(Kind::Wrong);
            }
            _ => {
                let span = Span::at(self.end);
                self.tell(E0101, span, "a value is missing here", "write the value, or delete what asks for it");
                return false;
            }
        }
        true
    }

    fn word(&mut self) {
        let opens = self.kind_at(self.meaning(self.at + 1)) == Some(Kind::LeftParen);
        match self.written() {
            _ if opens => self.container(true),
            "true" | "false" => self.bump_as(Kind::Truth),
            "None" => self.bump_as(Kind::None),
            "inf" | "NaN" | "inff32" | "inff64" | "NaNf32" | "NaNf64" => self.bump_as(Kind::Number),
            _ => self.bump_as(Kind::Name),
        }
    }

    fn quoted(&mut self) {
        let (span, written) = (self.span(), self.written());
        let wrong = escape::wrong(&written[1..written.len() - 1]);
        for part in &wrong {
            let at = Span::new(span.start + 1 + part.start, span.start + 1 + part.end);
            let sentence = format!("`{}` is no escape", clip(&self.text[at.range()]));
            self.tell(E0108, at, sentence, "write \\\\ for a backslash, \\n for a new line");
        }
        self.bump_as(if wrong.is_empty() { Kind::Text } else { Kind::Wrong });
    }

    fn apostrophed(&mut self) {
        let (span, written) = (self.span(), self.written());
        let inside = &written[1..written.len() - 1];
        // Several `\x` make one letter in a text, but not between single quotes.
        let single = !inside.starts_with("\\x") || inside.len() == 4;
        let one = escape::wrong(inside).is_empty() && escape::meant(inside).chars().count() == 1 && single;
        if !one {
            self.tell(E0117, span, "this is not one letter", "write a text in double quotes");
        }
        self.bump_as(if one { Kind::Letter } else { Kind::Wrong });
    }

    fn number(&mut self) {
        let after = self.kind_at((self.kind() == Some(Kind::Digits)).then_some(self.at + 1));
        if self.kind() == Some(Kind::Dots) || after == Some(Kind::Dots) {
            let start = self.span().start;
            self.sink.open(Kind::Wrong, start);
            while matches!(self.kind(), Some(Kind::Digits | Kind::Dots)) {
                self.bump();
            }
            self.sink.close(self.end);
            let span = Span::new(start, self.end);
            self.tell(E0116, span, "a range has no use in a routine", "write one number");
            return;
        }
        let (span, written) = (self.span(), self.written());
        let fine = number::value(written).is_ok();
        if !fine {
            let hint = number::beginning(written)
                .map_or("write it plainly, such as 15 or 2.5".to_owned(), |plain| format!("write {plain}"));
            self.tell(E0107, span, format!("`{}` is not a number", clip(written)), hint);
        }
        self.bump_as(if fine { Kind::Number } else { Kind::Wrong });
    }
}

/// Whether a token is passed over between values.
pub(super) fn is_trivia(kind: Kind) -> bool {
    kind.is_comment() || matches!(kind, Kind::Blank | Kind::Stray | Kind::Hash | Kind::Bang)
}

fn stray_hint(written: &str) -> &'static str {
    match written.chars().next().unwrap_or(' ') {
        '“' | '”' | '„' | '«' | '»' | '‟' => "write straight quotes: \"",
        '\'' | '‘' | '’' | '`' => "write texts in double quotes: \"",
        ';' => "write a comma instead",
        letter if letter.is_whitespace() => "this blank is not a plain one: type it anew",
        '/' => "a comment begins with //",
        _ => "delete it",
    }
}
