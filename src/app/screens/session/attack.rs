//! The session in attack mode: the name, the ring, one line of words, three large buttons.
//!
//! In: the kit and the session. Out: no left column, no strip, no icons at the top; nothing under 24 px.

use bevy::input_focus::tab_navigation::TabGroup;
use bevy::prelude::*;

use super::parts::{caption, following_ring, no_sound};
use super::questions::Questions;
use crate::app::action::Action;
use crate::app::captions::{Place, Size};
use crate::app::screens::First;
use crate::app::screens::show::{Made, at};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Ink};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, MARGIN_SESSION, Style, TARGET_ATTACK};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::score::session::Input;
use crate::words::key;

/// Diameter of the ring, and its place from the right.
const RING: f32 = 200.0;
const RIGHT: f32 = 80.0;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let narrow = made.layout() == Layout::Narrow;
    parent
        .spawn((
            TabGroup::new(2),
            Node {
                align_items: AlignItems::Center,
                column_gap: px(12),
                ..at(Some(MARGIN_SESSION), Some(24.0), Some(MARGIN_SESSION), None)
            },
            Pickable::IGNORE,
        ))
        .with_children(|bar| {
            bar.spawn((kit.icon(Icon::Moon), Ink(Token::Text)));
            if !narrow {
                bar.spawn(kit.text(Style::Section, kit.say(key::ATTACK_MODE), Token::Text));
            }
            no_sound(bar, kit, Style::Section);
            bar.spawn((Node { flex_grow: 1.0, ..default() }, Pickable::IGNORE));
            let leave = Press::new(Action::Attack, kit.say(key::LEAVE_ATTACK)).styled(Style::Section);
            kit.button(bar, leave.high(64.0));
        });
    let ring = if narrow { kit.scale.control(RING).min(240.0) } else { kit.scale.control(RING) };
    let corner = if narrow {
        at(None, Some(24.0 + kit.scale.control(64.0) + 16.0), Some(MARGIN_SESSION), None)
    } else {
        at(None, Some(220.0), Some(RIGHT), None)
    };
    parent.spawn((corner, Pickable::IGNORE)).with_children(|place| following_ring(place, kit, ring, 5.0));
    let feet = if narrow { 3.0 * (kit.scale.control(TARGET_ATTACK) + 12.0) } else { kit.scale.control(TARGET_ATTACK) };
    let captions = made.comfort().captions;
    if captions.size != Size::Off {
        let foot = 40.0 + feet + 20.0 + kit.scale.control(TARGET_ATTACK) + 12.0;
        let head = 24.0 + kit.scale.control(64.0) + 16.0;
        // Between both sides as far as the ring reaches; where that is too narrow, from the left up to the ring.
        let side = RIGHT + ring + 16.0;
        let left = if kit.scale.window.x - 2.0 * side < 40.0 * kit.scale.rem { MARGIN_SESSION } else { side };
        let place = match (captions.place, narrow) {
            (Place::Bottom, true) => at(Some(0.0), None, Some(0.0), Some(foot)),
            (Place::Top, true) => at(Some(0.0), Some(head + ring + 16.0), Some(0.0), None),
            (Place::Bottom, false) => at(Some(left), None, Some(side), Some(foot)),
            (Place::Top, false) => at(Some(left), Some(head), Some(side), None),
        };
        // Words that are large already leave no room for larger ones.
        let factor = match (kit.scale.rem > 24.0, narrow) {
            (false, _) => 1.0,
            (true, false) => 0.75,
            (true, true) => 0.625,
        };
        parent
            .spawn((Node { justify_content: JustifyContent::Center, ..place }, Pickable::IGNORE))
            .with_children(|middle| caption(middle, kit, captions.ground, factor, true));
    }
    parent.spawn((
        Questions,
        TabGroup::new(1),
        Node {
            align_items: AlignItems::Center,
            justify_content: JustifyContent::Center,
            column_gap: px(12),
            ..at(Some(0.0), None, Some(0.0), Some(40.0 + feet + 12.0))
        },
        Pickable::IGNORE,
    ));
    buttons(parent, kit, made, narrow);
}

fn buttons(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, narrow: bool) {
    let held = !made.playing.moves();
    let (pause, pause_icon) = if held { (key::RESUME, Icon::Play) } else { (key::PAUSE, Icon::Pause) };
    let sound = if made.hearing.muted { key::SOUND_ON } else { key::SILENT };
    let three = [
        (Action::Do(Input::Toggle), pause, pause_icon, Control::Plain),
        (Action::Mute, sound, Icon::Voice, Control::Plain),
        (Action::Do(Input::Stop), key::STOP, Icon::Stop, Control::Stop),
    ];
    parent
        .spawn((
            TabGroup::new(0),
            Node {
                flex_direction: if narrow { FlexDirection::Column } else { FlexDirection::Row },
                justify_content: JustifyContent::SpaceBetween,
                row_gap: px(12),
                column_gap: px(12),
                ..at(Some(MARGIN_SESSION), None, Some(MARGIN_SESSION), Some(40.0))
            },
            Pickable::IGNORE,
        ))
        .with_children(|row| {
            for (action, words, icon, control) in three {
                let press = Press::new(action, kit.say(words)).with(icon).like(control).styled(Style::Section);
                let mut button = kit.button(row, press.high(TARGET_ATTACK).wide(240.0));
                if action == Action::Do(Input::Toggle) {
                    button.insert(First);
                }
            }
        });
}
