//! The hand as binary glTF: the skin with JOINTS, WEIGHTS and a morph target for each grip.
//!
//! [`write_hand`] makes the bytes of a file, [`read_hand`] takes them apart again. Positions, normals and offsets are stored
//! in 16 bits (`KHR_mesh_quantization`), what is added to normals in 8, weights in 16 that sum to exactly 65535. The file has the skeleton in its resting
//! pose too, so that other programs can show it; reading leaves that aside. Reading refuses what writing would not have made.

use glam::{DAffine3, DMat4, DVec3};
use gltf::Semantic;
use gltf::accessor::{DataType, Dimensions, Item, Iter};
use serde_json::{Value, json};

use crate::atlas::vocabulary::Grip;
use crate::sculpt::hand::bones::{BONES, Bone};
use crate::sculpt::hand::mesh::HandMesh;
use crate::sculpt::hand::skeleton::frames;
use crate::sculpt::hand::skin::REST;
use crate::sculpt::mesh::glb::{Blob, Frame, GlbError, byte, container, fits, portion, signed, unit};

/// The sum of stored weights.
const WHOLE: u16 = u16::MAX;
/// The greatest value of a signed 8-bit number.
const SMALL: f32 = 127.0;

/// The hand as the bytes of a .glb that bears the stamp `recipe`.
#[must_use]
pub fn write_hand(mesh: &HandMesh, recipe: &str) -> Vec<u8> {
    let frame = Frame::round(&mesh.positions);
    let mut out = Writer { count: mesh.positions.len(), ..Writer::default() };
    let stored: Vec<[i16; 3]> = mesh.positions.iter().map(|p| frame.store(*p)).collect();
    out.triples(&stored, true);
    out.triples(&mesh.normals.iter().map(|n| n.map(signed)).collect::<Vec<_>>(), false);
    let colours = out.blob.view(4, mesh.colours.iter().flat_map(|c| c.map(byte)));
    out.accessor(colours, 5121, true, "VEC4");
    let joints = out.blob.view(4, mesh.joints.iter().copied().flatten());
    out.accessor(joints, 5121, false, "VEC4");
    let weights = out.blob.view(8, mesh.weights.iter().flat_map(|w| shares(*w)).flat_map(u16::to_le_bytes));
    out.accessor(weights, 5123, true, "VEC4");
    let indices =
        out.blob.view(0, mesh.indices.iter().flat_map(|i| u16::try_from(*i).unwrap_or(u16::MAX).to_le_bytes()));
    out.accessors
        .push(json!({ "bufferView": indices, "componentType": 5123, "count": mesh.indices.len(), "type": "SCALAR" }));
    let mut targets = Vec::new();
    for ((_, offsets), (_, turns)) in mesh.correctives.iter().zip(&mesh.turns) {
        targets.push(json!({ "POSITION": out.accessors.len(), "NORMAL": out.accessors.len() + 1 }));
        let scaled: Vec<_> = offsets.iter().map(|o| o.map(|v| signed(v / frame.scale))).collect();
        out.triples(&scaled, true);
        let view = out.blob.view(4, turns.iter().flat_map(|t| [small(t[0]), small(t[1]), small(t[2]), 0]));
        out.accessor(view, 5120, true, "VEC3");
    }
    let names: Vec<&str> = mesh.correctives.iter().map(|(grip, _)| grip.name()).collect();
    let binds = out.binds(&frame);
    let primitive = json!({
        "attributes": { "POSITION": 0, "NORMAL": 1, "COLOR_0": 2, "JOINTS_0": 3, "WEIGHTS_0": 4 },
        "indices": 5, "targets": targets,
    });
    let mut nodes =
        vec![json!({ "mesh": 0, "skin": 0, "name": "hand", "scale": [frame.scale, frame.scale, frame.scale],
                                 "translation": frame.centre })];
    nodes.extend(
        frames(&REST)
            .iter()
            .zip(Bone::ALL)
            .map(|(rest, bone)| json!({ "name": format!("{bone:?}"), "matrix": in_metres(rest).to_cols_array() })),
    );
    let roots: Vec<usize> = (0..=BONES).collect();
    let json = json!({
        "asset": { "version": "2.0", "generator": "stillpoint sculpt", "extras": { "recipe": recipe } },
        "extensionsUsed": ["KHR_mesh_quantization"],
        "extensionsRequired": ["KHR_mesh_quantization"],
        "scene": 0,
        "scenes": [{ "nodes": roots }],
        "nodes": nodes,
        "skins": [{ "joints": roots[1..], "inverseBindMatrices": binds }],
        "meshes": [{ "primitives": [primitive], "weights": vec![0.0; names.len()], "extras": { "targetNames": names } }],
        "accessors": out.accessors,
        "bufferViews": out.blob.views,
        "buffers": [{ "byteLength": out.blob.bytes.len() }],
    });
    container(json.to_string().into_bytes(), out.blob.bytes)
}

