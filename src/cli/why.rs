//! What the compiler changed, in a sentence each, as `score` tells it.
//!
//! In: a [`Change`]. Out: one plain sentence without a full stop, lower case, that names neither code nor field.

use crate::score::changes::{Change, What, Why};
use crate::score::time::{Frame, seconds};

/// The change in words, without the step's name.
pub(super) fn sentence(change: &Change) -> String {
    format!("{}: {}", what(&change.what), why(change.why))
}

fn what(what: &What) -> String {
    match what {
        What::LeftOut => "left out".to_owned(),
        What::Lowered { from, to } => format!("pressure {to} instead of {from}"),
        What::Timed { from, to } => format!("{} s instead of {} s", tenths(*to), tenths(*from)),
        What::Became { from, to } => format!("{to} instead of {from}"),
        What::Added => "added".to_owned(),
        What::Level { from, to } => format!("level {to} instead of {from}"),
        What::Longer { asked, got } => format!("{} s, longer than the {} s asked for", tenths(*got), tenths(*asked)),
    }
}

fn why(why: Why) -> String {
    match why {
        Why::Level => "the level allows no more".to_owned(),
        Why::Phase => "the phase allows no more".to_owned(),
        Why::Place => "the place allows no more".to_owned(),
        Why::Fact(fact) => format!("{fact} is true today"),
        Why::Condition => "the step's own condition does not hold".to_owned(),
        Why::Minutes => "to fit the minutes asked for".to_owned(),
        Why::SessionLimit => "to fit the level's longest session".to_owned(),
        Why::Skipped => "you left it out".to_owned(),
        Why::Banned => "you ruled the technique out".to_owned(),
        Why::NeedsTeaching => "the place needs teaching first".to_owned(),
        Why::Prescription => "the prescription says so".to_owned(),
        Why::FirstUse => "the first use of a routine ends early".to_owned(),
        Why::Safety => "for safety, in every routine".to_owned(),
        Why::Core => "its core cannot be shortened further".to_owned(),
        Why::WholeRepeats => "a stroke or a breath is never cut in two".to_owned(),
    }
}

fn tenths(frame: Frame) -> String {
    let text = format!("{:.1}", seconds(frame));
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::time::whole;

    #[test]
    fn a_change_reads_as_a_sentence() {
        let change = |what, why| sentence(&Change { step: String::new(), what, why });
        assert_eq!(
            change(What::Lowered { from: 5, to: 3 }, Why::Level),
            "pressure 3 instead of 5: the level allows no more"
        );
        let timed = What::Timed { from: whole(60), to: whole(75) / 2 };
        assert_eq!(change(timed, Why::Minutes), "37.5 s instead of 60 s: to fit the minutes asked for");
    }
}
