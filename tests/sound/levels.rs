//! Sliders and comfort while something sounds: nothing steps, nothing is cut off, and the quiet level is reached.

use std::sync::Arc;

use kira::Frame as Sample;
use stillpoint::audio::clip::Clip;
use stillpoint::audio::cues::Theme;
use stillpoint::audio::figures::Profile;
use stillpoint::audio::orders::What;
use stillpoint::audio::sheet::{Entry, Sheet};
use stillpoint::audio::volumes::{Bus, Volumes};
use stillpoint::score::time::whole;

/// A steady sound as loud as the loudest cue, on a bus of its own.
fn steady(bus: Bus) -> Arc<Sheet> {
    let clip = Clip::new(vec![Sample::from_mono(0.14); 960_000]);
    Arc::new(Sheet::new(vec![Entry { at: 0, bus, clip }], whole(20)))
}

/// What is heard after an order, a second into the steady sound.
fn after(bus: Bus, order: What) -> Vec<f32> {
    let mut player = super::player(super::cut(128, 512));
    player.handle().send(super::play(&steady(bus), 0, 0));
    player.run(48_000);
    player.handle().send(order);
    player.run(144_000).iter().map(|frame| frame.left).collect()
}

/// The greatest step between two frames.
fn step(heard: &[f32]) -> f32 {
    heard.windows(2).map(|pair| (pair[0] - pair[1]).abs()).fold(0.0, f32::max)
}

#[test]
fn a_slider_moves_its_own_bus_smoothly_to_its_level() {
    for (bus, volumes) in [
        (Bus::Cues, Volumes { cues: 0.3, ..Volumes::FULL }),
        (Bus::Voice, Volumes { voice: 0.3, ..Volumes::FULL }),
        (Bus::Voice, Volumes { master: 0.3, ..Volumes::FULL }),
    ] {
        let heard = after(bus, What::Levels { volumes, profile: Profile::Usual, theme: Theme::default() });
        assert!(step(&heard) < 5e-5, "{}", step(&heard));
        let fallen = 20.0 * (heard[20_000] / 0.14).log10();
        assert!((fallen + 24.0).abs() < 0.1, "{fallen} dB");
    }
    let other = after(
        Bus::Cues,
        What::Levels {
            volumes: Volumes { voice: 0.0, ..Volumes::FULL },
            profile: Profile::Usual,
            theme: Theme::default(),
        },
    );
    assert!(other.iter().all(|level| (level - 0.14).abs() < 1e-7));
    let none = after(
        Bus::Cues,
        What::Levels {
            volumes: Volumes { master: 0.0, ..Volumes::FULL },
            profile: Profile::Usual,
            theme: Theme::default(),
        },
    );
    assert!(none[20_000].abs() <= 0.0);
}

#[test]
fn going_quiet_turns_what_sounds_down_by_12_db_over_two_seconds() {
    let heard =
        after(Bus::Voice, What::Levels { volumes: Volumes::FULL, profile: Profile::Quiet, theme: Theme::default() });
    assert!(step(&heard) < 1e-5);
    assert!(heard.is_sorted_by(|a, b| *a >= *b - 1e-6));
    assert!((20.0 * (heard[100_000] / 0.14).log10() + 12.0).abs() < 0.1);
    assert!(heard[48_000] > 0.06);
}
