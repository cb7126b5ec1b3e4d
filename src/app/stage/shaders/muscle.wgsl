// A muscle under the skin: in a soft lens over what is worked, or laid bare.
#import bevy_render::view::View
#import stillpoint::light::{stage, KEY, FILL, dithered, air_behind, room, wrapped, pooled}
#import stillpoint::way::{ways_over}

struct Lens {
    at: vec4<f32>,       // xyz its middle, w its radius, m
    look: vec4<f32>,     // how visible 0..1, how far it is drawn towards the eye (m), 1 where it is laid bare, how far it is lit up 0..1
    tint: vec4<f32>,     // rgb of the flesh, w how plain the fibres are
}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> lens: Lens;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) at: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) fibre: vec2<f32>,
    @location(3) colour: vec4<f32>,
    // What changes softly: how much of the lamp comes here; how much of the skin's own light stays before it;
    // how light the air behind it is.
    @location(4) soft: vec3<f32>,
}

@vertex
fn vertex(
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) fibre: vec2<f32>,
    @location(3) colour: vec4<f32>,
) -> Out {
    var out: Out;
    // Along the line to the eye nothing moves in the picture: the muscle only comes before the skin over it.
    let to_eye = normalize(view.world_position - position);
    out.clip = view.clip_from_world * vec4(position + to_eye * lens.look.y, 1.0);
    out.at = position;
    out.normal = normal;
    out.fibre = fibre;
    out.colour = colour;
    // Where the skin glows, the glow stays before the muscle; so does the light of a way, which is drawn in the skin.
    var glow = 1.25 * ways_over(position);
    for (var i = 0u; i < u32(stage.eye.w); i++) {
        let away = position - stage.contacts[i].at.xyz;
        let wide = 1.7 * stage.contacts[i].at.w;
        glow = max(glow, stage.contacts[i].look.x * exp(-dot(away, away) / (wide * wide)));
    }
    out.soft = vec3(pooled(position), glow, air_behind(out.clip));
    return out;
}

fn noise(x: f32) -> f32 {
    let i = floor(x);
    let f = fract(x);
    let a = fract(sin(i * 127.1) * 43758.547);
    let b = fract(sin((i + 1.0) * 127.1) * 43758.547);
    return mix(a, b, f * f * (3.0 - 2.0 * f));
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    let normal = normalize(in.normal);
    let to_eye = normalize(view.world_position - in.at);
    let facing = clamp(dot(normal, to_eye), 0.0, 1.0);
    let r = distance(in.at, lens.at.xyz) / max(lens.at.w, 1e-4);
    let inside = max(1.0 - smoothstep(0.50, 1.0, r), lens.look.z);
    let alpha = (1.0 - 0.75 * in.soft.y) * lens.look.x * inside * mix(smoothstep(0.08, 0.45, facing), 1.0, lens.look.z);
    if (alpha <= 0.003) {
        discard;
    }
    // Fibres: uneven, tapered to the ends, never a regular stripe; finer ones vanish where a pixel holds several.
    let width = max(fwidth(in.fibre.x), 1e-4);
    let wave = in.fibre.x + 0.35 * sin(in.fibre.y * 5.0 + in.fibre.x * 0.37);
    let coarse = noise(wave * 0.45) - 0.5;
    let fine = (noise(wave * 1.15 + 31.0) - 0.5) * (1.0 - smoothstep(0.35, 0.9, width));
    let taper = smoothstep(0.0, 0.16, in.fibre.y) * (1.0 - smoothstep(0.84, 1.0, in.fibre.y));
    let grain = (coarse * 0.62 + fine * 0.38) * taper * lens.tint.w * (1.0 - 0.6 * in.colour.r);
    let tendon = vec3(0.60, 0.575, 0.52);
    let flesh = mix(lens.tint.rgb, tendon, in.colour.r);
    let seen = in.colour.a;
    let pool = mix(in.soft.x, 1.0, 0.25);
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, stage.lamp.xyz)) * pool * mix(0.4, 1.0, seen));
    let fill = FILL * (stage.fill.w * (0.6 + 0.75 * max(dot(normal, stage.fill.xyz), 0.0)) * seen);
    var colour = flesh * (1.0 + grain) * (key + fill);
    colour += stage.accent.rgb * (stage.accent.w * 0.18 * lens.look.w * facing);
    colour *= stage.ground.w;
    // Laid bare it sinks into the room with the bone beneath.
    let base = mix(1.0, smoothstep(stage.fade.x, stage.fade.y, in.at.y), lens.look.z);
    if (base < 0.998) {
        colour = mix(room(in.soft.z), colour, base);
    }
    return vec4(dithered(colour, in.clip.xy), alpha);
}
