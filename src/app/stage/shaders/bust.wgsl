// The bust: stone in lamplight, dented where it is pressed, with the points and ways of the step in its skin.
#import bevy_render::view::View
#import stillpoint::light::{Stage, Contact, Dip, KEY, FILL, dithered, room, wrapped, pooled}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> stage: Stage;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
    // How much of the lamp comes here; above 0 where a contact is near, and where a way is.
    @location(3) near: vec3<f32>,
}

// How deep a dip is at a point of the skin, m.
fn depth(dip: Dip, away: vec3<f32>, normal: vec3<f32>) -> f32 {
    let high = dot(away, dip.normal.xyz);
    let s2 = 2.0 * dip.normal.w * dip.normal.w;
    var q = (dot(away, away) - high * high) / s2;
    if (dip.across.w > 0.0) {
        let u = dot(away, dip.across.xyz);
        q += u * u * (1.0 / (2.0 * dip.across.w * dip.across.w) - 1.0 / s2);
    }
    // What lies on another part of the body, behind an ear or across the chin, keeps its form.
    if (q > 9.0 || abs(high) > 0.022 || dot(normal, dip.normal.xyz) <= 0.0) {
        return 0.0;
    }
    return dip.at.w * exp(-q);
}

// How far a point is from a way, and how far along it: (metres, 0..1).
fn along_way(at: vec3<f32>, first: u32) -> vec2<f32> {
    var best = vec2(1.0, 0.0);
    for (var i = 0u; i < 19u; i++) {
        let a = stage.ways[first + i].xyz;
        let b = stage.ways[first + i + 1u].xyz - a;
        let part = clamp(dot(at - a, b) / max(dot(b, b), 1e-9), 0.0, 1.0);
        let d = distance(at, a + b * part);
        if (d < best.x) {
            best = vec2(d, (f32(i) + part) / 19.0);
        }
    }
    return best;
}

@vertex
fn vertex(
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
) -> Out {
    // What is near is found here, so that most of the picture need not ask.
    var at = position;
    var touched = 0.0;
    for (var i = 0u; i < u32(stage.eye.w); i++) {
        let away = position - stage.contacts[i].at.xyz;
        let d2 = dot(away, away);
        let r = stage.contacts[i].at.w;
        let reach = 5.0 * r + 0.008;
        touched = max(touched, step(d2, reach * reach));
    }
    for (var i = 0u; i < u32(stage.tone.w); i++) {
        at -= stage.dips[i].normal.xyz * depth(stage.dips[i], position - stage.dips[i].at.xyz, normal);
    }
    var crossed = 0.0;
    for (var i = 0u; i < u32(stage.fade.z); i++) {
        let away = position - stage.way_bound[i].xyz;
        if (dot(away, away) < stage.way_bound[i].w * stage.way_bound[i].w) {
            crossed = max(crossed, step(along_way(position, i * 20u).x, 0.018));
        }
    }
    var out: Out;
    out.clip = view.clip_from_world * vec4(at, 1.0);
    out.at = position;
    out.normal = normal;
    out.colour = colour;
    out.near = vec3(pooled(stage, position), touched, crossed);
    return out;
}

