//! Sheets over a screen: the keys, a stopped session, when not to massage, what a small screen has no room for.
//!
//! In: which [`Sheet`]. Out: a box with the focus on the safest answer. Esc closes it; a stopped session ends by it.

use bevy::prelude::*;

use super::First;
use super::scroll::scroll;
use super::show::{Made, middle_of_the_window, row};
use super::sound;
use crate::app::action::{Action, Look, Sheet};
use crate::app::keys;
use crate::app::note::Note;
use crate::app::shelf::Urgency;
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink, Rim};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, Style};
use crate::app::theme::widget::{Kit, Parent, Press, spoken};
use crate::score::session::Input;
use crate::words::key;

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>, sheet: Sheet) {
    let width = match sheet {
        Sheet::Stopped => 560.0,
        Sheet::Sound if made.layout() == Layout::Wide => sound::WIDE,
        _ => 760.0,
    };
    parent.spawn(middle_of_the_window()).with_children(|middle| {
        middle
            .spawn((
                Fill(Token::Surface),
                Rim(Token::Hairline),
                Node {
                    flex_direction: FlexDirection::Column,
                    width: percent(100),
                    max_width: px(kit.scale.control(width)),
                    max_height: percent(100),
                    padding: UiRect::all(px(32)),
                    border: UiRect::all(px(1)),
                    border_radius: BorderRadius::all(px(24)),
                    row_gap: px(16),
                    ..default()
                },
            ))
            .with_children(|page| match sheet {
                Sheet::Stopped => stopped(page, kit, made),
                Sheet::Keys => list_of_keys(page, kit),
                Sheet::WhenNot => when_not(page, kit, made),
                Sheet::More => more(page, kit, made),
                Sheet::Sound => sound::fill(page, kit, made),
            });
    });
}

/// Contact has ended; nothing is urgent any more.
fn stopped(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    kit.heading(page, Style::Step, kit.say(key::STOPPED));
    kit.paragraph(page, Style::Body, kit.say(key::STOPPED_HELP), Token::Text);
    page.spawn(Node { height: px(8), ..default() });
    row(page, made.layout(), 12.0, |row| {
        let resume = Press::new(Action::Do(Input::Resume), kit.say(key::RESUME)).with(Icon::Play);
        kit.button(row, resume.high(64.0).growing()).insert(First);
        let end = Press::new(Action::Do(Input::End), kit.say(key::END)).with(Icon::Stop).like(Control::Stop);
        kit.button(row, end.high(64.0).growing());
    });
}

fn list_of_keys(page: &mut Parent<'_>, kit: &Kit<'_>) {
    kit.heading(page, Style::Step, kit.say(key::KEYS));
    kit.paragraph(page, Style::Help, kit.say(key::KEYS_HELP), Token::Second);
    scroll(page, accesskit::Role::List, kit.say(key::KEYS), |list| {
        for binding in keys::TABLE {
            line(list, kit, binding.caps, &kit.say(binding.words));
        }
        line(list, kit, &kit.say(key::TAP), &kit.say(key::KEY_TAP));
    });
    close(page, kit, Style::Button, true);
}

fn line(list: &mut Parent<'_>, kit: &Kit<'_>, caps: &str, words: &str) {
    list.spawn((
        Node { column_gap: px(24), flex_shrink: 0.0, ..default() },
        spoken(accesskit::Role::ListItem, format!("{caps}: {words}")),
    ))
    .with_children(|line| {
        line.spawn(Node { width: percent(34), flex_shrink: 0.0, ..default() }).with_children(|left| {
            left.spawn(kit.text(Style::Chosen, caps, Token::Text));
        });
        line.spawn(Node { flex_shrink: 1.0, ..default() }).with_children(|right| {
            right.spawn(kit.text(Style::Help, words, Token::Second));
        });
    });
}

fn when_not(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    kit.heading(page, Style::Step, kit.say(key::WHEN_NOT));
    kit.paragraph(page, Style::Help, kit.say(key::WHEN_NOT_HELP), Token::Second);
    let mut flags = made.library.0.flags();
    flags.sort_by_key(|flag| flag.urgency);
    scroll(page, accesskit::Role::List, kit.say(key::WHEN_NOT), |list| {
        for flag in flags {
            let urgency = kit.say(match flag.urgency {
                Urgency::Emergency => key::EMERGENCY,
                Urgency::SameDay => key::SAME_DAY,
                Urgency::Clinician => key::CLINICIAN,
            });
            list.spawn((
                Node { column_gap: px(16), align_items: AlignItems::Start, flex_shrink: 0.0, ..default() },
                spoken(accesskit::Role::ListItem, format!("{urgency}: {}", flag.words)),
            ))
            .with_children(|line| {
                line.spawn((kit.icon(Icon::Caution), Ink(Token::Care)));
                line.spawn(Node { flex_direction: FlexDirection::Column, flex_shrink: 1.0, ..default() })
                    .with_children(|lines| {
                        lines.spawn(kit.text(Style::Body, flag.words, Token::Text));
                        lines.spawn(kit.text(Style::Label, urgency, Token::Care));
                    });
            });
        }
    });
    close(page, kit, Style::Button, true);
}

