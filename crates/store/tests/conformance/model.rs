//! Random operations on so few ids that they collide, against a model that is a plain list. The model
//! and the store cut batches by the same function of the domain; what they do with the records is
//! compared.

use std::collections::BTreeSet;

use konventa_domain::gain::{Batch, BatchKind, Occasion, PendingStratum, Seat, Stratum, Tally, Venue, seal};
use konventa_domain::submission::{DeckItems, Demographics, Record, SubmissionId};
use konventa_domain::{Country, Day, Language};
use konventa_store::{RecordResult, SealWhen, WithdrawResult};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::engine::Engine;
use super::samples::{deck_items, id, next_month, record, today};

#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Some phones send, each under an id of its own.
    Crowd(Vec<Record>),
    Withdraw(u128),
    Seal(SealWhen),
    Restart,
}

/// The number of ids.
const IDS: u128 = 60;

fn versions() -> [DeckItems; 3] {
    [
        deck_items("d", "v1", &["a", "b"]),
        deck_items("d", "v2", &["b", "c", "a"]),
        deck_items("e", "v1", &["z"]),
    ]
}

pub(crate) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let country = || prop::sample::select(&Country::ALL[..2]);
    let language = || prop::sample::select(&Language::ALL[..2]);
    let lecture = || prop::option::of("hall|room".prop_map(|l| l.parse().unwrap()));
    let demographics =
        (country(), language()).prop_map(|(country, language)| Demographics { country, language });
    let one = ("[cw]{3}", "[cw]{3}");
    let crowds = (
        0_u128..IDS,
        0_usize..3,
        prop::collection::vec(one, 1..16),
        prop_oneof![6 => Just(0_u8), 1 => Just(1), 1 => Just(2)],
        demographics,
        lecture(),
        any::<bool>(),
    )
        .prop_map(|(from, of, all, part, demographics, lecture, vouched)| {
            let deck_items = &versions()[of];
            let cut = |letters: &str, missed: bool| {
                if missed { String::new() } else { letters[..deck_items.items.len()].to_owned() }
            };
            let sent = (from..).zip(&all).map(|(n, (pre, post))| {
                let (pre, post) = (cut(pre, part == 1), cut(post, part == 2));
                let lecture = lecture.clone();
                Record { demographics, lecture, vouched, ..record(n % IDS, deck_items, &pre, &post) }
            });
            Step::Crowd(sent.collect())
        });
    let seals = prop_oneof![
        2 => Just(SealWhen::GainShown("hall".parse().unwrap())),
        1 => Just(SealWhen::Today(today().plus(5))),
        2 => Just(SealWhen::Today(next_month())),
        1 => Just(SealWhen::Now),
    ];
    let step = prop_oneof![
        8 => crowds,
        3 => (0..IDS).prop_map(Step::Withdraw),
        3 => seals.prop_map(Step::Seal),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..40)
}

#[derive(Default)]
struct Model {
    pending: Vec<Record>,
    received: BTreeSet<SubmissionId>,
    batches: Vec<(DeckItems, Batch)>,
}

impl Model {
    fn record(&mut self, record: &Record) -> RecordResult {
        if self.received.contains(&record.id) {
            return RecordResult::Duplicate;
        }
        match self.pending.iter().find(|kept| kept.id == record.id) {
            // Whether the ticket of a repetition is spent does not matter.
            Some(kept) if Record { vouched: kept.vouched, ..record.clone() } == *kept => {
                RecordResult::Duplicate
            }
            Some(_) => RecordResult::Differs,
            None => {
                self.pending.push(record.clone());
                RecordResult::New
            }
        }
    }

    fn withdraw(&mut self, n: u128) -> WithdrawResult {
        let before = self.pending.len();
        self.pending.retain(|kept| kept.id != id(n));
        if self.pending.len() < before {
            WithdrawResult::Gone
        } else if self.received.contains(&id(n)) {
            WithdrawResult::Sealed
        } else {
            WithdrawResult::Unknown
        }
    }

    fn seal(&mut self, when: &SealWhen) -> usize {
        // No lecture is known to the store.
        let occasion = match when {
            SealWhen::GainShown(lecture) => {
                Occasion::GainShown { lecture: lecture.clone(), only_vouched: false }
            }
            SealWhen::Today(day) => Occasion::Time { today: *day, lectures: [].into() },
            SealWhen::Now => Occasion::Everything,
        };
        ["d", "e"].into_iter().map(|deck| self.seal_deck(deck, &occasion)).sum()
    }

