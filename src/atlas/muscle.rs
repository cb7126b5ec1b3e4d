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
    /// Where it is, in one to three plain words.
    pub short: String,
    /// What it looks like, in a few plain words.
    pub form: String,
    /// What it does and how it can be felt on oneself, in plain words.
    pub does: String,
    /// Where pressing it can be felt, in plain words; empty where it sends no feelings.
    pub felt: String,
    /// The same, by the ids of the areas; less what is not on the bust.
    pub feelings: Vec<String>,
    /// Which way its fibres run, in plain words.
    pub run: String,
    /// The one thing to mind, in plain words; empty where there is none.
    pub mind: String,
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
