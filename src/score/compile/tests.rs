//! What the compiler promises, on the bundled routines.

use crate::atlas::Atlas;
use crate::atlas::vocabulary::{CheckIn, Fact, Level, Phase, Side, Technique};
use crate::routine::read::read;
use crate::routine::source::Source;
use crate::score::changes::{What, Why};
use crate::score::choices::{Choices, Guidance, Revised, Skipped};
use crate::score::compile::{Refusal, compile};
use crate::score::time::{Frame, RATE, seconds, whole};
use crate::score::types::{Beat, CueKind, Score};

/// The bundled atlas.
fn atlas() -> Atlas {
    Atlas::read(&[
        ("places.ron", include_str!("../../../assets/atlas/places.ron")),
        ("moves.ron", include_str!("../../../assets/atlas/moves.ron")),
        ("grips.ron", include_str!("../../../assets/atlas/grips.ron")),
        ("zones.ron", include_str!("../../../assets/atlas/zones.ron")),
        ("levels.ron", include_str!("../../../assets/atlas/levels.ron")),
        ("gate.ron", include_str!("../../../assets/atlas/gate.ron")),
        ("rules.ron", include_str!("../../../assets/atlas/rules.ron")),
        ("muscles.ron", include_str!("../../../assets/atlas/muscles.ron")),
        ("areas.ron", include_str!("../../../assets/atlas/areas.ron")),
        ("sources.ron", include_str!("../../../assets/atlas/sources.ron")),
    ])
    .expect("the bundled atlas reads")
}

/// A bundled routine's text by its id.
fn text(id: &str) -> &'static str {
    match id {
        "suboccipital_release" => include_str!("../../../routines/suboccipital_release.ron"),
        "upper_trapezius" => include_str!("../../../routines/upper_trapezius.ron"),
        "breath" => include_str!("../../../routines/breath.ron"),
        _ => include_str!("../../../routines/kiosk_three_minutes.ron"),
    }
}

const BUNDLED: [&str; 4] = ["suboccipital_release", "upper_trapezius", "breath", "kiosk_three_minutes"];

/// A bundled routine compiled for some choices.
pub(in crate::score) fn compiled(id: &str, choices: &Choices) -> Result<Score, Refusal> {
    let atlas = atlas();
    let source = Source::from_bytes(format!("{id}.ron"), text(id).as_bytes()).expect("it is text");
    let checked = read(&source, &atlas);
    assert!(!checked.report.has_errors(), "{id}: {:#?}", checked.report);
    compile(&checked.value.expect("it reads"), &atlas, choices)
}

fn at(level: Level) -> Choices {
    Choices { level, ..Choices::default() }
}

fn usual(id: &str) -> Score {
    compiled(id, &at(Level::Usual)).expect("it compiles")
}

#[test]
fn practice_times_are_those_of_the_clinical_sheet() {
    let practice = BUNDLED.map(|id| seconds(usual(id).practice));
    assert_eq!(practice.map(|time| time.to_string()), ["350", "530", "300", "180"]);
}

#[test]
fn beats_follow_one_another_from_the_first_frame_to_the_last() {
    for id in BUNDLED {
        for level in [Level::Gentle, Level::Usual] {
            let score = compiled(id, &at(level)).expect("it compiles");
            let mut now = 0;
            for span in &score.beats {
                assert_eq!(span.start, now, "{id}");
                assert!(span.end > span.start, "{id}");
                now = span.end;
            }
            assert_eq!(now, score.length, "{id}");
        }
    }
}

#[test]
fn everything_is_sorted_and_inside_the_session() {
    for id in BUNDLED {
        let score = usual(id);
        let sorted = |frames: Vec<Frame>| frames.windows(2).all(|pair| pair[0] <= pair[1]);
        assert!(sorted(score.words.iter().map(|words| words.at).collect()));
        assert!(sorted(score.cues.iter().map(|cue| cue.at).collect()));
        assert!(sorted(score.breaths.iter().map(|breath| breath.start).collect()));
        assert!(sorted(score.views.iter().map(|view| view.at).collect()));
        assert!(sorted(score.check_ins.iter().map(|ask| ask.at).collect()));
        assert!(score.words.iter().all(|words| words.at < words.until && words.until <= score.length));
        assert!(score.cues.iter().all(|cue| cue.at < score.length));
    }
}

