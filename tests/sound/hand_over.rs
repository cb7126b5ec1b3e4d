//! Who owns the position: devices that run fast, slow, stall, drift, disappear and come back, on a clock moved by hand.

#![expect(clippy::unwrap_used, reason = "helpers of tests")]

use std::sync::Arc;
use std::time::Duration;

use stillpoint::audio::clock::{Clock, HandClock};
use stillpoint::audio::engine::{Engine, EngineEvent, Settings};
use stillpoint::audio::fake::FakeDevices;
use stillpoint::audio::output::SoundError;
use stillpoint::audio::snapshot::{Silence, Snapshot, Source, State};
use stillpoint::audio::trust::Distrust;
use stillpoint::audio::volumes::Volumes;
use stillpoint::score::time::{Frame, whole};
use stillpoint::score::types::Score;

/// A picture's frame.
const FRAME: Duration = Duration::from_millis(16);
/// A callback of the fake device, in frames.
pub(super) const CALLBACK: Frame = 480;

pub(super) struct Stage {
    pub(super) clock: Arc<HandClock>,
    pub(super) devices: FakeDevices,
    pub(super) engine: Engine,
    events: Vec<EngineEvent>,
    last: Option<Snapshot>,
}

impl Stage {
    pub(super) fn new(devices: FakeDevices) -> Self {
        let clock = Arc::new(HandClock::default());
        let settings = Settings { volumes: Volumes::FULL, ..Settings::default() };
        let engine = Engine::with(clock.clone(), Some(Arc::new(devices.clone())), settings, Arc::new(super::Hum));
        Self { clock, devices, engine, events: Vec::new(), last: None }
    }

    /// A device that has passed its trial.
    pub(super) fn trusted() -> Self {
        let mut stage = Self::new(FakeDevices::default());
        stage.run(1500);
        assert_eq!(stage.now().source, Source::Device);
        stage
    }

    pub(super) fn now(&self) -> Snapshot {
        self.engine.snapshot()
    }

    /// Lets time pass in pictures; the playhead never goes back within a generation.
    pub(super) fn run(&mut self, millis: u64) {
        for _ in 0..millis / 16 {
            self.devices.run(&self.clock, FRAME);
            self.events.extend(self.engine.poll());
            let now = self.now();
            if let Some(last) = self.last
                && last.generation == now.generation
            {
                assert!(now.frame >= last.frame, "{last:?} {now:?}");
                // At most what time and two callbacks allow, but for a correction.
                let leap =
                    if let Some(EngineEvent::Corrected(by)) = self.events.last() { by.unsigned_abs() } else { 0 };
                let most = frames(now.instant.saturating_sub(last.instant)) + 2 * CALLBACK + leap;
                assert!(now.frame - last.frame <= most, "{last:?} {now:?}");
            }
            self.last = Some(now);
        }
    }

    pub(super) fn heard(&self) -> bool {
        self.devices.take_heard().iter().any(|frame| frame.left.abs() > 0.001)
    }
}

pub(super) fn frames(time: Duration) -> Frame {
    Frame::try_from(time.as_nanos() * 48_000 / 1_000_000_000).unwrap()
}

pub(super) fn session() -> Arc<Score> {
    Arc::new(super::session())
}

pub(super) fn near(a: Frame, b: Frame, within: Frame) {
    assert!(a.abs_diff(b) <= within, "{a} is not within {within} of {b}");
}

#[test]
fn a_device_counts_after_a_second_of_trial_and_the_playhead_follows_it_within_a_callback() {
    let mut stage = Stage::new(FakeDevices::default());
    stage.run(900);
    assert_eq!(stage.now().source, Source::Silent(Silence::Opening));
    stage.run(600);
    assert_eq!(stage.now().source, Source::Device);
    let score = session();
    stage.engine.play(&score, 0, whole(3));
    assert_eq!((stage.now().state, stage.now().count_in_left), (State::CountIn, whole(3)));
    stage.run(2000);
    assert_eq!((stage.now().state, stage.now().frame), (State::CountIn, 0));
    near(stage.now().count_in_left, whole(1), 2 * CALLBACK);
    stage.run(11_008);
    near(stage.now().frame, whole(10) + 384, 2 * CALLBACK);
    assert!(stage.heard() && stage.events.is_empty());
}

