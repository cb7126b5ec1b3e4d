// A hand: one mesh bent by eighteen bones, drawn softly translucent so that what it touches is always seen.
#import bevy_render::view::View
#import stillpoint::light::{stage, KEY, FILL, dithered, wrapped, pooled}

struct Hand {
    look: vec4<f32>,     // how visible 0..1, share of the grip's corrections 0..1, how firmly it presses 0..1
    touch: vec4<f32>,    // xyz the middle of what it touches, w how far about it the hand is clear, m
    tone: vec4<f32>,     // rgb of the skin, linear
    bones: array<mat4x4<f32>, 18>,
}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> hand: Hand;

struct In {
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
    @location(3) joints: vec4<u32>,
    @location(4) weights: vec4<f32>,
    @location(5) correction: vec3<f32>,
    @location(6) turn: vec3<f32>,
}

struct Out {
    @invariant @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) colour: vec4<f32>,
    // What changes softly: how much of the lamp comes here; how much light of a place comes through; how far from what is
    // touched, of the hand's clear reach; how far down the forearm, m at rest: the wrist is 0, the cut end below.
    @location(3) soft: vec4<f32>,
}

@vertex
fn vertex(in: In) -> Out {
    let rest = vec4(in.position + in.correction * hand.look.y, 1.0);
    let flat = vec4(in.normal + in.turn * hand.look.y, 0.0);
    var at = vec3(0.0);
    var normal = vec3(0.0);
    for (var i = 0u; i < 4u; i++) {
        let bone = hand.bones[in.joints[i]];
        at += (bone * rest).xyz * in.weights[i];
        normal += (bone * flat).xyz * in.weights[i];
    }
    var out: Out;
    out.clip = view.clip_from_world * vec4(at, 1.0);
    out.at = at;
    out.normal = normal;
    out.colour = in.colour;
    // The light of the place goes through the flesh that lies on it.
    var glow = 0.0;
    for (var i = 0u; i < u32(stage.eye.w); i++) {
        let away = at - stage.contacts[i].at.xyz;
        let wide = 1.5 * stage.contacts[i].at.w;
        glow = max(glow, stage.contacts[i].look.x * stage.contacts[i].look.y * exp(-dot(away, away) / (wide * wide)));
    }
    let far = distance(at, hand.touch.xyz) / max(hand.touch.w, 1e-4);
    out.soft = vec4(pooled(at), glow, far, in.position.y);
    return out;
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
#ifdef DEPTH_ONLY
    return vec4(0.0);
#else
    var normal = normalize(in.normal);
    let to_eye = normalize(view.world_position - in.at);
    let facing = clamp(dot(normal, to_eye), 0.0, 1.0);
    let seen = in.colour.a;
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, stage.lamp.xyz)) * mix(0.30, 1.0, in.soft.x) * mix(0.45, 1.0, seen));
    let sky = 0.55 + 0.45 * normal.y;
    let fill = FILL * (stage.fill.w * (0.9 + 0.75 * max(dot(normal, stage.fill.xyz), 0.0) + 0.5 * sky) * seen);
    let turned = 1.0 - facing;
    // The outline carries the form where the hand is clear.
    let edge = turned * turned;
    var colour = hand.tone.rgb * in.colour.rgb * (key + fill) * (1.0 + 0.30 * edge);
    colour += stage.accent.rgb * (stage.accent.w * 0.42 * in.soft.y);
    let clear = smoothstep(0.45, 1.15, in.soft.z);
    let body = mix(mix(0.20, 0.62, clear), mix(0.62, 0.86, clear), edge);
    let arm = smoothstep(-0.125, -0.020, in.soft.w);
    let alpha = hand.look.x * body * arm;
    return vec4(dithered(colour * stage.ground.w, in.clip.xy), alpha);
#endif
}
