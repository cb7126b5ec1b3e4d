//! What leads from one screen to the next.
//!
//! In: [`Asked`]. Out: [`Screen`], [`Sheets`], [`Checking`], and at the end of a passed check a session. Esc takes one
//! layer away: a sheet, then the session (it stops, contact ends), then the screen. The stop page does not close by Esc.

use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, WindowMode};

use super::{Checking, Screen, Sheets, StopCause};
use crate::app::action::{Action, Asked, Look, Reply, Sheet, Wanted};
use crate::app::captions::Change;
use crate::app::comfort::Comfort;
use crate::app::note::Note;
use crate::app::playing::{Hands, Playing, SessionSystems, Sound, carry_out};
use crate::app::screening::{Cleared, Outcome, Screening};
use crate::app::shelf::NoScore;
use crate::app::stage::explore::Explore;
use crate::app::study::{Learn, Studying};
use crate::app::{Launched, Library, Vocabulary};
use crate::atlas::vocabulary::Phase;
use crate::score::choices::Choices;
use crate::score::session::{Input, State as Stand};
use crate::words::key;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (mean_escape, go, settle).chain().before(SessionSystems::Decide))
        .add_systems(OnEnter(Screen::StopPage), note_cause)
        .add_systems(OnEnter(Screen::Library), let_go);
}

/// Turns Esc and Leave into what they mean here.
fn mean_escape(
    mut wanted: MessageReader<Wanted>,
    mut asked: MessageWriter<Asked>,
    screen: Res<State<Screen>>,
    sheets: Res<Sheets>,
    playing: Res<Playing>,
    studying: Res<Studying>,
) {
    let stopped = playing.stand() == Some(Stand::Stopped);
    for Wanted(action) in wanted.read() {
        let meant = match (action, sheets.0, screen.get()) {
            (Action::Escape | Action::Leave, Some(_), _) => Action::Close,
            (Action::Escape | Action::Leave, None, Screen::Session) if stopped => Action::Do(Input::End),
            (Action::Escape, None, Screen::Session) => Action::Do(Input::Stop),
            (Action::Escape, None, Screen::Study) if !studying.typed.is_empty() => Action::Study(Learn::Clear),
            (Action::Escape, None, Screen::Safety | Screen::Study) => Action::Leave,
            (Action::Escape, ..) => continue,
            (action, ..) => *action,
        };
        asked.write(Asked(meant));
    }
}

/// What going somewhere may touch.
#[derive(bevy::ecs::system::SystemParam)]
struct Way<'w> {
    sheets: ResMut<'w, Sheets>,
    checking: ResMut<'w, Checking>,
    playing: ResMut<'w, Playing>,
    sound: ResMut<'w, Sound>,
    next: ResMut<'w, NextState<Screen>>,
    launched: Res<'w, Launched>,
    library: Res<'w, Library>,
    comfort: Res<'w, Comfort>,
    words: Res<'w, Vocabulary>,
    exit: MessageWriter<'w, AppExit>,
}

fn go(mut asked: MessageReader<Asked>, screen: Res<State<Screen>>, mut way: Way<'_>) {
    for Asked(action) in asked.read() {
        match (*action, *screen.get()) {
            // There nothing more will play.
            (Action::Open(Sheet::Sound), Screen::StopPage) => {}
            (Action::Open(sheet), _) => {
                let open = (way.sheets.0 != Some(sheet)).then_some(sheet);
                way.sheets.0 = open;
            }
            (Action::Close, _) => way.sheets.0 = None,
            (Action::Choose(routine), Screen::Library | Screen::After | Screen::Study) => {
                *way.checking = Checking { routine, ..default() };
                way.prepare();
                NextState::set_if_neq(&mut way.next, Screen::Safety);
            }
            (Action::Reply(reply), Screen::Safety) => way.reply(reply),
            (Action::Leave, Screen::Safety) => match way.checking.screening.back() {
                Some(earlier) if way.checking.refused.is_none() => way.checking.screening = earlier,
                _ => NextState::set_if_neq(&mut way.next, Screen::Library),
            },
            (Action::Study(Learn::Open), Screen::Library) => {
                way.sheets.0 = None;
                NextState::set_if_neq(&mut way.next, Screen::Study);
            }
            (Action::Leave, Screen::After | Screen::Study) | (Action::ClosePage, _) => {
                NextState::set_if_neq(&mut way.next, Screen::Library);
            }
            (Action::Quit, Screen::Library) if way.launched.mode.may().quit => {
                way.exit.write(AppExit::Success);
            }
            _ => {}
        }
    }
}

