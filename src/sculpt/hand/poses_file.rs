//! The file of the solved hands: [`write()`] and [`read`] bring [`HandPoses`] to a text and back.
//!
//! Numbers are kept in hundredths (turns in twenty-thousandths), so that the same poses give the same bytes, and what was
//! read and is written again gives them too. It says nothing of what the poses mean.

use glam::{DQuat, DVec3};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::Bone;
use crate::sculpt::hand::poses::{HandPoses, Placed, Relation, Step};
use crate::sculpt::hand::skeleton::{ANGLES, Angles, HandPose};
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

/// The file's form: every number in whole hundredths (turns in whole ten-thousandths).
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    recipe: String,
    touches: Vec<(Grip, Vec<Spot>)>,
    placed: Vec<(String, Grip, Relation, Vec<Spot>, Vec<Row>)>,
}

/// A place of the hand's skin: its bone, point, normal and weight.
type Spot = (Bone, [i32; 7]);

/// A pose as numbers, depths and dips, the way out, the poses of a circle with their dips, and how free it is.
type Row = (Vec<i32>, Vec<i32>, Vec<i32>, [i32; 3], Vec<(Vec<i32>, Vec<i32>)>, [i32; 2]);

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
            .map(|p| {
                let (yields, rows) = (p.yields.iter().map(packed).collect(), p.steps.iter().map(row).collect());
                (p.place.clone(), p.grip, p.relation, yields, rows)
            })
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
    for (place, grip, relation, yields, rows) in file.placed {
        let steps: Option<Vec<Step>> = rows.iter().map(step).collect();
        let yields = yields.into_iter().map(touch).collect();
        match steps {
            Some(steps) if !steps.is_empty() => placed.push(Placed { place, grip, relation, yields, steps }),
            _ => return Err(PosesError::Broken(place)),
        }
    }
    placed.sort_by(|a, b| a.key().cmp(&b.key()));
    let touches = file.touches.into_iter();
    let touches = touches.map(|(grip, all)| (grip, all.into_iter().map(touch).collect())).collect();
    Ok(HandPoses { recipe: file.recipe, touches, placed })
}

fn touch((bone, n): Spot) -> Touch {
    let [x, y, z, u, v, w, weight] = n.map(f64::from);
    let normal = DVec3::new(u, v, w).normalize_or(DVec3::Z);
    Touch { bone, at: DVec3::new(x, y, z) / PARTS, normal, weight: weight / PARTS }
}

fn packed(touch: &Touch) -> Spot {
    let ([x, y, z], [u, v, w]) = (touch.at.to_array(), touch.normal.to_array());
    (touch.bone, [x, y, z, u, v, w, touch.weight].map(|n| rounded(n * PARTS)))
}

fn row(step: &Step) -> Row {
    let all = |values: &[f64]| -> Vec<i32> { values.iter().map(|v| rounded(v * PARTS)).collect() };
    let around = step.around.iter().zip(&step.around_dips).map(|(pose, dips)| (numbers(pose), all(dips)));
    (
        numbers(&step.pose),
        all(&step.depths),
        all(&step.dips),
        step.way.to_array().map(|v| rounded(v * PARTS)),
        around.collect(),
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
        around: around.iter().map(|(pose, _)| unpacked(pose)).collect::<Option<_>>()?,
        around_dips: around.iter().map(|(_, dips)| all(dips)).collect(),
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
            around: vec![HandPose { rotation, origin: DVec3::Y, angles: RELAXED }; 4],
            around_dips: vec![vec![2.0, 0.5]; 4],
            freedom: 1.0,
            sink: 0.5,
        }
    }

    fn table() -> HandPoses {
        let touch = Touch { bone: Bone::IndexDistal, at: DVec3::new(0.0, 12.0, 8.0), normal: DVec3::Z, weight: 0.5 };
        let yields = vec![Touch { bone: Bone::Palm, ..touch }];
        let (grip, relation) = (Grip::Pinch, Relation::Same);
        let placed = |place: &str, steps| Placed { place: place.into(), grip, relation, yields: yields.clone(), steps };
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
        let none =
            r#"{"recipe":"0","touches":[],"placed":[["a","Pinch","Same",[],[[[1,2],[],[],[0,0,1],[],[100,0]]]]]}"#;
        assert!(matches!(read(none), Err(PosesError::Broken(_))));
    }
}
