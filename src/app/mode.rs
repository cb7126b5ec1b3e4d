//! The three ways to start the app, and what each may do.
//!
//! Home, therapist and kiosk are one app: every difference between them is a field of [`May`], asked where it
//! matters. It knows no screen and no file.

/// How the app was started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// At home, by the person themselves.
    #[default]
    Home,
    /// By a therapist, who shows and prescribes.
    Therapist,
    /// In a waiting room, by whoever comes.
    Kiosk,
}

/// What a mode may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a permission of its own")]
pub struct May {
    /// Write the diary and the settings.
    pub keep: bool,
    /// Open files and folders of the person.
    pub open: bool,
    /// Write routines and prescriptions.
    pub write: bool,
    /// Leave the app by its own controls.
    pub quit: bool,
    /// Leave full screen.
    pub windowed: bool,
    /// Show the person from outside, as a therapist sees them, rather than as a mirror.
    pub facing: bool,
    /// Forget everything when a session ends.
    pub forget: bool,
}

impl Mode {
    /// What this mode may do.
    #[must_use]
    pub const fn may(self) -> May {
        match self {
            Self::Home => {
                May { keep: true, open: true, write: false, quit: true, windowed: true, facing: false, forget: false }
            }
            Self::Therapist => {
                May { keep: true, open: true, write: true, quit: true, windowed: true, facing: true, forget: false }
            }
            Self::Kiosk => May {
                keep: false,
                open: false,
                write: false,
                quit: false,
                windowed: false,
                facing: false,
                forget: true,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kiosk_keeps_nothing_opens_nothing_and_cannot_be_left() {
        let may = Mode::Kiosk.may();
        assert!(!may.keep && !may.open && !may.write && !may.quit && !may.windowed && may.forget);
    }

    #[test]
    fn only_a_therapist_writes_routines() {
        assert!(Mode::Therapist.may().write && !Mode::Home.may().write && !Mode::Kiosk.may().write);
    }
}
