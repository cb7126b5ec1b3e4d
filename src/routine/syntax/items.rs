//! Brackets and what is in them: fields, list entries, map entries; and how to go on when one is broken.
//!
//! In: the parser at an opening bracket. Out: the node of the brackets, closed at its own bracket or, if that one is missing,
//! where it most likely should have been.
//!
//! The promise is that one mistake is told once: a closing bracket that nothing opened is passed over, one that
//! belongs further out ends what is inside, a new entry of the list outside or a new field of the struct outside ends it as
//! well, and a comma is not missed where something else has just been told.
//!
//! Guesses only choose where to go on; a text with a mistake stays a text with a mistake.

use super::kind::Kind;
use super::parser::{DEEPEST, Open, Parser, is_trivia};
use super::tree::Sink;
use super::value::clip;
use crate::routine::codes::grammar::{E0101, E0102, E0103, E0104, E0107, E0110, E0111, E0112, E0118};
use crate::routine::diagnostic::Span;

impl<S: Sink> Parser<'_, '_, S> {
    /// Brackets, with a word before them if `named`.
    pub(super) fn container(&mut self, named: bool) {
        let start = self.span().start;
        if self.open.len() >= DEEPEST {
            let span = self.span();
            self.tell(E0110, span, format!("more than {DEEPEST} brackets are open here"), "write it flatter");
            self.pass_over(named);
            return;
        }
        let word = named.then(|| self.span());
        let some = named && self.written() == "Some";
        let opener = if named { self.meaning(self.at + 1) } else { Some(self.at) };
        let kind = if some { Kind::Some } else { self.container_kind(opener) };
        self.sink.open(kind, start);
        if let Some(word) = word {
            let raw = if self.written().starts_with("r#") { 2 } else { 0 };
            self.sink.name(Span::new(word.start + raw, word.end));
            self.bump();
            self.trivia();
        }
        let bracket = self.kind().unwrap_or(Kind::LeftParen);
        let span = self.span();
        self.bump();
        self.open.push(Open { kind, closer: bracket.closer().unwrap_or(Kind::RightParen), span });
        let items = self.items();
        self.open.pop();
        self.sink.close(self.end);
        if some && items != 1 {
            let span = Span::new(start, self.end);
            self.tell(E0101, span, format!("Some( ) holds one value, not {items}"), "write Some(value), or None");
        }
    }

    /// What the bracket at `opener` holds, by its first tokens.
    fn container_kind(&self, opener: Option<usize>) -> Kind {
        match self.kind_at(opener) {
            Some(Kind::LeftBracket) => return Kind::List,
            Some(Kind::LeftBrace) => return Kind::Map,
            _ => {}
        }
        let first = self.following(opener);
        match self.kind_at(first) {
            Some(Kind::RightParen) => Kind::Unit,
            Some(Kind::Word | Kind::Quoted) if self.is_field(first) => Kind::Struct,
            _ => Kind::Tuple,
        }
    }

    /// Whether a field begins at `at`: a word with a colon, or one where the colon seems forgotten.
    fn is_field(&self, at: Option<usize>) -> bool {
        let word = self.kind_at(at) == Some(Kind::Word);
        let next = self.following(at);
        match self.kind_at(next) {
            Some(Kind::Colon) => true,
            Some(Kind::Equals | Kind::Digits | Kind::Quoted | Kind::OpenQuote | Kind::LeftBracket) => word,
            // In `Pinch side: Each` it is a comma that is missing.
            Some(Kind::Word) => word && self.kind_at(self.following(next)) != Some(Kind::Colon),
            _ => false,
        }
    }

