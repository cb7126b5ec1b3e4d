//! The moves of a person's own body: nods, stretches, isometrics, rest. They have no place on the skin.
//!
//! Comes from `assets/atlas/moves.ron`. It says how long and how firmly; how a move looks is the work of `pose`.

use serde::{Deserialize, Serialize};

use super::vocabulary::{Grip, Technique};

/// One move of the atlas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Name used in routines, `[a-z0-9_]+`.
    pub id: String,
    /// What kind of step it makes.
    pub technique: Technique,
    /// Whether it counts as neck work (the stop check follows it).
    pub neck: bool,
    /// Grips of the hand that helps; `None` where no hand does.
    pub grips: Vec<Grip>,
    /// The greatest pressure of that hand, 0 to 6.
    pub cap: u8,
    /// The longest time at the end of the movement in seconds; 0 means that nothing is held.
    pub longest_hold: u16,
    /// What to do, in one line.
    pub text: String,
}

impl Move {
    /// The name people read, from its id: `move_ear_to_shoulder` is "Ear to shoulder".
    #[must_use]
    pub fn plain_name(&self) -> String {
        super::place::capitalised(&self.id.trim_start_matches("move_").replace('_', " "))
    }
}