#[test]
fn a_block_of_sides_is_played_whole_on_the_left_and_then_whole_on_the_right() {
    let score = usual("upper_trapezius");
    let order: Vec<(&str, Option<Side>)> =
        score.halves.iter().map(|half| (score.steps[usize::from(half.step)].id.as_str(), half.side)).collect();
    let block = ["knead", "pinch", "hook", "slide", "stretch", "stroke"];
    let mut expected: Vec<(&str, Option<Side>)> = Vec::new();
    expected.extend(block.map(|id| (id, Some(Side::Left))));
    expected.extend(block.map(|id| (id, Some(Side::Right))));
    expected.push(("rest", None));
    assert_eq!(order, expected);
}

#[test]
fn the_person_chooses_the_first_side_and_otherwise_the_less_sore_one_opens() {
    let first = |choices: Choices| compiled("upper_trapezius", &choices).expect("it compiles").halves[0].side;
    assert_eq!(first(Choices { first_side: Some(Side::Right), ..Choices::default() }), Some(Side::Right));
    let mut sore = Choices::default();
    (sore.soreness.left, sore.soreness.right) = (Some(6), Some(2));
    assert_eq!(first(sore.clone()), Some(Side::Right));
    sore.soreness.right = None;
    assert_eq!(first(sore), Some(Side::Left));
}

#[test]
fn a_lead_in_is_its_words_at_120_a_minute_and_two_seconds() {
    let score = usual("suboccipital_release");
    // "Stroke down the back of the neck, beside the spine. Slowly, like smoothing cloth." has 14 words.
    let half = score.halves[1];
    assert_eq!(half.touch - half.start, whole(9));
    for half in &score.halves {
        let lead = half.touch - half.start;
        assert!(lead >= whole(4), "{}", seconds(lead));
    }
}

#[test]
fn a_change_of_side_takes_five_seconds_before_the_lead_in() {
    let score = usual("upper_trapezius");
    let second = score.halves.iter().position(|half| half.second).expect("there is a second side");
    let change: Frame = score
        .beats
        .iter()
        .filter(|span| usize::from(span.half) == second && matches!(span.beat, Beat::Change))
        .map(|span| span.end - span.start)
        .sum();
    let start = score.halves[second].start;
    assert!(change > 0);
    assert!(score.beats.iter().any(|span| span.beat == Beat::LeadIn && span.start == start + whole(5)));
}

#[test]
fn the_stop_check_follows_every_run_of_neck_steps_on_both_sides() {
    let score = usual("upper_trapezius");
    let after: Vec<(&str, Option<Side>)> = score
        .check_ins
        .iter()
        .filter(|ask| ask.ask == CheckIn::Stop)
        .map(|ask| {
            let half = score.halves[usize::from(ask.half)];
            assert_eq!(ask.at, half.lift);
            (score.steps[usize::from(half.step)].id.as_str(), half.side)
        })
        .collect();
    assert_eq!(after, [("stroke", Some(Side::Left)), ("stroke", Some(Side::Right))]);
}

#[test]
fn no_choice_leaves_a_session_without_a_stop_check_before_its_end() {
    for id in BUNDLED {
        for minutes in [None, Some(1), Some(3), Some(5)] {
            for level in [Level::Gentle, Level::Usual] {
                let skipped = vec![Skipped::Region(crate::atlas::vocabulary::Region::Nape)];
                for skipped in [Vec::new(), skipped] {
                    let choices = Choices { minutes, skipped, ..at(level) };
                    let score = compiled(id, &choices).expect("it compiles");
                    let last = score.halves.last().expect("there are halves").lift;
                    let asked = score.check_ins.iter().any(|ask| ask.ask == CheckIn::Stop && ask.at <= last);
                    assert!(asked, "{id} {minutes:?} {level}");
                }
            }
        }
    }
}

