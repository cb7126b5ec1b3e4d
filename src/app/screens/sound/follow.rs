//! Writes into the sheet of the sound check what is so: sliders, ticks, the devices, the sentences; and takes a slider's keys.
//!
//! In: [`Hearing`], [`Sounding`], comfort. Out: texts, widths, ticks, and the list of devices when it has been asked for.

use bevy::a11y::AccessibilityNode;
use bevy::input::ButtonState;
use bevy::input::keyboard::KeyboardInput;
use bevy::input_focus::FocusedInput;
use bevy::prelude::*;
use bevy::ui::{Checked, InteractionDisabled};

use super::{choice, turn};
use crate::app::Vocabulary;
use crate::app::action::{Action, Does, Wanted};
use crate::app::comfort::Comfort;
use crate::app::hearing::{Hearing, Slider};
use crate::app::playing::SessionSystems;
use crate::app::screens::show::{Made, Shows};
use crate::app::sounding::{Sounding, Tune};
use crate::app::tapping::{Found as Tapped, TONES};
use crate::app::theme::scale::Style;
use crate::app::transport::Heard;
use crate::audio::output::Found;
use crate::words::{Key, Words, key};

/// A slider, which takes Left and Right.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) struct Turned(pub(in crate::app) Slider);

/// The part of its track up to where it stands.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Part(pub(super) Slider);

/// Where it stands, in words.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Percent(pub(super) Slider);

/// A control of which one of several is ticked.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Choice;

/// Seen while its choice is ticked, or while it is not.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Mark(pub(super) bool);

/// A control that can be pressed only when there is something to keep or to forget.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Needs(pub(super) Tune);

/// Where the devices are listed.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct Devices {
    pub(super) style: Style,
    pub(super) high: f32,
}

/// The devices that are listed there.
#[derive(Component, Clone, Debug, PartialEq, Eq)]
struct Listed(Option<Vec<Found>>);

/// A sentence that changes.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// What the device does.
    State,
    /// What is tapped.
    Pad,
    /// How late the sound is.
    Late,
}

pub(in crate::app::screens) fn plugin(app: &mut App) {
    app.add_observer(turn_by_key).add_systems(
        Update,
        (list_devices, (turn_sliders, tick, allow, say)).chain().in_set(SessionSystems::Show).after(Shows),
    );
}

/// Left and Right on a slider; what is held down goes on.
fn turn_by_key(mut press: On<FocusedInput<KeyboardInput>>, sliders: Query<&Turned>, mut wanted: MessageWriter<Wanted>) {
    let Ok(slider) = sliders.get(press.focused_entity) else { return };
    let louder = match press.input.key_code {
        KeyCode::ArrowRight => true,
        KeyCode::ArrowLeft => false,
        _ => return,
    };
    press.propagate(false);
    if press.input.state == ButtonState::Pressed {
        wanted.write(Wanted(turn(slider.0, louder)));
    }
}

fn turn_sliders(
    hearing: Res<Hearing>,
    comfort: Res<Comfort>,
    words: Res<Vocabulary>,
    mut parts: Query<(&Part, &mut Node)>,
    mut percents: Query<(&Percent, &mut Text)>,
    mut sliders: Query<(&Turned, &mut AccessibilityNode)>,
) {
    let at = |slider| hearing.at(slider, comfort.attack);
    let said = |slider| words.0.say(key::SLIDER_PERCENT, &[("percent", u64::from(at(slider)).into())]);
    for (part, mut node) in &mut parts {
        let width = percent(f32::from(at(part.0)));
        if node.width != width {
            node.width = width;
        }
    }
    for (percent, mut text) in &mut percents {
        text.set_if_neq(Text(said(percent.0)));
    }
    for (slider, mut node) in &mut sliders {
        let now = f64::from(at(slider.0));
        if node.numeric_value().is_none_or(|before| (before - now).abs() > 0.5) {
            node.set_numeric_value(now);
            node.set_value(said(slider.0));
        }
    }
}

fn list_devices(made: Made<'_>, places: Query<(Entity, &Devices, Option<&Listed>)>, mut commands: Commands) {
    for (place, devices, listed) in &places {
        if listed.is_some_and(|listed| listed.0 == made.sounding.devices) {
            continue;
        }
        let kit = made.kit();
        let found = made.sounding.devices.clone();
        let look = (devices.style, devices.high);
        let mut place = commands.entity(place);
        place.despawn_related::<Children>().insert(Listed(found.clone())).with_children(|list| {
            let system = kit.say(key::SOUND_SYSTEM);
            choice(list, &kit, Action::Sound(Tune::Device(None)), key::SOUND_DEVICE, system, look);
            for (index, found) in found.iter().flatten().enumerate() {
                let action = Action::Sound(Tune::Device(Some(index)));
                choice(list, &kit, action, key::SOUND_DEVICE, found.name.clone(), look);
            }
        });
    }
}

