//! The study that is on the stage now, and how it gives way to the next.
//!
//! In: the [`Study`] that is due, and the seconds that pass. Out: what is shown of it, in which light, with which patches on the
//! skin. One study gives way to the next in the dark, half way through a fade; patches grow and shrink by themselves.

use bevy::math::Vec4;
use bevy::prelude::*;

use super::study::{Layer, Study, Subject};
use crate::pose::Pose;
use crate::pose::camera::{CUT_LIGHT, FADE};
use crate::pose::ease::smooth;

/// Most patches of the skin at a time.
pub(super) const PATCHES: usize = 96;

/// The study on the stage, and the fade to the next.
#[derive(Resource, Debug, Default)]
pub(super) struct Studied {
    shown: Option<Study>,
    /// Seconds since a fade began.
    fading: Option<f32>,
    pose: Option<Pose>,
    /// The patches on the skin: mm, and how far each has come, 0 to 1.
    patches: Vec<([f32; 4], f32)>,
}

impl Studied {
    /// What is on the stage now.
    pub(super) const fn shown(&self) -> Option<&Study> {
        self.shown.as_ref()
    }

    /// Whether one gives way to the next.
    pub(super) const fn fades(&self) -> bool {
        self.fading.is_some()
    }

    /// Whether anything of it changes by itself.
    pub(super) fn moves(&self) -> bool {
        self.fades() || self.patches.iter().any(|(_, come)| *come < 1.0)
    }

    /// Takes the pose that shows it, in the light of the fade.
    pub(super) fn take(&mut self, pose: Option<Pose>) {
        self.pose = pose;
    }

    /// The pose that shows it, in the light of the fade.
    pub(super) const fn pose(&self) -> Option<&Pose> {
        self.pose.as_ref()
    }

    /// The muscles that are worked at the place that is shown.
    pub(super) fn muscles(&self) -> &[String] {
        match &self.shown {
            Some(Study { of: Some(Subject::Place { muscles, .. }), .. }) => muscles,
            _ => &[],
        }
    }

    /// The half of the body that has no skin: 1 the person's left, 0 neither.
    pub(super) fn half(&self) -> f32 {
        if self.shown.as_ref().is_some_and(|study| study.layer == Layer::Half) { 1.0 } else { 0.0 }
    }

    /// The patches where it can be felt: where each is and how far it reaches, metres.
    pub(super) fn patches(&self) -> impl Iterator<Item = Vec4> {
        self.patches.iter().map(|([x, y, z, r], come)| Vec4::new(*x, *y, *z, r * smooth(*come)) * 1e-3)
    }

    /// Lets the patches come and go by themselves: each grows from its middle.
    pub(super) fn spread(&mut self, seconds: f32, at_once: bool) {
        let due = self.shown.as_ref().map_or(&[][..], |study| &study.felt);
        let step = if at_once { 1.0 } else { seconds / FADE };
        for patch in due {
            let known = self.patches.iter().any(|(known, _)| known.as_slice() == patch.as_slice());
            if !known && self.patches.len() < PATCHES {
                self.patches.push((*patch, 0.0));
            }
        }
        for (patch, come) in &mut self.patches {
            *come = (*come + if due.contains(patch) { step } else { -step }).clamp(0.0, 1.0);
        }
        self.patches.retain(|(_, come)| *come > 0.0);
    }

    /// Lets time pass towards what is due.
    pub(super) fn pass(&mut self, due: Option<&Study>, seconds: f32, at_once: bool) {
        if at_once {
            (self.shown, self.fading) = (due.cloned(), None);
            return;
        }
        // Patches need no dark.
        let same = match (self.shown.as_mut(), due) {
            (Some(shown), Some(due)) if (&shown.of, shown.layer, shown.alone) == (&due.of, due.layer, due.alone) => {
                if shown.felt != due.felt {
                    shown.felt.clone_from(&due.felt);
                }
                true
            }
            (shown, due) => shown.is_none() && due.is_none(),
        };
        self.fading = match self.fading {
            None => (!same).then_some(0.0),
            Some(gone) if gone < FADE => Some((gone + seconds).min(FADE)),
            Some(gone) if !same && gone > FADE => Some((2.0 * FADE - gone).max(0.0)),
            Some(gone) if !same => {
                self.shown = due.cloned();
                Some(gone)
            }
            Some(gone) => Some(gone + seconds).filter(|gone| *gone < 2.0 * FADE),
        };
    }

    /// The light of the fade, a quarter to 1.
    pub(super) fn light(&self) -> f32 {
        let bright = self.fading.map_or(1.0, |gone| smooth((1.0 - gone / FADE).abs()));
        CUT_LIGHT + (1.0 - CUT_LIGHT) * bright
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(layer: Layer) -> Study {
        Study { of: Some(Subject::Muscle("temporalis".into())), layer, alone: false, felt: Vec::new() }
    }

    #[test]
    fn patches_of_the_skin_come_and_go_without_the_dark() {
        let mut studied = Studied::default();
        studied.pass(Some(&study(Layer::Skin)), 0.0, true);
        let felt = Study { felt: vec![[60.0, 30.0, 30.0, 18.0]], ..study(Layer::Skin) };
        let mut before = 0.0_f32;
        for due in [felt, study(Layer::Skin)] {
            for _ in 0..80 {
                studied.pass(Some(&due), 1.0 / 60.0, false);
                studied.spread(1.0 / 60.0, false);
                let reach = studied.patches().map(|patch| patch.w).fold(0.0, f32::max);
                assert!((reach - before).abs() < 0.001 && studied.light() > 0.999, "{reach}");
                before = reach;
            }
            assert!((before > 0.0179) != due.felt.is_empty());
        }
        assert_eq!(studied.patches().count(), 0);
    }

    #[test]
    fn one_study_gives_way_to_the_next_in_the_dark() {
        let mut studied = Studied::default();
        studied.pass(Some(&study(Layer::Skin)), 0.0, true);
        let (mut least, mut before) = (1.0_f32, studied.light());
        for _ in 0..130 {
            let was = studied.shown().cloned();
            studied.pass(Some(&study(Layer::Deep)), 1.0 / 60.0, false);
            let light = studied.light();
            assert!((light - before).abs() < 0.04, "{light}");
            assert!(was.as_ref() == studied.shown() || light < CUT_LIGHT + 0.01, "changed at {light}");
            (least, before) = (least.min(light), light);
        }
        assert_eq!(studied.shown(), Some(&study(Layer::Deep)));
        assert!(least < CUT_LIGHT + 0.01 && before > 0.999);
    }
}
