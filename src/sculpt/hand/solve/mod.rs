//! Puts the right hand on the body: solves a pose for every grip at every place.
mod arm;
mod figures;
mod flesh;
mod lattice;
mod least;
mod problem;
mod search;
mod tasks;
mod wish;

pub use figures::Figures;
pub use lattice::Lattice;

use crate::atlas::place::Place;
use crate::atlas::skin::SkinPlaces;
use crate::sculpt::hand::poses::Placed;
use crate::sculpt::threads::each;

/// Solves all, or what `wanted` keeps by place; with the figures of each pose.
#[must_use]
pub fn solve_all(
    places: &[Place],
    skin: &SkinPlaces,
    bust: &Lattice,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Vec<(Placed, Vec<Figures>, Vec<f64>)> {
    let tasks: Vec<_> = tasks::tasks(places, skin).into_iter().filter(|task| wanted(&task.place)).collect();
    each(&tasks, |task| {
        let solved = search::solve(task, bust);
        let feel = problem::Feel::of(task.grip);
        let figures = solved
            .iter()
            .filter_map(|s| Some(figures::figures(feel.as_ref()?, bust, &s.pose, s.girdle, &s.goal, s.spot)))
            .collect();
        let placed = Placed {
            place: task.place.clone(),
            grip: task.grip,
            relation: task.relation,
            poses: solved.iter().map(|s| s.pose).collect(),
        };
        (placed, figures, solved.iter().map(|s| s.cost).collect())
    })
}
