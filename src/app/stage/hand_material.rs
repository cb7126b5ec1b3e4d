//! The material of a hand: its shader; it is drawn twice.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::shader::ShaderRef;

use super::hands::HandUniform;
use super::meshes::{BONES, CORRECTION, PULLS, TURN};
use super::twice::Draw;
use super::uniform::StageUniform;

const HAND: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e06");

/// A hand.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
#[bind_group_data(Draw)]
pub(super) struct HandMaterial {
    #[uniform(0)]
    pub(super) stage: StageUniform,
    #[uniform(1)]
    pub(super) hand: HandUniform,
    pub(super) draw: Draw,
}

impl From<&HandMaterial> for Draw {
    fn from(material: &HandMaterial) -> Self {
        material.draw
    }
}

impl Material for HandMaterial {
    fn vertex_shader() -> ShaderRef {
        HAND.into()
    }

    fn fragment_shader() -> ShaderRef {
        HAND.into()
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
            BONES.at_shader_location(3),
            PULLS.at_shader_location(4),
            CORRECTION.at_shader_location(5),
            TURN.at_shader_location(6),
        ])?;
        descriptor.vertex.buffers = vec![vertices];
        key.bind_group_data.set_up(descriptor);
        Ok(())
    }
}

pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, HAND, "shaders/hand.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<HandMaterial>::default());
}
