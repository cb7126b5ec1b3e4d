//! The two interfaces of a media player on the bus, as MPRIS 2.2 has them: <https://specifications.freedesktop.org/mpris/>.
//!
//! In: the board. Out: what clients read, and their presses on the board. What is not ours to give (volume, speed, lists,
//! opening files, quitting) is there as the specification asks, and does nothing.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use zbus::fdo::{self, Properties};
use zbus::names::InterfaceName;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, Value};

use super::board::Board;
use crate::desktop::controls::{Now, Pressed, Status};

/// The name on the bus; a second program of ours adds its number to it.
pub(super) const NAME: &str = "org.mpris.MediaPlayer2.stillpoint";
/// Where a player is found.
pub(super) const PATH: &str = "/org/mpris/MediaPlayer2";
/// The session, as if it were a track.
const TRACK: ObjectPath<'static> = ObjectPath::from_static_str_unchecked("/stillpoint/session");
/// The player's interface.
const PLAYER: InterfaceName<'static> = InterfaceName::from_static_str_unchecked("org.mpris.MediaPlayer2.Player");

/// The app.
pub(super) struct App {
    /// What it is called.
    pub(super) name: Arc<str>,
}

#[expect(clippy::unused_self, reason = "an interface's method has its object")]
#[zbus::interface(name = "org.mpris.MediaPlayer2")]
impl App {
    fn raise(&self) {}

    fn quit(&self) {}

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_quit(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_raise(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn has_track_list(&self) -> bool {
        false
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn identity(&self) -> String {
        self.name.to_string()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn desktop_entry(&self) -> String {
        "stillpoint".to_owned()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_uri_schemes(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn supported_mime_types(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The player.
pub(super) struct Player {
    /// What the app is called, shown where others have a musician.
    pub(super) name: Arc<str>,
    /// The session, and where presses go.
    pub(super) board: Arc<Board>,
}

#[expect(clippy::unused_self, reason = "an interface's method has its object")]
#[zbus::interface(name = "org.mpris.MediaPlayer2.Player")]
impl Player {
    fn play(&self) {
        self.board.press(Pressed::Play);
    }

    fn pause(&self) {
        self.board.press(Pressed::Pause);
    }

    fn play_pause(&self) {
        self.board.press(Pressed::PlayPause);
    }

    fn stop(&self) {
        self.board.press(Pressed::Stop);
    }

    fn next(&self) {
        self.jump(Pressed::Next);
    }

    fn previous(&self) {
        self.jump(Pressed::Previous);
    }

    fn seek(&self, offset: i64) {
        self.jump(Pressed::Seek(offset));
    }

    /// Late presses for another track and positions outside of this one are to be ignored.
    fn set_position(&self, track: ObjectPath<'_>, position: i64) {
        if let Some(now) = self.board.now()
            && track == TRACK
            && (0..=now.length).contains(&position)
        {
            self.jump(Pressed::Seek(position - now.position));
        }
    }

    fn open_uri(&self, uri: &str) -> fdo::Result<()> {
        Err(fdo::Error::NotSupported(format!("it does not open {uri}")))
    }

    #[zbus(signal)]
    pub(super) async fn seeked(emitter: &SignalEmitter<'_>, position: i64) -> zbus::Result<()>;

    #[zbus(property)]
    fn playback_status(&self) -> String {
        status(self.board.now().as_ref()).to_owned()
    }

    #[zbus(property)]
    fn metadata(&self) -> HashMap<&'static str, Value<'static>> {
        metadata(self.board.now().as_ref(), &self.name)
    }

    #[zbus(property(emits_changed_signal = "false"))]
    fn position(&self) -> i64 {
        self.board.now().map_or(0, |now| now.position)
    }

    #[zbus(property)]
    fn can_go_next(&self) -> bool {
        jumps(self.board.now().as_ref())
    }

    #[zbus(property)]
    fn can_go_previous(&self) -> bool {
        jumps(self.board.now().as_ref())
    }

    #[zbus(property)]
    fn can_seek(&self) -> bool {
        jumps(self.board.now().as_ref())
    }

    #[zbus(property)]
    fn can_play(&self) -> bool {
        self.board.now().is_some()
    }

    #[zbus(property)]
    fn can_pause(&self) -> bool {
        self.board.now().is_some()
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn can_control(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn rate(&self) -> f64 {
        1.0
    }

    /// The specification: a rate of 0 is a pause; others are not ours.
    #[zbus(property)]
    fn set_rate(&self, rate: f64) {
        if rate <= 0.0 {
            self.board.press(Pressed::Pause);
        }
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn minimum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property(emits_changed_signal = "const"))]
    fn maximum_rate(&self) -> f64 {
        1.0
    }

    #[zbus(property)]
    fn volume(&self) -> f64 {
        1.0
    }

    /// The person's own slider is in the app: nothing else makes a session louder.
    #[zbus(property)]
    fn set_volume(&self, volume: f64) {
        let _ = volume;
    }
}

impl Player {
    fn jump(&self, pressed: Pressed) {
        if jumps(self.board.now().as_ref()) {
            self.board.press(pressed);
        }
    }
}

fn jumps(now: Option<&Now>) -> bool {
    now.is_some_and(|now| now.jumps)
}

const fn status(now: Option<&Now>) -> &'static str {
    match now {
        Some(Now { status: Status::Playing, .. }) => "Playing",
        Some(Now { status: Status::Paused, .. }) => "Paused",
        Some(Now { status: Status::Stopped, .. }) | None => "Stopped",
    }
}

fn metadata(now: Option<&Now>, name: &str) -> HashMap<&'static str, Value<'static>> {
    let Some(now) = now else { return HashMap::new() };
    HashMap::from([
        ("mpris:trackid", Value::from(TRACK)),
        ("mpris:length", Value::from(now.length)),
        ("xesam:title", Value::from(now.title.clone())),
        ("xesam:artist", Value::from(vec![name.to_owned()])),
    ])
}

/// Tells every client what differs between two moments, in one signal.
pub(super) async fn tell(emitter: &SignalEmitter<'_>, name: &str, before: &Now, now: &Now) -> zbus::Result<()> {
    let mut changed = HashMap::new();
    if before.status != now.status {
        changed.insert("PlaybackStatus", Value::from(status(Some(now))));
    }
    if (&before.title, before.length) != (&now.title, now.length) {
        changed.insert("Metadata", Value::from(metadata(Some(now), name)));
    }
    if before.jumps != now.jumps {
        changed.extend(["CanGoNext", "CanGoPrevious", "CanSeek"].map(|can| (can, Value::from(now.jumps))));
    }
    if changed.is_empty() {
        return Ok(());
    }
    Properties::properties_changed(emitter, PLAYER, changed, Cow::Borrowed(&[])).await
}
