//! The grammar of routines: what is found wrong, and that nothing is lost, whatever the text.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::needless_raw_string_hashes,
    clippy::disallowed_methods,
    reason = "these are tests: they may panic and read the clock, and expect-test writes its strings itself"
)]

mod agreement;
mod formatting;
mod hostile;

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use stillpoint::routine::codes;
use stillpoint::routine::diagnostic::{LineIndex, show};
use stillpoint::routine::syntax::{Kind, Value, parse};

/// Compares the mistakes of `input`, one a line, with what is expected.
fn check(input: &str, expected: Expect) {
    let tree = parse(input);
    assert_eq!(tree.syntax().text(), input, "the tree is the text");
    let index = LineIndex::new(input);
    let mut found = String::new();
    for wrong in tree.report().diagnostics() {
        let place = index.place(input, wrong.span.start);
        let hint = wrong.hint.as_deref().unwrap_or_default();
        writeln!(found, "{}:{} {} {} | {hint}", place.line, place.column, wrong.code, wrong.sentence)
            .expect("a string");
    }
    expected.assert_eq(&found);
}

/// The value as the readers see it, on one line.
fn seen(value: Value<'_>, out: &mut String) {
    if let Some((name, _)) = value.name() {
        out.push_str(name);
    }
    match value.kind() {
        Kind::Struct | Kind::Unit => {
            out.push('(');
            for field in value.as_struct().expect("fields").fields() {
                write!(out, "{}=", field.name).expect("a string");
                match field.value {
                    Some(value) => seen(value, out),
                    None => out.push('?'),
                }
                out.push(' ');
            }
            out.push(')');
        }
        Kind::List => {
            out.push('[');
            for entry in value.as_list().expect("a list") {
                seen(entry, out);
                out.push(' ');
            }
            out.push(']');
        }
        Kind::Wrong => out.push('!'),
        Kind::Name => {}
        _ => out.push_str(value.written()),
    }
}

fn sees(input: &str, expected: &str) {
    let tree = parse(input);
    let mut out = String::new();
    seen(tree.root().expect("a value"), &mut out);
    assert_eq!(out, expected);
}

#[test]
fn a_routine_without_mistakes_has_none() {
    let input = "#![enable(implicit_some)]\n#![schema = \"x\"]\n// why\nRoutine(format: 1, a: [Each, /* /* in */ */ -2.5,], b: Some(()), c: {1: 'x'}, d: r#\"raw\"#)";
    check(input, expect![[""]]);
}

