//! The flat tree as values: what a reader of routines asks for.
//!
//! In: a [`Tree`]. Out: structs, lists, texts, numbers and words with their spans, as they are written: duplicate fields
//! are there twice, in their order.
//!
//! Each `as_` gives `None` if the value is of another kind. A value that the parser has already complained of is
//! [`wrong`](Value::is_wrong): a reader passes over it and says nothing more.
//!
//! It knows no field of the language and does not judge.

use std::borrow::Cow;

use super::kind::Kind;
use super::tree::Node;
use super::{Tree, escape, number};
use crate::routine::codes::fields::E0301;
use crate::routine::diagnostic::{Diagnostic, Span};

/// A value and where it stands.
#[derive(Clone, Copy)]
pub struct Value<'t> {
    tree: &'t Tree<'t>,
    index: usize,
}

/// Fields in round brackets, with or without a name before them.
#[derive(Clone, Copy)]
pub struct Struct<'t> {
    /// The name before the bracket and its span.
    pub name: Option<(&'t str, Span)>,
    /// From the name or bracket to the closing bracket.
    pub span: Span,
    value: Value<'t>,
}

/// A field as it is written.
#[derive(Clone, Copy)]
pub struct Field<'t> {
    /// Its name.
    pub name: &'t str,
    /// Where its name stands.
    pub name_span: Span,
    /// From its name to the end of its value.
    pub span: Span,
    /// Its value; `None` if it is missing, which has been reported.
    pub value: Option<Value<'t>>,
}

/// A finite number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number<'t> {
    /// Its value.
    pub value: f64,
    /// As it is written.
    pub text: &'t str,
    /// Where it stands.
    pub span: Span,
}

impl Number<'_> {
    /// Whether it has no fraction.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        // The fraction of a finite number is exact, so zero means zero.
        self.value.fract().abs() < f64::MIN_POSITIVE
    }
}

impl<'t> Value<'t> {
    pub(super) fn root(tree: &'t Tree<'t>) -> Option<Self> {
        // The node of the file comes first, then the lines for the reader, then the value.
        let file = Value { tree, index: 0 };
        let end = tree.nodes.first()?.after;
        file.children(end).find(|child| child.kind() != Kind::Attribute)
    }

