//! One long story: a deck is served, taught, updated, retried, withdrawn, sealed and reported on.

use konventa_domain::gain::{Dimension, Scope, Tally, Value};
use konventa_domain::submission::{DeckItems, Demographics, Record};
use konventa_domain::{Country, Language};
use konventa_store::{RecordResult, SealWhen, Store, StoreError, WithdrawResult};

use super::engine::Engine;
use super::samples::{deck_items, id, next_month, record, scope, tallies, today};

async fn paired(store: &dyn Store, scope: &Scope) -> u64 {
    tallies(store, scope).await.unwrap().iter().map(|(_, tally)| tally.paired()).sum()
}

/// Stores equal records under ids from a number on.
async fn crowd(store: &dyn Store, from: u128, n: u128, deck_items: &DeckItems, (pre, post): (&str, &str)) {
    for n in from..from + n {
        let stored = store.record(record(n, deck_items, pre, post), today()).await.unwrap();
        assert_eq!(stored, RecordResult::New);
    }
}

pub(crate) async fn scenario(engine: &impl Engine) {
    let store = engine.open().await;
    store.ready().await.unwrap();

    // At first no deck version is known, and no record is accepted.
    let first = deck_items("d", "v1", &["a", "b"]);
    assert_eq!(store.deck_items(&first.deck, &first.version).await.unwrap(), None);
    assert_eq!(store.known_deck_items().await.unwrap(), []);
    let early = store.record(record(1, &first, "cw", "cc"), today()).await;
    assert!(matches!(early, Err(StoreError::UnknownDeckVersion { .. })), "{early:?}");
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), []);
    assert!(!store.has_real_records().await.unwrap());

    // A deck is served, and announced a second time at the next start.
    store.announce(&first).await.unwrap();
    store.announce(&first).await.unwrap();
    assert_eq!(store.deck_items(&first.deck, &first.version).await.unwrap(), Some(first.clone()));
    let other = deck_items("d", "v1", &["b", "a"]);
    assert!(matches!(store.announce(&other).await, Err(StoreError::DeckVersionDiffers { .. })));
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), []);

    // A student submits. The answer gets lost, and the phone retries, also after midnight.
    let given = record(1, &first, "cw", "cc");
    assert_eq!(store.record(given.clone(), today()).await.unwrap(), RecordResult::New);
    assert_eq!(store.record(given.clone(), today()).await.unwrap(), RecordResult::Duplicate);
    assert_eq!(store.record(given.clone(), today().plus(1)).await.unwrap(), RecordResult::Duplicate);

    // A different record under the same id changes nothing.
    for other in others(&given) {
        assert_eq!(store.record(other, today()).await.unwrap(), RecordResult::Differs);
    }

    // A student withdraws: nothing is left, and a second attempt finds nothing.
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(store.withdraw(id(77)).await.unwrap(), WithdrawResult::Unknown);
    let store = engine.restart(store).await;
    // As documented: the id is not remembered either.
    assert_eq!(store.record(given.clone(), today()).await.unwrap(), RecordResult::New);
    assert!(store.has_real_records().await.unwrap());

    let store = sealed(engine, store, &first, &given).await;

    // The deck is updated. Phones that began earlier are still accepted; another deck is counted
    // separately, even if its version has the same name.
    let second = deck_items("d", "v2", &["b", "c"]);
    let another = deck_items("e", "v1", &["a"]);
    store.announce(&second).await.unwrap();
    store.announce(&another).await.unwrap();
    assert_eq!(store.known_deck_items().await.unwrap(), [first.clone(), second.clone(), another.clone()]);
    crowd(&*store, 400, 10, &second, ("ww", "cu")).await;
    crowd(&*store, 500, 11, &first, ("ww", "ww")).await;
    crowd(&*store, 600, 12, &another, ("c", "c")).await;
    assert_eq!(store.seal(SealWhen::Now).await.unwrap(), 3);
    let found = tallies(&*store, &scope("d")).await.unwrap();
    assert_eq!(
        found.iter().map(|(e, t)| (e.version.as_str(), t.paired())).collect::<Vec<_>>(),
        [("v1", 23), ("v2", 10)]
    );
    let item = &found[1].1.items[0];
    assert_eq!((item.pre_right(), item.post_right()), (0, 10));

    filtered(&*store, &second).await;

    // Synthetic records stay synthetic.
    assert!(!store.deck_counts(&first.deck, None).await.unwrap().synthetic);
    store.mark_synthetic().await.unwrap();
    store.mark_synthetic().await.unwrap();
    let store = engine.restart(store).await;
    assert!(store.deck_counts(&first.deck, None).await.unwrap().synthetic);
    assert!(!store.has_real_records().await.unwrap());

    // The records themselves agree with the counts.
    let counts = store.deck_counts(&first.deck, None).await.unwrap();
    let records = store.sealed_records(&first.deck).await.unwrap();
    assert_eq!(counts.recounted(&records).batches, counts.batches);
    store.close().await;
}

