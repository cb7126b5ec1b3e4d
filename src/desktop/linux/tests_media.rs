//! The media controls, seen and pressed by a client on a bus of its own.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_lite::StreamExt;
use futures_lite::future::block_on;
use zbus::fdo::PropertiesProxy;
use zbus::names::InterfaceName;
use zbus::zvariant::{ObjectPath, OwnedValue};
use zbus::{Connection, Proxy};

use super::media::Media;
use super::mpris::{NAME, PATH};
use super::private_bus::{PrivateBus, owned, until};
use crate::desktop::controls::{Controls, Now, Pressed, SECOND, Status};

const APP: &str = "org.mpris.MediaPlayer2";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";

fn now(status: Status, second: i64) -> Now {
    Now {
        status,
        title: "Slow breath".to_owned(),
        position: second * SECOND,
        length: 240 * SECOND,
        counting_in: false,
        jumps: status != Status::Stopped,
    }
}

fn playing(bus: &PrivateBus) -> (Media, Connection) {
    let mut media = Media::new(bus.bus(), "Stillpoint");
    let client = bus.client();
    assert!(!owned(&client, NAME), "there is an entry before there is a session");
    media.tell(Some(&now(Status::Playing, 3)));
    assert!(until(|| owned(&client, NAME)), "no player is there");
    (media, client)
}

fn properties(client: &Connection) -> PropertiesProxy<'static> {
    block_on(PropertiesProxy::builder(client).destination(NAME).unwrap().path(PATH).unwrap().build()).unwrap()
}

fn all(client: &Connection, interface: &'static str) -> HashMap<String, OwnedValue> {
    block_on(properties(client).get_all(InterfaceName::from_static_str(interface).unwrap())).unwrap()
}

fn text(value: &OwnedValue) -> String {
    String::try_from(value.try_clone().unwrap()).unwrap()
}

fn player(client: &Connection) -> Proxy<'static> {
    block_on(Proxy::new(client, NAME, PATH, PLAYER)).unwrap()
}

/// Collects presses until there are so many.
fn presses(media: &mut Media, count: usize) -> Vec<Pressed> {
    let mut pressed = Vec::new();
    let all = until(|| {
        pressed.extend(media.pressed());
        pressed.len() >= count
    });
    assert!(all, "only {pressed:?}");
    pressed
}

#[test]
fn a_client_reads_the_title_and_the_position_and_nothing_else_of_the_session() {
    let bus = PrivateBus::start();
    let (_media, client) = playing(&bus);
    let app = all(&client, APP);
    assert_eq!(text(&app["Identity"]), "Stillpoint");
    let read = all(&client, PLAYER);
    assert_eq!(text(&read["PlaybackStatus"]), "Playing");
    assert_eq!(i64::try_from(&read["Position"]).unwrap(), 3 * SECOND);
    for can in ["CanGoNext", "CanGoPrevious", "CanPlay", "CanPause", "CanSeek", "CanControl"] {
        assert!(bool::try_from(&read[can]).unwrap(), "{can}");
    }
    let told = HashMap::<String, OwnedValue>::try_from(read["Metadata"].try_clone().unwrap()).unwrap();
    let mut keys: Vec<&str> = told.keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["mpris:length", "mpris:trackid", "xesam:artist", "xesam:title"]);
    assert_eq!(text(&told["xesam:title"]), "Slow breath");
    assert_eq!(i64::try_from(&told["mpris:length"]).unwrap(), 240 * SECOND);
    let artists = Vec::<String>::try_from(told["xesam:artist"].try_clone().unwrap()).unwrap();
    assert_eq!(artists, ["Stillpoint"]);
}

#[test]
fn a_change_is_signalled_once_with_what_changed_and_a_jump_with_where_it_went() {
    let bus = PrivateBus::start();
    let (mut media, client) = playing(&bus);
    let (properties, player) = (properties(&client), player(&client));
    let mut changes = block_on(properties.receive_properties_changed()).unwrap();
    let mut jumps = block_on(player.receive_signal("Seeked")).unwrap();
    for (status, word) in [(Status::Paused, "Paused"), (Status::Playing, "Playing")] {
        media.tell(Some(&now(status, 3)));
        let change = block_on(changes.next()).unwrap();
        let change = change.args().unwrap();
        assert_eq!(change.interface_name.as_str(), PLAYER);
        let named: Vec<_> = change.changed_properties.iter().map(|(name, value)| (*name, value.to_string())).collect();
        assert_eq!(named, [("PlaybackStatus", format!("\"{word}\""))]);
    }
    media.tell(Some(&now(Status::Playing, 4)));
    media.tell(Some(&now(Status::Playing, 90)));
    let jump: i64 = block_on(jumps.next()).unwrap().body().deserialize().unwrap();
    assert_eq!(jump, 90 * SECOND);
}

