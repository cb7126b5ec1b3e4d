//! Every screen drawn, and dark enough for sore eyes. The pictures stay in the target folder to be looked at.

use std::path::PathBuf;
use std::sync::Arc;

use stillpoint::app::comfort::Comfort;
use stillpoint::app::shelf::Shelf;
use stillpoint::app::stage::StageBody;
use stillpoint::app::tour::Stop;
use stillpoint::app::transport::Shared;
use stillpoint::atlas::vocabulary::CheckIn;
use stillpoint::library::Library;
use stillpoint::render::screens::{Shot, screen};
use stillpoint::render::{Picture, RenderError};
use stillpoint::score::choices::Choices;

use super::stand::{Shipped, english, launch};

/// Greatest mean relative luminance of a screen, and of one in attack mode.
const MEAN: (f64, f64) = (0.05, 0.02);

fn body() -> StageBody {
    let library = Library::open().unwrap();
    StageBody::read(|name| library.asset(name).map(Into::into), Arc::clone(library.skin())).unwrap()
}

/// A screen as a picture; none where nothing can be drawn.
fn drawn(stop: Stop, size: [u32; 2], text: u16, frame: u64) -> Option<Picture> {
    drawn_of("upper_trapezius", stop, size, text, frame)
}

fn drawn_of(routine: &str, stop: Stop, size: [u32; 2], text: u16, frame: u64) -> Option<Picture> {
    let comfort = Comfort { text, ..Comfort::default() };
    let mut launch = launch(&Shared::default(), english(), comfort);
    launch.body = Some(body());
    let routine = Shipped::new().place(routine);
    match screen(launch, Shot { size, stop, routine, frame, fine: false }) {
        Ok(picture) => Some(picture),
        Err(RenderError::NoAdapter(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn every_screen_is_dark_and_has_something_on_it() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, stop) in Stop::ALL {
        let Some(picture) = drawn(stop, [1280, 720], 100, 48_000 * 40) else { return };
        std::fs::write(folder.join(format!("{name}.png")), picture.png().unwrap()).unwrap();
        let mean = picture.luminance(0, 0, 1280, 720);
        let most = if stop == Stop::Attack { MEAN.1 } else { MEAN.0 };
        assert!(mean <= most, "{name}: mean luminance {mean:.4}");
        let lit = picture.rgba.chunks(4).filter(|pixel| pixel[1] > 60).count();
        assert!(lit > 400, "{name}: only {lit} pixels can be seen");
    }
}

#[test]
fn a_session_is_drawn_before_a_step_at_a_question_and_with_a_breath() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&folder).unwrap();
    let shipped = Shipped::new();
    let score = |id: &str| shipped.score(id, &Choices::default()).unwrap();
    let asks = |ask: CheckIn| {
        let score = score("upper_trapezius");
        let asked = score.check_ins.iter().find(|one| one.ask == ask).unwrap().at;
        asked + 48_000
    };
    let breath = score("breath").breaths[4].turn - 4800;
    for (name, routine, frame) in [
        ("preview", "upper_trapezius", 48_000 * 5),
        ("tender", "upper_trapezius", asks(CheckIn::Tender)),
        ("easing", "upper_trapezius", asks(CheckIn::Easing)),
        ("stop_check", "upper_trapezius", asks(CheckIn::Stop)),
        ("breath", "breath", breath),
    ] {
        let Some(picture) = drawn_of(routine, Stop::Session, [1280, 720], 100, frame) else { return };
        std::fs::write(folder.join(format!("session_{name}.png")), picture.png().unwrap()).unwrap();
        let mean = picture.luminance(0, 0, 1280, 720);
        assert!(mean <= MEAN.0, "{name}: mean luminance {mean:.4}");
    }
}

#[test]
fn a_session_is_drawn_in_every_room() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens");
    std::fs::create_dir_all(&folder).unwrap();
    for (width, height, text) in [(1920, 1080, 100), (1280, 720, 200), (720, 1280, 200), (1080, 1920, 100)] {
        for (name, stop) in [("session", Stop::Session), ("home", Stop::Home), ("attack", Stop::Attack)] {
            let Some(picture) = drawn(stop, [width, height], text, 48_000 * 40) else { return };
            let file = folder.join(format!("{name}_{width}x{height}_{text}.png"));
            std::fs::write(file, picture.png().unwrap()).unwrap();
            assert!(picture.luminance(0, 0, width, height) <= MEAN.0);
        }
    }
}
