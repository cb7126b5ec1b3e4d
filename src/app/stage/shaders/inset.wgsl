// Drawings of what is not on the bust: a height in the picture's plane, rounded and lit like the stone.
#import bevy_render::view::View
#import stillpoint::light::{Stage, KEY, FILL, PLASTER, dithered, room, wrapped}

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

// Distances, negative inside.
fn limb(p: vec2<f32>, a: vec2<f32>, b: vec2<f32>, ra: f32, rb: f32) -> f32 {
    let ab = b - a;
    let t = clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0);
    return distance(p, a + ab * t) - mix(ra, rb, t);
}

fn block(p: vec2<f32>, middle: vec2<f32>, half: vec2<f32>, round: f32) -> f32 {
    let q = abs(p - middle) - half + round;
    return length(max(q, vec2(0.0))) + min(max(q.x, q.y), 0.0) - round;
}

fn join(a: f32, b: f32, k: f32) -> f32 {
    let h = max(k - abs(a - b), 0.0) / k;
    return min(a, b) - h * h * k * 0.25;
}

// The height of a pillow of this thickness at a distance from its edge.
fn pillow(d: f32, thick: f32) -> f32 {
    let t = clamp(-d / thick, 0.0, 1.0);
    return thick * sqrt(max(1.0 - (1.0 - t) * (1.0 - t), 0.0));
}

// Lays a part on what is there: (height, cover, shade).
fn lay(below: vec3<f32>, d: f32, thick: f32, base: f32) -> vec3<f32> {
    let shade = below.z * (1.0 - 0.42 * exp(-max(d, 0.0) / 0.045) * step(0.0, d) * step(0.001, below.y));
    if (d < 0.0) {
        return vec3(max(below.x, base + pillow(d, thick)), max(below.y, smoothstep(0.0, -0.006, d)), 1.0);
    }
    return vec3(below.xy, shade);
}

// A hand seen from its back, wrist at `wrist`, pointing along `way` (1 long): joined distance of palm, fingers, thumb.
fn hand(p: vec2<f32>, wrist: vec2<f32>, way: vec2<f32>, size: f32, thumb: f32) -> f32 {
    let side = vec2(-way.y, way.x) * thumb;
    let q = vec2(dot(p - wrist, side), dot(p - wrist, way)) / size;
    var d = block(q, vec2(0.0, 0.42), vec2(0.30, 0.34), 0.18);
    var fingers = limb(q, vec2(0.22, 0.66), vec2(0.27, 1.28), 0.105, 0.080);
    fingers = min(fingers, limb(q, vec2(0.07, 0.70), vec2(0.08, 1.40), 0.108, 0.082));
    fingers = min(fingers, limb(q, vec2(-0.08, 0.68), vec2(-0.10, 1.32), 0.104, 0.080));
    fingers = min(fingers, limb(q, vec2(-0.22, 0.60), vec2(-0.29, 1.12), 0.092, 0.070));
    d = join(d, fingers, 0.10);
    d = join(d, limb(q, vec2(0.20, 0.22), vec2(0.56, 0.66), 0.15, 0.092), 0.14);
    return d * size;
}

fn torso(p: vec2<f32>, breath: f32) -> f32 {
    let swell = 0.010 * breath;
    let s = vec2(abs(p.x), p.y);
    var d = limb(s, vec2(0.0, 0.95), vec2(0.0, 0.66), 0.118, 0.135);
    d = join(d, limb(s, vec2(0.02, 0.70), vec2(0.36, 0.545), 0.085, 0.085), 0.16);
    d = join(d, limb(s, vec2(0.36, 0.49), vec2(0.40, 0.42), 0.125, 0.125), 0.10);
    d = join(d, block(s, vec2(0.0, 0.22), vec2(0.355 + swell, 0.36), 0.20), 0.16);
    d = join(d, block(s, vec2(0.0, -0.28), vec2(0.285 + swell, 0.34), 0.20), 0.22);
    d = join(d, block(s, vec2(0.0, -0.80), vec2(0.345, 0.34), 0.22), 0.24);
    return d;
}

