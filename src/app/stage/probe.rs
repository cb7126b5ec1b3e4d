//! What lies where somebody points at the body.
//!
//! In: [`Probe`]s at points of the picture. Out: the muscle or place there, [`Found`], or nothing. A muscle is the first that
//! the line of sight meets, a place the nearest on the skin to where it meets that. It changes nothing on the stage.

use bevy::prelude::*;

use super::muscles::Muscles;
use super::ray::Ray;
use super::study::{Layer, Studied, spot};
use super::{Built, StageBody, Staged};

/// A place is under the pointer when it lies within this distance of where the pointer meets the skin, metres.
const NEAR: f32 = 0.018;
/// A muscle that lies deeper under the skin than this is not under the pointer while the skin is there, metres.
const UNDER: f32 = 0.030;

/// Asks what lies at a point of the picture.
#[derive(Message, Clone, Copy, Debug, PartialEq)]
pub struct Probe {
    /// The point, in shares of the picture's width and height from the upper left.
    pub at: Vec2,
    /// Whether a place is looked for, or a muscle.
    pub place: bool,
}

/// What a probe found, by its id in the atlas.
#[derive(Message, Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A muscle.
    Muscle(String),
    /// A place.
    Place(String),
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Probe>()
        .add_message::<Found>()
        .add_systems(Update, probe.run_if(resource_exists::<Built>).run_if(on_message::<Probe>));
}

/// Finds what lies where somebody points.
fn probe(
    mut asked: MessageReader<Probe>,
    mut found: MessageWriter<Found>,
    staged: Res<Staged>,
    studied: Res<Studied>,
    built: Res<Built>,
    body: Res<StageBody>,
    muscles: Option<Res<Muscles>>,
) {
    for probe in asked.read() {
        let seen = Vec2::new(2.0 * probe.at.x - 1.0, 1.0 - 2.0 * probe.at.y);
        let ray = Ray { from: staged.eye.translation, towards: staged.eye.rotation * staged.lens.towards(seen) };
        let skin = built.surface.met(ray.from, ray.towards);
        let hit = if probe.place {
            skin.and_then(|spot| nearest(spot.at, &body)).map(Found::Place)
        } else {
            let bare = studied.shown().is_some_and(|study| study.layer != Layer::Skin);
            let most = if bare { f32::MAX } else { skin.map_or(0.0, |spot| spot.at.distance(ray.from) + UNDER) };
            muscles.as_ref().and_then(|muscles| muscles.met(&ray, bare, most)).map(Found::Muscle)
        };
        if let Some(hit) = hit {
            found.write(hit);
        }
    }
}

/// The place whose nearest point of the skin lies nearest to here, on either side.
fn nearest(at: Vec3, body: &StageBody) -> Option<String> {
    let near = body.skin.places.iter().filter_map(|place| {
        let points = place.nodes.iter().chain(&place.line);
        let both = points.flat_map(|point| [spot(*point).at, spot(point.mirrored()).at]);
        let away = both.map(|point| point.distance(at)).min_by(f32::total_cmp)?;
        (away <= NEAR).then_some((away, &place.id))
    });
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id.clone())
}
