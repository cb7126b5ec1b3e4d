//! A headless app that draws into an image: set it up once, change its world, take as many shots as wanted.
//!
//! In come a size, whether to draw at twice the size, and a closure that adds plugins and resources as the app itself
//! would; every camera that looks at the window looks at the image instead. Out come [`Picture`]s.
//!
//! Pipelines are compiled before a frame is drawn and the first frames are thrown away, so that a shot is whole; time
//! goes on by a fixed step per frame, so that two runs draw the same. It opens no window and reads no input.

use std::time::Duration;

use bevy::app::{PanicHandlerPlugin, TerminalCtrlCHandlerPlugin};
use bevy::asset::RenderAssetUsages;
use bevy::camera::{ImageRenderTarget, RenderTarget};
use bevy::image::Image;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_asset::RenderAssets;
use bevy::render::render_resource::{
    BufferDescriptor, BufferUsages, CachedPipelineState, Extent3d, MapMode, PipelineCache, PollType,
    TexelCopyBufferInfo, TexelCopyBufferLayout, TextureFormat, TextureUsages,
};
use bevy::render::renderer::{RenderDevice, RenderQueue};
use bevy::render::texture::GpuImage;
use bevy::render::{RenderApp, RenderPlugin};
use bevy::time::TimeUpdateStrategy;
use bevy::window::{ExitCondition, WindowPlugin};
use bevy::winit::WinitPlugin;
use thiserror::Error;

use super::picture::Picture;
use crate::app::stage::adapter::{self, NoAdapter};
use crate::app::stage::{AtOnce, Finest};

/// Frames thrown away before the first shot.
const WARM_UP: usize = 6;
/// Frames drawn for each later shot: what was changed is seen in the last.
const SETTLE: usize = 2;
/// The greatest width and height of a shot, pixels, before it is halved.
const LARGEST: u32 = 8192;
/// Time that passes from frame to frame.
const STEP: Duration = Duration::from_millis(40);