    fn seal_deck(&mut self, deck: &str, occasion: &Occasion) -> usize {
        let key = |record: &Record| (BatchKind::of(&record.taken), stratum(record, today()));
        let own = || self.pending.iter().filter(|record| record.deck.as_str() == deck);
        let strata: BTreeSet<(BatchKind, Stratum)> = own().map(key).collect();
        let pending: Vec<PendingStratum> = strata
            .into_iter()
            .map(|(kind, stratum)| {
                let n = own().filter(|record| key(record) == (kind, stratum.clone())).count() as u64;
                PendingStratum { kind, stratum, n }
            })
            .collect();
        let new = seal(&pending, occasion);
        for batch in &new {
            let is_in = |record: &Record| {
                let (kind, stratum) = key(record);
                record.deck.as_str() == deck && kind == batch.kind && batch.strata.contains(&&stratum)
            };
            let version = &batch.strata[0].version;
            let of = |known: &DeckItems| known.deck.as_str() == deck && known.version == *version;
            let deck_items = versions().into_iter().find(of).unwrap();
            let mut tally = Tally::new(deck_items.items.len());
            let (sealed, left) = self.pending.drain(..).partition::<Vec<_>, _>(is_in);
            self.pending = left;
            for record in sealed {
                tally.add(&record.taken);
                self.received.insert(record.id);
            }
            self.batches.push((deck_items, Batch { kind: batch.kind, labels: batch.labels(), tally }));
        }
        new.len()
    }

    /// The batches of a deck, in the order of their words.
    fn batches(&self, deck: &str) -> Vec<String> {
        let own = self.batches.iter().filter(|(deck_items, _)| deck_items.deck.as_str() == deck);
        sorted(own.map(|(_, batch)| batch))
    }
}

fn stratum(record: &Record, day: Day) -> Stratum {
    let venue = record.lecture.clone().map(|lecture| Venue { lecture, place: None });
    let (version, demographics) = (record.version.clone(), record.demographics);
    Stratum { venue, day, version, demographics, seat: Seat::vouched(record.vouched) }
}

fn sorted<'a>(batches: impl Iterator<Item = &'a Batch>) -> Vec<String> {
    let mut all: Vec<String> = batches.map(|batch| format!("{batch:?}")).collect();
    all.sort_unstable();
    all
}

pub(crate) async fn compare(engine: &impl Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut store = engine.open().await;
    for deck_items in &versions() {
        store.announce(deck_items).await.unwrap();
    }
    let mut model = Model::default();
    for step in steps {
        match step {
            Step::Crowd(records) => {
                for record in records {
                    let recorded = store.record(record.clone(), today()).await.unwrap();
                    prop_assert_eq!(recorded, model.record(record));
                }
            }
            Step::Withdraw(n) => prop_assert_eq!(store.withdraw(id(*n)).await.unwrap(), model.withdraw(*n)),
            Step::Seal(when) => {
                prop_assert_eq!(store.seal(when.clone()).await.unwrap(), model.seal(when));
            }
            Step::Restart => store = engine.restart(store).await,
        }
        for deck in ["d", "e"] {
            let id = deck.parse().unwrap();
            let counts = store.deck_counts(&id, None).await.unwrap();
            prop_assert_eq!(sorted(counts.batches.iter()), model.batches(deck));
            prop_assert!(counts.batches.iter().all(|batch| batch.n() >= 10));
        }
    }
    for deck in ["d", "e"] {
        let id = deck.parse().unwrap();
        let (counts, records) =
            (store.deck_counts(&id, None).await.unwrap(), store.sealed_records(&id).await);
        prop_assert_eq!(&counts.recounted(&records.unwrap()).batches, &counts.batches);
        for lecture in ["hall", "room"].map(|lecture| lecture.parse().unwrap()) {
            let one = store.deck_counts(&id, Some(&lecture)).await.unwrap();
            let own = counts.batches.iter().filter(|batch| batch.labels.lecture() == Some(&lecture));
            prop_assert_eq!(&one.batches, &own.cloned().collect::<Vec<_>>());
        }
    }
    store.close().await;
    Ok(())
}
