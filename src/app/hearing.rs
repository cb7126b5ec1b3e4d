//! What a person has set for their ears: four sliders, which tones, which device, how late it sounds.
//!
//! Out: the resource [`Hearing`], written by `playing` and `sounding` when asked. Whatever changes goes to the sound at once;
//! [`super::kept`] keeps it. In quiet comfort the master slider is
//! one of its own, that begins no higher than at first start (clinical data, 7.3): going quiet never makes it louder.
//!
//! It reads and writes no file itself.

use std::collections::BTreeMap;

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

use super::comfort::Comfort;
use super::playing::{SessionSystems, Sound};
use crate::audio::cues::Theme;
use crate::audio::volumes::Volumes;

/// First-run setting of the master slider in per cent, −24 dB, and the most that quiet comfort begins with.
const FIRST: u8 = 30;

/// A step of a slider, in per cent.
pub const STEP: u8 = 5;

/// One of the sliders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slider {
    /// Over all.
    Master,
    /// Words.
    Voice,
    /// Tones and guided breaths.
    Cues,
    /// The quiet ground.
    Bed,
}

impl Slider {
    /// All, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Master, Self::Voice, Self::Cues, Self::Bed];
}

/// A person's hearing.
#[derive(Resource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hearing {
    /// The master slider in per cent.
    pub master: u8,
    /// The master slider of quiet comfort.
    pub quiet_master: u8,
    /// Words.
    pub voice: u8,
    /// Tones and guided breaths.
    pub cues: u8,
    /// The bed; 0 is off.
    pub bed: u8,
    /// Which tones.
    pub theme: Theme,
    /// The device that was chosen; none is the system's own choice.
    pub device: Option<String>,
    /// How late each device sounds, in milliseconds, as tapped; by what names it.
    pub delays: BTreeMap<String, u16>,
    /// No sound, until it is wanted again; not kept.
    #[serde(skip)]
    pub muted: bool,
}

impl Default for Hearing {
    fn default() -> Self {
        Self {
            master: FIRST,
            quiet_master: FIRST,
            voice: 100,
            cues: 100,
            bed: 0,
            theme: Theme::default(),
            device: None,
            delays: BTreeMap::new(),
            muted: false,
        }
    }
}

impl Hearing {
    /// Where a slider stands, in per cent.
    #[must_use]
    pub fn at(&self, slider: Slider, quiet: bool) -> u8 {
        match slider {
            Slider::Master if quiet => self.quiet_master.min(self.master),
            Slider::Master => self.master,
            Slider::Voice => self.voice,
            Slider::Cues => self.cues,
            Slider::Bed => self.bed,
        }
    }

    /// A slider a step up or down; who turns something up wants to hear it.
    pub fn turn(&mut self, slider: Slider, louder: bool, quiet: bool) {
        self.muted &= !louder;
        let now = self.at(slider, quiet);
        let next = if louder { now.saturating_add(STEP).min(100) } else { now.saturating_sub(STEP) };
        match slider {
            Slider::Master if quiet => {
                self.quiet_master = next;
                self.master = self.master.max(next);
            }
            Slider::Master => self.master = next,
            Slider::Voice => self.voice = next,
            Slider::Cues => self.cues = next,
            Slider::Bed => self.bed = next,
        }
    }

    /// What the sound is told.
    #[must_use]
    pub fn volumes(&self, quiet: bool) -> Volumes {
        let slider = |slider| f32::from(self.at(slider, quiet)) / 100.0;
        Volumes {
            master: if self.muted { 0.0 } else { slider(Slider::Master) },
            voice: slider(Slider::Voice),
            cues: slider(Slider::Cues),
            bed: slider(Slider::Bed),
        }
    }

    /// Quiet comfort begins: not louder than it ever begins.
    pub fn go_quiet(&mut self) {
        self.quiet_master = self.quiet_master.min(FIRST).min(self.master);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tell.after(SessionSystems::Decide).before(SessionSystems::Show));
}

/// The sound hears of every change.
pub(super) fn tell(
    hearing: Res<Hearing>,
    comfort: Res<Comfort>,
    mut sound: ResMut<Sound>,
    mut told: Local<Option<Hearing>>,
    mut quiet: Local<bool>,
) {
    if !hearing.is_changed() && !comfort.is_changed() {
        return;
    }
    let before = told.replace(hearing.clone());
    let volumes = hearing.volumes(comfort.attack);
    if before.as_ref().is_none_or(|before| before.volumes(*quiet) != volumes) {
        sound.0.volumes(volumes);
    }
    if before.as_ref().is_none_or(|before| before.theme != hearing.theme) {
        sound.0.theme(hearing.theme);
    }
    if before.as_ref().is_some_and(|before| before.device != hearing.device)
        || before.is_none() && hearing.device.is_some()
    {
        sound.0.choose(hearing.device.clone());
    }
    if before.as_ref().is_none_or(|before| before.delays != hearing.delays) {
        sound.0.delays(hearing.delays.clone());
    }
    *quiet = comfort.attack;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_quiet_never_makes_it_louder_and_starts_no_higher_than_at_first() {
        for (master, quiet_master) in [(30, 30), (80, 60), (10, 30), (0, 100)] {
            let mut hearing = Hearing { master, quiet_master, ..Hearing::default() };
            hearing.go_quiet();
            let quiet = hearing.at(Slider::Master, true);
            assert!(quiet <= 30 && quiet <= master, "{master} {quiet_master}: {quiet}");
        }
        let mut hearing = Hearing::default();
        hearing.turn(Slider::Master, true, true);
        assert_eq!((hearing.at(Slider::Master, true), hearing.at(Slider::Master, false)), (35, 35));
    }

    #[test]
    fn the_first_start_is_at_three_tenths_without_a_bed_and_mute_is_silence() {
        let hearing = Hearing::default();
        assert_eq!(hearing.volumes(false), Volumes::default());
        let muted = Hearing { muted: true, ..hearing };
        assert!(muted.volumes(false).master <= 0.0);
    }

    #[test]
    fn settings_come_back_as_they_were_kept_and_older_ones_fill_up() {
        let mut hearing = Hearing { theme: Theme::Reed, bed: 40, ..Hearing::default() };
        hearing.delays.insert("a".to_owned(), 180);
        let text = ron::to_string(&hearing).unwrap();
        assert_eq!(ron::from_str::<Hearing>(&text).unwrap(), hearing);
        assert_eq!(ron::from_str::<Hearing>("(master: 55)").unwrap(), Hearing { master: 55, ..Hearing::default() });
    }
}
