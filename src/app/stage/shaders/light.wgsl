// What every shader of the stage shares: the uniform, the lamp, the room behind the bust, and the still dither.
#define_import_path stillpoint::light

struct Contact {
    at: vec4<f32>,       // xyz where it is, w radius of its glow, m
    normal: vec4<f32>,   // xyz out of the skin
    tangent: vec4<f32>,  // xyz along the stroke, w half the pad's length, m
    back: vec4<f32>,     // xyz from the tip along the finger, w half the pad's breadth, m
    look: vec4<f32>,     // glow 0..1, met 0 ring .. 1 point, hand seen 0..1, height over the skin, m
    kind: vec4<f32>,     // x 1 a ball to be drawn; y core strength; z thickness of the ball, m; w how fast the glow falls, 1/m²
}

// Where the skin gives way under something, as a bell; or where it is lifted into a fold between two pads.
struct Dip {
    at: vec4<f32>,       // xyz its middle, w its depth, below 0 where the skin is lifted, m
    normal: vec4<f32>,   // xyz out of the skin, w how steep the bell is: 1 / spread², 1/m²
    across: vec4<f32>,   // of a fold: xyz from pad to pad, w how much steeper it is that way, 1/m²; 0 of a dip, which is round
}

struct Stage {
    lamp: vec4<f32>,     // xyz to the lamp, w strength
    fill: vec4<f32>,     // xyz to the fill light, w strength
    eye: vec4<f32>,      // xyz towards the camera, w number of contacts
    pool: vec4<f32>,     // xyz middle, w radius, m
    accent: vec4<f32>,   // rgb linear, w how strongly things glow
    ground: vec4<f32>,   // rgb linear, w light of the whole stage
    room: vec4<f32>,     // xy middle of the subject in the picture 0..1, z the area's height 0..1, w aspect
    fade: vec4<f32>,     // x below this height (m) all is ground, y above it all is bust, z number of ways, w least light of the pool
    tone: vec4<f32>,     // rgb of the skin, linear, w number of dips
    refer: vec4<f32>,    // rgb of the skin where something can be felt, linear, w number of patches
    half: vec4<f32>,     // x the half of the body without skin: 1 at +x, -1 at -x, 0 neither
    way_look: array<vec4<f32>, 2>,   // strength, how far the hand is 0..1, unused, unused
    way_bound: array<vec4<f32>, 2>,  // xyz middle, w radius of a ball round the way
    way_end: array<vec4<f32>, 2>,    // xyz where to it leads at its end
    ways: array<vec4<f32>, 40>,      // xyz, 20 points each
    contacts: array<Contact, 16>,
    dips: array<Dip, 36>,
    patches: array<vec4<f32>, 96>,   // where something can be felt: xyz middle, w reach, m
}

// Here, and handed to no function: a copy of it for each call would cost more than all the rest.
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> stage: Stage;

const KEY: vec3<f32> = vec3(1.0, 0.95, 0.87);
const FILL: vec3<f32> = vec3(0.80, 0.92, 0.86);

// Half a level of 8 bits, the same in every frame: interleaved gradient noise in the scale of sRGB, whose steps grow about
// as the root of the light.
fn dithered(colour: vec3<f32>, pixel: vec2<f32>) -> vec3<f32> {
    let noise = fract(52.9829189 * fract(dot(floor(pixel), vec2(0.06711056, 0.00583715)))) - 0.5;
    let light = max(colour, vec3(0.0));
    return max(light + max(sqrt(light) * 1.9, vec3(0.0774)) * (noise / 255.0), vec3(0.0));
}

// How light the air of the room is at a point of the picture (0..1, y down): a little behind the subject.
fn air(uv: vec2<f32>) -> f32 {
    let away = (uv - stage.room.xy) * vec2(stage.room.w, 1.0);
    return exp(-dot(away, away) / (0.55 * 0.55 * stage.room.z));
}

// The same where something is projected to.
fn air_behind(clip: vec4<f32>) -> f32 {
    return air(clip.xy / clip.w * vec2(0.5, -0.5) + 0.5);
}

// The room: the ground, and a barely lighter air behind the subject.
fn room(air: f32) -> vec3<f32> {
    return stage.ground.rgb * (1.0 + 0.55 * air * stage.ground.w);
}

// Diffuse light that reaches a little round the edge.
fn wrapped(facing: f32) -> f32 {
    let x = max((facing + 0.22) / 1.22, 0.0);
    return x * sqrt(x);
}

// How much of the lamp reaches a point: full in the pool, little outside.
fn pooled(at: vec3<f32>) -> f32 {
    let away = at - stage.pool.xyz;
    let flat = away - stage.eye.xyz * dot(away, stage.eye.xyz);
    let r = dot(flat, flat) / (stage.pool.w * stage.pool.w);
    return stage.fade.w + (1.0 - stage.fade.w) * exp(-r);
}
