//! Changes in mid-session.
use super::choices::Revised;
use super::time::Frame;
use super::types::Score;
impl Score {
    /// The score with one change from `at` on; everything before stays, bit for bit. None when nothing changes.
    #[must_use]
    pub fn revised(&self, _at: Frame, _what: Revised) -> Option<Self> { None }
}
