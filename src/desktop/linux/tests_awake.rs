//! Keeping awake, against services made by hand on a bus of their own.

use std::collections::HashMap;
use std::io::Read;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};

use futures_lite::future::block_on;
use zbus::Connection;
use zbus::zvariant::{ObjectPath, OwnedFd, OwnedObjectPath, OwnedValue};

use super::inhibit::Inhibitor;
use super::private_bus::{PrivateBus, until};
use super::ways::{PORTAL, SAVER, Ways};
use crate::desktop::awake::Awake;

const NAME: &str = "Stillpoint";
const WHY: &str = "A routine is playing.";

/// What was asked of the services.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    fn note(&self, call: String) {
        self.0.lock().unwrap().push(call);
    }

    fn are(&self, calls: &[&str]) -> bool {
        *self.0.lock().unwrap() == calls
    }

    /// Waits until the calls are these.
    fn wait_for(&self, calls: &[&str]) {
        let are = until(|| self.are(calls));
        assert!(are, "{:?} was asked, not {calls:?}", self.0.lock().unwrap());
    }
}

/// A screen saver that counts from 1.
struct Saver(Calls, u32);

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl Saver {
    fn inhibit(&mut self, name: &str, why: &str) -> u32 {
        self.1 += 1;
        self.0.note(format!("Inhibit {name}: {why} {}", self.1));
        self.1
    }

    fn un_inhibit(&self, cookie: u32) {
        self.0.note(format!("UnInhibit {cookie}"));
    }
}

fn saver(bus: &PrivateBus) -> (Calls, Connection) {
    let calls = Calls::default();
    let saver = Saver(calls.clone(), 0);
    let builder = bus.builder().serve_at("/org/freedesktop/ScreenSaver", saver).unwrap().name(SAVER).unwrap();
    (calls, block_on(builder.build()).unwrap())
}

/// A portal with one request.
struct Portal(Calls);

const REQUEST: &str = "/org/freedesktop/portal/desktop/request/1";

#[zbus::interface(name = "org.freedesktop.portal.Inhibit")]
impl Portal {
    fn inhibit(&self, window: &str, flags: u32, options: HashMap<String, OwnedValue>) -> OwnedObjectPath {
        self.0.note(format!("Inhibit {window:?} {flags} {}", *options["reason"]));
        ObjectPath::from_static_str(REQUEST).unwrap().into()
    }
}

struct Request(Calls);

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Request {
    fn close(&self) {
        self.0.note("Close".to_owned());
    }
}

/// A log-in service that keeps the other ends.
struct Login(Calls, Arc<Mutex<Vec<UnixStream>>>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        let (ours, theirs) = UnixStream::pair().unwrap();
        ours.set_nonblocking(true).unwrap();
        self.1.lock().unwrap().push(ours);
        self.0.note(format!("Inhibit {what} {who}: {why} {mode}"));
        std::os::fd::OwnedFd::from(theirs).into()
    }
}

fn login(bus: &PrivateBus) -> (Calls, Arc<Mutex<Vec<UnixStream>>>, Connection) {
    let (calls, ends) = (Calls::default(), Arc::default());
    let login = Login(calls.clone(), Arc::clone(&ends));
    let builder = bus.builder().serve_at("/org/freedesktop/login1", login).unwrap();
    let connection = block_on(builder.name("org.freedesktop.login1").unwrap().build()).unwrap();
    (calls, ends, connection)
}

fn inhibitor(session: &PrivateBus, system: &PrivateBus) -> Inhibitor {
    let ways = Ways { session: session.bus(), system: system.bus(), name: NAME.to_owned(), why: WHY.to_owned() };
    Inhibitor::new(ways)
}

