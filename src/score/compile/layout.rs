//! Puts a plan on the timeline: beats, words, tones, breaths, views and questions at their frames.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{CheckIn, Level, Phase, Region, Side, Sides, Technique};
use crate::routine::model::Routine;

use super::admit::Admitted;
use super::plan::Planned;
use super::timeline::{Placed, placed};
use super::{contacts, shorten, speech};
use crate::score::changes::Change;
use crate::score::choices::Choices;
use crate::score::time::{Frame, frames, whole};
use crate::score::types::{
    Ask, Beat, BeatSpan, BreathSpan, Cue, CueKind, Half, Score, ScoreStep, View, ViewChange, Words, WordsKind,
};

/// A hand is away so long after the touch ends.
pub(super) const LIFT: Frame = whole(1);

/// Longest ramp in and out; each is at most a fifth of the step.
const RAMP: Frame = whole(4);

/// How long it lasts is told so long before the touch. By the count of 120 words a minute the words before it end 2 s before
/// the touch; who speaks a little faster leaves this much.
const HOW_LONG: Frame = whole(13) / 5;
const WORDS_END: Frame = whole(2);

/// The words at a change of side begin so long after it, when the end tone has been heard; its own tone comes so long
/// before the touch: words lead, the tone confirms.
const CHANGE_WORDS: Frame = whole(6) / 5;
const CHANGE_TONE: Frame = whole(7) / 5;

/// A half-way tone only in touches at least so long; an ease-off tone from 20 s on.
const HALF_WAY_FROM: Frame = whole(30);
const EASE_OFF_FROM: Frame = whole(20);

/// A camera move takes at most so long: 45 degrees at 10 degrees a second (looks sheet 6).
const CAMERA: Frame = whole(9) / 2;

/// A question in mid-work stays open so long.
const OPEN: Frame = whole(15);

