//! Meshes as binary glTF (.glb), small: positions and normals in 16 bits, colours in 8 (`KHR_mesh_quantization`).
//!
//! [`write_glb`] makes the bytes of a file, [`read_glb`] takes them apart again. The file is in metres (a scale on its
//! node), holds one mesh with POSITION, NORMAL and `COLOR_0`, and bears the stamp of its recipe in `asset.extras.recipe`.
//! `COLOR_0` is not a picture's colour: rgb multiplies the stone, a is how much of the open is seen. Reading refuses what
//! writing would not have made; it does not read other people's files.

use gltf::accessor::Iter;
use serde_json::json;
use thiserror::Error;

use crate::sculpt::mesh::Mesh;

/// Why a file could not be read as a mesh of ours.
#[derive(Debug, Error)]
pub enum GlbError {
    /// It is no glTF file.
    #[error("this is no readable .glb: {0}")]
    Gltf(#[from] gltf::Error),
    /// It is one, but something that we need is missing or of another form.
    #[error("the .glb has no usable {0}")]
    Missing(&'static str),
}

/// The greatest value of a signed 16-bit coordinate.
const FULL: f32 = 32767.0;

/// The mesh as the bytes of a .glb that bears the stamp `recipe`.
#[must_use]
pub fn write_glb(mesh: &Mesh, recipe: &str) -> Vec<u8> {
    let frame = Frame::round(&mesh.positions);
    let mut blob = Blob::default();
    let stored: Vec<[i16; 3]> = mesh.positions.iter().map(|p| frame.store(*p)).collect();
    let (mut low, mut high) = ([i16::MAX; 3], [i16::MIN; 3]);
    for p in &stored {
        low = std::array::from_fn(|k| low[k].min(p[k]));
        high = std::array::from_fn(|k| high[k].max(p[k]));
    }
    // Every attribute starts on a multiple of four, as the format wants.
    let positions = blob.view(8, stored.iter().flat_map(|p| [p[0], p[1], p[2], 0]).flat_map(i16::to_le_bytes));
    let normals = blob.view(
        8,
        mesh.normals.iter().flat_map(|n| [signed(n[0]), signed(n[1]), signed(n[2]), 0]).flat_map(i16::to_le_bytes),
    );
    let colours = blob.view(4, mesh.colours.iter().flat_map(|c| c.map(byte)));
    let wide = mesh.positions.len() > usize::from(u16::MAX);
    let indices = if wide {
        blob.view(0, mesh.indices.iter().flat_map(|i| i.to_le_bytes()))
    } else {
        blob.view(0, mesh.indices.iter().flat_map(|i| u16::try_from(*i).unwrap_or(u16::MAX).to_le_bytes()))
    };
    let count = mesh.positions.len();
    let json = json!({
        "asset": { "version": "2.0", "generator": "stillpoint sculpt", "extras": { "recipe": recipe } },
        "extensionsUsed": ["KHR_mesh_quantization"],
        "extensionsRequired": ["KHR_mesh_quantization"],
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": [{ "mesh": 0, "name": "bust", "scale": [frame.scale, frame.scale, frame.scale],
                    "translation": frame.centre }],
        "meshes": [{ "primitives": [{
            "attributes": { "POSITION": 0, "NORMAL": 1, "COLOR_0": 2 }, "indices": 3 }] }],
        "accessors": [
            { "bufferView": positions, "componentType": 5122, "normalized": true, "count": count, "type": "VEC3",
              "min": low.map(portion), "max": high.map(portion) },
            { "bufferView": normals, "componentType": 5122, "normalized": true, "count": count, "type": "VEC3" },
            { "bufferView": colours, "componentType": 5121, "normalized": true, "count": count, "type": "VEC4" },
            { "bufferView": indices, "componentType": if wide { 5125 } else { 5123 }, "count": mesh.indices.len(),
              "type": "SCALAR" },
        ],
        "bufferViews": blob.views,
        "buffers": [{ "byteLength": blob.bytes.len() }],
    });
    container(json.to_string().into_bytes(), blob.bytes)
}

