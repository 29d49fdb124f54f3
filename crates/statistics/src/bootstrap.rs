//! Bootstrap intervals of the normalised gain.

mod draw;

use rand_distr::{Binomial, Distribution};
use rand_xoshiro::SplitMix64;

use self::draw::{pick, pick_many, seeded};
use crate::figure::real;
use crate::{Interval, Pairs, UndefinedReason, normalized_gain};

/// The number of resamples.
const RESAMPLES: usize = 10_000;

/// Per thousand resamples, the number outside of the interval at each end: it holds 95 %.
const BEYOND: usize = 25;

/// With more subjects than this per distinct pair of scores it is faster to draw the number of
/// subjects with each pair.
const BY_COUNTS_ABOVE: u64 = 40;

/// Returns the 95 % interval of the [normalised gain](normalized_gain) over subjects, by the
/// percentile bootstrap: B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap" (1993),
/// section 13.3.
///
/// Of 10,000 resamples, each has as many subjects as there are, drawn with replacement, whole with
/// both scores, and a gain of its own. The interval goes from the 250th to the 9,750th of these
/// gains in rising order. The same pairs and seed always give the same interval.
///
/// A resample in which all scores before are at their maximum has no gain. It could have had any,
/// so it counts beyond both ends, which makes the interval wider.
///
/// In small samples the interval is somewhat too narrow, as percentile intervals are: of 2,000
/// simulated samples it held the true gain for 90 % with 10 subjects, 93 % with 20, 94 % with 50
/// and 95 % with 200.
///
/// # Errors
/// - [`UndefinedReason::TooFewRecords`] without subjects.
/// - [`UndefinedReason::TooFewItems`] without items.
/// - [`UndefinedReason::NothingLeftToGain`] if 250 resamples or more have no gain.
///
/// ```
/// use std::collections::BTreeMap;
///
/// use konventa_statistics::{Interval, Pairs, bootstrap_gain};
///
/// // One item, wrong before for all ten subjects and right after for five of them.
/// let counts = BTreeMap::from([((0, 0), 5), ((0, 1), 5)]);
/// let interval = bootstrap_gain(&Pairs { items: 1, counts: &counts }, 7);
/// assert_eq!(interval, Ok(Interval { low: 0.2, high: 0.8 }));
/// ```
pub fn bootstrap_gain(pairs: &Pairs<'_>, seed: u64) -> Result<Interval, UndefinedReason> {
    percentile(pairs, seed, RESAMPLES)
}

fn percentile(pairs: &Pairs<'_>, seed: u64, resamples: usize) -> Result<Interval, UndefinedReason> {
    let n = pairs.n();
    if n == 0 {
        return Err(UndefinedReason::TooFewRecords);
    }
    if pairs.items == 0 {
        return Err(UndefinedReason::TooFewItems);
    }
    let most = real(n) * f64::from(pairs.items);
    let gain = |(pre, post): (u64, u64)| normalized_gain(real(pre) / most, real(post) / most).ok();
    let mut numbers = seeded(seed);
    let kinds = pairs.counts.len() as u64;
    let gains: Vec<f64> = if n > BY_COUNTS_ABOVE * kinds {
        (0..resamples).filter_map(|_| gain(resample_by_counts(pairs, n, &mut numbers))).collect()
    } else {
        let subjects: Vec<(u16, u16)> =
            pairs.counts.iter().flat_map(|(&scores, &n)| (0..n).map(move |_| scores)).collect();
        let resample = |numbers: &mut SplitMix64| {
            (0..subjects.len())
                .filter_map(|_| pick(numbers, &subjects))
                .fold((0, 0), |(pre, post), (a, b)| (pre + u64::from(a), post + u64::from(b)))
        };
        (0..resamples).filter_map(|_| gain(resample(&mut numbers))).collect()
    };
    ends(gains, resamples)
}

/// The sums of the scores of `n` subjects drawn with replacement: the number of those with the
/// first pair of scores is binomial, then that of those with the second among the others, and so
/// on.
fn resample_by_counts(pairs: &Pairs<'_>, n: u64, numbers: &mut SplitMix64) -> (u64, u64) {
    let (mut to_draw, mut left, mut sums) = (n, n, (0, 0));
    for (&(pre, post), &subjects) in pairs.counts {
        let drawn = if subjects >= left {
            to_draw
        } else {
            let binomial = Binomial::new(to_draw, real(subjects) / real(left));
            debug_assert!(binomial.is_ok(), "{subjects} of {left} is not a probability");
            binomial.map_or(0, |binomial| binomial.sample(numbers))
        };
        sums = (sums.0 + drawn * u64::from(pre), sums.1 + drawn * u64::from(post));
        to_draw -= drawn;
        left = left.saturating_sub(subjects);
    }
    sums
}

