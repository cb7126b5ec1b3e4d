//! The media controls of a Linux desktop: an MPRIS player that is there while a session is open.
//!
//! In: what the app tells each frame. Out: what was pressed. The frame only leaves word on the board and rings a bell; a
//! thread of its own speaks to the bus. Without a bus, or when it goes away, it tries again whenever there is something
//! new to tell: at the latest when the next session starts.

use std::sync::Arc;

use async_channel::{Receiver, Sender};
use futures_lite::future::block_on;
use zbus::fdo::RequestNameFlags;

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
        // Without a bus there is nobody to tell, and nobody to complain to.
        let _ = serve(bus, name, board, rings).await;
    }
}

/// Serves one session, from one connection that ends with it.
async fn serve(bus: &Bus, name: &Arc<str>, board: &Arc<Board>, rings: &Receiver<()>) -> zbus::Result<()> {
    let Some(mut told) = board.now() else { return Ok(()) };
    let connection = bus.connect().await?;
    let work = async {
        let server = connection.object_server();
        server.at(PATH, App { name: Arc::clone(name) }).await?;
        server.at(PATH, Player { name: Arc::clone(name), board: Arc::clone(board) }).await?;
        // Not in a queue for a name that another one has: then under one of its own.
        if connection.request_name_with_flags(NAME, RequestNameFlags::DoNotQueue.into()).await.is_err() {
            connection.request_name(format!("{NAME}.instance{}", std::process::id())).await?;
        }
        let player = server.interface::<_, Player>(PATH).await?;
        board.take_jump();
        loop {
            let Some(now) = board.now() else { return Ok(()) };
            mpris::tell(player.signal_emitter(), name, &told, &now).await?;
            if board.take_jump() {
                Player::seeked(player.signal_emitter(), now.position).await?;
            }
            told = now;
            if rings.recv().await.is_err() {
                return Ok(());
            }
        }
    };
    alive(&connection, work).await
}
