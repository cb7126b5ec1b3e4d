//! How long a frame of the session takes beside one of a plain scene: one mesh of as many triangles in the engine's
//! `StandardMaterial` under one light without shadows. Once with points and ways alone, beside the bust; once with both hands on
//! the nape and a lens over its muscles, beside the bust with two hands and those muscles in one mesh. All offscreen at
//! 1280 x 720 without multisampling; the median of 300 frames each, taken in turns so that a busy machine slows all alike.
//!
//! `cargo bench --profile dev --bench frame`, or with a number of frames after `--`. The targets, on a machine that draws in
//! software: a ratio of at most 0.35 without hands, of 0.4 and 60 ms with them.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

#[path = "../tests/pose.rs"]
#[expect(dead_code, unused_imports, clippy::unwrap_used, reason = "only its score and its files are used")]
mod pose;

use std::sync::Arc;
use std::time::Instant;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use stillpoint::app::stage::{self, StageBody, StageView};
use stillpoint::atlas::vocabulary::{Grip, Side};
use stillpoint::render::{RenderError, Studio};
use stillpoint::score::time::RATE;
use stillpoint::score::types::{Motion, Score, View as ScoreView};
use stillpoint::sculpt::hand::read_hand;
use stillpoint::sculpt::mesh::Mesh as Shape;
use stillpoint::sculpt::read_muscles;

const SIZE: [u32; 2] = [1280, 720];
/// The scenes take turns, so often.
const ROUNDS: u32 = 5;
const TARGET: f64 = 0.35;
/// The muscles under the lens.
const WORKED: [&str; 2] = ["splenius_capitis", "semispinalis_capitis"];
const TARGET_WITH_HANDS: (f64, f64) = (0.4, 60.0);

fn main() {
    let frames = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(300);
    match measure(frames) {
        Ok([bare, bust, hands, all]) => {
            println!("StandardMaterial, one light: {bust:.1} ms for the bust, {all:.1} ms for all of it");
            println!("session frame {bare:.1} ms, ratio {:.3} (at most {TARGET})", bare / bust);
            let (ratio, most) = TARGET_WITH_HANDS;
            println!("with hands and lens {hands:.1} ms (at most {most}), ratio {:.3} (at most {ratio})", hands / all);
        }
        Err(why) => println!("not measured: {why}"),
    }
}

/// The median times of a frame, milliseconds: the session without hands, the bust; with hands, all of it.
fn measure(frames: u32) -> Result<[f64; 4], RenderError> {
    let coarse = pose::read_asset("bust_coarse.glb");
    let places = String::from_utf8(pose::read_asset("places.ron")).unwrap_or_default();
    let skin = stillpoint::atlas::skin::read(&places).map_err(|_| RenderError::Read("places.ron"))?;
    let bust = stillpoint::sculpt::read_glb(&coarse).map_err(|_| RenderError::Read("bust_coarse.glb"))?;
    let all = with_hands_and_muscles(&bust)?;
    println!("{} and {} triangles, {} x {}", bust.triangles(), all.triangles(), SIZE[0], SIZE[1]);
    let file = |name: &str| Ok::<_, RenderError>(pose::read_asset(name.trim_start_matches("body/")).into());
    let body = StageBody { bust: coarse.into(), ..StageBody::read(file, Arc::new(skin))? };
    let mut session = Studio::plain(SIZE, |app| {
        stage::plugin(app);
        app.insert_resource(body);
        app.add_systems(Update, |mut samples: Query<&mut Msaa>| {
            for mut samples in &mut samples {
                samples.set_if_neq(Msaa::Off);
            }
        });
    })?;
    let mut standard = [standard(bust)?, standard(all)?];
    let scores = scores().map(Arc::new);
    let mut times: [Vec<f64>; 4] = Default::default();
    for _ in 0..ROUNDS {
        for (index, score) in scores.iter().enumerate() {
            let [ours, theirs] = [2 * index, 2 * index + 1];
            times[ours].extend(timed(&mut session, frames / ROUNDS, |studio, frame| {
                let at = 15 * RATE + u64::from(frame % 600) * RATE / 30;
                *studio.world().resource_mut::<StageView>() =
                    StageView { score: Some(Arc::clone(score)), frame: at, ..default() };
            })?);
            times[theirs].extend(timed(&mut standard[index], frames / ROUNDS, |_, _| {})?);
        }
    }
    Ok(times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
    }))
}

