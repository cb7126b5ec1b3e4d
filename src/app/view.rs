//! What the stage behind the words shall show.
//!
//! In: [`Playing`], comfort, the screen. Out: the stage's [`StageView`], written once a frame
//! from the same playhead as the words.

use bevy::prelude::*;

use super::Library;
use super::clock::Idle;
use super::comfort::Comfort;
use super::playing::{Playing, SessionSystems};
use super::screens::Screen;
use super::stage::{Area, StageView};
use super::study::Studying;
use super::theme::Theme;
use super::theme::palette::Token;
use super::theme::scale::{Layout, Scale};

/// Light behind the stop page.
const BEHIND_STOP: f32 = 0.3;
/// In attack mode the screen goes black after so many seconds.
pub const SLEEP_AFTER: f32 = 15.0;
/// Entering attack mode, coming to rest and going to sleep take so many seconds.
pub const FADE_SLOW: f32 = 1.6;
/// Waking takes so many seconds.
const FADE: f32 = 0.8;
/// The screen rests after so many seconds.
const REST_AFTER: f32 = 6.0;

/// How far the screen has gone to sleep in attack mode, 0 to 1.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Asleep(pub f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StageView>()
        .init_resource::<Asleep>()
        .add_systems(Update, (dress, direct_stage).chain().in_set(SessionSystems::Show));
}

/// Moves the theme towards attack mode, rest and sleep, never faster than a fade.
fn dress(
    time: Res<Time<Real>>,
    comfort: Res<Comfort>,
    idle: Res<Idle>,
    screen: Res<State<Screen>>,
    playing: Res<Playing>,
    mut theme: ResMut<Theme>,
    mut asleep: ResMut<Asleep>,
    mut begun: Local<bool>,
) {
    let toward = |now: f32, goal: f32, seconds: f32| {
        let step = time.delta_secs() / seconds;
        if comfort.reduced_motion { goal } else { now + (goal - now).clamp(-step, step) }
    };
    let goal = if comfort.attack { 1.0 } else { 0.0 };
    let in_session = *screen.get() == Screen::Session && playing.moves();
    let rest = if in_session && idle.0 > REST_AFTER { 1.0 } else { 0.0 };
    let sleep = if in_session && comfort.attack && idle.0 > SLEEP_AFTER { 1.0 } else { 0.0 };
    let mut dressed = *theme;
    dressed.hue = comfort.hue;
    // The first frame is dressed at once: there is nothing to fade from.
    dressed.attack = if *begun { toward(theme.attack, goal, FADE_SLOW) } else { goal };
    dressed.rest = toward(theme.rest, rest, if rest > theme.rest { FADE_SLOW } else { 0.2 });
    *begun = true;
    theme.set_if_neq(dressed);
    let slept = toward(asleep.0, sleep, if sleep > asleep.0 { FADE_SLOW } else { FADE });
    asleep.set_if_neq(Asleep(slept));
}

fn direct_stage(
    playing: Res<Playing>,
    comfort: Res<Comfort>,
    theme: Res<Theme>,
    scale: Res<Scale>,
    asleep: Res<Asleep>,
    screen: Res<State<Screen>>,
    studying: Res<Studying>,
    library: Res<Library>,
    mut view: ResMut<StageView>,
) {
    let in_session = matches!(screen.get(), Screen::Session | Screen::StopPage);
    view.score = if in_session { playing.score().cloned() } else { None };
    if *screen.get() != Screen::Study {
        view.study = None;
    } else if view.study.is_none() || studying.is_changed() {
        view.study = Some(studying.on_stage(library.0.atlas()));
    }
    view.frame = playing.frame();
    view.mirror = comfort.mirror;
    view.reduced_motion = comfort.reduced_motion;
    view.quiet = comfort.attack;
    view.tone = comfort.tone.linear();
    view.moves = in_session && playing.moves();
    view.accent = theme.linear(Token::Accent);
    view.ground = theme.linear(Token::Ground);
    view.dim = match screen.get() {
        Screen::StopPage => BEHIND_STOP,
        Screen::Safety | Screen::After => 0.0,
        // Where there is no room beside the words, the bust would lie under them.
        Screen::Library if scale.layout() != Layout::Wide => 0.0,
        Screen::Session | Screen::Library | Screen::Study => 1.0 - asleep.0,
    };
    view.area = area(*screen.get(), &scale, comfort.attack);
}

/// The part of the window that the words leave to the bust.
fn area(screen: Screen, scale: &Scale, attack: bool) -> Area {
    let share = super::screens::session::STAGE / 100.0;
    match (screen, scale.layout()) {
        (Screen::Library, Layout::Wide) => Area { left: 0.50, width: 0.50, ..Area::WHOLE },
        (Screen::Session, Layout::Middle) if !attack => Area { width: share, ..Area::WHOLE },
        // Above the three buttons that stand in a column there.
        (Screen::Session, Layout::Narrow) if attack => Area { top: 0.08, height: 0.52, ..Area::WHOLE },
        (Screen::Session, Layout::Narrow) => Area { height: share, ..Area::WHOLE },
        (Screen::Study, layout) => super::screens::study_area(layout),
        _ => Area::WHOLE,
    }
}
