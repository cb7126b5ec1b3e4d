//! What is really done: the file's steps after conditions, gates, caps and substitutions.

use crate::atlas::Atlas;
use crate::atlas::gate::Verdict;
use crate::atlas::level::{Limit, classes, is_pressing};
use crate::atlas::moves::Move;
use crate::atlas::place::Place;
use crate::atlas::vocabulary::{CheckIn, Fact, Grip, Level, Position, Region, Sides, Technique};
use crate::routine::model::{Action, Breath, Check, Line, Routine, Step};
use crate::routine::seconds::Seconds;

use super::admit::{Admitted, culprits};
use super::substitute;
use crate::score::changes::{Change, What, Why};
use crate::score::choices::{Choices, Skipped};
use crate::score::time::frames;

/// A step that will be played.
#[derive(Clone, Debug)]
pub(super) struct Planned<'a> {
    /// The step of the file that it comes from.
    pub(super) step: &'a Step,
    /// Its id in the score: the step's own, or that with a suffix for what the compiler added.
    pub(super) id: String,
    /// The place, when it works on one.
    pub(super) place: Option<&'a Place>,
    /// The move, when it works on one.
    pub(super) movement: Option<&'a Move>,
    /// Whether the compiler added it (freed time that became rest).
    pub(super) added: bool,
    /// What is done after substitutions.
    pub(super) action: Action,
    /// Sides.
    pub(super) side: Sides,
    /// The position it needs, where the routine offers others too.
    pub(super) position: Option<Position>,
    /// Applied pressure after all caps.
    pub(super) pressure: u8,
    /// The greatest pressure that firmer may reach.
    pub(super) cap: u8,
    /// Hands-on time for one side.
    pub(super) seconds: Seconds,
    /// Guided breath.
    pub(super) breath: Option<Breath>,
    /// Words.
    pub(super) say: Vec<Line>,
    /// Questions.
    pub(super) check: Vec<Check>,
    /// The stop check follows it on every side.
    pub(super) stop_after: bool,
}

impl Planned<'_> {
    /// Whether it is neck work, after which a stop check is due.
    pub(super) fn neck(&self) -> bool {
        !self.added
            && (self.place.is_some_and(|place| place.neck) || self.movement.is_some_and(|movement| movement.neck))
    }

    /// The shortest it may become.
    pub(super) fn least(&self) -> Seconds {
        if self.added { Seconds::ZERO } else { self.step.least.min(self.seconds) }
    }

    /// Whether the hands press (and level and place bound the hold), or only rest.
    pub(super) fn presses(&self) -> bool {
        self.place.is_some_and(|place| is_pressing(self.action.technique, place, self.pressure))
    }
}

/// Makes the plan; everything that differs from the file is told in `changes`.
pub(super) fn plan<'a>(
    routine: &'a Routine,
    atlas: &'a Atlas,
    choices: &Choices,
    admitted: &Admitted,
    changes: &mut Vec<Change>,
) -> Vec<Planned<'a>> {
    let mut planned = Vec::new();
    let first_use_end = first_use_end(routine, choices);
    let last = routine.steps.len() - 1;
    for (index, step) in routine.steps.iter().enumerate() {
        let place = atlas.place(&step.on);
        let movement = atlas.move_named(&step.on);
        let mut leave_out = |why: Why| changes.push(Change { step: step.id.clone(), what: What::LeftOut, why });
        if first_use_end.is_some_and(|end| index > end && index != last) {
            leave_out(Why::FirstUse);
            continue;
        }
        let mut action = step.action.clone();
        if let Some(instead) = step.instead.iter().find(|instead| instead.level == admitted.level) {
            action = instead.action.clone();
        }
        if let Some(why) = why_left_out(step, place, &action, atlas, choices, admitted) {
            leave_out(why);
            continue;
        }
        let prescribed = choices
            .prescription
            .as_ref()
            .and_then(|prescription| prescription.steps.iter().find(|change| change.id == step.id));
        let mut entry = Planned {
            step,
            id: step.id.clone(),
            place,
            movement,
            added: false,
            action,
            side: prescribed.and_then(|change| change.side).map_or(step.side, Into::into),
            position: step.position.filter(|position| routine.positions.iter().any(|offered| offered != position)),
            pressure: 0,
            cap: 0,
            seconds: step.seconds,
            breath: step.breath,
            say: step.say.clone(),
            check: step.check.clone(),
            stop_after: false,
        };
        bound_pressure(&mut entry, atlas, choices, admitted, changes);
        if let Some(seconds) = prescribed.and_then(|change| change.seconds) {
            let seconds = seconds.clamp(step.least.min(step.most), step.most);
            tell_time(changes, &entry, entry.seconds, seconds, Why::Prescription);
            entry.seconds = seconds;
        }
        let rest = substitute::substitute(&mut entry, atlas, admitted.level, changes);
        bound_hold(&mut entry, atlas, choices, admitted.level, changes);
        entry.check = fitted_checks(&entry.check, step.seconds, entry.seconds);
        if entry.seconds > Seconds::ZERO {
            planned.push(entry);
        }
        planned.extend(rest);
    }
    planned
}

