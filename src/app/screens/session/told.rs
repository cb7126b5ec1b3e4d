//! What the session screen tells at one frame, in words and numbers: pure.
//!
//! In: a session, the count-in, the words. Out: [`Told`], every text of the screen by its [`Slot`], the ring's dial, the
//! pressure bar. Nothing here depends on what was told before.

use crate::app::caption;
use crate::app::theme::ring::{Dial, DialMode};
use crate::atlas::vocabulary::{BreathHalf, Grip, Side, Sides};
use crate::score::moment::Moment;
use crate::score::session::{COUNT_IN, Session, State as Stand, Why};
use crate::score::time::{Frame, RATE, divided};
use crate::score::types::{Beat, BeatSpan, Half, Score, ScoreStep, WordsKind};
use crate::words::{Key, Words, key};

/// A place for a text on the screen.
#[derive(bevy::prelude::Component, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// "Next", before a step.
    Next,
    /// The letter of the side.
    Letter,
    /// The side.
    Side,
    /// The step.
    Title,
    /// Where to find it.
    Landmark,
    /// What touches.
    Tool,
    /// How long, before a step.
    Length,
    /// The pressure in words.
    Pressure,
    /// What the pressure feels like.
    PressureLike,
    /// The digits in the ring.
    Digits,
    /// The word in the ring.
    RingWord,
    /// The small word under it.
    RingHelp,
    /// The letter of what comes then.
    ThenLetter,
    /// What comes then.
    Then,
    /// Which of how many.
    Count,
    /// Time left.
    Left,
    /// That nothing can be heard.
    NoSound,
    /// The caption.
    Caption,
    /// For screen readers: a step in one sentence.
    Aloud,
}

/// What is told at one frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    texts: std::collections::BTreeMap<Slot, String>,
    /// The ring.
    pub dial: Dial,
    /// Pressure now, cap, as shares of the whole bar; none when nothing is pressed.
    pub pressure: Option<(f32, f32)>,
    /// The half at the playhead.
    pub half: usize,
    /// Share of this half that is over.
    pub half_done: f32,
}

impl Told {
    /// A slot's text; empty when it is not shown.
    #[must_use]
    pub fn text(&self, slot: Slot) -> &str {
        self.texts.get(&slot).map_or("", String::as_str)
    }

    fn put(&mut self, slot: Slot, text: String) {
        if !text.is_empty() {
            self.texts.insert(slot, text);
        }
    }
}

/// Everything that is told at the session's playhead, `silent` when nothing can be heard.
#[must_use]
pub fn told(session: &Session, count_in_left: Frame, silent: bool, words: &Words) -> Told {
    let score = session.score();
    let mut told = Told::default();
    if silent {
        told.put(Slot::NoSound, words.get(key::NO_SOUND));
    }
    let Some(moment) = score.moment(session.at()) else { return told };
    let preview = matches!(moment.beat, Beat::LeadIn | Beat::Change);
    told.half = moment.half_index;
    told.half_done = share(moment.frame, moment.half.start, moment.half.lift);
    step(&mut told, &moment, preview, words);
    pressure(&mut told, &moment, preview, words);
    told.dial = dial(score, &moment, session, count_in_left, preview);
    ring(&mut told, &moment, session.state(), count_in_left, preview, words);
    then(&mut told, score, &moment, words);
    let all = u64::try_from(score.halves.len()).unwrap_or(u64::MAX);
    let this = u64::try_from(moment.half_index + 1).unwrap_or(u64::MAX);
    told.put(Slot::Count, words.say(key::OF, &[("this", this.into()), ("all", all.into())]));
    let left = score.length.saturating_sub(moment.frame).div_ceil(RATE);
    let (minutes, seconds) = (left / 60, format!("{:02}", left % 60));
    told.put(Slot::Left, words.say(key::TIME_LEFT, &[("minutes", minutes.into()), ("seconds", (&seconds).into())]));
    told.put(Slot::Caption, captioned(session, words));
    told
}