/// The hand in the bytes of a .glb that [`write_hand`] made.
///
/// # Errors
/// [`GlbError`] if the bytes are cut off, no glTF, or lack a part.
pub fn read_hand(bytes: &[u8]) -> Result<HandMesh, GlbError> {
    let file = gltf::Gltf::from_slice_without_validation(bytes)?;
    let blob = file.blob.as_deref().ok_or(GlbError::Missing("binary part"))?;
    let node = file.nodes().next().ok_or(GlbError::Missing("node"))?;
    let (centre, _, [scale, ..]) = node.transform().decomposed();
    let mesh = node.mesh().ok_or(GlbError::Missing("mesh"))?;
    let primitive = mesh.primitives().next().ok_or(GlbError::Missing("primitive"))?;
    let part = |semantic: Semantic, name| primitive.get(&semantic).ok_or(GlbError::Missing(name));
    let targets = primitive.morph_targets().map(|target| {
        let offsets = target.positions().ok_or(GlbError::Missing("corrective"))?;
        let offsets: Vec<[i16; 3]> = items(&offsets, blob, DataType::I16, Dimensions::Vec3, "corrective")?;
        let turns = target.normals().ok_or(GlbError::Missing("corrective"))?;
        let turns: Vec<[i8; 3]> = items(&turns, blob, DataType::I8, Dimensions::Vec3, "corrective")?;
        let turns = turns.into_iter().map(|t| t.map(|v| f32::from(v) / SMALL)).collect();
        Ok((offsets.into_iter().map(|o| o.map(|v| portion(v) * scale)).collect(), turns))
    });
    let (offsets, turns): (Vec<Vec<[f32; 3]>>, Vec<Vec<[f32; 3]>>) =
        targets.collect::<Result<Vec<_>, GlbError>>()?.into_iter().unzip();
    let grips = grip_names(bytes)?;
    let positions: Vec<[i16; 3]> =
        items(&part(Semantic::Positions, "POSITION")?, blob, DataType::I16, Dimensions::Vec3, "POSITION")?;
    let normals: Vec<[i16; 3]> =
        items(&part(Semantic::Normals, "NORMAL")?, blob, DataType::I16, Dimensions::Vec3, "NORMAL")?;
    let colours: Vec<[u8; 4]> =
        items(&part(Semantic::Colors(0), "COLOR_0")?, blob, DataType::U8, Dimensions::Vec4, "COLOR_0")?;
    let joints: Vec<[u8; 4]> =
        items(&part(Semantic::Joints(0), "JOINTS_0")?, blob, DataType::U8, Dimensions::Vec4, "JOINTS_0")?;
    let weights: Vec<[u16; 4]> =
        items(&part(Semantic::Weights(0), "WEIGHTS_0")?, blob, DataType::U16, Dimensions::Vec4, "WEIGHTS_0")?;
    let indices = primitive.indices().ok_or(GlbError::Missing("indices"))?;
    let indices: Vec<u16> = items(&indices, blob, DataType::U16, Dimensions::Scalar, "indices")?;
    let out = HandMesh {
        positions: positions.into_iter().map(|p| std::array::from_fn(|k| portion(p[k]) * scale + centre[k])).collect(),
        normals: normals.into_iter().map(|n| unit(n.map(portion))).collect(),
        colours: colours.into_iter().map(|c| c.map(|v| f32::from(v) / 255.0)).collect(),
        joints,
        weights: weights.into_iter().map(|w| w.map(|v| f32::from(v) / f32::from(WHOLE))).collect(),
        indices: indices.into_iter().map(u32::from).collect(),
        correctives: grips.iter().copied().zip(offsets).collect(),
        turns: grips.into_iter().zip(turns).collect(),
    };
    agreed(out, primitive.morph_targets().count())
}

