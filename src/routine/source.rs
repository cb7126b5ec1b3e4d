//! The text of a routine, taken from the bytes of a file, or refused with a reason.
//!
//! In: a name and bytes. Out: a [`Source`], or the [`Report`] of why not: too long, not UTF-8, UTF-16, a byte-order mark,
//! control characters, or nothing in it.
//!
//! A source is at most [`LONGEST`] bytes of valid UTF-8 with no control character but tab and line end, so whatever reads
//! it does bounded work (`tests/syntax/hostile.rs`).
//!
//! It opens no file; `library` does.

use super::codes::file::{E0001, E0002, E0003, E0004, E0005, E0006};
use super::diagnostic::{Diagnostic, Report, Span};

/// The longest file that is read, in bytes: six times an hour's routine with every word written out.
pub const LONGEST: usize = 256 * 1024;

/// The most control characters that are told one by one.
const MOST_TOLD: usize = 20;

/// A text with the name to call it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// Takes the bytes of a file as text.
    ///
    /// # Errors
    /// The report says why the bytes are no text of ours. Its spans count bytes of the file; a line that they name
    /// is also in the sentence, since there may be no text to show it in.
    pub fn from_bytes(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Report> {
        let whole = Span::new(0, bytes.len().min(1));
        if bytes.len() > LONGEST {
            let sentence =
                format!("the file has {} KiB; at most {} are read", bytes.len().div_ceil(1024), LONGEST / 1024);
            return Err(Diagnostic::new(E0001, whole, sentence).hint("split it into several routines").into());
        }
        if let Some(order) = utf16(bytes) {
            let sentence = format!("the file is UTF-16 ({order}), not UTF-8");
            return Err(Diagnostic::new(E0003, whole, sentence).hint("save the file as UTF-8").into());
        }
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            let wrong = Diagnostic::new(E0004, Span::new(0, 3), "the file begins with an invisible byte-order mark");
            return Err(wrong.hint("save the file as UTF-8 without BOM").into());
        }
        let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
        let controls: Report = controls(text).take(MOST_TOLD).collect();
        if !controls.is_empty() {
            return Err(controls);
        }
        if text.trim().is_empty() {
            return Err(empty().into());
        }
        Ok(Self { name: name.into(), text: text.to_owned() })
    }

    /// The name of the file, as it is shown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// The mistake of a file with nothing in it, or nothing but comments.
pub(super) fn empty() -> Diagnostic {
    Diagnostic::new(E0006, Span::at(0), "there is nothing in the file").hint("begin with Routine( and end with )")
}

/// The byte order, if the bytes look like UTF-16: by its mark, or by zeros in every other of the first bytes.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, ..] | [1..=0x7F, 0, 1..=0x7F, 0, ..] => Some("little endian"),
        [0xFE, 0xFF, ..] | [0, 1..=0x7F, 0, 1..=0x7F, ..] => Some("big endian"),
        _ => None,
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> Report {
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    let sentence = format!("the byte 0x{:02X} in line {line} (byte {at} of the file) is not UTF-8", bytes[at]);
    Diagnostic::new(E0002, Span::new(at, at + 1), sentence).hint("save the file as UTF-8").into()
}

fn controls(text: &str) -> impl Iterator<Item = Diagnostic> + '_ {
    let refused = |letter: &char| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r');
    text.char_indices().filter(move |(_, letter)| refused(letter)).map(|(at, letter)| {
        let name = if letter == '\0' { "NUL".to_owned() } else { format!("U+{:04X}", u32::from(letter)) };
        let sentence = format!("there is a control character ({name}) that no editor shows");
        Diagnostic::new(E0005, Span::new(at, at + letter.len_utf8()), sentence).hint("delete it")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        let report = Source::from_bytes("a.ron", bytes).expect_err("it should be refused");
        report.diagnostics().iter().map(|d| format!("{} {}", d.code, d.sentence)).collect::<Vec<_>>().join("\n") + "\n"
    }

    #[test]
    fn what_is_no_text_of_ours_is_refused_with_its_reason() {
        assert_eq!(refusal(&vec![b' '; LONGEST + 1]), "E0001 the file has 257 KiB; at most 256 are read\n");
        assert_eq!(refusal(b"(\n a: \xFF)"), "E0002 the byte 0xFF in line 2 (byte 6 of the file) is not UTF-8\n");
        assert_eq!(refusal(b"\xFF\xFE(\0)\0"), "E0003 the file is UTF-16 (little endian), not UTF-8\n");
        assert_eq!(refusal(b"\0(\0)"), "E0003 the file is UTF-16 (big endian), not UTF-8\n");
        assert_eq!(refusal(b"\xEF\xBB\xBF()"), "E0004 the file begins with an invisible byte-order mark\n");
        assert_eq!(refusal(b"(a\0)"), "E0005 there is a control character (NUL) that no editor shows\n");
        assert_eq!(refusal(b" \n\t"), "E0006 there is nothing in the file\n");
        assert_eq!(refusal(&[0; 400]).lines().count(), MOST_TOLD);
    }

    #[test]
    fn a_text_of_exactly_the_longest_length_is_taken() {
        assert!(Source::from_bytes("a.ron", &vec![b'x'; LONGEST]).is_ok());
    }
}
