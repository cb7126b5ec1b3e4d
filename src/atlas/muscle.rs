//! The muscles that are drawn beneath the skin, with what a person may read about each.
//!
//! Comes from `assets/atlas/muscles.ron`. Their shape is the work of `sculpt`.

use serde::{Deserialize, Serialize};

/// One muscle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Muscle {
    /// Its name in files, `[a-z0-9_]+`.
    pub id: String,
    /// Its depth: 1 under the skin to 4, the deepest.
    pub layer: u8,
    /// Its anatomical name.
    pub name: String,
    /// Where it begins.
    pub origin: String,
    /// Where it ends.
    pub insertion: String,
    /// Which way its fibres run.
    pub fibres: String,
    /// Its usual size in an adult.
    pub size: String,
    /// Where it can send head pain; `-` where it sends none.
    pub referral: String,
    /// What to mind when it is drawn or touched.
    pub note: String,
    /// Source keys and notes.
    pub source: String,
}
