//! The solved hands: for each place, grip and hand a pose, along a path a row of them.
//!
//! [`solve`](super::solve) fills a [`HandPoses`], [`write()`] and [`read`] bring it to a file and back, and whoever shows
//! hands asks [`HandPoses::find`] and [`Placed::at`]. All poses are of a right hand, millimetres in the frame of the head,
//! solved for places of the left side or the midline: the hand of the same side as its mirror image on the right side,
//! the opposite one where the place lies. Numbers are kept in hundredths, so that the same poses give the same bytes.

use glam::{DQuat, DVec3};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::skeleton::{ANGLES, Angles, HandPose, frames};
use crate::sculpt::hand::touch::Touch;

/// Why the poses could not be read or written.
#[derive(Debug, Error)]
pub enum PosesError {
    /// The text is no table of poses, or the table cannot be written.
    #[error("the poses of the hands cannot be read or written: {0}")]
    Text(#[from] serde_json::Error),
    /// An entry has no pose, or one with other than the right count of numbers.
    #[error("the hand at {0} has no usable poses")]
    Broken(String),
}

/// Which hand works on a side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Relation {
    /// The hand of the same side; on the midline, which counts as left, the left hand.
    Same,
    /// The hand of the other side; on the midline the right hand.
    Opposite,
}

/// All solved poses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HandPoses {
    /// The stamp of what they were solved from.
    pub recipe: String,
    /// What of the hand touches in each grip.
    pub touches: Vec<(Grip, Vec<Touch>)>,
    /// Sorted by place, grip and relation.
    pub placed: Vec<Placed>,
}

/// The poses of one hand in one grip at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Id of the place.
    pub place: String,
    /// The grip.
    pub grip: Grip,
    /// Whose hand it is.
    pub relation: Relation,
    /// One step, or a row of them evenly along a path.
    pub steps: Vec<Step>,
}

/// One solved pose.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The hand.
    pub pose: HandPose,
    /// How deep each touching part lies under the skin at rest, below 0 where it hangs over it; mm.
    pub depths: Vec<f64>,
    /// How deep the hand's skin lies at its deepest near each touching part, mm.
    pub dips: Vec<f64>,
    /// The way out, and the way in backwards, 1 long.
    pub way: DVec3,
    /// Off a path: the hand when its pads are [`CIRCLE`] away, up, aside, down and to the other side, as [`circle_axes`] has
    /// it; none for hands that do not go round.
    pub around: Vec<HandPose>,
    /// The part of a full circle that the hand goes without being in its own way, 0 to 1.
    pub freedom: f64,
    /// How much deeper than this the hand may sink, below 0 if it had better stay out a little; mm.
    pub sink: f64,
}

impl HandPoses {
    /// The hand for a place, if one was solved.
    #[must_use]
    pub fn find(&self, place: &str, grip: Grip, relation: Relation) -> Option<&Placed> {
        let key = (place, grip, relation);
        let index = self.placed.binary_search_by(|placed| placed.key().cmp(&key)).ok()?;
        self.placed.get(index)
    }

    /// What touches in a grip; nothing if it has no hand.
    #[must_use]
    pub fn touches(&self, grip: Grip) -> &[Touch] {
        self.touches.iter().find(|(of, _)| *of == grip).map_or(&[], |(_, touches)| touches)
    }
}

impl Placed {
    fn key(&self) -> (&str, Grip, Relation) {
        (&self.place, self.grip, self.relation)
    }

    /// The steps on either side of a part of the way, 0 to 1, and how far it is from the first to the second.
    fn around(&self, along: f64) -> Option<(&Step, &Step, f64)> {
        let last = self.steps.len().checked_sub(1)?;
        let at = along.clamp(0.0, 1.0) * count(last);
        let before = floor(at).min(last.saturating_sub(1));
        Some((self.steps.get(before)?, self.steps.get(before + 1).or(self.steps.last())?, at - count(before)))
    }

    /// The hand at a part of the way, 0 to 1; the only pose there is off a path. The middle of what touches goes straight
    /// from pose to pose, whatever the turn of the palm.
    #[must_use]
    pub fn at(&self, along: f64, touches: &[Touch]) -> Option<HandPose> {
        let (a, b, part) = self.around(along)?;
        let mut pose = HandPose {
            rotation: a.pose.rotation.slerp(b.pose.rotation, part),
            origin: a.pose.origin.lerp(b.pose.origin, part),
            angles: a.pose.angles.lerp(&b.pose.angles, part),
        };
        let wanted = middle(&a.pose, touches).lerp(middle(&b.pose, touches), part);
        pose.origin += wanted - middle(&pose, touches);
        Some(pose)
    }

