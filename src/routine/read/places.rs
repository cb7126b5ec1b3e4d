//! Reads a person's places: text → tree → [`OwnPlace`]s, with every mistake at its place.
//!
//! A place with a mistake is reported and left out; the others stand. What each needs of the body is asked of the
//! [`Body`]: where the skin is, what is near, which zones are in reach.

use super::fields::Fields;
use super::{Reader, header, is_id};
use crate::atlas::grip::Spot;
use crate::atlas::place::Place;
use crate::atlas::proof::{self, Use};
use crate::atlas::rule::{Binding, Rule};
use crate::atlas::skin::{SkinPlace, SkinPoint};
use crate::atlas::vocabulary::{Fact, Grip, Laterality, PlaceKind, Region, Side};
use crate::atlas::zone::Contact;
use crate::routine::codes::fields::{E0203, E0302};
use crate::routine::codes::names::{E0405, E0406};
use crate::routine::codes::places::{E0801, E0802, E0803, E0804, E0805, E0806, E0807};
use crate::routine::diagnostic::{Checked, Diagnostic, Span};
use crate::routine::places::{
    Body, Lies, MOST_CAP, MOST_CAP_NECK, NEAR_SKIN, ON_SKIN, OWN, OwnPlace, USUAL_CAP, distance, is_neck,
};
use crate::routine::rules;
use crate::routine::source::Source;
use crate::routine::syntax::{self, Value};

const FIELDS: &[&str] = &["id", "name", "find", "at", "near", "off", "side", "region", "grip", "cap"];

const EXAMPLE: &str = "[(id: \"knot\", name: \"…\", near: \"gb20_fengchi\", off: (up: -10), side: Left)]";

/// Most places of one file.
const MOST_PLACES: usize = 200;

/// Greatest distance (mm) of a point from the middle of the head, and of an offset.
const FAR: f64 = 300.0;
const OFF: f64 = 60.0;

/// Reads a person's places. Those without a mistake are there, whatever is wrong with the others.
#[must_use]
pub fn places(source: &Source, body: Body<'_>) -> Checked<Vec<OwnPlace>> {
    let tree = syntax::parse(source.text());
    let mut reader = Reader { atlas: body.atlas, report: tree.report().clone(), doubtful: Vec::new() };
    let value = tree.root().and_then(|value| file(&mut reader, value, body));
    Checked { value, report: reader.report }
}

fn file(reader: &mut Reader<'_>, value: Value<'_>, body: Body<'_>) -> Option<Vec<OwnPlace>> {
    if let Some((name, span)) = value.name()
        && name != "Places"
    {
        let sentence = format!("the file holds a `{name}`, not Places");
        reader.wrong(Diagnostic::new(E0203, span, sentence).hint("begin with Places("));
    }
    let fields = Fields::open(reader, value, "a list of places", &["format", "places"])?;
    header::format(reader, &fields);
    let list = fields.need(reader, "places", EXAMPLE)?;
    let mut ids: Vec<String> = Vec::new();
    let places = reader.list(list, EXAMPLE, |reader, entry| {
        let own = place(reader, entry, body)?;
        if ids.contains(&own.place.id) {
            let sentence = format!("two places have the id `{}`", own.place.id);
            reader.wrong(Diagnostic::new(E0406, head(entry), sentence).hint("give each place an id of its own"));
            return None;
        }
        ids.push(own.place.id.clone());
        Some(own)
    });
    if places.len() > MOST_PLACES {
        let sentence = format!("there are {} places; at most {MOST_PLACES} are allowed", places.len());
        reader.wrong(Diagnostic::new(E0302, head(list), sentence));
    }
    Some(places)
}

/// The first letter of a value, where the whole would be too much to show.
fn head(value: Value<'_>) -> Span {
    Span::new(value.span().start, value.span().start + 1)
}