/// The mesh if its parts are of one size and name only what there is.
fn agreed(mesh: HandMesh, targets: usize) -> Result<HandMesh, GlbError> {
    let count = mesh.positions.len();
    let told = [mesh.normals.len(), mesh.colours.len(), mesh.joints.len(), mesh.weights.len()];
    let sized = told.iter().all(|n| *n == count)
        && mesh.correctives.iter().chain(&mesh.turns).all(|(_, all)| all.len() == count);
    let known = mesh.indices.iter().all(|i| (*i as usize) < count) && mesh.indices.len().is_multiple_of(3);
    let boned = mesh.joints.iter().flatten().all(|joint| usize::from(*joint) < BONES);
    if sized && known && boned && mesh.correctives.len() == targets {
        Ok(mesh)
    } else {
        Err(GlbError::Missing("agreement between its parts"))
    }
}

/// The elements of an accessor, if it is of the form we write.
fn items<T: Item + Copy>(
    accessor: &gltf::Accessor<'_>,
    blob: &[u8],
    form: DataType,
    size: Dimensions,
    name: &'static str,
) -> Result<Vec<T>, GlbError> {
    if !fits(accessor, blob) || accessor.data_type() != form || accessor.dimensions() != size {
        return Err(GlbError::Missing(name));
    }
    Ok(Iter::<T>::new(accessor.clone(), |_| Some(blob)).ok_or(GlbError::Missing(name))?.collect())
}

/// The grips that the morph targets are for.
fn grip_names(bytes: &[u8]) -> Result<Vec<Grip>, GlbError> {
    let missing = GlbError::Missing("names of grips");
    let Ok(file) = gltf::binary::Glb::from_slice(bytes) else { return Err(missing) };
    let Ok(root) = serde_json::from_slice::<Value>(&file.json) else { return Err(missing) };
    let names = root.pointer("/meshes/0/extras/targetNames").and_then(Value::as_array);
    let grips = names.and_then(|names| names.iter().map(|name| Grip::parse(name.as_str()?)).collect());
    grips.ok_or(missing)
}

/// Weights as 16-bit shares that sum to exactly one whole: what rounding leaves goes to the greatest, which is first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the range first")]
fn shares(weights: [f32; 4]) -> [u16; 4] {
    let mut shares = weights.map(|w| (w.clamp(0.0, 1.0) * f32::from(WHOLE)).floor() as u16);
    let rest: u16 = shares[1..].iter().fold(0, |sum, share| sum.saturating_add(*share));
    shares[0] = WHOLE - rest;
    shares
}

/// A number from -1 to 1 in 8 bits, as the byte that stores it.
#[expect(clippy::cast_possible_truncation, reason = "held to the range first")]
fn small(v: f32) -> u8 {
    ((v.clamp(-1.0, 1.0) * SMALL).round() as i8).to_le_bytes()[0]
}

/// A frame in millimetres as a matrix in metres.
fn in_metres(frame: &DAffine3) -> DMat4 {
    DMat4::from(DAffine3 { matrix3: frame.matrix3, translation: frame.translation * 1e-3 })
}

/// Views and accessors, grown one by one.
#[derive(Default)]
struct Writer {
    blob: Blob,
    accessors: Vec<Value>,
    count: usize,
}

impl Writer {
    fn accessor(&mut self, view: usize, component: u32, normalized: bool, kind: &str) {
        let count = self.count;
        self.accessors.push(json!({ "bufferView": view, "componentType": component, "normalized": normalized,
                                    "count": count, "type": kind }));
    }