#[test]
fn it_holds_once_again_without_a_gap_and_lets_go() {
    let (bus, none) = (PrivateBus::start(), PrivateBus::none());
    let (calls, _saver) = saver(&bus);
    let mut awake = inhibitor(&bus, &none);
    awake.release();
    awake.assert_again();
    awake.hold();
    awake.hold();
    let first = "Inhibit Stillpoint: A routine is playing. 1";
    calls.wait_for(&[first]);
    awake.assert_again();
    let second = "Inhibit Stillpoint: A routine is playing. 2";
    calls.wait_for(&[first, second, "UnInhibit 1"]);
    awake.release();
    calls.wait_for(&[first, second, "UnInhibit 1", "UnInhibit 2"]);
    awake.hold();
    let third = "Inhibit Stillpoint: A routine is playing. 3";
    calls.wait_for(&[first, second, "UnInhibit 1", "UnInhibit 2", third]);
    drop(awake);
    calls.wait_for(&[first, second, "UnInhibit 1", "UnInhibit 2", third, "UnInhibit 3"]);
}

#[test]
fn it_holds_again_when_the_service_comes_back() {
    let (bus, none) = (PrivateBus::start(), PrivateBus::none());
    let mut awake = inhibitor(&bus, &none);
    let (calls, service) = saver(&bus);
    awake.hold();
    let first = "Inhibit Stillpoint: A routine is playing. 1";
    calls.wait_for(&[first]);
    block_on(service.close()).unwrap();
    let (calls, _service) = saver(&bus);
    calls.wait_for(&[first]);
    awake.release();
    calls.wait_for(&[first, "UnInhibit 1"]);
}

#[test]
fn a_service_that_comes_only_later_is_asked_then() {
    let (bus, none) = (PrivateBus::start(), PrivateBus::none());
    let portal = Calls::default();
    let builder = bus.builder().serve_at("/org/freedesktop/portal/desktop", Portal(portal.clone())).unwrap();
    let builder = builder.serve_at(REQUEST, Request(portal.clone())).unwrap().name(PORTAL).unwrap();
    let _service = block_on(builder.build()).unwrap();
    let mut awake = inhibitor(&bus, &none);
    awake.hold();
    let held = "Inhibit \"\" 8 \"A routine is playing.\"";
    portal.wait_for(&[held]);
    let (calls, _saver) = saver(&bus);
    calls.wait_for(&["Inhibit Stillpoint: A routine is playing. 1"]);
    portal.wait_for(&[held, "Close"]);
}

#[test]
fn without_a_session_bus_the_log_in_service_holds_until_its_end_is_closed() {
    let (none, system) = (PrivateBus::none(), PrivateBus::start());
    let (calls, ends, _login) = login(&system);
    let mut awake = inhibitor(&none, &system);
    awake.hold();
    calls.wait_for(&["Inhibit idle Stillpoint: A routine is playing. block"]);
    let read = || ends.lock().unwrap()[0].read(&mut [0]).ok();
    assert_eq!(read(), None, "it is closed while it holds");
    awake.release();
    assert!(until(|| read() == Some(0)), "its end is still open");
}

#[test]
fn a_session_bus_that_goes_away_leaves_it_to_the_log_in_service_and_is_asked_again_when_it_is_back() {
    let (mut bus, system) = (PrivateBus::start(), PrivateBus::start());
    let (asked, _ends, _login) = login(&system);
    let (calls, service) = saver(&bus);
    let mut awake = inhibitor(&bus, &system);
    awake.hold();
    let first = "Inhibit Stillpoint: A routine is playing. 1";
    calls.wait_for(&[first]);
    bus.kill();
    drop(service);
    // Once, or twice where the bus died while it was asked.
    assert!(until(|| !asked.are(&[])), "the log-in service was not asked");
    bus.run();
    let (calls, _service) = saver(&bus);
    awake.assert_again();
    calls.wait_for(&[first]);
}

#[test]
fn where_nothing_can_hold_nothing_fails_and_it_is_tried_again() {
    let (mut bus, none) = (PrivateBus::none(), PrivateBus::none());
    let mut awake = inhibitor(&bus, &none);
    for _ in 0..100 {
        awake.hold();
        awake.assert_again();
        awake.release();
    }
    bus.run();
    let (calls, _saver) = saver(&bus);
    awake.hold();
    // What is still to be done of the above may be asked of the saver too.
    let held = until(|| calls.0.lock().unwrap().last().is_some_and(|call| call.starts_with("Inhibit")));
    assert!(held);
}
