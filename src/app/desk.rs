//! The desktop round the window: it is told how a session stands, its keys ask as ours do, and it keeps awake meanwhile.
//!
//! In: [`Playing`], what was pressed on media keys, a headset or a lock screen, the window's focus. Out: [`Wanted`], the
//! same messages that keys and buttons write; calls to the [`Desk`]. Stop there is the stop of the button: it stops
//! whatever is open on the screen, which a person with closed eyes does not see.
//!
//! It speaks to no bus itself; `desktop` does, behind two traits. Pictures and tests have a desk on which nothing stands.

use bevy::prelude::*;
use bevy::window::WindowFocused;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};

use super::Vocabulary;
use super::action::{Action, Wanted};
use super::clock::Slept;
use super::playing::{Playing, SessionSystems};
use crate::desktop::Nothing;
use crate::desktop::awake::Awake;
use crate::desktop::controls::{Controls, Now, Pressed, SECOND, Status};
use crate::desktop::discreet::discreet;
use crate::score::session::{Input, State as Stand};
use crate::score::time::{Frame, RATE};
use crate::words::key;

/// A session that is held keeps the machine awake for so many seconds more.
pub const AWAKE_AFTER: f32 = 120.0;
/// What one press forward or back is worth, in microseconds.
const STEP: u64 = 10 * SECOND.unsigned_abs();
/// The most steps that one press may go: two hours.
const MOST_STEPS: u64 = 720;

/// What the app has of the desktop.
#[derive(Resource)]
pub struct Desk {
    controls: Box<dyn Controls>,
    awake: Box<dyn Awake>,
    held: bool,
}

impl Desk {
    /// With these controls, and this to keep awake.
    #[must_use]
    pub fn new(controls: Box<dyn Controls>, awake: Box<dyn Awake>) -> Self {
        Self { controls, awake, held: false }
    }

    fn keep_awake(&mut self, hold: bool) {
        if hold != self.held {
            self.held = hold;
            if hold { self.awake.hold() } else { self.awake.release() }
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new(Box::new(Nothing), Box::new(Nothing))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, hear).add_systems(Update, (tell, keep_awake).in_set(SessionSystems::Show));
}

/// For an app with a window: a press wakes it at once, however seldom it draws.
pub(super) fn waking(app: &mut App) {
    app.add_systems(Startup, |proxy: Res<EventLoopProxyWrapper>, mut desk: ResMut<Desk>| {
        let proxy = (**proxy).clone();
        desk.controls.wake_by(Box::new(move || {
            // An app that is ending needs no waking.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }));
    });
}

/// Asks for what was pressed. Without a session there is nothing to ask for: the check before one is for eyes and hands.
fn hear(mut desk: ResMut<Desk>, playing: Res<Playing>, mut wanted: MessageWriter<Wanted>) {
    let pressed = desk.bypass_change_detection().controls.pressed();
    if status(&playing).is_some() {
        wanted.write_batch(pressed.into_iter().flat_map(meaning).map(Action::Do).map(Wanted));
    }
}

/// What a press means: as often as needed, what a key does.
fn meaning(pressed: Pressed) -> impl Iterator<Item = Input> {
    let (input, times) = match pressed {
        Pressed::Play => (Input::Resume, 1),
        Pressed::Pause => (Input::Pause, 1),
        Pressed::PlayPause => (Input::Toggle, 1),
        Pressed::Next => (Input::Next, 1),
        Pressed::Previous => (Input::Back, 1),
        Pressed::Stop => (Input::Stop, 1),
        Pressed::Seek(0) => (Input::Forward, 0),
        Pressed::Seek(by) => {
            let steps = by.unsigned_abs().saturating_add(STEP / 2) / STEP;
            (if by > 0 { Input::Forward } else { Input::Rewind }, steps.clamp(1, MOST_STEPS))
        }
    };
    (0..times).map(move |_| input)
}

/// How the open session stands; none when there is none that could go on.
fn status(playing: &Playing) -> Option<Status> {
    match playing.stand()? {
        Stand::Playing => Some(Status::Playing),
        Stand::Ready | Stand::Paused(_) => Some(Status::Paused),
        Stand::Stopped => Some(Status::Stopped),
        Stand::Danger | Stand::Ended(_) => None,
    }
}

/// Frames in microseconds.
fn micros(frames: Frame) -> i64 {
    i64::try_from(frames.saturating_mul(SECOND.unsigned_abs()) / RATE).unwrap_or(i64::MAX)
}

fn tell(mut desk: ResMut<Desk>, playing: Res<Playing>, words: Res<Vocabulary>) {
    let now = status(&playing).zip(playing.score()).map(|(status, score)| Now {
        status,
        title: discreet(&score.title).map_or_else(|| words.0.get(key::APP), str::to_owned),
        position: micros(playing.frame()),
        length: micros(score.length),
        counting_in: playing.count_in_left() > 0,
        jumps: status != Status::Stopped,
    });
    desk.bypass_change_detection().controls.tell(now.as_ref());
}

/// Holds while a session plays and for a while after it was held, and again when the desktop may have forgotten.
fn keep_awake(
    mut desk: ResMut<Desk>,
    playing: Res<Playing>,
    time: Res<Time<Real>>,
    slept: Res<Slept>,
    mut focus: MessageReader<WindowFocused>,
    mut held_for: Local<f32>,
) {
    let desk = desk.bypass_change_detection();
    let back = focus.read().filter(|change| change.focused).count() > 0;
    *held_for = match status(&playing) {
        Some(Status::Playing) => 0.0,
        Some(_) => *held_for + time.delta_secs(),
        None => f32::INFINITY,
    };
    let was = desk.held;
    desk.keep_awake(*held_for < AWAKE_AFTER);
    if was && desk.held && (back || slept.0) {
        desk.awake.assert_again();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_on_a_slider_goes_by_whole_steps_of_ten_seconds_and_at_least_one() {
        let asked = |seconds: i64| meaning(Pressed::Seek(seconds * SECOND)).collect::<Vec<_>>();
        assert_eq!(asked(0), []);
        assert_eq!(asked(1), [Input::Forward]);
        assert_eq!(asked(14), [Input::Forward]);
        assert_eq!(asked(-16), [Input::Rewind; 2]);
        assert_eq!(meaning(Pressed::Seek(i64::MIN)).count(), 720);
    }

    #[test]
    fn frames_become_microseconds_however_many_they_are() {
        assert_eq!(micros(RATE), SECOND);
        assert_eq!(micros(1), 20);
        assert!(micros(Frame::MAX) > 0);
    }
}
