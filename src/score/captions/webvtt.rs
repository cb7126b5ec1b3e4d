//! Captions as a `WebVTT` file, which players and browsers show beside a sound or a film.
//!
//! In: captions. Out: the text of a `.vtt` file (W3C `WebVTT`), times in milliseconds rounded half up.
//!
//! What stands in a caption is shown as it is: signs that mean something in `WebVTT` are written as entities, so no
//! words can end a caption or begin a tag.

use std::fmt::Write as _;

use super::Caption;
use crate::score::time::{Frame, RATE, divided};

/// The file's text.
#[must_use]
pub fn webvtt(captions: &[Caption]) -> String {
    let mut text = String::from("WEBVTT\n");
    for caption in captions {
        let _ = write!(text, "\n{} --> {}\n", stamp(caption.start), stamp(caption.end));
        for line in &caption.lines {
            text.push_str(&line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            text.push('\n');
        }
    }
    text
}

/// `hours:minutes:seconds.thousandths`.
fn stamp(frame: Frame) -> String {
    let thousandths = divided(frame, RATE / 1000);
    let (seconds, thousandths) = (thousandths / 1000, thousandths % 1000);
    format!("{:02}:{:02}:{:02}.{thousandths:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_what_players_read() {
        let lines = vec!["Press < 3 & breathe".to_owned(), "--> and rest".to_owned()];
        let captions = [Caption { start: 24_000, end: 48_000 * 3725 + 24, lines }];
        let expected = "WEBVTT\n\n00:00:00.500 --> 01:02:05.001\nPress &lt; 3 &amp; breathe\n--&gt; and rest\n";
        assert_eq!(webvtt(&captions), expected);
    }
}
