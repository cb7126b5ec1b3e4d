//! A muscle or a place looked at by itself: what is shown of the body, and from where.
//!
//! In: the [`Study`] of the stage's view. Out: the pose that shows it, and the bone under the muscles. Whatever changes, changes
//! in the dark ([`super::studied`]): the light goes to a quarter over 800 ms, the picture changes, the light comes back. Without
//! a study nothing here is read, built or done.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::material::BustMaterial;
use super::muscles::Muscles;
use super::studied::Studied;
use super::{AtOnce, Built, Bust, StageBody, StageView, Staged, meshes, shown_if};
use crate::atlas::skin::SkinPoint;
use crate::atlas::vocabulary::Side;
use crate::pose::Pose;
use crate::pose::contact::Pad;
use crate::pose::grip::PadKind;
use crate::pose::lens::Lens;
use crate::pose::shot::shot;
use crate::pose::surface::Spot;
use crate::pose::way::{POINTS, WAYS, Way};
use crate::score::types::View as ScoreView;
use crate::sculpt::read_core;

/// The colour of bone, linear: a little darker than plaster.
const BONE: [f32; 3] = [0.50, 0.475, 0.42];
/// Size of a point's glow: half a fingertip's length and breadth, metres.
const TIP: [f32; 2] = [0.008, 0.007];
/// Only what lies as high is looked at from over the head, metres.
const CROWN: f32 = 0.04;
/// How far a lens reaches past a place, and its least and greatest radius, metres.
const PAST: f32 = 0.030;
const RADIUS: [f32; 2] = [0.045, 0.078];

/// What is studied.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// The muscle or place; without one the whole body.
    pub of: Option<Subject>,
    /// How much has been taken away.
    pub layer: Layer,
    /// Nothing but the subject's own muscles.
    pub alone: bool,
    /// Soft patches where it can be felt: x, y, z and radius in mm, head frame.
    pub felt: Vec<[f32; 4]>,
}

/// A muscle or a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A muscle, by its id in the atlas.
    Muscle(String),
    /// A place.
    Place {
        /// Its id in the atlas.
        id: String,
        /// It lies in the middle and not on both sides.
        midline: bool,
        /// The muscles that are worked there, by their ids.
        muscles: Vec<String>,
    },
    /// A part of the skin.
    Area {
        /// A point of it on the person's left, mm, head frame.
        at: [f32; 3],
    },
}

/// How much of the body is taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Nothing: a muscle is seen through the skin.
    #[default]
    Skin,
    /// The skin of the left half.
    Half,
    /// The skin.
    Superficial,
    /// The superficial muscles too.
    Deep,
    /// All muscles.
    Bone,
}

impl Layer {
    /// Every layer from outside in.
    pub const ALL: [Self; 5] = [Self::Skin, Self::Half, Self::Superficial, Self::Deep, Self::Bone];

    /// The outermost depth of muscles (0 to 3) that is left; none where none is.
    pub(super) const fn from(self) -> Option<usize> {
        match self {
            Self::Skin | Self::Half | Self::Superficial => Some(0),
            Self::Deep => Some(2),
            Self::Bone => None,
        }
    }
}

impl Study {
    /// Whether it is shown as a session would show it: through a lens in the skin.
    pub(super) const fn through_a_lens(&self) -> bool {
        matches!(self.layer, Layer::Skin) && !matches!(self.of, Some(Subject::Muscle(_)))
    }

    /// Whether a muscle is what is studied, or is worked there.
    pub(super) fn is_of(&self, muscle: &str) -> bool {
        match &self.of {
            Some(Subject::Muscle(id)) => id == muscle,
            Some(Subject::Place { muscles, .. }) => muscles.iter().any(|id| id == muscle),
            Some(Subject::Area { .. }) | None => false,
        }
    }
}

/// The bone beneath the muscles.
#[derive(Component)]
pub(super) struct Core;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Studied>();
}

