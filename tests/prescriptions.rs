//! Prescriptions: they may lower, skip and stay inside what the routine allows, and never more.

use expect_test::{Expect, expect};
use stillpoint::atlas::vocabulary::{CheckIn, Level};
use stillpoint::library::Library;
use stillpoint::routine::model::Routine;
use stillpoint::routine::prescription::{PrescribedRoutine, PrescriptionFile};
use stillpoint::routine::read;
use stillpoint::routine::source::Source;
use stillpoint::score::choices::Choices;
use stillpoint::score::compile::compile;
use stillpoint::score::time::whole;

fn bundled(library: &Library) -> Routine {
    library.routine("suboccipital_release").unwrap().checked.value.unwrap()
}

/// A prescription of the bundled routine with these fields.
fn text(routine: &Routine, fields: &str) -> String {
    format!("Prescription(format: 1, routine: (id: \"{}\", hash: \"{}\"), {fields})", routine.id, routine.hash)
}

fn read(library: &Library, text: &str) -> (Option<PrescriptionFile>, Vec<String>) {
    let source = Source::from_bytes("home.ron", text.as_bytes()).unwrap();
    let checked = read::prescription(&source, library.atlas());
    let mut said: Vec<String> =
        checked.report.diagnostics().iter().map(|wrong| format!("{} {}", wrong.code, wrong.sentence)).collect();
    if let Some(file) = &checked.value {
        let against = file.check(&bundled(library));
        said.extend(against.diagnostics().iter().map(|wrong| format!("{} {}", wrong.code, wrong.sentence)));
    }
    (checked.value, said)
}

fn check(fields: &str, expected: Expect) {
    let library = Library::open().unwrap();
    let (_, said) = read(&library, &text(&bundled(&library), fields));
    expected.assert_eq(&said.join("\n"));
}

#[test]
fn a_prescription_that_lowers_skips_and_shortens_is_followed() {
    let library = Library::open().unwrap();
    let routine = bundled(&library);
    let fields = "ceiling: 3, level: Usual, frequency: \"once a day\", from: \"2027-03-01\", until: \"2027-03-28\", \
                  key_point: \"Let the head be heavy.\", steps: [(id: \"cradle\", seconds: 40, pressure: 2), \
                  (id: \"ridge_glide\", skip: true)]";
    let (file, said) = read(&library, &text(&routine, fields));
    assert_eq!(said, Vec::<String>::new());
    let choices = Choices { prescription: Some(file.unwrap().changes), ..Choices::default() };
    let score = compile(&routine, library.atlas(), &choices).unwrap();
    let cradle = score.steps.iter().find(|step| step.id == "cradle").unwrap();
    assert_eq!((cradle.practice, cradle.pressure), (whole(40), 2));
    assert!(score.steps.iter().all(|step| step.pressure <= 3 && step.id != "ridge_glide"));
    assert!(score.check_ins.iter().any(|ask| ask.ask == CheckIn::Stop), "the stop check stays");
    assert_eq!(score.level, Level::Usual);
}

#[test]
fn what_asks_for_more_than_the_routine_is_refused_all_at_once() {
    check(
        "steps: [(id: \"hollows\", pressure: 5), (id: \"cradle\", seconds: 200), (id: \"rest\", side: Left), (id: \"holows\")]",
        expect![[r"
            E0703 pressure 5 is more than the routine's 4 at `hollows`
            E0704 200 s are not from 30 to 90 s at `cradle`
            E0705 `rest` is not done on both sides, so one of them cannot be chosen
            E0702 the routine has no step `holows`"]],
    );
}

#[test]
fn fields_dates_and_places_are_checked() {
    check(
        "ceiling: 9, minutes: 0, from: \"2027-03-28\", until: \"2027-03-01\", taught: [\"te17_yifen\"], cheks: None",
        expect![[r"
            E0707 the last day 2027-03-01 is before the first, 2027-03-28
            E0302 9 is not from 0 to 6
            E0302 0 is not from 1 to 120
            E0401 the atlas has no place `te17_yifen`
            E0201 a prescription has no field `cheks`"]],
    );
}

#[test]
fn a_prescription_for_another_text_says_so() {
    let library = Library::open().unwrap();
    let (_, said) = read(&library, "Prescription(format: 1, routine: (id: \"suboccipital_release\", hash: \"00\"))");
    assert_eq!(said, ["E0701 the prescription is for another text of `suboccipital_release` than the one here"]);
}

#[test]
fn two_to_four_techniques_may_be_written_out_and_the_rules_hold_for_them() {
    let library = Library::open().unwrap();
    let head = "format: 1, language: \"en\", title: \"Two holds\", summary: \"For home.\", modality: [Acupressure], \
                phases: [Between], levels: [Usual], positions: [Seated], basis: []";
    let step = |pressure: u8| {
        format!(
            "(on: \"gb20_fengchi\", do: Hold, side: Both, pressure: {pressure}, seconds: 30, say: [(text: \"Press.\")])"
        )
    };
    let rest = "(on: \"none\", do: Rest, seconds: 20, say: [(text: \"Rest.\")])";
    let whole = |steps: &str| format!("Prescription(format: 1, routine: Routine({head}, steps: [{steps}]))");
    let source = |text: String| Source::from_bytes("home.ron", text.as_bytes()).unwrap();
    let good = read::prescription(&source(whole(&format!("{}, {rest}", step(3)))), library.atlas());
    assert!(good.report.is_empty(), "{:?}", good.report);
    let PrescribedRoutine::Inline(routine) = good.value.unwrap().routine else { panic!("it is written out") };
    assert!(compile(&routine, library.atlas(), &Choices::default()).is_ok());
    let bad = read::prescription(&source(whole(&step(9))), library.atlas());
    let codes: Vec<&str> = bad.report.diagnostics().iter().map(|wrong| wrong.code.as_str()).collect();
    assert_eq!(codes, ["E0706", "E0504"]);
}
