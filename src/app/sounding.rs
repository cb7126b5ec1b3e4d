//! The sound check: turning sliders, choosing tones and a device, hearing each sound, and the tap test.
//!
//! In: [`Tune`], asked by a control; what the transport says of its device. Out: [`Hearing`], samples asked of the transport,
//! notes, and the resource [`Sounding`], which the sheet and the session show. What is heard while a session plays is the
//! session's alone: samples are refused then, and a note says so.
//!
//! The devices are asked for once when the sheet opens, after it has been drawn: asking may take a moment.

use std::time::Duration;

use bevy::prelude::*;

use super::Vocabulary;
use super::action::{Action, Asked, Sheet};
use super::comfort::Comfort;
use super::hearing::{Hearing, Slider};
use super::note::Note;
use super::playing::{Playing, SessionSystems, Sound};
use super::screens::Sheets;
use super::tapping::{self, Tapping};
use super::transport::{Heard, Transport};
use crate::audio::cues::Theme;
use crate::audio::output::Found;
use crate::score::types::CueKind;
use crate::words::{Key, key};

/// What can be asked of the sound check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tune {
    /// A slider a step.
    Turn {
        /// Which.
        slider: Slider,
        /// Up, or else down.
        louder: bool,
    },
    /// Other tones.
    Tones(Theme),
    /// One tone, now.
    Hear(CueKind),
    /// The line of the voice, now, and the tone that it speaks of.
    Line,
    /// A device of the list; none is the system's own choice.
    Device(Option<usize>),
    /// Look again which devices there are.
    Devices,
    /// Begin the tap test; while it goes on, a tap.
    Tap,
    /// Keep what the taps said for this device.
    Keep,
    /// Forget it.
    Forget,
}

/// What is known of the sound.
#[derive(Resource, Clone, Debug, Default)]
pub struct Sounding {
    /// Nothing can be heard at this moment.
    pub silent: bool,
    /// What last happened to the device.
    pub last: Option<Heard>,
    /// The devices, once they have been asked for.
    pub devices: Option<Vec<Found>>,
    /// The device that sounds, by what names it, and how often it broke off.
    pub device: Option<(String, u64)>,
    /// The tap test that goes on.
    pub tapping: Option<Tapping>,
    /// What the last one said, until it is kept or forgotten.
    pub found: Option<tapping::Found>,
    /// When its next tone is due, or its end.
    due: Duration,
    /// When the tone is due that the line speaks of.
    after_line: Option<Duration>,
    /// When the device is next asked for, and how many frames the sheet has been open.
    ask: Duration,
    open: u32,
}

/// The device is asked for so often while the sheet is open.
const ASK: Duration = Duration::from_millis(250);
/// The sheet has been drawn once after so many frames.
const DRAWN: u32 = 3;
/// From the press that begins a tap test to its first tone.
const READY: Duration = Duration::from_secs(1);
/// The tone that the line speaks of comes so long after its beginning: its twelve words at 110 a minute take 6.5 s.
const LINE: Duration = Duration::from_secs(7);

