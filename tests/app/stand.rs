//! An app to test: the real screens, routines and words, with a playing position that is moved by hand.

use std::sync::Arc;

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyCode, KeyboardInput};
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

use stillpoint::app::action::{Action, Asked, Reply, Wanted};
use stillpoint::app::comfort::Comfort;
use stillpoint::app::desk::Desk;
use stillpoint::app::hearing::Hearing;
use stillpoint::app::kept::Forget;
use stillpoint::app::mode::Mode;
use stillpoint::app::playing::Playing;
use stillpoint::app::screens::Screen;
use stillpoint::app::shelf::{Entry, Flag, NoScore, Shelf, Urgency};
use stillpoint::app::transport::{Call, Shared};
use stillpoint::app::{Launch, build};
use stillpoint::atlas::Atlas;
use stillpoint::library::Library;
use stillpoint::routine::model::Routine;
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::time::Frame;
use stillpoint::score::types::Score;
use stillpoint::words::Words;

/// The routines that ship.
pub(super) struct Shipped {
    atlas: Arc<Atlas>,
    routines: Vec<Routine>,
}

impl Shipped {
    pub(super) fn new() -> Self {
        let library = Library::open().unwrap();
        let routines = library.list().into_iter().filter_map(|entry| entry.routine).collect();
        Self { atlas: Arc::clone(library.atlas()), routines }
    }

    /// Place of a routine in the list.
    pub(super) fn place(&self, id: &str) -> usize {
        self.routines.iter().position(|routine| routine.id == id).unwrap()
    }
}

impl Shelf for Shipped {
    fn entries(&self) -> Vec<Entry> {
        let entry = |routine: &Routine| Entry {
            id: routine.id.clone(),
            title: routine.title.clone(),
            summary: routine.summary.clone(),
            minutes: 5,
            phases: routine.phases.clone(),
            levels: routine.levels.clone(),
            positions: routine.positions.clone(),
            places: routine.steps.iter().map(|step| step.on.clone()).collect(),
        };
        self.routines.iter().map(entry).collect()
    }

    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore> {
        let routine = self.routines.iter().find(|routine| routine.id == id).ok_or(NoScore::Unusable)?;
        Ok(Arc::new(compile(routine, &self.atlas, choices)?))
    }

    fn flags(&self) -> Vec<Flag> {
        let flags = &self.atlas.gate().red_flags;
        flags.iter().map(|flag| Flag { words: flag.words.clone(), urgency: Urgency::SameDay }).collect()
    }

    fn atlas(&self) -> &Atlas {
        &self.atlas
    }
}

/// The English words.
pub(super) fn english() -> Words {
    Words::read(&[("en", include_str!("../../assets/words/en.ftl"))]).0
}

/// What the app needs, with a transport that is moved by hand.
pub(super) fn launch(hand: &Shared, words: Words, comfort: Comfort) -> Launch {
    Launch {
        mode: Mode::Home,
        words,
        shelf: Box::new(Shipped::new()),
        transport: Box::new(hand.clone()),
        desk: Desk::default(),
        body: None,
        choices: Choices::default(),
        comfort,
        hearing: Hearing::default(),
        keep: Box::new(Forget),
        routine: None,
    }
}

/// Every action that was wanted and meant.
#[derive(Resource, Default)]
pub(super) struct Heard {
    pub(super) wanted: Vec<Action>,
    pub(super) asked: Vec<Action>,
}

/// An app on its stand.
pub(super) struct Stand {
    pub(super) app: App,
    pub(super) hand: Shared,
}

impl Stand {
    pub(super) fn new() -> Self {
        Self::of(UVec2::new(1280, 720), english(), Comfort::default())
    }

    pub(super) fn of(size: UVec2, words: Words, comfort: Comfort) -> Self {
        let hand = Shared::default();
        let launch = launch(&hand, words, comfort);
        Self::launched(size, hand, launch)
    }

    pub(super) fn launched(size: UVec2, hand: Shared, mut launch: Launch) -> Self {
        launch.comfort.reduced_motion = true;
        let mut app = build(launch, size);
        app.init_resource::<Heard>().add_systems(
            Last,
            |mut wanted: MessageReader<Wanted>, mut asked: MessageReader<Asked>, mut heard: ResMut<Heard>| {
                heard.wanted.extend(wanted.read().map(|Wanted(action)| *action));
                heard.asked.extend(asked.read().map(|Asked(action)| *action));
            },
        );
        let mut stand = Self { app, hand };
        stand.settle();
        stand
    }

    /// Lets two frames go by: one decides, one shows.
    pub(super) fn settle(&mut self) {
        self.app.update();
        self.app.update();
        self.app.update();
    }

    pub(super) fn want(&mut self, action: Action) {
        self.app.world_mut().write_message(Wanted(action));
        self.settle();
    }

    /// Presses and lets go of a key.
    pub(super) fn press(&mut self, code: KeyCode, key: Key) {
        let world = self.app.world_mut();
        let window = world.query_filtered::<Entity, With<PrimaryWindow>>().single(world).unwrap();
        for state in [ButtonState::Pressed, ButtonState::Released] {
            let press =
                KeyboardInput { key_code: code, logical_key: key.clone(), state, text: None, repeat: false, window };
            world.write_message(press);
        }
        self.settle();
    }

    pub(super) fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    pub(super) fn playing(&self) -> &Playing {
        self.app.world().resource::<Playing>()
    }

    pub(super) fn calls(&self) -> Vec<Call> {
        self.hand.with(|hand| hand.calls.clone())
    }

    /// Whether anything was ever told to play.
    pub(super) fn ever_played(&self) -> bool {
        self.calls().iter().any(|call| matches!(call, Call::Play { .. }))
    }

    /// Goes through the check of a routine into its session.
    pub(super) fn begin(&mut self, id: &str) {
        let place = Shipped::new().place(id);
        for action in [
            Action::Choose(place),
            Action::Reply(Reply::NoneOfThese),
            Action::Reply(Reply::Pain(Some(2))),
            Action::Reply(Reply::Touch(Some(true))),
        ] {
            self.want(action);
        }
        assert_eq!(self.screen(), Screen::Session);
    }

    /// Moves the playhead to a frame, the count-in over, and shows it.
    pub(super) fn stand_at(&mut self, frame: Frame) {
        self.hand.with(|hand| {
            hand.now.frame = frame;
            hand.now.count_in_left = 0;
        });
        self.settle();
    }
}