    /// The entries up to the closing bracket; gives their number.
    fn items(&mut self) -> usize {
        let mut count = 0;
        loop {
            self.mended = false;
            self.trivia();
            let (kind, closer) = (self.innermost().kind, self.innermost().closer);
            match self.kind() {
                Some(next) if next == closer => {
                    if !self.closes_too_early() {
                        self.bump();
                        self.mended = false;
                        return count;
                    }
                    self.needless_closer();
                }
                None => return self.unclosed(count),
                Some(next) if next.is_closer() => {
                    if self.belongs_outside(next) {
                        return self.unclosed(count);
                    }
                    self.needless_closer();
                }
                Some(Kind::Comma) => {
                    let span = self.span();
                    self.tell(E0118, span, "there is nothing before this comma", "delete it");
                    self.bump();
                }
                Some(_) if self.begins_outside() => return self.unclosed(count),
                Some(_) => {
                    self.item(kind);
                    count += 1;
                    self.separator();
                }
            }
        }
    }

    fn innermost(&self) -> &Open {
        // Only `items` asks, and it runs between the push and the pop of `container`.
        const NONE: Open = Open { kind: Kind::Tuple, closer: Kind::RightParen, span: Span::new(0, 0) };
        self.open.last().unwrap_or(&NONE)
    }

    fn separator(&mut self) {
        self.trivia();
        match self.kind() {
            Some(Kind::Comma) => self.bump(),
            None => {}
            Some(next) if next.is_closer() => {}
            Some(_) if self.mended || self.begins_outside() => {}
            Some(_) => {
                let span = Span::at(self.end);
                self.tell(E0102, span, "a comma is missing here", "write , between the two");
            }
        }
    }

    fn unclosed(&mut self, count: usize) -> usize {
        let (span, closer) = (self.innermost().span, self.innermost().closer);
        let sign = match closer {
            Kind::RightBracket => "]",
            Kind::RightBrace => "}",
            _ => ")",
        };
        self.tell(E0103, span, "this bracket is not closed", format!("write {sign} where it ends"));
        self.mended = true;
        count
    }

    fn needless_closer(&mut self) {
        let span = self.span();
        self.tell(E0104, span, format!("`{}` closes nothing that is open", self.written()), "delete it");
        self.bump();
        // The comma after it belongs to what it seemed to close.
        self.trivia();
        if self.kind() == Some(Kind::Comma) {
            self.bump();
        }
    }

    /// Whether the outermost bracket would end here although the file goes on as if it did not.
    fn closes_too_early(&self) -> bool {
        if self.open.len() != 1 {
            return false;
        }
        let next = self.meaning(self.at + 1);
        let goes_on = match self.kind_at(next) {
            Some(Kind::Comma) => self.following(next).is_some(),
            Some(Kind::Word) => self.kind_at(self.following(next)) == Some(Kind::Colon),
            _ => false,
        };
        goes_on && self.last == self.kind()
    }

    /// Whether this closing bracket closes one further out, so that the innermost one lacks its own.
    fn belongs_outside(&self, closer: Kind) -> bool {
        let outside = self.open.len().saturating_sub(1);
        match self.open[..outside].iter().rposition(|open| open.closer == closer) {
            // The outermost bracket ends with the file; one that would end it before is a bracket too many.
            Some(0) => {
                let next = self.meaning(self.at + 1);
                next.is_none() || (self.kind_at(next) == Some(Kind::Comma) && self.following(next).is_none())
            }
            found => found.is_some(),
        }
    }

    /// Whether what begins here can only belong to the bracket outside, so that this one was left open.
    fn begins_outside(&self) -> bool {
        let [.., outer, inner] = &self.open[..] else { return false };
        match (outer.kind, inner.kind, self.kind()) {
            (Kind::List, Kind::Struct, Some(Kind::LeftParen)) => true,
            (Kind::Struct, Kind::List | Kind::Tuple | Kind::Unit, Some(Kind::Word)) => {
                self.kind_at(self.meaning(self.at + 1)) == Some(Kind::Colon)
            }
            _ => false,
        }
    }

