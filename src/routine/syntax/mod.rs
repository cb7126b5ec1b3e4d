//! The grammar of routines: RON, read without ever giving up.
//!
//! In: any text. Out: a [`Tree`] of it and every mistake of its grammar at once. Readers walk it as [`Value`]s, editors
//! as `rowan`'s lossless tree.
//!
//! Parsing never fails, never panics and never goes deeper than [`DEEPEST`]; the lossless tree is the text, byte for byte; what
//! is read without a mistake equals what the `ron` crate reads. `tests/syntax.rs` holds all of it. Not taken over from
//! RON: type suffixes, byte texts and ranges, which a routine has no use for.
//!
//! It knows no field and no word of the language: the reader above does.
//!
//! Read `kind`, `lexer` (with `unclosed`), `parser` (with `items`), `tree`, `value` (with `escape` and `number`), then
//! `edit` and `format`.
//!
//! ```
//! let tree = stillpoint::routine::syntax::parse("(seconds: 40, side: Each)");
//! let step = tree.root().and_then(|root| root.as_struct()).expect("fields in ( )");
//! assert_eq!(step.fields().map(|field| field.name).collect::<Vec<_>>(), ["seconds", "side"]);
//! ```

pub mod edit;
pub mod format;
pub mod kind;
pub mod value;

mod escape;
mod items;
mod lexer;
mod number;
mod parser;
mod tree;
mod unclosed;

use std::fmt;

use super::codes::file::E0001;
use super::diagnostic::{Diagnostic, Report, Span};
use super::source::LONGEST;
pub use kind::{Kind, Ron};
use lexer::Token;
pub use parser::DEEPEST;
use tree::{Flat, Lossless, Node};
pub use value::{Field, Number, Struct, Value};

/// A node of the lossless tree.
pub type SyntaxNode = rowan::SyntaxNode<Ron>;

/// A text, read.
pub struct Tree<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    nodes: Vec<Node>,
    report: Report,
}

/// Reads `text`. A text of more than [`LONGEST`] bytes is not read: its tree is one token and one mistake.
#[must_use]
pub fn parse(text: &str) -> Tree<'_> {
    if text.len() > LONGEST {
        let wrong = Diagnostic::new(E0001, Span::at(0), format!("the text is longer than {} KiB", LONGEST / 1024));
        let tokens = vec![Token { kind: Kind::Stray, start: 0, end: text.len() }];
        return Tree { text, tokens, nodes: Vec::new(), report: wrong.into() };
    }
    let tokens = lexer::lex(text);
    let mut flat = Flat::default();
    let report = parser::parse(text, &tokens, &mut flat);
    Tree { text, tokens, nodes: flat.nodes, report }
}

impl Tree<'_> {
    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text
    }

    /// Every mistake of the grammar, in the order of the text.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The value of the file, if there is one at all; it may have holes where the report has mistakes.
    #[must_use]
    pub fn root(&self) -> Option<Value<'_>> {
        Value::root(self)
    }

    /// The lossless tree: its text is the text that was read.
    #[must_use]
    pub fn syntax(&self) -> SyntaxNode {
        let mut lossless = Lossless::new(self.text);
        if self.nodes.is_empty() {
            tree::Sink::open(&mut lossless, Kind::File, 0);
            self.tokens.iter().for_each(|token| tree::Sink::token(&mut lossless, *token));
            tree::Sink::close(&mut lossless, self.text.len());
        } else {
            parser::parse(self.text, &self.tokens, &mut lossless);
        }
        SyntaxNode::new_root(lossless.finish())
    }
}

impl fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#?}", self.syntax())
    }
}
