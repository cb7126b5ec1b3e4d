// Drawings of what is not on the bust: a height in the picture's plane, rounded and lit like the stone.
#import bevy_render::view::View
#import stillpoint::light::{Stage, KEY, FILL, dithered, room, wrapped}

struct Inset {
    look: vec4<f32>,   // which drawing, seen 0..1, breath 0..1, touch 0..1
    frame: vec4<f32>,  // middle in the picture 0..1, half height in picture heights, -1 mirrored
    point: vec4<f32>,  // where the point lies, its radius
}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> stage: Stage;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var<uniform> inset: Inset;

@vertex
fn vertex(@location(0) position: vec3<f32>) -> @builtin(position) vec4<f32> {
    return vec4(position.xy, 1.0, 1.0);
}

// A drawing while it is made: its height, how much it covers, how much light its hollows get.
struct Relief {
    height: f32,
    cover: f32,
    light: f32,
}

// The greater of two heights with a soft seam.
fn higher(a: f32, b: f32, k: f32) -> f32 {
    let h = max(k - abs(a - b), 0.0) / k;
    return max(a, b) + h * h * k * 0.25;
}

fn bump(p: vec2<f32>, at: vec2<f32>, wide: vec2<f32>) -> f32 {
    let q = (p - at) / wide;
    return exp(-dot(q, q));
}

// Lays a rounded part on what is there: `out` 0 in its middle and 1 at its edge, its thickness, the height it lies at,
// and how softly it grows out of what is below.
fn lay(below: Relief, out: f32, thick: f32, base: f32, seam: f32) -> Relief {
    var r = below;
    if (out < 1.0) {
        let top = base + thick * sqrt(1.0 - out * out);
        let cover = 1.0 - smoothstep(0.97, 1.0, out);
        r.height = mix(below.height, higher(below.height, top, seam), cover);
        r.light = mix(below.light, 1.0, smoothstep(1.0, 0.85, out) * smoothstep(-0.01, 0.03, top - below.height));
        r.cover = max(below.cover, cover);
    } else if (seam < 0.01) {
        let away = (out - 1.0) * thick;
        r.light = below.light * (1.0 - 0.45 * exp(-away / 0.035));
    }
    return r;
}

fn limb(below: Relief, p: vec2<f32>, a: vec2<f32>, b: vec2<f32>, ra: f32, rb: f32, za: f32, zb: f32, seam: f32) -> Relief {
    let ab = b - a;
    let t = clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0);
    let r = mix(ra, rb, t);
    return lay(below, distance(p, a + ab * t) / r, r, mix(za, zb, t), seam);
}

// A hand seen from its back, over a ground that is flat in `z`: wrist, the way it points (1 long), size, thumb's side.
fn hand(below: Relief, p: vec2<f32>, wrist: vec2<f32>, way: vec2<f32>, size: f32, thumb: f32, z: f32) -> Relief {
    let side = vec2(-way.y, way.x) * thumb;
    let q = vec2(dot(p - wrist, side), dot(p - wrist, way)) / size;
    if (q.y < -0.5 || q.y > 1.7 || abs(q.x) > 0.95) {
        return below;
    }
    var h = Relief(0.0, 0.0, 1.0);
    let palm = (q - vec2(0.0, 0.36)) / vec2(0.355, 0.52);
    h = lay(h, pow(pow(abs(palm.x), 3.0) + pow(abs(palm.y), 3.0), 0.3333), 0.17, 0.0, 0.1);
    h = limb(h, q, vec2(0.13, 0.18), vec2(0.47, 0.56), 0.17, 0.112, -0.02, -0.02, 0.06);
    h = limb(h, q, vec2(0.47, 0.56), vec2(0.585, 0.82), 0.112, 0.085, -0.02, -0.01, 0.008);
    h = limb(h, q, vec2(0.235, 0.60), vec2(0.275, 1.22), 0.108, 0.080, 0.04, -0.01, 0.07);
    h = limb(h, q, vec2(0.080, 0.62), vec2(0.085, 1.33), 0.112, 0.082, 0.05, -0.01, 0.07);
    h = limb(h, q, vec2(-0.080, 0.60), vec2(-0.110, 1.25), 0.108, 0.080, 0.05, -0.01, 0.07);
    h = limb(h, q, vec2(-0.230, 0.54), vec2(-0.300, 1.03), 0.095, 0.070, 0.03, -0.01, 0.07);
    h = limb(h, q, vec2(0.0, -0.30), vec2(0.0, 0.18), 0.235, 0.275, -0.05, -0.07, 0.05);
    var r = below;
    let top = z + h.height * size;
    if (h.cover > 0.0) {
        r.height = mix(below.height, higher(below.height, top, 0.02), h.cover);
        r.light = mix(below.light, h.light, h.cover);
        r.cover = max(below.cover, h.cover);
    }
    // The hand's shade on what it lies on.
    let near = (q - vec2(0.05, 0.5)) / vec2(0.62, 0.98);
    let shade = exp(-pow(dot(near, near), 2.0) * 0.9);
    r.light *= 1.0 - 0.30 * shade * (1.0 - h.cover);
    return r;
}

