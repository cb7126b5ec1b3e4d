//! What the stage draws, with no window: small pictures, looked at by their light and by where things are.
//!
//! Skipped, with a word on stderr, where nothing can be drawn at all; a driver in software is enough.

use std::sync::Arc;

use bevy::prelude::*;
use stillpoint::app::stage::{self, Area, StageBody, StageView};
use stillpoint::atlas::vocabulary::{Grip, Inset, Side};
use stillpoint::render::{Picture, RenderError, Studio};
use stillpoint::score::time::whole;
use stillpoint::score::types::{Motion, Score, View as ScoreView};

use crate::pose::{one_step, read_asset};

/// The body that ships.
pub(crate) fn body() -> StageBody {
    let places = String::from_utf8(read_asset("places.ron")).unwrap();
    let skin = Arc::new(stillpoint::atlas::skin::read(&places).unwrap());
    let file = |name: &str| Ok::<_, std::convert::Infallible>(read_asset(name.trim_start_matches("body/")).into());
    StageBody::read(file, skin).unwrap_or_else(|never| match never {})
}

/// A studio with the stage; none where nothing can be drawn.
#[expect(clippy::print_stderr, reason = "a test that cannot run says why")]
fn studio(size: [u32; 2]) -> Option<Studio> {
    let made = Studio::plain(size, |app| {
        stage::plugin(app);
        app.insert_resource(body());
    });
    match made {
        Ok(studio) => Some(studio),
        Err(RenderError::NoAdapter(why)) => {
            eprintln!("pictures were not tested: {why}");
            None
        }
        Err(why) => panic!("{why}"),
    }
}

fn shot(studio: &mut Studio, view: StageView) -> Picture {
    *studio.world().resource_mut::<StageView>() = view;
    studio.shot().unwrap()
}

fn held(seconds: u64) -> StageView {
    let score = one_step("gb20_fengchi", Grip::ThumbPad, Motion::Still, ScoreView::Nape, &[Side::Left]);
    StageView { score: Some(Arc::new(score)), frame: whole(seconds), ..default() }
}

/// How much greener a part of one picture is than of another, in levels: where it is less so, that does not count against
/// it, for a hand over the place is grey.
fn greener(a: &Picture, b: &Picture, left: u32, top: u32, width: u32, height: u32) -> f64 {
    let green = |picture: &Picture, x: u32, y: u32| {
        let [r, g, ..] = picture.at(x, y);
        f64::from(g) - f64::from(r)
    };
    let pixels = (top..top + height).flat_map(|y| (left..left + width).map(move |x| (x, y)));
    let more: f64 = pixels.map(|(x, y)| (green(a, x, y) - green(b, x, y)).max(0.0)).sum();
    more / f64::from(width * height)
}

/// One engine for all: starting it costs more than the pictures.
#[test]
fn the_stage_is_dim_shows_the_point_mirrors_and_rests() {
    let Some(mut studio) = studio([320, 180]) else { return };
    let working = shot(&mut studio, held(26));
    let mean = working.mean_luminance();
    assert!((0.008..0.035).contains(&mean), "mean luminance {mean}");
    let brightest = working.brightest(16);
    assert!((0.08..0.30).contains(&brightest), "brightest square {brightest}");

    // The same view twice is the same picture, whatever was shown between.
    let rest = shot(&mut studio, StageView::default());
    assert!(rest.mean_luminance() > 0.008);
    assert_eq!(shot(&mut studio, held(26)), working);

    // The point glows where nobody touched before.
    let mut before = held(26);
    before.score = before.score.map(|score| Arc::new(Score { contacts: Vec::new(), ..(*score).clone() }));
    let before = shot(&mut studio, before);
    assert!(greener(&working, &before, 0, 0, 320, 180) > 0.05);

    // From behind the person's left is on the left of the picture, and from before it is so in a mirror.
    let sides = |studio: &mut Studio, place: &str, view: ScoreView, mirror: bool| {
        let grip = Grip::IndexMiddlePads;
        let score = one_step(place, grip, Motion::Still, view, &[Side::Left]);
        let bare = Score { contacts: Vec::new(), ..score.clone() };
        let [with, without] = [score, bare].map(|score| {
            let view = StageView { score: Some(Arc::new(score)), frame: whole(26), mirror, ..default() };
            shot(studio, view)
        });
        [0, 160].map(|left| greener(&with, &without, left, 0, 160, 180))
    };
    for (place, view, mirror, on_the_left) in [
        ("gb20_fengchi", ScoreView::Nape, false, true),
        ("gb20_fengchi", ScoreView::Nape, true, true),
        ("taiyang", ScoreView::Face, false, false),
        ("taiyang", ScoreView::Face, true, true),
    ] {
        let [left, right] = sides(&mut studio, place, view, mirror);
        assert_eq!(left > right, on_the_left, "{place} mirrored {mirror}: {left} {right}");
    }

    // Quiet comfort is darker by far, and the point is still there.
    let quiet = shot(&mut studio, StageView { quiet: true, ..held(26) });
    assert!(quiet.mean_luminance() < 0.5 * mean, "{}", quiet.mean_luminance());

    // Off to one side, the subject goes there.
    let aside = Area { left: 0.6, top: 0.0, width: 0.4, height: 1.0 };
    let aside = shot(&mut studio, StageView { area: aside, ..StageView::default() });
    assert!(aside.luminance(220, 20, 80, 100) > 2.0 * aside.luminance(20, 20, 80, 100));

    // A breathing inset stands before the dimmed bust.
    let torso =
        one_step("hold_sternum_belly", Grip::Palm, Motion::Still, ScoreView::Inset(Inset::Torso), &[Side::Left]);
    let torso = shot(&mut studio, StageView { score: Some(Arc::new(torso)), frame: whole(26), ..default() });
    let mean = torso.mean_luminance();
    assert!((0.006..0.035).contains(&mean), "inset's mean luminance {mean}");
    assert_ne!(torso, rest);
}

#[test]
fn an_impossible_size_is_refused() {
    assert!(matches!(Studio::new([0, 10], |_| {}), Err(RenderError::Size(0, 10))));
    assert!(matches!(Studio::new([10, 90_000], |_| {}), Err(RenderError::Size(..))));
}