/// Twelve students with both quizzes, ten with the first only, and nine with the second only.
async fn sealed(
    engine: &impl Engine,
    store: std::sync::Arc<dyn Store>,
    first: &DeckItems,
    given: &Record,
) -> std::sync::Arc<dyn Store> {
    crowd(&*store, 100, 11, first, ("cw", "cc")).await;
    crowd(&*store, 200, 10, first, ("cc", "")).await;
    crowd(&*store, 300, 9, first, ("", "ub")).await;
    // They are counted nowhere while the month goes on.
    for when in [SealWhen::Today(today().plus(30)), SealWhen::GainShown("hall".parse().unwrap())] {
        assert!(!store.is_seal_due(&when).await.unwrap());
        assert_eq!(store.seal(when).await.unwrap(), 0);
    }
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), []);

    let when = SealWhen::Today(next_month());
    assert!(store.is_seal_due(&when).await.unwrap());
    assert_eq!(store.seal(when.clone()).await.unwrap(), 2);
    assert_eq!(store.seal(when.clone()).await.unwrap(), 0, "nothing is sealed twice");
    let mut tally = Tally::new(2);
    (0..12).for_each(|_| tally.add(&given.taken));
    (0..10).for_each(|_| tally.add_pre_only(2));
    let expected = [(first.clone(), tally)];
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), expected);

    // A phone whose answer got lost sends again, and is counted once. Nobody knows any more what it
    // had sent.
    let store = engine.restart(store).await;
    for again in [given.clone(), record(1, first, "ww", "ww")] {
        assert_eq!(store.record(again, next_month()).await.unwrap(), RecordResult::Duplicate);
    }
    // It cannot take it back. A student whose record waits can.
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Sealed);
    assert_eq!(store.withdraw(id(300)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(store.withdraw(id(300)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(store.seal(when).await.unwrap(), 0);
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), expected);

    // Two months after the month nobody knows that it was ever here. Records that wait are still
    // there.
    let (last, later) = (today().plus(89), today().plus(90));
    assert!(!store.is_seal_due(&SealWhen::Today(last)).await.unwrap());
    assert_eq!(store.seal(SealWhen::Today(last)).await.unwrap(), 0);
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Sealed);
    assert!(store.is_seal_due(&SealWhen::Today(later)).await.unwrap());
    assert_eq!(store.seal(SealWhen::Today(later)).await.unwrap(), 0);
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(store.withdraw(id(301)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), expected);

    // A year later what never found nine others is deleted.
    let (last, later) = (today().plus(365), today().plus(366));
    assert!(!store.is_seal_due(&SealWhen::Today(last)).await.unwrap());
    assert!(store.is_seal_due(&SealWhen::Today(later)).await.unwrap());
    assert_eq!(store.seal(SealWhen::Today(later)).await.unwrap(), 0);
    assert_eq!(store.withdraw(id(302)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), expected);
    store
}

