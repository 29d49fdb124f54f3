//! The report against figures that others computed: tests/oracle writes them with scipy, statsmodels and pingouin.
//!
//! Without `KONVENTA_ORACLE`, the file beside this one; `cargo xtask oracle` makes a large one and names it there.

mod oracle {
    pub mod case;
    pub mod compare;
    pub mod table;
}

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use konventa_domain::gain::Report;
use serde_json::Value;

use oracle::case::Case;
use oracle::compare::{Comparison, numbers};
use oracle::table::Table;

/// What the oracle does not compute: what was asked, and what is said in words.
const WORDS: [&str; 3] = ["scope", "synthetic", "caveats"];

/// Fewer figures of one data set than this were not a comparison.
const FIGURES_OF_A_SET: usize = 50;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/golden.json")
}

/// All figures of one report, each compared.
fn compared(case: &Case) -> Comparison {
    let report = Report::of(Case::scope(), &case.census());
    let mut report = serde_json::to_value(&report).unwrap();
    let fields = report.as_object_mut().unwrap();
    for name in WORDS {
        assert!(fields.remove(name).is_some(), "the report has no {name}");
    }
    let comparison = Comparison::of(&case.name, &case.expected, &report);
    // Counted by another way than compared, so that no number is forgotten in silence.
    let (compared, all) = (comparison.numbers(), numbers(&report));
    assert!(!comparison.faults.is_empty() || compared == all, "{}: {compared} of {all} numbers", case.name);
    comparison
}

#[test]
fn every_figure_is_what_others_compute() {
    let file = std::env::var_os("KONVENTA_ORACLE").map_or_else(golden, PathBuf::from);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    assert!(cases.len() >= 60, "{} data sets are too few", cases.len());

    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let all: Vec<Comparison> = thread::scope(|scope| {
        let shares: Vec<_> = (0..hands)
            .map(|hand| cases.iter().skip(hand).step_by(hands))
            .map(|share| scope.spawn(|| share.map(compared).collect::<Vec<_>>()))
            .collect();
        shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
    });

    let table = Table::of(&all);
    println!("{table}");
    let faults: Vec<&str> = all.iter().flat_map(|one| &one.faults).map(String::as_str).collect();
    let shown = faults.iter().take(40).copied().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} figures differ:\n{shown}", faults.len());
    let figures: usize = all.iter().map(Comparison::numbers).sum();
    assert!(figures >= FIGURES_OF_A_SET * cases.len(), "{figures} numbers are too few");
    assert_eq!(table.never_a_number(), Vec::<&str>::new(), "figures that no data set has");
}

/// A comparison that cannot fail is none: each number of a report, one by one, is put out of place.
#[test]
fn no_wrong_number_goes_unseen() {
    let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(golden()).unwrap()).unwrap();
    let case = cases.iter().find(|case| case.expected["bias"][0].is_object()).unwrap();
    let mut report = serde_json::to_value(Report::of(Case::scope(), &case.census())).unwrap();
    report.as_object_mut().unwrap().retain(|name, _| !WORDS.contains(&name.as_str()));
    let all = numbers(&report);
    assert!(all > 100, "{all}");
    for place in 0..all {
        let mut wrong = report.clone();
        let (mut to_go, mut done) = (place, false);
        displace(&mut wrong, &mut to_go, &mut done);
        assert!(done);
        assert_eq!(
            Comparison::of(&case.name, &case.expected, &wrong).faults.len(),
            1,
            "number {place} of {all}"
        );
    }
}

/// Puts one number out of place: the one after so many others.
fn displace(value: &mut Value, to_go: &mut usize, done: &mut bool) {
    match value {
        Value::Number(number) if !*done => {
            if *to_go == 0 {
                let old = number.as_f64().unwrap();
                // Intervals that are drawn may be off by what chance does, but not by this.
                *value = (old + if number.is_f64() && old.abs() < 1.0 { 0.9 } else { 1.0 }).into();
                *done = true;
            } else {
                *to_go -= 1;
            }
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| displace(part, to_go, done)),
        Value::Object(fields) => fields.values_mut().for_each(|part| displace(part, to_go, done)),
        _ => {}
    }
}