/// On first use, the index of the step after which only the final rest remains.
fn first_use_end(routine: &Routine, choices: &Choices) -> Option<usize> {
    let first = choices.facts.contains(&Fact::FirstUse);
    if first { routine.steps.iter().position(|step| step.first_use_stop) } else { None }
}

/// Why a step is left out today, if it is.
fn why_left_out(
    step: &Step,
    place: Option<&Place>,
    action: &Action,
    atlas: &Atlas,
    choices: &Choices,
    admitted: &Admitted,
) -> Option<Why> {
    let holds = |fact: &Fact| choices.facts.contains(fact);
    if step.when.iter().any(|fact| !holds(fact)) {
        return Some(Why::Condition);
    }
    if let Some(fact) = step.unless.iter().find(|fact| holds(fact)) {
        return Some(Why::Fact(*fact));
    }
    let prescription = choices.prescription.as_ref();
    if prescription.is_some_and(|prescription| prescription.steps.iter().any(|s| s.id == step.id && s.skip)) {
        return Some(Why::Prescription);
    }
    if choices.banned.contains(&action.technique) {
        return Some(Why::Banned);
    }
    let ball = step.ball && admitted.level == Level::Firm;
    let gated = |verdict: &Verdict| {
        verdict.skip_moves.iter().any(|id| *id == step.on || action.with.as_ref() == Some(id))
            || classes(action.technique, place, ball).any(|class| verdict.skip_techniques.contains(&class))
            || place.is_some_and(|place| verdict.skips(place))
    };
    if gated(&admitted.verdict) {
        let fact = culprits(atlas, choices, gated).first().copied();
        return Some(fact.map_or(Why::Safety, Why::Fact));
    }
    let Some(place) = place else {
        // Without a place there is nothing more to forbid; at Still only breath and rest remain.
        let still = matches!(action.technique, Technique::Breathe | Technique::Rest | Technique::SetUp);
        return (admitted.level == Level::Still && !still).then_some(Why::Level);
    };
    let skipped = choices.skipped.iter().any(|skipped| match skipped {
        Skipped::Place(id) => *id == place.id,
        Skipped::Region(region) => place.region == *region || place.also.contains(region),
    });
    if skipped {
        return Some(Why::Skipped);
    }
    if place.default_off && !prescription.is_some_and(|prescription| prescription.taught.contains(&place.id)) {
        return Some(Why::NeedsTeaching);
    }
    (admitted.level == Level::Still && place.region != Region::OffHead).then_some(Why::Level)
}

