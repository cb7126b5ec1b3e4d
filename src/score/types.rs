//! A score: every word, cue and contact of a session at its exact frame.
//!
//! [`super::compile`] makes it, [`super::moment`] reads it at one frame; it never changes once made. All times are
//! frames from the session's start; all lists are sorted by their first frame. Nothing here is a world
//! coordinate: contacts name a place, a side and a pressure, and `pose` finds where that is.

use serde::Serialize;

use crate::atlas::vocabulary::{
    BreathHalf, CheckIn, Grip, Inset, Level, Phase, Position, Region, Side, Sides, Technique, Weight,
};

use super::changes::Change;
use super::choices::Choices;
use super::time::Frame;

/// A compiled session.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// Id of the routine.
    pub routine: String,
    /// SHA-256 of the routine's file, lower-case hex.
    pub hash: String,
    /// Title of the routine.
    pub title: String,
    /// What it was compiled for.
    pub choices: Choices,
    /// The level it was compiled at, after the gate's limit.
    pub level: Level,
    /// The phase it was compiled for.
    pub phase: Phase,
    /// Session time: everything from the first lead-in to the last frame.
    pub length: Frame,
    /// Practice time: hands-on time only, both sides counted.
    pub practice: Frame,
    /// The steps that are played, in order.
    pub steps: Vec<ScoreStep>,
    /// Each step once, or twice when it is done on one side and then the other, in playing order.
    pub halves: Vec<Half>,
    /// What kind of moment each stretch of time is; they follow one another without a gap.
    pub beats: Vec<BeatSpan>,
    /// What touches the body.
    pub contacts: Vec<Contact>,
    /// What is said and captioned.
    pub words: Vec<Words>,
    /// Tones.
    pub cues: Vec<Cue>,
    /// Guided breaths, one entry for each whole breath.
    pub breaths: Vec<BreathSpan>,
    /// Where the camera looks from.
    pub views: Vec<ViewChange>,
    /// Questions.
    pub check_ins: Vec<Ask>,
    /// What differs from the file, and why.
    pub changes: Vec<Change>,
}

/// A step as it is played.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreStep {
    /// The step's id in the routine, or `CK2`-like ids for what the compiler added.
    pub id: String,
    /// The name people read for it.
    pub name: String,
    /// Id of the place or move, or `none`.
    pub on: String,
    /// Where to find it, in words; empty for moves and rests.
    pub landmark: String,
    /// Region of the place, if it is one.
    pub region: Option<Region>,
    /// The inset that shows it when it is not on the bust.
    pub inset: Option<Inset>,
    /// The muscles that are worked, by the atlas's ids.
    pub muscles: Vec<String>,
    /// The technique after substitutions.
    pub technique: Technique,
    /// The grip after substitutions.
    pub grip: Grip,
    /// Sides as authored, or as prescribed.
    pub sides: Sides,
    /// Applied pressure as authored, 0 to 6.
    pub authored_pressure: u8,
    /// Applied pressure after all caps, 0 to 6.
    pub pressure: u8,
    /// The cap that firmer may not pass.
    pub cap: u8,
    /// Hands-on time for one side.
    pub practice: Frame,
    /// The longest that the place may be held; 0 is no limit.
    pub longest_hold: Frame,
    /// How much it matters.
    pub weight: Weight,
    /// Strokes, circles or repetitions for one side, if counted.
    pub count: Option<u32>,
    /// Whether it is neck work.
    pub neck: bool,
    /// The position it is done in, where the routine offers others too; none stays as the step before.
    pub position: Option<Position>,
}

/// One playing of a step: on one side, or on both hands together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Half {
    /// Index into [`Score::steps`].
    pub step: u16,
    /// The side worked on; none for both hands together and for the midline.
    pub side: Option<Side>,
    /// Whether it is the second side of its block.
    pub second: bool,
    /// Start of its lead-in (or of the change of side).
    pub start: Frame,
    /// First touch.
    pub touch: Frame,
    /// Last frame of hands-on time, exclusive.
    pub lift: Frame,
}

/// What kind of moment it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Beat {
    /// Words say what comes; the hands find their place.
    LeadIn,
    /// Pressure grows.
    RampIn,
    /// The work itself.
    Work,
    /// Pressure eases.
    EaseOff,
    /// The hands leave, a second after the touch ends.
    Lift,
    /// The hands change sides.
    Change,
    /// Nothing to do but breathe.
    Rest,
}

/// A stretch of time of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BeatSpan {
    /// Index into [`Score::halves`].
    pub half: u16,
    /// Its kind.
    pub beat: Beat,
    /// First frame.
    pub start: Frame,
    /// One past the last frame.
    pub end: Frame,
}

