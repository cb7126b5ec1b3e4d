//! For tests: a message bus of their own, that starts no services, and what it takes to talk on it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use futures_lite::future::block_on;
use tempfile::{NamedTempFile, TempDir};
use zbus::Connection;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

use super::bus::Bus;

/// A place for a bus, and the bus while it runs.
pub(super) struct PrivateBus {
    folder: TempDir,
    daemon: Option<Child>,
}

impl PrivateBus {
    /// A place where no bus runs yet.
    pub(super) fn none() -> Self {
        Self { folder: TempDir::new().unwrap(), daemon: None }
    }

    /// A bus that runs.
    pub(super) fn start() -> Self {
        let mut bus = Self::none();
        bus.run();
        bus
    }

    /// Starts it, and waits until it listens.
    pub(super) fn run(&mut self) {
        let mut config = NamedTempFile::new().unwrap();
        let address = self.address();
        write!(
            config,
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>session</type>
              <listen>{address}</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
              </policy>
            </busconfig>"#
        )
        .unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.path().display()))
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is on the path: scripts/setup installs it");
        let mut line = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with(&address), "the bus listens at {line:?}");
        self.daemon = Some(daemon);
    }

    /// Kills it.
    pub(super) fn kill(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            daemon.kill().unwrap();
            daemon.wait().unwrap();
        }
    }

    fn address(&self) -> String {
        format!("unix:path={}/bus", self.folder.path().display())
    }

    /// The bus, as the desktop names it.
    pub(super) fn bus(&self) -> Bus {
        Bus::At(self.address())
    }

    /// A way to it for a service or a client.
    pub(super) fn builder(&self) -> Builder<'static> {
        Builder::address(self.address().as_str()).unwrap()
    }

    /// A client.
    pub(super) fn client(&self) -> Connection {
        block_on(self.builder().build()).unwrap()
    }
}

impl Drop for PrivateBus {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Whether somebody owns a name.
pub(super) fn owned(client: &Connection, name: &str) -> bool {
    block_on(async {
        let bus = DBusProxy::new(client).await.unwrap();
        bus.name_has_owner(BusName::try_from(name).unwrap()).await.unwrap()
    })
}

/// Looks until something is so, for ten seconds at most; whether it is.
pub(super) fn until(mut so: impl FnMut() -> bool) -> bool {
    for _ in 0..5_000 {
        if so() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    false
}
