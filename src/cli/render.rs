//! `render`: pictures, sound and captions of a routine as files, with no window and no sound device.
//!
//! In: a routine, choices, a folder. Out: `NN-….png` pictures, `sound.wav`, `captions.vtt` and `transcript.txt` in that
//! folder; each file's path is written as data. What this build cannot make is told, and the rest is made all the same.

use std::path::Path;
use std::sync::Arc;

use crate::library::{Library, files};
use crate::score::captions::captions;
use crate::score::captions::webvtt::webvtt;
use crate::score::time::Frame;
use crate::score::transcript::transcript;
use crate::score::types::{Beat, Score};
use crate::words::key;

use super::arguments::{ChoiceFlags, Size};
use super::exit::{Ending, Failure, Outcome};
use super::output::Output;
use super::resolve;

/// What is to be made.
#[derive(Debug)]
pub(super) struct Wanted {
    stills: bool,
    /// Seconds of the pictures; by themselves if empty.
    at: Vec<f64>,
    sound: bool,
    captions: bool,
    heard: Heard,
}

/// How the sound is to be.
#[cfg_attr(not(feature = "audio"), expect(dead_code, reason = "a program without sound only takes the flags"))]
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// The word for the theme of the tones.
    pub(super) tones: String,
    /// Whether the bed lies under it.
    pub(super) bed: bool,
}

impl Wanted {
    /// What the flags ask for; without any, everything.
    pub(super) fn new(stills: bool, at: Vec<f64>, sound: bool, captions: bool, heard: Heard) -> Self {
        let stills = stills || !at.is_empty();
        let all = !(stills || sound || captions);
        Self { stills: stills || all, at, sound: sound || all, captions: captions || all, heard }
    }
}

/// A picture to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Still {
    /// Its file's name without `.png`.
    pub(super) name: String,
    /// Its instant.
    pub(super) frame: Frame,
}

/// Makes what is wanted.
pub(super) fn render(
    asked: &str,
    flags: &ChoiceFlags,
    folder: &Path,
    size: Size,
    wanted: &Wanted,
    out: &mut Output,
) -> Outcome {
    let library = resolve::library(Some(asked))?;
    let score = resolve::compile(&library, asked, flags, out)?;
    let chosen = if wanted.at.is_empty() { by_itself(&score) } else { chosen(&score, &wanted.at)? };
    let mut ending = Ending::Fine;
    if wanted.captions {
        let words = library.words(&score.choices.language)?;
        write(&folder.join("captions.vtt"), webvtt(&captions(&score, |kind| words.tone(kind))).as_bytes(), out)?;
        write(
            &folder.join("transcript.txt"),
            transcript(&score, |kind| words.tone(kind), &words.get(key::CUE_BREATHS)).as_bytes(),
            out,
        )?;
    }
    if wanted.sound {
        ending = ending.and(told(sound(&library, &score, &wanted.heard, &folder.join("sound.wav"), out), out)?);
    }
    if wanted.stills {
        ending = ending.and(told(stills(&library, &score, size, &chosen, folder, out), out)?);
    }
    Ok(ending)
}

/// Tells why one kind of file could not be made, so that the others still are.
fn told(outcome: Outcome, out: &mut Output) -> Outcome {
    match outcome {
        Err(Failure::CouldNot(why)) => {
            out.talk(&format!("stillpoint: {why}"))?;
            Ok(Ending::Partly)
        }
        other => other,
    }
}

/// Writes a file and tells its path.
fn write(path: &Path, bytes: &[u8], out: &mut Output) -> Result<(), Failure> {
    let failed = |error| Failure::CouldNot(format!("{} cannot be written: {error}", path.display()));
    files::write(path, bytes).map_err(failed)?;
    out.data(&format!("{}\n", path.display()))?;
    Ok(out.flush()?)
}

