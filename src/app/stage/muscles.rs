//! The muscles on the stage: those that are worked are seen through a soft lens in the skin, those that are studied as a
//! whole, through it or without it.
//!
//! In: the lenses of the [`Pose`](crate::pose::Pose) and the muscles of the step, or a [`Study`]. Out: entities that show
//! them. Over the skin a muscle is drawn as clear as the lens is there: what lies before it, an ear or a hand, stays before
//! it. Laid bare, they hide one another as they lie. Nothing is read before the first session or study.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::math::{Vec3, Vec4};
use bevy::prelude::*;

use super::muscle_material::{LensUniform, MuscleMaterial};
use super::ray::Ray;
use super::study::{Layer, Study, view_of};
use super::twice::before;
use super::uniform::placed;
use super::{StageBody, Staged, meshes, shown_if};
use crate::atlas::vocabulary::Side;
use crate::pose::lens::Lens;
use crate::score::types::View as ScoreView;
use crate::sculpt::{self, MuscleMesh, read_muscles};

/// The flesh, linear: dim and brown, no meat; and how strong its fibres are.
const FLESH: Vec4 = Vec4::new(0.41, 0.275, 0.235, 0.34);
/// How much of the skin goes for a muscle at most, and for one that is studied.
const CLEAREST: f32 = 0.66;
const STUDIED: f32 = 0.74;
/// How much of the accent lies on it.
const LIT: f32 = 0.12;
/// How bright muscles are beside the one that is studied.
const BESIDE: f32 = 0.46;
/// How deep the muscles of each layer lie at most, metres: so far one is drawn towards the eye.
const DEEP: [f32; 4] = [0.007, 0.012, 0.016, 0.024];
/// How far, where the whole of it is to be seen through the skin.
const DEEPEST: [f32; 4] = [0.012, 0.020, 0.034, 0.060];
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
    /// The same laid bare, once it was.
    bare: Option<Handle<MuscleMaterial>>,
    shown: Option<Shown>,
    /// Where it is best seen from.
    view: ScoreView,
    positions: Vec<[f32; 3]>,
    indices: Vec<u32>,
}

/// How a muscle is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// Through the skin.
    Through,
    /// Laid bare.
    Bare,
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
                view: view(&mesh),
                id: mesh.id,
                entity,
                material,
                bare: None,
                shown: None,
                positions: mesh.positions,
                indices: mesh.indices,
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
            let look = lens.map(|lens| LensUniform {
                at: placed(lens.at, staged.mirror).extend(lens.radius),
                look: Vec3::new(CLEAREST * lens.clear, DEEP[shape.layer], 0.0).extend(0.0),
                tint: FLESH,
            });
            shape.put(look.map(|look| (Shown::Through, look)), staged, commands, materials);
        }
    }

    /// Shows what is studied: through the skin, or laid bare with what lies beside it.
    pub(super) fn study(
        &mut self,
        study: &Study,
        staged: &Staged,
        commands: &mut Commands,
        materials: &mut Assets<MuscleMaterial>,
    ) {
        // Nothing lies over what is studied: muscles further out than it are taken away with the skin.
        let outermost = self.shapes.iter().filter(|shape| study.is_of(&shape.id)).map(|shape| shape.layer).min();
        let outermost = outermost.unwrap_or_default();
        for shape in &mut self.shapes {
            let own = study.is_of(&shape.id);
            let look = |clear: f32, near: f32, lit: f32, bright: f32| LensUniform {
                at: Vec4::W,
                look: Vec4::new(clear, near, 1.0, lit),
                tint: (FLESH.truncate() * bright).extend(FLESH.w),
            };
            let alone = study.alone && study.of.is_some();
            let left = !alone && study.layer.from().is_some_and(|from| shape.layer >= from.max(outermost));
            let shown = match (study.layer, own) {
                (Layer::Skin, true) => Some((Shown::Through, look(STUDIED, DEEPEST[shape.layer], LIT, 1.0))),
                (Layer::Skin, false) => None,
                (_, true) => Some((Shown::Bare, look(1.0, 0.0, LIT, 1.0))),
                (_, false) if left && study.of.is_none() => Some((Shown::Bare, look(1.0, 0.0, 0.0, 0.8))),
                (_, false) if left => Some((Shown::Bare, look(1.0, 0.0, 0.0, BESIDE))),
                (_, false) => None,
            };
            shape.put(shown, staged, commands, materials);
        }
    }

    /// Where a muscle is best seen from, on the person's left.
    pub(super) fn seen_from(&self, id: &str) -> Option<ScoreView> {
        self.shapes.iter().find(|shape| shape.id == id && shape.side == Side::Left).map(|shape| shape.view)
    }

    /// The first muscle that a line of sight meets, no farther than `most` metres: of those that are laid bare, or of all.
    pub(super) fn met(&self, ray: &Ray, bare: bool, most: f32) -> Option<String> {
        let there = self.shapes.iter().filter(|shape| !bare || shape.shown == Some(Shown::Bare));
        let met = there.filter_map(|shape| Some((ray.meets(&shape.positions, &shape.indices)?, &shape.id)));
        let first = met.filter(|(far, _)| *far <= most).min_by(|a, b| a.0.total_cmp(&b.0));
        first.map(|(_, id)| id.clone())
    }
}

