//! The map of the body: places, moves, grips, muscles, zones, levels, gate and rules.
//!
//! In: the RON texts of `assets/atlas`. Out: an [`Atlas`], or what is wrong with which file, line and column.
//!
//! It promises that every word of the closed lists that needs an entry has exactly one, that ids are unique, and that
//! no bundled place is used against a zone ([`proof`], `tests/atlas.rs`). The files are the source of all of it.
//!
//! It reads no file itself (see `library`), and it knows neither routines nor skin meshes. Read [`vocabulary`] and
//! [`place`] first, then [`zone`] with [`grip`], then [`level`] and [`gate`].

pub mod check_in;
pub mod error;
pub mod gate;
pub mod grip;
pub mod level;
pub mod moves;
pub mod muscle;
pub mod place;
pub mod proof;
pub mod rule;
pub mod skin;
pub mod source;
pub mod vocabulary;
pub mod zone;

use ron::Options;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use self::check_in::Question;
pub use self::error::AtlasError;
use self::gate::{Gate, Verdict};
use self::grip::Footprint;
use self::level::{Levels, Limit, Limits};
use self::moves::Move;
use self::muscle::Muscle;
use self::place::Place;
use self::rule::Rule;
use self::source::Source;
use self::vocabulary::{CheckIn, Fact, Grip, Level, Phase};
use self::zone::Zone;

/// The files that an atlas is read from.
pub const FILES: [&str; 9] = [
    "places.ron",
    "moves.ron",
    "grips.ron",
    "zones.ron",
    "levels.ron",
    "gate.ron",
    "rules.ron",
    "muscles.ron",
    "sources.ron",
];

/// The map of the body, as it is in `assets/atlas`. It does not change once it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Atlas {
    places: Vec<Place>,
    moves: Vec<Move>,
    grips: Vec<Footprint>,
    zones: Vec<Zone>,
    levels: Levels,
    gate: Gate,
    rules: Vec<Rule>,
    muscles: Vec<Muscle>,
    sources: Vec<Source>,
}

/// What the sculptor needs to put a place on the skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seed<'a> {
    /// The id of the place.
    pub id: &'a str,
    /// Its seed positions in mm, left side.
    pub nodes: &'a [[f32; 3]],
    /// Whether they are the nodes of a line rather than spots of their own.
    pub is_path: bool,
}

