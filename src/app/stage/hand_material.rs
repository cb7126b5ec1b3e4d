//! The material of a hand: its shader, and the two ways in which it is drawn: depth alone, or colour on that depth.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, ColorWrites, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::shader::ShaderRef;

use super::hands::HandUniform;
use super::meshes::{BONES, CORRECTION, PULLS, TURN};
use super::uniform::StageUniform;

const HAND: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e06");

/// A hand.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
#[bind_group_data(HandKey)]
pub(super) struct HandMaterial {
    #[uniform(0)]
    pub(super) stage: StageUniform,
    #[uniform(1)]
    pub(super) hand: HandUniform,
    /// Only where it is, not how it looks.
    pub(super) depth_only: bool,
}

/// What of a hand's material its pipeline depends on.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct HandKey {
    depth_only: bool,
}

impl From<&HandMaterial> for HandKey {
    fn from(material: &HandMaterial) -> Self {
        Self { depth_only: material.depth_only }
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
        // A left hand's triangles turn the other way; what is nearest faces the eye in any case.
        descriptor.primitive.cull_mode = None;
        let depth_only = key.bind_group_data.depth_only;
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
    load_internal_asset!(app, HAND, "shaders/hand.wgsl", Shader::from_wgsl);
    app.add_plugins(MaterialPlugin::<HandMaterial>::default());
}
