//! The ways to keep a Linux machine awake: the screen saver's service, the portal, the log-in service.
//!
//! In: the buses. Out: a hold, and letting go of it. Tried in this order: the screen saver (GNOME, KDE, Xfce and others;
//! keeps the screen on and the machine awake), the portal (the same from inside a sandbox), the log-in service
//! (<https://systemd.io/INHIBITOR_LOCKS/>; `idle` only: who sends the machine to sleep on purpose means it).

use std::collections::HashMap;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zbus::Connection;
use zbus::names::{OwnedUniqueName, UniqueName};
use zbus::zvariant::{DynamicType, OwnedFd, OwnedObjectPath, Type, Value};

use super::bus::{Bus, alive};

/// The screen saver's service.
pub(super) const SAVER: &str = "org.freedesktop.ScreenSaver";
/// The portal.
pub(super) const PORTAL: &str = "org.freedesktop.portal.Desktop";
const SAVER_PATH: &str = "/org/freedesktop/ScreenSaver";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const PORTAL_INHIBIT: &str = "org.freedesktop.portal.Inhibit";
const PORTAL_REQUEST: &str = "org.freedesktop.portal.Request";
const LOGIN: &str = "org.freedesktop.login1";
/// The portal's number for "the session shall not be marked idle".
const IDLE: u32 = 8;

/// The ways there are.
pub(in crate::desktop) struct Ways {
    /// The bus of the screen saver and the portal.
    pub(super) session: Bus,
    /// The bus of the log-in service.
    pub(super) system: Bus,
    /// What the app is called.
    pub(super) name: String,
    /// What its holding is for, a sentence.
    pub(super) why: String,
}

/// Something that holds the machine awake. Services are let go of by the name of their own that they answered from: one
/// that took the place of another counts its numbers anew.
#[derive(Debug)]
pub(super) enum Hold {
    /// The screen saver knows it by this number.
    Saver(OwnedUniqueName, u32),
    /// The portal knows it by this path.
    Portal(OwnedUniqueName, OwnedObjectPath),
    /// It holds until this is closed.
    Login {
        /// The log-in service waits for its other end.
        _open: OwnedFd,
    },
}

impl Hold {
    /// Whether it lasts when the session bus goes away.
    pub(super) const fn needs_no_bus(&self) -> bool {
        matches!(self, Self::Login { .. })
    }

    /// Whether it is this service that holds.
    pub(super) fn is_by(&self, service: &UniqueName<'_>) -> bool {
        match self {
            Self::Saver(from, _) | Self::Portal(from, _) => from == service,
            Self::Login { .. } => false,
        }
    }
}

/// Asks a service; its answer, and who gave it.
async fn ask<T: DeserializeOwned + Type>(
    session: &Connection,
    [service, path, interface]: [&'static str; 3],
    body: &(impl Serialize + DynamicType),
) -> zbus::Result<(OwnedUniqueName, T)> {
    let answer = session.call_method(Some(service), path, Some(interface), "Inhibit", body).await?;
    let header = answer.header();
    let from = header.sender().ok_or(zbus::Error::MissingField)?.to_owned();
    Ok((from.into(), answer.body().deserialize()?))
}

impl Ways {
    /// Those of the machine it runs on.
    pub(in crate::desktop) fn of_this_machine(name: &str, why: &str) -> Self {
        Self { session: Bus::Session, system: Bus::System, name: name.to_owned(), why: why.to_owned() }
    }

    /// Holds by the first way that works; none when none does.
    pub(super) async fn hold(&self, session: &Connection) -> Option<Hold> {
        if let Ok((from, cookie)) = ask(session, [SAVER, SAVER_PATH, SAVER], &(&self.name, &self.why)).await {
            return Some(Hold::Saver(from, cookie));
        }
        let options = HashMap::from([("reason", Value::from(self.why.as_str()))]);
        if let Ok((from, path)) = ask(session, [PORTAL, PORTAL_PATH, PORTAL_INHIBIT], &("", IDLE, options)).await {
            return Some(Hold::Portal(from, path));
        }
        self.login().await
    }

    /// Lets go.
    pub(super) async fn let_go(&self, session: &Connection, hold: Hold) {
        // A service that is gone holds nothing any more.
        let _ = match hold {
            Hold::Saver(from, cookie) => {
                session.call_method(Some(&from), SAVER_PATH, Some(SAVER), "UnInhibit", &cookie).await
            }
            Hold::Portal(from, path) => {
                session.call_method(Some(&from), &path, Some(PORTAL_REQUEST), "Close", &()).await
            }
            Hold::Login { .. } => return,
        };
    }

    /// Holds by the log-in service, which is on the machine's own bus.
    pub(super) async fn login(&self) -> Option<Hold> {
        let system = self.system.connect().await.ok()?;
        let interface = "org.freedesktop.login1.Manager";
        let body = ("idle", &self.name, &self.why, "block");
        let call = system.call_method(Some(LOGIN), "/org/freedesktop/login1", Some(interface), "Inhibit", &body);
        let answer = alive(&system, call).await.ok()?;
        Some(Hold::Login { _open: answer.body().deserialize().ok()? })
    }
}
