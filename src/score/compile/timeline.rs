//! Where each half lies in time: lead-ins, changes of side, touch, lift and the questions after it.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{CheckIn, Position, Technique};
use crate::routine::seconds::Seconds;

use super::blocks::{Turn, turns};
use super::plan::Planned;
use super::speech;
use crate::score::choices::Choices;
use crate::score::time::{Frame, frames, whole};

/// A change of side takes so long.
const CHANGE: Frame = whole(5);

/// A change of position takes so long: to sit up slowly, or to lie down. A judgement; no source gives a figure.
const MOVE: Frame = whole(10);

/// Quiet after the last touch and its questions, for the closing tone and a breath.
const TAIL: Frame = whole(5);

/// One half in time.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Which step, which side.
    pub(super) turn: Turn,
    /// It begins: a change of side, a lead-in, or at once the touch.
    pub(super) start: Frame,
    /// The change of side is over; equal to `start` when there is none.
    pub(super) sided: Frame,
    /// The position that the person goes to after it, when they have to.
    pub(super) moves: Option<Position>,
    /// The changes of side and position are over.
    pub(super) changed: Frame,
    /// The questions before the touch: (first frame, one past the last, question).
    pub(super) before: Vec<(Frame, Frame, CheckIn)>,
    /// The instruction begins; none when nothing leads in.
    pub(super) instruction: Option<Frame>,
    /// First touch.
    pub(super) touch: Frame,
    /// End of touch.
    pub(super) lift: Frame,
    /// The questions after the touch.
    pub(super) after: Vec<(Frame, Frame, CheckIn)>,
    /// It is over.
    pub(super) end: Frame,
}

/// The halves in playing order, and the session's length.
pub(super) fn placed(planned: &[Planned<'_>], atlas: &Atlas, choices: &Choices) -> (Vec<Placed>, Frame) {
    let order = turns(planned, choices.opening_side());
    let mut now = 0;
    let mut rests = None;
    let mut halves = Vec::with_capacity(order.len());
    for (position, turn) in order.iter().enumerate() {
        let step = &planned[turn.index];
        let alone = order.get(position + 1).is_none_or(|next| !next.second);
        let start = now;
        if turn.changes {
            now += CHANGE;
        }
        let sided = now;
        let moves = step.position.filter(|wanted| Some(*wanted) != rests);
        if moves.is_some() {
            now += MOVE;
            rests = moves;
        }
        let changed = now;
        let first = !turn.second;
        let asked =
            |at: Seconds, ask: CheckIn| step.check.iter().any(|c| c.ask == ask && c.at == at && (first || c.each));
        let before = questions(&mut now, atlas, |ask| asked(Seconds::ZERO, ask) && !matches!(ask, CheckIn::Stop));
        // A block of one step needs no second instruction: the change of side says it.
        let led_in = !(continues(planned, turn.index) || turn.changes && alone);
        let instruction = led_in.then_some(now);
        if led_in {
            now += speech::lead_in(authored_instruction(step), choices.pace);
        }
        let touch = now;
        now += frames(step.seconds);
        let lift = now;
        let checked = step.stop_after;
        let after = questions(&mut now, atlas, |ask| {
            step.seconds > Seconds::ZERO && asked(step.seconds, ask) || checked && ask == CheckIn::Stop
        });
        halves.push(Placed {
            turn: *turn,
            start,
            sided,
            moves,
            changed,
            before,
            instruction,
            touch,
            lift,
            after,
            end: now,
        });
    }
    (halves, now + TAIL)
}

/// The words that a lead-in's time is counted from: the file's, so that the timeline is as long at every level.
fn authored_instruction<'a>(step: &Planned<'a>) -> &'a str {
    step.step.say.iter().find(|line| line.at.is_none()).map_or("", |line| line.text.as_str())
}

/// Whether a rest goes on from the substitute that freed its time, without a lead-in of its own.
fn continues(planned: &[Planned<'_>], index: usize) -> bool {
    planned[index].added
        && index.checked_sub(1).is_some_and(|before| {
            planned[before].step.id == planned[index].step.id && planned[before].action.technique != Technique::Rest
        })
}

/// Places the questions for which `asked` holds one after the other.
fn questions(now: &mut Frame, atlas: &Atlas, asked: impl Fn(CheckIn) -> bool) -> Vec<(Frame, Frame, CheckIn)> {
    let mut placed = Vec::new();
    for ask in CheckIn::ALL.iter().copied().filter(|ask| asked(*ask)) {
        let start = *now;
        *now += speech::question(atlas.question(ask).words.as_str());
        placed.push((start, *now, ask));
    }
    placed
}
