//! Counts that are cached.

use konventa_domain::gain::Batch;

use super::*;
use crate::SealWhen;

/// Counts are cached until a batch is sealed, also through another program. A record that arrives or
/// is withdrawn changes nothing that anyone could see.
#[tokio::test]
async fn cached_counts_are_those_of_the_batches() {
    let dir = tempfile::tempdir().unwrap();
    let (store, other) = (opened(&dir).await, opened(&dir).await);
    let deck_items = deck_items();
    let counts = async |store: &SqliteStore| store.deck_counts(&deck_items.deck, None).await.unwrap();
    let first = counts(&store).await;
    for n in 1..=12 {
        store.record(record(n), day()).await.unwrap();
        assert!(Arc::ptr_eq(&first, &counts(&store).await), "nothing changed");
    }
    store.withdraw(record(2).id).await.unwrap();
    assert!(Arc::ptr_eq(&first, &counts(&store).await), "nothing changed");
    for n in [11, 22] {
        assert_eq!(store.seal(SealWhen::Now).await.unwrap(), 1);
        let paired = |counts: &DeckCounts| counts.batches.iter().map(Batch::n).sum::<u64>();
        assert_eq!((paired(&*counts(&store).await), paired(&*counts(&other).await)), (n, n));
        for n in 21..=31 {
            store.record(record(n), day()).await.unwrap();
        }
    }
    other.mark_synthetic().await.unwrap();
    assert!(counts(&store).await.synthetic);
}
