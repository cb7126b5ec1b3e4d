//! The muscles as numbers, in the order in which they lie on one another: the first is never under a later one.
//!
//! Typed by hand from general anatomy (attachments, fibre directions and sizes as in the atlas's `muscles.ron`) and from
//! the landmarks of the bust: inion about (0, -6, -92), mastoid tip (54, -29, -18), angle of the jaw (54, -60, 10), hyoid
//! (0, -101, 33), spine of C7 (0, -107, -90) and 21 mm a vertebra below it, upper corner of the shoulder blade
//! (72, -158, -97). All 29 of the atlas lie on the bust at least in part; those that leave it (platysma, rhomboids, the
//! long ones of the back) end at its base.

mod face;
mod jaw;
mod nape;
mod neck;
mod scalp;

use super::recipe::Muscle;

/// All muscles, the most superficial first.
const MUSCLES: [Muscle; 29] = [
    neck::PLATYSMA,
    face::ORBICULARIS_OCULI,
    face::PROCERUS,
    scalp::FRONTALIS,
    scalp::OCCIPITALIS,
    scalp::GALEA,
    scalp::TEMPOROPARIETALIS,
    face::CORRUGATOR,
    face::ZYGOMATICUS_MAJOR,
    nape::UPPER_TRAPEZIUS,
    neck::SCM_STERNAL,
    neck::SCM_CLAVICULAR,
    jaw::MASSETER_SUP,
    jaw::MASSETER_DEEP,
    jaw::TEMPORALIS,
    nape::RHOMBOIDS_MIDTRAP,
    nape::SPLENIUS_CAPITIS,
    nape::LEVATOR_SCAPULAE,
    neck::DIGASTRIC,
    neck::SCALENES,
    nape::SPLENIUS_CERVICIS,
    nape::LONGISSIMUS_CAPITIS,
    nape::SEMISPINALIS_CAPITIS,
    jaw::MEDIAL_PTERYGOID,
    jaw::LATERAL_PTERYGOID,
    nape::RCP_MAJOR,
    nape::OC_SUPERIOR,
    nape::OC_INFERIOR,
    nape::RCP_MINOR,
];

/// All muscles, the most superficial first.
pub(crate) fn muscles() -> &'static [Muscle] {
    &MUSCLES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_only_rise_down_the_table_but_for_the_masseters_which_lie_together() {
        let layers: Vec<u8> = MUSCLES.iter().filter(|m| m.id != "masseter_deep").map(|m| m.layer).collect();
        assert!(layers.is_sorted());
    }

    #[test]
    fn every_sheet_has_two_guides_of_two_knots_at_least() {
        for sheet in MUSCLES.iter().flat_map(|muscle| muscle.sheets) {
            assert!(sheet.fibres.len() > 1 && sheet.fibres.iter().all(|guide| guide.len() > 1));
        }
    }
}
