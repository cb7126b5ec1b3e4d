//! The computer's own sound device, by cpal: the default one, or the one that was chosen.
//!
//! Out: an [`Output`], or a plain reason why there is none. Nothing here panics: what the system refuses is told, an
//! output that fails is dropped as a whole and opened anew by `line`. The position is not kept here, so nothing is lost
//! with a device. A chosen device that is not there is not replaced behind the person's back: it is told, and looked for
//! again.
//!
//! It asks for 48,000 frames a second where the device has them, for a buffer of about ten milliseconds where the
//! device lets us, converts to the device's own samples, and counts dropouts.

use std::str::FromStr;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{
    BufferSize, Device, DeviceId, ErrorKind, FromSample, I24, OutputCallbackInfo, SampleFormat, SizedSample, Stream,
    StreamConfig, SupportedBufferSize, SupportedStreamConfig,
};
use kira::backend::Renderer;

use super::output::{Found, Output, Outputs, SoundError};

/// The buffer that is asked for, in frames.
const BUFFER: u32 = 512;
/// Samples that are converted at once.
const SCRATCH: usize = 8192;

/// The computer's outputs.
#[derive(Debug, Default)]
pub struct SystemOutputs {
    chosen: Mutex<Option<String>>,
}

impl SystemOutputs {
    fn device(&self) -> Result<Device, SoundError> {
        let host = cpal::default_host();
        let chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match chosen {
            None => host.default_output_device().ok_or(SoundError::NoDevice),
            Some(id) => {
                let id = DeviceId::from_str(&id).map_err(|_| SoundError::NotThere)?;
                host.device_by_id(&id).ok_or(SoundError::NotThere)
            }
        }
    }
}

impl Outputs for SystemOutputs {
    fn open(&self) -> Result<Box<dyn Output>, SoundError> {
        hush_the_system();
        let device = self.device()?;
        let supported = device.default_output_config().map_err(|error| told(&error))?;
        Ok(Box::new(SystemOutput { device, supported, stream: None, shared: Arc::new(Shared::default()) }))
    }

    fn slow(&self) -> bool {
        true
    }

    fn found(&self) -> Vec<Found> {
        hush_the_system();
        let devices = cpal::default_host().output_devices().into_iter().flatten();
        devices
            .filter_map(|device| Some(Found { id: device.id().ok()?.to_string(), name: device.to_string() }))
            .collect()
    }

    fn choose(&self, id: Option<String>) {
        *self.chosen.lock().unwrap_or_else(PoisonError::into_inner) = id;
    }
}

/// ALSA writes to the terminal whatever it could not open; what matters of it is in our own errors. Holds for the thread
/// that calls.
fn hush_the_system() {
    #[cfg(target_os = "linux")]
    // Where this fails, ALSA goes on talking: no harm but noise.
    drop(alsa::Output::local_error_handler());
}

/// What the device's threads tell.
#[derive(Default)]
struct Shared {
    /// 0: fine; else a [`SoundError`] by [`number`].
    failed: AtomicU8,
    latency: AtomicU64,
    dropouts: AtomicU64,
    broken: AtomicBool,
}

struct SystemOutput {
    device: Device,
    supported: SupportedStreamConfig,
    stream: Option<Stream>,
    shared: Arc<Shared>,
}

impl Output for SystemOutput {
    fn rate(&self) -> u32 {
        self.supported.sample_rate()
    }

    fn start(&mut self, renderer: Renderer) -> Result<(), SoundError> {
        let stream = match self.supported.sample_format() {
            SampleFormat::F32 => self.build::<f32>(renderer),
            SampleFormat::F64 => self.build::<f64>(renderer),
            SampleFormat::I8 => self.build::<i8>(renderer),
            SampleFormat::I16 => self.build::<i16>(renderer),
            SampleFormat::I24 => self.build::<I24>(renderer),
            SampleFormat::I32 => self.build::<i32>(renderer),
            SampleFormat::U8 => self.build::<u8>(renderer),
            SampleFormat::U16 => self.build::<u16>(renderer),
            _ => Err(SoundError::Unsupported),
        }?;
        stream.play().map_err(|error| told(&error))?;
        self.stream = Some(stream);
        Ok(())
    }

    fn failure(&mut self) -> Option<SoundError> {
        error_of(self.shared.failed.swap(0, Ordering::AcqRel))
    }

    fn latency(&self) -> Duration {
        Duration::from_micros(self.shared.latency.load(Ordering::Relaxed))
    }

    fn dropouts(&self) -> u64 {
        self.shared.dropouts.load(Ordering::Relaxed)
    }

