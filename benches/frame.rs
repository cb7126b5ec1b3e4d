//! How long a frame of the session takes beside one of a plain scene: the same bust, in the engine's `StandardMaterial`
//! under one light without shadows. Once with points and ways alone, once with both hands on the nape and a lens over
//! its muscles. All offscreen at 1280 x 720 without multisampling; the median of 300 frames each.
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

const SIZE: [u32; 2] = [1280, 720];
const TARGET: f64 = 0.35;
const TARGET_WITH_HANDS: (f64, f64) = (0.4, 60.0);

fn main() {
    let frames = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(300);
    match measure(frames) {
        Ok([bare, hands, standard]) => {
            println!("StandardMaterial with one light {standard:.1} ms");
            println!("session frame {bare:.1} ms, ratio {:.3} (at most {TARGET})", bare / standard);
            let (ratio, most) = TARGET_WITH_HANDS;
            println!(
                "with hands and lens {hands:.1} ms (at most {most}), ratio {:.3} (at most {ratio})",
                hands / standard
            );
        }
        Err(why) => println!("not measured: {why}"),
    }
}

fn measure(frames: u32) -> Result<[f64; 3], RenderError> {
    let coarse = pose::read_asset("bust_coarse.glb");
    let places = String::from_utf8(pose::read_asset("places.ron")).unwrap_or_default();
    let skin = stillpoint::atlas::skin::read(&places).map_err(|_| RenderError::Read("places.ron"))?;
    let mesh = stillpoint::sculpt::read_glb(&coarse).map_err(|_| RenderError::Read("bust_coarse.glb"))?;
    println!("{} triangles, {} x {}", mesh.triangles(), SIZE[0], SIZE[1]);
    let both = [Side::Left, Side::Right];
    let motion = Motion::Glide { repeats: 6 };
    let bare = pose::one_step("path_brow_sweep", Grip::FingertipsRow, motion, ScoreView::Face, &both);
    let circles = Motion::Circles { repeats: 10 };
    let mut hands = pose::one_step("gb20_fengchi", Grip::ThumbPad, circles, ScoreView::Nape, &both);
    for step in &mut hands.steps {
        step.muscles = ["splenius_capitis", "semispinalis_capitis"].map(str::to_owned).to_vec();
    }
    let file = |name: &str| Ok::<_, RenderError>(pose::read_asset(name.trim_start_matches("body/")).into());
    let body = StageBody { bust: coarse.clone().into(), ..StageBody::read(file, Arc::new(skin))? };

    let mut session = Studio::plain(SIZE, |app| {
        stage::plugin(app);
        app.insert_resource(body);
        app.add_systems(Update, |mut samples: Query<&mut Msaa>| {
            for mut samples in &mut samples {
                samples.set_if_neq(Msaa::Off);
            }
        });
    })?;
    let mut ours = |score: Score| {
        let score = Arc::new(score);
        median(&mut session, frames, |studio, frame| {
            let at = 15 * RATE + u64::from(frame % 600) * RATE / 30;
            *studio.world().resource_mut::<StageView>() =
                StageView { score: Some(Arc::clone(&score)), frame: at, ..default() };
        })
    };
    let (bare, hands) = (ours(bare)?, ours(hands)?);
    drop(session);

    let mut standard = Studio::plain(SIZE, |app| {
        app.add_systems(
            Startup,
            move |mut commands: Commands,
                  mut meshes: ResMut<Assets<Mesh>>,
                  mut materials: ResMut<Assets<StandardMaterial>>| {
                let bust = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
                    .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, mesh.positions.clone())
                    .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, mesh.normals.clone())
                    .with_inserted_indices(Indices::U32(mesh.indices.clone()));
                commands.spawn((Mesh3d(meshes.add(bust)), MeshMaterial3d(materials.add(StandardMaterial::default()))));
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
    })?;
    let theirs = median(&mut standard, frames, |_, _| {})?;
    Ok([bare, hands, theirs])
}

/// The median time of a frame, milliseconds, after ten that do not count.
fn median(studio: &mut Studio, frames: u32, mut before: impl FnMut(&mut Studio, u32)) -> Result<f64, RenderError> {
    let mut times = Vec::new();
    for frame in 0..frames + 10 {
        before(studio, frame);
        #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
        let start = Instant::now();
        studio.frame()?;
        if frame >= 10 {
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    times.sort_by(f64::total_cmp);
    Ok(times.get(times.len() / 2).copied().unwrap_or(f64::NAN))
}
