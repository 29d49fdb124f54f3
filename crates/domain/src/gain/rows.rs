//! The records themselves, as a researcher gets them: one row each, of whole groups only.
//!
//! A row says of its record what is the same in all of its group, and nothing else; so whoever takes rows together by what
//! they say has whole groups, of at least [`SMALLEST_GROUP`](super::SMALLEST_GROUP) each, and so has whoever subtracts them
//! from a report. The rows stand in the order of what they say, which tells nothing of when they came.

use std::collections::{BTreeMap, BTreeSet};

use super::{DeckCounts, Group, Scope, Stratum, VersionCount, groups};
use crate::id::{DeckVersion, ItemId, LectureId};
use crate::scoring::Outcome;
use crate::submission::Taken;
use crate::{Country, Day, Language, Month};

/// What a row says of one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label<T> {
    /// All records of the group have this.
    Same(T),
    /// No record of the group has any: they are of no live lecture, or its presenter wrote no place.
    Absent,
    /// They differ.
    Merged,
}

impl<T: PartialEq> Label<T> {
    fn of(mut all: impl Iterator<Item = Option<T>>) -> Self {
        let first = all.next().flatten();
        if !all.all(|one| one == first) {
            return Self::Merged;
        }
        first.map_or(Self::Absent, Self::Same)
    }
}

/// What a row says beside the outcomes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowLabels {
    /// The version of the deck.
    pub version: DeckVersion,
    /// The country.
    pub country: Label<Country>,
    /// The language.
    pub language: Label<Language>,
    /// The place.
    pub place: Label<String>,
    /// The live lecture.
    pub lecture: Label<LectureId>,
    /// The month.
    pub month: Label<Month>,
    /// The day.
    pub day: Label<Day>,
}

impl RowLabels {
    fn of(group: &Group<'_>) -> Option<Self> {
        let all = || group.strata.iter();
        Some(Self {
            version: all().next()?.version.clone(),
            country: Label::of(all().map(|s| Some(s.country))),
            language: Label::of(all().map(|s| Some(s.language))),
            place: Label::of(all().map(|s| s.place().map(ToOwned::to_owned))),
            lecture: Label::of(all().map(|s| s.lecture().cloned())),
            month: Label::of(all().map(|s| Some(Month::of(s.day)))),
            day: Label::of(all().map(|s| Some(s.day))),
        })
    }
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Which of the [`Rows::labels`].
    pub labels: usize,
    /// The outcome of each item before and after.
    pub pairs: Vec<(Outcome, Outcome)>,
}

impl Row {
    /// How many items were right before and after.
    #[must_use]
    pub fn right(&self) -> (usize, usize) {
        let count =
            |of: fn(&(Outcome, Outcome)) -> Outcome| self.pairs.iter().filter(|p| of(p).is_right()).count();
        (count(|pair| pair.0), count(|pair| pair.1))
    }
}

/// All rows that a scope asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    /// The items, in the order of the outcomes.
    pub items: Vec<ItemId>,
    /// What rows say, each once, in their order.
    pub labels: Vec<RowLabels>,
    /// The rows, in their order.
    pub rows: Vec<Row>,
}

impl Rows {
    /// Those of the records that the report on the same scope counts. `versions` are the report's, `census` counts `outcomes`.
    #[must_use]
    pub fn of(
        scope: &Scope,
        versions: &[VersionCount],
        census: &DeckCounts,
        outcomes: BTreeMap<Stratum, Vec<Taken>>,
    ) -> Self {
        let counted =
            |version: &DeckVersion| versions.iter().any(|known| known.version == *version && known.counted);
        let edition = census.editions.iter().find(|edition| counted(&edition.version));
        let items = edition.map(|edition| edition.items.clone()).unwrap_or_default();
        let paired = census.strata.iter().map(|(stratum, tally)| (stratum, tally.paired()));
        let shown: Vec<(RowLabels, Group<'_>)> = groups(paired)
            .into_iter()
            .filter(|group| group.is_in(scope) && group.strata.iter().all(|s| counted(&s.version)))
            .filter_map(|group| Some((RowLabels::of(&group)?, group)))
            .collect();
        // Groups that say the same are one for the reader.
        let labels: Vec<RowLabels> =
            shown.iter().map(|(labels, _)| labels.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let place = |own: &RowLabels| labels.binary_search(own).ok();
        let places: BTreeMap<&Stratum, usize> = shown
            .iter()
            .filter_map(|(own, group)| Some((place(own)?, group)))
            .flat_map(|(place, group)| group.strata.iter().map(move |stratum| (*stratum, place)))
            .collect();
        let mut rows: Vec<Row> = outcomes
            .into_iter()
            .filter_map(|(stratum, taken)| Some((*places.get(&stratum)?, taken)))
            .flat_map(|(labels, taken)| taken.into_iter().map(move |taken| (labels, taken)))
            .filter_map(|(labels, taken)| match taken {
                Taken::Both(pairs) => Some(Row { labels, pairs }),
                Taken::PreOnly(_) | Taken::PostOnly(_) => None,
            })
            .collect();
        rows.sort_unstable();
        Self { items, labels, rows }
    }

    /// What a row says beside the outcomes.
    #[must_use]
    pub fn labels_of(&self, row: &Row) -> Option<&RowLabels> {
        self.labels.get(row.labels)
    }
}

#[cfg(test)]
mod tests;
