//! Students who took one of the quizzes: how many they are, and who did not come back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{DeckCounts, Figure, Group, Scope, Strata, Tally, UndefinedReason, groups};
use super::Counts;
use crate::id::DeckVersion;
use crate::statistics;
use crate::submission::Edition;

/// Who did not come back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attrition {
    /// The share of those with a quiz before who have none after.
    pub lost: Figure,
    /// The mean score before of those who have none after.
    pub pre_only_mean: Figure,
}

/// The newest version that has enough records in scope with one of the quizzes alone: they are counted also where none can be
/// shown with both.
pub(super) fn with_one_quiz<'a>(census: &'a DeckCounts, scope: &Scope) -> Option<&'a Edition> {
    let enough = |edition: &Edition, kind: fn(&Tally) -> u64| {
        let own = census.strata.iter().filter(|(stratum, _)| stratum.version == edition.version);
        groups(own.map(|(stratum, tally)| (stratum, kind(tally)))).iter().any(|group| group.is_in(scope))
    };
    census
        .editions
        .iter()
        .rev()
        .find(|edition| enough(edition, Tally::pre_only) || enough(edition, |tally| tally.post_only))
}

/// The records in scope with one quiz, in groups of their own.
pub(super) struct OneQuiz<'a> {
    groups: Vec<Group<'a>>,
    any: bool,
}

impl<'a> OneQuiz<'a> {
    pub(super) fn of(
        strata: &'a Strata,
        scope: &Scope,
        counted: &impl Fn(&DeckVersion) -> bool,
        kind: impl Fn(&Tally) -> u64,
    ) -> Self {
        let own = || strata.iter().filter(|(stratum, _)| counted(&stratum.version));
        let mut groups = groups(own().map(|(stratum, tally)| (stratum, kind(tally))));
        groups.retain(|group| group.is_in(scope));
        Self { groups, any: own().any(|(stratum, tally)| stratum.is_in(scope) && kind(tally) > 0) }
    }

    /// How many. A count of 1 to 9 is withheld.
    pub(super) fn n(&self) -> Figure {
        let n = self.groups.iter().map(|group| group.n).sum();
        if n == 0 && self.any { Figure::Undefined(UndefinedReason::TooFewRecords) } else { Figure::count(n) }
    }
}

pub(super) fn attrition(strata: &Strata, pre_only: &OneQuiz<'_>, n: &Counts, items: u16) -> Attrition {
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
    for (score, n) in of_groups.filter_map(|stratum| strata.get(stratum)).flat_map(|tally| &tally.pre_only) {
        *scores.entry(*score).or_default() += n;
    }
    let pre_only_mean = match n.pre_only {
        Figure::Undefined(reason) => Figure::Undefined(reason),
        Figure::Value(_) => statistics::mean_score(items, &scores),
    };
    Attrition { lost, pre_only_mean }
}
