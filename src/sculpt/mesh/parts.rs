//! Many named meshes in one binary glTF (.glb): the muscles, and the bone core beneath them.
//!
//! [`write_parts`] makes the bytes, [`read_parts`] takes them apart. Positions are 16 bits in a frame of each mesh's own,
//! normals 8 bits (16 where a part wants it) and colours 8 (`KHR_mesh_quantization`), texture coordinates floats. A part
//! with `mirrored` is stored once and bears two nodes, the second with its x turned round: the right side is exactly the
//! left one's mirror image. Who reads it here gets both, the mirrored one with its triangles turned to face outwards
//! again. The stamp is in `asset.extras.recipe`; whole numbers about a part and places on its skin are in its mesh's `extras`.

use gltf::accessor::Iter;
use serde_json::{Value, json};

use crate::sculpt::mesh::glb::{Blob, GlbError, byte, container, fits, portion, signed, unit};

/// A named mesh, in metres.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Whole numbers about it, by name.
    pub numbers: Vec<(String, u32)>,
    /// Where its vertices are, metres.
    pub positions: Vec<[f32; 3]>,
    /// The way out at each, 1 long.
    pub normals: Vec<[f32; 3]>,
    /// Texture coordinates; none, or as many as vertices.
    pub uv: Vec<[f32; 2]>,
    /// Four numbers from 0 to 1 at each vertex.
    pub colours: Vec<[f32; 4]>,
    /// Three vertices for each triangle, anticlockwise from outside.
    pub indices: Vec<u32>,
    /// Places on its skin, by name: where, metres, and the way out, 1 long. A mirror image has those of its original.
    pub places: Vec<(String, [f32; 3], [f32; 3])>,
    /// Whether its normals have 16 bits, for large smooth forms, and not 8.
    pub exact: bool,
    /// When writing: whether its mirror image belongs to it. When read: whether this is the mirror image.
    pub mirrored: bool,
}

/// The parts as the bytes of a .glb that bears the stamp `recipe`.
#[must_use]
pub fn write_parts(parts: &[Part], recipe: &str) -> Vec<u8> {
    let mut blob = Blob::default();
    let (mut nodes, mut meshes, mut accessors) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        let frame = Frame::round(&part.positions);
        let mesh = meshes.len();
        meshes.push(store(part, &frame, &mut blob, &mut accessors));
        let [x, y, z] = frame.centre;
        let s = frame.scale;
        nodes.push(json!({ "name": part.name, "mesh": mesh, "scale": [s, s, s], "translation": [x, y, z] }));
        if part.mirrored {
            nodes.push(json!({ "name": part.name, "mesh": mesh, "scale": [-s, s, s], "translation": [-x, y, z] }));
        }
    }
    let json = json!({
        "asset": { "version": "2.0", "generator": "stillpoint sculpt", "extras": { "recipe": recipe } },
        "extensionsUsed": ["KHR_mesh_quantization"],
        "extensionsRequired": ["KHR_mesh_quantization"],
        "scene": 0,
        "scenes": [{ "nodes": (0..nodes.len()).collect::<Vec<_>>() }],
        "nodes": nodes,
        "meshes": meshes,
        "accessors": accessors,
        "bufferViews": blob.views,
        "buffers": [{ "byteLength": blob.bytes.len() }],
    });
    container(json.to_string().into_bytes(), blob.bytes)
}

/// Puts a part's numbers into the blob; gives its mesh.
fn store(part: &Part, frame: &Frame, blob: &mut Blob, accessors: &mut Vec<Value>) -> Value {
    let stored: Vec<[i16; 3]> = part.positions.iter().map(|p| frame.store(*p)).collect();
    let low = stored.iter().fold([i16::MAX; 3], |low, p| std::array::from_fn(|k| low[k].min(p[k])));
    let high = stored.iter().fold([i16::MIN; 3], |high, p| std::array::from_fn(|k| high[k].max(p[k])));
    let count = part.positions.len();
    let mut accessor = |value: Value| {
        accessors.push(value);
        accessors.len() - 1
    };
    let view = blob.view(8, stored.iter().flat_map(|p| [p[0], p[1], p[2], 0]).flat_map(i16::to_le_bytes));
    let positions = accessor(json!({ "bufferView": view, "componentType": 5122, "normalized": true, "count": count,
        "type": "VEC3", "min": low.map(portion), "max": high.map(portion) }));
    let loose = part.normals.iter().flat_map(|n| [n[0], n[1], n[2], 0.0]);
    let (view, kind) = if part.exact {
        (blob.view(8, loose.flat_map(|v| signed(v).to_le_bytes())), 5122)
    } else {
        (blob.view(4, loose.flat_map(|v| small(v).to_le_bytes())), 5120)
    };
    let normals = accessor(
        json!({ "bufferView": view, "componentType": kind, "normalized": true, "count": count, "type": "VEC3" }),
    );
    let view = blob.view(4, part.colours.iter().flat_map(|c| c.map(byte)));
    let colours = accessor(
        json!({ "bufferView": view, "componentType": 5121, "normalized": true, "count": count, "type": "VEC4" }),
    );
    let mut attributes = json!({ "POSITION": positions, "NORMAL": normals, "COLOR_0": colours });
    if !part.uv.is_empty() {
        let view = blob.view(8, part.uv.iter().flatten().flat_map(|v| v.to_le_bytes()));
        attributes["TEXCOORD_0"] =
            json!(accessor(json!({ "bufferView": view, "componentType": 5126, "count": count, "type": "VEC2" })));
    }
    let wide = count > usize::from(u16::MAX);
    let view = if wide {
        blob.view(0, part.indices.iter().flat_map(|i| i.to_le_bytes()))
    } else {
        blob.view(0, part.indices.iter().flat_map(|i| u16::try_from(*i).unwrap_or(u16::MAX).to_le_bytes()))
    };
    let indices = accessor(json!({ "bufferView": view, "componentType": if wide { 5125 } else { 5123 },
        "count": part.indices.len(), "type": "SCALAR" }));
    let mut extras: serde_json::Map<String, Value> = part.numbers.iter().map(|(k, v)| (k.clone(), json!(v))).collect();
    if !part.places.is_empty() {
        extras.insert("places".into(), json!(part.places));
    }
    json!({ "name": part.name, "extras": extras, "primitives": [{ "attributes": attributes, "indices": indices }] })
}

