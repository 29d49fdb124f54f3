//! The students who took only one of the quizzes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Batch, BatchKind, DeckCounts, Figure, Scope, UndefinedReason};
use super::RecordCounts;
use crate::id::DeckVersion;
use crate::statistics;
use crate::submission::DeckItems;

/// The students who did not return for the post-quiz.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attrition {
    /// The share of students with a pre-quiz who have no post-quiz.
    pub lost: Figure,
    /// The mean score in the pre-quiz of students who have no post-quiz.
    pub pre_only_mean: Figure,
}

/// Returns the newest version with batches in the scope that have one of the quizzes alone. They are
/// counted even if no records with both quizzes can be shown.
pub(super) fn with_one_quiz<'a>(counts: &'a DeckCounts, scope: &Scope) -> Option<&'a DeckItems> {
    let has_any = |deck_items: &&DeckItems| {
        counts.batches.iter().any(|batch| {
            let same_version = batch.labels.version() == Some(&deck_items.version);
            batch.kind != BatchKind::Both && same_version && batch.is_in(scope)
        })
    };
    counts.versions.iter().rev().find(has_any)
}

/// The batches in the scope with one of the quizzes alone.
pub(super) struct OneQuizRecords<'a> {
    batches: Vec<&'a Batch>,
    /// Whether the scope cuts through another one.
    cuts: bool,
}

impl<'a> OneQuizRecords<'a> {
    pub(super) fn of(
        batches: &'a [Batch],
        scope: &Scope,
        counted: &impl Fn(&DeckVersion) -> bool,
        kind: BatchKind,
    ) -> Self {
        let own = || {
            batches.iter().filter(|batch| batch.kind == kind && batch.labels.version().is_some_and(counted))
        };
        Self {
            batches: own().filter(|batch| batch.is_in(scope)).collect(),
            cuts: own().any(|batch| scope.cuts(&batch.labels)),
        }
    }

    /// The number of records.
    pub(super) fn n(&self) -> Figure {
        let n = self.batches.iter().map(|batch| batch.n()).sum();
        if n == 0 && self.cuts { Figure::Undefined(UndefinedReason::TooFewRecords) } else { Figure::count(n) }
    }
}

pub(super) fn attrition(pre_only: &OneQuizRecords<'_>, n: &RecordCounts, items: u16) -> Attrition {
    let lost = match (n.pre_only, n.paired) {
        (Figure::Value(lost), Figure::Value(stayed)) => {
            if lost + stayed > 0.0 {
                Figure::new(lost / (lost + stayed))
            } else {
                Figure::Undefined(UndefinedReason::TooFewRecords)
            }
        }
        (Figure::Undefined(reason), _) | (_, Figure::Undefined(reason)) => Figure::Undefined(reason),
    };
    let mut scores = BTreeMap::new();
    for (score, n) in pre_only.batches.iter().flat_map(|batch| &batch.tally.pre_only_scores) {
        *scores.entry(*score).or_default() += n;
    }
    let pre_only_mean = match n.pre_only {
        Figure::Undefined(reason) => Figure::Undefined(reason),
        Figure::Value(_) => statistics::mean_score(items, &scores),
    };
    Attrition { lost, pre_only_mean }
}
