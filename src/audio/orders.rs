//! What the player is told to do, handed from the app to the audio thread without locks and without losing anything.
//!
//! Orders form a chain: each holds a place for the next, which the sender fills once and the audio thread looks
//! into. So two orders given within one callback are both carried out, in order (kira's own commands keep the latest
//! only), and nothing is bounded. The sender keeps every order until the audio thread has said that nothing of it is in
//! use any more; so sheets and clips are always freed on the sender's side.

use std::collections::VecDeque;
use std::sync::{Arc, OnceLock};

use super::clip::Clip;
use super::cues::Theme;
use super::figures::Profile;
use super::sheet::Sheet;
use super::volumes::{Bus, Volumes};
use crate::score::time::Frame;

/// What to do.
#[derive(Clone, Debug)]
pub enum What {
    /// Nothing: the start of the chain.
    Nothing,
    /// Stand at a frame of a sheet, in silence.
    Place {
        /// What is heard.
        sheet: Arc<Sheet>,
        /// Where.
        at: Frame,
        /// The number of the position in time.
        generation: u32,
    },
    /// Play from a frame after a count-in; what sounds now fades.
    Play {
        /// What is heard.
        sheet: Arc<Sheet>,
        /// Where the playhead stands during the count-in and goes on from.
        from: Frame,
        /// Frames of count-in.
        count_in: Frame,
        /// The tone for going on is heard at once.
        tone: bool,
        /// A new number for a new position in time.
        generation: u32,
    },
    /// Hold the playhead; what sounds fades.
    Hold {
        /// The tone for a pause is heard.
        tone: bool,
    },
    /// A revised score at the same playhead; what sounds goes on.
    Swap(Arc<Sheet>),
    /// One sound outside the score, after so many frames; it takes the place of one that still waits.
    Sound {
        /// What is heard.
        clip: Clip,
        /// What it belongs to.
        bus: Bus,
        /// Frames until it begins.
        after: Frame,
    },
    /// What sounds fades; the playhead goes on as it was.
    Hush,
    /// Volumes, comfort and the theme of the tones outside the score.
    Levels {
        /// The sliders.
        volumes: Volumes,
        /// Fades, ceiling and the tones outside the score.
        profile: Profile,
        /// Which tones.
        theme: Theme,
    },
    /// The playhead stands for so many frames (positive), or leaps over so many (negative): the correction of a
    /// device whose clock is off, at the start of a step.
    Shift(i64),
}

/// One order, in its place in the chain.
#[derive(Debug)]
pub struct Order {
    /// Counted from 0.
    pub serial: u64,
    /// What to do.
    pub what: What,
    next: OnceLock<Arc<Order>>,
}

impl Order {
    fn new(serial: u64, what: What) -> Arc<Self> {
        Arc::new(Self { serial, what, next: OnceLock::new() })
    }
}

/// The sender's end.
#[derive(Debug)]
pub struct Orders {
    last: Arc<Order>,
    kept: VecDeque<Arc<Order>>,
}

impl Orders {
    /// Gives an order; its serial number is told.
    pub fn send(&mut self, what: What) -> u64 {
        let order = Order::new(self.last.serial + 1, what);
        // The place is filled by this sender only, so it is always free.
        if self.last.next.set(Arc::clone(&order)).is_ok() {
            self.kept.push_back(Arc::clone(&order));
            self.last = order;
        }
        self.last.serial
    }

    /// Frees all orders before `serial`.
    pub fn release(&mut self, serial: u64) {
        while self.kept.front().is_some_and(|order| order.serial < serial) {
            self.kept.pop_front();
        }
    }

    /// How many orders are kept.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.kept.len()
    }
}

/// The audio thread's end.
#[derive(Debug)]
pub struct Inbox {
    now: Arc<Order>,
}

impl Inbox {
    /// The next order, if there is one. Lets go of the one before, which the sender still keeps.
    #[must_use]
    pub fn take(&mut self) -> Option<Arc<Order>> {
        let next = Arc::clone(self.now.next.get()?);
        self.now = Arc::clone(&next);
        Some(next)
    }

    /// Serial number of the last order taken.
    #[must_use]
    pub fn serial(&self) -> u64 {
        self.now.serial
    }
}

/// The two ends of a new chain.
#[must_use]
pub fn orders() -> (Orders, Inbox) {
    let first = Order::new(0, What::Nothing);
    (Orders { last: Arc::clone(&first), kept: VecDeque::from([Arc::clone(&first)]) }, Inbox { now: first })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_order_is_lost_and_all_come_in_order() {
        let (mut orders, mut inbox) = orders();
        assert!(inbox.take().is_none());
        for by in 1..=50 {
            orders.send(What::Shift(by));
        }
        let mut taken = Vec::new();
        while let Some(order) = inbox.take() {
            if let What::Shift(by) = order.what {
                taken.push(by);
            }
        }
        assert_eq!(taken, (1..=50).collect::<Vec<_>>());
        assert_eq!(inbox.serial(), 50);
    }

    #[test]
    fn a_sheet_is_freed_by_the_sender_only_after_it_was_released() {
        let (mut orders, mut inbox) = orders();
        let sheet = Arc::new(Sheet::new(Vec::new(), 0));
        let weak = Arc::downgrade(&sheet);
        let serial = orders.send(What::Swap(sheet));
        orders.send(What::Hold { tone: false });
        while inbox.take().is_some() {}
        assert!(weak.upgrade().is_some());
        orders.release(serial);
        assert!(weak.upgrade().is_some());
        orders.release(serial + 1);
        assert!(weak.upgrade().is_none());
        assert_eq!(orders.kept(), 1);
    }
}
