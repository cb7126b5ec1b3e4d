//! The silences inside a spoken line, and how they set its pace: words stay as they were said, the pauses grow.
//!
//! In: samples and how many words they are. Out: the samples with longer pauses. Stretching speech makes it less clear
//! (measured with a recogniser); silence does not, and gives time to do what was said.

use std::ops::Range;

/// Levels are looked at in blocks of so many seconds.
const BLOCK: f64 = 0.01;
/// Quieter than the loudest block by so much is silence, in dB.
const SILENCE: f64 = -38.0;
/// A shorter silence belongs to a word, in seconds.
const LEAST: f64 = 0.07;
/// No pause grows longer, in seconds.
pub const MOST: f64 = 1.1;

/// Where it is silent between words, in samples; not at the ends.
#[must_use]
pub fn pauses(samples: &[f32], rate: u32) -> Vec<Range<usize>> {
    let block = span(rate, BLOCK).max(1);
    let levels: Vec<f64> = samples.chunks(block).map(level).collect();
    let floor = levels.iter().copied().fold(0.0, f64::max) * 10_f64.powf(SILENCE / 20.0);
    let least = span(rate, LEAST);
    let mut found = Vec::new();
    let mut start = None;
    for (index, level) in levels.iter().enumerate() {
        if *level < floor {
            start.get_or_insert(index);
        } else if let Some(start) = start.take() {
            let pause = start * block..index * block;
            if start > 0 && pause.len() >= least {
                found.push(pause);
            }
        }
    }
    found
}

/// The line at `per_minute` words a minute, as far as its pauses can take up the time; a line that is slower already, or
/// has no pause, stays as it is.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a line has few words and samples")]
pub fn paced(samples: &[f32], rate: u32, words: usize, per_minute: f64) -> Vec<f32> {
    let wanted = words as f64 * 60.0 / per_minute;
    let now = samples.len() as f64 / f64::from(rate.max(1));
    let found = pauses(samples, rate);
    let mut missing = span(rate, (wanted - now).max(0.0));
    // The shortest grow first, up to the next longer: a comma ends as long as a full stop only when time is plenty.
    let most = span(rate, MOST);
    let mut lengths: Vec<usize> = found.iter().map(Range::len).collect();
    let step = span(rate, BLOCK).max(1);
    while missing >= step {
        let growable = lengths.iter_mut().zip(&found).filter(|(length, _)| **length + step <= most);
        // In proportion to what they were: the one that has grown least by share goes next.
        let next = growable.min_by(|(a, was_a), (b, was_b)| {
            (**a as f64 / was_a.len() as f64).total_cmp(&(**b as f64 / was_b.len() as f64))
        });
        let Some((length, _)) = next else { break };
        *length += step;
        missing -= step;
    }
    let mut made = Vec::with_capacity(samples.len());
    let mut done = 0;
    for (pause, length) in found.iter().zip(lengths) {
        let middle = pause.start.midpoint(pause.end);
        made.extend_from_slice(samples.get(done..middle).unwrap_or(&[]));
        made.resize(made.len() + length.saturating_sub(pause.len()), 0.0);
        done = middle;
    }
    made.extend_from_slice(samples.get(done..).unwrap_or(&[]));
    made
}

/// Words in a text.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[expect(clippy::cast_precision_loss, reason = "a block is short")]
fn level(block: &[f32]) -> f64 {
    (block.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / block.len().max(1) as f64).sqrt()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "seconds of a line")]
fn span(rate: u32, seconds: f64) -> usize {
    (f64::from(rate) * seconds).round().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 16_000;

    /// Noise and silence by turns, in hundredths of a second.
    fn line(parts: &[usize]) -> Vec<f32> {
        let part = |(index, length): (usize, &usize)| {
            let value = if index % 2 == 0 { 0.2 } else { 0.0 };
            (0..length * 160).map(move |n| if n % 2 == 0 { value } else { -value })
        };
        parts.iter().enumerate().flat_map(part).collect()
    }

    #[test]
    fn only_silence_between_words_counts_as_a_pause() {
        let found = pauses(&line(&[50, 20, 50, 3, 50, 40, 50]), RATE);
        assert_eq!(found, [8_000..11_200, 27_680..34_080]);
    }

    #[test]
    fn a_line_comes_to_its_pace_by_its_pauses_alone() {
        let said = line(&[100, 20, 100, 40, 100]);
        // 3.6 s for 10 words are 167 a minute.
        let paced = paced(&said, RATE, 10, 140.0);
        assert_eq!(paced.len(), 68_480);
        let loud = |samples: &[f32]| samples.iter().filter(|x| x.abs() > 0.1).count();
        assert_eq!(loud(&paced), loud(&said));
        let grown: Vec<usize> = pauses(&paced, RATE).iter().map(Range::len).collect();
        assert!(grown[1] > grown[0] && grown[0] > 3_200, "{grown:?}");
    }

    #[test]
    fn a_line_without_a_pause_or_slow_enough_stays_and_no_pause_is_endless() {
        let one = line(&[100]);
        assert_eq!(paced(&one, RATE, 10, 140.0), one);
        let slow = line(&[100, 30, 100]);
        assert_eq!(paced(&slow, RATE, 3, 140.0), slow);
        let endless = paced(&slow, RATE, 100, 140.0);
        assert_eq!(pauses(&endless, RATE)[0].len(), 17_600);
    }
}
