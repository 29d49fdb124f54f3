//! Counts that are cached.

use super::*;

/// Counts are cached until a record changes, also through another program.
#[tokio::test]
async fn cached_counts_are_those_of_the_records() {
    let dir = tempfile::tempdir().unwrap();
    let (store, other) = (opened(&dir).await, opened(&dir).await);
    let deck_items = deck_items();
    let paired = async |store: &SqliteStore| {
        let counts = store.deck_counts(&deck_items.deck, None).await.unwrap();
        counts.strata.values().map(Tally::paired).sum::<u64>()
    };
    for n in 1..=3 {
        store.record(record(n), day()).await.unwrap();
        assert_eq!((paired(&store).await, paired(&other).await), (u64::from(n), u64::from(n)));
    }
    let (first, second) =
        (store.deck_counts(&deck_items.deck, None).await, store.deck_counts(&deck_items.deck, None).await);
    assert!(Arc::ptr_eq(&first.unwrap(), &second.unwrap()), "nothing changed");
    store.withdraw(record(2).id).await.unwrap();
    assert_eq!((paired(&store).await, paired(&other).await), (2, 2));
    other.mark_synthetic().await.unwrap();
    assert!(store.deck_counts(&deck_items.deck, None).await.unwrap().synthetic);
}
