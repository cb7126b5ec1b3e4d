//! A score as JSON: the contract between Stillpoint and other tools.
//!
//! In: a [`Score`]. Out: one JSON object. Names are only ever added; `format` rises when one changes its meaning.
//!
//! Every time is an object `{"frame": 120000, "seconds": 2.5}`, counted from the session's start at `rate` frames a second;
//! a stretch holds `start` up to, not including, `end` (or `at` and `until`). Every list is in order of time. Closed words
//! (`Pinch`, `NeckFront`, `LeadIn`) are spelled as in routine files. `step` and `half` are positions in the lists `steps`
//! and `halves`, from 0. What is absent is `null`, never 0.
//!
//! | field | holds |
//! | --- | --- |
//! | `format`, `rate` | 1; 48000 |
//! | `routine` | `id`, `title`, `hash` (SHA-256 of the file) |
//! | `choices` | what it was compiled for: level, phase, quiet, facts, minutes, sides, skips, guidance, … |
//! | `level`, `phase` | what it was compiled at, after the gate |
//! | `length`, `practice` | session time; hands-on time of both sides |
//! | `steps` | `id`, `name`, `on` (place or move), `landmark`, `technique`, `grip`, `sides`, `authored_pressure`, `pressure`, `cap`, `practice` (one side), `weight`, `count`, `position` (null: as before), … |
//! | `halves` | each playing of a step: `step`, `side` (null: both, or the midline), `second`, `start`, `touch`, `lift` |
//! | `beats` | what kind of time it is, without a gap: `half`, `beat`, `start`, `end` |
//! | `contacts` | what touches: `half`, `hand`, `side`, `midline`, `place`, `node`, `grip`, `motion` with `repeats`, `approach`, `touch`, `lift`, `away`, `pressure` (a list of `at` and `value`, 0 to 6, straight between), `press_on` |
//! | `words` | `at`, `until`, `half`, `kind`, `text`, `short`, `spoken` (with the chosen guidance) |
//! | `cues` | tones: `at`, `kind` |
//! | `breaths` | whole breaths: `start`, `turn`, `end` |
//! | `views` | the camera: `at`, `until`, `view`, `side`, `inset` |
//! | `check_ins` | questions: `at`, `until`, `ask`, `half` |
//! | `changes` | what differs from the file: `step`, `what` with `from` and `to`, `why` with `fact`, and the whole as a `sentence` |

use serde::Serialize;
use serde_json::{Value, json};

use crate::score::changes::{Change, What, Why};
use crate::score::time::{self, Frame, RATE};
use crate::score::types::{Contact, Motion, Score, ScoreStep, View};
use crate::words::Words;

/// An instant or a length: the exact frame, and the same in seconds for reading.
#[derive(Serialize)]
struct Time {
    frame: Frame,
    seconds: f64,
}

fn at(frame: Frame) -> Time {
    Time { frame, seconds: time::seconds(frame) }
}