/// The start, the middle of the work of each half, and the end.
pub(super) fn by_itself(score: &Score) -> Vec<Still> {
    let mut frames = vec![("start".to_owned(), 0)];
    for (index, half) in score.halves.iter().enumerate() {
        let Some(step) = score.steps.get(usize::from(half.step)) else { continue };
        let works = |beat| matches!(beat, Beat::Work | Beat::Rest);
        let work = score.beats.iter().find(|span| usize::from(span.half) == index && works(span.beat));
        let (start, end) = work.map_or((half.touch, half.lift), |span| (span.start, span.end));
        let side = half.side.map(|side| format!("-{}", side.name().to_lowercase())).unwrap_or_default();
        frames.push((format!("{}{side}", step.id.to_lowercase()), start.midpoint(end)));
    }
    frames.push(("end".to_owned(), score.length.saturating_sub(1)));
    named(frames)
}

/// The instants that were asked for.
fn chosen(score: &Score, seconds: &[f64]) -> Result<Vec<Still>, Failure> {
    let mut frames = Vec::new();
    for second in seconds {
        frames.push((format!("at-{second}s"), resolve::instant(score, *second)?));
    }
    Ok(named(frames))
}

/// Numbers the names, so that the files lie in the order of time.
fn named(frames: Vec<(String, Frame)>) -> Vec<Still> {
    let name = |(index, (name, frame))| Still { name: format!("{index:02}-{name}"), frame };
    frames.into_iter().enumerate().map(name).collect()
}

#[cfg(feature = "audio")]
fn sound(library: &Library, score: &Arc<Score>, heard: &Heard, path: &Path, out: &mut Output) -> Outcome {
    use crate::audio::cues::Theme;
    use crate::audio::wav::{self, Bits};
    use crate::voice::cast::Cast;

    let voice = Cast::open(library)?;
    voice.gather(score);
    let cast = wav::Cast { theme: Theme::named(&heard.tones).unwrap_or_default(), speaker: &voice, bed: heard.bed };
    let bytes =
        wav::bytes(score, cast, Bits::default()).map_err(|error| Failure::CouldNot(format!("no sound: {error}")))?;
    write(path, &bytes, out)?;
    Ok(Ending::Fine)
}

#[cfg(not(feature = "audio"))]
fn sound(_: &Library, _: &Arc<Score>, _: &Heard, _: &Path, _: &mut Output) -> Outcome {
    Err(Failure::CouldNot("no sound: this program was built without the feature \"audio\"".to_owned()))
}

#[cfg(not(feature = "app"))]
fn stills(_: &Library, _: &Arc<Score>, _: Size, _: &[Still], _: &Path, _: &mut Output) -> Outcome {
    Err(Failure::CouldNot("no pictures: this program was built without the feature \"app\"".to_owned()))
}

/// Each still is drawn from its instant alone, so their order does not matter.
#[cfg(feature = "app")]
fn stills(
    library: &Library,
    score: &Arc<Score>,
    size: Size,
    wanted: &[Still],
    folder: &Path,
    out: &mut Output,
) -> Outcome {
    use crate::app::stage::{self, StageView};
    use crate::render::{RenderError, Studio};

    // The body is shown the way round that a person sees it when it plays.
    let mirror = crate::app::comfort::Comfort::default().mirror;
    let failed = |error: RenderError| Failure::CouldNot(format!("no pictures: {error}"));
    let body = super::launch::body(library)?;
    let mut studio = Studio::new([size.width, size.height], |app| {
        app.insert_resource(body).add_plugins(stage::plugin);
    })
    .map_err(failed)?;
    for still in wanted {
        let quiet = score.choices.quiet;
        studio.world().insert_resource(StageView {
            score: Some(Arc::clone(score)),
            frame: still.frame,
            quiet,
            mirror,
            ..StageView::default()
        });
        let picture = studio.shot().map_err(failed)?;
        let png = picture.png().map_err(|error| Failure::CouldNot(format!("no pictures: {error}")))?;
        write(&folder.join(format!("{}.png", still.name)), &png, out)?;
    }
    Ok(Ending::Fine)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_word_on_what_to_make_everything_is_made() {
        let all = Wanted::new(false, Vec::new(), false, false, Heard::default());
        assert!(all.stills && all.sound && all.captions);
        let at = Wanted::new(false, vec![1.0], false, false, Heard::default());
        assert!(at.stills && !at.sound && !at.captions);
        let sound = Wanted::new(false, Vec::new(), true, false, Heard::default());
        assert!(!sound.stills && sound.sound);
    }
}