/// Brings what is studied on the stage.
pub(super) fn direct(
    view: Res<StageView>,
    body: Res<StageBody>,
    built: Res<Built>,
    muscles: Option<Res<Muscles>>,
    time: Res<Time<Real>>,
    at_once: Option<Res<AtOnce>>,
    mut studied: ResMut<Studied>,
) {
    let due = view.study.as_ref().filter(|_| view.score.is_none());
    if due.is_none() && studied.pose().is_none() {
        return;
    }
    // A session waits for nothing: its own fade leads to it.
    let at_once = at_once.is_some() || view.score.is_some();
    studied.pass(due, time.delta_secs(), at_once);
    studied.spread(time.delta_secs(), at_once);
    let light = studied.light();
    let lit = |mut pose: Pose| {
        pose.camera.light = light;
        pose
    };
    let pose = match studied.shown() {
        Some(study) => Some(lit(pose_of(study, &body, &built, muscles.as_deref()))),
        None if studied.fades() => Some(lit(Pose::at_rest(ScoreView::Whole))),
        None => None,
    };
    studied.take(pose);
}

/// The pose that shows a study.
fn pose_of(study: &Study, body: &StageBody, built: &Built, muscles: Option<&Muscles>) -> Pose {
    match &study.of {
        Some(Subject::Muscle(id)) => {
            Pose::at_rest(muscles.and_then(|muscles| muscles.seen_from(id)).unwrap_or(ScoreView::Whole))
        }
        Some(Subject::Place { id, midline, .. }) => place(id, *midline, study.layer, body, built),
        Some(Subject::Area { at }) => {
            let at = Vec3::from(*at) * 1e-3;
            // Out of the head's middle, or of the neck's, is out of the skin well enough to see it there.
            let out = (at - Vec3::new(0.0, at.y, -0.02)).normalize_or(Vec3::Z);
            let spot = built.surface.settle(Spot { at, normal: out });
            Pose::at_rest(view_of(spot.at, spot.normal))
        }
        None => Pose::at_rest(ScoreView::Whole),
    }
}

