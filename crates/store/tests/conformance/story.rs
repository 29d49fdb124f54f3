//! One long story: a deck is served, taught, updated, retried, withdrawn and reported on.

use konventa_domain::gain::{Dimension, Scope, Tally, Value};
use konventa_domain::submission::{Demographics, Record};
use konventa_domain::{Country, Language};
use konventa_store::{RecordResult, Store, StoreError, WithdrawResult};

use super::engine::Engine;
use super::samples::{deck_items, id, record, scope, tallies, today};

async fn paired(store: &dyn Store, scope: &Scope) -> u64 {
    tallies(store, scope).await.unwrap().iter().map(|(_, tally)| tally.paired()).sum()
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
    let tomorrow = konventa_domain::Day::of(std::time::UNIX_EPOCH + std::time::Duration::from_hours(30));
    assert_eq!(store.record(given.clone(), tomorrow).await.unwrap(), RecordResult::Duplicate);

    // A different record under the same id changes nothing.
    for other in others(&given) {
        assert_eq!(store.record(other, today()).await.unwrap(), RecordResult::Differs);
    }
    let mut one = Tally::new(2);
    one.add(&given.taken);
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), [(first.clone(), one.clone())]);

    // Some students were late, others left early.
    store.record(record(2, &first, "cc", ""), today()).await.unwrap();
    store.record(record(3, &first, "", "ub"), today()).await.unwrap();
    let store = engine.restart(store).await;
    assert_eq!(store.record(given.clone(), today()).await.unwrap(), RecordResult::Duplicate);
    let mut tally = one;
    tally.add_pre_only(2);
    tally.post_only = 1;
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap(), [(first.clone(), tally.clone())]);

    // The deck is updated. Phones that began earlier are still accepted; another deck is counted
    // separately.
    let second = deck_items("d", "v2", &["b", "c"]);
    let another = deck_items("e", "v1", &["a"]);
    store.announce(&second).await.unwrap();
    store.announce(&another).await.unwrap();
    assert_eq!(store.known_deck_items().await.unwrap(), [first.clone(), second.clone(), another.clone()]);
    store.record(record(4, &second, "ww", "cu"), today()).await.unwrap();
    store.record(record(5, &first, "ww", "ww"), today()).await.unwrap();
    store.record(record(6, &another, "c", "c"), today()).await.unwrap();
    let found = tallies(&*store, &scope("d")).await.unwrap();
    assert_eq!(
        found.iter().map(|(e, t)| (e.version.as_str(), t.paired())).collect::<Vec<_>>(),
        [("v1", 2), ("v2", 1)]
    );
    let item = &found[1].1.items[0];
    assert_eq!((item.pre_right(), item.post_right()), (0, 1));

    filtered(&*store, &second).await;

    // Synthetic records stay synthetic.
    assert!(!store.deck_counts(&first.deck, None).await.unwrap().synthetic);
    store.mark_synthetic().await.unwrap();
    store.mark_synthetic().await.unwrap();
    let store = engine.restart(store).await;
    assert!(store.deck_counts(&first.deck, None).await.unwrap().synthetic);

    // The records themselves agree with the counts.
    let counts = store.deck_counts(&first.deck, None).await.unwrap();
    let outcomes = store.records_by_stratum(&first.deck).await.unwrap();
    assert_eq!(outcomes.keys().collect::<Vec<_>>(), counts.strata.keys().collect::<Vec<_>>());
    for (stratum, taken) in &outcomes {
        let mut tally = Tally::new(2);
        for taken in taken {
            tally.add(taken);
        }
        assert_eq!(tally, counts.strata[stratum], "{stratum:?}");
    }

    // A student withdraws: nothing is left, and a second attempt finds nothing.
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Gone);
    assert_eq!(store.withdraw(id(1)).await.unwrap(), WithdrawResult::Unknown);
    assert_eq!(store.withdraw(id(77)).await.unwrap(), WithdrawResult::Unknown);
    let store = engine.restart(store).await;
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap()[0].1.paired(), 1);
    // As documented: the id is not remembered either.
    assert_eq!(store.record(given, today()).await.unwrap(), RecordResult::New);
    store.close().await;
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
async fn filtered(store: &dyn Store, deck_items: &konventa_domain::submission::DeckItems) {
    let hall: konventa_domain::id::LectureId = "hall".parse().unwrap();
    for (n, country, language, lecture) in [
        (10, Country::Albania, Language::Albanian, None),
        (11, Country::Albania, Language::English, Some(hall.clone())),
        (12, Country::Kosovo, Language::Albanian, Some(hall.clone())),
    ] {
        let demographics = Demographics::new(country, language);
        let given = Record { demographics, lecture, ..record(n, deck_items, "ww", "cc") };
        store.record(given, today()).await.unwrap();
    }
    let all = scope("d");
    let value = |dimension, text| Value::parse(dimension, text).unwrap();
    let version = || value(Dimension::DeckVersion, deck_items.version.as_str());
    let lecture = |name| value(Dimension::Lecture, name);
    let (albania, albanian) = (Value::Country(Country::Albania), Value::Language(Language::Albanian));
    let narrowed = |values: Vec<Value<'_>>| values.into_iter().fold(all.clone(), Scope::only);
    for (expected, scope) in [
        (6, narrowed(vec![])),
        (4, narrowed(vec![version()])),
        (2, narrowed(vec![albania.clone()])),
        (2, narrowed(vec![albanian.clone()])),
        (1, narrowed(vec![albania, albanian])),
        (2, narrowed(vec![lecture("hall")])),
        (1, narrowed(vec![lecture("hall"), Value::Country(Country::Kosovo)])),
        (0, narrowed(vec![lecture("other")])),
        (0, narrowed(vec![value(Dimension::DeckVersion, "v9")])),
        (1, narrowed(vec![version(), Value::Country(Country::Montenegro)])),
        (1, scope("e")),
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
    assert!(matches!(tallies(&*store, &scope("d")).await, Err(StoreError::Closed)));
    assert!(matches!(store.known_deck_items().await, Err(StoreError::Closed)));
}
