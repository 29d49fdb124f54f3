use konventa_domain::gain::{Dimension, Value};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics};
use konventa_domain::{Country, Language};

use super::*;

fn stratum(version: &str) -> Stratum {
    Stratum {
        version: version.parse().unwrap(),
        demographics: Demographics::new(Country::Kosovo, Language::Albanian),
        venue: None,
        day: "2026-11-24".parse().unwrap(),
    }
}

/// A number of equal records.
fn package(records: usize) -> Package {
    let stratum = stratum("v");
    let taken = QuizOutcomes::Both(vec![(Outcome::Wrong, Outcome::Correct)]);
    let outcomes = BTreeMap::from([(stratum, vec![taken; records])]);
    let deck_items = DeckItems {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: vec!["a".parse().unwrap()],
    };
    let counts = DeckCounts { versions: vec![deck_items], ..DeckCounts::default() }.into();
    Package::of(Gathered { scope: Scope::of("d".parse().unwrap()), counts, outcomes }, None)
}

#[test]
fn statements_of_very_many_records_are_left_out_and_it_is_said() {
    let most = package(statements::MOST_RECORDS);
    assert!(most.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!most.readme().contains("too large"));
    let more = package(statements::MOST_RECORDS + 1);
    assert!(!more.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!more.readme().contains("| `xapi.jsonl`"));
    assert!(more.readme().contains("- `xapi.jsonl`: it is too large with more than 50000 records."));
}

#[test]
fn who_learned_alone_has_no_lecture_and_no_place() {
    let mut table = Vec::new();
    let package = package(10);
    package.write(&Content::Records, &mut table).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert_eq!(table.lines().nth(10).unwrap(), "10,v,XK,sq,,,2026-11-24,2026-11,wrong,correct,0,1");
    let mut lines = Vec::new();
    package.write(&Content::Statements, &mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    assert!(lines.contains("\"urn:x-konventa:country\":\"XK\"}"), "{lines}");
}

/// Versions with other items are not in the tables, and the readme says how to get them.
#[test]
fn a_version_with_other_items_is_told() {
    let deck_items = |version: &str, items: &[&str]| DeckItems {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: items.iter().map(|item| item.parse().unwrap()).collect(),
    };
    let pair = (Outcome::Unsure, Outcome::Correct);
    let outcomes = BTreeMap::from([
        (stratum("old"), vec![QuizOutcomes::Both(vec![pair]); 20]),
        (stratum("new"), vec![QuizOutcomes::Both(vec![pair, pair]); 10]),
    ]);
    let versions = vec![deck_items("old", &["a"]), deck_items("new", &["a", "b"])];
    let export = |deck_version: Option<&str>| {
        let all = Scope::of("d".parse().unwrap());
        let version = deck_version.map(|version| Value::parse(Dimension::DeckVersion, version).unwrap());
        let scope = version.into_iter().fold(all, Scope::only);
        let counts = DeckCounts { versions: versions.clone(), ..DeckCounts::default() }.into();
        Package::of(Gathered { scope, counts, outcomes: outcomes.clone() }, None)
    };
    let all = export(None);
    assert_eq!(all.codebook().records, 10);
    assert!(all.readme().contains("- Version `old` of the deck: it has other items"), "{}", all.readme());
    assert!(all.codebook().markdown().contains("| `old` | 20 | no: other items |"));
    let old = export(Some("old"));
    assert_eq!(old.codebook().records, 20);
    assert!(!old.readme().contains("other items"));
}
