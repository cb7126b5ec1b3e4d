//! The media controls of a desktop: what they show of a session, and what is pressed on them.
//!
//! In: [`Now`], as often as one likes. Out: [`Pressed`], in the order it was pressed. Neither ever waits.
//! It does not say what a press means: `app` gives it the meaning of the key that does the same.

use super::Nothing;

/// A microsecond is the unit of every time here; so many are a second.
pub const SECOND: i64 = 1_000_000;

/// Where a session stands, as far as a desktop can show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It plays, or counts in.
    Playing,
    /// It is held and can go on.
    Paused,
    /// It was stopped, and can go on or be ended.
    Stopped,
}

/// What a desktop is told of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// Where it stands.
    pub status: Status,
    /// What may be shown for it: see [`super::discreet`].
    pub title: String,
    /// Where it is, in microseconds from its start.
    pub position: i64,
    /// How long it is, in microseconds.
    pub length: i64,
    /// It plays, but its position stands until the count-in is over.
    pub counting_in: bool,
    /// Whether one can go to another place of it.
    pub jumps: bool,
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Go on.
    Play,
    /// Hold.
    Pause,
    /// Go on or hold, whichever fits.
    PlayPause,
    /// On.
    Next,
    /// Back.
    Previous,
    /// Stop now.
    Stop,
    /// So many microseconds on; back when it is below 0.
    Seek(i64),
}

/// Called when something was pressed, from another thread: wakes who shall ask for it.
pub type Wake = Box<dyn Fn() + Send + Sync>;

/// The media controls of a desktop.
pub trait Controls: Send + Sync + 'static {
    /// Shows where a session is; none takes the entry away. Cheap enough for every frame.
    fn tell(&mut self, now: Option<&Now>);
    /// What was pressed since it was last asked.
    fn pressed(&mut self) -> Vec<Pressed>;
    /// Whom to wake when something is pressed.
    fn wake_by(&mut self, wake: Wake);
}

impl Controls for Nothing {
    fn tell(&mut self, _now: Option<&Now>) {}

    fn pressed(&mut self) -> Vec<Pressed> {
        Vec::new()
    }

    fn wake_by(&mut self, _wake: Wake) {}
}
