//! The probability that something is seen by chance alone.

/// Returns the probability that at least `found` of `drawn` choices are marked if `marked` of `all`
/// are.
///
/// It is the upper tail of the hypergeometric distribution: Fisher's exact test, one-sided.
pub(super) fn at_least(found: usize, drawn: usize, marked: usize, all: usize) -> f64 {
    let most = drawn.min(marked);
    let possible = (found..=most).filter(|n| drawn - n + marked <= all);
    possible.map(|n| (ways(marked, n) + ways(all - marked, drawn - n) - ways(all, drawn)).exp()).sum()
}

/// Returns the logarithm of the binomial coefficient: the number of ways to choose `n` of `all`.
#[expect(clippy::cast_precision_loss, reason = "a deck has some hundred choices")]
fn ways(all: usize, n: usize) -> f64 {
    (0..n).map(|k| ((all - k) as f64 / (k + 1) as f64).ln()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_equals_counting_by_hand() {
        let near = |value: f64, wanted: f64| (value - wanted).abs() < 1e-9;
        // All 6 wrong choices of 8, and none of the 2 right ones: 1 way in 28.
        assert!(near(at_least(6, 6, 6, 8), 1.0 / 28.0));
        // 10 marked of 20, none among 5: 252 of 15504 ways.
        assert!(near(at_least(10, 15, 10, 20), 252.0 / 15_504.0));
        assert!(near(at_least(0, 5, 10, 20), 1.0));
    }
}
