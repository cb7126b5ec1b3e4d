//! What the desktop round the window is told of a session, and what it tells back: media controls and staying awake.
//!
//! In: where a session stands ([`controls::Now`]), and whether it may be interrupted by a sleeping screen. Out: what was
//! pressed on a keyboard's media keys, on a headset or on the lock screen ([`controls::Pressed`]).
//!
//! On Linux both speak D-Bus (`linux`: MPRIS, and the screen saver, portal or login service). Other systems have
//! [`Nothing`] for now: there the traits are the seam, and a session goes on without.
//!
//! It promises: nothing here ever fails or waits. A machine without a bus, a bus that goes away and a service that does not
//! answer are all met in threads of its own; what cannot be told is not told, and is tried again when something changes.
//!
//! **What may be shown.** A lock screen is read by whoever passes, so it is told the name of the app, the routine's title,
//! how far it is and nothing else: no step, no place, no phase, no pain; and a title that names an illness is not told either
//! ([`discreet`]). There is an entry only while a session is open.
//!
//! It knows no window and no engine, and decides nothing about a session: `app` does, by the same actions as its keys.

pub mod awake;
pub mod by_hand;
pub mod controls;
pub mod discreet;
#[cfg(target_os = "linux")]
mod linux;

use awake::Awake;
use controls::Controls;

/// Stands for a desktop that hears nothing and tells nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nothing;

/// The media controls of this desktop; `name` is what the app is called there.
#[must_use]
pub fn controls(name: &str) -> Box<dyn Controls> {
    #[cfg(target_os = "linux")]
    return Box::new(linux::media::Media::new(linux::bus::Bus::Session, name));
    #[cfg(not(target_os = "linux"))]
    {
        let _ = name;
        Box::new(Nothing)
    }
}

/// What keeps this machine awake; `name` and `why`, a sentence, are what its settings may show meanwhile.
#[must_use]
pub fn awake(name: &str, why: &str) -> Box<dyn Awake> {
    #[cfg(target_os = "linux")]
    return Box::new(linux::inhibit::Inhibitor::new(linux::ways::Ways::of_this_machine(name, why)));
    #[cfg(not(target_os = "linux"))]
    {
        let _ = (name, why);
        Box::new(Nothing)
    }
}
