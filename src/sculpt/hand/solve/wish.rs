//! What a person would do: where the elbow likes to be, which way the fingers like to point.
//!
//! In comes a task and a point of it; out come wishes, in the frame of the head and for a right hand, millimetres. They
//! are wishes only: a hand gives way where flesh, reach or joints ask for it. The contact alone would leave most of the
//! hand's turn open; these and the midline are what makes the poses look like one's own hands. Typed after watching how
//! people do each of these on themselves.

use glam::DVec3;

use crate::atlas::vocabulary::{Grip, Region};
use crate::sculpt::hand::poses::Relation;
use crate::sculpt::hand::solve::tasks::Task;

/// Wishes for one pose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// Where the elbow likes to be.
    pub(super) elbow: DVec3,
    /// Which way the touching fingers like to point, if it matters.
    pub(super) fingers: Option<DVec3>,
    /// Whether the eyes should stay free.
    pub(super) clear: bool,
    /// Whether the other hand may be on its own side, so that this one stays on its.
    pub(super) paired: bool,
}

/// The wishes for a task about a point.
pub(super) fn wish(task: &Task, p: DVec3) -> Wish {
    let across = task.relation == Relation::Opposite && !task.midline;
    let (elbow, fingers) = if across { reaching_over(task, p) } else { own_side(task, p) };
    Wish {
        elbow: DVec3::from(elbow),
        fingers: fingers.map(DVec3::from),
        clear: !matches!(task.grip, Grip::Cupped) && p.z > 20.0 && p.y > -70.0,
        paired: !across && !task.midline,
    }
}

/// The right hand on the left side: the upper arm lies before the chest.
fn reaching_over(task: &Task, p: DVec3) -> ([f64; 3], Option<[f64; 3]>) {
    match task.region {
        Region::Shoulder if p.z > -30.0 => ([-60.0, -370.0, 190.0], Some([1.0, 0.2, -0.3])),
        Region::Shoulder => ([-20.0, -330.0, 190.0], None),
        Region::NeckFront => ([-110.0, -340.0, 220.0], None),
        _ => ([-40.0, -280.0, 215.0], None),
    }
}

/// The right hand on the right side or the midline.
fn own_side(task: &Task, p: DVec3) -> ([f64; 3], Option<[f64; 3]>) {
    match (task.region, task.grip) {
        (Region::Shoulder, _) if p.z > -30.0 => ([-330.0, -310.0, 150.0], None),
        (Region::Shoulder, _) => ([-215.0, -170.0, 240.0], None),
        (Region::Nape, Grip::ThumbPad) => ([-290.0, -110.0, 60.0], None),
        (Region::Nape, _) if p.y < -80.0 => ([-340.0, -130.0, 120.0], None),
        (Region::Nape, Grip::FlatFingers | Grip::Palm) => ([-360.0, -110.0, 105.0], None),
        (Region::Nape, _) => ([-290.0, -50.0, 65.0], None),
        (Region::NeckSide, _) => ([-340.0, -240.0, 120.0], None),
        (Region::Jaw | Region::NeckFront, _) => ([-330.0, -330.0, 170.0], Some([0.0, 0.95, -0.3])),
        (Region::Ear, _) => ([-360.0, -230.0, 120.0], None),
        (Region::Face, Grip::FlatFingers | Grip::Palm) if p.y > 30.0 => {
            ([-400.0, -130.0, 150.0], Some([0.9, 0.35, 0.2]))
        }
        (Region::Face, Grip::Heel) => ([-300.0, -300.0, 200.0], Some([-0.2, 0.9, -0.4])),
        (Region::Face, Grip::Cupped) => ([-200.0, -340.0, 190.0], None),
        (Region::Face, _) if p.x < -50.0 => ([-350.0, -270.0, 160.0], Some([0.0, 0.9, -0.45])),
        (Region::Face, _) if p.y > 20.0 => ([-370.0, -230.0, 185.0], None),
        (Region::Face, _) => ([-335.0, -310.0, 190.0], None),
        _ => (over_the_scalp(task, p), None),
    }
}

/// The scalp, by where the point lies.
fn over_the_scalp(task: &Task, p: DVec3) -> [f64; 3] {
    if task.grip == Grip::Palm && p.z > 40.0 {
        return [-380.0, -150.0, 170.0];
    }
    if p.z < -40.0 {
        [-300.0, -50.0, 75.0]
    } else if p.y > 95.0 {
        [-285.0, -70.0, 115.0]
    } else if p.z > 40.0 {
        [-345.0, -190.0, 165.0]
    } else if p.z > 12.0 {
        [-350.0, -250.0, 155.0]
    } else {
        [-360.0, -180.0, 120.0]
    }
}