#[test]
fn without_a_device_the_silent_engine_counts_exactly_and_says_why() {
    let devices = FakeDevices::default();
    devices.unplug();
    let mut stage = Stage::new(devices);
    stage.run(160);
    assert_eq!(stage.now().source, Source::Silent(Silence::Absent(SoundError::NoDevice)));
    let score = session();
    stage.engine.play(&score, 48_000, 4800);
    stage.run(1600);
    assert_eq!(stage.now().frame, 48_000 + 1500 * 48);
    stage.engine.hold();
    let held = stage.now();
    stage.run(5000);
    assert_eq!((stage.now().frame, stage.now().state), (held.frame, State::Held));
    assert!(stage.events.is_empty());
    stage.engine.play(&score, score.length - 10, 0);
    stage.run(160);
    assert_eq!((stage.now().frame, stage.now().state), (score.length, State::Ended));
}

#[test]
fn pause_resume_and_jump_are_exact_on_a_device() {
    let mut stage = Stage::trusted();
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.run(4800);
    stage.engine.hold();
    let asked = stage.now();
    assert_eq!(asked.state, State::Held);
    stage.run(320);
    let held = stage.now();
    near(held.frame, asked.frame, CALLBACK);
    stage.run(3200);
    assert_eq!((stage.now().frame, stage.now().state), (held.frame, State::Held));
    stage.engine.play(&score, held.frame, whole(3));
    assert!(stage.now().generation > held.generation);
    stage.run(2880);
    assert_eq!(stage.now().frame, held.frame);
    stage.run(1600);
    near(stage.now().frame, held.frame + 48 * 1480, 2 * CALLBACK);
    stage.engine.play(&score, 123, 4800);
    assert_eq!((stage.now().frame, stage.now().state), (123, State::CountIn));
}

#[test]
fn orders_given_in_one_callback_are_all_carried_out() {
    let mut stage = Stage::trusted();
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.engine.hold();
    stage.engine.play(&score, 500, 0);
    stage.engine.set_quiet(true);
    stage.engine.set_volumes(Volumes { master: 0.0, ..Volumes::FULL });
    stage.engine.play(&score, 96_000, 0);
    stage.run(8000);
    near(stage.now().frame, 96_000 + 48 * 8000, 2 * CALLBACK);
    assert!(stage.devices.take_heard().iter().rev().take(48_000).all(|frame| frame.left.abs() < 1e-4));
}

#[test]
fn a_device_that_runs_away_never_counts() {
    let devices = FakeDevices::default();
    devices.set_speed(15.0);
    let mut stage = Stage::new(devices);
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.run(9600);
    assert_eq!(stage.events, [EngineEvent::Untrusted(Distrust::Fast)]);
    assert_eq!(stage.now().source, Source::Silent(Silence::Untrusted(Distrust::Fast)));
    assert_eq!(stage.now().frame, 9600 * 48);
}

#[test]
fn a_device_that_becomes_fast_or_slow_hands_over_and_keeps_the_position() {
    for (speed, why) in [(15.0, Distrust::Fast), (1.2, Distrust::Fast), (0.9, Distrust::Slow)] {
        let mut stage = Stage::trusted();
        stage.engine.play(&session(), 0, 0);
        stage.run(3200);
        stage.devices.set_speed(speed);
        stage.run(1600);
        assert_eq!(stage.events, [EngineEvent::Untrusted(why)], "{speed}");
        assert_eq!(stage.now().source, Source::Silent(Silence::Untrusted(why)));
        // At most 5 % of a second, two callbacks and a picture's frame had gone wrong.
        near(stage.now().frame, 4800 * 48, 48 * 110);
        let before = stage.now().frame;
        stage.run(1600);
        assert_eq!(stage.now().frame, before + 1600 * 48);
    }
}

#[test]
fn a_device_a_little_off_stays_trusted() {
    for speed in [0.96, 1.04] {
        let mut stage = Stage::trusted();
        stage.engine.play(&session(), 0, 0);
        stage.devices.set_speed(speed);
        stage.run(8000);
        assert_eq!((stage.now().source, stage.events.len()), (Source::Device, 0), "{speed}");
    }
}

#[test]
fn a_device_that_stalls_hands_over_after_300_ms() {
    let mut stage = Stage::trusted();
    stage.engine.play(&session(), 0, 0);
    stage.run(3200);
    stage.devices.set_speed(0.0);
    stage.run(256);
    assert_eq!(stage.now().source, Source::Device);
    let stood = stage.now();
    stage.run(96);
    assert_eq!(stage.events, [EngineEvent::Untrusted(Distrust::Stalled)]);
    assert!(stage.now().frame >= stood.frame && stage.now().state == State::Playing);
    let before = stage.now().frame;
    stage.run(1600);
    assert_eq!(stage.now().frame, before + 1600 * 48);
    // It is tried again, and counts again once it keeps time.
    stage.devices.set_speed(1.0);
    stage.run(12_000);
    assert_eq!(stage.events[1..], [EngineEvent::SoundBack]);
    assert_eq!(stage.now().source, Source::Device);
    near(stage.now().frame, before + 13_600 * 48, 2 * CALLBACK);
}

