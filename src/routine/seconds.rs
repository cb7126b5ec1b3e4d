//! Lengths of time as authors write them: seconds with at most two decimals, kept as whole hundredths.
//!
//! A hundredth of a second is exactly 480 frames at 48,000 a second, so written times become frames without any
//! rounding; only rates and scaled times round, once, in `score::time`.

use std::ops::{Add, AddAssign, Mul, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A length of time in hundredths of a second, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seconds {
    /// Whole hundredths of a second.
    pub hundredths: u32,
}

impl Seconds {
    /// No time at all.
    pub const ZERO: Self = Self { hundredths: 0 };

    /// A whole number of seconds.
    #[must_use]
    pub const fn whole(seconds: u32) -> Self {
        Self { hundredths: seconds * 100 }
    }

    /// From hundredths of a second.
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self { hundredths }
    }

    /// The written number, when it is finite, not negative, below two million and has at most two decimals.
    #[must_use]
    pub fn from_written(number: f64) -> Option<Self> {
        let hundredths = (number * 100.0).round();
        let exact = (number * 100.0 - hundredths).abs() < 1e-6;
        if !(number.is_finite() && exact && (0.0..200_000_000.0).contains(&hundredths)) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range checked above")]
        Some(Self { hundredths: hundredths as u32 })
    }

    /// As seconds, for showing.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// The difference, or zero where it would be negative.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_sub(other.hundredths) }
    }
}

impl Add for Seconds {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { hundredths: self.hundredths.saturating_add(other.hundredths) }
    }
}

impl AddAssign for Seconds {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Seconds {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self.saturating_sub(other)
    }
}

impl Mul<u32> for Seconds {
    type Output = Self;
    fn mul(self, times: u32) -> Self {
        Self { hundredths: self.hundredths.saturating_mul(times) }
    }
}

impl std::iter::Sum for Seconds {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.as_f64())
    }
}

impl<'de> Deserialize<'de> for Seconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Self::from_written(number)
            .ok_or_else(|| serde::de::Error::custom("seconds need to be 0 or more, with at most two decimals"))
    }
}

impl std::fmt::Display for Seconds {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.as_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_decimals_are_kept_exactly_and_a_third_is_refused() {
        assert_eq!(Seconds::from_written(12.34), Some(Seconds::from_hundredths(1234)));
        assert_eq!(Seconds::from_written(0.1), Some(Seconds::from_hundredths(10)));
        assert_eq!(Seconds::from_written(1.005), None);
    }

    #[test]
    fn numbers_that_are_no_length_of_time_are_refused() {
        for bad in [f64::NAN, f64::INFINITY, -1.0, 1e300] {
            assert_eq!(Seconds::from_written(bad), None);
        }
    }
}