/// The mesh in the bytes of a .glb that [`write_glb`] made.
///
/// # Errors
/// [`GlbError`] if the bytes are cut off, no glTF, or lack an attribute.
pub fn read_glb(bytes: &[u8]) -> Result<Mesh, GlbError> {
    // The crate's own validation refuses the quantisation extension, which it does not know; we check what we need.
    let file = gltf::Gltf::from_slice_without_validation(bytes)?;
    let blob = file.blob.as_deref().ok_or(GlbError::Missing("binary part"))?;
    let node = file.nodes().next().ok_or(GlbError::Missing("node"))?;
    let ([x, y, z], _, [scale, ..]) = node.transform().decomposed();
    let mesh = node.mesh().ok_or(GlbError::Missing("mesh"))?;
    let primitive = mesh.primitives().next().ok_or(GlbError::Missing("primitive"))?;
    let attribute = |semantic: gltf::Semantic, name: &'static str| {
        primitive.get(&semantic).filter(|a| fits(a, blob)).ok_or(GlbError::Missing(name))
    };
    let whole = |_: gltf::Buffer<'_>| Some(blob);
    let positions = attribute(gltf::Semantic::Positions, "POSITION")?;
    let normals = attribute(gltf::Semantic::Normals, "NORMAL")?;
    let colours = attribute(gltf::Semantic::Colors(0), "COLOR_0")?;
    let indices = primitive.indices().filter(|a| fits(a, blob)).ok_or(GlbError::Missing("indices"))?;
    let triples = |accessor, name| Iter::<[i16; 3]>::new(accessor, whole).ok_or(GlbError::Missing(name));
    let out = Mesh {
        positions: triples(positions, "POSITION")?
            .map(|p| p.map(portion))
            .map(|p| [p[0] * scale + x, p[1] * scale + y, p[2] * scale + z])
            .collect(),
        normals: triples(normals, "NORMAL")?.map(|n| n.map(portion)).map(unit).collect(),
        colours: Iter::<[u8; 4]>::new(colours, whole)
            .ok_or(GlbError::Missing("COLOR_0"))?
            .map(|c| c.map(|v| f32::from(v) / 255.0))
            .collect(),
        indices: if indices.data_type() == gltf::accessor::DataType::U16 {
            Iter::<u16>::new(indices, whole).ok_or(GlbError::Missing("indices"))?.map(u32::from).collect()
        } else {
            Iter::<u32>::new(indices, whole).ok_or(GlbError::Missing("indices"))?.collect()
        },
    };
    let count = out.positions.len();
    let told = out.normals.len() == count && out.colours.len() == count;
    let known = out.indices.iter().all(|i| (*i as usize) < count) && out.indices.len().is_multiple_of(3);
    if told && known { Ok(out) } else { Err(GlbError::Missing("agreement between its parts")) }
}

/// The stamp that a file bears.
#[must_use]
pub fn stamp_of(bytes: &[u8]) -> Option<String> {
    let file = gltf::binary::Glb::from_slice(bytes).ok()?;
    let root: serde_json::Value = serde_json::from_slice(&file.json).ok()?;
    Some(root.pointer("/asset/extras/recipe")?.as_str()?.to_owned())
}

/// Whether an accessor is of a form we write and lies within the blob.
pub(crate) fn fits(accessor: &gltf::Accessor<'_>, blob: &[u8]) -> bool {
    use gltf::accessor::DataType::{F32, I8, I16, U8, U16, U32};
    let Some(view) = accessor.view() else { return false };
    let element = accessor.size();
    let stride = view.stride().unwrap_or(element);
    let end = view.offset() + accessor.offset() + stride * accessor.count().saturating_sub(1) + element;
    matches!(accessor.data_type(), F32 | I8 | I16 | U8 | U16 | U32)
        && accessor.sparse().is_none()
        && view.buffer().index() == 0
        && accessor.count() > 0
        && stride >= element
        && end <= blob.len()
        && view.offset() + view.length() <= blob.len()
}

/// Where the stored cube of coordinates lies in metres. Its middle has x = 0, so that a mirrored mesh is stored mirrored.
pub(crate) struct Frame {
    pub(crate) centre: [f32; 3],
    pub(crate) scale: f32,
}

