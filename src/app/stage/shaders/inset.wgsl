// What is not on the bust: a forearm with its hand, a foot, a torso; of the same stone and in the same light, before the bust.
#import bevy_render::view::View
#import stillpoint::light::{stage, KEY, FILL, dithered, wrapped}

struct Inset {
    model: mat4x4<f32>,              // from the mesh to the stage
    look: vec4<f32>,                 // seen 0..1, how far the chest has risen (m), touch 0..1
    fade: vec4<f32>,                 // fades out below between x and y, above between z and w, m of the mesh
    points: array<vec4<f32>, 2>,     // xyz, w how far it glows, m; 0 where there is none
    normals: array<vec4<f32>, 2>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> inset: Inset;

struct Out {
    @invariant @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
    @location(3) world: vec3<f32>,
}

@vertex
fn vertex(
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
) -> Out {
    // Chest and belly rise with the breath, and what lies on them.
    var at = position;
    for (var i = 0u; i < 2u; i++) {
        let away = position - inset.points[i].xyz;
        at += inset.normals[i].xyz * (inset.look.y * exp(-dot(away, away) / (0.11 * 0.11)));
    }
    let world = inset.model * vec4(at, 1.0);
    var out: Out;
    out.clip = view.clip_from_world * world;
    out.at = position;
    out.normal = (inset.model * vec4(normal, 0.0)).xyz;
    out.colour = colour;
    out.world = world.xyz;
    return out;
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
#ifdef DEPTH_ONLY
    return vec4(0.0);
#else
    let normal = normalize(in.normal);
    let to_eye = normalize(view.world_position - in.world);
    let seen = in.colour.a;
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, stage.lamp.xyz)) * seen * mix(0.35, 1.0, seen));
    let sky = 0.55 + 0.45 * normal.y;
    let fill = FILL * (stage.fill.w * (0.25 + 0.75 * max(dot(normal, stage.fill.xyz), 0.0) + 0.35 * sky) * seen);
    let edge = 1.0 - clamp(dot(normal, to_eye), 0.0, 1.0);
    let rim = FILL * (0.045 * edge * edge * edge * seen);
    // A little darker than the bust, for it fills more of the picture.
    var colour = 0.88 * stage.tone.rgb * in.colour.rgb * (key + fill) + rim;
    // The light of a point, as on the bust.
    var skin_left = 1.0;
    var core = 0.0;
    for (var i = 0u; i < 2u; i++) {
        let r = inset.points[i].w;
        if (r <= 0.0) {
            continue;
        }
        let away = in.at - inset.points[i].xyz;
        let d2 = dot(away, away);
        let wide = 0.46 * exp(-d2 / (1.44 * r * r)) + 0.22 * exp(-d2 / (7.84 * r * r));
        skin_left *= 1.0 - inset.look.z * wide;
        // A palm has no point under it.
        let point = 1.0 - smoothstep(0.30 * r, 0.92 * r, sqrt(d2));
        core = max(core, inset.look.z * point * step(r, 0.020));
    }
    let glow = 1.0 - skin_left;
    let power = stage.accent.w;
    colour *= 1.0 - 0.55 * glow * min(power, 1.0);
    colour += stage.accent.rgb * (power * (0.60 * glow + 0.55 * core));
    let outline = smoothstep(0.0, 0.16, dot(normal, to_eye));
    let ends = smoothstep(inset.fade.x, inset.fade.y, in.at.y) * (1.0 - smoothstep(inset.fade.z, inset.fade.w, in.at.y));
    let alpha = inset.look.x * ends * mix(0.45, 1.0, outline);
    return vec4(dithered(colour * stage.ground.w, in.clip.xy), alpha);
#endif
}
