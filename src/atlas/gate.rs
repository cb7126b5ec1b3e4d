//! What is asked before a session, and what follows from the answers.
//!
//! Comes from `assets/atlas/gate.ron`: the facts with their words, the rows of the gate, the red flags, the stop
//! words and the check-ins. [`Gate::judge`] folds every row whose fact is true into one [`Verdict`].
//!
//! A further fact never opens what another has closed, and the order of the facts does not matter (tests below and
//! in `tests/atlas.rs`). It asks nothing itself, and it leaves no step out: that is the compiler's.

use serde::{Deserialize, Serialize};

use super::check_in::Question;
use super::level::Levels;
use super::place::Place;
use super::vocabulary::{Fact, Level, Region, TechniqueClass};

/// The greatest pressure there is.
pub const MOST_PRESSURE: u8 = 6;

/// The whole of `gate.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Every fact in words.
    pub facts: Vec<FactWords>,
    /// What follows from facts.
    pub rows: Vec<Row>,
    /// Signs that need a doctor, not a massage.
    pub red_flags: Vec<RedFlag>,
    /// What is said when a warning sign is reported in a session.
    pub stop: StopWords,
    /// Questions during a session.
    pub check_ins: Vec<Question>,
}

/// A fact in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWords {
    /// The fact.
    pub fact: Fact,
    /// In words.
    pub words: String,
}

/// How strictly a row binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Strictness {
    /// A part of the body is left out.
    SkipArea,
    /// Everything is gentler.
    Gentle,
    /// A clinician is asked first.
    Ask,
    /// No session, but for the routines that stay open.
    Block,
}

/// One row of the gate: it holds when one of its facts is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its name.
    pub id: String,
    /// How strictly it binds.
    pub gate: Strictness,
    /// The facts that lead here.
    pub facts: Vec<Fact>,
    /// The condition in full words.
    pub condition: String,
    /// The only routines that stay open (none of them: no session); without it, all do.
    #[serde(default)]
    pub allowed_routines: Option<Vec<String>>,
    /// The firmest level.
    #[serde(default)]
    pub level_max: Option<Level>,
    /// The greatest pressure, 0 to 6.
    #[serde(default)]
    pub cap: Option<u8>,
    /// Places left out.
    #[serde(default)]
    pub skip_places: Vec<String>,
    /// Regions left out: places that lie in them or reach into them.
    #[serde(default)]
    pub skip_regions: Vec<Region>,
    /// Techniques left out.
    #[serde(default)]
    pub skip_techniques: Vec<TechniqueClass>,
    /// Moves left out.
    #[serde(default)]
    pub skip_moves: Vec<String>,
    /// Routines left out.
    #[serde(default)]
    pub skip_routines: Vec<String>,
    /// Places with a lower cap.
    #[serde(default)]
    pub place_caps: Vec<PlaceCap>,
    /// The person marks the area that is left out.
    #[serde(default)]
    pub person_marks_area: bool,
    /// What else to say.
    #[serde(default)]
    pub note: String,
    /// Source keys.
    pub source: String,
}

/// A place with a lower cap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceCap {
    /// The place.
    pub place: String,
    /// The greatest pressure there, 0 to 6.
    pub cap: u8,
}

/// A sign that needs a doctor, not a massage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlag {
    /// Its number in the list, from 1.
    pub number: u8,
    /// Its name.
    pub id: String,
    /// In plain words.
    pub words: String,
    /// What to do.
    pub action: Urgency,
    /// What makes it more urgent.
    #[serde(default)]
    pub worse_if: Option<String>,
    /// What to do then.
    #[serde(default)]
    pub then: Option<Urgency>,
    /// How soon.
    #[serde(default)]
    pub within: Option<String>,
    /// What else to say.
    #[serde(default)]
    pub note: Option<String>,
    /// Source keys.
    pub source: String,
}

/// How soon help is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// See a clinician.
    Clinician,
    /// On the same day.
    SameDay,
    /// Call the emergency number.
    Emergency,
}

/// What is said when a warning sign is reported in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopWords {
    /// The words.
    pub words: String,
    /// How often they are said.
    pub spoken_times: u8,
    /// Whether nothing more is said then.
    pub then_silence: bool,
    /// Whether they stay on the screen as long as the page is open.
    pub shown: bool,
}

/// What the gate makes of a person's facts. Lists are sorted and hold each name once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The facts it was made from.
    pub facts: Vec<Fact>,
    /// The strictest row that holds.
    pub strictest: Option<Strictness>,
    /// The rows that hold, in the order of the gate.
    pub rows: Vec<String>,
    /// The only routines that stay open; without it, all do.
    pub allowed_routines: Option<Vec<String>>,
    /// Routines left out.
    pub skip_routines: Vec<String>,
    /// The firmest level.
    pub level_max: Level,
    /// The greatest pressure, 0 to 6.
    pub cap: u8,
    /// Places with a lower cap, each with its least.
    pub place_caps: Vec<PlaceCap>,
    /// Places left out.
    pub skip_places: Vec<String>,
    /// Regions left out.
    pub skip_regions: Vec<Region>,
    /// Techniques left out.
    pub skip_techniques: Vec<TechniqueClass>,
    /// Moves left out.
    pub skip_moves: Vec<String>,
    /// The person is to mark the area that is left out.
    pub person_marks_area: bool,
}