    fn item(&mut self, kind: Kind) {
        let colon = self.kind_at(self.meaning(self.at + 1)) == Some(Kind::Colon);
        match kind {
            Kind::Map => self.entry(),
            Kind::Struct if self.is_field(Some(self.at)) => self.field(),
            Kind::Struct => {
                self.nameless();
                self.value();
            }
            _ if colon && self.kind() == Some(Kind::Word) => {
                let span = self.span();
                let sentence = format!("the field `{}` stands among values", clip(self.written()));
                self.tell(E0112, span, sentence, "fields stand in ( ), each with its name");
                self.field();
            }
            _ => {
                self.value();
            }
        }
    }

    /// Tells of a value among fields.
    fn nameless(&mut self) {
        let (span, written) = (self.span(), self.written());
        let before = self.at.checked_sub(2).map_or(&[][..], |from| &self.tokens[from..self.at]);
        match (self.kind(), before) {
            (Some(Kind::Digits), [whole, comma]) if whole.kind == Kind::Digits && comma.kind == Kind::Comma => {
                let plain = format!("{}.{written}", &self.text[whole.start..whole.end]);
                let sentence = "a number is written with a point, not with a comma";
                self.tell(E0107, Span::new(whole.start, span.end), sentence, format!("write {}", clip(&plain)));
            }
            (Some(Kind::Word), _) if self.kind_at(self.meaning(self.at + 1)).is_none_or(is_end) => {
                let sentence = format!("`{}` has no value", clip(written));
                self.tell(E0111, span, sentence, format!("write {}: and its value", clip(written)));
            }
            _ => {
                let sentence = format!("`{}` stands among fields without a name", clip(written));
                self.tell(E0112, span, sentence, "write the field's name and a colon before it");
            }
        }
    }

    fn field(&mut self) {
        let (span, written) = (self.span(), self.written());
        self.sink.open(Kind::Field, span.start);
        if self.kind() == Some(Kind::Quoted) {
            let inner = Span::new(span.start + 1, span.end - 1);
            let hint = format!("write {}:", clip(&self.text[inner.range()]));
            self.tell(E0112, span, "the name of a field has no quotes", hint);
            self.sink.name(inner);
        } else {
            let raw = if written.starts_with("r#") { 2 } else { 0 };
            self.sink.name(Span::new(span.start + raw, span.end));
        }
        self.bump();
        self.trivia();
        if self.kind() != Some(Kind::Colon) {
            let hint = format!("write {}: and its value", clip(written));
            self.tell(E0111, span, format!("the colon after `{}` is missing", clip(written)), hint);
        }
        if matches!(self.kind(), Some(Kind::Colon | Kind::Equals)) {
            self.bump();
        }
        self.trivia();
        let next = self.meaning(self.at + 1);
        if self.kind() == Some(Kind::Word) && self.kind_at(next) == Some(Kind::Colon) {
            let span = Span::at(self.end);
            self.tell(E0101, span, format!("`{}` has no value", clip(written)), "write the value after the colon");
            self.mended = true;
        } else {
            self.value();
        }
        self.sink.close(self.end);
    }

    fn entry(&mut self) {
        self.sink.open(Kind::Entry, self.span().start);
        self.value();
        self.trivia();
        if self.kind() == Some(Kind::Colon) {
            self.bump();
            self.trivia();
            self.value();
        } else {
            let span = Span::at(self.end);
            self.tell(E0111, span, "a colon is missing here", "write key: value");
        }
        self.sink.close(self.end);
    }

    /// Passes over brackets that are nested too deeply, up to the one that closes them, without going deeper.
    fn pass_over(&mut self, named: bool) {
        self.sink.open(Kind::Wrong, self.span().start);
        if named {
            self.bump();
        }
        let mut level = 0_usize;
        while let Some(kind) = self.kind() {
            if kind.closer().is_some() {
                level += 1;
            } else if kind.is_closer() {
                level = level.saturating_sub(1);
            }
            self.bump();
            if level == 0 && !is_trivia(kind) {
                break;
            }
        }
        self.sink.close(self.end);
    }
}

/// Whether a value cannot go on with this token.
fn is_end(kind: Kind) -> bool {
    kind == Kind::Comma || kind.is_closer()
}
