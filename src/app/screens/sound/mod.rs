//! The sheet of the sound check: how loud, which tones, each sound to be heard, the device, the tap test, and captions.
//!
//! In: [`Sounding`](crate::app::sounding::Sounding), [`Hearing`](crate::app::hearing::Hearing), comfort. Out: controls that
//! carry a [`Tune`] or a [`Change`]; [`follow`] writes into them what is so. The sheet is made once when it opens: a slider
//! that is turned keeps its place and its focus. It plays nothing itself.

mod follow;

use bevy::input_focus::tab_navigation::TabIndex;
use bevy::prelude::*;
use bevy::ui::Checkable;
use bevy::ui_widgets::ActivateOnPress;

use super::First;
use super::scroll::scroll;
use super::sheets::close;
use super::show::Made;
use crate::app::action::Action;
use crate::app::captions::{Change, Ground, Place, Size};
use crate::app::hearing::{STEP, Slider};
use crate::app::sounding::Tune;
use crate::app::theme::icon::Icon;
use crate::app::theme::paint::{Control, Fill, Worn};
use crate::app::theme::palette::Token;
use crate::app::theme::scale::{Layout, Style};
use crate::app::theme::widget::{Kit, Parent, Press, spoken};
use crate::atlas::place::capitalised;
use crate::audio::cues::Theme;
use crate::score::types::CueKind;
use crate::words::{Key, key};

pub(in crate::app) use follow::Turned;
pub(super) use follow::plugin;
use follow::{Choice, Devices, Line, Mark, Needs, Part, Percent};

/// Width of the sheet, and of one with a single column.
pub(super) const WIDE: f32 = 1120.0;

/// How the sheet is written: in attack mode nothing is smaller than 24 px.
struct Hand<'k> {
    kit: &'k Kit<'k>,
    body: Style,
    chip: Style,
    section: Style,
    high: f32,
}

pub(super) fn fill(page: &mut Parent<'_>, kit: &Kit<'_>, made: &Made<'_>) {
    let hand = if made.comfort().attack {
        Hand { kit, body: Style::Section, chip: Style::Section, section: Style::Section, high: 64.0 }
    } else {
        Hand { kit, body: Style::Help, chip: Style::Help, section: Style::Card, high: 48.0 }
    };
    kit.heading(page, Style::Step, kit.say(key::SOUND));
    scroll(page, accesskit::Role::Group, kit.say(key::SOUND), |list| {
        let wide = made.layout() == Layout::Wide && !made.comfort().attack;
        let (direction, gap) = if wide { (FlexDirection::Row, px(48)) } else { (FlexDirection::Column, px(0)) };
        let columns =
            Node { flex_direction: direction, column_gap: gap, row_gap: px(28), flex_shrink: 0.0, ..default() };
        let column = || Node {
            flex_direction: FlexDirection::Column,
            row_gap: px(28),
            flex_grow: if wide { 1.0 } else { 0.0 },
            flex_basis: if wide { px(0) } else { auto() },
            min_width: px(0),
            flex_shrink: if wide { 1.0 } else { 0.0 },
            ..default()
        };
        list.spawn(columns).with_children(|columns| {
            columns.spawn(column()).with_children(|left| {
                hand.section(left, key::SOUND_LOUD, |part| hand.sliders(part));
                hand.section(left, key::SOUND_TONES, |part| hand.tones(part));
                if wide {
                    hand.section(left, key::CAPTIONS, |part| hand.captions(part));
                }
            });
            columns.spawn(column()).with_children(|right| {
                hand.section(right, key::SOUND_HEAR, |part| hand.hear(part));
                hand.section(right, key::SOUND_DEVICE, |part| hand.device(part));
                hand.section(right, key::SOUND_LATE, |part| hand.late(part));
                if !wide {
                    hand.section(right, key::CAPTIONS, |part| hand.captions(part));
                }
            });
        });
    });
    close(page, kit, if made.comfort().attack { Style::Section } else { Style::Button }, false);
}

