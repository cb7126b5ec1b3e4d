//! Devices that refuse, are chosen, break off for a moment; and what can be heard outside a session.

use std::sync::Arc;
use std::time::Duration;

use stillpoint::audio::clock::{Clock, HandClock};
use stillpoint::audio::engine::Engine;
use stillpoint::audio::fake::FakeDevices;
use stillpoint::audio::output::SoundError;
use stillpoint::audio::snapshot::{Silence, Source, State};
use stillpoint::score::time::whole;

use super::hand_over::{CALLBACK, Stage, frames, near, session};

#[test]
fn a_device_that_refuses_is_told_why_asked_for_ever_and_heard_two_seconds_after_it_gives_way() {
    let devices = FakeDevices::default();
    devices.refuse(Some(SoundError::Denied));
    let mut stage = Stage::new(devices);
    let score = session();
    stage.run(500);
    assert_eq!(stage.now().source, Source::Silent(Silence::Absent(SoundError::Denied)));
    stage.engine.play(&score, 0, 0);
    stage.run(20_000);
    near(stage.now().frame, 48 * 20_000, 2 * CALLBACK);
    stage.devices.refuse(None);
    stage.run(2000);
    assert_eq!(stage.now().source, Source::Device);
    near(stage.now().frame, 48 * 22_000, 2 * CALLBACK);
}

#[test]
fn a_chosen_device_that_is_not_there_is_not_replaced_and_the_choice_can_be_taken_back() {
    let mut stage = Stage::trusted();
    let score = session();
    stage.engine.play(&score, 0, 0);
    stage.run(2000);
    stage.engine.choose_device(Some("fake:another".to_owned()));
    stage.run(3000);
    assert_eq!(stage.now().source, Source::Silent(Silence::Absent(SoundError::NotThere)));
    near(stage.now().frame, 48 * 5000, 3 * CALLBACK);
    let known = stage.engine.devices();
    stage.engine.choose_device(known.first().map(|found| found.id.clone()));
    stage.run(2000);
    assert_eq!((stage.now().source, stage.engine.device()), (Source::Device, Some("fake:one".to_owned())));
    near(stage.now().frame, 48 * 7000, 3 * CALLBACK);
}

#[test]
fn dropouts_are_counted() {
    let mut stage = Stage::trusted();
    assert_eq!(stage.engine.dropouts(), 0);
    stage.devices.drop_out();
    stage.devices.drop_out();
    assert_eq!(stage.engine.dropouts(), 2);
}

#[test]
fn a_warning_is_said_once_after_what_sounded_and_the_session_stands() {
    let mut stage = Stage::trusted();
    stage.engine.play(&session(), 0, 0);
    stage.run(1504);
    assert!(stage.engine.say("Please stop now. Sit still."));
    stage.run(640);
    drop(stage.devices.take_heard());
    stage.run(800);
    assert!(stage.heard());
    stage.run(1504);
    drop(stage.devices.take_heard());
    stage.run(20_000);
    assert!(!stage.heard());
    assert_eq!(stage.now().state, State::Held);
}

#[test]
fn tones_can_be_tried_while_nothing_plays() {
    let mut stage = Stage::trusted();
    drop(stage.devices.take_heard());
    assert!(stage.engine.sample(stillpoint::score::types::CueKind::Begin));
    stage.run(1504);
    assert!(stage.heard());
}

#[test]
fn the_silent_engine_does_not_drift_in_an_hour() {
    let clock = Arc::new(HandClock::default());
    let mut engine = Engine::silent(clock.clone());
    let mut score = super::session();
    score.length = whole(4000);
    engine.play(&Arc::new(score), 0, 0);
    // In uneven steps, as pictures come.
    for n in 0..216_000_u64 {
        clock.advance(Duration::from_micros(16_000 + n % 7 * 222 + u64::from(n % 3 == 0)));
        engine.poll();
    }
    near(engine.snapshot().frame, frames(clock.now()), 1);
    assert!(clock.now() > Duration::from_mins(59));
}
