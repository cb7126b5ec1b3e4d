//! Texts made to break a reader: each is refused or read in under a tenth of a second, and comes back byte for byte.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use stillpoint::routine::diagnostic::show;
use stillpoint::routine::source::{LONGEST, Source};
use stillpoint::routine::syntax::{edit, format, parse};

/// A text as long as a file may be, made of `part`, between `start` and `end`.
fn full_of(start: &str, part: &str, end: &str) -> String {
    let times = (LONGEST - start.len() - end.len()) / part.len();
    format!("{start}{}{end}", part.repeat(times))
}

#[test]
fn hostile_texts_are_read_or_refused_quickly() {
    let cases = [
        full_of("", "[", ""),
        full_of("", "(", ""),
        full_of("", "{", ""),
        full_of("", "(a:", ""),
        full_of("", "Some(", ""),
        full_of("", "[(", ""),
        full_of("", ")", ""),
        full_of("", "])", ""),
        full_of("(a: \"", "\\n", "\")"),
        full_of("(a: \"", "\\q", "\")"),
        full_of("(a: \"", "\\u{", "\")"),
        full_of("(a: \"", "\\xC3", "\")"),
        full_of("(a: ", "9", ")"),
        full_of("(a: 0x", "F", ")"),
        full_of("(a: 0.", "0_", "1)"),
        full_of("(a: ", "-", ")"),
        full_of("", "/*", ""),
        full_of("", "/* */", "1"),
        full_of("", "/*\n", ""),
        full_of("", "//\n", "1"),
        full_of("(a: r", "#", ")"),
        full_of("(a: ", "r#\"", ")"),
        full_of("(a: ", "r##\"\n", ")"),
        full_of("", "\"", ""),
        full_of("", "\"\n", ""),
        full_of("\"", "\\\"\n", ""),
        full_of("\"", "\\\"\n", "\"x"),
        full_of("", "'", ""),
        full_of("", "#![enable(implicit_some)]", "1"),
        full_of("", "#![enable(", ""),
        full_of("", "#", ""),
        full_of("(", ",", ")"),
        full_of("(", "a:", ")"),
        full_of("(", "a ", ")"),
        full_of("(", "a: 1, ", ")"),
        full_of("[", "1,", "]"),
        full_of("[", "é", "]"),
        full_of("[", "\u{a0}x", "]"),
        full_of("(", "a: [", ")"),
        full_of("(x: ", "1..", ")"),
        full_of("(", "a: \"x, b: \"y", ")"),
        format!("({}{})", "),".repeat(60_000), "/**/".repeat(30_000)),
    ];
    let mut slow = Vec::new();
    for text in cases {
        let source = Source::from_bytes("hostile.ron", text.as_bytes()).expect("it is a text");
        let read = || {
            let begun = Instant::now();
            let tree = parse(source.text());
            let shown = show::text(tree.report(), source.name(), source.text(), show::Colour::Plain);
            (tree, shown, begun.elapsed())
        };
        // The best of a few: a busy machine is no fault of the reader.
        let (tree, shown, mut taken) = read();
        for _ in 0..3 {
            if taken >= Duration::from_millis(100) {
                taken = taken.min(read().2);
            }
        }
        let start: String = text.chars().take(20).collect();
        if taken >= Duration::from_millis(100) {
            slow.push((start.clone(), taken));
        }
        assert!(tree.report().diagnostics().len() <= 101, "{start}…");
        assert!(shown.len() < 400_000, "{start}… shows {} bytes", shown.len());
        assert_eq!(tree.syntax().text(), text.as_str(), "{start}…");
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn megabytes_are_refused_at_once() {
    let begun = Instant::now();
    let text = "[".repeat(5_000_000);
    assert!(Source::from_bytes("a.ron", text.as_bytes()).is_err());
    let tree = parse(&text);
    assert_eq!(tree.report().diagnostics()[0].code.as_str(), "E0001");
    assert!(tree.root().is_none());
    assert_eq!(tree.syntax().text(), text.as_str());
    assert!(begun.elapsed() < Duration::from_millis(100));
}

#[test]
fn brackets_may_be_nested_as_deep_as_the_limit_and_no_deeper() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&nested(32)).report().is_empty());
    let codes: Vec<_> = parse(&nested(33)).report().diagnostics().iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["E0110"]);
}

/// Texts that look like routines, broken in every way.
fn nearly_a_routine() -> impl Strategy<Value = String> {
    let parts = [
        "(", ")", "[", "]", "{", "}", ",", ":", " ", "\n", "\"", "\"a\"", "id", "Some(", "None", "1", "2.5", "-", "..",
        "//", "/*", "*/", "#", "!", "#![", "enable", "r#\"", "\"#", "b\"", "'", "\\", "é", "=", ";", "Hold", "true",
        "\u{a0}", "\r\n", "inf",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 0..60).prop_map(|parts| parts.concat())
}

fn nothing_is_lost(text: &str) {
    let tree = parse(text);
    assert_eq!(tree.syntax().text(), text);
    for wrong in tree.report().diagnostics() {
        assert!(wrong.span.start <= wrong.span.end && wrong.span.end <= text.len(), "{wrong:?}");
        assert!(text.is_char_boundary(wrong.span.start) && text.is_char_boundary(wrong.span.end), "{wrong:?}");
    }
    let _ = show::text(tree.report(), "a.ron", text, show::Colour::Plain);
    if let Some(root) = tree.root() {
        super::seen(root, &mut String::new());
    }
    let _ = edit::replace(&tree, "a.b[0]", "1");
    let _ = format::format(&tree);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn any_text_comes_back_byte_for_byte_without_a_panic(text in any::<String>()) {
        nothing_is_lost(&text);
    }

    #[test]
    fn any_broken_routine_comes_back_byte_for_byte_without_a_panic(text in nearly_a_routine()) {
        nothing_is_lost(&text);
    }

    #[test]
    fn any_bytes_are_taken_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(source) = Source::from_bytes("a.ron", &bytes) {
            nothing_is_lost(source.text());
        }
    }
}
