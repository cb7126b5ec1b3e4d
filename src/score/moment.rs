//! What is true at one frame of a score: the one thing that sound, picture and words read.
//!
//! [`Score::moment`] is for the half-open frame [n, n + 1). It depends on the score and the frame only, allocates
//! nothing, and costs the same in a long score as in a short one (binary searches; contacts are looked for in two
//! halves only). It knows names and numbers, no world coordinates: `pose` makes positions from it.

use crate::atlas::vocabulary::{BreathHalf, Grip, Side};

use super::time::{Frame, seconds};
use super::types::{Ask, Beat, BreathSpan, Contact, Half, Motion, Score, ScoreStep, View, Words};

/// Most contacts at one time: the size of the picture's contact table.
pub const MOST_CONTACTS: usize = 16;

/// Share of full pressure that stays on the half of the breath that is not pressed on.
const PRESSURE_BETWEEN_BREATHS: f32 = 0.7;

/// Share of a stroke's period that glides; the rest lifts and comes back (3 s + 1 s in the clinical data).
const GLIDE_SHARE: f32 = 0.75;

/// What is true at one frame.
#[derive(Clone, Debug)]
pub struct Moment<'score> {
    /// The frame asked for, at most the score's last.
    pub frame: Frame,
    /// Index of the step in the score.
    pub step_index: usize,
    /// The step.
    pub step: &'score ScoreStep,
    /// Index of the half in the score.
    pub half_index: usize,
    /// The half.
    pub half: &'score Half,
    /// What kind of moment.
    pub beat: Beat,
    /// Frames until the touch ends, or until it begins in a lead-in or change.
    pub left: Frame,
    /// Share of the touch that is over, 0 to 1; in a lead-in or change, share of that.
    pub done: f32,
    /// The guided breath.
    pub breath: Option<BreathNow>,
    /// The line in whose slot the frame lies.
    pub line: Option<&'score Words>,
    /// The half that comes next.
    pub next: Option<&'score Half>,
    /// Where the camera is.
    pub view: ViewNow,
    /// The question being asked.
    pub ask: Option<&'score Ask>,
    contacts: [Option<ContactNow<'score>>; MOST_CONTACTS],
}

/// The guided breath at one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreathNow {
    /// In or out.
    pub half: BreathHalf,
    /// How full the lungs are, 0 to 1, a sine in between.
    pub fullness: f32,
    /// Frames until the half turns.
    pub left: Frame,
    /// Share of this half that is over, 0 to 1.
    pub done: f32,
}

/// The camera at one frame: on its way from one view to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ViewNow {
    /// The view it comes from.
    pub from: View,
    /// The view it goes to.
    pub to: View,
    /// Share of the way in time, 0 to 1, not yet eased.
    pub blend: f32,
    /// Frames since the move began.
    pub since: Frame,
}

/// A contact at one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContactNow<'score> {
    /// The contact.
    pub contact: &'score Contact,
    /// Id of the place.
    pub place: &'score str,
    /// The grip.
    pub grip: Grip,
    /// Which hand.
    pub hand: Side,
    /// The side of the body.
    pub side: Side,
    /// Applied pressure now, 0 to 6.
    pub pressure: f32,
    /// How far the hand is away: 0 touches, 1 is gone.
    pub lift: f32,
    /// Where on the path it is, 0 to 1 from its start to its end.
    pub along: f32,
    /// Where in its repetition it is, 0 to 1: an angle for circles, the stroke for strokes.
    pub turn: f32,
    /// Which repetition, from 0.
    pub repeat: u32,
}

