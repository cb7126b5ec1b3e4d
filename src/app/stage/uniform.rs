//! What the stage's shaders are told: a pose in the form of `shaders/light.wgsl`.
//!
//! In come a [`Pose`] and the colours; out comes a [`StageUniform`]. Mirroring happens here and nowhere else: the bust is
//! its own mirror image, so a mirrored picture is the same bust with everything else at -x.

use arrayvec::ArrayVec;
use bevy::math::{Vec2, Vec3, Vec4};
use bevy::prelude::LinearRgba;
use bevy::render::render_resource::ShaderType;

use super::studied::PATCHES;
use crate::pose::Pose;
use crate::pose::contact::{HOVER, Pad};
use crate::pose::grip::PadKind;
use crate::pose::hand::{MOST_HANDS, PosedHand};
use crate::pose::way::{POINTS, WAYS};
use crate::score::moment::MOST_CONTACTS;
use crate::sculpt::hand::poses::MOST_PADS;

/// Strength of the lamp, in the light study's scale.
const LAMP: f32 = 0.48;
/// Strength of the fill.
const FILL: f32 = 0.05;
/// Least light outside the pool.
const OUTSIDE: f32 = 0.08;
/// Depth of the dip under a ball or an unseen hand at the firmest pressure, metres.
const DEEPEST: f32 = 0.0035;
/// Pressure at which it is that deep.
const FIRM: f32 = 5.0;
/// Spread of such a dip, of half the breadth of what presses.
const SPREAD: f32 = 0.67;
/// Most dips, and folds between pinching pads: two hands that press with all that they can, and a fold for each hand. Four hands
/// are there only while two leave and two come, and then touch with little.
const MOST_DIPS: usize = 2 * MOST_PADS + MOST_HANDS;

/// One contact, as the shaders see it.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(crate) struct ContactUniform {
    at: Vec4,
    normal: Vec4,
    tangent: Vec4,
    back: Vec4,
    look: Vec4,
    kind: Vec4,
}

/// Where the skin gives way, or is lifted.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(crate) struct DipUniform {
    at: Vec4,
    normal: Vec4,
    across: Vec4,
}

/// Everything the shaders of the stage know.
#[derive(Clone, Copy, Debug, ShaderType)]
pub(crate) struct StageUniform {
    lamp: Vec4,
    fill: Vec4,
    eye: Vec4,
    pool: Vec4,
    accent: Vec4,
    ground: Vec4,
    room: Vec4,
    fade: Vec4,
    tone: Vec4,
    refer: Vec4,
    half: Vec4,
    way_look: [Vec4; WAYS],
    way_bound: [Vec4; WAYS],
    way_end: [Vec4; WAYS],
    ways: [Vec4; POINTS * WAYS],
    contacts: [ContactUniform; MOST_CONTACTS],
    dips: [DipUniform; MOST_DIPS],
    patches: [Vec4; PATCHES],
}

/// What the picture is like besides the pose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// The theme's accent.
    pub(crate) accent: LinearRgba,
    /// The theme's ground.
    pub(crate) ground: LinearRgba,
    /// Light of the whole stage, 0 to 1, a cut's and an inset's included.
    pub(crate) light: f32,
    /// How strongly points and ways glow, 0 to 1.
    pub(crate) glow: f32,
    /// Everything at -x.
    pub(crate) mirror: bool,
    /// Middle of the subject in the picture, 0 to 1 from the upper left.
    pub(crate) middle: Vec2,
    /// Height of the subject's area, 0 to 1.
    pub(crate) height: f32,
    /// Width by height of the picture.
    pub(crate) aspect: f32,
    /// The colour of the skin, linear.
    pub(crate) tone: [f32; 3],
    /// Between these heights (m) the bust fades into the ground.
    pub(crate) fade: [f32; 2],
}

