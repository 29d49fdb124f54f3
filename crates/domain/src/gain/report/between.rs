//! Subgroups of students side by side: countries, languages, places, months and lectures.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Batch, BatchLabels, Figure, Tally};
use super::{class_gain, sum};
use crate::id::{ItemId, LectureId};
use crate::invariant::{assert_fits, never};
use crate::statistics::{
    Cluster, DifClass, ItemCounts, MantelHaenszel, Pairs, icc, mantel_haenszel, mean_difference, mean_score,
};
use crate::{Day, Language};

/// The gain of the students with one value of a dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubgroupGain<T> {
    /// The value.
    pub name: T,
    /// The number of records.
    pub n: u64,
    /// Mean score before.
    pub pre: Figure,
    /// Mean score after.
    pub post: Figure,
    /// Mean difference.
    pub difference: Figure,
    /// The lower end of its 95 % interval.
    pub ci_low: Figure,
    /// The upper end.
    pub ci_high: Figure,
    /// Class normalised gain.
    pub class_g: Figure,
}

impl<T> SubgroupGain<T> {
    fn of(name: T, scores: &PairTable) -> Self {
        let counts = scores.counts();
        let pairs = Pairs { items: scores.items, counts: &counts };
        let mean = |of: fn(&(u16, u16)) -> u16| mean_score(pairs.items, &pairs.scores_of(of));
        let (pre, post) = (mean(|pair| pair.0), mean(|pair| pair.1));
        let found = mean_difference(&pairs);
        Self {
            name,
            n: pairs.n(),
            pre,
            post,
            difference: found.mean,
            ci_low: found.ci_low,
            ci_high: found.ci_high,
            class_g: class_gain(pre, post),
        }
    }
}

/// The gain of one live lecture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LectureGain {
    /// The place, as the presenter wrote it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Option<String>,
    /// The day, if all its records have the same.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub day: Option<Day>,
    /// Its figures.
    #[serde(flatten)]
    pub gain: SubgroupGain<LectureId>,
}

/// Live lectures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lectures {
    /// How alike the students of one lecture are.
    pub icc: Figure,
    /// Each lecture that may be shown separately.
    pub each: Vec<LectureGain>,
}

/// The number of students with each pair of scores, in a dense table.
struct PairTable {
    items: u16,
    n: Vec<u64>,
}

impl PairTable {
    fn new(items: usize) -> Self {
        Self { items: assert_fits(items), n: vec![0; (items + 1) * (items + 1)] }
    }

    fn add(&mut self, tally: &Tally) {
        let side = usize::from(self.items) + 1;
        for (&(pre, post), more) in &tally.scores {
            match self.n.get_mut(usize::from(pre) * side + usize::from(post)) {
                Some(n) => *n += more,
                None => never("a score is at most the number of items"),
            }
        }
    }

    fn of<'a>(items: usize, parts: impl Iterator<Item = &'a Batch>) -> Self {
        let mut sums = Self::new(items);
        parts.for_each(|part| sums.add(&part.tally));
        sums
    }

    fn counts(&self) -> BTreeMap<(u16, u16), u64> {
        let pairs = (0..=self.items).flat_map(|pre| (0..=self.items).map(move |post| (pre, post)));
        pairs.zip(&self.n).filter(|(_, n)| **n > 0).map(|(pair, n)| (pair, *n)).collect()
    }
}

/// The batches by what `of` says of all their records. Batches whose records differ are left out.
fn by<'a, T: Ord>(
    parts: &[&'a Batch],
    of: impl Fn(&'a BatchLabels) -> Option<T>,
) -> BTreeMap<T, Vec<&'a Batch>> {
    let mut found: BTreeMap<T, Vec<&Batch>> = BTreeMap::new();
    for part in parts {
        if let Some(value) = of(&part.labels) {
            found.entry(value).or_default().push(part);
        }
    }
    found
}

