//! The material of a muscle under the skin.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::math::Vec4;
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, Face, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError,
};
use bevy::shader::ShaderRef;

use super::uniform::StageUniform;

const MUSCLE: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e07");

/// What the muscle's shader is told besides the stage.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub(super) struct LensUniform {
    /// Middle and radius, metres.
    pub(super) at: Vec4,
    /// How visible (0 to 1), how far it comes to the eye (metres), 1 where it is laid bare, how far it is lit up (0 to 1).
    pub(super) look: Vec4,
    /// The flesh, and how strong its fibres are.
    pub(super) tint: Vec4,
}

/// A muscle.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub(super) struct MuscleMaterial {
    #[uniform(0)]
    pub(super) stage: StageUniform,
    #[uniform(1)]
    pub(super) lens: LensUniform,
    /// Laid bare: nothing is seen through it, and it hides what lies behind it.
    pub(super) bare: bool,
}

impl Material for MuscleMaterial {
    fn vertex_shader() -> ShaderRef {
        MUSCLE.into()
    }

    fn fragment_shader() -> ShaderRef {
        MUSCLE.into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        if self.bare { AlphaMode::Opaque } else { AlphaMode::Blend }
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
        _: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let vertices = layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_NORMAL.at_shader_location(1),
            Mesh::ATTRIBUTE_UV_0.at_shader_location(2),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(3),
        ])?;
        descriptor.vertex.buffers = vec![vertices];
        descriptor.primitive.cull_mode = Some(Face::Back);
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, MUSCLE, "shaders/muscle.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<MuscleMaterial>::default());
}
