//! Keeping the machine awake while a session plays: nobody touches it then, so that it thinks it is left alone.
//!
//! In: when to hold, when to let go. Out: nothing; whether it worked cannot be known everywhere, and changes nothing.
//! It does not keep anyone from sending the machine to sleep on purpose, or by closing its lid.

use super::Nothing;

/// Keeps the machine awake.
pub trait Awake: Send + Sync + 'static {
    /// From now on the screen shall not go dark and the machine shall not sleep by itself. Holding twice is holding once.
    fn hold(&mut self);
    /// It may again. Dropping it does the same.
    fn release(&mut self);
    /// Asks for it once more if it is held: some desktops forget it when the focus goes elsewhere.
    fn assert_again(&mut self);
}

impl Awake for Nothing {
    fn hold(&mut self) {}

    fn release(&mut self) {}

    fn assert_again(&mut self) {}
}
