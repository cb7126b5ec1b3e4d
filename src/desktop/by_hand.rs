//! A desktop that somebody else plays: tests see what it was told and press its keys.

use std::sync::{Arc, Mutex, PoisonError};

use super::awake::Awake;
use super::controls::{Controls, Now, Pressed, Wake};

/// What happened to keeping awake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// Held.
    Hold,
    /// Let go.
    Release,
    /// Asked for once more.
    Again,
}

/// A desktop by hand.
#[derive(Debug, Default)]
pub struct ByHand {
    /// What it was told last.
    pub now: Option<Now>,
    /// What it shall tell next.
    pub pressed: Vec<Pressed>,
    /// Every call to keep awake, oldest first.
    pub calls: Vec<Call>,
}

/// A [`ByHand`] that its owner can reach while the app holds it, as controls and as what keeps awake.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<Mutex<ByHand>>);

impl Shared {
    /// Reaches it.
    pub fn with<T>(&self, act: impl FnOnce(&mut ByHand) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Controls for Shared {
    fn tell(&mut self, now: Option<&Now>) {
        self.with(|hand| hand.now = now.cloned());
    }

    fn pressed(&mut self) -> Vec<Pressed> {
        self.with(|hand| std::mem::take(&mut hand.pressed))
    }

    fn wake_by(&mut self, _wake: Wake) {}
}

impl Awake for Shared {
    fn hold(&mut self) {
        self.with(|hand| hand.calls.push(Call::Hold));
    }

    fn release(&mut self) {
        self.with(|hand| hand.calls.push(Call::Release));
    }

    fn assert_again(&mut self) {
        self.with(|hand| hand.calls.push(Call::Again));
    }
}
