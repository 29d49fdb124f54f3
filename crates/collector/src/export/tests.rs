use konventa_domain::scoring::Outcome;
use konventa_domain::submission::Edition;
use konventa_domain::{Country, Language};

use super::*;

/// So many records that are all the same.
fn package(records: usize) -> Package {
    let stratum = Stratum {
        version: "v".parse().unwrap(),
        country: Country::Kosovo,
        language: Language::Albanian,
        hall: None,
        day: "2026-11-24".parse().unwrap(),
    };
    let taken = Taken::Both(vec![(Outcome::Wrong, Outcome::Correct)]);
    let outcomes = BTreeMap::from([(stratum, vec![taken; records])]);
    let edition = Edition {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: vec!["a".parse().unwrap()],
    };
    let census = Census { editions: vec![edition], ..Census::default() };
    Package::of(Gathered { scope: Scope::of("d".parse().unwrap()), census, outcomes }, None)
}

#[test]
fn statements_of_very_many_records_are_left_out_and_it_is_said() {
    let most = package(statements::MOST_RECORDS);
    assert!(most.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!most.readme().contains("too large"));
    let more = package(statements::MOST_RECORDS + 1);
    assert!(!more.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!more.readme().contains("| `xapi.jsonl`"));
    assert!(more.readme().contains("- `xapi.jsonl`: of more than 50000 records it would be too large."));
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