// A loft: half width and thickness at each height, round across.
fn torso(p: vec2<f32>, breath: f32) -> Relief {
    let y = p.y;
    let slope = smoothstep(0.80, 0.47, y);
    let waist = smoothstep(0.34, -0.28, y);
    let hips = smoothstep(-0.24, -0.86, y);
    let chest = bump(vec2(0.0, y), vec2(0.0, 0.16), vec2(1.0, 0.36));
    let wide = mix(0.118, 0.462, slope * slope * (1.3 - 0.3 * slope)) - 0.075 * smoothstep(0.44, 0.16, y) - 0.090 * waist + 0.080 * hips + 0.010 * breath * chest;
    let thick = mix(0.112, 0.215, slope) - 0.020 * waist + 0.020 * hips + 0.014 * breath * chest;
    var r = lay(Relief(0.0, 0.0, 1.0), abs(p.x) / wide, thick, 0.0, 0.1);
    let s = vec2(abs(p.x), y);
    // Muscle over the shoulder, the breast, collar bones, the arch of the ribs, the belly: with the light only.
    var h = 0.030 * bump(s, vec2(0.175, 0.325), vec2(0.150, 0.125));
    h += 0.016 * bump(vec2(0.0, y - 0.545 - 0.14 * s.x), vec2(0.0), vec2(1.0, 0.020)) * smoothstep(0.04, 0.09, s.x) * smoothstep(0.40, 0.30, s.x);
    h -= 0.020 * bump(s, vec2(0.0, 0.545), vec2(0.055, 0.050));
    h -= 0.012 * bump(s, vec2(0.0, 0.28), vec2(0.030, 0.20));
    h += 0.022 * bump(s, vec2(0.0, -0.24), vec2(0.17, 0.30)) * (1.0 + 0.3 * breath);
    h -= 0.010 * bump(s, vec2(0.0, -0.10), vec2(0.022, 0.28));
    h -= 0.016 * bump(s, vec2(0.0, -0.36), vec2(0.022, 0.030));
    h -= 0.014 * bump(vec2(0.0, y - 0.02 + 1.1 * s.x), vec2(0.0), vec2(1.0, 0.030)) * smoothstep(0.04, 0.10, s.x) * smoothstep(0.27, 0.20, s.x);
    // The neck's two long muscles.
    h += 0.020 * bump(vec2(s.x - 0.022 - 0.22 * (y - 0.56), 0.0), vec2(0.0), vec2(0.026, 1.0)) * smoothstep(0.54, 0.62, y) * smoothstep(1.0, 0.82, y);
    r.height += h * r.cover;
    return r;
}

// One thing grown out of another, without a seam.
fn grown(a: Relief, b: Relief, seam: f32) -> Relief {
    return Relief(mix(a.height, higher(a.height, b.height, seam), b.cover), max(a.cover, b.cover), min(a.light, b.light));
}

fn upper_arm(below: Relief, p: vec2<f32>, side: f32, elbow: vec2<f32>, z: f32) -> Relief {
    let q = vec2(p.x * side, p.y);
    var arm = Relief(0.0, 0.0, 1.0);
    arm = limb(arm, q, vec2(0.335, 0.445), vec2(0.405, 0.28), 0.120, 0.113, 0.0, 0.0, 0.01);
    arm = limb(arm, q, vec2(0.405, 0.28), elbow, 0.113, 0.092, 0.0, z, 0.01);
    return grown(below, arm, 0.13);
}