/// One hand, or one finger group, on one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contact {
    /// Index into [`Score::halves`].
    pub half: u16,
    /// Which hand.
    pub hand: Side,
    /// The side of the body; the left one stands for midline places.
    pub side: Side,
    /// Whether the place is on the midline, so that `side` does not mirror it.
    pub midline: bool,
    /// Id of the place.
    pub place: String,
    /// Which of the place's positions it rests on; none follows the path or the middle of the hold.
    pub node: Option<u8>,
    /// The grip.
    pub grip: Grip,
    /// How it moves while touching.
    pub motion: Motion,
    /// The frames in which the motion's repetitions are done, from the touch on; holding again goes on at that rate.
    pub over: Frame,
    /// The hand begins to come near.
    pub approach: Frame,
    /// First touch.
    pub touch: Frame,
    /// End of touch.
    pub lift: Frame,
    /// The hand is away.
    pub away: Frame,
    /// Applied pressure over time: (frame, pressure), straight between, 0 before and after.
    pub pressure: Vec<(Frame, f32)>,
    /// Pressure grows on this half of the breath.
    pub press_on: Option<BreathHalf>,
}

/// How a contact moves while it touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Motion {
    /// Rests or presses on the spot.
    Still,
    /// Small circles on the spot.
    Circles {
        /// Number of circles.
        repeats: u32,
    },
    /// Glides along the path, lifts and comes back: so many strokes.
    Glide {
        /// Number of strokes.
        repeats: u32,
    },
    /// Lifts and squeezes while walking along the path: so many squeezes.
    Knead {
        /// Number of squeezes.
        repeats: u32,
    },
    /// Moves the skin to and fro without sliding, walking along the path: so many times.
    Shear {
        /// Number of repetitions.
        repeats: u32,
    },
    /// A slow steady pull.
    Traction,
}

impl Motion {
    /// Repetitions between touch and lift; 0 when nothing repeats.
    #[must_use]
    pub const fn repeats(self) -> u32 {
        match self {
            Self::Still | Self::Traction => 0,
            Self::Circles { repeats } | Self::Glide { repeats } | Self::Knead { repeats } | Self::Shear { repeats } => {
                repeats
            }
        }
    }
}

/// Something said, shown as a caption.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words {
    /// First frame of speech.
    pub at: Frame,
    /// One past the last frame of its slot: the next line that matters as much, or the end of what it belongs to.
    pub until: Frame,
    /// Index into [`Score::halves`].
    pub half: u16,
    /// How important it is.
    pub kind: WordsKind,
    /// The full words.
    pub text: String,
    /// The short form.
    pub short: Option<String>,
    /// What is said with the chosen guidance; empty for tones only.
    pub spoken: String,
}

/// How important a line is, from what must be heard to what may be dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum WordsKind {
    /// A warning or the stop check.
    Safety,
    /// What to do next.
    Instruction,
    /// Change sides, next step.
    Transition,
    /// A question.
    Question,
    /// A line during the work.
    Encouragement,
    /// How long it lasts.
    Count,
}

/// A tone at its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// First frame of the tone.
    pub at: Frame,
    /// Which tone.
    pub kind: CueKind,
}

/// Which tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum CueKind {
    /// Touch begins.
    Begin,
    /// Half of the hands-on time is over.
    HalfWay,
    /// Pressure eases from here.
    EaseOff,
    /// The first side is done.
    EndOfHalf,
    /// Go to the other side.
    ChangeSide,
    /// The step is done.
    EndOfStep,
    /// The session is done.
    EndOfSession,
    /// Breathe in.
    BreathIn,
    /// Breathe out.
    BreathOut,
    /// The session is paused (outside the score).
    Pause,
    /// The session goes on (outside the score).
    Resume,
}

impl CueKind {
    /// Every tone.
    pub const ALL: [Self; 11] = [
        Self::Begin,
        Self::HalfWay,
        Self::EaseOff,
        Self::EndOfHalf,
        Self::ChangeSide,
        Self::EndOfStep,
        Self::EndOfSession,
        Self::BreathIn,
        Self::BreathOut,
        Self::Pause,
        Self::Resume,
    ];
}

/// One whole guided breath.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BreathSpan {
    /// The in-breath begins.
    pub start: Frame,
    /// The out-breath begins.
    pub turn: Frame,
    /// The out-breath ends.
    pub end: Frame,
}

/// Where the camera looks from, by name; `pose` knows the distance and the angles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum View {
    /// The whole bust from the front, a little from the person's left.
    Whole,
    /// The face.
    Face,
    /// Above, for the crown.
    Crown,
    /// The back of the head and neck.
    Nape,
    /// Both shoulders from behind.
    Shoulders,
    /// One side of the head.
    Temple(Side),
    /// One side of the jaw.
    Jaw(Side),
    /// One side of the neck.
    Neck(Side),
    /// The front of the neck on one side.
    NeckFront(Side),
    /// One shoulder from behind and above.
    Shoulder(Side),
    /// What is not on the bust, before it; the bust stays as it was, dimmed.
    Inset(Inset),
}

/// The camera goes to a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ViewChange {
    /// It begins to move.
    pub at: Frame,
    /// It has arrived; the move is eased over the whole stretch.
    pub until: Frame,
    /// Where it goes.
    pub view: View,
}

/// A question at its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// First frame at which it is asked.
    pub at: Frame,
    /// One past the last frame at which it may be answered.
    pub until: Frame,
    /// The question.
    pub ask: CheckIn,
    /// Index into [`Score::halves`].
    pub half: u16,
}
