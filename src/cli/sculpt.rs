//! `sculpt`: makes the body anew from its recipe: bust, hands, muscles and bones, and where the atlas's places lie on the skin.
//!
//! In: a folder to write to, or the assets that the environment names. Out: `bust.glb`, `bust_coarse.glb`, `places.ron`,
//! `hand.glb`, `hand_coarse.glb`, `hands.json`, `muscles.glb`, `core.glb` and `insets.glb` there. It needs only the atlas,
//! so it works where there is no body yet.

use std::path::Path;

use crate::atlas::skin;
use crate::library::{self, files, surroundings};
use crate::sculpt::bust::bust;
use crate::sculpt::field::Field;
use crate::sculpt::hand::solve::solve_hands;
use crate::sculpt::hand::{HandDetail, bake_hand, poses};
use crate::sculpt::inset::{InsetDetail, bake_insets};
use crate::sculpt::{BodyDetail, Detail, Seed, bake, bake_body};

use super::exit::{Ending, Failure, Outcome};
use super::output::Output;

/// Makes the body.
pub(super) fn sculpt(folder: Option<&Path>, draft: bool, out: &mut Output) -> Outcome {
    let named = surroundings::named_assets().map(|assets| assets.join("body"));
    let folder = folder.map(Path::to_owned).or(named).ok_or_else(|| {
        Failure::Usage(format!(
            "say where to write: --out DIR, or set {} to the assets of the sources",
            surroundings::ASSETS
        ))
    })?;
    let atlas = library::atlas()?;
    let seeds: Vec<Seed> = atlas
        .seeds()
        .map(|seed| Seed { id: seed.id.to_owned(), nodes: seed.nodes.to_vec(), is_path: seed.is_path })
        .collect();
    let detail = if draft { Detail::draft() } else { Detail::full() };
    let hand_detail = if draft { HandDetail::draft() } else { HandDetail::full() };
    out.talk("sculpting; this takes a while …")?;
    let baked = bake(&detail, &seeds).map_err(|error| Failure::CouldNot(error.to_string()))?;
    let within = bake_body(&if draft { BodyDetail::draft() } else { BodyDetail::full() });
    let hand = bake_hand(&hand_detail);
    let mut written = vec![
        ("bust.glb", baked.fine),
        ("bust_coarse.glb", baked.coarse),
        ("hand.glb", hand.fine),
        ("hand_coarse.glb", hand.coarse),
        ("muscles.glb", within.muscles),
        ("core.glb", within.core),
        ("insets.glb", bake_insets(&if draft { InsetDetail::draft() } else { InsetDetail::full() })),
    ];
    if !draft {
        // A hand is put on the full bust only: a draft keeps the hands that are there.
        let places = skin::read(&baked.places).map_err(|error| Failure::CouldNot(error.to_string()))?;
        let hands = solve_hands(atlas.places(), &places, &Field::mirrored(&bust()));
        let hands = poses::write(&hands).map_err(|error| Failure::CouldNot(error.to_string()))?;
        written.push(("hands.json", hands.into_bytes()));
    }
    written.push(("places.ron", baked.places.into_bytes()));
    for (name, bytes) in &written {
        let path = folder.join(name);
        let failed = |error| Failure::CouldNot(format!("{} cannot be written: {error}", path.display()));
        files::write(&path, bytes).map_err(failed)?;
        out.data(&format!("{}\n", path.display()))?;
    }
    Ok(Ending::Fine)
}
