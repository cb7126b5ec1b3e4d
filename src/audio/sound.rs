//! The one sound that kira plays: a whole score, every clip on its exact frame.
//!
//! In: orders ([`super::orders`]). Out: frames, and once a callback a [`Reading`] of where it is. kira starts clocked
//! sounds at the beginning of an internal buffer, early by up to 127 frames; here each clip starts inside the buffer.
//!
//! It promises (held here and in `tests/sound.rs`): a clip's first frame is heard on the score's frame, whatever the
//! buffers; the playhead moves only when playing, and by what was made; two runs are the same, bit for bit; no sample is
//! over the ceiling. `process` neither allocates, locks nor frees.
//!
//! A jump into the middle of a tone enters it there, rising over the profile's `enter`; after that it is what it
//! would have been. Words are never entered in the middle: going on inside a line says it again from its beginning
//! while counting in, if it can end before the next one. Tones for pause and resume, single sounds, fades and the
//! count-in lie outside the score: the playhead stands. At a device rate other than 48,000 the clips are read between
//! their frames.

use std::convert::Infallible;
use std::sync::Arc;

use kira::Frame as Sample;
use kira::command::{CommandReader, CommandWriter, command_writer_and_reader};
use kira::info::Info;
use kira::sound::{Sound, SoundData};

use super::bed::Bed;
use super::ceiling::soft;
use super::clip::Clip;
use super::clock::Clock;
use super::cues::Theme;
use super::figures::Profile;
use super::mix::{Gains, Mixer};
use super::orders::{Inbox, Orders, What, orders};
use super::outside::Tones;
use super::sheet::Sheet;
use super::snapshot::{Position, Reading, State};
use super::synth::filter::Noise;
use super::volumes::{Bus, CHANGE, Ramp, Volumes};
use crate::score::time::{Frame, RATE};
use crate::score::types::CueKind;

/// A noise of −90 dB keeps wireless headphones awake, which would else swallow the first half second of a tone.
const WAKE: f32 = 3.2e-5;

/// The quiet profile is 12 dB softer; levels inside a session change over 2 s at least (clinical data, 7.3).
const QUIETER: f32 = 0.251;
const SOFTEN: Frame = 96_000;

/// Everything a `ScoreSound` is made of.
pub struct ScoreSoundData {
    /// Stamps the readings.
    pub clock: Arc<dyn Clock>,
    /// The sliders at first.
    pub volumes: Volumes,
    /// The profile at first.
    pub profile: Profile,
    /// Whether an inaudible noise keeps the device awake while a session runs: for devices, not for files.
    pub wake: bool,
    /// The quiet ground under tones and words, heard where its slider says so.
    pub bed: Clip,
    /// Tones outside the score.
    pub tones: Tones,
}

/// The app's end of the sound.
pub struct ScoreHandle {
    orders: Orders,
    readings: CommandReader<Reading>,
}

impl ScoreHandle {
    /// Gives an order; its serial number is told.
    pub fn send(&mut self, what: What) -> u64 {
        self.orders.send(what)
    }

    /// The newest reading, if there is a new one. Frees what is no longer in use.
    pub fn read(&mut self) -> Option<Reading> {
        let reading = self.readings.read()?;
        self.orders.release(reading.holds);
        Some(reading)
    }
}

impl SoundData for ScoreSoundData {
    type Error = Infallible;
    type Handle = ScoreHandle;

    fn into_sound(self) -> Result<(Box<dyn Sound>, ScoreHandle), Infallible> {
        let (orders, inbox) = orders();
        let (publish, readings) = command_writer_and_reader();
        let sound = ScoreSound {
            inbox,
            publish,
            clock: self.clock,
            tones: self.tones,
            profile: self.profile,
            ceiling: Ramp::still(self.profile.figures().ceiling),
            theme: Theme::default(),
            cues: Ramp::still(self.volumes.gain(Bus::Cues)),
            voice: Ramp::still(self.volumes.gain(Bus::Voice)),
            bed: Bed::new(self.bed, self.volumes.gain(Bus::Bed)),
            wake: self.wake.then(|| Noise::new(1)),
            later: None,
            mixer: Mixer::default(),
            sheet: None,
            sheet_serial: u64::MAX,
            next: 0,
            at: Position::default(),
            stand: 0,
            fraction: 0.0,
            done: 0,
            callback: 0,
        };
        Ok((Box::new(sound), ScoreHandle { orders, readings }))
    }
}

