//! Which kind of file a text is, by the name that its value begins with.

use crate::routine::source::Source;
use crate::routine::syntax;

/// The kinds of files that people write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// `Routine(…)`, and whatever is none of the others.
    #[default]
    Routine,
    /// `Prescription(…)`.
    Prescription,
    /// `Places(…)`, or a file of the name `places.ron`.
    Places,
}

/// The kind of a file; its mistakes are told when it is read as that.
#[must_use]
pub fn kind(source: &Source) -> Kind {
    let tree = syntax::parse(source.text());
    match tree.root().and_then(|value| value.name()).map(|(name, _)| name) {
        Some("Prescription") => Kind::Prescription,
        Some("Places") => Kind::Places,
        Some("Routine") => Kind::Routine,
        _ if super::id_of(source.name()) == "places" => Kind::Places,
        _ => Kind::Routine,
    }
}
