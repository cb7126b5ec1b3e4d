//! The tones outside the score: for a pause, and for going on.
//!
//! In: a bank. Out: [`Tones`], made once for every theme and profile, so that the audio thread only picks one. They are
//! kept by whoever opened the player, for as long as it plays.

use std::sync::Arc;

use super::clip::Clip;
use super::cues::Theme;
use super::figures::Profile;
use super::sheet::Bank;
use crate::score::types::CueKind;

/// The tones outside the score, of every theme in each profile.
#[derive(Clone, Debug)]
pub struct Tones(Arc<[Outside]>);

/// The tones outside the score of one theme in one profile; none where it is silent.
#[derive(Debug)]
struct Outside {
    theme: Theme,
    profile: Profile,
    pause: Option<Clip>,
    resume: Option<Clip>,
}

impl Tones {
    /// From a bank.
    #[must_use]
    pub fn of(bank: &mut Bank) -> Self {
        let mut all = Vec::new();
        for theme in Theme::ALL {
            for profile in Profile::ALL {
                let mut tone = |kind| bank.clip(kind, None, profile, theme);
                all.push(Outside { theme, profile, pause: tone(CueKind::Pause), resume: tone(CueKind::Resume) });
            }
        }
        Self(all.into())
    }

    pub(super) fn get(&self, kind: CueKind, theme: Theme, profile: Profile) -> Option<&Clip> {
        let found = self.0.iter().find(|outside| outside.theme == theme && outside.profile == profile)?;
        if kind == CueKind::Pause { found.pause.as_ref() } else { found.resume.as_ref() }
    }
}