impl Hand<'_> {
    fn section(&self, column: &mut Parent<'_>, name: Key, fill: impl FnOnce(&mut Parent<'_>)) {
        let node = Node { flex_direction: FlexDirection::Column, row_gap: px(8), flex_shrink: 0.0, ..default() };
        column.spawn(node).with_children(|part| {
            self.kit.heading(part, self.section, self.kit.say(name));
            fill(part);
        });
    }

    fn sliders(&self, part: &mut Parent<'_>) {
        for slider in Slider::ALL {
            self.slider(part, slider);
        }
    }

    /// Quieter, the slider with its name and its value, louder.
    fn slider(&self, part: &mut Parent<'_>, slider: Slider) {
        let kit = self.kit;
        let name = kit.say(match slider {
            Slider::Master => key::SLIDER_MASTER,
            Slider::Voice => key::SLIDER_VOICE,
            Slider::Cues => key::SLIDER_CUES,
            Slider::Bed => key::SLIDER_BED,
        });
        let step = |row: &mut Parent<'_>, louder: bool, words: Key, icon: Icon| {
            let said = kit.say_with(words, &[("slider", (&name).into())]);
            kit.button(row, Press::icon(turn(slider, louder), said, icon).high(self.high).bare());
        };
        part.spawn(Node { align_items: AlignItems::Center, column_gap: px(8), ..default() }).with_children(|row| {
            step(row, false, key::SLIDER_QUIETER, Icon::Less);
            let mut node = spoken(accesskit::Role::Slider, name.clone());
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
            node.set_numeric_value_step(f64::from(STEP));
            node.add_action(accesskit::Action::Increment);
            node.add_action(accesskit::Action::Decrement);
            let place = Node {
                flex_direction: FlexDirection::Column,
                justify_content: JustifyContent::Center,
                row_gap: px(4),
                flex_grow: 1.0,
                flex_basis: px(0),
                min_width: px(0),
                min_height: px(kit.scale.control(self.high)),
                padding: UiRect::axes(px(12), px(4)),
                border_radius: BorderRadius::all(px(12)),
                ..default()
            };
            let mut made = row.spawn((Turned(slider), Control::Row, node, TabIndex(0), place));
            if slider == Slider::Master {
                made.insert(First);
            }
            made.with_children(|inside| {
                let ends = Node { justify_content: JustifyContent::SpaceBetween, column_gap: px(12), ..default() };
                inside.spawn((ends, Pickable::IGNORE)).with_children(|ends| {
                    ends.spawn(kit.text(self.body, name.clone(), Token::Text));
                    ends.spawn((kit.text(self.body, "", Token::Second), TextLayout::no_wrap(), Percent(slider)));
                });
                let bar = |width| Node {
                    width: percent(width),
                    height: px(8),
                    border_radius: BorderRadius::all(px(4)),
                    ..default()
                };
                inside.spawn((Fill(Token::Track), bar(100.0), Pickable::IGNORE)).with_children(|track| {
                    track.spawn((Part(slider), Fill(Token::Accent), bar(0.0), Pickable::IGNORE));
                });
            });
            step(row, true, key::SLIDER_LOUDER, Icon::Plus);
        });
    }

    fn tones(&self, part: &mut Parent<'_>) {
        self.kit.paragraph(part, self.body, self.kit.say(key::SOUND_TONES_HELP), Token::Second);
        wrapped(part, |row| {
            for theme in Theme::ALL {
                let words = match theme {
                    Theme::Bowl => key::THEME_BOWL,
                    Theme::Reed => key::THEME_REED,
                    Theme::Breath => key::THEME_BREATH,
                    Theme::None => key::THEME_NONE,
                };
                self.choice(row, Action::Sound(Tune::Tones(theme)), key::SOUND_TONES, words);
            }
        });
    }

    fn device(&self, part: &mut Parent<'_>) {
        self.told(part, Line::State, Token::Second);
        let list =
            Node { flex_direction: FlexDirection::Column, align_items: AlignItems::Start, row_gap: px(8), ..default() };
        part.spawn((Devices { style: self.chip, high: self.high }, list));
        wrapped(part, |row| self.press(row, Tune::Devices, key::SOUND_LOOK));
    }

    fn hear(&self, part: &mut Parent<'_>) {
        self.kit.paragraph(part, self.body, self.kit.say(key::SOUND_HEAR_HELP), Token::Second);
        wrapped(part, |row| {
            self.press(row, Tune::Line, key::SOUND_SAY);
            for kind in CueKind::ALL {
                self.chip(row, Tune::Hear(kind), capitalised(&self.kit.words.tone(kind)));
            }
        });
    }

    fn late(&self, part: &mut Parent<'_>) {
        self.kit.paragraph(part, self.body, self.kit.say(key::SOUND_LATE_HELP), Token::Second);
        let press = Press::new(Action::Sound(Tune::Tap), self.kit.say(key::SOUND_TAP)).high(80.0).bare();
        let mut pad = self.kit.button(part, press);
        pad.insert((Line::Pad, ActivateOnPress)).with_children(|inside| {
            inside.spawn((self.kit.worn(Style::Section, ""), TextLayout::justify(Justify::Center), Line::Pad));
        });
        self.told(part, Line::Late, Token::Text);
        wrapped(part, |row| {
            for (tune, words) in [(Tune::Keep, key::SOUND_KEEP), (Tune::Forget, key::SOUND_FORGET)] {
                let press = Press::new(Action::Sound(tune), self.kit.say(words)).styled(self.chip).high(self.high);
                self.kit.button(row, press).insert(Needs(tune));
            }
        });
    }

    fn captions(&self, part: &mut Parent<'_>) {
        let say = |words| self.kit.say(words);
        self.kit.paragraph(part, self.body, say(key::CAPTIONS_SIZE), Token::Second);
        wrapped(part, |row| {
            for it in Size::ALL {
                self.choice(row, Action::Caption(Change::Size(it)), key::CAPTIONS_SIZE, it.key());
            }
        });
        self.kit.paragraph(part, self.body, say(key::CAPTIONS_PLACE), Token::Second);
        wrapped(part, |row| {
            for it in Place::ALL {
                self.choice(row, Action::Caption(Change::Place(it)), key::CAPTIONS_PLACE, it.key());
            }
        });
        self.kit.paragraph(part, self.body, say(key::CAPTIONS_GROUND), Token::Second);
        wrapped(part, |row| {
            for it in Ground::ALL {
                self.choice(row, Action::Caption(Change::Ground(it)), key::CAPTIONS_GROUND, it.key());
            }
        });
    }

    fn press(&self, row: &mut Parent<'_>, tune: Tune, words: Key) {
        self.chip(row, tune, self.kit.say(words));
    }

    /// A button in a row of many.
    fn chip(&self, row: &mut Parent<'_>, tune: Tune, words: String) {
        let press = Press::new(Action::Sound(tune), words).styled(self.chip).high(self.high).like(Control::Chip);
        narrow(&mut self.kit.button(row, press));
    }

    fn choice(&self, row: &mut Parent<'_>, action: Action, group: Key, words: Key) {
        choice(row, self.kit, action, group, self.kit.say(words), (self.chip, self.high));
    }

    /// A sentence that changes, and that a screen reader hears of.
    fn told(&self, part: &mut Parent<'_>, line: Line, ink: Token) {
        let mut node = spoken(accesskit::Role::Status, "");
        node.set_live(accesskit::Live::Polite);
        part.spawn((self.kit.text(self.body, "", ink), line, node));
    }
}

