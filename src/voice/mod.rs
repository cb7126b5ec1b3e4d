//! The voice: where each spoken line comes from, and how it is made.
//!
//! In: texts. Out: clips for `audio`, through its [`Speaker`](crate::audio::speaker::Speaker). A line is looked for among
//! a therapist's [`recordings`], in the [`pack`] that ships, and among the person's [`own`] words that this machine has said
//! before; what is nowhere is said by an installed engine in the background and is there the next time it is asked for.
//! With no engine the captions and tones carry on alone.
//!
//! Read in this order: [`wave`], [`resample`], [`filter`], [`pauses`], [`polish`], [`ogg`]; then [`lexicon`], [`engines`],
//! [`pack`], [`make`], [`recordings`], [`own`], and [`cast`], which has them all.
//!
//! It places no line in time: `score::queue` does.

pub mod cast;
pub mod engines;
pub mod filter;
pub mod lexicon;
pub mod make;
pub mod ogg;
pub mod own;
pub mod pack;
pub mod pauses;
pub mod polish;
pub mod recordings;
pub mod resample;
pub mod wave;
