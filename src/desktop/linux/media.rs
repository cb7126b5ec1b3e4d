//! The media controls of a Linux desktop: an MPRIS player that is there while a session is open.
//!
//! In: what the app tells each frame. Out: what was pressed. The frame only leaves word on the board and rings a bell; a
//! thread of its own speaks to the bus. Without a bus, or when it goes away, it tries again whenever there is something
//! new to tell: at the latest when the next session starts.

use std::sync::Arc;

use async_channel::{Receiver, Sender};
use futures_lite::future::block_on;
use zbus::Connection;
use zbus::fdo::RequestNameFlags;
use zbus::object_server::{InterfaceRef, SignalEmitter};

use super::board::Board;
use super::bus::{Bus, alive};
use super::mpris::{self, App, NAME, PATH, Player};
use crate::desktop::controls::{Controls, Now, Pressed, Wake};

/// So many presses wait to be asked for; more at once are no person's.
const PRESSES: usize = 32;

/// The media controls.
pub(in crate::desktop) struct Media {
    board: Arc<Board>,
    bell: Sender<()>,
    presses: Receiver<Pressed>,
}

impl Media {
    /// On this bus, under the app's name. It connects when there is something to tell.
    pub(in crate::desktop) fn new(bus: Bus, name: &str) -> Self {
        let (press, presses) = async_channel::bounded(PRESSES);
        let (bell, rings) = async_channel::bounded(1);
        let board = Arc::new(Board::new(press));
        let shared = Arc::clone(&board);
        let name = Arc::from(name);
        // A machine that has no thread left has no media controls either.
        drop(
            std::thread::Builder::new()
                .name("media controls".to_owned())
                .spawn(move || block_on(run(&bus, &name, &shared, &rings))),
        );
        Self { board, bell, presses }
    }
}

impl Controls for Media {
    fn tell(&mut self, now: Option<&Now>) {
        if self.board.tell(now) {
            // A bell that rings already rings for this as well.
            let _ = self.bell.try_send(());
        }
    }

    fn pressed(&mut self) -> Vec<Pressed> {
        std::iter::from_fn(|| self.presses.try_recv().ok()).collect()
    }

    fn wake_by(&mut self, wake: Wake) {
        self.board.wake_by(wake);
    }
}

/// Serves every session until its teller is dropped.
async fn run(bus: &Bus, name: &Arc<str>, board: &Arc<Board>, rings: &Receiver<()>) {
    while rings.recv().await.is_ok() {
        // Without a bus there is nobody to tell, and nobody to complain to. One that was there may be there again.
        while matches!(serve(bus, name, board, rings).await, Ok(End::Lost)) {}
    }
}

/// How serving ended.
enum End {
    /// There is nothing to serve any more.
    Done,
    /// The bus went away meanwhile.
    Lost,
}

/// Serves one session, from one connection that ends with it. Fails when it could not begin.
async fn serve(bus: &Bus, name: &Arc<str>, board: &Arc<Board>, rings: &Receiver<()>) -> zbus::Result<End> {
    let (Some(told), _) = board.take() else { return Ok(End::Done) };
    let connection = bus.connect().await?;
    let player = alive(&connection, enter(&connection, name, board)).await?;
    let follow = follow(player.signal_emitter(), name, told, board, rings);
    Ok(alive(&connection, follow).await.map_or(End::Lost, |()| End::Done))
}

/// Puts the player on the bus.
async fn enter(connection: &Connection, name: &Arc<str>, board: &Arc<Board>) -> zbus::Result<InterfaceRef<Player>> {
    let server = connection.object_server();
    server.at(PATH, App { name: Arc::clone(name) }).await?;
    server.at(PATH, Player { name: Arc::clone(name), board: Arc::clone(board) }).await?;
    // Not in a queue for a name that another one has: then under one of its own.
    if connection.request_name_with_flags(NAME, RequestNameFlags::DoNotQueue.into()).await.is_err() {
        connection.request_name(format!("{NAME}.instance{}", std::process::id())).await?;
    }
    server.interface(PATH).await
}

/// Tells every client of every change, until there is no session any more.
async fn follow(
    emitter: &SignalEmitter<'_>,
    name: &str,
    mut told: Now,
    board: &Board,
    rings: &Receiver<()>,
) -> zbus::Result<()> {
    loop {
        let (Some(now), jumped) = board.take() else { return Ok(()) };
        mpris::tell(emitter, name, &told, &now).await?;
        if jumped {
            Player::seeked(emitter, now.position).await?;
        }
        told = now;
        if rings.recv().await.is_err() {
            return Ok(());
        }
    }
}