impl Atlas {
    /// Reads the atlas from its files, given as (name, text): the nine of [`FILES`] by name, in any order.
    ///
    /// # Errors
    ///
    /// [`AtlasError`] for the first file that is missing, is not the RON that it should be (with line and column), or
    /// lacks or doubles an entry.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, AtlasError> {
        let atlas = Self {
            places: parse(files, "places.ron")?,
            moves: parse(files, "moves.ron")?,
            grips: parse(files, "grips.ron")?,
            zones: parse(files, "zones.ron")?,
            levels: parse(files, "levels.ron")?,
            gate: parse(files, "gate.ron")?,
            rules: parse(files, "rules.ron")?,
            muscles: parse(files, "muscles.ron")?,
            sources: parse(files, "sources.ron")?,
        };
        atlas.whole()?;
        Ok(atlas)
    }

    /// Every place, in the order of the file.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of this id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The atlas with a person's own places after its own; an id that is there already is never replaced.
    #[must_use]
    pub fn with_places(&self, own: impl IntoIterator<Item = Place>) -> Self {
        let mut atlas = self.clone();
        for place in own {
            if atlas.place(&place.id).is_none() {
                atlas.places.push(place);
            }
        }
        atlas
    }

    /// Every move, in the order of the file.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The move of this id.
    #[must_use]
    pub fn move_named(&self, id: &str) -> Option<&Move> {
        self.moves.iter().find(|entry| entry.id == id)
    }

    /// Every footprint, in the order of the grips.
    #[must_use]
    pub fn grips(&self) -> &[Footprint] {
        &self.grips
    }

    /// The footprint of a grip.
    #[must_use]
    pub fn grip(&self, grip: Grip) -> &Footprint {
        &self.grips[grip as usize]
    }

    /// Every zone.
    #[must_use]
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// The zone of this id.
    #[must_use]
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == id)
    }

    /// Levels, phases and the substitutions of the Gentle level.
    #[must_use]
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// What a level allows.
    #[must_use]
    pub fn level(&self, level: Level) -> &Limits {
        &self.levels.levels[level as usize]
    }

    /// The greatest pressure in a phase, 0 to 6.
    #[must_use]
    pub fn phase_cap(&self, phase: Phase) -> u8 {
        self.levels.phases[phase as usize].cap
    }

    /// Facts, rows, red flags, stop words and check-ins.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// What the gate and the levels make of a person's facts.
    #[must_use]
    pub fn judge(&self, facts: &[Fact]) -> Verdict {
        self.gate.judge(facts, &self.levels)
    }

    /// The words, answers and usual time of a check-in.
    #[must_use]
    pub fn question(&self, check_in: CheckIn) -> &Question {
        &self.gate.check_ins[check_in as usize]
    }

    /// Every rule.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Every muscle.
    #[must_use]
    pub fn muscles(&self) -> &[Muscle] {
        &self.muscles
    }

    /// The muscle of this id.
    #[must_use]
    pub fn muscle(&self, id: &str) -> Option<&Muscle> {
        self.muscles.iter().find(|muscle| muscle.id == id)
    }

    /// Every source.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source of this key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.keys.iter().any(|known| known == key))
    }

    /// The places that have seeds on the bust, for the sculptor.
    pub fn seeds(&self) -> impl Iterator<Item = Seed<'_>> {
        self.places.iter().filter(|place| !place.nodes.is_empty()).map(|place| Seed {
            id: &place.id,
            nodes: &place.nodes,
            is_path: place.is_path(),
        })
    }

    /// The greatest pressure at a place with a grip: the place's own, or less where a rule lets the grip in lightly.
    #[must_use]
    pub fn cap_with(&self, place: &Place, grip: Grip) -> u8 {
        self.rules.iter().filter_map(|rule| rule.most_with(place, grip)).fold(place.cap, u8::min)
    }

    /// The greatest pressure that a step can have, and which of its limits that is: its place with the grip (or its
    /// move; 0 without either), the level, the phase. Of equal ones the first counts.
    #[must_use]
    pub fn pressure_cap(
        &self,
        place: Option<(&Place, Grip)>,
        movement: Option<&Move>,
        level: Level,
        phase: Phase,
    ) -> (u8, Limit) {
        let level = self.level(level);
        let (own, level_cap) = match place {
            Some((place, grip)) => (self.cap_with(place, grip), level.cap_in(place.region)),
            None => (movement.map_or(0, |movement| movement.cap), level.cap),
        };
        let mut least = (own, Limit::Place);
        for limit in [(level_cap, Limit::Level), (self.phase_cap(phase), Limit::Phase)] {
            if limit.0 < least.0 {
                least = limit;
            }
        }
        least
    }

    /// Whether every id is there once, and every word that needs an entry has one, in its order.
    fn whole(&self) -> Result<(), AtlasError> {
        unique("places.ron", self.places.iter().map(|place| place.id.as_str()))?;
        unique("moves.ron", self.moves.iter().map(|entry| entry.id.as_str()))?;
        unique("zones.ron", self.zones.iter().map(|zone| zone.id.as_str()))?;
        unique("rules.ron", self.rules.iter().map(|rule| rule.id.as_str()))?;
        unique("muscles.ron", self.muscles.iter().map(|muscle| muscle.id.as_str()))?;
        let nameless = |id: &&String| self.muscle(id).is_none();
        if let Some(id) = self.places.iter().flat_map(|place| &place.muscles).find(nameless) {
            return Err(AtlasError::Entry { file: "places.ron", message: format!("there is no muscle `{id}`") });
        }
        unique("gate.ron", self.gate.rows.iter().map(|row| row.id.as_str()))?;
        unique("gate.ron", self.gate.red_flags.iter().map(|flag| flag.id.as_str()))?;
        unique("sources.ron", self.sources.iter().flat_map(|source| &source.keys).map(String::as_str))?;
        in_order("grips.ron", Grip::ALL, self.grips.iter().map(|entry| entry.grip))?;
        in_order("levels.ron", Level::ALL, self.levels.levels.iter().map(|entry| entry.level))?;
        in_order("levels.ron", Phase::ALL, self.levels.phases.iter().map(|entry| entry.phase))?;
        in_order("gate.ron", Fact::ALL, self.gate.facts.iter().map(|entry| entry.fact))?;
        in_order("gate.ron", CheckIn::ALL, self.gate.check_ins.iter().map(|entry| entry.check_in))
    }
}

fn parse<T: DeserializeOwned>(files: &[(&str, &str)], name: &'static str) -> Result<T, AtlasError> {
    let (_, text) = files.iter().find(|(file, _)| *file == name).ok_or(AtlasError::Missing(name))?;
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).map_err(|mistake| {
        AtlasError::Text {
            file: name.to_owned(),
            line: mistake.span.start.line,
            column: mistake.span.start.col,
            message: mistake.code.to_string(),
        }
    })
}

fn unique<'a>(file: &'static str, ids: impl Iterator<Item = &'a str>) -> Result<(), AtlasError> {
    let mut seen = std::collections::BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(AtlasError::Entry { file, message: format!("`{id}` is there twice") });
        }
    }
    Ok(())
}

fn in_order<T>(file: &'static str, words: &[T], mut entries: impl Iterator<Item = T>) -> Result<(), AtlasError>
where
    T: Copy + PartialEq + std::fmt::Display,
{
    for word in words {
        if entries.next() != Some(*word) {
            return Err(AtlasError::Entry {
                file,
                message: format!("the entry of `{word}` is missing or out of its order"),
            });
        }
    }
    match entries.next() {
        Some(word) => Err(AtlasError::Entry { file, message: format!("`{word}` is there twice") }),
        None => Ok(()),
    }
}
