//! The one table of keys: what each does, and the words that the list of keys shows for it.
//!
//! In: a key press. Out: an [`Action`]. Letters are taken as typed, so that they follow the keyboard's layout; no
//! chord and no long press is ever needed: what has one has a button too. Keys that have no use yet are not in the table.
//!
//! It does not decide what an action means on a screen: see `playing` and `screens`.

use bevy::input::keyboard::{Key as Typed, KeyboardInput};
use bevy::prelude::KeyCode;

use super::action::{Action, Look, Sheet};
use super::study::Learn;
use crate::score::session::Input;
use crate::words::{Key, key};

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// A key by its position or name.
    Code(KeyCode),
    /// A character, lower case.
    Typed(char),
    /// A key while Ctrl is held; the list of what is more has a button for each.
    Held(KeyCode),
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// The keys that do it.
    pub strokes: &'static [Stroke],
    /// The keys as they are printed on a keyboard.
    pub caps: &'static str,
    /// What it does, in words.
    pub words: Key,
}

use Stroke::{Code, Held, Typed as Char};

/// Every key of the app. Tab, Enter and the pointer are handled by the controls themselves and are listed for reading.
pub const TABLE: &[Binding] = &[
    row(
        Action::Do(Input::Toggle),
        &[Code(KeyCode::Space), Char('k'), Code(KeyCode::MediaPlayPause)],
        "Space, K",
        key::KEY_TOGGLE,
    ),
    row(
        Action::Do(Input::Next),
        &[Code(KeyCode::ArrowRight), Char('n'), Code(KeyCode::PageDown), Code(KeyCode::MediaTrackNext)],
        "Right, N",
        key::KEY_NEXT,
    ),
    row(
        Action::Do(Input::Back),
        &[Code(KeyCode::ArrowLeft), Char('p'), Code(KeyCode::PageUp), Code(KeyCode::MediaTrackPrevious)],
        "Left, P",
        key::KEY_BACK,
    ),
    row(Action::Do(Input::Forward), &[Char('l')], "L", key::KEY_FORWARD),
    row(Action::Do(Input::Rewind), &[Char('j')], "J", key::KEY_REWIND),
    row(Action::Do(Input::Restart), &[Char('r'), Code(KeyCode::Home)], "R, Home", key::KEY_RESTART),
    row(Action::Do(Input::ChangeSide), &[Char('s')], "S", key::KEY_SIDE),
    row(Action::Do(Input::Again), &[Char('+'), Char('a'), Code(KeyCode::NumpadAdd)], "+, A", key::KEY_AGAIN),
    row(Action::Do(Input::Softer), &[Char('1'), Code(KeyCode::Numpad1)], "1", key::KEY_SOFTER),
    row(Action::Do(Input::JustRight), &[Char('2'), Code(KeyCode::Numpad2)], "2", key::KEY_RIGHT),
    row(Action::Do(Input::Firmer), &[Char('3'), Code(KeyCode::Numpad3)], "3", key::KEY_FIRMER),
    row(Action::Escape, &[Code(KeyCode::Escape)], "Esc", key::KEY_STOP),
    row(Action::Leave, &[Code(KeyCode::Backspace)], "Esc again, Backspace", key::KEY_LEAVE),
    row(Action::Louder, &[Code(KeyCode::ArrowUp)], "Up", key::KEY_LOUDER),
    row(Action::Quieter, &[Code(KeyCode::ArrowDown)], "Down", key::KEY_QUIETER),
    row(Action::Mute, &[Char('m')], "M", key::KEY_MUTE),
    row(Action::Guidance, &[Char('v')], "V", key::KEY_VOICE),
    row(Action::Captions, &[Char('c')], "C", key::KEY_CAPTIONS),
    row(Action::Open(Sheet::Sound), &[Char('u')], "U", key::KEY_SOUND),
    row(Action::Attack, &[Char('d')], "D", key::KEY_ATTACK),
    row(Action::Mirror, &[Char('x')], "X", key::KEY_MIRROR),
    row(Action::Look(Look::Left), &[Held(KeyCode::ArrowLeft)], "Ctrl+Left", key::KEY_LOOK_LEFT),
    row(Action::Look(Look::Right), &[Held(KeyCode::ArrowRight)], "Ctrl+Right", key::KEY_LOOK_RIGHT),
    row(Action::Look(Look::Up), &[Held(KeyCode::ArrowUp)], "Ctrl+Up", key::KEY_LOOK_UP),
    row(Action::Look(Look::Down), &[Held(KeyCode::ArrowDown)], "Ctrl+Down", key::KEY_LOOK_DOWN),
    row(Action::Look(Look::Nearer), &[Held(KeyCode::Equal), Held(KeyCode::NumpadAdd)], "Ctrl++", key::KEY_NEARER),
    row(
        Action::Look(Look::Farther),
        &[Held(KeyCode::Minus), Held(KeyCode::NumpadSubtract)],
        "Ctrl+-",
        key::KEY_FARTHER,
    ),
    row(Action::Look(Look::Guided), &[Char('0'), Code(KeyCode::Numpad0)], "0", key::KEY_GUIDED),
    row(Action::Tone, &[Char('t')], "T", key::KEY_TONE),
    row(Action::Study(Learn::Open), &[Char('y')], "Y", key::KEY_STUDY),
    row(Action::Study(Learn::Outwards), &[Char('[')], "[", key::KEY_OUTWARDS),
    row(Action::Study(Learn::Inwards), &[Char(']')], "]", key::KEY_INWARDS),
    row(Action::FullScreen, &[Char('f'), Code(KeyCode::F11)], "F, F11", key::KEY_FULL),
    row(Action::Open(Sheet::Keys), &[Char('?'), Code(KeyCode::F1)], "?, F1", key::KEY_HELP),
    row(Action::FocusNext, &[], "Tab", key::KEY_FOCUS),
];

const fn row(action: Action, strokes: &'static [Stroke], caps: &'static str, words: Key) -> Binding {
    Binding { action, strokes, caps, words }
}

/// What a key press asks for, if anything, while Ctrl is held or not.
#[must_use]
pub fn action(press: &KeyboardInput, ctrl: bool) -> Option<Action> {
    let matches = |stroke: &Stroke| match *stroke {
        Held(code) => ctrl && press.key_code == code,
        _ if ctrl => false,
        Code(code) => press.key_code == code,
        Char(wanted) => match &press.logical_key {
            Typed::Character(text) => {
                let mut typed = text.chars().flat_map(char::to_lowercase);
                typed.next() == Some(wanted) && typed.next().is_none()
            }
            _ => false,
        },
    };
    TABLE.iter().find(|binding| binding.strokes.iter().any(matches)).map(|binding| binding.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things() {
        let all: Vec<Stroke> = TABLE.iter().flat_map(|binding| binding.strokes).copied().collect();
        for (index, stroke) in all.iter().enumerate() {
            assert!(!all[index + 1..].contains(stroke), "{stroke:?} is twice in the table");
        }
    }
}