/// The parts in the bytes of a .glb that [`write_parts`] made, each mirror image right after its part.
///
/// # Errors
/// [`GlbError`] if the bytes are cut off, no glTF, or lack something.
pub fn read_parts(bytes: &[u8]) -> Result<Vec<Part>, GlbError> {
    let file = gltf::Gltf::from_slice_without_validation(bytes)?;
    let blob = file.blob.as_deref().ok_or(GlbError::Missing("binary part"))?;
    let head = gltf::binary::Glb::from_slice(bytes)?;
    let root: Value = serde_json::from_slice(&head.json).map_err(|_| GlbError::Missing("head"))?;
    file.nodes().map(|node| part(&node, blob, &root)).collect()
}

fn part(node: &gltf::Node<'_>, blob: &[u8], root: &Value) -> Result<Part, GlbError> {
    let ([x, y, z], _, [wide, tall, _]) = node.transform().decomposed();
    let mesh = node.mesh().ok_or(GlbError::Missing("mesh"))?;
    let primitive = mesh.primitives().next().ok_or(GlbError::Missing("primitive"))?;
    let get = |semantic, name| primitive.get(&semantic).filter(|a| fits(a, blob)).ok_or(GlbError::Missing(name));
    let whole = |_: gltf::Buffer<'_>| Some(blob);
    let positions = get(gltf::Semantic::Positions, "POSITION")?;
    let normals = get(gltf::Semantic::Normals, "NORMAL")?;
    let colours = get(gltf::Semantic::Colors(0), "COLOR_0")?;
    let indices = primitive.indices().filter(|a| fits(a, blob)).ok_or(GlbError::Missing("indices"))?;
    let mirrored = wide < 0.0;
    let turn = if mirrored { -1.0 } else { 1.0 };
    let numbers = root.pointer(&format!("/meshes/{}/extras", mesh.index())).and_then(Value::as_object);
    let number = |v: &Value| v.as_u64().and_then(|v| u32::try_from(v).ok());
    let exact = normals.data_type() == gltf::accessor::DataType::I16;
    let places = match numbers.and_then(|extras| extras.get("places")) {
        Some(places) => serde_json::from_value(places.clone()).map_err(|_| GlbError::Missing("places"))?,
        None => Vec::new(),
    };
    let mut out = Part {
        name: node.name().ok_or(GlbError::Missing("name"))?.to_owned(),
        numbers: numbers.into_iter().flatten().filter_map(|(k, v)| Some((k.clone(), number(v)?))).collect(),
        positions: Iter::<[i16; 3]>::new(positions, whole)
            .ok_or(GlbError::Missing("POSITION"))?
            .map(|p| p.map(portion))
            .map(|p| [p[0] * wide + x, p[1] * tall + y, p[2] * tall + z])
            .collect(),
        normals: if exact {
            Iter::<[i16; 3]>::new(normals, whole)
                .ok_or(GlbError::Missing("NORMAL"))?
                .map(|n| n.map(portion))
                .map(|n| unit([n[0] * turn, n[1], n[2]]))
                .collect()
        } else {
            Iter::<[i8; 3]>::new(normals, whole)
                .ok_or(GlbError::Missing("NORMAL"))?
                .map(|n| n.map(|v| (f32::from(v) / 127.0).max(-1.0)))
                .map(|n| unit([n[0] * turn, n[1], n[2]]))
                .collect()
        },
        uv: match primitive.get(&gltf::Semantic::TexCoords(0)).filter(|a| fits(a, blob)) {
            Some(uv) => Iter::<[f32; 2]>::new(uv, whole).ok_or(GlbError::Missing("TEXCOORD_0"))?.collect(),
            None => Vec::new(),
        },
        colours: Iter::<[u8; 4]>::new(colours, whole)
            .ok_or(GlbError::Missing("COLOR_0"))?
            .map(|c| c.map(|v| f32::from(v) / 255.0))
            .collect(),
        indices: if indices.data_type() == gltf::accessor::DataType::U16 {
            Iter::<u16>::new(indices, whole).ok_or(GlbError::Missing("indices"))?.map(u32::from).collect()
        } else {
            Iter::<u32>::new(indices, whole).ok_or(GlbError::Missing("indices"))?.collect()
        },
        places,
        exact,
        mirrored,
    };
    if mirrored {
        out.indices.chunks_exact_mut(3).for_each(|face| face.swap(1, 2));
    }
    let count = out.positions.len();
    let told = out.normals.len() == count && out.colours.len() == count && (out.uv.is_empty() || out.uv.len() == count);
    let known = out.indices.iter().all(|i| (*i as usize) < count) && out.indices.len().is_multiple_of(3);
    if told && known { Ok(out) } else { Err(GlbError::Missing("agreement between its parts")) }
}