impl Score {
    /// What is true at `frame`; past the end, what is true at the last frame. None only for an empty score.
    #[must_use]
    pub fn moment(&self, frame: Frame) -> Option<Moment<'_>> {
        let frame = frame.min(self.length.saturating_sub(1));
        let span = self.beats.get(after(&self.beats, |span| span.start <= frame)?)?;
        let half_index = usize::from(span.half);
        let half = self.halves.get(half_index)?;
        let step_index = usize::from(half.step);
        let step = self.steps.get(step_index)?;
        let (from, until) = match span.beat {
            Beat::LeadIn | Beat::Change | Beat::Lift if frame < half.touch => (half.start, half.touch),
            _ => (half.touch, half.lift),
        };
        let breath = self.breath_at(frame);
        Some(Moment {
            frame,
            step_index,
            step,
            half_index,
            half,
            beat: span.beat,
            left: until.saturating_sub(frame),
            done: share(frame, from, until),
            breath,
            line: after(&self.words, |line| line.at <= frame)
                .and_then(|index| self.words.get(index))
                .filter(|line| frame < line.until),
            next: self.halves.get(half_index + 1),
            view: self.view_at(frame)?,
            ask: after(&self.check_ins, |ask| ask.at <= frame)
                .and_then(|index| self.check_ins.get(index))
                .filter(|ask| frame < ask.until),
            contacts: self.contacts_at(frame, half_index, breath),
        })
    }

    fn breath_at(&self, frame: Frame) -> Option<BreathNow> {
        let breath: &BreathSpan = self.breaths.get(after(&self.breaths, |breath| breath.start <= frame)?)?;
        if frame >= breath.end {
            return None;
        }
        let (half, start, end) = if frame < breath.turn {
            (BreathHalf::In, breath.start, breath.turn)
        } else {
            (BreathHalf::Out, breath.turn, breath.end)
        };
        let done = share(frame, start, end);
        let rise = 0.5 - 0.5 * (done * std::f32::consts::PI).cos();
        let fullness = if half == BreathHalf::In { rise } else { 1.0 - rise };
        Some(BreathNow { half, fullness, left: end - frame, done })
    }

    fn view_at(&self, frame: Frame) -> Option<ViewNow> {
        let index = after(&self.views, |change| change.at <= frame).unwrap_or(0);
        let change = self.views.get(index)?;
        let before = self.views.get(index.wrapping_sub(1)).unwrap_or(change);
        Some(ViewNow {
            from: before.view,
            to: change.view,
            blend: share(frame, change.at, change.until),
            since: frame.saturating_sub(change.at),
        })
    }

    fn contacts_at(
        &self,
        frame: Frame,
        half: usize,
        breath: Option<BreathNow>,
    ) -> [Option<ContactNow<'_>>; MOST_CONTACTS] {
        let mut now = [None; MOST_CONTACTS];
        let mut slots = now.iter_mut();
        // A hand that has just left belongs to the half before; all others to this one.
        let first = self.contacts.partition_point(|contact| usize::from(contact.half) + 1 < half);
        for contact in self.contacts.iter().skip(first).take_while(|contact| usize::from(contact.half) <= half) {
            if (contact.approach..contact.away).contains(&frame) {
                let Some(slot) = slots.next() else { break };
                *slot = Some(contact.at(frame, breath));
            }
        }
        now
    }
}

impl<'score> Moment<'score> {
    /// The contacts, at most [`MOST_CONTACTS`].
    pub fn contacts(&self) -> impl Iterator<Item = &ContactNow<'score>> {
        self.contacts.iter().flatten()
    }

    /// Seconds until the touch ends, or until it begins in a lead-in or change.
    #[must_use]
    pub fn seconds_left(&self) -> f64 {
        seconds(self.left)
    }
}

