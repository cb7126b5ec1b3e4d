//! How long checking takes, as a ratio to bare RON reading in the same run; and that a moment costs the same in a
//! long score as in a short one.
//!
//! Run with `cargo bench --profile dev --no-default-features --bench language`. It fails when a bound is broken.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures time, prints it, and stops when what ships is broken"
)]

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use stillpoint::library::Library;
use stillpoint::routine::model::Routine;
use stillpoint::routine::read::read;
use stillpoint::routine::source::Source;
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::types::Score;

/// `check` of 1,000 routines in at most so many times bare reading, and in so long.
const MOST_RATIO: f64 = 4.0;
const MOST_TIME: Duration = Duration::from_secs(2);

/// A moment in at most so long, and a long score's in at most so many times a short one's.
const MOST_MOMENT: Duration = Duration::from_micros(20);
const MOST_GROWTH: f64 = 1.5;

fn main() -> ExitCode {
    let library = Library::open().expect("everything that ships reads");
    let found = |id: &str| library.routine(id).expect("it is bundled");
    let source = |id: &str| Source::from_bytes(format!("{id}.ron"), found(id).text.as_bytes()).expect("it is text");
    let sources: Vec<Source> = library.list().iter().map(|entry| source(&entry.id)).collect();
    assert!(!sources.is_empty(), "there are bundled routines");
    let thousand: Vec<&Source> = sources.iter().cycle().take(1000).collect();
    let bare = median(9, || {
        for source in &thousand {
            black_box(ron::from_str::<ron::Value>(source.text()).is_ok());
        }
    });
    let checked = median(9, || {
        for source in &thousand {
            black_box(read(source, library.atlas()).value.is_some());
        }
    });
    let ratio = checked.as_secs_f64() / bare.as_secs_f64();
    println!("check of 1000 routines: {checked:?}, bare ron: {bare:?}, ratio {ratio:.2} (at most {MOST_RATIO})");

    let short = three_minutes(&library);
    // The same steps over and over, so that nothing but the length differs.
    let long = repeated(&short, 60 * 60 * 48_000);
    let (in_short, in_long) = (moment(&short), moment(&long));
    let growth = in_long.as_secs_f64() / in_short.as_secs_f64();
    println!(
        "moment: {in_short:?} in a short score, {in_long:?} in an hour, ratio {growth:.2} (at most {MOST_GROWTH})"
    );

    let good = ratio <= MOST_RATIO && checked <= MOST_TIME && in_long <= MOST_MOMENT && growth <= MOST_GROWTH;
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The median time of so many runs.
fn median(runs: usize, mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

/// The mean time of one moment at frames spread over the whole score.
fn moment(score: &Score) -> Duration {
    const FRAMES: u32 = 20_000;
    let step = (score.length / u64::from(FRAMES)).max(1);
    median(9, || {
        for index in 0..u64::from(FRAMES) {
            black_box(score.moment(black_box(index * step)).map(|moment| moment.left));
        }
    }) / FRAMES
}

fn bundled(library: &Library, id: &str) -> Routine {
    library.routine(id).expect("it is bundled").checked.value.expect("it reads")
}

fn three_minutes(library: &Library) -> Score {
    let routine = bundled(library, "kiosk_three_minutes");
    compile(&routine, library.atlas(), &Choices::default()).expect("it compiles")
}

/// The score played over and over until it is as long as `length`.
fn repeated(score: &Score, length: u64) -> Score {
    let mut long = score.clone();
    while long.length < length {
        let (by, halves) = (long.length, u16::try_from(long.halves.len()).expect("a few hundred halves"));
        let mut again = score.clone();
        for half in &mut again.halves {
            (half.start, half.touch, half.lift) = (half.start + by, half.touch + by, half.lift + by);
        }
        for span in &mut again.beats {
            (span.half, span.start, span.end) = (span.half + halves, span.start + by, span.end + by);
        }
        for contact in &mut again.contacts {
            contact.half += halves;
            for frame in [&mut contact.approach, &mut contact.touch, &mut contact.lift, &mut contact.away] {
                *frame += by;
            }
            for (frame, _) in &mut contact.pressure {
                *frame += by;
            }
        }
        for words in &mut again.words {
            (words.at, words.until, words.half) = (words.at + by, words.until + by, words.half + halves);
        }
        for breath in &mut again.breaths {
            (breath.start, breath.turn, breath.end) = (breath.start + by, breath.turn + by, breath.end + by);
        }
        for view in &mut again.views {
            (view.at, view.until) = (view.at + by, view.until + by);
        }
        for ask in &mut again.check_ins {
            (ask.at, ask.until, ask.half) = (ask.at + by, ask.until + by, ask.half + halves);
        }
        long.halves.append(&mut again.halves);
        long.beats.append(&mut again.beats);
        long.contacts.append(&mut again.contacts);
        long.words.append(&mut again.words);
        long.breaths.append(&mut again.breaths);
        long.views.append(&mut again.views);
        long.check_ins.append(&mut again.check_ins);
        long.length += score.length;
    }
    long
}
