//! Lines and questions lie inside their step, and words have the time they take.

use crate::routine::codes::warnings::W0601;
use crate::routine::codes::words::E0603;
use crate::routine::diagnostic::Diagnostic;
use crate::routine::model::Step;
use crate::routine::seconds::Seconds;

/// One word at 120 words a minute.
const WORD: Seconds = Seconds::from_hundredths(50);

/// A lead-in is 12 s at most, 2 of them silent.
const LEAD_IN: Seconds = Seconds::whole(10);

/// Every line and question that comes too late, and words that take longer than their time.
pub(super) fn check(step: &Step) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in &step.say {
        if let Some(at) = line.at
            && at >= step.seconds
        {
            let sentence = format!("a line at {at} s comes after the step's end at {} s", step.seconds);
            found.push(Diagnostic::new(E0603, step.head(), sentence).hint("place it inside the step"));
        }
    }
    for check in &step.check {
        if check.at > step.seconds {
            let sentence = format!("a question at {} s comes after the step's end at {} s", check.at, step.seconds);
            found.push(Diagnostic::new(E0603, step.head(), sentence).hint("place it inside the step"));
        }
    }
    let mut starts: Vec<Seconds> = step.say.iter().filter_map(|line| line.at).collect();
    starts.extend(step.check.iter().map(|check| check.at).filter(|at| *at > Seconds::ZERO));
    starts.push(step.seconds);
    for line in &step.say {
        let slot = match line.at {
            None => LEAD_IN,
            Some(at) => {
                starts.iter().copied().filter(|start| *start > at).min().map_or(Seconds::ZERO, |next| next - at)
            }
        };
        let fits = |text: &str| length(text) <= slot;
        if !fits(&line.text) && !line.short.as_deref().is_some_and(fits) {
            let sentence = format!("the words take {} s and have {slot} s", length(&line.text));
            found.push(Diagnostic::new(W0601, step.head(), sentence).hint("shorten them, or add a short form"));
        }
    }
    found
}

fn length(text: &str) -> Seconds {
    WORD * u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}
