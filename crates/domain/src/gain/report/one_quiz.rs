//! The students who took only one of the quizzes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{DeckCounts, Figure, Group, Scope, Strata, Tally, UndefinedReason, groups};
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

/// Returns the newest version with enough records in the scope that have one of the quizzes alone.
/// They are counted even if no records with both quizzes can be shown.
pub(super) fn with_one_quiz<'a>(counts: &'a DeckCounts, scope: &Scope) -> Option<&'a DeckItems> {
    let enough = |deck_items: &DeckItems, kind: fn(&Tally) -> u64| {
        let own = counts.strata.iter().filter(|(stratum, _)| stratum.version == deck_items.version);
        groups(own.map(|(stratum, tally)| (stratum, kind(tally)))).iter().any(|group| group.is_in(scope))
    };
    counts
        .versions
        .iter()
        .rev()
        .find(|deck_items| enough(deck_items, Tally::pre_only) || enough(deck_items, |tally| tally.post_only))
}

/// The records in the scope with one of the quizzes alone, in groups of their own.
pub(super) struct OneQuizRecords<'a> {
    groups: Vec<Group<'a>>,
    any: bool,
}

impl<'a> OneQuizRecords<'a> {
    pub(super) fn of(
        strata: &'a Strata,
        scope: &Scope,
        counted: &impl Fn(&DeckVersion) -> bool,
        kind: impl Fn(&Tally) -> u64,
    ) -> Self {
        let own = || strata.iter().filter(|(stratum, _)| counted(&stratum.version));
        let mut groups = groups(own().map(|(stratum, tally)| (stratum, kind(tally))));
        groups.retain(|group| group.is_in(scope));
        Self { groups, any: own().any(|(stratum, tally)| scope.contains(stratum) && kind(tally) > 0) }
    }

    /// The number of records. A count of 1 to 9 is withheld.
    pub(super) fn n(&self) -> Figure {
        let n = self.groups.iter().map(|group| group.n).sum();
        if n == 0 && self.any { Figure::Undefined(UndefinedReason::TooFewRecords) } else { Figure::count(n) }
    }
}

pub(super) fn attrition(
    strata: &Strata,
    pre_only: &OneQuizRecords<'_>,
    n: &RecordCounts,
    items: u16,
) -> Attrition {
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
    let of_groups = pre_only.groups.iter().flat_map(|group| &group.strata);
    for (score, n) in
        of_groups.filter_map(|stratum| strata.get(stratum)).flat_map(|tally| &tally.pre_only_scores)
    {
        *scores.entry(*score).or_default() += n;
    }
    let pre_only_mean = match n.pre_only {
        Figure::Undefined(reason) => Figure::Undefined(reason),
        Figure::Value(_) => statistics::mean_score(items, &scores),
    };
    Attrition { lost, pre_only_mean }
}