// The soft light of a way: broader and brighter towards where it leads, an arrow head at its end, a ring where it begins.
fn way_light(at: vec3<f32>, index: u32) -> f32 {
    let look = stage.way_look[index];
    let bound = stage.way_bound[index];
    if (look.x <= 0.0 || distance(at, bound.xyz) > bound.w) {
        return 0.0;
    }
    let first = index * 20u;
    let near = along_way(at, first);
    let way = near.y;
    let half = 0.0023 * mix(0.45, 1.0, way);
    let line = (1.0 - smoothstep(half * 0.45, half * 1.6, near.x)) * (0.16 + 0.84 * pow(way, 1.3));
    // The head: a soft wedge that narrows to the end of the way.
    let tip = stage.ways[first + 19u].xyz;
    let before = stage.ways[first + 17u].xyz;
    let ahead = normalize(tip - before + vec3(1e-6));
    let past = dot(at - tip, ahead);
    let side = length((at - tip) - ahead * past);
    let reach = clamp((0.006 - past) / 0.0147, 0.0, 1.0);
    let wedge = (1.0 - smoothstep(0.55, 1.15, side / max(reach * 0.0062, 1e-4)))
        * smoothstep(0.0, 0.12, reach) * (1.0 - smoothstep(0.86, 1.0, reach));
    let ring = exp(-pow((distance(at, stage.ways[first].xyz) - 0.0052) / 0.0011, 2.0));
    let travelled = 0.72 + 0.28 * smoothstep(-0.05, 0.05, look.y - way);
    return look.x * max(max(line * travelled, wedge), ring * 0.55);
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    var normal = normalize(in.normal);
    let seen = in.colour.a;
    let to_eye = normalize(view.world_position - in.at);

    var skin_left = 1.0;
    var core = 0.0;
    var shade = 1.0;
    let contacts = select(0u, u32(stage.eye.w), in.near.y > 0.0);
    for (var i = 0u; i < contacts; i++) {
        let away = in.at - stage.contacts[i].at.xyz;
        let d2 = dot(away, away);
        let r = stage.contacts[i].at.w;
        if (d2 > r * r * 25.0) {
            continue;
        }
        let contact = stage.contacts[i];
        let facing = smoothstep(-0.1, 0.35, dot(normal, contact.normal.xyz));
        let d = sqrt(d2);
        let strength = contact.look.x * facing;
        let met = contact.look.y;
        let wide = 0.46 * exp(-d2 / (1.44 * r * r)) + 0.22 * exp(-d2 / (7.84 * r * r));
        let point = contact.kind.y * (1.0 - smoothstep(0.30 * r, 0.92 * r, d));
        let ring = 0.46 * exp(-pow((d - 0.0075) / 0.00125, 2.0));
        skin_left *= 1.0 - strength * mix(0.35 * wide, wide, met);
        core = max(core, strength * mix(ring, point, met));
        shade *= 1.0 - 0.35 * contact.look.z * facing * exp(-d2 / (r * r * 1.6)) * (1.0 - smoothstep(0.0, 0.03, contact.look.w));
    }
    // Dips in the light: the slope turns the normal.
    let dips = select(0u, u32(stage.tone.w), in.near.y > 0.0);
    for (var i = 0u; i < dips; i++) {
        let dip = stage.dips[i];
        let away = in.at - dip.at.xyz;
        let deep = depth(dip, away, normal);
        let flat = away - dip.normal.xyz * dot(away, dip.normal.xyz);
        var slope = flat / (dip.normal.w * dip.normal.w);
        if (dip.across.w > 0.0) {
            let u = dot(away, dip.across.xyz);
            slope += dip.across.xyz * (u * (1.0 / (dip.across.w * dip.across.w) - 1.0 / (dip.normal.w * dip.normal.w)));
        }
        normal -= slope * (deep * 0.9);
    }
    normal = normalize(normal);

    let pool = in.near.x;
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, stage.lamp.xyz)) * pool * seen * mix(0.35, 1.0, seen) * shade);
    let sky = 0.55 + 0.45 * normal.y;
    let fill = FILL * (stage.fill.w * (0.25 + 0.75 * max(dot(normal, stage.fill.xyz), 0.0) + 0.35 * sky) * seen);
    let edge = 1.0 - clamp(dot(normal, to_eye), 0.0, 1.0);
    let rim = FILL * (0.045 * edge * edge * edge * seen * smoothstep(-0.6, 0.5, normal.y + 0.4));
    let half_way = normalize(stage.lamp.xyz + to_eye);
    let gloss = max(dot(normal, half_way), 0.0);
    let gloss4 = gloss * gloss * gloss * gloss;
    let sheen = KEY * (0.06 * stage.lamp.w * gloss4 * gloss4 * gloss4 * gloss * gloss * pool * seen);

    var colour = stage.tone.rgb * in.colour.rgb * (key + fill) + rim + sheen;

    var way = 0.0;
    let ways = select(0u, u32(stage.fade.z), in.near.z > 0.0);
    for (var i = 0u; i < ways; i++) {
        way = max(way, way_light(in.at, i));
    }
    let glow = 1.0 - skin_left;
    let power = stage.accent.w;
    // Accent is light in the skin: it darkens the stone a little and adds its own colour, never beyond the limit.
    colour *= 1.0 - 0.55 * max(glow, way * 0.6) * min(power, 1.0);
    colour += stage.accent.rgb * (power * (0.60 * glow + 0.55 * core + 0.40 * way * (1.0 - core)));

    colour *= stage.ground.w;
    // Towards its outline the bust sinks into the room: without multisampling, too, it has no stairs.
    let outline = smoothstep(0.0, 0.16, dot(normalize(in.normal), to_eye));
    let bust = smoothstep(stage.fade.x, stage.fade.y, in.at.y) * mix(0.35, 1.0, outline);
    if (bust < 0.998) {
        colour = mix(room(stage, (in.clip.xy - view.viewport.xy) / view.viewport.zw), colour, bust);
    }
    return vec4(dithered(colour, in.clip.xy), 1.0);
}