    /// The way out at a part of the way along.
    #[must_use]
    pub fn way_out(&self, along: f64) -> DVec3 {
        let Some((a, b, part)) = self.around(along) else { return DVec3::Y };
        a.way.lerp(b.way, part).normalize_or(DVec3::Y)
    }

    /// How deep the touching part `index` lies at a part of the way, and how deep the skin is at its deepest there, mm.
    #[must_use]
    pub fn depth(&self, along: f64, index: usize) -> [f64; 2] {
        let Some((a, b, part)) = self.around(along) else { return [0.0; 2] };
        let depth = |of: fn(&Step) -> &[f64]| {
            let [a, b] = [a, b].map(|step| of(step).get(index).copied().unwrap_or(0.0));
            a + (b - a) * part
        };
        [depth(|step| &step.depths), depth(|step| &step.dips)]
    }

    /// How much deeper than in the solved pose the hand may sink at a part of the way, mm.
    #[must_use]
    pub fn sink(&self, along: f64) -> f64 {
        self.around(along).map_or(0.0, |(a, b, part)| a.sink + (b.sink - a.sink) * part)
    }

    /// The part of a full circle that the hand can go, 0 to 1.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        self.steps.first().map_or(1.0, |step| step.freedom)
    }

    /// The hand with its pads moved in the skin, in parts of [`CIRCLE`]: up and aside. It is as it was, and only shifted
    /// by whoever asks, where no circle was solved.
    #[must_use]
    pub fn moved(&self, pose: &HandPose, [up, aside]: [f64; 2], touches: &[Touch]) -> HandPose {
        let [Step { pose: base, around, .. }] = self.steps.as_slice() else { return *pose };
        let [above, right, below, left] = around.as_slice() else { return *pose };
        let (mut turn, mut moved) = (DQuat::IDENTITY, *pose);
        for (part, one, other) in [(up, above, below), (aside, right, left)] {
            let to = if part < 0.0 { other } else { one };
            let share = part.abs();
            turn *= DQuat::IDENTITY.slerp(shortest(to.rotation * base.rotation.inverse()), share);
            for (angle, (to, from)) in moved.angles.0.iter_mut().zip(to.angles.0.iter().zip(base.angles.0)) {
                *angle += share * (to - from);
            }
        }
        moved.rotation = (turn * pose.rotation).normalize();
        moved.origin += middle(pose, touches) - middle(&moved, touches);
        moved
    }
}

/// The same turn the short way round.
fn shortest(turn: DQuat) -> DQuat {
    if turn.w < 0.0 { -turn } else { turn }
}

/// The weighted middle of what touches, in the frame of the head; the wrist if nothing does.
#[must_use]
pub fn middle(pose: &HandPose, touches: &[Touch]) -> DVec3 {
    let bones = frames(&pose.angles);
    let weights: f64 = touches.iter().map(|t| t.weight).sum();
    let sum: DVec3 = touches.iter().map(|t| bones[t.bone.index()].transform_point3(t.at) * t.weight).sum();
    pose.palm().transform_point3(sum / weights.max(1e-6))
}

/// How far the dip under a touching part of the hand spreads: it is as deep as exp(-r²/2 spread²) of its middle, mm.
#[must_use]
pub const fn dip_spread(bone: Bone) -> f64 {
    match bone {
        Bone::ThumbDistal | Bone::IndexDistal | Bone::MiddleDistal | Bone::RingDistal | Bone::LittleDistal => 10.5,
        Bone::Palm | Bone::UlnarPalm | Bone::Forearm | Bone::ThumbMetacarpal => 17.0,
        _ => 11.5,
    }
}

/// How far the pads are from the middle of a circle in [`Step::around`], mm.
pub const CIRCLE: f64 = 7.0;

/// Up and aside in a skin with this normal: what a circle is measured along.
#[must_use]
pub fn circle_axes(normal: DVec3) -> [DVec3; 2] {
    let flat = DVec3::Y.reject_from_normalized(normal);
    let up = flat.normalize_or(DVec3::Z.reject_from_normalized(normal).normalize_or(DVec3::X));
    [up, normal.cross(up)]
}

