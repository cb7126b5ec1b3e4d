//! `E02` and `E03`: fields, types and the plain limits of numbers.

super::codes! {
    E0201: "the field is not known",
        "Every field has a fixed name. An unknown one is refused rather than skipped, because a misspelt field would silently do \
         nothing.";
    E0202: "a field is missing",
        "Some fields have no sensible value of their own and must be written.";
    E0203: "the value is of the wrong kind",
        "Each field takes one kind of value: a text in quotes, a number, a word, a list in [ ] or fields in ( ).";
    E0204: "the word is not known",
        "Where a word such as Each or Gentle is expected, only the words of its list are known.";
    E0205: "a field is written twice",
        "If a field is written twice, nobody can tell which one is meant. Delete one.";
    E0301: "the number is not finite",
        "Numbers must be ordinary: no inf, no NaN, nothing too large to hold.";
    E0302: "the number is out of range",
        "Each number has limits that keep a session possible and safe; they are named in the message.";
    E0303: "the number must be whole",
        "Counts, levels and versions are whole numbers, written without a point.";
    E0304: "the number has too many decimals",
        "Seconds have two decimals at most: the ear cannot tell more, and the sheet stays readable.";
    E0305: "two rates are written",
        "Seconds and one rate say how often something is done: per_minute, count or each. A second rate could contradict the first.";
}
