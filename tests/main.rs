//! One test binary, so that Bevy is linked once.

mod atlas;
