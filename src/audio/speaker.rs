//! Whoever has the spoken lines, so that this room needs to know neither files nor speech engines.
//!
//! In: a text and a profile. Out: its clip, if there is one by now. Asking must be quick when it was asked before; what
//! has to be made first is made elsewhere, and [`Speaker::news`] tells when it has come.

use super::clip::Clip;
use super::figures::Profile;

/// Has spoken lines.
pub trait Speaker: Send + Sync {
    /// The clip of a text as it is spoken in a profile; none when nobody can say it, or not yet.
    fn clip(&self, text: &str, profile: Profile) -> Option<Clip>;

    /// Grows whenever a line that was not there has come.
    fn news(&self) -> u64;
}

/// Says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mute;

impl Speaker for Mute {
    fn clip(&self, _text: &str, _profile: Profile) -> Option<Clip> {
        None
    }

    fn news(&self) -> u64 {
        0
    }
}
