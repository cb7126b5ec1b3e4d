// The ring of a session: time left, count-in, marks, and the disc that breathes, in one draw call.
//
// Distances are pixels from the node's centre; everything is a signed distance with an edge one pixel soft.

#import bevy_ui::ui_vertex_output::UiVertexOutput

struct Ring {
    // x: share of time left (0 to 1); y: 0 hold, 1 count-in, 2 paused, 3 done; z, w: marks as shares, below 0 none
    state: vec4<f32>,
    // x: radius; y: line width; z: radius of the disc, 0 none; w: alpha of all
    shape: vec4<f32>,
    accent: vec4<f32>,
    track: vec4<f32>,
    disc: vec4<f32>,
    second: vec4<f32>,
}

@group(1) @binding(0) var<uniform> ring: Ring;

const TAU: f32 = 6.2831853;

fn over(below: vec4<f32>, colour: vec3<f32>, alpha: f32) -> vec4<f32> {
    let out = alpha + below.a * (1.0 - alpha);
    if out <= 0.0 {
        return vec4(0.0);
    }
    return vec4((colour * alpha + below.rgb * below.a * (1.0 - alpha)) / out, out);
}

// The point of the circle at a share of the way, clockwise from the top.
fn on_circle(share: f32, radius: f32) -> vec2<f32> {
    let angle = share * TAU;
    return vec2(sin(angle), -cos(angle)) * radius;
}

// Coverage of an arc with round ends, from the top over a share of the circle, clockwise.
fn arc(at: vec2<f32>, from_share: f32, to_share: f32, radius: f32, half_width: f32) -> f32 {
    let turn = fract(atan2(at.x, -at.y) / TAU + 1.0);
    let line = abs(length(at) - radius);
    var distance = min(length(at - on_circle(from_share, radius)), length(at - on_circle(to_share, radius)));
    if turn >= from_share && turn <= to_share {
        distance = line;
    }
    return clamp(half_width - distance + 0.5, 0.0, 1.0);
}

fn tick(at: vec2<f32>, radius: f32, half_width: f32) -> f32 {
    let a = vec2(-0.27, 0.05) * radius;
    let b = vec2(-0.07, 0.25) * radius;
    let c = vec2(0.30, -0.22) * radius;
    let ab = clamp(dot(at - a, b - a) / dot(b - a, b - a), 0.0, 1.0);
    let bc = clamp(dot(at - b, c - b) / dot(c - b, c - b), 0.0, 1.0);
    let distance = min(length(at - mix(a, b, ab)), length(at - mix(b, c, bc)));
    return clamp(half_width - distance + 0.5, 0.0, 1.0);
}

@fragment
fn fragment(in: UiVertexOutput) -> @location(0) vec4<f32> {
    let at = (in.uv - vec2(0.5)) * in.size;
    let radius = ring.shape.x;
    let half_width = ring.shape.y * 0.5;
    let left = clamp(ring.state.x, 0.0, 1.0);
    let mode = ring.state.y;
    var colour = vec4(0.0);

    if ring.shape.z > 0.0 {
        // The disc fades out towards its rim, so that its size reads and no edge shows.
        let soft = 1.0 - smoothstep(ring.shape.z * 0.72, ring.shape.z, length(at));
        colour = over(colour, ring.disc.rgb, soft * ring.disc.a);
    }
    if mode == 1.0 {
        // An open arc that shrinks anticlockwise, with a hollow bead at its end.
        let thin = half_width * 0.3;
        let from_share = 1.0 - left * 0.58;
        colour = over(colour, ring.second.rgb, arc(at, from_share, 0.9999, radius, thin));
        let bead = on_circle(from_share, radius);
        let inside = length(at - bead) - half_width * 1.6;
        colour = over(colour, ring.track.rgb, clamp(0.5 - inside, 0.0, 1.0));
        colour = over(colour, ring.second.rgb, clamp(thin - abs(inside) + 0.5, 0.0, 1.0));
    } else {
        colour = over(colour, ring.track.rgb, clamp(half_width - abs(length(at) - radius) + 0.5, 0.0, 1.0));
        if mode == 3.0 {
            colour = over(colour, ring.second.rgb, clamp(half_width - abs(length(at) - radius) + 0.5, 0.0, 1.0));
            colour = over(colour, ring.accent.rgb, tick(at, radius, half_width * 0.8));
        } else if left > 0.0 {
            let line = select(ring.accent.rgb, ring.second.rgb, mode == 2.0);
            colour = over(colour, line, arc(at, 1.0 - left, 0.99999, radius, half_width));
        }
        for (var index = 0u; index < 2u; index += 1u) {
            let share = ring.state[2u + index];
            if share >= 0.0 {
                let mark = length(at - on_circle(share, radius * 0.85)) - half_width;
                colour = over(colour, ring.second.rgb, clamp(0.5 - mark, 0.0, 1.0));
            }
        }
    }
    return vec4(colour.rgb, colour.a * ring.shape.w);
}