impl Default for StageUniform {
    fn default() -> Self {
        Self {
            lamp: Vec4::Y,
            fill: Vec4::X,
            eye: Vec4::new(0.0, 0.0, 1.0, 0.0),
            pool: Vec4::W,
            accent: Vec4::ZERO,
            ground: Vec4::ZERO,
            room: Vec4::ONE,
            fade: Vec4::new(-0.2, -0.1, 0.0, OUTSIDE),
            tone: Vec4::ZERO,
            refer: Vec4::ZERO,
            half: Vec4::ZERO,
            way_look: [Vec4::ZERO; WAYS],
            way_bound: [Vec4::ZERO; WAYS],
            way_end: [Vec4::ZERO; WAYS],
            ways: [Vec4::ZERO; POINTS * WAYS],
            contacts: [ContactUniform::default(); MOST_CONTACTS],
            dips: [DipUniform::default(); MOST_DIPS],
            patches: [Vec4::ZERO; PATCHES],
        }
    }
}

/// A point or direction of the pose in the picture's own frame.
pub(crate) fn placed(v: Vec3, mirror: bool) -> Vec3 {
    if mirror { Vec3::new(-v.x, v.y, v.z) } else { v }
}

impl StageUniform {
    /// The uniform of a pose.
    #[expect(clippy::cast_precision_loss, reason = "contacts, ways and dips are few")]
    pub(crate) fn of(pose: &Pose, paint: &Paint) -> Self {
        let mut shot = pose.camera.shot;
        let put = |v: Vec3| placed(v, paint.mirror);
        shot.towards = put(shot.towards);
        let [right, up, _] = shot.axes();
        let fill = (right * 0.85 - up * 0.18 + shot.towards * 0.45).normalize_or(Vec3::X);
        let seen: ArrayVec<&Pad, MOST_CONTACTS> =
            pose.pads.iter().filter(|pad| pad.glow > 1e-3 || pad.seen > 1e-3).collect();
        let count = seen.len().min(MOST_CONTACTS);
        let ways = pose.ways.len().min(WAYS);
        let mut uniform = Self {
            lamp: shot.lamp().extend(LAMP),
            fill: fill.extend(FILL),
            eye: shot.towards.extend(count as f32),
            pool: put(pose.pool).extend(pose.pool_radius),
            accent: colour(paint.accent, paint.glow),
            ground: colour(paint.ground, paint.light),
            room: Vec4::new(paint.middle.x, paint.middle.y, paint.height, paint.aspect),
            fade: Vec4::new(paint.fade[0], paint.fade[1], ways as f32, OUTSIDE),
            ..Self::default()
        };
        let dips = dips(pose, paint.mirror, &mut uniform.dips);
        uniform.tone = Vec3::from(paint.tone).extend(dips as f32);
        for (slot, pad) in uniform.contacts.iter_mut().zip(seen) {
            *slot = contact(pad, paint.mirror);
        }
        for (index, way) in pose.ways.iter().take(ways).enumerate() {
            let points = way.points.map(put);
            let middle = points.iter().sum::<Vec3>() / POINTS as f32;
            let wide = points.iter().map(|point| point.distance(middle)).fold(0.0, f32::max);
            uniform.way_look[index] = Vec4::new(way.strength, way.hand, 0.0, 0.0);
            uniform.way_bound[index] = middle.extend(wide + 0.012);
            uniform.way_end[index] = (points[POINTS - 1] - points[POINTS - 3]).normalize_or(Vec3::X).extend(0.0);
            for (slot, point) in uniform.ways.iter_mut().skip(index * POINTS).zip(points) {
                *slot = point.extend(0.0);
            }
        }
        uniform
    }
}

impl StageUniform {
    /// The same light on something of another colour, linear.
    pub(crate) fn toned(mut self, tone: [f32; 3]) -> Self {
        self.tone = Vec3::from(tone).extend(self.tone.w);
        self
    }

    /// With the skin of one half of the body taken away, the person's left or, mirrored, what stands for it; and with soft
    /// patches in this colour, metres.
    #[expect(clippy::cast_precision_loss, reason = "there are few patches")]
    pub(crate) fn studied(
        mut self,
        half: f32,
        patches: impl Iterator<Item = Vec4>,
        refer: LinearRgba,
        mirror: bool,
    ) -> Self {
        self.half.x = if mirror { -half } else { half };
        let mut count = 0;
        for (slot, patch) in self.patches.iter_mut().zip(patches) {
            *slot = placed(patch.truncate(), mirror).extend(patch.w);
            count += 1;
        }
        self.refer = colour(refer, count as f32);
        self
    }

