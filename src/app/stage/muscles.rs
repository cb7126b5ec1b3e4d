//! The muscles on the stage: those that are worked are seen through a soft lens in the skin.
//!
//! In: the lenses of the [`Pose`](crate::pose::Pose) and the muscles of the step. Out: entities that show them. A muscle is
//! drawn over the skin, as clear as the lens is there: what lies before it, an ear or a hand, stays before it. Nothing is
//! read before the first session.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::math::{Vec3, Vec4};
use bevy::prelude::*;

use super::muscle_material::{LensUniform, MuscleMaterial};
use super::uniform::placed;
use super::{StageBody, Staged, meshes, shown_if};
use crate::atlas::vocabulary::Side;
use crate::pose::lens::Lens;
use crate::sculpt::{self, read_muscles};

/// The flesh, linear: dim and brown, no meat; and how strong its fibres are.
const FLESH: Vec4 = Vec4::new(0.41, 0.275, 0.235, 0.34);
/// How much of the skin goes for a muscle at most.
const CLEAREST: f32 = 0.66;
/// How deep the muscles of each layer lie at most, metres: so far one is drawn towards the eye.
const DEEP: [f32; 4] = [0.007, 0.012, 0.016, 0.024];
/// How far from the eye muscles count as lying when they are sorted, metres; a deeper layer lies farther.
const FAR: f32 = 1.3;
const LAYER: f32 = 0.02;

/// One muscle of one side.
struct Shape {
    id: String,
    side: Side,
    layer: usize,
    entity: Entity,
    material: Handle<MuscleMaterial>,
    shown: bool,
}

/// The muscles, once they were read.
#[derive(Resource)]
pub(super) struct Muscles {
    shapes: Vec<Shape>,
}

impl Muscles {
    /// Reads the muscles and puts them on the stage, unseen.
    ///
    /// # Errors
    /// When the file is not what `sculpt` wrote.
    pub(super) fn new(
        body: &StageBody,
        commands: &mut Commands,
        all: &mut Assets<Mesh>,
        materials: &mut Assets<MuscleMaterial>,
    ) -> Result<Self> {
        let shapes = read_muscles(&body.muscles)?.into_iter().map(|mesh| {
            let material = materials.add(MuscleMaterial::default());
            let entity = commands
                .spawn((
                    Mesh3d(all.add(meshes::muscle(&mesh))),
                    MeshMaterial3d(material.clone()),
                    NoFrustumCulling,
                    Visibility::Hidden,
                ))
                .id();
            Shape {
                side: if mesh.side == sculpt::Side::Left { Side::Left } else { Side::Right },
                layer: usize::try_from(mesh.layer).unwrap_or_default().min(DEEP.len() - 1),
                id: mesh.id,
                entity,
                material,
                shown: false,
            }
        });
        Ok(Self { shapes: shapes.collect() })
    }

    /// Shows the muscles that the step works through these lenses, and no others.
    pub(super) fn show(
        &mut self,
        lenses: &[Option<Lens>; 2],
        staged: &Staged,
        commands: &mut Commands,
        materials: &mut Assets<MuscleMaterial>,
    ) {
        for shape in &mut self.shapes {
            // In a mirror the other side's mesh stands where this one's would.
            let side = if staged.mirror { shape.side.other() } else { shape.side };
            let over = lenses.iter().flatten().find(|lens| lens.side.is_none_or(|own| own == side));
            let lens = over.filter(|lens| lens.clear > 0.003 && staged.worked.contains(&shape.id));
            if shape.shown != lens.is_some() {
                shape.shown = lens.is_some();
                commands.entity(shape.entity).insert(shown_if(shape.shown));
            }
            let Some(lens) = lens else { continue };
            #[expect(clippy::cast_precision_loss, reason = "there are four layers")]
            let far = FAR + LAYER * shape.layer as f32;
            commands
                .entity(shape.entity)
                .insert(Transform::from_translation(staged.eye.translation + staged.eye.forward() * far));
            if let Some(mut material) = materials.get_mut(&shape.material) {
                material.stage = staged.stage;
                material.lens = LensUniform {
                    at: placed(lens.at, staged.mirror).extend(lens.radius),
                    look: Vec3::new(CLEAREST * lens.clear, DEEP[shape.layer], 0.0).extend(0.0),
                    tint: FLESH,
                };
            }
        }
    }
}