/// A place: its points glow, its line is drawn, and its muscles are seen through a lens.
fn place(id: &str, midline: bool, layer: Layer, body: &StageBody, built: &Built) -> Pose {
    let Some(place) = body.skin.place(id) else { return Pose::at_rest(ScoreView::Whole) };
    let points = if place.line.is_empty() { &place.nodes } else { &place.line };
    let (low, high) = points
        .iter()
        .map(|point| spot(*point).at)
        .fold((Vec3::INFINITY, Vec3::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let middle = points.get(points.len() / 2).map_or(Spot { at: Vec3::ZERO, normal: Vec3::Z }, |point| spot(*point));
    let mut pose = Pose::at_rest(view_of(middle.at, middle.normal));
    pose.pool = ((low + high) / 2.0).lerp(pose.camera.shot.focus, 0.2);
    if !matches!(layer, Layer::Skin | Layer::Half) {
        return pose;
    }
    let sides = if midline { &[Side::Left][..] } else { &[Side::Left, Side::Right][..] };
    for (index, side) in sides.iter().enumerate() {
        // On the half without skin there is nothing to point at.
        if layer == Layer::Half && *side == Side::Left && !midline {
            continue;
        }
        let turned = |point: SkinPoint| spot(if *side == Side::Left { point } else { point.mirrored() });
        if place.line.is_empty() {
            let pads = place.nodes.iter().map(|node| pad(built.surface.settle(turned(*node)), *side));
            let room = pose.pads.remaining_capacity();
            pose.pads.extend(pads.take(room));
        } else if pose.ways.len() < WAYS {
            pose.ways.push(way(place, *side));
        }
        let at = (low + high) / 2.0;
        pose.lenses[index] = Some(Lens {
            side: (!midline).then_some(*side),
            at: if *side == Side::Left { at } else { Vec3::new(-at.x, at.y, at.z) },
            radius: ((high - low).length() / 2.0 + PAST).clamp(RADIUS[0], RADIUS[1]),
            clear: 1.0,
        });
    }
    pose
}

/// A point that glows, with nobody who touches it.
fn pad(spot: Spot, side: Side) -> Pad {
    let up = (Vec3::Y - spot.normal * spot.normal.y).normalize_or(Vec3::X);
    Pad {
        kind: PadKind::Finger,
        at: spot.at,
        normal: spot.normal,
        tangent: up,
        back: -up,
        half: TIP,
        pressure: 0.0,
        lift: 1.0,
        glow: 1.0,
        met: 1.0,
        seen: 0.0,
        side,
    }
}

/// The line of a path on one side.
#[expect(clippy::cast_precision_loss, reason = "twenty points")]
fn way(place: &crate::atlas::skin::SkinPlace, side: Side) -> Way {
    let along = |index: usize| index as f32 / (POINTS - 1) as f32;
    let points = std::array::from_fn(|index| spot(place.at(side.sign(), along(index))).at);
    Way { points, strength: 1.0, hand: 1.0 }
}

/// A point of the places, in metres.
pub(super) fn spot(point: SkinPoint) -> Spot {
    Spot { at: Vec3::from(point.at) * 1e-3, normal: Vec3::from(point.normal) }
}

/// The view that shows best what lies here and looks this way, on the person's left.
pub(super) fn view_of(at: Vec3, out: Vec3) -> ScoreView {
    let side = Side::Left;
    let views = [
        ScoreView::Face,
        ScoreView::Crown,
        ScoreView::Nape,
        ScoreView::Temple(side),
        ScoreView::Jaw(side),
        ScoreView::Neck(side),
        ScoreView::NeckFront(side),
        ScoreView::Shoulder(side),
    ];
    // A way of 100 mm out of the picture's middle weighs as much as a third of a quarter turn.
    let fit = |view: ScoreView| {
        shot(view).map_or(f32::MIN, |shot| {
            let away = at - shot.focus;
            let aside = away - shot.towards * away.dot(shot.towards);
            out.dot(shot.towards) - 4.0 * aside.length()
        })
    };
    // From over the head nothing below it is seen well.
    let views = views.into_iter().filter(|view| *view != ScoreView::Crown || at.y > CROWN);
    views.max_by(|a, b| fit(*a).total_cmp(&fit(*b))).unwrap_or(ScoreView::Whole)
}

/// Shows the bone in place of the bust where the skin is taken away; it is read when it is first needed.
pub(super) fn show_core(
    studied: Res<Studied>,
    staged: Res<Staged>,
    body: Res<StageBody>,
    (mut core, mut tried): (Local<Option<Handle<BustMaterial>>>, Local<bool>),
    mut bust: Single<&mut Visibility, (With<Bust>, Without<Core>)>,
    mut cores: Query<&mut Visibility, (With<Core>, Without<Bust>)>,
    mut commands: Commands,
    mut all: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<BustMaterial>>,
) -> Result {
    let layer = studied.shown().map_or(Layer::Skin, |study| study.layer);
    let bare = layer != Layer::Skin;
    bust.set_if_neq(shown_if(!bare || layer == Layer::Half));
    for mut seen in &mut cores {
        seen.set_if_neq(shown_if(bare));
    }
    if !bare {
        return Ok(());
    }
    // Tried once; what cannot be read is said once.
    if !std::mem::replace(&mut *tried, true) {
        let mesh = read_core(&body.core)?;
        let made = materials.add(BustMaterial::default());
        commands.spawn((Core, Mesh3d(all.add(meshes::bust(&mesh))), MeshMaterial3d(made.clone()), NoFrustumCulling));
        *core = Some(made);
    }
    if let Some(mut material) = core.as_ref().and_then(|made| materials.get_mut(made)) {
        material.stage = staged.stage.toned(BONE).whole();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_looked_at_from_its_own_side() {
        for (at, out, view) in [
            ([0.065, 0.040, 0.015], [1.0, 0.1, 0.1], ScoreView::Temple(Side::Left)),
            ([0.0, 0.06, 0.09], [0.1, 0.2, 1.0], ScoreView::Face),
            ([0.02, -0.03, -0.08], [0.1, 0.0, -1.0], ScoreView::Nape),
            ([0.0, 0.13, 0.0], [0.0, 1.0, 0.0], ScoreView::Crown),
        ] {
            assert_eq!(view_of(at.into(), Vec3::from(out).normalize()), view);
        }
    }
}
