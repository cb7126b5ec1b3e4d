// The ways that strokes take: a line of light in the skin, which stays before what is seen through it.
#define_import_path stillpoint::way
#import stillpoint::light::stage

// How far a point is from a way, and how far along it: (metres, 0..1).
fn along_way(at: vec3<f32>, first: u32) -> vec2<f32> {
    var best = vec2(1e3, 0.0);
    for (var i = 0u; i < 19u; i++) {
        let a = stage.ways[first + i].xyz;
        let b = stage.ways[first + i + 1u].xyz - a;
        let part = clamp(dot(at - a, b) / max(dot(b, b), 1e-9), 0.0, 1.0);
        let away = at - a - b * part;
        let d2 = dot(away, away);
        best = select(best, vec2(d2, f32(i) + part), d2 < best.x);
    }
    return vec2(sqrt(best.x), best.y / 19.0);
}

// 1 where a point of a way is near: most of the skin need not ask further.
fn crossed(at: vec3<f32>) -> f32 {
    var least = 1.0;
    for (var k = 0u; k < 20u * u32(stage.fade.z); k++) {
        let away = at - stage.ways[k].xyz;
        least = min(least, dot(away, away));
    }
    return step(least, 0.020 * 0.020);
}

// The soft light of a way: broader and brighter towards where it leads, an arrow head at its end, a ring where it begins.
fn way_light(at: vec3<f32>, index: u32) -> f32 {
    let look = stage.way_look[index];
    let first = index * 20u;
    let near = along_way(at, first);
    let way = near.y;
    let half = 0.0023 * mix(0.45, 1.0, way);
    let line = (1.0 - smoothstep(half * 0.45, half * 1.6, near.x)) * (0.16 + 0.84 * way * (0.7 + 0.3 * way));
    // The head: a soft wedge that narrows to the end of the way.
    let ahead = stage.way_end[index].xyz;
    let beyond = at - stage.ways[first + 19u].xyz;
    let past = dot(beyond, ahead);
    let side = length(beyond - ahead * past);
    let reach = clamp((0.006 - past) / 0.0147, 0.0, 1.0);
    let wedge = (1.0 - smoothstep(0.55, 1.15, side / max(reach * 0.0062, 1e-4)))
        * smoothstep(0.0, 0.12, reach) * (1.0 - smoothstep(0.86, 1.0, reach));
    let off = (distance(at, stage.ways[first].xyz) - 0.0052) / 0.0011;
    let ring = exp(-off * off);
    let travelled = 0.72 + 0.28 * smoothstep(-0.05, 0.05, look.y - way);
    return look.x * max(max(line * travelled, wedge), ring * 0.55);
}

// The light of all ways, where one is near.
fn ways_light(at: vec3<f32>, near: bool) -> f32 {
    var way = 0.0;
    let ways = select(0u, u32(stage.fade.z), near);
    for (var i = 0u; i < ways; i++) {
        way = max(way, way_light(at, i));
    }
    return way;
}

// How much of what lies under the skin a way covers, seen from the eye: the ways are drawn on the skin above it.
fn ways_over(at: vec3<f32>) -> f32 {
    var over = 0.0;
    for (var i = 0u; i < u32(stage.fade.z); i++) {
        if (distance(at, stage.way_bound[i].xyz) > stage.way_bound[i].w + 0.015) {
            continue;
        }
        for (var k = i * 20u; k < i * 20u + 19u; k++) {
            let a = flat(stage.ways[k].xyz - at);
            let b = flat(stage.ways[k + 1u].xyz - at) - a;
            let part = clamp(-dot(a, b) / max(dot(b, b), 1e-9), 0.0, 1.0);
            let d = length(a + b * part);
            // As broad as the line, and at its end as the arrow head.
            let wide = select(0.0034, 0.0062, k >= i * 20u + 16u);
            over = max(over, stage.way_look[i].x * exp(-d * d / (wide * wide)));
        }
    }
    return over;
}

// A direction, as the eye sees it: without its depth.
fn flat(v: vec3<f32>) -> vec3<f32> {
    return v - stage.eye.xyz * dot(v, stage.eye.xyz);
}
