//! Formatting: the values and the comments stay, and a second time changes nothing.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use stillpoint::routine::syntax::format::format;
use stillpoint::routine::syntax::{Kind, parse};

fn formatted(text: &str) -> String {
    format(&parse(text)).expect("a text without mistakes")
}

fn check(input: &str, expected: Expect) {
    let once = formatted(input);
    expected.assert_eq(&once);
    assert_eq!(formatted(&once), once, "a second time");
}

/// The comments and the tokens with a meaning, without commas.
fn words(text: &str) -> (Vec<String>, Vec<String>) {
    let tokens =
        parse(text).syntax().descendants_with_tokens().filter_map(rowan::NodeOrToken::into_token).collect::<Vec<_>>();
    let written = |comments: bool| {
        let wanted = tokens.iter().filter(|token| token.kind().is_comment() == comments);
        let wanted = wanted.filter(|token| !matches!(token.kind(), Kind::Blank | Kind::Comma));
        wanted.map(|token| token.text().trim_end().to_owned()).collect()
    };
    (written(true), written(false))
}

#[test]
fn the_authors_lines_stay_lines() {
    check(
        "// Why.\n\n\n#![enable( implicit_some )]\nRoutine (format:1,  title : \"A\",\n\n\n  phases:[ Between,Prodrome , ],\n   steps: [\n(id:\"a\",on:\"b\",\n  seconds:40, // long\n  say: [ (text: \"x\") ] )  ,\n\n // the end\n (id: \"b\") // last\n] )",
        expect![[r#"
            // Why.

            #![enable(implicit_some)]
            Routine(
                format: 1, title: "A",

                phases: [Between, Prodrome],
                steps: [
                    (
                        id: "a", on: "b",
                        seconds: 40, // long
                        say: [(text: "x")],
                    ),

                    // the end
                    (id: "b"), // last
                ],
            )
        "#]],
    );
}

#[test]
fn comments_stay_where_they_were() {
    check(
        "( // top\n a: 1 // one\n , /* two */ b: 2\n /* end */\n)\n// after",
        expect![[r#"
        ( // top
            a: 1, // one
            /* two */ b: 2,
            /* end */
        )
        // after
    "#]],
    );
    check(
        "[/* a */ 1, 2 /* b */, /* c */]",
        expect![[r#"
        [/* a */ 1, 2 /* b */ /* c */]
    "#]],
    );
}

#[test]
fn a_text_with_mistakes_is_left_alone() {
    assert_eq!(format(&parse("(a: 1 b: 2)")), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn formatting_keeps_every_word_and_is_stable(text in super::agreement::value()) {
        let once = formatted(&text);
        prop_assert_eq!(words(&once), words(&text));
        prop_assert_eq!(ron::from_str::<ron::Value>(&once), ron::from_str::<ron::Value>(&text));
        prop_assert_eq!(formatted(&once), once);
    }
}
