//! The stage: the bust in lamplight with the hands of the moment, behind everything else on the screen.
//!
//! The shell sets a [`StageView`] each frame and, once, a [`StageBody`]; the stage reads the score's moment, poses it
//! and draws. Read in this order: this file, [`body`], `build`, `uniform`, `material` and the shaders, `hands`, `muscles`,
//! `insets`, `lens`, [`study`].
//!
//! What it shows depends on the view only; on a screen, `calm` lets it get there gently, and [`explore`] lets a person look
//! from elsewhere. It has materials of its own for everything and asks nothing of a graphics card: on a machine without one
//! it takes the coarse meshes and no multisampling. It owns no position in time and no text.

pub mod adapter;
mod body;
mod build;
mod calm;
pub mod explore;
mod hand_material;
mod hands;
mod inset_material;
mod insets;
mod lens;
mod material;
mod meshes;
mod muscle_material;
mod muscles;
pub mod probe;
mod ray;
mod studied;
pub mod study;
mod twice;
mod uniform;

use std::sync::Arc;

use bevy::prelude::*;

use crate::atlas::vocabulary::Side;
use crate::pose::camera::INSET_LIGHT;
use crate::pose::grip::PadKind;
use crate::pose::shot::DISTANCE;
use crate::pose::{Manner, Pose, Skin};
use crate::score::time::Frame;
use crate::score::types::{Score, View as ScoreView};
pub use body::StageBody;
use build::Built;
use calm::{Calm, Shown};
use explore::Explore;
use hand_material::HandMaterial;
use hands::Hands;
use inset_material::InsetMaterial;
use insets::Insets;
use lens::Lens;
use material::{BackdropMaterial, BallMaterial, BustMaterial};
use muscle_material::MuscleMaterial;
use muscles::Muscles;
use studied::Studied;
use study::Study;
use uniform::{Paint, StageUniform, placed};

/// Light of the stage in quiet comfort, of the usual.
const QUIET_LIGHT: f32 = 0.22;
/// Strength of the glow in quiet comfort, of the usual.
const QUIET_GLOW: f32 = 0.62;
/// Width of the subject by its height, where an area is too narrow for it.
const SUBJECT_ASPECT: f32 = 0.80;

/// The colour of plaster, linear: nobody's skin.
pub const PLASTER: [f32; 3] = [0.60, 0.565, 0.515];

/// What the stage shows: set by the shell.
#[derive(Resource, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, and any may be on with any other")]
pub struct StageView {
    /// The score being played; without one the whole bust is shown and nobody touches it.
    pub score: Option<Arc<Score>>,
    /// What is studied, where no score is shown.
    pub study: Option<Study>,
    /// The playhead.
    pub frame: Frame,
    /// As in a mirror: the person's left is on the left of the picture. From behind it is there by itself.
    pub mirror: bool,
    /// Views fade instead of moving.
    pub reduced_motion: bool,
    /// Quiet comfort: darker, and nothing moves.
    pub quiet: bool,
    /// The playhead moves: a view that a person turned goes back by itself.
    pub moves: bool,
    /// The theme's accent.
    pub accent: LinearRgba,
    /// The theme's ground.
    pub ground: LinearRgba,
    /// The theme's colour for where something can be felt.
    pub refer: LinearRgba,
    /// The colour of the skin, linear.
    pub tone: [f32; 3],
    /// Light of the stage, 0 (black) to 1 (the usual).
    pub dim: f32,
    /// Where the subject is to be.
    pub area: Area,
}

/// A part of the window, in shares of its width and height from the upper left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Default for Area {
    fn default() -> Self {
        Self::WHOLE
    }
}

impl Area {
    /// The whole window.
    pub const WHOLE: Self = Self { left: 0.0, top: 0.0, width: 1.0, height: 1.0 };