/// Why no picture was drawn.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The machine cannot draw.
    #[error(transparent)]
    NoAdapter(#[from] NoAdapter),
    /// The size is nothing, or more than can be drawn.
    #[error("a picture of {0} x {1} cannot be drawn; each side must be 1 to {max}", max = LARGEST / 2)]
    Size(u32, u32),
    /// The picture could not be fetched from the graphics device.
    #[error("the picture could not be read back: {0}")]
    Read(&'static str),
    /// What draws a part of the picture could not be made ready: without this it would be missing without a word.
    #[error("a part of the picture cannot be drawn on this machine: {0}")]
    Pipeline(String),
}

/// A headless app and the image it draws into.
pub struct Studio {
    app: App,
    image: Handle<Image>,
    drawn: [u32; 2],
    halve: bool,
    warm: bool,
}

/// The image that stands for the window.
#[derive(Resource, Clone)]
struct Canvas {
    image: Handle<Image>,
    scale: f32,
}

impl Studio {
    /// A studio for stills: drawn at twice the size and halved.
    ///
    /// # Errors
    /// [`RenderError::NoAdapter`] where nothing can be drawn, [`RenderError::Size`] for an impossible size.
    pub fn new(size: [u32; 2], setup: impl FnOnce(&mut App)) -> Result<Self, RenderError> {
        Self::with_scale(size, true, setup)
    }

    /// A studio that draws each pixel once: for films, tests and measuring.
    ///
    /// # Errors
    /// As for [`Studio::new`].
    pub fn plain(size: [u32; 2], setup: impl FnOnce(&mut App)) -> Result<Self, RenderError> {
        Self::with_scale(size, false, setup)
    }

    fn with_scale(size: [u32; 2], halve: bool, setup: impl FnOnce(&mut App)) -> Result<Self, RenderError> {
        let times = if halve { 2 } else { 1 };
        let drawn = size.map(|side| side.saturating_mul(times));
        if drawn.iter().any(|side| !(1..=LARGEST).contains(side)) {
            return Err(RenderError::Size(size[0], size[1]));
        }
        adapter::probe()?;
        let mut app = App::new();
        app.add_plugins(
            DefaultPlugins
                .set(WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() })
                .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
                .disable::<WinitPlugin>()
                .disable::<PipelinedRenderingPlugin>()
                .disable::<LogPlugin>()
                .disable::<PanicHandlerPlugin>()
                .disable::<TerminalCtrlCHandlerPlugin>(),
        );
        app.insert_resource(TimeUpdateStrategy::ManualDuration(STEP));
        let image = app.world_mut().resource_mut::<Assets<Image>>().add(canvas(drawn));
        let scale = if halve { 2.0 } else { 1.0 };
        app.insert_resource(Canvas { image: image.clone(), scale }).insert_resource(AtOnce);
        app.add_systems(PreUpdate, look_at_canvas);
        app.add_systems(Last, look_at_canvas);
        if halve {
            app.insert_resource(Finest);
        }
        setup(&mut app);
        app.finish();
        app.cleanup();
        Ok(Self { app, image, drawn, halve, warm: false })
    }

    /// The app's world, to change what is shown.
    pub fn world(&mut self) -> &mut World {
        self.app.world_mut()
    }

    /// Draws one frame and waits until it is done.
    ///
    /// # Errors
    /// [`RenderError::Read`] if the device does not answer.
    pub fn frame(&mut self) -> Result<(), RenderError> {
        self.app.update();
        let device = self.app.world().resource::<RenderDevice>();
        device.poll(PollType::wait_indefinitely()).map_err(|_| RenderError::Read("the device does not answer"))?;
        Ok(())
    }

    /// What is shown now.
    ///
    /// # Errors
    /// [`RenderError::Read`] if the picture cannot be fetched.
    pub fn shot(&mut self) -> Result<Picture, RenderError> {
        let frames = if self.warm { SETTLE } else { WARM_UP };
        for _ in 0..frames {
            self.frame()?;
        }
        self.warm = true;
        self.ready()?;
        let picture = self.read()?;
        Ok(if self.halve { picture.halved() } else { picture })
    }

    /// Whether everything that was to be drawn so far could be.
    ///
    /// # Errors
    /// [`RenderError::Pipeline`] with the first reason why not.
    pub fn ready(&self) -> Result<(), RenderError> {
        let render = self.app.get_sub_app(RenderApp).ok_or(RenderError::Read("nothing draws"))?;
        let pipelines = render.world().get_resource::<PipelineCache>().ok_or(RenderError::Read("no pipelines"))?;
        for pipeline in pipelines.pipelines() {
            if let CachedPipelineState::Err(why) = &pipeline.state {
                return Err(RenderError::Pipeline(why.to_string()));
            }
        }
        Ok(())
    }

    fn read(&self) -> Result<Picture, RenderError> {
        let [width, height] = self.drawn;
        let render = self.app.get_sub_app(RenderApp).ok_or(RenderError::Read("nothing draws"))?;
        let images = render.world().get_resource::<RenderAssets<GpuImage>>();
        let image = images.and_then(|images| images.get(&self.image)).ok_or(RenderError::Read("no image"))?;
        let device = self.app.world().resource::<RenderDevice>();
        let queue = self.app.world().resource::<RenderQueue>();
        let row = RenderDevice::align_copy_bytes_per_row(width as usize * 4);
        let bytes_per_row = u32::try_from(row).map_err(|_| RenderError::Read("too wide"))?;
        let buffer = device.create_buffer(&BufferDescriptor {
            label: Some("shot"),
            size: u64::from(bytes_per_row) * u64::from(height),
            usage: BufferUsages::COPY_DST | BufferUsages::MAP_READ,
            mapped_at_creation: false,
        });
        let mut encoder = device.create_command_encoder(&default());
        encoder.copy_texture_to_buffer(
            image.texture.as_image_copy(),
            TexelCopyBufferInfo {
                buffer: &buffer,
                layout: TexelCopyBufferLayout { offset: 0, bytes_per_row: Some(bytes_per_row), rows_per_image: None },
            },
            Extent3d { width, height, depth_or_array_layers: 1 },
        );
        queue.submit([encoder.finish()]);
        let (sender, receiver) = std::sync::mpsc::channel();
        buffer.slice(..).map_async(MapMode::Read, move |mapped| {
            // The receiver waits below; should it be gone, nobody wants the picture.
            let _ = sender.send(mapped.is_ok());
        });
        device.poll(PollType::wait_indefinitely()).map_err(|_| RenderError::Read("the device does not answer"))?;
        if !receiver.recv().unwrap_or(false) {
            return Err(RenderError::Read("the image cannot be mapped"));
        }
        let mapped = buffer.slice(..).get_mapped_range();
        let rgba = mapped.chunks(row).flat_map(|line| line.iter().take(width as usize * 4)).copied().collect();
        Ok(Picture { width, height, rgba })
    }
}

/// The image that is drawn into.
fn canvas([width, height]: [u32; 2]) -> Image {
    let mut image = Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image.asset_usage = RenderAssetUsages::default();
    image
}

/// Turns every camera that looks at the window to the canvas.
fn look_at_canvas(canvas: Res<Canvas>, mut targets: Query<&mut RenderTarget>) {
    for mut target in &mut targets {
        if matches!(*target, RenderTarget::Window(_)) {
            *target =
                RenderTarget::Image(ImageRenderTarget { handle: canvas.image.clone(), scale_factor: canvas.scale });
        }
    }
}