    fn node(&self) -> &'t Node {
        &self.tree.nodes[self.index]
    }

    fn children(self, end: usize) -> impl Iterator<Item = Value<'t>> {
        let mut next = self.index + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(Value { tree: self.tree, index: next })?;
            next = child.node().after;
            Some(child)
        })
    }

    fn values(self) -> impl Iterator<Item = Value<'t>> {
        self.children(self.node().after).filter(|child| !matches!(child.kind(), Kind::Field | Kind::Entry))
    }

    fn slice(&self, span: Span) -> &'t str {
        &self.tree.text[span.range()]
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.node().kind
    }

    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node().span
    }

    /// As it is written.
    #[must_use]
    pub fn written(&self) -> &'t str {
        self.slice(self.span())
    }

    /// What it is, in an author's words, such as `a number`.
    #[must_use]
    pub fn in_words(&self) -> &'static str {
        self.kind().in_words()
    }

    /// Whether it has been reported as wrong already.
    #[must_use]
    pub fn is_wrong(&self) -> bool {
        self.kind() == Kind::Wrong
    }

    /// Fields in round brackets; empty brackets have none.
    #[must_use]
    pub fn as_struct(self) -> Option<Struct<'t>> {
        matches!(self.kind(), Kind::Struct | Kind::Unit).then(|| Struct {
            name: self.name(),
            span: self.span(),
            value: self,
        })
    }

    /// The word of a bare word, or the one before a bracket: `Hold` of both `Hold` and `Hold(grip: Pinch)`.
    #[must_use]
    pub fn name(&self) -> Option<(&'t str, Span)> {
        match self.kind() {
            Kind::Name => {
                let span = self.span();
                let written = self.slice(span);
                let word = written.strip_prefix("r#").unwrap_or(written);
                Some((word, Span::new(span.end - word.len(), span.end)))
            }
            Kind::Struct | Kind::Tuple | Kind::Unit => {
                let span = self.node().name;
                (span.start < span.end).then(|| (self.slice(span), span))
            }
            _ => None,
        }
    }

    /// The entries of a list in square brackets.
    #[must_use]
    pub fn as_list(self) -> Option<impl Iterator<Item = Value<'t>>> {
        (self.kind() == Kind::List).then(|| self.values())
    }

    /// The values without names in round brackets.
    #[must_use]
    pub fn as_tuple(self) -> Option<impl Iterator<Item = Value<'t>>> {
        matches!(self.kind(), Kind::Tuple | Kind::Unit).then(|| self.values())
    }

    /// The entries of a map in curly brackets; the value is `None` if it is missing, which has been reported.
    #[must_use]
    pub fn as_map(self) -> Option<impl Iterator<Item = (Value<'t>, Option<Value<'t>>)>> {
        (self.kind() == Kind::Map).then(|| {
            self.children(self.node().after).filter(|child| child.kind() == Kind::Entry).filter_map(|entry| {
                let mut parts = entry.children(entry.node().after);
                Some((parts.next()?, parts.next()))
            })
        })
    }

    /// The text in quotes, its escapes read.
    #[must_use]
    pub fn as_string(&self) -> Option<Cow<'t, str>> {
        if self.kind() != Kind::Text {
            return None;
        }
        let written = self.written();
        Some(match written.strip_prefix('r') {
            None => escape::meant(&written[1..written.len() - 1]),
            Some(raw) => {
                let hashes = raw.len() - raw.trim_start_matches('#').len();
                Cow::Borrowed(&raw[hashes + 1..raw.len() - hashes - 1])
            }
        })
    }

    /// The letter in single quotes.
    #[must_use]
    pub fn as_letter(&self) -> Option<char> {
        let written = (self.kind() == Kind::Letter).then(|| self.written())?;
        escape::meant(&written[1..written.len() - 1]).chars().next()
    }

    /// The number.
    ///
    /// # Errors
    /// `inf`, `NaN` and numbers too large to hold are refused; the mistake is ready to report.
    #[must_use]
    pub fn as_number(&self) -> Option<Result<Number<'t>, Diagnostic>> {
        if self.kind() != Kind::Number {
            return None;
        }
        let (text, span) = (self.written(), self.span());
        Some(match number::value(text) {
            Ok(value) if value.is_finite() => Ok(Number { value, text, span }),
            _ => Err(Diagnostic::new(E0301, span, format!("`{}` is not an ordinary number", clip(text)))),
        })
    }

    /// `true` or `false`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        (self.kind() == Kind::Truth).then(|| self.written() == "true")
    }

    /// A word that stands alone, such as `Each`.
    #[must_use]
    pub fn as_ident(&self) -> Option<&'t str> {
        if self.kind() == Kind::Name { self.name().map(|(word, _)| word) } else { None }
    }

    /// Whether it is `None`.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.kind() == Kind::None
    }

    /// What `Some(…)` holds.
    #[must_use]
    pub fn as_some(self) -> Option<Value<'t>> {
        if self.kind() == Kind::Some { self.values().next() } else { None }
    }

    /// What an optional field holds: nothing for `None`, the inner value for `Some(…)`, else the value itself.
    #[must_use]
    pub fn optional(self) -> Option<Value<'t>> {
        match self.kind() {
            Kind::None => None,
            Kind::Some => self.values().next().and_then(Value::optional),
            _ => Some(self),
        }
    }
}

impl<'t> Struct<'t> {
    /// Its fields, in the order of the text, those written twice too.
    pub fn fields(self) -> impl Iterator<Item = Field<'t>> {
        let value = self.value;
        value.children(value.node().after).filter(|child| child.kind() == Kind::Field).map(|field| {
            let node = field.node();
            Field {
                name: field.slice(node.name),
                name_span: node.name,
                span: node.span,
                value: field.children(node.after).next(),
            }
        })
    }
}

/// The first characters of a text that is quoted in a sentence.
pub(super) fn clip(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(40) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
