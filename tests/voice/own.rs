//! A person's own words are said by whatever engine there is, in the background, once; without one, captions carry on.

use std::time::{Duration, Instant};

use stillpoint::audio::figures::Profile;
use stillpoint::audio::speaker::Speaker;
use stillpoint::voice::cast::Cast;
use stillpoint::voice::engines::Engine;
use stillpoint::voice::lexicon::Lexicon;
use stillpoint::voice::own::Own;
use stillpoint::voice::wave::Wave;

const TEXT: &str = "Hum the old song that your grandmother hummed.";

/// An engine that gives the same sound for every text: `cp` of a file.
#[expect(clippy::cast_possible_truncation, reason = "samples are single")]
fn engine(folder: &std::path::Path) -> &'static Engine {
    let wave = |n: u32| (f64::from(n) * 0.05).sin() as f32 * 0.3;
    let sound = Wave { rate: 24_000, samples: (0..36_000).map(wave).collect() };
    let path = folder.join("said.wav");
    std::fs::write(&path, sound.to_wav().unwrap()).unwrap();
    let arguments: Vec<&'static str> = vec![Box::leak(path.display().to_string().into_boxed_str()), "@"];
    Box::leak(Box::new(Engine::new("copy", "cp", Box::leak(arguments.into_boxed_slice()), "")))
}

#[test]
#[expect(clippy::disallowed_methods, reason = "waits for another thread, with a limit")]
fn own_words_come_in_the_background_and_are_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let engine = engine(folder.path());
    let cast = || {
        let own = Own::new(engine, folder.path().join("cache"), Lexicon::default());
        Cast::shipped(&super::library()).unwrap().with_own(own)
    };
    let first = cast();
    let before = first.news();
    assert_eq!(first.clip(TEXT, Profile::Usual), None);
    let until = Instant::now() + Duration::from_secs(30);
    while first.news() == before {
        assert!(Instant::now() < until, "nobody said it");
        std::thread::yield_now();
    }
    let clip = first.clip(TEXT, Profile::Usual).unwrap();
    assert!((super::measured(&clip).0 + 23.0).abs() < 1.0);
    assert_eq!(cast().clip(TEXT, Profile::Usual), Some(clip));
    assert!(super::measured(&cast().clip(TEXT, Profile::Quiet).unwrap()).0 < -34.0);
}

#[test]
fn without_an_engine_own_words_are_captions_only() {
    let cast = Cast::shipped(&super::library()).unwrap();
    assert_eq!((cast.clip(TEXT, Profile::Usual), cast.news()), (None, 0));
}
