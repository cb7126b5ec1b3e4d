//! The trees that the parser fills: a flat one for readers, a lossless one for editors.
//!
//! In: what the parser finds, in the order of the text. Out: either a list of [`Node`]s in which each knows where its
//! children end, or `rowan`'s green tree, which holds every byte.
//!
//! Reading a thousand routines walks only flat lists; the lossless tree is built from the same tokens by the same parser
//! when someone edits or formats.

use rowan::{GreenNode, GreenNodeBuilder, Language};

use super::kind::{Kind, Ron};
use super::lexer::Token;
use crate::routine::diagnostic::Span;

/// Takes what the parser finds.
pub(super) trait Sink {
    /// A node begins at `start`.
    fn open(&mut self, kind: Kind, start: usize);
    /// The innermost open node is called by the text of `span`.
    fn name(&mut self, span: Span);
    /// A token of the innermost open node.
    fn token(&mut self, token: Token);
    /// The innermost open node ends at `end`.
    fn close(&mut self, end: usize);
}

/// A node of the flat tree; its children follow it, up to `after`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) span: Span,
    /// The name of a struct or field; of no width if there is none.
    pub(super) name: Span,
    /// The index after its last descendant.
    pub(super) after: usize,
}

/// The flat tree, in the order of the text.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) nodes: Vec<Node>,
    open: Vec<usize>,
}

impl Sink for Flat {
    fn open(&mut self, kind: Kind, start: usize) {
        self.open.push(self.nodes.len());
        self.nodes.push(Node { kind, span: Span::at(start), name: Span::at(start), after: 0 });
    }

    fn name(&mut self, span: Span) {
        if let Some(node) = self.open.last() {
            self.nodes[*node].name = span;
        }
    }

    fn token(&mut self, _: Token) {}

    fn close(&mut self, end: usize) {
        let after = self.nodes.len();
        if let Some(node) = self.open.pop() {
            let node = &mut self.nodes[node];
            node.after = after;
            node.span.end = end.max(node.span.start);
        }
    }
}

/// The lossless tree.
pub(super) struct Lossless<'t> {
    text: &'t str,
    builder: GreenNodeBuilder<'static>,
}

impl<'t> Lossless<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, builder: GreenNodeBuilder::new() }
    }

    pub(super) fn finish(self) -> GreenNode {
        self.builder.finish()
    }
}

impl Sink for Lossless<'_> {
    fn open(&mut self, kind: Kind, _: usize) {
        self.builder.start_node(Ron::kind_to_raw(kind));
    }

    fn name(&mut self, _: Span) {}

    fn token(&mut self, token: Token) {
        self.builder.token(Ron::kind_to_raw(token.kind), &self.text[token.start..token.end]);
    }

    fn close(&mut self, _: usize) {
        self.builder.finish_node();
    }
}
