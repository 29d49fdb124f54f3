//! Small deck versions and records for tests.

use std::time::UNIX_EPOCH;

use konventa_domain::Day;
use konventa_domain::gain::{Dimension, Filter, Scope, Tally, Value};
use konventa_domain::scoring::Outcome;
use konventa_domain::submission::{DeckItems, Demographics, QuizOutcomes, Record, SubmissionId};
use konventa_domain::{Country, Language};
use konventa_store::{Store, StoreError};

pub(crate) fn deck_items(deck: &str, version: &str, items: &[&str]) -> DeckItems {
    DeckItems {
        deck: deck.parse().unwrap(),
        version: version.parse().unwrap(),
        items: items.iter().map(|i| i.parse().unwrap()).collect(),
    }
}

pub(crate) fn id(n: u128) -> SubmissionId {
    SubmissionId(uuid::Uuid::from_u128(n))
}

/// `pre` and `post` are letters; empty stands for a quiz that was missed.
pub(crate) fn record(n: u128, deck_items: &DeckItems, pre: &str, post: &str) -> Record {
    let outcomes = |letters: &str| -> Option<Vec<Outcome>> {
        (!letters.is_empty()).then(|| letters.chars().map(|c| Outcome::from_letter(c).unwrap()).collect())
    };
    Record {
        id: id(n),
        deck: deck_items.deck.clone(),
        version: deck_items.version.clone(),
        lecture: None,
        demographics: Demographics::new(Country::Montenegro, Language::English),
        taken: QuizOutcomes::from_parts(outcomes(pre), outcomes(post)).unwrap(),
        vouched: false,
    }
}

pub(crate) fn scope(deck: &str) -> Scope {
    Scope::of(deck.parse().unwrap())
}

/// Returns the counts of the batches in scope by deck version, oldest first, without deck versions
/// that have none.
pub(crate) async fn tallies(store: &dyn Store, scope: &Scope) -> Result<Vec<(DeckItems, Tally)>, StoreError> {
    let counts = store.deck_counts(&scope.deck, None).await?;
    let mut tallies: Vec<(DeckItems, Tally)> = Vec::new();
    for deck_items in counts.versions.iter().cloned() {
        let own = |labels: &konventa_domain::gain::BatchLabels| labels.version() == Some(&deck_items.version);
        let mut tally = None;
        for batch in counts.batches.iter().filter(|batch| own(&batch.labels) && batch.is_in(scope)) {
            tally.get_or_insert_with(|| Tally::new(deck_items.items.len())).add_all(&batch.tally);
        }
        tallies.extend(tally.map(|tally| (deck_items, tally)));
    }
    // The counts of one lecture agree with the counts of the whole deck.
    if let Some(Value::Lecture(lecture)) = scope.get(Filter::Is(Dimension::Lecture)) {
        let one = store.deck_counts(&scope.deck, Some(lecture)).await?;
        let of_lecture = counts.batches.iter().filter(|batch| batch.labels.lecture() == Some(lecture));
        assert_eq!(one.batches, of_lecture.cloned().collect::<Vec<_>>());
    }
    Ok(tallies)
}

pub(crate) fn today() -> Day {
    Day::of(UNIX_EPOCH)
}

/// A day of the month after it.
pub(crate) fn next_month() -> Day {
    today().plus(40)
}
