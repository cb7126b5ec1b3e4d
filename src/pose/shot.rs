//! Where each named view is seen from: angles, distance, and how the lamp stands to it.
//!
//! Angles are measured round the head from the front (0) towards the person's left (+90), and up from the horizon.
//! The figures are those of the light study: nape 134 to 166 degrees round, face 26 to 34, temple 62 to 66, shoulders
//! 170 and 20 up; 0.36 to 0.46 m of the subject fill the picture's height, seen in perspective from 1.15 m. The lamp
//! stands 38 degrees to the left of the camera and 42 up for the face, but 40 and 16 for nape and shoulders, where a
//! high lamp would leave the hollows under the skull in shade.

use glam::Vec3;

use crate::atlas::vocabulary::{Inset, Side};
use crate::score::types::View;

/// How far the camera is from what it looks at, metres.
pub const DISTANCE: f32 = 1.15;

/// One place to look from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shot {
    /// From the focus to the camera, 1 long.
    pub towards: Vec3,
    /// What it looks at, metres.
    pub focus: Vec3,
    /// Metres of the subject that fill the height of the picture.
    pub height: f32,
    /// The lamp's height above the camera, degrees.
    pub lamp_up: f32,
    /// How far the pool of light reaches, metres.
    pub pool: f32,
}

/// The lamp's angle to the left of the camera, degrees.
pub const LAMP_ROUND: f32 = 39.0;

/// A direction from angles in degrees: round from the front towards the person's left, and up.
#[must_use]
pub fn direction(round: f32, up: f32) -> Vec3 {
    let (round, up) = (round.to_radians(), up.to_radians());
    Vec3::new(round.sin() * up.cos(), up.sin(), round.cos() * up.cos())
}

/// The shot of a view; an inset has none of its own, since the bust stays as it was behind it.
#[must_use]
pub fn shot(view: View) -> Option<Shot> {
    let shot = |round: f32, up: f32, focus: [f32; 3], height: f32, lamp_up: f32, pool: f32| Shot {
        towards: direction(round, up),
        focus: Vec3::from(focus),
        height,
        lamp_up,
        pool,
    };
    let mirrored = |side: Side, shot: Shot| Shot {
        towards: Vec3::new(shot.towards.x * side.sign(), shot.towards.y, shot.towards.z),
        focus: Vec3::new(shot.focus.x * side.sign(), shot.focus.y, shot.focus.z),
        ..shot
    };
    Some(match view {
        View::Whole => shot(26.0, 3.0, [0.0, -0.030, 0.0], 0.42, 38.0, 0.150),
        View::Face => shot(24.0, 2.0, [0.0, 0.005, 0.020], 0.34, 42.0, 0.115),
        View::Crown => shot(34.0, 46.0, [0.0, 0.040, 0.0], 0.36, 30.0, 0.120),
        View::Nape => shot(152.0, 5.0, [0.0, -0.020, -0.020], 0.38, 16.0, 0.105),
        View::Shoulders => shot(170.0, 20.0, [0.0, -0.100, -0.030], 0.44, 18.0, 0.140),
        View::Temple(side) => mirrored(side, shot(64.0, 3.0, [0.0, 0.010, 0.010], 0.34, 36.0, 0.110)),
        View::Jaw(side) => mirrored(side, shot(52.0, 0.0, [0.010, -0.030, 0.020], 0.32, 30.0, 0.105)),
        View::Neck(side) => mirrored(side, shot(118.0, 4.0, [0.010, -0.050, 0.0], 0.36, 18.0, 0.105)),
        View::NeckFront(side) => mirrored(side, shot(38.0, 0.0, [0.010, -0.070, 0.010], 0.36, 26.0, 0.105)),
        View::Shoulder(side) => mirrored(side, shot(152.0, 26.0, [0.040, -0.100, -0.030], 0.42, 22.0, 0.120)),
        // The jaw's rest is seen on the bust itself, near; the others stand before it.
        View::Inset(Inset::Jaw) => shot(22.0, 0.0, [0.0, -0.040, 0.030], 0.24, 40.0, 0.090),
        View::Inset(_) => return None,
    })
}

/// How far up and down a person may look, degrees, and how near and how far: the picture's height of the guided one.
const UP: [f32; 2] = [-50.0, 80.0];
/// See [`UP`].
pub const NEARNESS: [f32; 2] = [0.45, 1.5];

impl Shot {
    /// Whether the person is seen from before rather than from behind.
    #[must_use]
    pub fn from_before(&self) -> bool {
        self.towards.z > 0.0
    }

