//! A message bus, and a connection to it that is worked on by whoever uses it.
//!
//! In: which bus. Out: a connection, and [`alive`], under which everything on it happens. It starts no thread. A call that
//! nobody answers ends after [`PATIENCE`].

use std::time::Duration;

use futures_lite::future::or;
use zbus::Connection;
use zbus::connection::Builder;

/// A service that has not answered after so long does not answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// A message bus.
#[derive(Clone, Debug)]
pub(in crate::desktop) enum Bus {
    /// The person's own, of this log-in.
    Session,
    /// The machine's.
    System,
    /// The one at this address.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests have a bus of their own"))]
    At(String),
}

impl Bus {
    /// Connects to it. Everything on the connection has to happen under [`alive`].
    pub(super) async fn connect(&self) -> zbus::Result<Connection> {
        let builder = match self {
            Self::Session => Builder::session(),
            Self::System => Builder::system(),
            Self::At(address) => Builder::address(address.as_str()),
        };
        builder?.internal_executor(false).method_timeout(PATIENCE).build().await
    }
}

/// Does something on a connection, and what the connection itself has to do meanwhile; fails as soon as the bus is gone.
pub(super) async fn alive<T>(connection: &Connection, work: impl Future<Output = zbus::Result<T>>) -> zbus::Result<T> {
    let gone = async {
        connection.closed().await;
        Err(zbus::Error::Failure("the bus is gone".to_owned()))
    };
    let tick = async {
        loop {
            connection.executor().tick().await;
        }
    };
    or(work, or(gone, tick)).await
}
