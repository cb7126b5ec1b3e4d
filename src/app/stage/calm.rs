//! Nothing on the stage changes at a stroke, whatever a person presses.
//!
//! The score's own moves are gentle already. What comes from outside is not: a jump to another step, quiet comfort on or
//! off. [`Calm`] stands between pose and picture: a jump of the camera becomes a fade to a quarter of the light, a cut
//! and a fade back, 800 ms each (clinical sheet 7.1); quiet comfort comes and goes over 1600 ms. It keeps what was last
//! shown and nothing else, and is told how much time has passed; stills, which have no before, do without it.

use crate::pose::Pose;
use crate::pose::camera::{CUT_LIGHT, FADE};
use crate::pose::ease::smooth;

/// Quiet comfort comes and goes in this time, seconds.
const HUSH: f32 = 1.6;
/// A turn between two pictures that no glide makes: so much, and so much for each second between them, degrees.
const JUMP: f32 = 1.0;
const JUMP_RATE: f32 = 20.0;
/// A way that the focus goes, likewise, metres.
const SHIFT: f32 = 0.004;
const SHIFT_RATE: f32 = 0.25;

/// What was last shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Calm {
    /// The pose that came last.
    last: Option<Pose>,
    /// The pose held while the light goes.
    held: Option<Pose>,
    /// Seconds since a fade began; none when there is none.
    fading: Option<f32>,
    /// How quiet it is, 0 to 1, before its ease.
    hush: Option<f32>,
}

/// What to show.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// The pose.
    pub(super) pose: Pose,
    /// The light of a fade, 0.25 to 1.
    pub(super) light: f32,
    /// How quiet it is, 0 to 1.
    pub(super) hush: f32,
}

impl Shown {
    /// As it is, at once: for stills.
    pub(super) fn at_once(pose: Pose, quiet: bool) -> Self {
        Self { pose, light: 1.0, hush: if quiet { 1.0 } else { 0.0 } }
    }
}

impl Calm {
    /// Whether a fade is under way.
    pub(super) fn moves(&self) -> bool {
        self.fading.is_some() || self.hush.is_some_and(|hush| hush > 0.0 && hush < 1.0)
    }

    /// What to show `seconds` after the last time, when `pose` is due.
    pub(super) fn next(&mut self, pose: Pose, quiet: bool, seconds: f32) -> Shown {
        let aim = if quiet { 1.0 } else { 0.0 };
        let hush = self.hush.map_or(aim, |hush| hush + (aim - hush).clamp(-seconds / HUSH, seconds / HUSH));
        self.hush = Some(hush);

        let jumped = self.last.as_ref().is_some_and(|last| jumps(last, &pose, seconds));
        let going = self.fading.is_some_and(|gone| gone < FADE);
        if jumped && !going {
            // A fade back that is cut short goes down again from as bright as it was.
            let bright = self.fading.map_or(1.0, |gone| (gone - FADE) / FADE);
            self.held = self.last.take();
            self.fading = Some(FADE * (1.0 - bright.clamp(0.0, 1.0)));
        } else if let Some(gone) = &mut self.fading {
            *gone += seconds;
        }
        self.last = Some(pose.clone());
        let Some(gone) = self.fading else { return Shown { pose, light: 1.0, hush: smooth(hush) } };
        if gone >= 2.0 * FADE {
            self.fading = None;
        }
        let bright = if gone < FADE { 1.0 - smooth(gone / FADE) } else { smooth((gone - FADE) / FADE) };
        let pose = if gone < FADE { self.held.clone().unwrap_or(pose) } else { pose };
        Shown { pose, light: CUT_LIGHT + (1.0 - CUT_LIGHT) * bright, hush: smooth(hush) }
    }
}

/// Whether the camera goes further than it would by itself, in the light.
fn jumps(last: &Pose, pose: &Pose, seconds: f32) -> bool {
    let (was, is) = (&last.camera, &pose.camera);
    let dark = was.light.max(is.light) < CUT_LIGHT + 0.05;
    let turned = was.shot.turn_to(&is.shot) > JUMP + JUMP_RATE * seconds;
    let shifted = was.shot.focus.distance(is.shot.focus) > SHIFT + SHIFT_RATE * seconds;
    !dark && (turned || shifted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::types::View;

    const FRAME: f32 = 1.0 / 60.0;

    /// Shows `view` for so many frames; gives the least light and the greatest step of light.
    fn play(calm: &mut Calm, view: View, frames: u32) -> (f32, f32) {
        let (mut least, mut step, mut before) = (1.0_f32, 0.0_f32, None);
        for _ in 0..frames {
            let shown = calm.next(Pose::at_rest(view), false, FRAME);
            least = least.min(shown.light);
            step = step.max(before.map_or(0.0, |before: f32| (before - shown.light).abs()));
            before = Some(shown.light);
        }
        (least, step)
    }

    #[test]
    fn a_jump_of_the_camera_happens_in_the_dark() {
        let mut calm = Calm::default();
        assert!(play(&mut calm, View::Face, 60).0 > 0.99);
        let first = calm.next(Pose::at_rest(View::Nape), false, FRAME);
        assert_eq!(first.pose, Pose::at_rest(View::Face));
        let (least, step) = play(&mut calm, View::Nape, 200);
        assert!(least < 0.27 && step < 0.04, "{least} {step}");
        let settled = calm.next(Pose::at_rest(View::Nape), false, FRAME);
        assert_eq!((settled.pose, settled.light.to_bits()), (Pose::at_rest(View::Nape), 1.0_f32.to_bits()));
    }

    #[test]
    fn jumps_upon_jumps_never_make_the_light_leap() {
        let mut calm = Calm::default();
        play(&mut calm, View::Face, 10);
        for views in 0..20 {
            let view = if views % 2 == 0 { View::Nape } else { View::Crown };
            let (_, step) = play(&mut calm, view, 13 + views * 5);
            assert!(step < 0.05, "{step}");
        }
    }

    #[test]
    fn quiet_comfort_comes_slowly() {
        let mut calm = Calm::default();
        calm.next(Pose::at_rest(View::Face), false, FRAME);
        let mut before = 0.0;
        for _ in 0..120 {
            let hush = calm.next(Pose::at_rest(View::Face), true, FRAME).hush;
            assert!((0.0..0.02).contains(&(hush - before)));
            before = hush;
        }
        assert!(before > 0.99);
    }
}
