//! The solved hands: for each place, grip and hand a pose, along a path a row of them.
//!
//! Filled by [`solve`](super::solve), written to a file and read back by whoever shows hands. All poses are of a right
//! hand, in the frame of the head; the left hand's are their mirror images.

use serde::{Deserialize, Serialize};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::skeleton::HandPose;

/// Which hand works on a side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The hand of the same side.
    Same,
    /// The hand of the other side; on the midline, which counts as left, the right hand.
    Opposite,
}

/// All solved poses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HandPoses {
    /// The stamp of what they were solved from.
    pub recipe: String,
    /// By place, grip and relation.
    pub placed: Vec<Placed>,
}

/// The poses of one hand in one grip at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Id of the place.
    pub place: String,
    /// The grip.
    pub grip: Grip,
    /// Whose hand it is.
    pub relation: Relation,
    /// One pose, or a row of them evenly along a path.
    pub poses: Vec<HandPose>,
}
