//! Countries, languages and lectures beside each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Figure, Labels, Tally, Why, class_gain};
use super::{Part, sum};
use crate::id::{ItemId, LectureId};
use crate::statistics::{
    Bias, BiasClass, Cluster, GroupSums, Table, difference, icc, mantel_haenszel, mean_score,
};
use crate::{Day, Language};

/// The gain of those of one country or language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    fn of(name: T, tally: &Tally) -> Self {
        let pairs = tally.pairs();
        let mean = |of: fn(&(u16, u16)) -> u16| mean_score(pairs.items, &tally.scores_of(of));
        let (pre, post) = (mean(|pair| pair.0), mean(|pair| pair.1));
        let found = difference(&pairs);
        let gain = pre.value().zip(post.value()).and_then(|(pre, post)| class_gain(pre, post));
        Self {
            name,
            n: tally.paired(),
            pre,
            post,
            difference: found.mean,
            ci_low: found.ci_low,
            ci_high: found.ci_high,
            class_g: gain.map_or(Figure::Undefined(Why::NothingLeftToLearn), Figure::Value),
        }
    }
}

/// The gain of one live lecture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LectureGain {
    /// Where it was held, as the presenter wrote it.
    pub place: Option<String>,
    /// The day, where all its records are of one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub day: Option<String>,
    /// Its figures.
    #[serde(flatten)]
    pub gain: Compared<LectureId>,
}

/// Live lectures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lectures {
    /// How alike the students of one are.
    pub icc: Figure,
    /// Each that is shown by name.
    pub each: Vec<LectureGain>,
}

/// The records of each value of a label.
fn by<T: Ord>(items: usize, parts: &[Part<'_>], label: impl Fn(&Labels) -> Option<T>) -> Vec<(T, Tally)> {
    let mut tallies: BTreeMap<T, Tally> = BTreeMap::new();
    for part in parts {
        if let Some(value) = label(&part.labels) {
            tallies.entry(value).or_insert_with(|| Tally::new(items)).add_all(&part.tally);
        }
    }
    tallies.into_iter().collect()
}

pub(super) fn compared<T: Ord>(
    items: usize,
    parts: &[Part<'_>],
    label: impl Fn(&Labels) -> Option<T>,
) -> Vec<Compared<T>> {
    by(items, parts, label).into_iter().map(|(name, tally)| Compared::of(name, &tally)).collect()
}

/// The lectures, and their counts.
pub(super) fn lectures(items: usize, parts: &[Part<'_>]) -> (Lectures, Vec<Tally>) {
    let mut found: BTreeMap<LectureId, Vec<&Part<'_>>> = BTreeMap::new();
    for part in parts {
        if let Some(lecture) = &part.labels.lecture {
            found.entry(lecture.clone()).or_default().push(part);
        }
    }
    let mut tallies = Vec::new();
    let mut each = Vec::new();
    for (lecture, parts) in found {
        let tally = sum(items, parts.iter().map(|part| &part.tally));
        let mut days = parts.iter().flat_map(|part| &part.group.strata).map(|stratum| stratum.day);
        let day: Option<Day> = days.next().filter(|first| days.all(|day| day == *first));
        each.push(LectureGain {
            place: parts.iter().find_map(|part| part.labels.place.clone()),
            day: day.map(|day| day.to_string()),
            gain: Compared::of(lecture, &tally),
        });
        tallies.push(tally);
    }
    let sums: Vec<GroupSums> = tallies.iter().map(|tally| GroupSums::of(&tally.pairs())).collect();
    (Lectures { icc: icc(&sums), each }, tallies)
}

/// What each lecture contributes to the class's gain.
pub(super) fn clusters(lectures: &[Tally]) -> Vec<Cluster> {
    let right = |tally: &Tally, of: fn(&(u16, u16)) -> u16| {
        tally.scores.iter().map(|(pair, n)| u64::from(of(pair)) * n).sum::<u64>()
    };
    lectures
        .iter()
        .map(|tally| Cluster {
            n: tally.paired(),
            pre_right: right(tally, |pair| pair.0),
            post_right: right(tally, |pair| pair.1),
        })
        .collect()
}

/// The items in one language against the reference language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
pub struct ItemBias {
    /// Which item.
    pub item: ItemId,
    /// The comparison.
    #[serde(flatten)]
    pub bias: Bias,
}

impl ItemBias {
    /// Whether somebody should read the item in both languages.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.bias.class == Some(BiasClass::C)
    }
}

pub(super) fn bias(names: &[ItemId], parts: &[Part<'_>]) -> Vec<LanguageBias> {
    let languages = by(names.len(), parts, |labels| labels.language);
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
fn tables(place: usize, reference: &Tally, focal: &Tally) -> Vec<Table> {
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
            Table { reference_right, reference_wrong, focal_right, focal_wrong }
        })
        .collect()
}
