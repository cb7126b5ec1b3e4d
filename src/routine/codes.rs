//! Every mistake the language knows, each with a code, a title and the long reason that `check --explain` prints.
//!
//! In: a code as text (`"E0102"`). Out: its [`Explanation`]. The codes themselves are constants of the families
//! below; a diagnostic holds one.
//!
//! A code never changes its meaning and is never used again once retired; `tests/syntax.rs` holds that each is
//! written once, in order, with a title and a reason. Families: `E00` file and encoding, `E01` syntax, `E02` fields
//! and types, `E03` numbers, `E04` names, `E05` sides and zones, `E06` words, `E07` prescriptions, `E08` own places, `W…` warnings of the same families.
//!
//! It does not decide when a code applies: the parser, the reader and the rules do.

use std::fmt;

pub mod fields;
pub mod file;
pub mod grammar;
pub mod names;
pub mod places;
pub mod prescriptions;
pub mod sides;
pub mod warnings;
pub mod words;

/// The code of a mistake: `E` for an error or `W` for a warning, two digits of family, two of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// The code with this text; written through [`codes!`] only, so that none goes without an explanation.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The code as it is printed, such as `E0102`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether the code is that of a warning.
    #[must_use]
    pub fn is_warning(self) -> bool {
        self.0.starts_with('W')
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What a code means.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// One short sentence, lower case, without a full stop.
    pub title: &'static str,
    /// Why it is a mistake and what to do: a paragraph for the author of a routine.
    pub reason: &'static str,
}

/// Writes a family of codes: a constant for each, and the table `ALL` of their explanations.
macro_rules! codes {
    ($($code:ident: $title:literal, $reason:literal;)+) => {
        $(
            #[doc = $title]
            pub const $code: $crate::routine::codes::Code = $crate::routine::codes::Code::new(stringify!($code));
        )+

        /// The family, in the order of its numbers.
        pub const ALL: &[$crate::routine::codes::Explanation] = &[
            $($crate::routine::codes::Explanation { code: $code, title: $title, reason: $reason },)+
        ];
    };
}
pub(crate) use codes;

/// The families, in the order of their numbers.
const FAMILIES: &[&[Explanation]] = &[
    file::ALL,
    grammar::ALL,
    fields::ALL,
    names::ALL,
    sides::ALL,
    words::ALL,
    prescriptions::ALL,
    places::ALL,
    warnings::ALL,
];

/// All codes with their explanations, in the order of their numbers.
pub fn all() -> impl Iterator<Item = &'static Explanation> {
    FAMILIES.iter().copied().flatten()
}

/// The explanation of a code, written in either case; `None` if there is no such code.
#[must_use]
pub fn explain(code: &str) -> Option<&'static Explanation> {
    all().find(|known| known.code.as_str().eq_ignore_ascii_case(code))
}
