//! What the compiler makes of small routines: positions, caps by rule, the level that today's facts allow.

use stillpoint::atlas::vocabulary::{Fact, Level, Position};
use stillpoint::library::Library;
use stillpoint::routine::prescription::Prescription;
use stillpoint::routine::read::read;
use stillpoint::routine::source::Source;
use stillpoint::score::choices::{Choices, Revised};
use stillpoint::score::compile::compile;
use stillpoint::score::time::whole;
use stillpoint::score::types::{Beat, Score, WordsKind};

/// A routine of these steps, done in these positions, compiled for some choices.
fn compiled(positions: &str, steps: &str, choices: &Choices) -> Score {
    let library = Library::open().unwrap();
    let text = format!(
        "Routine(format: 1, language: \"en\", title: \"T\", summary: \"S\", modality: [Breath], phases: [Between], \
         levels: [Gentle, Usual, Firm], positions: {positions}, basis: [], steps: [{steps}])"
    );
    let checked = read(&Source::from_bytes("small.ron", text.as_bytes()).unwrap(), library.atlas());
    assert!(checked.report.is_empty(), "{:?}", checked.report);
    compile(&checked.value.unwrap(), library.atlas(), choices).unwrap()
}

/// A rest with these further fields.
fn rest(fields: &str) -> String {
    format!("(on: \"none\", do: Rest, seconds: 20, {fields} say: [(text: \"Rest.\")])")
}

#[test]
fn a_change_of_position_is_told_before_the_step_and_has_its_own_time() {
    let steps = [rest("position: Seated,"), rest(""), rest("position: Supine,"), rest("position: Supine,")].join(",");
    let score = compiled("[Seated, Supine]", &steps, &Choices::default());
    let positions: Vec<Option<Position>> = score.steps.iter().map(|step| step.position).collect();
    assert_eq!(positions, [Some(Position::Seated), None, Some(Position::Supine), Some(Position::Supine)]);
    let told: Vec<(u16, &str)> = score
        .words
        .iter()
        .filter(|words| words.kind == WordsKind::Transition)
        .map(|words| (words.half, words.spoken.as_str()))
        .collect();
    assert_eq!(told, [(0, "Sit up slowly."), (2, "Lie down on your back.")]);
    let lead = |half: usize| score.halves[half].touch - score.halves[half].start;
    assert_eq!((lead(0), lead(1), lead(2), lead(3)), (whole(14), whole(4), whole(14), whole(4)));
    let change = score.beats.iter().find(|span| span.half == 2 && span.beat == Beat::Change).unwrap();
    assert_eq!(change.end - change.start, whole(10));
}

#[test]
fn the_only_position_of_a_routine_needs_no_words() {
    let score = compiled("[Supine]", &rest("position: Supine,"), &Choices::default());
    assert_eq!(score.steps[0].position, None);
    assert!(score.words.iter().all(|words| words.kind != WordsKind::Transition));
}

#[test]
fn a_resting_hand_that_is_asked_to_press_before_its_touch_does() {
    let steps =
        "(on: \"gb20_fengchi\", do: Hold, side: Both, pressure: 0, seconds: 30, say: [(text: \"Rest there.\")])";
    let score = compiled("[Seated]", steps, &Choices::default());
    let firmer = score.revised(0, Revised::Pressure { step: 0, by: 1 }).unwrap();
    let contact = &firmer.contacts[0];
    let middle = contact.touch.midpoint(contact.lift);
    assert!((contact.pressure_at(middle) - 1.0).abs() < 1e-6, "{:?}", contact.pressure);
    assert!(contact.pressure_at(contact.touch) < 1e-6, "the touch begins softly");
    let softer = firmer.revised(0, Revised::Pressure { step: 0, by: -1 }).unwrap();
    assert_eq!(softer.contacts, score.contacts, "and back again");
}

#[test]
fn the_flat_hand_on_the_scalene_stays_as_light_as_its_rule() {
    let steps = "(on: \"tp_scalene_mid\", do: Hold(grip: FlatFingers), side: Each, pressure: 1, seconds: 10, \
                 say: [(text: \"Feather-light.\")])";
    let taught = Prescription { taught: vec!["tp_scalene_mid".to_owned()], ..Prescription::default() };
    let choices = Choices { level: Level::Firm, prescription: Some(taught), ..Choices::default() };
    let score = compiled("[Seated]", steps, &choices);
    assert_eq!((score.steps[0].pressure, score.steps[0].cap), (1, 1));
    assert_eq!(score.revised(0, Revised::Pressure { step: 0, by: 1 }), None, "firmer is not there");
}

#[test]
fn the_facts_that_bind_the_level_to_gentle_do_so_in_every_score() {
    for fact in [Fact::Thinners, Fact::Pregnant, Fact::Postpartum12w, Fact::Age70] {
        for level in [Level::Usual, Level::Firm] {
            let choices = Choices { level, facts: vec![fact], ..Choices::default() };
            assert_eq!(compiled("[Seated]", &rest(""), &choices).level, Level::Gentle, "{fact}");
        }
    }
}
