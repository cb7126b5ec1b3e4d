//! Changes one value of a text and leaves every other byte as it is.
//!
//! In: a [`Tree`] without mistakes, a path such as `steps[2].seconds`, and what to write there. Out: the new text, in which
//! comments, blanks and the order of fields are untouched.
//!
//! The new text is read again before it is given out: a change can never make a text that cannot be read.
//!
//! It replaces values that are there; it adds no field and takes none away. It does not know which values make sense.

use thiserror::Error;

use super::kind::Kind;
use super::{SyntaxNode, Tree, parse};
use crate::routine::diagnostic::Report;

/// Why a value was not changed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EditError {
    /// The text has mistakes of its grammar, so that a path could mean the wrong place.
    #[error("the text has mistakes; mend them first")]
    Unreadable,
    /// The path is not written as `name`, `name[2]`, `name.other`.
    #[error("`{0}` is no path such as steps[2].seconds")]
    Path(String),
    /// There is no value at this place of the path.
    #[error("there is no `{0}`")]
    Missing(String),
    /// A field of the path is written twice.
    #[error("`{0}` is written twice")]
    Twice(String),
    /// What was to be written is not one value.
    #[error("`{0}` is not one value")]
    Value(String),
}

/// One step of a path.
enum Part<'p> {
    Field(&'p str),
    Entry(usize),
}

/// The text with `new` written as the value at `path`; entries of lists are counted from 0.
///
/// # Errors
/// Nothing is changed if the text has mistakes, if there is not exactly one value at the path, or if `new` is not a value.
pub fn replace(tree: &Tree<'_>, path: &str, new: &str) -> Result<String, EditError> {
    if tree.report().has_errors() {
        return Err(EditError::Unreadable);
    }
    let value = value_of(new)?;
    let file = tree.syntax();
    let mut node = values(&file).next().ok_or_else(|| EditError::Missing(path.to_owned()))?;
    for (part, written) in parts(path)? {
        let missing = || EditError::Missing(written.to_owned());
        node = match part {
            Part::Entry(number) => values(&node).nth(number).ok_or_else(missing)?,
            Part::Field(name) => {
                let mut fields =
                    node.children().filter(|child| child.kind() == Kind::Field && field_name(child) == name);
                let field = fields.next().ok_or_else(missing)?;
                if fields.next().is_some() {
                    return Err(EditError::Twice(written.to_owned()));
                }
                values(&field).next().ok_or_else(missing)?
            }
        };
    }
    let text = SyntaxNode::new_root(node.replace_with(value.green().into_owned())).to_string();
    // A word that now touches a bracket or another word would be read as something else.
    if parse(&text).report().has_errors() { Err(EditError::Value(new.to_owned())) } else { Ok(text) }
}

/// The node of a text that is one value and nothing else.
fn value_of(text: &str) -> Result<SyntaxNode, EditError> {
    let tree = parse(text);
    let whole = |node: &SyntaxNode| node.text_range().len() == rowan::TextSize::of(text);
    let not_one = || EditError::Value(text.to_owned());
    if *tree.report() != Report::new() {
        return Err(not_one());
    }
    tree.syntax().first_child().filter(whole).ok_or_else(not_one)
}

/// The nodes of values directly inside a node.
fn values(node: &SyntaxNode) -> impl Iterator<Item = SyntaxNode> {
    node.children().filter(|child| !matches!(child.kind(), Kind::Attribute | Kind::Field | Kind::Entry))
}

fn field_name(field: &SyntaxNode) -> String {
    let word = field.first_token().map(|token| token.text().to_owned()).unwrap_or_default();
    word.strip_prefix("r#").map(str::to_owned).unwrap_or(word)
}

/// The steps of a path, each with the path up to it.
fn parts(path: &str) -> Result<Vec<(Part<'_>, &str)>, EditError> {
    let wrong = || EditError::Path(path.to_owned());
    let mut parts = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let rest = &path[at..];
        if let Some(inside) = rest.strip_prefix('[') {
            let (number, _) = inside.split_once(']').ok_or_else(wrong)?;
            at += number.len() + 2;
            parts.push((Part::Entry(number.parse().map_err(|_| wrong())?), &path[..at]));
        } else {
            let name = if at == 0 { rest } else { rest.strip_prefix('.').ok_or_else(wrong)? };
            let length = name.find(['.', '[']).unwrap_or(name.len());
            if length == 0 {
                return Err(wrong());
            }
            at += rest.len() - name.len() + length;
            parts.push((Part::Field(&name[..length]), &path[..at]));
        }
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = "// why\nRoutine(\n  steps: [ (id: \"a\"), (id: \"b\", /* long */ seconds: 40 ,), ],\n)\n";

    #[test]
    fn only_the_value_at_the_path_changes() {
        let new = replace(&parse(STEP), "steps[1].seconds", "25.5").expect("it is there");
        assert_eq!(new, STEP.replace("40", "25.5"));
        let new = replace(&parse(STEP), "steps[0]", "(id: \"c\")").expect("it is there");
        assert_eq!(new, STEP.replace("(id: \"a\")", "(id: \"c\")"));
    }

    #[test]
    fn a_change_that_cannot_be_made_says_why() {
        let refused =
            |text: &str, path, new| replace(&parse(text), path, new).expect_err("it should be refused").to_string();
        assert_eq!(refused(STEP, "steps[2].seconds", "1"), "there is no `steps[2]`");
        assert_eq!(refused(STEP, "steps[1].pressure", "1"), "there is no `steps[1].pressure`");
        assert_eq!(refused(STEP, "steps[x]", "1"), "`steps[x]` is no path such as steps[2].seconds");
        assert_eq!(refused(STEP, "steps[1].seconds", "1, side: Left"), "`1, side: Left` is not one value");
        assert_eq!(refused(STEP, "steps[1].seconds", "1 // so"), "`1 // so` is not one value");
        assert_eq!(refused("(a: 1, a: 2)", "a", "3"), "`a` is written twice");
        assert_eq!(refused("(a: 1", "a", "3"), "the text has mistakes; mend them first");
    }
}
