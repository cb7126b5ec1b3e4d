//! The clock that the engine counts by: the computer's own, or one moved by hand in tests.
//!
//! It is one of the two places where time is read (the other is the app's clock). All instants are durations since
//! the clock was made, and never go back.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Something that tells the time.
pub trait Clock: Send + Sync {
    /// Time since the clock was made.
    fn now(&self) -> Duration;
}

/// The computer's monotonic clock.
#[derive(Debug)]
pub struct Monotonic(Instant);

impl Default for Monotonic {
    #[expect(clippy::disallowed_methods, reason = "the audio room's one reading of time")]
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for Monotonic {
    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

/// A clock that stands until it is moved.
#[derive(Debug, Default)]
pub struct HandClock(Mutex<Duration>);

impl HandClock {
    /// Moves it on.
    pub fn advance(&self, by: Duration) {
        if let Ok(mut now) = self.0.lock() {
            *now += by;
        }
    }
}

impl Clock for HandClock {
    fn now(&self) -> Duration {
        self.0.lock().map_or(Duration::ZERO, |now| *now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_computers_clock_never_goes_back() {
        let clock = Monotonic::default();
        let times: Vec<Duration> = (0..1000).map(|_| clock.now()).collect();
        assert!(times.is_sorted());
    }
}