#[test]
fn level_and_phase_lower_pressure_and_say_so() {
    let gentle = compiled("suboccipital_release", &at(Level::Gentle)).expect("it compiles");
    assert!(gentle.steps.iter().all(|step| step.pressure <= 3));
    let told = |score: &Score, why: Why| {
        score.changes.iter().any(|c| c.step == "hollows" && c.what == What::Lowered { from: 4, to: 3 } && c.why == why)
    };
    assert!(told(&gentle, Why::Level));
    let prodrome = Choices { phase: Phase::Prodrome, ..at(Level::Usual) };
    assert!(told(&compiled("suboccipital_release", &prodrome).expect("it compiles"), Why::Phase));
}

#[test]
fn the_timeline_is_as_long_at_every_level() {
    for id in ["suboccipital_release", "upper_trapezius", "kiosk_three_minutes"] {
        let [gentle, usual] = [Level::Gentle, Level::Usual].map(|level| compiled(id, &at(level)).expect("it compiles"));
        assert_eq!(gentle.length, usual.length, "{id}");
        assert_eq!(gentle.practice, usual.practice, "{id}");
    }
}

#[test]
fn at_gentle_a_pinch_becomes_a_still_hold_of_thirty_seconds_and_rest() {
    let score = compiled("upper_trapezius", &at(Level::Gentle)).expect("it compiles");
    let pinch = score.steps.iter().position(|step| step.id == "pinch").expect("it is there");
    assert_eq!(score.steps[pinch].technique, Technique::Hold);
    assert_eq!(score.steps[pinch].practice, whole(30));
    assert_eq!(score.steps[pinch + 1].technique, Technique::Rest);
    assert_eq!(score.steps[pinch + 1].practice, whole(30));
    let knead = &score.steps[0];
    assert_eq!((knead.technique, knead.count), (Technique::Stroke, Some(5)));
}

#[test]
fn minutes_bound_the_session_and_the_core_stays() {
    for id in BUNDLED {
        for minutes in [3, 4, 5, 6, 8, 10] {
            let choices = Choices { minutes: Some(minutes), ..Choices::default() };
            let score = compiled(id, &choices).expect("it compiles");
            let bound = whole(60 * u64::from(minutes));
            let longer = score.changes.iter().any(|change| matches!(change.what, What::Longer { .. }));
            assert_eq!(score.length > bound, longer, "{id} {minutes}: {}", seconds(score.length));
            let full = usual(id);
            for step in full.steps.iter().filter(|step| step.weight == crate::atlas::vocabulary::Weight::Core) {
                assert!(score.steps.iter().any(|kept| kept.id == step.id), "{id} {minutes} {}", step.id);
            }
            assert_eq!(score.steps.last().map(|step| &step.id), full.steps.last().map(|step| &step.id));
        }
    }
}

#[test]
fn optional_steps_go_first_and_from_the_last() {
    let left_out = |minutes| {
        let choices = Choices { minutes: Some(minutes), ..Choices::default() };
        let score = compiled("suboccipital_release", &choices).expect("it compiles");
        let gone = score.changes.iter().filter(|change| change.what == What::LeftOut);
        gone.map(|change| change.step.clone()).collect::<Vec<_>>()
    };
    assert_eq!(left_out(7), ["ridge_glide"]);
    assert_eq!(left_out(6), ["ridge_glide", "behind_ear"]);
}

#[test]
fn a_routine_is_refused_where_it_does_not_belong_and_the_refusal_says_what_stays_open() {
    let refusal = |choices: &Choices| compiled("suboccipital_release", choices).expect_err("it is refused");
    assert!(matches!(refusal(&Choices::attack()), Refusal::Phase { .. }));
    assert!(matches!(refusal(&at(Level::Still)), Refusal::Level { .. }));
    let injured = Choices { facts: vec![Fact::RecentInjury], ..Choices::default() };
    let Refusal::Blocked { facts, open } = refusal(&injured) else { panic!("blocked") };
    assert_eq!(facts, [Fact::RecentInjury]);
    assert_eq!(open, ["breath"]);
    assert!(compiled("breath", &injured).is_ok());
    let flagged = Choices { facts: vec![Fact::RedFlag], ..Choices::default() };
    assert!(matches!(compiled("breath", &flagged), Err(Refusal::Blocked { .. })));
}

