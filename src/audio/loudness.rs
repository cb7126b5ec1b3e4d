//! How loud a clip is, so that all cues can be brought to one loudness: ITU-R BS.1770-4 for 48,000 frames a second.
//!
//! In: frames. Out: LUFS, gated over the whole or the greatest of any moment. The tests compare it with an independent
//! implementation.
//!
//! It does not measure true peaks: those are checked in tests only.

use kira::Frame as Sample;

/// A block of 400 ms, in steps of 100 ms, and of 10 ms where the loudest is sought.
const BLOCK: usize = 19_200;
const STEP: usize = 4_800;
const SMALL_STEP: usize = 480;

/// A second-order filter, coefficients as in the standard's tables: b0, b1, b2, a1, a2.
struct Filter {
    by: [f64; 5],
    past: [f64; 2],
}

impl Filter {
    const fn new(by: [f64; 5]) -> Self {
        Self { by, past: [0.0; 2] }
    }

    fn next(&mut self, x: f64) -> f64 {
        let [b0, b1, b2, a1, a2] = self.by;
        let y = b0 * x + self.past[0];
        self.past = [b1 * x - a1 * y + self.past[1], b2 * x - a2 * y];
        y
    }
}

/// The head's shelf, BS.1770-4 table 1.
const SHELF: [f64; 5] =
    [1.535_124_859_586_97, -2.691_696_189_406_38, 1.198_392_810_852_85, -1.690_659_293_182_41, 0.732_480_774_215_85];
/// The low cut, BS.1770-4 table 2.
const LOW_CUT: [f64; 5] = [1.0, -2.0, 1.0, -1.990_047_454_833_98, 0.990_072_250_366_21];

/// Gated loudness in LUFS of a clip of at least 400 ms; None when it is shorter or silent.
#[must_use]
pub fn loudness(frames: &[Sample]) -> Option<f64> {
    let power = weighted(frames);
    let blocks: Vec<f64> = power.windows(BLOCK).step_by(STEP).map(mean).filter(|block| lufs(*block) > -70.0).collect();
    if blocks.is_empty() {
        return None;
    }
    let gate = lufs(mean(&blocks)) - 10.0;
    let heard: Vec<f64> = blocks.into_iter().filter(|block| lufs(*block) > gate).collect();
    Some(lufs(mean(&heard)))
}

/// Gated loudness in LUFS of one channel heard on both sides, 48,000 samples a second, however short and soft it is; None
/// only when it is silent.
#[must_use]
pub fn loudness_of_one(samples: &[f32]) -> Option<f64> {
    // A gate of −70 LUFS would take a soft recording for silence: it is measured as if it were at full level.
    let most = samples.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    if most <= 0.0 || !most.is_finite() {
        return None;
    }
    let mut frames: Vec<Sample> = samples.iter().map(|sample| Sample::from_mono(sample / most)).collect();
    // Two seconds at least, so that blocks in which it fades out count in a short one, too.
    frames.resize(frames.len().max(96_000), Sample::ZERO);
    loudness(&frames).map(|now| now + 20.0 * f64::from(most).log10())
}

/// Loudness in LUFS of the loudest 400 ms of a clip (momentary, EBU Tech 3341); None when it is shorter or silent.
#[must_use]
pub fn loudest_moment(frames: &[Sample]) -> Option<f64> {
    let mut sums = weighted(frames);
    let mut sum = 0.0;
    for power in &mut sums {
        sum += *power;
        *power = sum;
    }
    // Every tone begins in silence, so the very first frame may be left out.
    let blocks = sums.iter().zip(sums.iter().skip(BLOCK)).step_by(SMALL_STEP);
    let most = blocks.map(|(before, after)| after - before).fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "19,200 is exact")]
    let most = lufs(most / BLOCK as f64);
    (most > -70.0).then_some(most)
}

/// The power of each frame as the ear weighs it, of both sides together. Most clips are alike on both: one will do.
fn weighted(frames: &[Sample]) -> Vec<f64> {
    let side = |side: fn(&Sample) -> f32| {
        let (mut shelf, mut low_cut) = (Filter::new(SHELF), Filter::new(LOW_CUT));
        frames.iter().map(move |frame| low_cut.next(shelf.next(f64::from(side(frame)))).powi(2))
    };
    let left = side(|frame| frame.left);
    if frames.iter().all(|frame| frame.left.to_bits() == frame.right.to_bits()) {
        left.map(|power| power * 2.0).collect()
    } else {
        left.zip(side(|frame| frame.right)).map(|(left, right)| left + right).collect()
    }
}

fn lufs(power: f64) -> f64 {
    -0.691 + 10.0 * power.max(1e-20).log10()
}

#[expect(clippy::cast_precision_loss, reason = "a clip has far fewer frames than 2^53")]
fn mean(powers: &[f64]) -> f64 {
    powers.iter().sum::<f64>() / powers.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "samples are single")]
    fn it_agrees_with_an_independent_measure() {
        for hertz in [60.0, 220.0, 997.0, 4000.0] {
            let frames: Vec<Sample> = (0..96_000)
                .map(|n| {
                    let fade = f64::from(96_000 - n) / 96_000.0;
                    let value = (f64::from(n) * hertz * std::f64::consts::TAU / 48_000.0).sin() * 0.1 * fade;
                    Sample::new(value as f32, value as f32 * 0.5)
                })
                .collect();
            let ours = loudness(&frames).unwrap();
            let flat: Vec<f32> = frames.iter().flat_map(|frame| [frame.left, frame.right]).collect();
            let mut meter = ebur128::EbuR128::new(2, 48_000, ebur128::Mode::I | ebur128::Mode::M).unwrap();
            let mut moment = f64::MIN;
            for part in flat.chunks(960) {
                meter.add_frames_f32(part).unwrap();
                moment = moment.max(meter.loudness_momentary().unwrap());
            }
            assert!((ours - meter.loudness_global().unwrap()).abs() < 0.05, "{hertz} Hz: {ours}");
            let ours = loudest_moment(&frames).unwrap();
            assert!((ours - moment).abs() < 0.05, "{hertz} Hz: {ours}, {moment}");
        }
        let silence = vec![Sample::ZERO; 48_000];
        assert_eq!((loudness(&silence), loudest_moment(&silence)), (None, None));
    }
}
