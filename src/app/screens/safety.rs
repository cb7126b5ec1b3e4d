//! The check before every session: three questions, three taps.
//!
//! In: the [`Screening`](crate::app::screening::Screening) as it stands. Out: controls that reply. "None of these" has
//! the focus, "I am not sure" is as large beside it. Nothing can be skipped but the number.

use bevy::input_focus::tab_navigation::{TabGroup, TabIndex};
use bevy::prelude::*;
use bevy::ui::{Checkable, Checked};
use bevy::ui_widgets::{Button, ScrollArea};

use super::First;
use super::show::{Made, row};
use crate::app::action::{Action, Does, Reply};
use crate::app::screening::{FLAGS, Question};
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Ink, Rim, Worn};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, MARGIN_READING, Style};
use crate::app::theme::widget::{Kit, Parent, Press};
use crate::words::{Key, key};

/// Width of the column of words.
const COLUMN: f32 = 800.0;
/// The warning signs, in their order.
const SIGNS: [Key; FLAGS as usize] = [key::FLAG_SUDDEN, key::FLAG_NERVE, key::FLAG_KNOCK, key::FLAG_AGE];

pub(super) fn spawn(parent: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let screening = made.checking.screening;
    let margin = if made.layout() == Layout::Wide { MARGIN_READING } else { MARGIN_READING / 2.0 };
    parent
        .spawn((
            TabGroup::new(1),
            Node {
                align_items: AlignItems::Center,
                justify_content: JustifyContent::SpaceBetween,
                padding: UiRect { left: px(margin - 20.0), right: px(margin), top: px(24), bottom: px(8) },
                flex_shrink: 0.0,
                ..default()
            },
        ))
        .with_children(|bar| {
            kit.button(bar, Press::new(Action::Leave, kit.say(key::BACK)).with(Icon::Back).like(Control::Quiet));
            let number = screening.question().number();
            let of = kit.say_with(key::OF, &[("this", number.into()), ("all", 3.into())]);
            kit.paragraph(bar, Style::Help, of, Token::Second);
        });
    parent
        .spawn((
            TabGroup::new(0),
            ScrollArea,
            Node {
                flex_direction: FlexDirection::Column,
                width: percent(100),
                max_width: px(kit.scale.control(COLUMN) + 2.0 * margin),
                align_self: AlignSelf::Center,
                padding: UiRect::axes(px(margin), px(20)),
                row_gap: px(8),
                flex_grow: 1.0,
                flex_basis: px(0),
                overflow: Overflow::scroll_y(),
                ..default()
            },
        ))
        .with_children(|page| {
            if let Some(why) = &made.checking.refused {
                refused(page, kit, why);
                return;
            }
            match screening.question() {
                Question::New => anything_new(page, kit, made),
                Question::Pain => pain(page, kit),
                Question::Touch => touch(page, kit, made),
            }
            page.spawn(Node { height: px(16), ..default() });
            kit.paragraph(page, Style::Help, kit.say(key::BEFORE), Token::Second);
        });
}

fn anything_new(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let screening = made.checking.screening;
    kit.heading(page, Style::Title, kit.say(key::CHECK_NEW));
    kit.paragraph(page, Style::Body, kit.say(key::CHECK_NEW_HELP), Token::Second);
    page.spawn(Node { height: px(8), flex_shrink: 0.0, ..default() });
    for (flag, words) in (0..FLAGS).zip(SIGNS) {
        sign(page, kit, flag, kit.say(words), screening.is_ticked(flag));
    }
    page.spawn(Node { height: px(24), flex_shrink: 0.0, ..default() });
    let ticked = screening.any_ticked();
    row(page, made.layout(), 16.0, |row| {
        let sure = if ticked {
            Press::new(Action::Reply(Reply::StopHere), kit.say(key::STOP_HERE)).with(Icon::Caution)
        } else {
            Press::new(Action::Reply(Reply::NoneOfThese), kit.say(key::NONE_OF_THESE)).with(Icon::Tick)
        };
        kit.button(row, sure.like(Control::Main).high(64.0).styled(Style::Card).growing()).insert(First);
        let unsure = Press::new(Action::Reply(Reply::NotSure), kit.say(key::NOT_SURE));
        kit.button(row, unsure.high(64.0).styled(Style::Card).growing());
    });
}

