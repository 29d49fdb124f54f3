use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Subjects with scores from 0 to `items`.
struct Sample {
    items: u16,
    counts: BTreeMap<(u16, u16), u64>,
}

impl Sample {
    fn pairs(&self) -> Pairs<'_> {
        Pairs { items: self.items, counts: &self.counts }
    }
}

fn sample(items: u16, subjects: impl IntoIterator<Item = (u16, u16)>) -> Sample {
    let mut counts = BTreeMap::new();
    for scores in subjects {
        *counts.entry(scores).or_default() += 1;
    }
    Sample { items, counts }
}

fn means(items: u16, subjects: &[(u16, u16)]) -> (f64, f64) {
    let asked = f64::from(u32::try_from(usize::from(items) * subjects.len()).unwrap());
    let sum = |score: fn(&(u16, u16)) -> u16| subjects.iter().map(score).map(f64::from).sum::<f64>();
    (sum(|s| s.0) / asked, sum(|s| s.1) / asked)
}

/// Ten subjects, one item, all wrong before and five right after: the gain of a resample is a tenth
/// of a binomial of ten halves, whose distribution is 0.0107 up to 1, 0.0547 up to 2, 0.9453 up to
/// 7, 0.9893 up to 8.
#[test]
fn five_of_ten_by_hand() {
    let sample = sample(1, [(0, 1); 5].into_iter().chain([(0, 0); 5]));
    for seed in 0..20 {
        assert_eq!(bootstrap_gain(&sample.pairs(), seed), Ok(Interval { low: 0.2, high: 0.8 }));
    }
}

#[test]
fn equal_subjects_leave_no_doubt() {
    let sample = sample(4, [(2, 3); 30]);
    assert_eq!(bootstrap_gain(&sample.pairs(), 1), Ok(Interval { low: 0.5, high: 0.5 }));
}

/// 16 of 20 had the highest score before: 0.8²⁰, 1.2 %, of the resamples have no gain, and that
/// many fewer are cut off at each end. The gain of the rest is the share of those who gained among
/// the drawn of the other four.
#[test]
fn resamples_without_a_gain_widen_the_interval() {
    let sample = sample(1, [(1, 1); 16].into_iter().chain([(0, 1), (0, 1), (0, 0), (0, 0)]));
    assert_eq!(bootstrap_gain(&sample.pairs(), 1), Ok(Interval { low: 0.0, high: 1.0 }));
}

#[test]
fn nothing_left_to_gain_has_no_interval() {
    assert_eq!(bootstrap_gain(&sample(3, []).pairs(), 1), Err(UndefinedReason::TooFewRecords));
    assert_eq!(bootstrap_gain(&sample(0, []).pairs(), 1), Err(UndefinedReason::TooFewRecords));
    assert_eq!(bootstrap_gain(&sample(1, [(1, 1); 30]).pairs(), 1), Err(UndefinedReason::NothingLeftToGain));
    // One of ten had something left: 0.9¹⁰, 35 %, of the resamples have no gain.
    assert_eq!(
        bootstrap_gain(&sample(1, [(1, 1); 9].into_iter().chain([(0, 1)])).pairs(), 1),
        Err(UndefinedReason::NothingLeftToGain)
    );
}

/// Samples of 50 are drawn from a population whose gain is known; about 95 of 100 intervals hold
/// it. Over 1,000 samples chance alone moves that by 0.7 % in two of three tries.
#[test]
fn about_95_of_100_intervals_hold_the_true_gain() {
    let population: Vec<(u16, u16)> = (0..=12)
        .flat_map(|pre| (0..=12).map(move |post| (pre, post)))
        .filter(|(pre, post)| (2..9).contains(pre) && post + 1 >= *pre && *post <= pre + 6)
        .collect();
    let (pre, post) = means(12, &population);
    let gain = normalized_gain(pre, post).unwrap();
    let mut numbers = seeded(2_026);
    let held = (0..1000_u64)
        .filter(|seed| {
            let sample = sample(12, (0..50).map(|_| pick(&mut numbers, &population).unwrap()));
            let interval = percentile(&sample.pairs(), *seed, 1000).unwrap();
            interval.low <= gain && gain <= interval.high
        })
        .count();
    assert!((930..=970).contains(&held), "{held} of 1000");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The gain of a resample is above that of the sample exactly where its sum of
    /// `post − pre − g(all − pre)` is above 0. Over the sample that sum is 0, so neither side can
    /// be rare enough to be cut off.
    #[test]
    fn an_interval_holds_the_gain(
        subjects in prop::collection::vec((0_u16..=12, 0_u16..=12), 10..60),
        seed: u64,
    ) {
        let (pre, post) = means(12, &subjects);
        let sample = sample(12, subjects.clone());
        if let Ok(Interval { low, high }) = bootstrap_gain(&sample.pairs(), seed) {
            let gain = normalized_gain(pre, post).unwrap();
            prop_assert!(low <= gain + 1e-12 && gain <= high + 1e-12, "{low} {gain} {high}");
            prop_assert!(high <= 1.0);
        } else {
            let perfect = subjects.iter().filter(|s| s.0 == 12).count();
            prop_assert!(perfect * 10 > subjects.len() * 6, "{perfect} of {}", subjects.len());
        }
    }

    #[test]
    fn the_same_records_in_any_order_have_the_same_interval(
        mut subjects in prop::collection::vec((0_u16..=5, 0_u16..=5), 10..30),
        seed: u64,
    ) {
        let one = bootstrap_gain(&sample(5, subjects.clone()).pairs(), seed);
        subjects.reverse();
        prop_assert_eq!(one, bootstrap_gain(&sample(5, subjects).pairs(), seed));
    }
}

