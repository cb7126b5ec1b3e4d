//! What is kept of a person's settings from one start to the next, and when it is written.
//!
//! In: [`Hearing`] and the captions of [`Comfort`]. Out: [`Kept`], handed to whoever [`Keep`]s it when nothing has changed for
//! a moment. Settings that an older Stillpoint wrote, or that lack something, are filled up with what is usual.
//!
//! It reads and writes no file itself.

use std::time::Duration;

use bevy::prelude::*;
use serde::{Deserialize, Deserializer, Serialize};

use super::captions::Captions;
use super::comfort::Comfort;
use super::hearing::Hearing;
use super::playing::SessionSystems;

/// Settings are kept when nothing has changed for so long.
const STILL: Duration = Duration::from_secs(2);

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// How they like the sound.
    pub hearing: Hearing,
    /// How captions are shown.
    pub captions: Captions,
}

/// Settings as they may be written: at first there was nothing but the hearing, and it had no name.
#[derive(Deserialize)]
struct Written {
    #[serde(default, deserialize_with = "named")]
    hearing: Option<Hearing>,
    #[serde(default)]
    captions: Captions,
}

/// What has its name needs no "Some" round it.
fn named<'de, D: Deserializer<'de>>(written: D) -> Result<Option<Hearing>, D::Error> {
    Hearing::deserialize(written).map(Some)
}

impl Kept {
    /// Reads settings from RON.
    ///
    /// # Errors
    /// In a sentence, where and why they cannot be read.
    pub fn read(text: &str) -> Result<Self, String> {
        let written: Written = ron::from_str(text).map_err(|error| error.to_string())?;
        let hearing = match written.hearing {
            Some(hearing) => hearing,
            None => ron::from_str(text).map_err(|error| error.to_string())?,
        };
        Ok(Self { hearing, captions: written.captions })
    }

    /// Writes them as RON.
    ///
    /// # Errors
    /// In a sentence, why they cannot be written.
    pub fn written(&self) -> Result<String, String> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(|error| error.to_string())
    }
}

/// Where settings are kept.
pub trait Keep: Send + Sync + 'static {
    /// Keeps them; what goes wrong is told in a sentence.
    ///
    /// # Errors
    /// Why they could not be kept.
    fn keep(&self, kept: &Kept) -> Result<(), String>;
}

/// Keeps nothing: pictures, tests and the kiosk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forget;

impl Keep for Forget {
    fn keep(&self, _kept: &Kept) -> Result<(), String> {
        Ok(())
    }
}

/// Whoever keeps the settings.
#[derive(Resource)]
pub struct Keeper(pub Box<dyn Keep>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, keep.after(SessionSystems::Decide));
}

/// Keeps them once they have settled.
fn keep(
    hearing: Res<Hearing>,
    comfort: Res<Comfort>,
    keeper: Res<Keeper>,
    time: Res<Time<Real>>,
    mut changed: Local<Option<Duration>>,
    mut seen: Local<Option<Kept>>,
    mut kept: Local<Option<Kept>>,
) {
    if hearing.is_changed() || comfort.is_changed() {
        let now = Kept { hearing: hearing.clone(), captions: comfort.captions };
        kept.get_or_insert_with(|| now.clone());
        if seen.as_ref() != Some(&now) {
            *changed = Some(time.elapsed());
            *seen = Some(now);
        }
    }
    if changed.is_some_and(|changed| time.elapsed().saturating_sub(changed) >= STILL) {
        *changed = None;
        if *seen == *kept {
            return;
        }
        kept.clone_from(&seen);
        if let Some(Err(why)) = kept.as_ref().map(|kept| keeper.0.keep(kept)) {
            warn!("the settings are not kept: {why}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::captions::{Ground, Place};
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_written() {
        let mut kept = Kept::default();
        kept.hearing.bed = 40;
        kept.hearing.device = Some("hw:1".to_owned());
        kept.hearing.delays.insert("hw:1".to_owned(), 180);
        kept.captions = Captions { place: Place::Top, ground: Ground::Solid, ..Captions::default() };
        assert_eq!(Kept::read(&kept.written().unwrap()), Ok(kept));
    }

    #[test]
    fn what_an_older_file_lacks_is_as_usual_and_what_it_has_is_taken() {
        let hearing = Hearing { master: 55, ..Hearing::default() };
        assert_eq!(Kept::read("(master: 55)"), Ok(Kept { hearing, ..Kept::default() }));
        assert_eq!(Kept::read("()"), Ok(Kept::default()));
        let captions = Captions { place: Place::Top, ..Captions::default() };
        assert_eq!(Kept::read("(captions: (place: Top))"), Ok(Kept { captions, ..Kept::default() }));
    }

    #[test]
    fn a_file_that_is_none_of_ours_is_told() {
        assert!(Kept::read("master = 55").is_err());
    }
}
