//! How something softly translucent is drawn: twice, its depth alone and then its colour on that depth, so that no part of it
//! shows through another and what lies behind it shows through all.

use bevy::prelude::*;
use bevy::render::render_resource::{ColorWrites, Face, RenderPipelineDescriptor};

/// What of such a material its pipeline depends on.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Draw {
    /// Only where it is, not how it looks. The shader knows it as `DEPTH_ONLY`.
    pub(super) depth_only: bool,
    /// It is the mirror image of the mesh: its triangles turn the other way.
    pub(super) mirrored: bool,
}

impl Draw {
    /// The two draws, in their order.
    pub(super) const BOTH: [Self; 2] =
        [Self { depth_only: true, mirrored: false }, Self { depth_only: false, mirrored: false }];

    /// Makes a pipeline one that draws so.
    pub(super) fn set_up(self, descriptor: &mut RenderPipelineDescriptor) {
        descriptor.primitive.cull_mode = Some(if self.mirrored { Face::Front } else { Face::Back });
        if let Some(depth) = &mut descriptor.depth_stencil {
            depth.depth_write_enabled = Some(self.depth_only);
        }
        if self.depth_only
            && let Some(fragment) = &mut descriptor.fragment
        {
            // A branch on a uniform would not do: a processor that draws in software runs both sides of it.
            fragment.shader_defs.push("DEPTH_ONLY".into());
            for target in fragment.targets.iter_mut().flatten() {
                target.write_mask = ColorWrites::empty();
            }
        }
    }
}

/// Where something stands for sorting: straight before the eye, so far away, metres.
pub(super) fn before(eye: &Transform, far: f32) -> Transform {
    Transform::from_translation(eye.translation + eye.forward() * far)
}
