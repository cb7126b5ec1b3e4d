//! A score's sound as a WAV file: what is heard when it plays, at 48,000 frames a second in stereo.
//!
//! In: a score, and whose tones and voice. Out: bytes, the same on every run. The sound is made by the player itself, in
//! memory, at the level that tones and words are made at (the sliders belong to a listener, not to a file). The file lasts
//! until the last tone has rung out, so it may be a little longer than the session.

use std::io::{Cursor, Seek, Write};
use std::sync::Arc;

use hound::{SampleFormat, WavSpec, WavWriter};
use thiserror::Error;

use super::cues::Theme;
use super::figures::Profile;
use super::offline::{Cut, FILE_RATE, Offline};
use super::orders::What;
use super::output::SoundError;
use super::sheet::{Bank, Sheet};
use super::speaker::{Mute, Speaker};
use super::volumes::Volumes;
use crate::score::types::Score;

/// Bits of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bits {
    /// 16, which everything plays.
    #[default]
    Sixteen,
    /// 24, for further work.
    TwentyFour,
}

/// Whose tones and voice are heard.
#[derive(Clone, Copy)]
pub struct Cast<'a> {
    /// Which tones.
    pub theme: Theme,
    /// The voice.
    pub speaker: &'a dyn Speaker,
    /// Whether the quiet bed lies under it, where comfort is not quiet.
    pub bed: bool,
}

impl Default for Cast<'_> {
    fn default() -> Self {
        Self { theme: Theme::default(), speaker: &Mute, bed: false }
    }
}

/// Why a file could not be made.
#[derive(Debug, Error)]
pub enum WavError {
    /// The player failed.
    #[error("the sound could not be made")]
    Sound(#[from] SoundError),
    /// The bytes could not be written.
    #[error("the sound file could not be written")]
    Write(#[from] hound::Error),
}

/// Writes a score's sound.
///
/// # Errors
///
/// When `into` cannot be written.
pub fn write(score: &Score, cast: Cast<'_>, bits: Bits, into: impl Write + Seek) -> Result<(), WavError> {
    let (bits_per_sample, scale) = match bits {
        Bits::Sixteen => (16, 32_767.0),
        Bits::TwentyFour => (24, 8_388_607.0),
    };
    let spec = WavSpec { channels: 2, sample_rate: FILE_RATE, bits_per_sample, sample_format: SampleFormat::Int };
    let mut file = WavWriter::new(into, spec)?;
    let mut bank = Bank::default();
    let sheet = Arc::new(Sheet::of(score, &mut bank, cast.theme, cast.speaker));
    let mut left = sheet.rung_out();
    let volumes = Volumes { bed: if cast.bed { 1.0 } else { 0.0 }, ..Volumes::FULL };
    let mut player = Offline::new(Cut::default(), volumes, profile(score), &mut bank)?;
    player.handle().send(What::Play { sheet, from: 0, count_in: 0, tone: false, generation: 1 });
    let mut made = Vec::new();
    while left > 0 {
        made.clear();
        player.callback(&mut made);
        for frame in made.iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
            file.write_sample(rounded(frame.left, scale))?;
            file.write_sample(rounded(frame.right, scale))?;
        }
        left = left.saturating_sub(made.len() as u64);
        player.handle().read();
    }
    file.finalize()?;
    Ok(())
}

/// A score's sound as bytes.
///
/// # Errors
///
/// When the player fails.
pub fn bytes(score: &Score, cast: Cast<'_>, bits: Bits) -> Result<Vec<u8>, WavError> {
    let mut into = Cursor::new(Vec::new());
    write(score, cast, bits, &mut into)?;
    Ok(into.into_inner())
}

/// The profile of the ceiling: quiet only when all that sounds is.
fn profile(score: &Score) -> Profile {
    let mut at = score.cues.iter().map(|cue| cue.at).chain(score.words.iter().map(|words| words.at)).chain([0]);
    Profile::quiet(at.all(|at| Profile::of(score, at) == Profile::Quiet))
}

/// To the nearest whole step, halves away from zero.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the steps of the file")]
fn rounded(value: f32, scale: f64) -> i32 {
    (f64::from(value) * scale).round().clamp(-scale, scale) as i32
}