/// Records with the same id, each with one difference.
fn others(given: &Record) -> Vec<Record> {
    let deck_items = deck_items("d", "v1", &["a", "b"]);
    let saying = |demographics| Record { demographics, ..given.clone() };
    let mut all = vec![
        record(1, &deck_items, "cw", "cw"),
        record(1, &deck_items, "cw", ""),
        record(1, &deck_items, "", "cc"),
        saying(Demographics { country: Country::Albania, ..given.demographics }),
        saying(Demographics { language: Language::Albanian, ..given.demographics }),
        Record { lecture: Some("hall".parse().unwrap()), ..given.clone() },
    ];
    all.retain(|other| other != given);
    assert_eq!(all.len(), 6);
    all
}

/// Filters, alone and combined.
async fn filtered(store: &dyn Store, deck_items: &DeckItems) {
    let hall: konventa_domain::id::LectureId = "hall".parse().unwrap();
    for (from, n, country, language, lecture) in [
        (1000, 10, Country::Albania, Language::Albanian, None),
        (1100, 20, Country::Albania, Language::English, Some(hall.clone())),
        (1200, 40, Country::Kosovo, Language::Albanian, Some(hall.clone())),
    ] {
        let demographics = Demographics::new(country, language);
        for n in from..from + n {
            let lecture = lecture.clone();
            let given = Record { demographics, lecture, ..record(n, deck_items, "ww", "cc") };
            store.record(given, today()).await.unwrap();
        }
    }
    // The gain of the hall is shown: its records are sealed, and no others.
    assert_eq!(store.seal(SealWhen::GainShown(hall)).await.unwrap(), 2);
    assert_eq!(paired(store, &scope("d")).await, 33 + 60);
    assert_eq!(store.seal(SealWhen::Now).await.unwrap(), 1);
    let all = scope("d");
    let value = |dimension, text| Value::parse(dimension, text).unwrap();
    let version = || value(Dimension::DeckVersion, deck_items.version.as_str());
    let lecture = |name| value(Dimension::Lecture, name);
    let (albania, albanian) = (Value::Country(Country::Albania), Value::Language(Language::Albanian));
    let narrowed = |values: Vec<Value<'_>>| values.into_iter().fold(all.clone(), Scope::only);
    for (expected, scope) in [
        (103, narrowed(vec![])),
        (80, narrowed(vec![version()])),
        (30, narrowed(vec![albania.clone()])),
        (50, narrowed(vec![albanian.clone()])),
        (10, narrowed(vec![albania, albanian])),
        (60, narrowed(vec![lecture("hall")])),
        (40, narrowed(vec![lecture("hall"), Value::Country(Country::Kosovo)])),
        (0, narrowed(vec![lecture("other")])),
        (0, narrowed(vec![value(Dimension::DeckVersion, "v9")])),
        (10, narrowed(vec![version(), Value::Country(Country::Montenegro)])),
        (12, scope("e")),
        (0, scope("unheard-of")),
    ] {
        assert_eq!(paired(store, &scope).await, expected, "{scope:?}");
    }
}

pub(crate) async fn closed_at(engine: &impl Engine) {
    let store = engine.open().await;
    let known = deck_items("d", "v", &["a"]);
    store.announce(&known).await.unwrap();
    store.close().await;
    store.close().await;
    assert!(matches!(store.ready().await, Err(StoreError::Closed)));
    assert!(matches!(store.record(record(1, &known, "c", "c"), today()).await, Err(StoreError::Closed)));
    assert!(matches!(store.withdraw(id(1)).await, Err(StoreError::Closed)));
    assert!(matches!(store.seal(SealWhen::Now).await, Err(StoreError::Closed)));
    assert!(matches!(tallies(&*store, &scope("d")).await, Err(StoreError::Closed)));
    assert!(matches!(store.known_deck_items().await, Err(StoreError::Closed)));
}