fn torso_scene(p: vec2<f32>, breath: f32, hug: bool) -> Relief {
    let rise = 0.018 * breath;
    var r = torso(p, breath);
    if (hug) {
        r = upper_arm(r, p, -1.0, vec2(0.430, 0.02), 0.11);
        r = upper_arm(r, p, 1.0, vec2(0.430, -0.10), 0.11);
        for (var side = -1.0; side < 2.0; side += 2.0) {
            let q = vec2(p.x * side, p.y);
            let low = 0.12 * step(0.0, side);
            let z = 0.06 * step(0.0, side);
            r = limb(r, q, vec2(0.430, 0.02 - low), vec2(-0.16, 0.155 - low * 0.6), 0.092, 0.058, 0.11, 0.19 + z, 0.008);
            r = hand(r, q, vec2(-0.17, 0.158 - low * 0.6), normalize(vec2(-0.96, 0.27)), 0.20, 1.0, 0.205 + z);
        }
        return r;
    }
    // One hand on the breastbone, one on the belly: they rise with the breath.
    let chest = vec2(0.215, 0.175 + rise);
    let belly = vec2(-0.235, -0.225 + rise * 0.5);
    r = upper_arm(r, p, -1.0, vec2(0.505, -0.135), 0.03);
    r = upper_arm(r, p, 1.0, vec2(0.520, -0.075), 0.03);
    r = limb(r, p, vec2(-0.505, -0.135), belly, 0.092, 0.056, 0.03, 0.160 + rise, 0.008);
    r = limb(r, p, vec2(0.520, -0.075), chest, 0.092, 0.056, 0.03, 0.178 + rise, 0.008);
    r = hand(r, p, belly, normalize(vec2(1.0, -0.05)), 0.225, 1.0, 0.190 + rise);
    r = hand(r, p, chest, normalize(vec2(-0.94, 0.30)), 0.225, -1.0, 0.208 + rise);
    return r;
}

fn forearm_scene(p: vec2<f32>, inner: bool) -> Relief {
    var r = Relief(0.0, 0.0, 1.0);
    r = limb(r, p, vec2(0.0, -1.20), vec2(0.0, -0.62), 0.235, 0.205, 0.0, 0.0, 0.008);
    r = limb(r, p, vec2(0.0, -0.62), vec2(0.0, -0.02), 0.205, 0.132, 0.0, 0.0, 0.008);
    r = hand(r, p, vec2(0.0, -0.02), vec2(0.0, 1.0), 0.62, -1.0, 0.0);
    r.light = 1.0;
    if (inner) {
        // Two tendons, the wrist's crease, the balls of thumb and little finger.
        let tendon = bump(vec2(abs(p.x) - 0.028, 0.0), vec2(0.0), vec2(0.012, 1.0)) * smoothstep(-0.80, -0.45, p.y) * smoothstep(0.0, -0.06, p.y);
        r.height += 0.012 * tendon;
        r.height -= 0.012 * bump(vec2(0.0, p.y - 0.015 + 0.8 * p.x * p.x), vec2(0.0), vec2(1.0, 0.009)) * smoothstep(0.13, 0.09, abs(p.x));
        r.height += (0.055 * bump(p, vec2(0.115, 0.15), vec2(0.085, 0.13)) + 0.035 * bump(p, vec2(-0.12, 0.14), vec2(0.07, 0.15))) * r.cover;
    } else {
        for (var i = 0; i < 4; i++) {
            let at = vec2(0.143 - 0.095 * f32(i), 0.345 + 0.022 * f32(i) - 0.013 * f32(i * i));
            r.height += 0.016 * bump(p, at, vec2(0.034, 0.040)) * r.cover;
        }
        r.height += 0.020 * bump(p, vec2(-0.070, -0.06), vec2(0.045, 0.05)) * r.cover;
    }
    return r;
}

fn foot_scene(p: vec2<f32>) -> Relief {
    var r = Relief(0.0, 0.0, 1.0);
    r = limb(r, p, vec2(0.0, -1.20), vec2(0.0, -0.50), 0.185, 0.165, 0.04, 0.04, 0.008);
    r = limb(r, p, vec2(0.0, -0.50), vec2(-0.03, 0.05), 0.165, 0.235, 0.04, 0.0, 0.008);
    r = limb(r, p, vec2(-0.03, 0.05), vec2(-0.02, 0.20), 0.235, 0.250, 0.0, -0.05, 0.008);
    r = limb(r, p, vec2(0.135, 0.22), vec2(0.170, 0.60), 0.120, 0.098, -0.04, -0.04, 0.08);
    r = limb(r, p, vec2(0.005, 0.30), vec2(0.030, 0.63), 0.078, 0.058, -0.03, -0.02, 0.06);
    r = limb(r, p, vec2(-0.090, 0.28), vec2(-0.078, 0.575), 0.074, 0.054, -0.03, -0.02, 0.06);
    r = limb(r, p, vec2(-0.172, 0.24), vec2(-0.170, 0.50), 0.070, 0.051, -0.03, -0.02, 0.06);
    r = limb(r, p, vec2(-0.238, 0.17), vec2(-0.250, 0.40), 0.064, 0.049, -0.03, -0.02, 0.06);
    // The ridge of the instep, the ankles, tendons to the toes, the dip between the first two.
    var h = 0.050 * bump(p, vec2(0.045, -0.12), vec2(0.085, 0.30));
    h += 0.030 * bump(p, vec2(0.165, -0.46), vec2(0.05, 0.07)) + 0.026 * bump(p, vec2(-0.165, -0.50), vec2(0.05, 0.07));
    for (var i = 0; i < 4; i++) {
        let toe = vec2(0.018 - 0.088 * f32(i), 0.42 - 0.05 * f32(i));
        let ankle = vec2(0.02, -0.40);
        let way = normalize(toe - ankle);
        let off = abs(dot(p - ankle, vec2(-way.y, way.x)));
        h += 0.007 * bump(vec2(off, 0.0), vec2(0.0), vec2(0.014, 1.0)) * smoothstep(-0.15, 0.05, p.y) * smoothstep(toe.y, toe.y - 0.12, p.y);
    }
    h -= 0.030 * bump(p, inset.point.xy, vec2(0.038, 0.085));
    r.height += h * r.cover;
    r.light = 1.0;
    return r;
}

