//! `E06`: words and their times.

super::codes! {
    E0601: "a step says nothing",
        "A person follows with closed eyes: each step needs the words that lead into it.";
    E0602: "the words promise something",
        "The program helps people to relax; it does not treat, cure, relieve or prevent an illness, and no routine may say so.";
    E0603: "a line or question comes after the step's end",
        "Lines and questions are placed in seconds from the touch; they have to lie inside the step.";
    E0604: "a text is empty or too long",
        "Texts have words in them, and at most 4096 bytes.";
}
