//! The audio thread neither allocates nor frees, whatever it is told: each thread's calls of the allocator are counted.

use std::sync::Arc;

use stillpoint::audio::cues::Theme;
use stillpoint::audio::figures::Profile;
use stillpoint::audio::offline::{Cut, Offline};
use stillpoint::audio::orders::What;
use stillpoint::audio::sheet::Bank;
use stillpoint::audio::volumes::Volumes;
use stillpoint::score::time::whole;

use crate::allocations::calls;

#[test]
fn the_audio_thread_neither_allocates_nor_frees() {
    assert!(calls(|| drop(vec![1_u8; 9])) >= 2);
    let score = super::session();
    let mut bank = Bank::default();
    let mut player = Offline::new(Cut::default(), Volumes::FULL, Profile::Usual, &mut bank).unwrap();
    let sheet = |bank: &mut Bank| Arc::new(super::sheet_of(&score, bank));
    let play = |sheet, from, generation| What::Play { sheet, from, count_in: 4800, tone: true, generation };
    let mut made = Vec::with_capacity(2_000_000);
    // The first callback takes the sound over from the sender.
    player.callback(&mut made);
    for round in 0..8 {
        // Every sheet is the last of its kind: the audio thread must not be the one that frees it.
        let sheets = [sheet(&mut bank), sheet(&mut bank), sheet(&mut bank)];
        bank = Bank::default();
        let [first, second, third] = sheets;
        let orders = [
            play(first, whole(31), round),
            What::Swap(second),
            What::Hold { tone: true },
            What::Levels { volumes: Volumes::default(), profile: Profile::Quiet, theme: Theme::default() },
            play(third, whole(4), round + 1),
            What::Shift(100),
        ];
        for order in orders {
            player.handle().send(order);
            let counted = calls(|| (0..20).for_each(|_| player.callback(&mut made)));
            assert_eq!(counted, 0);
            player.handle().read();
        }
    }
}
