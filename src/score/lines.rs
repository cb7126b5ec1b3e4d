//! Every text that can be spoken of a routine, and every one that belongs to none: what a voice pack has to hold.
//!
//! In: routines and the atlas. Out: texts, each once, in order. It compiles a routine for every level, phase, amount of
//! guidance and first side, so that substitutions, names and times are there as they will be said; what only some facts
//! bring in is taken from the file.
//!
//! It does not say who speaks; `voice` does.

use std::collections::BTreeSet;

use super::choices::{Choices, Guidance};
use super::compile::{compile, speech};
use super::time::whole;
use crate::atlas::Atlas;
use crate::atlas::vocabulary::{CheckIn, Level, Phase, Position, Side};
use crate::routine::model::Routine;

/// The longest touch whose time is said from the pack, in seconds.
const LONGEST: u64 = 300;

/// Every text of a routine.
#[must_use]
pub fn of_routine(routine: &Routine, atlas: &Atlas) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let mut add = |text: &str| {
        if !text.trim().is_empty() {
            texts.insert(text.to_owned());
        }
    };
    for line in routine.steps.iter().flat_map(|step| &step.say) {
        add(&line.text);
        add(line.short.as_deref().unwrap_or(""));
    }
    for (level, phase) in Level::ALL.iter().flat_map(|level| Phase::ALL.iter().map(move |phase| (*level, *phase))) {
        for (guidance, side) in Guidance::ALL.into_iter().flat_map(|much| Side::ALL.iter().map(move |s| (much, *s))) {
            let choices = Choices { level, phase, guidance, first_side: Some(side), ..Choices::default() };
            let Ok(score) = compile(routine, atlas, &choices) else { continue };
            for words in &score.words {
                add(&words.spoken);
                add(words.short.as_deref().unwrap_or(""));
            }
        }
    }
    texts
}

/// Every text that belongs to no routine: questions, changes of side and position, and how long a touch lasts, to five
/// minutes.
#[must_use]
pub fn of_every_routine(atlas: &Atlas) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = CheckIn::ALL.iter().map(|ask| atlas.question(*ask).words.clone()).collect();
    texts.extend(Side::ALL.iter().map(|side| speech::change_sides(*side).to_owned()));
    texts.extend(Position::ALL.iter().map(|position| speech::change_position(*position).to_owned()));
    for side in Side::ALL.iter().copied().map(Some).chain([None]) {
        texts.extend((10..=LONGEST).step_by(5).filter_map(|seconds| speech::how_long(side, whole(seconds))));
    }
    texts
}
