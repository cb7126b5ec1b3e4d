//! The study of the body: what is looked at, what is listed, and what may be read about it.
//!
//! In: [`Learn`], what was found where somebody pressed on the body, the atlas. Out: [`Studying`], the names of the list, and
//! the stage's [`Study`]. Every word about the body is the atlas's; nothing is kept when the app ends. Whoever asks from where
//! it hurts is told which muscles can send feelings there, and nothing about themselves.

use std::cmp::Reverse;

use bevy::input::keyboard::{Key as Typed, KeyboardInput};
use bevy::prelude::*;

use super::Library;
use super::action::{Action, Asked, Wanted};
use super::playing::SessionSystems;
use super::screens::Screen;
use super::stage::explore::Explore;
use super::stage::probe::Found;
use super::stage::study::{Layer, Study, Subject};
use crate::atlas::Atlas;
use crate::atlas::area::Area;
use crate::atlas::muscle::Muscle;
use crate::atlas::place::{Place, capitalised};
use crate::atlas::vocabulary::Laterality;

/// The longest search, letters.
const LONGEST: usize = 24;
/// An area is meant by a press within so many of a patch's radii of its middle.
const REACH: f32 = 2.2;

/// What there is to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Muscles.
    #[default]
    Muscles,
    /// Places on the bust.
    Places,
    /// Areas where it can hurt.
    Areas,
}

/// One thing to study, by its place in the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A muscle.
    Muscle(usize),
    /// A place.
    Place(usize),
    /// An area where feelings can be felt.
    Area(usize),
}

/// What can be asked of the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learn {
    /// Open it.
    Open,
    /// List muscles, places or areas; asked again, nothing of the list is looked at any more.
    Show(Kind),
    /// Look at one; an area is marked, or no longer.
    Pick(Topic),
    /// Mark an area where it hurts, or no longer, without turning the body.
    Mark(usize),
    /// Take so much away.
    Layer(Layer),
    /// A layer further out.
    Outwards,
    /// A layer further in.
    Inwards,
    /// The subject alone, or with what lies beside it.
    Alone,
    /// A letter of a search.
    Typed(char),
    /// The last letter away.
    Erase,
    /// All letters away.
    Clear,
}

/// What is being studied.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Studying {
    /// What is listed.
    pub kind: Kind,
    /// What the names must have in them, in small letters.
    pub typed: String,
    /// What is looked at.
    pub chosen: Option<Topic>,
    /// The areas where it hurts, by their places in the atlas, in that order.
    pub hurting: Vec<usize>,
    /// The area that was marked last in the list.
    pub faced: Option<usize>,
    /// What is taken away.
    pub layer: Layer,
    /// It alone.
    pub alone: bool,
}

impl Topic {
    /// The name that a person reads; none where the atlas has no such thing.
    #[must_use]
    pub fn name(self, atlas: &Atlas) -> Option<String> {
        match self {
            Self::Muscle(index) => {
                // Without the remarks in brackets.
                let name = &atlas.muscles().get(index)?.name;
                let outside = name.split('(').map(|part| part.rsplit(')').next().unwrap_or(part).trim());
                Some(outside.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
            }
            Self::Place(index) => Some(atlas.places().get(index)?.plain_name()),
            Self::Area(index) => Some(capitalised(&atlas.areas().get(index)?.name)),
        }
    }

    /// Where it is, in a few words; none where the name says it.
    #[must_use]
    pub fn short(self, atlas: &Atlas) -> Option<&str> {
        match self {
            Self::Muscle(index) => Some(&atlas.muscles().get(index)?.short),
            Self::Place(_) | Self::Area(_) => None,
        }
    }

    /// Where pressing there can be felt, in plain words; none where the atlas knows of nowhere.
    #[must_use]
    pub fn felt(self, atlas: &Atlas) -> Option<&str> {
        let said = match self {
            Self::Muscle(index) => &atlas.muscles().get(index)?.felt,
            Self::Place(index) => &atlas.places().get(index)?.felt,
            Self::Area(_) => return None,
        };
        written(said)
    }

    /// The areas of the bust where pressing there can be felt, by their ids; an area itself.
    fn feelings(self, atlas: &Atlas) -> &[String] {
        match self {
            Self::Muscle(index) => atlas.muscles().get(index).map(|muscle| muscle.feelings.as_slice()),
            Self::Place(index) => atlas.places().get(index).map(|place| place.feelings.as_slice()),
            Self::Area(_) => None,
        }
        .unwrap_or_default()
    }
}

/// A text of the atlas, unless it is a dash.
#[must_use]
pub fn written(text: &str) -> Option<&str> {
    (!matches!(text.trim(), "" | "-")).then(|| text.trim())
}

impl Studying {
    /// What the list holds, in the order of the atlas, with the names to read.
    #[must_use]
    pub fn list(&self, atlas: &Atlas) -> Vec<(Topic, String)> {
        let topics: Vec<Topic> = match self.kind {
            Kind::Muscles => (0..atlas.muscles().len()).map(Topic::Muscle).collect(),
            Kind::Places => {
                let places = atlas.places().iter().enumerate();
                let on_the_bust = places.filter(|(_, place)| place.inset.is_none() && !place.nodes.is_empty());
                on_the_bust.map(|(index, _)| Topic::Place(index)).collect()
            }
            Kind::Areas => (0..atlas.areas().len()).map(Topic::Area).collect(),
        };
        let named = topics.into_iter().filter_map(|topic| Some((topic, topic.name(atlas)?)));
        let has = |words: &str| words.to_lowercase().contains(&self.typed);
        named.filter(|(topic, name)| has(name) || topic.short(atlas).is_some_and(has)).collect()
    }

