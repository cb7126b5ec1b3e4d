//! Guesses where a text whose closing quote was forgotten should have ended.
//!
//! In: the text of the file and where the content of the broken text begins. Out: the byte where it probably ends.
//!
//! A good guess keeps one mistake from becoming ten; a bad one does no harm beyond its line. It never looks at more than
//! the line, or the text up to the next quote.

/// The end of an unclosed text that is cut off at the end of its line: the brackets and commas at the end of the line are
/// left outside, but for those closing brackets that were opened inside the text.
pub(super) fn in_line(text: &str, content: usize, line_end: usize) -> usize {
    let line = &text[content..line_end.max(content)];
    let mut end = line.trim_end_matches([')', ']', '}', ',', ' ', '\t', '\r']).len();
    let inside = &line[..end];
    let opened = inside.matches('(').count();
    let mut owed = opened.saturating_sub(inside.matches(')').count());
    for byte in line[end..].bytes() {
        if owed == 0 || byte != b')' {
            break;
        }
        owed -= 1;
        end += 1;
    }
    content + end
}

/// If a text looks as if it ran on into the next field, as `"Let go, short: "` does in `text: "Let go, short: "Let"`: the
/// byte of the comma before that field.
///
/// `content` is the first byte inside the quotes, `quote` the byte of the closing quote.
pub(super) fn before_next_field(text: &str, content: usize, quote: usize) -> Option<usize> {
    // Only a letter right after the quote betrays that this quote was meant to open, not to close.
    if !text[quote + 1..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let field = text[content..quote].trim_end().strip_suffix(':')?.trim_end();
    let before = field.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    let comma = before.trim_end().strip_suffix(',')?;
    (before.len() < field.len()).then(|| content + comma.len())
}
