// The bust: stone in lamplight, dented where it is pressed, with the points and ways of the step in its skin.
#import bevy_render::view::View
#import stillpoint::light::{stage, Contact, Dip, KEY, FILL, dithered, air_behind, room, wrapped, pooled}
#import stillpoint::way::{crossed, ways_light}

@group(0) @binding(0) var<uniform> view: View;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
    // How much of the lamp comes here; above 0 where a contact is near, and where a way is; how light the air behind is.
    @location(3) near: vec4<f32>,
    // How much can be felt here; how far the skin is cut.
    @location(4) studied: vec2<f32>,
}

// How deep a dip is at a point of the skin, m.
fn depth(dip: Dip, away: vec3<f32>, normal: vec3<f32>) -> f32 {
    let high = dot(away, dip.normal.xyz);
    let u = dot(away, dip.across.xyz);
    let q = 0.5 * ((dot(away, away) - high * high) * dip.normal.w + u * u * dip.across.w);
    // What lies on another part of the body, behind an ear or across the chin, keeps its form.
    let apart = q > 9.0 || abs(high) > 0.022 || dot(normal, dip.normal.xyz) <= 0.0;
    return select(dip.at.w * exp(-q), 0.0, apart);
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
    // Where several press, the skin gives way to the deepest, softly; a fold is lifted besides.
    var way_in = vec3(0.0);
    var cubes = 0.0;
    for (var i = 0u; i < u32(stage.tone.w); i++) {
        let deep = depth(stage.dips[i], position - stage.dips[i].at.xyz, normal);
        if (deep < 0.0) {
            at -= stage.dips[i].normal.xyz * deep;
        } else {
            way_in += stage.dips[i].normal.xyz * deep;
            cubes += deep * deep * deep;
        }
    }
    // Dips that face each other cancel out: between them the skin stays where it is.
    if (cubes > 0.0) {
        at -= way_in * (pow(cubes, 1.0 / 3.0) / max(length(way_in), 1e-6));
    }
    // Soft patches, one over the other, without an edge.
    var unfelt = 1.0;
    for (var i = 0u; i < u32(stage.refer.w); i++) {
        let patch_at = stage.patches[i];
        let away = position - patch_at.xyz;
        unfelt *= 1.0 - exp(-dot(away, away) / max(patch_at.w * patch_at.w, 1e-9));
    }
    // The half without skin is laid flat in the middle, where nothing of it is seen but the edge of the other.
    let cut = step(1e-5, position.x * stage.half.x);
    at.x *= 1.0 - cut;
    var out: Out;
    out.studied = vec2(1.0 - unfelt, cut);
    out.clip = view.clip_from_world * vec4(at, 1.0);
    out.at = position;
    out.normal = normal;
    out.colour = colour;
    out.near = vec4(pooled(position), touched, crossed(position), air_behind(out.clip));
    return out;
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
        let contact = stage.contacts[i];
        let facing = smoothstep(-0.1, 0.35, dot(normal, contact.normal.xyz));
        let d = sqrt(d2);
        let strength = contact.look.x * facing;
        let met = contact.look.y;
        // A wide bell, and its fifth power, a narrow one.
        let wide_bell = exp(-d2 * contact.kind.w);
        let bell = wide_bell * wide_bell * wide_bell * wide_bell * wide_bell;
        let wide = 0.46 * bell + 0.22 * wide_bell;
        let point = contact.kind.y * (1.0 - smoothstep(0.30 * r, 0.92 * r, d));
        let off = (d - 0.0075) * 800.0;
        let ring = 0.46 * exp(-off * off);
        skin_left *= 1.0 - strength * mix(0.35 * wide, wide, met);
        core = max(core, strength * mix(ring, point, met));
        shade *= 1.0 - 0.35 * contact.look.z * facing * bell * (1.0 - smoothstep(0.0, 0.03, contact.look.w));
    }
    // Dips in the light: the slope turns the normal.
    let dips = select(0u, u32(stage.tone.w), in.near.y > 0.0);
    var turned = vec3(0.0);
    var cubes = 0.0;
    for (var i = 0u; i < dips; i++) {
        let dip = stage.dips[i];
        let away = in.at - dip.at.xyz;
        let deep = depth(dip, away, normal);
        let flat = away - dip.normal.xyz * dot(away, dip.normal.xyz);
        let slope = flat * dip.normal.w + dip.across.xyz * (dot(away, dip.across.xyz) * dip.across.w);
        if (deep < 0.0) {
            normal -= slope * (deep * 0.9);
        } else {
            turned += slope * (deep * deep * deep);
            cubes += deep * deep * deep;
        }
    }
    if (cubes > 0.0) {
        normal -= turned * (0.9 * pow(cubes, -2.0 / 3.0));
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

    // Where something can be felt, never where the finger goes.
    let felt = 0.85 * in.studied.x * skin_left * (1.0 - core);
    var colour = mix(stage.tone.rgb, 1.55 * stage.refer.rgb, felt) * in.colour.rgb * (key + fill) + rim + sheen;
    colour *= 1.0 - 0.8 * step(0.5, in.studied.y);

    let way = ways_light(in.at, in.near.z > 0.0);
    let glow = 1.0 - skin_left;
    let power = stage.accent.w;
    // Accent is light in the skin: it darkens the stone a little and adds its own colour, never beyond the limit.
    colour *= 1.0 - 0.55 * max(glow, way * 0.6) * min(power, 1.0);
    colour += stage.accent.rgb * (power * (0.60 * glow + 0.55 * core + 0.40 * way * (1.0 - core)));

    colour *= stage.ground.w;
    // Towards its outline the bust sinks into the room: without multisampling, too, it has no stairs.
    let outline = smoothstep(0.0, 0.16, dot(normalize(in.normal), to_eye));
    let bust = smoothstep(stage.fade.x, stage.fade.y, in.at.y) * mix(0.35, 1.0, outline);
    colour = mix(room(in.near.w), colour, bust);
    return vec4(dithered(colour, in.clip.xy), 1.0);
}
