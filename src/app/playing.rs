//! Drives a session: what is heard and asked becomes inputs of the pure session, and what follows is carried out.
//!
//! In: the transport's snapshot and news, [`Asked`] actions. Out: the resource [`Playing`], calls to the transport,
//! the state [`Screen`]. Once a frame the snapshot is taken, and everything that is shown in that frame reads
//! [`Playing`]: picture and words are never further from the sound than one frame, and never go back by themselves.
//!
//! Only a [`Cleared`] check begins a session. It decides nothing about massage: `score::session` does.

use std::sync::Arc;

use bevy::prelude::*;

use super::action::{Action, Asked};
use super::clock::Slept;
use super::comfort::Comfort;
use super::hearing::{Hearing, Slider};
use super::screening::Cleared;
use super::screens::Screen;
use super::sounding::Sounding;
use super::transport::{Heard, Transport};
use super::{Vocabulary, note::Note};
use crate::atlas::vocabulary::CheckIn;
use crate::score::session::{Answer, COUNT_IN, Happening, Input, Session, State as Stand};
use crate::score::time::Frame;
use crate::score::types::Score;
use crate::voice::make::stop_words;
use crate::words::key;

/// The sound.
#[derive(Resource)]
pub struct Sound(pub Box<dyn Transport>);

/// The session that is open, if any, at the playhead of this frame.
#[derive(Resource, Default)]
pub struct Playing {
    session: Option<Session>,
    count_in_left: Frame,
    pain_before: Option<u8>,
    skipped_today: Vec<String>,
}

/// The order in which a frame of a session happens.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionSystems {
    /// The playhead is taken and inputs are decided.
    Decide,
    /// Everything is shown from the one playhead.
    Show,
}

impl Playing {
    /// Opens a session that passed the check and starts it.
    pub fn begin(&mut self, cleared: &Cleared, score: Arc<Score>) -> Vec<Happening> {
        self.pain_before = cleared.pain();
        let (session, happened) = Session::new(score).act(Input::Start);
        self.session = Some(session);
        self.count_in_left = COUNT_IN;
        happened
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The score that plays.
    #[must_use]
    pub fn score(&self) -> Option<&Arc<Score>> {
        self.session.as_ref().map(Session::score)
    }

    /// The frame that is shown.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.session.as_ref().map_or(0, Session::at)
    }

    /// Frames of count-in still to come.
    #[must_use]
    pub const fn count_in_left(&self) -> Frame {
        self.count_in_left
    }

    /// Where the session stands.
    #[must_use]
    pub fn stand(&self) -> Option<Stand> {
        self.session.as_ref().map(Session::state)
    }

    /// Whether something moves.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.stand() == Some(Stand::Playing)
    }

    /// The question that is open.
    #[must_use]
    pub fn question(&self) -> Option<CheckIn> {
        let session = self.session.as_ref()?;
        session.score().check_ins.get(usize::from(session.open()?)).map(|ask| ask.ask)
    }

    /// Headache before the session, if said.
    #[must_use]
    pub const fn pain_before(&self) -> Option<u8> {
        self.pain_before
    }

    /// Places that the session left out for the rest of the day.
    #[must_use]
    pub fn skipped_today(&self) -> &[String] {
        &self.skipped_today
    }

    /// Lets go of the session.
    pub fn close(&mut self) {
        self.session = None;
        self.count_in_left = 0;
    }

    fn act(&mut self, input: Input) -> Vec<Happening> {
        let Some(session) = self.session.take() else { return Vec::new() };
        let (session, happened) = session.act(input);
        self.session = Some(session);
        happened
    }

    /// What an input means now: Stop while the stop check is open is the yes that its words ask for, and the three
    /// pressure keys answer the question of easing while it is open.
    fn meant(&self, input: Input) -> Input {
        match (self.question(), input) {
            (Some(CheckIn::Stop), Input::Stop) => Input::Answer(CheckIn::Stop, Answer::Yes),
            (Some(CheckIn::Easing), Input::Softer) => Input::Answer(CheckIn::Easing, Answer::Easing),
            (Some(CheckIn::Easing), Input::JustRight) => Input::Answer(CheckIn::Easing, Answer::Same),
            (Some(CheckIn::Easing), Input::Firmer) => Input::Answer(CheckIn::Easing, Answer::Building),
            (_, input) => input,
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Playing>()
        .configure_sets(Update, (SessionSystems::Decide, SessionSystems::Show).chain())
        .add_systems(Update, drive.in_set(SessionSystems::Decide))
        .add_systems(OnExit(Screen::Session), silence);
}

/// What carrying out may touch.
pub(super) struct Hands<'a> {
    /// The sound.
    pub sound: &'a mut dyn Transport,
    /// The next screen.
    pub next: &'a mut NextState<Screen>,
    /// The stop words.
    pub words: &'a Vocabulary,
}