/// One of several, of which one is chosen: with a tick where it is, with an empty circle where it is not.
fn choice(row: &mut Parent<'_>, kit: &Kit<'_>, action: Action, group: Key, words: String, (style, high): (Style, f32)) {
    let name = kit.say_with(key::CHOICE_OF, &[("group", (&kit.say(group)).into()), ("choice", (&words).into())]);
    let press = Press::new(action, words.clone()).named(name).bare().high(high).like(Control::Chip);
    let mut made = kit.button(row, press);
    narrow(&mut made);
    made.insert((Choice, Checkable)).with_children(|inside| {
        inside.spawn((kit.icon(Icon::Tick), Worn, Mark(true)));
        inside.spawn((kit.icon(Icon::Circle), Worn, Mark(false)));
        inside.spawn((Node { flex_shrink: 1.0, min_width: px(0), ..default() }, Pickable::IGNORE)).with_children(
            |words_| {
                words_.spawn(kit.worn(style, words));
            },
        );
    });
}

/// A control that breaks its words rather than leave the sheet.
fn narrow(made: &mut EntityCommands<'_>) {
    made.entry::<Node>().and_modify(|mut node| {
        node.max_width = percent(100);
        node.padding = UiRect::axes(px(16), px(6));
    });
}

fn wrapped(part: &mut Parent<'_>, fill: impl FnOnce(&mut Parent<'_>)) {
    part.spawn(Node { flex_wrap: FlexWrap::Wrap, column_gap: px(8), row_gap: px(8), ..default() }).with_children(fill);
}

const fn turn(slider: Slider, louder: bool) -> Action {
    Action::Sound(Tune::Turn { slider, louder })
}
