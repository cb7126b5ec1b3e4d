//! `E01`: the grammar: brackets, commas, texts, numbers as they are written.

super::codes! {
    E0101: "a value is missing",
        "After a field's name and colon, and wherever a list goes on, a value is expected: a text in quotes, a number, a word such as \
         Each, a list in [ ] or fields in ( ).";
    E0102: "a comma is missing",
        "Fields and list entries are separated by commas. A comma after the last one is allowed.";
    E0103: "a bracket is not closed",
        "Every ( [ { needs its ) ] }. The mistake is shown where the bracket was opened, because where it should be closed is \
         a guess.";
    E0104: "there is a closing bracket too many",
        "This ) ] or } closes nothing that was opened. Delete it, or open the bracket that it belongs to.";
    E0105: "there is a stray character",
        "The character has no meaning at this place. Word processors turn straight quotes into curly ones and spaces into no-break \
         spaces; routines need the plain ones.";
    E0106: "a text is not closed",
        "A text begins and ends with a straight quote \". A quote inside the text is written \\\".";
    E0107: "a number is not written properly",
        "Numbers are written plainly: 15, 2.5, 0.25. No unit, no decimal comma, no type after it.";
    E0108: "an escape is not known",
        "In a text, a backslash begins an escape: \\n for a new line, \\\" for a quote, \\\\ for a backslash, \\t for a tab, \\u{e9} for \
         a letter by its number. A backslash at the end of a line joins it to the next.";
    E0109: "a comment is not closed",
        "A comment that begins with /* ends with */. Comments of one line begin with // and need no end.";
    E0110: "the brackets are nested too deeply",
        "A routine needs six brackets inside each other at most. Beyond 32 the file is refused, so that no file can make the program \
         run out of memory.";
    E0111: "a colon is missing",
        "A field is its name, a colon, and its value: seconds: 40.";
    E0112: "fields and values are mixed",
        "In ( ) every value has its name in front: (text: \"Let go.\", at: 30). In [ ] there are values without names.";
    E0113: "there is something after the end",
        "A file holds one routine. After its last bracket only comments may follow.";
    E0114: "this line for the reader is not known",
        "A file may begin with #![enable(...)] with implicit_some, unwrap_newtypes, unwrap_variant_newtypes or \
         explicit_struct_names, and with #![type = \"...\"] or #![schema = \"...\"] for editors. None of them is needed.";
    E0115: "bytes have no use here",
        "Byte texts such as b\"...\" are part of RON, but a routine has no use for them. Write a text in plain quotes.";
    E0116: "a range has no use here",
        "Ranges such as 1..5 are part of RON, but a routine has no use for them. Write the two numbers as two fields.";
    E0117: "a single quote stands alone",
        "Single quotes hold one letter. A text is written in double quotes.";
    E0118: "there is a comma too many",
        "Between two commas there is nothing. Delete one of them, or write the missing value.";
    E0119: "there are too many mistakes",
        "Only the first hundred mistakes of a file are shown; the rest often follow from them. Mend these and check again.";
}