impl Verdict {
    /// Whether no session is possible at all.
    #[must_use]
    pub fn blocks_everything(&self) -> bool {
        self.allowed_routines.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether this routine may be played, by its id.
    #[must_use]
    pub fn allows_routine(&self, id: &str) -> bool {
        self.allowed_routines.as_ref().is_none_or(|open| open.iter().any(|routine| routine == id))
            && !self.skip_routines.iter().any(|routine| routine == id)
    }

    /// Whether steps at this place are left out: by name (its own, or that of a place beside it), by region, or by the
    /// place's own conditions.
    #[must_use]
    pub fn skips(&self, place: &Place) -> bool {
        std::iter::once(&place.id).chain(&place.beside).any(|id| self.skip_places.contains(id))
            || self.skip_regions.iter().any(|region| place.lies_in(*region))
            || place.unless.iter().any(|fact| self.facts.contains(fact))
    }

    /// The greatest pressure at a place, 0 to 6: its own, and no more than at a place beside it.
    #[must_use]
    pub fn cap_on(&self, place: &Place) -> u8 {
        place.beside.iter().map(|id| self.cap_at(id)).fold(self.cap_at(&place.id), u8::min)
    }

    /// The greatest pressure at a place of this id, 0 to 6.
    #[must_use]
    pub fn cap_at(&self, id: &str) -> u8 {
        self.place_caps.iter().filter(|entry| entry.place == id).map(|entry| entry.cap).fold(self.cap, u8::min)
    }
}

impl Gate {
    /// The words of a fact.
    #[must_use]
    pub fn words(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|entry| entry.fact == fact).map(|entry| entry.words.as_str())
    }

    /// Folds every row that holds, and the facts that bind the level, into one verdict.
    #[must_use]
    pub fn judge(&self, facts: &[Fact], levels: &Levels) -> Verdict {
        let mut verdict = Verdict {
            facts: facts.to_vec(),
            strictest: None,
            rows: Vec::new(),
            allowed_routines: None,
            skip_routines: Vec::new(),
            level_max: Level::Firm,
            cap: MOST_PRESSURE,
            place_caps: Vec::new(),
            skip_places: Vec::new(),
            skip_regions: Vec::new(),
            skip_techniques: Vec::new(),
            skip_moves: Vec::new(),
            person_marks_area: false,
        };
        for row in self.rows.iter().filter(|row| row.facts.iter().any(|fact| facts.contains(fact))) {
            verdict.fold(row);
        }
        for limits in levels.levels.iter().filter(|limits| limits.most_when.iter().any(|fact| facts.contains(fact))) {
            verdict.level_max = verdict.level_max.min(limits.level);
        }
        verdict.settle();
        verdict
    }
}

impl Verdict {
    fn fold(&mut self, row: &Row) {
        self.rows.push(row.id.clone());
        self.strictest = self.strictest.max(Some(row.gate));
        if let Some(open) = &row.allowed_routines {
            self.allowed_routines = Some(match self.allowed_routines.take() {
                Some(before) => before.into_iter().filter(|id| open.contains(id)).collect(),
                None => open.clone(),
            });
        }
        self.skip_routines.extend_from_slice(&row.skip_routines);
        self.level_max = row.level_max.map_or(self.level_max, |level| level.min(self.level_max));
        self.cap = row.cap.map_or(self.cap, |cap| cap.min(self.cap));
        self.place_caps.extend_from_slice(&row.place_caps);
        self.skip_places.extend_from_slice(&row.skip_places);
        self.skip_regions.extend_from_slice(&row.skip_regions);
        self.skip_techniques.extend_from_slice(&row.skip_techniques);
        self.skip_moves.extend_from_slice(&row.skip_moves);
        self.person_marks_area |= row.person_marks_area;
    }

    fn settle(&mut self) {
        fn tidy<T: Ord>(list: &mut Vec<T>) {
            list.sort();
            list.dedup();
        }
        tidy(&mut self.facts);
        self.allowed_routines.iter_mut().for_each(tidy);
        tidy(&mut self.skip_routines);
        tidy(&mut self.skip_places);
        tidy(&mut self.skip_regions);
        tidy(&mut self.skip_techniques);
        tidy(&mut self.skip_moves);
        // Sorted by place, then by cap: the first of each place is its least.
        tidy(&mut self.place_caps);
        self.place_caps.dedup_by(|later, first| later.place == first.place);
    }
}
