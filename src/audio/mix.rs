//! The mixer: adds the clips that sound, frame by frame.
//!
//! In: clips to start (from their beginning or entered in the middle) and how many frames pass. Out: one mixed frame
//! at a time. Sums are made in the order in which the clips began, so the same clips on the same frames give the same
//! bits however time is cut into buffers.
//!
//! It neither allocates, locks nor frees: voices have a fixed capacity and share their clips, which whoever sent them
//! keeps alive. It knows no score and no playhead: [`super::sound`] does.

use kira::{Frame as Sample, interpolate_frame};

use super::clip::Clip;
use super::volumes::{Bus, Ramp};
use crate::score::time::Frame;

/// Most clips at one time; one more takes the place of the one that began first.
pub const VOICES: usize = 32;

/// The gain of each kind of sound.
#[derive(Clone, Copy, Debug)]
pub struct Gains {
    /// Tones and guided breaths.
    pub cues: f32,
    /// Words.
    pub voice: f32,
}

struct Voice {
    clip: Clip,
    index: usize,
    bus: Bus,
    ramp: Ramp,
    owner: u64,
}

/// The clips that sound now.
pub struct Mixer {
    voices: Vec<Voice>,
}

impl Default for Mixer {
    fn default() -> Self {
        Self { voices: Vec::with_capacity(VOICES) }
    }
}

impl Mixer {
    /// Starts a clip `index` frames from its beginning. Entered in its middle it rises over `enter` frames.
    /// `owner` is whoever keeps the clip alive, see [`Self::oldest_owner`].
    pub fn start(&mut self, clip: &Clip, index: Frame, bus: Bus, enter: Frame, owner: u64) {
        let index = usize::try_from(index).unwrap_or(usize::MAX);
        if index >= clip.len() {
            return;
        }
        if self.voices.len() >= VOICES {
            self.voices.remove(0);
        }
        let ramp = if index == 0 || enter == 0 { Ramp::still(1.0) } else { Ramp::new(0.0, 1.0, enter) };
        self.voices.push(Voice { clip: clip.clone(), index, bus, ramp, owner });
    }

    /// Fades whatever sounds to silence over `length` frames.
    pub fn fade(&mut self, length: Frame) {
        for voice in &mut self.voices {
            voice.ramp.turn_to(0.0, length);
        }
    }

    /// Turns whatever sounds down to `gain` over `length` frames; what goes lower already is left alone.
    pub fn soften(&mut self, gain: f32, length: Frame) {
        for voice in &mut self.voices {
            if voice.ramp.target() > gain {
                voice.ramp.turn_to(gain, length);
            }
        }
    }

    /// The mix now; `fraction` is how far it is to the next frame, 0 to 1 (0 reads the clips as they are).
    #[must_use]
    pub fn now(&self, fraction: f64, gains: Gains) -> Sample {
        let mut sum = Sample::ZERO;
        for voice in &self.voices {
            let gain = match voice.bus {
                Bus::Voice => gains.voice,
                Bus::Cues | Bus::Bed => gains.cues,
            };
            sum += voice.sample(fraction) * (gain * voice.ramp.gain());
        }
        sum
    }

    /// `frames` pass; clips that have ended or faded away are let go.
    pub fn advance(&mut self, frames: Frame) {
        let by = usize::try_from(frames).unwrap_or(usize::MAX);
        for voice in &mut self.voices {
            voice.index = voice.index.saturating_add(by);
            voice.ramp.advance(frames);
        }
        self.voices.retain(|voice| voice.index < voice.clip.len() && !voice.ramp.silent());
    }

    /// How many clips sound.
    #[must_use]
    pub fn sounding(&self) -> usize {
        self.voices.len()
    }

    /// Whether words sound.
    #[must_use]
    pub fn speaks(&self) -> bool {
        self.voices.iter().any(|voice| voice.bus == Bus::Voice)
    }

    /// The least owner of a clip that sounds, if any: older owners may be freed.
    #[must_use]
    pub fn oldest_owner(&self) -> Option<u64> {
        self.voices.iter().map(|voice| voice.owner).min()
    }
}

impl Voice {
    fn sample(&self, fraction: f64) -> Sample {
        let at = |index: Option<usize>| index.map_or(Sample::ZERO, |index| self.clip.at(index));
        if fraction <= 0.0 {
            return at(Some(self.index));
        }
        #[expect(clippy::cast_possible_truncation, reason = "a share of a frame needs no more digits")]
        let fraction = fraction as f32;
        interpolate_frame(
            at(self.index.checked_sub(1)),
            at(Some(self.index)),
            at(Some(self.index + 1)),
            at(Some(self.index + 2)),
            fraction,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting(from: u8, length: u8) -> Clip {
        Clip::new((0..length).map(|n| Sample::from_mono(f32::from(from + n))).collect())
    }

    fn play(mixer: &mut Mixer, frames: usize) -> Vec<f32> {
        (0..frames)
            .map(|_| {
                let now = mixer.now(0.0, Gains { cues: 1.0, voice: 1.0 }).left;
                mixer.advance(1);
                now
            })
            .collect()
    }

    #[test]
    fn clips_are_added_and_let_go_at_their_end() {
        let mut mixer = Mixer::default();
        mixer.start(&counting(1, 3), 0, Bus::Cues, 0, 0);
        mixer.start(&counting(10, 2), 0, Bus::Voice, 0, 1);
        assert_eq!(mixer.oldest_owner(), Some(0));
        assert_eq!(play(&mut mixer, 4), [11.0, 13.0, 3.0, 0.0]);
        assert_eq!((mixer.sounding(), mixer.oldest_owner()), (0, None));
    }

    #[test]
    fn a_clip_entered_in_the_middle_rises_and_then_is_itself() {
        let mut mixer = Mixer::default();
        let clip = counting(1, 100);
        mixer.start(&clip, 20, Bus::Cues, 10, 0);
        let heard = play(&mut mixer, 80);
        assert!(heard[0].abs() < 1e-6 && heard[5] < 20.0);
        assert_eq!(heard[10..], (31..=100_u8).map(f32::from).collect::<Vec<_>>());
        mixer.start(&clip, 100, Bus::Cues, 0, 0);
        assert_eq!(mixer.sounding(), 0);
    }

    #[test]
    fn a_fade_ends_in_silence_and_frees_the_voice() {
        let mut mixer = Mixer::default();
        mixer.start(&Clip::new(vec![Sample::from_mono(1.0); 1000]), 0, Bus::Cues, 0, 0);
        mixer.fade(100);
        let heard = play(&mut mixer, 100);
        assert!(heard.is_sorted_by(|a, b| a >= b) && heard[99] < 0.01);
        assert_eq!(mixer.sounding(), 0);
    }

    #[test]
    fn one_voice_too_many_takes_the_place_of_the_first() {
        let mut mixer = Mixer::default();
        for owner in 0..=VOICES as u64 {
            mixer.start(&counting(1, 9), 0, Bus::Cues, 0, owner);
        }
        assert_eq!((mixer.sounding(), mixer.oldest_owner()), (VOICES, Some(1)));
    }
}
