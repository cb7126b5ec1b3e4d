//! A note: one sentence at the foot of the screen, with at most one thing to do, that leaves by itself.
//!
//! In: [`Note::show`]. Out: the resource that the screens draw. It stays while its control has the focus.

use bevy::prelude::*;

use super::action::Action;

/// A note leaves after so many seconds.
const STAYS: f32 = 6.0;

/// The note that is shown, if any.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Note {
    words: String,
    action: Option<Action>,
    left: f32,
}

impl Note {
    /// Shows a sentence in place of the last.
    pub fn show(&mut self, words: String, action: Option<Action>) {
        *self = Self { words, action, left: STAYS };
    }

    /// The sentence; empty when there is none.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// What it offers.
    #[must_use]
    pub const fn action(&self) -> Option<Action> {
        self.action
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Note>().add_systems(Update, let_notes_leave);
}

fn let_notes_leave(mut note: ResMut<Note>, time: Res<Time<Real>>) {
    if note.words.is_empty() {
        return;
    }
    note.left -= time.delta_secs();
    if note.left <= 0.0 {
        *note = Note::default();
    }
}
