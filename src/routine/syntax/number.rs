//! Reads numbers as they are written.
//!
//! In: the characters of a number. Out: its value, or why it is none. Decimal, hexadecimal, octal and binary numbers,
//! underscores between digits, points and exponents are read as `ron` reads them; its type suffixes (`15u8`, `1.5f32`) are
//! refused, since a routine has plain numbers.
//!
//! It does not judge whether a number is sensible, nor whether it is finite: that is for whoever asks for it.

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// The value of a number; `inf`, `NaN` and a number too large to hold are not finite.
pub(super) fn value(text: &str) -> Result<f64, Malformed> {
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let value = match digits.as_bytes() {
        [b'0', b'x', ..] => based(&digits[2..], 16)?,
        [b'0', b'o', ..] => based(&digits[2..], 8)?,
        [b'0', b'b', ..] => based(&digits[2..], 2)?,
        [b'i', ..] => f64::INFINITY,
        [b'N', ..] => f64::NAN,
        _ => decimal(digits)?,
    };
    // Adding zero makes of `-0` a plain zero.
    Ok(if negative { -value + 0.0 } else { value })
}

fn decimal(digits: &str) -> Result<f64, Malformed> {
    if !digits.contains('_') {
        return finish(digits);
    }
    let mut plain = String::with_capacity(digits.len());
    let mut allowed = false;
    for letter in digits.chars() {
        match letter {
            '_' if allowed => continue,
            '_' => return Err(Malformed),
            '0'..='9' | 'e' | 'E' => allowed = true,
            '.' => allowed = false,
            _ => {}
        }
        plain.push(letter);
    }
    finish(&plain)
}

fn finish(digits: &str) -> Result<f64, Malformed> {
    // The standard library also knows `infinity` and `nan`.
    let plain = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-');
    if digits.bytes().all(plain) { digits.parse().map_err(|_| Malformed) } else { Err(Malformed) }
}

fn based(digits: &str, base: u32) -> Result<f64, Malformed> {
    if digits.is_empty() || digits.starts_with('_') {
        return Err(Malformed);
    }
    let mut value = 0_u64;
    for letter in digits.chars().filter(|letter| *letter != '_') {
        let digit = letter.to_digit(base).ok_or(Malformed)?;
        value = value.checked_mul(u64::from(base)).and_then(|v| v.checked_add(u64::from(digit))).ok_or(Malformed)?;
    }
    #[expect(clippy::cast_precision_loss, reason = "beyond 2^53 the nearest number is what `ron` gives as well")]
    Ok(value as f64)
}

/// The plain number at the beginning of something that is none, such as `40` of `40s`, to offer it.
pub(super) fn beginning(text: &str) -> Option<&str> {
    let unsigned = text.trim_start_matches(['+', '-']);
    let digits = unsigned.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(unsigned.len());
    let plain = text[..text.len() - unsigned.len() + digits].trim_end_matches('.');
    (plain.len() < text.len() && plain.ends_with(|letter: char| letter.is_ascii_digit()) && value(plain).is_ok())
        .then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_ron_reads_them() {
        for text in
            ["0", "-7", "+5", "1.", ".5", "1e3", "2.5E-3", "1_000", "1e_5", "0x1F", "-0b101", "0o17", "-.25", "1.e2"]
        {
            let theirs: ron::Value = ron::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let ron::Value::Number(theirs) = theirs else { panic!("{text} is a number") };
            let ours = value(text).expect("a number");
            assert!((ours - theirs.into_f64()).abs() <= f64::from(f32::EPSILON) * ours.abs(), "{text}: {ours}");
        }
    }

    #[test]
    fn what_is_no_plain_number_is_refused() {
        for text in ["1.5x", "40s", "1e", "1.2.3", "0x", "0x_1", "0b2", "1._5", "12u8", "1.0f32", "0xFFFFFFFFFFFFFFFFF"]
        {
            assert_eq!(value(text), Err(Malformed), "{text}");
        }
        assert_eq!(beginning("40s"), Some("40"));
        assert_eq!(beginning("-2.5cm"), Some("-2.5"));
        assert_eq!(beginning("1.2.3"), None);
    }
}
