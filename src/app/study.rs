//! The study of the body: what is looked at, what is listed, and what may be read about it.
//!
//! In: [`Learn`], what was found where somebody pressed on the body, the atlas. Out: [`Studying`], the names of the list, and
//! the stage's [`Study`]. Every word about the body is the atlas's; nothing is kept when the app ends.

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
use crate::atlas::vocabulary::Laterality;

/// The longest search, letters.
const LONGEST: usize = 24;

/// What there is to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Muscles.
    #[default]
    Muscles,
    /// Places on the bust.
    Places,
}

/// One thing to study, by its place in the atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A muscle.
    Muscle(usize),
    /// A place.
    Place(usize),
}

/// What can be asked of the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learn {
    /// Open it.
    Open,
    /// List muscles or places.
    Show(Kind),
    /// Look at one.
    Pick(Topic),
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
                let name = &atlas.muscles().get(index)?.name;
                Some(name.split('(').next().unwrap_or(name).trim().to_owned())
            }
            Self::Place(index) => Some(atlas.places().get(index)?.plain_name()),
        }
    }

    /// What the atlas says of where pressing there can be felt; none where it knows of nowhere.
    #[must_use]
    pub fn referral(self, atlas: &Atlas) -> Option<&str> {
        let said = match self {
            Self::Muscle(index) => {
                let mut above = atlas.muscles().get(..=index)?.iter().rev().map(|muscle| muscle.referral.as_str());
                above.find(|said| *said != "as above")?
            }
            Self::Place(index) => &atlas.places().get(index)?.referral,
        };
        written(said)
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
        };
        let named = topics.into_iter().filter_map(|topic| Some((topic, topic.name(atlas)?)));
        named.filter(|(_, name)| name.to_lowercase().contains(&self.typed)).collect()
    }

    /// What the stage is to show of it.
    #[must_use]
    pub fn on_stage(&self, atlas: &Atlas) -> Study {
        let of = self.chosen.and_then(|topic| match topic {
            Topic::Muscle(index) => Some(Subject::Muscle(atlas.muscles().get(index)?.id.clone())),
            Topic::Place(index) => {
                let place = atlas.places().get(index)?;
                let midline = place.laterality == Laterality::Middle;
                Some(Subject::Place { id: place.id.clone(), midline, muscles: place.muscles.clone() })
            }
        });
        Study { of, layer: self.layer, alone: self.alone }
    }

    /// Whether a control that asks for this is on.
    #[must_use]
    pub fn is(&self, learn: Learn) -> bool {
        match learn {
            Learn::Show(kind) => self.kind == kind,
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
            Learn::Open => {}
            Learn::Show(kind) if kind != self.kind => {
                self.kind = kind;
                self.typed.clear();
            }
            Learn::Show(_) => {}
            Learn::Pick(topic) => self.pick(topic, atlas),
            Learn::Layer(layer) => self.layer = layer,
            Learn::Outwards => self.layer = layer(-1),
            Learn::Inwards => self.layer = layer(1),
            Learn::Alone => self.alone = !self.alone,
            Learn::Typed(letter) if self.typed.chars().count() < LONGEST => self.typed.push(letter),
            Learn::Typed(_) => {}
            Learn::Erase => {
                self.typed.pop();
            }
            Learn::Clear => self.typed.clear(),
        }
    }

    fn pick(&mut self, topic: Topic, atlas: &Atlas) {
        self.chosen = Some(topic);
        // Nothing may lie over what was asked for.
        if let (Topic::Muscle(index), Layer::Superficial | Layer::Deep) = (topic, self.layer) {
            let deep = atlas.muscles().get(index).is_some_and(|muscle| muscle.layer > 2);
            self.layer = if deep { Layer::Deep } else { Layer::Superficial };
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
        };
        if let Some(topic) = topic {
            wanted.write(Wanted(Action::Study(Learn::Pick(topic))));
        }
    }
}

fn look_straight(mut explore: ResMut<Explore>) {
    explore.recentre();
}