fn torso_scene(p: vec2<f32>, breath: f32, hug: bool) -> vec3<f32> {
    let rise = 0.016 * breath;
    let body = torso(p, breath);
    var s = lay(vec3(0.0, 0.0, 1.0), body, 0.26 + 0.5 * rise, 0.0);
    // Collar bones, breastbone's hollow, navel: drawn with the light only.
    let x = abs(p.x);
    s.x += 0.016 * exp(-pow((p.y - 0.585 - 0.10 * x) / 0.022, 2.0)) * smoothstep(0.05, 0.09, x) * (1.0 - smoothstep(0.26, 0.36, x)) * s.y;
    s.x -= 0.012 * exp(-dot(vec2(x * 14.0, (p.y - 0.56) * 12.0), vec2(x * 14.0, (p.y - 0.56) * 12.0))) * s.y;
    s.x -= 0.010 * exp(-pow(x / 0.020, 2.0)) * smoothstep(0.54, 0.40, p.y) * smoothstep(-0.55, -0.2, p.y) * s.y;
    if (hug) {
        for (var side = -1.0; side < 2.0; side += 2.0) {
            let q = vec2(p.x * side, p.y);
            let lower = select(0.0, 0.06, side > 0.0);
            let arm = join(limb(q, vec2(0.475, 0.46), vec2(0.50, -0.02 - lower), 0.112, 0.090), limb(q, vec2(0.50, -0.02 - lower), vec2(-0.22, 0.17 - lower), 0.090, 0.058), 0.05);
            s = lay(s, arm, 0.10, 0.15 + lower);
            let palm = hand(q, vec2(-0.20, 0.165 - lower), normalize(vec2(-0.93, 0.30)), 0.19, 1.0);
            s = lay(s, palm, 0.045, 0.24 + lower);
        }
        return s;
    }
    // Upper arms beside the chest, forearms across, one hand on the breastbone, one on the belly.
    let right = join(limb(p, vec2(-0.475, 0.45), vec2(-0.60, -0.17), 0.112, 0.088), limb(p, vec2(-0.60, -0.17), vec2(-0.24, -0.235 + rise * 0.4), 0.086, 0.058), 0.05);
    s = lay(s, right, 0.10, 0.12);
    let left = join(limb(p, vec2(0.475, 0.45), vec2(0.60, -0.10), 0.112, 0.088), limb(p, vec2(0.60, -0.10), vec2(0.24, 0.17 + rise), 0.086, 0.058), 0.05);
    s = lay(s, left, 0.10, 0.12);
    s = lay(s, hand(p, vec2(-0.225, -0.236 + rise * 0.5), normalize(vec2(1.0, -0.04)), 0.205, 1.0), 0.045, 0.245 + rise);
    s = lay(s, hand(p, vec2(0.225, 0.176 + rise), normalize(vec2(-0.95, 0.24)), 0.205, -1.0), 0.045, 0.245 + rise);
    return s;
}

fn forearm_scene(p: vec2<f32>, inner: bool) -> vec3<f32> {
    var arm = limb(p, vec2(0.0, -1.15), vec2(0.0, 0.02), 0.235, 0.130);
    arm = join(arm, hand(p, vec2(0.0, -0.06), vec2(0.0, 1.0), 0.62, select(-1.0, -1.0, inner)), 0.10);
    var s = lay(vec3(0.0, 0.0, 1.0), arm, 0.15, 0.0);
    if (inner) {
        // Two tendons, the wrist's crease, the ball of the thumb.
        let tendon = exp(-pow((abs(p.x) - 0.030) / 0.012, 2.0)) * smoothstep(-0.75, -0.35, p.y) * (1.0 - smoothstep(-0.05, 0.04, p.y));
        s.x += 0.012 * tendon;
        s.x -= 0.010 * exp(-pow((p.y + 0.015 - 0.5 * p.x * p.x) / 0.010, 2.0)) * (1.0 - smoothstep(0.09, 0.13, abs(p.x)));
        s.x += 0.040 * exp(-dot((p - vec2(0.12, 0.18)) * vec2(7.0, 5.0), (p - vec2(0.12, 0.18)) * vec2(7.0, 5.0))) * s.y;
    } else {
        // Knuckles and the ulna's head.
        for (var i = 0; i < 4; i++) {
            let knuckle = p - vec2(0.135 - 0.092 * f32(i), 0.345 - 0.010 * f32(i * i) + 0.02 * f32(i));
            s.x += 0.014 * exp(-dot(knuckle * 26.0, knuckle * 26.0)) * s.y;
        }
        let ulna = p - vec2(-0.075, -0.05);
        s.x += 0.018 * exp(-dot(ulna * 20.0, ulna * 20.0)) * s.y;
    }
    return s;
}

