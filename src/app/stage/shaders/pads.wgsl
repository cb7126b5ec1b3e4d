// The hand, as plain pads: a fingertip that dissolves behind its tip, or a flat of the hand; softly translucent.
#import bevy_render::view::View
#import stillpoint::light::{Stage, Contact, KEY, FILL, dithered, wrapped, pooled}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> stage: Stage;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) behind: f32,
    @location(3) @interpolate(flat) index: u32,
}

const LENGTH: f32 = 0.066;

// `position` is a direction on a half ball whose pole is the tip; `normal.x` is how far back along the finger a vertex
// lies, 0 to 1; `normal.y` is which contact it belongs to.
@vertex
fn vertex(@location(0) position: vec3<f32>, @location(1) normal: vec3<f32>) -> Out {
    var out: Out;
    out.index = u32(normal.y + 0.5);
    let contact = stage.contacts[out.index];
    if (f32(out.index) + 0.5 > stage.eye.w || contact.look.z <= 0.003) {
        out.clip = vec4(2.0, 2.0, 2.0, 1.0);
        return out;
    }
    let up = contact.normal.xyz;
    let lift = contact.look.w - contact.normal.w * 0.85;
    if (contact.kind.x > 0.5) {
        let across = normalize(cross(up, contact.tangent.xyz));
        let turn = normal.x * 1.5707963;
        let dir = vec3(position.xy * cos(turn), select(position.z, -sin(turn), normal.x > 0.0));
        let thick = contact.kind.z;
        let size = vec3(contact.tangent.w, contact.back.w, thick);
        out.at = contact.at.xyz + up * (lift + thick * select(0.45, 0.8, thick > 0.012))
            + contact.tangent.xyz * (dir.x * size.x) + across * (dir.y * size.y) + up * (dir.z * size.z);
        out.normal = normalize(contact.tangent.xyz * (dir.x / size.x) + across * (dir.y / size.y) + up * (dir.z / size.z));
        out.behind = 0.0;
    } else {
        let back = contact.back.xyz;
        let across = normalize(cross(back, up));
        let over = cross(across, back);
        let r = contact.back.w;
        let wide = r * (1.0 + 0.10 * normal.x);
        let tip = contact.tangent.w - r;
        let centre = contact.at.xyz + up * (lift + r * 0.82) + back * (normal.x * LENGTH - tip * 0.3);
        out.at = centre + across * (position.x * wide) + over * (position.y * wide * 0.86) - back * (position.z * (r + tip));
        out.normal = normalize(across * position.x + over * (position.y / 0.86) - back * position.z);
        out.behind = normal.x * LENGTH + (1.0 - position.z) * r;
    }
    out.clip = view.clip_from_world * vec4(out.at, 1.0);
    return out;
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    let contact = stage.contacts[in.index];
    let normal = normalize(in.normal);
    let to_eye = normalize(view.world_position - in.at);
    let facing = clamp(dot(normal, to_eye), 0.0, 1.0);
    let pool = pooled(stage, in.at);
    let light = KEY * (stage.lamp.w * (0.30 + 0.70 * wrapped(dot(normal, stage.lamp.xyz))) * mix(0.35, 1.0, pool))
        + FILL * (stage.fill.w * 1.5);
    let edge = pow(1.0 - facing, 2.2);
    let colour = vec3(0.52, 0.54, 0.50) * light * (1.0 + 0.35 * edge);
    let flat = contact.kind.x > 0.5;
    let gone = select(1.0 - smoothstep(0.016, 0.060, in.behind), 0.62 * smoothstep(0.0, 0.55, facing), flat);
    let alpha = contact.look.z * gone * mix(0.42, 0.62, edge);
    return vec4(dithered(colour * stage.ground.w, in.clip.xy), alpha);
}
