//! A therapist's recordings stand for lines; what does not fit is told, and moves nothing.

use std::fs;

use stillpoint::audio::figures::Profile;
use stillpoint::audio::speaker::Speaker;
use stillpoint::score::choices::Choices;
use stillpoint::score::queue::{Form, utterances};
use stillpoint::score::types::WordsKind;
use stillpoint::voice::cast::Cast;
use stillpoint::voice::recordings::{Taken, import, wanted};
use stillpoint::voice::wave::Wave;

/// A hum of so many seconds, as a recording at 44,100 samples a second.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "samples are single")]
fn hum(seconds: f64) -> Vec<u8> {
    let wave = |n: u32| (f64::from(n) * 0.03).sin() as f32 * 0.4;
    Wave { rate: 44_100, samples: (0..(seconds * 44_100.0) as u32).map(wave).collect() }.to_wav().unwrap()
}

#[test]
fn recordings_stand_for_their_lines_and_what_is_too_long_gives_way_to_the_short_form() {
    let score =
        super::scores(&Choices::default()).into_iter().find(|score| score.routine == "upper_trapezius").unwrap();
    let wanted = wanted(&score);
    let names: std::collections::BTreeSet<&str> = wanted.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names.len(), wanted.len());
    let (from, into) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let instructions: Vec<_> =
        score.words.iter().filter(|w| w.kind == WordsKind::Instruction && w.short.is_some()).collect();
    let file = |text: &str| {
        let line = wanted.iter().find(|line| line.text == text).unwrap();
        (from.path().join(format!("{}.wav", line.name)), line.room)
    };
    let (fitting, room) = file(&instructions[0].text);
    fs::write(fitting, hum(room - 1.0)).unwrap();
    let (long, room) = file(&instructions[1].text);
    fs::write(long, hum(room + 2.0)).unwrap();
    let (broken, _) = file(&instructions[1].short.clone().unwrap());
    fs::write(broken, "no sound").unwrap();

    let became = import(&wanted, from.path(), into.path());
    let of = |text: &str| &became[wanted.iter().position(|line| line.text == text).unwrap()];
    assert!(matches!(of(&instructions[0].text), Taken::Fits(_)));
    assert!(matches!(of(&instructions[1].text), Taken::TooLong(_)));
    assert!(matches!(of(&instructions[1].short.clone().unwrap()), Taken::Not(_)));
    assert!(became.iter().filter(|one| **one == Taken::Missing).count() == wanted.len() - 3);

    let cast = Cast::shipped(&super::library()).unwrap();
    let pack = cast.clip(&instructions[0].text, Profile::Usual).unwrap();
    let cast = cast.with_recordings(into.path().to_owned());
    // What was asked for before stays as it was until the next start.
    assert!(cast.clip(&instructions[0].text, Profile::Usual).unwrap().same(&pack));
    let cast = Cast::shipped(&super::library()).unwrap().with_recordings(into.path().to_owned());
    assert_ne!(cast.clip(&instructions[0].text, Profile::Usual).unwrap().length(), pack.length());
    let said = utterances(&score, |text, _| cast.clip(text, Profile::Usual).map(|clip| clip.length()));
    let form = |text: &str| said.iter().find(|one| score.words[one.line].text == text).map(|one| one.form);
    assert_eq!(form(&instructions[0].text), Some(Form::Spoken));
    assert_eq!(form(&instructions[1].text), Some(Form::Short));
}
