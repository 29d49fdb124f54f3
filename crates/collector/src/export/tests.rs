use konventa_domain::gain::{
    BatchKind, BatchName, Dimension, Occasion, PendingStratum, Seat, Stratum, Value, Venue, seal,
};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes};
use konventa_domain::{Country, Language};

use super::*;

fn stratum(version: &str) -> Stratum {
    Stratum {
        version: version.parse().unwrap(),
        demographics: Demographics::new(Country::Kosovo, Language::Albanian),
        venue: None,
        day: "2026-11-24".parse().unwrap(),
        seat: Seat::None,
    }
}

/// The records of one stratum, sealed; of fewer than ten there is no batch.
fn sealed(stratum: Stratum, outcomes: Vec<QuizOutcomes>) -> Option<SealedRecords> {
    let kind = BatchKind::Both;
    let pending = [PendingStratum { kind, stratum, n: outcomes.len() as u64 }];
    let batch = seal(&pending, &Occasion::Everything).pop()?;
    Some(SealedRecords { kind, labels: batch.labels(), name: BatchName::default(), outcomes })
}

/// A number of equal records.
fn package(records: usize) -> Package {
    package_of(&["a"], vec![vec![(Outcome::Wrong, Outcome::Correct)]; records])
}

/// Records of one stratum.
pub(super) fn package_of(items: &[&str], records: Vec<Vec<(Outcome, Outcome)>>) -> Package {
    let taken = records.into_iter().map(QuizOutcomes::Both).collect();
    let records = sealed(stratum("v"), taken).into_iter().collect();
    let deck_items = DeckItems {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: items.iter().map(|item| item.parse().unwrap()).collect(),
    };
    let counts = DeckCounts { versions: vec![deck_items], ..DeckCounts::default() }.into();
    Package::of(Gathered { scope: Scope::of("d".parse().unwrap()), counts, records }, None)
}

#[test]
fn statements_of_very_many_records_are_left_out_and_it_is_said() {
    let most = package(statements::MOST_RECORDS).with_statements(true);
    assert!(most.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!most.readme().contains("`xapi.jsonl`: it is too large"));
    let more = package(statements::MOST_RECORDS + 1).with_statements(true);
    assert!(!more.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!more.readme().contains("| `xapi.jsonl`"));
    assert!(more.readme().contains("- `xapi.jsonl`: it is too large with more than 50000 records."));
}

#[test]
fn statements_are_written_only_when_asked_for() {
    let silent = package(10);
    assert!(!silent.files().unwrap().contains_key("xapi.jsonl"));
    assert!(silent.readme().contains("only with `xapi=true` (`--xapi`)"));
    let asked = package(10).with_statements(true);
    assert!(asked.files().unwrap().contains_key("xapi.jsonl"));
    assert!(!asked.readme().contains("only with `xapi=true`"));
}

#[test]
fn a_workbook_of_very_many_records_is_left_out_and_it_is_said() {
    let more = package(spreadsheet::MOST_RECORDS + 1);
    assert_eq!(more.too_many_for_workbook(), Some(spreadsheet::MOST_RECORDS));
    assert!(!more.files().unwrap().contains_key("records.xlsx"));
    assert!(more.readme().contains("- `records.xlsx`: it is too large with more than 20000 records."));
    assert!(!more.readme().contains("| `records.xlsx`"));
}

/// The rows of both tables agree cell by cell: a code in one is its value in the other.
#[test]
fn a_code_is_its_value() {
    let package = placed(&["merged", "=2+2", "007, \"hall\""]);
    let read = |content: &Content| {
        let mut table = Vec::new();
        package.write(content, &mut table).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_slice());
        reader.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let (words, codes) = (read(&Content::Records), read(&Content::RecordsCoded));
    assert_eq!(words.len(), codes.len());
    assert_eq!(
        codes[0].iter().collect::<Vec<_>>().join(" "),
        "record deck_version country language place lecture seat day month q01_pre q01_post pre_right post_right"
    );
    let codebook = package.codebook();
    for (words, codes) in words.iter().zip(&codes).skip(1) {
        for ((word, code), field) in words.iter().zip(codes).zip(&codebook.records_csv) {
            let value =
                field.values.iter().find(|value| value.code.is_some_and(|known| known.to_string() == code));
            assert_eq!(value.map_or(code, |value| &value.value), word, "{}", field.name);
        }
    }
    let protected = codes.iter().find(|row| &row[4] == "'=2+2").unwrap();
    let cells: Vec<&str> = protected.iter().skip(1).collect();
    assert_eq!(cells.join("|"), "v|3|3|'=2+2|hall-1|2|2026-11-24|2026-11|2|1|0|1");
}

