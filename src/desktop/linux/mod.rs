//! The desktop of Linux, by D-Bus: media controls by MPRIS, staying awake by whichever service there is.
//!
//! Two threads, each with a connection of its own that lives only while a session needs it; each runs its connection's
//! work itself (`bus::alive`), so that nothing is left when it ends. Read in this order: `bus`; `board`, `mpris`, `media`;
//! `ways`, `inhibit`.

mod board;
pub(super) mod bus;
pub(super) mod inhibit;
pub(super) mod media;
mod mpris;
#[cfg(test)]
mod private_bus;
#[cfg(test)]
mod tests_awake;
#[cfg(test)]
mod tests_media;
pub(super) mod ways;