#[test]
fn blood_thinners_mean_gentle_and_the_score_says_why() {
    let choices = Choices { facts: vec![Fact::Thinners], ..Choices::default() };
    let score = compiled("upper_trapezius", &choices).expect("it compiles");
    assert_eq!(score.level, Level::Gentle);
    assert!(score.changes.iter().any(|change| change.why == Why::Fact(Fact::Thinners)));
}

#[test]
fn the_same_input_gives_the_same_score() {
    for id in BUNDLED {
        assert_eq!(usual(id), usual(id));
    }
}

#[test]
fn every_touch_begins_and_ends_with_its_tone_and_the_session_with_its_own() {
    let score = usual("upper_trapezius");
    let has = |at: Frame, kind: CueKind| score.cues.iter().any(|cue| cue.at == at && cue.kind == kind);
    for half in &score.halves {
        assert!(has(half.touch, CueKind::Begin));
    }
    assert!(has(score.halves[0].lift, CueKind::EndOfHalf));
    assert!(has(score.halves.last().expect("halves").lift, CueKind::EndOfSession));
}

#[test]
fn a_change_in_mid_session_leaves_everything_before_it_as_it_was() {
    let score = usual("suboccipital_release");
    let middle = score.halves[3].touch + 20 * RATE;
    let changes = [
        Revised::Pressure { step: 3, by: -1 },
        Revised::Guidance(Guidance::Bells),
        Revised::Quiet(true),
        Revised::Again { half: 3 },
    ];
    for what in changes {
        let revised = score.revised(middle, what).expect("it changes something");
        for frame in (0..middle).step_by(4801) {
            let (before, after) = (score.moment(frame).expect("a moment"), revised.moment(frame).expect("a moment"));
            assert_eq!(before.step.id, after.step.id);
            assert_eq!(before.line.map(|line| &line.spoken), after.line.map(|line| &line.spoken));
            let at = |moment: &crate::score::moment::Moment<'_>| {
                moment
                    .contacts()
                    .map(|c| (c.pressure.to_bits(), c.along.to_bits(), c.lift.to_bits()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(at(&before), at(&after), "{what:?} at {frame}");
        }
        let cues = |score: &Score| score.cues.iter().filter(|cue| cue.at < middle).copied().collect::<Vec<_>>();
        assert_eq!(cues(&score), cues(&revised));
    }
}

#[test]
fn pressure_glides_to_its_new_value_over_two_seconds() {
    let score = usual("suboccipital_release");
    let at = score.halves[3].touch + 20 * RATE;
    let softer = score.revised(at, Revised::Pressure { step: 3, by: -2 }).expect("it changes");
    let contact = softer.contacts.iter().find(|contact| contact.half == 3).expect("a contact");
    assert!((contact.pressure_at(at) - 4.0).abs() < 1e-3);
    assert!((contact.pressure_at(at + RATE) - 3.0).abs() < 1e-3);
    assert!((contact.pressure_at(at + 2 * RATE) - 2.0).abs() < 1e-3);
    let firmer = score.revised(at, Revised::Pressure { step: 3, by: 1 });
    assert_eq!(firmer, None, "four is the cap of the level");
}

#[test]
fn choices_with_revisions_compile_to_the_revised_score() {
    let score = usual("suboccipital_release");
    let at = score.halves[2].touch + 10 * RATE;
    let revised = score.revised(at, Revised::Pressure { step: 2, by: -1 }).expect("it changes");
    let revised = revised.revised(at + RATE, Revised::Again { half: 2 }).expect("it changes");
    assert_eq!(compiled("suboccipital_release", &revised.choices).expect("it compiles"), revised);
}