    /// The muscles that can send feelings to where it hurts, by their places in the atlas, with the names of the areas they
    /// reach: those that reach more of them first, then as in the atlas.
    #[must_use]
    pub fn senders<'a>(&self, atlas: &'a Atlas) -> Vec<(usize, Vec<&'a str>)> {
        let marked = || self.hurting.iter().filter_map(|index| atlas.areas().get(*index));
        // A place says more of its own spot than its muscle does as a whole.
        let spots = |muscle: &Muscle, area: &Area| {
            let of = |place: &&Place| place.muscles.first() == Some(&muscle.id);
            atlas.places().iter().filter(of).any(|place| place.feelings.contains(&area.id))
        };
        let reached = |muscle: &Muscle| -> Vec<&'a str> {
            let reaches = |area: &&'a Area| muscle.feelings.contains(&area.id) || spots(muscle, area);
            marked().filter(reaches).map(|area| area.name.as_str()).collect()
        };
        let all = atlas.muscles().iter().enumerate().map(|(index, muscle)| (index, reached(muscle)));
        let mut senders: Vec<_> = all.filter(|(_, reached)| !reached.is_empty()).collect();
        senders.sort_by_key(|(_, reached)| Reverse(reached.len()));
        senders
    }

    /// Whether the card asks where it hurts.
    #[must_use]
    pub const fn asks(&self) -> bool {
        matches!((self.kind, self.chosen), (Kind::Areas, None))
    }

    /// What the stage is to show of it.
    #[must_use]
    pub fn on_stage(&self, atlas: &Atlas) -> Study {
        let faced = || {
            let [x, y, z, _] = *atlas.areas().get(self.faced.filter(|_| self.asks())?)?.spots.first()?;
            Some(Subject::Area { at: [x, y, z] })
        };
        let of = match self.chosen {
            Some(Topic::Muscle(index)) => atlas.muscles().get(index).map(|muscle| Subject::Muscle(muscle.id.clone())),
            Some(Topic::Place(index)) => atlas.places().get(index).map(|place| Subject::Place {
                id: place.id.clone(),
                midline: place.laterality == Laterality::Middle,
                muscles: place.muscles.clone(),
            }),
            Some(Topic::Area(_)) | None => faced(),
        };
        let felt = self.chosen.map_or(&[][..], |topic| topic.feelings(atlas)).iter();
        let areas: Vec<&Area> = if self.asks() {
            self.hurting.iter().filter_map(|index| atlas.areas().get(*index)).collect()
        } else {
            felt.filter_map(|id| atlas.area(id)).collect()
        };
        Study { of, layer: self.layer, alone: self.alone, felt: areas.into_iter().flat_map(Area::patches).collect() }
    }

    /// Whether a control that asks for this is on.
    #[must_use]
    pub fn is(&self, learn: Learn) -> bool {
        match learn {
            Learn::Show(kind) => self.kind == kind,
            Learn::Pick(Topic::Area(index)) => self.hurting.contains(&index),
            Learn::Pick(topic) => self.chosen == Some(topic),
            Learn::Layer(layer) => self.layer == layer,
            Learn::Alone => self.alone,
            _ => false,
        }
    }

    /// What follows from asking.
    fn learn(&mut self, learn: Learn, atlas: &Atlas) {
        let layer = |by: isize| {
            let at = Layer::ALL.iter().position(|layer| *layer == self.layer);
            at.and_then(|at| Layer::ALL.get(at.checked_add_signed(by)?)).copied().unwrap_or(self.layer)
        };
        match learn {
            Learn::Show(kind) => {
                if kind == self.kind || kind == Kind::Areas {
                    self.chosen = None;
                } else {
                    self.typed.clear();
                }
                self.kind = kind;
            }
            Learn::Pick(Topic::Area(index)) => {
                self.mark(index);
                self.faced = Some(index);
            }
            Learn::Pick(topic) => self.pick(topic, atlas),
            Learn::Mark(index) => self.mark(index),
            Learn::Layer(layer) => self.layer = layer,
            Learn::Outwards => self.layer = layer(-1),
            Learn::Inwards => self.layer = layer(1),
            Learn::Alone => self.alone = !self.alone,
            Learn::Typed(letter) => {
                if self.typed.chars().count() < LONGEST {
                    self.typed.push(letter);
                }
            }
            Learn::Erase => {
                self.typed.pop();
            }
            Learn::Clear => self.typed.clear(),
            Learn::Open => {}
        }
    }

    fn pick(&mut self, topic: Topic, atlas: &Atlas) {
        self.chosen = Some(topic);
        // Nothing may lie over what was asked for.
        if let (Topic::Muscle(index), Layer::Half | Layer::Superficial | Layer::Deep) = (topic, self.layer) {
            let deep = atlas.muscles().get(index).is_some_and(|muscle| muscle.layer > 2);
            self.layer = match (deep, self.layer) {
                (true, _) => Layer::Deep,
                (false, Layer::Half) => Layer::Half,
                (false, _) => Layer::Superficial,
            };
        }
    }

    fn mark(&mut self, index: usize) {
        self.chosen = None;
        match self.hurting.binary_search(&index) {
            Ok(marked) => {
                self.hurting.remove(marked);
            }
            Err(place) => self.hurting.insert(place, index),
        }
    }
}

