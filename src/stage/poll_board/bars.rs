//! Votes as shares.

use konventa_domain::shares::{leading, percents, says_percent};

/// The share of one choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The number of votes.
    pub votes: u32,
    /// Their percentage of all votes. Those of all choices add up to 100.
    pub percent: u32,
    /// Whether there are enough votes to say the percentage.
    pub says_percent: bool,
    /// Whether no choice has more.
    pub most: bool,
}

impl Share {
    /// The share of the choice at an index; `None` if there is no such choice.
    #[must_use]
    pub fn of(votes: &[u32], at: usize) -> Option<Self> {
        let mine = *votes.get(at)?;
        let counts: Vec<u64> = votes.iter().copied().map(u64::from).collect();
        let (says_percent, most) = (says_percent(votes), leading(votes).contains(&at));
        Some(Self { votes: mine, percent: percents(&counts)[at], says_percent, most })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_to_100_and_the_most_is_marked() {
        let shares: Vec<Share> = (0..4).filter_map(|at| Share::of(&[12, 4, 1, 0], at)).collect();
        assert_eq!(shares.iter().map(|share| share.percent).collect::<Vec<_>>(), [71, 23, 6, 0]);
        assert_eq!(shares.iter().map(|share| share.most).collect::<Vec<_>>(), [true, false, false, false]);
        let nobody = Share { votes: 0, percent: 0, says_percent: false, most: false };
        assert_eq!(Share::of(&[0, 0], 0), Some(nobody));
        assert_eq!(Share::of(&[1], 1), None);
        assert!(Share::of(&[49, 1], 0).unwrap().says_percent);
    }
}
