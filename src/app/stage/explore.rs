//! Looking round the body by oneself: how far the camera has left the guided view.
//!
//! In: turns and steps that a person asked for. Out: the shot that is shown. It comes round at an even pace, goes back to the
//! guided view when asked to or after a while, and never changes what is played.

use bevy::prelude::*;

use crate::pose::shot::{NEARNESS, Shot};

/// How fast the view follows, degrees and shares a second: quick enough for a hand that drags.
const RATE: f32 = 90.0;
const ZOOM_RATE: f32 = 1.5;
/// How fast it goes back by itself, degrees a second: as fast as any view changes (clinical data, 7.1).
const BACK: f32 = 15.0;
/// After so many seconds without a touch it goes back.
const PATIENCE: f32 = 6.0;

/// How the view differs from the guided one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Way {
    round: f32,
    up: f32,
    zoom: f32,
}

impl Way {
    const GUIDED: Self = Self { round: 0.0, up: 0.0, zoom: 1.0 };
}

/// Where a person looks from.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct Explore {
    now: Way,
    goal: Way,
    /// Seconds since it was last asked for something.
    left_alone: f32,
    /// A drag is under way: its end is no tap.
    pub dragging: bool,
}

impl Default for Explore {
    fn default() -> Self {
        Self { now: Way::GUIDED, goal: Way::GUIDED, left_alone: 0.0, dragging: false }
    }
}

impl Explore {
    /// Turns the view: degrees round towards the right of the picture's subject, and up.
    pub fn turn(&mut self, round: f32, up: f32) {
        self.goal.round = (self.goal.round + round).clamp(-180.0, 180.0);
        self.goal.up = (self.goal.up + up).clamp(-90.0, 90.0);
        self.left_alone = 0.0;
    }

    /// Goes nearer (below 1) or farther by a factor.
    pub fn zoom(&mut self, factor: f32) {
        self.goal.zoom = (self.goal.zoom * factor).clamp(NEARNESS[0], NEARNESS[1]);
        self.left_alone = 0.0;
    }

    /// Back to the guided view.
    pub fn recentre(&mut self) {
        self.goal = Way::GUIDED;
        self.left_alone = 0.0;
    }

    /// Whether the view is not the guided one.
    #[must_use]
    pub fn away(&self) -> bool {
        self.now != Way::GUIDED || self.goal != Way::GUIDED
    }

    /// Whether the view is on its way.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.now != self.goal
    }

    /// Lets time pass. `stay`: it does not go back by itself. `at_once`: it does not glide.
    pub fn pass(&mut self, seconds: f32, stay: bool, at_once: bool) {
        self.left_alone += seconds;
        let back = self.left_alone > PATIENCE && !stay;
        if back {
            self.goal = Way::GUIDED;
        }
        if at_once {
            self.now = self.goal;
            return;
        }
        let turn = if back { BACK } else { RATE } * seconds;
        let near = |now: f32, goal: f32, step: f32| now + (goal - now).clamp(-step, step);
        self.now = Way {
            round: near(self.now.round, self.goal.round, turn),
            up: near(self.now.up, self.goal.up, turn),
            zoom: near(self.now.zoom, self.goal.zoom, ZOOM_RATE * seconds),
        };
    }

    /// The shot that is shown in place of the guided one.
    #[must_use]
    pub fn shown(&self, shot: &Shot, mirror: bool) -> Shot {
        if self.now == Way::GUIDED {
            return *shot;
        }
        let side = if mirror { -1.0 } else { 1.0 };
        shot.looked_round(self.now.round * side, self.now.up, self.now.zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pose::shot::shot;
    use crate::score::types::View;

    #[test]
    fn a_view_that_is_left_alone_goes_back_slowly_and_one_that_is_held_stays() {
        let mut explore = Explore::default();
        explore.turn(60.0, 10.0);
        for _ in 0..60 {
            explore.pass(0.1, true, false);
        }
        let guided = shot(View::Nape).unwrap();
        let away = guided.turn_to(&explore.shown(&guided, false));
        assert!(away > 50.0, "{away}");
        let mut before = away;
        for _ in 0..40 {
            explore.pass(0.1, false, false);
            let now = guided.turn_to(&explore.shown(&guided, false));
            assert!(before - now < 2.2, "{before} {now}");
            before = now;
        }
        for _ in 0..20 {
            explore.pass(0.1, false, false);
        }
        assert!(!explore.away());
    }

    #[test]
    fn nobody_gets_lost_above_below_or_inside_the_body() {
        let mut explore = Explore::default();
        for _ in 0..50 {
            explore.turn(90.0, 40.0);
            explore.zoom(0.5);
        }
        explore.pass(0.0, true, true);
        let seen = explore.shown(&shot(View::Face).unwrap(), true);
        assert!(seen.towards.y < 0.99 && seen.height > 0.1);
        explore.recentre();
        explore.pass(0.0, true, true);
        assert!(!explore.away());
    }
}
