//! The places on the sculpted skin: of today's seeds, and never against a zone there either; and the areas, which lie on it.

use glam::Vec3;
use stillpoint::atlas::grip::Spot;
use stillpoint::atlas::place::Place;
use stillpoint::atlas::proof::breaches;
use stillpoint::atlas::skin::{self, SkinPlaces};
use stillpoint::sculpt::bust::bust;
use stillpoint::sculpt::field::Field;
use stillpoint::sculpt::{Seed, places_hash};

use super::atlas;

fn on_the_skin() -> SkinPlaces {
    skin::read(include_str!("../../assets/body/places.ron")).unwrap()
}

/// The left side's spots of a place on the skin.
fn spots(skin: &SkinPlaces, place: &Place) -> Vec<Spot> {
    let Some(found) = skin.place(&place.id) else { return Vec::new() };
    let points = if place.is_path() { &found.line } else { &found.nodes };
    let (at, normals): (Vec<_>, Vec<_>) = points.iter().map(|point| (point.at, point.normal)).unzip();
    Spot::row(&at, &normals, place.is_path())
}

#[test]
fn no_place_on_the_skin_with_any_of_its_grips_is_used_against_a_zone() {
    let skin = on_the_skin();
    let found = breaches(&atlas(), |place| spots(&skin, place));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_places_on_the_skin_are_of_todays_seeds() {
    let atlas = atlas();
    let seeds = atlas.seeds();
    let seeds: Vec<Seed> =
        seeds.map(|seed| Seed { id: seed.id.to_owned(), nodes: seed.nodes.to_vec(), is_path: seed.is_path }).collect();
    assert_eq!(on_the_skin().recipe, places_hash(&seeds), "run `stillpoint sculpt --out assets/body`");
}

#[test]
fn every_patch_of_an_area_has_its_middle_on_the_skin() {
    let (atlas, skin) = (atlas(), Field::mirrored(&bust()));
    let mut off = Vec::new();
    for area in atlas.areas() {
        for [x, y, z, _] in area.patches() {
            let at = Vec3::new(x, y, z).as_dvec3();
            let away = skin.distance(at);
            if away.abs() > 2.0 {
                let on = skin.project(at, 40, 1.0);
                off.push(format!("{} at {at:.1}: {away:.1} mm off, rather {on:.1}", area.id));
            }
        }
    }
    assert!(off.is_empty(), "{}", off.join("\n"));
}
