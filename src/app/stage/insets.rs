//! Insets: what is not on the bust, before it: a forearm with its hand, a foot, a torso with hands on it.
//!
//! In: the inset of the [`Pose`](crate::pose::Pose), with the place and the side it is for, as staged. Out: entities that show
//! it, as large as the subject's area. A hand and a foot are seen as one's own are, whichever way the bust is; a torso stands as
//! the bust does. Each is drawn twice, as hands are: its depth, then its colour, so that it can come and go softly. The jaw needs
//! none: the bust's own mouth is shown, near. Nothing is read before a score has an inset.

use std::f32::consts::PI;

use bevy::camera::visibility::NoFrustumCulling;
use bevy::math::{Mat4, Quat, Vec3, Vec4};
use bevy::prelude::*;

use super::inset_material::{InsetMaterial, InsetUniform};
use super::twice::{Draw, before};
use super::{StageBody, Staged, meshes, shown_if};
use crate::atlas::vocabulary::{Inset, Side};
use crate::sculpt::inset::{InsetMesh, read_insets};

/// How far before the eye an inset stands, metres: nearer than the bust.
const BEFORE: f32 = 0.62;
/// How much of the area's height it takes.
const TALL: f32 = 0.86;
/// Width of the room that it needs by its height.
const ASPECT: f32 = 0.65;
/// How far from the eye depth and colour count as lying when they are sorted, metres: after hands.
const DEPTH_AT: f32 = 0.4;
const COLOUR_AT: f32 = 0.2;
/// How far the light of a point reaches, and that of a palm, metres.
const POINT: f32 = 0.010;
const PALM: f32 = 0.034;
/// How far the chest rises with a breath, metres.
const BREATH: f32 = 0.006;

/// Which mesh shows a place: its id, and whether it is turned round to its other side.
fn shows(inset: Inset, place: &str) -> Option<(&'static str, bool)> {
    match (inset, place) {
        (Inset::Torso, "hold_shoulder_hug") => Some(("torso_hug", false)),
        (Inset::Torso, _) => Some(("torso_breath", false)),
        (Inset::ForearmHand, "pc6_neiguan") => Some(("forearm_hand", true)),
        (Inset::ForearmHand, _) => Some(("forearm_hand", false)),
        (Inset::Foot, _) => Some(("foot", false)),
        (Inset::Jaw, _) => None,
    }
}

/// Between which shares of its height a mesh fades out: below, and above.
fn ends(id: &str) -> [f32; 4] {
    match id {
        "torso_breath" | "torso_hug" => [0.0, 0.16, 0.90, 1.0],
        _ => [0.0, 0.22, 2.0, 3.0],
    }
}

/// The insets, once they were read.
#[derive(Resource)]
pub(super) struct Insets {
    shapes: Vec<Shape>,
}

/// One inset: what it is, and its depth and its colour.
struct Shape {
    id: String,
    /// Its lowest and its highest point, metres.
    tall: [f32; 2],
    points: Vec<(String, Vec3, Vec3)>,
    drawn: [(Entity, Handle<InsetMaterial>); 2],
    seen: bool,
}

impl Insets {
    /// Reads the insets and puts them on the stage, unseen.
    ///
    /// # Errors
    /// When the file is not what `sculpt` wrote.
    pub(super) fn new(
        body: &StageBody,
        commands: &mut Commands,
        all: &mut Assets<Mesh>,
        materials: &mut Assets<InsetMaterial>,
    ) -> Result<Self> {
        let shapes = read_insets(&body.insets)?.into_iter().map(|InsetMesh { id, mesh, points }| {
            let shown = all.add(meshes::bust(&mesh));
            let drawn = Draw::BOTH.map(|draw| {
                let material = materials.add(InsetMaterial { draw, ..default() });
                let entity = commands.spawn((
                    Mesh3d(shown.clone()),
                    MeshMaterial3d(material.clone()),
                    NoFrustumCulling,
                    Visibility::Hidden,
                ));
                (entity.id(), material)
            });
            let heights = mesh.positions.iter().map(|[_, y, _]| *y);
            let tall = heights.fold([f32::MAX, f32::MIN], |[low, high], y| [low.min(y), high.max(y)]);
            let points = points.into_iter().map(|point| (point.place, point.at.into(), point.normal.into())).collect();
            Shape { id, tall, points, drawn, seen: false }
        });
        Ok(Self { shapes: shapes.collect() })
    }