/// A step without hands on the stage, and one with both, over a lens.
fn scores() -> [Score; 2] {
    let both = [Side::Left, Side::Right];
    let motion = Motion::Glide { repeats: 6 };
    let mut bare = pose::one_step("path_brow_sweep", Grip::FingertipsRow, motion, ScoreView::Face, &both);
    for contact in &mut bare.contacts {
        // What was solved for no place has no hand.
        contact.grip = Grip::Heel;
    }
    let circles = Motion::Circles { repeats: 10 };
    let mut hands = pose::one_step("gb20_fengchi", Grip::ThumbPad, circles, ScoreView::Nape, &both);
    for step in &mut hands.steps {
        step.muscles = WORKED.map(str::to_owned).to_vec();
    }
    [bare, hands]
}

/// The bust, two hands beside it and the muscles, in one mesh.
fn with_hands_and_muscles(bust: &Shape) -> Result<Shape, RenderError> {
    let mut all = bust.clone();
    let hand = read_hand(&pose::read_asset("hand_coarse.glb")).map_err(|_| RenderError::Read("hand_coarse.glb"))?;
    let mut add = |positions: &[[f32; 3]], normals: &[[f32; 3]], indices: &[u32], by: [f32; 3]| {
        let first = u32::try_from(all.positions.len()).unwrap_or_default();
        all.positions.extend(positions.iter().map(|at| [at[0] + by[0], at[1] + by[1], at[2] + by[2]]));
        all.normals.extend(normals);
        all.indices.extend(indices.iter().map(|index| first + index));
    };
    for beside in [-0.12, 0.12] {
        add(&hand.positions, &hand.normals, &hand.indices, [beside, -0.05, 0.08]);
    }
    let muscles = read_muscles(&pose::read_asset("muscles.glb")).map_err(|_| RenderError::Read("muscles.glb"))?;
    for muscle in muscles.iter().filter(|muscle| WORKED.contains(&muscle.id.as_str())) {
        add(&muscle.positions, &muscle.normals, &muscle.indices, [0.0; 3]);
    }
    Ok(all)
}

/// The engine's own material on a mesh, under one light.
fn standard(shape: Shape) -> Result<Studio, RenderError> {
    Studio::plain(SIZE, |app| {
        app.add_systems(
            Startup,
            move |mut commands: Commands,
                  mut meshes: ResMut<Assets<Mesh>>,
                  mut materials: ResMut<Assets<StandardMaterial>>| {
                let mesh = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
                    .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, shape.positions.clone())
                    .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, shape.normals.clone())
                    .with_inserted_indices(Indices::U32(shape.indices.clone()));
                commands.spawn((Mesh3d(meshes.add(mesh)), MeshMaterial3d(materials.add(StandardMaterial::default()))));
                commands.spawn((
                    DirectionalLight::default(),
                    Transform::from_xyz(-1.0, 1.0, 1.0).looking_at(Vec3::ZERO, Vec3::Y),
                ));
                let shot = stillpoint::pose::shot::shot(ScoreView::Face);
                let (eye, focus, height) = shot.map_or((Vec3::Z, Vec3::ZERO, 0.4), |s| (s.eye(), s.focus, s.height));
                commands.spawn((
                    Camera3d::default(),
                    Projection::Perspective(PerspectiveProjection {
                        fov: 2.0 * (height / (2.0 * stillpoint::pose::shot::DISTANCE)).atan(),
                        ..default()
                    }),
                    Transform::from_translation(eye).looking_at(focus, Vec3::Y),
                    Msaa::Off,
                ));
            },
        );
    })
}

/// The times of frames, milliseconds, after five that do not count.
fn timed(studio: &mut Studio, frames: u32, mut before: impl FnMut(&mut Studio, u32)) -> Result<Vec<f64>, RenderError> {
    let mut times = Vec::new();
    for frame in 0..frames + 5 {
        before(studio, frame);
        #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
        let start = Instant::now();
        studio.frame()?;
        if frame >= 5 {
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    // What is not drawn is quick.
    studio.ready()?;
    Ok(times)
}
