//! What the gate makes of each fact, and of several.

use stillpoint::atlas::check_in::{Answer, Answers, AskAt};
use stillpoint::atlas::gate::{Strictness, Urgency, Verdict};
use stillpoint::atlas::vocabulary::{CheckIn, Fact, Level, Region, TechniqueClass};

use super::atlas;

fn judged(facts: &[Fact]) -> Verdict {
    atlas().judge(facts)
}

#[test]
fn each_fact_has_its_consequence() {
    let atlas = atlas();
    let open = |fact| atlas.judge(&[fact]).allowed_routines;
    let strictest = |fact| atlas.judge(&[fact]).strictest;
    for fact in [Fact::RedFlag, Fact::AcuteIllness, Fact::GcaOrSoreTemple] {
        assert!(atlas.judge(&[fact]).blocks_everything(), "{fact}");
        assert_eq!(strictest(fact), Some(Strictness::Block));
    }
    assert_eq!(open(Fact::RecentInjury), Some(vec!["breath".to_owned()]));
    assert_eq!(open(Fact::CancerHeadNeck), Some(vec!["breath".to_owned()]));
    let still = Some(vec!["allodynia_safe".to_owned(), "breath".to_owned()]);
    assert_eq!(open(Fact::VascularOrCsf), still);
    assert_eq!(open(Fact::Allodynia), still);
    let unstable = atlas.judge(&[Fact::NeckInstability]);
    assert_eq!(unstable.skip_regions, [Region::NeckFront, Region::NeckSide, Region::Nape]);
    assert_eq!(unstable.skip_techniques, [TechniqueClass::Stretch, TechniqueClass::Isometric]);
    assert_eq!(unstable.skip_moves.len(), 7);
    let thinners = atlas.judge(&[Fact::Thinners]);
    assert_eq!((thinners.level_max, thinners.cap), (Level::Gentle, 3));
    assert!(thinners.skip_techniques.contains(&TechniqueClass::SoftBall));
    assert!(atlas.judge(&[Fact::NerveOrProcedure]).person_marks_area);
    assert_eq!(atlas.judge(&[Fact::EyeCondition]).skip_places.len(), 8 + 1);
    assert_eq!(atlas.judge(&[Fact::TmjLocking]).skip_moves, ["move_jaw_open"]);
    assert!(!atlas.judge(&[Fact::CarotidOrPacemaker]).allows_routine("scm_pinch"));
    for fact in [Fact::Under18, Fact::Age70, Fact::Postpartum12w, Fact::Pregnant] {
        assert_eq!(atlas.judge(&[fact]).level_max, Level::Gentle, "{fact}");
    }
    assert_eq!(atlas.judge(&[Fact::Allodynia]).level_max, Level::Still);
}

#[test]
fn facts_that_only_steps_ask_about_close_nothing() {
    let nothing = judged(&[]);
    assert_eq!((nothing.level_max, nothing.cap, nothing.strictest), (Level::Firm, 6, None));
    for fact in [
        Fact::Queasy,
        Fact::TouchWelcome,
        Fact::HandInjury,
        Fact::FootNeuropathy,
        Fact::EarTrouble,
        Fact::FirstUse,
        Fact::HasSoftBall,
    ] {
        assert_eq!(Verdict { facts: Vec::new(), ..judged(&[fact]) }, nothing, "{fact}");
    }
}

#[test]
fn a_place_is_left_out_by_name_by_region_and_by_its_own_conditions() {
    let atlas = atlas();
    let skips = |facts: &[Fact], id: &str| atlas.judge(facts).skips(atlas.place(id).unwrap());
    assert!(skips(&[Fact::Pregnant], "li4_hegu"));
    assert!(skips(&[Fact::CarotidOrPacemaker], "path_neck_effleurage"), "it reaches into the side of the neck");
    assert!(skips(&[Fact::HandInjury], "li4_hegu"), "its own condition");
    assert!(!skips(&[Fact::Queasy], "li4_hegu"));
    assert!(!skips(&[], "gb20_fengchi"));
}

