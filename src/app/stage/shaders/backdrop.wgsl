// The room behind the bust, as far away as can be.
#import bevy_render::view::View
#import stillpoint::light::{Stage, dithered, room}

@group(0) @binding(0) var<uniform> view: View;
@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> stage: Stage;

@vertex
fn vertex(@location(0) position: vec3<f32>) -> @builtin(position) vec4<f32> {
    return vec4(position.xy, 0.0, 1.0);
}

@fragment
fn fragment(@builtin(position) clip: vec4<f32>) -> @location(0) vec4<f32> {
    let uv = (clip.xy - view.viewport.xy) / view.viewport.zw;
    return vec4(dithered(room(stage, uv), clip.xy), 1.0);
}
