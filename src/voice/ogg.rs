//! Speech as Ogg Vorbis, both ways, by the reference coder.
//!
//! In: a [`Wave`]. Out: bytes, the same for the same wave; and back. It asks for the quality that keeps speech of 6 kHz clear
//! at about 4 KB a second.

use std::num::{NonZeroU8, NonZeroU32};

use thiserror::Error;
use vorbis_rs::{VorbisBitrateManagementStrategy, VorbisDecoder, VorbisEncoderBuilder, VorbisError};

use super::wave::Wave;

/// The coder's quality, −0.2 to 1.
const QUALITY: f32 = 0.2;

/// No line is longer than this many samples; a file that claims more is refused.
const MOST: usize = 60 * 48_000;

/// Why a file could not be coded or read.
#[derive(Debug, Error)]
pub enum OggError {
    /// The coder refuses.
    #[error("it is not Ogg Vorbis that can be read ({0})")]
    Vorbis(#[from] VorbisError),
    /// It is too long for a line, or has no sound.
    #[error("it is longer than any line, or has no sound")]
    Length,
}

/// As a file.
///
/// # Errors
/// When the coder does not take the rate or the samples.
pub fn written(wave: &Wave) -> Result<Vec<u8>, OggError> {
    let rate = NonZeroU32::new(wave.rate).ok_or(OggError::Length)?;
    let quality = VorbisBitrateManagementStrategy::QualityVbr { target_quality: QUALITY };
    let mut coder = VorbisEncoderBuilder::new_with_serial(rate, NonZeroU8::MIN, Vec::new(), 1);
    let mut coder = coder.bitrate_management_strategy(quality).build()?;
    for block in wave.samples.chunks(4096) {
        coder.encode_audio_block([block])?;
    }
    Ok(coder.finish()?)
}

/// From a file; of several channels the first is taken.
///
/// # Errors
/// When it is no Ogg Vorbis, or longer than a minute.
pub fn read(bytes: &[u8]) -> Result<Wave, OggError> {
    let mut coder = VorbisDecoder::<&[u8]>::new(bytes)?;
    let rate = coder.sampling_frequency().get();
    let mut samples = Vec::new();
    while let Some(block) = coder.decode_audio_block()? {
        samples.extend_from_slice(block.samples().first().copied().unwrap_or(&[]));
        if samples.len() > MOST {
            return Err(OggError::Length);
        }
    }
    if samples.is_empty() { Err(OggError::Length) } else { Ok(Wave { rate, samples }) }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, reason = "samples are single")]
mod tests {
    use super::*;

    #[test]
    fn speech_comes_back_as_long_as_it_was_and_nearly_the_same() {
        let step = std::f64::consts::TAU * 440.0 / 16_000.0;
        let wave =
            Wave { rate: 16_000, samples: (0..16_000).map(|n| (f64::from(n) * step).sin() as f32 * 0.2).collect() };
        let bytes = written(&wave).unwrap();
        assert_eq!(bytes, written(&wave).unwrap());
        assert!(bytes.len() < 16_000, "{}", bytes.len());
        let back = read(&bytes).unwrap();
        assert_eq!((back.rate, back.samples.len()), (16_000, 16_000));
        let off: f32 = wave.samples.iter().zip(&back.samples).map(|(a, b)| (a - b).powi(2)).sum();
        let all: f32 = wave.samples.iter().map(|a| a.powi(2)).sum();
        assert!(10.0 * (off / all).log10() < -15.0);
    }

    #[test]
    fn what_is_no_ogg_is_refused() {
        for bytes in [&b""[..], b"OggS", b"RIFF....WAVE", &[0; 5000]] {
            assert!(read(bytes).is_err());
        }
    }
}
