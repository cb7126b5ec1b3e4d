//! Puts the right hand on the body: solves a pose for every grip at every place, and in small steps along every path.
//!
//! In come the atlas's places, where they lie on the skin, and the bust's field; out come [`HandPoses`]. Read in this order:
//! [`tasks`] says what is to be done, [`recipe`] what a person would do, [`flesh`] and [`arm`] what is in the way, [`lattice`]
//! where the skin is, [`near`] what is kept clear of, [`problem`] what it all costs; [`least`] makes one such sum small and [`search`] looks from many
//! starts and goes along the paths. [`figures`] judges what was found.
//!
//! The same input gives the same poses however many threads share the work. Nothing here runs while hands are shown.

mod arm;
mod feel;
pub mod figures;
mod flesh;
mod freedom;
mod lattice;
mod least;
mod near;
mod problem;
pub mod recipe;
mod rules;
mod search;
mod tasks;
mod way_out;

pub use figures::Figures;
pub use lattice::Lattice;
pub use recipe::Recipe;

use crate::atlas::place::Place;
use crate::atlas::skin::SkinPlaces;
use crate::atlas::vocabulary::Grip;
use crate::sculpt::field::Field;
use crate::sculpt::hand::bake::hand_hash;
use crate::sculpt::hand::grips::{hand_grips, pose};
use crate::sculpt::hand::poses::{HandPoses, Placed, Step};
use crate::sculpt::hand::skin::samples;
use crate::sculpt::hand::touch::contact_points;
use crate::sculpt::stamp::stamp;
use crate::sculpt::threads::each;

/// The version of the code between recipes and poses: whoever changes how poses are sought adds one to it.
pub const SOLVER: u32 = 5;

/// A hand placed, and how good each of its poses is.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The hand.
    pub placed: Placed,
    /// The figures of each step.
    pub figures: Vec<Figures>,
}

/// Solves every hand.
#[must_use]
pub fn solve_hands(places: &[Place], skin: &SkinPlaces, bust: &Field) -> HandPoses {
    let recipe = Recipe::full();
    let judged = judged(places, skin, &Lattice::of(bust), &recipe, &|_| true);
    let touches = hand_grips().filter_map(|grip| Some((grip, contact_points(grip, &pose(grip)?))));
    let mut placed: Vec<Placed> = judged.into_iter().map(|judged| judged.placed).collect();
    placed.sort_by(|a, b| (&a.place, a.grip, a.relation).cmp(&(&b.place, b.grip, b.relation)));
    HandPoses { recipe: poses_hash(&skin.recipe), touches: touches.collect(), placed }
}

/// The stamp of the poses: that of the places on the skin, which knows the bust, that of the hand, and the solver's own.
#[must_use]
pub fn poses_hash(places_recipe: &str) -> String {
    stamp(&(SOLVER, places_recipe, hand_hash(), Recipe::full()))
}

/// Solves what `wanted` keeps by the id of the place, and judges it.
#[must_use]
pub fn judged(
    places: &[Place],
    skin: &SkinPlaces,
    bust: &Lattice,
    recipe: &Recipe,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Vec<Judged> {
    let tasks: Vec<_> = tasks::tasks(places, skin).into_iter().filter(|task| wanted(&task.place)).collect();
    let samples = samples();
    let grips: Vec<Grip> = hand_grips().collect();
    let feels = each(&grips, |grip| feel::Feel::of(*grip, &samples, &recipe.weights));
    each(&tasks, |task| {
        let feel = grips.iter().zip(&feels).find(|(grip, _)| **grip == task.grip)?.1.as_ref()?;
        let solved = search::solve(&search::Setting { task, feel, bust, recipe });
        let figures: Vec<Figures> = solved.iter().map(|solved| figures::figures(feel, bust, solved)).collect();
        let ways = way_out::ways_out(feel, &samples, bust, task.grip, &solved);
        // A hand that does not reach, as one's own palm the tip of one's shoulder, is left out.
        if !figures.iter().all(Figures::touches) {
            return None;
        }
        let steps = solved.iter().zip(&figures).zip(ways);
        let mut placed = Placed {
            place: task.place.clone(),
            grip: task.grip,
            relation: task.relation,
            yields: Vec::new(),
            steps: steps
                .map(|((solved, figures), way)| Step {
                    pose: solved.pose,
                    depths: figures.depths.clone(),
                    dips: Vec::new(),
                    way,
                    around: solved.around.clone(),
                    around_dips: Vec::new(),
                    freedom: 1.0,
                    sink: 0.0,
                })
                .collect(),
        };
        freedom::Room { skin: &samples, touches: &feel.touches, bust }.fill(&mut placed, &solved);
        Some(Judged { placed, figures })
    })
    .into_iter()
    .flatten()
    .collect()
}