fn step(told: &mut Told, moment: &Moment<'_>, preview: bool, words: &Words) {
    let side = side(moment.step, moment.half);
    let said = side.map_or_else(String::new, |(_, said)| words.get(said));
    told.put(Slot::Letter, side.and_then(|(letter, _)| letter).map_or_else(String::new, |letter| words.get(letter)));
    told.put(Slot::Title, moment.step.name.clone());
    told.put(Slot::Landmark, moment.step.landmark.clone());
    told.put(Slot::Tool, tool(moment, words));
    if preview {
        told.put(Slot::Next, words.get(key::NEXT));
        told.put(Slot::Length, length(moment.half, words));
    }
    let pressure = words.get(key::pressure(moment.step.pressure));
    let aloud = [("side", (&said).into()), ("step", (&moment.step.name).into()), ("pressure", (&pressure).into())];
    told.put(Slot::Aloud, words.say(key::STEP_TOLD, &aloud));
    told.put(Slot::Side, said);
}

/// The letter and the word for where a half works; none for what has no place on the body.
fn side(step: &ScoreStep, half: &Half) -> Option<(Option<Key>, Key)> {
    match half.side {
        Some(side) => Some((Some(key::letter(side)), key::side(side))),
        None if step.sides == Sides::Both => Some((Some(key::LETTER_BOTH), key::SIDE_BOTH)),
        None if step.region.is_some() => Some((None, key::SIDE_MIDDLE)),
        None => None,
    }
}

fn tool(moment: &Moment<'_>, words: &Words) -> String {
    if moment.step.grip == Grip::None {
        return String::new();
    }
    let tool = words.get(key::grip(moment.step.grip));
    let hands: Vec<Side> = moment.contacts().map(|contact| contact.hand).collect();
    let left = hands.contains(&Side::Left);
    let right = hands.contains(&Side::Right);
    match (left, right) {
        (true, true) => words.say(key::HANDS_TOOL, &[("tool", (&tool).into())]),
        (false, false) => tool,
        (left, _) => {
            let hand = if left { Side::Left } else { Side::Right };
            words.say(key::HAND_TOOL, &[("side", hand.name().into()), ("tool", (&tool).into())])
        }
    }
}

fn length(half: &Half, words: &Words) -> String {
    words.say(key::SECONDS, &[("seconds", divided(half.lift.saturating_sub(half.touch), RATE).into())])
}

fn pressure(told: &mut Told, moment: &Moment<'_>, preview: bool, words: &Words) {
    if moment.step.grip == Grip::None {
        return;
    }
    told.put(Slot::Pressure, words.get(key::pressure(moment.step.pressure)));
    told.put(Slot::PressureLike, words.get(key::pressure_like(moment.step.pressure)));
    // A place that bears no pressure at all needs no bar.
    if !preview && moment.step.cap > 0 {
        let now = moment.contacts().map(|contact| contact.pressure).fold(0.0, f32::max);
        told.pressure = Some((now / MOST, f32::from(moment.step.cap) / MOST));
    }
}

/// The greatest applied pressure there is.
const MOST: f32 = 6.0;

fn dial(score: &Score, moment: &Moment<'_>, session: &Session, count_in_left: Frame, preview: bool) -> Dial {
    let mut dial = Dial { breath: moment.breath.map(|breath| breath.fullness), ..Dial::default() };
    if count_in_left > 0 {
        dial.mode = DialMode::CountIn;
        dial.left = share(count_in_left, 0, COUNT_IN);
        dial.breath = None;
    } else if preview {
        dial.mode = DialMode::CountIn;
        dial.left = 1.0 - moment.done;
        dial.breath = None;
    } else if is_over(moment) {
        dial.mode = DialMode::Done;
        dial.breath = None;
    } else {
        dial.left = 1.0 - moment.done;
        dial.marks = marks(score, moment);
    }
    if matches!(session.state(), Stand::Paused(_) | Stand::Stopped) {
        dial.mode = DialMode::Paused;
    }
    dial
}