fn scene(p: vec2<f32>) -> Relief {
    let which = i32(inset.look.x + 0.5);
    let breath = inset.look.z;
    switch which {
        case 0: { return torso_scene(p, breath, false); }
        case 1: { return torso_scene(p, breath, true); }
        case 2: { return forearm_scene(p, true); }
        case 3: { return forearm_scene(p, false); }
        default: { return foot_scene(p); }
    }
}

@fragment
fn fragment(@builtin(position) clip: vec4<f32>) -> @location(0) vec4<f32> {
    let uv = (clip.xy - view.viewport.xy) / view.viewport.zw;
    let aspect = view.viewport.z / view.viewport.w;
    var p = (uv - inset.frame.xy) * vec2(aspect, -1.0) / inset.frame.z;
    p.x *= inset.frame.w;
    if (abs(p.x) > 0.95 || abs(p.y) > 1.12) {
        discard;
    }
    let here = scene(p);
    if (here.cover <= 0.0) {
        discard;
    }
    let step = 0.006;
    let dx = (scene(p + vec2(step, 0.0)).height - here.height) / step;
    let dy = (scene(p + vec2(0.0, step)).height - here.height) / step;
    let mirrored = inset.frame.w;
    let normal = normalize(vec3(-dx * mirrored, -dy, 1.15));
    let lamp = normalize(vec3(-0.56, 0.50, 0.66));
    let fill = normalize(vec3(0.85, -0.18, 0.45));
    let off = (p - vec2(0.0, 0.06)) * vec2(1.45, 1.30);
    let pool = 0.08 + 0.92 * exp(-pow(dot(off, off), 1.1));
    let seen = here.light;
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, lamp)) * pool * seen);
    let soft = FILL * (stage.fill.w * (0.7 + 0.6 * max(dot(normal, fill), 0.0)) * seen);
    let edge = pow(1.0 - clamp(normal.z, 0.0, 1.0), 3.0);
    var colour = stage.tone.rgb * (key + soft) + FILL * (0.045 * edge * pool);
    // The point, and the light under resting hands, as on the bust.
    let r = max(inset.point.z, 0.001);
    let d = distance(p, inset.point.xy);
    let glow = 0.46 * exp(-d * d / (1.44 * r * r)) + 0.22 * exp(-d * d / (7.84 * r * r));
    let core = 0.62 * (1.0 - smoothstep(0.30 * r, 0.92 * r, d));
    let strength = select(0.0, 1.0, inset.point.z > 0.0) * (0.35 + 0.65 * inset.look.w);
    colour *= 1.0 - 0.55 * glow * strength * min(stage.accent.w, 1.0);
    colour += stage.accent.rgb * (stage.accent.w * strength * (0.5 * glow + 0.47 * core));
    if (inset.look.x < 0.5) {
        let breath = 0.975 + 0.025 * inset.look.z;
        let upper = (p - vec2(0.02, 0.24)) * vec2(4.2, 6.0);
        let lower = (p - vec2(-0.02, -0.24)) * vec2(4.2, 6.0);
        let held = exp(-dot(upper, upper)) + exp(-dot(lower, lower));
        colour += stage.accent.rgb * (0.10 * held * inset.look.w * stage.accent.w * breath);
    }
    colour *= stage.ground.w;
    // The drawing ends softly above and below, as the bust does.
    let ends = smoothstep(-1.06, -0.62, p.y) * (1.0 - smoothstep(0.74, 0.98, p.y));
    return vec4(dithered(colour, clip.xy), here.cover * inset.look.y * ends);
}