    fn middle(self) -> Vec2 {
        Vec2::new(self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

impl Default for StageView {
    fn default() -> Self {
        Self {
            score: None,
            study: None,
            frame: 0,
            mirror: false,
            reduced_motion: false,
            quiet: false,
            moves: false,
            accent: Color::srgb_u8(0x5E, 0x9E, 0x72).to_linear(),
            ground: Color::srgb_u8(0x0C, 0x12, 0x0E).to_linear(),
            refer: Color::srgb_u8(0xC4, 0xA1, 0x76).to_linear(),
            tone: PLASTER,
            dim: 1.0,
            area: Area::WHOLE,
        }
    }
}

/// The stage's camera: it draws the room, the bust and the hands; whatever lies before them is drawn after it.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct StageCamera;

/// The bust, which is hidden while the body is seen without its skin.
#[derive(Component)]
struct Bust;

/// The balls, which are drawn only when there are any.
#[derive(Component)]
struct Balls;

/// While this is there, the stage shows its view at once: for stills, which have no before.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct AtOnce;

/// While this is there, the body is shown as fine as it is, on whatever machine: for pictures that may take their time.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Finest;

/// Whether the stage changes by itself, without a playhead that moves: a fade, a turn of the view.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restless(pub bool);

/// What is on the stage now, for those who show a part of it.
#[derive(Resource, Default)]
struct Staged {
    pose: Option<Pose>,
    stage: StageUniform,
    /// Where the camera stands.
    eye: Transform,
    /// What it sees with.
    lens: Lens,
    /// The skin's own colour.
    tone: [f32; 3],
    mirror: bool,
    /// Where the subject is.
    area: Area,
    /// Light of the stage before what an inset dims.
    light: f32,
    /// The muscles that the step works.
    worked: Vec<String>,
    /// The place that it works on; empty without a score.
    on: String,
    /// The side that is touched; none while nothing is.
    side: Option<Side>,
}

/// When the stage reads its view: set [`StageView`] before.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StageSystems {
    /// The pose of the view is put on the stage, in `PostUpdate`.
    Show,
}

/// Adds the stage.
pub fn plugin(app: &mut App) {
    app.init_resource::<StageView>()
        .init_resource::<Staged>()
        .init_resource::<Restless>()
        .init_resource::<Explore>()
        .add_plugins((
            material::plugin,
            hand_material::plugin,
            muscle_material::plugin,
            inset_material::plugin,
            build::plugin,
            study::plugin,
            probe::plugin,
        ))
        .add_systems(
            PostUpdate,
            (study::direct, show_moment, show_hands, show_muscles, show_insets, study::show_core)
                .chain()
                .in_set(StageSystems::Show)
                .before(TransformSystems::Propagate)
                .before(bevy::camera::CameraUpdateSystems)
                .run_if(resource_exists::<Built>),
        );
}

/// Shows the hands of what is staged.
fn show_hands(
    staged: Res<Staged>,
    hands: Option<ResMut<Hands>>,
    mut commands: Commands,
    mut all: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<HandMaterial>>,
) {
    if let (Some(mut hands), Some(pose)) = (hands, &staged.pose) {
        hands.show(&pose.hands, &staged, &mut commands, &mut all, &mut materials);
    }
}

/// Shows the muscles of what is staged.
fn show_muscles(
    staged: Res<Staged>,
    studied: Res<Studied>,
    muscles: Option<ResMut<Muscles>>,
    mut commands: Commands,
    mut materials: ResMut<Assets<MuscleMaterial>>,
) {
    if let (Some(mut muscles), Some(pose)) = (muscles, &staged.pose) {
        match studied.shown() {
            Some(study) if !study.through_a_lens() => muscles.study(study, &staged, &mut commands, &mut materials),
            _ => muscles.show(&pose.lenses, &staged, &mut commands, &mut materials),
        }
    }
}

/// Shows the inset of what is staged.
fn show_insets(
    view: Res<StageView>,
    staged: Res<Staged>,
    insets: Option<ResMut<Insets>>,
    mut commands: Commands,
    mut materials: ResMut<Assets<InsetMaterial>>,
) {
    if let Some(mut insets) = insets {
        insets.show(&staged, view.mirror, &mut commands, &mut materials);
    }
}

/// Puts the pose of the view on the stage.
fn show_moment(
    view: Res<StageView>,
    body: Res<StageBody>,
    built: Res<Built>,
    hands: Option<Res<Hands>>,
    (mut explore, mut staged, mut restless): (ResMut<Explore>, ResMut<Staged>, ResMut<Restless>),
    studied: Res<Studied>,
    time: Res<Time<Real>>,
    at_once: Option<Res<AtOnce>>,
    mut calm: Local<Calm>,
    camera: Single<(&mut Transform, &mut Projection, &mut Camera), With<StageCamera>>,
    mut balls_seen: Single<&mut Visibility, With<Balls>>,
    mut busts: ResMut<Assets<BustMaterial>>,
    mut balls: ResMut<Assets<BallMaterial>>,
    mut backdrops: ResMut<Assets<BackdropMaterial>>,
) {
    let skin = Skin { places: &body.skin, surface: Some(&built.surface), hands: hands.as_deref().map(Hands::poses) };
    let manner = Manner { reduced_motion: view.reduced_motion, quiet: view.quiet };
    let pose = match (&view.score, studied.pose()) {
        (Some(score), _) => Pose::of(score, view.frame, &skin, manner),
        (None, Some(studied)) => studied.clone(),
        (None, None) => Pose::at_rest(ScoreView::Whole),
    };
    let Shown { mut pose, light, hush } = if at_once.is_some() {
        Shown::at_once(pose, view.quiet)
    } else {
        calm.next(pose, view.quiet, time.delta_secs())
    };
    explore.pass(time.delta_secs(), !view.moves, view.reduced_motion);
    restless.set_if_neq(Restless(calm.moves() || explore.moves() || studied.moves()));
    // By the guided view, so that nothing changes sides while somebody looks round.
    let mirror = view.mirror && pose.camera.shot.from_before();
    pose.camera.shot = explore.shown(&pose.camera.shot, mirror);
    let (mut transform, mut projection, mut camera) = camera.into_inner();
    let size = camera.physical_target_size().map_or(Vec2::new(16.0, 9.0), UVec2::as_vec2);
    let aspect = size.x / size.y.max(1.0);
    let area = view.area;
    camera.clear_color = ClearColorConfig::Custom(view.ground.into());

    *transform = eye(&pose, mirror);
    let shown = pose
        .camera
        .shot
        .height
        .max(pose.camera.shot.height * SUBJECT_ASPECT * area.height / (area.width * aspect).max(0.01));
    let middle = area.middle();
    let lens = Lens {
        half: shown / (2.0 * DISTANCE * area.height.max(0.05)),
        aspect,
        shift: Vec2::new(2.0 * middle.x - 1.0, 1.0 - 2.0 * middle.y),
    };
    *projection = Projection::custom(lens);

    let mix = |usual: f32, quiet: f32| usual + (quiet - usual) * hush;
    let light = view.dim * light * pose.camera.light * mix(1.0, QUIET_LIGHT);
    let behind = pose.camera.inset.map_or(1.0, |(_, seen)| 1.0 - (1.0 - INSET_LIGHT) * seen);
    // Points keep more of their strength than the stone does.
    let glow = mix(1.0, QUIET_GLOW) / mix(1.0, QUIET_LIGHT);
    let paint = Paint {
        accent: view.accent,
        ground: view.ground,
        light: light * behind,
        glow,
        mirror,
        middle,
        height: area.height,
        aspect,
        tone: view.tone,
        fade: fade(&pose, built.low),
    };
    let stage = StageUniform::of(&pose, &paint).studied(studied.half(), studied.patches(), view.refer, mirror);
    if let Some(mut material) = busts.get_mut(&built.bust) {
        material.stage = stage;
    }
    if let Some(mut material) = balls.get_mut(&built.balls) {
        material.stage = stage;
    }
    if let Some(mut material) = backdrops.get_mut(&built.backdrop) {
        material.stage = stage;
    }
    balls_seen.set_if_neq(shown_if(pose.pads.iter().any(|pad| pad.seen > 0.0 && pad.kind == PadKind::Ball)));

    let moment = view.score.as_deref().and_then(|score| score.moment(view.frame));
    let step = moment.as_ref().map(|moment| moment.step);
    let worked = step.map_or(studied.muscles(), |step| &step.muscles);
    if staged.worked != worked {
        staged.worked = worked.to_vec();
    }
    step.map_or("", |step| &step.on).clone_into(&mut staged.on);
    *staged = Staged {
        stage,
        eye: *transform,
        lens,
        tone: view.tone,
        mirror,
        area,
        light,
        worked: std::mem::take(&mut staged.worked),
        on: std::mem::take(&mut staged.on),
        side: moment.and_then(|moment| moment.contacts().next().map(|now| now.side)),
        pose: Some(pose),
    };
}

/// Between these heights the bust fades into the ground: over the lowest quarter of what is seen of it, so that neither
/// its own edge nor the picture's cuts it; over less where the picture reaches below the bust.
fn fade(pose: &Pose, low: f32) -> [f32; 2] {
    let shot = pose.camera.shot;
    let level = (1.0 - shot.towards.y * shot.towards.y).sqrt().max(0.3);
    let tall = shot.height / level;
    let foot = shot.focus.y - 0.50 * tall;
    let below = (low - foot).max(0.0);
    [foot.max(low), foot.max(low) + (0.25 * tall - 0.5 * below).max(0.06)]
}

/// Where the camera stands.
fn eye(pose: &Pose, mirror: bool) -> Transform {
    let shot = pose.camera.shot;
    Transform::from_translation(placed(shot.eye(), mirror)).looking_at(placed(shot.focus, mirror), Vec3::Y)
}

const fn shown_if(seen: bool) -> Visibility {
    if seen { Visibility::Inherited } else { Visibility::Hidden }
}
