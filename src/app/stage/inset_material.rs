//! The material of an inset: its shader; it is drawn twice.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::math::{Mat4, Vec4};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError};
use bevy::shader::ShaderRef;

use super::twice::Draw;
use super::uniform::StageUniform;

const INSET: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e05");

/// What the inset's shader is told besides the stage.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(super) struct InsetUniform {
    /// From the mesh to the stage.
    pub(super) model: Mat4,
    /// How visible (0 to 1), how far the chest has risen (metres), how much it is touched (0 to 1).
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
#[bind_group_data(Draw)]
pub(super) struct InsetMaterial {
    #[uniform(0)]
    pub(super) stage: StageUniform,
    #[uniform(1)]
    pub(super) inset: InsetUniform,
    pub(super) draw: Draw,
}

impl From<&InsetMaterial> for Draw {
    fn from(material: &InsetMaterial) -> Self {
        material.draw
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
        key.bind_group_data.set_up(descriptor);
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, INSET, "shaders/inset.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<InsetMaterial>::default());
}
