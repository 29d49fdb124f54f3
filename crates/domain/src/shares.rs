//! Shares of a whole in percent.

use crate::invariant::assert_fits;

/// Fewer than this are shown as counts without a percentage, which would claim a precision that they
/// do not have.
pub const FEWEST_FOR_PERCENT: u64 = 50;

/// Returns the shares of these counts in whole percent. They add up to 100 (the largest remainder method,
/// also named after Hamilton and Hare-Niemeyer), except that nothing has no shares: then all are 0.
#[must_use]
pub fn percents(counts: &[u64]) -> Vec<u32> {
    let all: u64 = counts.iter().sum();
    if all == 0 {
        return vec![0; counts.len()];
    }
    let mut remainders: Vec<u64> = counts.iter().map(|count| count * 100 % all).collect();
    let mut shares: Vec<u32> = counts.iter().map(|count| assert_fits(count * 100 / all)).collect();
    for _ in shares.iter().sum()..100 {
        let mut largest = 0;
        for at in 1..remainders.len() {
            if remainders[at] > remainders[largest] {
                largest = at;
            }
        }
        shares[largest] += 1;
        remainders[largest] = 0;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn seventeen_votes_are_not_101_percent() {
        assert_eq!(percents(&[12, 4, 1, 0]), [71, 23, 6, 0]);
        assert_eq!(percents(&[1, 1, 1]), [34, 33, 33]);
        assert_eq!(percents(&[18, 12, 1]), [58, 39, 3]);
        assert_eq!(percents(&[0, 0]), [0, 0]);
        assert_eq!(percents(&[5]), [100]);
        assert_eq!(percents(&[]), [0; 0]);
    }

    proptest! {
        #[test]
        fn shares_add_up_to_100_and_are_less_than_one_off(counts in prop::collection::vec(0_u64..5000, 1..9)) {
            let (shares, all) = (percents(&counts), counts.iter().sum::<u64>());
            prop_assume!(all > 0);
            prop_assert_eq!(shares.iter().sum::<u32>(), 100);
            for (share, count) in shares.iter().zip(&counts) {
                let exact = u64::from(*share) * all;
                prop_assert!(exact.abs_diff(count * 100) < all, "{} of {} is not {} %", count, all, share);
                prop_assert!(*count > 0 || *share == 0);
            }
            for (a, count) in shares.iter().zip(&counts) {
                for (b, other) in shares.iter().zip(&counts) {
                    prop_assert!(count <= other || a >= b, "more votes have a smaller share");
                }
            }
        }
    }
}
