//! Speech as it is worked on: one channel, single samples, any rate; and how it comes from WAV files.
//!
//! In: bytes of a WAV file of any usual kind (8 to 32 bits, one channel or more). Out: a [`Wave`], its channels averaged.
//!
//! It judges nothing about what is said; [`super::polish`] brings it to the product's level and band.

use std::io::Cursor;

use hound::{SampleFormat, WavReader, WavSpec, WavWriter};
use thiserror::Error;

/// One channel of sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    /// Samples a second.
    pub rate: u32,
    /// Samples, −1 to 1.
    pub samples: Vec<f32>,
}

/// Why a file is no speech.
#[derive(Debug, Error)]
pub enum WaveError {
    /// It cannot be read as a WAV file.
    #[error("it is not a WAV file that can be read ({0})")]
    Unreadable(#[from] hound::Error),
    /// Its rate makes no sense for speech.
    #[error("it has {0} samples a second; speech needs 8,000 to 192,000")]
    Rate(u32),
    /// It is longer than any line.
    #[error("it lasts {0:.0} s; a line lasts a minute at most")]
    Long(f64),
    /// Nothing is heard in it.
    #[error("nothing is heard in it")]
    Silent,
}

/// No line lasts longer, in seconds.
const LONGEST: f64 = 60.0;

impl Wave {
    /// Seconds that it lasts.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "far under 2^53")]
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(self.rate.max(1))
    }

    /// From the bytes of a WAV file.
    ///
    /// # Errors
    /// When it cannot be read, has no rate of speech, or lasts longer than a minute.
    pub fn from_wav(bytes: &[u8]) -> Result<Self, WaveError> {
        let mut file = WavReader::new(Cursor::new(bytes))?;
        let spec = file.spec();
        if !(8_000..=192_000).contains(&spec.sample_rate) {
            return Err(WaveError::Rate(spec.sample_rate));
        }
        let lasts = f64::from(file.duration()) / f64::from(spec.sample_rate);
        if lasts > LONGEST {
            return Err(WaveError::Long(lasts));
        }
        let flat: Vec<f32> = match spec.sample_format {
            SampleFormat::Float => file.samples::<f32>().collect::<Result<_, _>>()?,
            SampleFormat::Int => {
                #[expect(clippy::cast_precision_loss, reason = "samples are single")]
                let full = (1_i64 << spec.bits_per_sample.clamp(1, 32).saturating_sub(1)) as f32;
                #[expect(clippy::cast_precision_loss, reason = "samples are single")]
                let sample = |value: i32| value as f32 / full;
                file.samples::<i32>().map(|value| value.map(sample)).collect::<Result<_, _>>()?
            }
        };
        let channels = usize::from(spec.channels.max(1));
        #[expect(clippy::cast_precision_loss, reason = "a few channels")]
        let samples = flat.chunks_exact(channels).map(|frame| frame.iter().sum::<f32>() / channels as f32);
        let samples = samples.map(|value| if value.is_finite() { value } else { 0.0 }).collect();
        Ok(Self { rate: spec.sample_rate, samples })
    }

    /// As the bytes of a WAV file of 16 bits.
    ///
    /// # Errors
    /// When the file would be longer than the format allows.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the steps of the file")]
    pub fn to_wav(&self) -> Result<Vec<u8>, WaveError> {
        let spec =
            WavSpec { channels: 1, sample_rate: self.rate, bits_per_sample: 16, sample_format: SampleFormat::Int };
        let mut into = Cursor::new(Vec::new());
        let mut file = WavWriter::new(&mut into, spec)?;
        for value in &self.samples {
            file.write_sample((value * 32_767.0).round().clamp(-32_768.0, 32_767.0) as i16)?;
        }
        file.finalize()?;
        Ok(into.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_comes_back_from_a_file_as_it_went_in() {
        let wave = Wave { rate: 24_000, samples: (0..100_u8).map(|n| f32::from(n) / 128.0 - 0.4).collect() };
        let back = Wave::from_wav(&wave.to_wav().unwrap()).unwrap();
        assert_eq!(back.rate, 24_000);
        assert!(wave.samples.iter().zip(&back.samples).all(|(a, b)| (a - b).abs() < 1e-4));
    }

    #[test]
    fn the_channels_of_a_recording_are_averaged() {
        let spec = WavSpec { channels: 2, sample_rate: 44_100, bits_per_sample: 24, sample_format: SampleFormat::Int };
        let mut into = Cursor::new(Vec::new());
        let mut file = WavWriter::new(&mut into, spec).unwrap();
        for value in [4_194_304, 0, -8_388_608, -8_388_608] {
            file.write_sample(value).unwrap();
        }
        file.finalize().unwrap();
        let wave = Wave::from_wav(&into.into_inner()).unwrap();
        assert_eq!(wave.samples, [0.25, -1.0]);
    }

    #[test]
    fn what_is_no_speech_is_refused_with_a_reason() {
        assert!(matches!(Wave::from_wav(b"RIFF....WAVE"), Err(WaveError::Unreadable(_))));
        let long = Wave { rate: 8_000, samples: vec![0.0; 8_000 * 61] };
        assert!(matches!(Wave::from_wav(&long.to_wav().unwrap()), Err(WaveError::Long(_))));
        let slow = Wave { rate: 100, samples: vec![0.0; 8] };
        assert!(matches!(Wave::from_wav(&slow.to_wav().unwrap()), Err(WaveError::Rate(100))));
    }
}
