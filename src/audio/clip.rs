//! A clip: a short stretch of finished sound at 48,000 frames a second, shared and never changed.
//!
//! Tones are kept in stereo at full precision. Speech comes from one voice in the middle and is long, so it is kept as
//! one channel of 16 bits: an hour of it is 350 MB less.

use std::borrow::Cow;
use std::sync::Arc;

use kira::Frame as Sample;

use crate::score::time::Frame;

/// Finished sound; cloning shares it.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip(Kept);

#[derive(Clone, Debug, PartialEq)]
enum Kept {
    /// Left and right.
    Stereo(Arc<[Sample]>),
    /// The same on both sides, in steps of 1/32,768.
    Mono(Arc<[i16]>),
}

/// One step of a clip of one channel.
const STEP: f32 = 1.0 / 32_768.0;

impl Clip {
    /// A clip of these frames, 48,000 a second.
    #[must_use]
    pub fn new(frames: Vec<Sample>) -> Self {
        Self(Kept::Stereo(frames.into()))
    }

    /// A clip of one channel, 48,000 samples a second, −1 to 1; what is beyond is cut to that.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the steps there are")]
    pub fn mono(samples: &[f32]) -> Self {
        let step = |value: &f32| (value / STEP).round().clamp(-32_768.0, 32_767.0) as i16;
        Self(Kept::Mono(samples.iter().map(step).collect()))
    }

    /// One frame of `level` on both sides: what the tests of exactness play in place of every tone and line.
    #[must_use]
    pub fn impulse(level: f32) -> Self {
        Self::new(vec![Sample::from_mono(level)])
    }

    /// Length in frames.
    #[must_use]
    pub fn length(&self) -> Frame {
        self.len() as Frame
    }

    /// Length in frames, as an index.
    #[must_use]
    pub(super) fn len(&self) -> usize {
        match &self.0 {
            Kept::Stereo(frames) => frames.len(),
            Kept::Mono(samples) => samples.len(),
        }
    }

    /// The frame at an index; silence past the end.
    #[must_use]
    pub fn at(&self, index: usize) -> Sample {
        match &self.0 {
            Kept::Stereo(frames) => frames.get(index).copied().unwrap_or(Sample::ZERO),
            Kept::Mono(samples) => {
                samples.get(index).map_or(Sample::ZERO, |value| Sample::from_mono(f32::from(*value) * STEP))
            }
        }
    }

    /// All frames, left and right.
    #[must_use]
    pub fn frames(&self) -> Cow<'_, [Sample]> {
        match &self.0 {
            Kept::Stereo(frames) => Cow::Borrowed(frames),
            Kept::Mono(samples) => (0..samples.len()).map(|index| self.at(index)).collect(),
        }
    }

    /// Whether both are the same shared sound.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kept::Stereo(one), Kept::Stereo(two)) => Arc::ptr_eq(one, two),
            (Kept::Mono(one), Kept::Mono(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_keeps_its_samples_to_half_a_step_and_never_wraps_round() {
        let clip = Clip::mono(&[0.0, 0.25, -0.5, 0.999, 2.0, -2.0]);
        let kept: Vec<f32> = clip.frames().iter().map(|frame| frame.left).collect();
        for (kept, wanted) in kept.iter().zip([0.0, 0.25, -0.5, 0.999, 1.0, -1.0]) {
            assert!((kept - wanted).abs() <= STEP, "{kept} {wanted}");
        }
        assert_eq!((clip.length(), clip.at(6)), (6, Sample::ZERO));
        assert!(clip.same(&clip.clone()) && !clip.same(&Clip::mono(&[0.0])));
    }
}
