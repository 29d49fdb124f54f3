//! Compares the figures with those of scipy, statsmodels, pingouin and mpmath, which tests/oracle
//! has computed.
//!
//! Data sets come from the golden file, or from the larger file that `KONVENTA_ORACLE` names
//! (`cargo xtask oracle`).
#![cfg(feature = "serde")]

mod oracle {
    pub mod compare;
    pub mod data_set;
    pub mod table;
}

use std::path::{Path, PathBuf};

use serde_json::Value;

use oracle::compare::{Comparison, change, numbers};
use oracle::data_set::DataSet;
use oracle::table::assert_all_agree;

/// The parts of a report that this crate does not compute: what was asked, counts of answers, and
/// the same figures for parts of the subjects. Everything else has to be among
/// [`DataSet::figures`].
const OTHER_PARTS: [&str; 9] = [
    "versions",
    "items_asked",
    "n",
    "attrition",
    "distribution",
    "countries",
    "languages",
    "places",
    "months",
];

/// Fields of the figures that are names, or counts of answers that this crate knows nothing
/// about.
const OTHERS: [&str; 8] =
    ["unsure", "item", "unsure_pre", "unsure_to_right", "reference", "focal", "n_reference", "n_focal"];

/// The expected figures without what this crate does not compute.
fn figures_of(mut expected: Value) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.retain(|name, _| !OTHERS.contains(&name.as_str()));
                fields.values_mut().for_each(strip);
            }
            Value::Array(parts) => parts.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let fields = expected.as_object_mut().unwrap();
    for part in OTHER_PARTS {
        assert!(fields.remove(part).is_some(), "the oracle has no {part}");
    }
    // Of the lectures, only their similarity.
    let icc = fields.remove("lectures").unwrap()["icc"].take();
    fields.insert("icc".to_owned(), icc);
    strip(&mut expected);
    expected
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/golden.json")
}

fn read(file: &Path) -> Vec<DataSet> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_figure_is_what_others_compute() {
    let sets = read(&std::env::var_os("KONVENTA_ORACLE").map_or_else(golden, PathBuf::from));
    let mut all = Vec::new();
    for set in sets {
        let found = set.figures();
        let comparison = Comparison::of(&set.name, &figures_of(set.expected), &found);
        // Counted by different code than it is compared with, so that no number is left out silently.
        let (compared, numbers) = (comparison.numbers(), numbers(&found));
        assert!(
            !comparison.faults.is_empty() || compared == numbers,
            "{}: {compared} of {numbers} numbers",
            set.name
        );
        all.push(comparison);
    }
    assert_all_agree(&all);
}

/// Proves that the comparison can fail: changes each number of a data set, one by one.
#[test]
fn no_wrong_number_goes_unseen() {
    let sets = read(&golden());
    let is_rich = |set: &DataSet| set.expected["bias"][0].is_object() && numbers(&set.expected) > 200;
    let set = sets.into_iter().find(is_rich).unwrap();
    let figures = set.figures();
    let expected = figures_of(set.expected);
    let all = numbers(&figures);
    assert!(all > 100, "{all}");
    for place in 0..all {
        let mut wrong = figures.clone();
        change(&mut wrong, place);
        let faults = Comparison::of(&set.name, &expected, &wrong).faults;
        assert_eq!(faults.len(), 1, "number {place} of {all}: {faults:?}");
    }
}