/// What is written of a place, before the body is asked.
struct Written {
    id: String,
    name: String,
    find: String,
    lies: Lies,
    region: Option<Region>,
    grip: Option<Grip>,
    cap: Option<u8>,
    /// The point (mm, left side or middle), and how far it may be off the skin.
    point: [f32; 3],
    room: f32,
    /// The bundled place that it is counted from.
    near: Option<String>,
}

fn place(reader: &mut Reader<'_>, value: Value<'_>, body: Body<'_>) -> Option<OwnPlace> {
    let before = reader.report.diagnostics().len();
    let fields = Fields::open(reader, value, "a place", FIELDS)?;
    let written = written(reader, &fields, body);
    if reader.report.diagnostics().len() > before {
        return None;
    }
    let (found, wrong) = placed(written?, body, head(value));
    let good = wrong.is_empty();
    for wrong in wrong {
        reader.wrong(wrong);
    }
    found.filter(|_| good)
}

fn written(reader: &mut Reader<'_>, fields: &Fields<'_>, body: Body<'_>) -> Option<Written> {
    let id = fields.need(reader, "id", "\"knot\"").and_then(|value| id(reader, value));
    let name = fields.need(reader, "name", "\"The knot behind the ear\"").and_then(|value| words(reader, value));
    let find = fields.get("find").map(|value| words(reader, value));
    let lies = fields.need(reader, "side", "Left").and_then(|value| reader.word(&value));
    let region = fields.get("region").map(|value| reader.word(&value));
    let cap = fields.get("cap").map(|value| reader.whole(&value, 0, 10));
    let near = fields.get("near").map(|value| reader.place(value));
    let grip = match fields.get("grip") {
        Some(value) => Some(reader.word(&value)),
        None if fields.has("near") => None,
        None => fields.need(reader, "grip", "IndexMiddlePads").map(|_| None),
    };
    if fields.has("at") == fields.has("near") || fields.has("off") && !fields.has("near") {
        let sentence = "a place is written either with at or with near";
        let hint = "write at: (out: 34, up: -30, forward: -67), or near: \"gb20_fengchi\", off: (up: -10),";
        reader.wrong(Diagnostic::new(E0807, fields.head(), sentence).hint(hint));
        return None;
    }
    let (point, room) = match (fields.get("at"), near.clone().flatten()) {
        (Some(at), _) => (vector(reader, at, FAR)?, ON_SKIN),
        (None, Some(near)) => {
            let off = fields.get("off").map_or(Some([0.0; 3]), |off| vector(reader, off, OFF))?;
            let Some(from) = body.skin.place(&near) else {
                let sentence = format!("`{near}` is not on the bust, so no place can be counted from it");
                reader
                    .wrong(Diagnostic::new(E0807, fields.head(), sentence).hint("choose a place of the head or neck"));
                return None;
            };
            let from = from.at(1.0, 0.5).at;
            (std::array::from_fn(|k| from[k] + off[k]), NEAR_SKIN)
        }
        (None, None) => return None,
    };
    Some(Written {
        id: id?,
        name: name?,
        find: find.flatten().unwrap_or_default(),
        lies: lies?,
        region: region.flatten(),
        grip: grip.flatten(),
        cap: cap.flatten().and_then(|cap| u8::try_from(cap).ok()),
        point,
        room,
        near: near.flatten(),
    })
}

/// An id that neither a place nor a move of the atlas has.
fn id(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    if !is_id(&text) {
        let hint = "use small letters, digits and _, at most 40; my/ is put before it by itself";
        reader.wrong(Diagnostic::new(E0405, value.span(), format!("`{text}` is not an id")).hint(hint));
        return None;
    }
    if reader.atlas.place(&text).is_some() || reader.atlas.move_named(&text).is_some() {
        let sentence = format!("`{text}` is a bundled place or move");
        reader.wrong(Diagnostic::new(E0801, value.span(), sentence).hint("choose another id"));
        return None;
    }
    Some(text)
}

