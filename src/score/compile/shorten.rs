//! Fits a plan to the time there is: drop optional from the last, then useful, then shrink towards the least.
//!
//! Two bounds: the session minutes a person asks for (session time), and the level's longest session (hands-on
//! time). Core steps stay, equal halves stay equal, and the end is never cut. A shortened step keeps whole breaths
//! and whole strokes, others go in steps of 5 s. If the core alone is longer, it is played and the score says so.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{Sides, Weight};
use crate::routine::seconds::Seconds;

use super::admit::Admitted;
use super::layout;
use super::plan::{Planned, fitted_checks, is_stop, tell_time};
use super::stops;
use crate::score::changes::{Change, What, Why};
use crate::score::choices::Choices;
use crate::score::time::{Frame, frames, whole};

/// Shares of the way to the least that are tried, in hundredths.
const SHARES: u32 = 100;

/// Fits the plan to the choices' minutes and the level's longest session.
pub(super) fn shortened<'a>(
    mut planned: Vec<Planned<'a>>,
    atlas: &Atlas,
    choices: &Choices,
    admitted: &Admitted,
    changes: &mut Vec<Change>,
) -> Vec<Planned<'a>> {
    let cap = whole(u64::from(atlas.level(admitted.level).session_cap));
    planned = fitted(planned, &|plan| practice(plan) <= cap, Why::SessionLimit, changes);
    let prescribed = choices.prescription.as_ref().and_then(|prescription| prescription.minutes);
    let minutes = [(choices.minutes, Why::Minutes), (prescribed, Why::Prescription)];
    for (bound, why) in minutes.into_iter().filter_map(|(minutes, why)| minutes.map(|minutes| (minutes, why))) {
        let bound = whole(60 * u64::from(bound));
        planned = fitted(planned, &|plan| layout::session_length(plan, atlas, choices) <= bound, why, changes);
        let got = layout::session_length(&planned, atlas, choices);
        if got > bound {
            let what = What::Longer { asked: bound, got };
            changes.push(Change { step: String::new(), what, why: Why::Core });
        }
    }
    planned
}

/// Hands-on time of a plan, both sides counted.
pub(super) fn practice(planned: &[Planned<'_>]) -> Frame {
    planned.iter().map(|step| frames(step.seconds) * if step.side == Sides::Each { 2 } else { 1 }).sum()
}

fn fitted<'a>(
    mut planned: Vec<Planned<'a>>,
    fits: &dyn Fn(&[Planned<'a>]) -> bool,
    why: Why,
    changes: &mut Vec<Change>,
) -> Vec<Planned<'a>> {
    for weight in [Weight::Optional, Weight::Useful] {
        while !fits(&planned) {
            let Some(last) = planned.iter().rposition(|step| step.step.weight == weight && !step.added) else { break };
            drop_step(&mut planned, last, why, changes);
        }
    }
    if fits(&planned) {
        return planned;
    }
    let shrunk = (1..=SHARES).map(|share| shrunk(&planned, share)).find(|plan| fits(plan));
    let shrunk = shrunk.unwrap_or_else(|| self::shrunk(&planned, SHARES));
    for (before, after) in planned.iter().zip(&shrunk) {
        tell_time(changes, before, before.seconds, after.seconds, why);
    }
    shrunk.into_iter().filter(|step| step.seconds > Seconds::ZERO).collect()
}

/// Removes a step and the rest that its substitution freed; its stop check passes to the step before it.
fn drop_step(planned: &mut Vec<Planned<'_>>, index: usize, why: Why, changes: &mut Vec<Change>) {
    let gone = planned.remove(index);
    while planned.get(index).is_some_and(|step| step.added && step.step.id == gone.step.id) {
        planned.remove(index);
    }
    if gone.stop_after || gone.check.iter().any(|check| is_stop(*check)) && !stops::asks(planned) {
        // Never to a rest that filled freed time: it may shrink to nothing.
        let before = planned[..index].iter().rposition(|step| !step.added);
        let heir = before.or_else(|| planned.iter().position(|step| !step.added));
        if let Some(heir) = heir.and_then(|heir| planned.get_mut(heir)) {
            heir.stop_after = true;
        }
    }
    changes.push(Change { step: gone.id, what: What::LeftOut, why });
}

/// The plan with each step so many hundredths of the way to its least.
fn shrunk<'a>(planned: &[Planned<'a>], share: u32) -> Vec<Planned<'a>> {
    planned
        .iter()
        .map(|step| {
            let least = step.least();
            let off = (step.seconds - least).hundredths;
            let wanted = step.seconds - Seconds::from_hundredths((off * share).div_ceil(SHARES));
            let mut next = step.clone();
            next.seconds = snapped(step, wanted, least);
            // A written number of strokes goes with the time; a rate stays.
            if next.seconds < step.seconds
                && let Some(count) = step.action.count
            {
                let kept = u64::from(count) * u64::from(next.seconds.hundredths);
                let count = (kept + u64::from(step.seconds.hundredths) / 2) / u64::from(step.seconds.hundredths);
                next.action.count = Some(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
            }
            next.check = fitted_checks(&step.check, step.seconds, next.seconds);
            next.say.retain(|line| line.at.is_none_or(|at| at < next.seconds));
            next
        })
        .collect()
}

/// Down to whole breaths, whole strokes or 5 s; never under the least, never over what it was.
fn snapped(step: &Planned<'_>, wanted: Seconds, least: Seconds) -> Seconds {
    if wanted >= step.seconds {
        return step.seconds;
    }
    let unit = unit(step);
    let down = Seconds::from_hundredths(wanted.hundredths / unit * unit);
    let up = Seconds::from_hundredths(least.hundredths.div_ceil(unit) * unit);
    if down >= least && down > Seconds::ZERO { down } else { up.min(step.seconds) }
}

/// What a step's time comes in, in hundredths of a second: a breath, a stroke, or 5 s.
fn unit(step: &Planned<'_>) -> u32 {
    const FIVE_SECONDS: u32 = 500;
    if let Some(breath) = step.breath {
        return breath.whole().hundredths.max(1);
    }
    if let Some(count) = step.action.count
        && count > 0
        && step.seconds.hundredths.is_multiple_of(count)
    {
        return (step.seconds.hundredths / count).max(1);
    }
    match step.action.per_minute {
        Some(rate) if rate > 0.0 => match Seconds::from_written(60.0 / rate) {
            Some(period) if period > Seconds::ZERO => period.hundredths,
            _ => FIVE_SECONDS,
        },
        _ => FIVE_SECONDS,
    }
}
