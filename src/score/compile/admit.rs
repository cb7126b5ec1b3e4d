//! Whether a routine may be played today, and at which level.

use crate::atlas::Atlas;
use crate::atlas::gate::Verdict;
use crate::atlas::vocabulary::{Fact, Level, Phase};
use crate::routine::model::Routine;

use super::Refusal;
use crate::score::changes::{Change, What, Why};
use crate::score::choices::Choices;

/// What was settled before the steps are looked at.
pub(super) struct Admitted {
    /// The level to compile at.
    pub(super) level: Level,
    /// What the gate says of today's facts.
    pub(super) verdict: Verdict,
    /// What that changed.
    pub(super) changes: Vec<Change>,
}

pub(super) fn admit(routine: &Routine, atlas: &Atlas, choices: &Choices) -> Result<Admitted, Refusal> {
    let verdict = atlas.judge(&choices.facts);
    if !verdict.allows_routine(&routine.id) {
        let facts = culprits(atlas, choices, |verdict| !verdict.allows_routine(&routine.id));
        return Err(Refusal::Blocked { facts, open: verdict.allowed_routines.clone().unwrap_or_default() });
    }
    let phase = choices.phase;
    if !routine.phases.contains(&phase) {
        return Err(Refusal::Phase { phase, offered: routine.phases.clone() });
    }
    if phase == Phase::Attack {
        check_attack(routine, choices)?;
    }
    let mut changes = Vec::new();
    let level = settle_level(routine, atlas, choices, &verdict, &mut changes)?;
    if let Some(open) = &atlas.level(level).routines
        && !open.contains(&routine.id)
    {
        return Err(Refusal::Level { level, offered: routine.levels.clone() });
    }
    Ok(Admitted { level, verdict, changes })
}

/// The facts that by themselves give a verdict of which `so` holds.
pub(super) fn culprits(atlas: &Atlas, choices: &Choices, so: impl Fn(&Verdict) -> bool) -> Vec<Fact> {
    choices.facts.iter().copied().filter(|fact| so(&atlas.judge(&[*fact]))).collect()
}

fn check_attack(routine: &Routine, choices: &Choices) -> Result<(), Refusal> {
    if let (Some(most), Some(pain)) = (routine.attack_most_pain, choices.pain)
        && pain > most
    {
        return Err(Refusal::Pain { most });
    }
    let needs: Vec<Fact> = routine.attack_needs.iter().copied().filter(|fact| !choices.facts.contains(fact)).collect();
    if needs.is_empty() { Ok(()) } else { Err(Refusal::Needs { needs }) }
}

/// The gentlest of choice, gate and prescription, and then the firmest that the routine offers up to there.
fn settle_level(
    routine: &Routine,
    atlas: &Atlas,
    choices: &Choices,
    verdict: &Verdict,
    changes: &mut Vec<Change>,
) -> Result<Level, Refusal> {
    let mut level = choices.level;
    let mut lower = |to: Level, why: Why| {
        if to < level {
            changes.push(Change { step: String::new(), what: What::Level { from: level, to }, why });
            level = to;
        }
    };
    let limit = verdict.level_max;
    let gentler = culprits(atlas, choices, |verdict| verdict.level_max == limit);
    lower(limit, gentler.first().map_or(Why::Safety, |fact| Why::Fact(*fact)));
    if let Some(limit) = choices.prescription.as_ref().and_then(|prescription| prescription.level) {
        lower(limit, Why::Prescription);
    }
    match routine.levels.iter().copied().filter(|offered| *offered <= level).max() {
        Some(offered) => {
            if offered < level {
                let what = What::Level { from: level, to: offered };
                changes.push(Change { step: String::new(), what, why: Why::Level });
            }
            Ok(offered)
        }
        None => Err(Refusal::Level { level, offered: routine.levels.clone() }),
    }
}
