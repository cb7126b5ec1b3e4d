// The soft balls that a head may lie on, each an ellipsoid on its place, softly translucent.
#import bevy_render::view::View
#import stillpoint::light::{stage, KEY, FILL, dithered, wrapped, pooled}

@group(0) @binding(0) var<uniform> view: View;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) seen: f32,
}

// `position` is a direction; `normal.y` is which contact the ball belongs to.
@vertex
fn vertex(@location(0) position: vec3<f32>, @location(1) normal: vec3<f32>) -> Out {
    var out: Out;
    let index = u32(normal.y + 0.5);
    let contact = stage.contacts[index];
    if (f32(index) + 0.5 > stage.eye.w || contact.look.z <= 0.003 || contact.kind.x < 0.5) {
        out.clip = vec4(2.0, 2.0, 2.0, 1.0);
        return out;
    }
    let up = contact.normal.xyz;
    let across = normalize(cross(up, contact.tangent.xyz));
    let size = vec3(contact.tangent.w, contact.back.w, contact.kind.z);
    out.at = contact.at.xyz + up * (contact.look.w + size.z * 0.8)
        + contact.tangent.xyz * (position.x * size.x) + across * (position.y * size.y) + up * (position.z * size.z);
    out.normal = normalize(
        contact.tangent.xyz * (position.x / size.x) + across * (position.y / size.y) + up * (position.z / size.z));
    out.seen = contact.look.z;
    out.clip = view.clip_from_world * vec4(out.at, 1.0);
    return out;
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    let normal = normalize(in.normal);
    let to_eye = normalize(view.world_position - in.at);
    let facing = clamp(dot(normal, to_eye), 0.0, 1.0);
    let pool = pooled(in.at);
    let light = KEY * (stage.lamp.w * (0.30 + 0.70 * wrapped(dot(normal, stage.lamp.xyz))) * mix(0.35, 1.0, pool))
        + FILL * (stage.fill.w * 1.5);
    let edge = pow(1.0 - facing, 2.2);
    let colour = vec3(0.52, 0.54, 0.50) * light * (1.0 + 0.35 * edge);
    let alpha = in.seen * 0.62 * smoothstep(0.0, 0.55, facing) * mix(0.42, 0.62, edge);
    return vec4(dithered(colour * stage.ground.w, in.clip.xy), alpha);
}
