//! Bodies for researchers who set batches aside. The report itself is
//! [`gain::Report`](crate::gain::Report).

use serde::{Deserialize, Serialize};

use crate::gain::{BatchKind, BatchName, DeckCounts, Dimension, Scope, SetAsideTarget};

/// A batch of a deck, to be recognised. What its records differ in is null, and so is what none of them
/// has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListedBatch {
    /// How it is set aside: `batch:NAME`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub target: SetAsideTarget,
    /// Which quizzes its students took: `both`, `pre` or `post`.
    pub kind: String,
    /// The number of its records, ten or more.
    pub n: u64,
    /// The version of the deck.
    pub deck_version: Option<String>,
    /// The country.
    pub country: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// The lecture.
    pub lecture: Option<String>,
    /// Whether they came with tickets from the hall: `ticket` or `none`.
    pub seat: Option<String>,
    /// The day on which they came in.
    pub day: Option<String>,
    /// The month in which they came in.
    pub month: Option<String>,
    /// Why it is set aside, if it is.
    pub set_aside: Option<String>,
}

impl ListedBatch {
    /// The batches in a scope, in the order of their names. Those that are set aside are always listed.
    #[must_use]
    pub fn all(counts: &DeckCounts, scope: &Scope) -> Vec<Self> {
        let one = |(index, name): (usize, &BatchName)| {
            let batch = counts.batches.get(index).filter(|batch| batch.is_in(scope))?;
            let label = |dimension| batch.labels.value(dimension).map(ToString::to_string);
            let kind: BatchKind = batch.kind;
            Some(Self {
                target: SetAsideTarget::Batch(*name),
                kind: kind.name().to_owned(),
                n: batch.n(),
                deck_version: label(Dimension::DeckVersion),
                country: label(Dimension::Country),
                language: label(Dimension::Language),
                place: label(Dimension::Place),
                lecture: label(Dimension::Lecture),
                seat: label(Dimension::Seat),
                day: label(Dimension::Day),
                month: label(Dimension::Month),
                set_aside: counts.set_aside_of(index).map(|aside| aside.reason.clone()),
            })
        };
        counts.names.iter().enumerate().filter_map(one).collect()
    }
}

/// Sets whole batches aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetAsideRequest {
    /// What: `lecture:ID` or `batch:NAME`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub target: SetAsideTarget,
    /// Why, in one line of at most 300 characters. Every report tells it.
    pub reason: String,
}