    /// The same in other light, 0 to 1.
    pub(crate) fn lit(mut self, light: f32) -> Self {
        self.ground.w = light;
        self
    }

    /// The same with no half taken away.
    pub(crate) fn whole(mut self) -> Self {
        self.half.x = 0.0;
        self
    }
}

fn colour(colour: LinearRgba, w: f32) -> Vec4 {
    Vec4::new(colour.red, colour.green, colour.blue, w)
}

/// Writes where the skin gives way; how many places that are.
fn dips(pose: &Pose, mirror: bool, slots: &mut [DipUniform; MOST_DIPS]) -> usize {
    let put = |v: Vec3| placed(v, mirror);
    let hands = || pose.hands.iter();
    let folds = hands().filter_map(|hand| hand.fold).map(|fold| DipUniform {
        at: put(fold.at).extend(-fold.height),
        normal: put(fold.normal).extend(steep(fold.spread[1])),
        across: put(fold.across).extend(steep(fold.spread[0]) - steep(fold.spread[1])),
    });
    let pressed = hands().flat_map(PosedHand::pads).filter(|pad| pad.depth > 0.0).map(|pad| DipUniform {
        at: put(pad.at).extend(pad.depth),
        normal: put(pad.normal).extend(steep(pad.spread)),
        across: Vec4::ZERO,
    });
    // What has no hand on the stage presses by its pads.
    let bare = hands().next().is_none();
    let alone = pose.pads.iter().filter(|pad| pad.pressure > 0.0 && (bare || pad.kind == PadKind::Ball));
    let alone = alone.map(|pad| {
        let deep = if matches!(pad.kind, PadKind::Palm | PadKind::Ball) { 0.5 } else { 1.0 };
        DipUniform {
            at: put(pad.at).extend(dent(pad.pressure) * deep),
            normal: put(pad.normal).extend(steep(SPREAD * pad.half[1].max(0.006))),
            across: Vec4::ZERO,
        }
    });
    let mut count = 0;
    for (slot, dip) in slots.iter_mut().zip(folds.chain(pressed).chain(alone)) {
        *slot = dip;
        count += 1;
    }
    count
}

/// How steep a bell of this spread is: 1 / m².
fn steep(spread: f32) -> f32 {
    (spread * spread).max(1e-9).recip()
}

/// How strongly the light of a palm glows beside that of a fingertip: it is wide, and would dye a face.
const FLAT_GLOW: f32 = 0.62;

/// The dip under a pressure of 0 to 6: 1.5 mm when light, 3.5 mm when firm.
fn dent(pressure: f32) -> f32 {
    DEEPEST * (pressure / FIRM).clamp(0.0, 1.1).powf(0.7)
}

fn contact(pad: &Pad, mirror: bool) -> ContactUniform {
    let put = |v: Vec3| placed(v, mirror);
    let flat = matches!(pad.kind, PadKind::Palm | PadKind::Ball);
    let [length, breadth] = pad.half;
    // The glow of a fingertip is 8.5 to 10.5 mm wide; that of a palm is as wide as the palm, and fainter.
    let radius = if flat { 0.5 * (length + breadth) } else { (0.6 * (length + breadth)).clamp(0.0085, 0.0105) };
    let core = if flat { 0.22 } else { 0.62 };
    let glow = if flat { FLAT_GLOW * pad.glow } else { pad.glow };
    let ball = if pad.kind == PadKind::Ball { 1.0 } else { 0.0 };
    ContactUniform {
        at: put(pad.at).extend(radius),
        normal: put(pad.normal).extend(0.0),
        tangent: put(pad.tangent).extend(length),
        back: put(pad.back).extend(breadth),
        look: Vec4::new(glow, pad.met, pad.seen, pad.lift * HOVER),
        kind: Vec4::new(ball, core, length, (7.2 * radius * radius).recip()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_firm_press_dents_deeper_than_a_light_one_and_never_too_deep() {
        assert!(dent(0.0).abs() < 1e-6);
        assert!((0.001..0.002).contains(&dent(1.5)));
        assert!(dent(5.0) > dent(2.0));
        assert!(dent(60.0) < 0.004);
    }
}
