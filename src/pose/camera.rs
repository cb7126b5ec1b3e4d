//! The camera at one frame: where it stands on its way from view to view, and how bright the stage is meanwhile.
//!
//! It follows the score's view changes, but at its own pace: a turn of up to 45 degrees is an eased glide of at least
//! 1.2 s and 10 degrees a second on average, so 15 at most; a wider one, and every one in reduced motion or quiet
//! comfort, is a fade to a quarter of the light over 800 ms, a cut, and a fade back (clinical sheet 7.1). What it shows
//! depends on the score and the frame only.

use super::ease::{lasting, share, smooth};
use super::shot::{Shot, shot};
use crate::atlas::vocabulary::Inset;
use crate::score::time::Frame;
use crate::score::types::{Score, View, ViewChange};

/// The widest turn that is a glide, degrees.
pub const WIDEST_GLIDE: f32 = 45.0;
/// The shortest glide, seconds.
pub const SHORTEST_GLIDE: f32 = 1.2;
/// Mean turn of a glide, degrees a second; its ease peaks at one and a half times that.
pub const TURN_RATE: f32 = 10.0;
/// Each half of a cut, and every fade of the stage, seconds.
pub const FADE: f32 = 0.8;
/// How much light is left when a cut happens.
pub const CUT_LIGHT: f32 = 0.25;
/// How much of the bust's light is left behind an inset.
pub const INSET_LIGHT: f32 = 0.10;

/// How many earlier moves a glide may have been cut short by; further back the camera counts as arrived.
const DEPTH: u8 = 4;

/// The camera at one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CameraFrame {
    /// Where it is and what the lamp does.
    pub shot: Shot,
    /// The light of the whole stage during a cut, 0.25 to 1.
    pub light: f32,
    /// The inset before the dimmed bust, and how visible it is, 0 to 1.
    pub inset: Option<(Inset, f32)>,
}

impl CameraFrame {
    /// The camera at rest in a view.
    #[must_use]
    pub fn at_rest(view: View) -> Self {
        let shot = shot(view).or_else(|| shot(View::Whole)).unwrap_or(FALLBACK);
        let inset = drawn(view).map(|inset| (inset, 1.0));
        Self { shot, light: 1.0, inset }
    }

    /// The camera at `frame`; `still` fades instead of moving.
    #[must_use]
    pub fn of(score: &Score, frame: Frame, still: bool) -> Self {
        let Some(index) = score.views.partition_point(|change| change.at <= frame).checked_sub(1) else {
            return Self::at_rest(score.views.first().map_or(View::Whole, |change| change.view));
        };
        let (shot, light) = travelled(&score.views, index, frame, still, DEPTH);
        Self { shot, light, inset: inset_at(&score.views, index, frame) }
    }
}

const FALLBACK: Shot = Shot { towards: glam::Vec3::Z, focus: glam::Vec3::ZERO, height: 0.42, lamp_up: 38.0, pool: 0.2 };

/// The shot that the change at `index` leads to: for an inset, the one before it.
fn destination(views: &[ViewChange], index: usize) -> Shot {
    let own = views.iter().take(index + 1).rev().find_map(|change| shot(change.view));
    own.or_else(|| shot(View::Whole)).unwrap_or(FALLBACK)
}

/// Where the camera is at `frame` in the move that the change at `index` began, and the light of a cut.
fn travelled(views: &[ViewChange], index: usize, frame: Frame, still: bool, depth: u8) -> (Shot, f32) {
    let to = destination(views, index);
    let (Some(change), Some(before)) = (views.get(index), index.checked_sub(1)) else { return (to, 1.0) };
    let from =
        if depth == 0 { destination(views, before) } else { travelled(views, before, change.at, still, depth - 1).0 };
    let turn = from.turn_to(&to);
    if from == to {
        return (to, 1.0);
    }
    if still || turn > WIDEST_GLIDE {
        let half = lasting(FADE);
        let (shot, bright) = if frame < change.at + half {
            (from, 1.0 - smooth(share(frame, change.at, half)))
        } else {
            (to, smooth(share(frame, change.at + half, half)))
        };
        return (shot, CUT_LIGHT + (1.0 - CUT_LIGHT) * bright);
    }
    let needed = lasting(SHORTEST_GLIDE.max(turn / TURN_RATE));
    let length = change.until.saturating_sub(change.at).max(needed);
    (from.towards_shot(&to, smooth(share(frame, change.at, length))), 1.0)
}

/// The inset of a view: the jaw has none, the bust itself shows it.
const fn drawn(view: View) -> Option<Inset> {
    match view {
        View::Inset(Inset::Jaw) => None,
        View::Inset(inset) => Some(inset),
        _ => None,
    }
}

/// Which inset is seen, and how much: it comes as the bust dims and goes as the bust comes back.
fn inset_at(views: &[ViewChange], index: usize, frame: Frame) -> Option<(Inset, f32)> {
    let change = views.get(index)?;
    let before = index.checked_sub(1).and_then(|before| views.get(before));
    let coming = smooth(share(frame, change.at, lasting(FADE * 2.0)));
    match (before.and_then(|before| drawn(before.view)), drawn(change.view)) {
        (Some(was), Some(is)) if was == is => Some((is, 1.0)),
        (Some(was), Some(_)) if coming < 0.5 => Some((was, 1.0 - 2.0 * coming)),
        (Some(_), Some(is)) => Some((is, 2.0 * coming - 1.0)),
        (None, Some(is)) => Some((is, if before.is_some() { coming } else { 1.0 })),
        (Some(was), None) if coming < 1.0 => Some((was, 1.0 - coming)),
        _ => None,
    }
}
