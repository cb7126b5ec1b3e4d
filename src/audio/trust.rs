//! Whether a sound device keeps time.
//!
//! In: the readings of the audio thread, stamped when its callbacks began. Out: a verdict. The law: a device is on
//! trial until it has counted well for a second; one that is more than 5 % off over a second, or does not move for
//! 300 ms, is untrusted at once (ALSA's null device was measured 15 times too fast); one that is more than 1000 ppm off
//! over a minute is corrected at the next step, by [`Trust::excess`].
//!
//! It reads no clock and moves nothing: the engine does.

use std::collections::VecDeque;
use std::time::Duration;

use super::snapshot::Reading;
use crate::score::time::{Frame, RATE};

/// A device that does not move for so long has stalled.
const STALL: Duration = Duration::from_millis(300);
/// A device that has not begun to move after so long has stalled.
const FIRST: Duration = Duration::from_secs(1);
/// Devices fill their buffers in haste at the start: not counted.
const SETTLE: Duration = Duration::from_millis(200);
/// Rates are judged over so long,
const SECOND: Duration = Duration::from_secs(1);
/// or over so many callbacks, whichever is longer: callbacks come unevenly by up to one of them.
const CALLBACKS: Frame = 40;
/// More than a twentieth off is untrusted.
const GROSS: i64 = 20;
/// Drift is judged over so long.
const MINUTE: Duration = Duration::from_mins(1);
/// More than a thousandth off is drift.
const DRIFT: i64 = 1000;

/// What is wrong with a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distrust {
    /// Counts too fast.
    Fast,
    /// Counts too slowly.
    Slow,
    /// Does not move.
    Stalled,
}

/// What to think of a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not known yet.
    Trial,
    /// It keeps time.
    Trusted,
    /// It does not.
    Untrusted(Distrust),
}

#[derive(Clone, Copy, Debug)]
struct Sample {
    stamp: Duration,
    done: Frame,
}

/// The watch over one device.
#[derive(Debug)]
pub struct Trust {
    opened: Duration,
    first: Option<Duration>,
    window: VecDeque<Sample>,
    anchor: Option<Sample>,
    drifting: bool,
    verdict: Verdict,
}

impl Trust {
    /// A device opened at `now`.
    #[must_use]
    pub const fn new(now: Duration) -> Self {
        Self {
            opened: now,
            first: None,
            window: VecDeque::new(),
            anchor: None,
            drifting: false,
            verdict: Verdict::Trial,
        }
    }

    /// Takes a reading into account.
    pub fn hear(&mut self, reading: &Reading) {
        let first = *self.first.get_or_insert(reading.stamp);
        if reading.stamp < first + SETTLE {
            return;
        }
        let now = Sample { stamp: reading.stamp, done: reading.done };
        self.window.push_back(now);
        let span = SECOND.max(duration(reading.callback.saturating_mul(CALLBACKS)));
        while self.window.get(1).is_some_and(|second| now.stamp.saturating_sub(second.stamp) >= span) {
            self.window.pop_front();
        }
        let Some(base) = self.window.front().copied() else { return };
        let (off, passed) = (ahead(base, now), signed(frames(now.stamp.saturating_sub(base.stamp))));
        // Far ahead within the second is enough; behind may still be caught up.
        let burst = signed(RATE) / GROSS + 2 * signed(reading.callback);
        if off > burst {
            self.verdict = Verdict::Untrusted(Distrust::Fast);
        } else if now.stamp.saturating_sub(base.stamp) >= span {
            self.judge_rate(off, passed, now);
        }
    }

    fn judge_rate(&mut self, off: i64, passed: i64, now: Sample) {
        if off.abs() * GROSS > passed {
            self.verdict = Verdict::Untrusted(if off > 0 { Distrust::Fast } else { Distrust::Slow });
        } else if self.verdict == Verdict::Trial {
            self.verdict = Verdict::Trusted;
        }
        let anchor = *self.anchor.get_or_insert(now);
        let passed = now.stamp.saturating_sub(anchor.stamp);
        if passed >= MINUTE && !self.drifting {
            self.drifting = ahead(anchor, now).abs() * DRIFT > signed(frames(passed));
            if !self.drifting {
                self.anchor = Some(now);
            }
        }
    }

