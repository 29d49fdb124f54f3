//! Countries, languages and lectures beside each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Figure, Labels, Tally};
use super::{Part, class_gain, sum};
use crate::id::{ItemId, LectureId};
use crate::statistics::{
    Cluster, DifClass, DifferenceSums, ItemCounts, MantelHaenszel, Pairs, icc, mantel_haenszel,
    mean_difference, mean_score,
};
use crate::{Day, Language};

/// The gain of those of one country or language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Compared<T> {
    /// Which.
    pub name: T,
    /// How many records.
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

impl<T> Compared<T> {
    fn of(name: T, scores: &ScoreSums) -> Self {
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
    /// Where it was held, as the presenter wrote it.
    #[cfg_attr(feature = "openapi", schema(required))]
    pub place: Option<String>,
    /// The day, where all its records are of one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::Day>, nullable = false))]
    pub day: Option<String>,
    /// Its figures.
    #[serde(flatten)]
    pub gain: Compared<LectureId>,
}

/// Live lectures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Lectures {
    /// How alike the students of one are.
    pub icc: Figure,
    /// Each that is shown by name.
    pub each: Vec<LectureGain>,
}

/// The scores of several parts added up. A square of numbers: what is not zero in a large sum is most of it.
struct ScoreSums {
    items: u16,
    n: Vec<u64>,
}

impl ScoreSums {
    fn new(items: usize) -> Self {
        Self { items: u16::try_from(items).unwrap_or(u16::MAX), n: vec![0; (items + 1) * (items + 1)] }
    }

    fn add(&mut self, tally: &Tally) {
        let side = usize::from(self.items) + 1;
        for (&(pre, post), more) in &tally.scores {
            if let Some(n) = self.n.get_mut(usize::from(pre) * side + usize::from(post)) {
                *n += more;
            }
        }
    }

    fn of<'a>(items: usize, parts: impl Iterator<Item = &'a Part<'a>>) -> Self {
        let mut sums = Self::new(items);
        parts.for_each(|part| sums.add(&part.tally));
        sums
    }

    fn counts(&self) -> BTreeMap<(u16, u16), u64> {
        let pairs = (0..=self.items).flat_map(|pre| (0..=self.items).map(move |post| (pre, post)));
        pairs.zip(&self.n).filter(|(_, n)| **n > 0).map(|(pair, n)| (pair, *n)).collect()
    }
}

/// The parts of each value of a label.
fn by<'a, T: Ord>(
    parts: &'a [Part<'a>],
    label: impl Fn(&'a Labels) -> Option<T>,
) -> BTreeMap<T, Vec<&'a Part<'a>>> {
    let mut found: BTreeMap<T, Vec<&Part<'_>>> = BTreeMap::new();
    for part in parts {
        if let Some(value) = label(&part.labels) {
            found.entry(value).or_default().push(part);
        }
    }
    found
}

pub(super) fn compared<T: Ord>(
    items: usize,
    parts: &[Part<'_>],
    label: impl Fn(&Labels) -> Option<T>,
) -> Vec<Compared<T>> {
    let compared =
        |(name, parts): (T, Vec<&Part<'_>>)| Compared::of(name, &ScoreSums::of(items, parts.into_iter()));
    by(parts, label).into_iter().map(compared).collect()
}

/// The lectures, and what each contributes to the class's gain.
pub(super) fn lectures(items: usize, parts: &[Part<'_>]) -> (Lectures, Vec<Cluster>) {
    let (mut sums, mut clusters, mut each) = (Vec::new(), Vec::new(), Vec::new());
    for (lecture, parts) in by(parts, |labels| labels.lecture.as_ref()) {
        let scores = ScoreSums::of(items, parts.iter().copied());
        let mut days = parts.iter().flat_map(|part| &part.group.strata).map(|stratum| stratum.day);
        let day: Option<Day> = days.next().filter(|first| days.all(|day| day == *first));
        each.push(LectureGain {
            place: parts.iter().find_map(|part| part.labels.place.clone()),
            day: day.map(|day| day.to_string()),
            gain: Compared::of(lecture.clone(), &scores),
        });
        let counts = scores.counts();
        let pairs = Pairs { items: scores.items, counts: &counts };
        sums.push(DifferenceSums::of(&pairs));
        clusters.push(Cluster::of(&pairs));
    }
    (Lectures { icc: icc(&sums), each }, clusters)
}

/// The items in one language against the reference language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LanguageBias {
    /// The language with most students.
    pub reference: Language,
    /// The other one.
    pub focal: Language,
    /// How many students of the reference language.
    pub n_reference: u64,
    /// How many students of the other one.
    pub n_focal: u64,
    /// Each item.
    pub items: Vec<ItemBias>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ItemBias {
    /// Which item.
    pub item: ItemId,
    /// The comparison.
    #[serde(flatten)]
    pub bias: MantelHaenszel,
}

impl ItemBias {
    /// Whether somebody should read the item in both languages.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.bias.class == Some(DifClass::C)
    }
}

pub(super) fn bias(names: &[ItemId], parts: &[Part<'_>]) -> Vec<LanguageBias> {
    let tally = |(language, parts): (Language, Vec<&Part<'_>>)| {
        (language, sum(names.len(), parts.into_iter().map(|part| &*part.tally)))
    };
    let languages: Vec<(Language, Tally)> =
        by(parts, |labels| labels.language).into_iter().map(tally).collect();
    // Of equally many, the one that is offered first.
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

/// One item in each stratum of the number right after.
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