/// One warning sign; the whole row is the target.
fn sign(page: &mut Parent<'_>, kit: &Kit<'_>, flag: u8, words: String, ticked: bool) {
    let mut row = page.spawn((
        Button,
        Does(Action::Reply(Reply::Flag(flag))),
        Control::Row,
        AccessibleLabel::new(words.clone()),
        Checkable,
        TabIndex(0),
        Node {
            min_height: px(kit.scale.control(64.0)),
            padding: UiRect::vertical(px(8)),
            align_items: AlignItems::Center,
            column_gap: px(20),
            border_radius: BorderRadius::all(px(8)),
            flex_shrink: 0.0,
            ..default()
        },
    ));
    if ticked {
        row.insert(Checked);
    }
    row.with_children(|row| {
        let side = px(kit.scale.control(28.0));
        row.spawn((
            Node {
                width: side,
                height: side,
                border: UiRect::all(kit.scale.line(1.5)),
                border_radius: BorderRadius::all(px(8)),
                align_items: AlignItems::Center,
                justify_content: JustifyContent::Center,
                flex_shrink: 0.0,
                ..default()
            },
            Rim(if ticked { Token::Accent } else { Token::Edge }),
            Pickable::IGNORE,
        ))
        .with_children(|inside| {
            if ticked {
                inside.spawn((kit.icon(Icon::Tick), Worn));
            }
        });
        row.spawn((
            Node { flex_shrink: 1.0, ..default() },
            Pickable::IGNORE,
            children![kit.worn(Style::Answer, words)],
        ));
    });
    page.spawn((Node { height: px(1), flex_shrink: 0.0, ..default() }, Fill(Token::Hairline)));
}

fn pain(page: &mut Parent<'_>, kit: &Kit<'_>) {
    kit.heading(page, Style::Title, kit.say(key::CHECK_PAIN));
    kit.paragraph(page, Style::Body, kit.say(key::CHECK_PAIN_HELP), Token::Second);
    page.spawn(Node { height: px(24), flex_shrink: 0.0, ..default() });
    numbers(page, kit, 48.0, |number| Action::Reply(Reply::Pain(Some(number))), true);
    page.spawn(Node { height: px(24), flex_shrink: 0.0, ..default() });
    let skip = Press::new(Action::Reply(Reply::Pain(None)), kit.say(key::PAIN_SKIP));
    page.spawn(Node::default()).with_children(|row| {
        kit.button(row, skip.high(64.0));
    });
}

/// Eleven cells, 0 to 10, with what the ends mean.
pub(super) fn numbers(page: &mut Parent<'_>, kit: &Kit<'_>, cell: f32, action: impl Fn(u8) -> Action, first: bool) {
    page.spawn(Node {
        flex_direction: FlexDirection::Column,
        row_gap: px(6),
        align_self: AlignSelf::Start,
        ..default()
    })
    .with_children(|scale| {
        scale.spawn(Node { flex_wrap: FlexWrap::Wrap, column_gap: px(8), row_gap: px(8), ..default() }).with_children(
            |cells| {
                for number in 0..=10 {
                    let press = Press::new(action(number), number.to_string()).high(cell).wide(cell);
                    let mut made = kit.button(cells, press.like(Control::Chip));
                    made.entry::<Node>().and_modify(|mut node| node.padding = UiRect::ZERO);
                    if first && number == 0 {
                        made.insert(First);
                    }
                }
            },
        );
        scale.spawn(Node { justify_content: JustifyContent::SpaceBetween, ..default() }).with_children(|ends| {
            ends.spawn(kit.text(Style::Label, kit.say(key::PAIN_NONE), Token::Second));
            ends.spawn(kit.text(Style::Label, kit.say(key::PAIN_WORST), Token::Second));
        });
    });
}

fn touch(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    kit.heading(page, Style::Title, kit.say(key::CHECK_TOUCH));
    kit.paragraph(page, Style::Body, kit.say(key::CHECK_TOUCH_HELP), Token::Second);
    page.spawn(Node { height: px(24), flex_shrink: 0.0, ..default() });
    row(page, made.layout(), 16.0, |row| {
        let answers = [(Some(true), key::TOUCH_YES), (Some(false), key::TOUCH_NO), (None, key::NOT_SURE)];
        for (touch, words) in answers {
            let press = Press::new(Action::Reply(Reply::Touch(touch)), kit.say(words)).high(64.0);
            let mut button = kit.button(row, press.styled(Style::Card).growing());
            if touch == Some(true) {
                button.insert((First, Control::Main));
            }
        }
    });
    kit.paragraph(page, Style::Help, kit.say(key::GENTLER_IF_NOT), Token::Second);
}

/// The routine may not be done with these answers.
fn refused(page: &mut Parent<'_>, kit: &Kit<'_>, why: &str) {
    kit.heading(page, Style::Title, kit.say(key::REFUSED));
    page.spawn(Node { column_gap: px(16), align_items: AlignItems::Start, ..default() }).with_children(|row| {
        row.spawn((kit.icon(Icon::Caution), Ink(Token::Care)));
        kit.paragraph(row, Style::Body, why, Token::Text);
    });
    page.spawn(Node { height: px(24), flex_shrink: 0.0, ..default() });
    page.spawn(Node::default()).with_children(|row| {
        let other = Press::new(Action::Leave, kit.say(key::CHOOSE_OTHER)).like(Control::Main);
        kit.button(row, other.high(64.0)).insert(First);
    });
}