#[test]
fn every_mistake_of_a_file_is_told_at_once_and_once() {
    let input = r#"Routine(
    format: 1
    title: "Neck,
    levels: [Gentle Usual, Firm],,
    steps: [
        (id "a", seconds: 40s, on: ; "x"),
        (id: "b", pressure = 3, say: "a \q b"),
        (id: "c", seconds: 2,5),
        (id: "d", side:, at: 1..2),
    ],
)
"#;
    check(
        input,
        expect![[r#"
        2:14 E0102 a comma is missing here | write , between the two
        3:12 E0106 this text has no end | end it with "; a quote inside is written \"
        4:20 E0102 a comma is missing here | write , between the two
        4:34 E0118 there is nothing before this comma | delete it
        6:10 E0111 the colon after `id` is missing | write id: and its value
        6:27 E0107 `40s` is not a number | write 40
        6:36 E0105 `;` has no meaning here | write a comma instead
        7:19 E0111 the colon after `pressure` is missing | write pressure: and its value
        7:41 E0108 `\q` is no escape | write \\ for a backslash, \n for a new line
        8:28 E0107 a number is written with a point, not with a comma | write 2.5
        9:24 E0101 a value is missing here | write the value, or delete what asks for it
        9:30 E0116 a range has no use in a routine | write one number
    "#]],
    );
    sees(
        input,
        "Routine(format=1 title=! levels=[Gentle Usual Firm ] steps=[(id=\"a\" seconds=! on=\"x\" ) \
         (id=\"b\" pressure=3 say=! ) (id=\"c\" seconds=2 ) (id=\"d\" side=? at=! ) ] )",
    );
}

#[test]
fn a_bracket_left_open_is_told_where_it_was_opened_and_swallows_nothing() {
    check(
        "(\n  a: [1, 2,\n  b: 3,\n)",
        expect![[r#"
        2:6 E0103 this bracket is not closed | write ] where it ends
    "#]],
    );
    sees("(\n  a: [1, 2,\n  b: 3,\n)", "(a=[1 2 ] b=3 )");
    let step = "(steps: [\n  (id: \"a\", at: 1,\n  (id: \"b\"),\n], end: 1)";
    check(
        step,
        expect![[r#"
        2:3 E0103 this bracket is not closed | write ) where it ends
    "#]],
    );
    sees(step, "(steps=[(id=\"a\" at=1 ) (id=\"b\" ) ] end=1 )");
    check(
        "(a: [(b: 1], c: 2)",
        expect![[r#"
        1:6 E0103 this bracket is not closed | write ) where it ends
    "#]],
    );
    check(
        "(a: (b: [1, 2",
        expect![[r#"
        1:1 E0103 this bracket is not closed | write ) where it ends
        1:5 E0103 this bracket is not closed | write ) where it ends
        1:9 E0103 this bracket is not closed | write ] where it ends
    "#]],
    );
    check(
        "{\"a\": 1, \"b\": [",
        expect![[r#"
        1:1 E0103 this bracket is not closed | write } where it ends
        1:15 E0103 this bracket is not closed | write ] where it ends
    "#]],
    );
}

#[test]
fn a_closing_bracket_too_many_ends_nothing() {
    let input = "(\n  a: [(b: 1)), (b: 2)],\n  c: 3),\n  d: 4]\n)";
    check(
        input,
        expect![[r#"
        2:13 E0104 `)` closes nothing that is open | delete it
        3:7 E0104 `)` closes nothing that is open | delete it
        4:7 E0104 `]` closes nothing that is open | delete it
    "#]],
    );
    sees(input, "(a=[(b=1 ) (b=2 ) ] c=3 d=4 )");
}

#[test]
fn a_text_left_open_ends_with_its_line_or_before_the_next_field() {
    check(
        "(a: \"one (two),\n b: \"three\",\n)",
        expect![[r#"
        1:5 E0106 this text has no end | end it with "; a quote inside is written \"
    "#]],
    );
    sees("(a: \"one (two),\n b: \"three\",\n)", "(a=! b=\"three\" )");
    check(
        "(say: [(text: \"Let go, short: \"Let\")], b: 1)",
        expect![[r#"
        1:15 E0106 this text has no end | end it with "; a quote inside is written \"
    "#]],
    );
    check("(a: \"over\n  lines\", b: \"x\")", expect![[""]]);
    check(
        "(a: r#\"raw, b: 1\n)",
        expect![[r#"
        1:5 E0106 this text has no end | end it with "; a quote inside is written \"
    "#]],
    );
    check(
        "(a: \"",
        expect![[r#"
        1:1 E0103 this bracket is not closed | write ) where it ends
        1:5 E0106 this text has no end | end it with "; a quote inside is written \"
    "#]],
    );
}

#[test]
fn word_processor_signs_get_a_hint_of_their_own() {
    check(
        "(a: “x”, b:\u{a0}1; c: 'word')",
        expect![[r#"
        1:5 E0105 `“` has no meaning here | write straight quotes: "
        1:7 E0105 `”` has no meaning here | write straight quotes: "
        1:12 E0105 ` ` has no meaning here | this blank is not a plain one: type it anew
        1:14 E0105 `;` has no meaning here | write a comma instead
        1:19 E0105 `'` has no meaning here | write texts in double quotes: "
        1:24 E0105 `'` has no meaning here | write texts in double quotes: "
    "#]],
    );
}

#[test]
fn what_a_routine_has_no_use_for_is_named() {
    check(
        "(a: b\"x\", b: b'x', c: 1..=2, d: ..3, e: 12u8, \"f\": 1)",
        expect![[r#"
        1:5 E0115 bytes have no use in a routine | write a text in plain quotes, without the b
        1:14 E0115 bytes have no use in a routine | write a text in plain quotes, without the b
        1:23 E0116 a range has no use in a routine | write one number
        1:33 E0116 a range has no use in a routine | write one number
        1:41 E0107 `12u8` is not a number | write 12
        1:47 E0112 the name of a field has no quotes | write f:
    "#]],
    );
    check(
        "#![enable(implicit_sum)]\n#![foo]\n(Some: Some(), b: Some(1, 2))",
        expect![[r#"
        1:11 E0114 `implicit_sum` is nothing that can be enabled | did you mean implicit_some?
        2:1 E0114 this line for the reader is not known | write #![enable(implicit_some)], or delete the line
        3:8 E0101 Some( ) holds one value, not 0 | write Some(value), or None
        3:19 E0101 Some( ) holds one value, not 2 | write Some(value), or None
    "#]],
    );
}

#[test]
fn comments_left_open_end_with_their_line() {
    check(
        "(a: 1, /* no end\n b: 2)",
        expect![[r#"
        1:8 E0109 this comment has no end | end it with */, or begin it with //
    "#]],
    );
}

#[test]
fn empty_and_overfull_files_are_told() {
    check(
        "",
        expect![[r#"
        1:1 E0006 there is nothing in the file | begin with Routine( and end with )
    "#]],
    );
    check(
        " // only this\n",
        expect![[r#"
        1:1 E0006 there is nothing in the file | begin with Routine( and end with )
    "#]],
    );
    check(
        "(a: 1)\n(b: 2)",
        expect![[r#"
        2:1 E0113 `(` comes after the end | delete what follows the last bracket, or move it inside
    "#]],
    );
    check(
        "(a: 1, 2, b, c: )",
        expect![[r#"
        1:8 E0112 `2` stands among fields without a name | write the field's name and a colon before it
        1:11 E0111 `b` has no value | write b: and its value
        1:16 E0101 a value is missing here | write the value, or delete what asks for it
    "#]],
    );
    check(
        "[a: 1, (2, b: 3)]",
        expect![[r#"
        1:2 E0112 the field `a` stands among values | fields stand in ( ), each with its name
        1:12 E0112 the field `b` stands among values | fields stand in ( ), each with its name
    "#]],
    );
}

#[test]
fn fields_written_twice_are_there_twice() {
    sees("(a: 1, a: 2)", "(a=1 a=2 )");
}

#[test]
fn numbers_that_are_not_ordinary_are_refused_when_asked_for() {
    for input in ["inf", "-inf", "NaN", "1e999", "-1e999"] {
        let tree = parse(input);
        let refused =
            tree.root().and_then(|root| root.as_number()).expect("a number").expect_err("not an ordinary one");
        assert_eq!(refused.code.as_str(), "E0301", "{input}");
    }
}

#[test]
fn a_report_shows_the_line_the_place_and_the_hint() {
    let input = "(\n    secönds: 40s,\n)";
    let tree = parse(input);
    expect![[r#"
        error[E0107]: `40s` is not a number
         --> neck.ron:2:14
          |
        2 |     secönds: 40s,
          |              ^^^
          |
          = help: write 40
    "#]]
    .assert_eq(&show::text(tree.report(), "neck.ron", input, show::Colour::Plain));
    let entries = show::entries(tree.report(), "neck.ron", input);
    expect![[r#"[{"code":"E0107","severity":"error","file":"neck.ron","line":2,"column":14,"end_line":2,"end_column":17,"sentence":"`40s` is not a number","hint":"write 40"}]"#]].assert_eq(&serde_json::to_string(&entries).expect("JSON"));
    assert!(show::text(tree.report(), "neck.ron", input, show::Colour::Ansi).contains("\u{1b}["));
}

#[test]
fn every_code_is_written_once_in_order_with_its_reason() {
    let all: Vec<_> = codes::all().collect();
    assert!(all.windows(2).all(|pair| pair[0].code < pair[1].code));
    for known in &all {
        let code = known.code.as_str();
        assert!(code.len() == 5 && code.starts_with(['E', 'W']) && code[1..].bytes().all(|b| b.is_ascii_digit()));
        assert!(!known.title.ends_with('.') && known.reason.len() > 40, "{code}");
        assert_eq!(codes::explain(&code.to_lowercase()).expect("it is known").code, known.code);
    }
}