impl Shape {
    /// Shows it so, or not at all.
    fn put(
        &mut self,
        look: Option<(Shown, LensUniform)>,
        staged: &Staged,
        commands: &mut Commands,
        materials: &mut Assets<MuscleMaterial>,
    ) {
        let shown = look.map(|(shown, _)| shown);
        if self.shown != shown {
            self.shown = shown;
            let mut entity = commands.entity(self.entity);
            entity.insert(shown_if(shown.is_some()));
            match shown {
                Some(Shown::Bare) => {
                    let made = || materials.add(MuscleMaterial { bare: true, ..default() });
                    entity.insert(MeshMaterial3d(self.bare.get_or_insert_with(made).clone()));
                }
                Some(Shown::Through) => {
                    entity.insert(MeshMaterial3d(self.material.clone()));
                }
                None => {}
            }
        }
        let Some((shown, lens)) = look else { return };
        #[expect(clippy::cast_precision_loss, reason = "there are four layers")]
        let far = FAR + LAYER * self.layer as f32;
        commands.entity(self.entity).insert(before(&staged.eye, far));
        let handle = if shown == Shown::Bare { self.bare.as_ref() } else { Some(&self.material) };
        if let Some(mut material) = handle.and_then(|handle| materials.get_mut(handle)) {
            material.stage = staged.stage;
            material.lens = lens;
        }
    }
}

/// Where a muscle is best seen from: there where most of it lies open.
fn view(mesh: &MuscleMesh) -> ScoreView {
    let (mut middle, mut out, mut weight) = (Vec3::ZERO, Vec3::ZERO, 0.0);
    for ((at, normal), colour) in mesh.positions.iter().zip(&mesh.normals).zip(&mesh.colours) {
        middle += Vec3::from(*at) * colour[3];
        out += Vec3::from(*normal) * colour[3];
        weight += colour[3];
    }
    view_of(middle / weight.max(1e-6), out.normalize_or(Vec3::Z))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_muscle_is_looked_at_from_where_it_lies_open() {
        let muscles = read_muscles(include_bytes!("../../../assets/body/muscles.glb")).unwrap();
        let seen = |id: &str| view(muscles.iter().find(|mesh| mesh.id == id).unwrap());
        for (id, expected) in [
            ("temporalis", &[ScoreView::Temple(Side::Left)][..]),
            ("frontalis", &[ScoreView::Face, ScoreView::Crown]),
            ("rcp_major", &[ScoreView::Nape]),
            ("upper_trapezius", &[ScoreView::Nape, ScoreView::Shoulder(Side::Left), ScoreView::Neck(Side::Left)]),
            (
                "scm_sternal",
                &[ScoreView::Neck(Side::Left), ScoreView::NeckFront(Side::Left), ScoreView::Jaw(Side::Left)],
            ),
            ("masseter_sup", &[ScoreView::Jaw(Side::Left), ScoreView::Temple(Side::Left)]),
        ] {
            assert!(expected.contains(&seen(id)), "{id}: {:?}", seen(id));
        }
    }
}
