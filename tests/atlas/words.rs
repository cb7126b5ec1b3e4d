//! The words of the atlas that anyone may read: there for whatever can be looked at, and free of the anatomists' own.

use stillpoint::atlas::Atlas;

use super::atlas;

/// Beginnings of words that only those who know anatomy read with ease.
const LEARNED: [&str; 34] = [
    "anterior",
    "posterior",
    "lateral",
    "medial",
    "superior",
    "inferior",
    "proximal",
    "distal",
    "dorsal",
    "ventral",
    "ipsilateral",
    "contralateral",
    "bilateral",
    "occip",
    "mastoid",
    "zygom",
    "mandib",
    "maxill",
    "nuchal",
    "trag",
    "orbit",
    "clavic",
    "stern",
    "scapul",
    "cervic",
    "capitis",
    "trapez",
    "masseter",
    "tempora",
    "frontal",
    "splenius",
    "referr",
    "palpat",
    "fascia",
];

/// All plain words, with whose they are: those that all have, and those that are empty where there is nothing to say.
fn plain(atlas: &Atlas) -> [Vec<(&str, &str)>; 2] {
    let (mut always, mut at_times) = (Vec::new(), Vec::new());
    for muscle in atlas.muscles() {
        always.extend([&muscle.short, &muscle.form, &muscle.does, &muscle.run].map(|text| (&*muscle.id, &**text)));
        at_times.extend([&muscle.felt, &muscle.mind].map(|text| (&*muscle.id, &**text)));
    }
    for place in atlas.places() {
        always.push((&place.id, &place.find));
        at_times.extend([&place.felt, &place.mind].map(|text| (&*place.id, &**text)));
    }
    always.extend(atlas.areas().iter().map(|area| (&*area.id, &*area.name)));
    [always, at_times]
}

/// What of a text is no plain word: a code, an abbreviation, a learned word.
fn learned(text: &str) -> Option<&str> {
    let apart = |letter: char| !letter.is_alphanumeric() && letter != '\'';
    let code = |word: &&str| {
        let mixed = word.contains(|c: char| c.is_ascii_digit()) && word.contains(char::is_alphabetic);
        mixed || word.chars().skip(1).any(char::is_uppercase) || (word.len() == 1 && !matches!(*word, "a" | "A"))
    };
    let stem = |word: &&str| LEARNED.iter().any(|stem| word.to_lowercase().starts_with(stem));
    // A full stop ends a sentence, and the next begins with a capital letter.
    let sentence = |rest: &str| {
        let mut after = rest.chars().skip(1);
        matches!((after.next(), after.next()), (None, _) | (Some(' '), Some('A'..='Z')))
    };
    let shortened = text.match_indices('.').find(|(at, _)| !sentence(&text[*at..])).map(|(at, _)| &text[..=at]);
    text.split(apart).find(|word| code(word) || stem(word)).or(shortened)
}

#[test]
fn every_muscle_place_and_area_has_its_plain_words() {
    let atlas = atlas();
    let [always, _] = plain(&atlas);
    assert_eq!(always.len(), 4 * atlas.muscles().len() + atlas.places().len() + atlas.areas().len());
    for (id, text) in always {
        assert!(!text.is_empty() && text.trim() == text, "{id}: {text:?}");
    }
    let muscles = atlas.muscles().iter().map(|muscle| (&muscle.id, &muscle.felt, &muscle.referral));
    let places = atlas.places().iter().map(|place| (&place.id, &place.felt, &place.referral));
    for (id, felt, referral) in muscles.chain(places) {
        assert_eq!(felt.is_empty(), referral == "-", "{id}: {felt:?}, and exactly {referral:?}");
    }
    for place in atlas.places() {
        let name = place.plain_name();
        assert!(!name.is_empty() && !name.contains("TrP"), "{}: {name:?}", place.id);
    }
}

#[test]
fn plain_words_have_no_code_no_abbreviation_and_nothing_learned() {
    let atlas = atlas();
    for (id, text) in plain(&atlas).into_iter().flatten() {
        assert_eq!(learned(text), None, "{id}: {text}");
    }
}

#[test]
fn what_is_not_plain_is_found() {
    for (text, found) in [
        ("Beside the TrP of the neck.", "TrP"),
        ("Below GB20, on the edge.", "GB20"),
        ("The front edge of m. masseter.", "m"),
        ("Over the max. bulge.", "Over the max."),
        ("Just under the occipital bone.", "occipital"),
        ("Level with C2.", "C2"),
    ] {
        assert_eq!(learned(text), Some(found), "{text}");
    }
    assert_eq!(learned("A finger-width from the Adam's apple. From 50 on, see a clinician."), None);
}
