//! The same cues by kira's own clocks and by our player: how far off they start, and what it costs; and what a whole session
//! with its voice costs, from the key to its end.
//!
//! `cargo bench --profile dev --no-default-features --features audio --bench cues`

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]
#![expect(clippy::cast_precision_loss, clippy::cast_possible_wrap, reason = "frames of a minute")]

use std::sync::Arc;
use std::time::Instant;

use kira::clock::{ClockSpeed, ClockTime};
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use kira::{AudioManager, AudioManagerSettings, Capacities, Frame as Sample, StartTime};
use stillpoint::audio::clip::Clip;
use stillpoint::audio::cues::{self, Theme};
use stillpoint::audio::figures::Profile;
use stillpoint::audio::offline::{Cut, Memory, Offline};
use stillpoint::audio::orders::What;
use stillpoint::audio::sheet::{Bank, Entry, Sheet};
use stillpoint::audio::volumes::{Bus, Volumes};
use stillpoint::library::Library;
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::types::CueKind;
use stillpoint::voice::cast::Cast;

const LEVEL: f32 = 0.0625;
const CUES: u64 = 100;
const LENGTH: u64 = 60 * 48_000;

fn main() {
    let at: Vec<u64> = (0..CUES).map(|n| 1000 + n * 28_000 + n * n * 37 % 1009).collect();
    let began = now();
    let made: Vec<Clip> =
        CueKind::ALL.iter().filter_map(|kind| cues::clip(*kind, None, Profile::Usual, Theme::default())).collect();
    let frames: u64 = made.iter().map(Clip::length).sum();
    println!("making all {} clips ({:.1} s): {:.1?}", made.len(), frames as f64 / 48_000.0, began.elapsed());
    println!("{CUES} cues in {} s, 48,000 frames a second, callbacks of 512", LENGTH / 48_000);
    println!("{:<16} {:>8} {:>24} {:>14}", "", "buffer", "error in frames", "times realtime");
    for internal in [512, 128, 64, 16] {
        let cut = Cut { rate: 48_000, internal, callback: 512 };
        let began = now();
        report("kira's clocks", internal, &at, &by_kira(cut, &at), began);
        let began = now();
        report("one sound", internal, &at, &by_us(cut, &at), began);
    }
    session();
}

/// The longest bundled session: until it can begin, with nothing made before and with everything; and mixed to its end.
fn session() {
    let Ok(library) = Library::open() else { return println!("no library") };
    let Ok(cast) = Cast::shipped(&library) else { return println!("no voice") };
    let routines = library.list().into_iter().filter_map(|entry| entry.routine);
    let scores = routines.filter_map(|routine| compile(&routine, library.atlas(), &Choices::default()).ok());
    let Some(score) = scores.max_by_key(|score| score.length) else { return println!("no routine") };
    let mut bank = Bank::default();
    let began = now();
    let sheet = Arc::new(Sheet::of(&score, &mut bank, Theme::default(), &cast));
    let cold = began.elapsed();
    let began = now();
    drop(Sheet::of(&score, &mut bank, Theme::default(), &cast));
    let warm = began.elapsed();
    let Ok(mut player) = Offline::new(Cut::default(), Volumes { bed: 1.0, ..Volumes::FULL }, Profile::Usual, &mut bank)
    else {
        return println!("no player");
    };
    let lines = sheet.entries().iter().filter(|entry| entry.bus == Bus::Voice).count();
    player.handle().send(What::Play { sheet, from: 0, count_in: 0, tone: false, generation: 1 });
    let mut made = Vec::with_capacity(1024);
    let began = now();
    let mut left = score.length;
    while left > 0 {
        made.clear();
        player.callback(&mut made);
        left = left.saturating_sub(made.len() as u64);
    }
    let share = 100.0 * began.elapsed().as_secs_f64() / (score.length as f64 / 48_000.0);
    println!("{} ({:.0} s, {lines} spoken lines, with the bed):", score.routine, score.length as f64 / 48_000.0);
    println!("  ready to begin in {cold:.0?} with nothing prepared, {warm:.1?} prepared (at most 300 ms)");
    println!("  mixing takes {share:.2} % of a core (at most 2 %)");
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn now() -> Instant {
    Instant::now()
}

/// Least, mean and greatest error of the onsets.
fn report(name: &str, internal: usize, at: &[u64], made: &[Sample], began: Instant) {
    let times = LENGTH as f64 / 48_000.0 / began.elapsed().as_secs_f64();
    let mut errors = Vec::new();
    let mut silent = true;
    let mut heard = at.iter();
    for (n, frame) in made.iter().enumerate() {
        let sounds = frame.left.abs() > LEVEL / 4.0;
        if sounds
            && silent
            && let Some(wanted) = heard.next()
        {
            errors.push(n as i64 - *wanted as i64);
        }
        silent = !sounds;
    }
    let mean = errors.iter().sum::<i64>() as f64 / errors.len().max(1) as f64;
    let (least, most) = (errors.iter().min().unwrap_or(&0), errors.iter().max().unwrap_or(&0));
    let range = format!("{least} / {mean:.1} / {most}");
    println!("{name:<16} {internal:>8} {range:>24} {times:>13.0}x   ({} of {} heard)", errors.len(), at.len());
}

fn by_us(cut: Cut, at: &[u64]) -> Vec<Sample> {
    let clip = Clip::impulse(LEVEL);
    let entries = at.iter().map(|at| Entry { at: *at, bus: Bus::Cues, clip: clip.clone() }).collect();
    let sheet = Arc::new(Sheet::new(entries, LENGTH));
    let Ok(mut player) = Offline::new(cut, Volumes::FULL, Profile::Usual, &mut Bank::default()) else {
        return Vec::new();
    };
    player.handle().send(What::Play { sheet, from: 0, count_in: 0, tone: false, generation: 1 });
    player.run(usize::try_from(LENGTH).unwrap_or(0))
}

fn by_kira(cut: Cut, at: &[u64]) -> Vec<Sample> {
    let settings = AudioManagerSettings {
        capacities: Capacities::default(),
        main_track_builder: kira::track::MainTrackBuilder::default().sound_capacity(256),
        internal_buffer_size: cut.internal,
        backend_settings: cut,
    };
    let Ok(mut manager) = AudioManager::<Memory>::new(settings) else { return Vec::new() };
    let Ok(mut clock) = manager.add_clock(ClockSpeed::TicksPerSecond(48_000.0)) else { return Vec::new() };
    let frames: Arc<[Sample]> = vec![Sample::from_mono(LEVEL); 1].into();
    for at in at {
        let start = ClockTime { clock: clock.id(), ticks: *at, fraction: 0.0 };
        let sound = StaticSoundData {
            sample_rate: 48_000,
            frames: Arc::clone(&frames),
            settings: StaticSoundSettings::new().start_time(StartTime::ClockTime(start)),
            slice: None,
        };
        if manager.play(sound).is_err() {
            println!("kira refused a sound");
        }
    }
    clock.start();
    let mut made = Vec::new();
    while made.len() < usize::try_from(LENGTH).unwrap_or(0) {
        let samples = manager.backend_mut().callback();
        made.extend(samples.chunks_exact(2).map(|pair| Sample::new(pair[0], pair[1])));
    }
    made
}