/// The file's form: every number in whole hundredths (turns in whole ten-thousandths).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    recipe: String,
    touches: Vec<(Grip, Vec<(Bone, [i32; 7])>)>,
    placed: Vec<(String, Grip, Relation, Vec<Row>)>,
}

/// A pose as numbers, depths and dips, the way out, the poses of a circle, and how free it is.
type Row = (Vec<i32>, Vec<i32>, Vec<i32>, [i32; 3], Vec<Vec<i32>>, [i32; 2]);

const PARTS: f64 = 100.0;
const TURN_PARTS: f64 = 20_000.0;

/// The poses as the text of their file.
///
/// # Errors
/// [`PosesError::Text`] if they cannot be written.
pub fn write(poses: &HandPoses) -> Result<String, PosesError> {
    let mut placed: Vec<&Placed> = poses.placed.iter().collect();
    placed.sort_by(|a, b| a.key().cmp(&b.key()));
    let file = File {
        recipe: poses.recipe.clone(),
        touches: poses.touches.iter().map(|(grip, touches)| (*grip, touches.iter().map(packed).collect())).collect(),
        placed: placed
            .into_iter()
            .map(|p| (p.place.clone(), p.grip, p.relation, p.steps.iter().map(row).collect()))
            .collect(),
    };
    Ok(serde_json::to_string(&file)? + "\n")
}

/// The poses from the text of their file.
///
/// # Errors
/// [`PosesError::Text`] if it is not of this form, [`PosesError::Broken`] if an entry has no poses.
pub fn read(text: &str) -> Result<HandPoses, PosesError> {
    let file: File = serde_json::from_str(text)?;
    let mut placed = Vec::with_capacity(file.placed.len());
    for (place, grip, relation, rows) in file.placed {
        let steps: Option<Vec<Step>> = rows.iter().map(step).collect();
        match steps {
            Some(steps) if !steps.is_empty() => placed.push(Placed { place, grip, relation, steps }),
            _ => return Err(PosesError::Broken(place)),
        }
    }
    placed.sort_by(|a, b| a.key().cmp(&b.key()));
    let touch = |(bone, n): (Bone, [i32; 7])| {
        let [x, y, z, u, v, w, weight] = n.map(f64::from);
        let normal = DVec3::new(u, v, w).normalize_or(DVec3::Z);
        Touch { bone, at: DVec3::new(x, y, z) / PARTS, normal, weight: weight / PARTS }
    };
    let touches = file.touches.into_iter();
    let touches = touches.map(|(grip, all)| (grip, all.into_iter().map(touch).collect())).collect();
    Ok(HandPoses { recipe: file.recipe, touches, placed })
}

fn packed(touch: &Touch) -> (Bone, [i32; 7]) {
    let ([x, y, z], [u, v, w]) = (touch.at.to_array(), touch.normal.to_array());
    (touch.bone, [x, y, z, u, v, w, touch.weight].map(|n| rounded(n * PARTS)))
}

fn row(step: &Step) -> Row {
    let all = |values: &[f64]| values.iter().map(|v| rounded(v * PARTS)).collect();
    let around = step.around.iter().map(numbers).collect();
    (
        numbers(&step.pose),
        all(&step.depths),
        all(&step.dips),
        step.way.to_array().map(|v| rounded(v * PARTS)),
        around,
        [step.freedom, step.sink].map(|v| rounded(v * PARTS)),
    )
}

fn step((pose, depths, dips, way, around, [freedom, sink]): &Row) -> Option<Step> {
    let all = |values: &[i32]| values.iter().map(|v| f64::from(*v) / PARTS).collect();
    Some(Step {
        pose: unpacked(pose)?,
        depths: all(depths),
        dips: all(dips),
        way: DVec3::from(way.map(f64::from)).normalize_or(DVec3::Y),
        freedom: f64::from(*freedom) / PARTS,
        sink: f64::from(*sink) / PARTS,
        around: around.iter().map(|pose| unpacked(pose)).collect::<Option<_>>()?,
    })
}