impl Contact {
    /// This contact at `frame`, with the breath of that frame.
    fn at(&self, frame: Frame, breath: Option<BreathNow>) -> ContactNow<'_> {
        let (repeat, turn) = self.repetition(frame);
        let (along, hop) = self.position(repeat, turn);
        let lift = if frame < self.touch {
            1.0 - smooth(share(frame, self.approach, self.touch))
        } else if frame >= self.lift {
            smooth(share(frame, self.lift, self.away))
        } else {
            hop
        };
        let pressed = match (self.press_on, breath) {
            (Some(half), Some(now)) if half == now.half => {
                let swell = (now.done * std::f32::consts::PI).sin();
                PRESSURE_BETWEEN_BREATHS + (1.0 - PRESSURE_BETWEEN_BREATHS) * swell
            }
            (Some(_), Some(_)) => PRESSURE_BETWEEN_BREATHS,
            _ => 1.0,
        };
        let off = if hop > 0.0 { 0.0 } else { 1.0 };
        ContactNow {
            contact: self,
            place: &self.place,
            grip: self.grip,
            hand: self.hand,
            side: self.side,
            pressure: self.pressure_at(frame) * pressed * off,
            lift,
            along,
            turn,
            repeat,
        }
    }

    /// The pressure curve at `frame`, without the breath.
    #[must_use]
    pub fn pressure_at(&self, frame: Frame) -> f32 {
        if !(self.touch..self.lift).contains(&frame) {
            return 0.0;
        }
        let index = self.pressure.partition_point(|(at, _)| *at <= frame);
        match (index.checked_sub(1).and_then(|index| self.pressure.get(index)), self.pressure.get(index)) {
            (Some(&(a, from)), Some(&(b, to))) => from + (to - from) * share(frame, a, b),
            (Some(&(_, last)), None) => last,
            (None, Some(&(_, first))) => first,
            (None, None) => 0.0,
        }
    }

    /// Which repetition `frame` is in, and how far it is, 0 to 1.
    fn repetition(&self, frame: Frame) -> (u32, f32) {
        let repeats = u64::from(self.motion.repeats());
        if repeats == 0 || frame < self.touch || self.lift <= self.touch || self.over == 0 {
            return (0, 0.0);
        }
        let length = self.over;
        let gone = (frame - self.touch).min(self.lift - self.touch - 1);
        let index = gone * repeats / length;
        let rest = gone * repeats - index * length;
        (u32::try_from(index).unwrap_or(u32::MAX), share(rest, 0, length))
    }

    /// Where on its path a repetition is (0 to 1), and how high the hand hops there.
    fn position(&self, repeat: u32, turn: f32) -> (f32, f32) {
        match self.motion {
            Motion::Still | Motion::Circles { .. } | Motion::Traction => (0.5, 0.0),
            Motion::Glide { .. } if turn < GLIDE_SHARE => (smooth(turn / GLIDE_SHARE), 0.0),
            Motion::Glide { .. } => {
                let back = (turn - GLIDE_SHARE) / (1.0 - GLIDE_SHARE);
                (1.0 - smooth(back), 0.5 * (back * std::f32::consts::PI).sin())
            }
            Motion::Knead { repeats } | Motion::Shear { repeats } => {
                // Walk from spot to spot in the last fifth of each repetition.
                let step = smooth(((turn - 0.8) / 0.2).max(0.0));
                let last = ratio(repeats.saturating_sub(1).max(1));
                ((ratio(repeat) + step).min(last) / last, 0.0)
            }
        }
    }
}

/// The index of the last item for which `before` holds, if any; the items must be sorted by it.
fn after<T>(items: &[T], before: impl Fn(&T) -> bool) -> Option<usize> {
    items.partition_point(before).checked_sub(1)
}

/// How far `frame` is from `from` to `until`, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more than seven digits")]
fn share(frame: Frame, from: Frame, until: Frame) -> f32 {
    if until <= from {
        return 1.0;
    }
    (frame.saturating_sub(from) as f32 / (until - from) as f32).min(1.0)
}

/// A small whole number as a factor.
#[expect(clippy::cast_precision_loss, reason = "repetitions are far below 2^24")]
const fn ratio(number: u32) -> f32 {
    number as f32
}

/// Smoothstep: eases in and out.
fn smooth(x: f32) -> f32 {
    let x = x.clamp(0.0, 1.0);
    x * x * (3.0 - 2.0 * x)
}
