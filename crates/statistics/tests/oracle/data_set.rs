//! A data set of the oracle, and its figures by this crate.

use std::collections::BTreeMap;

use konventa_statistics::{
    Cluster, Figure, IndividualGain, Interval, ItemCounts, Pairs, Sums, UndefinedReason, bootstrap_gain,
    cluster_bootstrap_gain, describe, discrimination, effect_sizes, holm, icc, individual_gain, kr20,
    mantel_haenszel, mcnemar, mean_difference, mean_score, median, normalized_gain, paired_t, retained_share,
    share_difference, wilcoxon, wilson_interval,
};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

/// Any seed will do: a drawn interval is compared with the range in which it may lie.
const SEED: u64 = 2_011;

/// One data set and its figures as others compute them.
#[derive(Debug, Deserialize)]
pub struct DataSet {
    /// Its number and kind.
    pub name: String,
    items: usize,
    records: Vec<Record>,
    followups: Vec<Revisit>,
    /// The figures. `null` where one is undefined.
    pub expected: Value,
}

/// Subjects that are alike: their cluster, their group, a letter for each item before and after
/// (`c` is right), and how many they are. Those without letters before or after were measured once
/// and are in no figure here.
#[derive(Debug, Clone, Deserialize)]
struct Record(Option<u32>, String, Option<String>, Option<String>, u64);

/// Subjects that were measured a third time and are alike: cluster, group, letters before, after
/// and later, days between, and how many they are.
#[derive(Debug, Deserialize)]
struct Revisit(IgnoredAny, IgnoredAny, String, String, String, u16, u64);

/// Which items are right.
fn rights(letters: &str) -> Vec<bool> {
    letters.chars().map(|letter| letter == 'c').collect()
}

fn score(right: &[bool]) -> u16 {
    u16::try_from(right.iter().filter(|right| **right).count()).unwrap()
}

/// Subjects that are alike: the items right before and after, and how many they are.
struct Subjects {
    pre: Vec<bool>,
    post: Vec<bool>,
    n: u64,
}

/// Subjects who were measured twice.
struct Sample {
    items: usize,
    subjects: Vec<Subjects>,
}

impl Sample {
    fn of<'a>(items: usize, records: impl Iterator<Item = &'a Record>) -> Self {
        let paired = |record: &Record| {
            let (pre, post) = (rights(record.2.as_deref()?), rights(record.3.as_deref()?));
            Some(Subjects { pre, post, n: record.4 })
        };
        Self { items, subjects: records.filter_map(paired).collect() }
    }

    fn counts(&self) -> BTreeMap<(u16, u16), u64> {
        let mut counts = BTreeMap::new();
        for Subjects { pre, post, n } in &self.subjects {
            *counts.entry((score(pre), score(post))).or_default() += n;
        }
        counts
    }

    /// The number of subjects for which this holds.
    fn having(&self, holds: impl Fn(&Subjects) -> bool) -> u64 {
        self.subjects.iter().filter(|subjects| holds(subjects)).map(|subjects| subjects.n).sum()
    }

    fn each_item(&self) -> Vec<Value> {
        let n = self.having(|_| true);
        let discriminates = |item: usize, quiz: fn(&Subjects) -> &[bool]| {
            let sums =
                Sums::of(self.subjects.iter().map(|subjects| (score(quiz(subjects)).into(), subjects.n)));
            let right = self.subjects.iter().filter(|subjects| quiz(subjects)[item]);
            let sum = right.map(|subjects| u64::from(score(quiz(subjects))) * subjects.n).sum();
            discrimination(sums, self.having(|subjects| quiz(subjects)[item]), sum)
        };
        let p = |item: usize| {
            let gained = self.having(|one| !one.pre[item] && one.post[item]);
            mcnemar(n, gained, self.having(|one| one.pre[item] && !one.post[item]))
        };
        let corrected = holm(&(0..self.items).map(p).collect::<Vec<_>>());
        let figures = |item: usize| {
            let of =
                |pre: bool, post: bool| self.having(|one| one.pre[item] == pre && one.post[item] == post);
            let (kept, gained, lost, never) =
                (of(true, true), of(false, true), of(true, false), of(false, false));
            let (pre_low, pre_high) = wilson_interval(n, kept + lost);
            let (post_low, post_high) = wilson_interval(n, kept + gained);
            let (difference, low, high) = share_difference(n, gained, lost);
            json!({
                "pre_right": Figure::share(kept + lost, n),
                "pre_right_ci_low": pre_low,
                "pre_right_ci_high": pre_high,
                "post_right": Figure::share(kept + gained, n),
                "post_right_ci_low": post_low,
                "post_right_ci_high": post_high,
                "kept": kept,
                "gained": gained,
                "lost": lost,
                "never": never,
                "difference": difference,
                "difference_ci_low": low,
                "difference_ci_high": high,
                "mcnemar_p": p(item),
                "mcnemar_p_holm": corrected[item],
                "discrimination_pre": discriminates(item, |subjects| &subjects.pre),
                "discrimination_post": discriminates(item, |subjects| &subjects.post),
            })
        };
        if n == 0 { Vec::new() } else { (0..self.items).map(figures).collect() }
    }

    /// The items of this group, the focal one, compared with those of the reference group among
    /// subjects with equal scores after.
    fn bias(&self, reference: &Self) -> Vec<Value> {
        let count = |sample: &Self, item: usize, points: u16, right: bool| {
            sample.having(|one| score(&one.post) == points && one.post[item] == right)
        };
        let table = |item, points| ItemCounts {
            reference_right: count(reference, item, points, true),
            reference_wrong: count(reference, item, points, false),
            focal_right: count(self, item, points, true),
            focal_wrong: count(self, item, points, false),
        };
        let all = u16::try_from(self.items).unwrap();
        let of_item = |item| (0..=all).map(|points| table(item, points)).collect::<Vec<_>>();
        (0..self.items).map(|item| json!(mantel_haenszel(&of_item(item)))).collect()
    }
}