/// The sound itself, on the audio thread.
struct ScoreSound {
    inbox: Inbox,
    publish: CommandWriter<Reading>,
    clock: Arc<dyn Clock>,
    tones: Tones,
    profile: Profile,
    ceiling: Ramp,
    theme: Theme,
    cues: Ramp,
    voice: Ramp,
    bed: Bed,
    wake: Option<Noise>,
    /// A single sound that begins after so many frames.
    later: Option<(Frame, Clip, Bus, u64)>,
    mixer: Mixer,
    sheet: Option<Arc<Sheet>>,
    sheet_serial: u64,
    /// Index of the next entry to start.
    next: usize,
    at: Position,
    /// Frames for which the playhead stands although it plays.
    stand: Frame,
    /// How far it is to the next frame, at rates other than 48,000.
    fraction: f64,
    done: Frame,
    callback: Frame,
}

impl Sound for ScoreSound {
    fn on_start_processing(&mut self) {
        while let Some(order) = self.inbox.take() {
            self.obey(&order.what, order.serial);
        }
        let serial = self.inbox.serial();
        let waiting = self.later.as_ref().map_or(u64::MAX, |(_, _, _, owner)| *owner);
        let used = self.mixer.oldest_owner().unwrap_or(u64::MAX).min(self.sheet_serial).min(waiting);
        self.publish.write(Reading {
            position: self.at,
            serial,
            holds: serial.min(used),
            done: self.done,
            callback: self.callback,
            stamp: self.clock.now(),
        });
        self.callback = 0;
        let under = self.at.state.running() && self.profile == Profile::Usual;
        self.bed.follow(under, self.speech_is_near());
    }

    fn process(&mut self, out: &mut [Sample], dt: f64, _info: &Info) {
        #[expect(clippy::cast_precision_loss, reason = "48,000 is exact")]
        let step = RATE as f64 * dt;
        let exact = (step - 1.0).abs() < 1e-9;
        if exact {
            self.fraction = 0.0;
        }
        for slot in out {
            self.begin();
            let gains = Gains { cues: self.cues.gain(), voice: self.voice.gain() };
            let mixed = self.mixer.now(self.fraction, gains) + self.bed.now() + self.awake();
            let ceiling = self.ceiling.gain();
            slot.left = soft(mixed.left, ceiling);
            slot.right = soft(mixed.right, ceiling);
            let frames = if exact { 1 } else { self.whole(step) };
            self.pass(frames);
        }
    }

    fn finished(&self) -> bool {
        false
    }
}

impl ScoreSound {
    fn obey(&mut self, what: &What, serial: u64) {
        match what {
            What::Nothing => {}
            What::Place { sheet, at, generation } => {
                let state = if *at >= sheet.length() { State::Ended } else { State::Held };
                self.at = Position { frame: *at, count_in_left: 0, state, generation: *generation };
                self.take(sheet, serial);
            }
            What::Play { sheet, from, count_in, tone, generation } => {
                self.mixer.fade(self.profile.figures().fade);
                self.at =
                    Position { frame: *from, count_in_left: *count_in, state: State::CountIn, generation: *generation };
                self.take(sheet, serial);
                self.stand = 0;
                self.later = None;
                if *tone {
                    self.outside(CueKind::Resume);
                }
                self.say_again();
                if *count_in == 0 {
                    self.enter();
                }
            }
            What::Hold { tone } => {
                if self.at.state.running() {
                    self.mixer.fade(self.profile.figures().fade);
                    self.at = Position { count_in_left: 0, state: State::Held, ..self.at };
                    self.stand = 0;
                    if *tone {
                        self.outside(CueKind::Pause);
                    }
                }
            }
            What::Swap(sheet) => self.take(sheet, serial),
            What::Sound { clip, bus, after } => self.later = Some((*after, clip.clone(), *bus, serial)),
            What::Hush => {
                self.mixer.fade(self.profile.figures().fade);
                self.later = None;
            }
            What::Levels { volumes, profile, theme } => {
                self.cues.turn_to(volumes.gain(Bus::Cues), CHANGE);
                self.voice.turn_to(volumes.gain(Bus::Voice), CHANGE);
                self.bed.level(volumes.gain(Bus::Bed));
                self.theme = *theme;
                if *profile != self.profile {
                    self.change_profile(*profile);
                }
            }
            What::Shift(by) => {
                if self.at.state == State::Playing {
                    self.stand = self.stand.saturating_add(u64::try_from(*by).unwrap_or(0));
                    if *by < 0 {
                        self.at.frame += by.unsigned_abs();
                    }
                }
            }
        }
    }

    /// Goes to another profile. What still sounds from the usual one is brought to the quiet level together with the
    /// ceiling, so that nothing is cut.
    fn change_profile(&mut self, profile: Profile) {
        if profile == Profile::Quiet {
            self.mixer.soften(QUIETER, SOFTEN);
        }
        self.profile = profile;
        self.ceiling.turn_to(profile.figures().ceiling, SOFTEN);
    }

