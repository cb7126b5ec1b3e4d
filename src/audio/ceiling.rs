//! The hard ceiling over all sound, without a hard edge.
//!
//! In: a sample and the ceiling. Out: a sample under the ceiling. Up to nine tenths of it nothing changes, so single
//! tones and lines pass untouched; above, it bends over more and more and never gets there. A wave that is bent overshoots
//! between its samples far less than one that is cut, which keeps the true peak (clinical data, 7.3).

/// Share of the ceiling that passes as it is.
const KNEE: f32 = 0.9;

/// A sample under the ceiling; what is no number is silence.
#[must_use]
pub fn soft(sample: f32, ceiling: f32) -> f32 {
    let knee = ceiling * KNEE;
    let over = sample.abs() - knee;
    if over <= 0.0 {
        return sample;
    }
    let room = ceiling - knee;
    if over.is_nan() || room <= 0.0 { 0.0 } else { (knee + room * (over / room).tanh()).copysign(sample) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_over_the_ceiling_and_what_is_soft_passes_as_it_is() {
        let mut last = -1.0_f32;
        for n in -4000..=4000_i16 {
            let sample = f32::from(n) / 1000.0;
            let heard = soft(sample, 0.3);
            assert!(heard.abs() <= 0.3 && heard >= last, "{sample}");
            assert!(sample.abs() > 0.269 || heard.to_bits() == sample.to_bits());
            last = heard;
        }
        assert!(soft(f32::NAN, 0.3).abs() <= 0.3 && soft(f32::INFINITY, 0.3) <= 0.3);
        assert!(soft(0.5, 0.0).abs() <= 0.0);
    }
}
