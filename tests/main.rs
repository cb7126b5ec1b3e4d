//! One test binary, so that Bevy is linked once.

mod sculpt;