impl Frame {
    pub(crate) fn round(positions: &[[f32; 3]]) -> Self {
        let (mut low, mut high) = ([f32::MAX; 3], [f32::MIN; 3]);
        for p in positions {
            low = std::array::from_fn(|k| low[k].min(p[k]));
            high = std::array::from_fn(|k| high[k].max(p[k]));
        }
        let centre = [0.0, (low[1] + high[1]) * 0.5, (low[2] + high[2]) * 0.5];
        let scale = (0..3).map(|k| (high[k] - centre[k]).abs().max((low[k] - centre[k]).abs())).fold(1e-6, f32::max);
        Self { centre, scale }
    }

    pub(crate) fn store(&self, p: [f32; 3]) -> [i16; 3] {
        std::array::from_fn(|k| signed((p[k] - self.centre[k]) / self.scale))
    }
}

/// A number from -1 to 1 in 16 bits; opposite numbers stay opposite.
#[expect(clippy::cast_possible_truncation, reason = "held to the range first")]
pub(crate) fn signed(v: f32) -> i16 {
    (v.clamp(-1.0, 1.0) * FULL).round() as i16
}

/// A number from 0 to 1 in 8 bits.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the range first")]
pub(crate) fn byte(v: f32) -> u8 {
    (v.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// A stored 16-bit number as one from -1 to 1.
pub(crate) fn portion(v: i16) -> f32 {
    (f32::from(v) / FULL).max(-1.0)
}

pub(crate) fn unit(n: [f32; 3]) -> [f32; 3] {
    glam::Vec3::from(n).normalize_or(glam::Vec3::Y).to_array()
}

/// The binary part, grown view by view.
#[derive(Default)]
pub(crate) struct Blob {
    pub(crate) bytes: Vec<u8>,
    pub(crate) views: Vec<serde_json::Value>,
}

impl Blob {
    /// Adds a view of elements `stride` bytes apart (0: indices, packed); gives its number.
    pub(crate) fn view(&mut self, stride: usize, bytes: impl Iterator<Item = u8>) -> usize {
        let start = self.bytes.len();
        self.bytes.extend(bytes);
        let length = self.bytes.len() - start;
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        let mut view = json!({ "buffer": 0, "byteOffset": start, "byteLength": length });
        view["target"] = json!(if stride == 0 { 34963 } else { 34962 });
        if stride > 0 {
            view["byteStride"] = json!(stride);
        }
        self.views.push(view);
        self.views.len() - 1
    }
}

/// Header, JSON and binary chunk in one.
pub(crate) fn container(mut json: Vec<u8>, blob: Vec<u8>) -> Vec<u8> {
    json.resize(json.len().next_multiple_of(4), b' ');
    let word = |v: usize| u32::try_from(v).unwrap_or(u32::MAX).to_le_bytes();
    let mut out = b"glTF\x02\0\0\0".to_vec();
    out.extend(word(12 + 8 + json.len() + 8 + blob.len()));
    out.extend(word(json.len()));
    out.extend(b"JSON");
    out.extend(json);
    out.extend(word(blob.len()));
    out.extend(b"BIN\0");
    out.extend(blob);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn triangle() -> Mesh {
        Mesh {
            positions: vec![[0.1, 0.0, 0.0], [-0.1, 0.0, 0.02], [0.0, 0.2, -0.05]],
            normals: vec![[0.0, 0.6, 0.8], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]],
            colours: vec![[1.0, 0.8, 0.6, 0.5]; 3],
            indices: vec![0, 1, 2],
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let (mesh, bytes) = (triangle(), write_glb(&triangle(), "0123"));
        let back = read_glb(&bytes).unwrap();
        assert_eq!(back.indices, mesh.indices);
        for (a, b) in mesh.positions.iter().zip(&back.positions) {
            assert!((0..3).all(|k| (a[k] - b[k]).abs() < 1e-5));
        }
        assert_eq!(back.positions[0][0].to_bits(), (-back.positions[1][0]).to_bits());
        assert!((back.colours[2][1] - 0.8).abs() < 1e-6);
        assert_eq!(stamp_of(&bytes).as_deref(), Some("0123"));
    }

    #[test]
    fn broken_bytes_are_refused_wherever_they_are_cut() {
        let bytes = write_glb(&triangle(), "x");
        assert!((0..bytes.len()).all(|end| read_glb(&bytes[..end]).is_err()));
    }
}