/// Whether the touch of this half is over: the hands leave, or a question follows.
fn is_over(moment: &Moment<'_>) -> bool {
    moment.frame >= moment.half.lift
}

/// Where pressing in ends and easing off begins, as shares of the touch.
fn marks(score: &Score, moment: &Moment<'_>) -> [Option<f32>; 2] {
    let half = moment.half;
    let first = score.beats.partition_point(|span| span.start < half.start);
    let own = || score.beats.iter().skip(first).take_while(|span| usize::from(span.half) == moment.half_index);
    let find = |beat: Beat, edge: fn(&BeatSpan) -> Frame| {
        own()
            .find(|span| span.beat == beat && span.end > span.start)
            .map(|span| share(edge(span), half.touch, half.lift))
    };
    [find(Beat::RampIn, |span| span.end), find(Beat::EaseOff, |span| span.start)]
}

fn ring(told: &mut Told, moment: &Moment<'_>, stand: Stand, count_in_left: Frame, preview: bool, words: &Words) {
    match stand {
        Stand::Paused(why) => {
            told.put(Slot::RingWord, words.get(key::PAUSED));
            if why == Why::SoundLost {
                told.put(Slot::RingHelp, words.get(key::SOUND_LOST));
            }
        }
        Stand::Stopped => told.put(Slot::RingWord, words.get(key::STOPPED)),
        _ if count_in_left > 0 || preview => {
            told.put(Slot::RingWord, words.get(key::GET_READY));
            told.put(Slot::RingHelp, words.get(key::ON_THE_BELL));
        }
        _ if is_over(moment) => {}
        _ => {
            told.put(Slot::Digits, moment.left.div_ceil(RATE).to_string());
            if let Some(breath) = moment.breath {
                let said = if breath.half == BreathHalf::In { key::BREATHE_IN } else { key::BREATHE_OUT };
                told.put(Slot::RingHelp, words.get(said));
            }
        }
    }
}

fn then(told: &mut Told, score: &Score, moment: &Moment<'_>, words: &Words) {
    let Some(next) = moment.next else {
        told.put(Slot::Then, words.get(key::THEN_END));
        return;
    };
    let Some(step) = score.steps.get(usize::from(next.step)) else { return };
    let seconds = divided(next.lift.saturating_sub(next.touch), RATE);
    let side = side(step, next);
    if let Some((Some(letter), _)) = side {
        told.put(Slot::ThenLetter, words.get(letter));
    }
    let said = match side {
        Some((_, said)) if usize::from(next.step) == moment.step_index => {
            words.say(key::THEN_SIDE, &[("side", (&words.get(said)).into()), ("seconds", seconds.into())])
        }
        _ => words.say(key::THEN_STEP, &[("name", (&step.name).into()), ("seconds", seconds.into())]),
    };
    told.put(Slot::Then, said);
}

/// The caption: the open question, else the line; a tone before it in brackets.
fn captioned(session: &Session, words: &Words) -> String {
    let score = session.score();
    let caption = caption::at(score, session.at());
    let asked = session.open().and_then(|open| score.check_ins.get(usize::from(open))).map(|open| open.ask);
    let line = score.moment(session.at()).and_then(|moment| moment.line);
    let asks_itself = line.is_some_and(|line| matches!(line.kind, WordsKind::Question | WordsKind::Safety));
    let said = match asked {
        Some(ask) if !asks_itself || caption.words.is_empty() => words.get(key::ask(ask)),
        _ => caption.words.to_owned(),
    };
    match caption.tone {
        Some(tone) => {
            let bracket = words.say(key::CUE, &[("tone", (&words.tone(tone)).into())]);
            if said.is_empty() { bracket } else { format!("{bracket}\n{said}") }
        }
        None => said,
    }
}

/// How far `at` is from `from` to `until`, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more than seven digits")]
fn share(at: Frame, from: Frame, until: Frame) -> f32 {
    if until <= from {
        return 0.0;
    }
    (at.saturating_sub(from) as f32 / (until - from) as f32).min(1.0)
}
