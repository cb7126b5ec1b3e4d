//! The question that is open: its answers stand in the middle of the row, only while it is asked.
//!
//! In: the session's open question. Out: the answers as buttons. They never take the focus; silence is unknown.

use bevy::prelude::*;

use crate::app::action::Action;
use crate::app::playing::{Playing, SessionSystems};
use crate::app::screens::show::Made;
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::Control;
use crate::app::theme::scale::{Layout, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::atlas::vocabulary::CheckIn;
use crate::score::session::Answer;
use crate::words::{Key, key};

/// Where the answers stand.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Questions;

/// The question whose answers stand there.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
struct Standing(Option<CheckIn>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, stand_answers.in_set(SessionSystems::Show).after(super::super::show::Shows));
}

fn stand_answers(
    made: Made<'_>,
    playing: Res<Playing>,
    places: Query<(Entity, Option<&Standing>), With<Questions>>,
    mut commands: Commands,
) {
    let question = playing.question();
    for (place, standing) in &places {
        if standing.map(|standing| standing.0) == Some(question) {
            continue;
        }
        commands.entity(place).despawn_related::<Children>().insert(Standing(question)).with_children(|row| {
            if let Some(ask) = question {
                answers(row, &made.kit(), &made, ask);
            }
        });
    }
}

fn answers(row: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, ask: CheckIn) {
    let three = |answers: [(Answer, Key, Icon, f32); 3], row: &mut Parent<'_>| {
        for (answer, words, icon, wide) in answers {
            one(row, kit, made, Action::answer(ask, answer), words, Some(icon), wide);
        }
    };
    match ask {
        CheckIn::Pressure => three(
            [
                (Answer::Softer, key::SOFTER, Icon::Less, 148.0),
                (Answer::JustRight, key::JUST_RIGHT, Icon::Circle, 164.0),
                (Answer::Firmer, key::FIRMER, Icon::Plus, 148.0),
            ],
            row,
        ),
        CheckIn::Easing => three(
            [
                (Answer::Easing, key::EASING, Icon::Less, 148.0),
                (Answer::Same, key::SAME, Icon::Circle, 164.0),
                (Answer::Building, key::BUILDING, Icon::Plus, 148.0),
            ],
            row,
        ),
        CheckIn::Stop => {
            one(row, kit, made, Action::answer(ask, Answer::Yes), key::YES, None, 164.0);
            one(row, kit, made, Action::answer(ask, Answer::No), key::NO, None, 164.0);
        }
        CheckIn::Tender | CheckIn::Headache => {
            for number in 0..=10 {
                let press = Press::new(Action::answer(ask, Answer::Number(number)), number.to_string());
                let mut cell = kit.button(row, press.high(64.0).wide(52.0).like(Control::Chip));
                cell.entry::<Node>().and_modify(|mut node| node.padding = UiRect::ZERO);
            }
        }
    }
}

fn one(
    row: &mut Parent<'_>,
    kit: &Kit<'_>,
    made: &Made<'_>,
    action: Action,
    words: Key,
    icon: Option<Icon>,
    wide: f32,
) {
    let attack = made.comfort().attack;
    let mut press = Press::new(action, kit.say(words)).high(if attack { 80.0 } else { 64.0 });
    if attack {
        press = press.styled(Style::Section);
    }
    match made.layout() {
        // Icons go before words do.
        Layout::Narrow | Layout::Middle => press = press.growing(),
        Layout::Wide => {
            press = press.wide(wide);
            press.icon = icon.filter(|_| !attack);
        }
    }
    kit.button(row, press);
}
