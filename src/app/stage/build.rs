//! Builds the stage: bust, room, balls and camera once; hands, muscles and insets when they are first needed.
//!
//! In: a [`StageBody`], and whether the machine is slow. Out: entities, and the resources [`Built`], [`Hands`], [`Muscles`], [`Insets`]. It
//! shows nothing: what is built stands unseen or as it was made until the stage's view says otherwise.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::core_pipeline::tonemapping::{DebandDither, Tonemapping};
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;

use super::hand_material::HandMaterial;
use super::hands::Hands;
use super::inset_material::InsetMaterial;
use super::insets::Insets;
use super::lens::Lens;
use super::material::{BackdropMaterial, BallMaterial, BustMaterial};
use super::muscle_material::MuscleMaterial;
use super::muscles::Muscles;
use super::{Balls, Bust, Finest, StageBody, StageCamera, StageView, adapter, meshes};
use crate::pose::surface::Surface;
use crate::score::types::{Score, View};
use crate::sculpt;

/// What was built for the body.
#[derive(Resource)]
pub(super) struct Built {
    pub(super) surface: Surface,
    /// The lowest point of the bust, metres.
    pub(super) low: f32,
    pub(super) bust: Handle<BustMaterial>,
    pub(super) balls: Handle<BallMaterial>,
    pub(super) backdrop: Handle<BackdropMaterial>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, build_stage.run_if(resource_exists_and_changed::<StageBody>))
        .add_systems(PreUpdate, build_what_a_session_needs.after(build_stage).run_if(resource_exists::<Built>));
}

/// Builds the stage for a body. An unreadable body leaves the stage as it was, and says so in the log.
fn build_stage(
    mut commands: Commands,
    body: Res<StageBody>,
    built: Option<Res<Built>>,
    adapter: Option<Res<RenderAdapterInfo>>,
    finest: Option<Res<Finest>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut busts: ResMut<Assets<BustMaterial>>,
    mut balls: ResMut<Assets<BallMaterial>>,
    mut backdrops: ResMut<Assets<BackdropMaterial>>,
) -> Result {
    if built.is_some() {
        return Ok(());
    }
    let slow = adapter.is_some_and(|adapter| adapter::is_slow(&adapter));
    let coarse = slow && finest.is_none();
    let mesh = sculpt::read_glb(if coarse { &body.coarse } else { &body.bust })?;
    let made = Built {
        surface: Surface::of(&mesh),
        low: mesh.positions.iter().map(|p| p[1]).fold(f32::MAX, f32::min),
        bust: busts.add(BustMaterial::default()),
        balls: balls.add(BallMaterial::default()),
        backdrop: backdrops.add(BackdropMaterial::default()),
    };
    commands.spawn((
        Bust,
        Mesh3d(meshes.add(meshes::bust(&mesh))),
        MeshMaterial3d(made.bust.clone()),
        NoFrustumCulling,
    ));
    let sheet = Mesh3d(meshes.add(meshes::sheet()));
    commands.spawn((sheet, MeshMaterial3d(made.backdrop.clone()), NoFrustumCulling));
    commands.spawn((
        Balls,
        Mesh3d(meshes.add(meshes::balls())),
        MeshMaterial3d(made.balls.clone()),
        NoFrustumCulling,
        Visibility::Hidden,
    ));
    commands.spawn((
        StageCamera,
        Camera3d::default(),
        Camera { order: -1, ..default() },
        Projection::custom(Lens::default()),
        Tonemapping::None,
        DebandDither::Disabled,
        if slow { Msaa::Off } else { Msaa::Sample4 },
    ));
    commands.insert_resource(made);
    Ok(())
}

/// Reads hands when a score is first shown, insets when one has any, muscles when a score or a study is shown: the first
/// screen does not wait for them. What cannot be read is said once in the log and left out.
fn build_what_a_session_needs(
    view: Res<StageView>,
    body: Res<StageBody>,
    adapter: Option<Res<RenderAdapterInfo>>,
    finest: Option<Res<Finest>>,
    (mut hands_tried, mut muscles_tried, mut insets_tried): (Local<bool>, Local<bool>, Local<bool>),
    mut commands: Commands,
    mut all: ResMut<Assets<Mesh>>,
    mut hands: ResMut<Assets<HandMaterial>>,
    mut muscles: ResMut<Assets<MuscleMaterial>>,
    mut insets: ResMut<Assets<InsetMaterial>>,
) -> Result {
    if (view.score.is_some() || view.study.is_some()) && !std::mem::replace(&mut *muscles_tried, true) {
        let made = Muscles::new(&body, &mut commands, &mut all, &mut muscles)?;
        commands.insert_resource(made);
    }
    if view.score.is_some() && !std::mem::replace(&mut *hands_tried, true) {
        let coarse = finest.is_none() && adapter.is_some_and(|adapter| adapter::is_slow(&adapter));
        let made = Hands::new(&body, coarse, &mut commands, &mut hands)?;
        commands.insert_resource(made);
    }
    let inset = |score: &Score| score.views.iter().any(|change| matches!(change.view, View::Inset(_)));
    if view.score.as_deref().is_some_and(inset) && !std::mem::replace(&mut *insets_tried, true) {
        let made = Insets::new(&body, &mut commands, &mut all, &mut insets)?;
        commands.insert_resource(made);
    }
    Ok(())
}