#[test]
fn what_a_client_presses_comes_out_in_order_and_wakes_who_asks() {
    let bus = PrivateBus::start();
    let (mut media, client) = playing(&bus);
    let woken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&woken);
    media.wake_by(Box::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    let player = player(&client);
    for press in ["PlayPause", "Next", "Previous", "Pause", "Play", "Stop"] {
        block_on(player.call_method(press, &())).unwrap();
    }
    block_on(player.call_method("Seek", &(-10 * SECOND))).unwrap();
    let track = ObjectPath::from_static_str("/stillpoint/session").unwrap();
    block_on(player.call_method("SetPosition", &(&track, 33 * SECOND))).unwrap();
    // For another track, and past the end: both too late to mean this session.
    block_on(player.call_method("SetPosition", &(ObjectPath::from_static_str("/other").unwrap(), SECOND))).unwrap();
    block_on(player.call_method("SetPosition", &(&track, 241 * SECOND))).unwrap();
    let expected = [
        Pressed::PlayPause,
        Pressed::Next,
        Pressed::Previous,
        Pressed::Pause,
        Pressed::Play,
        Pressed::Stop,
        Pressed::Seek(-10 * SECOND),
        Pressed::Seek(30 * SECOND),
    ];
    assert_eq!(presses(&mut media, expected.len()), expected);
    assert_eq!(woken.load(Ordering::SeqCst), expected.len());
    // Stopped, there is nowhere to go, but one can go on.
    media.tell(Some(&now(Status::Stopped, 3)));
    assert!(until(|| text(&all(&client, PLAYER)["PlaybackStatus"]) == "Stopped"), "it is not stopped");
    block_on(player.call_method("Next", &())).unwrap();
    block_on(player.call_method("Play", &())).unwrap();
    assert_eq!(presses(&mut media, 1), [Pressed::Play]);
}

#[test]
fn the_entry_goes_with_the_session_and_comes_back_with_the_next() {
    let bus = PrivateBus::start();
    let (mut media, client) = playing(&bus);
    media.tell(None);
    assert!(until(|| !owned(&client, NAME)), "the player is still there");
    media.tell(Some(&now(Status::Playing, 0)));
    assert!(until(|| owned(&client, NAME)), "no player is there");
    drop(media);
    assert!(until(|| !owned(&client, NAME)), "the player is still there");
}

#[test]
fn a_second_app_is_there_under_a_name_of_its_own() {
    let bus = PrivateBus::start();
    let (_media, client) = playing(&bus);
    let mut second = Media::new(bus.bus(), "Stillpoint");
    second.tell(Some(&now(Status::Playing, 0)));
    let name = format!("{NAME}.instance{}", std::process::id());
    assert!(until(|| owned(&client, &name)), "no second player is there");
}

#[test]
fn without_a_bus_nothing_fails_and_the_next_session_tries_again() {
    let mut bus = PrivateBus::none();
    let mut media = Media::new(bus.bus(), "Stillpoint");
    for round in 0..3 {
        media.tell(Some(&now(Status::Playing, round)));
        assert_eq!(media.pressed(), []);
        media.tell(None);
    }
    bus.run();
    media.tell(Some(&now(Status::Playing, 0)));
    let client = bus.client();
    assert!(until(|| owned(&client, NAME)), "no player is there");
    // The bus goes away in mid-session and another takes its place.
    bus.kill();
    for second in 0..100 {
        media.tell(Some(&now(Status::Playing, second)));
        assert_eq!(media.pressed(), []);
    }
    media.tell(None);
    bus.run();
    media.tell(Some(&now(Status::Playing, 0)));
    let client = bus.client();
    assert!(until(|| owned(&client, NAME)), "no player is there again");
    block_on(player(&client).call_method("PlayPause", &())).unwrap();
    assert_eq!(presses(&mut media, 1), [Pressed::PlayPause]);
}
