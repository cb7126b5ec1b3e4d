//! `W`: what an author should look at, though the routine can be used.

super::codes! {
    W0601: "the words are longer than their time",
        "A line that cannot end before the next one gives way to its short form, and without one it is shown but not spoken. Count \
         120 words a minute.";
}
