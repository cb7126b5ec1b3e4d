//! The material of an inset: its shader, and the two ways in which it is drawn: depth alone, or colour on that depth.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::math::{Mat4, Vec4};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, ColorWrites, Face, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::ShaderRef;

use super::uniform::StageUniform;

const INSET: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e05");

/// What the inset's shader is told besides the stage.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(super) struct InsetUniform {
    /// From the mesh to the stage.
    pub(super) model: Mat4,
    /// How visible (0 to 1), how far the chest has risen (metres), how much it is touched (0 to 1), 1 where only depth is drawn.
    pub(super) look: Vec4,
    /// Between which heights of the mesh it fades out below, and above, metres.
    pub(super) fade: Vec4,
    /// Two points on it and how far each glows, metres; 0 where there is none.
    pub(super) points: [Vec4; 2],
    /// The ways out of the skin there.
    pub(super) normals: [Vec4; 2],
}

/// An inset.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
#[bind_group_data(InsetKey)]
pub(super) struct InsetMaterial {
    #[uniform(0)]
    pub(super) stage: StageUniform,
    #[uniform(1)]
    pub(super) inset: InsetUniform,
    /// Only where it is, not how it looks.
    pub(super) depth_only: bool,
    /// It is the mirror image of the mesh: its triangles turn the other way.
    pub(super) mirrored: bool,
}

/// What of an inset's material its pipeline depends on.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct InsetKey {
    depth_only: bool,
    mirrored: bool,
}

impl From<&InsetMaterial> for InsetKey {
    fn from(material: &InsetMaterial) -> Self {
        Self { depth_only: material.depth_only, mirrored: material.mirrored }
    }
}

impl Material for InsetMaterial {
    fn vertex_shader() -> ShaderRef {
        INSET.into()
    }

    fn fragment_shader() -> ShaderRef {
        INSET.into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        AlphaMode::Blend
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let vertices = layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_NORMAL.at_shader_location(1),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(2),
        ])?;
        descriptor.vertex.buffers = vec![vertices];
        let InsetKey { depth_only, mirrored } = key.bind_group_data;
        descriptor.primitive.cull_mode = Some(if mirrored { Face::Front } else { Face::Back });
        if let Some(depth) = &mut descriptor.depth_stencil {
            depth.depth_write_enabled = Some(depth_only);
        }
        if depth_only && let Some(fragment) = &mut descriptor.fragment {
            for target in fragment.targets.iter_mut().flatten() {
                target.write_mask = ColorWrites::empty();
            }
        }
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, INSET, "shaders/inset.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<InsetMaterial>::default());
}
