//! Bracketed fields: opens them once, reports unknown, double and missing ones, and hands out their values.

use super::Reader;
use crate::routine::codes::fields::{E0201, E0202, E0203, E0205};
use crate::routine::diagnostic::{Diagnostic, Span, nearest};
use crate::routine::syntax::value::{Field, Value};

/// The fields of one pair of brackets.
pub(super) struct Fields<'t> {
    /// What they are the fields of, in an author's words: `a step`.
    what: &'static str,
    /// Where a missing field is reported: the name or the opening bracket.
    head: Span,
    written: Vec<Field<'t>>,
}

impl<'t> Fields<'t> {
    /// Opens a value as fields, of which `known` are the names. None when it is something else, which is reported.
    pub(super) fn open(
        reader: &mut Reader<'_>,
        value: Value<'t>,
        what: &'static str,
        known: &[&'static str],
    ) -> Option<Self> {
        if value.is_wrong() {
            return None;
        }
        let Some(bracket) = value.as_struct() else {
            let sentence = format!("{what} is written as fields in ( ), not as {}", value.in_words());
            reader.wrong(Diagnostic::new(E0203, value.span(), sentence));
            return None;
        };
        let mut fields: Vec<Field<'t>> = Vec::new();
        for field in bracket.fields() {
            if !known.contains(&field.name) {
                let sentence = format!("{what} has no field `{}`", field.name);
                let wrong = Diagnostic::new(E0201, field.name_span, sentence);
                reader.wrong(match nearest(field.name, known.iter().copied()) {
                    Some(name) => wrong.hint(format!("did you mean `{name}`?")),
                    None => wrong.hint(format!("the fields are {}", known.join(", "))),
                });
            } else if fields.iter().any(|other| other.name == field.name) {
                let sentence = format!("`{}` is written twice", field.name);
                reader.wrong(Diagnostic::new(E0205, field.name_span, sentence).hint("delete one of the two"));
            } else {
                fields.push(field);
            }
        }
        let head = bracket.name.map_or(Span::new(bracket.span.start, bracket.span.start + 1), |(_, span)| span);
        Some(Self { what, head, written: fields })
    }

    /// The value of a field, if it is written and not `None`.
    pub(super) fn get(&self, name: &str) -> Option<Value<'t>> {
        let field = self.written.iter().find(|field| field.name == name)?;
        field.value.and_then(Value::optional)
    }

    /// Whether a field is written at all, even wrongly.
    pub(super) fn has(&self, name: &str) -> bool {
        self.written.iter().any(|field| field.name == name)
    }

    /// The value of a field that has to be there; a missing one is reported with an example.
    pub(super) fn need(&self, reader: &mut Reader<'_>, name: &str, example: &str) -> Option<Value<'t>> {
        if !self.has(name) {
            let sentence = format!("{} needs `{name}`", self.what);
            reader.wrong(Diagnostic::new(E0202, self.head, sentence).hint(format!("write {name}: {example},")));
        }
        self.get(name)
    }

    /// Where the fields begin.
    pub(super) const fn head(&self) -> Span {
        self.head
    }
}