/// The pressure of an entry after everything that lowers it, and the cap that firmer may not pass: the least of the
/// atlas's limits, gate and prescription.
fn bound_pressure(
    entry: &mut Planned<'_>,
    atlas: &Atlas,
    choices: &Choices,
    admitted: &Admitted,
    changes: &mut Vec<Change>,
) {
    let (step, place) = (entry.step, entry.place);
    let gripped = place.map(|place| (place, entry.action.grip));
    let (mut cap, limit) = atlas.pressure_cap(gripped, entry.movement, admitted.level, choices.phase);
    let mut why = match limit {
        Limit::Place => Why::Place,
        Limit::Level => Why::Level,
        Limit::Phase => Why::Phase,
    };
    let gate = place.map_or(admitted.verdict.cap, |place| admitted.verdict.cap_on(place));
    let at_gate = |verdict: &Verdict| place.map_or(verdict.cap, |place| verdict.cap_on(place)) == gate;
    let fact = culprits(atlas, choices, at_gate).first().copied();
    let prescription = choices.prescription.as_ref();
    let prescribed = prescription.and_then(|all| all.steps.iter().find(|s| s.id == step.id).and_then(|s| s.pressure));
    let further = [
        (Some(gate), fact.map_or(Why::Safety, Why::Fact)),
        (prescription.and_then(|prescription| prescription.ceiling), Why::Prescription),
        (prescribed, Why::Prescription),
    ];
    for (bound, reason) in further {
        if let Some(bound) = bound.filter(|bound| *bound < cap) {
            (cap, why) = (bound, reason);
        }
    }
    (entry.pressure, entry.cap) = (step.pressure.min(cap), cap);
    if entry.pressure < step.pressure {
        let what = What::Lowered { from: step.pressure, to: entry.pressure };
        changes.push(Change { step: step.id.clone(), what, why });
    }
}

/// A hold is never longer than the level allows where it presses, nor than the place allows on a person's first use.
fn bound_hold(entry: &mut Planned<'_>, atlas: &Atlas, choices: &Choices, level: Level, changes: &mut Vec<Change>) {
    let mut longest = entry.seconds;
    let mut why = Why::Level;
    if entry.presses() {
        longest = longest.min(Seconds::whole(u32::from(atlas.level(level).longest_hold)));
    }
    if let Some(place) = entry.place
        && place.first_use_hold.is_some()
        && choices.facts.contains(&Fact::FirstUse)
    {
        let first = Seconds::whole(u32::from(place.longest_hold_on(true)));
        if first < longest {
            (longest, why) = (first, Why::FirstUse);
        }
    }
    tell_time(changes, entry, entry.seconds, longest, why);
    entry.seconds = longest;
}

/// Tells that a step's time differs from the file's.
pub(super) fn tell_time(changes: &mut Vec<Change>, entry: &Planned<'_>, from: Seconds, to: Seconds, why: Why) {
    if from != to {
        let what = What::Timed { from: frames(from), to: frames(to) };
        changes.push(Change { step: entry.id.clone(), what, why });
    }
}

/// A rest with slow breath in place of freed time, right after `entry`.
pub(super) fn rest_after<'a>(entry: &Planned<'a>, seconds: Seconds, words: &str) -> Planned<'a> {
    let say = if words.is_empty() { Vec::new() } else { vec![Line { at: None, text: words.to_owned(), short: None }] };
    Planned {
        id: format!("{}_rest", entry.id),
        place: None,
        movement: None,
        added: true,
        action: Action {
            technique: Technique::Rest,
            grip: Grip::None,
            per_minute: None,
            count: None,
            each: None,
            with: None,
        },
        pressure: 0,
        cap: 0,
        seconds,
        breath: Some(Breath { inward: Seconds::whole(4), outward: Seconds::whole(6) }),
        say,
        check: Vec::new(),
        stop_after: false,
        ..entry.clone()
    }
}

/// The questions of a step whose time went from `from` to `to`: those at its end stay at its end, a stop check is
/// never lost, any other that no longer fits is.
pub(super) fn fitted_checks(checks: &[Check], from: Seconds, to: Seconds) -> Vec<Check> {
    let fit = |check: &Check| match check.at {
        at if at == from => Some(Check { at: to, ..*check }),
        at if at <= to => Some(*check),
        _ => is_stop(*check).then_some(Check { at: to, ..*check }),
    };
    checks.iter().filter_map(fit).collect()
}

/// Whether a question is the stop check.
pub(super) fn is_stop(check: Check) -> bool {
    check.ask == CheckIn::Stop
}