    /// The verdict at `now`; once untrusted, always untrusted.
    pub fn judge(&mut self, now: Duration) -> Verdict {
        if !matches!(self.verdict, Verdict::Untrusted(_)) {
            let stalled = match (self.window.back(), self.first) {
                (Some(last), _) => now.saturating_sub(last.stamp) >= STALL,
                (None, Some(first)) => now.saturating_sub(first) >= SETTLE + STALL,
                (None, None) => now.saturating_sub(self.opened) >= FIRST,
            };
            if stalled {
                self.verdict = Verdict::Untrusted(Distrust::Stalled);
            }
        }
        self.verdict
    }

    /// Frames by which a drifting device has run ahead (positive) or behind since the last [`Self::restart`].
    #[must_use]
    pub fn excess(&self) -> Option<i64> {
        let (anchor, now) = (self.anchor?, *self.window.back()?);
        self.drifting.then(|| ahead(anchor, now))
    }

    /// Watches for drift anew, from now: the playing has begun or was corrected.
    pub fn restart(&mut self) {
        self.drifting = false;
        self.anchor = self.anchor.and(self.window.back().copied());
    }
}

/// Frames that the device made more than the clock says.
fn ahead(from: Sample, to: Sample) -> i64 {
    signed(to.done.saturating_sub(from.done)) - signed(frames(to.stamp.saturating_sub(from.stamp)))
}

/// A length of time in whole frames.
#[must_use]
pub fn frames(time: Duration) -> Frame {
    let frames = time.as_nanos() * u128::from(RATE) / 1_000_000_000;
    Frame::try_from(frames).unwrap_or(Frame::MAX)
}

/// Frames as a length of time.
fn duration(frames: Frame) -> Duration {
    Duration::from_nanos(frames.saturating_mul(1_000_000_000) / RATE)
}

fn signed(frames: Frame) -> i64 {
    i64::try_from(frames).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Watches a device of so many parts in a million for so many seconds, in callbacks of 480 frames.
    fn watch(trust: &mut Trust, ppm: i64, seconds: u64) -> Option<(u64, Distrust)> {
        for n in 0..seconds * 100 {
            let stamp = Duration::from_millis(10 * n);
            let done = (i128::from(480 * n) * i128::from(1_000_000 + ppm)) / 1_000_000;
            trust.hear(&Reading { done: Frame::try_from(done).unwrap(), callback: 480, stamp, ..Reading::default() });
            if let Verdict::Untrusted(why) = trust.judge(stamp) {
                return Some((10 * n, why));
            }
        }
        None
    }

    #[test]
    fn a_device_within_a_twentieth_is_trusted_and_one_beyond_it_is_not() {
        for ppm in [-49_000, -900, 0, 900, 49_000] {
            let mut trust = Trust::new(Duration::ZERO);
            assert_eq!(watch(&mut trust, ppm, 3), None, "{ppm}");
            assert_eq!(trust.judge(Duration::from_secs(3)), Verdict::Trusted);
        }
        for (ppm, why) in [(51_000, Distrust::Fast), (-51_000, Distrust::Slow), (-900_000, Distrust::Slow)] {
            let (millis, found) = watch(&mut Trust::new(Duration::ZERO), ppm, 3).unwrap();
            assert_eq!(found, why);
            assert!(millis <= 1200, "{ppm}: {millis}");
        }
    }

    #[test]
    fn a_device_that_runs_away_is_found_out_at_once() {
        let (millis, why) = watch(&mut Trust::new(Duration::ZERO), 14_000_000, 3).unwrap();
        assert_eq!(why, Distrust::Fast);
        assert!(millis <= 220, "{millis}");
    }

    #[test]
    fn a_device_that_stops_is_stalled_after_300_ms() {
        let mut trust = Trust::new(Duration::ZERO);
        assert_eq!(watch(&mut trust, 0, 2), None);
        assert_eq!(trust.judge(Duration::from_millis(1990 + 299)), Verdict::Trusted);
        assert_eq!(trust.judge(Duration::from_millis(1990 + 300)), Verdict::Untrusted(Distrust::Stalled));
        assert_eq!(Trust::new(Duration::ZERO).judge(Duration::from_secs(1)), Verdict::Untrusted(Distrust::Stalled));
    }

    #[test]
    fn drift_over_a_minute_is_told_in_frames() {
        let mut trust = Trust::new(Duration::ZERO);
        assert_eq!(watch(&mut trust, 900, 70), None);
        assert_eq!(trust.excess(), None);
        let mut trust = Trust::new(Duration::ZERO);
        assert_eq!(watch(&mut trust, 1100, 63), None);
        let excess = trust.excess().unwrap();
        assert!((3168..3400).contains(&excess), "{excess}");
        trust.restart();
        assert_eq!(trust.excess(), None);
    }
}