    fn id(&self) -> String {
        self.device.id().map(|id| id.to_string()).unwrap_or_default()
    }
}

impl SystemOutput {
    fn build<T: SizedSample + FromSample<f32>>(&self, mut renderer: Renderer) -> Result<Stream, SoundError> {
        let mut config: StreamConfig = self.supported.config();
        config.buffer_size = match *self.supported.buffer_size() {
            SupportedBufferSize::Range { min, max } if min <= max => BufferSize::Fixed(BUFFER.clamp(min, max)),
            _ => BufferSize::Default,
        };
        let channels = config.channels.max(1);
        let (telling, failing) = (Arc::clone(&self.shared), Arc::clone(&self.shared));
        // Whole frames only, or the two sides would change places.
        let mut scratch = vec![0.0_f32; SCRATCH - SCRATCH % usize::from(channels)];
        let play = move |out: &mut [T], info: &OutputCallbackInfo| {
            let timestamp = info.timestamp();
            let ahead = timestamp.playback.saturating_duration_since(timestamp.callback);
            telling.latency.store(u64::try_from(ahead.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
            renderer.on_start_processing();
            for piece in out.chunks_mut(scratch.len()) {
                let Some(made) = scratch.get_mut(..piece.len()) else { continue };
                renderer.process(made, channels);
                for (slot, value) in piece.iter_mut().zip(made) {
                    *slot = T::from_sample(*value);
                }
            }
        };
        let fail = move |error: cpal::Error| {
            if error.kind() == ErrorKind::Xrun {
                failing.dropouts.fetch_add(1, Ordering::Relaxed);
            }
            if ends_sound(error.kind()) && !failing.broken.swap(true, Ordering::AcqRel) {
                failing.failed.store(number(told(&error)), Ordering::Release);
            }
        };
        self.device.build_output_stream(config, play, fail, None).map_err(|error| told(&error))
    }
}

/// Whether the stream is of no more use. What passes by itself is not told; if it does not pass, the device stalls,
/// and the engine's watch sees that.
const fn ends_sound(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::DeviceNotAvailable
            | ErrorKind::StreamInvalidated
            | ErrorKind::HostUnavailable
            | ErrorKind::PermissionDenied
            | ErrorKind::DeviceBusy
    )
}

fn told(error: &cpal::Error) -> SoundError {
    match error.kind() {
        ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable => SoundError::NoDevice,
        ErrorKind::StreamInvalidated => SoundError::Gone,
        ErrorKind::DeviceBusy => SoundError::Busy,
        ErrorKind::PermissionDenied => SoundError::Denied,
        ErrorKind::UnsupportedConfig | ErrorKind::UnsupportedOperation | ErrorKind::InvalidInput => {
            SoundError::Unsupported
        }
        _ => SoundError::System,
    }
}

/// An error as a number above 0, and back.
const fn number(error: SoundError) -> u8 {
    match error {
        SoundError::NoDevice | SoundError::Gone | SoundError::NotThere => 1,
        SoundError::Busy => 2,
        SoundError::Denied => 3,
        SoundError::Unsupported => 4,
        SoundError::System => 5,
    }
}

const fn error_of(number: u8) -> Option<SoundError> {
    match number {
        0 => None,
        // A stream that was open and has no device any more has lost it.
        1 => Some(SoundError::Gone),
        2 => Some(SoundError::Busy),
        3 => Some(SoundError::Denied),
        4 => Some(SoundError::Unsupported),
        _ => Some(SoundError::System),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_a_device_gives_an_output_or_a_reason_and_never_panics() {
        match SystemOutputs::default().open() {
            Ok(output) => assert!(output.rate() > 0),
            Err(reason) => assert!(!reason.to_string().is_empty()),
        }
    }

    #[test]
    fn a_chosen_device_that_is_not_there_is_told_and_not_replaced() {
        let outputs = SystemOutputs::default();
        outputs.choose(Some("alsa:no such device".to_owned()));
        assert_eq!(outputs.open().map(|_| ()), Err(SoundError::NotThere));
    }

    #[test]
    fn a_stream_that_ends_tells_why_once() {
        let shared = Shared::default();
        shared.failed.store(number(told(&cpal::Error::new(ErrorKind::DeviceNotAvailable))), Ordering::Release);
        assert_eq!(error_of(shared.failed.swap(0, Ordering::AcqRel)), Some(SoundError::Gone));
        assert_eq!(error_of(shared.failed.swap(0, Ordering::AcqRel)), None);
        assert!(!ends_sound(ErrorKind::Xrun) && ends_sound(ErrorKind::StreamInvalidated));
    }
}