impl Way<'_> {
    fn choices(&self) -> Choices {
        let mut choices = self.launched.choices.clone();
        if self.comfort.attack {
            choices.phase = Phase::Attack;
            choices.quiet = true;
        }
        choices
    }

    /// While the check is answered, the words of the routine are got ready.
    fn prepare(&mut self) {
        let entries = self.library.0.entries();
        let score =
            entries.get(self.checking.routine).and_then(|entry| self.library.0.score(&entry.id, &self.choices()).ok());
        if let Some(score) = score {
            self.sound.0.prepare(&score);
        }
    }

    fn reply(&mut self, reply: Reply) {
        match self.checking.screening.reply(reply) {
            Outcome::Ask(screening) => self.checking.screening = screening,
            Outcome::Stop => NextState::set_if_neq(&mut self.next, Screen::StopPage),
            Outcome::Clear(cleared) => self.begin(&cleared),
        }
    }

    /// The check was passed: compiles the routine for what it found, and begins.
    fn begin(&mut self, cleared: &Cleared) {
        let choices = self.choices();
        let entries = self.library.0.entries();
        let Some(entry) = entries.get(self.checking.routine) else { return };
        let choices = cleared.applied(&choices);
        match self.library.0.score(&entry.id, &choices) {
            Ok(score) => {
                let happened = self.playing.begin(cleared, score);
                self.sound.0.quiet(choices.quiet);
                let mut hands = Hands { sound: &mut *self.sound.0, next: &mut self.next, words: &self.words };
                carry_out(&mut self.playing, happened, &mut hands);
                NextState::set_if_neq(&mut self.next, Screen::Session);
            }
            Err(NoScore::Refused(why)) => self.checking.refused = Some(self.words.0.refusal(&why)),
            Err(NoScore::Unusable) => self.checking.refused = Some(self.words.0.get(key::REFUSED_UNUSABLE)),
        }
    }
}

/// A step of looking round, degrees, and one nearer.
const STEP: f32 = 15.0;
const NEARER: f32 = 0.85;

/// What is set without leaving the screen.
fn settle(
    mut asked: MessageReader<Asked>,
    mut explore: ResMut<Explore>,
    mut comfort: ResMut<Comfort>,
    mut note: ResMut<Note>,
    words: Res<Vocabulary>,
    launched: Res<Launched>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    for Asked(action) in asked.read() {
        match action {
            Action::Captions => {
                let size = comfort.captions.size.next();
                comfort.captions = comfort.captions.with(Change::Size(size));
                note.show(words.0.get(size.said()), None);
            }
            Action::Caption(change) => comfort.captions = comfort.captions.with(*change),
            Action::Mirror => comfort.mirror = !comfort.mirror,
            Action::Tone => {
                comfort.tone = comfort.tone.next();
                note.show(words.0.get(comfort.tone.key()), None);
            }
            Action::Look(way) => match way {
                Look::Left => explore.turn(-STEP, 0.0),
                Look::Right => explore.turn(STEP, 0.0),
                Look::Up => explore.turn(0.0, STEP),
                Look::Down => explore.turn(0.0, -STEP),
                Look::Nearer => explore.zoom(NEARER),
                Look::Farther => explore.zoom(NEARER.recip()),
                Look::Guided => explore.recentre(),
            },
            Action::FullScreen => {
                for mut window in &mut windows {
                    window.mode = match window.mode {
                        WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
                        _ if launched.mode.may().windowed => WindowMode::Windowed,
                        mode => mode,
                    };
                }
            }
            _ => {}
        }
    }
}

fn note_cause(playing: Res<Playing>, mut cause: ResMut<StopCause>, mut sheets: ResMut<Sheets>) {
    cause.in_session = playing.session().is_some();
    sheets.0 = None;
}

/// Back in the library, the session and the check are over.
fn let_go(mut playing: ResMut<Playing>, mut checking: ResMut<Checking>, mut sheets: ResMut<Sheets>) {
    playing.close();
    checking.screening = Screening::default();
    checking.refused = None;
    if sheets.0 == Some(Sheet::More) {
        sheets.0 = None;
    }
}
