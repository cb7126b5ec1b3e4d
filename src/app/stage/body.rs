//! What the stage is built from: the files that `sculpt` wrote, and the places on the skin.
//!
//! In: a way to get a file by its name among the assets. Out: a [`StageBody`], bytes as they are: each is read when it is
//! first needed.

use std::sync::Arc;

use bevy::prelude::*;

use crate::atlas::skin::SkinPlaces;

/// The body that is shown: given once, before or after the plugin.
#[derive(Resource, Clone, Debug)]
pub struct StageBody {
    /// The bust, as .glb bytes of `sculpt`.
    pub bust: Arc<[u8]>,
    /// The coarse bust, for machines without a graphics card.
    pub coarse: Arc<[u8]>,
    /// A hand, likewise.
    pub hand: Arc<[u8]>,
    /// The coarse hand.
    pub coarse_hand: Arc<[u8]>,
    /// How hands lie on the places, as text of `sculpt`.
    pub poses: Arc<[u8]>,
    /// The muscles, as .glb bytes of `sculpt`.
    pub muscles: Arc<[u8]>,
    /// The bone beneath them, likewise.
    pub core: Arc<[u8]>,
    /// What is not on the bust, likewise.
    pub insets: Arc<[u8]>,
    /// Where the places lie on it.
    pub skin: Arc<SkinPlaces>,
}

impl StageBody {
    /// The body of the files that `file` gives by their names among the assets.
    ///
    /// # Errors
    /// What `file` gives for the first that is not there.
    pub fn read<E>(mut file: impl FnMut(&str) -> Result<Arc<[u8]>, E>, skin: Arc<SkinPlaces>) -> Result<Self, E> {
        Ok(Self {
            bust: file("body/bust.glb")?,
            coarse: file("body/bust_coarse.glb")?,
            hand: file("body/hand.glb")?,
            coarse_hand: file("body/hand_coarse.glb")?,
            poses: file("body/hands.json")?,
            muscles: file("body/muscles.glb")?,
            core: file("body/core.glb")?,
            insets: file("body/insets.glb")?,
            skin,
        })
    }
}