fn tick(
    hearing: Res<Hearing>,
    sounding: Res<Sounding>,
    comfort: Res<Comfort>,
    choices: Query<(Entity, &Does, Has<Checked>, &Children), With<Choice>>,
    mut marks: Query<(&Mark, &mut Node)>,
    mut commands: Commands,
) {
    for (entity, does, checked, children) in &choices {
        let chosen = match does.0 {
            Action::Sound(tune) => sounding.is(tune, &hearing),
            Action::Caption(change) => comfort.captions.is(change),
            _ => false,
        };
        if chosen && !checked {
            commands.entity(entity).insert(Checked);
        } else if checked && !chosen {
            commands.entity(entity).remove::<Checked>();
        }
        for child in children {
            if let Ok((mark, mut node)) = marks.get_mut(*child) {
                let display = if mark.0 == chosen { Display::Flex } else { Display::None };
                if node.display != display {
                    node.display = display;
                }
            }
        }
    }
}

fn allow(
    hearing: Res<Hearing>,
    sounding: Res<Sounding>,
    controls: Query<(Entity, &Needs, Has<InteractionDisabled>)>,
    mut commands: Commands,
) {
    let found = matches!(sounding.found, Some(Tapped::Late(_)));
    for (entity, needs, disabled) in &controls {
        let useful = match needs.0 {
            Tune::Keep => found,
            _ => found || sounding.waits(&hearing).is_some(),
        };
        if useful && disabled {
            commands.entity(entity).remove::<InteractionDisabled>();
        } else if !useful && !disabled {
            commands.entity(entity).insert(InteractionDisabled);
        }
    }
}

fn say(
    hearing: Res<Hearing>,
    sounding: Res<Sounding>,
    words: Res<Vocabulary>,
    mut lines: Query<(&Line, Option<&mut Text>, Option<&mut AccessibilityNode>)>,
) {
    for (line, text, node) in &mut lines {
        let said = match line {
            Line::State => state(&sounding, &hearing, &words.0),
            Line::Pad => words.0.get(if sounding.tapping.is_some() { key::SOUND_TAP_NOW } else { key::SOUND_TAP }),
            Line::Late => late(&sounding, &hearing, &words.0),
        };
        if let Some(mut node) = node
            && node.label() != Some(&said)
        {
            node.set_label(said.clone());
        }
        if let Some(mut text) = text {
            text.set_if_neq(Text(said));
        }
    }
}

/// What the device does, in one or two sentences.
fn state(sounding: &Sounding, hearing: &Hearing, words: &Words) -> String {
    let Some((_, broke_off)) = sounding.device.as_ref().filter(|_| !sounding.silent) else {
        return words.get(match sounding.last {
            Some(Heard::Untrusted) => key::SOUND_UNTRUSTED,
            _ if sounding.lacks(hearing) => key::SOUND_GONE,
            Some(Heard::SoundLost) => key::SOUND_LOST,
            _ if sounding.silent => key::SOUND_NO_DEVICE,
            _ => key::SOUND_OPENING,
        });
    };
    let on = match sounding.name() {
        Some(name) => words.say(key::SOUND_ON_DEVICE, &[("name", name.into())]),
        None => words.get(key::SOUND_ON_SYSTEM),
    };
    if *broke_off == 0 {
        return on;
    }
    format!("{on} {}", words.say(key::SOUND_BROKE_OFF, &[("times", (*broke_off).into())]))
}

/// How late the sound is, as far as is known.
fn late(sounding: &Sounding, hearing: &Hearing, words: &Words) -> String {
    let waits = |sentence: Key, ms: u16| words.say(sentence, &[("ms", u64::from(ms).into())]);
    let count = |tones: usize| u64::try_from(tones).unwrap_or(0);
    match (&sounding.tapping, sounding.found) {
        (Some(tapping), _) => {
            words.say(key::OF, &[("this", count(tapping.tones()).into()), ("all", count(TONES).into())])
        }
        (None, Some(Tapped::Late(ms))) => waits(key::SOUND_FOUND, ms),
        (None, Some(Tapped::TooFew)) => words.get(key::SOUND_TOO_FEW),
        (None, None) => match sounding.waits(hearing) {
            Some(ms) => waits(key::SOUND_WAITS, ms),
            None => words.get(key::SOUND_NOT_TAPPED),
        },
    }
}
