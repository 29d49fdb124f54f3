//! Compares whole reports with figures that scipy, statsmodels, pingouin and mpmath computed
//! (tests/oracle): tallies, groups and the names of fields. The formulas alone are compared in
//! `crates/statistics/tests/oracle.rs`, whose files this test shares.
//!
//! Data sets come from the golden file, or from the larger file that `KONVENTA_ORACLE` names
//! (`cargo xtask oracle`).

mod oracle {
    pub mod case;
    #[path = "../../../statistics/tests/oracle/compare.rs"]
    pub mod compare;
    #[path = "../../../statistics/tests/oracle/table.rs"]
    pub mod table;
}

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread;

use konventa_domain::gain::Report;

use oracle::case::Case;
use oracle::compare::{Comparison, change, numbers};
use oracle::table::assert_all_agree;

/// The parts of a report that the oracle does not compute: what was asked, and what is said in
/// words.
const WORDS: [&str; 5] = ["scope", "synthetic", "caveats", "set_aside", "seats"];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../statistics/tests/oracle/golden.json")
}

/// Compares all figures of one report.
fn compared(case: &Case) -> Comparison {
    let report = Report::of(Case::scope(), &case.counts());
    let mut report = serde_json::to_value(&report).unwrap();
    let fields = report.as_object_mut().unwrap();
    for name in WORDS {
        assert!(fields.remove(name).is_some(), "the report has no {name}");
    }
    let comparison = Comparison::of(&case.name, &case.expected, &report);
    // Counted by different code than it is compared with, so that no number is left out silently.
    let (compared, all) = (comparison.numbers(), numbers(&report));
    assert!(!comparison.faults.is_empty() || compared == all, "{}: {compared} of {all} numbers", case.name);
    comparison
}

#[test]
fn every_figure_is_what_others_compute() {
    let file = std::env::var_os("KONVENTA_ORACLE").map_or_else(golden, PathBuf::from);
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let all: Vec<Comparison> = thread::scope(|scope| {
        let shares: Vec<_> = (0..threads)
            .map(|thread| cases.iter().skip(thread).step_by(threads))
            .map(|share| scope.spawn(|| share.map(compared).collect::<Vec<_>>()))
            .collect();
        shares.into_iter().flat_map(|share| share.join().unwrap()).collect()
    });
    assert_all_agree(&all);
}

/// Proves that the comparison can fail: changes each number of a report, one by one.
#[test]
fn no_wrong_number_goes_unseen() {
    let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(golden()).unwrap()).unwrap();
    let case = cases.iter().find(|case| case.expected["bias"][0].is_object()).unwrap();
    let mut report = serde_json::to_value(Report::of(Case::scope(), &case.counts())).unwrap();
    report.as_object_mut().unwrap().retain(|name, _| !WORDS.contains(&name.as_str()));
    let all = numbers(&report);
    assert!(all > 100, "{all}");
    for place in 0..all {
        let mut wrong = report.clone();
        change(&mut wrong, place);
        assert_eq!(
            Comparison::of(&case.name, &case.expected, &wrong).faults.len(),
            1,
            "number {place} of {all}"
        );
    }
}
