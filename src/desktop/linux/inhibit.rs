//! Keeps a Linux machine awake, and sees to it that it stays so.
//!
//! In: hold, let go, once more. Out: nothing. A thread of its own holds by the first way that works and does so again
//! when asked, and when the service that held, or a better one, comes or goes. Without a session bus, or when that goes
//! away, it holds by the log-in service and looks for the bus again whenever it is asked once more.

use async_channel::{Receiver, Sender};
use futures_lite::future::{block_on, or};
use futures_lite::stream::{self, StreamExt};
use zbus::Connection;
use zbus::fdo::DBusProxy;
use zbus::names::{OwnedUniqueName, UniqueName};

use super::bus::alive;
use super::ways::{Hold, PORTAL, SAVER, Ways};
use crate::desktop::awake::Awake;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Hold, or hold once more.
    Hold,
    Release,
}

/// Keeps the machine awake.
pub(in crate::desktop) struct Inhibitor {
    orders: Sender<Order>,
    held: bool,
}

impl Inhibitor {
    /// By these ways. It speaks to nobody until it is told to hold.
    pub(in crate::desktop) fn new(ways: Ways) -> Self {
        let (orders, heard) = async_channel::unbounded();
        // A machine that has no thread left will not sleep over it.
        drop(std::thread::Builder::new().name("stay awake".to_owned()).spawn(move || block_on(run(&ways, &heard))));
        Self { orders, held: false }
    }

    fn order(&self, order: Order) {
        // Fails only when there is no thread.
        let _ = self.orders.try_send(order);
    }
}

impl Awake for Inhibitor {
    fn hold(&mut self) {
        if !self.held {
            self.held = true;
            self.order(Order::Hold);
        }
    }

    fn release(&mut self) {
        if self.held {
            self.held = false;
            self.order(Order::Release);
        }
    }

    fn assert_again(&mut self) {
        if self.held {
            self.order(Order::Hold);
        }
    }
}

impl Drop for Inhibitor {
    fn drop(&mut self) {
        self.release();
    }
}

/// Follows orders until nobody gives any.
async fn run(ways: &Ways, orders: &Receiver<Order>) {
    while let Ok(order) = orders.recv().await {
        if order == Order::Hold {
            hold(ways, orders).await;
        }
    }
}

/// Holds until it is told to let go.
async fn hold(ways: &Ways, orders: &Receiver<Order>) {
    let mut held = None;
    loop {
        if let Ok(session) = ways.session.connect().await
            && alive(&session, hold_by(&session, ways, orders, &mut held)).await.is_ok()
        {
            return;
        }
        // What a service on that bus held is gone with it.
        held = held.filter(Hold::needs_no_bus);
        if held.is_none() {
            held = ways.login().await;
        }
        if orders.recv().await != Ok(Order::Hold) {
            return;
        }
    }
}

/// What can happen while it holds.
enum Event {
    /// An order; none when nobody gives any more.
    Order(Option<Order>),
    /// A service came or went; by the name of its own when it came.
    Moved(Option<OwnedUniqueName>),
    /// The bus says no more.
    Silence,
}

/// Holds with a session bus, until it is told to let go.
async fn hold_by(
    session: &Connection,
    ways: &Ways,
    orders: &Receiver<Order>,
    held: &mut Option<Hold>,
) -> zbus::Result<()> {
    let bus = DBusProxy::new(session).await?;
    let saver = bus.receive_name_owner_changed_with_args(&[(0, SAVER)]).await?;
    let portal = bus.receive_name_owner_changed_with_args(&[(0, PORTAL)]).await?;
    let mut owners = stream::or(saver, portal);
    loop {
        // First the new one, then the old one goes: no moment without.
        let fresh = ways.hold(session).await;
        if fresh.is_some()
            && let Some(old) = std::mem::replace(held, fresh)
        {
            ways.let_go(session, old).await;
        }
        loop {
            let order = async { Event::Order(orders.recv().await.ok()) };
            let moved = async {
                let Some(signal) = owners.next().await else { return Event::Silence };
                let owner = signal.args().ok().and_then(|moved| moved.new_owner.as_ref().map(UniqueName::to_owned));
                Event::Moved(owner.map(Into::into))
            };
            match or(order, moved).await {
                Event::Order(Some(Order::Release) | None) => {
                    if let Some(held) = held.take() {
                        ways.let_go(session, held).await;
                    }
                    return Ok(());
                }
                // It was asked already, since it came.
                Event::Moved(Some(service)) if held.as_ref().is_some_and(|held| held.is_by(&service)) => {}
                Event::Order(Some(Order::Hold)) | Event::Moved(_) => break,
                Event::Silence => return Err(zbus::Error::Failure("the bus says no more".to_owned())),
            }
        }
    }
}
