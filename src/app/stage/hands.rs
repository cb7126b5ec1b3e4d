//! The hands on the stage: one mesh, bent by its bones, in as many copies as the moment has hands.
//!
//! In: the hands of the [`Pose`](crate::pose::Pose). Out: entities that show them. Each is drawn `twice`.
//! Nothing is read before the first session, and a mesh for a grip is made when that grip first comes.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::math::{Mat4, Vec3, Vec4};
use bevy::prelude::*;
use bevy::render::render_resource::ShaderType;

use super::hand_material::HandMaterial;
use super::twice::{Draw, before};
use super::uniform::placed;
use super::{StageBody, Staged, meshes};
use crate::atlas::vocabulary::{Grip, Side};
use crate::pose::hand::{MOST_HANDS, PosedHand, PosedHands};
use crate::sculpt::hand::skeleton::frames;
use crate::sculpt::hand::{BONES, HandMesh, HandPoses, REST, poses, read_hand};

/// How far from the eye depth and colour count as lying when they are sorted, metres: behind everything that is clear, and
/// before the insets.
const DEPTH_AT: f32 = 0.9;
const COLOUR_AT: f32 = 0.5;
/// How far about what it touches a hand is clear, metres, past its outermost pad.
const CLEAR: f32 = 0.030;

/// What the hand's shader is told.
#[derive(Clone, Copy, Debug, ShaderType)]
pub(super) struct HandUniform {
    look: Vec4,
    touch: Vec4,
    tone: Vec4,
    bones: [Mat4; BONES],
}

impl Default for HandUniform {
    fn default() -> Self {
        Self { look: Vec4::ZERO, touch: Vec4::ZERO, tone: Vec4::ONE, bones: [Mat4::IDENTITY; BONES] }
    }
}

/// The hands, once they were read.
#[derive(Resource)]
pub(super) struct Hands {
    poses: HandPoses,
    mesh: HandMesh,
    /// From the resting hand's palm to each bone, metres.
    rest: [Mat4; BONES],
    grips: Vec<(Grip, Handle<Mesh>)>,
    slots: Vec<Slot>,
}

/// One hand's entities and materials: depth, and colour.
struct Slot {
    shown: [(Entity, Handle<HandMaterial>); 2],
    grip: Option<Grip>,
}

impl Hands {
    /// Reads the hands and puts them on the stage, unseen.
    ///
    /// # Errors
    /// When a file is not what `sculpt` wrote.
    pub(super) fn new(
        body: &StageBody,
        coarse: bool,
        commands: &mut Commands,
        materials: &mut Assets<HandMaterial>,
    ) -> Result<Self> {
        let mesh = read_hand(if coarse { &body.coarse_hand } else { &body.hand })?;
        let poses = poses::read(std::str::from_utf8(&body.poses)?)?;
        let rest = frames(&REST).map(|bone| {
            let mut bone = bone.inverse();
            bone.translation *= 1e-3;
            Mat4::from(bone.as_affine3a())
        });
        let mut slot = || Slot {
            shown: Draw::BOTH.map(|draw| {
                let material = materials.add(HandMaterial { draw, ..default() });
                let entity =
                    commands.spawn((MeshMaterial3d(material.clone()), NoFrustumCulling, Visibility::Hidden)).id();
                (entity, material)
            }),
            grip: None,
        };
        let slots = (0..MOST_HANDS).map(|_| slot()).collect();
        Ok(Self { poses, mesh, rest, grips: Vec::new(), slots })
    }

    /// How hands lie on the places.
    pub(super) fn poses(&self) -> &HandPoses {
        &self.poses
    }

    /// Shows these hands and no others.
    pub(super) fn show(
        &mut self,
        posed: &PosedHands,
        staged: &Staged,
        commands: &mut Commands,
        all: &mut Assets<Mesh>,
        materials: &mut Assets<HandMaterial>,
    ) {
        let mut wanted = posed.iter().filter(|hand| hand.seen > 0.0);
        for index in 0..self.slots.len() {
            let hand = wanted.next();
            let grip = hand.map(|hand| hand.grip);
            let mesh = grip.map(|grip| self.mesh_for(grip, all));
            let rest = self.rest;
            let Some(slot) = self.slots.get_mut(index) else { continue };
            if slot.grip != grip {
                slot.grip = grip;
                for (entity, _) in &slot.shown {
                    let mut entity = commands.entity(*entity);
                    entity.insert(super::shown_if(mesh.is_some()));
                    if let Some(mesh) = &mesh {
                        entity.insert(Mesh3d(mesh.clone()));
                    }
                }
            }
            let Some(hand) = hand else { continue };
            let uniform = uniform(hand, &rest, staged.tone, staged.mirror);
            // A left hand is a mirrored right one; in a mirrored picture it is the other way round.
            let mirrored = (hand.hand == Side::Left) != staged.mirror;
            for ((entity, material), far) in slot.shown.iter().zip([DEPTH_AT, COLOUR_AT]) {
                commands.entity(*entity).insert(before(&staged.eye, far));
                if let Some(mut material) = materials.get_mut(material) {
                    material.stage = staged.stage;
                    material.hand = uniform;
                    material.draw.mirrored = mirrored;
                }
            }
        }
    }

    fn mesh_for(&mut self, grip: Grip, all: &mut Assets<Mesh>) -> Handle<Mesh> {
        if let Some((_, mesh)) = self.grips.iter().find(|(of, _)| *of == grip) {
            return mesh.clone();
        }
        let mesh = all.add(meshes::hand(&self.mesh, grip));
        self.grips.push((grip, mesh.clone()));
        mesh
    }
}

/// What the shader is told of a hand.
fn uniform(hand: &PosedHand, rest: &[Mat4; BONES], tone: [f32; 3], mirror: bool) -> HandUniform {
    let flip = if mirror { Mat4::from_scale(Vec3::new(-1.0, 1.0, 1.0)) } else { Mat4::IDENTITY };
    let mut bones = [Mat4::IDENTITY; BONES];
    for ((move_, bone), rest) in bones.iter_mut().zip(&hand.bones).zip(rest) {
        *move_ = flip * Mat4::from(*bone) * *rest;
    }
    let pads = hand.touching();
    #[expect(clippy::cast_precision_loss, reason = "a hand touches with eight pads at most")]
    let count = pads.len().max(1) as f32;
    let middle = pads.iter().map(|pad| pad.at).sum::<Vec3>() / count;
    let wide = pads.iter().map(|pad| pad.at.distance(middle)).fold(0.0, f32::max);
    HandUniform {
        look: Vec4::new(hand.seen, hand.gripping, 1.0 - hand.lift, 0.0),
        touch: placed(middle, mirror).extend(wide + CLEAR),
        tone: Vec3::from(tone).extend(0.0),
        bones,
    }
}