impl Sounding {
    /// What people call the device that sounds, if it is in the list.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        let (id, _) = self.device.as_ref()?;
        self.devices.iter().flatten().find(|found| found.id == *id).map(|found| found.name.as_str())
    }

    /// Whether the device that was chosen is not there.
    #[must_use]
    pub fn lacks(&self, hearing: &Hearing) -> bool {
        let there = |id: &String| self.devices.iter().flatten().any(|found| found.id == *id);
        self.devices.is_some() && hearing.device.as_ref().is_some_and(|id| !there(id))
    }

    /// How long the picture waits for the device that sounds, in milliseconds, if that was kept.
    #[must_use]
    pub fn waits(&self, hearing: &Hearing) -> Option<u16> {
        self.device.as_ref().and_then(|(id, _)| hearing.delays.get(id).copied())
    }

    /// Whether something is so as a control would make it.
    #[must_use]
    pub fn is(&self, tune: Tune, hearing: &Hearing) -> bool {
        match tune {
            Tune::Tones(theme) => hearing.theme == theme,
            Tune::Device(None) => hearing.device.is_none(),
            Tune::Device(Some(index)) => {
                let found = self.devices.as_ref().and_then(|devices| devices.get(index));
                found.is_some_and(|found| hearing.device.as_ref() == Some(&found.id))
            }
            _ => false,
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sounding>().add_systems(
        Update,
        (act, look, play_tones).chain().after(SessionSystems::Decide).before(super::hearing::tell),
    );
}

/// Why something cannot be heard now, if so.
fn refused(bus: Slider, hearing: &Hearing, comfort: &Comfort, playing: &Playing) -> Option<Key> {
    let volumes = hearing.volumes(comfort.attack);
    let own = if bus == Slider::Voice { volumes.voice } else { volumes.cues };
    if playing.moves() {
        Some(key::SOUND_BUSY)
    } else if volumes.master * own <= 0.0 {
        Some(key::SOUND_AT_NOTHING)
    } else if bus == Slider::Cues && hearing.theme == Theme::None {
        Some(key::SOUND_NO_TONES)
    } else {
        None
    }
}

fn act(
    mut asked: MessageReader<Asked>,
    mut sounding: ResMut<Sounding>,
    mut hearing: ResMut<Hearing>,
    mut sound: ResMut<Sound>,
    mut note: ResMut<Note>,
    comfort: Res<Comfort>,
    playing: Res<Playing>,
    time: Res<Time<Real>>,
    words: Res<Vocabulary>,
) {
    let now = time.elapsed();
    for Asked(action) in asked.read() {
        let Action::Sound(tune) = action else { continue };
        match *tune {
            Tune::Turn { slider, louder } => hearing.turn(slider, louder, comfort.attack),
            Tune::Tones(theme) => hearing.theme = theme,
            Tune::Hear(_) | Tune::Line => {
                let bus = if *tune == Tune::Line { Slider::Voice } else { Slider::Cues };
                (sounding.tapping, sounding.after_line) = (None, None);
                let why = refused(bus, &hearing, &comfort, &playing);
                let heard = why.is_none()
                    && match *tune {
                        Tune::Hear(kind) => sound.0.sample(kind),
                        _ => sound.0.say(&words.0.get(key::SOUND_LINE)),
                    };
                if !heard {
                    note.show(words.0.get(why.unwrap_or(key::SOUND_NOTHING)), None);
                } else if *tune == Tune::Line {
                    sounding.after_line = Some(now + LINE);
                }
            }
            Tune::Device(index) => {
                let chosen = index.and_then(|index| sounding.devices.as_ref()?.get(index));
                if index.is_none() || chosen.is_some() {
                    hearing.device = chosen.map(|found| found.id.clone());
                    sounding.ask = Duration::ZERO;
                }
            }
            Tune::Devices => sounding.devices = None,
            Tune::Tap => {
                let why = refused(Slider::Cues, &hearing, &comfort, &playing);
                if let Some(tapping) = &mut sounding.tapping {
                    tapping.tap(now);
                } else if let Some(why) = why {
                    note.show(words.0.get(why), None);
                } else {
                    (sounding.tapping, sounding.found) = (Some(Tapping::default()), None);
                    (sounding.due, sounding.after_line) = (now + READY, None);
                }
            }
            Tune::Keep | Tune::Forget => {
                let found = sounding.found.take();
                let Some((id, _)) = &sounding.device else { continue };
                match found {
                    Some(tapping::Found::Late(late)) if *tune == Tune::Keep => {
                        hearing.delays.insert(id.clone(), late);
                    }
                    _ if *tune == Tune::Forget && hearing.delays.contains_key(id) => {
                        hearing.delays.remove(id);
                    }
                    _ => {}
                }
            }
        }
    }
}

/// While the sheet is open, what the device does; with the sheet everything that was tried ends.
fn look(sheets: Res<Sheets>, mut sounding: ResMut<Sounding>, mut sound: ResMut<Sound>, time: Res<Time<Real>>) {
    if sheets.0 != Some(Sheet::Sound) {
        if sounding.open > 0 {
            let (silent, last) = (sounding.silent, sounding.last);
            *sounding = Sounding { silent, last, ..Sounding::default() };
        }
        return;
    }
    sounding.open = sounding.open.saturating_add(1);
    if sounding.devices.is_none() && sounding.open >= DRAWN {
        sounding.devices = Some(sound.0.devices());
    }
    if time.elapsed() >= sounding.ask {
        sounding.ask = time.elapsed() + ASK;
        let device = sound.0.device();
        let id = |device: &Option<(String, u64)>| device.as_ref().map(|(id, _)| id.clone());
        if id(&device) != id(&sounding.device) {
            (sounding.tapping, sounding.found) = (None, None);
        }
        sounding.device = device;
    }
}

/// The tones of the tap test, and the one that the line speaks of.
fn play_tones(
    mut sounding: ResMut<Sounding>,
    mut sound: ResMut<Sound>,
    mut note: ResMut<Note>,
    comfort: Res<Comfort>,
    time: Res<Time<Real>>,
    words: Res<Vocabulary>,
) {
    let now = time.elapsed();
    let transport: &mut dyn Transport = &mut *sound.0;
    if sounding.after_line.is_some_and(|due| now >= due) {
        sounding.after_line = None;
        transport.sample(CueKind::Begin);
    }
    if sounding.tapping.is_none() || now < sounding.due {
        return;
    }
    sounding.due = now + tapping::EVERY;
    match &mut sounding.tapping {
        Some(tapping) if tapping.tones() < tapping::TONES => {
            if transport.sample(CueKind::Begin) {
                tapping.tone(now, comfort.attack);
            } else {
                sounding.tapping = None;
                note.show(words.0.get(key::SOUND_BUSY), None);
            }
        }
        Some(tapping) => {
            sounding.found = Some(tapping.found());
            sounding.tapping = None;
        }
        None => {}
    }
}