/// Words for people, which promise nothing.
fn words(reader: &mut Reader<'_>, value: Value<'_>) -> Option<String> {
    let text = reader.text(value)?;
    if let Some(wrong) = rules::promise(&text, value.span()) {
        reader.wrong(wrong);
        return None;
    }
    Some(text)
}

/// A point or an offset: out from the middle, up and forward, in mm; what is not written is 0.
fn vector(reader: &mut Reader<'_>, value: Value<'_>, most: f64) -> Option<[f32; 3]> {
    let names = ["out", "up", "forward"];
    let fields = Fields::open(reader, value, "a point", &names)?;
    let mut point = [0.0; 3];
    for (length, name) in point.iter_mut().zip(names) {
        let Some(value) = fields.get(name) else { continue };
        let number = reader.number(&value)?;
        if number.value.abs() > most {
            let sentence = format!("{} mm are not from -{most} to {most}", number.text);
            reader.wrong(Diagnostic::new(E0302, number.span, sentence));
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "within 300 mm, to far less than a thousandth of one")]
        let short = number.value as f32;
        *length = short;
    }
    Some(point)
}

/// The place on the body, and all that is wrong with it there.
fn placed(written: Written, body: Body<'_>, at: Span) -> (Option<OwnPlace>, Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let mut tell = |code, sentence: String, hint: &str| wrong.push(Diagnostic::new(code, at, sentence).hint(hint));
    let mut point = written.point;
    if written.lies == Lies::Middle {
        if point[0].abs() > ON_SKIN {
            tell(E0803, format!("`{}` lies {} mm beside the middle", written.id, point[0]), "write out: 0, or a side");
        }
        point[0] = 0.0;
    } else if point[0] < 0.0 {
        let hint = "out is counted from the middle to the place's own side, so it is above 0 on the right too";
        tell(E0803, format!("`{}` lies on the other side than it says", written.id), hint);
    }
    let Some(mut skin) = (body.settle)(point) else {
        tell(E0803, format!("`{}` is not on the skin", written.id), "write a point of the head, neck or shoulders");
        return (None, wrong);
    };
    let off = distance(skin.at, point);
    if off > written.room {
        let [out, up, forward] = skin.at;
        let hint = format!("the skin is nearest at (out: {out:.0}, up: {up:.0}, forward: {forward:.0})");
        tell(E0803, format!("`{}` is {off:.0} mm off the skin", written.id), &hint);
    }
    if written.lies == Lies::Middle {
        (skin.at[0], skin.normal[0]) = (0.0, 0.0);
    }
    let place = entry(&written, body, skin);
    let most = if place.neck { MOST_CAP_NECK } else { MOST_CAP };
    if place.cap > most {
        let sentence = format!("cap {} is above the limit of {most} for `{}`", place.cap, written.id);
        tell(E0802, sentence, &format!("write cap: {most} or less"));
    }
    if let Some(name) = never_listed(body.atlas.rules(), &written.name) {
        let sentence = format!("`{name}` is never a place, bundled or one's own");
        tell(E0805, sentence, "choose another spot");
    }
    if let Some(only) = other_grips(body.atlas.rules(), &place) {
        tell(E0806, format!("the grip {} is not used at a place there", place.usual_grip()), &only);
    }
    for zone in zones(body, &place, skin) {
        tell(
            E0804,
            format!("`{}` is too near to `{zone}`", written.id),
            "move it at least 10 mm away, or use less of the hand",
        );
    }
    let skin = SkinPlace { id: place.id.clone(), nodes: vec![skin], line: Vec::new() };
    (Some(OwnPlace { place, skin }), wrong)
}

