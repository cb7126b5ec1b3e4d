//! The materials of the stage: stone, balls and room, each with its own shader and all with the same uniform.
//!
//! No `StandardMaterial`, no shadow maps, no prepass: that is what makes the stage usable with no GPU at all. The shaders
//! are compiled into the program.

use bevy::asset::{load_internal_asset, uuid_handle};
use bevy::mesh::MeshVertexBufferLayoutRef;
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{
    AsBindGroup, CompareFunction, Face, RenderPipelineDescriptor, SpecializedMeshPipelineError,
};
use bevy::shader::ShaderRef;

use super::uniform::StageUniform;

const LIGHT: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e01");
const WAY: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e1b");
const BUST: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e02");
const BALLS: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e03");
const BACKDROP: Handle<Shader> = uuid_handle!("5a1d6f0e-6f5e-4c55-9d43-3a1d0a7c9e04");

/// The bust.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub(crate) struct BustMaterial {
    #[uniform(0)]
    pub(crate) stage: StageUniform,
}

/// The balls that a head may lie on.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub(crate) struct BallMaterial {
    #[uniform(0)]
    pub(crate) stage: StageUniform,
}

/// The room behind.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug, Default)]
pub(crate) struct BackdropMaterial {
    #[uniform(0)]
    pub(crate) stage: StageUniform,
}

type Specialised = Result<(), SpecializedMeshPipelineError>;

impl Material for BustMaterial {
    fn vertex_shader() -> ShaderRef {
        BUST.into()
    }

    fn fragment_shader() -> ShaderRef {
        BUST.into()
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
    ) -> Specialised {
        let vertices = layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_NORMAL.at_shader_location(1),
            Mesh::ATTRIBUTE_COLOR.at_shader_location(2),
        ])?;
        descriptor.vertex.buffers = vec![vertices];
        Ok(())
    }
}

impl Material for BallMaterial {
    fn vertex_shader() -> ShaderRef {
        BALLS.into()
    }

    fn fragment_shader() -> ShaderRef {
        BALLS.into()
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
        _: MaterialPipelineKey<Self>,
    ) -> Specialised {
        let vertices = layout.0.get_layout(&[
            Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
            Mesh::ATTRIBUTE_NORMAL.at_shader_location(1),
        ])?;
        descriptor.vertex.buffers = vec![vertices];
        // The far side of a ball never shows through the near one: facing is decided in the shader's own geometry.
        descriptor.primitive.cull_mode = Some(Face::Back);
        Ok(())
    }
}

impl Material for BackdropMaterial {
    fn vertex_shader() -> ShaderRef {
        BACKDROP.into()
    }

    fn fragment_shader() -> ShaderRef {
        BACKDROP.into()
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
    ) -> Specialised {
        flat(descriptor, layout, CompareFunction::GreaterEqual)
    }
}

/// A sheet in the picture's own plane.
fn flat(
    descriptor: &mut RenderPipelineDescriptor,
    layout: &MeshVertexBufferLayoutRef,
    compare: CompareFunction,
) -> Specialised {
    let vertices = layout.0.get_layout(&[Mesh::ATTRIBUTE_POSITION.at_shader_location(0)])?;
    descriptor.vertex.buffers = vec![vertices];
    descriptor.primitive.cull_mode = None;
    if let Some(depth) = &mut descriptor.depth_stencil {
        depth.depth_compare = Some(compare);
    }
    Ok(())
}

/// Adds the materials and their shaders.
pub(super) fn plugin(app: &mut App) {
    load_internal_asset!(app, LIGHT, "shaders/light.wgsl", Shader::from_wgsl);
    load_internal_asset!(app, WAY, "shaders/way.wgsl", Shader::from_wgsl);
    load_internal_asset!(app, BUST, "shaders/bust.wgsl", Shader::from_wgsl);
    load_internal_asset!(app, BALLS, "shaders/balls.wgsl", Shader::from_wgsl);
    load_internal_asset!(app, BACKDROP, "shaders/backdrop.wgsl", Shader::from_wgsl);
    app.add_plugins((
        MaterialPlugin::<BustMaterial>::default(),
        MaterialPlugin::<BallMaterial>::default(),
        MaterialPlugin::<BackdropMaterial>::default(),
    ));
}
