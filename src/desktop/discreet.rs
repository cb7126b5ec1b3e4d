//! What of a title may stand on a lock screen: nothing that tells whoever passes what somebody is ill with.
//!
//! In: a routine's title, also one that a person or a therapist wrote. Out: the title, or none. The words are looked for
//! anywhere in it, in small letters; one that is left out without need costs only a title.

/// Words for what the routines are made for, and what comes with it, in English and the languages near at hand.
const ILLNESS: [&str; 18] = [
    "migrai",
    "migrän",
    "migrañ",
    "migran",
    "emicran",
    "headache",
    "head ache",
    "kopfschmerz",
    "kopfweh",
    "cephal",
    "céphal",
    "cefal",
    "jaqueca",
    "neuralg",
    "concuss",
    "attack",
    "pain",
    "allodyn",
];

/// The title, if it may be shown to whoever passes.
#[must_use]
pub fn discreet(title: &str) -> Option<&str> {
    let small = title.to_lowercase();
    (!ILLNESS.iter().any(|word| small.contains(word))).then_some(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_illness_in_a_title_is_not_shown_to_whoever_passes() {
        for title in ["For Anna's MIGRAINE", "Tension headache, evening", "Gegen Migräne", "Cefalea", "In an attack"] {
            assert_eq!(discreet(title), None, "{title}");
        }
    }

    #[test]
    fn every_title_that_ships_can_be_shown() {
        let library = crate::library::Library::open().unwrap();
        let titles: Vec<String> =
            library.list().into_iter().filter_map(|entry| entry.routine).map(|routine| routine.title).collect();
        assert!(titles.len() > 2, "{titles:?}");
        for title in &titles {
            assert_eq!(discreet(title), Some(title.as_str()));
        }
    }
}