    /// The same subject seen from elsewhere: so many degrees further round towards the person's left, and up, with the
    /// picture's height so many times as great.
    #[must_use]
    pub fn looked_round(&self, round: f32, up: f32, height: f32) -> Self {
        let now = self.towards.normalize_or(Vec3::Z);
        let (from, high) = (now.x.atan2(now.z).to_degrees(), now.y.asin().to_degrees());
        Self {
            towards: direction(from + round, (high + up).clamp(UP[0], UP[1])),
            height: self.height * height.clamp(NEARNESS[0], NEARNESS[1]),
            ..*self
        }
    }

    /// Part of the way to another shot: the camera turns at an even rate, everything else goes straight.
    #[must_use]
    pub fn towards_shot(&self, other: &Self, part: f32) -> Self {
        let mix = |a: f32, b: f32| a + (b - a) * part;
        Self {
            towards: turned(self.towards, other.towards, part),
            focus: self.focus.lerp(other.focus, part),
            height: mix(self.height, other.height),
            lamp_up: mix(self.lamp_up, other.lamp_up),
            pool: mix(self.pool, other.pool),
        }
    }

    /// The turn from one shot to another, degrees.
    #[must_use]
    pub fn turn_to(&self, other: &Self) -> f32 {
        self.towards.angle_between(other.towards).to_degrees()
    }

    /// Where the camera is, metres.
    #[must_use]
    pub fn eye(&self) -> Vec3 {
        self.focus + self.towards * DISTANCE
    }

    /// The camera's right, up and backward directions.
    #[must_use]
    pub fn axes(&self) -> [Vec3; 3] {
        let right = Vec3::Y.cross(self.towards).normalize_or(Vec3::X);
        [right, self.towards.cross(right), self.towards]
    }

    /// From what is lit to the lamp, 1 long.
    #[must_use]
    pub fn lamp(&self) -> Vec3 {
        let [right, up, back] = self.axes();
        let local = direction(-LAMP_ROUND, self.lamp_up);
        (right * local.x + up * local.y + back * local.z).normalize_or(Vec3::Y)
    }
}

/// Part of the way from one direction to another along the arc between them.
fn turned(from: Vec3, to: Vec3, part: f32) -> Vec3 {
    let angle = from.angle_between(to);
    if angle < 1e-4 {
        return to;
    }
    let whole = angle.sin().max(1e-4);
    (from * (((1.0 - part) * angle).sin() / whole) + to * ((part * angle).sin() / whole)).normalize_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::camera::WIDEST_GLIDE;

    #[test]
    fn left_and_right_views_are_mirror_images() {
        for (left, right) in [
            (View::Temple(Side::Left), View::Temple(Side::Right)),
            (View::Shoulder(Side::Left), View::Shoulder(Side::Right)),
        ] {
            let (left, right) = (shot(left).unwrap(), shot(right).unwrap());
            assert!((left.eye() * Vec3::new(-1.0, 1.0, 1.0) - right.eye()).length() < 1e-6);
        }
    }

    #[test]
    fn whoever_goes_round_to_the_other_side_goes_in_the_dark() {
        // What a mirror shows on the left from before is on the left from behind without it: sides change at a cut.
        let sides = [Side::Left, Side::Right];
        let mut views = vec![View::Whole, View::Face, View::Crown, View::Nape, View::Shoulders];
        for side in sides {
            views.extend([View::Temple(side), View::Jaw(side), View::Neck(side), View::NeckFront(side)]);
            views.push(View::Shoulder(side));
        }
        for from in views.iter().filter_map(|view| shot(*view)) {
            for to in views.iter().filter_map(|view| shot(*view)) {
                let crosses = from.from_before() != to.from_before();
                assert!(!crosses || from.turn_to(&to) > WIDEST_GLIDE, "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn a_turn_goes_at_an_even_rate_along_the_arc() {
        let (from, to) = (shot(View::Face).unwrap(), shot(View::Temple(Side::Left)).unwrap());
        let half = from.towards_shot(&to, 0.5);
        assert!((from.turn_to(&half) - from.turn_to(&to) / 2.0).abs() < 0.01);
        assert!((half.towards.length() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn the_lamp_stands_left_of_the_camera_and_above() {
        let shot = shot(View::Nape).unwrap();
        let [right, up, _] = shot.axes();
        assert!(shot.lamp().dot(right) < -0.4);
        assert!(shot.lamp().dot(up) > 0.2);
    }
}
