//! The way to each screen, as the actions that a person would take: for pictures and tests.
//!
//! In: a [`Stop`]. Out: the way there, one action after another, and whether the session is then moved to a frame. Nothing is
//! shown that could not be reached by hand.

use super::action::{Action, Reply, Sheet};
use super::captions::{Change, Ground, Place};
use super::stage::study::Layer;
use super::study::{Kind, Learn, Topic};
use crate::score::session::Input;

/// A screen that can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// What there is to do.
    Home,
    /// The first question of the check.
    Safety,
    /// The question for the headache.
    Pain,
    /// The question for touch.
    Touch,
    /// The stop page.
    StopPage,
    /// A session.
    Session,
    /// A session in attack mode.
    Attack,
    /// A session that is paused.
    Paused,
    /// A session that was stopped.
    Stopped,
    /// After a session.
    After,
    /// The keys.
    Keys,
    /// When not to massage.
    WhenNot,
    /// The sound check.
    Sound,
    /// A session whose captions stand at the top, on a ground of their own.
    Captions,
    /// A muscle, through the skin.
    Study,
    /// A muscle among the others, without the skin.
    StudyDeep,
    /// A place.
    StudyPlace,
    /// The skin of one half taken away.
    StudyHalf,
    /// Where it hurts, and what can send feelings there.
    StudyAreas,
    /// Whatever is asked for.
    StudyOf(Option<Topic>, Layer),
}

/// What is studied: the temple's muscle, one of those deep under the skull, and the hollows there; their places in the atlas.
const STUDIED: [Topic; 3] = [Topic::Muscle(4), Topic::Muscle(22), Topic::Place(0)];

/// Where it hurts: two areas, by their places in the atlas.
const HURTS: [usize; 2] = [3, 4];

impl Stop {
    /// Every screen, by the name that it is asked for with.
    pub const ALL: [(&'static str, Self); 19] = [
        ("home", Self::Home),
        ("safety", Self::Safety),
        ("pain", Self::Pain),
        ("touch", Self::Touch),
        ("stop", Self::StopPage),
        ("session", Self::Session),
        ("attack", Self::Attack),
        ("paused", Self::Paused),
        ("stopped", Self::Stopped),
        ("after", Self::After),
        ("keys", Self::Keys),
        ("when-not", Self::WhenNot),
        ("sound", Self::Sound),
        ("captions", Self::Captions),
        ("study", Self::Study),
        ("study-deep", Self::StudyDeep),
        ("study-place", Self::StudyPlace),
        ("study-half", Self::StudyHalf),
        ("study-areas", Self::StudyAreas),
    ];

    /// The screen of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, stop)| *stop)
    }

    /// Whether a session plays there.
    #[must_use]
    pub const fn in_session(self) -> bool {
        matches!(self, Self::Session | Self::Attack | Self::Paused | Self::Stopped | Self::After | Self::Captions)
    }

    /// The actions that lead there from the first screen: up to the session, and what is done in it once it stands at
    /// its frame.
    #[must_use]
    pub fn way(self, routine: usize) -> (Vec<Action>, Vec<Action>) {
        let check = [
            Action::Choose(routine),
            Action::Reply(Reply::NoneOfThese),
            Action::Reply(Reply::Pain(None)),
            Action::Reply(Reply::Touch(Some(true))),
        ];
        let then = match self {
            Self::Attack => vec![Action::Attack],
            Self::Paused => vec![Action::Do(Input::Pause)],
            Self::Stopped => vec![Action::Do(Input::Stop)],
            Self::After => vec![Action::Do(Input::End)],
            Self::Captions => {
                vec![Action::Caption(Change::Place(Place::Top)), Action::Caption(Change::Ground(Ground::Solid))]
            }
            _ => Vec::new(),
        };
        let first = match self {
            Self::Home => Vec::new(),
            Self::Safety => check[..1].to_vec(),
            Self::Pain => check[..2].to_vec(),
            Self::Touch => check[..3].to_vec(),
            Self::StopPage => vec![check[0], Action::Reply(Reply::NotSure)],
            Self::Session | Self::Attack | Self::Paused | Self::Stopped | Self::After | Self::Captions => {
                check.to_vec()
            }
            Self::Keys => vec![Action::Open(Sheet::Keys)],
            Self::WhenNot => vec![Action::Open(Sheet::WhenNot)],
            Self::Sound => vec![Action::Open(Sheet::Sound)],
            Self::Study => study(&[Learn::Pick(STUDIED[0])]),
            Self::StudyDeep => study(&[Learn::Pick(STUDIED[1]), Learn::Layer(Layer::Deep)]),
            Self::StudyHalf => study(&[Learn::Layer(Layer::Half)]),
            Self::StudyOf(topic, layer) => {
                let kind = match topic {
                    Some(Topic::Place(_)) => Kind::Places,
                    Some(Topic::Area(_)) => Kind::Areas,
                    _ => Kind::Muscles,
                };
                let shown = (kind != Kind::Muscles).then_some(Learn::Show(kind));
                let picked = shown.into_iter().chain(topic.map(Learn::Pick)).chain([Learn::Layer(layer)]);
                study(&picked.collect::<Vec<_>>())
            }
            Self::StudyAreas => study(&[
                Learn::Show(Kind::Areas),
                Learn::Pick(Topic::Area(HURTS[0])),
                Learn::Pick(Topic::Area(HURTS[1])),
            ]),
            Self::StudyPlace => {
                let search = "skull".chars().map(Learn::Typed);
                let all = [Learn::Show(Kind::Places), Learn::Pick(STUDIED[2])];
                study(&all.into_iter().chain(search).collect::<Vec<_>>())
            }
        };
        (first, then)
    }
}

/// The way into the study, and what is done there.
fn study(then: &[Learn]) -> Vec<Action> {
    std::iter::once(Learn::Open).chain(then.iter().copied()).map(Action::Study).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_studied_on_the_way_is_what_it_is_called() {
        let library = crate::library::Library::open().unwrap();
        let names: Vec<&str> = STUDIED
            .iter()
            .map(|topic| match topic {
                Topic::Muscle(index) => library.atlas().muscles()[*index].id.as_str(),
                Topic::Place(index) => library.atlas().places()[*index].id.as_str(),
                Topic::Area(index) => library.atlas().areas()[*index].id.as_str(),
            })
            .collect();
        assert_eq!(names, ["temporalis", "rcp_major", "gb20_fengchi"]);
        let areas = HURTS.map(|index| library.atlas().areas()[index].id.as_str());
        assert_eq!(areas, ["behind_eye", "bridge_of_nose"]);
    }
}