#[test]
fn a_lost_device_holds_the_session_and_comes_back_with_a_count_in() {
    let mut stage = Stage::trusted();
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.run(4000);
    let before = stage.now();
    stage.devices.unplug();
    stage.run(16);
    assert_eq!(stage.events, [EngineEvent::SoundLost(SoundError::Gone)]);
    let lost = stage.now();
    assert_eq!((lost.state, lost.source), (State::Held, Source::Silent(Silence::Lost)));
    near(lost.frame, before.frame, 2 * CALLBACK);
    stage.run(8000);
    assert_eq!(stage.now().frame, lost.frame);
    stage.devices.plug();
    stage.run(2000);
    assert_eq!(stage.events[1..], [EngineEvent::SoundBack]);
    let back = stage.now();
    assert_eq!((back.frame, back.state, back.source), (lost.frame, State::Held, Source::Device));
    stage.engine.play(&score, back.frame, whole(3));
    stage.run(2880);
    assert_eq!(stage.now().frame, lost.frame);
    drop(stage.devices.take_heard());
    stage.run(16_000);
    near(stage.now().frame, lost.frame + 48 * 15_880, 2 * CALLBACK);
    assert!(stage.heard());
}

#[test]
fn a_lost_session_may_go_on_in_silence_and_sound_joins_it_later() {
    let mut stage = Stage::trusted();
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.run(1600);
    stage.devices.unplug();
    stage.run(1600);
    let held = stage.now();
    stage.engine.play(&score, held.frame, 0);
    stage.run(1600);
    assert_eq!((stage.now().frame, stage.now().source), (held.frame + 1600 * 48, Source::Silent(Silence::Lost)));
    stage.devices.plug();
    stage.run(3200);
    assert_eq!(stage.now().source, Source::Device);
    near(stage.now().frame, held.frame + 4800 * 48, 2 * CALLBACK);
}

#[test]
fn a_stalled_device_that_turns_out_to_be_gone_holds_the_session() {
    let mut stage = Stage::trusted();
    stage.engine.play(&session(), 0, 0);
    stage.run(1600);
    stage.devices.set_speed(0.0);
    stage.run(400);
    stage.devices.unplug();
    stage.run(32);
    assert_eq!(stage.events, [EngineEvent::Untrusted(Distrust::Stalled), EngineEvent::SoundLost(SoundError::Gone)]);
    assert_eq!(stage.now().state, State::Held);
}

#[test]
fn a_drifting_device_is_corrected_at_the_next_step() {
    for speed in [1.004, 0.996] {
        let mut stage = Stage::trusted();
        let mut score = super::score(whole(120), &[], &[]);
        score.halves = super::session().halves;
        score.halves[1].start = whole(70);
        score.halves[2].start = whole(110);
        stage.engine.play(&Arc::new(score), 0, 0);
        let start = stage.clock.now();
        stage.devices.set_speed(speed);
        stage.run(68_000);
        let off = |stage: &Stage| {
            i64::try_from(stage.now().frame).unwrap()
                - i64::try_from(frames(stage.clock.now().saturating_sub(start))).unwrap()
        };
        assert!(off(&stage).abs() > 12_000 && stage.events.is_empty(), "{}", off(&stage));
        stage.run(4000);
        assert!(
            matches!(stage.events[..], [EngineEvent::Corrected(by)] if by.abs() > 12_000 && (by > 0) == (speed > 1.0))
        );
        assert!(off(&stage).abs() < 2000, "{speed}: {}", off(&stage));
        assert_eq!(stage.now().source, Source::Device);
    }
}

#[test]
fn sound_may_be_switched_off_and_on_while_it_plays() {
    let mut stage = Stage::trusted();
    stage.engine.play(&session(), 0, 0);
    stage.run(1600);
    stage.engine.set_sound(false);
    let off = stage.now();
    assert_eq!((off.source, off.state), (Source::Silent(Silence::Off), State::Playing));
    stage.run(1600);
    assert_eq!(stage.now().frame, off.frame + 1600 * 48);
    stage.engine.set_sound(true);
    stage.run(1600);
    assert_eq!(stage.now().source, Source::Device);
    near(stage.now().frame, off.frame + 3200 * 48, 2 * CALLBACK);
}

#[test]
fn an_engine_may_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Engine>();
    let mut engine = Engine::silent(Arc::new(HandClock::default()));
    assert_eq!(engine.snapshot().source, Source::Silent(Silence::Off));
    assert!(engine.poll().is_empty());
}
