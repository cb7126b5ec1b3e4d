//! Which graphics there is: asked before the engine is, since the engine dies where there is none.

use bevy::render::renderer::RenderAdapterInfo;
use thiserror::Error;
use wgpu::DeviceType;

/// Why nothing can be drawn.
#[derive(Debug, Error)]
#[error("no graphics driver was found ({0}); a software one will do, such as Debian's mesa-vulkan-drivers")]
pub struct NoAdapter(#[from] wgpu::RequestAdapterError);

/// The name of the adapter that the engine will choose.
///
/// # Errors
/// [`NoAdapter`] if there is none: then nothing that draws may be started.
pub fn probe() -> Result<String, NoAdapter> {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle_from_env());
    let options = wgpu::RequestAdapterOptions::default();
    let adapter = bevy::tasks::block_on(instance.request_adapter(&options))?;
    Ok(adapter.get_info().name)
}

/// Whether the processor draws: then the coarse mesh is taken, and no multisampling.
#[must_use]
pub fn is_slow(adapter: &RenderAdapterInfo) -> bool {
    adapter.device_type == DeviceType::Cpu
}