#[test]
fn several_facts_together_leave_the_least() {
    let both = judged(&[Fact::Pregnant, Fact::Allodynia]);
    assert_eq!((both.level_max, both.cap), (Level::Still, 3));
    assert_eq!(both.cap_at("te15_tianliao"), 3);
    assert!(both.allows_routine("breath") && !both.allows_routine("upper_trapezius"));
    let closed = judged(&[Fact::VascularOrCsf, Fact::CancerHeadNeck]);
    assert_eq!(closed.allowed_routines, Some(vec!["breath".to_owned()]));
    assert_eq!(closed.strictest, Some(Strictness::Ask));
    let none = judged(&[Fact::VascularOrCsf, Fact::RedFlag]);
    assert!(none.blocks_everything() && !none.allows_routine("breath"));
}

#[test]
fn a_further_fact_never_opens_what_another_has_closed() {
    let atlas = atlas();
    for &one in Fact::ALL {
        let before = atlas.judge(&[one]);
        for &other in Fact::ALL {
            let after = atlas.judge(&[one, other]);
            assert!(after.level_max <= before.level_max && after.cap <= before.cap, "{one} {other}");
            assert!(after.strictest >= before.strictest);
            for routine in ["breath", "allodynia_safe", "scm_pinch", "suboccipital_release"] {
                assert!(before.allows_routine(routine) || !after.allows_routine(routine), "{one} {other} {routine}");
            }
            for place in atlas.places() {
                assert!(!before.skips(place) || after.skips(place), "{one} {other} {}", place.id);
                assert!(after.cap_at(&place.id) <= before.cap_at(&place.id));
            }
            assert_eq!(after, atlas.judge(&[other, one, other]), "order and repetition do not matter");
        }
    }
}

#[test]
fn every_row_is_reached_by_a_fact_and_every_fact_has_words() {
    let atlas = atlas();
    assert!(atlas.gate().rows.iter().all(|row| !row.facts.is_empty() && !row.condition.is_empty()));
    for fact in Fact::ALL {
        assert!(atlas.gate().words(*fact).is_some_and(|words| !words.is_empty()), "{fact}");
    }
}

#[test]
fn red_flags_say_what_to_do_and_when_it_is_worse() {
    let atlas = atlas();
    for (flag, number) in atlas.gate().red_flags.iter().zip(1..) {
        assert_eq!(flag.number, number);
        assert_eq!(flag.worse_if.is_some(), flag.then.is_some(), "{}", flag.id);
        assert!(flag.then.is_none_or(|then| then > flag.action), "{}", flag.id);
    }
    let urgent = atlas.gate().red_flags.iter().filter(|flag| flag.action == Urgency::Emergency).count();
    assert_eq!(urgent, 5);
    let stop = &atlas.gate().stop;
    assert!(stop.words.starts_with("Please stop now.") && stop.spoken_times == 1 && stop.then_silence && stop.shown);
}

#[test]
fn check_ins_have_their_answers_and_what_silence_counts_as() {
    let atlas = atlas();
    let question = |check_in| atlas.question(check_in);
    assert_eq!(question(CheckIn::Pressure).silence, Some(Answer::JustRight));
    assert_eq!(question(CheckIn::Pressure).at.after_touch(60.0), Some(20.0));
    assert_eq!(question(CheckIn::Stop).at, AskAt::EndOfStep);
    for scale in [CheckIn::Tender, CheckIn::Headache] {
        assert_eq!(question(scale).answers, Answers::Scale { least: 0, most: 10 });
        assert_eq!(question(scale).silence, None, "unanswered is unknown, never 0");
    }
    for entry in &atlas.gate().check_ins {
        if let (Answers::Words(words), Some(silence)) = (&entry.answers, entry.silence) {
            assert!(words.contains(&silence), "{}", entry.check_in);
        }
    }
}
