//! A whole lecture hall at the same moment.

use std::sync::Arc;

use konventa_domain::id::DeckVersion;
use konventa_store::{RecordResult, StoreError, WithdrawResult};
use tokio::task::JoinSet;

use super::engine::Engine;
use super::samples::{deck_items, id, record, scope, tallies, today};

pub(crate) async fn concurrent(engine: &impl Engine) {
    let store = engine.open().await;
    let known = deck_items("d", "v", &["a", "b"]);
    store.announce(&known).await.unwrap();

    // 200 phones, each of which sends twice at once; every tenth also sends another record under
    // its id.
    let mut sending = JoinSet::new();
    for n in 0..200 {
        let mut tries = vec![("cw", "cc"), ("cw", "cc")];
        if n % 10 == 0 {
            tries.push(("cw", "ww"));
        }
        for (pre, post) in tries {
            let (store, record) = (Arc::clone(&store), record(n, &known, pre, post));
            sending.spawn(async move { (n, store.record(record, today()).await.unwrap()) });
        }
    }
    let mut new = [0; 200];
    while let Some(sent) = sending.join_next().await {
        let (n, recorded) = sent.unwrap();
        new[usize::try_from(n).unwrap()] += usize::from(recorded == RecordResult::New);
    }
    assert_eq!(new, [1; 200], "each is new exactly once");
    let found = tallies(&*store, &scope("d")).await.unwrap();
    assert_eq!(found[0].1.paired(), 200);
    assert_eq!(found[0].1.items[0].pre_right(), 200);

    // Half of them withdraw while 100 others submit and reports are read: each report sees whole
    // records.
    let mut busy = JoinSet::new();
    for n in 0..100 {
        let (leaving, sending) = (Arc::clone(&store), Arc::clone(&store));
        let late = record(1000 + n, &known, "ww", "cc");
        busy.spawn(async move { assert_eq!(leaving.withdraw(id(n)).await.unwrap(), WithdrawResult::Gone) });
        busy.spawn(async move {
            assert_eq!(sending.record(late, today()).await.unwrap(), RecordResult::New);
        });
    }
    for _ in 0..10 {
        let store = Arc::clone(&store);
        busy.spawn(async move {
            let tally = tallies(&*store, &scope("d")).await.unwrap().remove(0).1;
            assert!((100..=300).contains(&tally.paired()));
            assert!(
                (100..=200).contains(&tally.items[0].pre_right()),
                "the records that stay were correct in the pre-quiz"
            );
        });
    }
    while let Some(done) = busy.join_next().await {
        done.unwrap();
    }

    // Students withdraw records that are still being sent: afterwards each is stored or not, and
    // the count agrees.
    let mut both = JoinSet::new();
    for n in 5000..5050 {
        let (sender, leaver) = (Arc::clone(&store), Arc::clone(&store));
        let record = record(n, &known, "ww", "ww");
        both.spawn(async move {
            assert_eq!(sender.record(record, today()).await.unwrap(), RecordResult::New);
            0
        });
        both.spawn(async move { u64::from(leaver.withdraw(id(n)).await.unwrap() == WithdrawResult::Gone) });
    }
    let mut gone = 0;
    while let Some(done) = both.join_next().await {
        gone += done.unwrap();
    }
    let store = engine.restart(store).await;
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap()[0].1.paired(), 250 - gone);

    // A record of a deck version that was never served does not spoil other records of the same moment.
    let mut strange = known.clone();
    strange.version = "never".parse::<DeckVersion>().unwrap();
    let (good, bad) = tokio::join!(
        store.record(record(9001, &known, "cc", "cc"), today()),
        store.record(record(9002, &strange, "cc", "cc"), today()),
    );
    assert_eq!(good.unwrap(), RecordResult::New);
    assert!(matches!(bad, Err(StoreError::UnknownDeckVersion { .. })));
}
