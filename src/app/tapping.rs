//! How late the sound comes, from taps in time with tones: plain arithmetic.
//!
//! In: when each tone was asked for and when the person tapped, on one clock. Out: [`Found`], how long the picture shall wait.
//!
//! The first two tones are for finding the pace and are not counted. Of the rest the median is taken, which one slip cannot
//! move. A tap belongs to the tone it is nearest to, and may come a little before it: who taps along expects the tone. It
//! knows no sound and no screen.

use std::time::Duration;

use crate::audio::figures::Profile;
use crate::score::time::seconds;

/// Tones in a test.
pub const TONES: usize = 8;
/// From one tone to the next.
pub const EVERY: Duration = Duration::from_secs(2);
/// So many of the last tones are counted.
const COUNTED: usize = 6;
/// With fewer taps than this among them nothing is said.
const LEAST: usize = 4;
/// The picture never waits longer, and no sound is believed to be later.
pub const LATEST: u16 = 600;
/// It waits in steps of so many milliseconds: nobody taps more exactly.
const STEP: f64 = 10.0;
/// A tap belongs to a tone from so long before it is heard, in seconds, ...
const BEFORE: f64 = 0.5;
/// ... to so long after: the latest sound, and a slow finger.
const AFTER: f64 = 1.2;

/// When a tone is felt to come after it was asked for, in seconds, if the device were not late at all: the engine lets what
/// sounded before fade for half of the profile's fade, and the tone then rises as a raised cosine, which is half way up
/// after half of its rise. That is 0.25 s and 0.075 s, and in quiet comfort 0.4 s and 0.15 s.
#[must_use]
pub fn onset(quiet: bool) -> f64 {
    let figures = if quiet { Profile::Quiet } else { Profile::Usual }.figures();
    seconds(figures.fade / 2) + figures.attack / 2.0
}

/// What the taps said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The sound is so many milliseconds late.
    Late(u16),
    /// There were too few taps to tell.
    TooFew,
}

/// A test that goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tapping {
    /// When each tone would be felt on a device that is never late, in seconds.
    tones: Vec<f64>,
    /// How late the first tap at each tone was, in seconds.
    late: Vec<Option<f64>>,
}

impl Tapping {
    /// A tone was asked for.
    pub fn tone(&mut self, at: Duration, quiet: bool) {
        self.tones.push(at.as_secs_f64() + onset(quiet));
        self.late.push(None);
    }

    /// Tones so far.
    #[must_use]
    pub fn tones(&self) -> usize {
        self.tones.len()
    }

    /// Somebody tapped. A second tap at the same tone is not counted.
    pub fn tap(&mut self, at: Duration) {
        let at = at.as_secs_f64();
        let since = |tone: &f64| at - tone;
        let near = self.tones.iter().rposition(|tone| (-BEFORE..AFTER).contains(&since(tone)));
        if let Some((late, tone)) = near.and_then(|index| self.late.get_mut(index).zip(self.tones.get(index))) {
            late.get_or_insert(since(tone));
        }
    }

    /// What the taps said.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and LATEST")]
    pub fn found(&self) -> Found {
        let counted = self.late.len().saturating_sub(COUNTED);
        let mut late: Vec<f64> = self.late.iter().skip(counted).flatten().copied().collect();
        late.sort_by(f64::total_cmp);
        let middle = late.len() / 2;
        match late.get(middle) {
            Some(upper) if late.len() >= LEAST => {
                let lower = if late.len().is_multiple_of(2) { late.get(middle - 1).unwrap_or(upper) } else { upper };
                let median = f64::midpoint(*lower, *upper) * 1000.0;
                Found::Late(((median / STEP).round() * STEP).clamp(0.0, f64::from(LATEST)) as u16)
            }
            _ => Found::TooFew,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A test of eight tones and a tap at each, so many milliseconds after it is felt; none where there was no tap.
    fn tapped(late: [Option<f64>; TONES], quiet: bool) -> Found {
        let mut tapping = Tapping::default();
        let mut at = Duration::from_secs(5);
        for late in late {
            tapping.tone(at, quiet);
            if let Some(late) = late {
                tapping.tap(Duration::from_secs_f64(at.as_secs_f64() + onset(quiet) + late / 1000.0));
            }
            at += EVERY;
        }
        tapping.found()
    }

    #[test]
    fn the_median_of_the_last_six_is_what_the_picture_waits() {
        let late = [900.0, 700.0, 210.0, 150.0, 180.0, 190.0, 170.0, 174.0].map(Some);
        assert_eq!(tapped(late, false), Found::Late(180));
        assert_eq!(tapped(late, true), Found::Late(180));
    }

    #[test]
    fn one_slip_and_one_tap_left_out_move_nothing() {
        let late = [None, None, Some(200.0), Some(1100.0), Some(200.0), None, Some(200.0), Some(200.0)];
        assert_eq!(tapped(late, false), Found::Late(200));
    }

    #[test]
    fn it_is_never_less_than_nothing_and_never_more_than_the_latest() {
        assert_eq!(tapped([Some(-120.0); TONES], false), Found::Late(0));
        assert_eq!(tapped([Some(950.0); TONES], false), Found::Late(LATEST));
    }

    #[test]
    fn a_few_taps_say_nothing() {
        let few = [Some(100.0), Some(100.0), None, Some(100.0), None, Some(100.0), None, Some(100.0)];
        assert_eq!(tapped(few, false), Found::TooFew);
        assert_eq!(tapped([None; TONES], false), Found::TooFew);
    }

    #[test]
    fn a_second_tap_at_a_tone_and_a_tap_at_none_are_not_counted() {
        let mut tapping = Tapping::default();
        tapping.tap(Duration::from_secs(1));
        for index in 0..TONES {
            let at = EVERY * u32::try_from(index + 1).unwrap();
            tapping.tone(at, false);
            tapping.tap(at + Duration::from_secs_f64(onset(false) + 0.1));
            tapping.tap(at + Duration::from_secs_f64(onset(false) + 0.5));
        }
        assert_eq!(tapping.found(), Found::Late(100));
    }

    #[test]
    fn a_tone_is_felt_a_third_of_a_second_after_it_was_asked_for_and_later_in_quiet_comfort() {
        assert!((onset(false) - 0.325).abs() < 1e-9);
        assert!((onset(true) - 0.55).abs() < 1e-9);
    }
}