#[test]
fn a_withheld_value_of_a_closed_set_is_minus_nine() {
    let package = package(10);
    let codebook = package.codebook();
    let country = codebook.records_csv.iter().find(|field| field.name == "country").unwrap();
    assert_eq!(country.code_of("merged"), codebook::Code::Number(-9));
    assert_eq!(country.code_of("XK"), codebook::Code::Number(3));
    assert_eq!(country.code_of(""), codebook::Code::Text);
}

#[test]
fn fields_are_the_columns_of_the_tables() {
    let package = package_of(&["a", "b"], Vec::new());
    let codebook = package.codebook();
    for (content, fields) in
        [(Content::Records, &codebook.records_csv), (Content::RecordsLong, &codebook.records_long_csv)]
    {
        let mut table = Vec::new();
        package.write(&content, &mut table).unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(String::from_utf8(table).unwrap().trim_end(), names.join(","));
    }
    assert!(codebook.records_csv.iter().any(|field| field.name == "pre_right"));
}

#[test]
fn a_student_who_learned_alone_has_no_lecture_and_no_place() {
    let mut table = Vec::new();
    let package = package(10).with_statements(true);
    package.write(&Content::Records, &mut table).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert_eq!(table.lines().nth(10).unwrap(), "10,v,XK,sq,,,none,2026-11-24,2026-11,wrong,correct,0,1");
    let mut lines = Vec::new();
    package.write(&Content::Statements, &mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap();
    let says = "{\"urn:x-konventa:country\":\"XK\",\"urn:x-konventa:seat\":\"none\"}";
    assert!(lines.contains(says), "{lines}");
}

/// Versions with other items are not in the tables, and the readme says how to get them.
#[test]
fn a_version_with_other_items_is_listed() {
    let deck_items = |version: &str, items: &[&str]| DeckItems {
        deck: "d".parse().unwrap(),
        version: version.parse().unwrap(),
        items: items.iter().map(|item| item.parse().unwrap()).collect(),
    };
    let pair = (Outcome::Unsure, Outcome::Correct);
    let records: Vec<SealedRecords> = [
        sealed(stratum("old"), vec![QuizOutcomes::Both(vec![pair]); 20]),
        sealed(stratum("new"), vec![QuizOutcomes::Both(vec![pair, pair]); 10]),
    ]
    .into_iter()
    .flatten()
    .collect();
    let versions = vec![deck_items("old", &["a"]), deck_items("new", &["a", "b"])];
    let export = |deck_version: Option<&str>| {
        let all = Scope::of("d".parse().unwrap());
        let version = deck_version.map(|version| Value::parse(Dimension::DeckVersion, version).unwrap());
        let scope = version.into_iter().fold(all, Scope::only);
        let counts = DeckCounts { versions: versions.clone(), ..DeckCounts::default() }.into();
        Package::of(Gathered { scope, counts, records: records.clone() }, None)
    };
    let all = export(None);
    assert_eq!(all.codebook().records, 10);
    assert!(all.readme().contains("- Version `old` of the deck: it has other items"), "{}", all.readme());
    assert!(all.codebook().markdown().contains("| `old` | 20 | no: other items |"));
    let old = export(Some("old"));
    assert_eq!(old.codebook().records, 20);
    assert!(!old.readme().contains("other items"));
}

/// Ten records of a lecture at each place, with one item.
pub(super) fn placed(places: &[&str]) -> Package {
    let taken = QuizOutcomes::Both(vec![(Outcome::Wrong, Outcome::Correct)]);
    let records = places.iter().enumerate().filter_map(|(number, place)| {
        let venue =
            Venue { lecture: format!("hall-{number}").parse().unwrap(), place: Some((*place).to_owned()) };
        sealed(Stratum { venue: Some(venue), ..stratum("v") }, vec![taken.clone(); 10])
    });
    let deck_items = DeckItems {
        deck: "d".parse().unwrap(),
        version: "v".parse().unwrap(),
        items: vec!["a".parse().unwrap()],
    };
    let counts = DeckCounts { versions: vec![deck_items], ..DeckCounts::default() }.into();
    let gathered = Gathered { scope: Scope::of("d".parse().unwrap()), counts, records: records.collect() };
    Package::of(gathered, None)
}