/// The score as one JSON value.
pub(super) fn value(score: &Score, words: &Words) -> Value {
    json!({
        "format": 1,
        "rate": RATE,
        "routine": { "id": score.routine, "title": score.title, "hash": score.hash },
        "choices": score.choices,
        "level": score.level,
        "phase": score.phase,
        "length": at(score.length),
        "practice": at(score.practice),
        "steps": score.steps.iter().map(step).collect::<Vec<_>>(),
        "halves": score.halves.iter().map(|half| json!({
            "step": half.step, "side": half.side, "second": half.second,
            "start": at(half.start), "touch": at(half.touch), "lift": at(half.lift),
        })).collect::<Vec<_>>(),
        "beats": score.beats.iter().map(|span| json!({
            "half": span.half, "beat": span.beat, "start": at(span.start), "end": at(span.end),
        })).collect::<Vec<_>>(),
        "contacts": score.contacts.iter().map(contact).collect::<Vec<_>>(),
        "words": score.words.iter().map(|words| json!({
            "at": at(words.at), "until": at(words.until), "half": words.half, "kind": words.kind,
            "text": words.text, "short": words.short, "spoken": words.spoken,
        })).collect::<Vec<_>>(),
        "cues": score.cues.iter().map(|cue| json!({ "at": at(cue.at), "kind": cue.kind })).collect::<Vec<_>>(),
        "breaths": score.breaths.iter().map(|breath| json!({
            "start": at(breath.start), "turn": at(breath.turn), "end": at(breath.end),
        })).collect::<Vec<_>>(),
        "views": score.views.iter().map(|change| {
            let (view, side, inset) = match change.view {
                View::Whole => ("Whole", None, None),
                View::Face => ("Face", None, None),
                View::Crown => ("Crown", None, None),
                View::Nape => ("Nape", None, None),
                View::Shoulders => ("Shoulders", None, None),
                View::Temple(side) => ("Temple", Some(side), None),
                View::Jaw(side) => ("Jaw", Some(side), None),
                View::Neck(side) => ("Neck", Some(side), None),
                View::NeckFront(side) => ("NeckFront", Some(side), None),
                View::Shoulder(side) => ("Shoulder", Some(side), None),
                View::Inset(inset) => ("Inset", None, Some(inset)),
            };
            json!({ "at": at(change.at), "until": at(change.until), "view": view, "side": side, "inset": inset })
        }).collect::<Vec<_>>(),
        "check_ins": score.check_ins.iter().map(|ask| json!({
            "at": at(ask.at), "until": at(ask.until), "ask": ask.ask, "half": ask.half,
        })).collect::<Vec<_>>(),
        "changes": score.changes.iter().map(|one| change(one, score, words)).collect::<Vec<_>>(),
    })
}

fn step(step: &ScoreStep) -> Value {
    json!({
        "id": step.id, "name": step.name, "on": step.on, "landmark": step.landmark, "region": step.region,
        "inset": step.inset, "technique": step.technique, "grip": step.grip, "sides": step.sides,
        "authored_pressure": step.authored_pressure, "pressure": step.pressure, "cap": step.cap,
        "practice": at(step.practice), "weight": step.weight, "count": step.count, "neck": step.neck, "muscles": step.muscles, "position": step.position,
    })
}

fn contact(contact: &Contact) -> Value {
    let pressure: Vec<_> =
        contact.pressure.iter().map(|(frame, value)| json!({ "at": at(*frame), "value": value })).collect();
    json!({
        "half": contact.half, "hand": contact.hand, "side": contact.side, "midline": contact.midline,
        "place": contact.place, "node": contact.node, "grip": contact.grip,
        "motion": motion_name(contact.motion), "repeats": contact.motion.repeats(),
        "approach": at(contact.approach), "touch": at(contact.touch), "lift": at(contact.lift),
        "away": at(contact.away), "pressure": pressure, "press_on": contact.press_on,
    })
}

/// How a contact moves, in one word.
pub(super) const fn motion_name(motion: Motion) -> &'static str {
    match motion {
        Motion::Still => "Still",
        Motion::Circles { .. } => "Circles",
        Motion::Glide { .. } => "Glide",
        Motion::Knead { .. } => "Knead",
        Motion::Shear { .. } => "Shear",
        Motion::Traction => "Traction",
    }
}

fn change(change: &Change, score: &Score, words: &Words) -> Value {
    let (what, from, to) = match &change.what {
        What::LeftOut => ("LeftOut", Value::Null, Value::Null),
        What::Added => ("Added", Value::Null, Value::Null),
        What::Lowered { from, to } => ("Lowered", json!(from), json!(to)),
        What::Timed { from, to } => ("Timed", json!(at(*from)), json!(at(*to))),
        What::Became { from, to } => ("Became", json!(from), json!(to)),
        What::Level { from, to } => ("Level", json!(from), json!(to)),
        What::Longer { asked, got } => ("Longer", json!(at(*asked)), json!(at(*got))),
    };
    let (why, fact) = match change.why {
        Why::Fact(fact) => (json!("Fact"), Some(fact)),
        other => (json!(other), None),
    };
    let step = (!change.step.is_empty()).then_some(&change.step);
    json!({ "step": step, "what": what, "from": from, "to": to, "why": why, "fact": fact, "sentence": words.change(change, name_of(score, &change.step)) })
}

/// The name that people read for a step; its id where it is not played.
pub(super) fn name_of<'a>(score: &'a Score, id: &'a str) -> &'a str {
    score.steps.iter().find(|step| step.id == id).map_or(id, |step| step.name.as_str())
}