/// Where the stored cube of a mesh's coordinates lies, in metres.
struct Frame {
    centre: [f32; 3],
    scale: f32,
}

impl Frame {
    fn round(positions: &[[f32; 3]]) -> Self {
        let low = positions.iter().fold([f32::MAX; 3], |low, p| std::array::from_fn(|k| low[k].min(p[k])));
        let high = positions.iter().fold([f32::MIN; 3], |high, p| std::array::from_fn(|k| high[k].max(p[k])));
        // About x = 0 if the mesh is mirrored in itself, so that it is stored mirrored.
        let middle = |k: usize| (low[k] + high[k]) * 0.5;
        let centre = [if low[0] < 0.0 && high[0] > 0.0 { 0.0 } else { middle(0) }, middle(1), middle(2)];
        let scale = (0..3).map(|k| (high[k] - centre[k]).abs().max((low[k] - centre[k]).abs())).fold(1e-6, f32::max);
        Self { centre, scale }
    }

    fn store(&self, p: [f32; 3]) -> [i16; 3] {
        std::array::from_fn(|k| signed((p[k] - self.centre[k]) / self.scale))
    }
}

/// A number from -1 to 1 in 8 bits.
#[expect(clippy::cast_possible_truncation, reason = "held to the range first")]
fn small(v: f32) -> i8 {
    (v.clamp(-1.0, 1.0) * 127.0).round() as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Vec<Part> {
        let one = Part {
            name: "one".into(),
            numbers: vec![("layer".into(), 2)],
            positions: vec![[0.1, 0.0, 0.0], [0.02, 0.0, 0.02], [0.05, 0.2, -0.05]],
            normals: vec![[0.0, 0.6, 0.8], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]],
            uv: vec![[0.0, 0.5], [12.5, 1.0], [3.0, 0.0]],
            colours: vec![[1.0, 0.8, 0.6, 0.5]; 3],
            indices: vec![0, 1, 2],
            places: Vec::new(),
            exact: false,
            mirrored: true,
        };
        let places = vec![("there".to_owned(), [0.1, -0.2, 0.3], [0.0, 0.0, 1.0])];
        let two = Part { name: "two".into(), uv: Vec::new(), mirrored: false, exact: true, places, ..one.clone() };
        vec![one, two]
    }

    #[test]
    fn what_was_written_is_read_back_with_its_mirror_image() {
        let bytes = write_parts(&parts(), "0123");
        let back = read_parts(&bytes).unwrap();
        assert_eq!(
            back.iter().map(|p| (p.name.as_str(), p.mirrored)).collect::<Vec<_>>(),
            [("one", false), ("one", true), ("two", false)]
        );
        assert_eq!((back[1].indices.as_slice(), back[1].numbers.as_slice()), (&[0, 2, 1][..], &parts()[0].numbers[..]));
        for (p, q) in back[0].positions.iter().zip(&back[1].positions) {
            assert_eq!(
                (p[0].to_bits(), p[1].to_bits(), p[2].to_bits()),
                ((-q[0]).to_bits(), q[1].to_bits(), q[2].to_bits())
            );
        }
        assert!((back[0].positions[2][1] - 0.2).abs() < 1e-5 && back[0].uv == parts()[0].uv && back[2].uv.is_empty());
        assert_eq!((&back[2].places, back[2].exact), (&parts()[1].places, true));
        assert!((back[2].normals[0][1] - 0.6).abs() < 5e-5 && (back[0].normals[0][1] - 0.6).abs() < 5e-3);
        assert_eq!(crate::sculpt::stamp_of(&bytes).as_deref(), Some("0123"));
    }

    #[test]
    fn broken_bytes_are_refused_wherever_they_are_cut() {
        let bytes = write_parts(&parts(), "x");
        assert!((0..bytes.len()).all(|end| read_parts(&bytes[..end]).is_err()));
    }
}
