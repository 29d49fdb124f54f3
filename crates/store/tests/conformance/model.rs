//! Random operations on so few ids that they collide, against a model that is a plain list.

use std::borrow::Cow;

use konventa_domain::gain::{Dimension, Scope, Tally, Value};
use konventa_domain::id::LectureId;
use konventa_domain::submission::{DeckItems, Demographics, Record};
use konventa_domain::{Country, Language};
use konventa_store::{RecordResult, WithdrawResult};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::engine::Engine;
use super::samples::{deck_items, id, record, scope, tallies, today};

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Record(Record),
    Withdraw(u128),
    Report(Scope),
    Restart,
}

fn versions() -> [DeckItems; 3] {
    [
        deck_items("d", "v1", &["a", "b"]),
        deck_items("d", "v2", &["b", "c", "a"]),
        deck_items("e", "v1", &["z"]),
    ]
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let country = || prop::sample::select(&Country::ALL[..]);
    let language = || prop::sample::select(&Language::ALL[..2]);
    let lecture = || prop::option::of("hall|room".prop_map(|l| l.parse().unwrap()));
    let demographics =
        (country(), language()).prop_map(|(country, language)| Demographics { country, language });
    let records = (0_u128..8, 0_usize..3, "[cwub]{3}", "[cwub]{3}", 0_u8..3, demographics, lecture())
        .prop_map(|(n, of, pre, post, part, demographics, lecture)| {
            let deck_items = &versions()[of];
            let cut = |letters: String, missed: bool| {
                if missed { String::new() } else { letters[..deck_items.items.len()].to_owned() }
            };
            let (pre, post) = (cut(pre, part == 1), cut(post, part == 2));
            Step::Record(Record { demographics, lecture, ..record(n, deck_items, &pre, &post) })
        });
    let scopes = (
        "d|e",
        prop::option::of("v1|v2"),
        prop::option::of(country()),
        prop::option::of(language()),
        lecture(),
    )
        .prop_map(|(deck, version, country, language, lecture)| {
            let version = version.map(|v| Value::parse(Dimension::DeckVersion, &v).unwrap());
            let lecture = lecture.map(|lecture: LectureId| Value::Lecture(Cow::Owned(lecture)));
            let values = [version, country.map(Value::Country), language.map(Value::Language), lecture];
            Step::Report(values.into_iter().flatten().fold(scope(&deck), Scope::only))
        });
    let step = prop_oneof![
        8 => records,
        3 => (0_u128..8).prop_map(Step::Withdraw),
        3 => scopes,
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..40)
}

#[derive(Default)]
struct Model {
    kept: Vec<Record>,
}

impl Model {
    fn record(&mut self, record: &Record) -> RecordResult {
        match self.kept.iter().find(|kept| kept.id == record.id) {
            Some(kept) if kept == record => RecordResult::Duplicate,
            Some(_) => RecordResult::Differs,
            None => {
                self.kept.push(record.clone());
                RecordResult::New
            }
        }
    }

    fn withdraw(&mut self, n: u128) -> WithdrawResult {
        let before = self.kept.len();
        self.kept.retain(|kept| kept.id != id(n));
        if self.kept.len() < before { WithdrawResult::Gone } else { WithdrawResult::Unknown }
    }

    fn tallies(&self, scope: &Scope) -> Vec<(DeckItems, Tally)> {
        let has = |kept: &Record, value: &Value<'_>| match value {
            Value::DeckVersion(version) => **version == kept.version,
            Value::Country(country) => *country == kept.demographics.country,
            Value::Language(language) => *language == kept.demographics.language,
            Value::Lecture(lecture) => kept.lecture.as_ref() == Some(&**lecture),
            Value::Place(_) | Value::Day(_) | Value::Month(_) => {
                unreachable!("the model is not asked for it")
            }
        };
        let in_scope = |kept: &&Record| {
            kept.deck == scope.deck && scope.conditions().all(|condition| has(kept, condition.value()))
        };
        let of = |deck_items: &DeckItems| {
            let mut tally = Tally::new(deck_items.items.len());
            let all = self.kept.iter().filter(in_scope);
            let own: Vec<_> =
                all.filter(|r| r.deck == deck_items.deck && r.version == deck_items.version).collect();
            for kept in &own {
                tally.add(&kept.taken);
            }
            (!own.is_empty()).then_some(tally)
        };
        versions()
            .into_iter()
            .filter_map(|deck_items| of(&deck_items).map(|tally| (deck_items, tally)))
            .collect()
    }
}

pub(crate) async fn compare(engine: &impl Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut store = engine.open().await;
    for deck_items in &versions() {
        store.announce(deck_items).await.unwrap();
    }
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Record(record) => {
                let recorded = store.record(record.clone(), today()).await.unwrap();
                prop_assert_eq!(recorded, model.record(record));
            }
            Step::Withdraw(n) => prop_assert_eq!(store.withdraw(id(*n)).await.unwrap(), model.withdraw(*n)),
            Step::Report(scope) => {
                prop_assert_eq!(tallies(&*store, scope).await.unwrap(), model.tallies(scope));
            }
            Step::Restart => store = engine.restart(store).await,
        }
    }
    for deck in ["d", "e"] {
        prop_assert_eq!(tallies(&*store, &scope(deck)).await.unwrap(), model.tallies(&scope(deck)));
    }
    store.close().await;
    Ok(())
}