fn foot_scene(p: vec2<f32>) -> vec3<f32> {
    var foot = limb(p, vec2(0.0, -1.1), vec2(0.0, -0.42), 0.19, 0.165);
    foot = join(foot, limb(p, vec2(0.0, -0.42), vec2(-0.02, 0.22), 0.185, 0.255), 0.12);
    foot = join(foot, limb(p, vec2(0.12, 0.22), vec2(0.175, 0.66), 0.125, 0.100), 0.06);
    foot = join(foot, limb(p, vec2(-0.01, 0.32), vec2(0.02, 0.64), 0.075, 0.056), 0.05);
    foot = join(foot, limb(p, vec2(-0.10, 0.28), vec2(-0.085, 0.58), 0.070, 0.052), 0.05);
    foot = join(foot, limb(p, vec2(-0.18, 0.22), vec2(-0.178, 0.50), 0.066, 0.048), 0.05);
    foot = join(foot, limb(p, vec2(-0.24, 0.15), vec2(-0.255, 0.40), 0.062, 0.046), 0.05);
    var s = lay(vec3(0.0, 0.0, 1.0), foot, 0.17, 0.0);
    // The ridge of the instep, tendons to the toes, the dip between the first two.
    s.x += 0.05 * exp(-pow((p.x - 0.03) / 0.09, 2.0)) * smoothstep(0.35, -0.3, p.y) * s.y;
    s.x -= 0.020 * exp(-dot((p - inset.point.xy) * vec2(22.0, 11.0), (p - inset.point.xy) * vec2(22.0, 11.0)));
    return s;
}

fn jaw_scene(p: vec2<f32>) -> vec3<f32> {
    // From the side, facing left: lips that meet, teeth apart, the tongue's tip behind the upper teeth.
    var lips = limb(p, vec2(-0.47, 0.70), vec2(-0.52, 0.15), 0.10, 0.085);
    lips = join(lips, limb(p, vec2(-0.52, -0.02), vec2(-0.47, -0.62), 0.085, 0.13), 0.03);
    var s = lay(vec3(0.0, 0.0, 1.0), lips, 0.09, 0.0);
    let palate = abs(distance(p, vec2(0.30, -0.10)) - 0.78) - 0.045;
    let roof = max(palate, -(p.y - 0.22) - 0.0);
    s = lay(s, max(roof, -p.x - 0.40), 0.05, 0.0);
    s = lay(s, limb(p, vec2(-0.335, 0.42), vec2(-0.35, 0.13), 0.062, 0.036), 0.05, 0.02);
    s = lay(s, limb(p, vec2(-0.335, -0.36), vec2(-0.335, -0.06), 0.062, 0.034), 0.05, 0.02);
    var tongue = limb(p, vec2(-0.24, 0.22), vec2(0.10, 0.20), 0.050, 0.150);
    tongue = join(tongue, limb(p, vec2(0.10, 0.16), vec2(0.52, -0.30), 0.170, 0.260), 0.12);
    tongue = join(tongue, limb(p, vec2(-0.10, -0.02), vec2(0.30, -0.45), 0.10, 0.20), 0.16);
    return lay(s, tongue, 0.12, 0.0);
}

fn scene(p: vec2<f32>) -> vec3<f32> {
    let which = i32(inset.look.x + 0.5);
    let breath = inset.look.z;
    switch which {
        case 0: { return torso_scene(p, breath, false); }
        case 1: { return torso_scene(p, breath, true); }
        case 2: { return forearm_scene(p, true); }
        case 3: { return forearm_scene(p, false); }
        case 4: { return foot_scene(p); }
        default: { return jaw_scene(p); }
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
    if (here.y <= 0.0 && inset.point.z <= 0.0) {
        discard;
    }
    let step = 0.006;
    let dx = (scene(p + vec2(step, 0.0)).x - here.x) / step;
    let dy = (scene(p + vec2(0.0, step)).x - here.x) / step;
    let mirrored = inset.frame.w;
    let normal = normalize(vec3(-dx * mirrored, -dy, 1.15));
    let lamp = normalize(vec3(-0.56, 0.50, 0.66));
    let fill = normalize(vec3(0.85, -0.18, 0.45));
    let pool = 0.12 + 0.88 * exp(-pow(dot(p * vec2(1.25, 0.95), p * vec2(1.25, 0.95)), 1.1));
    let seen = here.z;
    let key = KEY * (stage.lamp.w * wrapped(dot(normal, lamp)) * pool * seen);
    let soft = FILL * (stage.fill.w * (0.7 + 0.6 * max(dot(normal, fill), 0.0)) * seen);
    let edge = pow(1.0 - clamp(normal.z, 0.0, 1.0), 3.0);
    var colour = PLASTER * (key + soft) + FILL * (0.045 * edge * pool);
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
    return vec4(dithered(colour, clip.xy), here.y * inset.look.y * ends);
}