impl DataSet {
    /// All figures that are in the oracle's file and can be computed without a report.
    pub fn figures(&self) -> Value {
        let sample = Sample::of(self.items, self.records.iter());
        let (counts, items) = (sample.counts(), u16::try_from(self.items).unwrap());
        let pairs = Pairs { items, counts: &counts };
        let [pre, post] = [pairs.scores_of(|pair| pair.0), pairs.scores_of(|pair| pair.1)];
        let right = |quiz: fn(&Subjects) -> &[bool]| -> Vec<u64> {
            (0..self.items).map(|item| sample.having(|subjects| quiz(subjects)[item])).collect()
        };
        let clusters: Vec<BTreeMap<(u16, u16), u64>> =
            self.clusters().iter().map(Sample::counts).filter(|counts| !counts.is_empty()).collect();
        let clusters: Vec<Pairs<'_>> = clusters.iter().map(|counts| Pairs { items, counts }).collect();
        json!({
            "score": { "pre": describe(items, &pre), "post": describe(items, &post) },
            "difference": mean_difference(&pairs),
            "tests": { "paired_t": paired_t(&pairs), "wilcoxon": wilcoxon(&pairs) },
            "effect": effect_sizes(&pairs),
            "gain": gain(&pairs, &clusters),
            "reliability": {
                "pre": kr20(&right(|subjects| &subjects.pre), &pre),
                "post": kr20(&right(|subjects| &subjects.post), &post),
            },
            "items": sample.each_item(),
            "icc": icc(&clusters.iter().map(Pairs::changes).collect::<Vec<_>>()),
            "bias": self.bias(),
            "retention": self.retention(items),
        })
    }

    fn clusters(&self) -> Vec<Sample> {
        let mut clusters: BTreeMap<u32, Vec<&Record>> = BTreeMap::new();
        for record in &self.records {
            if let Some(cluster) = record.0 {
                clusters.entry(cluster).or_default().push(record);
            }
        }
        clusters.into_values().map(|records| Sample::of(self.items, records.into_iter())).collect()
    }

    /// The same groups as in the oracle's file, in the same order.
    fn bias(&self) -> Vec<Value> {
        let group = |name: &Value| {
            Sample::of(self.items, self.records.iter().filter(|record| name.as_str() == Some(&record.1)))
        };
        let compared = |one: &Value| json!({ "items": group(&one["focal"]).bias(&group(&one["reference"])) });
        self.expected["bias"].as_array().unwrap().iter().map(compared).collect()
    }

    fn retention(&self, items: u16) -> Value {
        let (mut pre, mut later, mut days) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut right = vec![[0; 3]; self.items];
        for Revisit(_, _, before, after, then, between, n) in &self.followups {
            let three = [before, after, then].map(|letters| rights(letters));
            let [x, y, z] = three.each_ref().map(|right| score(right));
            *pre.entry(x).or_default() += n;
            *later.entry((y, z)).or_default() += n;
            *days.entry(*between).or_default() += n;
            for (item, counts) in right.iter_mut().enumerate() {
                for (count, quiz) in counts.iter_mut().zip(&three) {
                    *count += n * u64::from(quiz[item]);
                }
            }
        }
        let pairs = Pairs { items, counts: &later };
        let n = pairs.n();
        let [x, y, z] = [0, 1, 2].map(|quiz| right.iter().map(|item| item[quiz]).sum());
        let item = |[pre, post, later]: &[u64; 3]| {
            json!({
                "pre_right": Figure::share(*pre, n),
                "post_right": Figure::share(*post, n),
                "later_right": Figure::share(*later, n),
            })
        };
        json!({
            "n": Figure::count(n),
            "days": median(&days),
            "pre": mean_score(items, &pre),
            "post": mean_score(items, &pairs.scores_of(|pair| pair.0)),
            "later": mean_score(items, &pairs.scores_of(|pair| pair.1)),
            "difference": mean_difference(&pairs),
            "kept": retained_share(n, x, y, z),
            "items": if n == 0 { Vec::new() } else { right.iter().map(item).collect() },
        })
    }
}

fn gain(pairs: &Pairs<'_>, clusters: &[Pairs<'_>]) -> Value {
    let mean = |which: fn(&(u16, u16)) -> u16| mean_score(pairs.items, &pairs.scores_of(which)).value();
    let class_g = match (mean(|pair| pair.0), mean(|pair| pair.1)) {
        (Some(pre), Some(post)) => normalized_gain(pre, post),
        _ => Err(UndefinedReason::TooFewRecords),
    };
    let IndividualGain { gain, gain_undefined, change, change_undefined } = individual_gain(pairs);
    let (low, high) = Interval::ends(bootstrap_gain(pairs, SEED));
    let sums = clusters.iter().map(Cluster::of).collect();
    let (cluster_low, cluster_high) = Interval::ends(cluster_bootstrap_gain(pairs.items, sums, SEED));
    let counted = |without| {
        if pairs.n() == 0 {
            Figure::Undefined(UndefinedReason::TooFewRecords)
        } else {
            Figure::count(without)
        }
    };
    json!({
        "class_g": Figure::from(class_g),
        "class_g_ci_low": low,
        "class_g_ci_high": high,
        "cluster_ci_low": cluster_low,
        "cluster_ci_high": cluster_high,
        "mean_individual_g": gain,
        "individual_undefined": counted(gain_undefined),
        "mean_change": change,
        "change_undefined": counted(change_undefined),
    })
}