/// The entry of the atlas. What is not written comes from the nearest bundled place; what leaves out or lowers one that is
/// near does so here.
fn entry(written: &Written, body: Body<'_>, skin: SkinPoint) -> Place {
    let named = written.near.as_deref().and_then(|id| body.atlas.place(id));
    let around = body.beside(skin.at);
    let nearest = around.first().copied();
    let mut unless: Vec<Fact> = around.iter().flat_map(|place| place.unless.iter().copied()).collect();
    unless.sort();
    unless.dedup();
    let region = written.region.or(nearest.map(|place| place.region)).unwrap_or(Region::Nape);
    let neck = is_neck(region) || nearest.is_some_and(|place| place.neck || is_neck(place.region));
    let only = match written.lies {
        Lies::Left => Some(Side::Left),
        Lies::Right => Some(Side::Right),
        Lies::Both | Lies::Middle => None,
    };
    Place {
        id: format!("{OWN}{}", written.id),
        names: written.name.clone(),
        // As careful as a trigger point: no Gentle level, no long hold.
        kind: PlaceKind::TriggerPoint,
        laterality: if written.lies == Lies::Middle { Laterality::Middle } else { Laterality::Pair },
        only,
        beside: around.iter().map(|place| place.id.clone()).collect(),
        region,
        also: nearest.map(|place| place.also.clone()).unwrap_or_default(),
        inset: None,
        neck,
        grips: vec![written.grip.or(named.map(Place::usual_grip)).unwrap_or(Grip::IndexMiddlePads)],
        press_min: 1,
        cap: written.cap.unwrap_or(USUAL_CAP),
        longest_hold: body.longest_hold(region),
        first_use_hold: None,
        default_off: false,
        unless,
        ball_at_firm: false,
        structure: String::new(),
        muscles: nearest.map(|place| place.muscles.clone()).unwrap_or_default(),
        find: written.find.clone(),
        location: String::new(),
        referral: String::new(),
        tool: String::new(),
        direction: String::new(),
        dose: String::new(),
        cautions: String::new(),
        source: String::new(),
        nodes: vec![skin.at],
    }
}

/// The name of a point that is never listed, if the words name it by its code or its name.
fn never_listed<'a>(rules: &'a [Rule], words: &str) -> Option<&'a str> {
    let said: Vec<String> = words
        .split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty())
        .collect();
    let never = rules.iter().filter_map(|rule| match &rule.binds {
        Binding::NeverListed { names } => Some(names),
        _ => None,
    });
    never.flatten().map(String::as_str).find(|name| name.split(' ').any(|part| said.contains(&part.to_lowercase())))
}

/// What is used instead, where the place's grip is not for a place there.
fn other_grips(rules: &[Rule], place: &Place) -> Option<String> {
    let grip = place.usual_grip();
    if let Some(grips) =
        rules.iter().find_map(|rule| rule.grips_in(place.region)).filter(|grips| !grips.contains(&grip))
    {
        let names: Vec<&str> = grips.iter().map(|grip| grip.name()).collect();
        return Some(format!("the grips there are {}", names.join(", ")));
    }
    let barred = matches!(grip, Grip::TwoBalls | Grip::None) || grip == Grip::Knuckle && place.region != Region::Jaw;
    barred.then(|| "write a grip of the hand, such as IndexMiddlePads or Palm".to_owned())
}

/// The zones that the place is too near to, on the sides where it lies: by its point, or by the hand at its cap.
fn zones<'a>(body: Body<'a>, place: &Place, skin: SkinPoint) -> Vec<&'a str> {
    let here = [skin.at, skin.mirrored().at];
    let crowded = body.atlas.zones().iter().filter(|zone| here.iter().any(|point| !zone.leaves_room_at(*point)));
    let mut found: Vec<&str> = crowded.map(|zone| zone.id.as_str()).collect();
    let contact = Contact { place, grip: place.usual_grip(), pressure: place.cap, prescribed: false };
    let spots = Spot::row(&[skin.at], &[skin.normal], false);
    if let Err(breach) = proof::lays(body.atlas, Use { contact, spots: &spots })
        && let Some(zone) = body.atlas.zone(&breach.zone)
        && !found.contains(&zone.id.as_str())
    {
        found.push(&zone.id);
    }
    found
}
