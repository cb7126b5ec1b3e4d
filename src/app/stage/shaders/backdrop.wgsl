// The room behind the bust, as far away as can be. Its light is soft, so it is found at the corners of a coarse grid.
#import bevy_render::view::View
#import stillpoint::light::{stage, dithered, air, room}

@group(0) @binding(0) var<uniform> view: View;

struct Out {
    @builtin(position) clip: vec4<f32>,
    @location(0) colour: vec3<f32>,
}

@vertex
fn vertex(@location(0) position: vec3<f32>) -> Out {
    let uv = position.xy * vec2(0.5, -0.5) + 0.5;
    return Out(vec4(position.xy, 0.0, 1.0), room(air(uv)));
}

@fragment
fn fragment(in: Out) -> @location(0) vec4<f32> {
    return vec4(dithered(in.colour, in.clip.xy), 1.0);
}
