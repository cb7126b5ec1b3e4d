//! Reads the escapes of texts and letters.
//!
//! In: what stands between the quotes. Out: the letters that are meant, or the stretches that are no escape. All escapes of
//! RON are known: `\n \r \t \0 \\ \" \'`, `\x41`, several `\x` that make one letter in UTF-8, `\u{e9}`, and a
//! backslash at the end of a line, which swallows the blanks up to the next letter.
//!
//! Its work grows with the length of the text only. It does not look for quotes; the lexer has.

use std::borrow::Cow;

use crate::routine::diagnostic::Span;

/// A part of a text.
enum Part<'t> {
    /// Letters that stand for themselves.
    Plain(&'t str),
    /// The letter that an escape means.
    Letter(char),
    /// A stretch of the content that is no escape.
    Wrong(Span),
}

/// The text that is meant by `content`; what is no escape is kept as it is written.
pub(super) fn meant(content: &str) -> Cow<'_, str> {
    if !content.contains('\\') {
        return Cow::Borrowed(content);
    }
    let mut text = String::with_capacity(content.len());
    walk(content, |part| match part {
        Part::Plain(plain) => text.push_str(plain),
        Part::Letter(letter) => text.push(letter),
        Part::Wrong(span) => text.push_str(&content[span.range()]),
    });
    Cow::Owned(text)
}

/// The stretches of `content` that begin like an escape and are none.
pub(super) fn wrong(content: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    if content.contains('\\') {
        walk(content, |part| {
            if let Part::Wrong(span) = part {
                spans.push(span);
            }
        });
    }
    spans
}

fn walk<'t>(content: &'t str, mut part: impl FnMut(Part<'t>)) {
    let mut at = 0;
    while let Some(length) = content[at..].find('\\') {
        let backslash = at + length;
        if length > 0 {
            part(Part::Plain(&content[at..backslash]));
        }
        let rest = &content[backslash + 1..];
        at = if rest.starts_with('\n') || rest.starts_with("\r\n") {
            content.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len()
        } else if let Some((meant, length)) = letter(rest) {
            part(Part::Letter(meant));
            backslash + 1 + length
        } else {
            let end = backslash + 1 + rest.chars().next().map_or(0, char::len_utf8);
            part(Part::Wrong(Span::new(backslash, end)));
            end
        };
    }
    if at < content.len() {
        part(Part::Plain(&content[at..]));
    }
}

/// The letter that the escape at the start of `rest`, after its backslash, means, and its length in bytes.
fn letter(rest: &str) -> Option<(char, usize)> {
    match rest.as_bytes().first()? {
        b'n' => Some(('\n', 1)),
        b'r' => Some(('\r', 1)),
        b't' => Some(('\t', 1)),
        b'0' => Some(('\0', 1)),
        quote @ (b'\'' | b'"' | b'\\') => Some((char::from(*quote), 1)),
        b'x' => by_bytes(rest),
        b'u' => by_number(rest),
        _ => None,
    }
}

/// `x41`, or `xC3\xA9`: up to four bytes that make one letter.
fn by_bytes(rest: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut at = 0;
    for count in 1..=bytes.len() {
        if count > 1 {
            rest.get(at..)?.strip_prefix('\\')?;
            at += 1;
        }
        let digits = rest.get(at..)?.strip_prefix('x')?.get(..2)?;
        bytes[count - 1] = u8::try_from(hex(digits)?).ok()?;
        at += 3;
        if let Ok(whole) = std::str::from_utf8(&bytes[..count]) {
            return whole.chars().next().map(|letter| (letter, at));
        }
    }
    None
}

/// `u{e9}`: one to six digits.
fn by_number(rest: &str) -> Option<(char, usize)> {
    let inside = rest.strip_prefix("u{")?;
    // No further than six digits and the bracket, so that a long text without one is not walked again and again.
    let length = inside.bytes().take(7).position(|byte| byte == b'}')?;
    char::from_u32(hex(&inside[..length])?).map(|letter| (letter, length + 3))
}

fn hex(digits: &str) -> Option<u32> {
    // `from_str_radix` would take a sign.
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_mean_what_they_mean_in_ron() {
        assert_eq!(meant(r#"a\n\t\\\"\'\0"#), "a\n\t\\\"'\0");
        assert_eq!(meant(r"\x41\xC3\xA9\u{e9}\u{1F642}"), "Aéé🙂");
        assert_eq!(meant("one \\\n   two \\\r\n three"), "one two three");
        assert!(matches!(meant("plain é"), Cow::Borrowed("plain é")));
    }

    #[test]
    fn what_is_no_escape_is_found_and_kept() {
        let content = r"\q a \u{110000} \xC3 \x+1 é\é";
        let found: Vec<_> = wrong(content).into_iter().map(|span| &content[span.range()]).collect();
        assert_eq!(found, [r"\q", r"\u", r"\x", r"\x", r"\é"]);
        assert_eq!(meant(content), content);
    }
}