    /// Shows the inset of what is staged, and no other.
    pub(super) fn show(
        &mut self,
        staged: &Staged,
        mirror: bool,
        commands: &mut Commands,
        materials: &mut Assets<InsetMaterial>,
    ) {
        let (pose, place) = (staged.pose.as_ref(), staged.on.as_str());
        let due = pose.and_then(|pose| pose.camera.inset).filter(|(_, seen)| *seen > 0.0);
        let due = due.and_then(|(inset, seen)| Some((inset, seen, shows(inset, place)?)));
        for shape in &mut self.shapes {
            let own = due.filter(|(_, _, (id, _))| *id == shape.id);
            if shape.seen != own.is_some() {
                shape.seen = own.is_some();
                for (entity, _) in &shape.drawn {
                    commands.entity(*entity).insert(shown_if(shape.seen));
                }
            }
            let (Some((inset, seen, (_, turned))), Some(pose)) = (own, pose) else { continue };
            let torso = inset == Inset::Torso;
            let mirrored = if torso { mirror } else { staged.side == Some(Side::Right) };
            let breath = if torso { BREATH * (2.0 * pose.breath - 1.0) } else { 0.0 };
            let look = Vec4::new(seen, breath, pose.inset_touch, 0.0);
            let uniform = shape.uniform(place, look, model(staged, shape.tall, turned, mirrored));
            for ((entity, material), far) in shape.drawn.iter().zip([DEPTH_AT, COLOUR_AT]) {
                commands.entity(*entity).insert(before(&staged.eye, far));
                if let Some(mut material) = materials.get_mut(material) {
                    material.stage = staged.stage.lit(staged.light);
                    material.inset = uniform;
                    material.draw.mirrored = mirrored;
                }
            }
        }
    }
}

impl Shape {
    fn uniform(&self, place: &str, look: Vec4, model: Mat4) -> InsetUniform {
        let [low, high] = self.tall;
        let torso = self.id.starts_with("torso");
        let reach = if torso { PALM } else { POINT };
        let (mut points, mut normals) = ([Vec4::ZERO; 2], [Vec4::ZERO; 2]);
        let own = self.points.iter().filter(|(of, ..)| of == place || torso);
        for ((point, normal), (_, at, out)) in points.iter_mut().zip(&mut normals).zip(own) {
            *point = at.extend(reach);
            *normal = out.extend(0.0);
        }
        let fade = Vec4::from(ends(&self.id).map(|share| low + (high - low) * share));
        InsetUniform { model, look, fade, points, normals }
    }
}

/// From the mesh to the stage: before the eye, in the middle of the subject's area, as large as that.
fn model(staged: &Staged, [low, high]: [f32; 2], turned: bool, mirrored: bool) -> Mat4 {
    let room = staged.area.height.min(staged.area.width * staged.lens.aspect / ASPECT);
    let size = TALL * room * 2.0 * staged.lens.half * BEFORE / (high - low).max(1e-3);
    let at = staged.eye.translation + staged.eye.forward() * BEFORE;
    let turn = staged.eye.rotation * if turned { Quat::from_rotation_y(PI) } else { Quat::IDENTITY };
    let scale = Vec3::new(if mirrored { -size } else { size }, size, size);
    Mat4::from_scale_rotation_translation(scale, turn, at)
        * Mat4::from_translation(Vec3::new(0.0, -(low + high) / 2.0, 0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn every_place_of_an_inset_has_a_mesh_with_its_point() {
        let insets = read_insets(include_bytes!("../../../assets/body/insets.glb")).unwrap();
        let library = Library::open().unwrap();
        let mut places = 0;
        for place in library.atlas().places() {
            let Some((id, _)) = place.inset.and_then(|inset| shows(inset, &place.id)) else { continue };
            let mesh = insets.iter().find(|mesh| mesh.id == id).unwrap();
            assert!(mesh.points.iter().any(|point| point.place == place.id), "{}", place.id);
            places += 1;
        }
        assert_eq!(places, 6);
    }
}