/// What a key means over the list: a letter, or one letter less.
#[must_use]
pub fn typed(press: &KeyboardInput, studying: &Studying) -> Option<Action> {
    match &press.logical_key {
        Typed::Character(text) => {
            let mut letters = text.chars().flat_map(char::to_lowercase);
            let letter = letters.next().filter(|letter| letter.is_alphabetic())?;
            letters.next().is_none().then_some(Action::Study(Learn::Typed(letter)))
        }
        Typed::Backspace if !studying.typed.is_empty() => Some(Action::Study(Learn::Erase)),
        _ => None,
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Studying>()
        .add_systems(Update, (choose_what_was_found, learn).chain().before(SessionSystems::Show))
        .add_systems(OnEnter(Screen::Study), look_straight)
        .add_systems(OnExit(Screen::Study), look_straight);
}

fn learn(
    mut asked: MessageReader<Asked>,
    screen: Res<State<Screen>>,
    library: Res<Library>,
    mut studying: ResMut<Studying>,
    mut explore: ResMut<Explore>,
) {
    for Asked(action) in asked.read() {
        if let (Action::Study(learn), Screen::Study) = (action, screen.get()) {
            studying.learn(*learn, library.0.atlas());
            if matches!(learn, Learn::Pick(_)) {
                explore.recentre();
            }
        }
    }
}

/// What was pressed on the body is wanted like a row of the list.
fn choose_what_was_found(mut found: MessageReader<Found>, library: Res<Library>, mut wanted: MessageWriter<Wanted>) {
    let atlas = library.0.atlas();
    for found in found.read() {
        let topic = match found {
            Found::Muscle(id) => atlas.muscles().iter().position(|muscle| muscle.id == *id).map(Topic::Muscle),
            Found::Place(id) => atlas.places().iter().position(|place| place.id == *id).map(Topic::Place),
            Found::Skin(at) => {
                if let Some(index) = area_at(*at, atlas) {
                    wanted.write(Wanted(Action::Study(Learn::Mark(index))));
                }
                None
            }
        };
        if let Some(topic) = topic {
            wanted.write(Wanted(Action::Study(Learn::Pick(topic))));
        }
    }
}

/// The area to whose patches a point of the skin (metres) lies nearest, by their radii; none where it lies in none's reach.
fn area_at(at: Vec3, atlas: &Atlas) -> Option<usize> {
    let away = |[x, y, z, r]: [f32; 4]| Vec3::new(x, y, z).distance(at * 1e3) / r;
    let areas = atlas.areas().iter().enumerate();
    let near = areas.filter_map(|(index, area)| Some((area.patches().map(away).min_by(f32::total_cmp)?, index)));
    near.filter(|(away, _)| *away < REACH).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, index)| index)
}

fn look_straight(mut explore: ResMut<Explore>) {
    explore.recentre();
}
