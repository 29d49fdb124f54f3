use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// Students with these scores of so many items.
struct Class {
    items: u16,
    counts: BTreeMap<(u16, u16), u64>,
}

impl Class {
    fn pairs(&self) -> Pairs<'_> {
        Pairs { items: self.items, counts: &self.counts }
    }
}

fn class(items: u16, students: impl IntoIterator<Item = (u16, u16)>) -> Class {
    let mut counts = BTreeMap::new();
    for scores in students {
        *counts.entry(scores).or_default() += 1;
    }
    Class { items, counts }
}

fn means(items: u16, students: &[(u16, u16)]) -> (f64, f64) {
    let asked = f64::from(u32::try_from(usize::from(items) * students.len()).unwrap());
    let sum = |score: fn(&(u16, u16)) -> u16| students.iter().map(score).map(f64::from).sum::<f64>();
    (sum(|s| s.0) / asked, sum(|s| s.1) / asked)
}

/// Ten students, one item, all wrong before and five right after: the gain of a drawn class is a tenth of a
/// binomial of ten halves, whose distribution is 0.0107 up to 1, 0.0547 up to 2, 0.9453 up to 7, 0.9893 up to 8.
#[test]
fn five_of_ten_by_hand() {
    let tally = class(1, [(0, 1); 5].into_iter().chain([(0, 0); 5]));
    for seed in 0..20 {
        assert_eq!(bootstrap(&tally.pairs(), seed), Ok(Interval { low: 0.2, high: 0.8 }));
    }
}

#[test]
fn equal_students_leave_no_doubt() {
    let tally = class(4, [(2, 3); 30]);
    assert_eq!(bootstrap(&tally.pairs(), 1), Ok(Interval { low: 0.5, high: 0.5 }));
}

/// 16 of 20 had everything right before: 0.8²⁰, 1.2 %, of the drawn classes have no gain, and that many fewer are
/// cut off at each end. Of the rest, the gain is the share of "learned" among the drawn of the other four.
#[test]
fn drawn_classes_without_a_gain_widen_the_interval() {
    let tally = class(1, [(1, 1); 16].into_iter().chain([(0, 1), (0, 1), (0, 0), (0, 0)]));
    assert_eq!(bootstrap(&tally.pairs(), 1), Ok(Interval { low: 0.0, high: 1.0 }));
}

#[test]
fn nothing_left_to_learn_has_no_interval() {
    assert_eq!(bootstrap(&class(3, []).pairs(), 1), Err(Why::TooFewRecords));
    assert_eq!(bootstrap(&class(0, []).pairs(), 1), Err(Why::TooFewRecords));
    assert_eq!(bootstrap(&class(1, [(1, 1); 30]).pairs(), 1), Err(Why::NothingLeftToLearn));
    // One of ten had something left: 0.9¹⁰, 35 %, of the drawn classes have no gain.
    assert_eq!(
        bootstrap(&class(1, [(1, 1); 9].into_iter().chain([(0, 1)])).pairs(), 1),
        Err(Why::NothingLeftToLearn)
    );
}

/// Classes of 50 are drawn from a population whose gain is known; about 95 of 100 intervals hold it. Over 1,000
/// classes chance alone moves that by 0.7 % in two of three tries.
#[test]
fn about_95_of_100_intervals_hold_the_true_gain() {
    let population: Vec<(u16, u16)> = (0..=12)
        .flat_map(|pre| (0..=12).map(move |post| (pre, post)))
        .filter(|(pre, post)| (2..9).contains(pre) && post + 1 >= *pre && *post <= pre + 6)
        .collect();
    let (pre, post) = means(12, &population);
    let gain = class_gain(pre, post).unwrap();
    let mut numbers = SplitMix64::new(2_026);
    let held = (0..1000_u64)
        .filter(|seed| {
            let tally = class(12, (0..50).map(|_| numbers.pick(&population).unwrap()));
            let interval = percentile(&tally.pairs(), *seed, 1000).unwrap();
            interval.low <= gain && gain <= interval.high
        })
        .count();
    assert!((930..=970).contains(&held), "{held} of 1000");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The gain of a drawn class is above that of the class exactly where its sum of `post − pre − g(all − pre)`
    /// is above 0. Over the class that sum is 0, so neither side can be rare enough to be cut off.
    #[test]
    fn an_interval_holds_the_gain(
        students in prop::collection::vec((0_u16..=12, 0_u16..=12), 10..60),
        seed: u64,
    ) {
        let (pre, post) = means(12, &students);
        let tally = class(12, students.clone());
        if let Ok(Interval { low, high }) = bootstrap(&tally.pairs(), seed) {
            let gain = class_gain(pre, post).unwrap();
            prop_assert!(low <= gain + 1e-12 && gain <= high + 1e-12, "{low} {gain} {high}");
            prop_assert!(high <= 1.0);
        } else {
            let perfect = students.iter().filter(|s| s.0 == 12).count();
            prop_assert!(perfect * 10 > students.len() * 6, "{perfect} of {}", students.len());
        }
    }

    #[test]
    fn the_same_records_in_any_order_have_the_same_interval(
        mut students in prop::collection::vec((0_u16..=5, 0_u16..=5), 10..30),
        seed: u64,
    ) {
        let one = bootstrap(&class(5, students.clone()).pairs(), seed);
        students.reverse();
        prop_assert_eq!(one, bootstrap(&class(5, students).pairs(), seed));
    }
}

/// Kinds drawn by number are students drawn one by one: 200 students of three kinds are below the crowd's size, 20,000 are above.
#[test]
fn a_crowd_is_drawn_as_students_are() {
    let kinds = [((2, 8), 50), ((5, 7), 90), ((10, 11), 60)];
    let counts = BTreeMap::from(kinds);
    let pairs = Pairs { items: 12, counts: &counts };
    let mut numbers = SplitMix64::new(5);
    let (mut sums, mut squares) = ([0.0; 2], [0.0; 2]);
    for _ in 0..20_000 {
        let (pre, post) = crowd(&pairs, 200, &mut numbers);
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
fn lectures_are_drawn_whole_and_in_any_order() {
    let lecture = |n, pre_right, post_right| Cluster { n, pre_right, post_right };
    let mut lectures =
        vec![lecture(20, 60, 120), lecture(30, 90, 100), lecture(25, 100, 180), lecture(12, 40, 41)];
    let one = cluster_bootstrap(12, lectures.clone(), 1).unwrap();
    lectures.reverse();
    assert_eq!(cluster_bootstrap(12, lectures.clone(), 1).unwrap(), one);
    let gain = class_gain(290.0 / (87.0 * 12.0), 441.0 / (87.0 * 12.0)).unwrap();
    assert!(one.low < gain && gain < one.high, "{one:?} {gain}");
    assert_eq!(cluster_bootstrap(12, lectures[..1].to_vec(), 1), Err(Why::TooFewLectures));
    // Two equal lectures leave nothing open.
    let same = cluster_bootstrap(12, vec![lecture(20, 60, 120); 2], 1).unwrap();
    assert!((same.low - same.high).abs() < 1e-12);
}
