//! `E00`: the file itself and its encoding, refused before a word of it is read.

super::codes! {
    E0001: "the file is too long",
        "A routine of an hour with every word written out takes about 40 KiB. A file over 256 KiB is a wrong file or a broken one, \
         and reading it could make the program slow, so it is refused before it is read.";
    E0002: "the file is not UTF-8",
        "Routines are plain text in UTF-8, so that every letter is the same on every machine. Open the file in an editor and save it \
         as UTF-8.";
    E0003: "the file is UTF-16",
        "Some editors on Windows save text as UTF-16 (\"Unicode\"). Save the file as UTF-8.";
    E0004: "the file begins with a byte-order mark",
        "A byte-order mark is an invisible sign that some editors write before the text. Save the file as \"UTF-8\", not as \
         \"UTF-8 with BOM\".";
    E0005: "there is a control character in the file",
        "Apart from tabs and line ends, control characters cannot be seen in an editor and have no meaning in a routine; a NUL \
         usually means that the file is not text at all. Delete the character; inside a text write it as an escape, such as \\n.";
    E0006: "the file is empty",
        "There is nothing in the file but blanks or comments. `stillpoint new NAME` writes an example to start from.";
    E0007: "the file cannot be read",
        "The file is there and cannot be opened, or it is longer than 256 KiB. What it would have given is missing elsewhere.";
}
