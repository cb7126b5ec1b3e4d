//! The routines that the app offers: the library's, and the one it was asked to play.
//!
//! In: the opened library. Out: a [`Shelf`]. Routines are read once, when the app starts; those with errors are left out
//! (`list` and `check` tell of them), so that whatever stands on the shelf can be played.

use std::sync::Arc;

use crate::app::shelf::{Entry, Flag, NoScore, Shelf, Urgency};
use crate::atlas::{Atlas, gate};
use crate::library::Library;
use crate::routine::model::Routine;
use crate::routine::prescription::Prescription;
use crate::routine::seconds::Seconds;
use crate::score::choices::Choices;
use crate::score::compile::compile;
use crate::score::types::Score;

use super::resolve::Asked;

/// The routines of one run of the app.
pub(super) struct Shelved {
    atlas: Arc<Atlas>,
    routines: Vec<Routine>,
    /// What is prescribed on top of one of them, with its id.
    prescribed: Option<(String, Prescription)>,
}

impl Shelved {
    /// Those of the library, and `asked` if it lies elsewhere; what it prescribes holds for that one alone.
    pub(super) fn of(library: &Library, asked: Option<Asked>) -> Self {
        let (asked, prescription) = asked.map_or((None, None), |asked| (Some(asked.routine), asked.prescription));
        let prescribed = asked.as_ref().map(|routine| routine.id.clone()).zip(prescription);
        let mut routines: Vec<Routine> = library.list().into_iter().filter_map(|entry| entry.routine).collect();
        if let Some(asked) = asked {
            match routines.iter_mut().find(|routine| routine.id == asked.id) {
                Some(known) => *known = asked,
                None => routines.push(asked),
            }
        }
        Self { atlas: Arc::clone(library.atlas()), routines, prescribed }
    }
}

impl Shelf for Shelved {
    fn entries(&self) -> Vec<Entry> {
        let entry = |routine: &Routine| Entry {
            id: routine.id.clone(),
            title: routine.title.clone(),
            summary: routine.summary.clone(),
            minutes: minutes(routine),
            phases: routine.phases.clone(),
            levels: routine.levels.clone(),
            positions: routine.positions.clone(),
        };
        self.routines.iter().map(entry).collect()
    }

    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore> {
        let known = self.routines.iter().find(|routine| routine.id == id);
        let routine = known.ok_or(NoScore::Unusable)?;
        let prescribed = self.prescribed.as_ref().filter(|(known, _)| known == id);
        let prescription = prescribed.map(|(_, prescription)| prescription.clone());
        Ok(Arc::new(compile(routine, &self.atlas, &Choices { prescription, ..choices.clone() })?))
    }

    fn flags(&self) -> Vec<Flag> {
        let flag = |flag: &gate::RedFlag| Flag {
            words: flag.words.clone(),
            urgency: match flag.action {
                gate::Urgency::Clinician => Urgency::Clinician,
                gate::Urgency::SameDay => Urgency::SameDay,
                gate::Urgency::Emergency => Urgency::Emergency,
            },
        };
        self.atlas.gate().red_flags.iter().map(flag).collect()
    }

    fn atlas(&self) -> &Atlas {
        &self.atlas
    }
}

/// Practice time in whole minutes, rounded up.
fn minutes(routine: &Routine) -> u64 {
    let practice: Seconds = routine.steps.iter().map(|step| step.seconds * step.plays()).sum();
    u64::from(practice.hundredths.div_ceil(6000))
}
