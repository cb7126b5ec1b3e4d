//! Blocks of sides: the longest run of neighbouring `Each` steps is played whole on one side, then on the other.

use crate::atlas::vocabulary::{Side, Sides};

use super::plan::Planned;

/// One playing of a planned step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// Index into the plan.
    pub(super) index: usize,
    /// The side, when it is one side's turn.
    pub(super) side: Option<Side>,
    /// Whether it is the second side of its block.
    pub(super) second: bool,
    /// Whether the side has just changed: the first step of the second side.
    pub(super) changes: bool,
}

/// The blocks as ranges of plan indices; a step that is not `Each` is a block of its own.
fn ranges(planned: &[Planned<'_>]) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    for (index, step) in planned.iter().enumerate() {
        let joins = step.side == Sides::Each
            && (!step.step.new_block || step.added)
            && index > 0
            && planned[index - 1].side == Sides::Each;
        match ranges.last_mut() {
            Some(last) if joins => last.end = index + 1,
            _ => ranges.push(index..index + 1),
        }
    }
    ranges
}

/// The playing order, beginning on `opening`.
pub(super) fn turns(planned: &[Planned<'_>], opening: Side) -> Vec<Turn> {
    let mut turns = Vec::new();
    for range in ranges(planned) {
        let start = range.start;
        match planned[start].side {
            Sides::Each => {
                for (side, second) in [(opening, false), (opening.other(), true)] {
                    turns.extend(range.clone().map(|index| Turn {
                        index,
                        side: Some(side),
                        second,
                        changes: second && index == start,
                    }));
                }
            }
            sides => {
                let side = match sides {
                    Sides::Left => Some(Side::Left),
                    Sides::Right => Some(Side::Right),
                    _ => None,
                };
                turns.push(Turn { index: start, side, second: false, changes: false });
            }
        }
    }
    turns
}

/// The plan indices that can follow `index` in playing order: the next step, or the block's first on the other side.
pub(super) fn following(planned: &[Planned<'_>], index: usize) -> Vec<usize> {
    let order = turns(planned, Side::Left);
    order.windows(2).filter(|pair| pair[0].index == index).map(|pair| pair[1].index).collect()
}

/// Whether `index` is the last step of a block that is played on both sides.
pub(super) fn ends_side(planned: &[Planned<'_>], index: usize) -> bool {
    planned[index].side == Sides::Each && ranges(planned).iter().any(|range| range.end == index + 1)
}
