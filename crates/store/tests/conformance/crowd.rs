//! A whole lecture hall at the same moment.

use std::sync::Arc;

use konventa_domain::id::DeckVersion;
use konventa_domain::submission::DeckItems;
use konventa_store::{RecordResult, SealWhen, Store, StoreError, WithdrawResult};
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
    assert_eq!(store.seal(SealWhen::Now).await.unwrap(), 1);
    let found = tallies(&*store, &scope("d")).await.unwrap();
    assert_eq!(found[0].1.paired(), 200);
    assert_eq!(found[0].1.items[0].pre_right(), 200);

    // Half of them would like to withdraw while 100 others submit, are sealed and reports are read:
    // each report sees whole batches.
    let mut busy = JoinSet::new();
    for n in 0..100 {
        let (leaving, sending) = (Arc::clone(&store), Arc::clone(&store));
        let late = record(1000 + n, &known, "ww", "cc");
        busy.spawn(async move { assert_eq!(leaving.withdraw(id(n)).await.unwrap(), WithdrawResult::Sealed) });
        busy.spawn(async move {
            assert_eq!(sending.record(late, today()).await.unwrap(), RecordResult::New);
        });
    }
    for _ in 0..10 {
        let (store, sealing) = (Arc::clone(&store), Arc::clone(&store));
        busy.spawn(async move { assert!(sealing.seal(SealWhen::Now).await.unwrap() <= 1) });
        busy.spawn(async move {
            let tally = tallies(&*store, &scope("d")).await.unwrap().remove(0).1;
            let more = tally.paired() - 200;
            assert!(more == 0 || (10..=100).contains(&more), "{more} more");
            assert_eq!(tally.items[0].pre_right(), 200, "those who came later had it wrong");
        });
    }
    while let Some(done) = busy.join_next().await {
        done.unwrap();
    }
    // Those who are left may be fewer than ten.
    crowd(&*store, 2000, &known).await;
    store.seal(SealWhen::Now).await.unwrap();
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap()[0].1.paired(), 310);

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
    crowd(&*store, 6000, &known).await;
    store.seal(SealWhen::Now).await.unwrap();
    assert_eq!(tallies(&*store, &scope("d")).await.unwrap()[0].1.paired(), 310 + 10 + 50 - gone);

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

/// Ten more, so that whoever waits can be sealed.
async fn crowd(store: &dyn Store, from: u128, known: &DeckItems) {
    for n in from..from + 10 {
        assert_eq!(store.record(record(n, known, "ww", "ww"), today()).await.unwrap(), RecordResult::New);
    }
}
