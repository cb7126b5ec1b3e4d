//! What we read is what the `ron` crate reads.

use proptest::prelude::*;
use stillpoint::routine::syntax::{Kind, Value, parse};

/// A value as the `ron` crate holds it.
fn as_ron(value: Value<'_>) -> ron::Value {
    let all = |values: Vec<Value<'_>>| ron::Value::Seq(values.into_iter().map(as_ron).collect());
    match value.kind() {
        // With a name, `ron` takes empty brackets for an empty tuple.
        Kind::Unit if value.name().is_some() => ron::Value::Seq(Vec::new()),
        Kind::Unit | Kind::Name => ron::Value::Unit,
        Kind::Struct => {
            let fields = value.as_struct().expect("fields");
            let entry = |field: stillpoint::routine::syntax::Field<'_>| {
                (ron::Value::String(field.name.to_owned()), as_ron(field.value.expect("a value")))
            };
            ron::Value::Map(fields.fields().map(entry).collect())
        }
        Kind::Tuple => all(value.as_tuple().expect("a tuple").collect()),
        Kind::List => all(value.as_list().expect("a list").collect()),
        Kind::Map => {
            let entries = value.as_map().expect("a map");
            ron::Value::Map(entries.map(|(key, value)| (as_ron(key), as_ron(value.expect("a value")))).collect())
        }
        Kind::Text => ron::Value::String(value.as_string().expect("a text").into_owned()),
        Kind::Letter => ron::Value::Char(value.as_letter().expect("a letter")),
        Kind::Number => ron::Value::from(value.as_number().expect("a number").expect("an ordinary one").value),
        Kind::Truth => ron::Value::Bool(value.as_bool().expect("true or false")),
        Kind::None => ron::Value::Option(None),
        Kind::Some => ron::Value::Option(value.as_some().map(|inner| Box::new(as_ron(inner)))),
        other => panic!("{other:?} is no value"),
    }
}

/// The same with all numbers as `f64`: `ron` chooses the smallest type for each.
fn plain(value: ron::Value) -> ron::Value {
    match value {
        // We know no negative zero.
        ron::Value::Number(number) => ron::Value::from(number.into_f64() + 0.0),
        ron::Value::Seq(values) => ron::Value::Seq(values.into_iter().map(plain).collect()),
        ron::Value::Map(map) => {
            ron::Value::Map(map.into_iter().map(|(key, value)| (plain(key), plain(value))).collect())
        }
        ron::Value::Option(Some(inner)) => ron::Value::Option(Some(Box::new(plain(*inner)))),
        other => other,
    }
}

fn agrees(text: &str) {
    let theirs = ron::from_str::<ron::Value>(text).unwrap_or_else(|error| panic!("{error} in {text}"));
    let tree = parse(text);
    assert!(tree.report().is_empty(), "{:?} in {text}", tree.report());
    assert_eq!(as_ron(tree.root().expect("a value")), plain(theirs), "{text}");
}

#[test]
fn the_corners_of_ron_are_read_as_ron_reads_them() {
    for text in [
        "()",
        "Name",
        "Name()",
        "Name(1)",
        "Name (1, 2,)",
        "(1,)",
        "(a: 1)",
        "Some(1)",
        "Some (Name,)",
        "None",
        "[]",
        "[ ]",
        "{}",
        "{1: 2, \"a\": 'b',}",
        "r\"a\\n\"",
        "r##\"a\"#b\"##",
        "'\\''",
        "'\\u{e9}'",
        "'''",
        "\"\\x41\\xC3\\xA9\\\n   b\"",
        "1_000",
        "0xFf",
        "0o17",
        "0b1_0",
        "1.",
        ".5",
        "-1.5e-3",
        "+3",
        "1e3",
        "18446744073709551616",
        "(r#type: 1)",
        "\"over\nlines\"",
        "/* a /* b */ */ 1 // c",
        "#![enable(implicit_some,)]\n1",
        "#![type = \"a\"]\n#![schema = r\"b\"] [true, false]",
        "(größe: 1)",
        "\u{200e}1",
    ] {
        agrees(text);
    }
}

/// A text in quotes, some letters escaped.
fn quoted() -> impl Strategy<Value = String> {
    let letter = prop_oneof![
        4 => "[a-z ,.:()é🙂]",
        1 => Just("\\n".to_owned()),
        1 => Just("\\\"".to_owned()),
        1 => Just("\\\\".to_owned()),
        1 => Just("\\u{e9}".to_owned()),
        1 => Just("\\x41".to_owned()),
        1 => Just("\\\n  ".to_owned()),
    ];
    prop::collection::vec(letter, 0..12).prop_map(|letters| format!("\"{}\"", letters.concat()))
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        quoted(),
        "r\"[a-z\\\\]{0,5}\"",
        "r#\"[a-z\"]{0,5} \"#",
        "-?[0-9]{1,3}",
        "-?[0-9]{1,3}\\.[0-9]{0,3}",
        "[1-9][0-9]?_[0-9]{3}",
        "0x[0-9a-f]{1,4}",
        "[1-9]e-?[1-9]",
        Just("true".to_owned()),
        Just("None".to_owned()),
        Just("()".to_owned()),
        "'[a-z]'",
        "N[a-z]{4,6}",
    ]
}

/// Blanks and comments, as they may stand between any two tokens.
fn gap() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        2 => Just(" ".to_owned()),
        2 => Just("\n    ".to_owned()),
        1 => Just("\n\n\n".to_owned()),
        1 => Just(" // why\n".to_owned()),
        1 => Just("/* a /* b */ , */".to_owned()),
        1 => Just("\r\n\t".to_owned()),
    ]
}

/// A text that is a value, with blanks and comments everywhere.
pub(super) fn value() -> impl Strategy<Value = String> {
    let spaced = (gap(), leaf(), gap()).prop_map(|(before, leaf, after)| format!("{before}{leaf}{after}"));
    spaced.prop_recursive(4, 40, 5, |inner| {
        let comma = || (prop::bool::ANY, gap());
        let entries = (prop::collection::vec(inner.clone(), 0..5), comma());
        let field = ("f[a-z]{2,3}", gap(), inner.clone()).prop_map(|(name, gap, value)| format!("{name}{gap}:{value}"));
        let fields = (prop::collection::vec((gap(), field), 1..5), comma());
        let name = prop_oneof![Just(String::new()), "N[a-z]{4,6}".prop_map(|name| name)];
        let join = |parts: Vec<String>, (comma, gap): (bool, String)| {
            let comma = if comma && !parts.is_empty() { "," } else { "" };
            format!("{}{comma}{gap}", parts.join(","))
        };
        prop_oneof![
            (gap(), entries, gap()).prop_map(move |(a, (parts, comma), b)| format!("{a}[{}]{b}", join(parts, comma))),
            (gap(), name, gap(), fields, gap()).prop_map(move |(a, name, b, (parts, comma), c)| {
                let parts = parts.into_iter().map(|(gap, field)| format!("{gap}{field}")).collect();
                format!("{a}{name}{b}({}){c}", join(parts, comma))
            }),
            (gap(), inner.clone(), gap()).prop_map(|(a, inner, b)| format!("{a}Some({inner}){b}")),
            (inner.clone(), inner).prop_map(|(one, two)| format!("({one},{two})")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn any_value_is_read_as_ron_reads_it(text in value()) {
        agrees(&text);
    }
}