/// What one cluster of subjects contributes to the gain of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cluster {
    /// The number of subjects.
    pub n: u64,
    /// The sum of their scores before.
    pub pre: u64,
    /// The sum of their scores after.
    pub post: u64,
}

impl Cluster {
    /// Sums the scores of a cluster.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    ///
    /// use konventa_statistics::{Cluster, Pairs};
    ///
    /// let counts = BTreeMap::from([((3, 7), 4), ((5, 6), 1)]);
    /// let cluster = Cluster::of(&Pairs { items: 10, counts: &counts });
    /// assert_eq!(cluster, Cluster { n: 5, pre: 17, post: 34 });
    /// ```
    #[must_use]
    pub fn of(pairs: &Pairs<'_>) -> Self {
        let add = |all: Self, (&(pre, post), &n): (&(u16, u16), &u64)| Self {
            n: all.n + n,
            pre: all.pre + u64::from(pre) * n,
            post: all.post + u64::from(post) * n,
        };
        pairs.counts.iter().fold(Self { n: 0, pre: 0, post: 0 }, add)
    }
}

/// Returns the 95 % interval of the [normalised gain](normalized_gain) over clusters: as
/// [`bootstrap_gain`], with whole clusters drawn in place of subjects. A. C. Davison and D. V.
/// Hinkley, "Bootstrap Methods and their Application" (1997), section 3.8.
///
/// The order of the clusters does not matter. With fewer than about 20 clusters the interval is too
/// narrow: A. C. Cameron, J. B. Gelbach and D. L. Miller, Review of Economics and Statistics 90
/// (2008), 414.
///
/// # Errors
/// - [`UndefinedReason::TooFewClusters`] for fewer than 2 clusters.
/// - [`UndefinedReason::TooFewItems`] without items.
/// - [`UndefinedReason::NothingLeftToGain`] if 250 resamples or more have no gain.
///
/// ```
/// use konventa_statistics::{Cluster, cluster_bootstrap_gain};
///
/// let clusters = vec![Cluster { n: 20, pre: 60, post: 120 }, Cluster { n: 30, pre: 90, post: 100 }];
/// let interval = cluster_bootstrap_gain(12, clusters, 7).unwrap();
/// // The gains of the two clusters alone.
/// assert!((interval.low - 10.0 / 270.0).abs() < 1e-12);
/// assert!((interval.high - 60.0 / 180.0).abs() < 1e-12);
/// ```
pub fn cluster_bootstrap_gain(
    items: u16,
    mut clusters: Vec<Cluster>,
    seed: u64,
) -> Result<Interval, UndefinedReason> {
    if clusters.len() < 2 {
        return Err(UndefinedReason::TooFewClusters);
    }
    if items == 0 {
        return Err(UndefinedReason::TooFewItems);
    }
    clusters.sort_unstable();
    let mut numbers = seeded(seed);
    let gains = (0..RESAMPLES).filter_map(|_| {
        let (mut n, mut pre, mut post) = (0, 0, 0);
        for cluster in pick_many(&mut numbers, &clusters, clusters.len()) {
            n += cluster.n;
            pre += cluster.pre;
            post += cluster.post;
        }
        let most = real(n) * f64::from(items);
        normalized_gain(real(pre) / most, real(post) / most).ok()
    });
    ends(gains.collect(), RESAMPLES)
}

/// The ends of the interval, given the gains of those resamples that have one.
fn ends(mut gains: Vec<f64>, resamples: usize) -> Result<Interval, UndefinedReason> {
    let undefined = resamples - gains.len();
    let beyond = resamples * BEYOND / 1000;
    gains.sort_unstable_by(f64::total_cmp);
    let low = beyond.checked_sub(1 + undefined).and_then(|low| gains.get(low));
    let interval = low.zip(gains.get(resamples - beyond - 1)).map(|(&low, &high)| Interval { low, high });
    interval.ok_or(UndefinedReason::NothingLeftToGain)
}

#[cfg(test)]
mod tests;
