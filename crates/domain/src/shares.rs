//! Shares of a whole in percent.

use crate::invariant::assert_fits;

/// Fewer than this are shown as counts without a percentage, which would claim a precision that they
/// do not have.
const FEWEST_FOR_PERCENT: u64 = 50;

/// Whether there are enough votes to say their shares in percent.
#[must_use]
pub fn says_percent(votes: &[u32]) -> bool {
    votes.iter().copied().map(u64::from).sum::<u64>() >= FEWEST_FOR_PERCENT
}

/// Returns the choices with the most votes: one that leads, several that are tied, or none if nobody
/// voted.
#[must_use]
pub fn leading(votes: &[u32]) -> Vec<usize> {
    let most = votes.iter().copied().max().filter(|most| *most > 0);
    (0..votes.len()).filter(|at| Some(votes[*at]) == most).collect()
}

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

    #[test]
    fn the_choice_with_the_most_votes_leads_unless_it_is_tied() {
        assert_eq!(leading(&[12, 4, 1, 0]), [0]);
        assert_eq!(leading(&[4, 12]), [1]);
        assert_eq!(leading(&[5, 3, 5]), [0, 2]);
        assert_eq!(leading(&[7]), [0]);
        for nobody in [&[][..], &[0], &[0, 0]] {
            assert_eq!(leading(nobody), [0; 0], "{nobody:?}");
        }
    }

    #[test]
    fn under_fifty_votes_have_no_percentage() {
        assert!(!says_percent(&[49, 0]));
        assert!(says_percent(&[49, 1]));
        assert!(says_percent(&[u32::MAX, u32::MAX]));
        assert!(!says_percent(&[]));
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
