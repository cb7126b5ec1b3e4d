//! A therapist's changes to a routine: lower, shorter or left out, never more.

use serde::{Deserialize, Serialize};

use super::seconds::Seconds;
use crate::atlas::vocabulary::{Level, Side};

/// What a therapist prescribes on top of a routine.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prescription {
    /// Greatest applied pressure anywhere, 0 to 6.
    pub ceiling: Option<u8>,
    /// Session minutes.
    pub minutes: Option<u16>,
    /// Level; only gentler than chosen counts.
    pub level: Option<Level>,
    /// Changes to single steps.
    pub steps: Vec<PrescribedStep>,
    /// Ids of places that need teaching and have been taught.
    pub taught: Vec<String>,
}

/// A change to one step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrescribedStep {
    /// Id of the step.
    pub id: String,
    /// Hands-on seconds for one side, inside the step's least and most.
    pub seconds: Option<Seconds>,
    /// Applied pressure, at most the authored one.
    pub pressure: Option<u8>,
    /// One side only.
    pub side: Option<Side>,
    /// Leave it out.
    pub skip: bool,
}