    /// Takes another sheet at the same playhead. What sounds goes on; the old sheet stays with the sender.
    fn take(&mut self, sheet: &Arc<Sheet>, serial: u64) {
        self.next = sheet.next(self.at.frame);
        self.sheet = Some(Arc::clone(sheet));
        self.sheet_serial = serial;
    }

    /// Begins to play at the playhead: enters what began before it and still sounds.
    fn enter(&mut self) {
        self.at.state = State::Playing;
        self.at.count_in_left = 0;
        if let Some(sheet) = &self.sheet {
            self.next = sheet.next(self.at.frame);
            let rise = self.profile.figures().enter;
            for entry in sheet.sounding(self.at.frame).filter(|entry| entry.bus != Bus::Voice) {
                self.mixer.start(&entry.clip, self.at.frame - entry.at, entry.bus, rise, self.sheet_serial);
            }
        }
    }

    /// Says the line again that the playhead stands in, if it can end before the next line begins.
    fn say_again(&mut self) {
        let Some(sheet) = &self.sheet else { return };
        let at = self.at.frame;
        let Some(line) = sheet.sounding(at).find(|entry| entry.bus == Bus::Voice) else { return };
        let mut coming = sheet.entries().get(sheet.next(at)..).unwrap_or(&[]).iter();
        let next = coming.find(|entry| entry.bus == Bus::Voice).map_or(Frame::MAX, |entry| entry.at - at);
        if line.clip.length() <= next.saturating_add(self.at.count_in_left) {
            self.mixer.start(&line.clip, 0, Bus::Voice, 0, self.sheet_serial);
        }
    }

    /// Whether words sound, or will so soon that the bed makes room.
    fn speech_is_near(&self) -> bool {
        let Some(sheet) = &self.sheet else { return self.mixer.speaks() };
        let soon = sheet.entries().get(self.next..).unwrap_or(&[]).iter();
        let mut soon = soon.take_while(|entry| entry.at < self.at.frame + super::bed::DUCK);
        self.mixer.speaks() || soon.any(|entry| entry.bus == Bus::Voice)
    }

    /// Starts a tone outside the score. Its clip stays alive with this sound.
    fn outside(&mut self, kind: CueKind) {
        if let Some(clip) = self.tones.get(kind, self.theme, self.profile) {
            self.mixer.start(clip, 0, Bus::Cues, 0, u64::MAX);
        }
    }

    /// Starts what begins at the playhead, and ends at the end.
    fn begin(&mut self) {
        if self.at.state != State::Playing {
            return;
        }
        let Some(sheet) = &self.sheet else { return };
        while let Some(entry) = sheet.entries().get(self.next)
            && entry.at <= self.at.frame
        {
            // Late by at most a frame, but for a leap, which enters clips in their middle.
            let late = self.at.frame - entry.at;
            let rise = if late > 1 { self.profile.figures().enter } else { 0 };
            self.mixer.start(&entry.clip, late, entry.bus, rise, self.sheet_serial);
            self.next += 1;
        }
        if self.at.frame >= sheet.length() {
            self.at.frame = sheet.length();
            self.at.state = State::Ended;
        }
    }

    /// `frames` pass for the clips, the gains and the playhead.
    fn pass(&mut self, frames: Frame) {
        self.mixer.advance(frames);
        self.cues.advance(frames);
        self.voice.advance(frames);
        self.bed.advance(frames);
        self.ceiling.advance(frames);
        if let Some((wait, clip, bus, owner)) = &mut self.later {
            *wait = wait.saturating_sub(frames);
            if *wait == 0 {
                self.mixer.start(clip, 0, *bus, 0, *owner);
                self.later = None;
            }
        }
        self.done += frames;
        self.callback += frames;
        let mut left = frames;
        if self.at.state == State::CountIn {
            let counted = left.min(self.at.count_in_left);
            self.at.count_in_left -= counted;
            left -= counted;
            if self.at.count_in_left == 0 {
                self.enter();
            }
        }
        if self.at.state == State::Playing {
            let stood = left.min(self.stand);
            self.stand -= stood;
            self.at.frame += left - stood;
        }
    }

    /// Whole frames in a step of other than one frame; the rest is carried over.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive step of a few frames")]
    fn whole(&mut self, step: f64) -> Frame {
        self.fraction += step;
        let whole = self.fraction.floor();
        self.fraction -= whole;
        whole as Frame
    }

    /// What keeps a sleepy device awake.
    fn awake(&mut self) -> Sample {
        match &mut self.wake {
            Some(noise) if self.at.state.running() => {
                #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
                let value = noise.value() as f32 * WAKE;
                Sample::from_mono(value)
            }
            _ => Sample::ZERO,
        }
    }
}
