//! How captions are shown: how large, where, and on what ground.
//!
//! Out: [`Captions`], a part of the person's comfort that is kept with their settings. What a caption says is
//! [`super::caption`]'s.

use serde::{Deserialize, Serialize};

use crate::words::{Key, key};

/// How large captions are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Size {
    /// 1.5 rem.
    #[default]
    Usual,
    /// 2.25 rem.
    Larger,
    /// 3 rem.
    Largest,
    /// None.
    Off,
}

impl Size {
    /// Every size, in the order in which they are gone through.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Larger, Self::Largest, Self::Off];

    /// The next size, going round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Usual => Self::Larger,
            Self::Larger => Self::Largest,
            Self::Largest => Self::Off,
            Self::Off => Self::Usual,
        }
    }

    /// Times the usual size.
    #[must_use]
    pub const fn factor(self) -> f32 {
        match self {
            Self::Usual | Self::Off => 1.0,
            Self::Larger => 1.5,
            Self::Largest => 2.0,
        }
    }

    /// What is said of it when it was just chosen.
    #[must_use]
    pub const fn said(self) -> Key {
        match self {
            Self::Usual => key::CAPTIONS_USUAL,
            Self::Larger => key::CAPTIONS_LARGER,
            Self::Largest => key::CAPTIONS_LARGEST,
            Self::Off => key::CAPTIONS_OFF,
        }
    }

    /// Its name in a list.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Usual => key::SIZE_USUAL,
            Self::Larger => key::SIZE_LARGER,
            Self::Largest => key::SIZE_LARGEST,
            Self::Off => key::SIZE_OFF,
        }
    }
}

/// Where captions stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Over the row of controls.
    #[default]
    Bottom,
    /// Above what else is told.
    Top,
}

impl Place {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Bottom, Self::Top];

    /// Its name.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Bottom => key::PLACE_BOTTOM,
            Self::Top => key::PLACE_TOP,
        }
    }
}

/// What captions stand on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// The room, through which a little of the picture is seen.
    #[default]
    Shaded,
    /// The room.
    Solid,
    /// The picture; the words have a shadow.
    Clear,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 3] = [Self::Shaded, Self::Solid, Self::Clear];

    /// Its name.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Shaded => key::GROUND_SHADED,
            Self::Solid => key::GROUND_SOLID,
            Self::Clear => key::GROUND_CLEAR,
        }
    }
}

/// How captions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Captions {
    /// How large.
    pub size: Size,
    /// Where.
    pub place: Place,
    /// On what.
    pub ground: Ground,
}

/// One thing about captions that is to be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// How large.
    Size(Size),
    /// Where.
    Place(Place),
    /// On what.
    Ground(Ground),
}

impl Captions {
    /// With one thing changed.
    #[must_use]
    pub const fn with(mut self, change: Change) -> Self {
        match change {
            Change::Size(size) => self.size = size,
            Change::Place(place) => self.place = place,
            Change::Ground(ground) => self.ground = ground,
        }
        self
    }

    /// Whether it is so already.
    #[must_use]
    pub fn is(self, change: Change) -> bool {
        self.with(change) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_round_the_sizes_comes_to_each_and_leaves_place_and_ground_alone() {
        let mut captions = Captions::default().with(Change::Place(Place::Top)).with(Change::Ground(Ground::Solid));
        for size in Size::ALL {
            assert!(captions.is(Change::Size(size)));
            captions = captions.with(Change::Size(captions.size.next()));
        }
        assert_eq!(captions, Captions { size: Size::Usual, place: Place::Top, ground: Ground::Solid });
    }
}
