//! What a whole score sounds like in a file, and after a change of comfort.

use std::sync::Arc;

use stillpoint::audio::sheet::Bank;
use stillpoint::audio::wav::{self, Bits, Cast};
use stillpoint::score::choices::{Revised, Revision};
use stillpoint::score::time::whole;

use super::{Hum, cut, play, player, session, sheet_of, size};

#[test]
fn a_quiet_revision_makes_later_cues_quiet_and_leaves_earlier_ones() {
    let mut revised = session();
    revised.choices.revisions = vec![Revision { at: whole(16), what: Revised::Quiet(true) }];
    let mut bank = Bank::default();
    let plain = sheet_of(&session(), &mut bank);
    let quiet = sheet_of(&revised, &mut bank);
    for (a, b) in plain.entries().iter().zip(quiet.entries()) {
        assert_eq!(a.clip == b.clip, a.at < whole(16), "{}", a.at);
    }
}

#[test]
fn a_file_holds_what_plays_and_is_the_same_on_every_run() {
    let score = session();
    let bytes = wav::bytes(&score, Cast { speaker: &Hum, ..Cast::default() }, Bits::Sixteen).unwrap();
    assert_eq!(bytes, wav::bytes(&score, Cast { speaker: &Hum, ..Cast::default() }, Bits::Sixteen).unwrap());
    let mut reader = hound::WavReader::new(bytes.as_slice()).unwrap();
    assert_eq!((reader.spec().channels, reader.spec().sample_rate), (2, 48_000));
    let sheet = Arc::new(sheet_of(&score, &mut Bank::default()));
    assert_eq!(u64::from(reader.duration()), sheet.rung_out());
    let mut player = player(cut(64, 441));
    player.handle().send(play(&sheet, 0, 0));
    let made = player.run(size(sheet.rung_out()));
    let samples: Vec<i16> = reader.samples().map(Result::unwrap).collect();
    for (pair, frame) in samples.chunks_exact(2).zip(&made) {
        assert!((f32::from(pair[0]) - frame.left * 32_767.0).abs() <= 0.51);
        assert!((f32::from(pair[1]) - frame.right * 32_767.0).abs() <= 0.51);
    }
    let deep = wav::bytes(&score, Cast { speaker: &Hum, ..Cast::default() }, Bits::TwentyFour).unwrap();
    assert_eq!(hound::WavReader::new(deep.as_slice()).unwrap().spec().bits_per_sample, 24);
}
