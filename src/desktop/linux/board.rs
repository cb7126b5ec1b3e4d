//! What the app's frame and the bus share: the session as it was last told, and what was pressed.
//!
//! In: what is told each frame; what is pressed on the bus. Out: whether the bus must hear of it. Each side holds the lock
//! for a copy only. It speaks to nobody itself.

use std::sync::{Mutex, MutexGuard, PoisonError};

use async_channel::Sender;

use crate::desktop::controls::{Now, Pressed, SECOND, Wake};

/// A position that moves by more than this from one frame to the next has jumped, in microseconds: 1.5 s.
const JUMP: i64 = SECOND + SECOND / 2;

/// What both sides share.
pub(super) struct Board {
    told: Mutex<Told>,
    wake: Mutex<Option<Wake>>,
    presses: Sender<Pressed>,
}

#[derive(Default)]
struct Told {
    now: Option<Now>,
    jumped: bool,
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Board {
    /// A board with nothing on it, that gives on what is pressed.
    pub(super) fn new(presses: Sender<Pressed>) -> Self {
        Self { told: Mutex::default(), wake: Mutex::default(), presses }
    }

    /// Whom to wake when something is pressed.
    pub(super) fn wake_by(&self, wake: Wake) {
        *held(&self.wake) = Some(wake);
    }

    /// Takes in what is told; true when it is more than the position going on.
    pub(super) fn tell(&self, now: Option<&Now>) -> bool {
        let told = &mut *held(&self.told);
        match (&mut told.now, now) {
            (None, None) => false,
            (Some(before), Some(now)) => {
                let jumped = jumped(before, now);
                told.jumped |= jumped;
                let same = Now { position: before.position, counting_in: before.counting_in, ..now.clone() } == *before;
                before.clone_from(now);
                jumped || !same
            }
            (before, now) => {
                *before = now.cloned();
                true
            }
        }
    }

    /// The session as it was last told.
    pub(super) fn now(&self) -> Option<Now> {
        held(&self.told).now.clone()
    }

    /// The session as it was last told, and whether its position jumped since this was last asked.
    pub(super) fn take(&self) -> (Option<Now>, bool) {
        let told = &mut *held(&self.told);
        (told.now.clone(), std::mem::take(&mut told.jumped))
    }

    /// Something was pressed. A desktop that presses faster than anybody listens is not heard.
    pub(super) fn press(&self, pressed: Pressed) {
        if self.presses.try_send(pressed).is_ok()
            && let Some(wake) = &*held(&self.wake)
        {
            wake();
        }
    }
}

/// Whether who counts on from the position told before would be wrong by now.
const fn jumped(before: &Now, now: &Now) -> bool {
    let moved = now.position - before.position;
    moved < 0 || moved > JUMP || (before.counting_in && !now.counting_in)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::controls::Status;

    fn now(position: i64) -> Now {
        Now {
            status: Status::Playing,
            title: "Slow breath".to_owned(),
            position,
            length: 60 * SECOND,
            counting_in: false,
            jumps: true,
        }
    }

    fn board() -> Board {
        Board::new(async_channel::bounded(1).0)
    }

    #[test]
    fn a_position_that_goes_on_is_not_worth_a_word() {
        let board = board();
        assert!(board.tell(Some(&now(0))));
        assert!(!board.tell(Some(&now(16_667))));
        assert_eq!(board.take(), (Some(now(16_667)), false));
    }

    #[test]
    fn a_jump_and_the_end_of_a_count_in_are_told_once() {
        let board = board();
        board.tell(Some(&Now { counting_in: true, ..now(20 * SECOND) }));
        assert!(!board.tell(Some(&Now { counting_in: true, ..now(20 * SECOND) })));
        for position in [20, 30, 10] {
            assert!(board.tell(Some(&now(position * SECOND))));
            let there = Some(now(position * SECOND));
            assert_eq!([board.take(), board.take()], [(there.clone(), true), (there, false)]);
        }
    }

    #[test]
    fn a_change_of_status_or_its_end_is_told_and_nothing_after_the_end() {
        let board = board();
        board.tell(Some(&now(0)));
        assert!(board.tell(Some(&Now { status: Status::Paused, ..now(0) })));
        assert!(board.tell(None));
        assert!(!board.tell(None));
    }
}