/// The gain of each value of a dimension, over the batches that have no other value.
pub(super) fn compared<T: Ord>(
    items: usize,
    parts: &[&Batch],
    of: impl Fn(&BatchLabels) -> Option<T>,
) -> Vec<SubgroupGain<T>> {
    let compared =
        |(name, parts): (T, Vec<&Batch>)| SubgroupGain::of(name, &PairTable::of(items, parts.into_iter()));
    by(parts, of).into_iter().map(compared).collect()
}

/// Returns the lectures, and what each contributes to the gain of the class.
pub(super) fn lectures(items: usize, parts: &[&Batch]) -> (Lectures, Vec<Cluster>) {
    let (mut sums, mut clusters, mut each) = (Vec::new(), Vec::new(), Vec::new());
    for (lecture, parts) in by(parts, BatchLabels::lecture) {
        let scores = PairTable::of(items, parts.iter().copied());
        let mut days = parts.iter().map(|part| part.labels.day());
        let day = days.next().flatten().filter(|first| days.all(|day| day == Some(*first)));
        each.push(LectureGain {
            place: parts.iter().find_map(|part| part.labels.place()).map(ToOwned::to_owned),
            day,
            gain: SubgroupGain::of(lecture.clone(), &scores),
        });
        let counts = scores.counts();
        let pairs = Pairs { items: scores.items, counts: &counts };
        sums.push(pairs.changes());
        clusters.push(Cluster::of(&pairs));
    }
    (Lectures { icc: icc(&sums), each }, clusters)
}

/// The items in one language, compared with the reference language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LanguageBias {
    /// The language of most students.
    pub reference: Language,
    /// The other language.
    pub focal: Language,
    /// The number of students in the reference language.
    pub n_reference: u64,
    /// The number of students in the other language.
    pub n_focal: u64,
    /// Each item.
    pub items: Vec<ItemBias>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemBias {
    /// The item.
    pub item: ItemId,
    /// The comparison.
    #[serde(flatten)]
    pub bias: MantelHaenszel,
}

impl ItemBias {
    /// Whether the difference is so large that somebody should read the item in both languages.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.bias.class == Some(DifClass::C)
    }
}

pub(super) fn bias(names: &[ItemId], parts: &[&Batch]) -> Vec<LanguageBias> {
    let tally = |(language, parts): (Language, Vec<&Batch>)| {
        (language, sum(names.len(), parts.into_iter().map(|part| &part.tally)))
    };
    let languages: Vec<(Language, Tally)> = by(parts, BatchLabels::language).into_iter().map(tally).collect();
    // Of languages with equally many students, the one that is offered first.
    let Some((reference, most)) = languages.iter().rev().max_by_key(|(_, tally)| tally.paired()) else {
        return Vec::new();
    };
    languages
        .iter()
        .filter(|(language, _)| language != reference)
        .map(|(focal, tally)| LanguageBias {
            reference: *reference,
            focal: *focal,
            n_reference: most.paired(),
            n_focal: tally.paired(),
            items: names
                .iter()
                .enumerate()
                .map(|(place, item)| ItemBias {
                    item: item.clone(),
                    bias: mantel_haenszel(&tables(place, most, tally)),
                })
                .collect(),
        })
        .collect()
}

/// The counts of one item for each score after the lecture.
fn tables(place: usize, reference: &Tally, focal: &Tally) -> Vec<ItemCounts> {
    let students = |tally: &Tally| tally.scores_of(|pair| pair.1);
    let (of_reference, of_focal) = (students(reference), students(focal));
    let items = reference.items.len();
    (0..=items)
        .map(|score| {
            let split = |tally: &Tally, students: &BTreeMap<u16, u64>| {
                let all =
                    u16::try_from(score).ok().and_then(|score| students.get(&score)).copied().unwrap_or(0);
                let item = tally.items.get(place).and_then(|item| item.post_right_by_score.get(score));
                let right = item.copied().unwrap_or(0);
                (right, all.saturating_sub(right))
            };
            let (reference_right, reference_wrong) = split(reference, &of_reference);
            let (focal_right, focal_wrong) = split(focal, &of_focal);
            ItemCounts { reference_right, reference_wrong, focal_right, focal_wrong }
        })
        .collect()
}