/// Length of the session for a plan.
pub(super) fn session_length(planned: &[Planned<'_>], atlas: &Atlas, choices: &Choices) -> Frame {
    placed(planned, atlas, choices).1
}

/// Length of the ramp of a touch.
pub(super) fn ramp(touch: Frame, lift: Frame) -> Frame {
    ((lift - touch) / 5).min(RAMP)
}

pub(super) fn lay_out(
    routine: &Routine,
    atlas: &Atlas,
    choices: &Choices,
    admitted: &Admitted,
    planned: Vec<Planned<'_>>,
    changes: Vec<Change>,
) -> Score {
    let (halves, length) = placed(&planned, atlas, choices);
    let mut score =
        empty(routine, choices, admitted.level, choices.phase, length, shorten::practice(&planned), changes);
    score.steps = planned.iter().map(|step| score_step(step)).collect();
    for (index, half) in halves.iter().enumerate() {
        let step = &planned[half.turn.index];
        let number = u16::try_from(index).unwrap_or(u16::MAX);
        let hands_leave =
            index > 0 && halves[index - 1].after.is_empty() && touches(&planned[halves[index - 1].turn.index]);
        score.halves.push(Half {
            step: u16::try_from(half.turn.index).unwrap_or(u16::MAX),
            side: half.turn.side,
            second: half.turn.second,
            start: half.start,
            touch: half.touch,
            lift: half.lift,
        });
        let end = if index + 1 == halves.len() { length } else { half.end };
        beats(&mut score, number, half, step, hands_leave, end);
        words(&mut score, number, half, step, atlas, choices);
        let last = index + 1 == halves.len();
        let other_side = planned[half.turn.index].side == Sides::Each && !half.turn.second;
        cues(&mut score, half, step, last, other_side);
        breaths(&mut score, half, step);
        view(&mut score, half, step);
        contacts::contacts(&mut score, number, half, step);
    }
    sort(&mut score);
    score
}

fn empty(
    routine: &Routine,
    choices: &Choices,
    level: Level,
    phase: Phase,
    length: Frame,
    practice: Frame,
    changes: Vec<Change>,
) -> Score {
    Score {
        routine: routine.id.clone(),
        hash: routine.hash.clone(),
        title: routine.title.clone(),
        choices: choices.clone(),
        level,
        phase,
        length,
        practice,
        steps: Vec::new(),
        halves: Vec::new(),
        beats: Vec::new(),
        contacts: Vec::new(),
        words: Vec::new(),
        cues: Vec::new(),
        breaths: Vec::new(),
        views: Vec::new(),
        check_ins: Vec::new(),
        changes,
    }
}

fn sort(score: &mut Score) {
    score.words.sort_by_key(|words| words.at);
    score.cues.sort_by_key(|cue| (cue.at, cue.kind));
    score.check_ins.sort_by_key(|ask| ask.at);
    // A line's slot ends at the latest where the next one begins that matters as much.
    for index in 0..score.words.len() {
        let (line, later) = (&score.words[index], &score.words[index + 1..]);
        let next = later.iter().find(|next| next.kind <= line.kind).map_or(line.until, |next| next.at);
        score.words[index].until = line.until.min(next);
    }
}

fn score_step(step: &Planned<'_>) -> ScoreStep {
    ScoreStep {
        id: step.id.clone(),
        name: name(step),
        on: if step.added { "none".to_owned() } else { step.step.on.clone() },
        landmark: step.place.map(|place| place.landmark().to_owned()).unwrap_or_default(),
        region: step.place.map(|place| place.region),
        inset: step.place.and_then(|place| place.inset),
        muscles: step.place.map(|place| place.muscles.clone()).unwrap_or_default(),
        technique: step.action.technique,
        grip: step.action.grip,
        sides: step.side,
        authored_pressure: step.step.pressure,
        pressure: step.pressure,
        cap: step.cap,
        practice: frames(step.seconds),
        longest_hold: longest_hold(step),
        weight: step.step.weight,
        count: contacts::repeats(step),
        neck: step.neck(),
        position: step.position,
    }
}

/// The longest that the hands may stay on this place, with all that was done there right before; 0 is no limit.
fn longest_hold(step: &Planned<'_>) -> Frame {
    whole(step.place.map_or(0, |place| u64::from(place.longest_hold)))
}

/// The name people read: the plain one of a place, or what is done.
fn name(step: &Planned<'_>) -> String {
    if let Some(place) = step.place {
        return place.plain_name();
    }
    match (step.action.technique, step.movement) {
        (Technique::Rest, _) | (_, None) => "Rest".to_owned(),
        (_, Some(movement)) => movement.plain_name(),
    }
}

/// Whether hands are on the body in a step.
fn touches(step: &Planned<'_>) -> bool {
    contacts::touches(step)
}

fn beats(score: &mut Score, half: u16, at: &Placed, step: &Planned<'_>, hands_leave: bool, end: Frame) {
    let mut push = |beat: Beat, start: Frame, end: Frame| {
        if end > start {
            score.beats.push(BeatSpan { half, beat, start, end });
        }
    };
    let left = if hands_leave { (at.start + LIFT).min(at.touch) } else { at.start };
    push(Beat::Lift, at.start, left);
    let changed = at.changed.max(left);
    push(Beat::Change, left, changed);
    push(Beat::LeadIn, changed, at.touch);
    if step.action.technique == Technique::Rest {
        push(Beat::Rest, at.touch, at.lift);
    } else {
        let ramp = ramp(at.touch, at.lift);
        push(Beat::RampIn, at.touch, at.touch + ramp);
        push(Beat::Work, at.touch + ramp, at.lift - ramp);
        push(Beat::EaseOff, at.lift - ramp, at.lift);
    }
    let away = if touches(step) { (at.lift + LIFT).min(end) } else { at.lift };
    push(Beat::Lift, at.lift, away);
    push(Beat::Rest, away, end);
}

fn words(score: &mut Score, half: u16, at: &Placed, step: &Planned<'_>, atlas: &Atlas, choices: &Choices) {
    let name = name(step);
    let side = at.turn.side;
    let guidance = choices.guidance;
    let mut say = |from: Frame, until: Frame, kind: WordsKind, text: &str, short: Option<&str>, spoken: String| {
        let (text, short) = (text.to_owned(), short.map(str::to_owned));
        score.words.push(Words { at: from, until, half, kind, text, short, spoken });
    };
    if let (true, Some(side)) = (at.turn.changes, side) {
        let text = speech::change_sides(side);
        let spoken = speech::transition(text, guidance);
        say(at.start + CHANGE_WORDS, at.sided, WordsKind::Transition, text, None, spoken);
    }
    if let Some(position) = at.moves {
        let text = speech::change_position(position);
        let spoken = speech::transition(text, guidance);
        let from = if at.turn.changes { at.sided } else { at.start + LIFT };
        say(from, at.changed, WordsKind::Transition, text, None, spoken);
    }
    for line in &step.say {
        let short = line.short.as_deref();
        match (line.at, at.instruction) {
            (None, Some(start)) => {
                let spoken = speech::instruction(&line.text, short, &name, side, guidance);
                let told = at.touch - HOW_LONG.min(at.touch);
                let ends = start + speech::spoken_length(&line.text) + WORDS_END;
                say(start, at.touch, WordsKind::Instruction, &line.text, short, spoken);
                if let Some(text) = speech::how_long(side, at.lift - at.touch).filter(|_| ends <= at.touch) {
                    let spoken = speech::transition(&text, guidance);
                    // With less time, the time alone.
                    let short = side.and_then(|_| speech::how_long(None, at.lift - at.touch));
                    say(told, at.touch, WordsKind::Count, &text, short.as_deref(), spoken);
                }
            }
            (None, None) => {}
            (Some(during), _) => {
                let from = at.touch + frames(during);
                if from < at.lift {
                    let spoken = speech::during(&line.text, short, guidance);
                    say(from, at.lift, WordsKind::Encouragement, &line.text, short, spoken);
                }
            }
        }
    }
    let during = step
        .check
        .iter()
        .filter(|check| (!at.turn.second || check.each) && check.at < step.seconds && check.at.hundredths > 0);
    let during = during.map(|check| {
        let from = at.touch + frames(check.at);
        (from, (from + OPEN).min(at.lift), check.ask)
    });
    let asks: Vec<(Frame, Frame, CheckIn)> =
        at.before.iter().copied().chain(during).chain(at.after.iter().copied()).collect();
    for (from, until, ask) in asks {
        let text = &atlas.question(ask).words;
        let kind = if ask == CheckIn::Stop { WordsKind::Safety } else { WordsKind::Question };
        let spoken = speech::question_words(text, kind, guidance);
        let (text, half_index) = (text.clone(), half);
        score.words.push(Words { at: from, until, half, kind, text, short: None, spoken });
        score.check_ins.push(Ask { at: from, until, ask, half: half_index });
    }
}

fn cues(score: &mut Score, at: &Placed, step: &Planned<'_>, last: bool, other_side: bool) {
    let mut cue = |at: Frame, kind: CueKind| score.cues.push(Cue { at, kind });
    if at.turn.changes {
        cue(at.sided - CHANGE_TONE, CueKind::ChangeSide);
    }
    let length = at.lift - at.touch;
    if step.action.technique != Technique::Rest {
        cue(at.touch, CueKind::Begin);
        if length >= HALF_WAY_FROM {
            cue(at.touch + length / 2, CueKind::HalfWay);
        }
        if length >= EASE_OFF_FROM {
            cue(at.lift - ramp(at.touch, at.lift), CueKind::EaseOff);
        }
    }
    if last {
        cue(at.lift, CueKind::EndOfSession);
    } else if other_side {
        cue(at.lift, CueKind::EndOfHalf);
    } else {
        cue(at.lift, CueKind::EndOfStep);
    }
}

fn breaths(score: &mut Score, at: &Placed, step: &Planned<'_>) {
    let Some(breath) = step.breath else { return };
    let (inward, length) = (frames(breath.inward), frames(breath.whole()));
    let mut start = at.touch;
    while length > 0 && start + length <= at.lift {
        let turn = start + inward;
        score.breaths.push(BreathSpan { start, turn, end: start + length });
        score.cues.push(Cue { at: start, kind: CueKind::BreathIn });
        score.cues.push(Cue { at: turn, kind: CueKind::BreathOut });
        start += length;
    }
}

fn view(score: &mut Score, at: &Placed, step: &Planned<'_>) {
    let view = view_of(step, at.turn.side);
    if score.views.last().map(|last| last.view) == Some(view) {
        return;
    }
    let until = if score.views.is_empty() { at.start } else { (at.start + CAMERA).min(at.touch.max(at.start)) };
    score.views.push(ViewChange { at: at.start, until, view });
}

/// The view that shows a step on one side, or on both.
fn view_of(step: &Planned<'_>, side: Option<Side>) -> View {
    let Some(place) = step.place else { return View::Whole };
    if let Some(inset) = place.inset {
        return View::Inset(inset);
    }
    match (place.region, side) {
        (Region::Nape, _) => View::Nape,
        (Region::Shoulder, Some(side)) => View::Shoulder(side),
        (Region::Shoulder, None) => View::Shoulders,
        (Region::NeckSide, side) => View::Neck(side.unwrap_or(Side::Left)),
        (Region::NeckFront, side) => View::NeckFront(side.unwrap_or(Side::Left)),
        (Region::Jaw, side) => side.map_or(View::Face, View::Jaw),
        (Region::Ear, side) => View::Temple(side.unwrap_or(Side::Left)),
        (Region::Scalp, side) => {
            let seed = place.nodes.first().copied().unwrap_or([0.0, 131.0, 0.0]);
            if seed[2] < -60.0 {
                View::Nape
            } else if seed[0].abs() > 40.0 {
                View::Temple(side.unwrap_or(Side::Left))
            } else {
                View::Crown
            }
        }
        (Region::Face, _) => View::Face,
        (Region::OffHead, _) => View::Whole,
    }
}