/// Carries out what follows from an input.
pub(super) fn carry_out(playing: &mut Playing, happened: Vec<Happening>, hands: &mut Hands<'_>) {
    for happening in happened {
        match happening {
            Happening::Play { from, count_in } => {
                if let Some(score) = playing.score().cloned() {
                    hands.sound.play(&score, from, count_in);
                }
            }
            // A pause is told by its tone; an end and a warning are not pauses.
            Happening::Hold if matches!(playing.stand(), Some(Stand::Danger | Stand::Ended(_))) => hands.sound.end(),
            Happening::Hold => hands.sound.hold(),
            Happening::Revised(score) => hands.sound.swap(&score),
            Happening::SkipToday(place) => playing.skipped_today.push(place),
            Happening::Danger => {
                hands.sound.say_stop(&stop_words(&hands.words.0));
                NextState::set_if_neq(hands.next, Screen::StopPage);
            }
            Happening::Ended(_) => NextState::set_if_neq(hands.next, Screen::After),
            // The screen reads these from the session itself.
            Happening::HalfBegan(_) | Happening::Asked(_) | Happening::Given(_) => {}
        }
    }
    playing.count_in_left = if playing.moves() { hands.sound.snapshot().count_in_left } else { 0 };
}

fn drive(
    mut playing: ResMut<Playing>,
    mut sound: ResMut<Sound>,
    mut asked: MessageReader<Asked>,
    mut comfort: ResMut<Comfort>,
    mut hearing: ResMut<Hearing>,
    mut sounding: ResMut<Sounding>,
    mut note: ResMut<Note>,
    slept: Res<Slept>,
    words: Res<Vocabulary>,
    mut next: ResMut<NextState<Screen>>,
) {
    let mut inputs = Vec::new();
    for news in sound.0.heard() {
        sounding.last = Some(news);
        let paused = matches!(playing.stand(), Some(Stand::Paused(_)));
        let resume = Some(Action::Do(Input::Resume));
        match news {
            Heard::SoundLost if playing.moves() => {
                inputs.push(Input::SoundLost);
                note.show(words.0.get(key::PAUSED_SOUND), resume);
            }
            Heard::SoundLost => note.show(words.0.get(key::SOUND_LOST), resume.filter(|_| paused)),
            Heard::SoundBack => note.show(words.0.get(key::SOUND_BACK), resume.filter(|_| paused)),
            Heard::Untrusted => note.show(words.0.get(key::SOUND_UNTRUSTED), None),
        }
    }
    let snapshot = sound.0.snapshot();
    if sounding.silent != snapshot.silent {
        sounding.silent = snapshot.silent;
    }
    if slept.0 && playing.moves() {
        inputs.push(Input::Slept);
        note.show(words.0.get(key::PAUSED_SLEPT), Some(Action::Do(Input::Resume)));
    }
    if playing.moves() {
        inputs.push(Input::Playhead(snapshot.frame));
    }
    for Asked(action) in asked.read() {
        match action {
            Action::Do(input) => inputs.push(*input),
            Action::Mute => {
                hearing.muted = !hearing.muted;
                let said = if hearing.muted { key::MUTED } else { key::SOUND_ON };
                note.show(words.0.get(said), None);
            }
            Action::Louder | Action::Quieter => {
                hearing.turn(Slider::Master, *action == Action::Louder, comfort.attack);
                let percent = u64::from(hearing.at(Slider::Master, comfort.attack));
                note.show(words.0.say(key::VOLUME, &[("percent", percent.into())]), None);
            }
            Action::Guidance => {
                if let Some(score) = playing.score() {
                    let chosen = score.choices.guidance.next();
                    inputs.push(Input::Guidance(chosen));
                    note.show(words.0.get(key::guidance(chosen)), None);
                }
            }
            Action::Attack => {
                comfort.attack = !comfort.attack;
                if comfort.attack {
                    hearing.go_quiet();
                }
                sound.0.quiet(comfort.attack);
                inputs.push(Input::Quiet(comfort.attack));
            }
            _ => {}
        }
    }
    for input in inputs {
        let input = playing.meant(input);
        let happened = playing.act(input);
        let mut hands = Hands { sound: &mut *sound.0, next: &mut next, words: &words };
        carry_out(&mut playing, happened, &mut hands);
    }
}

/// Leaving a session always holds the sound.
fn silence(mut sound: ResMut<Sound>) {
    sound.0.hold();
}