/// Drawing the number of each kind has the mean and variance of drawing 200 subjects one by one.
#[test]
fn resampling_by_counts_has_the_mean_and_variance_of_single_subjects() {
    let kinds = [((2, 8), 50), ((5, 7), 90), ((10, 11), 60)];
    let counts = BTreeMap::from(kinds);
    let pairs = Pairs { items: 12, counts: &counts };
    let mut numbers = seeded(5);
    let (mut sums, mut squares) = ([0.0; 2], [0.0; 2]);
    for _ in 0..20_000 {
        let (pre, post) = resample_by_counts(&pairs, 200, &mut numbers);
        for (i, score) in [pre, post].into_iter().enumerate() {
            let score = f64::from(u32::try_from(score).unwrap());
            sums[i] += score;
            squares[i] += score * score;
        }
    }
    for (i, of) in [|k: (u16, u16)| k.0, |k: (u16, u16)| k.1].into_iter().enumerate() {
        let moment = |power: i32| {
            kinds
                .iter()
                .map(|(k, n)| f64::from(u32::try_from(*n).unwrap()) * f64::from(of(*k)).powi(power))
                .sum::<f64>()
        };
        let variance = moment(2) - moment(1) * moment(1) / 200.0;
        let (mean, found) = (sums[i] / 20_000.0, squares[i] / 20_000.0 - (sums[i] / 20_000.0).powi(2));
        // Four standard errors of a mean and of a variance.
        assert!((mean - moment(1)).abs() < 4.0 * (variance / 20_000.0).sqrt(), "{mean} {}", moment(1));
        assert!((found / variance - 1.0).abs() < 4.0 * (2.0 / 20_000.0_f64).sqrt(), "{found} {variance}");
    }
}

#[test]
fn clusters_are_drawn_whole_and_in_any_order() {
    let cluster = |n, pre, post| Cluster { n, pre, post };
    let mut clusters =
        vec![cluster(20, 60, 120), cluster(30, 90, 100), cluster(25, 100, 180), cluster(12, 40, 41)];
    let one = cluster_bootstrap_gain(12, clusters.clone(), 1).unwrap();
    clusters.reverse();
    assert_eq!(cluster_bootstrap_gain(12, clusters.clone(), 1).unwrap(), one);
    let gain = normalized_gain(290.0 / (87.0 * 12.0), 441.0 / (87.0 * 12.0)).unwrap();
    assert!(one.low < gain && gain < one.high, "{one:?} {gain}");
    assert_eq!(cluster_bootstrap_gain(12, clusters[..1].to_vec(), 1), Err(UndefinedReason::TooFewClusters));
    // Two equal clusters leave nothing open.
    let same = cluster_bootstrap_gain(12, vec![cluster(20, 60, 120); 2], 1).unwrap();
    assert!((same.low - same.high).abs() < 1e-12);
}

#[test]
fn no_items_have_no_interval() {
    assert_eq!(bootstrap_gain(&sample(0, [(0, 0); 12]).pairs(), 1), Err(UndefinedReason::TooFewItems));
    let clusters = vec![Cluster { n: 12, pre: 0, post: 0 }; 3];
    assert_eq!(cluster_bootstrap_gain(0, clusters, 1), Err(UndefinedReason::TooFewItems));
}

/// Reports show these intervals, so a seed must give the same one in every later version.
#[test]
fn a_seed_keeps_its_interval() {
    let few = sample(12, [(2, 8), (5, 7), (10, 11), (0, 3), (6, 12), (7, 7)].into_iter().cycle().take(30));
    assert_eq!(
        bootstrap_gain(&few.pairs(), 2_011),
        Ok(Interval { low: 0.328_431_372_549_019_6, high: 0.536_796_536_796_536_7 })
    );
    let many = sample(12, [(2, 8), (5, 7), (10, 11)].into_iter().cycle().take(200));
    assert_eq!(
        bootstrap_gain(&many.pairs(), 2_011),
        Ok(Interval { low: 0.450_078_003_120_124_9, high: 0.496_344_435_418_359_15 })
    );
    let clusters = [(20, 60, 120), (30, 90, 100), (25, 100, 180)];
    let clusters = clusters.map(|(n, pre, post)| Cluster { n, pre, post }).to_vec();
    assert_eq!(
        cluster_bootstrap_gain(12, clusters, 2_011),
        Ok(Interval { low: 0.037_037_037_037_037_056, high: 0.399_999_999_999_999_97 })
    );
}