fn numbers(pose: &HandPose) -> Vec<i32> {
    let turn = if pose.rotation.w < 0.0 { -pose.rotation } else { pose.rotation };
    let mut numbers: Vec<i32> = turn.to_array().into_iter().map(|v| rounded(v * TURN_PARTS)).collect();
    numbers.extend(pose.origin.to_array().into_iter().map(|v| rounded(v * PARTS)));
    numbers.extend(pose.angles.0.into_iter().map(|v| rounded(v.to_degrees() * PARTS)));
    numbers
}

fn unpacked(numbers: &[i32]) -> Option<HandPose> {
    let numbers: [f64; 7 + ANGLES] = <[i32; 7 + ANGLES]>::try_from(numbers).ok()?.map(f64::from);
    let turn = DQuat::from_array([0, 1, 2, 3].map(|k| numbers[k] / TURN_PARTS));
    (turn.length() > 0.5).then(|| HandPose {
        rotation: turn.normalize(),
        origin: DVec3::new(numbers[4], numbers[5], numbers[6]) / PARTS,
        angles: Angles(std::array::from_fn(|k| (numbers[7 + k] / PARTS).to_radians())),
    })
}

#[expect(clippy::cast_possible_truncation, reason = "hundredths of millimetres and degrees of a body's size")]
fn rounded(value: f64) -> i32 {
    value.round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "steps of a path are few")]
const fn count(steps: usize) -> f64 {
    steps as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a step of a path, not below 0")]
const fn floor(at: f64) -> usize {
    at as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sculpt::hand::grips::RELAXED;

    fn hand(turn: f64, x: f64) -> Step {
        let rotation = DQuat::from_rotation_z(turn);
        Step {
            pose: HandPose { rotation, origin: DVec3::new(x, 5.0, -3.25), angles: RELAXED },
            depths: vec![1.0, -0.25],
            dips: vec![1.2, 0.0],
            way: DVec3::Z,
            around: Vec::new(),
            freedom: 1.0,
            sink: 0.5,
        }
    }

    fn table() -> HandPoses {
        let placed =
            |place: &str, steps| Placed { place: place.into(), grip: Grip::Pinch, relation: Relation::Same, steps };
        let touch = Touch { bone: Bone::IndexDistal, at: DVec3::new(0.0, 12.0, 8.0), normal: DVec3::Z, weight: 0.5 };
        HandPoses {
            recipe: "0".into(),
            touches: vec![(Grip::Pinch, vec![touch])],
            placed: vec![
                placed("path", vec![hand(0.0, 0.0), hand(0.4, 8.0), hand(0.8, 12.0)]),
                placed("a", vec![hand(0.1, 1.0)]),
            ],
        }
    }

    #[test]
    fn what_was_written_is_read_back_to_the_hundredth() {
        let text = write(&table()).unwrap();
        let back = read(&text).unwrap();
        assert_eq!(write(&back).unwrap(), text);
        let pose = back.find("path", Grip::Pinch, Relation::Same).unwrap().steps[1].pose;
        assert!(pose.origin.distance(DVec3::new(8.0, 5.0, -3.25)) < 1e-9);
        assert!(pose.rotation.angle_between(DQuat::from_rotation_z(0.4)) < 1e-4);
        assert!(back.find("path", Grip::Pinch, Relation::Opposite).is_none());
        assert!((back.touches(Grip::Pinch)[0].at.y - 12.0).abs() < 1e-9);
    }

    #[test]
    fn other_text_is_refused() {
        assert!(matches!(read("{}"), Err(PosesError::Text(_))));
        let none = r#"{"recipe":"0","touches":[],"placed":[["a","Pinch","Same",[[[1,2],[],[],[0,0,1],[],[100,0]]]]]}"#;
        assert!(matches!(read(none), Err(PosesError::Broken(_))));
    }

    #[test]
    fn what_touches_goes_straight_from_pose_to_pose() {
        let table = read(&write(&table()).unwrap()).unwrap();
        let (path, touches) = (table.find("path", Grip::Pinch, Relation::Same).unwrap(), table.touches(Grip::Pinch));
        let at = |along: f64| middle(&path.at(along, touches).unwrap(), touches);
        let (from, to) = (at(0.0), at(0.5));
        for i in 0..=10 {
            let part = f64::from(i) / 10.0;
            assert!(at(part * 0.5).distance(from.lerp(to, part)) < 1e-6);
        }
        assert!(at(1.0).distance(at(7.0)) < 1e-9);
        assert!((path.depth(0.7, 0)[0] - 1.0).abs() < 1e-9);
    }
}
