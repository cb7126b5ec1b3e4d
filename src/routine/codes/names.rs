//! `E04`: names and versions.

super::codes! {
    E0401: "the place or move is not known",
        "Steps work on places of the atlas, on moves, or on none. Names are written exactly as in assets/atlas.";
    E0402: "the source is not known",
        "What a routine rests on is named by the keys of the atlas's sources, so that anyone can look it up.";
    E0403: "the format is not known",
        "The format's number says how a file is to be read. A newer one is refused rather than half understood.";
    E0404: "the language tag is not known",
        "The language of the words in the file is written as a tag such as en, de or pt-BR.";
    E0405: "the id of a step is not well formed",
        "Prescriptions, translations, recordings and the diary name steps by their ids: small letters, digits and _, at most 40.";
    E0406: "two steps have one id",
        "A step's id is its name for prescriptions, translations and the diary; two steps with one name cannot be told apart.";
    E0407: "the file's name is no id",
        "A routine's id is its file's name: small letters, digits and _, at most 40, and .ron.";
}
