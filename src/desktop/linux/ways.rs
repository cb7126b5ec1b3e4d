//! The ways to keep a Linux machine awake: the screen saver's service, the portal, the log-in service.
//!
//! In: the buses. Out: a hold, and letting go of it. Tried in this order: the screen saver (GNOME, KDE, Xfce and others;
//! keeps the screen on and the machine awake), the portal (the same from inside a sandbox), the log-in service
//! (<https://systemd.io/INHIBITOR_LOCKS/>; `idle` only: who sends the machine to sleep on purpose means it).

use std::collections::HashMap;

use zbus::Connection;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

use super::bus::{Bus, alive};

/// The screen saver's service.
pub(super) const SAVER: &str = "org.freedesktop.ScreenSaver";
/// The portal.
pub(super) const PORTAL: &str = "org.freedesktop.portal.Desktop";
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

/// Something that holds the machine awake.
#[derive(Debug)]
pub(super) enum Hold {
    /// The screen saver knows it by this number.
    Saver(u32),
    /// The portal knows it by this path.
    Portal(OwnedObjectPath),
    /// It holds until this is closed.
    Login {
        /// The log-in service waits for its other end.
        _open: OwnedFd,
    },
}

impl Hold {
    /// The service that would forget it if it ended.
    pub(super) const fn service(&self) -> Option<&'static str> {
        match self {
            Self::Saver(_) => Some(SAVER),
            Self::Portal(_) => Some(PORTAL),
            // The log-in service keeps its list on disk.
            Self::Login { .. } => None,
        }
    }
}

impl Ways {
    /// Those of the machine it runs on.
    pub(in crate::desktop) fn of_this_machine(name: &str, why: &str) -> Self {
        Self { session: Bus::Session, system: Bus::System, name: name.to_owned(), why: why.to_owned() }
    }

    /// Holds by the first way that works; none when none does.
    pub(super) async fn hold(&self, session: &Connection) -> Option<Hold> {
        if let Ok(cookie) = self.saver(session).await {
            return Some(Hold::Saver(cookie));
        }
        if let Ok(path) = self.portal(session).await {
            return Some(Hold::Portal(path));
        }
        self.login().await
    }

    /// Lets go.
    pub(super) async fn let_go(&self, session: &Connection, hold: Hold) {
        // A service that is gone holds nothing any more.
        let _ = match hold {
            Hold::Saver(cookie) => {
                session.call_method(Some(SAVER), SAVER_PATH, Some(SAVER), "UnInhibit", &cookie).await
            }
            Hold::Portal(path) => {
                session.call_method(Some(PORTAL), &path, Some("org.freedesktop.portal.Request"), "Close", &()).await
            }
            Hold::Login { .. } => return,
        };
    }

    async fn saver(&self, session: &Connection) -> zbus::Result<u32> {
        let body = (&self.name, &self.why);
        session.call_method(Some(SAVER), SAVER_PATH, Some(SAVER), "Inhibit", &body).await?.body().deserialize()
    }

    async fn portal(&self, session: &Connection) -> zbus::Result<OwnedObjectPath> {
        let options = HashMap::from([("reason", Value::from(self.why.as_str()))]);
        let interface = "org.freedesktop.portal.Inhibit";
        let path = "/org/freedesktop/portal/desktop";
        let body = ("", IDLE, options);
        session.call_method(Some(PORTAL), path, Some(interface), "Inhibit", &body).await?.body().deserialize()
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

/// Where the screen saver is found.
const SAVER_PATH: &str = "/org/freedesktop/ScreenSaver";