/// What has no room on a small screen: the same actions as the icons of a large one.
fn more(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    kit.heading(page, Style::Step, kit.say(key::MORE));
    let sound = if made.hearing.muted { key::SOUND_ON } else { key::SILENT };
    let rows = [
        (Action::Mute, sound, Icon::Voice),
        (Action::Louder, key::KEY_LOUDER, Icon::Plus),
        (Action::Quieter, key::KEY_QUIETER, Icon::Less),
        (Action::Guidance, key::VOICE, Icon::Voice),
        (Action::Captions, key::CAPTIONS, Icon::Captions),
        (Action::Open(Sheet::Sound), key::SOUND, Icon::Voice),
        (Action::Mirror, key::MIRROR, Icon::Mirror),
        (Action::Do(Input::Again), key::AGAIN, Icon::Again),
        (Action::Do(Input::Back), key::PREVIOUS, Icon::Back),
        (Action::Do(Input::Next), key::SKIP, Icon::Next),
        (Action::Do(Input::Restart), key::KEY_RESTART, Icon::Again),
        (Action::Do(Input::Rewind), key::KEY_REWIND, Icon::Back),
        (Action::Do(Input::Forward), key::KEY_FORWARD, Icon::Next),
        (Action::Do(Input::ChangeSide), key::KEY_SIDE, Icon::Mirror),
        (Action::Tone, key::KEY_TONE, Icon::Circle),
        (Action::Look(Look::Left), key::KEY_LOOK_LEFT, Icon::Back),
        (Action::Look(Look::Right), key::KEY_LOOK_RIGHT, Icon::Next),
        (Action::Look(Look::Up), key::KEY_LOOK_UP, Icon::Circle),
        (Action::Look(Look::Down), key::KEY_LOOK_DOWN, Icon::Circle),
        (Action::Look(Look::Nearer), key::KEY_NEARER, Icon::Plus),
        (Action::Look(Look::Farther), key::KEY_FARTHER, Icon::Less),
        (Action::Look(Look::Guided), key::KEY_GUIDED, Icon::Again),
        (Action::FullScreen, key::KEY_FULL, Icon::Plus),
        (Action::Open(Sheet::Keys), key::HELP, Icon::Help),
    ];
    scroll(page, accesskit::Role::List, kit.say(key::MORE), |list| {
        for (action, words, icon) in rows {
            kit.button(list, Press::new(action, kit.say(words)).with(icon).high(64.0));
        }
    });
    close(page, kit, Style::Button, true);
}

/// The way out, at the foot; it may have the focus first.
pub(super) fn close(page: &mut Parent<'_>, kit: &Kit<'_>, style: Style, first: bool) {
    page.spawn(Node { justify_content: JustifyContent::End, flex_shrink: 0.0, ..default() }).with_children(|row| {
        let mut close = kit.button(row, Press::new(Action::Close, kit.say(key::CLOSE)).styled(style).high(64.0));
        if first {
            close.insert(First);
        }
    });
}

/// One sentence and at most one thing to do.
pub(super) fn spawn_note(parent: &mut Parent<'_>, kit: &Kit<'_>, note: &Note) {
    let mut told = spoken(accesskit::Role::Status, note.words());
    told.set_live(accesskit::Live::Polite);
    parent
        .spawn((
            Fill(Token::Raised),
            told,
            Node {
                min_height: px(kit.scale.control(56.0)),
                padding: UiRect::axes(px(24), px(4)),
                border_radius: BorderRadius::all(px(16)),
                align_items: AlignItems::Center,
                column_gap: px(16),
                max_width: percent(90),
                ..default()
            },
        ))
        .with_children(|box_| {
            box_.spawn(kit.text(Style::Body, note.words(), Token::Text));
            if let Some(action) = note.action() {
                kit.button(box_, Press::new(action, kit.say(key::GO_ON)).like(Control::Quiet));
            }
        });
}
