//! How long the app takes to its first frame beside a bare scene of the engine: the same bust in `StandardMaterial` under
//! one light. Both offscreen at 1280 x 720, each in a fresh process, the median of five.
//!
//! `cargo bench --profile dev --bench first_frame`. The time runs from the first line of the program to the first finished frame, and
//! holds everything between: reading what ships, the driver, shaders, layout of the words. The target is a ratio of at
//! most 1.3.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use stillpoint::app::comfort::Comfort;
use stillpoint::app::desk::Desk;
use stillpoint::app::hearing::Hearing;
use stillpoint::app::kept::Forget;
use stillpoint::app::mode::Mode;
use stillpoint::app::shelf::{Entry, Flag, NoScore, Shelf};
use stillpoint::app::stage::StageBody;
use stillpoint::app::transport::Shared;
use stillpoint::app::{Launch, furnish};
use stillpoint::library::Library;
use stillpoint::render::Studio;
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::types::Score;

const SIZE: [u32; 2] = [1280, 720];
const RUNS: usize = 5;
const TARGET: f64 = 1.3;

type Failed = Box<dyn std::error::Error>;

fn main() -> Result<(), Failed> {
    let start = Instant::now();
    match std::env::args().nth(1).as_deref() {
        Some("app") => app()?,
        Some("bare") => bare()?,
        _ => return compare(),
    }
    println!("{}", start.elapsed().as_secs_f64());
    Ok(())
}

/// Runs both by turns, so that what the machine does meanwhile falls on both.
fn compare() -> Result<(), Failed> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        theirs.push(timed("bare")?);
        ours.push(timed("app")?);
    }
    let (ours, theirs) = (median(ours), median(theirs));
    println!("first frame of the app {ours:.2} s, of a bare scene {theirs:.2} s");
    println!("ratio {:.2} (target at most {TARGET})", ours / theirs);
    Ok(())
}

fn timed(which: &str) -> Result<f64, Failed> {
    let told = Command::new(std::env::current_exe()?).arg(which).output()?;
    let told = String::from_utf8(told.stdout)?;
    Ok(told.lines().last().unwrap_or_default().trim().parse()?)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The home screen with everything that ships.
fn app() -> Result<(), Failed> {
    let library = Library::open()?;
    let launch = Launch {
        mode: Mode::Home,
        words: library.words("en")?,
        body: Some(StageBody::read(|name| library.asset(name).map(Into::into), Arc::clone(library.skin()))?),
        shelf: Box::new(Plain(library)),
        transport: Box::new(Shared::default()),
        desk: Desk::default(),
        choices: Choices::default(),
        comfort: Comfort::default(),
        hearing: Hearing::default(),
        keep: Box::new(Forget),
        routine: None,
    };
    Studio::plain(SIZE, |app| furnish(app, launch))?.frame()?;
    Ok(())
}

/// The bust as a plain scene.
fn bare() -> Result<(), Failed> {
    let library = Library::open()?;
    let mesh = stillpoint::sculpt::read_glb(&library.asset("body/bust_coarse.glb")?)?;
    let scene = move |mut commands: Commands,
                      mut meshes: ResMut<Assets<Mesh>>,
                      mut materials: ResMut<Assets<StandardMaterial>>| {
        let bust = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, mesh.positions.clone())
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, mesh.normals.clone())
            .with_inserted_indices(Indices::U32(mesh.indices.clone()));
        commands.spawn((Mesh3d(meshes.add(bust)), MeshMaterial3d(materials.add(StandardMaterial::default()))));
        commands
            .spawn((DirectionalLight::default(), Transform::from_xyz(1.0, 1.0, 1.0).looking_at(Vec3::ZERO, Vec3::Y)));
        let eye = Transform::from_xyz(0.0, 0.0, 1.15).looking_at(Vec3::ZERO, Vec3::Y);
        commands.spawn((Camera3d::default(), eye, Msaa::Off));
    };
    Studio::plain(SIZE, |app| {
        app.add_systems(Startup, scene);
    })?
    .frame()?;
    Ok(())
}

/// The library's routines.
struct Plain(Library);

impl Shelf for Plain {
    fn entries(&self) -> Vec<Entry> {
        let routines = self.0.list().into_iter().filter_map(|entry| entry.routine);
        let entry = |routine: stillpoint::routine::model::Routine| Entry {
            id: routine.id,
            title: routine.title,
            summary: routine.summary,
            minutes: 5,
            phases: routine.phases,
            levels: routine.levels,
            positions: routine.positions,
            places: routine.steps.into_iter().map(|step| step.on).collect(),
        };
        routines.map(entry).collect()
    }

    fn score(&self, id: &str, choices: &Choices) -> Result<Arc<Score>, NoScore> {
        let found = self.0.routine(id).ok().and_then(|found| found.checked.value);
        Ok(Arc::new(compile(&found.ok_or(NoScore::Unusable)?, self.0.atlas(), choices)?))
    }

    fn flags(&self) -> Vec<Flag> {
        Vec::new()
    }

    fn atlas(&self) -> &stillpoint::atlas::Atlas {
        self.0.atlas()
    }
}