    /// Triples of 16-bit numbers from -1 to 1; those of places tell their bounds.
    fn triples(&mut self, triples: &[[i16; 3]], bounded: bool) {
        let view = self.blob.view(8, triples.iter().flat_map(|t| [t[0], t[1], t[2], 0]).flat_map(i16::to_le_bytes));
        self.accessor(view, 5122, true, "VEC3");
        if let Some(accessor) = self.accessors.last_mut().filter(|_| bounded) {
            let bound = |pick: fn(i16, i16) -> i16, from: i16| {
                triples.iter().fold([from; 3], |b, t| std::array::from_fn(|k| pick(b[k], t[k]))).map(portion)
            };
            accessor["min"] = json!(bound(Ord::min, i16::MAX));
            accessor["max"] = json!(bound(Ord::max, i16::MIN));
        }
    }

    /// The matrices that take stored coordinates into each bone's frame; gives their accessor.
    #[expect(clippy::cast_possible_truncation, reason = "the format stores them in 32 bits")]
    fn binds(&mut self, frame: &Frame) -> usize {
        let scale = DVec3::splat(f64::from(frame.scale));
        let centre = DVec3::from(frame.centre.map(f64::from));
        let stored = DMat4::from_translation(centre) * DMat4::from_scale(scale);
        let matrices = frames(&REST).map(|rest| (in_metres(&rest).inverse() * stored).to_cols_array());
        let start = self.blob.bytes.len();
        self.blob.bytes.extend(matrices.as_flattened().iter().flat_map(|v| (*v as f32).to_le_bytes()));
        let length = self.blob.bytes.len() - start;
        self.blob.views.push(json!({ "buffer": 0, "byteOffset": start, "byteLength": length }));
        self.accessors.push(json!({ "bufferView": self.blob.views.len() - 1, "componentType": 5126, "count": BONES,
                                    "type": "MAT4" }));
        self.accessors.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triangle() -> HandMesh {
        HandMesh {
            positions: vec![[0.1, 0.0, 0.0], [-0.1, 0.0, 0.02], [0.0, 0.2, -0.05]],
            normals: vec![[0.0, 0.6, 0.8], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]],
            colours: vec![[1.0, 0.8, 0.6, 0.5]; 3],
            joints: vec![[1, 17, 0, 0]; 3],
            weights: vec![[0.7, 0.3, 0.0, 0.0]; 3],
            indices: vec![0, 1, 2],
            correctives: vec![(Grip::Pinch, vec![[0.0, 0.003, 0.0]; 3]), (Grip::Hook, vec![[0.0; 3]; 3])],
            turns: vec![(Grip::Pinch, vec![[0.5, 0.0, -1.0]; 3]), (Grip::Hook, vec![[0.0; 3]; 3])],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let (mesh, back) = (triangle(), read_hand(&write_hand(&triangle(), "0123")).unwrap());
        assert_eq!((&back.indices, &back.joints), (&mesh.indices, &mesh.joints));
        for (a, b) in mesh.positions.iter().zip(&back.positions) {
            assert!((0..3).all(|k| (a[k] - b[k]).abs() < 1e-5));
        }
        for weights in &back.weights {
            assert!((weights[0] - 0.7).abs() < 1e-4 && (weights.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        }
        assert_eq!(back.correctives[1].0, Grip::Hook);
        assert!((back.correctives[0].1[2][1] - 0.003).abs() < 1e-5);
        assert!((back.turns[0].1[1][0] - 0.5).abs() < 1e-2 && (back.turns[0].1[1][2] + 1.0).abs() < 1e-6);
    }

    #[test]
    fn broken_bytes_are_refused_wherever_they_are_cut() {
        let bytes = write_hand(&triangle(), "x");
        assert!((0..bytes.len()).all(|end| read_hand(&bytes[..end]).is_err()));
        assert!(read_hand(&crate::sculpt::write_glb(&crate::sculpt::Mesh::default(), "x")).is_err());
    }
}
